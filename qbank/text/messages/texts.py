"""Messages about what stands in the texts of items: pictures and formulas."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
TEXT_MESSAGES = {
    # pictures
    "picture.no_words": M(
        "Gambar {picture} tidak memiliki teks pengganti.", "Tulis apa yang terlihat, tanpa menyebut jawabannya: ![Grafik penjualan Mei–Juli](gambar.png).",
        "The picture {picture} has no words for those who can't see it.", "Say what it shows, without the answer: ![Sales from May to July](picture.png)."),
    "picture.not_understood": M(
        "\"{text}\" tampak seperti gambar, tetapi tidak dapat dibaca.", "Tulis ![teks pengganti](gambar.png); nama berkas yang memuat spasi diapit < dan >.",
        "\"{text}\" looks like a picture but can't be read.", "Write ![words](picture.png); put a file name with blanks between < and >."),
    "picture.missing": M(
        "Berkas gambar {picture} tidak ditemukan di folder berkas butir ini.", "Simpan gambar itu di samping berkas butir, atau perbaiki namanya.",
        "The picture file {picture} is not in the folder of the item file.", "Save it beside the item file, or mend its name."),
    "picture.outside": M(
        "Gambar {picture} berada di luar folder berkas butir.", "Simpan gambar di folder berkas butir atau di bawahnya, dan tulis namanya tanpa '..', '\\' atau alamat internet.",
        "The picture {picture} lies outside the folder of the item file.", "Save it in that folder or below, and write its name without '..', '\\' or an internet address."),
    "picture.unreadable": M(
        "{picture} bukan gambar, atau isinya rusak.", "Simpan ulang sebagai salah satu dari {known}.",
        "{picture} is no picture, or it is damaged.", "Save it again as one of {known}."),
    "picture.too_large": M(
        "Gambar {picture} terlalu besar: {megabytes} MB, paling besar {most} MB.", "Perkecil gambar itu.",
        "The picture {picture} is too large: {megabytes} MB, at most {most} MB.", "Make it smaller."),
    "picture.too_many_pixels": M(
        "Gambar {picture} terlalu besar: {size} piksel, paling banyak {most} juta.", "Perkecil gambar itu.",
        "The picture {picture} is too large: {size} pixels, at most {most} million.", "Make it smaller."),
    "picture.moves": M(
        "Gambar {picture} bergerak; kertas hanya dapat memuat satu gambar.", "Simpan satu gambarnya sebagai PNG.",
        "The picture {picture} moves; paper holds one picture only.", "Save one frame of it as PNG."),
    "picture.no_base64": M(
        "Isian 'media' gambar {picture} rusak.", "Ekspor ulang butir itu dari bank asalnya.",
        "The 'media' entry of picture {picture} is damaged.", "Export the item again from the bank it came from."),
    "picture.unknown": M(
        "Gambar {picture} tidak ada di bank ini.", "Ekspor ulang butir itu beserta gambarnya, atau tulis nama berkas gambar.",
        "The picture {picture} is not in this bank.", "Export the item again with its pictures, or name a picture file."),
    "picture.lost": M(
        "Gambar {picture} hilang dari bank atau isinya berubah.", "Pulihkan bank dari cadangan.",
        "The picture {picture} is lost from the bank, or was changed.", "Restore the bank from a backup."),
    # formulas
    "formula.unknown": M(
        "Rumus ${formula}$ memuat \"{piece}\" yang tidak dikenal.",
        "Pakai pecahan \\frac, akar \\sqrt, pangkat ^, indeks _, \\sum, \\bar, huruf Yunani dan tanda seperti \\times \\le; selain itu pakai gambar.",
        "The formula ${formula}$ holds \"{piece}\", which is not known here.",
        "Use \\frac, \\sqrt, ^, _, \\sum, \\bar, Greek letters and signs such as \\times \\le; for anything else use a picture."),
    "formula.bracket": M(
        "Tanda kurung dalam rumus ${formula}$ tidak berpasangan: \"{piece}\".", "Lengkapi pasangannya.",
        "The brackets of the formula ${formula}$ have no partner: \"{piece}\".", "Add the missing one."),
    "formula.incomplete": M(
        "Rumus ${formula}$ belum lengkap di \"{piece}\".", "Tulis bagian yang kurang, misalnya pangkat sesudah ^ atau penyebut sesudah \\frac.",
        "The formula ${formula}$ is incomplete at \"{piece}\".", "Write what is missing, such as the power after ^ or what \\frac divides by."),
    "formula.words": M(
        "Tulisan antara dua tanda dolar dibaca sebagai rumus, tetapi memuat kata: \"{words}\" dalam ${formula}$.",
        "Untuk mata uang tulis \\$ atau USD; kata di dalam rumus ditulis dalam kurung kurawal sesudah \\text.",
        "What stands between two dollar signs is read as a formula, but it holds words: \"{words}\" in ${formula}$.",
        "For money write \\$ or USD; words in a formula stand in braces after \\text."),
    "text.no_marks_here": M(
        "Isian '{name}' dicetak apa adanya: gambar dan rumus tidak dapat dipakai di sana.", "Pindahkan gambar atau rumus ke teks soal.",
        "The field '{name}' is printed as typed: pictures and formulas can't stand there.", "Move the picture or formula to the question's text."),
}  # fmt: skip
