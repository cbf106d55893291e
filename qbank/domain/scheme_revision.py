"""What a revised scheme does to items, evidence plan and blueprints: decided before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qbank.domain.blueprint import Blueprint
from qbank.domain.codes import CriterionRef
from qbank.domain.evidence_plan import EvidencePlan, JobGroup, PlanLine, PlanStatus, Way
from qbank.domain.items import ItemDraft, Task, TaskStep
from qbank.domain.lifecycle import VersionStatus
from qbank.domain.scheme import SchemeDraft
from qbank.domain.scheme_diff import CriterionFate, SchemeDiff, UnitFate, new_names


@dataclass(frozen=True, slots=True)
class StandingVersion:
    """A version that counts: the approved one of an item, or a newer one; `criteria` are "UNIT/1.1"."""

    code: str
    number: int
    status: VersionStatus
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemMove:
    """A version that has to be written anew for other KUK; `status` is what its successor gets."""

    version: StandingVersion
    criteria: tuple[str, ...]
    needs_review: bool

    @property
    def status(self) -> VersionStatus:
        """An approved text whose KUK changed in meaning goes back to review; everything else stays as it was."""
        if self.needs_review and self.version.status is VersionStatus.APPROVED:
            return VersionStatus.IN_REVIEW
        return self.version.status


@dataclass(frozen=True, slots=True)
class ItemMoves:
    """What happens to the standing versions of a scheme's items.

    `orphans` are items of which no KUK is left: they are kept, retired. `untouched` counts the versions whose KUK didn't change.
    """

    moves: tuple[ItemMove, ...]
    orphans: tuple[str, ...]
    untouched: int


def plan_item_moves(diff: SchemeDiff, versions: Iterable[StandingVersion]) -> ItemMoves:
    """Decide for each standing version which KUK it names from here on, and whether it has to be judged again."""
    names = new_names(diff.criteria)
    judged_again = {change.old for change in diff.criteria if change.changes_meaning}
    moves: list[ItemMove] = []
    orphans: dict[str, None] = {}
    untouched = 0
    for version in versions:
        criteria = tuple(dict.fromkeys(n for name in version.criteria for n in names.get(name, (name,))))
        lost = any(names.get(name) == () for name in version.criteria)
        needs_review = lost or not judged_again.isdisjoint(version.criteria)
        if not criteria:
            orphans[version.code] = None
        elif criteria != version.criteria or needs_review:
            moves.append(ItemMove(version, criteria, needs_review))
        else:
            untouched += 1
    return ItemMoves(tuple(moves), tuple(orphans), untouched)


def moved_draft(draft: ItemDraft, diff: SchemeDiff) -> ItemDraft:
    """Return the same item naming its KUK as the revised scheme does, in the steps of a task too."""
    names = new_names(diff.criteria)
    content = draft.content
    if isinstance(content, Task):
        steps = tuple(TaskStep(step.text, _moved(step.criteria, names)) for step in content.steps)
        content = replace(content, steps=steps)
    return replace(draft, content=content, criteria=_moved(draft.criteria, names))


def _moved(
    references: Sequence[CriterionRef], names: Mapping[str, tuple[str, ...]]
) -> tuple[CriterionRef, ...]:
    moved = (name for ref in references for name in names.get(str(ref), (str(ref),)))
    return tuple(_reference(name) for name in dict.fromkeys(moved))


def _reference(name: str) -> CriterionRef:
    unit, _, number = name.rpartition("/")
    return CriterionRef(unit, number)


@dataclass(frozen=True, slots=True)
class RevisedPlan:
    """The evidence plan for the revised scheme; `proposed` are KUK whose line nobody has decided yet."""

    plan: EvidencePlan
    proposed: tuple[str, ...]


def revise_plan(plan: EvidencePlan, diff: SchemeDiff, scheme: SchemeDraft) -> RevisedPlan:
    """Carry the plan over: each KUK keeps the line of the (first) KUK it came from, a new one gets a product line.

    A unit that is new goes into the job group of the unit before it. What changed makes the plan a proposal again.
    """
    lines = {str(line.criterion): line for line in plan.lines}
    origin: dict[str, str] = {}
    for change in diff.criteria:
        if change.old in lines and change.new:
            origin.setdefault(change.new, change.old)
    model = next((line for line in plan.lines if line.way is Way.PRODUCT), plan.lines[0])
    names = [str(ref) for ref in scheme.references]
    revised = tuple(_line(lines[origin[name]] if name in origin else model, name) for name in names)
    status = plan.status if diff.is_same else PlanStatus.PROPOSED
    groups = tuple(_revise_groups(plan.job_groups, diff, scheme))
    fresh = tuple(name for name in names if name not in origin)
    kept = {group.code for group in groups}
    potential = {code: ticks for code, ticks in plan.potential.items() if code in kept}
    return RevisedPlan(EvidencePlan(plan.scheme, status, groups, revised, potential), fresh)


def _line(line: PlanLine, name: str) -> PlanLine:
    return replace(line, criterion=_reference(name))


def _revise_groups(groups: Sequence[JobGroup], diff: SchemeDiff, scheme: SchemeDraft) -> Iterator[JobGroup]:
    codes = {change.old: change.new for change in diff.units if change.old}
    group_by_unit = {codes[unit]: group.code for group in groups for unit in group.units if codes.get(unit)}
    home = groups[0].code
    for unit in scheme.units:
        home = group_by_unit.setdefault(unit.code, home)
    for group in groups:
        kept = [codes[unit] for unit in group.units if codes.get(unit)]
        added = [u.code for u in scheme.units if group_by_unit[u.code] == group.code and u.code not in kept]
        if kept or added:
            yield replace(group, units=(*kept, *added))


def touched_lines(blueprint: Blueprint, diff: SchemeDiff) -> tuple[str, ...]:
    """Name the blueprint's lines that mean a unit, element or KUK which is gone, recoded or renumbered."""
    units = {change.old for change in diff.units if change.fate in {UnitFate.RECODED, UnitFate.REMOVED}}
    moved = {change.old for change in diff.criteria if change.fate is not CriterionFate.SAME and change.old}
    elements = {name.rpartition(".")[0] for name in moved}
    gone = {"unit": units, "criterion": moved, "element": elements}
    return tuple(
        line.name
        for line in blueprint.lines
        if any(not gone.get(field, set()).isdisjoint(values) for field, values in line.where.items())
    )
