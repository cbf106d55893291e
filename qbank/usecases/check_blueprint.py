"""Say whether the bank can meet a blueprint, what stands in the way, and for how many forms it reaches."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from qbank.assembly.explain.capacity import forms_left
from qbank.assembly.explain.counts import Shortage
from qbank.assembly.explain.failure import explain_failure
from qbank.assembly.problem import AssemblyProblem
from qbank.domain.blueprint import Blueprint
from qbank.domain.check_written_blueprint import check_target_reach
from qbank.domain.set_record import BankRest
from qbank.errors import Fact, Issue, Severity
from qbank.usecases.exam_pool import pool_for, wholly_barred
from qbank.usecases.import_blueprint import read_blueprint
from qbank.usecases.require_sound_blueprint import require_sound_blueprint
from qbank.usecases.show_blueprint import blueprint_text

TOO_FEW = frozenset({"assembly.too_few_items", "assembly.too_few_in_parts"})


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What a user asks for: a blueprint of the bank or of a file, for so many forms (the blueprint's number without it)."""

    blueprint: str | Path
    set_date: date
    forms: int | None = None
    include_drafts: bool = False


@dataclass(frozen=True, slots=True)
class BlueprintCheck:
    """What was found: without shortages one form can be made, with them none.

    `rest` says for how many forms that share no item the bank reaches at most, and what runs out first.
    """

    name: str
    forms: int
    items: int
    rest: BankRest
    shortages: tuple[Issue, ...]

    @property
    def counted_shortages(self) -> list[tuple[str, str, int, int]]:
        """Lines that the bank has too few items for: line, its part or parts, items asked and found."""
        return [
            (
                str(facts["line"]),
                str(facts.get("part", facts.get("parts"))),
                int(facts["asked"]),
                int(facts["found"]),
            )
            for facts in (issue.facts for issue in self.shortages if issue.code in TOO_FEW)
        ]

    @property
    def other_shortages(self) -> tuple[Issue, ...]:
        """What else stands in the way."""
        return tuple(issue for issue in self.shortages if issue.code not in TOO_FEW)


@dataclass(frozen=True, slots=True)
class OneFormLook:
    """A sound blueprint beside the bank: what stands in the way of one form, and the KUK that lack evidence by themselves.

    `counted` are the shortages that are lines with too few items, part by part.
    """

    blueprint: Blueprint
    problem: AssemblyProblem
    shortages: tuple[Issue, ...]
    counted: tuple[Shortage, ...]
    open_criteria: frozenset[str]


def check_blueprint(session: Session, request: CheckRequest) -> BlueprintCheck:
    """Look at a blueprint beside the bank; raises InputRefusedError for a blueprint with mistakes."""
    look = look_at_one_form(session, request)
    blueprint, problem, shortages = look.blueprint, look.problem, look.shortages
    forms = request.forms or blueprint.forms
    rest = BankRest(0, "", "", is_proved=True) if shortages else forms_left(problem)
    if not shortages and rest.forms < forms:
        line = " · ".join(filter(None, (rest.line, rest.part)))
        facts: dict[str, Fact] = {"forms": forms, "most": rest.forms, "line": line}
        shortages = (Issue("blueprint.forms_short", facts),)
    return BlueprintCheck(blueprint.name, forms, len(problem.items), rest, shortages)


def look_at_one_form(session: Session, request: CheckRequest) -> OneFormLook:
    """Return what stands in the way of one form; raises as `check_blueprint` does."""
    from qbank.formats.yaml.blueprint import locate_issues

    data, file = blueprint_text(session, request.blueprint)
    blueprint = read_blueprint(data, file)
    require_sound_blueprint(session, blueprint, data, file)
    sha256 = hashlib.sha256(data).hexdigest()
    pool = pool_for(session, blueprint, sha256, request.set_date, include_drafts=request.include_drafts)
    problem = pool.problem(seed=0)
    out_of_reach = tuple(locate_issues(data, check_target_reach(blueprint, problem.targets)))
    if out_of_reach:
        return OneFormLook(blueprint, problem, out_of_reach, (), frozenset())
    explanation = explain_failure(problem)
    if not explanation.is_proved:
        return OneFormLook(blueprint, problem, (), (), frozenset())
    errors = tuple(issue for issue in explanation.issues if issue.severity is Severity.ERROR)
    lacking = (found.conditions[0] for found in explanation.conflicts if len(found.conditions) == 1)
    criteria = frozenset(condition.line for condition in lacking if condition.rule == "coverage")
    return OneFormLook(blueprint, problem, (*wholly_barred(pool), *errors), explanation.shortages, criteria)
