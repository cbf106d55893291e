"""What became of an item: its versions word by word, who approved which, and where it was used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from reviewed_banks import AUTHOR, CODE, approve_fully, copied_bank, store_items, submit
from sqlalchemy import Engine

from qbank.domain.word_changes import Part
from qbank.errors import Fact, Issue, NotFoundError, Where
from qbank.store.session import session_scope
from qbank.usecases.compare_versions import compare_versions
from qbank.usecases.show_item import show_item


@pytest.fixture
def filled(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Engine]:
    with copied_bank(migrated_sqlite, tmp_path, managed=True) as engine:
        yield engine


def test_an_item_shows_the_version_asked_for_and_who_approved_it(filled: Engine, tmp_path: Path) -> None:
    submit(filled, CODE)
    approve_fully(filled, CODE)
    store_items(filled, tmp_path, AUTHOR, ("Bagian kunjungan Yusuf", "Bagian dari kunjungan Yusuf"))

    with session_scope(filled) as session:
        newest, first = show_item(session, CODE), show_item(session, CODE, 1)

    assert (newest["version"], newest["status"], newest["approved_version"], newest["approved_by"]) == (
        2, "draft", 1, [],
    )  # fmt: skip
    assert (first["version"], first["status"]) == (1, "approved")
    assert [row["person"] for row in first["approved_by"]] == ["dewi", "eko"]
    assert first["content"]["stem"] == "Bagian kunjungan Yusuf yang menjadi pesanan adalah ...."


def test_a_version_that_does_not_exist_is_told(filled: Engine) -> None:
    with pytest.raises(NotFoundError) as told, session_scope(filled) as session:
        show_item(session, CODE, 7)

    facts: dict[str, Fact] = {"item": CODE, "version": 7, "newest": 1}
    assert told.value.issues == (Issue("item.no_version", facts, Where(item=CODE)),)


def test_two_versions_differ_in_the_words_that_changed(filled: Engine, tmp_path: Path) -> None:
    store_items(
        filled,
        tmp_path,
        AUTHOR,
        ("Bagian kunjungan", "Berapa kunjungan"),
        ("difficulty: mudah", "difficulty: sukar"),
    )

    with session_scope(filled) as session:
        found = compare_versions(session, CODE, None, None)

    assert (found.old, found.new) == (1, 2)
    assert {change.field: [(run.part, run.text) for run in change.runs] for change in found.changes} == {
        "difficulty": [(Part.REMOVED, "mudah"), (Part.ADDED, "sukar")],
        "content.stem": [
            (Part.REMOVED, "Bagian"),
            (Part.ADDED, "Berapa"),
            (Part.SAME, "kunjungan Yusuf yang menjadi pesanan adalah ...."),
        ],
    }


def test_the_only_version_has_nothing_to_be_compared_with(filled: Engine) -> None:
    with pytest.raises(NotFoundError) as told, session_scope(filled) as session:
        compare_versions(session, CODE, None, None)

    assert told.value.issues == (Issue("item.only_version", {"item": CODE}, Where(item=CODE)),)
