"""Messages about changing and adopting an evidence plan."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message

PLANNING_MESSAGES: dict[str, Message] = {
    "plan.no_target": M(
        "Skema {scheme} tidak memiliki '{target}'.",
        "Sebut kode skema, kode unit, UNIT/1 untuk elemen, atau UNIT/1.1 untuk KUK; lihat 'qbank scheme show {scheme}'.",
        "Scheme {scheme} has no '{target}'.",
        "Name the scheme's code, a unit's code, UNIT/1 for an element, or UNIT/1.1 for a KUK; see 'qbank scheme show {scheme}'."),
    "plan.unknown_instrument": M(
        "Tidak ada instrumen '{instrument}'.", "Pakai: {known}.",
        "There is no instrument '{instrument}'.", "Use: {known}."),
    "plan.nothing_to_set": M(
        "Tidak disebutkan apa yang diubah.", "Beri --way, --instruments, --pieces, atau --supplementary.",
        "It isn't said what to change.", "Give --way, --instruments, --pieces or --supplementary."),
    "plan.indirect_by_watching": M(
        "KUK {criterion} direncanakan tidak dapat ditunjukkan pada hari asesmen, tetapi instrumennya {instruments}.",
        "Beri juga --instruments dengan bukti tidak langsung, misalnya CVP,PW,VPK.",
        "KUK {criterion} is planned as one that can't be shown on the day, but its instruments are {instruments}.",
        "Give --instruments with indirect evidence, too, such as CVP,PW,VPK."),
    "plan.adopted_already": M(
        "Rencana asesmen skema {scheme} sudah ditetapkan oleh {person} pada {day}.",
        "Tidak perlu diulang; perubahan dengan 'qbank plan set' mengembalikannya menjadi usulan.",
        "The evidence plan of scheme {scheme} was adopted by {person} on {day}.",
        "There is no need to repeat it; a change by 'qbank plan set' makes it a proposal again."),
}  # fmt: skip
