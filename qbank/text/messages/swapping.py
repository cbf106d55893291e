"""Messages of changing a draft set by hand."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
SWAPPING_MESSAGES = {
    "swap.frozen": M(
        "Set {set} berstatus {status}; paketnya tidak dapat diubah lagi.", "Susun set baru dengan 'qbank exam assemble'.",
        "The set {set} is {status}; its forms can't be changed any more.", "Assemble a new set with 'qbank exam assemble'."),
    "swap.not_in_form": M(
        "Butir {item} tidak ada dalam paket {form} set {set}.", "Lihat isi paket dengan 'qbank exam show {set} --json'.",
        "The item {item} is not in form {form} of the set {set}.", "See what is in it with 'qbank exam show {set} --json'."),
    "swap.checklist_row": M(
        "Butir {item} adalah baris ceklis observasi untuk KUK {criterion}; setiap paket memuat baris yang sama, jadi tidak dapat ditukar.",
        "Perbaiki butirnya lewat impor, setujui versi barunya, lalu susun set baru.",
        "The item {item} is the observation checklist's row for KUK {criterion}; every form has the same rows, so it can't be swapped.",
        "Mend the item by an import, approve its new version, and assemble a new set."),
    "swap.stands_already": M(
        "Butir {item} sudah ada dalam paket {form}.", "Pilih butir lain; tanpa --with, usulan ditampilkan.",
        "The item {item} is in form {form} already.", "Choose another; without --with you are shown proposals."),
    "swap.not_available": M(
        "Butir {item} belum disetujui, sudah ditarik, atau pernah bocor.", "Pilih butir lain; yang belum disetujui dapat dipakai untuk set percobaan dengan --include-drafts.",
        "The item {item} is not approved, was retired, or has leaked.", "Choose another; one that is not approved may go into a trial set with --include-drafts."),
    "swap.barred": M(
        "Butir {item} tidak boleh dipakai untuk set ini: set terdahulu baru saja atau terlalu sering memakainya.",
        "Pilih butir lain, atau ubah 'reuse' dalam kisi-kisi lalu susun set baru.",
        "The item {item} may not be used for this set: earlier sets used it too lately or too often.",
        "Choose another, or change 'reuse' in the blueprint and assemble a new set."),
    "swap.other_instrument": M(
        "Butir {item} adalah {other}, bukan {instrument}.", "Pilih butir dari instrumen yang sama.",
        "The item {item} is of {other}, not of {instrument}.", "Choose an item of the same instrument."),
    "swap.held_elsewhere": M(
        "Butir {item} tidak boleh masuk paket {form} (paket lain yang memuatnya: {held}).", "Pilih butir lain, atau longgarkan kisi-kisi ('overlap', 'never_use').",
        "The item {item} may not go into form {form} (other forms that hold it: {held}).", "Choose another, or loosen the blueprint ('overlap', 'never_use')."),
    "swap.breaks_lines": M(
        "Dengan {new} di tempat {old}, paket {form} melanggar {lines} ketentuan; tidak ada yang diubah.", "Pilih butir lain, atau susun ulang sisanya dengan --redraw.",
        "With {new} in the place of {old}, form {form} breaks {lines} lines; nothing was changed.", "Choose another item, or draw the rest anew with --redraw."),
    "swap.kept_and_dropped": M(
        "Butir {items} diminta tetap ada sekaligus keluar.", "Sebut butir itu sekali saja: dengan --pin, atau dengan --ban.",
        "The items {items} are to stay and to leave.", "Name an item once: with --pin, or with --ban."),
    "swap.pin_without_redraw": M(
        "--pin hanya berarti bila sisa paket disusun ulang.", "Tambahkan --redraw, atau hapus --pin.",
        "--pin means something only where the rest of the form is drawn anew.", "Add --redraw, or leave out --pin."),
    "swap.changed_meanwhile": M(
        "Set {set} diubah orang lain sementara paket disusun; tidak ada yang disimpan.", "Lihat set itu, lalu ulangi.",
        "Somebody else changed the set {set} while the form was drawn; nothing was stored.", "Look at the set, then try again."),
}  # fmt: skip
