"""Messages about review packets."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
PACKET_MESSAGES = {
    "packet.nothing_waits": M(
        "Tidak ada butir unit {unit} yang menunggu telaah.", "Ajukan dahulu dengan 'qbank review submit --unit {unit}'.",
        "No item of unit {unit} waits for review.", "Submit some first with 'qbank review submit --unit {unit}'."),
    "packet.no_file": M(
        "Berkas untuk paket telaah belum disebut.", "Tambahkan --xlsx BERKAS untuk dinilai di Excel, --docx BERKAS untuk dinilai di atas kertas, atau keduanya.",
        "No file is named for the review packet.", "Add --xlsx FILE to judge in Excel, --docx FILE to judge on paper, or both."),
    "packet.no_sheet": M(
        "Lembar '{sheet}' tidak ada, jadi berkas ini bukan paket telaah.", "Pakai berkas yang ditulis 'qbank review packet', dan jangan ganti nama lembarnya.",
        "There is no sheet '{sheet}', so this is no review packet.", "Use a file written by 'qbank review packet', and keep the name of its sheet."),
    "packet.column_missing": M(
        "Kolom {columns} tidak ada pada baris pertama.", "Kembalikan judul kolom itu, atau salin penilaian Anda ke paket baru ('qbank review packet').",
        "The columns {columns} are not in the first row.", "Put the headings back, or copy your verdicts to a new packet ('qbank review packet')."),
    "packet.no_code": M(
        "Baris ini berisi penilaian, tetapi kode atau versi butirnya kosong.", "Salin kode dan versi butir itu dari paket asli, atau kosongkan penilaiannya.",
        "This row holds a verdict, but the code or version of its item is empty.", "Copy both from the packet as it was written, or empty the verdict."),
    "packet.no_verdict": M(
        "Kaidah atau catatan baris ini terisi, tetapi penilaiannya kosong.", "Pilih setuju atau kembalikan; atau kosongkan kaidah dan catatannya bila butir ini belum dinilai.",
        "This row has points or a comment but no verdict.", "Choose setuju (approve) or kembalikan (return); or empty them if the item is not judged yet."),
    "packet.bad_verdict": M(
        "Penilaian '{found}' tidak dikenal.", "Pilih salah satu dari daftar: {known}.",
        "The verdict '{found}' is not known.", "Choose one of the list: {known}."),
    "packet.bad_point": M(
        "Isi kaidah '{found}' tidak dikenal.", "Pilih salah satu dari daftar: {known}; atau kosongkan.",
        "The mark '{found}' is not known.", "Choose one of the list: {known}; or leave it empty."),
    "packet.code_twice": M(
        "{item} sudah dinilai pada baris {first}.", "Sisakan satu baris untuk setiap butir.",
        "{item} was judged in row {first} already.", "Keep one row for each item."),
    "packet.unknown_item": M(
        "Butir {item} tidak ada dalam bank.", "Kembalikan kode butir seperti dalam paket asli.",
        "There is no item {item} in the bank.", "Put the code back as it was in the packet."),
    "packet.not_waiting": M(
        "{item} tidak lagi menunggu telaah; baris ini menilai versi {token}.", "Kosongkan penilaian baris ini; 'qbank review history {item}' menunjukkan apa yang terjadi.",
        "{item} no longer waits for review; this row judges {token}.", "Empty the verdict of this row; 'qbank review history {item}' shows what happened."),
    "packet.changed_meanwhile": M(
        "{item} berubah sejak paket ini ditulis: yang menunggu telaah {waiting}, sedangkan baris ini menilai {token}.", "Tulis paket baru dengan 'qbank review packet', baca teksnya, lalu nilai lagi; 'qbank item diff {item}' menunjukkan apa yang berubah.",
        "{item} changed since this packet was written: {waiting} waits, while this row judges {token}.", "Write a new packet with 'qbank review packet', read its text and judge again; 'qbank item diff {item}' shows what changed."),
    "packet.judged_otherwise": M(
        "{person} sudah memberi penilaian lain atas versi {item} ini.", "Penilaian yang tercatat tidak diubah; kosongkan penilaian baris ini. Lihat 'qbank review history {item}'.",
        "{person} has given another verdict on this version of {item}.", "A verdict on record is not changed; empty the verdict of this row. See 'qbank review history {item}'."),
}  # fmt: skip
