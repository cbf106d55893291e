"""Messages about revisions of a scheme."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
REVISING_MESSAGES = {
    "scheme.map_unknown_old": M(
        "Peta revisi menyebut '{name}', yang tidak ada dalam skema lama.", "Tulis kode unit, atau KUK sebagai UNIT/1.1, seperti dalam skema lama.",
        "The map of the revision names '{name}', which the old scheme doesn't have.", "Write a unit's code, or a KUK as UNIT/1.1, as in the old scheme."),
    "scheme.map_unknown_new": M(
        "Peta revisi menyebut '{name}', yang tidak ada dalam skema baru.", "Tulis kode unit, atau KUK sebagai UNIT/1.1, seperti dalam skema baru.",
        "The map of the revision names '{name}', which the new scheme doesn't have.", "Write a unit's code, or a KUK as UNIT/1.1, as in the new scheme."),
    "scheme.nothing_revised": M(
        "Skema {scheme} sudah berbunyi demikian; tidak ada yang direvisi.", "Periksa apakah berkas yang diberikan memang versi baru.",
        "Scheme {scheme} reads like that already; nothing is revised.", "Check that the file is the new version."),
    "scheme.shared_units": M(
        "Unit yang berubah dipakai juga oleh skema {others}; butirnya akan ikut pindah.", "Revisi bersama dengan --also untuk setiap skema itu, atau beri unit baru itu kode lain.",
        "The units that change are held by {others} too; their items would move away.", "Revise them together with --also for each of them, or give the new unit another code."),
    "scheme.which_one": M(
        "Skema mana yang direvisi tidak jelas; dalam bank ada: {known}.", "Sebutkan dengan --code.",
        "Which scheme to revise is not clear; the bank has: {known}.", "Name it with --code."),
}  # fmt: skip
