"""Which words differ between two wordings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbank.domain.word_changes import Part, WordRun, similarity, word_changes

WORDS = st.lists(st.sampled_from(["rencana", "penjualan", "disusun", "tim", "sesuai"]), max_size=8).map(
    " ".join
)


def test_the_words_that_differ_are_marked_in_reading_order() -> None:
    runs = word_changes(
        "Rencana penjualan disusun sesuai kebijakan", "Rencana pemasaran disusun sesuai kebijakan tim"
    )

    assert runs == (
        WordRun(Part.SAME, "Rencana"),
        WordRun(Part.REMOVED, "penjualan"),
        WordRun(Part.ADDED, "pemasaran"),
        WordRun(Part.SAME, "disusun sesuai kebijakan"),
        WordRun(Part.ADDED, "tim"),
    )


@given(WORDS, WORDS)
def test_the_runs_hold_both_wordings_whole(old: str, new: str) -> None:
    runs = word_changes(old, new)

    assert " ".join(run.text for run in runs if run.part is not Part.ADDED) == old
    assert " ".join(run.text for run in runs if run.part is not Part.REMOVED) == new


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("satu dua", "satu dua", 1.0),
        ("Satu dua", "satu dua", 1.0),
        ("satu dua", "tiga empat", 0.0),
        ("", "", 1.0),
    ],
)
def test_similarity_counts_words(old: str, new: str, expected: float) -> None:
    assert similarity(old, new) == expected
