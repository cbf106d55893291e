"""The layout of the writer's workbook: sheets and their columns, and which part of an item each holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qbank.domain.codes import CognitiveLevel, CompetencyDimension, Difficulty, ItemKind
from qbank.domain.items import MOST_OPTIONS, TIMED_KINDS

MOST_ROWS, MOST_COLUMNS = 20_000, 100
MOST_ANSWER_POINTS = 8
MOST_RUBRIC_POINTS = 6
OPTION_LETTERS = "ABCDE"[:MOST_OPTIONS]
YES, NO = "ya", "tidak"
CRITERIA_SHEET, HELP_SHEET, CASE_SHEET, PART_SHEET = "KUK", "Petunjuk", "Kasus", "Bagian tugas"
FAULT_COLUMN, FAULT_SHEET = "Kesalahan", "Kesalahan"

Path = tuple[str | int, ...]


class Entry(StrEnum):
    """How a cell is to be read."""

    TEXT = "text"
    NUMBER = "number"
    CRITERION = "criterion"
    LIST = "list"
    YES_NO = "yes_no"
    KEY = "key"
    LETTERS = "letters"
    REASONS = "reasons"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the part of the item it holds, how wide it is, and what may be chosen."""

    title: str
    path: Path
    entry: Entry = Entry.TEXT
    width: int = 14
    choices: tuple[str, ...] = ()
    note: str = ""


SHEET_BY_KIND = {
    ItemKind.MULTIPLE_CHOICE: "Pilihan ganda",
    ItemKind.ESSAY: "Esai",
    ItemKind.ORAL: "Lisan",
    ItemKind.SUPPORTING_QUESTION: "Pendukung observasi",
    ItemKind.INTERVIEW: "Wawancara",
    ItemKind.THIRD_PARTY_STATEMENT: "Pihak ketiga",
    ItemKind.PORTFOLIO_EVIDENCE: "Portofolio",
    ItemKind.OBSERVATION_POINT: "Ceklis observasi",
    ItemKind.PRACTICAL_TASK: "Tugas praktik",
    ItemKind.PROJECT: "Proyek",
}
KIND_BY_SHEET = {sheet: kind for kind, sheet in SHEET_BY_KIND.items()}
TASK_KINDS = frozenset({ItemKind.PRACTICAL_TASK, ItemKind.PROJECT})

CODE = Column("Kode", ("code",), width=10, note="Kode butir; jangan diubah untuk butir yang sudah ada.")
TOKEN = Column(
    "Versi", ("token",), Entry.FIXED, 18, note="Diisi program: dengannya perubahan orang lain tidak tertimpa. Jangan diubah."
)  # fmt: skip
STATUS = Column("Status", ("status",), Entry.FIXED, 10, note="Diisi program.")
CRITERION = Column("KUK", ("criteria", 0), Entry.CRITERION, 26, note="Pilih dari daftar (lembar KUK).")
MORE_CRITERIA = Column(
    "KUK lain", ("criteria", 1), Entry.LIST, 26, note="KUK berikutnya, satu pada tiap baris (Alt+Enter)."
)
AUTHOR = Column("Penyusun", ("author",), width=14, note="Kode orang.")
REFERENCE = Column("Acuan", ("reference",), width=30, note="Aturan atau sumber yang menentukan jawaban.")
TAGS = Column(
    "Tag", ("tags", 0), Entry.LIST, 14, note="Satu pada tiap baris; 'kasus' untuk soal berbasis kasus."
)
ENEMIES = Column(
    "Lawan",
    ("enemies", 0),
    Entry.LIST,
    14,
    note="Kode butir yang tidak boleh satu paket, satu pada tiap baris.",
)
CASE = Column(
    "Kasus", ("stimulus",), width=10, note="Kode kasus pada lembar Kasus, bila butir memakai kasus bersama."
)
REASONS = Column(
    "Alasan lint", ("lint_reasons",), Entry.REASONS, 24, note="nama_aturan: alasannya, satu pada tiap baris."
)

_LEVELS = (
    Column("Jenjang", ("level",), width=9, choices=tuple(CognitiveLevel)),
    Column("Dimensi", ("dimension",), width=9, choices=tuple(CompetencyDimension)),
    Column("Kesukaran", ("difficulty",), width=11, choices=tuple(Difficulty)),
)
_TIMES = (
    Column("Menit", ("minutes",), Entry.NUMBER, 8, note="Waktu asesi dalam menit."),
    Column("Poin", ("points",), Entry.NUMBER, 8),
)
_WATCHED = Column(
    "Menit bersama asesor", ("content", "watched_minutes"), Entry.NUMBER, 10,
    note="Menit terakhir tugas yang harus dihadiri asesor bersama asesi ini saja. Kosong: seluruh tugas bila ada kartu peran.",
)  # fmt: skip
_MARKDOWN = "Boleh Markdown: **tebal**, daftar, tabel."


def _option_columns() -> tuple[Column, ...]:
    texts = (
        Column(f"Pilihan {letter}", ("content", "options", n, "text"), width=30)
        for n, letter in enumerate(OPTION_LETTERS)
    )
    reasons = (
        Column(f"Alasan {letter}", ("content", "options", n, "rationale"), width=30,
               note="Mengapa pilihan ini benar, atau kekeliruan apa yang ditangkapnya.")
        for n, letter in enumerate(OPTION_LETTERS)
    )  # fmt: skip
    return (
        Column("Pokok soal", ("content", "stem"), width=60, note=_MARKDOWN),
        *texts,
        Column("Kunci", ("content", "options", "key"), Entry.KEY, 8, tuple(OPTION_LETTERS)),
        *reasons,
        Column("Tidak diacak", ("content", "options", "fixed"), Entry.LETTERS, 12,
               note="Huruf pilihan yang tetap di tempatnya bila pilihan diacak, misalnya D."),
        Column("Indikator soal", ("content", "indicator"), width=40),
    )  # fmt: skip


