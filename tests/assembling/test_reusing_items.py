"""Only sets that were issued count as use: they bar what the blueprint says, and the least used items come first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from small_exam_banks import (
    BLUEPRINT,
    DAY,
    assemble,
    bring_to,
    copied_small_bank,
    fill_small_bank,
    import_text,
    questions,
)
from sqlalchemy import Engine

from qbank.domain.codes import Instrument
from qbank.domain.lifecycle import SetStatus
from qbank.domain.reuse import PastUse
from qbank.errors import NoSolutionError
from qbank.store.session import session_scope
from qbank.store.use_history import past_uses

LATER = date(2026, 2, 1)
"""27 days after the first set."""
ISSUED: dict[str, Any] = {"status": SetStatus.ISSUED}
WITHDRAWN: dict[str, Any] = {"status": SetStatus.WITHDRAWN, "withdrawn_reason": "uji"}


@pytest.fixture
def first_set(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Engine]:
    """A small bank with a draft set kecil-001 of one form."""
    with copied_small_bank(migrated_sqlite, tmp_path / "small.db") as engine:
        import_text(engine, tmp_path)
        assert assemble(engine, forms=1) == "kecil-001"
        yield engine


def drawn(bank: Engine, code: str, instrument: str = "DPT-PG") -> set[str]:
    return {item for form in questions(bank, code, instrument) for item in form}


@pytest.mark.parametrize(
    ("life", "are_apart"),
    [(None, False), (ISSUED, True), (WITHDRAWN, True)],
    ids=["draft", "issued", "withdrawn"],
)
def test_items_rest_after_a_set_that_was_issued(
    life: dict[str, Any] | None, are_apart: bool, first_set: Engine, tmp_path: Path
) -> None:
    import_text(first_set, tmp_path, reuse="{cooldown_days: 28, instruments: [DPT-PG]}")
    if life:
        bring_to(first_set, "kecil-001", **life)

    second = assemble(first_set, day=LATER, forms=1)

    first, later = (drawn(first_set, code) for code in ("kecil-001", second))
    assert first.isdisjoint(later) is are_apart
    assert (first == later) is not are_apart


def test_a_rest_that_is_over_bars_nothing_but_less_used_items_still_come_first(
    first_set: Engine, tmp_path: Path
) -> None:
    """Five sets of four questions are more than the bank's eighteen."""
    bring_to(first_set, "kecil-001", SetStatus.ISSUED)
    import_text(first_set, tmp_path, reuse="{cooldown_days: 27, instruments: [DPT-PG]}")

    codes = ["kecil-001"]
    for seed in range(2, 6):
        codes.append(assemble(first_set, seed, LATER, forms=1))
        bring_to(first_set, codes[-1], SetStatus.ISSUED)

    drawn_first = [drawn(first_set, code) for code in codes[:4]]
    assert sum(map(len, drawn_first)) == len(set().union(*drawn_first)) == 16
    assert len(drawn(first_set, codes[4]) - set().union(*drawn_first)) == 2


def test_an_item_may_be_used_so_often_in_a_period(first_set: Engine, tmp_path: Path) -> None:
    """Nine questions a set, three a KUK: two sets use up the bank's eighteen."""
    nine = BLUEPRINT.replace("minimum: 4, maximum: 4, minutes: 8", "minimum: 9, maximum: 9, minutes: 18")
    text = nine.replace("each: criterion, minimum: 1", "each: criterion, minimum: 3").replace(
        "maximum: 2}", "maximum: 4}"
    )
    import_text(first_set, tmp_path, text, reuse="{exposure: 1, exposure_months: 12}")
    bring_to(first_set, assemble(first_set, 0, forms=1), SetStatus.ISSUED)
    with pytest.raises(NoSolutionError) as half_barred:
        assemble(first_set, 2, forms=2)
    bring_to(first_set, assemble(first_set, 1, forms=1), SetStatus.ISSUED)

    with pytest.raises(NoSolutionError) as all_barred:
        assemble(first_set, 2, date(2027, 1, 4), forms=1)
    a_year_later = assemble(first_set, 2, date(2027, 1, 5), forms=1)

    assert len(drawn(first_set, a_year_later)) == 9
    first, *others = all_barred.value.issues
    assert (first.code, first.facts) == ("set.all_barred", {"instrument": "DPT-PG", "count": 18})
    assert "set.all_barred" not in {issue.code for issue in (*others, *half_barred.value.issues)}


def test_what_was_issued_meanwhile_makes_another_draw(first_set: Engine) -> None:
    """The same blueprint, seed and date, but the items of the first set have been seen."""
    same = assemble(first_set, forms=1)
    bring_to(first_set, same, SetStatus.ISSUED)

    other = assemble(first_set, forms=1)

    assert (same, other) == ("kecil-001", "kecil-002")
    assert not drawn(first_set, same) & drawn(first_set, other)


def test_both_databases_tell_the_same_history(bank: Engine, tmp_path: Path) -> None:
    fill_small_bank(bank)
    import_text(bank, tmp_path)
    issued, withdrawn, _ = (assemble(bank, seed) for seed in (1, 2, 3))
    bring_to(bank, issued, **ISSUED)
    bring_to(bank, withdrawn, **WITHDRAWN)

    with session_scope(bank) as session:
        history = past_uses(session)

    expected = [
        PastUse(item, Instrument(instrument), code, "kecil", DAY)
        for code in (issued, withdrawn)
        for forms in zip(questions(bank, code), questions(bank, code, "PW"), strict=True)
        for item, instrument in sorted([*((q, "DPT-PG") for q in forms[0]), *((q, "PW") for q in forms[1])])
    ]
    assert list(history) == expected
