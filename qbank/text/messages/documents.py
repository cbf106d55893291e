"""Messages of printing: what a snapshot holds that can't be printed."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
DOCUMENT_MESSAGES = {
    "document.forbidden_character": M(
        "Karakter {code_point} tidak dapat dicetak: \"{text}\".", "Perbaiki butir itu dan susun ulang set.",
        "The character {code_point} can't be printed: \"{text}\".", "Mend the item and assemble the set again."),
    "document.number_gap": M(
        "Nomor {instrument} tidak urut: {found}, seharusnya {expected}.", "Susun ulang set ini.",
        "The numbers of {instrument} have a gap: {found} where {expected} belongs.", "Assemble the set again."),
    "document.item_without_unit": M(
        "Butir {item} tidak menyebut unit dari skema ini.", "Susun ulang set ini.",
        "The item {item} names no unit of this scheme.", "Assemble the set again."),
    "document.unknown_job_group": M(
        "Tugas {item} menyebut kelompok pekerjaan {job_group} yang tidak ada.", "Perbaiki tugas atau rencana asesmen.",
        "The task {item} names job group {job_group}, which does not exist.", "Mend the task or the evidence plan."),
    "document.key_named_as_sheet": M(
        "Dokumen rahasia {code} bernama sama dengan lembar asesi {sheet}: \"{words}\".",
        "Beri dokumen itu kata lain pada kumpulan kata LSP.",
        "The secret document {code} has the name of the candidate's sheet {sheet}: \"{words}\".",
        "Give it other words in the body's wording."),
}  # fmt: skip
