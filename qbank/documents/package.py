"""The parts of a .docx, built from a document in the looks that travel with the program."""

from __future__ import annotations

from qbank.documents.fixed_parts import FONT_TABLE, SETTINGS
from qbank.documents.model import Document
from qbank.documents.numbering import numbering
from qbank.documents.page_frame import first_header, footer, later_header
from qbank.documents.page_layout import MAIN_PARTS, relationship_id
from qbank.documents.parts import PackedDocument, pack_parts
from qbank.documents.pictures import Gallery
from qbank.documents.properties import (
    APP_PROPERTIES,
    content_types,
    core_properties,
    package_relationships,
    relationships,
    word_type,
)
from qbank.documents.style_sheet import style_sheet
from qbank.documents.wordml import DECLARATION, RELATIONSHIPS, ROOT_ATTRIBUTES
from qbank.documents.writer import write_body


def pack(document: Document, template: bytes = b"") -> PackedDocument:
    """Build the .docx of a document, in the looks of a template where there is one."""
    if template:
        from qbank.documents.template import compile_template, fill_template

        return fill_template(compile_template(template), document)
    gallery = Gallery()
    texts = {name: text.encode() for name, text in _parts(document, gallery).items()}
    return pack_parts(texts | _relations(gallery) | gallery.files)


def _parts(document: Document, gallery: Gallery) -> dict[str, str]:
    body, restarts = write_body(document, gallery)
    foot = footer(document)
    first = first_header(document, gallery)
    return {
        "[Content_Types].xml": content_types(
            {f"word/{part}.xml": word_type(kind) for part, kind in MAIN_PARTS.items()}
        ),
        "_rels/.rels": package_relationships(),
        "docProps/app.xml": APP_PROPERTIES,
        "docProps/core.xml": core_properties(document),
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
        f"word/_rels/{part}.xml.rels": relationships(entries + gallery.relations(part)).encode()
        for part, entries in parts.items()
    }
