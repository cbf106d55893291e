"""Messages about exam sets."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
EXAM_MESSAGES = {
    # sets
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
