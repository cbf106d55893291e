"""What is said of a target: proved best only where nothing nearer is possible, else within or outside its tolerance."""

from __future__ import annotations

import pytest

from qbank.domain.blueprint import Measure
from qbank.domain.codes import Instrument
from qbank.domain.places import parts_by_unit
from qbank.domain.set_record import LineRecord, TargetRecord, TargetVerdict, lines_alike

BEST, WITHIN, OUTSIDE = TargetVerdict


def target(
    *got: float, bound: float | None = None, most: float | None = None, asked: float = 0.15
) -> TargetRecord:
    return TargetRecord("x", Measure.DIFFICULTY, (Instrument.DPT_PG,), asked, 0.03, got, bound, most)


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        (target(0.15, 0.15, bound=0.0), BEST),
        (target(0.1222, bound=0.0277), BEST),  # 1/36: what is got is rounded, what is proved is rounded down
        (target(0.1222, bound=0.0), WITHIN),
        (target(0.1222), WITHIN),
        (target(0.18, bound=0.0), WITHIN),  # as far as the tolerance, whatever binary fractions make of it
        (target(0.1799, 0.1201, bound=0.0), WITHIN),
        (target(0.1999, bound=0.0277), OUTSIDE),
        (target(5.3, 5.42, asked=5.3, most=5.3), BEST),
        (target(30, 31, asked=30, bound=1.0), BEST),
        (target(28, 31, asked=30, bound=1.0), OUTSIDE),
        (target(5.3, 5.32, asked=5.3, most=5.46), WITHIN),
        (target(5.4, 5.3, asked=5.3, most=5.31), OUTSIDE),
    ],
)
def test_best_is_said_only_where_it_is_proved(found: TargetRecord, verdict: TargetVerdict) -> None:
    assert found.verdict is verdict


def test_lines_that_fared_alike_stand_once_with_their_parts() -> None:
    def line(name: str, part: str, *got: float) -> LineRecord:
        return LineRecord("quota_lines", name, part, 1, None, got)

    lines = [
        line("E", "U.1/1", 1, 1),
        line("E", "U.1/2", 2, 1),
        line("E", "U.2/1", 1, 1),
        line("F", "", 3, 3),
    ]

    assert [(one.line, one.got, parts) for one, parts in lines_alike(lines)] == [
        ("E", (1, 1), ("U.1/1", "U.2/1")),
        ("E", (2, 1), ("U.1/2",)),
        ("F", (3, 3), ("",)),
    ]


def test_parts_of_a_unit_stand_behind_its_code() -> None:
    assert parts_by_unit(("U.1/1", "U.1/2.10", "U.2/1")) == ("U.1: 1, 2.10", "U.2: 1")
    assert parts_by_unit(("KP1", "KP2")) == ("KP1, KP2",)
    assert parts_by_unit(("",)) == ("",)
    assert parts_by_unit(("SK/PM", "ritel/grosir", "U.1")) == ("SK/PM, ritel/grosir, U.1",)
