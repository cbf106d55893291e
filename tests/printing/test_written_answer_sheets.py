"""The candidate's answer sheets: room for an answer as long as the one expected, and what is reached when, without any key."""

from __future__ import annotations

from dataclasses import replace

import pytest
from printed_form import by_name, every_document
from sample_snapshot import CANARY, PROFILE, sample_snapshot
from word_package import W, body_of, style_of, text_of

from qbank.documents import RenderedDocument, render_form
from qbank.documents.forms.essay_answer_sheet import FEWEST_LINES, answer_lines
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


def lines_by_row(document: RenderedDocument) -> list[int]:
    rows = ([style_of(one) for one in row.iter(f"{W}p")] for row in body_of(document.data).iter(f"{W}tr"))
    return [count for count in (styles.count(ANSWER_LINE) for styles in rows) if count]


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
    assert lines_by_row(sheet_of("kata " * 90, "kata " * 221)) == [12, 29]


def test_a_place_longer_than_a_page_may_go_on_over_the_page() -> None:
    rows = list(body_of(sheet_of("kata " * 900).data).iter(f"{W}tr"))

    place = next(row for row in rows if any(style_of(one) == ANSWER_LINE for one in row.iter(f"{W}p")))
    assert place.find(f"{W}trPr/{W}cantSplit") is None
    assert sum(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows) == len(rows) - 1


@pytest.mark.parametrize("name", SHEETS)
def test_the_sheet_says_when_a_question_is_reached_and_shows_no_key(name: str) -> None:
    printed = text_of(body_of(every_document()[name].data))

    assert "Pencapaian diisi oleh asesor: Ya bila" in printed
    assert CANARY not in printed


def test_the_sheet_names_the_highest_score_of_each_essay() -> None:
    assert "Skor tertinggi 6,5" in text_of(body_of(sheet_of("Jawaban.").data))
