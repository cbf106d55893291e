"""Messages about exam sets."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
EXAM_MESSAGES = {
    # sets
    "set.empty_pool": M(
        "Belum ada butir yang disetujui untuk skema {scheme}.", "Setujui butir soal, atau susun draf dengan --include-drafts.",
        "No item is approved for scheme {scheme}.", "Approve items, or assemble a draft with --include-drafts."),
    "set.all_barred": M(
        "Semua {count} butir {instrument} masih beristirahat setelah set terdahulu (ketentuan 'reuse' dalam kisi-kisi).",
        "Susun set untuk tanggal yang lebih lambat, tambah butir, atau longgarkan 'reuse'; kekurangan di bawah ini mungkin hanya akibatnya.",
        "All {count} items of {instrument} still rest after earlier sets (the blueprint's 'reuse').",
        "Assemble for a later date, write more items, or loosen 'reuse'; what is short below may only follow from it."),
    "set.not_found": M(
        "Set {set} tidak ada dalam bank.", "Yang ada: {known}.",
        "The set {set} is not in the bank.", "There are: {known}."),
    "set.no_form": M(
        "Set {set} tidak memiliki paket {form}.", "Yang ada: {known}.",
        "The set {set} has no form {form}.", "There are: {known}."),
}  # fmt: skip
