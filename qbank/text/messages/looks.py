"""Messages about the body's own look: wording, logo, revision codes, template."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
LOOK_MESSAGES = {
    "wording.syntax": M(
        "Susunan TOML salah: {problem}.", "Periksa tanda kutip, kurung siku, dan tanda sama dengan di baris itu.",
        "The TOML is not well formed: {problem}.", "Check quotes, brackets and equals signs on this line."),
    "wording.unknown": M(
        "Tidak ada kalimat bernama '{entry}'.", "Yang mirip: {near}. Daftar lengkapnya ditulis oleh 'qbank lsp wording BERKAS'.",
        "There is no wording called '{entry}'.", "Similar: {near}. 'qbank lsp wording FILE' writes the whole list."),
    "wording.not_text": M(
        "'{entry}' harus satu teks.", "Tulis satu teks di antara tanda kutip, bukan daftar atau angka.",
        "'{entry}' must be one text.", "Write one text in quotes, not a list or a number."),
    "wording.not_list": M(
        "'{entry}' harus daftar teks.", "Tulis teks-teks di antara kurung siku, dipisahkan koma: [\"satu\", \"dua\"].",
        "'{entry}' must be a list of texts.", "Write the texts in square brackets, parted by commas: [\"one\", \"two\"]."),
    "wording.count": M(
        "'{entry}' berisi {count} teks, seharusnya {expected}.", "Daftar ini mengisi tempat yang tetap, misalnya kepala tabel: tulis {expected} teks.",
        "'{entry}' holds {count} texts instead of {expected}.", "This list fills fixed places, such as a table's head: write {expected} texts."),
    "wording.dollar": M(
        "'{entry}' memuat tanda $ yang tidak diikuti nama.", "Tulis $$ untuk mencetak satu tanda $.",
        "'{entry}' holds a $ that no name follows.", "Write $$ to print one $."),
    "wording.names": M(
        "'{entry}' memuat {found}, seharusnya {expected}.", "Pakai nama yang sama seperti kalimat bawaan: program mengisinya saat mencetak.",
        "'{entry}' holds {found} instead of {expected}.", "Use the names of the built-in sentence: they are filled in when printing."),
    "wording.secret": M(
        "'{entry}' tidak lagi memuat kata {word}.", "Biarkan kata itu: ia menjaga agar kunci tidak sampai ke asesi.",
        "'{entry}' no longer holds the word {word}.", "Keep the word: it keeps the key from the candidate."),
    "template.too_long": M(
        "Template ini terlalu rumit: {count} tanda XML, paling banyak {most}.", "Buang isi yang tidak perlu; template hanya memuat kop, kaki, gaya, dan slot.",
        "The template is too complex: {count} XML tags, at most {most}.", "Remove what it doesn't need; a template holds head, foot, styles and slots."),
    "template.macros": M(
        "Berkas ini memuat makro atau bukan dokumen Word biasa (.docx).", "Simpan sebagai 'Dokumen Word (.docx)', tanpa makro.",
        "The file holds macros, or is no plain Word document (.docx).", "Save it as 'Word Document (.docx)', without macros."),
    "template.external": M(
        "Template mengambil sesuatu dari luar ({kind}: {target}).", "Tempelkan gambar atau isinya ke dalam berkas; lepaskan tautan ke template lain.",
        "The template fetches something from outside ({kind}: {target}).", "Paste the picture or content into the file; detach other templates."),
    "template.foreign": M(
        "Template memuat objek asing ({kind}).", "Hapus objek itu; pakai teks, tabel, atau gambar biasa.",
        "The template holds a foreign object ({kind}).", "Delete it; use plain text, tables or pictures."),
    "template.field": M(
        "Template memuat bidang {field}.", "Hapus bidang itu; yang diterima hanya {known}.",
        "The template holds the field {field}.", "Delete it; only {known} are accepted."),
    "template.unfinished": M(
        "Template masih memuat komentar atau perubahan yang dilacak.", "Terima semua perubahan dan hapus komentar, lalu simpan.",
        "The template still holds comments or tracked changes.", "Accept all changes, delete the comments and save."),
    "template.notes": M(
        "Template memuat catatan kaki.", "Hapus catatan kaki itu.",
        "The template holds footnotes.", "Delete the footnotes."),
    "template.sections": M(
        "Template memuat {count} bagian (section).", "Hapus pemisah bagian, sehingga tinggal satu.",
        "The template has {count} sections.", "Delete the section breaks, so that one is left."),
    "template.page_size": M(
        "Kertasnya {width} × {height} cm, bukan A4 tegak.", "Di Word: Tata Letak › Ukuran › A4, orientasi tegak.",
        "The paper is {width} × {height} cm, not upright A4.", "In Word: Layout › Size › A4, orientation portrait."),
    "template.no_room": M(
        "Ruang isi hanya {width} × {height} cm; perlu sedikitnya {least_width} × {least_height} cm.", "Perkecil margin halaman.",
        "Only {width} × {height} cm are left for the content; {least_width} × {least_height} cm are needed.", "Make the page margins smaller."),
    "template.no_slot": M(
        "Template tidak memuat slot '{slot}', tempat isi formulir dicetak.",
        "Di Word: Pengembang › Kontrol Konten Teks Kaya pada baris tersendiri, lalu isi Tag atau Judulnya dengan '{slot}'. Contohnya ditulis oleh 'qbank template new BERKAS'.",
        "The template has no slot '{slot}', the place for a form's content.",
        "In Word: Developer › Rich Text Content Control on a line of its own, with '{slot}' as its Tag or Title. 'qbank template new FILE' writes an example."),
    "template.slot_twice": M(
        "Slot '{slot}' ada lebih dari satu kali.", "Sisakan satu.",
        "The slot '{slot}' is there more than once.", "Leave one."),
    "template.slot_place": M(
        "Slot '{slot}' tidak berdiri sendiri pada barisnya di badan dokumen.", "Pindahkan ke baris tersendiri, di luar tabel, kop, dan kaki halaman.",
        "The slot '{slot}' does not stand alone on its line in the body.", "Move it to a line of its own, outside tables, header and footer."),
    "template.optional_slots": M(
        "Slot ini tidak ada, dan tidak wajib: {slots}.", "Isinya dicetak pada tempat biasa di dalam 'isi', atau tidak diulang.",
        "These slots are not there, and need not be: {slots}.", "What they hold is printed in its usual place within 'isi', or not repeated."),
    "template.unnamed_control": M(
        "Kontrol konten '{text}' bukan slot; teksnya dicetak apa adanya.", "Isi Tag atau Judulnya dengan nama slot, atau hapus kontrol itu.",
        "The content control '{text}' is no slot; its text is printed as it stands.", "Give it a slot's name as Tag or Title, or delete the control."),
    "template.no_page_numbers": M(
        "Template tidak memuat nomor halaman (PAGE dan NUMPAGES).", "Program menambahkan 'Halaman X dari Y' di kaki setiap halaman.",
        "The template has no page numbers (PAGE and NUMPAGES).", "The program adds 'Halaman X dari Y' at the foot of every page."),
    "template.missing_styles": M(
        "{count} gaya belum ada dalam template: {styles}.", "Program menambahkannya dari gaya bawaan: teks dengan huruf template, tabel dengan Calibri.",
        "{count} styles are not in the template: {styles}.", "The program adds the built-in ones: text in the template's font, tables in Calibri."),
    "body.bad_revision": M(
        "Kode revisi '{revision}' tidak dapat dipakai.", "Tulis KODE=REVISI, misalnya FR.IA.05A=R2; revisi 1 sampai {most} karakter. 'FR.IA.05A=' menghapusnya.",
        "The revision '{revision}' can't be used.", "Write CODE=REVISION, such as FR.IA.05A=R2, the revision 1 to {most} characters. 'FR.IA.05A=' removes it."),
    "body.unknown_form": M(
        "Tidak ada formulir berkode {code}.", "Yang ada: {known}.",
        "There is no form with the code {code}.", "There are: {known}."),
}  # fmt: skip
