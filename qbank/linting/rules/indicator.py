"""A multiple-choice item names its indicator (indikator soal): given what, the candidate does what."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.domain.items import ItemDraft, MultipleChoice
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example

CODE = "lint.indicator"
SEVERITY = Severity.WARNING
_TEXTS = ("Ukuran yang dipantau tiap minggu ialah ....", "penjualan.", "kunjungan.", "penawaran.")
CAUGHT = choice_example(*_TEXTS, indicator="")
PASSES = choice_example(*_TEXTS, indicator="Diberi tiga ukuran, asesi memilih yang dipantau tiap minggu.")


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield an item without one."""
    if isinstance(item.content, MultipleChoice) and not item.content.indicator.strip():
        yield Issue(CODE, {}, Where(item=item.code, field="content.indicator"), SEVERITY)
