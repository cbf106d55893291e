"""Name, number of forms and minutes at the head of a blueprint; its lines are tested with the assembly."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest

from qbank.domain.blueprint import Blueprint, InstrumentQuota, Session
from qbank.domain.check_blueprint import check_blueprint
from qbank.domain.codes import Instrument
from qbank.domain.scheme import SchemeDraft
from qbank.errors import Fact, Issue, Where

BLUEPRINT = Blueprint("contoh-standar", "contoh", (InstrumentQuota(Instrument.CL, 1, 1, 10.5),))


def issue(code: str, line: str, **facts: Fact) -> Issue:
    return Issue(f"blueprint.{code}", {"line": line, **facts}, Where(field=line))


@pytest.mark.parametrize(
    ("blueprint", "expected"),
    [
        (BLUEPRINT, []),
        (replace(BLUEPRINT, name="n" * 80, forms=26, minutes_total=0), []),
        (replace(BLUEPRINT, name=" "), [issue("bad_name", "name", name=" ", most=80)]),
        (replace(BLUEPRINT, name="n" * 81), [issue("bad_name", "name", name="n" * 81, most=80)]),
        (replace(BLUEPRINT, forms=0), [issue("forms", "forms", forms=0)]),
        (replace(BLUEPRINT, minutes_total=inf), [issue("minutes", "minutes_total", minutes=inf)]),
        (replace(BLUEPRINT, opening_minutes=-1), [issue("minutes", "opening_minutes", minutes=-1)]),
    ],
)
def test_a_head_that_can_not_be_meant_is_told(blueprint: Blueprint, expected: list[Issue]) -> None:
    assert list(check_blueprint(blueprint, SchemeDraft(()), [])) == expected


def test_only_the_day_itself_counts_against_its_limit() -> None:
    before = InstrumentQuota(Instrument.PW, 1, 1, 60, Session.BEFORE)

    blueprint = replace(BLUEPRINT, instruments=(*BLUEPRINT.instruments, before), opening_minutes=15)

    assert blueprint.day_minutes == 25.5
