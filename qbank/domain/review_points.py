"""The points a validator judges, as the guide for item writers numbers them: materi, konstruksi, bahasa."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from qbank.domain.codes import ItemKind
from qbank.errors import Fact, InputRefusedError, Issue


class Aspect(StrEnum):
    """What a point is about."""

    CONTENT = "materi"
    CONSTRUCTION = "konstruksi"
    LANGUAGE = "bahasa"


ASPECT_BY_POINT: Mapping[int, Aspect] = (
    dict.fromkeys(range(1, 5), Aspect.CONTENT)
    | dict.fromkeys(range(5, 14), Aspect.CONSTRUCTION)
    | dict.fromkeys(range(14, 17), Aspect.LANGUAGE)
)
_ABOUT_OPTIONS = frozenset({2, 3, 5, 7, 9, 10, 11, 12, 16})
_YES, _NO = "ya", "tidak"
_ENTRY = re.compile(rf"(\d+)(?:-(\d+))?=({_YES}|{_NO})")


def points_of(kind: ItemKind) -> tuple[int, ...]:
    """Return the points that apply to a kind of item: those about options only to multiple choice."""
    if kind is ItemKind.MULTIPLE_CHOICE:
        return tuple(ASPECT_BY_POINT)
    return tuple(point for point in ASPECT_BY_POINT if point not in _ABOUT_OPTIONS)


def read_checklist(entries: Iterable[str]) -> dict[int, bool]:
    """Read "1-6=ya", "7=tidak" or several with commas; raises InputRefusedError. What is not named is not judged."""
    checklist: dict[int, bool] = {}
    for entry in (part.strip() for text in entries for part in text.split(",")):
        found = _ENTRY.fullmatch(entry)
        points = range(int(found[1]), int(found[2] or found[1]) + 1) if found else ()
        if not found or not points or not set(points) <= ASPECT_BY_POINT.keys():
            facts: dict[str, Fact] = {
                "entry": entry,
                "first": min(ASPECT_BY_POINT),
                "last": max(ASPECT_BY_POINT),
            }
            raise InputRefusedError(Issue("review.bad_checklist", facts))
        checklist |= dict.fromkeys(points, found[3] == _YES)
    return dict(sorted(checklist.items()))
