"""The page of a template: paper, margins, heads and feet; the sections of a document are made after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from qbank.documents.model import Page
from qbank.documents.template.slots import Slot, marker
from qbank.documents.template.source import R, Tree, W, inner_xml
from qbank.documents.wordml import TWIPS_PER_CENTIMETRE, twips

_KINDS = ("header", "footer")


@dataclass(frozen=True, slots=True)
class TemplateSection:
    """Paper, margins, and the parts that pages refer to (name → identifier); the rest is ready to be written."""

    page: Page
    parts: Mapping[str, str]
    references: str
    margins: str
    borders: str
    end: str

    def write(self, page: Page, *, columns: int = 1, is_first: bool = True) -> str:
        """Return the properties of a section; the first brings heads and feet, later ones go on where it ended."""
        landscape = ' w:orient="landscape"' if page.width > page.height else ""
        size = f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{landscape}/>'
        several = f'<w:cols w:num="{columns}" w:space="{twips(page.column_gap)}"/>' if columns > 1 else ""
        begin = self.references if is_first else '<w:type w:val="continuous"/>'
        end = self.end if is_first else ""
        return f"<w:sectPr>{begin}{size}{self.margins}{self.borders}{several}{end}</w:sectPr>"


def read_section(main: Tree, names: Mapping[str, str], *, has_even_pages: bool) -> TemplateSection:
    """Take the properties of the last section out of a main part, and leave a marker in their place.

    `names` are the heads and feet of the template by identifier. Where one is missing it is named anew.
    """
    body = main.find(f"{W}body")
    assert body is not None
    properties = body.find(f"{W}sectPr")
    if properties is None:
        properties = etree.SubElement(body, f"{W}sectPr")
    body.remove(properties)
    body.append(marker(Slot.SECTION))
    references = _references(properties, names, has_even_pages=has_even_pages)
    margins = properties.find(f"{W}pgMar")
    return TemplateSection(
        page=page_of(properties),
        parts={name: identifier for _, _, name, identifier in references},
        references="".join(
            f'<w:{kind}Reference w:type="{when}" r:id="{identifier}"/>'
            for kind, when, _, identifier in references
        ),
        margins=inner_xml([margins] if margins is not None else []),
        borders=_some(properties, "pgBorders", "pgNumType"),
        end=_some(properties, "vAlign", "titlePg", "docGrid"),
    )


def page_of(properties: Tree) -> Page:
    """Return paper and margins in centimetres; what is not said is 0."""
    size, margins = properties.find(f"{W}pgSz"), properties.find(f"{W}pgMar")
    width, height = _length(size, "w"), _length(size, "h")
    left, right, top, bottom, gutter = (
        _length(margins, name) for name in ("left", "right", "top", "bottom", "gutter")
    )
    return Page(width, height, (left + right + gutter) / 2, top, bottom)


def _references(
    properties: Tree, names: Mapping[str, str], *, has_even_pages: bool
) -> list[tuple[str, str, str, str]]:
    """Return kind, pages, part and identifier of every head and foot that pages of the section have."""
    pages = ["default"]
    pages += ["first"] if properties.find(f"{W}titlePg") is not None else []
    pages += ["even"] if has_even_pages else []
    found: list[tuple[str, str, str, str]] = []
    for kind in _KINDS:
        known = {
            one.get(f"{W}type"): one.get(f"{R}id", "") for one in properties.findall(f"{W}{kind}Reference")
        }
        for when in pages:
            number = len(names) + len(found) + 1
            identifier = known.get(when, "")
            if identifier in names:
                found.append((kind, when, names[identifier], identifier))
            else:
                found.append((kind, when, f"{kind}{number}", f"rIdOwn{number}"))
    return found


def _some(properties: Tree, *names: str) -> str:
    return inner_xml(element for name in names for element in properties.findall(f"{W}{name}"))


def _length(element: Tree | None, name: str) -> float:
    written = element.get(f"{W}{name}", "0") if element is not None else "0"
    return float(written) / TWIPS_PER_CENTIMETRE if written.lstrip("-").isdigit() else 0.0
