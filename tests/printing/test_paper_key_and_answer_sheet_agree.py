"""Question paper, key and answer sheet, read back from the files, count and order alike, as the snapshot says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from printed_form import Documents, by_name, sample_documents
from sample_snapshot import KEYS, PROFILE, sample_snapshot
from word_package import W, body_of, parts_of, questions_of, style_of, tables_of, text_of

from qbank.documents import RenderedDocument, render_form
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import FormSnapshot
from qbank.domain.items import MultipleChoice
from qbank.text.markdown import read_markdown
from qbank.text.rich_text import plain_text


@pytest.fixture(name="documents", scope="module")
def _documents() -> Documents:
    return sample_documents()


def options_of(snapshot: FormSnapshot) -> list[list[str]]:
    return [
        [option.text for option in item.content.options]
        for item in snapshot.items_of(Instrument.DPT_PG)
        if isinstance(item.content, MultipleChoice)
    ]


def key_of(document: RenderedDocument) -> dict[str, str]:
    """Read the key's pairs, wherever they stand in the table."""
    table = next(table for table in tables_of(document.data) if table[0][:2] == ["No.", "Kunci"])
    return {row[at]: row[at + 1] for row in table[1:] for at in range(0, len(row), 2) if row[at]}


def answer_places_of(document: RenderedDocument) -> list[list[str]]:
    """Read the places of the answer sheet down the first block, then the second."""
    table = next(table for table in tables_of(document.data) if table[0][0] == "No.")
    width = len(table[2]) // 2
    blocks = [[row[start : start + width] for row in table[2:]] for start in (0, width)]
    return [place for block in blocks for place in block if place[0]]


def test_the_paper_asks_in_the_order_of_the_snapshot(documents: Documents) -> None:
    snapshot = sample_snapshot()
    stems = [
        plain_text(read_markdown(item.content.stem)[:1])
        for item in snapshot.items_of(Instrument.DPT_PG)
        if isinstance(item.content, MultipleChoice)
    ]

    asked = questions_of(documents["FR.IA.05A soal"].data)

    assert [stem for stem, _ in asked] == stems
    assert [options for _, options in asked] == options_of(snapshot)


def test_the_order_of_the_items_in_the_snapshot_does_not_matter(documents: Documents) -> None:
    snapshot = sample_snapshot()
    turned = by_name(render_form(replace(snapshot, items=snapshot.items[::-1]), PROFILE))

    assert {name: one.sha256 for name, one in turned.items()} == {
        name: one.sha256 for name, one in documents.items()
    }


def test_the_key_names_the_right_letter_of_every_question(documents: Documents) -> None:
    assert key_of(documents["FR.IA.05B kunci"]) == {str(n): key for n, key in enumerate(KEYS, start=1)}


def test_the_key_points_at_the_option_printed_on_the_paper(documents: Documents) -> None:
    asked = questions_of(documents["FR.IA.05A soal"].data)
    key = key_of(documents["FR.IA.05B kunci"])
    right = [
        next(option.text for option in item.content.options if option.key)
        for item in sample_snapshot().items_of(Instrument.DPT_PG)
        if isinstance(item.content, MultipleChoice)
    ]

    pointed = [options["abcde".index(key[str(n)])] for n, (_, options) in enumerate(asked, start=1)]

    assert pointed == right


def test_the_answer_sheet_has_one_empty_place_a_question(documents: Documents) -> None:
    places = answer_places_of(documents["FR.IA.05C lembar_jawaban"])

    assert places == [[str(number), "", "☐", "☐"] for number in range(1, len(KEYS) + 1)]


def test_options_restart_by_words_own_numbering(documents: Documents) -> None:
    body = body_of(documents["FR.IA.05A soal"].data)
    numbering = parts_of(documents["FR.IA.05A soal"].data)["word/numbering.xml"].decode()
    styled = [one for one in body.iter(f"{W}p") if style_of(one) in ("Soal", "Pilihan")]

    # No number of their own: both are levels of one list, linked in the styles.
    assert all(one.find(f"{W}pPr/{W}numPr") is None for one in styled)
    assert numbering.index('w:pStyle w:val="Soal"') < numbering.index('w:pStyle w:val="Pilihan"')
    assert numbering.count("<w:multiLevelType") == numbering.count("<w:abstractNum ")


def test_every_line_of_a_case_keeps_with_its_first_question(documents: Documents) -> None:
    body = body_of(documents["FR.IA.05A soal"].data)
    case = next(table for table in body.iter(f"{W}tbl") if text_of(table).startswith("Kasus untuk soal 5–7"))
    after = next(one for one in case.itersiblings(f"{W}p"))

    lines = [(style_of(one), one.find(f"{W}pPr/{W}keepNext") is not None) for one in case.iter(f"{W}p")]

    assert lines
    assert all(keeps for _, keeps in lines)
    assert text_of(after).startswith("Pada soal nomor 5,")


def test_a_case_is_printed_once_before_its_questions(documents: Documents) -> None:
    text = text_of(body_of(documents["FR.IA.05A soal"].data))

    assert text.count("Kasus untuk soal 5–7: Toko Sinar Jaya") == 1
    assert text.index("soal nomor 4.") < text.index("Kasus untuk soal 5–7") < text.index("soal nomor 5,")
