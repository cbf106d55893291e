"""Nothing of a key reaches a document of the candidate's bundle, and every assessor's copy with answers says RAHASIA."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from printed_form import Documents, by_name, every_document, sample_documents, sample_form
from sample_snapshot import CANARY, PROFILE, sample_snapshot
from word_package import everything_in, parts_of, tables_of

from qbank.documents import RenderedDocument, render_form
from qbank.domain.form_snapshot import FormSnapshot, SnapshotItem
from qbank.domain.items import MultipleChoice, ObservationPoint, PortfolioEvidence, SpokenQuestion
from qbank.domain.print_profile import Edition

SECRET = {
    "FR.IA.01 asesor",
    "FR.IA.02 kunci",
    "FR.IA.02 asesor",
    "FR.IA.03 asesor",
    "FR.IA.04B kunci",
    "FR.IA.05B kunci",
    "FR.IA.06B kunci",
    "FR.IA.07 asesor",
    "FR.IA.08 asesor",
    "FR.IA.09 asesor",
    "FR.IA.10 asesor",
    "FR.VA komite",
    "KISI-KISI komite",
    "LEMBAR-KOREKSI kunci",
    "MATRIKS-BUKTI komite",
}

SIGNED = {"FR.IA.01", "FR.IA.03", "FR.IA.04B", "FR.IA.08", "FR.IA.09"}
"""Secret forms whose result the candidate signs, on a page of its own."""


@pytest.fixture(name="documents", scope="module")
def _documents() -> Documents:
    return sample_documents()


def canaries(text: str) -> set[str]:
    return set(re.findall(rf"{CANARY}-[A-Z0-9-]+[a-z]?", text))


def bundle(documents: Documents, *names: str) -> list[RenderedDocument]:
    return [document for document in documents.values() if document.bundle in names]


def test_no_canary_reaches_the_candidate() -> None:
    for edition in Edition:
        found = {
            one.file: canaries(everything_in(one)) for one in sample_form(edition) if one.bundle == "asesi"
        }

        assert all(names == set() for names in found.values()), found
        assert len(found) == 11


def test_every_canary_reaches_the_assessor_or_the_committee(documents: Documents) -> None:
    printed = "".join(everything_in(one) for one in bundle(documents, "asesor", "arsip"))

    # A hint in a role's name stands on a line of its own.
    assert canaries(repr(sample_snapshot().items)) - canaries(printed) == set()


def kept_from_candidates(snapshot: FormSnapshot) -> list[str]:
    """Return what of a form would help a candidate beside the canaries: item codes, KUK, measures, what is looked for."""
    texts = [item.code for item in snapshot.items]
    texts += [one.text for unit in snapshot.units for one in unit.criteria]
    for item in snapshot.items:
        match item.content:
            case ObservationPoint(standard=standard):
                texts.append(standard)
            case PortfolioEvidence(evidence=evidence, valid=valid, current=current, sufficient=sufficient):
                texts += [evidence, valid, current, sufficient]
            case SpokenQuestion(prompt=prompt):
                texts.append(prompt)
    return texts


def leaks(document: RenderedDocument) -> set[str]:
    printed = everything_in(document)
    return canaries(printed) | {one for one in kept_from_candidates(sample_snapshot()) if one in printed}


def signing_pages(edition: str) -> Documents:
    pages = {name: one for name, one in every_document().items() if one.role == "tanda_tangan"}
    return {one.code: one for name, one in pages.items() if name.startswith("2020") == (edition == "2020")}


@pytest.mark.parametrize("edition", Edition)
def test_the_page_that_is_signed_holds_nothing_of_its_secret_form(edition: Edition) -> None:
    pages = signing_pages(edition)
    forms = {one.code: one for one in sample_form(edition) if "_RAHASIA_" in one.file}

    assert set(pages) == SIGNED
    assert {code: found for code, page in pages.items() if (found := leaks(page))} == {}
    # The same search finds the keys of the forms themselves.
    assert [code for code in SIGNED if not leaks(forms[code])] == []


@pytest.mark.parametrize("edition", Edition)
def test_the_page_that_is_signed_says_which_form_set_and_paper_it_belongs_to(edition: Edition) -> None:
    for code, page in signing_pages(edition).items():
        parts = {name: part.decode(errors="replace") for name, part in parts_of(page.data).items()}

        assert f"bagian penutup {code} (" in parts["word/document.xml"]
        for foot in ("word/footer1.xml", "word/footer2.xml"):
            assert f"{code} · contoh-001 · Paket A · 000000000000" in parts[foot]
            assert "RAHASIA" not in parts[foot]
        assert {"Nama Asesi", "Nama Asesor", "Tanggal"} <= {row[0] for row in tables_of(page.data)[0]}


def asks_the_candidate_to_sign(document: RenderedDocument) -> bool:
    """Say whether a table has the candidate in its head and a row for signatures."""
    return any(
        "Asesi" in table[0] and any(row[0] == "Tanda tangan dan tanggal" for row in table)
        for table in tables_of(document.data)
    )


def test_no_secret_document_asks_the_candidate_to_sign() -> None:
    asking = {name for name, one in every_document().items() if asks_the_candidate_to_sign(one)}

    assert {name for name in asking if "_RAHASIA_" in every_document()[name].file} == set()
    pages = {f"{code} tanda_tangan" for code in SIGNED}
    assert pages | {f"2020 {name}" for name in pages} <= asking


def test_another_key_changes_no_byte_for_the_candidate(documents: Documents) -> None:
    other = by_name(render_form(with_first_option_as_key(sample_snapshot()), PROFILE))

    changed = {name for name in documents if other[name].sha256 != documents[name].sha256}

    assert changed == {"FR.IA.05B kunci", "KISI-KISI komite", "LEMBAR-KOREKSI kunci"}


def with_first_option_as_key(snapshot: FormSnapshot) -> FormSnapshot:
    return replace(snapshot, items=tuple(_first_is_key(item) for item in snapshot.items))


def _first_is_key(item: SnapshotItem) -> SnapshotItem:
    if not isinstance(item.content, MultipleChoice):
        return item
    options = tuple(replace(option, key=number == 0) for number, option in enumerate(item.content.options))
    return replace(item, content=replace(item.content, options=options))


def test_the_candidate_sees_no_item_code_and_no_criterion(documents: Documents) -> None:
    snapshot = sample_snapshot()
    codes = {item.code for item in snapshot.items}
    texts = {criterion.text for unit in snapshot.units for criterion in unit.criteria}

    shown = {one.code: everything_in(one) for one in bundle(documents, "asesi")}

    assert {code for text in shown.values() for code in codes if code in text} == set()
    assert {one for text in shown.values() for one in texts if one in text} == set()
    assert all(one in everything_in(documents["FR.IA.01 asesor"]) for one in texts)


def test_secrecy_is_said_in_the_name_and_on_every_page(documents: Documents) -> None:
    named = {name for name, one in documents.items() if "RAHASIA" in one.file}
    headed = {
        name
        for name, one in documents.items()
        if all(
            b"RAHASIA" in parts_of(one.data)[f"word/{part}.xml"] for part in ("header1", "header2", "footer1")
        )
    }
    mentioned = {
        name for name, one in documents.items() if b"RAHASIA" in parts_of(one.data)["word/header2.xml"]
    }

    assert named == SECRET
    assert headed == SECRET
    assert mentioned == SECRET


def test_the_bundle_is_the_folder(documents: Documents) -> None:
    assert [one.file.split("/")[0] for one in documents.values()] == [
        one.bundle for one in documents.values()
    ]
    assert len({one.file for one in documents.values()}) == len(documents)
