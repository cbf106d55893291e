"""BERKAS-SET – RAHASIA: how the set was made: asked and got, forms side by side, what they share, what the bank can still give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from qbank.documents.cells import centred_cell, head_row, text_cell, words
from qbank.documents.context import FormContext
from qbank.documents.forms.set_comparison import forms_side_by_side, shared_items
from qbank.documents.model import Block, Cell, Grid, Heading, Paragraph, Row
from qbank.documents.sections.amounts import amount, by_form, code_ranges
from qbank.documents.sections.facts import facts_table
from qbank.documents.sections.identity import identity_table
from qbank.documents.stamp import SHOWN_CHARACTERS
from qbank.documents.styles import Look
from qbank.domain.codes import Instrument
from qbank.domain.places import parts_by_unit
from qbank.domain.set_record import (
    BankRest,
    SetRecord,
    TargetRecord,
    TargetVerdict,
    lines_alike,
)
from qbank.text.bounds import say_bounds

TARGET_COLUMNS = (4.6, 2.0, 1.9, 5.2, 3.3)
LINE_COLUMNS = (4.6, 6.2, 2.0, 4.2)
VERSION_COLUMNS = (2.2, 2.2, 12.6)
TARGET_PLACES = 4


def set_dossier(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the document."""
    record = context.exam_set.record
    assert record is not None
    yield from identity_table(context, rows=())
    yield facts_table(context, "set_dossier", _facts(context, record))
    yield Heading(context.text("set_dossier.result"))
    yield words(context.text(f"set_dossier.status_{_status(record)}"), bold=True)
    yield from _rest(context, record.rest)
    yield from _targets(context, record)
    yield from _lines(context, record)
    yield from forms_side_by_side(context, record)
    yield from shared_items(context, record)
    yield from _versions(context)


def _status(record: SetRecord) -> str:
    """Return what is known of the whole set; that nothing comes nearer is said only where it is proved of every target."""
    return record.verdict or f"{record.solver.status}_plain"


def _facts(context: FormContext, record: SetRecord) -> Mapping[str, str]:
    exam_set = context.exam_set
    forms = zip(exam_set.labels, exam_set.snapshot_hashes, strict=True)
    return {
        "set": context.snapshot.set_code,
        "made": context.date(context.snapshot.set_date),
        "blueprint": f"{record.blueprint} · {record.blueprint_sha256[:SHOWN_CHARACTERS]}",
        "pool": context.text(
            "set_dossier.pool_value", items=record.pool_items, hash=record.pool_sha256[:SHOWN_CHARACTERS]
        ),
        "seed": str(record.seed),
        "program": context.text(
            "set_dossier.program_value", program=record.program, solver=record.solver.version
        ),
        "forms": "; ".join(f"{label} · {sha256[:SHOWN_CHARACTERS]}" for label, sha256 in forms),
    }


def _rest(context: FormContext, rest: BankRest | None) -> Iterator[Block]:
    if rest is None:
        yield words(context.text("set_dossier.rest_unknown"))
        return
    line = " · ".join(part for part in (rest.line, rest.part) if part)
    key = "rest_found" if not rest.is_proved else "rest_proved" if rest.forms else "rest_none"
    yield words(context.text(f"set_dossier.{key}", forms=rest.forms))
    if line:
        yield words(context.text("set_dossier.rest_line", line=line))


def _targets(context: FormContext, record: SetRecord) -> Iterator[Block]:
    yield Heading(context.text("set_dossier.targets"))
    if not record.targets:
        yield words(context.text("set_dossier.no_targets"))
        return
    head = head_row(*context.lines("set_dossier.targets_head"))
    yield Grid(TARGET_COLUMNS, (head, *(_target_row(context, one) for one in record.targets)))


def _target_row(context: FormContext, target: TargetRecord) -> Row:
    instruments = ", ".join(target.instruments)
    name = (
        words(target.name, Look.CELL_SMALL, bold=True),
        words(f"{context.text(f'set_dossier.measure_{target.measure}')} · {instruments}", Look.CELL_NOTE),
    )
    return Row(
        (
            Cell(name),
            centred_cell(amount(target.asked, TARGET_PLACES), Look.CELL_SMALL),
            centred_cell(f"± {amount(target.tolerance, TARGET_PLACES)}", Look.CELL_SMALL),
            text_cell(by_form(context.exam_set.labels, target.got, TARGET_PLACES), Look.CELL_SMALL),
            text_cell("; ".join(_verdict(context, target)), Look.CELL_SMALL),
        )
    )


def _verdict(context: FormContext, target: TargetRecord) -> Iterator[str]:
    def said(key: str, value: float) -> str:
        return context.text(f"set_dossier.{key}", **{key: amount(value, TARGET_PLACES)})

    yield context.text(f"set_dossier.{target.verdict}")
    yield said("deviation", target.deviation)
    if target.bound and target.verdict is not TargetVerdict.BEST:
        yield said("bound", target.bound)
    if target.most is not None:
        yield said("most", target.most)


def _lines(context: FormContext, record: SetRecord) -> Iterator[Block]:
    yield Heading(context.text("set_dossier.lines"))
    head = head_row(*context.lines("set_dossier.lines_head"))
    yield Grid(LINE_COLUMNS, (head, *_line_rows(context, record)))


def _line_rows(context: FormContext, record: SetRecord) -> Iterator[Row]:
    for _, group in groupby(lines_alike(record.lines), key=lambda pair: (pair[0].rule, pair[0].line)):
        alike = tuple(group)
        for position, (line, parts) in enumerate(alike):
            cells = (
                Cell(tuple(words(part, Look.CELL_SMALL) for part in parts_by_unit(parts))),
                centred_cell(say_bounds(line.minimum, line.maximum, amount), Look.CELL_SMALL),
                text_cell(by_form(context.exam_set.labels, line.got), Look.CELL_SMALL),
            )
            label = text_cell(line.line, Look.CELL_SMALL, rows=len(alike))
            yield Row((label, *cells) if position == 0 else cells)


def _versions(context: FormContext) -> Iterator[Block]:
    yield Heading(context.text("set_dossier.versions"))
    head = head_row(*context.lines("set_dossier.versions_head"))
    yield Grid(VERSION_COLUMNS, (head, *_version_rows(context)))


def _version_rows(context: FormContext) -> Iterator[Row]:
    for instrument in Instrument:
        forms: dict[tuple[tuple[str, int], ...], list[str]] = {}
        for snapshot in context.exam_set.snapshots:
            chosen = tuple(sorted((item.code, item.version) for item in snapshot.items_of(instrument)))
            forms.setdefault(chosen, []).append(snapshot.label)
        for versions, labels in forms.items():
            if versions:
                named = (centred_cell(text, Look.CELL_SMALL) for text in (instrument, ", ".join(labels)))
                yield Row((*named, Cell(tuple(_versions_of(context, versions)))))


def _versions_of(context: FormContext, versions: tuple[tuple[str, int], ...]) -> Iterator[Paragraph]:
    for version in sorted({number for _, number in versions}):
        codes = [code for code, number in versions if number == version]
        text = context.text("set_dossier.version", version=version, items=code_ranges(codes))
        yield words(text, Look.CELL_SMALL)
