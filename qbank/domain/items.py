"""The ten kinds of items as closed, typed contents; every text is Markdown (CommonMark with tables)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from math import inf

from qbank.domain.codes import (
    CognitiveLevel,
    CompetencyDimension,
    CriterionRef,
    Difficulty,
    ItemKind,
    is_item_code,
    is_uuid,
)
from qbank.errors import Issue, Where

FEWEST_OPTIONS, MOST_OPTIONS = 3, 5
LONGEST_STANDARD, LONGEST_OBSERVABLE = 60, 200
LONGEST_TEXT = 20_000
LONGEST_TAG, LONGEST_STIMULUS_CODE = 40, 20
LEFT_OUT_WHEN_ABSENT = frozenset({"watched_minutes"})
"""Fields younger than the digests of stored items: written only where they are given, so that those digests hold."""
CALIBRATION_LIMITS = {"difficulty": (-10, 10), "discrimination": (0.01, 10), "guessing": (0, 0.99)}
"""Least and greatest value of each parameter; beyond them a figure is a slip of the pen or a failed estimate."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice (pilihan); `fixed` keeps its place when options are shuffled."""

    text: str
    key: bool = False
    rationale: str = ""
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class MultipleChoice:
    """A stem with three to five options, exactly one of them the key."""

    stem: str
    options: tuple[Option, ...]
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class RubricPoint:
    """One scored point of a rubric; a `required` one must be met to pass."""

    points: float
    text: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Essay:
    """A prompt answered in writing, with model answer and rubric."""

    prompt: str
    model_answer: str
    rubric: tuple[RubricPoint, ...]
    pass_rule: str

    @property
    def most_points(self) -> float:
        """The points of an answer that meets the whole rubric."""
        return sum(point.points for point in self.rubric)


@dataclass(frozen=True, slots=True)
class SpokenQuestion:
    """A question asked by the assessor: oral (DPL), supporting (PMO) or interview (PW)."""

    prompt: str
    answer_points: tuple[str, ...]
    pass_rule: str
    probe: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """Material handed to the candidate; `xlsx` offers its tables as a workbook too."""

    title: str
    body: str
    xlsx: bool = False


@dataclass(frozen=True, slots=True)
class TaskStep:
    """One instruction of a task and the KUK it evidences."""

    text: str
    criteria: tuple[CriterionRef, ...]


@dataclass(frozen=True, slots=True)
class ProductPoint:
    """One judgeable point of the product key; `step` counts from 1."""

    step: int
    text: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class RoleCard:
    """What a player in a role play knows and does (kartu peran)."""

    role: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A practical task (TPD) or project (DIT) of one paket and job group.

    `watched_minutes` is the end of the task for which the assessor is with this candidate only; where it isn't given,
    all of a project or of a task with role cards, nothing of another.
    """

    paket: str
    job_group: str
    company: str
    scenario: str
    attachments: tuple[Attachment, ...] = ()
    steps: tuple[TaskStep, ...]
    tools: tuple[str, ...] = ()
    product: str
    product_key: tuple[ProductPoint, ...]
    pass_rule: str
    role_cards: tuple[RoleCard, ...] = ()
    watched_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class ThirdPartyStatement:
    """What a superior confirms or denies from what they saw (VPK)."""

    statement: str
    period: str


@dataclass(frozen=True, slots=True)
class PortfolioEvidence:
    """A kind of document (CVP) and what to look for to judge it by the rules of evidence (VATM)."""

    evidence: str
    valid: str
    authentic: str
    current: str
    sufficient: str


@dataclass(frozen=True, slots=True)
class ObservationPoint:
    """The checklist's measure for one KUK (CL): the printed standard and what is seen when it is done well."""

    standard: str
    observable: str


Content = (
    MultipleChoice
    | Essay
    | SpokenQuestion
    | Task
    | ThirdPartyStatement
    | PortfolioEvidence
    | ObservationPoint
)

CONTENT_BY_KIND: dict[ItemKind, type[Content]] = {
    ItemKind.MULTIPLE_CHOICE: MultipleChoice,
    ItemKind.ESSAY: Essay,
    ItemKind.ORAL: SpokenQuestion,
    ItemKind.SUPPORTING_QUESTION: SpokenQuestion,
    ItemKind.PRACTICAL_TASK: Task,
    ItemKind.PROJECT: Task,
    ItemKind.INTERVIEW: SpokenQuestion,
    ItemKind.THIRD_PARTY_STATEMENT: ThirdPartyStatement,
    ItemKind.PORTFOLIO_EVIDENCE: PortfolioEvidence,
    ItemKind.OBSERVATION_POINT: ObservationPoint,
}

