"""Running text → paragraphs: lines of marks, and rich text with its lists, tables and quotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import assert_never

from qbank.documents.data_table import PADDING_TWIPS, lay_out_columns
from qbank.documents.formulas import formula_xml
from qbank.documents.model import (
    AnswerLines,
    Blank,
    BulletList,
    CellBlock,
    Line,
    Mark,
    NumberedList,
    Paragraph,
    Prose,
    TickBox,
)
from qbank.documents.numbering import DEEPEST_LEVEL, ListRestart, next_list_id
from qbank.documents.pictures import Gallery, printed_picture
from qbank.documents.style_sheet import BULLET_LIST, CELL_BULLET_LIST, CELL_NUMBER_LIST, STEP_LIST
from qbank.documents.styles import CharacterLook, Look, Shade, TableLook
from qbank.documents.wordml import (
    LINE_BREAK,
    TAB,
    TWIPS_PER_CENTIMETRE,
    paragraph,
    run,
    run_properties,
    table,
    table_cell,
    table_row,
    tick_box,
    twips,
)
from qbank.domain.picture import MEDIA, PictureFile
from qbank.text.rich_text import (
    Alignment,
    DataTable,
    FormulaMark,
    Inlines,
    LineBreak,
    Listing,
    PictureMark,
    Quotation,
    RichBlock,
    RichText,
    Span,
    TextBlock,
    Verbatim,
    plain_inlines,
)

KEPT_ROWS = 12
"""A data table of so many rows stays on one page."""
BLANK = Blank()
KEPT_ITEMS = 5
"""A list of so many items does too."""
WRITING_HEIGHT = 0.8
"""A row with empty cells is there to be filled in by hand."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where text flows: width and left indent in twips, the look of plain paragraphs, whether all keeps with the next."""

    width: int
    look: Look = Look.BODY
    indent: int = 0
    depth: int = 0
    in_cell: bool = False
    keep_next: bool = False


@dataclass(slots=True)
class Flow:
    """Writes running text, places its pictures, and remembers the list restarts it asked for, in order."""

    gallery: Gallery
    pictures: Mapping[str, PictureFile]
    restarts: list[ListRestart] = field(default_factory=list)
    scale: float = 1.0
    """Tables are made for a text of 17 cm (25.7 cm across); a template may have another."""

    def blocks(self, content: tuple[CellBlock, ...], frame: Frame) -> str:
        """Write the content of a cell or a page."""
        return "".join([self.block(block, frame) for block in content])

    def block(self, block: CellBlock, frame: Frame) -> str:
        """Write one block."""
        match block:
            case Paragraph(content=content, look=look, align=align, keep_next=keep):
                properties = _properties(
                    keep_next=keep or frame.keep_next, tabs=_tabs(content, frame), align=align
                )
                return paragraph(self.line(content, frame.width), look, properties)
            case Prose(text=text, look=look):
                return self.rich(text, replace(frame, look=look))
            case NumberedList(items=items, look=look):
                return self._listing(Listing(items, ordered=True), replace(frame, look=look))
            case BulletList(items=items, look=look):
                return self._listing(Listing(items), replace(frame, look=look))
            case AnswerLines(count=count):
                properties = _properties(keep_next=frame.keep_next, tabs=_dotted(frame.width))
                return paragraph(TAB, Look.ANSWER_LINE, properties) * count
            case _:
                assert_never(block)

    def rich(self, text: RichText, frame: Frame) -> str:
        """Write rich text; plain paragraphs take the frame's look."""
        if len(text) < 2:
            return self._rich_block(text[0], frame) if text else ""
        following = (*text[1:], None)
        return "".join(
            self._rich_block(block, _kept(frame, block, after))
            for block, after in zip(text, following, strict=False)
        )

    def _rich_block(self, block: RichBlock, frame: Frame) -> str:
        match block:
            case TextBlock(content=content, heading=0):
                indent = _indent(frame.indent) if frame.depth else ""
                properties = _properties(keep_next=frame.keep_next, indent=indent)
                return paragraph(self.line(content, frame.width), frame.look, properties)
            case TextBlock(content=content):
                return self._heading(content, frame)
            case Listing():
                return self._listing(block, frame)
            case DataTable():
                return self._data_table(block, frame)
            case Quotation(blocks=blocks):
                return self.rich(blocks, _quoted(frame))
            case Verbatim(lines=lines):
                properties = _properties(keep_next=frame.keep_next, indent=_indent(frame.indent))
                return "".join(paragraph(run(text), Look.VERBATIM, properties) for text in lines)
            case _:
                assert_never(block)

    def _heading(self, content: Inlines, frame: Frame) -> str:
        if not frame.in_cell:
            text = self.line(content, frame.width)
            return paragraph(text, Look.HEADING_3, _properties(indent=_indent(frame.indent)))
        bold = tuple(replace(mark, bold=True) if isinstance(mark, Span) else mark for mark in content)
        return paragraph(self.line(bold, frame.width), frame.look, _properties(keep_next=True))

    def _listing(self, listing: Listing, frame: Frame) -> str:
        level = min(frame.depth, DEEPEST_LEVEL)
        list_id = self._list_id(listing, frame, level)
        step = twips(0.45 if frame.in_cell else 0.6)
        inner = replace(frame, indent=frame.indent + step, width=frame.width - step, depth=frame.depth + 1)
        numbered = (
            f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>',
            _indent(inner.indent, step),
        )
        short = not frame.in_cell and len(listing.items) <= KEPT_ITEMS
        followed = range(len(listing.items) - 1, -1, -1)
        return "".join(
            "".join(
                self._item(item, replace(inner, keep_next=inner.keep_next or (short and more > 0)), numbered)
            )
            for item, more in zip(listing.items, followed, strict=True)
        )

    def _item(self, item: RichText, frame: Frame, numbered: tuple[str, str]) -> Iterator[str]:
        first, rest = (item[0].content, item[1:]) if item and isinstance(item[0], TextBlock) else ((), item)
        number, indent = numbered
        properties = _properties(keep_next=frame.keep_next, numbering=number, indent=indent)
        yield paragraph(self.line(first, frame.width), frame.look, properties)
        yield self.rich(rest, frame)

    def _list_id(self, listing: Listing, frame: Frame, level: int) -> int:
        if not listing.ordered:
            return CELL_BULLET_LIST if frame.in_cell else BULLET_LIST
        kind = CELL_NUMBER_LIST if frame.in_cell else STEP_LIST
        list_id = next_list_id(len(self.restarts))
        self.restarts.append(ListRestart(list_id, kind, level, listing.start))
        return list_id

    def _data_table(self, data: DataTable, frame: Frame) -> str:
        widths, alignments = lay_out_columns(data, frame.width)
        keep_all = len(data.rows) <= KEPT_ROWS and not frame.in_cell
        kept, free = (
            [_properties(keep_next=keep, align=one) for one in alignments] for keep in (True, False)
        )
        head = [_properties(keep_next=True)] * len(widths)
        rows = [self._data_row(data.header, widths, head, Look.CELL_HEAD)]
        for number, cells in enumerate(data.rows, start=1):
            keep = frame.keep_next or (keep_all and number < len(data.rows))
            rows.append(self._data_row(cells, widths, kept if keep else free, Look.CELL))
        above = paragraph("", Look.GAP, _properties(keep_next=frame.keep_next or not frame.in_cell))
        below = paragraph("", Look.GAP, _properties(keep_next=frame.keep_next))
        return above + table(TableLook.DATA, widths, "".join(rows), indent=frame.indent) + below

    def _data_row(
        self, cells: tuple[Inlines, ...], widths: tuple[int, ...], properties: list[str], look: Look
    ) -> str:
        header = look is Look.CELL_HEAD
        fill = Shade.HEAD if header else Shade.NONE
        written = [
            table_cell(
                paragraph(self.line(content, width - PADDING_TWIPS), look, marks),
                width,
                fill=fill,
                middle=header,
            )
            for content, width, marks in zip(cells, widths, properties, strict=True)
        ]
        height = 0 if all(cells) else twips(WRITING_HEIGHT)
        return table_row("".join(written), header=header, height=height)

    def line(self, content: Line, width: int) -> str:
        """Write the runs of one paragraph that has `width` twips."""
        if len(content) == 1 and isinstance(content[0], Span):
            return run(content[0].text, _look_of(content[0]))
        return "".join([self._mark(mark, width) for mark in content])

    def _mark(self, mark: Mark, width: int) -> str:
        match mark:
            case Span(text=text):
                return run(text, _look_of(mark))
            case LineBreak():
                return LINE_BREAK
            case TickBox():
                return tick_box()
            case Blank():
                return TAB
            case PictureMark() | FormulaMark():
                return self._drawn(mark, width)
            case _:
                assert_never(mark)

    def _drawn(self, mark: PictureMark | FormulaMark, width: int) -> str:
        if isinstance(mark, FormulaMark):
            return formula_xml(mark.source, display=mark.display)
        file = self.pictures.get(mark.source.removeprefix(MEDIA))
        if file is None:
            return run(plain_inlines((mark,)))
        return self.gallery.place(printed_picture(file, mark.alt, width / TWIPS_PER_CENTIMETRE), "document")


