"""Refuse a blueprint with mistakes, each told with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy.orm import Session

from qbank.domain.blueprint import Blueprint, Measure
from qbank.domain.check_balance import instrument_of_code
from qbank.domain.check_written_blueprint import check_written_blueprint
from qbank.domain.codes import INSTRUMENT_BY_KIND
from qbank.errors import InputRefusedError, Issue, NotFoundError, at
from qbank.store import items, plans, schemes
from qbank.store.models import Scheme


def require_sound_blueprint(session: Session, blueprint: Blueprint, data: bytes, file: str) -> Scheme:
    """Return the scheme of a blueprint that was read from `data`.

    Raises InputRefusedError with every mistake and its line; NotFoundError where the bank hasn't the scheme.
    """
    from qbank.formats.yaml.blueprint import locate_issues

    try:
        scheme = schemes.get_scheme(session, blueprint.scheme)
    except NotFoundError as error:
        unplaced = [replace(issue, where=at("scheme")) for issue in error.issues]
        raise NotFoundError(*(issue.in_file(file) for issue in locate_issues(data, unplaced))) from error
    if issues := [*_mistakes(session, blueprint, scheme)]:
        raise InputRefusedError(*(issue.in_file(file) for issue in locate_issues(data, issues)))
    return scheme


def _mistakes(session: Session, blueprint: Blueprint, scheme: Scheme) -> Iterator[Issue]:
    plan = plans.find_plan(session, scheme)
    lines = plan.lines if plan else ()
    draft = schemes.scheme_draft(scheme)
    yield from check_written_blueprint(blueprint, draft, plans.job_groups(scheme), lines)
    yield from _unknown_items(session, blueprint)
    yield from _uncalibrated_targets(session, blueprint)


def _unknown_items(session: Session, blueprint: Blueprint) -> Iterator[Issue]:
    named = {"must_use": blueprint.must_use, "never_use": blueprint.never_use}
    known = items.items_by_code(session, {code for codes in named.values() for code in codes})
    for name, codes in named.items():
        for index, code in enumerate(codes):
            if code not in known and instrument_of_code(code):
                yield Issue("blueprint.unknown_item", {"item": code, "name": name}, at(name, index))


def _uncalibrated_targets(session: Session, blueprint: Blueprint) -> Iterator[Issue]:
    for index, target in enumerate(blueprint.targets):
        kinds = [kind for kind, instrument in INSTRUMENT_BY_KIND.items() if instrument in target.instruments]
        if target.measure is Measure.INFORMATION and not items.has_calibrated_item(session, kinds):
            facts = {"line": target.name, "instruments": ", ".join(target.instruments)}
            yield Issue("blueprint.not_calibrated", facts, at("targets", index, "measure"))
