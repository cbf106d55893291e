"""How long `qbank --help` takes beside the help of a bare script of click: the price of starting."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

ROUNDS = 15
AIM = 2.0
BARE = """\
import click


@click.command()
def bare() -> None:
    pass


bare()
"""


def test_help_costs_little_more_than_click(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "bare.py"
    script.write_text(BARE)
    ours = [sys.executable, "-m", "qbank", "--help"]
    bare = [sys.executable, str(script), "--help"]

    # In turn, so that a slow moment of the machine hits both; the best of each is the least disturbed.
    times = [(_seconds(ours), _seconds(bare)) for _ in range(ROUNDS)]
    best_ours, best_bare = (min(column) for column in zip(*times, strict=True))

    ratio = best_ours / best_bare
    with capsys.disabled():
        sys.stdout.write(
            f"\nstart: qbank --help {best_ours * 1000:.0f} ms, bare click {best_bare * 1000:.0f} ms, "
            f"ratio {ratio:.2f} (aim {AIM:g}), best of {ROUNDS}\n"
        )
    assert ratio <= AIM


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started
