"""Options are shuffled for each form by its draw: fixed ones stay, and the keys spread evenly over the letters."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from qbank.domain.items import Option
from qbank.domain.option_order import ShuffledQuestion, shuffle_options

DRAW = "7:A"


def question(number: int, size: int = 4, key: int = 0, **facts: bool) -> ShuffledQuestion:
    options = tuple(Option(f"pilihan {n}", key=n == key) for n in range(size))
    return ShuffledQuestion(f"PG-{number:04}", options, **facts)


def key_places(questions: list[ShuffledQuestion], draw: str = DRAW) -> list[int]:
    orders = shuffle_options(questions, draw)
    return [next(n for n, option in enumerate(orders[q.code]) if option.key) for q in questions]


@st.composite
def questions(draw: st.DrawFn) -> list[ShuffledQuestion]:
    made = []
    for number in range(draw(st.integers(1, 12))):
        size = draw(st.integers(3, 5))
        key = draw(st.integers(0, size - 1))
        fixed = draw(st.sets(st.integers(0, size - 1)))
        options = tuple(Option(f"pilihan {n}", key=n == key, fixed=n in fixed) for n in range(size))
        made.append(ShuffledQuestion(f"PG-{number:04}", options, draw(st.booleans())))
    return made


@given(questions(), st.text(max_size=5))
def test_no_option_is_lost_and_fixed_ones_stay(made: list[ShuffledQuestion], draw: str) -> None:
    orders = shuffle_options(made, draw)

    assert orders.keys() == {q.code for q in made}
    for q in made:
        found = orders[q.code]
        assert sorted(option.text for option in found) == sorted(option.text for option in q.options)
        stays = [n for n, option in enumerate(q.options) if option.fixed or q.keeps_order]
        assert [found[n] for n in stays] == [q.options[n] for n in stays]


@given(st.integers(1, 60), st.integers(3, 5), st.integers(0, 10**6))
def test_keys_that_may_move_stand_at_every_letter_equally_often(count: int, size: int, seed: int) -> None:
    """All of them were written with the key first."""
    places = Counter(key_places([question(n, size) for n in range(count)], f"{seed}:A"))

    assert max(places.values()) - min(places[n] for n in range(size)) <= 1


def test_keys_that_stay_are_made_up_for_by_those_that_may_move() -> None:
    staying = [question(n, key=1, keeps_order=True) for n in range(6)]
    moving = [question(n) for n in range(10, 28)]

    assert Counter(key_places(staying + moving)) == {0: 6, 1: 6, 2: 6, 3: 6}


def test_the_order_hangs_on_the_draw_and_not_on_the_order_of_the_questions() -> None:
    made = [question(n) for n in range(36)]

    first = shuffle_options(made, DRAW)

    assert shuffle_options(made[::-1], DRAW) == first
    assert shuffle_options(made, "7:B") != first
    assert shuffle_options(made, "8:A") != first


def test_the_letters_of_neighbours_follow_no_pattern() -> None:
    """The same key letter follows itself about as often as chance has it, and no form's row of keys is another's."""
    rows = {tuple(key_places([question(n) for n in range(36)], f"{seed}:A")) for seed in range(50)}
    repeats = [first == second for row in rows for first, second in pairwise(row)]

    assert len(rows) == 50
    assert 0.15 < sum(repeats) / len(repeats) < 0.35


def test_every_distractor_moves_too() -> None:
    """Over many draws each option of a question stands at each letter."""
    places = {
        (option.text, place)
        for seed in range(100)
        for place, option in enumerate(shuffle_options([question(1)], str(seed))["PG-0001"])
    }

    assert len(places) == 16
