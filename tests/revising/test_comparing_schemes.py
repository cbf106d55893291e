"""Two wordings of a scheme are compared KUK by KUK."""

from __future__ import annotations

from dataclasses import replace

import pytest
from revised_schemes import EXPECTED, edit, numbered, revised_scheme, seed_scheme

from qbank.domain.scheme import SchemeDraft
from qbank.domain.scheme_diff import (
    CriterionFate,
    DeclaredChanges,
    SchemeDiff,
    UnitFate,
    check_declared,
    diff_schemes,
)
from qbank.domain.word_changes import Part
from qbank.errors import Issue, Where

OLD, NEW = seed_scheme(), revised_scheme()
DECLARED = DeclaredChanges(
    criteria={
        "M.70.MKT00.046.1/2.1": ("M.70.MKT00.046.1/2.1", "M.70.MKT00.046.1/2.2"),
        "M.70.MKT00.047.1/3.1": ("M.70.MKT00.047.1/3.1",),
        "M.70.MKT00.047.1/3.2": ("M.70.MKT00.047.1/3.1",),
    }
)
DIFF = diff_schemes(OLD, NEW, DECLARED)


def texts(scheme: SchemeDraft) -> dict[str, str]:
    return {f"{unit.code}/{c.number}": c.text for unit in scheme.units for c in unit.criteria}


def test_a_scheme_compared_with_itself_has_no_difference() -> None:
    assert diff_schemes(OLD, OLD).is_same
    assert not DIFF.is_same


def test_ten_kinds_of_change_are_told_apart() -> None:
    found = {change.old: (change.fate.value, change.new) for change in reversed(DIFF.criteria) if change.old}

    assert {name: found[name] for name in EXPECTED} == EXPECTED
    assert [change.new for change in DIFF.criteria if change.fate is CriterionFate.ADDED] == [
        "M.70.MKT00.048.1/3.5",
        "M.70.DIG00.001.1/1.1",
    ]


def test_units_that_go_come_or_change_their_code_are_named() -> None:
    fates = {(change.old, change.new): change.fate for change in DIFF.units}

    assert fates["M.70.PEM00.004.1", ""] is UnitFate.REMOVED
    assert fates["", "M.70.DIG00.001.1"] is UnitFate.ADDED
    assert fates["M.70.MKT00.045.1", "M.70MKT00.045.2"] is UnitFate.RECODED
    assert fates["M.70.MKT00.042.2", "M.70.MKT00.042.2"] is UnitFate.SAME
    assert fates["M.70.MKT00.041.2", "M.70.MKT00.041.2"] is UnitFate.REVISED


def test_the_words_that_changed_are_marked() -> None:
    change = next(c for c in DIFF.criteria if c.old == "M.70.MKT00.003.2/1.1")
    title = next(c for c in DIFF.units if c.old == "M.70.MKT00.047.1").titles[0]

    assert [run.text for run in change.words if run.part is not Part.SAME] == ["dan kebijakan organisasi"]
    assert 0.5 < change.confidence < 1
    assert (title.part, [run.text for run in title.words if run.part is Part.REMOVED]) == ("3", ["penjualan"])


def false_unchanged(diff: SchemeDiff, old: SchemeDraft, new: SchemeDraft) -> list[str]:
    """KUK called the same though text, code or number differ."""
    before, after = texts(old), texts(new)
    same = (change for change in diff.criteria if change.fate is CriterionFate.SAME)
    return [c.old for c in same if c.old != c.new or before[c.old] != after.get(c.new)]


def test_nothing_is_called_unchanged_that_is_not() -> None:
    lying = SchemeDiff((), tuple(replace(c, fate=CriterionFate.SAME) for c in DIFF.criteria))

    assert false_unchanged(DIFF, OLD, NEW) == []
    assert "M.70.MKT00.003.2/1.1" in false_unchanged(lying, OLD, NEW)


def test_every_kuk_of_both_schemes_stands_in_the_comparison() -> None:
    assert {c.old for c in DIFF.criteria if c.old} == set(texts(OLD))
    assert {c.new for c in DIFF.criteria if c.new} == set(texts(NEW))


def test_a_corrected_letter_is_a_rewording_that_has_to_be_judged() -> None:
    unit = OLD.units[0]
    first = unit.elements[0]
    corrected = numbered("1", first.title, [c.text.replace("n", "m", 1) for c in first.criteria])
    new = replace(OLD, units=(replace(unit, elements=(corrected, *unit.elements[1:])), *OLD.units[1:]))

    changes = [c for c in diff_schemes(OLD, new).criteria if c.fate is not CriterionFate.SAME]

    assert {(c.old, c.new) for c in changes} == {
        (f"{unit.code}/{c.number}", f"{unit.code}/{c.number}") for c in first.criteria
    }
    assert all(change.changes_meaning for change in changes)


def test_two_kuk_that_change_places_are_renumbered_not_reworded() -> None:
    unit = OLD.units[0]
    swapped = edit(unit, "1", lambda found: [found[1], found[0], *found[2:]])
    new = replace(OLD, units=(swapped, *OLD.units[1:]))

    changes = [c for c in diff_schemes(OLD, new).criteria if c.fate is not CriterionFate.SAME]

    assert [(c.fate, c.old[-3:], c.new[-3:]) for c in changes] == [
        (CriterionFate.RENUMBERED, "1.1", "1.2"),
        (CriterionFate.RENUMBERED, "1.2", "1.1"),
    ]


@pytest.mark.parametrize(
    ("declared", "code", "name"),
    [
        (DeclaredChanges(units={"M.70.X": "M.70.MKT00.003.2"}), "scheme.map_unknown_old", "M.70.X"),
        (DeclaredChanges(units={"M.70.MKT00.003.2": "M.70.X"}), "scheme.map_unknown_new", "M.70.X"),
        (DeclaredChanges(criteria={"M.70.X/1.1": ()}), "scheme.map_unknown_old", "M.70.X/1.1"),
        (
            DeclaredChanges(criteria={"M.70.MKT00.003.2/1.1": ("M.70.X/1.1",)}),
            "scheme.map_unknown_new",
            "M.70.X/1.1",
        ),
    ],
)
def test_a_declared_change_must_name_what_is_there(declared: DeclaredChanges, code: str, name: str) -> None:
    assert list(check_declared(OLD, NEW, declared)) == [Issue(code, {"name": name}, Where(field=name))]
    assert list(check_declared(OLD, NEW, DECLARED)) == []
