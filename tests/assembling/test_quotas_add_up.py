"""Quotas are said not to add up only where no form at all could meet them."""

from __future__ import annotations

from dataclasses import replace

from assembling_banks import make_item, make_problem, make_scheme
from hypothesis import given, settings
from hypothesis import strategies as st

from qbank.assembly.pool import PoolItem
from qbank.assembly.rules import quota_lines
from qbank.domain.blueprint import Grouping, InstrumentQuota, QuotaLine
from qbank.domain.check_quota_sums import check_quota_sums
from qbank.domain.codes import CognitiveLevel, CompetencyDimension, Instrument
from qbank.domain.evidence_plan import JobGroup
from qbank.domain.places import places_of_scheme

SHAPE = {"U1": (2, 1), "U2": (1,)}
GROUPS = (JobGroup("G1", "Kelompok 1", ("U1",), 60), JobGroup("G2", "Kelompok 2", ("U2",), 60))
PLACES = places_of_scheme(make_scheme(SHAPE), GROUPS)
CRITERIA = {"U1": ("U1/1.1", "U1/1.2", "U1/2.1"), "U2": ("U2/1.1",)}
PREFIXES = {Instrument.DPT_PG: "PG", Instrument.DPT_ESAI: "ES", Instrument.DPL: "LS"}


@st.composite
def written(draw: st.DrawFn, number: int, instrument: Instrument) -> PoolItem:
    """A question: of one unit, but for an essay, which may serve both; two tags at once are allowed too."""
    unit = draw(st.sampled_from(sorted(CRITERIA)))
    own = [*CRITERIA["U1"], *CRITERIA["U2"]] if instrument is Instrument.DPT_ESAI else CRITERIA[unit]
    criteria = draw(st.lists(st.sampled_from(own), min_size=1, max_size=3, unique=True))
    return make_item(
        f"{PREFIXES[instrument]}-{number:04}",
        instrument,
        *criteria,
        level=draw(st.sampled_from(CognitiveLevel)),
        dimension=draw(st.sampled_from(CompetencyDimension)),
        tags=tuple(draw(st.lists(st.sampled_from(["kasus", "hitungan"]), unique=True))),
    )


VALUES = {
    "unit": ["U1", "U2"],
    "element": ["U1/1", "U1/2", "U2/1"],
    "level": [level.value for level in CognitiveLevel],
    "dimension": [dimension.value for dimension in CompetencyDimension],
    "tag": ["kasus", "hitungan"],
}


@st.composite
def met_lines(draw: st.DrawFn, name: str, form: list[PoolItem], instrument: Instrument) -> QuotaLine:
    """A line with bounds close around what the form has."""
    field = draw(st.sampled_from(("", "", "tag", "tag", *VALUES)))
    values = (
        draw(st.lists(st.sampled_from(VALUES[field]), min_size=1, max_size=2, unique=True)) if field else []
    )
    each = draw(st.sampled_from((None, None, *Grouping)))
    line = QuotaLine(name, (instrument,), {field: tuple(values)} if field else {}, each)
    none = make_problem(form, [InstrumentQuota(instrument, 0, 9, 60)], lines=(replace(line, maximum=0),))
    parts = len(list(quota_lines.rows(none)))
    found = [int(issue.facts["found"]) for issue in quota_lines.check(none, tuple(form))]
    least = min(found) if len(found) == parts else 0
    return replace(line, minimum=least, maximum=draw(st.sampled_from((None, max(found, default=0)))))


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_what_a_form_meets_adds_up(data: st.DataObject) -> None:
    instrument = data.draw(st.sampled_from(sorted(PREFIXES)))
    form = [data.draw(written(number, instrument)) for number in range(data.draw(st.integers(1, 3)))]
    count = data.draw(st.integers(1, 4))
    lines = tuple(data.draw(met_lines(f"baris {n}", form, instrument)) for n in range(count))
    quotas = [InstrumentQuota(instrument, len(form), len(form), 60)]
    problem = make_problem(form, quotas, lines=lines)
    assert list(quota_lines.check(problem, tuple(form))) == []

    assert list(check_quota_sums(problem.blueprint, PLACES)) == []
