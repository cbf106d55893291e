"""Numbers as people write them."""

from __future__ import annotations

import pytest

from qbank.text.numbers import written


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0"),
        (-0.0, "0"),
        (-0.001, "0"),
        (36, "36"),
        (1234567, "1234567"),
        (100, "100"),
        (0.15, "0,15"),
        (-0.0278, "−0,03"),
    ],
)
def test_a_number_has_a_comma_and_no_idle_zeros(number: float, shown: str) -> None:
    assert written(number) == shown


def test_the_language_decides_the_mark_and_a_sign_can_be_asked_for() -> None:
    assert written(-0.0278, "en", places=3) == "−0.028"
    assert written(0.1, signed=True) == "+0,10"
