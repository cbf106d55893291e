"""The base template: an ordinary Word document with every slot and every style, for a body to make its own."""

from __future__ import annotations

from qbank.documents.fixed_parts import FONT_TABLE, SETTINGS
from qbank.documents.model import PORTRAIT
from qbank.documents.numbering import numbering
from qbank.documents.page_layout import MAIN_PARTS, relationship_id, section
from qbank.documents.parts import pack_parts
from qbank.documents.properties import (
    APP_PROPERTIES,
    content_types,
    package_relationships,
    properties,
    relationships,
    word_type,
)
from qbank.documents.style_sheet import style_sheet
from qbank.documents.styles import Look, TableLook
from qbank.documents.template.slots import Slot
from qbank.documents.wordml import (
    DECLARATION,
    RELATIONSHIPS,
    ROOT_ATTRIBUTES,
    TAB,
    column_widths,
    field,
    paragraph,
    run,
    table,
    table_cell,
    table_row,
    twips,
)
from qbank.text.wording import Wording

_DAY = "2026-01-01"
_LETTERHEAD_COLUMNS = (2.2, 12.9, 1.9)
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="5" w:color="1F3864"/></w:pBdr>'


def base_template(wording: Wording) -> bytes:
    """Return the .docx; the sample texts in its controls are replaced by those of each document."""
    main = "".join(_body(wording)) + section(PORTRAIT)
    parts = {
        "[Content_Types].xml": content_types(
            {f"word/{part}.xml": word_type(kind) for part, kind in MAIN_PARTS.items()}
        ),
        "_rels/.rels": package_relationships(),
        "docProps/app.xml": APP_PROPERTIES,
        "docProps/core.xml": properties(wording.text("template.title"), date=_DAY),
        "word/_rels/document.xml.rels": relationships("".join(_relations())),
        "word/document.xml": f"{DECLARATION}<w:document {ROOT_ATTRIBUTES}><w:body>{main}</w:body></w:document>",
        "word/fontTable.xml": FONT_TABLE,
        "word/footer1.xml": _part("ftr", _foot(wording)),
        "word/footer2.xml": _part("ftr", _foot(wording)),
        "word/header1.xml": _part("hdr", _letterhead()),
        "word/header2.xml": _part("hdr", _running_head()),
        "word/numbering.xml": numbering(()),
        "word/settings.xml": SETTINGS,
        "word/styles.xml": style_sheet(),
    }
    return pack_parts({name: text.encode() for name, text in parts.items()}).data


def _body(wording: Wording) -> tuple[str, ...]:
    return (
        _control(Slot.CODE, paragraph(run(str(Slot.CODE)), Look.FORM_CODE)),
        _control(Slot.TITLE, paragraph(run(str(Slot.TITLE)), Look.FORM_TITLE)),
        *(
            _block(slot, wording.text(f"template.{slot}"))
            for slot in (Slot.IDENTITY, Slot.CONTENT, Slot.SIGNATURES)
        ),
        paragraph("", Look.GAP),
    )


def _letterhead() -> str:
    widths = column_widths(_LETTERHEAD_COLUMNS)
    name = paragraph(_words(Slot.BODY_NAME), Look.BODY_NAME)
    address = paragraph(_words(Slot.ADDRESS), Look.BODY_ADDRESS)
    qr = paragraph(_words(Slot.QR), Look.BODY_ADDRESS, '<w:jc w:val="right"/>')
    logo = paragraph(_words(Slot.LOGO), Look.BODY_ADDRESS)
    cells = (
        table_cell(text, width, middle=True)
        for text, width in zip((logo, name + address, qr), widths, strict=True)
    )
    return table(TableLook.LETTERHEAD, widths, table_row("".join(cells))) + paragraph("", Look.GAP, _RULE)


def _running_head() -> str:
    content = _words(Slot.CODE) + run(" · ") + _words(Slot.FORM) + TAB + _words(Slot.SCHEME)
    return paragraph(content, Look.HEADER, _right_tab())


def _foot(wording: Wording) -> str:
    page, of = wording.lines("page.of")
    numbers = run(f"{page} ") + field("PAGE") + run(f" {of} ") + field("NUMPAGES")
    return paragraph(_words(Slot.BODY_NAME) + TAB + numbers, Look.FOOTER, _right_tab())


def _right_tab() -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{twips(PORTRAIT.text_width)}"/></w:tabs>'


def _words(slot: Slot) -> str:
    # Its own name is the sample: LibreOffice keeps only the text of a control within a line.
    return _control(slot, run(str(slot)))


def _block(slot: Slot, sample: str) -> str:
    return _control(slot, paragraph(run(sample), Look.BODY))


def _control(slot: Slot, content: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{slot}"/><w:tag w:val="{slot}"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def _part(root: str, content: str) -> str:
    return f"{DECLARATION}<w:{root} {ROOT_ATTRIBUTES}>{content}</w:{root}>"


def _relations() -> list[str]:
    return [
        f'<Relationship Id="{relationship_id(part)}" Type="{RELATIONSHIPS}/{kind}" Target="{part}.xml"/>'
        for part, kind in MAIN_PARTS.items()
    ]
