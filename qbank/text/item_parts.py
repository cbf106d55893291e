"""An item as labelled parts to read: what the candidate gets, and what only the assessor knows; the texts are Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from qbank.domain.items import (
    MOST_OPTIONS,
    Content,
    Essay,
    ItemDraft,
    MultipleChoice,
    ObservationPoint,
    PortfolioEvidence,
    RubricPoint,
    SpokenQuestion,
    Stimulus,
    Task,
    ThirdPartyStatement,
)
from qbank.text.numbers import written_exactly
from qbank.text.wording import Wording

_LETTERS = "ABCDE"[:MOST_OPTIONS]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an item under the name that readers know it by."""

    label: str
    text: str


def traits_of(draft: ItemDraft, wording: Wording) -> Iterator[str]:
    """Yield what is said about an item: level, dimension, difficulty, minutes and source, as far as it has them."""
    yield from (str(trait) for trait in (draft.level, draft.dimension, draft.difficulty) if trait)
    if draft.minutes is not None:
        yield wording.text("item_parts.minutes", minutes=written_exactly(draft.minutes))
    if draft.reference:
        yield wording.text("item_parts.reference", reference=draft.reference)


def case_parts(stimulus: Stimulus | None, wording: Wording) -> Iterator[Part]:
    """Yield the case that an item belongs to, if any."""
    if stimulus is not None:
        yield Part(wording.text("item_parts.case"), f"**{stimulus.title}**\n\n{stimulus.body}")


def question_parts(content: Content, wording: Wording) -> tuple[Part, ...]:
    """Return what the candidate (or whoever fills in the form) gets to read or hear."""
    return tuple(part for part in _question(content, wording) if part.text.strip())


def answer_parts(content: Content, wording: Wording) -> tuple[Part, ...]:
    """Return what tells a right answer from a wrong one."""
    return tuple(part for part in _answer(content, wording) if part.text.strip())


def _question(content: Content, wording: Wording) -> Iterator[Part]:
    match content:
        case MultipleChoice():
            yield _part(wording, "stem", content.stem)
            yield from (Part(letter, o.text) for letter, o in zip(_LETTERS, content.options, strict=False))
        case Essay() | SpokenQuestion():
            yield _part(wording, "prompt", content.prompt)
        case Task():
            yield from _task_parts(content, wording)
        case ThirdPartyStatement():
            yield _part(wording, "statement", content.statement)
            yield _part(wording, "period", content.period)
        case PortfolioEvidence():
            yield _part(wording, "evidence", content.evidence)
        case ObservationPoint():
            yield _part(wording, "standard", content.standard)
        case _:
            assert_never(content)


def _answer(content: Content, wording: Wording) -> Iterator[Part]:
    match content:
        case MultipleChoice():
            yield from _choice_answers(content, wording)
        case Essay():
            yield _part(wording, "model_answer", content.model_answer)
            yield _part(wording, "rubric", _bullets(_rubric_line(point, wording) for point in content.rubric))
            yield _part(wording, "pass_rule", content.pass_rule)
        case SpokenQuestion():
            yield _part(wording, "answer_points", _bullets(content.answer_points))
            yield _part(wording, "pass_rule", content.pass_rule)
            yield _part(wording, "probe", content.probe)
        case Task():
            key = (_key_line(point.step, point.text, wording) for point in content.product_key)
            yield _part(wording, "product_key", _bullets(key))
            yield _part(wording, "pass_rule", content.pass_rule)
            yield _part(wording, "watched", _watched_line(content, wording))
        case PortfolioEvidence():
            yield _part(wording, "valid", content.valid)
            yield _part(wording, "authentic", content.authentic)
            yield _part(wording, "current", content.current)
            yield _part(wording, "sufficient", content.sufficient)
        case ObservationPoint():
            yield _part(wording, "observable", content.observable)
        case ThirdPartyStatement():
            return
        case _:
            assert_never(content)


def _choice_answers(content: MultipleChoice, wording: Wording) -> Iterator[Part]:
    lettered = list(zip(_LETTERS, content.options, strict=False))
    yield _part(wording, "key", ", ".join(letter for letter, option in lettered if option.key))
    for letter, option in lettered:
        yield Part(wording.text("item_parts.rationale", letter=letter), option.rationale)
    yield _part(wording, "indicator", content.indicator)


def _task_parts(task: Task, wording: Wording) -> Iterator[Part]:
    yield _part(wording, "company", task.company)
    yield _part(wording, "scenario", task.scenario)
    for number, attachment in enumerate(task.attachments, start=1):
        label = wording.text("item_parts.attachment", number=number)
        yield Part(label, f"**{attachment.title}**\n\n{attachment.body}")
    steps = (f"{step.text} ({', '.join(str(ref) for ref in step.criteria)})" for step in task.steps)
    yield _part(
        wording, "steps", "\n".join(f"{number}. {text}" for number, text in enumerate(steps, start=1))
    )
    yield _part(wording, "tools", _bullets(task.tools))
    yield _part(wording, "product", task.product)
    yield from (Part(card.role, card.text) for card in task.role_cards)


def _part(wording: Wording, name: str, text: str) -> Part:
    return Part(wording.text(f"item_parts.{name}"), text)


def _bullets(texts: Iterable[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)


def _rubric_line(point: RubricPoint, wording: Wording) -> str:
    name = "required_point" if point.required else "point"
    return wording.text(f"item_parts.{name}", points=written_exactly(point.points), text=point.text)


def _key_line(step: int, text: str, wording: Wording) -> str:
    return wording.text("item_parts.key_line", step=step, text=text)


def _watched_line(task: Task, wording: Wording) -> str:
    if task.watched_minutes is None:
        return ""
    return wording.text("item_parts.watched_line", minutes=task.watched_minutes)
