"""What every page carries: letterhead on the first, running head on the others, marks, footer with page numbers."""

from __future__ import annotations

from qbank.documents.model import Document, Letterhead, Picture
from qbank.documents.pictures import Gallery
from qbank.documents.styles import Look, TableLook
from qbank.documents.wordml import (
    DECLARATION,
    ROOT_ATTRIBUTES,
    TAB,
    column_widths,
    field,
    paragraph,
    run,
    run_properties,
    table,
    table_cell,
    table_row,
    twips,
)

FIRST_HEADER, LATER_HEADER, FOOTER = "header1", "header2", "footer1"
_LOGO_COLUMN, _QR_COLUMN = 2.2, 1.9

_MARK_GROUND = '<w:shd w:val="clear" w:color="auto" w:fill="F8E8E8"/>'
"""A shaded line instead of a picture behind the text: both Word and LibreOffice print it on every page."""
_LETTERHEAD_RULE = (
    '<w:pBdr><w:bottom w:val="thinThickSmallGap" w:sz="18" w:space="5" w:color="1F3864"/></w:pBdr>'
)
_RIGHT = '<w:jc w:val="right"/>'


def imprint(document: Document, *, counts_pages: bool) -> str:
    """Return the line that identifies a document below a template's own foot, with page numbers if asked for."""
    numbers = TAB + _page_numbers(document) if counts_pages else ""
    return paragraph(run(document.footer_left) + numbers, Look.IMPRINT, _right_tab(document))


def marks(document: Document) -> str:
    """Return the line of marks (RAHASIA, DRAF) with a gap above it; the gap alone where there are none."""
    gap = paragraph("", Look.GAP)
    if not document.marks:
        return gap
    content = TAB.join(run(mark) for mark in document.marks)
    return gap + paragraph(content, Look.MARK, _MARK_GROUND + _mark_tabs(document))


def first_header(document: Document, gallery: Gallery) -> str:
    """Return the header part of the first page."""
    head = _letterhead(document.letterhead, document.page.text_width, gallery)
    return _part("hdr", head + marks(document))


def later_header(document: Document) -> str:
    """Return the header part of all pages but the first."""
    content = run(document.header_left, run_properties(bold=True)) + TAB + run(document.header_right)
    head = paragraph(content, Look.HEADER, _right_tab(document)) + marks(document)
    return _part("hdr", head + paragraph("", Look.GAP))


def footer(document: Document) -> str:
    """Return the footer part; Word and LibreOffice both count PAGE and NUMPAGES."""
    content = run(document.footer_left) + TAB + _page_numbers(document)
    return _part("ftr", paragraph(content, Look.FOOTER, _right_tab(document)))


def _page_numbers(document: Document) -> str:
    page, of = document.page_words
    return run(f"{page} ") + field("PAGE") + run(f" {of} ") + field("NUMPAGES")


def _part(root: str, content: str) -> str:
    return f"{DECLARATION}<w:{root} {ROOT_ATTRIBUTES}>{content}</w:{root}>"


def _letterhead(head: Letterhead, width: float, gallery: Gallery) -> str:
    sides = ((_LOGO_COLUMN, head.logo, ""), (_QR_COLUMN, head.qr, _RIGHT))
    left, right = (
        [(column, _picture(picture, gallery, align))] if picture else [] for column, picture, align in sides
    )
    middle = width - sum(column for column, _ in (*left, *right))
    columns = (*left, (middle, _body_lines(head)), *right)
    widths = column_widths(tuple(column for column, _ in columns))
    cells = (table_cell(text, w, middle=True) for (_, text), w in zip(columns, widths, strict=True))
    row = table_row("".join(cells))
    return table(TableLook.LETTERHEAD, widths, row) + paragraph("", Look.GAP, _LETTERHEAD_RULE)


def _body_lines(head: Letterhead) -> str:
    lines = (head.licence, " · ".join(part for part in (head.address, head.contact) if part))
    name = paragraph(run(head.name), Look.BODY_NAME)
    return name + "".join(paragraph(run(text), Look.BODY_ADDRESS) for text in lines if text)


def _picture(picture: Picture, gallery: Gallery, align: str) -> str:
    return paragraph(gallery.place(picture, FIRST_HEADER), Look.BODY_ADDRESS, align)


def _mark_tabs(document: Document) -> str:
    width = twips(document.page.text_width)
    middle = f'<w:tab w:val="center" w:pos="{width // 2}"/>' if len(document.marks) > 2 else ""
    return f'<w:tabs>{middle}<w:tab w:val="right" w:pos="{width}"/></w:tabs>'


def _right_tab(document: Document) -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{twips(document.page.text_width)}"/></w:tabs>'
