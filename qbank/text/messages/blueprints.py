"""Messages about blueprints (kisi-kisi): what can't be meant, what doesn't add up, and what the bank is short of."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
BLUEPRINT_MESSAGES = {
    "blueprint.not_found": M(
        "Kisi-kisi {blueprint} tidak ada dalam bank.", "Yang ada: {known}. Impor dengan 'qbank blueprint import BERKAS'.",
        "The blueprint {blueprint} is not in the bank.", "There are: {known}. Import one with 'qbank blueprint import FILE'."),
    "blueprint.bank_short": M(
        "Bank belum cukup untuk kisi-kisi {name}: {count} baris ketentuan kekurangan butir, seperti dalam daftar.",
        "Tulis dan setujui butir yang kurang, atau turunkan permintaannya; dengan --include-drafts butir draf ikut dihitung.",
        "The bank does not suffice for blueprint {name}: {count} rows of lines are short of items, as listed.",
        "Write and approve the missing items, or lower the lines; with --include-drafts drafts count too."),
    "blueprint.forms_short": M(
        "Bank paling banyak cukup untuk {most} paket tanpa butir yang sama, diminta {forms}; yang habis lebih dulu: {line}.",
        "Tulis atau setujui butir lagi untuk ketentuan itu, izinkan butir sama dengan 'overlap', atau kurangi jumlah paketnya.",
        "The bank suffices for {most} forms at most that share no item, {forms} are asked; first to run out: {line}.",
        "Write or approve more items for that line, allow shared items with 'overlap', or ask for fewer forms."),
    # the head
    "blueprint.bad_name": M(
        "Nama kisi-kisi '{name}' tidak dapat dipakai.", "Isi 1 sampai {most} karakter.",
        "The blueprint name '{name}' can't be used.", "Give 1 to {most} characters."),
    "blueprint.forms": M(
        "Jumlah paket tidak mungkin {forms}.", "Isi 'forms' dengan 1 sampai {most}.",
        "There can't be {forms} forms.", "Give 'forms' as 1 to {most}."),
    "blueprint.minutes": M(
        "Waktu '{line}' tidak mungkin {minutes} menit.", "Isi angka 0 atau lebih.",
        "'{line}' can't take {minutes} minutes.", "Give a number of 0 or more."),
    "blueprint.too_large": M(
        "Angka {value} terlalu besar.", "Isi angka paling besar {most}.",
        "The number {value} is too large.", "Give a number of at most {most}."),
    "blueprint.day_over_limit": M(
        "Batas satu hari asesmen {minutes} menit terlalu lama.", "Isi 'minutes_total' dengan paling banyak {most}.",
        "A day of {minutes} minutes is too long.", "Give 'minutes_total' as {most} at most."),
    "blueprint.day_too_long": M(
        "Satu hari asesmen menjadi {minutes} menit, batasnya {most}; yang terlama: {longest}.", "Kurangi menit instrumen sedikitnya {over}.",
        "The day takes {minutes} minutes, the limit is {most}; the longest: {longest}.", "Lower the minutes of instruments by at least {over}."),
    "blueprint.tasks_fill_the_day": M(
        "Pembukaan dan tugas semua kelompok pekerjaan memerlukan {minutes} menit, padahal satu hari paling lama {most}.", "Kurangi menit kelompok pekerjaan pada rencana asesmen.",
        "Opening and the tasks of all job groups take {minutes} minutes, but a day has {most} at most.", "Lower the minutes of job groups in the evidence plan."),
    # instruments
    "blueprint.instrument_twice": M(
        "Instrumen {line} ditulis dua kali.", "Gabungkan menjadi satu baris.",
        "The instrument {line} stands twice.", "Make them one line."),
    "blueprint.bounds": M(
        "Batas '{line}' terbalik atau negatif: {minimum} sampai {maximum}.", "Tulis 'minimum' tidak lebih dari 'maximum', mulai 0.",
        "The bounds of '{line}' are the wrong way round or negative: {minimum} to {maximum}.", "Give 'minimum' not above 'maximum', from 0 on."),
    "blueprint.minutes_too_few": M(
        "{items} butir {line} tidak mungkin selesai dalam {minutes} menit.", "Isi 'minutes' sekurang-kurangnya {least}, atau kurangi butirnya.",
        "{items} items of {line} can't be done in {minutes} minutes.", "Give 'minutes' as {least} at least, or ask for fewer items."),
    "blueprint.asked": M(
        "'{line}' tidak mungkin ditanyakan {asked} kali dari daftar paling banyak {most}.", "Isi 'asked' mulai 1 dan tidak lebih dari 'maximum', atau hapus.",
        "'{line}' can't have {asked} questions asked out of {most} at most.", "Give 'asked' from 1 on and not above 'maximum', or delete it."),
    "blueprint.asked_in_writing": M(
        "'{line}' bukan daftar pertanyaan lisan, jadi 'asked' tidak berlaku.", "Hapus 'asked'; isian itu hanya untuk {spoken}.",
        "'{line}' is no list of spoken questions, so 'asked' means nothing.", "Delete 'asked'; it is for {spoken} only."),
    "blueprint.no_options": M(
        "Butir {line} tidak memiliki pilihan yang dapat diacak.", "Hapus 'shuffle_options'; isian itu hanya untuk {instrument}.",
        "Items of {line} have no options to shuffle.", "Delete 'shuffle_options'; it is for {instrument} only."),
    "blueprint.overlap": M(
        "Butir {line} yang sama antarpaket tidak mungkin {overlap} dari {most}.", "Isi 'overlap' dengan 0 sampai {most}.",
        "Forms can't share {overlap} of {most} items of {line}.", "Give 'overlap' as 0 to {most}."),
    "blueprint.overlap_percent": M(
        "Butir {line} yang sama antarpaket tidak mungkin {percent} persen.", "Isi 'overlap_percent' dengan 0 sampai 100.",
        "Forms can't share {percent} per cent of the items of {line}.", "Give 'overlap_percent' as 0 to 100."),
    "blueprint.overlap_twice": M(
        "Butir {line} yang sama antarpaket dibatasi dua kali: dalam butir dan dalam persen.", "Hapus 'overlap' atau 'overlap_percent'.",
        "The shared items of {line} are limited twice: in items and in per cent.", "Delete 'overlap' or 'overlap_percent'."),
    "blueprint.no_items": M(
        "Instrumen {line} tidak memiliki jenis butir dalam bank soal.", "Hapus {line} dari 'instruments'; formulirnya tetap dicetak kosong.",
        "The instrument {line} has no kind of item in the bank.", "Delete {line} from the 'instruments'; its form is printed blank all the same."),
    "blueprint.checklist": M(
        "Ceklis observasi (CL) memiliki satu baris untuk tiap KUK, jadi {count}, bukan {minimum} sampai {maximum}.", "Isi 'minimum' dan 'maximum' CL dengan {count}.",
        "The observation checklist (CL) has one row for each KUK, so {count}, not {minimum} to {maximum}.", "Give 'minimum' and 'maximum' of CL as {count}."),
    "blueprint.plan_instruments": M(
        "Rencana asesmen meminta {pieces} dari {instruments} untuk {count} KUK (mulai {first}), tetapi kisi-kisi tidak memuat {missing}.",
        "Tambahkan instrumen itu di 'instruments', atau ubah rencana asesmennya.",
        "The evidence plan asks for {pieces} of {instruments} for {count} KUK (from {first} on), but the blueprint has no {missing}.",
        "Add them to 'instruments', or change the evidence plan."),
    # lines
    "blueprint.line_twice": M(
        "Ketentuan '{line}' ditulis dua kali.", "Beri salah satunya nama lain.",
        "The line '{line}' stands twice.", "Give one of them another name."),
    "blueprint.line_without_name": M(
        "Ketentuan ke-{number} tidak bernama.", "Isi 'name'; pesan dan laporan menyebut nama itu.",
        "Line {number} has no name.", "Give it a 'name'; messages and reports use it."),
    "blueprint.without_instrument": M(
        "'{line}' tidak menyebut instrumen.", "Isi 'instruments', misalnya [DPT-PG].",
        "'{line}' names no instrument.", "Give 'instruments', such as [DPT-PG]."),
    "blueprint.instrument_repeated": M(
        "'{line}' menyebut {instrument} dua kali.", "Hapus salah satunya.",
        "'{line}' names {instrument} twice.", "Delete one of them."),
    "blueprint.instrument_not_listed": M(
        "'{line}' memakai {instrument}, yang tidak ada di 'instruments' kisi-kisi ini.", "Tambahkan instrumen itu, atau ubah '{line}'.",
        "'{line}' uses {instrument}, which is not among the blueprint's 'instruments'.", "Add the instrument, or change '{line}'."),
    "blueprint.unknown_field": M(
        "Ketentuan '{line}' memakai isian '{field}' yang tidak dikenal.", "Pakai salah satu: {known}.",
        "The line '{line}' uses the field '{field}', which is not known.", "Use one of: {known}."),
    "blueprint.empty_where": M(
        "Ketentuan '{line}' tidak menyebut satu pun {field}, jadi tidak ada butir yang memenuhinya.", "Isi '{field}', atau hapus syarat itu.",
        "The line '{line}' names no {field}, so no item can match.", "Give '{field}', or delete the condition."),
    "blueprint.unknown_value": M(
        "Ketentuan '{line}' menyebut {field} '{value}' yang tidak dikenal untuk skema ini.", "Pakai salah satu: {known}.",
        "The line '{line}' names the {field} '{value}', which this scheme doesn't know.", "Use one of: {known}."),
    "blueprint.unknown_value_near": M(
        "Ketentuan '{line}' menyebut {field} '{value}' yang tidak dikenal untuk skema ini.", "Maksud Anda '{near}'?",
        "The line '{line}' names the {field} '{value}', which this scheme doesn't know.", "Did you mean '{near}'?"),
    "blueprint.no_job_groups": M(
        "Ketentuan '{line}' berlaku per kelompok pekerjaan, tetapi skema ini belum memilikinya.", "Impor rencana asesmen yang memuat kelompok pekerjaan, atau pakai unit.",
        "The line '{line}' is about job groups, but the scheme has none yet.", "Import an evidence plan with job groups, or use units."),
    "blueprint.line_asks_nothing": M(
        "Ketentuan '{line}' tidak meminta dan tidak membatasi apa-apa.", "Isi 'minimum' atau 'maximum', atau hapus ketentuan itu.",
        "The line '{line}' asks for nothing and limits nothing.", "Give 'minimum' or 'maximum', or delete the line."),
    "blueprint.kind_of_another": M(
        "Ketentuan '{line}' mencari butir jenis {kinds}, yang hanya dipakai {instruments}.", "Ganti instrumennya, atau hapus syarat 'kind'.",
        "The line '{line}' looks for items of the kind {kinds}, which only {instruments} use.", "Change its instruments, or delete the condition 'kind'."),
    "blueprint.line_over_minutes": M(
        "Ketentuan '{line}' meminta {asked} menit, tetapi instrumennya hanya diberi {most}.", "Turunkan 'minimum', atau tambah menit instrumennya.",
        "The line '{line}' asks for {asked} minutes, but its instruments have only {most}.", "Lower 'minimum', or give the instruments more minutes."),
    "blueprint.where_fits_nothing": M(
        "Syarat {fields} pada ketentuan '{line}' saling bertentangan: tidak ada KUK yang memenuhi semuanya.", "Hapus atau ubah salah satu syarat itu.",
        "The conditions {fields} of the line '{line}' contradict each other: no KUK meets them all.", "Delete or change one of them."),
    "blueprint.parts_exceed": M(
        "'{line}' paling banyak {most} butir, tetapi bagian-bagiannya meminta {asked}: {parts}.", "Naikkan 'maximum' menjadi {asked}, atau turunkan 'minimum' bagiannya.",
        "'{line}' is {most} items at most, but its parts ask for {asked}: {parts}.", "Raise 'maximum' to {asked}, or lower the 'minimum' of a part."),
    "blueprint.parts_fall_short": M(
        "'{line}' meminta {asked} butir, tetapi bagian-bagiannya hanya mengizinkan {most}: {parts}.", "Turunkan 'minimum' menjadi {most}, atau naikkan 'maximum' bagiannya.",
        "'{line}' asks for {asked} items, but its parts allow only {most}: {parts}.", "Lower 'minimum' to {most}, or raise the 'maximum' of a part."),
    # targets, reuse, items by name
    "blueprint.target_twice": M(
        "Sasaran '{line}' ditulis dua kali.", "Beri salah satunya nama lain.",
        "The target '{line}' stands twice.", "Give one of them another name."),
    "blueprint.target_without_name": M(
        "Sasaran ke-{number} tidak bernama.", "Isi 'name'; pesan dan laporan menyebut nama itu.",
        "Target {number} has no name.", "Give it a 'name'; messages and reports use it."),
    "blueprint.tolerance": M(
        "Toleransi sasaran '{line}' tidak mungkin {tolerance}.", "Isi 'tolerance' lebih dari 0, misalnya 0.2.",
        "The target '{line}' can't have a tolerance of {tolerance}.", "Give 'tolerance' above 0, such as 0.2."),
    "blueprint.target_value": M(
        "Nilai sasaran '{line}' tidak mungkin {value}.", "Isi angka yang mungkin; menit, nilai, dan informasi mulai 0.",
        "The target '{line}' can't be {value}.", "Give a number that can be; minutes, points and information from 0 on."),
    "blueprint.target_over_minutes": M(
        "Sasaran '{line}' sebesar {value} menit tidak tercapai: instrumennya hanya diberi {most} menit.", "Isi 'value' paling banyak {most}, atau tambah menit instrumennya.",
        "The target '{line}' of {value} minutes can't be reached: its instruments have only {most}.", "Give 'value' as {most} at most, or give the instruments more minutes."),
    "blueprint.ability_missing": M(
        "Sasaran '{line}' ({measure}) tidak menyebut kemampuan asesi yang diukurnya.", "Isi 'ability' dalam logit, misalnya 0.",
        "The target '{line}' ({measure}) doesn't say at which ability it counts.", "Give 'ability' in logits, such as 0."),
    "blueprint.ability_given": M(
        "Sasaran '{line}' mengukur {measure}, jadi 'ability' tidak berlaku.", "Hapus 'ability'; isian itu hanya untuk information.",
        "The target '{line}' is about {measure}, so 'ability' means nothing.", "Delete 'ability'; it is for information only."),
    "blueprint.ability": M(
        "Kemampuan pada sasaran '{line}' tidak mungkin {ability}.", "Isi angka dalam logit, misalnya -1, 0, atau 1.",
        "The ability of the target '{line}' can't be {ability}.", "Give a number in logits, such as -1, 0 or 1."),
    "blueprint.not_calibrated": M(
        "Sasaran '{line}' memakai informasi tes, tetapi belum ada butir {instruments} yang terkalibrasi.", "Impor data kalibrasi dahulu, atau pakai measure difficulty.",
        "The target '{line}' is about test information, but no item of {instruments} is calibrated.", "Import calibration data first, or use the measure difficulty."),
    "blueprint.reuse": M(
        "Aturan pemakaian ulang '{name}' tidak mungkin {value}.", "Isi 1 atau lebih, atau hapus.",
        "The rule of reuse '{name}' can't be {value}.", "Give 1 or more, or delete it."),
    "blueprint.months_without_exposure": M(
        "'exposure_months' ditulis tanpa 'exposure', jadi tidak membatasi apa-apa.", "Isi 'exposure' (berapa kali boleh dipakai), atau hapus 'exposure_months'.",
        "'exposure_months' stands without 'exposure', so it limits nothing.", "Give 'exposure' (how many uses), or delete 'exposure_months'."),
    "blueprint.cases": M(
        "Jumlah butir dari satu kasus tidak mungkin {minimum} sampai {maximum}.", "Tulis 'minimum' mulai 1 dan tidak lebih dari 'maximum'.",
        "A case can't give {minimum} to {maximum} items.", "Give 'minimum' from 1 on and not above 'maximum'."),
    "blueprint.item_twice": M(
        "Butir {item} ditulis dua kali di '{name}'.", "Hapus salah satunya.",
        "The item {item} stands twice in '{name}'.", "Delete one of them."),
    "blueprint.item_code": M(
        "'{item}' bukan kode butir.", "Tulis kode seperti PG-0001.",
        "'{item}' is no item code.", "Write a code such as PG-0001."),
    "blueprint.unknown_item": M(
        "Butir {item} tidak ada dalam bank.", "Periksa kodenya dengan 'qbank item list', atau hapus dari '{name}'.",
        "The item {item} is not in the bank.", "Check its code with 'qbank item list', or delete it from '{name}'."),
    "blueprint.must_and_never": M(
        "Butir {item} wajib dipakai dan sekaligus dilarang.", "Hapus dari 'must_use' atau dari 'never_use'.",
        "The item {item} must be used and must not.", "Delete it from 'must_use' or from 'never_use'."),
    "blueprint.must_use_not_listed": M(
        "Butir {item} wajib dipakai, tetapi instrumennya ({instrument}) tidak ada di 'instruments'.", "Tambahkan instrumen itu, atau hapus butirnya dari 'must_use'.",
        "The item {item} must be used, but its instrument ({instrument}) is not among the 'instruments'.", "Add the instrument, or delete the item from 'must_use'."),
    "blueprint.must_use_too_many": M(
        "Butir {instrument} yang wajib dipakai lebih dari {most}.", "Hapus sebagian dari 'must_use', atau naikkan 'maximum' instrumen itu.",
        "More than {most} items of {instrument} must be used.", "Delete some from 'must_use', or raise the instrument's 'maximum'."),
}  # fmt: skip
