"""Messages about the audit trail and the bank's integrity."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
AUDITING_MESSAGES = {
    "audit.event_changed": M(
        "Catatan nomor {event} ({action}, {subject}) diubah di luar qbank.",
        "Bandingkan dengan cadangan; jangan menerbitkan set sebelum jelas siapa yang mengubahnya.",
        "Event {event} ({action}, {subject}) was edited past qbank.",
        "Compare it with a backup; issue no set before it is clear who did it."),
    "audit.chain_broken": M(
        "Catatan nomor {event} ({action}, {subject}) tidak menyambung dengan catatan sebelumnya: ada catatan yang dihapus, disisipkan, atau ditukar.",
        "Bandingkan dengan cadangan; jangan menerbitkan set sebelum jelas siapa yang mengubahnya.",
        "Event {event} ({action}, {subject}) doesn't follow the one before it: an event was deleted, inserted or moved.",
        "Compare it with a backup; issue no set before it is clear who did it."),
    "audit.head_missing": M(
        "Set {set} diterbitkan pada keadaan yang tidak ada lagi dalam jejak audit: ekor jejak terpotong.",
        "Pulihkan cadangan dari sesudah penerbitan set itu.",
        "The set {set} was issued at a state that the trail no longer holds: its tail was cut.",
        "Restore a backup made after that set was issued."),
    "audit.anchor_missing": M(
        "Jejak audit tidak cocok dengan jangkar: {events} catatan waktu itu, {found} catatan sekarang.",
        "Pastikan jangkar ini milik bank ini; bila benar, jejaknya pernah dipotong atau ditulis ulang.",
        "The trail doesn't fit the anchor: {events} events then, {found} events now.",
        "Make sure that the anchor is of this bank; if so, its trail was cut or written anew."),
    "audit.bad_anchor": M(
        "Berkas ini bukan jangkar jejak audit.", "Sebutkan berkas yang dibuat dengan 'qbank bank audit --anchor', atau nama berkas baru.",
        "This file is no anchor of an audit trail.", "Name a file that 'qbank bank audit --anchor' wrote, or a new one."),
    "audit.row_changed": M(
        "Baris {key} pada tabel {table} bukan lagi seperti yang dicatat pada catatan nomor {event}.",
        "Baris itu diubah di luar qbank; bandingkan dengan cadangan.",
        "Row {key} of table {table} is no longer as event {event} recorded it.",
        "It was edited past qbank; compare it with a backup."),
    "audit.row_missing": M(
        "Baris {key} pada tabel {table} hilang, padahal dicatat pada catatan nomor {event}.",
        "Baris itu dihapus di luar qbank; pulihkan dari cadangan.",
        "Row {key} of table {table} is gone, though event {event} recorded it.",
        "It was deleted past qbank; restore it from a backup."),
    "audit.row_unknown": M(
        "Baris {key} pada tabel {table} tidak pernah dicatat dalam jejak audit.",
        "Baris itu ditambahkan di luar qbank, atau catatannya dihapus; bandingkan dengan cadangan.",
        "Row {key} of table {table} was never recorded in the trail.",
        "It was added past qbank, or its event was deleted; compare it with a backup."),
    "audit.unreadable": M(
        "Tabel {table} berisi nilai yang tidak mungkin ditulis oleh qbank.", "Tabel itu diubah di luar qbank; pulihkan dari cadangan.",
        "The table {table} holds a value that qbank can't have written.", "It was edited past qbank; restore it from a backup."),
    "check.damaged": M(
        "Berkas bank rusak: {detail}.", "Pulihkan cadangan terakhir, lalu periksa lagi.",
        "The bank's file is damaged: {detail}.", "Restore the last backup, then check again."),
    "check.broken_key": M(
        "Tabel {table} merujuk baris yang tidak ada pada tabel {target}.", "Pulihkan cadangan terakhir, lalu periksa lagi.",
        "The table {table} refers to a row that table {target} doesn't have.", "Restore the last backup, then check again."),
    "check.no_trigger": M(
        "Pengaman {trigger} tidak ada dalam basis data.", "Jalankan 'qbank init' untuk memasangnya lagi, lalu 'qbank bank audit'.",
        "The guard {trigger} is missing in the database.", "Run 'qbank init' to put it back, then 'qbank bank audit'."),
    "check.other_snapshot": M(
        "Isi beku paket {form} dari set {set} tidak cocok dengan sidik jarinya.", "Jangan dipakai; pulihkan dari cadangan.",
        "The frozen content of form {form} of set {set} doesn't fit its hash.", "Don't use it; restore a backup."),
    "audit.more": M(
        "Masih ada {count} temuan lain.", "Lihat semuanya dengan --json.",
        "There are {count} more findings.", "See all of them with --json."),
}  # fmt: skip
