"""Document model → body XML. One writer for all forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import assert_never

from qbank.documents.flow import Flow, Frame
from qbank.documents.grid import write_grid
from qbank.documents.model import (
    AnswerLines,
    Block,
    BulletList,
    Case,
    Cell,
    Columns,
    Document,
    FormTitle,
    Grid,
    Heading,
    NumberedList,
    Page,
    Paragraph,
    Placed,
    Prose,
    Question,
    Row,
    UnitHeading,
)
from qbank.documents.numbering import ListRestart
from qbank.documents.page_layout import section
from qbank.documents.pictures import Gallery
from qbank.documents.styles import CharacterLook, Look, Shade, TableLook
from qbank.documents.wordml import paragraph, run, run_properties, twips
from qbank.text.rich_text import PictureMark, RichText, Span, TextBlock

HEADINGS = {1: Look.HEADING_1, 2: Look.HEADING_2, 3: Look.HEADING_3}
QUESTION_INDENT, OPTION_INDENT = twips(0.9), twips(1.6)


def write_body(document: Document, gallery: Gallery) -> tuple[str, tuple[ListRestart, ...]]:
    """Return the XML of all blocks and the list restarts that word/numbering.xml has to hold."""
    writer = BodyWriter(document.page, Flow(gallery, document.pictures))
    body = writer.blocks(document.blocks)
    return body + writer.section(), tuple(writer.flow.restarts)


def _in_place(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks in their order, those that a template may place elsewhere where they stand."""
    for block in blocks:
        yield from block.blocks if isinstance(block, Placed) else (block,)


def _closed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    # A table that ends the document takes its last row along where the flat paragraph behind it finds no room.
    if not blocks or not isinstance(blocks[-1], Grid):
        return blocks
    *rows, last = blocks[-1].rows
    return (*blocks[:-1], replace(blocks[-1], rows=(*rows, replace(last, keep_next=True))))


def _gap(block: Block, after: Block | None) -> str:
    if isinstance(block, Grid):
        keep = "<w:keepNext/>" if block.rows[-1].keep_next else ""
        if after is None:
            # Word wants a paragraph after the last table; a flat one never opens an empty page.
            return paragraph("", Look.GAP, '<w:spacing w:line="20" w:lineRule="exact"/>')
        return "" if isinstance(after, Heading | UnitHeading) else paragraph("", Look.GAP, keep)
    touches = isinstance(after, Grid) and isinstance(block, NumberedList | BulletList | Prose)
    return paragraph("", Look.GAP, "<w:keepNext/>") if touches else ""


class BodyWriter:
    """Writes blocks one after the other, and knows where sections end."""

    def __init__(self, page: Page, flow: Flow, write_section: Callable[..., str] = section) -> None:
        self.page = page
        self.width = twips(page.text_width)
        self.flow = flow
        self.write_section = write_section
        self.is_first_section = True

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        """Write blocks with the gaps between them."""
        standing = _closed(tuple(_in_place(blocks)))
        pairs = zip(standing, (*standing[1:], None), strict=bool(standing))
        return "".join(self.block(block) + _gap(block, after) for block, after in pairs)

    def section(self, columns: int = 1) -> str:
        """Close a section; it ends with what is written so far."""
        properties = self.write_section(self.page, columns=columns, is_first=self.is_first_section)
        self.is_first_section = False
        return properties

    def block(self, block: Block) -> str:
        """Write one block."""
        match block:
            case Paragraph() | Prose() | NumberedList() | BulletList() | AnswerLines():
                return self.flow.block(block, Frame(self.width))
            case Grid():
                return write_grid(block, self.flow)
            case FormTitle(code=code, title=title):
                return paragraph(run(code), Look.FORM_CODE) + paragraph(run(title), Look.FORM_TITLE)
            case Heading():
                return _heading(block)
            case UnitHeading():
                return _unit_heading(block)
            case _:
                return self._case_or_question(block)

    def _case_or_question(self, block: Case | Question | Columns | Placed) -> str:
        match block:
            case Placed(blocks=blocks):
                return self.blocks(blocks)
            case Columns():
                return self._columns(block)
            case Question(stem=stem, options=options):
                return self._question(stem, options)
            case Case(title=title, body=body):
                return self._case(title, body)
            case _:
                assert_never(block)

    def _columns(self, columns: Columns) -> str:
        before, self.width = paragraph("", Look.GAP, self.section()), twips(self.page.column_width)
        inner = "".join(self.block(block) for block in columns.blocks)
        self.width = twips(self.page.text_width)
        return before + inner + paragraph("", Look.GAP, self.section(columns=2))

    def _question(self, stem: RichText, options: tuple[RichText, ...]) -> str:
        first, rest = _opening(stem)
        return self._numbered(first, rest, Look.QUESTION, keep_last=bool(options)) + "".join(
            self._numbered(*_opening(option), Look.OPTION, keep_last=number < len(options))
            for number, option in enumerate(options, start=1)
        )

    def _numbered(self, first: TextBlock, rest: RichText, look: Look, *, keep_last: bool) -> str:
        more, indent = (
            (Look.QUESTION_MORE, QUESTION_INDENT)
            if look is Look.QUESTION
            else (Look.OPTION_MORE, OPTION_INDENT)
        )
        width = self.width - indent
        keep = "<w:keepNext/>" if rest or keep_last else ""
        if PictureMark in map(type, first.content):
            # The number stands at the head of a picture, not at its foot.
            keep += '<w:textAlignment w:val="top"/>'
        opening = paragraph(self.flow.line(first.content, width), look, keep)
        if not rest:
            return opening
        last = () if keep_last else rest[-1:]
        body = rest[: len(rest) - len(last)]
        return (
            opening
            + self.flow.rich(body, Frame(width, more, indent, keep_next=True))
            + self.flow.rich(last, Frame(width, more, indent))
        )

    def _case(self, title: str, body: RichText) -> str:
        heading = Row(
            (Cell((Paragraph((Span(title),), Look.CASE_TITLE),), shade=Shade.PALE),), keep_next=True
        )
        rows = (
            Row((Cell((Prose((block,), Look.CASE),), shade=Shade.PALE),), keep_next=True) for block in body
        )
        gap = paragraph("", Look.GAP, "<w:keepNext/>")
        width = self.page.text_width / self.flow.scale
        return gap + write_grid(Grid((width,), (heading, *rows), TableLook.CASE), self.flow)


def _opening(text: RichText) -> tuple[TextBlock, RichText]:
    # A stem that opens with a table still needs a paragraph to carry its number.
    if text and isinstance(text[0], TextBlock):
        return text[0], text[1:]
    return TextBlock(()), text


def _heading(heading: Heading) -> str:
    look, new_page = HEADINGS[heading.level], "<w:pageBreakBefore/>" if heading.new_page else ""
    if not heading.eyebrow:
        return paragraph(run(heading.text), look, new_page)
    eyebrow = paragraph(run(heading.eyebrow), Look.FORM_CODE, new_page)
    return eyebrow + paragraph(run(heading.text), look, '<w:spacing w:before="0"/>')


def _unit_heading(heading: UnitHeading) -> str:
    code = run(f"  {heading.code}  ", run_properties(look=CharacterLook.MUTED))
    return paragraph(run(heading.label) + code + run(f" {heading.title}"), Look.UNIT)
