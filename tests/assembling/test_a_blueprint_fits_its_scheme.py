"""A blueprint that can't be meant is refused before anything is assembled."""

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


def test_a_blueprint_that_fits_has_no_issue() -> None:
    assert list(check_blueprint(FITS, SCHEME, ["G1"])) == []


def test_minutes_that_are_no_number_are_refused() -> None:
    quota = InstrumentQuota(Instrument.PMO, 1, 2, nan)
    blueprint = replace(FITS, instruments=(*FITS.instruments, quota))

    issues = list(check_blueprint(blueprint, SCHEME, ["G1"]))

    assert [found.code for found in issues] == ["blueprint.minutes"]


def test_a_problem_is_not_built_from_a_blueprint_with_faults() -> None:
    items = [make_item("PG-0001", PG, "U1/1.1")]

    with pytest.raises(InputRefusedError) as caught:
        make_problem(items, [make_quota(PG, 2, 1)])

    facts: dict[str, Fact] = {"line": "DPT-PG", "minimum": 2, "maximum": 1}
    assert caught.value.issues == (Issue("blueprint.bounds", facts, Where(field="instruments.1.minimum")),)
