"""One cell of the table of assembly, in a process of its own: CPU seconds after the bank is read, peak memory, deviations.

python assembly_cell.py METHOD BANK FORMS loose|tight OVERLAP
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from synthetic_bank import LENGTH, SEED, make_problem

from qbank.assembly.measures import measured
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.rules import check_form
from qbank.assembly.solve import assemble_forms
from qbank.errors import NoSolutionError

SECONDS_LIMIT = 60.0
Forms = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Cell:
    """What was measured; the deviations are the worst of any form: of the sum of logits, and of seconds."""

    found: int
    cpu_seconds: float
    peak_mb: float
    logits: float
    seconds: float
    broken: int


def by_engine(problem: AssemblyProblem) -> Forms:
    try:
        return [form.codes for form in assemble_forms(problem).forms]
    except NoSolutionError:
        return []


def by_random(problem: AssemblyProblem) -> Forms:
    """Draw for each unit as many items as its line asks for, as is done by hand."""
    random = Random(SEED)
    lines = [line for line in problem.blueprint.lines if set(line.where) == {"unit"}]
    by_unit = {line.where["unit"][0]: line.minimum for line in lines}
    codes: dict[str, list[str]] = {unit: [] for unit in by_unit}
    for item in problem.items:
        codes[item.criteria[0].partition("/")[0]].append(item.code)
    left = {unit: list(found) for unit, found in codes.items()}
    forms = []
    for _ in range(problem.blueprint.forms):
        form: list[str] = []
        for unit, count in by_unit.items():
            if len(left[unit]) < count:
                left[unit] = list(codes[unit])
            form += [left[unit].pop(random.randrange(len(left[unit]))) for _ in range(count)]
        forms.append(form)
    return forms


def by_full_model(problem: AssemblyProblem) -> Forms:
    """Solve one model with a variable for each item and form; forms share nothing."""
    import highspy
    import numpy as np

    from qbank.assembly.model import columns_of
    from qbank.assembly.programme import programme_of
    from qbank.assembly.rules import rows_of

    rows, forms = rows_of(problem), problem.blueprint.forms
    columns = columns_of(problem, rows)
    one = programme_of(columns, rows)
    steps = np.arange(forms)[:, None]
    linked = np.tile(np.arange(one.width), forms).reshape(forms, -1).T
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = one.width * forms, one.height * forms + one.width
    model.col_cost_, model.col_lower_ = np.tile(one.costs, forms), np.zeros(model.num_col_)
    model.col_upper_ = np.tile(one.upper, forms)
    model.integrality_ = [highspy.HighsVarType.kInteger] * model.num_col_
    model.row_lower_ = np.concatenate([np.tile(one.row_lower, forms), np.full(one.width, -np.inf)])
    model.row_upper_ = np.concatenate([np.tile(one.row_upper, forms), np.ones(one.width)])
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    counts = np.tile(np.bincount(one.entry_rows, minlength=one.height), forms)
    starts = np.concatenate([[0], np.cumsum([*counts, *([forms] * one.width)])])
    model.a_matrix_.start_ = starts.astype(np.int32)
    indices = (one.entry_columns[None, :] + steps * one.width).ravel()
    apart = (linked + np.arange(forms)[None, :] * one.width).ravel()
    model.a_matrix_.index_ = np.concatenate([indices, apart]).astype(np.int32)
    model.a_matrix_.value_ = np.concatenate([np.tile(one.entry_values, forms), np.ones(len(apart))])
    solver = highspy.Highs()
    for option, value in (("output_flag", False), ("threads", 1), ("time_limit", SECONDS_LIMIT)):
        solver.setOptionValue(option, value)
    solver.passModel(model)
    solver.run()
    if solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return []
    values = np.array(solver.getSolution().col_value).reshape(forms, -1)
    return [[columns[index].name for index in np.flatnonzero(row > 0.5)] for row in values]


METHODS: dict[str, Callable[[AssemblyProblem], Forms]] = {
    "engine": by_engine,
    "random": by_random,
    "full": by_full_model,
}


def measure(method: str, bank: Path, forms: int, *, tight: bool, overlap: int) -> Cell:
    problem = make_problem(bank, tight=tight, forms=forms, overlap=overlap)
    start = time.process_time()
    found = METHODS[method](problem)
    cpu_seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    items = [[problem.items_by_code[code] for code in form] for form in found]
    logits, seconds = problem.targets
    return Cell(
        found=len(found),
        cpu_seconds=cpu_seconds,
        peak_mb=peak,
        logits=max((abs(measured(logits, form)) * LENGTH for form in items), default=0.0),
        seconds=max((abs(measured(seconds, form) - 4600) for form in items), default=0.0),
        broken=sum(bool(check_form(problem, form)) for form in found),
    )


if __name__ == "__main__":
    name, path, count, kind, shared = sys.argv[1:]
    cell = measure(name, Path(path), int(count), tight=kind == "tight", overlap=int(shared))
    sys.stdout.write(json.dumps({key: getattr(cell, key) for key in Cell.__slots__}))
