"""The standard of an observation point has a measure: a number, a limit, or "each", "all", "without"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qbank.domain.items import ItemDraft, ObservationPoint
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import observation_example

CODE = "lint.observation_measure"
SEVERITY = Severity.NOTE
CAUGHT = observation_example("Analisis pesaing baik dan lengkap")
PASSES = observation_example("≥ 3 pesaing; periode, wilayah, satuan sama")

_MEASURE = re.compile(
    r"\d|[≥≤<>=%±]|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|nol|ke(?:dua|tiga|empat|lima)|"
    r"tiap|setiap|masing-masing|semua|seluruh|tanpa|sebelum|paling (?:lambat|sedikit|banyak)|sekurang-kurangnya)\b",
    re.IGNORECASE,
)


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield a standard by which two assessors could come to different ends."""
    if isinstance(item.content, ObservationPoint) and not _MEASURE.search(item.content.standard):
        facts = {"standard": item.content.standard.strip()}
        yield Issue(CODE, facts, Where(item=item.code, field="content.standard"), SEVERITY)
