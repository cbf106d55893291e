"""In which order a form prints the options of its questions: drawn from the seed, keys spread evenly over the letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from qbank.domain.items import Option


@dataclass(frozen=True, slots=True)
class ShuffledQuestion:
    """A question of a form: its options as written, or as they stand; with `keeps_order` none of them moves."""

    code: str
    options: tuple[Option, ...]
    keeps_order: bool = False

    @property
    def movable(self) -> tuple[int, ...]:
        """Places, from 0, whose options may change theirs."""
        places = range(len(self.options))
        return () if self.keeps_order else tuple(n for n in places if not self.options[n].fixed)

    @property
    def key_places(self) -> tuple[int, ...]:
        """Places where the key may stand."""
        key = next(n for n, option in enumerate(self.options) if option.key)
        return self.movable if key in self.movable else (key,)


def shuffle_options(questions: Iterable[ShuffledQuestion], draw: str) -> Mapping[str, tuple[Option, ...]]:
    """Return the options of each question, by code, in the order of one draw (seed and form).

    Questions whose key has the fewest places to go choose first; each takes the letter that has had the fewest keys.
    """
    taken: Counter[int] = Counter()
    orders = {}
    for question in sorted(questions, key=lambda q: (len(q.key_places), _lot(draw, q.code), q.code)):
        place = min(question.key_places, key=lambda n: (taken[n], _lot(draw, question.code, "key", n)))
        taken[place] += 1
        orders[question.code] = _with_key_at(question, place, draw)
    return orders


def _with_key_at(question: ShuffledQuestion, place: int, draw: str) -> tuple[Option, ...]:
    options = list(question.options)
    others = [n for n in question.movable if not options[n].key]
    drawn = iter(sorted(others, key=lambda n: _lot(draw, question.code, n)))
    for target in question.movable:
        if target != place:
            options[target] = question.options[next(drawn)]
    options[place] = next(option for option in question.options if option.key)
    return tuple(options)


def _lot(*parts: object) -> bytes:
    """Hash what a lot is drawn for; unlike `hash`, the same in every process."""
    return blake2b(":".join(map(str, parts)).encode(), digest_size=8).digest()
