"""Messages about printing a set and checking what was printed."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
PRINTING_MESSAGES = {
    "print.unwritable": M(
        "Folder hasil tidak dapat ditulis ({reason}); tidak ada yang berubah.", "Pilih folder lain dengan --out, tutup Word, atau kosongkan ruang.",
        "The output folder can't be written ({reason}); nothing was changed.", "Choose another folder with --out, close Word, or free some space."),
    "print.altered": M(
        "Hasil cetak ini sudah ada dan berkasnya pernah diubah: {files}.", "Ganti nama folder itu, lalu cetak lagi.",
        "This print exists and files in it were changed: {files}.", "Rename the folder, then print again."),
    "print.unknown_code": M(
        "Set ini tidak memiliki formulir {codes}.", "Yang ada: {known}.",
        "This set has no form {codes}.", "There are: {known}."),
    "print.not_in_bundle": M(
        "Folder {bundle} tidak memuat formulir {codes}; tidak ada yang ditulis.", "Cetak tanpa --bundle, atau dengan --bundle arsip, yang memuat semua dokumen.",
        "The folder {bundle} holds no form {codes}; nothing was written.", "Print without --bundle, or with --bundle arsip, which holds every document."),
    "print.no_libreoffice": M(
        "PDF dibuat oleh LibreOffice, dan LibreOffice belum terpasang; tidak ada yang ditulis.",
        "Pasang LibreOffice (libreoffice.org; di Debian dan Ubuntu: paket libreoffice-writer). Atau cetak tanpa --pdf, buka berkasnya di Word, lalu simpan sebagai PDF.",
        "PDFs are made by LibreOffice, which is not installed; nothing was written.",
        "Install LibreOffice (libreoffice.org; on Debian and Ubuntu the package libreoffice-writer). Or print without --pdf, open the files in Word and save them as PDF."),
    "print.libreoffice_failed": M(
        "LibreOffice tidak selesai ({reason}); tidak ada yang ditulis.", "Coba lagi. Bila tetap gagal, cetak tanpa --pdf dan simpan sebagai PDF dari Word.",
        "LibreOffice did not finish ({reason}); nothing was written.", "Try again. If it fails again, print without --pdf and save as PDF from Word."),
    "print.no_pdf": M(
        "LibreOffice tidak menghasilkan PDF dari {documents}; tidak ada yang ditulis.", "Tutup LibreOffice bila terbuka, lalu coba lagi. Atau cetak tanpa --pdf dan simpan sebagai PDF dari Word.",
        "LibreOffice made no PDF of {documents}; nothing was written.", "Close LibreOffice if it is open, then try again. Or print without --pdf and save as PDF from Word."),
    "verify.altered": M(
        "{count} berkas tidak seperti saat dicetak.", "Pakai berkas aslinya, atau cetak lagi dengan 'qbank exam print'. Set draf yang dicetak oleh versi qbank lain juga tampak berubah.",
        "{count} files are not as they were printed.", "Use the original files, or print again with 'qbank exam print'. A draft set that another version of qbank printed looks changed, too."),
    "verify.unknown": M(
        "{count} berkas tidak dapat dipastikan.", "Tunjuk bank yang mencetaknya dengan --database, atau periksa folder cetak yang memuat manifest.json.",
        "{count} files can't be confirmed.", "Point to the bank that printed them with --database, or check the printed folder that holds manifest.json."),
    "package.broken": M(
        "Berkas ini rusak, atau bukan berkas Word atau Excel.", "Buka di Word atau Excel, lalu simpan ulang.",
        "The file is damaged, or no Word or Excel file.", "Open it in Word or Excel and save it again."),
    "package.too_many_parts": M(
        "Berkas ini berisi {count} bagian, paling banyak {most}.", "Simpan ulang di Word atau Excel tanpa lampiran.",
        "The file holds {count} parts, at most {most} are allowed.", "Save it again in Word or Excel, without attachments."),
    "package.bad_name": M(
        "Berkas ini memuat bagian bernama '{part}', yang tidak dibuat oleh Word atau Excel.", "Simpan ulang di Word atau Excel.",
        "The file holds a part called '{part}', which Word or Excel would not write.", "Save it again in Word or Excel."),
    "package.bomb": M(
        "Isi berkas ini menjadi terlalu besar bila dibuka (lebih dari {most} MB, atau dimampatkan tidak wajar).", "Perkecil gambarnya, lalu simpan ulang di Word atau Excel.",
        "The file becomes too large when it is opened (over {most} MB, or squeezed beyond reason).", "Make its pictures smaller and save it again in Word or Excel."),
    "package.encoding": M(
        "Bagian {part} tidak ditulis dalam UTF-8.", "Simpan ulang di Word atau Excel.",
        "The part {part} is not written in UTF-8.", "Save the file again in Word or Excel."),
    "package.entities": M(
        "Bagian {part} memuat DOCTYPE atau ENTITY, yang tidak diterima.", "Buat berkas baru di Word atau Excel dan salin isinya.",
        "The part {part} holds DOCTYPE or ENTITY, which is not accepted.", "Make a new file in Word or Excel and copy the content."),
}  # fmt: skip
