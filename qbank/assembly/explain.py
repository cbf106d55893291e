"""Say why no form fits, in the blueprint's words: first what counting shows, else which lines clash."""

from __future__ import annotations

from collections.abc import Sequence

from qbank.assembly.counting import count_shortages
from qbank.assembly.problem import AssemblyProblem
from qbank.assembly.relaxing import find_repair
from qbank.assembly.rows import Row
from qbank.errors import Issue


def explain(problem: AssemblyProblem, rows: Sequence[Row]) -> tuple[Issue, ...]:
    """Return the reasons why the rows can't be met; at least one, if indeed they can't."""
    return tuple(count_shortages(problem, rows)) or tuple(find_repair(problem, rows))
