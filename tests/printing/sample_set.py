"""A made-up set of two forms with its record, and the documents of the whole set."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from sample_snapshot import HOSTILE, PROFILE, sample_snapshot

from qbank.documents import RenderedDocument, render_set
from qbank.domain.blueprint import Measure, Session
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import FormSnapshot, SnapshotItem
from qbank.domain.items import Task
from qbank.domain.print_profile import Attendance, Edition
from qbank.domain.set_record import (
    BankRest,
    FormRecord,
    LineRecord,
    SetRecord,
    SharedItems,
    SolverRecord,
    SolverStatus,
    TargetRecord,
)

HASHES = ("a" * 64, "b" * 64)


def sample_snapshots() -> tuple[FormSnapshot, FormSnapshot]:
    """Return the two forms of the set, A and B."""
    first = sample_snapshot()
    return first, replace(first, label="B")


def sample_record() -> SetRecord:
    """Return a record as assembly would leave it, with a target met best and one only within its tolerance."""
    written = (Instrument.DPT_PG,)
    return SetRecord(
        blueprint="contoh-standar",
        blueprint_sha256="c" * 64,
        seed=7,
        pool_items=96,
        pool_sha256="d" * 64,
        program="qbank 0.2.0",
        solver=SolverRecord(SolverStatus.WITHIN_TOLERANCE, "highspy 1.9", 0.4),
        lines=(
            LineRecord("length", "Banyaknya butir", "DPT-PG", 13, 13, (13, 13)),
            LineRecord("length", "Banyaknya butir", "DPT-Esai", 2, 3, (2, 3)),
            LineRecord("levels", "Soal C4–C6", "", 4, None, (13, 12)),
        ),
        targets=(
            TargetRecord("Kesukaran", Measure.DIFFICULTY, written, 0.15, 0.1, (0.1, 0.25), 0.1),
            TargetRecord("Waktu", Measure.MINUTES, written, 30, 2, (30, 31.5), 0.5),
            TargetRecord("Ketelitian", Measure.INFORMATION, written, 5.3, 0.2, (5.3, 5.42), most=5.457),
        ),
        forms=(_form("A", 0.1, ()), _form("B", 0.25, ("M.70.ABC00.001.2 1.1",))),
        shared=(
            SharedItems("A", "B", Instrument.CL, 43),
            SharedItems("A", "B", Instrument.DPT_PG, 0),
        ),
        rest=BankRest(3, "Banyaknya butir", "DPT-Esai", is_proved=True),
    )


def other_days() -> tuple[FormSnapshot, ...]:
    """Return forms whose day has other words on the cover.

    Nobody plays, too short a day, too few hours, too few turns, an assessor who comes for the end of a task only, nothing oral.
    """
    sample = sample_snapshot()
    tasks = (item for item in sample.items if item.instrument is not Instrument.DIT)
    quiet = replace(sample, items=tuple(_task_of_minutes(item, 60) for item in tasks), minutes_total=260)
    on_the_day = tuple(quota for quota in sample.instruments if quota.session is Session.DAY)
    long = tuple(_task_of_minutes(item, 75, plays=True) for item in sample.items)
    return (
        quiet,
        replace(sample, instruments=on_the_day, minutes_total=60),
        replace(sample, items=long),
        replace(quiet, items=tuple(watched_to_the_end(item, 20) for item in quiet.items)),
        replace(sample, items=tuple(item for item in sample.items if item.instrument is not Instrument.DPL)),
    )


def watched_to_the_end(item: SnapshotItem, minutes: int) -> SnapshotItem:
    """Return a task whose last minutes are watched, any other item as it is."""
    if not isinstance(item.content, Task):
        return item
    return replace(item, content=replace(item.content, watched_minutes=minutes))


def _task_of_minutes(item: SnapshotItem, minutes: float, *, plays: bool = False) -> SnapshotItem:
    if not isinstance(item.content, Task):
        return item
    cards = item.content.role_cards if plays else ()
    return replace(item, minutes=minutes, content=replace(item.content, role_cards=cards))


def other_record() -> SetRecord:
    """Return a record that is unlike the sample's wherever the dossier has other words for it."""
    sample = sample_record()
    written = (Instrument.DPT_PG,)
    return replace(
        sample,
        solver=replace(sample.solver, status=SolverStatus.PROVED),
        targets=tuple(TargetRecord("x", measure, written, 30, 2, (30, 40), None) for measure in Measure),
        rest=BankRest(2, "", "", is_proved=False),
    )


def best_record() -> SetRecord:
    """Return a record whose only target is met as near as can be, of a bank that can give nothing more."""
    sample = sample_record()
    return replace(sample, targets=sample.targets[:1], rest=BankRest(0, "TPD", "", is_proved=True))


def hostile_record() -> SetRecord:
    """Return a record of one form whose names break careless writers of XML."""
    sample = sample_record()
    return replace(
        sample,
        lines=tuple(replace(line, line=HOSTILE, part=HOSTILE, got=line.got[:1]) for line in sample.lines),
        targets=tuple(replace(target, name=HOSTILE, got=target.got[:1]) for target in sample.targets),
        forms=sample.forms[:1],
        shared=(),
        rest=BankRest(0, HOSTILE, HOSTILE, is_proved=True),
    )


def _form(label: str, difficulty: float, open_criteria: tuple[str, ...]) -> FormRecord:
    return FormRecord(
        label=label,
        minutes={Instrument.DPT_PG: 30, Instrument.DPT_ESAI: 20},
        mean_difficulty=difficulty,
        levels={"C3": 3, "C4": 10},
        dimensions={"TS": 9, "CMS": 4},
        difficulties={"mudah": 3, "sedang": 7, "sukar": 3},
        key_positions={"a": 4, "b": 3, "c": 3, "d": 3},
        pakets=("01",),
        evidence={"L": 40, "TL": 3, "T": 20},
        open_criteria=open_criteria,
    )


@cache
def sample_set(edition: Edition = Edition.E2023) -> tuple[RenderedDocument, ...]:
    """Return the documents of the whole set, for five candidates and two assessors."""
    profile = replace(PROFILE, edition=edition)
    return render_set(
        sample_snapshots(),
        profile,
        sample_record(),
        attendance=Attendance(5, 2),
        snapshot_hashes=HASHES,
    )
