"""Messages about the bank itself: people, the database, the command line."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
BANK_MESSAGES = {
    # people
    "person.not_found": M(
        "Orang dengan kode {person} belum terdaftar.", "Daftarkan dengan 'qbank person add'.",
        "There is no person with the code {person}.", "Add them with 'qbank person add'."),
    "person.bad_code": M(
        "Kode orang '{code}' tidak dapat dipakai.", "Pakai huruf kecil, angka, dan tanda hubung.",
        "The person code '{code}' can't be used.", "Use lower-case letters, digits and hyphens."),
    "person.exists": M(
        "Kode {person} sudah dipakai.", "Pakai kode lain.",
        "The code {person} is taken.", "Use another code."),
    # database
    "database.bad_url": M(
        "Alamat basis data tidak dikenal: {url}.", "Pakai misalnya sqlite:///qbank.db atau postgresql://pengguna@server/bank.",
        "The database URL is not understood: {url}.", "Use for example sqlite:///qbank.db or postgresql://user@server/bank."),
    "database.missing": M(
        "Belum ada bank soal di {database}.", "Buat dengan 'qbank init', atau tunjuk bank lain dengan --database.",
        "There is no bank at {database}.", "Create one with 'qbank init', or point to another with --database."),
    "database.not_a_bank": M(
        "{database} bukan bank soal qbank.", "Buat bank dengan 'qbank init', atau tunjuk bank lain dengan --database.",
        "{database} is not a bank of qbank.", "Create one with 'qbank init', or point to another with --database."),
    "database.foreign": M(
        "{database} berisi data program lain.", "Pakai basis data kosong.",
        "{database} holds another program's data.", "Use an empty database."),
    "database.old": M(
        "Bank {database} berasal dari versi lama ({found}).", "Buat cadangan, lalu jalankan 'qbank init'.",
        "The bank {database} is of an older version ({found}).", "Make a copy, then run 'qbank init'."),
    "database.newer": M(
        "Bank {database} berasal dari qbank yang lebih baru ({found}).", "Perbarui qbank di komputer ini.",
        "The bank {database} is of a newer qbank ({found}).", "Update qbank on this machine."),
    "database.cannot_open": M(
        "Basis data {database} tidak dapat dibuka ({reason}).", "Periksa alamat, folder, dan izinnya.",
        "The database {database} can't be opened ({reason}).", "Check its address, folder and permissions."),
    "database.busy": M(
        "Bank {database} sedang dipakai orang lain; tidak ada yang disimpan.", "Coba lagi sebentar lagi.",
        "The bank {database} is in use by somebody else; nothing was saved.", "Try again in a moment."),
    "database.failed": M(
        "Bank {database} gagal dibaca atau ditulis ({reason}); tidak ada yang disimpan.",
        "Periksa ruang kosong, izin, dan sambungan; pulihkan cadangan bila bank rusak.",
        "Reading or writing the bank {database} failed ({reason}); nothing was saved.",
        "Check free space, permissions and connection; restore a backup if the bank is damaged."),
    # the command line itself
    "usage.mistake": M(
        "Perintah tidak dimengerti: {problem}", "Lihat '{command} --help'.",
        "The command is not understood: {problem}", "See '{command} --help'."),
    "usage.no_command": M(
        "Tidak ada perintah '{name}'.", "Lihat '{command} --help'. {hint}",
        "There is no command '{name}'.", "See '{command} --help'. {hint}"),
    "usage.no_option": M(
        "Tidak ada opsi '{name}'.", "Lihat '{command} --help'. {hint}",
        "There is no option '{name}'.", "See '{command} --help'. {hint}"),
    "usage.missing": M(
        "'{name}' belum disebutkan.", "Lihat '{command} --help'.",
        "'{name}' is missing.", "See '{command} --help'."),
    "usage.bad_value": M(
        "Isi '{name}' tidak dapat dipakai: {problem}", "Lihat '{command} --help'.",
        "The value of '{name}' can't be used: {problem}", "See '{command} --help'."),
    "usage.not_one_of": M(
        "Isi '{name}' tidak dikenal.", "Pilih salah satu: {expected}. Lihat '{command} --help'.",
        "The value of '{name}' is not known.", "Choose one of: {expected}. See '{command} --help'."),
    "usage.not_a_number": M(
        "Isi '{name}' bukan bilangan bulat yang diizinkan.", "Tulis bilangan dari {lowest} sampai {highest}. Lihat '{command} --help'.",
        "The value of '{name}' is not a whole number in its range.", "Give a number from {lowest} to {highest}. See '{command} --help'."),
    "usage.not_a_decimal": M(
        "Isi '{name}' bukan bilangan yang diizinkan.", "Tulis bilangan dari {lowest} sampai {highest}, dengan titik desimal. Lihat '{command} --help'.",
        "The value of '{name}' is not a number in its range.", "Give a number from {lowest} to {highest}, with a decimal point. See '{command} --help'."),
    "usage.not_a_date": M(
        "Isi '{name}' bukan tanggal.", "Tulis TTTT-BB-HH, misalnya 2026-01-31. Lihat '{command} --help'.",
        "The value of '{name}' is not a date.", "Write YYYY-MM-DD, such as 2026-01-31. See '{command} --help'."),
    "usage.no_value": M(
        "Isi '{name}' belum disebutkan.", "Tulis isinya sesudah '{name}'. Lihat '{command} --help'.",
        "'{name}' has no value.", "Write its value after '{name}'. See '{command} --help'."),
    "usage.needless_value": M(
        "'{name}' tidak memakai isi.", "Tulis '{name}' saja. Lihat '{command} --help'.",
        "'{name}' takes no value.", "Write '{name}' alone. See '{command} --help'."),
    "usage.no_subcommand": M(
        "Perintahnya belum disebutkan.", "Pilih salah satu dari '{command} --help'.",
        "The command is missing.", "Choose one from '{command} --help'."),
    "usage.extra": M(
        "Ada yang berlebih: {arguments}.", "Hapus, atau beri tanda kutip bila memuat spasi. Lihat '{command} --help'.",
        "There is something too much: {arguments}.", "Delete it, or quote it if it holds blanks. See '{command} --help'."),
    "usage.unknown_setting": M(
        "Pengaturan '{name}' tidak dikenal.", "Yang dikenal: {known}.",
        "The setting '{name}' is not known.", "Known are: {known}."),
    "usage.bad_settings": M(
        "Berkas pengaturan tidak dapat dibaca: {problem}", "Perbaiki atau hapus berkas itu.",
        "The settings file can't be read: {problem}", "Mend it or delete it."),
    "bug": M(
        "Ini kesalahan program, bukan kesalahan Anda; tidak ada yang disimpan.", "Kirimkan berkas {log} kepada pengembang.",
        "This is a fault of the program, not yours; nothing was saved.", "Send the file {log} to the developers."),
}  # fmt: skip
