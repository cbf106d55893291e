"""The evidence plan as a workbook for the committee: a row for each KUK, out and in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qbank.domain.codes import CriterionRef, EvidenceKind, Instrument
from qbank.domain.evidence_plan import EvidencePlan, PlanLine, Way
from qbank.errors import InputRefusedError, Issue, Where
from qbank.formats.xlsx.columns import Column, Entry
from qbank.formats.xlsx.read import read_cells
from qbank.formats.xlsx.write import Book, CriterionLine

PLAN_SHEET = "Rencana"
SCHEME = Column("Skema", ("scheme",), Entry.FIXED, 26)
CRITERION = Column("KUK", ("criterion",), Entry.FIXED, 26)
TEXT = Column("Bunyi KUK", ("text",), Entry.FIXED, 70)
WAY = Column("Cara", ("way",), width=12, choices=tuple(Way), note="product, role_play, atau indirect.")
KIND = Column("Jenis bukti", ("kind",), width=11, choices=tuple(EvidenceKind), note="L, TL, atau T.")
INSTRUMENTS = Column(
    "Instrumen", ("instruments",), Entry.LIST, 18, note="Singkatan instrumen, dipisahkan koma; misalnya CL, TPD."
)  # fmt: skip
PIECES = Column(
    "Paling sedikit", ("pieces",), Entry.NUMBER, 14, note="Berapa instrumen dari daftar itu yang harus membuktikan KUK."
)  # fmt: skip
EXTRA = Column(
    "Tambahan (T)", ("supplementary",), Entry.LIST, 24, note="Instrumen tambahan, dipisahkan koma."
)
COLUMNS = (SCHEME, CRITERION, TEXT, WAY, KIND, INSTRUMENTS, PIECES, EXTRA)
HELP = (
    "Rencana asesmen (FR.MAPA.01 bagian 2)",
    "1. Satu baris untuk setiap KUK. Ubah kolom Cara, Jenis bukti, Instrumen, Paling sedikit, dan Tambahan.",
    "2. Kelompok pekerjaan diubah dengan: qbank scheme group.",
    "3. Simpan, lalu impor: qbank plan import BERKAS.xlsx. Yang berubah kembali berstatus usulan sampai komite menetapkannya.",
)


@dataclass(frozen=True, slots=True)
class PlanRows:
    """What a workbook says: the scheme, and the line of each KUK with the place of its row."""

    scheme: str
    lines: tuple[PlanLine, ...]
    places: Mapping[str, Where]


def write_plan_workbook(plan: EvidencePlan, criteria: Sequence[CriterionLine]) -> bytes:
    """Write the lines of a plan; `criteria` give the wording of each KUK."""
    texts = {line.name: line.text for line in criteria}
    rows = [
        {
            SCHEME.title: plan.scheme,
            CRITERION.title: str(line.criterion),
            TEXT.title: texts.get(str(line.criterion), ""),
            WAY.title: line.way.value,
            KIND.title: line.kind.value,
            INSTRUMENTS.title: ", ".join(line.instruments),
            PIECES.title: str(line.pieces),
            EXTRA.title: ", ".join(line.supplementary),
        }
        for line in plan.lines
    ]
    return Book(help_lines=HELP).write({PLAN_SHEET: (COLUMNS, rows)}, criteria)


def read_plan_workbook(data: bytes) -> PlanRows:
    """Read the lines of a plan; raises InputRefusedError with every fault and its cell."""
    rows = read_cells(data).get(PLAN_SHEET, [])
    titles = [title.strip() for title in rows[0]] if rows else []
    if missing := [column.title for column in COLUMNS if column is not TEXT and column.title not in titles]:
        facts = {"columns": ", ".join(missing)}
        raise InputRefusedError(Issue("workbook.column_missing", facts, Where(sheet=PLAN_SHEET, line=1)))
    issues: list[Issue] = []
    lines: list[PlanLine] = []
    places: dict[str, Where] = {}
    scheme = ""
    for number, cells in enumerate(rows[1:], start=2):
        row = {title: cell.strip() for title, cell in zip(titles, cells, strict=False)}
        if not row.get(CRITERION.title):
            continue
        faults = list(_faults(number, row))
        issues += faults
        if not faults:
            scheme = scheme or row[SCHEME.title]
            lines.append(_line(row))
            places[row[CRITERION.title]] = Where(sheet=PLAN_SHEET, line=number, field=CRITERION.title)
    if issues:
        raise InputRefusedError(*issues)
    return PlanRows(scheme, tuple(lines), places)


def _faults(number: int, row: Mapping[str, str]) -> Iterator[Issue]:
    for column, known in ((WAY, tuple(Way)), (KIND, tuple(EvidenceKind))):
        yield from _unknown(number, column, [row[column.title]], known)
    for column in (INSTRUMENTS, EXTRA):
        yield from _unknown(number, column, _names(row[column.title]), tuple(Instrument))
    if not row[PIECES.title].isdecimal():
        facts = {"name": PIECES.title, "value": row[PIECES.title][:60]}
        yield Issue("field.whole_number", facts, _where(number, PIECES))


def _unknown(number: int, column: Column, names: Sequence[str], known: Sequence[str]) -> Iterator[Issue]:
    for name in names:
        if name not in known:
            facts = {"name": column.title, "value": name[:60], "expected": ", ".join(known)}
            yield Issue("field.choice", facts, _where(number, column))


def _where(number: int, column: Column) -> Where:
    return Where(sheet=PLAN_SHEET, line=number, field=column.title)


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.replace(";", ",").replace("\n", ",").split(",") if name.strip()]


def _line(row: Mapping[str, str]) -> PlanLine:
    unit, _, criterion = row[CRITERION.title].rpartition("/")
    return PlanLine(
        CriterionRef(unit, criterion),
        Way(row[WAY.title]),
        EvidenceKind(row[KIND.title]),
        tuple(Instrument(name) for name in _names(row[INSTRUMENTS.title])),
        int(row[PIECES.title]),
        tuple(Instrument(name) for name in _names(row[EXTRA.title])),
    )
