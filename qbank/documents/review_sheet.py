"""A review packet on paper: each item of a unit that is in review, with its key, findings, boxes for the points, and a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from qbank.documents.cells import box_cell, centred_cell, head_row, text_cell, words
from qbank.documents.context import FormContext, frame_without_items
from qbank.documents.letterhead import letterhead, page_words
from qbank.documents.model import (
    PORTRAIT,
    Blank,
    Block,
    BulletList,
    Cell,
    Document,
    FormTitle,
    Grid,
    Heading,
    NumberedList,
    Paragraph,
    Prose,
    Row,
    TickBox,
)
from qbank.documents.package import pack
from qbank.documents.parts import PackedDocument
from qbank.documents.styles import Look, TableLook
from qbank.domain.codes import INSTRUMENT_BY_KIND
from qbank.domain.evidence_plan import PlanStatus
from qbank.domain.form_snapshot import SnapshotScheme
from qbank.domain.picture import PictureFile
from qbank.domain.print_profile import PrintProfile
from qbank.domain.review_packet import PacketItem
from qbank.domain.review_points import ASPECT_BY_POINT, points_of
from qbank.text.item_parts import Part, answer_parts, case_parts, question_parts, traits_of
from qbank.text.markdown import read_markdown
from qbank.text.own_wording import read_own_wording
from qbank.text.rich_text import Span
from qbank.text.say import phrase
from qbank.text.wording import Wording

FACT_COLUMNS = (4.2, 0.4, 12.4)
POINT_COLUMNS = (1.0, 2.4, 11.2, 1.2, 1.2)
VERDICT_COLUMNS = (3.4, 13.6)
VERDICT_HEIGHT, COMMENT_HEIGHT = 0.9, 2.2
_PAPER = "id"


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """All that a printed packet shows; `date` is ISO 8601, `pictures` those that items and cases name, by SHA-256."""

    unit: str
    title: str
    items: tuple[PacketItem, ...]
    date: str
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)


def render_review(
    sheet: ReviewSheet, profile: PrintProfile, wording: Wording | None = None
) -> PackedDocument:
    """Print a packet; the same input gives the same bytes."""
    frame = frame_without_items(SnapshotScheme("", "", "", "", ""), PlanStatus.PROPOSED, sheet.date)
    context = FormContext(frame, profile, wording or read_own_wording(profile.looks.wording))
    return pack(_document(context, sheet), profile.looks.template)


def _document(context: FormContext, sheet: ReviewSheet) -> Document:
    label = context.text
    code, title, short = (label(f"review_packet.{name}") for name in ("code", "title", "short"))
    return Document(
        title=f"{code} {title}",
        subject=sheet.title,
        author=context.profile.body.name or "qbank",
        keywords=f"qbank review={sheet.unit}",
        date=sheet.date,
        page=PORTRAIT,
        letterhead=letterhead(context),
        header_left=label("page.header_secret", code=code, short=short),
        header_right=sheet.title,
        footer_left=label("review_packet.footer", code=code, unit=sheet.unit),
        page_words=page_words(context),
        marks=(label("page.secret"),),
        blocks=(FormTitle(code, title), *_blocks(context, sheet)),
        pictures=sheet.pictures,
    )


def _blocks(context: FormContext, sheet: ReviewSheet) -> Iterator[Block]:
    yield _facts(context, sheet)
    yield Heading(context.text("review_packet.guide_heading"), level=2)
    yield NumberedList(tuple(read_markdown(line) for line in context.lines("review_packet.guide")))
    for item in sheet.items:
        yield from _item(context, item)


def _facts(context: FormContext, sheet: ReviewSheet) -> Grid:
    label = context.text
    count = label("review_packet.item_count", count=len(sheet.items))
    known = {"unit": f"{sheet.unit} {sheet.title}", "items": count, "date": sheet.date}
    rows = [_fact(label(f"review_packet.fact_{name}"), text_cell(text)) for name, text in known.items()]
    for name in ("reader", "read_on", "signed"):
        rows.append(
            _fact(label(f"review_packet.fact_{name}"), Cell((Paragraph((Blank(),), Look.CELL_WRITE),)))
        )
    return Grid(FACT_COLUMNS, tuple(rows), TableLook.FACTS)


def _fact(name: str, cell: Cell) -> Row:
    return Row((text_cell(name, bold=True), text_cell(":"), cell))


def _item(context: FormContext, item: PacketItem) -> Iterator[Block]:
    label, draft = context.text, item.draft
    kind = label(f"instrument.{INSTRUMENT_BY_KIND[draft.kind]}")
    yield Heading(f"{draft.code} · {kind}", level=1, new_page=True)
    version = label("review_packet.version", token=item.token)
    yield words(" · ".join([version, *traits_of(draft, context.wording)]), Look.NOTE)
    yield Heading(label("review_packet.criteria"), level=3)
    yield BulletList(tuple(read_markdown(f"{name} {text}") for name, text in item.criteria))
    question = [*case_parts(item.stimulus, context.wording), *question_parts(draft.content, context.wording)]
    yield from _parts(label("review_packet.question"), question)
    yield from _parts(label("review_packet.answer"), answer_parts(draft.content, context.wording))
    yield Heading(label("review_packet.findings"), level=3)
    found = item.findings or (label("review_packet.no_findings"),)
    yield from (words(text) for text in found)
    yield Heading(label("review_packet.points"), level=3)
    yield _points(context, item)
    yield _verdict(context)


def _parts(heading: str, parts: Iterable[Part]) -> Iterator[Block]:
    """Yield parts one below the other, not as rows of a table: an attachment may be longer than a page."""
    told = tuple(parts)
    if told:
        yield Heading(heading, level=3)
    for part in told:
        if "\n" in part.text.strip():
            yield Paragraph((Span(f"{part.label}:", bold=True),), keep_next=True)
            yield Prose(read_markdown(part.text))
        else:
            yield Prose(read_markdown(f"**{part.label}:** {part.text.strip()}"))


def _points(context: FormContext, item: PacketItem) -> Grid:
    number, aspect, rule = context.lines("review_packet.point_head")
    head = head_row(number, aspect, rule, context.text("decision.yes"), context.text("decision.no"))
    rows = (
        Row(
            (
                centred_cell(str(point)),
                text_cell(ASPECT_BY_POINT[point]),
                text_cell(phrase(f"point.{point}", _PAPER)),
                box_cell(),
                box_cell(),
            ),
            keep_next=True,
        )
        for point in points_of(item.draft.kind)
    )
    return Grid(POINT_COLUMNS, (head, *rows), keep_next=True)


def _verdict(context: FormContext) -> Grid:
    label = context.text
    approve, give_back = (Span(f" {label(f'review_packet.{name}')}     ") for name in ("approve", "return"))
    boxes = Paragraph((TickBox(), approve, TickBox(), give_back), Look.CELL)
    return Grid(
        VERDICT_COLUMNS,
        (
            Row(
                (text_cell(label("review_packet.verdict"), bold=True), Cell((boxes,), middle=True)),
                keep_next=True,
                height=VERDICT_HEIGHT,
            ),
            Row((text_cell(label("review_packet.comment"), bold=True), Cell()), height=COMMENT_HEIGHT),
        ),
    )
