"""The document model: what stands on a form, in which order; knows nothing of Word. Lengths are centimetres."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qbank.documents.styles import Look, Shade, TableLook
from qbank.domain.picture import PictureFile
from qbank.text.rich_text import Alignment, FormulaMark, LineBreak, PictureMark, RichText, Span


@dataclass(frozen=True, slots=True)
class TickBox:
    """A box to be ticked by hand; never printed ticked."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A dotted line to write on, up to the right edge."""


Mark = Span | LineBreak | PictureMark | FormulaMark | TickBox | Blank
Line = tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG file as large as it is printed; `alt` says what it shows to those who cannot see it."""

    data: bytes
    kind: str
    width: float
    height: float
    alt: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a form."""

    content: Line
    look: Look = Look.BODY
    align: Alignment | None = None
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """Rich text out of an item; `look` is that of its plain paragraphs."""

    text: RichText
    look: Look = Look.BODY


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list that counts from 1 by Word's own numbering."""

    items: tuple[RichText, ...]
    look: Look = Look.INSTRUCTION


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list without order."""

    items: tuple[RichText, ...]
    look: Look = Look.BULLET


@dataclass(frozen=True, slots=True)
class AnswerLines:
    """Dotted lines for a written answer."""

    count: int


CellBlock = Paragraph | Prose | NumberedList | BulletList | AnswerLines


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `columns` it spans to the right and `rows` it is merged down. Covered cells of later rows are left out."""

    content: tuple[CellBlock, ...] = ()
    columns: int = 1
    rows: int = 1
    shade: Shade = Shade.NONE
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row that never breaks. `height` is its least height; `keep_next` ties it to the next row; `goes_on` drops the rule above it."""

    cells: tuple[Cell, ...]
    header: bool = False
    keep_next: bool = False
    height: float = 0
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the rows marked as header come first and repeat on every page."""

    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    look: TableLook = TableLook.FORM
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class FormTitle:
    """Code and title of the form."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; `eyebrow` is a small line above it."""

    text: str
    level: int = 1
    new_page: bool = False
    eyebrow: str = ""


@dataclass(frozen=True, slots=True)
class UnitHeading:
    """The line that opens a unit's part: "Unit 2", its code, its title."""

    label: str
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Question:
    """A numbered question; without options it is answered in writing."""

    stem: RichText
    options: tuple[RichText, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A case (kasus) printed once before its questions."""

    title: str
    body: RichText


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks that run in two columns beside each other."""

    blocks: tuple[Heading | Question, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """Blocks that a body's template may place elsewhere: "identitas" or "tanda_tangan"; else they stay where they are."""

    slot: str
    blocks: tuple[Block, ...]


Block = (
    Paragraph
    | Prose
    | NumberedList
    | BulletList
    | AnswerLines
    | Grid
    | FormTitle
    | Heading
    | UnitHeading
    | Question
    | Case
    | Columns
    | Placed
)


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins."""

    width: float
    height: float
    side_margin: float = 2.0
    top_margin: float = 2.0
    bottom_margin: float = 1.9
    column_gap: float = 0.8

    @property
    def column_width(self) -> float:
        """Width of one of two columns."""
        return (self.text_width - self.column_gap) / 2

    @property
    def text_width(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.side_margin


PORTRAIT = Page(21.0, 29.7)
LANDSCAPE = Page(29.7, 21.0)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the first page of a form; unknown facts are empty. The QR code names the document of a set."""

    name: str
    licence: str
    address: str
    contact: str
    qr: Picture | None = None
    logo: Picture | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A whole form: its blocks, the pictures they name by SHA-256, and what every page says above and below them."""

    title: str
    subject: str
    author: str
    keywords: str
    date: str
    page: Page
    letterhead: Letterhead
    header_left: str
    header_right: str
    footer_left: str
    page_words: tuple[str, str]
    marks: tuple[str, ...]
    blocks: tuple[Block, ...]
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)
    form_name: str = ""
