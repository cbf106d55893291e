"""The layout of a review packet: what is read stands on the left, what is judged on the right."""

from __future__ import annotations

from qbank.domain.lifecycle import Verdict
from qbank.domain.review_points import ASPECT_BY_POINT
from qbank.formats.xlsx.columns import NO, YES, Column, Entry
from qbank.text.say import phrase

REVIEW_SHEET = "Telaah RAHASIA"
NOT_ASKED = "–"
VERDICT_BY_WORD = {"setuju": Verdict.APPROVE, "kembalikan": Verdict.RETURN}

CODE = Column("Kode", ("code",), Entry.FIXED, 10, note="Jangan diubah.")
TOKEN = Column(
    "Versi", ("token",), Entry.FIXED, 20,
    note="Diisi program: dengannya penilaian hanya berlaku bagi teks yang dibaca. Jangan diubah.",
)  # fmt: skip
KIND = Column("Jenis", ("kind",), Entry.FIXED, 12)
CRITERIA = Column("KUK", ("criteria",), width=34)
TRAITS = Column("Sifat", ("traits",), Entry.FIXED, 14, note="Jenjang, dimensi, kesukaran, menit, acuan.")
QUESTION = Column("Soal", ("question",), width=60)
ANSWER = Column("Kunci dan alasan", ("answer",), width=50)
FINDINGS = Column("Temuan pemeriksa otomatis", ("findings",), width=34)
VERDICT = Column(
    "Penilaian", ("verdict",), width=13, choices=tuple(VERDICT_BY_WORD),
    note="setuju atau kembalikan. Kosong: butir ini belum dinilai dan dilewati.",
)  # fmt: skip
COMMENT = Column(
    "Catatan", ("comment",), width=40, note="Wajib bila dikembalikan tanpa kaidah bertanda 'tidak'."
)
POINT_COLUMNS = {
    point: Column(
        f"{point} {aspect}",
        ("point", point),
        width=11,
        choices=(YES, NO),
        note=phrase(f"point.{point}", "id"),
    )
    for point, aspect in ASPECT_BY_POINT.items()
}
PACKET_COLUMNS = (
    CODE, TOKEN, KIND, CRITERIA, TRAITS, QUESTION, ANSWER, FINDINGS, *POINT_COLUMNS.values(), VERDICT, COMMENT,
)  # fmt: skip
NEEDED = (CODE, TOKEN, *POINT_COLUMNS.values(), VERDICT, COMMENT)
HELP_LINES = (
    "Paket telaah butir soal – RAHASIA, BUKAN UNTUK ASESI",
    f"1. Setiap baris pada lembar {REVIEW_SHEET} ialah satu butir yang menunggu telaah. Baca soal, kunci, dan temuan pemeriksa otomatis.",
    "2. Untuk setiap kaidah (materi, konstruksi, bahasa) pilih ya atau tidak; yang kosong tidak dinilai.",
    "    Tanda – berarti kaidah itu tidak berlaku bagi jenis butirnya.",
    "3. Pada kolom Penilaian pilih setuju atau kembalikan. Baris tanpa penilaian dilewati; nilailah nanti dengan berkas yang sama.",
    "4. Butir tidak dapat disetujui selama ada kaidah bertanda tidak. Pengembalian perlu catatan atau kaidah bertanda tidak.",
    "5. Jangan mengubah kolom Kode dan Versi: bila teks butir berubah sejak paket ini ditulis, penilaiannya ditolak.",
    "6. Simpan, lalu: qbank review import BERKAS.xlsx --as KODE-ANDA. Bila ada yang salah, tidak satu pun penilaian disimpan.",
    "",
    "Kaidah",
    *(f"{point} ({aspect}) {phrase(f'point.{point}', 'id')}" for point, aspect in ASPECT_BY_POINT.items()),
)
