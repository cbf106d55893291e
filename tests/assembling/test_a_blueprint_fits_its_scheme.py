"""A blueprint that can't be meant is refused before anything is assembled, each fault by the name of its line."""

from __future__ import annotations

from dataclasses import replace
from math import nan

import pytest
from assembling_banks import make_item, make_problem, make_quota, make_scheme

from qbank.domain.blueprint import Blueprint, InstrumentQuota, QuotaLine
from qbank.domain.check_blueprint import check_blueprint
from qbank.domain.codes import Instrument
from qbank.errors import Fact, InputRefusedError, Issue, Where

PG, LISAN = Instrument.DPT_PG, Instrument.DPL
SCHEME = make_scheme({"U1": (2, 1), "U2": (1,)})
FITS = Blueprint(
    "uji",
    "skema",
    (InstrumentQuota(PG, 1, 2, 30), InstrumentQuota(LISAN, 0, 9, 20, asked=2)),
    (
        QuotaLine(
            "tempat",
            (PG,),
            {"unit": ("U1",), "element": ("U1/2",), "criterion": ("U1/2.1",), "job_group": ("G1",)},
        ),
        QuotaLine(
            "sifat",
            (PG,),
            {"level": ("C1",), "dimension": ("TS",), "difficulty": ("mudah",), "kind": ("essay",)},
        ),
        QuotaLine("bebas", (PG, LISAN), {"author": ("siapa saja",), "tag": ("apa saja",)}, None, 1, 1),
    ),
)


def with_line(name: str = "baru", **facts: object) -> Blueprint:
    line = QuotaLine(name, **({"instruments": (PG,)} | facts))  # type: ignore[arg-type]
    return replace(FITS, lines=(*FITS.lines, line))


def with_quota(instrument: Instrument, *bounds: float, **facts: int) -> Blueprint:
    return replace(FITS, instruments=(*FITS.instruments, InstrumentQuota(instrument, *bounds, **facts)))  # type: ignore[arg-type]


def issue(code: str, line: str, **facts: Fact) -> Issue:
    return Issue(f"blueprint.{code}", {"line": line, **facts}, Where(field=line))


FAULTS = {
    "a unit that the scheme hasn't": (
        with_line(where={"unit": ("U1", "U3")}),
        issue("unknown_value", "baru", field="unit", value="U3"),
    ),
    "an element without its unit": (
        with_line(where={"element": ("2",)}),
        issue("unknown_value", "baru", field="element", value="2"),
    ),
    "a level that doesn't exist": (
        with_line(where={"level": ("C7",)}),
        issue("unknown_value", "baru", field="level", value="C7"),
    ),
    "a field that nothing has": (
        with_line(where={"warna": ("merah",)}),
        issue(
            "unknown_field",
            "baru",
            field="warna",
            known="unit, element, criterion, job_group, level, dimension, difficulty, kind, author, tag",
        ),
    ),
    "a minimum above the maximum": (
        with_line(minimum=3, maximum=2),
        issue("bounds", "baru", minimum=3, maximum=2),
    ),
    "an instrument's minimum above its maximum": (
        with_quota(Instrument.PMO, 3, 2, 10),
        issue("bounds", "PMO", minimum=3, maximum=2),
    ),
    "an instrument of a line that isn't listed": (
        with_line(instruments=(Instrument.PMO,)),
        issue("instrument_not_listed", "baru", instrument="PMO"),
    ),
    "an instrument listed twice": (with_quota(PG, 1, 2, 30), issue("instrument_twice", "DPT-PG")),
    "two lines of one name": (with_line("sifat"), issue("line_twice", "sifat")),
    "negative minutes": (with_quota(Instrument.PMO, 1, 2, -5), issue("minutes", "PMO", minutes=-5)),
    "no question asked": (with_quota(Instrument.PMO, 1, 2, 5, asked=0), issue("asked", "PMO", asked=0)),
}


def test_a_blueprint_that_fits_has_no_issue() -> None:
    assert list(check_blueprint(FITS, SCHEME, ["G1"])) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_by_its_line(fault: str) -> None:
    blueprint, told = FAULTS[fault]

    assert list(check_blueprint(blueprint, SCHEME, ["G1"])) == [told]


def test_minutes_that_are_no_number_are_refused() -> None:
    issues = list(check_blueprint(with_quota(Instrument.PMO, 1, 2, nan), SCHEME, ["G1"]))

    assert [found.code for found in issues] == ["blueprint.minutes"]


def test_a_problem_is_not_built_from_a_blueprint_with_faults() -> None:
    items = [make_item("PG-0001", PG, "U1/1.1")]

    with pytest.raises(InputRefusedError) as caught:
        make_problem(items, [make_quota(PG, 2, 1)])

    assert caught.value.issues == (issue("bounds", "DPT-PG", minimum=2, maximum=1),)
