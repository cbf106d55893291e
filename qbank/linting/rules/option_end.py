"""Options that complete a stem (....) end in a full stop; those of a question all end alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qbank.domain.items import ItemDraft
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example
from qbank.linting.question import ReadOption, name_letters, read_question

CODE = "lint.option_end"
SEVERITY = Severity.WARNING
_STEM = "Penjualan kita dibagi penjualan semua pemasok disebut ...."
CAUGHT = choice_example(_STEM, "pangsa pasar.", "ukuran pasar", "pertumbuhan pasar.")
PASSES = choice_example(_STEM, "pangsa pasar.", "ukuran pasar.", "pertumbuhan pasar.")

_FULL_STOP = re.compile(r"\.[\"”')]*$")


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield the options without a full stop where there should be one."""
    question = read_question(item)
    if question is None:
        return
    without = [option for option in question.options if not _ends_in_full_stop(option)]
    is_question = question.stem.endswith("?")
    if without and not (is_question and len(without) == len(question.options)):
        facts = {"letters": name_letters(without)}
        yield Issue(CODE, facts, Where(item=item.code, field="content.options"), SEVERITY)


def _ends_in_full_stop(option: ReadOption) -> bool:
    return _FULL_STOP.search(option.text) is not None
