"""Messages about the life of a version, and about who may do what."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
REVIEWING_MESSAGES = {
    # rights
    "role.nobody": M(
        "Perintah ini harus dijalankan atas nama seseorang.",
        "Tambahkan --as KODE dari orang yang berperan {roles}; lihat 'qbank person list'.",
        "This command needs somebody who acts.",
        "Add --as CODE of a person with the role {roles}; see 'qbank person list'."),
    "role.missing": M(
        "{person} tidak memiliki peran untuk perintah ini.", "Yang boleh: {roles}.",
        "{person} has no role for this command.", "It takes one of: {roles}."),
    "person.last_administrator": M(
        "{person} adalah administrator terakhir; tanpa administrator, tidak ada yang dapat mengatur peran.",
        "Beri peran administrator kepada orang lain dahulu.",
        "{person} is the last administrator; without one, nobody can manage roles.",
        "Make somebody else administrator first."),
    # what is judged
    "review.codes_or_unit": M(
        "Butir yang dimaksud belum jelas.", "Sebutkan kode butir, atau satu unit dengan --unit, tidak keduanya.",
        "It is not clear which items are meant.", "Name item codes, or one unit with --unit, not both."),
    "review.unknown_unit": M(
        "Unit {unit} tidak ada dalam bank.", "Lihat kodenya dengan 'qbank scheme show SKEMA'.",
        "The unit {unit} is not in the bank.", "See its code with 'qbank scheme show SCHEME'."),
    "review.item_retired": M(
        "Butir {item} sudah ditarik.", "Tulis butir baru dengan kode lain.",
        "The item {item} is retired.", "Write a new item with another code."),
    "review.not_draft": M(
        "Versi terbaru {item} (versi {version}) bukan draf, melainkan {status}.",
        "Impor perbaikannya sebagai versi baru, lalu ajukan lagi.",
        "The newest version of {item} (version {version}) is no draft but {status}.",
        "Import the change as a new version, then submit again."),
    "review.not_in_review": M(
        "{item} tidak sedang ditelaah (versi {version}: {status}).", "Ajukan dahulu dengan 'qbank review submit {item}'.",
        "{item} is not in review (version {version}: {status}).", "Submit it first with 'qbank review submit {item}'."),
    "review.own_work": M(
        "{person} menulis atau memasukkan {item} sejak persetujuan terakhir, jadi tidak boleh menelaahnya.",
        "Minta validator lain.",
        "{person} wrote or entered {item} since its last approval, and so can't judge it.",
        "Ask another validator."),
    "review.judged_before": M(
        "{person} sudah menyetujui {item} versi {version}.", "Tunggu validator lain; lihat 'qbank review queue'.",
        "{person} has approved {item} version {version} already.", "Wait for another validator; see 'qbank review queue'."),
    "review.second_point": M(
        "KUK {criterion} sudah memiliki poin observasi yang disetujui, {other}; {item} akan menjadi yang kedua.",
        "Tarik {other} dahulu, atau perbaiki {other} sebagai versi baru.",
        "The KUK {criterion} has an approved observation point, {other}; {item} would be the second.",
        "Retire {other} first, or change {other} as a new version."),
    # exactly the text that was read
    "review.which_version": M(
        "{item} memiliki beberapa versi; yang menunggu adalah versi {version}.",
        "Baca dengan 'qbank item show {item} --version {version}', lalu sebutkan --version {version}.",
        "{item} has several versions; version {version} waits.",
        "Read it with 'qbank item show {item} --version {version}', then name --version {version}."),
    "review.other_version": M(
        "Yang menunggu telaah pada {item} adalah versi {version}, bukan versi {read}.",
        "Baca dengan 'qbank item show {item} --version {version}' sebelum menilai.",
        "What waits of {item} is version {version}, not version {read}.",
        "Read it with 'qbank item show {item} --version {version}' before you judge."),
    "review.one_version": M(
        "Satu nomor versi tidak mungkin berlaku untuk {count} butir.", "Nilai satu per satu bila memakai --version.",
        "One version number can't stand for {count} items.", "Judge one at a time with --version."),
    "review.other_queue": M(
        "Antrean unit {unit} bukan yang terakhir Anda lihat.",
        "Baca antreannya dengan 'qbank review queue --unit {unit}', lalu sebutkan --seen {token}.",
        "The queue of unit {unit} is not the one you saw last.",
        "Read it with 'qbank review queue --unit {unit}', then name --seen {token}."),
    "item.only_version": M(
        "{item} baru memiliki satu versi.", "Lihat isinya dengan 'qbank item show {item}'.",
        "{item} has one version only.", "See it with 'qbank item show {item}'."),
    "item.no_version": M(
        "{item} tidak memiliki versi {version}.", "Versi terbarunya {newest}.",
        "{item} has no version {version}.", "Its newest is {newest}."),
    # the judgement itself
    "review.bad_checklist": M(
        "Daftar periksa '{entry}' tidak dimengerti.", "Tulis misalnya 1-6=ya atau 7=tidak, nomor {first} sampai {last}; lihat 'qbank review points'.",
        "The checklist '{entry}' is not understood.", "Write for example 1-6=ya or 7=tidak, points {first} to {last}; see 'qbank review points'."),
    "review.point_not_met": M(
        "{item} tidak dapat disetujui selama kaidah ini belum terpenuhi: {points}.", "Kembalikan dengan 'qbank review return', atau tandai kaidahnya 'ya'.",
        "{item} can't be approved while these points are not met: {points}.", "Return it with 'qbank review return', or mark the points 'ya'."),
    "review.no_reason": M(
        "Pengembalian {item} belum beralasan.", "Tambahkan --comment, atau tandai kaidah yang belum terpenuhi dengan --checklist.",
        "There is no reason for returning {item}.", "Add --comment, or mark the points that are not met with --checklist."),
}  # fmt: skip
