"""Messages about blueprints and exam sets."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
EXAM_MESSAGES = {
    # blueprints and sets
    "blueprint.bad_name": M(
        "Nama kisi-kisi '{name}' tidak dapat dipakai.", "Isi 1 sampai {most} karakter.",
        "The blueprint name '{name}' can't be used.", "Give 1 to {most} characters."),
    "blueprint.forms": M(
        "Jumlah paket tidak mungkin {forms}.", "Isi 'forms' dengan 1 atau lebih.",
        "There can't be {forms} forms.", "Give 'forms' as 1 or more."),
    "blueprint.instrument_twice": M(
        "Instrumen {line} ditulis dua kali.", "Gabungkan menjadi satu baris.",
        "The instrument {line} stands twice.", "Make them one line."),
    "blueprint.line_twice": M(
        "Ketentuan '{line}' ditulis dua kali.", "Beri salah satunya nama lain.",
        "The line '{line}' stands twice.", "Give one of them another name."),
    "blueprint.instrument_not_listed": M(
        "Ketentuan '{line}' memakai {instrument}, yang tidak ada di 'instruments'.", "Tambahkan instrumen itu, atau ubah ketentuannya.",
        "The line '{line}' uses {instrument}, which is not among the 'instruments'.", "Add the instrument, or change the line."),
    "blueprint.bounds": M(
        "Batas '{line}' terbalik atau negatif: {minimum} sampai {maximum}.", "Tulis 'minimum' tidak lebih dari 'maximum', mulai 0.",
        "The bounds of '{line}' are the wrong way round or negative: {minimum} to {maximum}.", "Give 'minimum' not above 'maximum', from 0 on."),
    "blueprint.minutes": M(
        "Waktu '{line}' tidak mungkin {minutes} menit.", "Isi angka 0 atau lebih.",
        "'{line}' can't take {minutes} minutes.", "Give a number of 0 or more."),
    "blueprint.asked": M(
        "'{line}' tidak mungkin ditanyakan {asked} kali.", "Isi 'asked' dengan 1 atau lebih, atau hapus.",
        "'{line}' can't have {asked} questions asked.", "Give 'asked' as 1 or more, or delete it."),
    "blueprint.unknown_field": M(
        "Ketentuan '{line}' memakai isian '{field}' yang tidak dikenal.", "Pakai salah satu: {known}.",
        "The line '{line}' uses the field '{field}', which is not known.", "Use one of: {known}."),
    "blueprint.unknown_value": M(
        "Ketentuan '{line}' menyebut {field} '{value}' yang tidak ada.", "Periksa kodenya pada skema dan rencana asesmen.",
        "The line '{line}' names the {field} '{value}', which does not exist.", "Check it against the scheme and its evidence plan."),
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
}  # fmt: skip
