"""Questions of a candidate's paper in printed order, each case once before its first question."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from qbank.documents.context import FormContext
from qbank.documents.editions import Form
from qbank.documents.model import Block, Case, Columns, Heading, Question
from qbank.documents.sections.guide import guide
from qbank.documents.sections.identity import PAPER, identity_table
from qbank.documents.sections.signatures import makers
from qbank.documents.sections.two_columns import fit_two_columns
from qbank.documents.sections.unit_table import unit_table
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import SnapshotItem
from qbank.domain.items import Essay, MultipleChoice, Stimulus
from qbank.text.markdown import read_markdown


def written_paper(
    context: FormContext, form: Form, instrument: Instrument, *, answer_sheet: Form
) -> Iterator[Block]:
    """Yield a candidate's whole question paper."""
    items = context.snapshot.items_of(instrument)
    yield from identity_table(context, rows=PAPER)
    yield from unit_table(context)
    yield from guide(context, "paper.guide_heading", _guide(context, form, instrument, answer_sheet))
    heading = Heading(context.text("paper.questions", first=items[0].number, last=items[-1].number))
    yield from _columns(heading, tuple(questions(context, items)))
    yield from makers(context)


def _columns(heading: Heading, blocks: tuple[Case | Question, ...]) -> tuple[Block, ...]:
    asked = tuple(block for block in blocks if isinstance(block, Question))
    has_options = all(question.options for question in asked)
    if asked == blocks and has_options and fit_two_columns(asked):
        return (Columns((heading, *asked)),)
    return (heading, *blocks)


def _guide(context: FormContext, form: Form, instrument: Instrument, answer_sheet: Form) -> Iterator[str]:
    yield from context.lines(f"{form}.guide", answer_sheet=context.code(answer_sheet))
    quota = context.snapshot.quota(instrument)
    if quota:
        yield context.text("paper.minutes", minutes=f"{quota.minutes:g}")


def questions(context: FormContext, items: tuple[SnapshotItem, ...]) -> Iterator[Case | Question]:
    """Yield cases and questions; nothing of a key, no item code and no KUK."""
    printed: set[str] = set()
    for item in items:
        if item.stimulus and item.stimulus.code not in printed:
            printed.add(item.stimulus.code)
            yield _case(context, item.stimulus, items)
        match item.content:
            case MultipleChoice(stem=stem, options=options):
                yield Question(read_markdown(stem), tuple(read_markdown(option.text) for option in options))
            case Essay(prompt=prompt):
                yield Question(read_markdown(prompt))
            case _:
                raise AssertionError(f"no written question: {item.code}")


def _case(context: FormContext, stimulus: Stimulus, items: tuple[SnapshotItem, ...]) -> Case:
    numbers = [item.number for item in items if item.stimulus and item.stimulus.code == stimulus.code]
    title = context.text("paper.case", numbers=number_ranges(numbers))
    return Case(f"{title}: {stimulus.title}" if stimulus.title else title, read_markdown(stimulus.body))


def number_ranges(numbers: list[int]) -> str:
    """Write ascending numbers shortly: 12, 13, 14, 17 become "12–14, 17"."""
    breaks = [index for index, (left, right) in enumerate(pairwise(numbers), start=1) if right != left + 1]
    bounds = pairwise([0, *breaks, len(numbers)])
    runs = (numbers[start:end] for start, end in bounds if start < end)
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
