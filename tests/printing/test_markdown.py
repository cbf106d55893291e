"""Markdown (CommonMark with tables) becomes rich-text values; HTML and one-line "lists" stay text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbank.text.markdown import read_line, read_markdown
from qbank.text.rich_text import (
    Alignment,
    DataTable,
    FormulaMark,
    LineBreak,
    Listing,
    PictureMark,
    Quotation,
    RichText,
    Span,
    TextBlock,
    Verbatim,
    plain_text,
)

PARAGRAPH = TextBlock((Span("Satu."),))
CASES: dict[str, RichText] = {
    "": (),
    "Satu.": (PARAGRAPH,),
    "Satu\nbaris": (TextBlock((Span("Satu baris"),)),),
    "Satu.\n\nDua": (PARAGRAPH, TextBlock((Span("Dua"),))),
    "Satu  \nbaris": (TextBlock((Span("Satu"), LineBreak(), Span("baris"))),),
    "*miring* **tebal** `kode`": (
        TextBlock(
            (
                Span("miring", italic=True),
                Span(" "),
                Span("tebal", bold=True),
                Span(" "),
                Span("kode", code=True),
            )
        ),
    ),
    "2025. Tahun buku": (TextBlock((Span("2025. Tahun buku"),)),),
    "# 1": (TextBlock((Span("# 1"),)),),
    "# Judul\n\nSatu.": (TextBlock((Span("Judul"),), 1), PARAGRAPH),
    "Harga <b>naik</b> &amp; R&D <5 %": (TextBlock((Span("Harga <b>naik</b> & R&D <5 %"),)),),
    "<div>\n\nSatu.": (TextBlock((Span("<div>"),)), PARAGRAPH),
    "- a\n- b": (Listing(((TextBlock((Span("a"),)),), (TextBlock((Span("b"),)),))),),
    "3. a\n4. b": (Listing(((TextBlock((Span("a"),)),), (TextBlock((Span("b"),)),)), ordered=True, start=3),),
    "> a\n\nSatu.": (Quotation((TextBlock((Span("a"),)),)), PARAGRAPH),
    "```\na  b\n c\n```": (Verbatim(("a  b", " c")),),
    "Satu.\n\n---\n\n[laman](http://a.id) ![peta](p.png)": (
        PARAGRAPH,
        TextBlock((Span("laman (http://a.id) "), PictureMark("p.png", "peta"))),
    ),
    "Luas 20 m^2^, H~2~O; 10^3 dan ~5": (
        TextBlock(
            (
                Span("Luas 20 m"),
                Span("2", raised=True),
                Span(", H"),
                Span("2", lowered=True),
                Span("O; 10^3 dan ~5"),
            )
        ),
    ),
    "Jika $x^2$ maka\n\n$$\\frac{a}{b}$$": (
        TextBlock((Span("Jika "), FormulaMark("x^2"), Span(" maka"))),
        TextBlock((FormulaMark("\\frac{a}{b}", display=True),)),
    ),
    "1. a\n   - b\n   - c\n2. d": (
        Listing(
            (
                (
                    TextBlock((Span("a"),)),
                    Listing(((TextBlock((Span("b"),)),), (TextBlock((Span("c"),)),))),
                ),
                (TextBlock((Span("d"),)),),
            ),
            ordered=True,
        ),
    ),
    "| a | b |\n|---|--:|\n| 1 |  |": (
        DataTable(((Span("a"),), (Span("b"),)), (((Span("1"),), ()),), (None, Alignment.RIGHT)),
    ),
}


@pytest.mark.parametrize("text", CASES)
def test_every_construct_becomes_its_value(text: str) -> None:
    assert read_markdown(text) == CASES[text]


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    plain_text(read_markdown(text))
    read_line(text)


@given(st.lists(st.text("abc xyz", min_size=1).map(str.strip).filter(bool), min_size=2))
def test_no_word_is_lost(paragraphs: list[str]) -> None:
    assert plain_text(read_markdown("\n\n".join(paragraphs))).split() == " ".join(paragraphs).split()
