"""KISI-KISI before items are chosen: all that a blueprint asks, for a committee to discuss and sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from qbank.documents.cells import text_cell, words
from qbank.documents.context import FormContext, frame_without_items
from qbank.documents.editions import Form
from qbank.documents.letterhead import letterhead, page_words
from qbank.documents.model import LANDSCAPE, Block, Document, FormTitle, Grid, Heading, Paragraph, Row
from qbank.documents.package import pack
from qbank.documents.parts import PackedDocument
from qbank.documents.sections.blueprint_tables import instrument_table, line_table, target_table, unit_table
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import makers
from qbank.documents.styles import Look, TableLook
from qbank.domain.blueprint import Blueprint
from qbank.domain.evidence_plan import PlanStatus
from qbank.domain.form_snapshot import FormSnapshot, SnapshotScheme
from qbank.domain.print_profile import PrintProfile
from qbank.domain.scheme import SchemeDraft
from qbank.domain.unit_quotas import is_unit_line
from qbank.text.bounds import say_bounds
from qbank.text.own_wording import read_own_wording
from qbank.text.rich_text import Span
from qbank.text.wording import Wording

FACT_COLUMNS = (5.8, 0.4, 19.5)


@dataclass(frozen=True, slots=True)
class BlueprintSheet:
    """All that a printed blueprint shows; `date` is ISO 8601, `sha256` that of the blueprint's text."""

    blueprint: Blueprint
    scheme: SchemeDraft
    plan_status: PlanStatus
    date: str
    sha256: str


def render_blueprint(
    sheet: BlueprintSheet, profile: PrintProfile, wording: Wording | None = None
) -> PackedDocument:
    """Print a blueprint; the same input gives the same bytes."""
    context = FormContext(_frame(sheet), profile, wording or read_own_wording(profile.looks.wording))
    return pack(_document(context, sheet), profile.looks.template)


def _document(context: FormContext, sheet: BlueprintSheet) -> Document:
    code, title = context.code(Form.BLUEPRINT_TABLE), context.text("blueprint_sheet.title")
    digest = sheet.sha256[:12]
    facts = {"code": context.revised_code(Form.BLUEPRINT_TABLE), "name": sheet.blueprint.name, "hash": digest}
    is_proposed = sheet.plan_status is PlanStatus.PROPOSED
    return Document(
        title=f"{code} {title}",
        subject=sheet.scheme.title,
        author=context.profile.body.name or "qbank",
        keywords=f"qbank blueprint={digest}",
        date=sheet.date,
        page=LANDSCAPE,
        letterhead=letterhead(context),
        header_left=context.text("page.header", code=code, short=context.text("blueprint_sheet.short")),
        header_right=sheet.scheme.title,
        footer_left=context.text("blueprint_sheet.footer", **facts),
        page_words=page_words(context),
        marks=(context.text("page.proposed"),) if is_proposed else (),
        blocks=(FormTitle(code, title), *_blocks(context, sheet)),
    )


def _frame(sheet: BlueprintSheet) -> FormSnapshot:
    """Return a form without items, named and timed as the blueprint says."""
    scheme, blueprint = sheet.scheme, sheet.blueprint
    named = SnapshotScheme(scheme.code, scheme.title, scheme.kind, scheme.number, scheme.level)
    return replace(
        frame_without_items(named, sheet.plan_status, sheet.date),
        set_code=blueprint.name,
        instruments=blueprint.instruments,
        opening_minutes=blueprint.opening_minutes,
        minutes_total=blueprint.minutes_total,
    )


def _blocks(context: FormContext, sheet: BlueprintSheet) -> Iterator[Block]:
    blueprint = sheet.blueprint
    yield from identity_table(context, rows=(), width=LANDSCAPE.text_width)
    yield _facts(context, sheet)
    yield Heading(context.text("blueprint_sheet.instruments"), level=2)
    yield instrument_table(context, blueprint)
    yield Heading(context.text("blueprint_sheet.units"), level=2)
    yield Paragraph((Span(context.text("blueprint_sheet.units_note")),), Look.NOTE, keep_next=True)
    yield unit_table(context, blueprint, sheet.scheme)
    levels = [line for line in blueprint.lines if "level" in line.where]
    others = [line for line in blueprint.lines if "level" not in line.where and not is_unit_line(line)]
    for part, lines in (("levels", levels), ("lines", others)):
        if lines:
            yield Heading(context.text(f"blueprint_sheet.{part}"), level=2)
            yield line_table(context, lines)
    if blueprint.targets:
        yield Heading(context.text("blueprint_sheet.targets"), level=2)
        yield target_table(context, blueprint)
    yield Heading(context.text("blueprint_sheet.reuse"), level=2)
    yield from (words(text) for text in _reuse(context, blueprint))
    yield from makers(context)


def _facts(context: FormContext, sheet: BlueprintSheet) -> Grid:
    blueprint = sheet.blueprint
    label = context.text
    facts = {
        "name": blueprint.name,
        "forms": str(blueprint.forms),
        "day": label(
            "blueprint_sheet.day_minutes",
            day=f"{blueprint.day_minutes:g}",
            limit=f"{blueprint.minutes_total:g}",
        ),
        "plan": label(f"blueprint_sheet.plan_{sheet.plan_status}"),
        "keys": label(f"blueprint_sheet.keys_{'as_written' if blueprint.leaves_keys else 'spread'}"),
    }
    if blueprint.cases:
        bounds = say_bounds(blueprint.cases.minimum, blueprint.cases.maximum)
        facts["cases"] = label("blueprint_sheet.case_items", bounds=bounds)
    rows = (
        Row((text_cell(label(f"blueprint_sheet.fact_{name}"), bold=True), text_cell(":"), text_cell(text)))
        for name, text in facts.items()
    )
    return Grid(FACT_COLUMNS, tuple(rows), TableLook.FACTS)


def _reuse(context: FormContext, blueprint: Blueprint) -> Iterator[str]:
    reuse, label = blueprint.reuse, context.text
    listed = [quota.instrument for quota in blueprint.instruments if quota.instrument in reuse.instruments]
    instruments = ", ".join(listed)
    if reuse.exposure is not None and reuse.exposure_months is None:
        yield label("blueprint_sheet.exposure", exposure=reuse.exposure, instruments=instruments)
    if reuse.exposure is not None and reuse.exposure_months is not None:
        yield label(
            "blueprint_sheet.exposure_months",
            exposure=reuse.exposure,
            months=reuse.exposure_months,
            instruments=instruments,
        )
    if reuse.cooldown_days is not None:
        yield label("blueprint_sheet.cooldown_days", days=reuse.cooldown_days, instruments=instruments)
    if reuse.cooldown_sets is not None:
        yield label("blueprint_sheet.cooldown_sets", sets=reuse.cooldown_sets, instruments=instruments)
    yield label("blueprint_sheet.least_used")
    for name, codes in (("must_use", blueprint.must_use), ("never_use", blueprint.never_use)):
        if codes:
            yield label(f"blueprint_sheet.{name}", items=", ".join(codes))
