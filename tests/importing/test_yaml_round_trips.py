"""What is written as YAML is read back as it was: whatever the texts hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from importing_banks import EXAMPLES, SEED_PLAN, SEED_TEXT
from scheme_drafts import TRAPS, any_texts, evidence_plans, scheme_drafts, unhurried

from qbank.domain.evidence_plan import EvidencePlan
from qbank.domain.scheme import CriterionDraft, ElementDraft, SchemeDraft, UnitDraft
from qbank.formats.scheme_text.read import read_scheme_text
from qbank.formats.yaml.dump import dump_yaml
from qbank.formats.yaml.load import load_yaml
from qbank.formats.yaml.plan import read_plan_yaml, write_plan_yaml
from qbank.formats.yaml.scheme import read_scheme_yaml, write_scheme_yaml

_plain_data = st.recursive(
    any_texts | st.just(""),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(any_texts, inner, max_size=3),
    max_leaves=8,
)


@unhurried
@given(_plain_data)
def test_plain_data_is_read_back(data: object) -> None:
    assert load_yaml(dump_yaml({"value": data})).data == {"value": data}


@pytest.mark.parametrize("text", TRAPS)
def test_a_text_that_looks_like_yaml_is_read_back(text: str) -> None:
    data = {"value": text, "list": [text, text], text: "key"}

    assert load_yaml(dump_yaml(data)).data == data


@unhurried
@given(scheme_drafts())
def test_a_scheme_is_read_back(draft: SchemeDraft) -> None:
    assert read_scheme_yaml(write_scheme_yaml(draft)) == (draft, ())


@unhurried
@given(evidence_plans())
def test_an_evidence_plan_is_read_back(plan: EvidencePlan) -> None:
    assert read_plan_yaml(write_plan_yaml(plan)) == (plan, ())


def test_a_lost_blank_would_be_seen() -> None:
    unit = UnitDraft("A.1", "Judul ", (ElementDraft("1", "E", (CriterionDraft("1.1", "k"),)),))
    draft = SchemeDraft((unit,))

    stripped = write_scheme_yaml(draft).replace(b"'Judul '", b"'Judul'")

    assert read_scheme_yaml(stripped) == (replace(draft, units=(replace(unit, title="Judul"),)), ())


def test_the_published_scheme_is_read_back(scheme_bytes: bytes) -> None:
    draft, _ = read_scheme_text(scheme_bytes)

    assert read_scheme_yaml(write_scheme_yaml(draft)) == (draft, ())
    assert SEED_TEXT.read_bytes() == scheme_bytes


def _written_plan(data: bytes) -> bytes:
    plan, issues = read_plan_yaml(data)
    assert plan is not None
    assert issues == ()
    return write_plan_yaml(plan)


def _written_scheme(data: bytes) -> bytes:
    return write_scheme_yaml(read_scheme_yaml(data)[0])


@pytest.mark.parametrize(
    ("write", "data"),
    [
        (_written_plan, SEED_PLAN.read_bytes()),
        (_written_plan, (EXAMPLES / "plan.yaml").read_bytes()),
        (_written_scheme, (EXAMPLES / "scheme.yaml").read_bytes()),
    ],
    ids=["seed plan", "example plan", "example scheme"],
)
def test_writing_twice_gives_the_same_bytes(write: Callable[[bytes], bytes], data: bytes) -> None:
    once = write(data)

    assert write(once) == once
    assert load_yaml(once).data != {}


def test_the_seed_plan_is_written_as_short_as_it_is_kept() -> None:
    kept = b"".join(line for line in SEED_PLAN.read_bytes().splitlines(keepends=True) if line[:1] != b"#")

    assert _written_plan(SEED_PLAN.read_bytes()) == kept
