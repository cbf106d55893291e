"""Sections of a document: paper, margins, columns, and the parts that every document has, which sections refer to."""

from __future__ import annotations

from qbank.documents.model import Page
from qbank.documents.wordml import twips

MAIN_PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "fontTable": "fontTable",
    "header1": "header",
    "header2": "header",
    "footer1": "footer",
    "footer2": "footer",
}
"""Part name → content type and relationship type; rIds count in this order."""


def relationship_id(part: str) -> str:
    """Return the identifier under which the document names a part."""
    return f"rId{list(MAIN_PARTS).index(part) + 1}"


def section(page: Page, *, columns: int = 1, is_first: bool = True) -> str:
    """Return the properties of a section; the first brings head and foot, later ones go on where it ended."""
    landscape = ' w:orient="landscape"' if page.width > page.height else ""
    sides = twips(page.side_margin)
    begin = _references() if is_first else '<w:type w:val="continuous"/>'
    several = f'<w:cols w:num="{columns}" w:space="{twips(page.column_gap)}"/>' if columns > 1 else ""
    return (
        f'<w:sectPr>{begin}<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{landscape}/>'
        f'<w:pgMar w:top="{twips(page.top_margin)}" w:right="{sides}" w:bottom="{twips(page.bottom_margin)}" w:left="{sides}"'
        f' w:header="{twips(1.0)}" w:footer="{twips(0.9)}" w:gutter="0"/>{several}'
        f"{'<w:titlePg/>' if is_first else ''}</w:sectPr>"
    )


def _references() -> str:
    return "".join(
        f'<w:{kind}Reference w:type="{when}" r:id="{relationship_id(part)}"/>'
        for kind, when, part in (
            ("header", "first", "header1"),
            ("header", "default", "header2"),
            ("footer", "first", "footer1"),
            ("footer", "default", "footer2"),
        )
    )
