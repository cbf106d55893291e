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
    "body.bad_revision": M(
        "Kode revisi '{revision}' tidak dapat dipakai.", "Tulis KODE=REVISI, misalnya FR.IA.05A=R2; revisi 1 sampai {most} karakter. 'FR.IA.05A=' menghapusnya.",
        "The revision '{revision}' can't be used.", "Write CODE=REVISION, such as FR.IA.05A=R2, the revision 1 to {most} characters. 'FR.IA.05A=' removes it."),
    "body.unknown_form": M(
        "Tidak ada formulir berkode {code}.", "Yang ada: {known}.",
        "There is no form with the code {code}.", "There are: {known}."),
}  # fmt: skip
