"""Forms at the ends of what is possible: a paper of short questions, very many KUK, one KUK, hostile text in every text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count, cycle, islice

from sample_snapshot import HOSTILE, LONG_WORD, sample_snapshot

from qbank.domain.blueprint import InstrumentQuota
from qbank.domain.codes import PREFIX_BY_KIND, CriterionRef, Instrument
from qbank.domain.evidence_plan import JobGroup
from qbank.domain.form_snapshot import (
    FormSnapshot,
    SnapshotCriterion,
    SnapshotElement,
    SnapshotItem,
    SnapshotPerson,
    SnapshotUnit,
)
from qbank.domain.item_texts import texts_of, with_texts
from qbank.domain.items import MultipleChoice, Option, Task
from qbank.domain.print_profile import BodyFacts, PrintProfile

SHORT_QUESTIONS = 40
BIG_UNITS, BIG_CRITERIA = 26, 227
UNITS_PER_GROUP = 5
BEFORE_THE_DAY = (Instrument.PW, Instrument.VPK, Instrument.CVP)
FEW = {
    Instrument.DPT_PG: 100,
    Instrument.DPT_ESAI: 8,
    Instrument.PMO: 60,
    **dict.fromkeys(BEFORE_THE_DAY, 20),
}
"""How many items of an instrument a made-up form holds at most; of the others one a KUK or one a job group."""


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


def big_snapshot() -> FormSnapshot:
    """Build a form of 26 units and 227 KUK: one unit has an element of 23 KUK, the others elements of two to five."""
    elements = cycle(((3, 2, 3), (5, 3), (2, 2, 3, 2), (4, 4)))
    return made_up_form([(23, 3), *islice(elements, BIG_UNITS - 2), (3,)])


def tiny_snapshot() -> FormSnapshot:
    """Build a form of one unit with one element and one KUK."""
    return made_up_form([(1,)])


def made_up_form(sizes: Sequence[Sequence[int]]) -> FormSnapshot:
    """Build a form of units with so many KUK in each of their elements; its items are copies of the sample's."""
    sample = sample_snapshot()
    units = tuple(_unit(sample, number, of_unit) for number, of_unit in enumerate(sizes, start=1))
    starts = range(0, len(units), UNITS_PER_GROUP)
    groups = tuple(
        JobGroup(
            f"KP{number}",
            f"Pekerjaan {number}",
            tuple(one.code for one in units[start : start + UNITS_PER_GROUP]),
            60,
        )
        for number, start in enumerate(starts, start=1)
    )
    made = replace(sample, units=units, job_groups=groups, potential={})
    items = tuple(item for instrument in Instrument for item in _copies(made, instrument))
    quotas = tuple(_counted(quota, items) for quota in sample.instruments)
    return replace(made, items=items, instruments=quotas)


def _counted(quota: InstrumentQuota, items: Sequence[SnapshotItem]) -> InstrumentQuota:
    found = sum(item.instrument is quota.instrument for item in items)
    return replace(
        quota, minimum=found, maximum=found, asked=min(quota.asked, found) if quota.asked else None
    )


def _unit(sample: FormSnapshot, number: int, sizes: Sequence[int]) -> SnapshotUnit:
    indirect = number % 5 == 0
    model = sample.units[-1 if indirect else 0].criteria[0]
    code = f"M.70.BSR00.{number:03}.1"
    elements = tuple(
        SnapshotElement(
            str(place), f"Melaksanakan bagian {place}", tuple(_criteria(model, code, place, size))
        )
        for place, size in enumerate(sizes, start=1)
    )
    return SnapshotUnit(code, 1, f"Unit Kompetensi Nomor {number}", elements)


def _criteria(model: SnapshotCriterion, unit: str, element: int, size: int) -> Iterator[SnapshotCriterion]:
    for index in range(1, size + 1):
        number = f"{element}.{index}"
        yield replace(
            model, number=number, text=f"Hasil kerja {number} pada {unit} diperiksa menurut prosedur"
        )


def _copies(form: FormSnapshot, instrument: Instrument) -> Iterator[SnapshotItem]:
    """Copy the sample's items: one a KUK, but tasks one a job group and the others at most so many."""
    models = sample_snapshot().items_of(instrument)
    refs = [CriterionRef(unit.code, one.number, 1) for unit in form.units for one in unit.criteria]
    if not models:
        return
    if isinstance(models[0].content, Task):
        groups = form.job_groups if instrument is Instrument.TPD else form.job_groups[:1]
        for number, group in enumerate(groups, start=1):
            yield _task(models[0], number, group, tuple(ref for ref in refs if ref.unit in group.units))
        return
    chosen = refs[: FEW.get(instrument, len(refs))]
    for number, ref, model in zip(count(1), chosen, cycle(models), strict=False):
        code = f"{PREFIX_BY_KIND[model.kind]}-{number:04}"
        yield replace(model, number=number, code=code, criteria=(ref,))


def _task(model: SnapshotItem, number: int, group: JobGroup, refs: tuple[CriterionRef, ...]) -> SnapshotItem:
    assert isinstance(model.content, Task)
    first, *others = model.content.steps
    steps = (replace(first, criteria=refs), *(replace(step, criteria=refs[:1]) for step in others))
    content = replace(model.content, job_group=group.code, steps=steps)
    code = f"{PREFIX_BY_KIND[model.kind]}-{number:04}"
    return replace(model, number=number, code=code, criteria=refs, content=content)


RIGHT_TO_LEFT = "سوق \u202eيسار\u202c 👩🏽\u200d💼"
HOSTILE_TEXT = f"{HOSTILE} {RIGHT_TO_LEFT}"
HOSTILE_PROFILE = PrintProfile(BodyFacts(*(HOSTILE_TEXT,) * 4))
LONG_TEXTS = frozenset(
    {"stem", "options.1.text", "prompt", "statement", "evidence", "scenario", "standard", "steps.1.text"}
)
"""Texts that hold 10,000 characters without a blank in the first item of each instrument."""


def everywhere_hostile_snapshot() -> FormSnapshot:
    """Build the sample with hostile text behind every text of it."""
    sample = sample_snapshot()
    kept = {unit.code for unit in sample.units} | {group.code for group in sample.job_groups} | {"01"}
    kept |= {one.number for unit in sample.units for one in unit.criteria}
    kept |= {element.number for unit in sample.units for element in unit.elements}

    def hostile(text: str) -> str:
        return text if text in kept else f"{text} {HOSTILE_TEXT}"

    first = {item.instrument: item.code for item in reversed(sample.items)}
    return replace(
        sample,
        scheme=replace(sample.scheme, title=HOSTILE_TEXT, number=HOSTILE_TEXT),
        job_groups=with_texts(sample.job_groups, hostile),
        units=with_texts(sample.units, hostile),
        people=(SnapshotPerson("penyusun", HOSTILE_TEXT, HOSTILE), SnapshotPerson("validator", HOSTILE, "")),
        items=tuple(
            _hostile_item(item, hostile, is_first=first[item.instrument] == item.code)
            for item in sample.items
        ),
    )


def _hostile_item(item: SnapshotItem, hostile: Callable[[str], str], *, is_first: bool) -> SnapshotItem:
    content = with_texts(item.content, hostile)
    if is_first:
        longer = [text for place, text in texts_of(content) if place in LONG_TEXTS]
        content = with_texts(content, lambda text: f"{text} {LONG_WORD}" if text in longer else text)
    stimulus = replace(with_texts(item.stimulus, hostile), code="KS-0001") if item.stimulus else None
    return replace(item, content=content, stimulus=stimulus)