def _rubric_columns() -> tuple[Column, ...]:
    points = (
        column
        for n in range(MOST_RUBRIC_POINTS)
        for column in (
            Column(f"Rubrik {n + 1}", ("content", "rubric", n, "text"), width=30),
            Column(f"Skor {n + 1}", ("content", "rubric", n, "points"), Entry.NUMBER, 8),
            Column(f"Wajib {n + 1}", ("content", "rubric", n, "required"), Entry.YES_NO, 8, (YES, NO)),
        )
    )
    return (
        Column("Soal", ("content", "prompt"), width=60, note=_MARKDOWN),
        Column("Jawaban model", ("content", "model_answer"), width=60),
        *points,
        Column("Syarat tercapai", ("content", "pass_rule"), width=40),
    )


def _spoken_columns() -> tuple[Column, ...]:
    points = (
        Column(f"Jawaban {n + 1}", ("content", "answer_points", n), width=30)
        for n in range(MOST_ANSWER_POINTS)
    )
    return (
        Column("Pertanyaan", ("content", "prompt"), width=60),
        *points,
        Column("Syarat tercapai", ("content", "pass_rule"), width=40),
        Column("Pendalaman", ("content", "probe"), width=40),
    )


_CONTENT = {
    ItemKind.MULTIPLE_CHOICE: _option_columns(),
    ItemKind.ESSAY: _rubric_columns(),
    ItemKind.ORAL: _spoken_columns(),
    ItemKind.SUPPORTING_QUESTION: _spoken_columns(),
    ItemKind.INTERVIEW: _spoken_columns(),
    ItemKind.THIRD_PARTY_STATEMENT: (
        Column("Pernyataan", ("content", "statement"), width=60, note="Satu perilaku yang dapat dijawab ya atau tidak."),
        Column("Kurun waktu", ("content", "period"), width=40),
    ),
    ItemKind.PORTFOLIO_EVIDENCE: (
        Column("Bukti", ("content", "evidence"), width=50),
        Column("Valid", ("content", "valid"), width=40),
        Column("Asli", ("content", "authentic"), width=40),
        Column("Terkini", ("content", "current"), width=40),
        Column("Memadai", ("content", "sufficient"), width=40),
    ),
    ItemKind.OBSERVATION_POINT: (
        Column("Standar", ("content", "standard"), width=40, note="Paling banyak 60 karakter, dengan ukuran."),
        Column("Yang teramati", ("content", "observable"), width=60, note="Paling banyak 200 karakter."),
    ),
    ItemKind.PRACTICAL_TASK: (_WATCHED,),
    ItemKind.PROJECT: (_WATCHED,),
}  # fmt: skip


def columns_of(kind: ItemKind) -> tuple[Column, ...]:
    """Return the columns of a kind's sheet; the content of a task stands on the sheet of its parts, row by row."""
    criteria = () if kind in TASK_KINDS else (CRITERION, MORE_CRITERIA)
    return (
        CODE, TOKEN, STATUS, *criteria,
        *(_LEVELS if kind in TIMED_KINDS else ()),
        *(_TIMES if kind in TIMED_KINDS else ()),
        *_CONTENT[kind],
        AUTHOR, REFERENCE, TAGS, ENEMIES, CASE, REASONS,
    )  # fmt: skip


CASE_COLUMNS = (
    Column("Kode", ("code",), width=10),
    Column("Judul", ("title",), width=30),
    Column("Isi", ("body",), width=90, note=_MARKDOWN),
)
PARTS = {
    "Paket": ("paket",),
    "Kelompok pekerjaan": ("job_group",),
    "Perusahaan": ("company",),
    "Skenario": ("scenario",),
    "Lampiran": ("attachments",),
    "Langkah": ("steps",),
    "Peralatan": ("tools",),
    "Produk": ("product",),
    "Kunci": ("product_key",),
    "Syarat tercapai": ("pass_rule",),
    "Kartu peran": ("role_cards",),
}
"""What a row of the task sheet may be, and the field of the task it belongs to; some come in any number."""
LISTED_PARTS = frozenset({"attachments", "steps", "tools", "product_key", "role_cards"})
PART_COLUMNS = (
    CODE,
    Column("Bagian", ("part",), width=20, choices=tuple(PARTS)),
    Column("Langkah ke", ("step",), Entry.NUMBER, 10, note="Hanya untuk Kunci: langkah mana yang dinilainya."),
    Column("Judul", ("title",), width=30, note="Untuk Lampiran dan Kartu peran."),
    Column("Isi", ("text",), width=90, note=_MARKDOWN),
    Column("KUK", ("criteria",), Entry.LIST, 26, note="Hanya untuk Langkah: UNIT/1.1, satu pada tiap baris."),
    Column("Wajib", ("required",), Entry.YES_NO, 8, (YES, NO), note="Hanya untuk Kunci."),
    Column("Excel", ("xlsx",), Entry.YES_NO, 8, (YES, NO), note="Hanya untuk Lampiran: tabelnya juga sebagai berkas Excel."),
)  # fmt: skip