TIMED_KINDS = frozenset(CONTENT_BY_KIND) - {
    ItemKind.THIRD_PARTY_STATEMENT,
    ItemKind.PORTFOLIO_EVIDENCE,
    ItemKind.OBSERVATION_POINT,
}
LEVELLED_KINDS = TIMED_KINDS - {ItemKind.PRACTICAL_TASK, ItemKind.PROJECT}


@dataclass(frozen=True, slots=True)
class Stimulus:
    """A case (kasus) shared by several items."""

    code: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Calibration:
    """What field data say of an item: the three-parameter logistic model, in logits; `source` names sample and date."""

    difficulty: float
    discrimination: float = 1.0
    guessing: float = 0.0
    source: str = ""


LOGITS_BY_DIFFICULTY = {Difficulty.EASY: -1.0, Difficulty.MEDIUM: 0.0, Difficulty.HARD: 1.0}


def difficulty_logits(judged: Difficulty | None, calibration: Calibration | None) -> float | None:
    """Return an item's difficulty in logits: as measured, else as its writer judged it; None where neither is known."""
    if calibration is not None:
        return calibration.difficulty
    return None if judged is None else LOGITS_BY_DIFFICULTY[judged]


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """One item as a file says it, before it is in the bank.

    `minutes` is a candidate's time; the KUK of a task come from its steps (see `criteria_of`).
    """

    code: str
    kind: ItemKind
    author: str
    content: Content
    criteria: tuple[CriterionRef, ...] = ()
    level: CognitiveLevel | None = None
    dimension: CompetencyDimension | None = None
    difficulty: Difficulty | None = None
    minutes: float | None = None
    points: float | None = None
    reference: str = ""
    tags: tuple[str, ...] = ()
    enemies: tuple[str, ...] = ()
    stimulus: str | None = None
    uuid: str | None = None
    lint_reasons: dict[str, str] = field(default_factory=dict, hash=False)
    calibration: Calibration | None = None


def criteria_of(draft: ItemDraft) -> tuple[CriterionRef, ...]:
    """Return the KUK of an item, in order and once each; a task's are the union of its steps'."""
    if isinstance(draft.content, Task):
        named = (ref for step in draft.content.steps for ref in step.criteria)
        return _once_each(named)
    return _once_each(draft.criteria)


def _once_each(references: Iterable[CriterionRef]) -> tuple[CriterionRef, ...]:
    return tuple({str(ref): ref for ref in references}.values())


def check_item(draft: ItemDraft) -> Iterator[Issue]:
    """Yield what makes the item unfit for the bank, whatever file it came from."""
    if not is_item_code(draft.code, draft.kind):
        yield _issue(draft, "item.code_shape", "code", kind=draft.kind)
    if draft.uuid and not is_uuid(draft.uuid):
        yield _issue(draft, "item.bad_uuid", "uuid", uuid=draft.uuid[:80])
    if not criteria_of(draft):
        yield _issue(draft, "item.no_criterion", "criteria")
    for name in (*_missing_fields(draft), *_blank_texts(draft)):
        yield _issue(draft, "item.missing_field", name, name=name)
    for number, tag in enumerate(draft.tags, start=1):
        yield from _check_length(draft, f"tags.{number}", len(tag), LONGEST_TAG)
    yield from _check_numbers(draft)
    yield from _check_calibration(draft)
    yield from _check_content(draft)


def _missing_fields(draft: ItemDraft) -> Iterator[str]:
    if draft.kind in TIMED_KINDS and draft.minutes is None:
        yield "minutes"
    if draft.kind in LEVELLED_KINDS:
        yield from (name for name in ("level", "dimension", "difficulty") if getattr(draft, name) is None)


def check_stimulus(stimulus: Stimulus) -> Iterator[Issue]:
    """Yield what makes a case unfit for the bank; `field` names the part of the case."""
    for name in _blank_texts(stimulus):
        yield Issue("item.missing_field", {"name": name}, Where(field=name))
    for name, most in (("code", LONGEST_STIMULUS_CODE), ("title", LONGEST_TEXT), ("body", LONGEST_TEXT)):
        count = len(getattr(stimulus, name))
        if count > most:
            yield Issue("item.too_long", {"name": name, "count": count, "most": most}, Where(field=name))


