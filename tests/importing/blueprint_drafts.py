"""Hypothesis strategies for blueprints as a file can say them, whether they can be meant or not."""

from __future__ import annotations

from hypothesis import strategies as st
from scheme_drafts import any_texts

from qbank.domain.blueprint import (
    Amount,
    Blueprint,
    CaseItems,
    Grouping,
    InstrumentQuota,
    ItemOrder,
    KeyPositions,
    Measure,
    QuotaLine,
    Reuse,
    Session,
    Target,
)
from qbank.domain.codes import Instrument

_counts = st.integers(-5, 500)
_maybe_counts = st.none() | _counts
_numbers = st.floats(allow_nan=False, allow_infinity=False) | st.integers(0, 480).map(float)
_maybe_numbers = st.none() | _numbers
_instruments = st.lists(st.sampled_from(Instrument), max_size=3).map(tuple)
_texts = st.lists(any_texts | st.just(""), max_size=3).map(tuple)

_quotas = st.builds(
    InstrumentQuota,
    st.sampled_from(Instrument),
    _counts,
    _counts,
    _numbers,
    st.sampled_from(Session),
    _maybe_counts,
    _maybe_counts,
    _maybe_numbers,
    st.sampled_from(ItemOrder),
    st.booleans(),
)
_lines = st.builds(
    QuotaLine,
    any_texts,
    _instruments,
    st.dictionaries(any_texts, _texts, max_size=2),
    st.none() | st.sampled_from(Grouping),
    _counts,
    _maybe_counts,
    st.sampled_from(Amount),
)
_targets = st.builds(
    Target, any_texts, st.sampled_from(Measure), _instruments, _numbers, _maybe_numbers, _maybe_numbers
)
blueprints = st.builds(
    Blueprint,
    any_texts,
    any_texts,
    st.lists(_quotas, max_size=3).map(tuple),
    st.lists(_lines, max_size=3).map(tuple),
    _numbers,
    _numbers,
    _counts,
    st.lists(_targets, max_size=2).map(tuple),
    st.builds(Reuse, _maybe_counts, _maybe_counts, _maybe_counts, _maybe_counts, _instruments),
    _texts,
    _texts,
    st.none() | st.builds(CaseItems, _counts, _counts),
    st.sampled_from(KeyPositions),
)
