"""The candidate's answer sheets: room for an answer as long as the one expected, and what is reached when, without any key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

import pytest
from printed_form import by_name, every_document
from sample_snapshot import CANARY, PROFILE, sample_snapshot
from word_lint import Tree
from word_package import W, body_of, style_of, text_of

from qbank.documents import RenderedDocument, render_form
from qbank.documents.forms.essay_answer_sheet import FEWEST_LINES, LINES_TOGETHER, answer_lines
from qbank.domain.codes import Instrument
from qbank.domain.items import Essay, RubricPoint

ANSWER_LINE = "GarisJawaban"
SHEET = "FR.IA.06C lembar_jawaban"
SHEETS = (
    SHEET,
    "FR.IA.05C lembar_jawaban",
    "2020 FR.IA.06.B lembar_jawaban",
    "2020 FR.IA.05.B lembar_jawaban",
)


def essay(model_answer: str) -> Essay:
    return Essay(
        "Jelaskan.", model_answer, (RubricPoint(2.5, "Sebab"), RubricPoint(4, "Akibat")), "Tercapai."
    )


def sheet_of(*answers: str) -> RenderedDocument:
    """Return the answer sheet of a paper with these model answers; all have the same minutes."""
    snapshot = sample_snapshot()
    first = snapshot.items_of(Instrument.DPT_ESAI)[0]
    others = tuple(item for item in snapshot.items if item.instrument is not Instrument.DPT_ESAI)
    essays = (replace(first, number=n, content=essay(text)) for n, text in enumerate(answers, start=1))
    return by_name(render_form(replace(snapshot, items=(*others, *essays)), PROFILE))[SHEET]


def rows_to_write_on(document: RenderedDocument) -> Iterator[tuple[Tree, int]]:
    """Yield the rows with dotted lines, and how many each has."""
    for row in body_of(document.data).iter(f"{W}tr"):
        count = sum(style_of(one) == ANSWER_LINE for one in row.iter(f"{W}p"))
        if count:
            yield row, count


def number_of(row: Tree) -> str:
    return text_of(next(row.iter(f"{W}tc"))).strip()


def lines_by_question(document: RenderedDocument) -> Counter[str]:
    lines: Counter[str] = Counter()
    for row, count in rows_to_write_on(document):
        lines[number_of(row)] += count
    return lines


def ruled_sides(row: Tree) -> tuple[bool, bool]:
    """Return whether there is a rule above the row and below it."""
    above, below = ({side.tag for side in row.iter(f"{W}{name}")} for name in ("top", "bottom"))
    return not above, not below


@pytest.mark.parametrize(
    ("words", "lines"), [(0, FEWEST_LINES), (60, 8), (90, 12), (163, 21), (221, 29), (900, 115)]
)
def test_an_answer_has_a_line_for_nine_words_and_a_reserve(words: int, lines: int) -> None:
    assert answer_lines(essay("kata " * words)) == lines


def test_words_in_lists_and_tables_of_the_model_answer_count_and_its_marks_do_not() -> None:
    rows = "\n".join("| **satu** | dua tiga |" for _ in range(30))
    listed = "\n".join("- empat lima enam" for _ in range(30))

    assert answer_lines(essay(f"| a | b |\n|---|---|\n{rows}\n\n{listed}")) == answer_lines(
        essay("kata " * 182)
    )


def test_two_essays_of_the_same_minutes_have_the_lines_of_their_own_answers() -> None:
    assert lines_by_question(sheet_of("kata " * 90, "kata " * 221)) == {"1": 12, "2": 29}


def test_wherever_a_page_ends_the_lines_on_the_next_show_their_question() -> None:
    rows = list(rows_to_write_on(sheet_of("kata " * 900, "kata " * 90)))

    assert all(
        count <= LINES_TOGETHER and row.find(f"{W}trPr/{W}cantSplit") is not None for row, count in rows
    )
    assert [number for number, _ in groupby(number_of(row) for row, _ in rows)] == ["1", "2"]


def test_an_answer_has_a_rule_above_and_below_it_and_none_within() -> None:
    *within, last, other = [ruled_sides(row) for row, _ in rows_to_write_on(sheet_of("kata", "kata"))][
        : FEWEST_LINES // LINES_TOGETHER + 1
    ]

    assert within == [(True, False), (False, False), (False, False)]
    assert last == (False, True)
    assert other == (True, False)


@pytest.mark.parametrize("name", SHEETS)
def test_the_signatures_stand_in_one_table_with_the_feedback(name: str) -> None:
    *_, signed = body_of(every_document()[name].data).iter(f"{W}tbl")

    assert text_of(signed).startswith("Umpan Balik")
    assert "Tanda tangan" in text_of(signed)


@pytest.mark.parametrize("name", SHEETS)
def test_the_sheet_says_when_a_question_is_reached_and_shows_no_key(name: str) -> None:
    printed = text_of(body_of(every_document()[name].data))

    assert "Pencapaian diisi oleh asesor: Ya bila" in printed
    assert CANARY not in printed


def test_the_sheet_names_the_highest_score_of_each_essay() -> None:
    assert "Skor tertinggi 6,5" in text_of(body_of(sheet_of("Jawaban.").data))
