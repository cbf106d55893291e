"""Formulas as Word's own mathematics (OMML), so that they can be edited there."""

from __future__ import annotations

import re
from typing import assert_never

from qbank.documents.wordml import escape, run
from qbank.text.formula import (
    Bar,
    Fence,
    Formula,
    FormulaError,
    Fraction,
    Glyphs,
    Part,
    Repeated,
    Root,
    Script,
    read_formula,
)

_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_FONT = "Cambria Math"
_RUN = f'<w:rPr><w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:cs="{_FONT}"/></w:rPr>'
_UPRIGHT = '<m:rPr><m:sty m:val="p"/></m:rPr>'
_NAME = "<m:rPr><m:nor/></m:rPr>"
_LETTERS = re.compile(r"[^\W\d_]{2}")
"""A name is ordinary text: LibreOffice slants it otherwise."""


def formula_xml(source: str, *, display: bool) -> str:
    """Write a formula into a paragraph; with `display` in the middle of a line of its own.

    One that can't be read is printed as typed: an import refuses it, but a form that is frozen prints for ever.
    """
    try:
        math = f"<m:oMath>{_row(read_formula(source))}</m:oMath>"
    except FormulaError:
        return run(f"${source}$")
    if display:
        math = f"<m:oMathPara>{math}</m:oMathPara>"
    return math.replace(">", f' xmlns:m="{_NAMESPACE}">', 1)


def _row(formula: Formula) -> str:
    return "".join(_part(part) for part in formula)


def _part(part: Part) -> str:
    match part:
        case Glyphs(text=text, upright=upright):
            look = _NAME if _LETTERS.search(text) else _UPRIGHT if upright else ""
            return f'<m:r>{look}{_RUN}<m:t xml:space="preserve">{escape(text)}</m:t></m:r>'
        case Fraction(over=over, under=under):
            return f"<m:f>{_in('num', over)}{_in('den', under)}</m:f>"
        case Root(inner=inner, degree=degree):
            hidden = "" if degree else '<m:radPr><m:degHide m:val="1"/></m:radPr>'
            return f"<m:rad>{hidden}{_in('deg', degree)}{_in('e', inner)}</m:rad>"
        case Bar(inner=inner):
            return f'<m:bar><m:barPr><m:pos m:val="top"/></m:barPr>{_in("e", inner)}</m:bar>'
        case _:
            return _grouped(part)


def _grouped(part: Script | Repeated | Fence) -> str:
    match part:
        case Script(base=base, lower=lower, upper=upper):
            return _script(base, lower, upper)
        case Repeated(sign=sign, lower=lower, upper=upper, body=body):
            return _repeated(sign, lower, upper, body)
        case Fence(opening="", inner=inner):
            return _row(inner)
        case Fence(opening=opening, inner=inner, closing=closing):
            ends = f'<m:dPr><m:begChr m:val="{opening}"/><m:endChr m:val="{closing}"/></m:dPr>'
            return f"<m:d>{ends}{_in('e', inner)}</m:d>"
        case _:
            assert_never(part)


def _script(base: Formula, lower: Formula, upper: Formula) -> str:
    name = "sSubSup" if lower and upper else "sSub" if lower else "sSup"
    scripts = (_in("sub", lower) if lower else "") + (_in("sup", upper) if upper else "")
    return f"<m:{name}>{_in('e', base)}{scripts}</m:{name}>"


def _repeated(sign: str, lower: Formula, upper: Formula, body: Formula) -> str:
    hidden = "".join(
        f'<m:{name}Hide m:val="1"/>' for name, limit in (("sub", lower), ("sup", upper)) if not limit
    )
    properties = f'<m:naryPr><m:chr m:val="{sign}"/><m:limLoc m:val="undOvr"/>{hidden}</m:naryPr>'
    return f"<m:nary>{properties}{_in('sub', lower)}{_in('sup', upper)}{_in('e', body)}</m:nary>"


def _in(name: str, formula: Formula) -> str:
    return f"<m:{name}>{_row(formula)}</m:{name}>"
