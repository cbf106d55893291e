"""What every page carries: letterhead on the first, running head on the others, marks, footer with page numbers."""

from __future__ import annotations

from qbank.documents.model import Document, Letterhead
from qbank.documents.styles import Look
from qbank.documents.wordml import (
    DECLARATION,
    ROOT_ATTRIBUTES,
    TAB,
    field,
    paragraph,
    run,
    run_properties,
    twips,
)

_MARK_GROUND = '<w:shd w:val="clear" w:color="auto" w:fill="F8E8E8"/>'
"""A shaded line instead of a picture behind the text: both Word and LibreOffice print it on every page."""
_LETTERHEAD_RULE = (
    '<w:pBdr><w:bottom w:val="thinThickSmallGap" w:sz="18" w:space="5" w:color="1F3864"/></w:pBdr>'
)
_DOTS = "." * 60


def first_header(document: Document) -> str:
    """Return the header part of the first page."""
    return _part("hdr", _letterhead(document.letterhead) + _marks(document))


def later_header(document: Document) -> str:
    """Return the header part of all pages but the first."""
    content = run(document.header_left, run_properties(bold=True)) + TAB + run(document.header_right)
    head = paragraph(content, Look.HEADER, _right_tab(document)) + _marks(document)
    return _part("hdr", head + paragraph("", Look.GAP))


def footer(document: Document) -> str:
    """Return the footer part; Word and LibreOffice both count PAGE and NUMPAGES."""
    page, of = document.page_words
    numbers = run(f"{page} ") + field("PAGE") + run(f" {of} ") + field("NUMPAGES")
    content = run(document.footer_left) + TAB + numbers
    return _part("ftr", paragraph(content, Look.FOOTER, _right_tab(document)))


def _part(root: str, content: str) -> str:
    return f"{DECLARATION}<w:{root} {ROOT_ATTRIBUTES}>{content}</w:{root}>"


def _letterhead(head: Letterhead) -> str:
    lines = [head.licence, " · ".join(part for part in (head.address, head.contact) if part)]
    name = paragraph(run(head.name), Look.BODY_NAME)
    *upper, last = (run(text) for text in lines if text)
    above = "".join(paragraph(text, Look.BODY_ADDRESS) for text in upper)
    return name + above + paragraph(last, Look.BODY_ADDRESS, _LETTERHEAD_RULE)


def _marks(document: Document) -> str:
    gap = paragraph("", Look.GAP)
    if not document.marks:
        return gap
    content = TAB.join(run(mark) for mark in document.marks)
    return gap + paragraph(content, Look.MARK, _MARK_GROUND + _mark_tabs(document))


def _mark_tabs(document: Document) -> str:
    width = twips(document.page.text_width)
    middle = f'<w:tab w:val="center" w:pos="{width // 2}"/>' if len(document.marks) > 2 else ""
    return f'<w:tabs>{middle}<w:tab w:val="right" w:pos="{width}"/></w:tabs>'


def _right_tab(document: Document) -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{twips(document.page.text_width)}"/></w:tabs>'
