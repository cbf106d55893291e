"""Assembly beside what else could be done: a full model of all forms in one, and a random draw for each unit.

QBANK_BENCH_ITEMS=1000,5000,20000,100000 chooses the banks (the first two without it), QBANK_BENCH_FULL=20000 up to
how many items × forms the full model is tried, a minute each (not at all without it).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from assembly_cell import Cell
from synthetic_bank import write_bank

CELL = Path(__file__).with_name("assembly_cell.py")
ITEMS = [int(size) for size in os.environ.get("QBANK_BENCH_ITEMS", "1000,5000").split(",")]
LARGEST_FULL_MODEL = int(os.environ.get("QBANK_BENCH_FULL", "0"))
FORMS = (1, 5, 10, 20)
OVERLAP_OF_USED_UP_BANK = 9
HEAD = (
    " items forms kind   |  CPU s   MB  Σb off  s off |  full model: CPU s, found |"
    " random: broken forms, Σb off, s off"
)


def test_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n{HEAD}\n")
        for size in ITEMS:
            bank = tmp_path / f"{size}.jsonl"
            write_bank(size, bank)
            for row in _rows(bank, size):
                sys.stdout.write(f"{row}\n")
                sys.stdout.flush()


def _rows(bank: Path, size: int) -> Iterator[str]:
    for forms in FORMS:
        # 20 forms of 45 are 900 of 1,000 items: no blueprint leaves so few to spare, so forms may share some.
        overlap = OVERLAP_OF_USED_UP_BANK if size < 60 * forms else 0
        for kind in ("loose", "tight"):
            engine = _cell("engine", bank, forms, kind, overlap)
            assert engine.broken == 0
            full = ""
            if size * forms <= LARGEST_FULL_MODEL and not overlap:
                tried = _cell("full", bank, forms, kind, overlap)
                full = f"{tried.cpu_seconds:.1f}, {tried.found} of {forms}"
            random = _cell("random", bank, forms, kind, overlap)
            yield (
                f"{size:>6} {forms:>5} {kind:<6} | {engine.cpu_seconds:6.2f} {engine.peak_mb:4.0f} "
                f"{engine.logits:7.3f} {engine.seconds:6.1f} | {full:>26} | "
                f"{random.broken} of {random.found}, {random.logits:.1f}, {random.seconds:.0f}"
                + ("" if engine.found == forms else f"   FOUND {engine.found}")
            )


def _cell(method: str, bank: Path, forms: int, kind: str, overlap: int) -> Cell:
    command = [sys.executable, str(CELL), method, str(bank), str(forms), kind, str(overlap)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Cell(**json.loads(done.stdout))
