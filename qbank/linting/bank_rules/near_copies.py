"""The same or nearly the same question twice: two such items may stand in one form only if they are declared enemies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qbank.domain.items import ItemDraft
from qbank.errors import Fact, Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.duplicates import find_near_copies
from qbank.linting.examples import choice_example

CODE = "lint.near_copies"
SEVERITY = Severity.ERROR
_OPTIONS = ("harga.", "jangkauan toko.", "promosi.")
_FIRST = choice_example(
    "Tiga pesaing naik karena menambah toko. Sebab utama pelanggan pindah ialah ....", *_OPTIONS
)
_COPY = "Tiga pesaing naik karena menambahkan toko. Penyebab utama pelanggan pindah ialah ...."
_OTHER = "Agen melaporkan harga yang berbeda dari laporan asosiasi. Yang diperiksa lebih dahulu ialah ...."
CAUGHT: tuple[ItemDraft, ...] = (_FIRST, choice_example(_COPY, *_OPTIONS, code="PG-0002"))
PASSES: tuple[ItemDraft, ...] = (
    _FIRST,
    choice_example(_COPY, *_OPTIONS, code="PG-0002", enemies=("PG-0001",)),
    choice_example(_OTHER, *_OPTIONS, code="PG-0003", enemies=("PG-0001",)),
)

MOST_SIMILAR = 0.8


def check(items: Sequence[ItemDraft], context: LintContext) -> Iterator[Issue]:
    """Yield each pair once, at the item with the smaller code that is judged."""
    judged = {item.code for item in items}
    for pair in find_near_copies((*items, *context.beside), MOST_SIMILAR):
        named = [code for code in (pair.first, pair.second) if code in judged]
        if named and pair.similarity > MOST_SIMILAR and not pair.are_enemies:
            other = pair.second if named[0] == pair.first else pair.first
            facts: dict[str, Fact] = {"other": other, "percent": round(100 * pair.similarity)}
            yield Issue(CODE, facts, Where(item=named[0]), SEVERITY)
