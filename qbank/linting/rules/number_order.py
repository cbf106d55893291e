"""Options that are numbers, sums of money, times, dates or single letters stand in ascending order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from qbank.domain.items import ItemDraft
from qbank.domain.option_values import option_values
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example
from qbank.linting.question import read_question

CODE = "lint.number_order"
SEVERITY = Severity.WARNING
_STEM = "Penjualan naik dari Rp800 juta menjadi Rp1,2 miliar. Kenaikannya sebesar ...."
CAUGHT = choice_example(_STEM, "Rp400 juta.", "Rp1,2 miliar.", "Rp800 juta.")
PASSES = choice_example(_STEM, "Rp400 juta.", "Rp800 juta.", "Rp1,2 miliar.")


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield purely numeric options that are out of order; options that differ in words too have no order."""
    question = read_question(item)
    values = option_values([option.text for option in question.options]) if question else None
    if any(first > second for first, second in pairwise(values or ())):
        yield Issue(CODE, {}, Where(item=item.code, field="content.options"), SEVERITY)
