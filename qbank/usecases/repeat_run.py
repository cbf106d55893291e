"""Repeat a run of assembly from its file, without the bank, and hold what comes of it against the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qbank.assembly.assembled_set import form_label
from qbank.assembly.run import AssemblyRun, Maker, Outcome, check_repeated, solve_again
from qbank.assembly.run_file import read_run
from qbank.errors import InputRefusedError, Issue
from qbank.formats.yaml.load import load_yaml
from qbank.usecases.read_file import read_file
from qbank.usecases.record_run import made_here


@dataclass(frozen=True, slots=True)
class RepeatedRun:
    """A run, what came of it `here`, the explanation where no forms did, and how it differs from the file."""

    run: AssemblyRun
    here: Maker
    outcome: Outcome
    explanation: tuple[Issue, ...]
    differences: tuple[Issue, ...]

    @property
    def labels(self) -> list[str]:
        """The letter of each form."""
        return [form_label(index) for index in range(len(self.outcome.forms))]

    def items_by_instrument(self) -> Iterator[tuple[list[str], str, tuple[str, ...]]]:
        """Yield the labels of the forms that hold the same items of an instrument, the instrument, and the items."""
        instruments = {code: item.instrument for code, item in self.run.problem.items_by_code.items()}
        for quota in self.run.problem.blueprint.instruments:
            labels: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
            for label, form in zip(self.labels, self.outcome.forms, strict=True):
                held = tuple(code for code in form if instruments[code] is quota.instrument)
                labels[held].append(label)
            for held, forms in labels.items():
                yield forms, quota.instrument.value, held


def repeat_run(file: Path) -> RepeatedRun:
    """Read a run and solve it again; raises InputRefusedError with the place of each fault of the file."""
    run, here = _read(file), made_here()
    outcome, explanation = solve_again(run)
    differences = tuple(issue.in_file(str(file)) for issue in check_repeated(run, outcome, here))
    return RepeatedRun(run, here, outcome, explanation, differences)


def _read(file: Path) -> AssemblyRun:
    data = read_file(file)
    try:
        source = load_yaml(data)
        if not isinstance(source.data, dict):
            raise InputRefusedError(Issue("run.foreign", {}, source.where(())))
        return read_run(source.data, source)
    except InputRefusedError as error:
        raise InputRefusedError(*(issue.in_file(str(file)) for issue in error.issues)) from error
