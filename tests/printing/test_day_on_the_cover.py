"""The day on the cover of the starter bank's set: the clock, whether the assessors' hours are enough, and the same in FR.MAPA.01."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from printed_form import by_name
from sample_set import other_days, sample_snapshots, watched_to_the_end
from sample_snapshot import PROFILE
from seed_cover import Table, cover_for, cover_of, seed_job, tables_for
from word_package import body_of, tables_of, text_of

from qbank.documents import render_form, render_set
from qbank.domain.assessment_day import day_of
from qbank.domain.codes import Instrument
from qbank.domain.day_orders import FULL_DAY
from qbank.domain.form_snapshot import FormSnapshot
from qbank.domain.print_profile import Attendance, Edition


def watched(form: FormSnapshot, minutes: int) -> FormSnapshot:
    """Return the form with tasks whose last minutes are watched."""
    return replace(form, items=tuple(watched_to_the_end(item, minutes) for item in form.items))


def facts(bank: Path, people: Attendance, edition: Edition = Edition.E2023) -> dict[str, str]:
    table = next(t for t in tables_for(bank, people, edition) if t[0][0] == "Asesor bersama satu asesi")
    return {row[0]: row[2] for row in table}


def times(bank: Path, people: Attendance, edition: Edition = Edition.E2023) -> Table:
    return next(t for t in tables_for(bank, people, edition) if t[0][:2] == ["Bagian", "Menit"])


@pytest.mark.parametrize("edition", Edition)
def test_an_assessor_who_cannot_serve_so_many_is_told_in_hours(
    bank_with_forms: Path, edition: Edition
) -> None:
    said = facts(bank_with_forms, Attendance(5, 1), edition)

    assert said["Asesor bersama satu asesi"] == (
        "2 jam 14 menit: TPD KP2 20, TPD KP3 24, TPD KP4 45, PMO 25, DPL 20 menit"
    )
    assert said["Diperlukan setiap asesor"] == "11 jam 10 menit untuk 5 asesi"
    assert said["Tersedia dalam satu hari"].startswith("7 jam 15 menit")
    assert "selama asesi bekerja sendiri (1 jam 57 menit menurut jadwal ini)" in said["Di luar hitungan"]
    assert said["Kesimpulan"].startswith("TIDAK CUKUP satu hari")
    assert "untuk 5 asesi diperlukan 3 asesor, atau 3 hari dengan 1 asesor." in said["Kesimpulan"]


def test_products_are_marked_before_the_oral_questions_that_they_decide(bank_with_forms: Path) -> None:
    said = facts(bank_with_forms, Attendance(5, 5))["Di luar hitungan"]

    assert said.startswith("1 jam 4 menit wawancara setiap asesi sebelum hari asesmen; penilaian produk")
    assert "selesaikan sebelum DPL" in said


def test_without_oral_questions_products_are_marked_after_the_day() -> None:
    nothing_oral = other_days()[-1]

    cover = cover_of(render_set((nothing_oral,), PROFILE, None, attendance=Attendance(5, 1)))

    said = text_of(body_of(cover.data))
    assert "koreksi dan penilaian produk sesudahnya" in said
    assert "sebelum DPL" not in said


def test_enough_assessors_are_told_that_they_are_enough(bank_with_forms: Path) -> None:
    said = facts(bank_with_forms, Attendance(5, 3))

    assert said["Diperlukan setiap asesor"] == "4 jam 28 menit untuk 2 asesi"
    assert said["Kesimpulan"].startswith("Cukup satu hari")


def test_enough_hours_for_more_turns_than_fit_are_told_so(bank_with_forms: Path) -> None:
    said = facts(bank_with_forms, Attendance(5, 2))

    assert said["Diperlukan setiap asesor"] == "6 jam 42 menit untuk 3 asesi"
    assert "jam asesor cukup, tetapi giliran 3 asesi tidak selesai" in said["Kesimpulan"]
    assert "untuk 5 asesi diperlukan 3 asesor, atau 2 hari dengan 2 asesor." in said["Kesimpulan"]


@pytest.mark.parametrize("edition", Edition)
def test_the_day_runs_by_the_clock_without_a_gap_and_within_its_minutes(
    bank_with_forms: Path, edition: Edition
) -> None:
    rows = times(bank_with_forms, Attendance(1, 1), edition)[1:]

    clock = [(start, end) for start, end, _ in (times_in(row[2]) for row in rows)]
    assert clock[0][0] == 8 * 60
    assert [end for _, end in clock[:-1]] == [start for start, _ in clock[1:]]
    assert [end - start for start, end in clock] == [int(row[1]) for row in rows]
    work = [int(row[1]) for row in rows if not row[0].startswith("Istirahat")]
    assert sum(work) == 475
    assert next(row[0] for row in rows if row[0].endswith("*")) == "TPD – Tugas Praktik Demonstrasi · KP2 *"


def times_in(cell: str) -> tuple[int, int, int]:
    """Return begin and end, and from when the assessor is there: what the cell says, else from the begin."""
    clocks = [60 * int(hours) + int(minutes) for hours, minutes in re.findall(r"(\d\d)\.(\d\d)", cell)]
    return clocks[0], clocks[1], clocks[2] if len(clocks) > 2 else clocks[0]


def doubled(rows: Table) -> list[tuple[str, str]]:
    """Return the starred parts of different turns that the assessor would have to be at together, as printed."""
    met = sorted(
        (comes, end, f"{row[0]}, {turn}")
        for row in rows[1:]
        if row[0].endswith("*")
        for turn, cell in enumerate(row[2:], start=1)
        for _, end, comes in (times_in(cell),)
    )
    return [(one, other) for (_, end, one), (start, _, other) in pairwise(met) if end > start]


@pytest.mark.parametrize("edition", Edition)
def test_two_turns_are_printed_with_the_assessor_at_one_place_at_a_time(
    bank_with_forms: Path, edition: Edition
) -> None:
    rows = times(bank_with_forms, Attendance(3, 1), edition)
    forgetful = [[*row[:3], row[3].partition("asesor")[0]] for row in rows]

    second = next(row[3] for row in rows if "KP2" in row[0])
    assert rows[0][2:] == ["Giliran 1", "Giliran 2"]
    assert second == "09.50–11.05asesor mulai 10.45"
    assert doubled(rows) == []
    assert doubled(forgetful) != []
    assert {times_in(cell)[1] for cell in rows[-1][2:]} == {17 * 60 + 30}


def test_waiting_is_told_where_it_is_planned_and_whom_the_assessor_rests_with(bank_with_forms: Path) -> None:
    one, two = (text_of(body_of(cover_for(bank_with_forms, Attendance(number, 1)).data)) for number in (1, 2))

    assert "Asesor beristirahat siang bersama giliran 1." in one
    assert "menunggu asesor" not in one
    assert "Asesor beristirahat siang bersama giliran 2." in two
    assert "menunggu asesor atau asesi lain paling lama 5 menit sehari" in two


def test_a_rest_at_noon_is_told_only_of_a_day_that_has_one() -> None:
    def told(form: FormSnapshot) -> str:
        cover = cover_of(render_set((form,), PROFILE, None, attendance=Attendance(1, 1)))
        return text_of(body_of(cover.data))

    short = sample_snapshots()[0]
    longer = tuple(
        replace(quota, minutes=FULL_DAY) if quota.instrument is Instrument.DPT_PG else quota
        for quota in short.instruments
    )
    long = replace(short, instruments=longer, minutes_total=short.minutes_total + FULL_DAY)

    assert "Istirahat, salat, dan makan" not in told(short)
    assert "beristirahat siang" not in told(short)
    assert "Istirahat, salat, dan makan" in told(long)
    assert "Asesor beristirahat siang bersama giliran 1." in told(long)


@pytest.mark.parametrize(
    ("people", "shares"),
    [
        (
            Attendance(3, 1),
            "Hari 1 – asesor 1: asesi 1, 2. Hari 2 – asesor 1: asesi 3.",
        ),
        (
            Attendance(5, 2),
            "Hari 1 – asesor 1: asesi 1, 2; asesor 2: asesi 3, 4. Hari 2 – asesor 1: asesi 5.",
        ),
    ],
)
def test_every_candidate_has_a_day_and_an_assessor(
    bank_with_forms: Path, people: Attendance, shares: str
) -> None:
    printed = text_of(body_of(cover_for(bank_with_forms, people).data))

    assert f"Nomor urut asesi menurut giliran. {shares}" in printed


@pytest.mark.parametrize(
    ("people", "again"),
    [
        (Attendance(5, 1), "paket A (hari 1, 2); paket B (hari 1, 3)."),
        (Attendance(5, 2), "paket B (hari 1, 2)."),
        (Attendance(3, 1), ""),
        (Attendance(5, 5), ""),
    ],
)
def test_forms_that_are_used_on_several_days_are_named(
    bank_with_forms: Path, people: Attendance, again: str
) -> None:
    printed = text_of(body_of(cover_for(bank_with_forms, people).data))

    assert ("satu kali untuk setiap hari" in printed) == (people.assessors < people.candidates)
    assert printed.count("Dipakai lagi pada hari lain") == (1 if again else 0)
    assert again in printed


def test_the_plan_of_each_form_promises_no_more_than_the_cover(bank_with_forms: Path) -> None:
    job = seed_job(bank_with_forms)

    for snapshot, _ in job.snapshots:
        plan = by_name(render_form(snapshot, job.profile))["FR.MAPA.01 asesor"]
        load = next(t for t in tables_of(plan.data) if t[0][0].startswith("Yang dikerjakan asesor"))
        assert [row[1:] for row in load[1:]] == [["134", "2"]]


def test_what_any_form_plays_or_presents_needs_the_assessor_alone_for_its_longest_time() -> None:
    quiet = other_days()[0]
    second = replace(sample_snapshots()[1], minutes_total=quiet.minutes_total)
    longer = replace(second, items=tuple(replace(i, minutes=70) for i in second.items))

    def alone(*forms: FormSnapshot) -> dict[str, int]:
        return {f"{p.name} {p.group}".strip(): p.watched for p in day_of(forms).parts if p.watched}

    assert alone(quiet) == {"PMO": 10, "DPL": 20}
    assert alone(quiet, longer) == {"TPD KP2": 70, "PMO": 10, "DIT KP1": 70, "DPL": 20}
    assert alone(watched(longer, 25)) == {"TPD KP1": 25, "TPD KP2": 25, "PMO": 10, "DIT KP1": 25, "DPL": 20}
    # In the shorter form the assessor comes after 40 minutes, so in the common day as well.
    shorter = replace(
        watched(quiet, 20), items=tuple(replace(i, minutes=60) for i in watched(quiet, 20).items)
    )
    assert alone(shorter, watched(longer, 25))["TPD KP2"] == 30
    assert alone(watched(longer, 0)) == {"PMO": 10, "DPL": 20}
    assert alone(watched(longer, 300))["TPD KP2"] == 70


def test_a_task_without_minutes_of_its_own_has_those_of_its_job_group_on_the_desk_and_by_the_clock() -> None:
    sample = sample_snapshots()[0]
    groups = tuple(replace(group, minutes=37) for group in sample.job_groups)
    untimed = tuple(
        replace(item, minutes=None) if item.instrument is Instrument.TPD else item for item in sample.items
    )

    def told(form: FormSnapshot) -> str:
        cover = cover_of(render_set((form,), PROFILE, None, attendance=Attendance(1, 1)))
        desk = next(t for t in tables_of(cover.data) if "Di meja asesi" in t[0])
        clock = next(t for t in tables_of(cover.data) if t[0][:2] == ["Bagian", "Menit"])
        return "".join(row[0] for row in desk) + "".join(f"{row[0]} ({row[1]} menit)" for row in clock)

    assert told(replace(sample, job_groups=groups, items=untimed)).count("KP1 (37 menit)") == 2
    assert "37 menit" not in told(replace(sample, job_groups=groups))
