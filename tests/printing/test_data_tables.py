"""Columns of an item's table: never wider than the line, room for words, modest columns keep what they need."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qbank.documents.columns import column_order
from qbank.documents.data_table import lay_out_columns
from qbank.documents.sections.questions import number_ranges
from qbank.documents.wordml import column_widths
from qbank.text.markdown import read_markdown
from qbank.text.rich_text import Alignment, DataTable, Span


def cell_of(text: str) -> tuple[Span, ...]:
    return (Span(text),) if text else ()


CELL = st.text("abc 12W", max_size=300).map(cell_of)
LINE = 9638


def table_of(rows: list[list[tuple[Span, ...]]]) -> DataTable:
    width = len(rows[0])
    return DataTable(tuple(rows[0]), tuple(tuple(row) for row in rows[1:]), (None,) * width)


TABLES = st.integers(1, 9).flatmap(
    lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=6).map(
        table_of
    )
)


def read_table(markdown: str) -> DataTable:
    (table,) = read_markdown(markdown)
    assert isinstance(table, DataTable)
    return table


@given(TABLES)
def test_a_table_never_leaves_the_line(table: DataTable) -> None:
    widths, _ = lay_out_columns(table, LINE)

    assert sum(widths) <= LINE
    assert len(widths) == len(table.header)
    assert min(widths) > 0


def test_a_small_table_is_as_wide_as_its_words() -> None:
    widths, _ = lay_out_columns(read_table("| Sen | Sel |\n|---|---|\n| P | S |"), LINE)

    assert sum(widths) < LINE / 4


def test_a_long_column_takes_only_what_the_others_leave() -> None:
    table = read_table(f"| Bulan | Uraian |\n|---|---|\n| Januari | {'kata panjang ' * 30} |")

    (month, text), _ = lay_out_columns(table, LINE)

    assert month + text == LINE
    assert month < LINE / 6


def test_an_empty_column_gets_room_for_handwriting() -> None:
    (_, blank), _ = lay_out_columns(read_table("| Bagian | Isi |\n|---|---|\n| A1 | |\n| A2 | |"), LINE)

    assert blank > LINE / 2


def test_short_columns_stand_in_the_middle_unless_the_author_says_so() -> None:
    table = read_table(
        "| Nama | Toko | Nilai | Catatan |\n|---|---|--:|---|\n| A | 95 | 1 | naik sejak awal tahun |"
    )

    _, alignments = lay_out_columns(table, LINE)

    assert alignments == (Alignment.LEFT, Alignment.CENTRE, Alignment.RIGHT, Alignment.LEFT)


@given(st.lists(st.floats(0.3, 9), min_size=1, max_size=14))
def test_rounding_never_changes_the_sum_of_the_columns(centimetres: list[float]) -> None:
    widths = column_widths(tuple(centimetres))

    assert abs(sum(widths) - sum(centimetres) * 1440 / 2.54) <= 1


@given(st.lists(st.integers()), st.integers(1, 6))
def test_columns_count_down_and_lose_nothing(entries: list[int], columns: int) -> None:
    rows = column_order(entries, columns)

    down = [row[column] for column in range(columns) for row in rows]
    assert down[: len(entries)] == entries
    assert down[len(entries) :] == [None] * (len(down) - len(entries))
    assert len(down) - len(entries) < max(columns, 1) * max(len(rows), 1)


@given(st.sets(st.integers(1, 60)).map(sorted))
def test_ranges_name_exactly_the_numbers(numbers: list[int]) -> None:
    named: list[int] = []
    for part in filter(None, number_ranges(numbers).split(", ")):
        first, _, last = part.partition("–")
        named += range(int(first), int(last or first) + 1)

    assert named == numbers
