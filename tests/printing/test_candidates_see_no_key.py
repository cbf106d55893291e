"""Nothing of a key reaches a document of the candidate's bundle, and every assessor's copy with answers says RAHASIA."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from printed_form import Documents, by_name, sample_documents, sample_form
from sample_snapshot import CANARY, PROFILE, sample_snapshot
from word_package import everything_in, parts_of

from qbank.documents import RenderedDocument, render_form
from qbank.domain.form_snapshot import FormSnapshot, SnapshotItem
from qbank.domain.items import MultipleChoice
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
