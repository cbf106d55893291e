"""Messages about schemes and evidence plans."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
SCHEME_MESSAGES = {
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
    "scheme.bad_unit_code": M(
        "Kode unit '{unit}' tidak dapat dipakai.", "Tulis kode seperti tercetak, paling banyak {most} karakter.",
        "The unit code '{unit}' can't be used.", "Write the code as printed, at most {most} characters."),
    "scheme.too_long": M(
        "Isian '{name}' terlalu panjang: {count} karakter, paling banyak {most}.", "Persingkat.",
        "The field '{name}' is too long: {count} characters, at most {most}.", "Shorten it."),
    "scheme.unit_without_element": M(
        "Unit {unit} tidak berisi elemen.", "Tambahkan elemen dan KUK-nya.",
        "Unit {unit} has no element.", "Add its elements and KUK."),
    "scheme.element_sequence": M(
        "Nomor elemen tidak urut dalam unit {unit}: {found}, seharusnya {expected}.", "Periksa elemen yang hilang atau tertukar.",
        "The elements of unit {unit} are out of sequence: {found} where {expected} belongs.", "Look for a missing or misplaced element."),
    "scheme.element_without_title": M(
        "Elemen {element} dari unit {unit} tidak berjudul.", "Tuliskan judul elemen itu.",
        "Element {element} of unit {unit} has no title.", "Write its title."),
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
    "scheme.number_in_text": M(
        "Bunyi KUK {criterion} dari unit {unit} memuat nomor {found}: mungkin KUK berikutnya.",
        "Tulis semua nomor KUK sama bentuknya, misalnya '{found}.'; bila nomor itu bagian dari bunyinya, impor skema sebagai YAML.",
        "The text of KUK {criterion} of unit {unit} holds the number {found}: maybe the next KUK.",
        "Write all KUK numbers alike, such as '{found}.'; if the number belongs to the text, import the scheme as YAML."),
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
    "plan.instrument_twice": M(
        "Instrumen {instrument} disebut dua kali.", "Sisakan satu kali, di 'instruments' atau di 'supplementary'.",
        "The instrument {instrument} stands twice.", "Leave it once, in 'instruments' or in 'supplementary'."),
    "plan.pieces": M(
        "Diminta {pieces} bukti dari {count} instrumen.", "Isi 'pieces' dari 1 sampai {count}.",
        "{pieces} pieces are asked of {count} instruments.", "Give 'pieces' from 1 to {count}."),
    "plan.kind_mismatch": M(
        "{instrument} bukan instrumen untuk bukti {kind}.", "Pindahkan ke 'supplementary', atau ubah jenis buktinya.",
        "{instrument} is no instrument for evidence of the kind {kind}.", "Move it to 'supplementary', or change the kind."),
    "plan.job_group_twice": M(
        "Kode kelompok pekerjaan {group} dipakai dua kali.", "Beri salah satunya kode lain.",
        "The job group code {group} is used twice.", "Give one of them another code."),
    "plan.bad_job_group": M(
        "Kode kelompok pekerjaan '{group}' tidak dapat dipakai.", "Isi 1 sampai {most} karakter, misalnya KP1.",
        "The job group code '{group}' can't be used.", "Give 1 to {most} characters, such as KP1."),
    "plan.minutes": M(
        "Waktu tugas kelompok {group} tidak mungkin {minutes} menit.", "Isi 'minutes' dari 0 sampai {most}.",
        "The task of job group {group} can't take {minutes} minutes.", "Give 'minutes' from 0 to {most}."),
    "plan.unknown_job_group": M(
        "'potential' menyebut kelompok {group} yang tidak ada.", "Pakai kode salah satu 'job_groups'.",
        "'potential' names the job group {group}, which does not exist.", "Use the code of one of the 'job_groups'."),
    "plan.potential": M(
        "Potensi asesi {potential} tidak ada ({instrument}, kelompok {group}).", "Pakai angka 1 sampai 5.",
        "There is no candidate potential {potential} ({instrument}, job group {group}).", "Use the numbers 1 to 5."),
    "plan.unknown_unit": M(
        "Kelompok pekerjaan menyebut unit {unit} yang tidak ada dalam skema.", "Periksa kode unit.",
        "A job group names unit {unit}, which is not in the scheme.", "Check the unit code."),
    "plan.unit_twice": M(
        "Unit {unit} masuk dua kelompok pekerjaan.", "Sisakan di satu kelompok.",
        "Unit {unit} stands in two job groups.", "Leave it in one."),
    "plan.unit_without_group": M(
        "Unit {unit} belum masuk kelompok pekerjaan.", "Masukkan ke salah satu kelompok.",
        "Unit {unit} is in no job group.", "Put it into one."),
    "plan.no_job_group": M(
        "Skema {scheme} tidak memiliki kelompok pekerjaan {group}.", "Yang ada: {known}. Kelompok baru disebut beserta unitnya (--units).",
        "Scheme {scheme} has no job group {group}.", "There are: {known}. Name a new group together with its units (--units)."),
    "plan.not_found": M(
        "Skema {scheme} belum memiliki rencana asesmen.", "Impor dengan 'qbank plan import BERKAS'.",
        "Scheme {scheme} has no evidence plan yet.", "Import one with 'qbank plan import FILE'."),
}  # fmt: skip
