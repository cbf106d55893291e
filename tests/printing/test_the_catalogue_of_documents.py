"""The list of all documents: letters by edition and role, and no key that could pass for a candidate's sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from printed_form import sample_form
from sample_snapshot import PROFILE, sample_snapshot

from qbank.documents import render_form
from qbank.documents.catalogue import CATALOGUE
from qbank.documents.editions import CODES, FORMS_BY_INSTRUMENT, LAYOUTS, Form
from qbank.documents.set_catalogue import SET_CATALOGUE
from qbank.domain.codes import Instrument
from qbank.domain.print_profile import Edition
from qbank.errors import InputRefusedError, Issue, Where
from qbank.text.wording import built_in_wording

KEY_OF = {
    Form.MULTIPLE_CHOICE_PAPER: (Form.MULTIPLE_CHOICE_KEY, Form.MULTIPLE_CHOICE_ANSWER_SHEET),
    Form.ESSAY_PAPER: (Form.ESSAY_KEY, Form.ESSAY_ANSWER_SHEET),
}


def test_every_form_has_one_entry_and_a_code_in_both_editions() -> None:
    forms = [entry.form for entry in (*CATALOGUE, *SET_CATALOGUE)]

    assert len(forms) == len(set(forms))
    for edition in Edition:
        assert set(forms) == set(CODES[edition]) == set(Form)
    assert set(LAYOUTS) == set(Edition)
    assert set(FORMS_BY_INSTRUMENT) == set(Instrument)


@pytest.mark.parametrize(
    ("edition", "letters"), [(Edition.E2023, ("A", "B", "C")), (Edition.E2020, ("", ".A", ".B"))]
)
def test_paper_key_and_answer_sheet_have_the_letters_of_the_edition(
    edition: Edition, letters: tuple[str, ...]
) -> None:
    codes = CODES[edition]

    found = {paper: tuple(codes[form] for form in (paper, *others)) for paper, others in KEY_OF.items()}

    assert found == {
        Form.MULTIPLE_CHOICE_PAPER: tuple(f"FR.IA.05{letter}" for letter in letters),
        Form.ESSAY_PAPER: tuple(f"FR.IA.06{letter}" for letter in letters),
    }


@pytest.mark.parametrize("edition", Edition)
def test_a_key_has_neither_the_name_nor_the_title_of_a_sheet(edition: Edition) -> None:
    by_entry = {CODES[edition][entry.form]: entry for entry in CATALOGUE}
    printed = sample_form(edition)

    secret = {one.file for one in printed if "_RAHASIA_" in one.file}
    assert {one.file for one in printed if one.role == "kunci"} <= secret
    assert [one.file for one in printed if one.bundle == "asesi" and one.file in secret] == []
    assert len({one.file.rpartition("/")[2] for one in printed}) == len(printed)
    assert {one.code for one in printed} == set(by_entry)


@pytest.mark.parametrize("name", ["title", "short", "file"])
def test_a_wording_that_names_a_key_as_a_sheet_is_refused(name: str) -> None:
    wording = built_in_wording()
    paper = wording.texts[f"multiple_choice_paper.{name}"]
    texts = {**wording.texts, f"multiple_choice_key.{name}": paper.upper()}

    with pytest.raises(InputRefusedError) as refused:
        render_form(sample_snapshot(), PROFILE, replace(wording, texts=texts))

    facts = {"words": paper.upper(), "code": "FR.IA.05B", "sheet": "FR.IA.05A"}
    where = Where(field=f"multiple_choice_key.{name}")
    assert refused.value.issues == (Issue("document.key_named_as_sheet", facts, where),)
