"""A paper of short questions stands in two columns; one long or rich question keeps the whole paper in one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree
from other_snapshots import SHORT_QUESTIONS, short_snapshot
from printed_form import by_name, sample_documents
from sample_snapshot import CASE, PROFILE, TABLE_STEM
from word_package import W, body_of, questions_of, style_of

from qbank.documents import RenderedDocument, render_form
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import FormSnapshot, SnapshotItem
from qbank.domain.items import MultipleChoice, Option

PAPER = "FR.IA.05A soal"


def paper_of(snapshot: FormSnapshot) -> RenderedDocument:
    return by_name(render_form(snapshot, PROFILE))[PAPER]


def columns_of(document: RenderedDocument) -> list[str]:
    """Return the number of columns of each section of a document."""
    sections = body_of(document.data).iter(f"{W}sectPr")
    found = [section.find(f"{W}cols") for section in sections]
    return ["1" if one is None else one.get(f"{W}num", "1") for one in found]


def with_question(snapshot: FormSnapshot, **changes: object) -> FormSnapshot:
    """Change question 7 of the paper."""

    def changed(item: SnapshotItem) -> SnapshotItem:
        if item.instrument is not Instrument.DPT_PG or item.number != 7:
            return item
        assert isinstance(item.content, MultipleChoice)
        stimulus = changes.get("stimulus", item.stimulus)
        content = {name: value for name, value in changes.items() if name != "stimulus"}
        return replace(item, content=replace(item.content, **content), stimulus=stimulus)  # type: ignore[arg-type]

    return replace(snapshot, items=tuple(changed(item) for item in snapshot.items))


def test_short_questions_stand_in_two_columns_of_one_section() -> None:
    document = paper_of(short_snapshot())

    assert columns_of(document) == ["1", "2", "1"]
    asked = questions_of(document.data)
    assert len(asked) == SHORT_QUESTIONS
    assert {len(options) for _, options in asked} == {3, 4, 5}
    assert all(f"nomor {number}," in stem for number, (stem, _) in enumerate(asked, start=1))


def test_only_the_first_section_names_head_and_foot() -> None:
    first, *later = body_of(paper_of(short_snapshot()).data).iter(f"{W}sectPr")

    assert len(first.findall(f"{W}headerReference")) == len(first.findall(f"{W}footerReference")) == 2
    assert [etree.QName(section[0]).localname for section in later] == ["type", "type"]


LONG = "Toko mencatat penjualan yang turun selama tiga bulan berturut-turut walaupun harga dan promosi tetap sama. "
OPTIONS = tuple(Option(text, key=text == "b.") for text in ("a.", "b."))
CHANGES: dict[str, dict[str, object]] = {
    "long stem": {"stem": LONG * 2},
    "long option": {"options": (*OPTIONS, Option(LONG))},
    "table": {"stem": TABLE_STEM},
    "paragraphs": {"stem": "Satu.\n\nDua."},
    "formula": {"stem": "Nilai $x$ ialah ...."},
    "case": {"stimulus": CASE},
}


@pytest.mark.parametrize("change", CHANGES)
def test_one_question_that_needs_the_page_keeps_one_column(change: str) -> None:
    assert columns_of(paper_of(with_question(short_snapshot(), **CHANGES[change]))) == ["1"]


def test_few_questions_and_essays_stand_in_one_column() -> None:
    snapshot = short_snapshot()
    few = [item for item in snapshot.items if item.instrument is not Instrument.DPT_PG or item.number < 10]

    assert columns_of(paper_of(replace(snapshot, items=tuple(few)))) == ["1"]
    assert columns_of(sample_documents()["FR.IA.06A soal"]) == ["1"]


def test_every_line_of_a_question_keeps_with_the_next_in_a_column_too() -> None:
    lines = [
        (style_of(one), one.find(f"{W}pPr/{W}keepNext") is not None)
        for one in body_of(paper_of(short_snapshot()).data).iter(f"{W}p")
        if style_of(one) in ("Soal", "Pilihan")
    ]
    ends = [*[number for number, (style, _) in enumerate(lines) if style == "Soal"][1:], len(lines)]

    assert [number for number, (_, keeps) in enumerate(lines) if not keeps] == [end - 1 for end in ends]
