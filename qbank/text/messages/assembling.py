"""Messages of assembly: why no form fits, and where a form breaks a rule."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
ASSEMBLING_MESSAGES = {
    "assembly.day_too_long": M(
        "Instrumen pada hari asesmen memerlukan {minutes} menit, batasnya {limit}.", "Kurangi menit atau jumlah butir salah satu instrumen.",
        "The instruments of the day take {minutes} minutes, the limit is {limit}.", "Lower the minutes or the items of an instrument."),
    "assembly.too_few_items": M(
        "\"{line}\" {part} meminta {asked} butir, bank hanya memiliki {found} (dipakai paket lain, ditahan karena set terdahulu, atau dilarang: {used}).",
        "Tulis atau setujui butir yang kurang, turunkan permintaan itu, atau susun dengan --include-drafts.",
        "\"{line}\" {part} asks for {asked} items, the bank has only {found} (in other forms, resting after earlier sets, or banned: {used}).",
        "Write or approve the missing items, lower the line, or assemble with --include-drafts."),
    "assembly.paket_incomplete": M(
        "Tidak ada paket tugas yang lengkap; paket {paket} belum memiliki tugas untuk {job_groups}.", "Tulis tugas yang kurang untuk paket itu.",
        "No paket of tasks is complete; paket {paket} has no task for {job_groups}.", "Write the missing tasks of that paket."),
    "assembly.minutes_too_short": M(
        "{items} butir {instrument} yang terpendek pun memerlukan {needed} menit, tersedia {minutes}.", "Tambah menitnya, kurangi jumlah butirnya, atau tulis butir yang lebih singkat.",
        "Even the {items} shortest items of {instrument} need {needed} minutes, {minutes} are given.", "Give more minutes, ask for fewer items, or write shorter ones."),
    "assembly.parts_exceed_line": M(
        "\"{line}\" {part} mengizinkan {most}, tetapi ketentuan di dalamnya meminta {asked}: {parts}.", "Naikkan batas itu, atau turunkan salah satu ketentuan di dalamnya.",
        "\"{line}\" {part} allows {most}, but the lines inside it ask for {asked}: {parts}.", "Raise that limit, or lower one of the lines inside it."),
    "assembly.parts_fall_short": M(
        "\"{line}\" {part} meminta {asked}, tetapi ketentuan di dalamnya hanya menyisakan {most}: {parts}.", "Turunkan permintaan itu, atau naikkan batas di dalamnya.",
        "\"{line}\" {part} asks for {asked}, but the lines inside it leave only {most}: {parts}.", "Lower that line, or raise a limit inside it."),
    "assembly.not_found": M(
        "Belum ditemukan paket yang memenuhi semua ketentuan dari {items} butir; ini bukan bukti bahwa tidak ada.", "Longgarkan salah satu ketentuan, atau coba benih lain dengan --seed.",
        "No form that meets every line was found among {items} items; this is no proof that there is none.", "Loosen a line, or try another --seed."),
    "assembly.form_has_too_few": M(
        "\"{line}\" {part} mendapat {found}, diminta {asked}.", "Susun ulang paket ini.",
        "\"{line}\" {part} got {found}, {asked} are asked.", "Assemble the form again."),
    "assembly.form_has_too_many": M(
        "\"{line}\" {part} mendapat {found}, paling banyak {most}.", "Susun ulang paket ini.",
        "\"{line}\" {part} got {found}, at most {most}.", "Assemble the form again."),
    "assembly.form_lacks_evidence": M(
        "KUK {criterion} dibuktikan oleh {found} instrumen, rencana asesmen meminta {asked}.", "Tambahkan butir dari instrumen lain untuk KUK itu.",
        "KUK {criterion} is evidenced by {found} instruments, the evidence plan asks for {asked}.", "Add an item of another instrument for it."),
    "assembly.form_checklist_row": M(
        "KUK {criterion} memiliki {found} baris ceklis observasi, seharusnya satu.", "Lengkapi butir CL untuk KUK itu.",
        "KUK {criterion} has {found} rows on the observation checklist, not one.", "Complete the CL item of that KUK."),
    "assembly.form_task_count": M(
        "Kelompok pekerjaan {job_group} memiliki {found} tugas, seharusnya satu.", "Pilih tepat satu tugas.",
        "Job group {job_group} has {found} tasks, not one.", "Choose exactly one task."),
    "assembly.form_mixes_pakets": M(
        "Tugas berasal dari beberapa paket: {pakets}.", "Pakai tugas dari satu paket.",
        "The tasks come from several pakets: {pakets}.", "Use the tasks of one paket."),
    "assembly.form_minutes": M(
        "Butir {instrument} memerlukan {found} menit, tersedia {minutes}.", "Ganti butir yang terlalu lama.",
        "The items of {instrument} need {found} minutes, {minutes} are given.", "Replace an item that takes too long."),
    "assembly.form_has_enemies": M(
        "Butir {item} dan {enemy} tidak boleh dalam satu paket.", "Ganti salah satunya.",
        "The items {item} and {enemy} must not meet in one form.", "Replace one of them."),
    "assembly.form_splits_stimulus": M(
        "Kasus {stimulus} pada {instrument} mendapat {found} butir, seharusnya {least} sampai {most}.", "Pakai kasus itu dengan jumlah butir yang diminta, atau tidak sama sekali.",
        "The case {stimulus} has {found} items in {instrument}, not {least} to {most}.", "Use the case with as many items as asked, or not at all."),
    "assembly.form_key_positions": M(
        "Kunci {letter} pada {instrument} muncul {found} kali, seharusnya {least} sampai {most}.", "Ganti beberapa butir, atau acak urutan pilihan jawaban.",
        "The key {letter} stands {found} times in {instrument}, not {least} to {most}.", "Replace some items, or shuffle the options."),
    "assembly.form_misses_target": M(
        "Sasaran \"{target}\" mendapat {found}, diminta {asked} dengan toleransi {tolerance}.", "Ganti beberapa butir, atau lebarkan toleransinya.",
        "The target \"{target}\" got {found}, asked is {asked} within {tolerance}.", "Replace some items, or widen the tolerance."),
    "assembly.form_lacks_pin": M(
        "Butir {item} harus ada, tetapi tidak terpilih.", "Susun ulang paket ini.",
        "The item {item} must be in the form, but is not.", "Assemble the form again."),
    "assembly.form_has_banned": M(
        "Butir {item} tidak boleh dipakai.", "Susun ulang paket ini.",
        "The item {item} must not be used.", "Assemble the form again."),
    "assembly.form_has_item_twice": M(
        "Butir {item} terpilih dua kali.", "Susun ulang paket ini.",
        "The item {item} was chosen twice.", "Assemble the form again."),
    "assembly.form_shares_items": M(
        "{found} butir {instrument} sama dengan paket ke-{form}, paling banyak {most}.", "Ganti butir yang sama, atau longgarkan batas butir bersama pada kisi-kisi.",
        "{found} items of {instrument} are those of form {form} too, at most {most} may be.", "Replace shared items, or raise the blueprint's overlap."),
    "assembly.item_not_in_pool": M(
        "Butir {item} tidak tersedia untuk set ini.", "Pilih butir lain.",
        "The item {item} is not available for this set.", "Choose another."),
}  # fmt: skip
