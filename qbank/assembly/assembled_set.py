"""The finished set: its forms side by side, what every line and target got, and how many items two forms share."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from types import MappingProxyType

from qbank.assembly.form import AssembledForm, arrange_form
from qbank.assembly.measures import measured
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rows import Row
from qbank.assembly.rules import rows_of
from qbank.domain.codes import Instrument
from qbank.domain.set_record import LineRecord, SharedItems, SolverRecord, SolverStatus, TargetRecord

NOTHING_KNOWN: Mapping[str, float] = MappingProxyType({})
_COUNTED_RULES = frozenset({"length", "quota_lines"})


@dataclass(frozen=True, slots=True)
class AssembledSet:
    """Parallel forms, and the part of their record that assembly knows; forms stand in the order they were asked for."""

    forms: tuple[AssembledForm, ...]
    solver: SolverRecord
    lines: tuple[LineRecord, ...]
    targets: tuple[TargetRecord, ...]
    shared: tuple[SharedItems, ...]


def describe_set(
    problem: AssemblyProblem,
    forms: Sequence[frozenset[str]],
    solver: SolverRecord,
    *,
    most: Mapping[str, float] = NOTHING_KNOWN,
    nearest: Mapping[str, float] = NOTHING_KNOWN,
) -> AssembledSet:
    """Return the set of these forms: numbered items, a table of lines, and the items that each two forms share.

    What is proved of a target stands by its name: what no set exceeds (`most`), how near none comes (`nearest`). The
    solver's status is then what is proved of all targets.
    """
    held = frozenset[str]().union(*forms)
    rows = rows_of(problem.on(item for item in problem.items if item.code in held))
    arranged = tuple(arrange_form(problem, codes) for codes in forms)
    targets = tuple(_target_records(problem, forms, most, nearest))
    is_best = all(target.is_best for target in targets)
    status = SolverStatus.PROVED if is_best else SolverStatus.WITHIN_TOLERANCE
    return AssembledSet(
        forms=arranged,
        solver=replace(solver, status=status),
        lines=tuple(_line_records(rows, forms)),
        targets=targets,
        shared=tuple(_shared_items(problem, arranged)),
    )


def form_label(index: int) -> str:
    """Return the letter of a form, A for the first; AA comes after Z."""
    rest, letter = divmod(index, 26)
    return (form_label(rest - 1) if rest else "") + chr(ord("A") + letter)


def _line_records(rows: Sequence[Row], forms: Sequence[frozenset[str]]) -> Iterator[LineRecord]:
    for row in rows:
        if row.rule in _COUNTED_RULES:
            got = tuple(_plain(sum(amount for name, amount in row.terms if name in codes)) for codes in forms)
            most = None if row.upper == math.inf else _plain(row.upper)
            yield LineRecord(row.rule, row.line, row.part, _plain(row.lower), most, got)


def _target_records(
    problem: AssemblyProblem,
    forms: Sequence[frozenset[str]],
    most: Mapping[str, float],
    nearest: Mapping[str, float],
) -> Iterator[TargetRecord]:
    chosen = [[problem.items_by_code[code] for code in sorted(codes)] for codes in forms]
    for target in problem.targets:
        got = tuple(round(measured(target, items), 4) for items in chosen)
        asked = min(got, default=0.0) if target.value is None else target.value
        yield TargetRecord(
            target.name,
            target.measure,
            target.instruments,
            asked,
            target.tolerance,
            got,
            bound=None if target.name in most else nearest.get(target.name),
            most=round(most[target.name], 4) if target.name in most else None,
        )


def _plain(amount: float) -> float:
    """Return a whole amount as an int, so that records say 36 and not 36.0; others without the dust of summing."""
    return int(amount) if amount == int(amount) else round(amount, 6)


def _shared_items(problem: AssemblyProblem, forms: Sequence[AssembledForm]) -> Iterator[SharedItems]:
    for quota in problem.blueprint.instruments:
        codes = [_codes_of(form, quota.instrument) for form in forms]
        for first, second in combinations(range(len(forms)), 2):
            count = len(codes[first] & codes[second])
            yield SharedItems(form_label(first), form_label(second), quota.instrument, count)


def _codes_of(form: AssembledForm, instrument: Instrument) -> frozenset[str]:
    return frozenset(item.code for item in form.items if item.instrument is instrument)
