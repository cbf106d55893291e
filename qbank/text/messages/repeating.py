"""Messages of repeating an assembly from its file."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
REPEATING_MESSAGES = {
    "run.written": M(
        "Catatan penyusunan dan hasilnya ditulis ke berkas (RAHASIA).", "Ulangi tanpa bank dengan 'qbank exam repeat'.",
        "What was to be assembled, and what came of it, is written to a file (SECRET).", "Repeat it without the bank by 'qbank exam repeat'."),
    "run.foreign": M(
        "Ini bukan berkas penyusunan qbank.", "Pakai berkas yang ditulis 'qbank exam assemble --problem'.",
        "This is no file of an assembly by qbank.", "Use a file written by 'qbank exam assemble --problem'."),
    "run.version": M(
        "Susunan berkas ini versi '{found}'; program ini membaca versi {known}.", "Ulangi dengan versi qbank yang menulis berkas itu.",
        "The file is laid out by version '{found}'; this program reads version {known}.", "Repeat it with the version of qbank that wrote the file."),
    "run.altered": M(
        "Isi berkas ini berubah sejak ditulis: tanda sha256-nya tidak cocok.", "Pakai salinan aslinya, atau susun ulang dengan --problem.",
        "The file was changed since it was written: its sha256 doesn't match.", "Use the original, or assemble again with --problem."),
    "run.outcome": M(
        "Berkas menyebut {found} paket sebagai hasil, seharusnya {asked}.", "Samakan dengan 'forms' dan 'status', atau pakai salinan aslinya.",
        "The file holds {found} forms as its outcome, not {asked}.", "Make it agree with 'forms' and 'status', or use the original."),
    "run.twice": M(
        "'{name}' ada dua kali.", "Hapus salah satu, atau perbaiki kodenya.",
        "'{name}' stands twice.", "Delete one of them, or mend its code."),
    "run.unknown_name": M(
        "'{name}' tidak ada dalam berkas ini.", "Perbaiki ejaannya, atau tambahkan bagian yang dirujuknya.",
        "'{name}' is not in this file.", "Mend its spelling, or add the part that it points to."),
    "run.part_elsewhere": M(
        "'{part}' bukan bagian dari unit {unit}.", "Tulis kode unit, garis miring, lalu nomornya.",
        "'{part}' is no part of the unit {unit}.", "Write the unit's code, a slash, and the number."),
    "run.item_kind": M(
        "Butir {item} tidak sesuai dengan jenis {kind} dan instrumen {instrument}.", "Samakan awalan kode, 'kind', dan 'instrument'.",
        "The item {item} doesn't fit the kind {kind} and the instrument {instrument}.", "Make prefix, 'kind' and 'instrument' agree."),
    "run.number": M(
        "Angka {value} tidak mungkin di sini.", "Tulis angka dari {least} sampai {most}.",
        "The number {value} can't stand here.", "Write a number from {least} to {most}."),
    "run.without_criterion": M(
        "Butir {item} tidak menyebut KUK.", "Tulis sedikitnya satu KUK.",
        "The item {item} names no KUK.", "Write one KUK at least."),
    "run.other_count": M(
        "Berkas berisi {before} paket, pengulangan memberi {after}.",
        "Berkas dibuat oleh {program} dengan {solver}, diulang oleh {program_here} dengan {solver_here}. Bila versinya sama, laporkan sebagai kesalahan program; bila berbeda, set yang tersimpan tetap berlaku.",
        "The file holds {before} forms, the repeat gives {after}.",
        "The file was made by {program} with {solver}, repeated by {program_here} with {solver_here}. If these are the same, report it as a fault; if not, the stored set stays valid."),
    "run.other_forms": M(
        "Pengulangan memberi paket lain dari berkas: {labels}.",
        "Berkas dibuat oleh {program} dengan {solver}, diulang oleh {program_here} dengan {solver_here}. Bila versinya sama, laporkan sebagai kesalahan program; bila berbeda, set yang tersimpan tetap berlaku.",
        "The repeat gives other forms than the file: {labels}.",
        "The file was made by {program} with {solver}, repeated by {program_here} with {solver_here}. If these are the same, report it as a fault; if not, the stored set stays valid."),
    "run.other_reasons": M(
        "Tidak ada paket, seperti dalam berkas, tetapi dengan penjelasan lain.",
        "Berkas dibuat oleh {program} dengan {solver}, diulang oleh {program_here} dengan {solver_here}. Bila versinya sama, laporkan sebagai kesalahan program.",
        "No forms, as in the file, but for other reasons.",
        "The file was made by {program} with {solver}, repeated by {program_here} with {solver_here}. If these are the same, report it as a fault."),
}  # fmt: skip
