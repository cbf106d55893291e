"""The writer's workbook of 5,000 items: seconds to write it and to read and check it, beside the seconds of the bare cells."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from qbank.formats.xlsx.read import read_cells, read_items_workbook
from qbank.formats.xlsx.write import WorkbookContent, WorkbookItem, write_items_workbook
from qbank.usecases.import_items import read_item_files

sys.path.insert(0, str(Path(__file__).parent.parent / "importing"))

from faulty_workbooks import many_items, write_cells

SEED_ITEMS = Path(__file__).resolve().parents[2] / "seed" / "items"


def seconds_of(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def test_print_the_cost_of_a_workbook_of_5000_items() -> None:
    drafts = [draft for draft, _, _ in read_item_files(SEED_ITEMS).drafts.values()]
    content = WorkbookContent((), tuple(WorkbookItem(draft) for draft in many_items(drafts, 5_000)))
    data = write_items_workbook(content)
    cells = read_cells(data)

    rows = {
        "write items": seconds_of(lambda: write_items_workbook(content)),
        "write the same cells plainly": seconds_of(lambda: write_cells(cells, {})),
        "read and check items": seconds_of(lambda: read_items_workbook(data)),
        "read the same cells plainly": seconds_of(lambda: read_cells(data)),
    }

    for name, seconds in rows.items():
        print(f"{name:32} {seconds:6.2f} s CPU")  # noqa: T201
