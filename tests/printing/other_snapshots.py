"""A form whose paper has short questions only."""

from __future__ import annotations

from dataclasses import replace

from sample_snapshot import sample_snapshot

from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import FormSnapshot, SnapshotItem
from qbank.domain.items import MultipleChoice, Option

SHORT_QUESTIONS = 40


def short_snapshot() -> FormSnapshot:
    """Build the sample with a paper of forty short questions of three, four and five options."""
    sample = sample_snapshot()
    kept = [item for item in sample.items if item.instrument is not Instrument.DPT_PG]
    model = sample.items_of(Instrument.DPT_PG)[0]
    return replace(
        sample, items=(*kept, *(_short(model, number) for number in range(1, SHORT_QUESTIONS + 1)))
    )


def _short(model: SnapshotItem, number: int) -> SnapshotItem:
    letters = "abcde"[: 3 + number % 3]
    options = tuple(
        Option(f"jawaban {letter} soal {number}.", key=letter == letters[number % len(letters)])
        for letter in letters
    )
    content = MultipleChoice(f"Pada soal nomor {number}, langkah yang paling tepat ialah ....", options)
    return replace(model, number=number, code=f"PG-{number:04}", content=content, stimulus=None)
