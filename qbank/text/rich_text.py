"""Rich text as values: paragraphs, lists, tables, quotations; what Markdown says, without any paper in mind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from qbank.text.formula import FormulaError, formula_text, read_formula


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with one look; `muted` and `struck` are never given by Markdown, only by a form."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    raised: bool = False
    lowered: bool = False
    muted: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class PictureMark:
    """A picture in the text: `source` is a file's name or "media:" and a SHA-256, `alt` what it shows, in words."""

    source: str
    alt: str


@dataclass(frozen=True, slots=True)
class FormulaMark:
    """A formula as written between its dollar signs; with `display` it stands in the middle of a line of its own."""

    source: str
    display: bool = False


Inline = Span | LineBreak | PictureMark | FormulaMark
Inlines = tuple[Inline, ...]


class Alignment(StrEnum):
    """Where the text of a paragraph or column stands."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, or a heading of that level (1 is the highest)."""

    content: Inlines
    heading: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; each item is rich text itself. `start` counts only when `ordered`."""

    items: tuple[RichText, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table; `alignments` has one entry a column (None: the author left it open), and each row as many cells."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    alignments: tuple[Alignment | None, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Text quoted or set apart, such as a letter or an e-mail."""

    blocks: RichText


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Lines kept exactly as typed."""

    lines: tuple[str, ...]


RichBlock = TextBlock | Listing | DataTable | Quotation | Verbatim
RichText = tuple[RichBlock, ...]


def inlines_of(text: RichText) -> Iterator[Inline]:
    """Yield all that stands in the lines of a rich text, in reading order."""
    for block in text:
        match block:
            case TextBlock(content=content):
                yield from content
            case Listing(items=items):
                yield from (inline for item in items for inline in inlines_of(item))
            case Quotation(blocks=blocks):
                yield from inlines_of(blocks)
            case DataTable(header=header, rows=rows):
                yield from (inline for row in (header, *rows) for cell in row for inline in cell)
            case Verbatim():
                continue


def plain_inlines(content: Inlines) -> str:
    """Return the words of a paragraph without any look."""
    if len(content) == 1 and isinstance(content[0], Span):
        return content[0].text
    return "".join([_plain(inline) for inline in content])


def _plain(inline: Inline) -> str:
    match inline:
        case Span(text=text):
            return text
        case LineBreak():
            return " "
        case PictureMark(alt=alt):
            return f"[Gambar: {alt}]"
        case FormulaMark(source=source):
            return plain_formula(source)


def plain_formula(source: str) -> str:
    """Return a formula in one line; one that can't be read stays as it was written."""
    try:
        return formula_text(read_formula(source))
    except FormulaError:
        return f"${source}$"


def plain_text(text: RichText, *, with_tables: bool = False) -> str:
    """Return the words of a rich text in one line; tables are left out unless asked for."""
    parts: list[str] = []
    for block in text:
        match block:
            case TextBlock(content=content):
                parts.append(plain_inlines(content))
            case Listing(items=items):
                parts += [plain_text(item, with_tables=with_tables) for item in items]
            case Quotation(blocks=blocks):
                parts.append(plain_text(blocks, with_tables=with_tables))
            case Verbatim(lines=lines):
                parts += lines
            case DataTable(header=header, rows=rows):
                cells = [cell for row in (header, *rows) for cell in row] if with_tables else []
                parts += [plain_inlines(cell) for cell in cells]
    return " ".join(part for part in parts if part)
