"""What a text of an item asks for and paper can't show: formulas beyond the small part of TeX, pictures without words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qbank.domain.item_texts import texts_of
from qbank.errors import Issue, Where
from qbank.text.formula import FormulaError, read_formula
from qbank.text.markdown import read_markdown
from qbank.text.rich_text import FormulaMark, Inline, PictureMark, Span, inlines_of

_PRINTED_AS_TYPED = frozenset({"title", "role", "standard", "paket", "job_group"})
_LOOKS_LIKE_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")


def check_texts(part: object, item: str = "", place: str = "") -> Iterator[Issue]:
    """Yield the faults of every text of a content or case; `field` names the text ("content.options.2.text")."""
    for name, text in texts_of(part, place):
        if "$" not in text and "![" not in text:
            continue
        where = Where(item=item, field=name)
        marks = tuple(inlines_of(read_markdown(text)))
        if name.rpartition(".")[2] in _PRINTED_AS_TYPED:
            yield from _check_typed(marks, where)
        else:
            yield from _check_marks(marks, where)


def _check_typed(marks: tuple[Inline, ...], where: Where) -> Iterator[Issue]:
    if any(isinstance(mark, PictureMark | FormulaMark) for mark in marks):
        yield Issue("text.no_marks_here", {"name": where.field}, where)


def _check_marks(marks: tuple[Inline, ...], where: Where) -> Iterator[Issue]:
    for mark in marks:
        match mark:
            case FormulaMark(source=source):
                yield from _check_formula(source, where)
            case PictureMark(source=source, alt=alt):
                if not alt:
                    yield Issue("picture.no_words", {"picture": source[:80]}, where)
            case Span(text=text, code=False) if found := _LOOKS_LIKE_PICTURE.search(text):
                yield Issue("picture.not_understood", {"text": found[0][:80]}, where)
            case _:
                pass


def _check_formula(source: str, where: Where) -> Iterator[Issue]:
    try:
        read_formula(source)
    except FormulaError as error:
        yield Issue(error.issue.code, error.issue.facts, where)
