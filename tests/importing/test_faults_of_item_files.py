"""Item files: every fault is told with its line, and none hides another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from item_sources import CHOICE, DRAFTS, PLAIN, SOURCES

from qbank.domain.codes import (
    ItemKind,
)
from qbank.errors import Issue, Where
from qbank.formats.yaml.items import read_items_yaml


def fault(code: str, line: int, column: int, field: str, **facts: str | int) -> Issue:
    """An issue of the one item in the source, numbered from 1 in `field`."""
    return Issue(code, facts, Where(line=line, column=column, field=f"items.1.{field}"))


def missing(line: int, column: int, field: str, name: str) -> Issue:
    return fault("item.missing_field", line, column, field, name=name)


LONG_TAG = "t" * 41
FAULTS = {
    # identity
    "a code of another kind": (
        ("choice", "code: PG-0001", "code: ES-0001"),
        [fault("item.code_shape", 5, 11, "code", kind="multiple_choice")],
    ),
    "a code without enough digits": (
        ("choice", "code: PG-0001", "code: PG-001"),
        [fault("item.code_shape", 5, 11, "code", kind="multiple_choice")],
    ),
    "a code with digits of another script": (
        ("choice", "code: PG-0001", "code: PG-٠٠٠١"),
        [fault("item.code_shape", 5, 11, "code", kind="multiple_choice")],
    ),
    "an author that is blank": (
        ("choice", "author: penyusun", "author: ' '"),
        [missing(5, 5, "author", "author")],
    ),
    "a UUID that is none": (
        ("choice", "    points: 1", "    uuid: '123'"),
        [fault("item.bad_uuid", 11, 11, "uuid", uuid="123")],
    ),
    "no KUK": (
        ("choice", 'criteria: ["1.1"]', "criteria: []"),
        [fault("item.no_criterion", 6, 15, "criteria")],
    ),
    "a KUK without a unit": (
        ("choice", "unit: A.01.001.1\n", "\n"),
        [missing(6, 16, "criteria.1.unit", "criteria.1.unit")],
    ),
    "KUK left out": (("choice", '    criteria: ["1.1"]\n', ""), [fault("item.no_criterion", 5, 5, "criteria")]),
    # facts of a version
    "no minutes": (("choice", "    minutes: 1.5\n", ""), [missing(5, 5, "minutes", "minutes")]),
    "no minutes of a task": (("task", "    minutes: 60\n", ""), [missing(5, 5, "minutes", "minutes")]),
    "no level, dimension and difficulty": (
        ("choice", "    level: C3\n    dimension: TS\n    difficulty: sedang\n", ""),
        [missing(5, 5, name, name) for name in ("level", "dimension", "difficulty")],
    ),
    "no minutes at all": (
        ("choice", "minutes: 1.5", "minutes: 0"),
        [fault("item.not_positive", 10, 14, "minutes", name="minutes", value="0")],
    ),
    "negative minutes where none are needed": (
        ("plain", "CL-0001", "CL-0001\n    minutes: -5"),
        [fault("item.not_positive", 5, 14, "minutes", name="minutes", value="-5")],
    ),
    "minutes that are no number": (
        ("spoken", "minutes: 3", "minutes: .inf\n    points: nan"),
        [
            Issue(
                "field.number",
                {"name": "minutes", "value": ".inf", "expected": ""},
                Where(line=10, column=14, field="items.1.minutes"),
            )
        ],
    ),
    "minutes without end, points without value": (
        ("spoken", "minutes: 3", "minutes: inf\n    points: nan"),
        [
            fault("item.not_positive", 10, 14, "minutes", name="minutes", value="inf"),
            fault("item.not_positive", 11, 13, "points", name="points", value="nan"),
        ],
    ),
    "no points": (
        ("choice", "points: 1", "points: 0"),
        [fault("item.not_positive", 11, 13, "points", name="points", value="0")],
    ),
    "a tag that is too long": (
        ("choice", "[kasus]", f"[kasus, {LONG_TAG}]"),
        [fault("item.too_long", 12, 19, "tags.2", name="tags.2", count=41, most=40)],
    ),
    "a blank tag": (("choice", "[kasus]", "['']"), [missing(12, 12, "tags.1", "tags.1")]),
    "a stimulus without code": (
        ("choice", "    tags: [kasus]", "    stimulus: ''"),
        [missing(12, 15, "stimulus", "stimulus")],
    ),
    # multiple choice
    "a blank stem": (
        ("choice", "stem: Pokok soal ....", "stem: |"),
        [missing(14, 13, "content.stem", "content.stem")],
    ),
    "a blank option": (
        ("choice", "text: tiga.", "text: ' '"),
        [missing(19, 17, "content.options.3.text", "content.options.3.text")],
    ),
    "two options": (
        ("choice", "        - text: satu.\n", ""),
        [fault("item.option_count", 16, 9, "content.options", count=2)],
    ),
    "six options": (
        ("choice", "        - text: satu.\n", "".join(f"        - text: pilihan {n}.\n" for n in "abcd")),
        [fault("item.option_count", 16, 9, "content.options", count=6)],
    ),
    "no key": (
        ("choice", "          key: true\n", ""),
        [fault("item.key_count", 16, 9, "content.options", count=0)],
    ),
    "two keys": (
        ("choice", "- text: tiga.", "- {text: tiga., key: true}"),
        [fault("item.key_count", 16, 9, "content.options", count=2)],
    ),
    "two options of one text": (
        ("choice", "text: tiga.", "text: ' satu. '"),
        [fault("item.same_options", 16, 9, "content.options")],
    ),
    # essay
    "no rubric": (
        (
            "essay",
            "rubric:\n        - {points: 2, text: Butir satu, required: true}\n"
            "        - {points: 1, text: Butir dua}",
            "rubric: []",
        ),
        [fault("item.no_rubric", 14, 15, "content.rubric")],
    ),
    "a rubric point without score": (
        ("essay", "{points: 1, text", "{points: 0, text"),
        [
            fault(
                "item.not_positive", 16, 20, "content.rubric.2.points",
                name="content.rubric.2.points", value="0",
            )
        ],
    ),
    # spoken questions
    "no answer points": (
        ("spoken", "[Satu, Dua]", "[]"),
        [fault("item.no_answer_points", 13, 22, "content.answer_points")],
    ),
    "a blank answer point": (
        ("spoken", "[Satu, Dua]", "[Satu, '']"),
        [missing(13, 29, "content.answer_points.2", "content.answer_points.2")],
    ),
    # tasks
    "a step without key": (
        ("task", "        - {step: 1, text: Butir satu}\n", ""),
        [fault("item.step_without_key", 22, 9, "content.product_key", step=1)],
    ),
    "a step without KUK": (
        ("task", '          criteria: ["1.1"]\n', "          criteria: []\n"),
        [fault("item.step_without_criterion", 15, 11, "content.steps.1", step=1)],
    ),
    "a key without step": (
        ("task", "{step: 2, text", "{step: 3, text"),
        [
            fault("item.step_without_key", 22, 9, "content.product_key", step=2),
            fault("item.key_without_step", 22, 9, "content.product_key", step=3),
        ],
    ),
    "watched for longer than it takes": (
        ("task", "      paket: A\n", "      paket: A\n      watched_minutes: 61\n"),
        [fault("item.watched_minutes", 9, 24, "content.watched_minutes", value=61, most="60")],
    ),
    "watched for less than no time": (
        ("task", "      paket: A\n", "      paket: A\n      watched_minutes: -1\n"),
        [fault("item.watched_minutes", 9, 24, "content.watched_minutes", value=-1, most="60")],
    ),
    "watched for part of a minute": (
        ("task", "      paket: A\n", "      paket: A\n      watched_minutes: 2.5\n"),
        [
            fault(
                "field.whole_number", 9, 24, "content.watched_minutes",
                name="watched_minutes", value="2.5", expected="",
            )
        ],
    ),
    "other KUK than the steps'": (
        ("task", "    minutes: 60", '    minutes: 60\n    criteria: ["1.1"]'),
        [fault("item.criteria_beside_steps", 7, 15, "criteria")],
    ),
    "no steps": (
        (
            "task",
            '        - text: Langkah satu\n          criteria: ["1.1"]\n        - text: Langkah dua\n'
            '          criteria: ["1.2", B.02.002.1/1.1]\n',
            "        []\n",
        ),
        [
            fault("item.no_criterion", 5, 5, "criteria"),
            fault("item.key_without_step", 19, 9, "content.product_key", step=1),
            fault("item.key_without_step", 19, 9, "content.product_key", step=2),
        ],
    ),
    "a blank part far in": (
        ("task", "role: Pemilik", "role: ''"),
        [missing(26, 18, "content.role_cards.1.role", "content.role_cards.1.role")],
    ),
    # observation points
    "a standard that is too long": (
        ("plain", '"≥ 2 sumber"', "s" * 61),
        [
            fault(
                "item.too_long", 7, 25, "content.standard", name="content.standard", count=61, most=60
            )
        ],
    ),
    "an observable that is too long": (
        ("plain", "Menyebut sumbernya.", "o" * 201),
        [
            fault(
                "item.too_long", 7, 51, "content.observable", name="content.observable", count=201, most=200
            )
        ],
    ),
    "a text that is too long": (
        ("choice", "Pokok soal ....", "p" * 20_001),
        [fault("item.too_long", 14, 13, "content.stem", name="content.stem", count=20_001, most=20_000)],
    ),
    # shapes
    "a kind that is not known": (
        ("choice", "kind: multiple_choice", "kind: quiz"),
        [fault("field.choice", 5, 5, "kind", name="kind", value="quiz", expected=", ".join(ItemKind))],
    ),
    "a kind that is missing": (
        ("choice", "kind: multiple_choice\n", "\n"),
        [fault("field.missing", 5, 5, "kind", name="kind")],
    ),
    "a level that is not known": (
        ("choice", "level: C3", "level: C7"),
        [fault("field.choice", 7, 12, "level", name="level", value="C7", expected="C1, C2, C3, C4, C5, C6")],
    ),
    "a key that is neither true nor false": (
        ("choice", "key: true", "key: benar"),
        [
            fault(
                "field.true_or_false", 18, 16, "content.options.2.key", name="key", value="benar", expected=""
            )
        ],
    ),
    "content of another kind": (
        ("essay", "kind: essay", "kind: oral"),
        [
            fault("field.unknown", 13, 21, "content.model_answer", name="model_answer"),
            fault("field.unknown", 15, 9, "content.rubric", name="rubric"),
            fault("field.missing", 12, 7, "content.answer_points", name="answer_points", value="", expected=""),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_its_line(name: str) -> None:
    (source, old, new), expected = FAULTS[name]
    assert SOURCES[source].count(old) == 1
    text = SOURCES[source].replace(old, new)

    read = read_items_yaml(text.encode())

    codes = {"essay": "ES-0001", "spoken": "LS-0001", "task": "TP-0001", "plain": "CL-0001"}
    item = new.removeprefix("code: ") if new.startswith("code: ") else codes.get(source, "PG-0001")
    assert read.issues == [replace(issue, where=replace(issue.where, item=item)) for issue in expected]
    assert [draft for draft, _ in read.items] == DRAFTS[source][1:]


def test_every_fault_of_the_item_and_its_content_is_told_at_once() -> None:
    text = (
        CHOICE.replace("stem:", "stam:").replace("level: C3", "levle: C3").replace("points: 1", "points: x")
    )

    read = read_items_yaml(text.encode())

    assert [(issue.code, issue.where.line, issue.facts["name"]) for issue in read.issues] == [
        ("field.unknown_near", 14, "stam"),
        ("field.missing", 14, "stem"),
        ("field.unknown_near", 7, "levle"),
        ("field.number", 11, "points"),
    ]


def test_the_faults_of_all_items_are_told_and_the_sound_ones_read() -> None:
    text = PLAIN.replace("CL-0001", "CL-1").replace("period: 12 bulan", "peroid: 12 bulan")

    read = read_items_yaml(text.encode())

    assert [draft for draft, _ in read.items] == DRAFTS["plain"][2:]
    assert [(issue.code, issue.where.line, issue.where.item) for issue in read.issues] == [
        ("item.code_shape", 4, "CL-1"),
        ("field.unknown_near", 11, "PK-0001"),
        ("field.missing", 11, "PK-0001"),
    ]


FILE_FAULTS = {
    "no items": ("unit: A\n", [Issue("item.no_items", {}, Where(line=1, column=1))]),
    "items that are no list": ("items: {a: b}\n", [Issue("item.no_items", {}, Where(line=1, column=1))]),
    "a single word": ("hello\n", [Issue("item.no_items", {}, Where(line=1, column=1))]),
    "a field that is not known": (
        "untit: A\nitems: []\n",
        [Issue("field.unknown", {"name": "untit"}, Where(line=1, column=8, field="untit"))],
    ),
    "an item that is no mapping": (
        "items:\n  - PG-0001\n",
        [
            Issue(
                "field.mapping",
                {"name": "items.1", "value": "PG-0001"},
                Where(line=2, column=5, field="items.1"),
            )
        ],
    ),
    "stimuli that are no list": (
        "stimuli: abc\nitems: []\n",
        [Issue("field.list", {"name": "stimuli", "value": "abc"}, Where(line=1, column=10, field="stimuli"))],
    ),
    "a stimulus with a blank title and a long code": (
        f"stimuli:\n  - code: {'k' * 21}\n    title: ''\n    body: Isi\nitems: []\n",
        [
            Issue("item.missing_field", {"name": "title"}, Where(line=3, column=12, field="stimuli.1.title")),
            Issue(
                "item.too_long",
                {"name": "code", "count": 21, "most": 20},
                Where(line=2, column=11, field="stimuli.1.code"),
            ),
        ],
    ),
    "a stimulus without body": (
        "stimuli:\n  - code: K-1\n    title: Judul\nitems: []\n",
        [
            Issue(
                "field.missing",
                {"name": "body", "value": "", "expected": ""},
                Where(line=2, column=5, field="stimuli.1.body"),
            )
        ],
    ),
}


@pytest.mark.parametrize("name", FILE_FAULTS)
def test_a_fault_of_the_file_is_told_with_its_line(name: str) -> None:
    text, expected = FILE_FAULTS[name]

    read = read_items_yaml(text.encode())

    assert read.issues == expected
    assert read.items == []
