"""Messages of explanations: which lines clash, what to write, and the cheapest repair."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
EXPLAINING_MESSAGES = {
    "assembly.too_few_for_forms": M(
        "\"{line}\" {part} meminta {each} butir di setiap paket; {forms} paket memerlukan {asked}, bank hanya memiliki {found}.",
        "Tulis atau setujui butir yang kurang, susun lebih sedikit paket, atau turunkan permintaan itu.",
        "\"{line}\" {part} asks for {each} items in each form; {forms} forms need {asked}, the bank has only {found}.",
        "Write or approve the missing items, assemble fewer forms, or lower the line."),
    "assembly.too_few_in_parts": M(
        "\"{line}\" meminta {asked} butir (jumlah paket: {forms}) untuk masing-masing dari {count} bagian berikut, bank hanya memiliki {found}: {parts}.",
        "Tulis atau setujui butir yang kurang, atau turunkan permintaan itu.",
        "\"{line}\" asks for {asked} items (forms: {forms}) for each of these {count} parts, the bank has only {found}: {parts}.",
        "Write or approve the missing items, or lower the line."),
    "assembly.write_items_for_parts": M(
        "Dengan {count} butir baru untuk masing-masing bagian, kekurangan ini teratasi: {what}; {parts}.", "Tulis dan setujui butir itu.",
        "{count} new items for each of these parts would end this: {what}; {parts}.", "Write them and have them approved."),
    "assembly.too_few_tasks": M(
        "Setiap paket memakai satu tugas {job_group}; {forms} paket memerlukan {asked}, bank hanya memiliki {found}.",
        "Tulis atau setujui tugas yang kurang, atau susun lebih sedikit paket.",
        "Each form takes one task of {job_group}; {forms} forms need {asked}, the bank has only {found}.",
        "Write or approve the missing tasks, or assemble fewer forms."),
    "assembly.minutes_too_short_for_forms": M(
        "{forms} paket tanpa butir yang sama: {items} butir {instrument} yang terpendek pun memerlukan {needed} menit, tersedia {minutes}.",
        "Susun lebih sedikit paket, tambah menitnya, kurangi jumlah butirnya, atau tulis butir yang lebih singkat.",
        "{forms} forms that share no item: even the {items} shortest items of {instrument} need {needed} minutes, {minutes} are given.",
        "Assemble fewer forms, give more minutes, ask for fewer items, or write shorter ones."),
    "assembly.too_few_keys": M(
        "Kunci {letter} pada {instrument} harus muncul {asked} kali, bank hanya memiliki {found} butir berkunci {letter}.",
        "Acak pilihannya (shuffle_options), atau tulis butir dengan kunci itu.",
        "The key {letter} of {instrument} has to occur {asked} times, the bank has only {found} items with it.",
        "Shuffle the options (shuffle_options), or write items with that key."),
    "assembly.clash": M(
        "Bentrok {clash}: {lines} ketentuan berikut tidak dapat dipenuhi bersama-sama (jumlah paket: {forms}).",
        "Ubah salah satunya saja: tanpa salah satu ketentuan itu, yang lain dapat dipenuhi.",
        "Clash {clash}: the next {lines} lines can't be met together (forms: {forms}).",
        "Change any one of them: without it the others can be met."),
    "assembly.clash_least": M(
        "Bentrok {clash}: \"{line}\" {part} meminta paling sedikit {amount}.", "Turunkan permintaan itu, atau ubah ketentuan lain dalam bentrok ini.",
        "Clash {clash}: \"{line}\" {part} asks for at least {amount}.", "Lower it, or change another line of this clash."),
    "assembly.clash_most": M(
        "Bentrok {clash}: \"{line}\" {part} membatasi paling banyak {amount}.", "Naikkan batas itu, atau ubah ketentuan lain dalam bentrok ini.",
        "Clash {clash}: \"{line}\" {part} allows at most {amount}.", "Raise that limit, or change another line of this clash."),
    "assembly.clash_minutes": M(
        "Bentrok {clash}: waktu {line} hanya {amount} menit.", "Tambah waktunya, tulis butir yang lebih singkat, atau ubah ketentuan lain dalam bentrok ini.",
        "Clash {clash}: {line} has only {amount} minutes.", "Give it more time, write shorter items, or change another line of this clash."),
    "assembly.clash_enemies": M(
        "Bentrok {clash}: butir {line} dan {part} tidak boleh bertemu dalam satu paket.", "Tulis butir pengganti salah satunya, atau ubah ketentuan lain dalam bentrok ini.",
        "Clash {clash}: the items {line} and {part} must not meet in one form.", "Write another item in place of one, or change another line of this clash."),
    "assembly.clash_case": M(
        "Bentrok {clash}: butir-butir kasus {line} hanya dapat dipakai menurut ketentuan kasus.", "Tulis butir di luar kasus itu, atau ubah ketentuan lain dalam bentrok ini.",
        "Clash {clash}: the items of case {line} can only be used as cases are.", "Write items outside that case, or change another line of this clash."),
    "assembly.clash_named": M(
        "Bentrok {clash}: butir {line} harus dipakai.", "Lepaskan butir itu dari yang harus dipakai, atau ubah ketentuan lain dalam bentrok ini.",
        "Clash {clash}: the item {line} has to be used.", "Take it off the items to be used, or change another line of this clash."),
    "assembly.clash_overlap": M(
        "Bentrok {clash}: dua paket paling banyak berbagi {amount} butir {line}.", "Naikkan 'overlap', atau ubah ketentuan lain dalam bentrok ini.",
        "Clash {clash}: two forms share at most {amount} items of {line}.", "Raise 'overlap', or change another line of this clash."),
    "assembly.clash_target": M(
        "Bentrok {clash}: sasaran \"{line}\" ({asked} ± {tolerance}).", "Perlebar toleransinya, ubah nilainya, atau ubah ketentuan lain dalam bentrok ini.",
        "Clash {clash}: the target \"{line}\" ({asked} ± {tolerance}).", "Widen its tolerance, change its value, or change another line of this clash."),
    "assembly.clash_keys": M(
        "Bentrok {clash}: letak kunci {part} pada {line} harus merata.", "Acak pilihannya (shuffle_options), atau tulis butir dengan letak kunci lain.",
        "Clash {clash}: the keys {part} of {line} have to be spread evenly.", "Shuffle the options (shuffle_options), or write items with other keys."),
    "assembly.clash_evidence": M(
        "Bentrok {clash}: rencana asesmen meminta {amount} bukti untuk KUK {line} {part}.", "Tulis butir yang membuktikan KUK itu, atau ubah ketentuan lain dalam bentrok ini.",
        "Clash {clash}: the evidence plan asks for {amount} pieces for KUK {line} {part}.", "Write an item that evidences it, or change another line of this clash."),
    "assembly.clash_tasks": M(
        "Bentrok {clash}: setiap kelompok pekerjaan memiliki tepat satu tugas, semuanya dari satu paket ({line}).", "Tulis tugas yang kurang, atau ubah ketentuan lain dalam bentrok ini.",
        "Clash {clash}: each job group has exactly one task, all of one paket ({line}).", "Write the missing task, or change another line of this clash."),
    "assembly.write_items": M(
        "Dengan {count} butir baru bentrok ini selesai: {what}.", "Tulis dan setujui butir itu.",
        "{count} new items would end this: {what}.", "Write them and have them approved."),
    "assembly.write_timed_items": M(
        "Dengan {count} butir baru yang masing-masing {minutes} menit bentrok ini selesai: {what}.", "Tulis dan setujui butir itu.",
        "{count} new items of {minutes} minutes each would end this: {what}.", "Write them and have them approved."),
    "assembly.most_forms": M(
        "Dengan kisi-kisi ini bank memberi paling banyak {forms} paket; yang habis lebih dulu: \"{line}\" {part}.", "Susun paling banyak sebanyak itu.",
        "With this blueprint the bank gives at most {forms} forms; \"{line}\" {part} runs out first.", "Assemble no more than that."),
    "assembly.repair_lower": M(
        "Perbaikan termurah: turunkan \"{line}\" {part} dari {amount} menjadi {to}.", "Ubah kisi-kisi, atau pakai --relax BERKAS.",
        "Cheapest repair: lower \"{line}\" {part} from {amount} to {to}.", "Change the blueprint, or use --relax FILE."),
    "assembly.repair_raise": M(
        "Perbaikan termurah: naikkan batas \"{line}\" {part} dari {amount} menjadi {to}.", "Ubah kisi-kisi, atau pakai --relax BERKAS.",
        "Cheapest repair: raise the limit of \"{line}\" {part} from {amount} to {to}.", "Change the blueprint, or use --relax FILE."),
    "assembly.repair_move": M(
        "Perbaikan termurah: ubah sasaran \"{line}\" dari {amount} menjadi {to}.", "Ubah kisi-kisi, atau pakai --relax BERKAS.",
        "Cheapest repair: move the target \"{line}\" from {amount} to {to}.", "Change the blueprint, or use --relax FILE."),
    "assembly.repair_many": M(
        "Perbaikan termurah mengubah {lines} ketentuan.", "Lihat dulu apa yang sama pada semuanya; --relax BERKAS menuliskan kisi-kisi itu.",
        "The cheapest repair changes {lines} lines.", "First look for what they have in common; --relax FILE writes that blueprint."),
    "assembly.repair_loosen": M(
        "Perbaikan termurah: longgarkan \"{line}\" {part}.", "Ubah kisi-kisi, atau pakai --relax BERKAS.",
        "Cheapest repair: loosen \"{line}\" {part}.", "Change the blueprint, or use --relax FILE."),
    "assembly.repair_release": M(
        "Perbaikan termurah: lepaskan butir {item} dari yang harus dipakai.", "Hapus dari 'must_use', atau pakai --relax BERKAS.",
        "Cheapest repair: take {item} off the items that have to be used.", "Take it out of 'must_use', or use --relax FILE."),
    "assembly.repair_except": M(
        "Kisi-kisi saja tidak cukup: \"{line}\" {part} tidak dapat dipenuhi bank ini.", "Tulis butir yang kurang, atau ubah butir yang disebut.",
        "The blueprint alone can't mend it: the bank can't meet \"{line}\" {part}.", "Write the missing items, or change the items named."),
    "assembly.relaxed": M(
        "Kisi-kisi dengan perbaikan termurah, bernama {name}, untuk {forms} paket, sudah ditulis dan terbukti dapat disusun.", "Periksa perubahannya, lalu susun dari berkas itu.",
        "The blueprint with the cheapest repair, named {name}, for {forms} forms, was written; it was tried and can be assembled.", "Look at what changed, then assemble from that file."),
    "assembly.not_relaxable": M(
        "Tidak ada kisi-kisi yang ditulis: mengubah kisi-kisi saja tidak menutup kekurangan bank ini.", "Tulis butir yang disebut di atas, atau ubah rencana asesmen.",
        "No blueprint was written: changing the blueprint alone doesn't make up for what this bank lacks.", "Write the items named above, or change the evidence plan."),
}  # fmt: skip
