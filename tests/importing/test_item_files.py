"""Item files: every kind is read as it is meant."""

from __future__ import annotations

from dataclasses import replace

import pytest
from importing_banks import EXAMPLES
from item_sources import CHOICE, DRAFTS, SOURCES, SPOKEN, TASK

from qbank.domain.codes import (
    ItemKind,
)
from qbank.domain.items import (
    Stimulus,
    Task,
)
from qbank.formats.json.canonical import to_data, version_digest
from qbank.formats.yaml.items import read_items_yaml


@pytest.mark.parametrize("name", SOURCES)
def test_a_file_is_read_as_it_is_meant(name: str) -> None:
    read = read_items_yaml(SOURCES[name].encode())

    assert read.issues == []
    assert [draft for draft, _ in read.items] == DRAFTS[name]


@pytest.mark.parametrize(
    ("kind", "code"), [("oral", "LS-0001"), ("supporting_question", "PM-0001"), ("interview", "PW-0001")]
)
def test_the_three_kinds_of_spoken_questions_are_read(kind: str, code: str) -> None:
    text = SPOKEN.replace("kind: oral", f"kind: {kind}").replace("LS-0001", code)

    read = read_items_yaml(text.encode())

    assert [draft for draft, _ in read.items] == [
        replace(DRAFTS["spoken"][0], kind=ItemKind(kind), code=code)
    ]


def test_a_project_is_read_like_a_task() -> None:
    text = TASK.replace("kind: practical_task", "kind: project").replace("TP-0001", "DI-0001")

    read = read_items_yaml(text.encode())

    assert [draft for draft, _ in read.items] == [
        replace(DRAFTS["task"][0], kind=ItemKind.PROJECT, code="DI-0001")
    ]


@pytest.mark.parametrize("watched", [0, 25, 60])
def test_a_task_may_say_for_how_long_it_is_watched(watched: int) -> None:
    text = TASK.replace("      paket: A\n", f"      paket: A\n      watched_minutes: {watched}\n")
    expected = DRAFTS["task"][0]
    assert isinstance(expected.content, Task)

    read = read_items_yaml(text.encode())

    assert [draft for draft, _ in read.items] == [
        replace(expected, content=replace(expected.content, watched_minutes=watched))
    ]


def test_a_task_that_does_not_say_so_has_the_digest_it_had_before_one_could() -> None:
    draft = DRAFTS["task"][0]
    assert isinstance(draft.content, Task)
    watched = replace(draft, content=replace(draft.content, watched_minutes=0))

    assert version_digest(draft) == "f24855a3ee520c9ee0ff6d5891afb6f3c99d813a95f80fe834cf4912d431c66d"
    assert version_digest(watched) != version_digest(draft)
    assert "watched_minutes" not in to_data(draft)["content"]
    assert to_data(watched)["content"]["watched_minutes"] == 0


@pytest.mark.parametrize("kind", ItemKind)
def test_the_example_of_every_kind_is_read(kind: ItemKind) -> None:
    read = read_items_yaml((EXAMPLES / "items" / f"{kind}.json").read_bytes())

    assert read.issues == []
    assert {draft.kind for draft, _ in read.items} == {kind}


def test_a_stimulus_may_stand_in_the_item_itself_as_in_an_export() -> None:
    text = CHOICE.replace("tags: [kasus]", "stimulus: {code: K-1, title: Judul, body: Isi}")

    read = read_items_yaml(text.encode())

    assert read.issues == []
    assert [stimulus for stimulus, _ in read.stimuli] == [Stimulus("K-1", "Judul", "Isi")]
    assert read.items[0][0].stimulus == "K-1"


def test_a_faulty_stimulus_in_an_item_is_told_with_its_line() -> None:
    text = CHOICE.replace("tags: [kasus]", "stimulus: {code: K-1, title: Judul}")

    read = read_items_yaml(text.encode())

    assert [(i.code, i.where.line, i.where.field) for i in read.issues] == [
        ("field.missing", 12, "items.1.stimulus.body")
    ]
