"""What the comments of a proposed blueprint say; the file is Indonesian, like the documents made from it."""

from __future__ import annotations

NOTES = {
    "head": (
        'Kisi-kisi untuk skema "{title}" ({units} unit, {elements} elemen, {criteria} KUK).\n'
        "Usulan hitungan qbank dari rencana asesmen berstatus {status} – belum disahkan LSP. Semua angka boleh diubah;\n"
        "'qbank blueprint check BERKAS' memeriksa apakah bank masih dapat memenuhinya.\n"
        "\n"
        "Yang TIDAK diatur di sini: bukti setiap KUK. Itu urusan rencana asesmen (FR.MAPA.01), dan setiap paket selalu\n"
        "harus memenuhinya; kisi-kisi hanya mengatur berapa banyak butir dan bagaimana seimbangnya.\n"
        "\n"
        "Satu hari asesmen: {parts} = {day} menit, batasnya {limit}."
    ),
    "opening": "pembukaan dan penutupan {minutes}",
    "shortened": "\nWaktu satu hari tidak cukup untuk usulan penuh, jadi dikurangi: {changes}.",
    "change": "{name} {wanted} menjadi {got}",
    "opening_minutes": "pembukaan, penjelasan, umpan balik, dan penutupan",
    "forms": "jumlah paket (A, B, C ...) sekali susun",
    "instruments": (
        "Tiap instrumen: paling sedikit (minimum) dan paling banyak (maximum) butir, dan waktu asesi dalam menit."
    ),
    "CL": "Ceklis observasi: satu baris untuk setiap KUK, selalu lengkap, tidak pernah diundi.",
    "TPD": "Tugas praktik: satu untuk setiap kelompok pekerjaan, semuanya dari satu paket ({groups}).",
    "DIT": "Proyek: satu untuk setiap kelompok pekerjaan, semuanya dari satu paket ({groups}).",
    "PMO": "Pertanyaan untuk mendukung observasi: kira-kira satu untuk setiap sepuluh KUK yang diamati.",
    "DPT-PG": (
        "Pilihan ganda: {per_hundred} untuk setiap 100 KUK, setiap elemen terwakili. Kira-kira separuh berupa kasus\n"
        "(2,5 menit), separuh pertanyaan pendek (1,5 menit). Pilihan jawaban diacak untuk setiap paket."
    ),
    "DPT-Esai": "Esai: satu untuk setiap kelompok pekerjaan, hampir 14 menit satu esai yang ditulis tangan.",
    "DPL": (
        "Pertanyaan lisan: semua dicetak, tetapi paling banyak {asked} ditanyakan, hanya untuk KUK yang belum terbukti.\n"
        "Yang terlama pun harus selesai dalam waktu ini."
    ),
    "PW": "Wawancara portofolio: sesi tersendiri sebelum hari asesmen; {indirect} KUK dibuktikan tidak langsung.",
    "VPK": "Verifikasi pihak ketiga: dikirim sebelum hari asesmen, tidak memakai waktu asesi.",
    "CVP": "Verifikasi portofolio: cukup banyak agar KUK tidak bergantung pada satu bukti; tidak memakai waktu asesi.",
    "lines": (
        'Tiap baris: "dari instrumen ini, paling sedikit ... dan paling banyak ... butir yang memenuhi syarat (where)".\n'
        'Dengan "each" baris itu berlaku untuk setiap unit, elemen (element), KUK (criterion), atau kelompok pekerjaan\n'
        "(job_group). Pilihan ganda per unit sebanding dengan banyaknya KUK (sisa terbesar), paling sedikit sebanyak elemennya."
    ),
    "no_level": (
        "\nJenjang KKNI skema ini belum diisi, jadi jenjang berpikir (C1-C6) tidak diatur; isi jenjangnya, lalu usulkan lagi."
    ),
    "share": "{criteria} KUK, {elements} elemen: {questions} x {criteria}/{total} = {exact}, menjadi {share}",
    "PG jenjang C1-C2": "Jenjang berpikir menurut KKNI {level}.",
    "PG berbasis kasus": 'Butir kasus dikenali dari tag "kasus".',
    "targets": (
        "Agar paket sejajar: rata-rata kesukaran (logit) dan lama pengerjaan (menit) tiap paket boleh berbeda sejauh\n"
        "tolerance dari value; tanpa value dipakai rata-rata bank."
    ),
    "key_positions": (
        "Kunci disebar merata pada huruf a, b, c, ...\n"
        "Yang belum dibatasi: pemakaian ulang butir. Contoh: reuse: {cooldown_sets: 1} (tidak memakai butir set terakhir)."
    ),
}  # fmt: skip
"""By the part of the file that they stand above, or by the name of the line."""
