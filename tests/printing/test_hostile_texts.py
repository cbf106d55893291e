"""Texts that break careless writers come out unharmed; what no document may hold is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from printed_form import hostile_documents
from sample_snapshot import HOSTILE, LONG_WORD, PROFILE, sample_snapshot
from word_package import body_of, parts_of, questions_of, text_of

from qbank.documents import render_form
from qbank.documents.wordml import escape
from qbank.errors import InputRefusedError, Issue
from qbank.text.markdown import read_line
from qbank.text.rich_text import plain_inlines

FORBIDDEN = [
    *map(chr, range(9)),
    "\x0b",
    "\x0c",
    "\r",
    *map(chr, range(14, 32)),
    "\x7f",
    "\x85",
    "\ud800",
    "\udfff",
    "\ufffd",
    "\uffff",
]
PRINTABLE = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffd\ufffe\uffff"))


def as_read(markdown: str) -> str:
    return plain_inlines(read_line(markdown))


def test_a_question_comes_out_as_written() -> None:
    stem, options = questions_of(hostile_documents()["FR.IA.05A soal"].data)[0]

    assert stem == as_read(f"{HOSTILE} {LONG_WORD}")
    assert options[0] == as_read(HOSTILE)
    assert as_read(HOSTILE) == HOSTILE.replace("&amp;", "&")


def test_texts_of_the_scheme_are_no_markdown() -> None:
    checklist = text_of(body_of(hostile_documents()["FR.IA.01 asesor"].data))

    assert f"{HOSTILE} {LONG_WORD}" in checklist
    assert HOSTILE in parts_of_text(hostile_documents()["FR.IA.01 asesor"].data, "word/header2.xml")


def parts_of_text(data: bytes, part: str) -> str:
    return text_of(etree.fromstring(parts_of(data)[part]))


@given(PRINTABLE)
def test_the_escaper_loses_nothing(text: str) -> None:
    assert (etree.fromstring(f'<t a="{escape(text)}">{escape(text)}</t>').text or "") == text


@pytest.mark.parametrize("character", FORBIDDEN, ids=lambda character: f"U+{ord(character):04X}")
def test_the_escaper_refuses_what_no_document_may_hold(character: str) -> None:
    with pytest.raises(InputRefusedError) as refused:
        escape(f"a{character}b")

    facts = {"code_point": f"U+{ord(character):04X}", "text": "a·b"}
    assert refused.value.issues == (Issue("document.forbidden_character", facts),)


def test_a_form_with_such_a_character_is_refused() -> None:
    sample = sample_snapshot()

    with pytest.raises(InputRefusedError):
        render_form(replace(sample, scheme=replace(sample.scheme, title="a\x07b")), PROFILE)
