"""WordprocessingML in a handful of small builders: strings in, strings out, every text escaped strictly."""

from __future__ import annotations

import itertools
import re
from functools import cache

from qbank.documents.styles import CharacterLook, style_id
from qbank.errors import InputRefusedError, Issue

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ROOT_ATTRIBUTES = f'xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONSHIPS}"'
TWIPS_PER_CENTIMETRE = 1440 / 2.54
TICK_BOX = "☐"
TAB = "<w:r><w:tab/></w:r>"
LINE_BREAK = "<w:r><w:br/></w:r>"

# U+FFFD stands for a character already lost; the others are no XML.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffd-\uffff]")
_WATCHED = re.compile(f'[&<>"{_FORBIDDEN.pattern[1:]}')
"""Any character that needs a look; most texts have none."""
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escape(text: str) -> str:
    """Make a text fit for XML; refuse what no Word document may hold."""
    if not _WATCHED.search(text):
        return text
    found = _FORBIDDEN.search(text)
    if found:
        facts = {"code_point": f"U+{ord(found[0]):04X}", "text": _FORBIDDEN.sub("·", text)[:80]}
        raise InputRefusedError(Issue("document.forbidden_character", facts))
    return text.translate(_MARKUP)


def twips(centimetres: float) -> int:
    """Convert a length; 1 cm is 566.93 twentieths of a point."""
    return round(centimetres * TWIPS_PER_CENTIMETRE)


def column_widths(centimetres: tuple[float, ...]) -> tuple[int, ...]:
    """Convert column widths so that rounding never changes their sum."""
    edges = [twips(sum(centimetres[:count])) for count in range(len(centimetres) + 1)]
    return tuple(right - left for left, right in itertools.pairwise(edges))


def run(text: str, properties: str = "") -> str:
    """Build a run; a line end becomes a break and a tab a tab stop."""
    marks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    if text and "\n" not in text and "\t" not in text:
        return f'<w:r>{marks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    pieces = re.split("([\n\t])", text)
    inner = {"\n": "<w:br/>", "\t": "<w:tab/>"}
    body = "".join(
        inner.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in pieces if piece
    )
    return f"<w:r>{marks}{body}</w:r>"


def run_properties(
    *,
    bold: bool = False,
    italic: bool = False,
    struck: bool = False,
    look: CharacterLook | None = None,
    place: str = "",
) -> str:
    """Build what stands in w:rPr, in the order of the schema; `place` is "superscript" or "subscript"."""
    return (
        (f'<w:rStyle w:val="{style_id(look)}"/>' if look else "")
        + ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + ("<w:strike/>" if struck else "")
        + (f'<w:vertAlign w:val="{place}"/>' if place else "")
    )


@cache
def tick_box() -> str:
    """Build a box to tick by hand."""
    return run(TICK_BOX, run_properties(look=CharacterLook.TICK_BOX))


def field(instruction: str) -> str:
    """Build a field that Word and LibreOffice fill in when they lay out the page."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(content: str, style: str, properties: str = "") -> str:
    """Build a paragraph; `properties` follow the style in w:pPr, in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{properties}</w:pPr>{content}</w:p>'


def table(style: str, widths: tuple[int, ...], rows: str, *, indent: int = 0) -> str:
    """Build a table of fixed layout; grid and cells carry the same widths."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style_id(style)}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def table_row(cells: str, *, header: bool = False, height: int = 0) -> str:
    """Build a row that never breaks over a page; a header row repeats on every page.

    A row that holds a table of its own may break: LibreOffice 7.4 loses the rest of the document where such a row
    is forbidden to and finds no room on its page.
    """
    least = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    repeat = "<w:tblHeader/>" if header else ""
    whole = "" if "<w:tbl>" in cells else "<w:cantSplit/>"
    properties = f"<w:trPr>{whole}{least}{repeat}</w:trPr>" if whole or least or repeat else ""
    return f"<w:tr>{properties}{cells}</w:tr>"


def cell_edges(merge: str, open_sides: tuple[str, ...]) -> str:
    """Build how a cell meets its neighbours. `merge` is "restart" in the first row of a merged-down cell and "continue" below it.

    `open_sides` ("top", "bottom") have no rule; two cells must both be open where the rule between them is to go.
    """
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    sides = "".join(f'<w:{side} w:val="nil"/>' for side in open_sides)
    return merged + (f"<w:tcBorders>{sides}</w:tcBorders>" if sides else "")


def table_cell(
    content: str, width: int, *, columns: int = 1, edges: str = "", fill: str = "", middle: bool = False
) -> str:
    """Build a cell; `edges` are those of `cell_edges`."""
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    align = '<w:vAlign w:val="center"/>' if middle else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{edges}{shading}{align}</w:tcPr>{content}</w:tc>'
