"""The committee edits the evidence plan in a workbook: what goes out comes in unchanged, every fault in its cell."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from faulty_workbooks import write_cells
from running import SCHEME, Ran

from qbank.formats.xlsx.plan import PLAN_SHEET
from qbank.formats.xlsx.read import read_cells

Qbank = Callable[..., Ran]
pytestmark = pytest.mark.usefixtures("seeded")


def edit(title: str, value: str, row: int = 2) -> None:
    """Write a value into the exported workbook."""
    path = Path("rencana.xlsx")
    cells = read_cells(path.read_bytes())
    written = {(PLAN_SHEET, row - 1, cells[PLAN_SHEET][0].index(title)): value}
    path.write_bytes(write_cells(cells, written))


def plan(qbank: Qbank) -> dict[str, object]:
    found: dict[str, object] = json.loads(qbank("plan", "show", SCHEME, "--json").out)
    return found


def test_a_plan_that_is_read_back_changes_nothing(qbank: Qbank) -> None:
    before = plan(qbank)

    exported = qbank("plan", "export", SCHEME, "rencana.xlsx")
    imported = qbank("plan", "import", "rencana.xlsx", "--json")

    assert (exported.code, imported.code) == (0, 0)
    assert json.loads(imported.out)["change"] == "same"
    assert plan(qbank) == before


def test_a_changed_row_is_stored_and_the_rest_stays(qbank: Qbank) -> None:
    before = plan(qbank)
    qbank("plan", "export", SCHEME, "rencana.xlsx")
    edit("Paling sedikit", "1")

    ran = qbank("plan", "import", "rencana.xlsx")

    after = plan(qbank)
    lines = list(zip(before["lines"], after["lines"], strict=True))  # type: ignore[call-overload]
    assert ran.code == 0
    assert [(old["pieces"], new["pieces"]) for old, new in lines if old != new] == [(2, 1)]
    assert after["job_groups"] == before["job_groups"]


@pytest.mark.parametrize(
    ("title", "value", "told"),
    [
        ("Cara", "lisan", "column Cara"),
        ("Jenis bukti", "X", "column Jenis bukti"),
        ("Instrumen", "CL, ABC", "column Instrumen"),
        ("Paling sedikit", "dua", "column Paling sedikit"),
        ("Paling sedikit", "9", "column KUK"),
        ("KUK", "M.70.MKT00.003.2/9.9", "row 2"),
        ("Tambahan (T)", "??", "column Tambahan (T)"),
    ],
)
def test_a_fault_is_named_by_its_cell_and_nothing_is_stored(
    qbank: Qbank, title: str, value: str, told: str
) -> None:
    before = plan(qbank)
    qbank("plan", "export", SCHEME, "rencana.xlsx")
    edit(title, value)

    ran = qbank("plan", "import", "rencana.xlsx")

    assert (ran.code, told in ran.err, 'sheet "Rencana"' in ran.err) == (4, True, True), ran.err
    assert plan(qbank) == before


def test_another_workbook_is_no_plan(qbank: Qbank) -> None:
    qbank("item", "template", "butir.xlsx", "--scheme", SCHEME)

    ran = qbank("plan", "import", "butir.xlsx")

    assert (ran.code, "Skema" in ran.err) == (4, True)
