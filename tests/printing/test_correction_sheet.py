"""The correction sheet: room for every point of an essay, and the result of all written questions by unit and KUK."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from printed_form import by_name
from sample_snapshot import CANARY, LONG_UNIT, PROFILE, SHORT_UNIT, sample_snapshot
from word_package import body_of, tables_of, text_of

from qbank.documents import render_form
from qbank.documents.editions import CODES
from qbank.documents.sections.written_result import SHEETS
from qbank.domain.codes import CriterionRef, Instrument
from qbank.domain.form_snapshot import FormSnapshot, SnapshotItem
from qbank.domain.print_profile import Edition

WRITTEN = (Instrument.DPT_PG, Instrument.DPT_ESAI)
Table = list[list[str]]


def tables(snapshot: FormSnapshot) -> list[Table]:
    printed = by_name(render_form(snapshot, PROFILE))["LEMBAR-KOREKSI kunci"]
    return [
        [[cell.replace("\u00a0", " ") for cell in row] for row in table] for table in tables_of(printed.data)
    ]


def table_with(word: str, found: Iterable[Table]) -> Table:
    return next(table for table in found if any(cell.startswith(word) for cell in table[0]))


def without(instrument: Instrument) -> FormSnapshot:
    snapshot = sample_snapshot()
    return replace(snapshot, items=tuple(i for i in snapshot.items if i.instrument is not instrument))


def moved(item: SnapshotItem) -> SnapshotItem:
    """Give the first essay to a KUK of another unit."""
    first = item.instrument is Instrument.DPT_ESAI and item.number == 1
    return replace(item, criteria=(CriterionRef(SHORT_UNIT, "2.3", 1),)) if first else item


def asked_by_hand(snapshot: FormSnapshot) -> dict[tuple[str, str], set[str]]:
    """Return the written questions of each KUK, essays with an E before their number."""
    asked: dict[tuple[str, str], set[str]] = {}
    for item in snapshot.items:
        for ref in item.criteria if item.instrument in WRITTEN else ():
            sign = "E" if item.instrument is Instrument.DPT_ESAI else ""
            asked.setdefault((ref.unit, ref.criterion), set()).add(f"{sign}{item.number}")
    return asked


def asked_on_paper(result: Table) -> dict[tuple[str, str], set[str]]:
    asked = {}
    for unit, marks, *_ in result[1:]:
        for criterion, numbers in re.findall(r"☐ (\S+) \(([^)]*)\)", marks):
            choice, _, essays = numbers.rpartition("E ") if "E " in numbers else (numbers, "", "")
            named = {one for one in re.split(r"[;, ]+", choice) if one}
            asked[unit, criterion] = named | {f"E{one}" for one in essays.split(", ") if one}
    return asked


def test_an_essay_has_a_place_for_the_points_of_each_line_of_its_rubric_the_sum_and_the_decision() -> None:
    essays = table_with("Poin", tables(sample_snapshot()))

    first, rule = essays[1], essays[2]
    assert first[2] == "1* ...... / 2   2 ...... / 1"
    assert first[3:6] == ["...... / 3", "☐", "☐"]
    assert rule[1] == f"Syarat: {CANARY}-SYARAT-ESAI-1"
    assert len(essays) == 1 + 2 * 2


def test_every_kuk_asked_in_writing_stands_in_the_result_once_with_its_questions() -> None:
    for snapshot in (
        sample_snapshot(),
        replace(sample_snapshot(), items=tuple(map(moved, sample_snapshot().items))),
    ):
        result = table_with("KUK yang belum", tables(snapshot))

        assert asked_on_paper(result) == asked_by_hand(snapshot)
        assert all(row[2:] == ["☐", "☐"] for row in result[1:])
        assert "".join(row[1] for row in result).count("☐") == len(asked_by_hand(snapshot))


def test_a_question_of_another_kuk_moves_in_the_result() -> None:
    result = table_with("KUK yang belum", tables(sample_snapshot()))
    other = replace(sample_snapshot(), items=tuple(map(moved, sample_snapshot().items)))

    assert [row[0] for row in result[1:]] == [LONG_UNIT]
    assert [row[0] for row in table_with("KUK yang belum", tables(other))[1:]] == [LONG_UNIT, SHORT_UNIT]
    assert asked_on_paper(result) != asked_by_hand(other)


def test_a_paper_of_one_kind_only_has_its_own_part_and_the_result() -> None:
    choice, essays = (tables(without(instrument)) for instrument in WRITTEN[::-1])

    heads = [[table[0][0] for table in found][1:] for found in (choice, essays)]
    assert heads == [["No.", "Unit"]] * 2
    assert {
        one for named in asked_on_paper(choice[-1]).values() for one in named if one.startswith("E")
    } == set()
    assert {one[0] for named in asked_on_paper(essays[-1]).values() for one in named} == {"E"}


@pytest.mark.parametrize("edition", Edition)
def test_the_result_names_the_answer_sheets_the_form_has_and_essays_only_where_there_are_any(
    edition: Edition,
) -> None:
    profile = replace(PROFILE, edition=edition)
    forms = (sample_snapshot(), without(Instrument.DPT_ESAI), without(Instrument.DPT_PG))

    both, choice, essays = (
        text_of(body_of(by_name(render_form(one, profile))["LEMBAR-KOREKSI kunci"].data)) for one in forms
    )

    pg, essay = (CODES[edition][sheet] for sheet in SHEETS.values())
    assert f"ke umpan balik {pg} dan {essay}. E = nomor esai" in both
    assert f"ke umpan balik {pg}." in choice
    assert f"ke umpan balik {essay}. E = nomor esai" in essays
    assert "esai" not in choice.partition("Hasil Pertanyaan Tertulis")[2].partition("Tercapai")[0].lower()
    assert pg not in essays.partition("Hasil Pertanyaan Tertulis")[2].partition("Tercapai")[0]
