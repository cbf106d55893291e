"""List what to write next: what keeps KUK open, beside what the blueprints of the scheme are short of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from qbank.assembly.explain.counts import Shortage
from qbank.domain.blueprint import Blueprint
from qbank.domain.codes import TASK_INSTRUMENTS, Instrument
from qbank.domain.coverage import Coverage
from qbank.domain.writing_list import ShortLine, StoppedBlueprint, WritingList, plan_writing
from qbank.errors import InputRefusedError
from qbank.store import plans, schemes, sets
from qbank.usecases.check_blueprint import TOO_FEW, CheckRequest, look_at_one_form


def list_what_to_write(
    session: Session, found: Coverage, day: date, *, include_drafts: bool = False
) -> WritingList:
    """Return what to write next for the bank; each blueprint of the scheme is looked at in its newest revision, for one form."""
    scheme = schemes.get_scheme(session, found.scheme)
    groups = plans.job_groups(scheme)
    group_by_unit = {unit: group.code for group in groups for unit in group.units}
    names = [stored.name for stored in sets.newest_blueprints(session, scheme.code)]
    requests = [CheckRequest(name, day, include_drafts=include_drafts) for name in names]
    looked = (_stopped(session, request) for request in requests) if groups else ()
    return plan_writing(found, group_by_unit, (blueprint for blueprint in looked if blueprint))


def list_what_a_form_lacks(found: Coverage) -> WritingList:
    """Return what keeps KUK open in a form that stands; no blueprint waits for it."""
    return plan_writing(found, {})


def _stopped(session: Session, request: CheckRequest) -> StoppedBlueprint | None:
    name = str(request.blueprint)
    try:
        look = look_at_one_form(session, request)
    except InputRefusedError as error:
        return StoppedBlueprint(name, others=error.issues)
    if not look.shortages:
        return None
    lines = tuple(_short_lines(look.blueprint, look.counted))
    others = tuple(issue for issue in look.shortages if issue.code not in TOO_FEW)
    return StoppedBlueprint(name, lines, look.open_criteria, others)


def _short_lines(blueprint: Blueprint, shortages: tuple[Shortage, ...]) -> Iterator[ShortLine]:
    """Yield the counted shortages; those of single KUK are told as the KUK's evidence."""
    quotas = {line.name: line for line in blueprint.lines}
    for short in shortages:
        line, part = short.condition.line, short.condition.part
        asked, has = int(short.asked), int(short.found)
        match short.condition.rule:
            case "coverage":
                continue
            case "length":
                yield ShortLine(line, part, asked, has, (Instrument(line),))
            case "quota_lines":
                quota = quotas[line]
                yield ShortLine(line, part, asked, has, quota.instruments, quota.where)
            case "tasks":
                where = {} if line == "paket" else {"job_group": (line,)}
                yield ShortLine(line, part, asked, has, TASK_INSTRUMENTS, where)
            case _:
                yield ShortLine(line, part, asked, has)
