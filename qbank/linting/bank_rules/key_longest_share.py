"""Over many items the key alone is longest not more often than chance and ten points: else length gives keys away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qbank.domain.items import ItemDraft
from qbank.errors import Issue, Severity
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example
from qbank.linting.key_figures import FEWEST_ITEMS, measure_keys

CODE = "lint.key_longest_share"
SEVERITY = Severity.WARNING
_OPTIONS = ("jarak gudang.", "mutu kiriman barang.", "jumlah armada.", "lama tempo.")
_LONGEST = choice_example("Yang didahulukan ialah ....", *_OPTIONS, key="b")
_SHORTER = choice_example("Yang didahulukan ialah ....", *_OPTIONS, key="a")
CAUGHT: tuple[ItemDraft, ...] = (_LONGEST,) * 8 + (_SHORTER,) * 12
PASSES: tuple[ItemDraft, ...] = (_LONGEST,) * 7 + (_SHORTER,) * 13

_MOST_OVER_CHANCE = 0.10


def check(items: Sequence[ItemDraft], context: LintContext) -> Iterator[Issue]:
    """Yield a share that is too high."""
    figures = measure_keys(items)
    most = figures.longest_by_chance + _MOST_OVER_CHANCE
    if figures.items >= FEWEST_ITEMS and figures.longest_share > most:
        facts = {
            "count": figures.alone_longest,
            "items": figures.items,
            "percent": round(100 * figures.longest_share),
            "most": round(100 * most),
        }
        yield Issue(CODE, facts, severity=SEVERITY)
