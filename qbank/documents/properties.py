"""What a package says of itself: content types, relationships, properties."""

from __future__ import annotations

from collections.abc import Mapping

from qbank.documents.model import Document
from qbank.documents.wordml import DECLARATION, RELATIONSHIPS, escape

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE_TYPES = "http://schemas.openxmlformats.org/package/2006"

APP_PROPERTIES = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>qbank</Application></Properties>"
)


def word_type(kind: str) -> str:
    """Return the content type of a Word part, such as "styles"."""
    return f"{_WORD}.{kind}+xml"


def relationships(entries: str) -> str:
    """Return a part of relationships."""
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE_TYPES}/relationships">{entries}</Relationships>'


def package_relationships() -> str:
    """Return the relationships of the package to its main part and properties."""
    targets = (
        (f"{RELATIONSHIPS}/officeDocument", "word/document.xml"),
        (f"{_PACKAGE_TYPES}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{RELATIONSHIPS}/extended-properties", "docProps/app.xml"),
    )
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return relationships(entries)


def content_types(types: Mapping[str, str]) -> str:
    """Return [Content_Types].xml; `types` are those of the parts beside the main part and the properties."""
    overrides = {f"/{name}": kind for name, kind in types.items()}
    overrides["/word/document.xml"] = word_type("document.main")
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


def core_properties(document: Document) -> str:
    """Return docProps/core.xml of a document, with its stamp."""
    return properties(
        document.title,
        date=document.date,
        subject=document.subject,
        author=document.author,
        keywords=document.keywords,
    )


def properties(title: str, *, date: str, subject: str = "", author: str = "qbank", keywords: str = "") -> str:
    """Return docProps/core.xml; the moment is the beginning of the given day, never that of a clock."""
    moment = f"{date[:10]}T00:00:00Z"
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE_TYPES}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:subject>{escape(subject)}</dc:subject>"
        f"<dc:creator>{escape(author)}</dc:creator><cp:keywords>{escape(keywords)}</cp:keywords>"
        "<dc:language>id-ID</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    )
