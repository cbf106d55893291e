"""The print plan of the starter bank's set adds up, and counts what lies in the folders."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sample_set import sample_snapshots
from sample_snapshot import PROFILE
from seed_cover import Table, cover_of, seed_job, tables_for
from word_package import body_of, tables_of, text_of

from qbank.documents import RenderedDocument, render_set
from qbank.domain.form_snapshot import FormSnapshot, SnapshotItem
from qbank.domain.items import Task
from qbank.domain.print_profile import Attendance, Edition
from qbank.usecases import print_set

PEOPLE = (Attendance(5, 1), Attendance(7, 2), Attendance(2, 1))
PER_CANDIDATE, PER_FORM = ("setiap asesi", "asesor, per asesi"), ("setiap asesor", "asesor dan pemeran")


@pytest.fixture(scope="module")
def of_the_forms(bank_with_forms: Path) -> list[RenderedDocument]:
    """Return what is printed for each form; it does not depend on the people."""
    return [one for one in print_set.render_job(seed_job(bank_with_forms)) if one.form]


def plan_of(tables: Sequence[Table]) -> Table:
    table = next(table for table in tables if table[0][-1] == "Cetak")
    return [row for row in table[1:] if len(row) == 6]


def sums_of(tables: Sequence[Table]) -> tuple[Table, int]:
    """Return the rows of the sum, workbooks too, and the sum itself."""
    table = next(table for table in tables if table[0][-1] == "Jumlah")
    total = next(int(row[-1]) for row in table if len(row) == 2)
    return [row for row in table[1:] if len(row) == 4], total


def parts(copies: str) -> dict[str, int]:
    """Read "5 (A 2, B 2, C 1)"; a document of the set has the one part ""."""
    total, _, named = copies.partition(" (")
    return {label: int(n) for label, n in re.findall(r"(\w) (\d+)", named)} or {"": int(total)}


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("people", PEOPLE)
def test_documents_times_copies_is_the_sum_of_the_plan(
    bank_with_forms: Path, people: Attendance, edition: Edition
) -> None:
    tables = tables_for(bank_with_forms, people, edition)
    rows, total = sums_of(tables)
    paper, copied = [row for row in rows if "Excel" not in row[0]], [row for row in rows if "Excel" in row[0]]

    for _, documents, copies, sum_ in rows:
        assert int(documents) * sum(parts(copies).values()) == int(sum_)
    printed = [row for row in plan_of(tables) if not row[4].startswith("salin")]
    for row in printed:
        assert sum(parts(row[4]).values()) == int(row[4].split()[0])
    assert sum(int(row[4].split()[0]) for row in printed) == sum(int(row[3]) for row in paper) == total
    assert sum(int(row[1]) for row in paper) == len(printed)
    assert sum(int(row[3]) for row in copied) == 4 * people.candidates


@pytest.mark.parametrize("people", PEOPLE)
def test_the_sum_counts_what_lies_in_the_folders(
    bank_with_forms: Path, of_the_forms: list[RenderedDocument], people: Attendance
) -> None:
    rows, total = sums_of(tables_for(bank_with_forms, people))
    in_folders = Counter((one.form, one.bundle) for one in of_the_forms if one.file.endswith(".docx"))
    of_reader = {reader: int(documents) for reader, documents, *_ in rows}
    whole = [one for one in print_set.render_job(seed_job(bank_with_forms)) if one.form is None]

    seats = Counter("ABC"[seat % 3] for seat in range(people.candidates))
    assert {in_folders[label, "asesi"] for label in "ABC"} == {of_reader["setiap asesi"]}
    held = sum(of_reader[reader] for reader in (*PER_CANDIDATE, *PER_FORM)) - of_reader["setiap asesi"]
    assert {in_folders[label, "asesor"] for label in "ABC"} == {held}
    by_hand = sum(in_folders[label, "asesi"] * count for label, count in seats.items())
    by_hand += of_reader["asesor, per asesi"] * people.candidates
    by_hand += (of_reader["setiap asesor"] + 2) * people.assessors * len(seats)
    by_hand += sum(in_folders[label, "arsip"] for label in "ABC") + len(whole)
    assert by_hand == total


def test_the_archive_holds_as_many_documents_as_the_note_says(bank_with_forms: Path) -> None:
    every = print_set.render_job(seed_job(bank_with_forms))

    written = len({one.file for one in every if one.file.endswith(".docx")})
    assert f"satu sisi: {written} dokumen" in text_of(body_of(cover_of(every).data))


@pytest.mark.parametrize("people", PEOPLE)
def test_role_cards_are_printed_for_assessor_and_player_and_only_where_a_task_has_them(
    bank_with_forms: Path, people: Attendance
) -> None:
    tables = tables_for(bank_with_forms, people)
    row = next(row for row in plan_of(tables) if "Kartu Peran" in row[2])
    desk = next(table for table in tables if table[0][-1] == "Di tangan asesor")

    assert row[2:4] == ["Kartu Peran · KP2, KP3, KP4", "asesor dan pemeran"]
    sat = min(people.candidates, 3)
    assert sum(parts(row[4]).values()) == 2 * people.assessors * sat
    held = {task[0].split(" · ")[1][:3]: task[2] for task in desk if task[0].startswith("TPD")}
    assert {group for group, hands in held.items() if f"Kartu Peran · {group}" in hands} == {
        "KP2",
        "KP3",
        "KP4",
    }
    assert "Kartu Peran" not in held["KP1"]


def test_a_workbook_that_one_form_lacks_is_not_copied_for_it() -> None:
    first, second = sample_snapshots()
    poorer = replace(second, items=tuple(map(without_workbook, second.items)))
    rows = {
        forms[1] is poorer: plan_of(
            tables_of(cover_of(render_set(forms, PROFILE, attendance=Attendance(5, 1))).data)
        )
        for forms in ((first, second), (first, poorer))
    }

    copied = {is_poorer: [row[4] for row in plan if "Excel" in row[2]] for is_poorer, plan in rows.items()}
    assert copied[False] == ["salin ke 5 komputer"] * 3
    assert copied[True] == ["salin ke 3 komputer"] * 3


def without_workbook(item: SnapshotItem) -> SnapshotItem:
    if not isinstance(item.content, Task):
        return item
    plain = tuple(replace(one, xlsx=False) for one in item.content.attachments)
    return replace(item, content=replace(item.content, attachments=plain))


def test_the_sum_of_a_form_with_fewer_documents_counts_its_copies_apart() -> None:
    first, second = sample_snapshots()
    shorter: FormSnapshot = replace(
        second, items=tuple(i for i in second.items if i.instrument.value != "DPT-Esai")
    )

    rows, _ = sums_of(
        tables_of(cover_of(render_set((first, shorter), PROFILE, attendance=Attendance(5, 1))).data)
    )

    assert [row[1:] for row in rows if row[0] == "setiap asesi"] == [
        ["6", "5 (A 3, B 2)", "30"],
        ["2", "3", "6"],
    ]
