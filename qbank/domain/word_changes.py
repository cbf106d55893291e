"""Which words differ between two wordings of one text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Part(StrEnum):
    """What happened to a run of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class WordRun:
    """Neighbouring words with the same fate, joined by single blanks."""

    part: Part
    text: str


def word_changes(old: str, new: str) -> tuple[WordRun, ...]:
    """Return both wordings as runs of words in reading order; what is removed stands before what takes its place."""
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    runs = (
        run
        for _, i, i_end, j, j_end in matcher.get_opcodes()
        for run in _runs(before[i:i_end], after[j:j_end])
    )
    return tuple(runs)


def similarity(old: str, new: str) -> float:
    """Return how many of the words stand in both wordings in the same order: 2·common / all, 0 to 1; case doesn't count."""
    before, after = old.casefold().split(), new.casefold().split()
    if not before and not after:
        return 1.0
    return SequenceMatcher(None, before, after, autojunk=False).ratio()


def _runs(before: list[str], after: list[str]) -> Iterator[WordRun]:
    if before == after:
        yield WordRun(Part.SAME, " ".join(before))
        return
    if before:
        yield WordRun(Part.REMOVED, " ".join(before))
    if after:
        yield WordRun(Part.ADDED, " ".join(after))
