"""Marks beyond CommonMark: `$…$` and `$$…$$` for formulas, `^…^` for raised and `~…~` for lowered text."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_FORMULA = re.compile(
    r"\$\$(?P<display>(?:\\.|[^$\\])+)\$\$|\$(?![\s$])(?P<inline>(?:\\.|[^$\\])*(?:\\.|[^$\\\s]))\$(?![$\w])",
    re.DOTALL,
)
"""An amount of money is no formula: the first sign follows no letter or figure and no blank follows it, the last one stands
behind no blank and before no letter or figure. So "$", "US$ 5", "US$5 dan US$6" and "$5 atau $6" stay as typed."""
_RAISED, _LOWERED = re.compile(r"\^([^\s^]{1,20})\^"), re.compile(r"~([^\s~]{1,20})~(?!~)")


def add_marks(parser: MarkdownIt) -> MarkdownIt:
    """Teach a parser the marks; returns it."""
    for name, rule in (("formula", _formula), ("raised", _raised), ("lowered", _lowered)):
        parser.inline.ruler.before("escape", name, rule)
    return parser


def _formula(state: StateInline, silent: bool) -> bool:
    before = state.src[state.pos - 1 : state.pos]
    found = None if before.isalnum() or before == "$" else _FORMULA.match(state.src, state.pos)
    if not found:
        return False
    display = found["display"]
    _push(state, "formula", display or found["inline"], "$$" if display else "$", silent=silent)
    state.pos = found.end()
    return True


def _raised(state: StateInline, silent: bool) -> bool:
    return _short(state, "raised", _RAISED, silent=silent)


def _lowered(state: StateInline, silent: bool) -> bool:
    return _short(state, "lowered", _LOWERED, silent=silent)


def _short(state: StateInline, name: str, shape: re.Pattern[str], *, silent: bool) -> bool:
    found = shape.match(state.src, state.pos)
    if not found:
        return False
    _push(state, name, found[1], found[0][0], silent=silent)
    state.pos = found.end()
    return True


def _push(state: StateInline, name: str, content: str, markup: str, *, silent: bool) -> None:
    if not silent:
        token = state.push(name, "", 0)
        token.content, token.markup = content, markup
