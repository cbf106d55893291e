"""Real Word numbering: one multilevel list for questions and options, lists for steps and bullets, restarts by new instances."""

from __future__ import annotations

from dataclasses import dataclass

from qbank.documents.style_sheet import (
    BULLET_LIST,
    CELL_BULLET_LIST,
    CELL_NUMBER_LIST,
    FIRST_FREE_LIST,
    QUESTION_LIST,
    STEP_LIST,
)
from qbank.documents.styles import Look, style_id
from qbank.documents.wordml import DECLARATION, ROOT_ATTRIBUTES, twips


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; `left` and `hanging` in centimetres. A linked `look` brings its own indents."""

    form: str
    text: str
    left: float
    hanging: float
    look: Look | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class ListRestart:
    """An instance of a list that counts anew from `start` at its level."""

    list_id: int
    of: int
    level: int
    start: int


_LISTS = {
    QUESTION_LIST: (
        Level("decimal", "%1.", 0.9, 0.9, Look.QUESTION, bold=True),
        Level("lowerLetter", "%2.", 1.6, 0.7, Look.OPTION),
    ),
    STEP_LIST: (
        Level("decimal", "%1.", 0.6, 0.6),
        Level("lowerLetter", "%2.", 1.2, 0.6),
        Level("lowerRoman", "%3.", 1.8, 0.6),
    ),
    BULLET_LIST: (
        Level("bullet", "•", 0.9, 0.5),
        Level("bullet", "–", 1.4, 0.5),
        Level("bullet", "•", 1.9, 0.5),
    ),
    CELL_NUMBER_LIST: (
        Level("decimal", "%1.", 0.5, 0.5),
        Level("lowerLetter", "%2.", 1.0, 0.5),
        Level("lowerRoman", "%3.", 1.5, 0.5),
    ),
    CELL_BULLET_LIST: (
        Level("bullet", "•", 0.35, 0.35),
        Level("bullet", "–", 0.7, 0.35),
        Level("bullet", "•", 1.05, 0.35),
    ),
}
DEEPEST_LEVEL = 2


def numbering(restarts: tuple[ListRestart, ...], own: tuple[str, str] = ("", "")) -> str:
    """Return word/numbering.xml with the built-in lists, the restarts a document asked for, and a template's own lists."""
    abstract = "".join(_abstract(list_id, levels) for list_id, levels in _LISTS.items())
    plain = "".join(f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{id_}"/></w:num>' for id_ in _LISTS)
    again = "".join(
        f'<w:num w:numId="{restart.list_id}"><w:abstractNumId w:val="{restart.of}"/><w:lvlOverride w:ilvl="{restart.level}">'
        f'<w:startOverride w:val="{restart.start}"/></w:lvlOverride></w:num>'
        for restart in restarts
    )
    return (
        f"{DECLARATION}<w:numbering {ROOT_ATTRIBUTES}>{abstract}{own[0]}{plain}{again}{own[1]}</w:numbering>"
    )


def next_list_id(restarts: int) -> int:
    """Return the identifier of the next restart when there are that many."""
    return FIRST_FREE_LIST + restarts


def _abstract(list_id: int, levels: tuple[Level, ...]) -> str:
    inner = "".join(_level(index, level) for index, level in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="{list_id}"><w:nsid w:val="{list_id:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{inner}</w:abstractNum>'
    )


def _level(index: int, level: Level) -> str:
    link = f'<w:pStyle w:val="{style_id(level.look)}"/>' if level.look else ""
    bold = "<w:b/><w:bCs/>" if level.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    left, hanging = twips(level.left), twips(level.hanging)
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{level.form}"/>{link}'
        f'<w:lvlText w:val="{level.text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>{bold}</w:rPr></w:lvl>'
    )
