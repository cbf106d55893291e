"""The looks behind the style names: fonts, sizes, colours, distances; the built-in style sheet of every document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qbank.documents.styles import CharacterLook, Look, TableLook, style_id
from qbank.documents.wordml import DECLARATION, ROOT_ATTRIBUTES, twips

NAVY, GREY, GRID, HAIRLINE, WARNING = "1F3864", "595959", "8496B0", "D0D7E5", "9C1C1C"

QUESTION_LIST, STEP_LIST, BULLET_LIST, CELL_NUMBER_LIST, CELL_BULLET_LIST = 1, 2, 3, 4, 5
FIRST_FREE_LIST = 6


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """One paragraph style: lengths in points, indents in centimetres; None inherits."""

    look: Look
    based_on: Look | None = Look.BODY
    size: float | None = None
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    color: str = ""
    tracking: float = 0
    before: float | None = None
    after: float | None = None
    line: float | None = None
    exact_line: float | None = None
    left: float | None = None
    hanging: float = 0
    numbering: tuple[int, int] | None = None
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    align: str = ""
    extra: str = ""
    font: str = ""
    fill: str = ""


def _bar(color: str) -> str:
    return f'<w:pBdr><w:left w:val="single" w:sz="36" w:space="6" w:color="{color}"/></w:pBdr>'


def _rule(side: str, eighths: int, color: str, space: int = 4) -> str:
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{color}"/></w:pBdr>'


PARAGRAPH_STYLES = (
    ParagraphStyle(Look.BODY, None, size=10.5, before=0, after=4, line=1.08),
    ParagraphStyle(
        Look.HEADING_1,
        size=13,
        bold=True,
        color=NAVY,
        before=14,
        after=5,
        keep_next=True,
        keep_lines=True,
        outline=0,
    ),
    ParagraphStyle(
        Look.HEADING_2,
        size=11.5,
        bold=True,
        color=NAVY,
        before=10,
        after=4,
        keep_next=True,
        keep_lines=True,
        outline=1,
    ),
    ParagraphStyle(
        Look.HEADING_3, size=10.5, bold=True, before=7, after=2, keep_next=True, keep_lines=True, outline=2
    ),
    ParagraphStyle(Look.HEADER, size=8.5, color=GREY, after=0, line=1, extra=_rule("bottom", 4, GRID)),
    ParagraphStyle(Look.FOOTER, size=8.5, color=GREY, after=0, line=1, extra=_rule("top", 4, GRID)),
    ParagraphStyle(Look.IMPRINT, size=8.5, color=GREY, before=2, after=0, line=1),
    ParagraphStyle(Look.BODY_NAME, size=14, bold=True, capitals=True, color=NAVY, after=1, line=1),
    ParagraphStyle(Look.BODY_ADDRESS, size=8.5, color=GREY, after=0, line=1),
    ParagraphStyle(Look.MARK, size=8.5, bold=True, color=WARNING, tracking=0.3, after=4, line=1.1),
    ParagraphStyle(
        Look.FORM_CODE,
        size=10,
        bold=True,
        color=GREY,
        tracking=0.8,
        before=6,
        after=0,
        line=1,
        keep_next=True,
    ),
    ParagraphStyle(
        Look.FORM_TITLE,
        size=14,
        bold=True,
        capitals=True,
        color=NAVY,
        after=6,
        line=1,
        keep_next=True,
        outline=0,
    ),
    ParagraphStyle(
        Look.UNIT,
        Look.HEADING_2,
        size=11,
        bold=True,
        color=NAVY,
        before=12,
        after=5,
        left=0.3,
        keep_next=True,
        keep_lines=True,
        outline=1,
        extra=_bar(NAVY),
    ),
    ParagraphStyle(Look.NOTE, size=8.5, italic=True, color=GREY, before=2, after=4, line=1),
    ParagraphStyle(
        Look.REMARK, size=9.5, color=WARNING, before=2, after=6, extra=_rule("left", 18, WARNING, 6)
    ),
    ParagraphStyle(Look.INSTRUCTION, size=9.5, after=1.5, line=1.04),
    ParagraphStyle(Look.STEP, after=3, keep_lines=True),
    ParagraphStyle(Look.BULLET, after=2),
    ParagraphStyle(
        Look.QUESTION,
        before=7,
        after=3,
        left=0.9,
        hanging=0.9,
        numbering=(QUESTION_LIST, 0),
        keep_lines=True,
    ),
    ParagraphStyle(Look.QUESTION_MORE, after=3, left=0.9, keep_lines=True),
    ParagraphStyle(
        Look.OPTION, after=1.5, left=1.6, hanging=0.7, numbering=(QUESTION_LIST, 1), keep_lines=True
    ),
    ParagraphStyle(Look.OPTION_MORE, after=1.5, left=1.6, keep_lines=True),
    ParagraphStyle(Look.CASE_TITLE, size=10.5, bold=True, color=NAVY, before=2, after=3, keep_next=True),
    ParagraphStyle(Look.CASE, size=10, after=3, line=1.06),
    ParagraphStyle(Look.QUOTATION, size=10, left=0.6, after=3, extra=_rule("left", 12, GRID, 8)),
    ParagraphStyle(Look.VERBATIM, size=9, after=0, line=1, font="Courier New"),
    # LibreOffice ignores an exact line height where a line holds nothing but a tab.
    ParagraphStyle(Look.ANSWER_LINE, before=10.2, after=0, line=1),
    ParagraphStyle(Look.GAP, size=4, after=0, exact_line=6),
    ParagraphStyle(Look.CELL, size=9.5, after=1, before=1, line=1),
    ParagraphStyle(
        Look.CELL_HEAD,
        Look.CELL,
        size=9,
        bold=True,
        color=NAVY,
        before=2,
        after=2,
        keep_next=True,
        align="center",
    ),
    ParagraphStyle(Look.CELL_BAND, Look.CELL, size=9.5, bold=True, before=2, after=2, keep_next=True),
    ParagraphStyle(Look.CELL_SMALL, Look.CELL, size=9),
    ParagraphStyle(Look.CELL_NOTE, Look.CELL, size=8, color=GREY),
    ParagraphStyle(Look.CELL_LABEL, Look.CELL, size=8.5, bold=True, color=NAVY, before=3),
    ParagraphStyle(Look.CELL_CRITERION, Look.CELL, left=0.7, hanging=0.7),
    ParagraphStyle(Look.CELL_BOX, Look.CELL, before=0, after=0, exact_line=13, align="center"),
    ParagraphStyle(Look.CELL_WRITE, Look.CELL, before=6, after=0),
    ParagraphStyle(Look.CELL_CHOICE, Look.CELL, left=0.6, hanging=0.6),
    ParagraphStyle(Look.CELL_REASON, Look.CELL_SMALL, left=0.45, hanging=0.45),
    ParagraphStyle(
        Look.CARD_ROLE, size=18, bold=True, color=NAVY, before=4, after=4, keep_next=True, outline=1
    ),
    ParagraphStyle(Look.CARD_TEXT, size=12, after=6, line=1.15),
)


def style_sheet() -> str:
    """Return word/styles.xml."""
    body = "".join((_DEFAULTS, *_paragraph_styles(), *_character_styles(), *_table_styles()))
    return f"{DECLARATION}<w:styles {ROOT_ATTRIBUTES}>{body}</w:styles>"


def _fonts(family: str, east_asia: str = "") -> str:
    return f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{east_asia or family}" w:cs="{family}"/>'


_DEFAULTS = (
    f'<w:docDefaults><w:rPrDefault><w:rPr>{_fonts("Calibri")}<w:sz w:val="21"/><w:szCs w:val="21"/>'
    '<w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
)


def _paragraph_styles() -> Iterator[str]:
    for style in PARAGRAPH_STYLES:
        default = ' w:default="1"' if style.look is Look.BODY else ""
        base = f'<w:basedOn w:val="{style_id(style.based_on)}"/>' if style.based_on else ""
        custom = "" if style.look[0].islower() or style.look is Look.BODY else ' w:customStyle="1"'
        yield (
            f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style_id(style.look)}"><w:name w:val="{style.look}"/>'
            f"{base}<w:qFormat/><w:pPr>{_paragraph_properties(style)}</w:pPr><w:rPr>{_run_properties(style)}</w:rPr></w:style>"
        )


def _paragraph_properties(style: ParagraphStyle) -> str:
    level = (
        style.numbering
        and f'<w:numPr><w:ilvl w:val="{style.numbering[1]}"/><w:numId w:val="{style.numbering[0]}"/></w:numPr>'
    )
    hanging = f' w:hanging="{twips(style.hanging)}"' if style.hanging else ""
    parts = (
        "<w:keepNext/>" if style.keep_next else "",
        "<w:keepLines/>" if style.keep_lines else "",
        level or "",
        style.extra,
        _spacing(style),
        "" if style.left is None else f'<w:ind w:left="{twips(style.left)}"{hanging}/>',
        f'<w:jc w:val="{style.align}"/>' if style.align else "",
        "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>',
    )
    return "".join(parts)


def _spacing(style: ParagraphStyle) -> str:
    before = "" if style.before is None else f' w:before="{round(style.before * 20)}"'
    after = "" if style.after is None else f' w:after="{round(style.after * 20)}"'
    line = "" if style.line is None else f' w:line="{round(style.line * 240)}" w:lineRule="auto"'
    if style.exact_line is not None:
        line = f' w:line="{round(style.exact_line * 20)}" w:lineRule="exact"'
    return f"<w:spacing{before}{after}{line}/>" if before or after or line else ""


def _run_properties(style: ParagraphStyle) -> str:
    half_points = round(style.size * 2) if style.size else 0
    parts = (
        _fonts(style.font or "Calibri"),
        "<w:b/><w:bCs/>" if style.bold else "",
        "<w:i/><w:iCs/>" if style.italic else "",
        "<w:caps/>" if style.capitals else "",
        f'<w:color w:val="{style.color}"/>' if style.color else "",
        f'<w:spacing w:val="{round(style.tracking * 20)}"/>' if style.tracking else "",
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if half_points else "",
    )
    return "".join(parts)


def _character_styles() -> Iterator[str]:
    looks = {
        CharacterLook.TICK_BOX: _fonts("Segoe UI Symbol", "MS Gothic")
        + '<w:sz w:val="25"/><w:szCs w:val="25"/>',
        CharacterLook.MUTED: _fonts("Calibri")
        + f'<w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="{GREY}"/>',
        CharacterLook.CODE: _fonts("Courier New"),
    }
    for name, properties in looks.items():
        yield (
            f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
            f"<w:qFormat/><w:rPr>{properties}</w:rPr></w:style>"
        )


def _table_styles() -> Iterator[str]:
    edge, thin = ("single", 8, GRID), ("single", 4, GRID)
    hair, none = ("single", 4, HAIRLINE), ("nil", 0, "auto")
    yield _table_style(TableLook.FORM, (edge, edge, edge, edge, thin, thin))
    yield _table_style(TableLook.FACTS, (edge, none, edge, none, hair, none))
    yield _table_style(TableLook.DATA, (thin, thin, thin, thin, thin, thin))
    yield _table_style(TableLook.CASE, (thin, thin, thin, thin, none, none), padding=(0.12, 0.25))
    yield _table_style(TableLook.LETTERHEAD, (none,) * 6, padding=(0, 0))


def _table_style(
    name: TableLook, borders: tuple[tuple[str, int, str], ...], *, padding: tuple[float, float] = (0.05, 0.15)
) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(
        f'<w:{side} w:val="{kind}" w:sz="{eighths}" w:space="0" w:color="{color}"/>'
        for side, (kind, eighths, color) in zip(sides, borders, strict=True)
    )
    margins = "".join(
        f'<w:{side} w:w="{twips(padding[side in ("left", "right")])}" w:type="dxa"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )
