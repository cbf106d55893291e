"""Messages about items and their import."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
ITEM_MESSAGES = {
    "item.export_too_large": M(
        "Butir ini akan menjadi berkas {megabytes} MB, sedangkan yang dapat dibaca kembali paling besar {most} MB; tidak ada yang ditulis.",
        "Sebut nama folder (tanpa akhiran), misalnya 'qbank item export butir': isinya ditulis sebagai beberapa berkas yang diimpor sekaligus.",
        "These items would make a file of {megabytes} MB, and at most {most} MB can be read back; nothing was written.",
        "Name a folder (without suffix), as in 'qbank item export items': it gets several files that are imported together."),
    "item.export_kind": M(
        "Jenis berkas {suffix} tidak dapat ditulis.", "Pakai .json atau .xlsx, atau nama tanpa akhiran untuk folder.",
        "A {suffix} file can't be written.", "Use .json or .xlsx, or a name without suffix for a folder."),
    # items
    "item.code_shape": M(
        "Kode butir tidak cocok dengan jenisnya ({kind}).", "Pakai awalan jenis itu dan empat angka, misalnya PG-0101.",
        "The item code does not fit its kind ({kind}).", "Use the kind's prefix and four digits, such as PG-0101."),
    "item.bad_uuid": M(
        "UUID '{uuid}' tidak dapat dipakai.", "Hapus isian 'uuid' untuk butir baru, atau salin dari hasil ekspor.",
        "The UUID '{uuid}' can't be used.", "Delete 'uuid' for a new item, or copy it from an export."),
    "item.uuid_taken": M(
        "UUID {uuid} sudah dipakai butir {item}.", "Hapus isian 'uuid' pada butir yang baru.",
        "The UUID {uuid} belongs to item {item}.", "Delete 'uuid' from the newer item."),
    "item.no_criterion": M(
        "Butir ini tidak menyebut KUK.", "Sebutkan sekurang-kurangnya satu KUK.",
        "The item names no KUK.", "Name at least one KUK."),
    "item.missing_field": M(
        "Isian '{name}' wajib untuk jenis butir ini.", "Tambahkan isian itu.",
        "The field '{name}' is needed for this kind of item.", "Add it."),
    "item.not_positive": M(
        "Isian '{name}' harus lebih dari nol, bukan {value}.", "Tulis angka seperti 2.5, atau hapus isian itu bila tidak wajib.",
        "The field '{name}' must be more than zero, not {value}.", "Write a number such as 2.5, or delete the field where it isn't needed."),
    "item.watched_minutes": M(
        "Asesor tidak mungkin bersama asesi selama {value} menit terakhir tugas ini.",
        "Isi 'watched_minutes' dari 0 sampai menit tugas ({most}), atau hapus isian itu.",
        "The assessor can't be with the candidate for the last {value} minutes of this task.",
        "Give 'watched_minutes' from 0 to the task's minutes ({most}), or delete it."),
    "item.calibration": M(
        "Hasil kalibrasi '{name}' tidak mungkin {value}.", "Isi angka dari {least} sampai {most}, atau hapus 'calibration'.",
        "The calibration's '{name}' can't be {value}.", "Give a number from {least} to {most}, or delete 'calibration'."),
    "item.calibration_outdated": M(
        "Bunyi butir ini berubah, tetapi hasil kalibrasinya masih milik bunyi lama; hasil itu tidak ikut ke versi baru.",
        "Hapus 'calibration' dari berkas, atau isi hasil uji bunyi yang baru.",
        "The wording of this item changed, but its calibration is still that of the old wording; the new version doesn't take it over.",
        "Delete 'calibration' from the file, or give the figures of the new wording."),
    "item.no_rubric": M(
        "Esai ini tidak memiliki rubrik.", "Tambahkan butir rubrik beserta skornya.",
        "The essay has no rubric.", "Add scored rubric points."),
    "item.no_answer_points": M(
        "Pertanyaan ini tidak memiliki pokok jawaban.", "Tambahkan pokok jawaban yang diharapkan.",
        "The question has no expected answer points.", "Add them."),
    "item.too_long": M(
        "Isian '{name}' terlalu panjang: {count} karakter, paling banyak {most}.", "Persingkat.",
        "The field '{name}' is too long: {count} characters, at most {most}.", "Shorten it."),
    "item.option_count": M(
        "Pilihan jawaban ada {count}.", "Sediakan tiga sampai lima pilihan.",
        "There are {count} options.", "Give three to five options."),
    "item.key_count": M(
        "Kunci jawaban ada {count}.", "Tandai tepat satu pilihan dengan 'key: true'.",
        "There are {count} keys.", "Mark exactly one option with 'key: true'."),
    "item.same_options": M(
        "Dua pilihan jawaban berbunyi sama.", "Ubah salah satunya.",
        "Two options have the same text.", "Change one of them."),
    "item.step_without_key": M(
        "Langkah {step} tidak memiliki kunci produk.", "Tambahkan butir 'product_key' untuk langkah itu.",
        "Step {step} has no product key.", "Add a 'product_key' point for it."),
    "item.step_without_criterion": M(
        "Langkah {step} tidak menyebut KUK.", "Sebutkan KUK yang dibuktikannya.",
        "Step {step} names no KUK.", "Name the KUK that it evidences."),
    "item.criteria_beside_steps": M(
        "KUK pada 'criteria' berbeda dari KUK langkah-langkahnya.", "Hapus 'criteria': KUK tugas diambil dari langkahnya.",
        "The KUK in 'criteria' differ from those of the steps.", "Delete 'criteria': a task's KUK come from its steps."),
    "item.key_without_step": M(
        "Kunci produk menunjuk langkah {step} yang tidak ada.", "Perbaiki nomor langkahnya.",
        "The product key points at step {step}, which does not exist.", "Mend the step's number."),
    "item.no_items": M(
        "Berkas ini tidak berisi daftar 'items'.", "Tulis butir soal di bawah 'items:'.",
        "The file holds no list 'items'.", "Write the items below 'items:'."),
    "item.unknown_criterion": M(
        "KUK {criterion} tidak ada dalam unit {unit}.", "Periksa nomor KUK dengan 'qbank scheme show'.",
        "KUK {criterion} does not exist in unit {unit}.", "Check the number with 'qbank scheme show'."),
    "item.unknown_unit": M(
        "Unit {unit} tidak ada dalam bank.", "Periksa kode unit, atau impor skemanya lebih dahulu.",
        "Unit {unit} is not in the bank.", "Check the unit code, or import its scheme first."),
    "item.unknown_enemy": M(
        "Butir {enemy} yang disebut dalam 'enemies' tidak ada.", "Periksa kodenya.",
        "The item {enemy} named in 'enemies' does not exist.", "Check its code."),
    "item.unknown_stimulus": M(
        "Kasus {stimulus} tidak ada.", "Tambahkan di bawah 'stimuli:', atau perbaiki kodenya.",
        "The stimulus {stimulus} does not exist.", "Add it below 'stimuli:', or mend its code."),
    "item.stimulus_twice": M(
        "Kasus {stimulus} ditulis dengan dua bunyi.", "Samakan bunyinya, atau beri salah satunya kode lain.",
        "The stimulus {stimulus} is given with two wordings.", "Make them the same, or give one another code."),
    "item.unknown_author": M(
        "Penyusun {author} belum terdaftar.", "Daftarkan dengan 'qbank person add', atau pakai --add-persons.",
        "The author {author} is not in the bank.", "Add them with 'qbank person add', or use --add-persons."),
    "item.other_kind": M(
        "Butir ini sudah ada sebagai jenis {known}, bukan {kind}.", "Pakai kode lain.",
        "The item exists as the kind {known}, not {kind}.", "Use another code."),
    "item.code_twice": M(
        "Kode butir {code} dipakai dua kali.", "Beri salah satunya kode lain.",
        "The item code {code} is used twice.", "Give one of them another code."),
    "item.not_found": M(
        "Butir {item} tidak ada dalam bank.", "Lihat daftar dengan 'qbank item list'.",
        "The item {item} is not in the bank.", "See 'qbank item list'."),
}  # fmt: skip
