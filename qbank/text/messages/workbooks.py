"""Messages about the writer's workbook and edited items."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
WORKBOOK_MESSAGES = {
    "workbook.too_large": M(
        "Lembar ini {rows} baris x {columns} kolom, paling banyak {most_rows} x {most_columns}.", "Hapus baris atau kolom kosong di luar tabel, atau bagi menjadi beberapa berkas.",
        "This sheet has {rows} rows x {columns} columns, at most {most_rows} x {most_columns} are read.", "Delete empty rows or columns around the table, or split the file."),
    "workbook.too_many_rows": M(
        "Lembar ini akan berisi {rows} baris, paling banyak {most}; tidak ada yang ditulis.", "Ekspor per skema atau status (--scheme, --status), atau sebagai JSON.",
        "This sheet would have {rows} rows, at most {most}; nothing was written.", "Export by scheme or status (--scheme, --status), or as JSON."),
    "workbook.column_missing": M(
        "Kolom {columns} tidak ada pada baris pertama.", "Kembalikan judul kolom itu seperti pada templat ('qbank item template').",
        "The columns {columns} are not in the first row.", "Put the headings back as in the template ('qbank item template')."),
    "workbook.date_cell": M(
        "Excel mengubah isi '{column}' menjadi tanggal: {found}.", "Ubah format sel itu menjadi Teks, lalu tulis isinya lagi.",
        "Excel turned '{column}' into a date: {found}.", "Format the cell as Text, then write its content again."),
    "workbook.number_cell": M(
        "Isi '{column}' dibaca sebagai angka {found}; angka nol di belakang bisa hilang (1.10 menjadi 1.1).", "Pilih KUK dari daftar, atau ubah format sel menjadi Teks dan tulis lengkap, misalnya UNIT/1.10.",
        "'{column}' was read as the number {found}; a zero at its end may be lost (1.10 becomes 1.1).", "Choose the KUK from the list, or format the cell as Text and write it in full, such as UNIT/1.10."),
    "workbook.no_such_option": M(
        "Tidak ada pilihan '{letter}'; pilihan yang terisi: {letters}.", "Tulis huruf pilihan yang terisi.",
        "There is no option '{letter}'; options given: {letters}.", "Write the letter of an option that is filled in."),
    "workbook.unknown_part": M(
        "Bagian tugas '{part}' tidak dikenal.", "Pakai salah satu: {known}.",
        "The part '{part}' of a task is not known.", "Use one of: {known}."),
    "workbook.part_without_task": M(
        "Bagian ini milik tugas {item}, yang tidak ada pada lembar Tugas praktik atau Proyek.", "Tambahkan baris tugas itu, atau perbaiki kodenya.",
        "This part belongs to the task {item}, which is on neither sheet of tasks.", "Add the row of that task, or correct the code."),
    "workbook.too_many_parts": M(
        "Butir ini memiliki {count} '{name}'; buku kerja memuat paling banyak {most}.", "Ekspor butir itu sebagai JSON, atau sunting dengan 'qbank item edit'.",
        "This item has {count} '{name}'; a workbook holds {most} at most.", "Export it as JSON, or edit it with 'qbank item edit'."),
    "item.changed_meanwhile": M(
        "Butir ini berubah sejak dibuka: sekarang versi {version}, sedangkan baris ini berasal dari {token}.", "Ekspor ulang butir itu dan ulangi perubahan Anda; 'qbank item diff' menunjukkan apa yang berubah.",
        "This item changed since it was opened: it is at version {version}, while this row comes from {token}.", "Export it again and repeat your change; 'qbank item diff' shows what changed."),
    "item.code_in_use": M(
        "Kode ini sudah dipakai butir lain dalam bank (versi {version}), padahal baris ini butir baru.", "Beri kode yang belum dipakai; 'qbank item template' menyediakannya.",
        "This code is in use in the bank (version {version}), but the row is a new item.", "Give a free code; 'qbank item template' offers some."),
    "item.edited_unknown": M(
        "Baris ini berasal dari versi {token}, tetapi butirnya tidak ada dalam bank.", "Periksa kodenya, atau kosongkan kolom Versi untuk butir baru.",
        "This row comes from version {token}, but the bank has no such item.", "Check its code, or empty the version column for a new item."),
    "item.edited_another": M(
        "Suntingan {item} berisi butir lain: {found}.", "Kembalikan kodenya; butir baru ditambahkan dengan 'qbank item import'.",
        "The edited text of {item} holds another item: {found}.", "Put the code back; new items are added with 'qbank item import'."),
}  # fmt: skip
