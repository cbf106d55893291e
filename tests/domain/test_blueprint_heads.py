"""Name, number of forms and minutes at the head of a blueprint; its lines are tested with the assembly."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest

from qbank.domain.blueprint import Blueprint, InstrumentQuota, Session
from qbank.domain.check_blueprint import check_blueprint
from qbank.domain.codes import Instrument
from qbank.domain.scheme import SchemeDraft
from qbank.errors import Issue, Where

BLUEPRINT = Blueprint("contoh-standar", "contoh", (InstrumentQuota(Instrument.CL, 1, 1, 10.5),))


def minutes(name: str, value: float) -> Issue:
    return Issue("blueprint.minutes", {"line": name, "minutes": value}, Where(field=name))


@pytest.mark.parametrize(
    ("blueprint", "expected"),
    [
        (BLUEPRINT, []),
        (replace(BLUEPRINT, name="n" * 80, forms=26, minutes_total=0), []),
        (
            replace(BLUEPRINT, name=" "),
            [Issue("blueprint.bad_name", {"name": " ", "most": 80}, Where(field="name"))],
        ),
        (
            replace(BLUEPRINT, name="n" * 81),
            [Issue("blueprint.bad_name", {"name": "n" * 81, "most": 80}, Where(field="name"))],
        ),
        (
            replace(BLUEPRINT, forms=27),
            [Issue("blueprint.forms", {"forms": 27, "most": 26}, Where(field="forms"))],
        ),
        (
            replace(BLUEPRINT, forms=0),
            [Issue("blueprint.forms", {"forms": 0, "most": 26}, Where(field="forms"))],
        ),
        (replace(BLUEPRINT, minutes_total=inf), [minutes("minutes_total", inf)]),
        (replace(BLUEPRINT, opening_minutes=-1), [minutes("opening_minutes", -1)]),
    ],
)
def test_a_head_that_can_not_be_meant_is_told(blueprint: Blueprint, expected: list[Issue]) -> None:
    assert list(check_blueprint(blueprint, SchemeDraft(()), [])) == expected


def test_only_the_day_itself_counts_against_its_limit() -> None:
    before = InstrumentQuota(Instrument.PW, 1, 1, 60, Session.BEFORE)

    blueprint = replace(BLUEPRINT, instruments=(*BLUEPRINT.instruments, before), opening_minutes=15)

    assert blueprint.day_minutes == 25.5
