"""How long an explanation takes: the published cases A–E and ten more, at 1,000 and at 100,000 items."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from qbank.assembly.problem import AssemblyProblem

sys.path.append(str(Path(__file__).parent.parent / "assembling"))
from synthetic_problems import own_cases, synthetic_bank

AIM_SECONDS = {1_000: 1.0, 100_000: 5.0}


def test_every_explanation_is_quick(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from qbank.assembly.explain.capacity import forms_left

    rows = [f"{'case':34}" + "".join(f"{items:>10,} items: s, CPU s" for items in AIM_SECONDS)]
    found: dict[str, list[str]] = {}
    for items in AIM_SECONDS:
        bank = synthetic_bank(shared, items)
        forms_left(bank.problem())
        cases = {name: bank.case(name) for name in "ABCDE"} | own_cases(bank)
        for name, (problem, forms) in cases.items():
            found.setdefault(name, []).append(timed(problem, forms))
    rows += [f"{name:34}" + "".join(f"{cell:>25}" for cell in cells) for name, cells in found.items()]

    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(rows) + "\n")


def timed(problem: AssemblyProblem, forms: int) -> str:
    from qbank.assembly.explain.failure import explain_failure

    wall, cpu = time.perf_counter(), time.process_time()
    explanation = explain_failure(problem, forms)
    assert explanation.is_proved
    return f"{time.perf_counter() - wall:.2f}, {time.process_time() - cpu:.2f}"
