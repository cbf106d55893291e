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
}  # fmt: skip
