"""What a record says is proved of a target."""

from __future__ import annotations

import pytest

from qbank.domain.blueprint import Measure
from qbank.domain.codes import Instrument
from qbank.domain.set_record import TargetRecord


@pytest.mark.parametrize(
    ("got", "bound", "is_best"),
    [
        ((30.0, 30.0), 0.0, True),
        ((30.0, 31.0), 0.0, False),
        ((30.0, 31.0), 1.0, True),
        ((28.0, 31.0), 1.0, False),
        ((30.0, 30.0), None, False),
    ],
)
def test_a_target_is_best_where_nothing_nearer_is_possible(
    got: tuple[float, ...], bound: float | None, *, is_best: bool
) -> None:
    target = TargetRecord("lama", Measure.MINUTES, (Instrument.DPT_PG,), 30, 2, got, bound)

    assert target.is_best is is_best


@pytest.mark.parametrize(("most", "is_best"), [(5.3, True), (5.31, False)])
def test_information_is_best_where_the_poorest_form_has_all_that_is_possible(
    most: float, *, is_best: bool
) -> None:
    target = TargetRecord(
        "teliti", Measure.INFORMATION, (Instrument.DPT_PG,), 5.3, 0.2, (5.4, 5.3), most=most
    )

    assert target.is_best is is_best