def _blank_texts(part: object, path: str = "") -> Iterator[str]:
    """Yield the path ("content.options.2.text") of every text that has to be given and is blank."""
    match part:
        case str():
            if not part.strip():
                yield path
        case tuple():
            for number, entry in enumerate(part, start=1):
                yield from _blank_texts(entry, f"{path}.{number}")
        case _ if is_dataclass(part):
            for part_field in fields(part):
                value = getattr(part, part_field.name)
                if part_field.default != "" or not isinstance(value, str):
                    yield from _blank_texts(value, f"{path}.{part_field.name}".lstrip("."))


def _check_numbers(draft: ItemDraft) -> Iterator[Issue]:
    rubric = draft.content.rubric if isinstance(draft.content, Essay) else ()
    numbers = {"minutes": draft.minutes, "points": draft.points}
    numbers |= {f"content.rubric.{n}.points": point.points for n, point in enumerate(rubric, start=1)}
    for name, value in numbers.items():
        if value is not None and not 0 < value < inf:
            yield _issue(draft, "item.not_positive", name, name=name, value=f"{value:g}")


def _check_calibration(draft: ItemDraft) -> Iterator[Issue]:
    for name, (least, most) in CALIBRATION_LIMITS.items() if draft.calibration else ():
        value = getattr(draft.calibration, name)
        if not least <= value <= most:
            yield _issue(
                draft, "item.calibration", f"calibration.{name}",
                name=name, value=f"{value:g}", least=f"{least:g}", most=f"{most:g}",
            )  # fmt: skip


def _check_content(draft: ItemDraft) -> Iterator[Issue]:
    match draft.content:
        case MultipleChoice(options=options):
            yield from _check_options(draft, options)
        case Essay(rubric=()):
            yield _issue(draft, "item.no_rubric", "content.rubric")
        case SpokenQuestion(answer_points=()):
            yield _issue(draft, "item.no_answer_points", "content.answer_points")
        case Task():
            yield from _check_task(draft, draft.content)
        case ObservationPoint(standard=standard, observable=observable):
            yield from _check_length(draft, "content.standard", len(standard.strip()), LONGEST_STANDARD)
            yield from _check_length(draft, "content.observable", len(observable.strip()), LONGEST_OBSERVABLE)
        case _:
            pass


def _check_options(draft: ItemDraft, options: tuple[Option, ...]) -> Iterator[Issue]:
    where = "content.options"
    if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
        yield _issue(draft, "item.option_count", where, count=len(options))
    keys = sum(option.key for option in options)
    if keys != 1:
        yield _issue(draft, "item.key_count", where, count=keys)
    if len({option.text.strip() for option in options}) < len(options):
        yield _issue(draft, "item.same_options", where)


def _check_task(draft: ItemDraft, task: Task) -> Iterator[Issue]:
    if draft.criteria and {str(ref) for ref in draft.criteria} != {str(ref) for ref in criteria_of(draft)}:
        yield _issue(draft, "item.criteria_beside_steps", "criteria")
    for number, step in enumerate(task.steps, start=1):
        if not any(point.step == number for point in task.product_key):
            yield _issue(draft, "item.step_without_key", "content.product_key", step=number)
        if not step.criteria:
            yield _issue(draft, "item.step_without_criterion", f"content.steps.{number}", step=number)
    for point in task.product_key:
        if not 1 <= point.step <= len(task.steps):
            yield _issue(draft, "item.key_without_step", "content.product_key", step=point.step)
    yield from _check_watched(draft, task.watched_minutes)


def _check_watched(draft: ItemDraft, watched: int | None) -> Iterator[Issue]:
    most = inf if draft.minutes is None else draft.minutes
    if watched is not None and not 0 <= watched <= most:
        facts: dict[str, str | int] = {"value": watched, "most": f"{most:g}" if most < inf else "–"}
        yield _issue(draft, "item.watched_minutes", "content.watched_minutes", **facts)


def _check_length(draft: ItemDraft, name: str, count: int, most: int) -> Iterator[Issue]:
    if count > most:
        yield _issue(draft, "item.too_long", name, name=name, count=count, most=most)


def _issue(draft: ItemDraft, code: str, field: str, **facts: str | int) -> Issue:
    return Issue(code, dict(facts), Where(item=draft.code, field=field))
