"""Messages about issuing and withdrawing sets, and about their sittings."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
ISSUING_MESSAGES = {
    "issue.nobody": M(
        "Belum disebutkan siapa yang bertanggung jawab sebagai {role}.", "Sebutkan sekurang-kurangnya satu orang dengan --penyusun dan satu dengan --validator.",
        "Nobody is named as {role}.", "Name at least one person with --penyusun and one with --validator."),
    "issue.both_sides": M(
        "{person} tidak boleh menjadi penyusun sekaligus validator set yang sama.", "Sebutkan orang lain pada salah satu sisi.",
        "{person} can't be author and validator of one set.", "Name somebody else on one side."),
    "issue.wrong_role": M(
        "{person} tidak terdaftar sebagai {role}.", "Sebutkan orang lain; lihat 'qbank person list'.",
        "{person} is not registered as {role}.", "Name somebody else; see 'qbank person list'."),
    "issue.not_draft": M(
        "Set {set} bukan draf lagi ({status}).", "Susun set baru dengan 'qbank exam assemble'.",
        "The set {set} is no draft any more ({status}).", "Assemble a new one with 'qbank exam assemble'."),
    "issue.not_approved": M(
        "Set {set} memuat {count} versi butir yang belum disetujui: {items}.",
        "Selesaikan telaahnya ('qbank review queue'), lalu susun dan terbitkan.",
        "The set {set} holds {count} versions that are not approved: {items}.",
        "Finish their review ('qbank review queue'), then assemble and issue."),
    "issue.changed_meanwhile": M(
        "Set {set} berubah selagi dokumennya dicetak; tidak ada yang diterbitkan.", "Jalankan perintah ini sekali lagi.",
        "The set {set} changed while its documents were made; nothing was issued.", "Run the command again."),
    "issue.not_issued": M(
        "Set {set} tidak sedang berlaku ({status}).", "Terbitkan dahulu dengan 'qbank exam issue'; lihat 'qbank exam list'.",
        "The set {set} is not in force ({status}).", "Issue it first with 'qbank exam issue'; see 'qbank exam list'."),
    "issue.no_reason": M(
        "Penarikan set {set} belum beralasan.", "Tulis alasannya dengan --reason.",
        "There is no reason for withdrawing the set {set}.", "Give it with --reason."),
    "print.issued_edition": M(
        "Set {set} diterbitkan dalam edisi {edition}; edisi lain tidak dapat dicetak.", "Cetak tanpa --edition.",
        "The set {set} was issued in the edition {edition}; no other can be printed.", "Print it without --edition."),
}  # fmt: skip
