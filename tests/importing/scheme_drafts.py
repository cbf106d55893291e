"""Hypothesis strategies for schemes and evidence plans in all the shapes that the field knows."""

from __future__ import annotations

import unicodedata

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from qbank.domain.codes import CriterionRef, EvidenceKind, Instrument, loose_unit_code
from qbank.domain.evidence_plan import EvidencePlan, JobGroup, PlanLine, PlanStatus, Way
from qbank.domain.scheme import CriterionDraft, ElementDraft, SchemeDraft, UnitDraft

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
UNIT_CODE_SHAPES = (
    r"[A-Z]\.[0-9]{2}\.[A-Z]{3}[0-9]{2}\.[0-9]{3}\.[0-9]",
    r"[A-Z]\.[0-9]{2}[A-Z]{3}[0-9]{2}\.[0-9]{3}\.[0-9]",
    r"[A-Z]\.[0-9]{6}\.[0-9]{3}\.[0-9]{2,3}",
    r"[A-Z]{3}\.[A-Z]{2}[0-9]{2}\.[0-9]{3}\.[0-9]{2}",
    r"[A-Z]{6}[0-9]{4}[A-Z]",
)
unit_codes = st.one_of(*(st.from_regex(shape, fullmatch=True) for shape in UNIT_CODE_SHAPES))

TRAPS = (
    "1.10", "0014", "no", "1:30", "null", "~", "true", "2026-01-05", "0x1F", "1e3", ".inf", "=", "<<",
    "- a", "a: b", "a #b", "'", '"', "'a", 'a"b', "{a}", "[a", "&a", "*a", "!a", "%a", "@a", "`a", "|", ">",
    "? a", ": a", " a", "a ", "\ta", "a\n", "\na", "a\n\nb", "  a\nb", "a \nb", "a\n b\n", "a\u2028b", "a \u2028 b", "–", "😀",
    "…", "---", "--- a", "...", "# a", "a\\b", "Rp1.000,00",
)  # fmt: skip
_LETTERS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff"), max_size=30
)
any_texts: SearchStrategy[str] = (
    st.one_of(st.sampled_from(TRAPS), _LETTERS, st.lists(_LETTERS, max_size=4).map("\n".join))
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: text.strip() != "")
)


@st.composite
def scheme_drafts(
    draw: st.DrawFn, *, facts: bool = True, texts: SearchStrategy[str] = any_texts
) -> SchemeDraft:
    """A sound scheme; where the texts are cut off at blanks, they come without them at either end."""
    if not facts:
        texts = texts.map(str.strip).filter(bool)
    codes = draw(st.lists(unit_codes, min_size=1, max_size=3, unique_by=loose_unit_code))
    units = []
    for code in codes:
        counts = draw(st.lists(st.integers(1, 12), min_size=1, max_size=3))
        elements = []
        for number, count in enumerate(counts, start=1):
            criteria = [CriterionDraft(f"{number}.{n}", draw(texts)) for n in range(1, count + 1)]
            elements.append(ElementDraft(str(number), draw(texts), tuple(criteria)))
        units.append(UnitDraft(code, draw(texts), tuple(elements)))
    if not facts:
        return SchemeDraft(tuple(units))
    said = [draw(st.one_of(st.just(""), any_texts)) for _ in range(5)]
    return SchemeDraft(tuple(units), *said)


@st.composite
def evidence_plans(draw: st.DrawFn) -> EvidencePlan:
    """A plan as a file can say it, whether it fits a scheme or not; the lines of a unit stand together."""
    codes = draw(st.lists(unit_codes, max_size=3, unique=True))
    lines = []
    for code in codes:
        count = draw(st.integers(1, 12))
        numbers = [f"{draw(st.integers(1, 3))}.{n}" for n in range(1, count + 1)]
        lines += [draw(plan_lines(CriterionRef(code, number))) for number in numbers]
    groups = [
        JobGroup(draw(any_texts), draw(any_texts), tuple(draw(st.lists(unit_codes, max_size=3))), minutes)
        for minutes in draw(st.lists(st.integers(0, 480), max_size=3))
    ]
    ticks = st.lists(st.integers(1, 5), max_size=5).map(tuple)
    potential = draw(
        st.dictionaries(
            any_texts, st.dictionaries(st.sampled_from(Instrument), ticks, max_size=3), max_size=2
        )
    )
    status = draw(st.sampled_from(PlanStatus))
    return EvidencePlan(draw(any_texts), status, tuple(groups), tuple(lines), potential)


def plan_lines(reference: CriterionRef) -> SearchStrategy[PlanLine]:
    instruments = st.lists(st.sampled_from(Instrument), max_size=3).map(tuple)
    return st.builds(
        PlanLine,
        st.just(reference),
        st.sampled_from(Way),
        st.sampled_from(EvidenceKind),
        instruments,
        st.integers(1, 3),
        instruments,
    )
