"""Messages about files and their fields, in whatever format."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
FILE_MESSAGES = {
    # files
    "file.missing": M(
        "Berkas tidak ada.", "Periksa nama dan foldernya.",
        "The file does not exist.", "Check its name and folder."),
    "file.is_folder": M(
        "Ini folder, bukan berkas.", "Sebutkan nama berkas di dalamnya.",
        "This is a folder, not a file.", "Name a file in it."),
    "file.unreadable": M(
        "Berkas tidak dapat dibaca ({reason}).", "Periksa izin berkas, atau tutup program yang memakainya.",
        "The file can't be read ({reason}).", "Check its permissions, or close the program that holds it."),
    "file.unwritable": M(
        "Berkas tidak dapat ditulis ({reason}).", "Pilih folder lain, atau tutup berkas itu bila sedang terbuka.",
        "The file can't be written ({reason}).", "Choose another folder, or close the file if it is open."),
    "file.too_large": M(
        "Berkas terlalu besar: {megabytes} MB, paling besar {most} MB.", "Bagi isinya menjadi beberapa berkas.",
        "The file is too large: {megabytes} MB, at most {most} MB.", "Split it into several files."),
    "file.too_large_to_read": M(
        "Berkas akan sebesar {megabytes} MB, sedangkan yang dapat dibaca kembali paling besar {most} MB; tidak ada yang ditulis.",
        "Pilih bagian yang lebih kecil.",
        "The file would have {megabytes} MB, and at most {most} MB can be read back; nothing was written.", "Choose a smaller part."),
    "file.exists": M(
        "Nama itu sudah dipakai berkas atau folder lain; tidak ada yang ditulis.", "Pakai nama lain, atau pindahkan yang lama.",
        "That name is taken by a file or folder; nothing was written.", "Use another name, or move the old one."),
    "file.no_folder": M(
        "Folder '{folder}' tidak ada; tidak ada yang ditulis.", "Buat foldernya dulu, atau pilih folder lain.",
        "There is no folder '{folder}'; nothing was written.", "Make it first, or choose another."),
    "file.empty": M(
        "Berkas kosong.", "Pilih berkas yang berisi.",
        "The file is empty.", "Choose a file with content."),
    "file.not_text": M(
        "Ini bukan berkas teks UTF-8.", "Simpan ulang sebagai teks (UTF-8), atau pilih berkas yang benar.",
        "This is not a UTF-8 text file.", "Save it again as text (UTF-8), or choose the right file."),
    "file.control_character": M(
        "Ada karakter kendali {character}.", "Hapus karakter itu dan simpan ulang.",
        "There is a control character {character}.", "Delete it and save the file again."),
    "file.unknown_kind": M(
        "Jenis berkas {suffix} tidak dikenal.", "Pakai salah satu: {known}.",
        "Files of the kind {suffix} are not known.", "Use one of: {known}."),
    "file.no_items": M(
        "Folder ini tidak berisi berkas butir soal.", "Pilih folder yang berisi berkas .yaml atau .json.",
        "This folder holds no item files.", "Choose a folder with .yaml or .json files."),
    # YAML and its fields
    "yaml.syntax": M(
        "Susunan YAML salah: {problem}.", "Periksa lekukan baris, tanda titik dua, dan tanda kutip di sekitar baris itu.",
        "The YAML is not well formed: {problem}.", "Check indentation, colons and quotes around this line."),
    "yaml.alias": M(
        "Jangkar dan alias YAML (& dan *) tidak diterima.", "Tulis isinya lengkap di kedua tempat.",
        "YAML anchors and aliases (& and *) are not accepted.", "Write the content out in both places."),
    "yaml.too_deep": M(
        "Isi bertingkat lebih dari {most} lapis.", "Sederhanakan susunannya.",
        "The content is nested more than {most} levels deep.", "Make it flatter."),
    "yaml.tag": M(
        "Tanda YAML '{tag}' tidak diterima.", "Hapus tanda itu; setiap isi dibaca sebagai teks.",
        "The YAML tag '{tag}' is not accepted.", "Delete it; every value is read as text."),
    "yaml.not_mapping": M(
        "Isi berkas bukan pasangan nama: isi.", "Bandingkan dengan contoh dalam tests/examples.",
        "The file is not made of name: value pairs.", "Compare it with the examples in tests/examples."),
    "yaml.duplicate_key": M(
        "Isian '{key}' ditulis dua kali.", "Hapus salah satunya.",
        "The key '{key}' stands twice.", "Delete one of them."),
    "field.missing": M(
        "Isian '{name}' belum ada.", "Tambahkan isian itu.",
        "The field '{name}' is missing.", "Add it."),
    "field.unknown": M(
        "Isian '{name}' tidak dikenal.", "Periksa ejaannya, atau hapus.",
        "The field '{name}' is not known.", "Check its spelling, or delete it."),
    "field.unknown_near": M(
        "Isian '{name}' tidak dikenal.", "Maksud Anda '{near}'? Perbaiki ejaannya, atau hapus.",
        "The field '{name}' is not known.", "Did you mean '{near}'? Mend the spelling, or delete it."),
    "field.choice": M(
        "Isian '{name}' tidak boleh '{value}'.", "Pilih salah satu: {expected}.",
        "The field '{name}' can't be '{value}'.", "Choose one of: {expected}."),
    "field.number": M(
        "Isian '{name}' harus berupa angka, bukan '{value}'.", "Tulis angka dengan titik desimal, misalnya 2.5.",
        "The field '{name}' must be a number, not '{value}'.", "Write a number such as 2.5."),
    "field.whole_number": M(
        "Isian '{name}' harus berupa bilangan bulat, bukan '{value}'.", "Tulis bilangan tanpa koma atau titik desimal, misalnya 12.",
        "The field '{name}' must be a whole number, not '{value}'.", "Write a number without a decimal point, such as 12."),
    "field.true_or_false": M(
        "Isian '{name}' harus true atau false, bukan '{value}'.", "Tulis true atau false.",
        "The field '{name}' must be true or false, not '{value}'.", "Write true or false."),
    "field.text": M(
        "Isian '{name}' harus berupa teks.", "Tulis satu teks, bukan daftar.",
        "The field '{name}' must be a text.", "Write one text, not a list."),
    "field.list": M(
        "Isian '{name}' harus berupa daftar.", "Tulis tiap butir pada baris sendiri, diawali tanda '- '.",
        "The field '{name}' must be a list.", "Write each entry on a line of its own that begins with '- '."),
    "field.mapping": M(
        "Isian '{name}' harus berupa pasangan nama: isi.", "Tulis 'nama: isi', satu per baris.",
        "The field '{name}' must be made of name: value pairs.", "Write 'name: value', one a line."),
    "field.invalid": M(
        "Isian '{name}' tidak dapat dipakai: '{value}'.", "Bandingkan dengan contoh dalam tests/examples.",
        "The field '{name}' can't be used: '{value}'.", "Compare it with the examples in tests/examples."),
    "field.too_long": M(
        "Isian '{name}' terlalu panjang: {count} karakter, paling banyak {most}.", "Persingkat.",
        "The field '{name}' is too long: {count} characters, at most {most}.", "Shorten it."),
    "field.control_character": M(
        "Isian '{name}' berisi karakter {character} yang tidak dapat disimpan.", "Hapus karakter itu.",
        "The field '{name}' holds the character {character}, which can't be stored.", "Delete it."),
}  # fmt: skip
