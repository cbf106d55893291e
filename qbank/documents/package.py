"""The parts of a .docx, built from a document."""

from __future__ import annotations

from qbank.documents.fixed_parts import FONT_TABLE, SETTINGS
from qbank.documents.model import Document
from qbank.documents.numbering import numbering
from qbank.documents.page_frame import first_header, footer, later_header
from qbank.documents.page_layout import MAIN_PARTS, relationship_id
from qbank.documents.parts import PackedDocument, pack_parts
from qbank.documents.pictures import Gallery
from qbank.documents.style_sheet import style_sheet
from qbank.documents.wordml import DECLARATION, RELATIONSHIPS, ROOT_ATTRIBUTES, escape
from qbank.documents.writer import write_body

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE_TYPES = "http://schemas.openxmlformats.org/package/2006"


def pack(document: Document) -> PackedDocument:
    """Build the .docx of a document."""
    gallery = Gallery()
    texts = {name: text.encode() for name, text in _parts(document, gallery).items()}
    return pack_parts(texts | _relations(gallery) | gallery.files)


def _parts(document: Document, gallery: Gallery) -> dict[str, str]:
    body, restarts = write_body(document, gallery)
    foot = footer(document)
    first = first_header(document, gallery)
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relationships(),
        "docProps/app.xml": _app_properties(),
        "docProps/core.xml": _core_properties(document),
        "word/document.xml": f"{DECLARATION}<w:document {ROOT_ATTRIBUTES}><w:body>{body}</w:body></w:document>",
        "word/fontTable.xml": FONT_TABLE,
        "word/footer1.xml": foot,
        "word/footer2.xml": foot,
        "word/header1.xml": first,
        "word/header2.xml": later_header(document),
        "word/numbering.xml": numbering(restarts),
        "word/settings.xml": SETTINGS,
        "word/styles.xml": style_sheet(),
    }


def _relations(gallery: Gallery) -> dict[str, bytes]:
    """Return the relationships of the document and of every part that shows a picture."""
    own = "".join(
        f'<Relationship Id="{relationship_id(part)}" Type="{RELATIONSHIPS}/{kind}" Target="{part}.xml"/>'
        for part, kind in MAIN_PARTS.items()
    )
    parts = {"document": own} | {part: "" for part in MAIN_PARTS if gallery.shows_in(part)}
    return {
        f"word/_rels/{part}.xml.rels": _relationships(entries + gallery.relations(part)).encode()
        for part, entries in parts.items()
    }


def _relationships(entries: str) -> str:
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE_TYPES}/relationships">{entries}</Relationships>'


def _package_relationships() -> str:
    targets = (
        (f"{RELATIONSHIPS}/officeDocument", "word/document.xml"),
        (f"{_PACKAGE_TYPES}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{RELATIONSHIPS}/extended-properties", "docProps/app.xml"),
    )
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return _relationships(entries)


def _content_types() -> str:
    overrides = {f"/word/{part}.xml": f"{_WORD}.{kind}+xml" for part, kind in MAIN_PARTS.items()}
    overrides["/word/document.xml"] = f"{_WORD}.document.main+xml"
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides["/docProps/app.xml"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    entries = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in sorted(overrides.items())
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE_TYPES}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="jpeg" ContentType="image/jpeg"/>{entries}</Types>'
    )


def _core_properties(document: Document) -> str:
    moment = f"{document.date[:10]}T00:00:00Z"
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE_TYPES}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.title)}</dc:title><dc:subject>{escape(document.subject)}</dc:subject>"
        f"<dc:creator>{escape(document.author)}</dc:creator><cp:keywords>{escape(document.keywords)}</cp:keywords>"
        "<dc:language>id-ID</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    )


def _app_properties() -> str:
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>qbank</Application></Properties>"
    )