def _quoted(frame: Frame) -> Frame:
    step = twips(0.6)
    indent, width = frame.indent + step, frame.width - step
    return replace(frame, look=Look.QUOTATION, indent=indent, width=width, depth=frame.depth + 1)


def _kept(frame: Frame, block: RichBlock, after: RichBlock | None) -> Frame:
    # A line that introduces a table or list, or stands in bold as a heading, never ends a page.
    if frame.in_cell or after is None or not isinstance(block, TextBlock):
        return frame
    leads = not isinstance(after, TextBlock) or all(
        isinstance(mark, Span) and mark.bold for mark in block.content
    )
    return replace(frame, keep_next=True) if leads else frame


@cache
def _look(*, bold: bool, italic: bool, struck: bool, code: bool, muted: bool, place: str) -> str:
    look = CharacterLook.CODE if code else CharacterLook.MUTED if muted else None
    return run_properties(bold=bold, italic=italic, struck=struck, look=look, place=place)


def _look_of(span: Span) -> str:
    if not (
        span.bold or span.italic or span.code or span.muted or span.raised or span.lowered or span.struck
    ):
        return ""
    place = "superscript" if span.raised else "subscript" if span.lowered else ""
    return _look(
        bold=span.bold,
        italic=span.italic,
        struck=span.struck,
        code=span.code,
        muted=span.muted,
        place=place,
    )


def _properties(
    *,
    keep_next: bool = False,
    numbering: str = "",
    tabs: str = "",
    indent: str = "",
    align: Alignment | None = None,
) -> str:
    keep = "<w:keepNext/>" if keep_next else ""
    if not (numbering or tabs or indent or align):
        return keep
    stand = f'<w:jc w:val="{align}"/>' if align else ""
    return f"{keep}{numbering}{tabs}{indent}{stand}"


def _indent(left: int, hanging: int = 0) -> str:
    hang = f' w:hanging="{hanging}"' if hanging else ""
    return f'<w:ind w:left="{left}"{hang}/>' if left or hanging else ""


def _tabs(content: Line, frame: Frame) -> str:
    return _dotted(frame.width) if BLANK in content else ""


def _dotted(width: int) -> str:
    return f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
