"""The catalogue of messages: what happened and how to fix it, in Indonesian and English, one row a code.

`{name}` stands for a fact of the issue. The test suite holds that every code in the program has its row here,
and that each sentence uses only facts that the issue carries.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """What and fix, in Indonesian and English."""

    what_id: str
    fix_id: str
    what_en: str
    fix_en: str


M = Message
MESSAGES = {
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
    "yaml.duplicate_key": M(
        "Isian '{key}' ditulis dua kali.", "Hapus salah satunya.",
        "The key '{key}' stands twice.", "Delete one of them."),
    "field.missing": M(
        "Isian '{name}' belum ada.", "Tambahkan isian itu.",
        "The field '{name}' is missing.", "Add it."),
    "field.unknown": M(
        "Isian '{name}' tidak dikenal.", "Periksa ejaannya, atau hapus.",
        "The field '{name}' is not known.", "Check its spelling, or delete it."),
    "field.choice": M(
        "Isian '{name}' tidak boleh '{value}'.", "Pilih salah satu: {expected}.",
        "The field '{name}' can't be '{value}'.", "Choose one of: {expected}."),
    "field.number": M(
        "Isian '{name}' harus berupa angka, bukan '{value}'.", "Tulis angka dengan titik desimal, misalnya 2.5.",
        "The field '{name}' must be a number, not '{value}'.", "Write a number such as 2.5."),
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
    # schemes
    "scheme.no_unit": M(
        "Tidak ada unit kompetensi.", "Periksa apakah ini berkas skema.",
        "There is no unit of competency.", "Check that this is the file of a scheme."),
    "scheme.duplicate_unit": M(
        "Unit {unit} ada dua kali.", "Hapus salah satunya.",
        "Unit {unit} stands twice.", "Delete one of them."),
    "scheme.near_equal_unit": M(
        "Kode unit {unit} hampir sama dengan {twin}.", "Pastikan keduanya memang unit yang berbeda.",
        "Unit code {unit} is nearly the same as {twin}.", "Make sure that they are different units."),
    "scheme.no_title": M(
        "Unit {unit} tidak berjudul.", "Cantumkan unit itu beserta judulnya dalam daftar unit.",
        "Unit {unit} has no title.", "Give the unit and its title in the list of units."),
    "scheme.unit_without_element": M(
        "Unit {unit} tidak berisi elemen.", "Tambahkan elemen dan KUK-nya.",
        "Unit {unit} has no element.", "Add its elements and KUK."),
    "scheme.element_sequence": M(
        "Nomor elemen tidak urut dalam unit {unit}: {found}, seharusnya {expected}.", "Periksa elemen yang hilang atau tertukar.",
        "The elements of unit {unit} are out of sequence: {found} where {expected} belongs.", "Look for a missing or misplaced element."),
    "scheme.element_without_criterion": M(
        "Elemen {element} dari unit {unit} tidak berisi KUK.", "Tambahkan KUK-nya.",
        "Element {element} of unit {unit} has no KUK.", "Add its KUK."),
    "scheme.duplicate_criterion": M(
        "KUK {found} dari unit {unit} ada dua kali.", "Seharusnya {expected}; perbaiki nomornya.",
        "KUK {found} of unit {unit} stands twice.", "It should be {expected}; mend the number."),
    "scheme.criterion_sequence": M(
        "Nomor KUK tidak urut dalam unit {unit}: {found}, seharusnya {expected}.", "Periksa KUK yang hilang atau tertukar.",
        "The KUK of unit {unit} are out of sequence: {found} where {expected} belongs.", "Look for a missing or misplaced KUK."),
    "scheme.empty_criterion": M(
        "KUK {found} dari unit {unit} tidak berbunyi apa-apa.", "Tuliskan bunyi KUK itu.",
        "KUK {found} of unit {unit} has no text.", "Write its text."),
    "scheme.unknown_line": M(
        "Baris ini bukan unit, elemen, atau KUK: \"{text}\".", "Awali elemen dengan '1.' dan KUK dengan '1.1.', atau hapus baris itu.",
        "This line is neither unit, element nor KUK: \"{text}\".", "Begin an element with '1.' and a KUK with '1.1.', or delete the line."),
    "scheme.criterion_without_element": M(
        "KUK berdiri sebelum elemen dalam unit {unit}: \"{text}\".", "Tuliskan elemennya lebih dahulu.",
        "A KUK stands before any element in unit {unit}: \"{text}\".", "Write its element first."),
    "scheme.unit_without_section": M(
        "Unit {unit} ada dalam daftar, tetapi rinciannya tidak ada.", "Tambahkan bagian 'Kode unit: {unit}'.",
        "Unit {unit} is listed, but its section is missing.", "Add the section 'Kode unit: {unit}'."),
    "scheme.unit_not_listed": M(
        "Unit {unit} dirinci, tetapi tidak ada dalam daftar unit.", "Tambahkan ke daftar, atau hapus rinciannya.",
        "Unit {unit} has a section, but is not in the list of units.", "Add it to the list, or delete the section."),
    "scheme.unit_order": M(
        "Urutan rincian unit berbeda dari daftar unit.", "Samakan urutannya.",
        "The sections stand in another order than the list of units.", "Bring them into the same order."),
    "scheme.unit_count": M(
        "Diumumkan {announced} unit, tetapi daftar berisi {found}.", "Perbaiki daftar atau jumlahnya.",
        "{announced} units are announced, but {found} are listed.", "Mend the list or the number."),
    "scheme.other_units": M(
        "Skema {scheme} sudah ada dengan unit yang lain.", "Pakai --code yang lain untuk skema baru.",
        "Scheme {scheme} exists with other units.", "Use another --code for a new scheme."),
    "scheme.unit_differs": M(
        "Unit {unit} sudah ada dengan bunyi lain pada {part}: bank \"{old}\", berkas \"{new}\".",
        "Perubahan bunyi adalah revisi skema dan tidak diimpor begitu saja; kembalikan bunyi semula.",
        "Unit {unit} exists with another wording at {part}: bank \"{old}\", file \"{new}\".",
        "A changed wording is a scheme revision and isn't imported silently; restore the wording."),
    "scheme.not_found": M(
        "Skema {scheme} tidak ada dalam bank.", "Yang ada: {known}. Impor dengan 'qbank scheme import'.",
        "Scheme {scheme} is not in the bank.", "There are: {known}. Import it with 'qbank scheme import'."),
    "scheme.bad_code": M(
        "Kode skema '{code}' tidak dapat dipakai.", "Beri --code dari huruf kecil, angka, dan tanda hubung, misalnya pemasaran-kkni6.",
        "The scheme code '{code}' can't be used.", "Give --code in lower-case letters, digits and hyphens, such as pemasaran-kkni6."),
    # evidence plans
    "plan.unknown_criterion": M(
        "KUK {criterion} tidak ada dalam skema.", "Periksa kode unit dan nomor KUK.",
        "KUK {criterion} is not in the scheme.", "Check unit code and KUK number."),
    "plan.criterion_twice": M(
        "KUK {criterion} direncanakan dua kali.", "Hapus salah satunya.",
        "KUK {criterion} is planned twice.", "Delete one of them."),
    "plan.criterion_missing": M(
        "KUK {criterion} belum direncanakan.", "Tambahkan cara pembuktiannya.",
        "KUK {criterion} is not planned.", "Add how it is to be shown."),
    "plan.pieces": M(
        "Diminta {pieces} bukti dari {count} instrumen.", "Isi 'pieces' dari 1 sampai {count}.",
        "{pieces} pieces are asked of {count} instruments.", "Give 'pieces' from 1 to {count}."),
    "plan.kind_mismatch": M(
        "{instrument} bukan instrumen untuk bukti {kind}.", "Pindahkan ke 'supplementary', atau ubah jenis buktinya.",
        "{instrument} is no instrument for evidence of the kind {kind}.", "Move it to 'supplementary', or change the kind."),
    "plan.unknown_unit": M(
        "Kelompok pekerjaan menyebut unit {unit} yang tidak ada dalam skema.", "Periksa kode unit.",
        "A job group names unit {unit}, which is not in the scheme.", "Check the unit code."),
    "plan.unit_twice": M(
        "Unit {unit} masuk dua kelompok pekerjaan.", "Sisakan di satu kelompok.",
        "Unit {unit} stands in two job groups.", "Leave it in one."),
    "plan.unit_without_group": M(
        "Unit {unit} belum masuk kelompok pekerjaan.", "Masukkan ke salah satu kelompok.",
        "Unit {unit} is in no job group.", "Put it into one."),
    "plan.not_found": M(
        "Skema {scheme} belum memiliki rencana asesmen.", "Impor dengan 'qbank plan import BERKAS'.",
        "Scheme {scheme} has no evidence plan yet.", "Import one with 'qbank plan import FILE'."),
    # items
    "item.code_shape": M(
        "Kode butir tidak cocok dengan jenisnya ({kind}).", "Pakai awalan jenis itu dan empat angka, misalnya PG-0101.",
        "The item code does not fit its kind ({kind}).", "Use the kind's prefix and four digits, such as PG-0101."),
    "item.no_criterion": M(
        "Butir ini tidak menyebut KUK.", "Sebutkan sekurang-kurangnya satu KUK.",
        "The item names no KUK.", "Name at least one KUK."),
    "item.missing_field": M(
        "Isian '{name}' wajib untuk jenis butir ini.", "Tambahkan isian itu.",
        "The field '{name}' is needed for this kind of item.", "Add it."),
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
    # blueprints and sets
    "blueprint.day_too_long": M(
        "Satu hari asesmen menjadi {minutes} menit, batasnya {most}.", "Kurangi menit salah satu instrumen.",
        "The day takes {minutes} minutes, the limit is {most}.", "Lower the minutes of an instrument."),
    "blueprint.not_found": M(
        "Kisi-kisi {blueprint} tidak ada dalam bank.", "Yang ada: {known}. Impor dengan 'qbank blueprint import BERKAS'.",
        "The blueprint {blueprint} is not in the bank.", "There are: {known}. Import one with 'qbank blueprint import FILE'."),
    "set.empty_pool": M(
        "Belum ada butir yang disetujui untuk skema {scheme}.", "Setujui butir soal, atau susun draf dengan --include-drafts.",
        "No item is approved for scheme {scheme}.", "Approve items, or assemble a draft with --include-drafts."),
    "set.not_found": M(
        "Set {set} tidak ada dalam bank.", "Yang ada: {known}.",
        "The set {set} is not in the bank.", "There are: {known}."),
    "set.no_form": M(
        "Set {set} tidak memiliki paket {form}.", "Yang ada: {known}.",
        "The set {set} has no form {form}.", "There are: {known}."),
    # printing
    "print.unwritable": M(
        "Folder hasil tidak dapat ditulis ({reason}); tidak ada yang berubah.", "Pilih folder lain dengan --out, tutup Word, atau kosongkan ruang.",
        "The output folder can't be written ({reason}); nothing was changed.", "Choose another folder with --out, close Word, or free some space."),
    "print.altered": M(
        "Hasil cetak ini sudah ada dan berkasnya pernah diubah: {files}.", "Ganti nama folder itu, lalu cetak lagi.",
        "This print exists and files in it were changed: {files}.", "Rename the folder, then print again."),
    # people
    "person.not_found": M(
        "Orang dengan kode {person} belum terdaftar.", "Daftarkan dengan 'qbank person add'.",
        "There is no person with the code {person}.", "Add them with 'qbank person add'."),
    "person.bad_code": M(
        "Kode orang '{code}' tidak dapat dipakai.", "Pakai huruf kecil, angka, dan tanda hubung.",
        "The person code '{code}' can't be used.", "Use lower-case letters, digits and hyphens."),
    "person.exists": M(
        "Kode {person} sudah dipakai.", "Pakai kode lain.",
        "The code {person} is taken.", "Use another code."),
    # database
    "database.bad_url": M(
        "Alamat basis data tidak dikenal: {url}.", "Pakai misalnya sqlite:///qbank.db atau postgresql://pengguna@server/bank.",
        "The database URL is not understood: {url}.", "Use for example sqlite:///qbank.db or postgresql://user@server/bank."),
    "database.missing": M(
        "Belum ada bank soal di {database}.", "Buat dengan 'qbank init', atau tunjuk bank lain dengan --database.",
        "There is no bank at {database}.", "Create one with 'qbank init', or point to another with --database."),
    "database.not_a_bank": M(
        "{database} bukan bank soal qbank.", "Buat bank dengan 'qbank init', atau tunjuk bank lain dengan --database.",
        "{database} is not a bank of qbank.", "Create one with 'qbank init', or point to another with --database."),
    "database.foreign": M(
        "{database} berisi data program lain.", "Pakai basis data kosong.",
        "{database} holds another program's data.", "Use an empty database."),
    "database.old": M(
        "Bank {database} berasal dari versi lama ({found}).", "Buat cadangan, lalu jalankan 'qbank init'.",
        "The bank {database} is of an older version ({found}).", "Make a copy, then run 'qbank init'."),
    "database.newer": M(
        "Bank {database} berasal dari qbank yang lebih baru ({found}).", "Perbarui qbank di komputer ini.",
        "The bank {database} is of a newer qbank ({found}).", "Update qbank on this machine."),
    "database.cannot_open": M(
        "Basis data {database} tidak dapat dibuka ({reason}).", "Periksa alamat, folder, dan izinnya.",
        "The database {database} can't be opened ({reason}).", "Check its address, folder and permissions."),
    # the command line itself
    "usage.mistake": M(
        "Perintah tidak dimengerti: {problem}", "Lihat '{command} --help'.",
        "The command is not understood: {problem}", "See '{command} --help'."),
    "usage.no_command": M(
        "Tidak ada perintah '{name}'.", "Lihat '{command} --help'. {hint}",
        "There is no command '{name}'.", "See '{command} --help'. {hint}"),
    "usage.no_option": M(
        "Tidak ada opsi '{name}'.", "Lihat '{command} --help'. {hint}",
        "There is no option '{name}'.", "See '{command} --help'. {hint}"),
    "usage.missing": M(
        "'{name}' belum disebutkan.", "Lihat '{command} --help'.",
        "'{name}' is missing.", "See '{command} --help'."),
    "usage.bad_value": M(
        "Isi '{name}' tidak dapat dipakai: {problem}", "Lihat '{command} --help'.",
        "The value of '{name}' can't be used: {problem}", "See '{command} --help'."),
    "usage.bad_settings": M(
        "Berkas pengaturan tidak dapat dibaca: {problem}", "Perbaiki atau hapus berkas itu.",
        "The settings file can't be read: {problem}", "Mend it or delete it."),
    "bug": M(
        "Ini kesalahan program, bukan kesalahan Anda; tidak ada yang disimpan.", "Kirimkan berkas {log} kepada pengembang.",
        "This is a fault of the program, not yours; nothing was saved.", "Send the file {log} to the developers."),
}  # fmt: skip
