"""The catalogues of messages, phrases and help: a row for everything the program says, and none for what it doesn't."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import astuple
from enum import StrEnum
from functools import cache
from pathlib import Path

import click
import pytest
from catalogue_scan import Module, Use, issue_uses, modules_below, phrase_uses, placeholders

import qbank
from qbank.cli.root import root
from qbank.domain.import_plan import Change
from qbank.domain.lifecycle import VersionStatus
from qbank.errors import Issue, Severity
from qbank.text import messages
from qbank.text.help_texts import HELP
from qbank.text.messages import MESSAGES, Message
from qbank.text.phrases import PHRASES
from qbank.text.say import LANGUAGES, say_issue, what_and_fix

PACKAGE = Path(qbank.__file__).parent
SOLVER_STATUSES = ("proved", "within_tolerance", "impossible_proved", "not_found")


@cache
def modules() -> list[Module]:
    return modules_below(PACKAGE)


def all_issue_uses() -> list[Use]:
    return [use for module in modules() for use in issue_uses(module)]


def all_phrase_uses() -> list[Use]:
    return [use for module in modules() for use in phrase_uses(module)]


def without_row(uses: list[Use], catalogue: Mapping[str, object]) -> list[tuple[str, str]]:
    """(place, name) of everything used that has no row; "status.*" needs at least one that begins so."""
    return [
        (use.place, name)
        for use in uses
        for name in sorted(use.names)
        if not any(key == name or (name[-1] == "*" and key.startswith(name[:-1])) for key in catalogue)
    ]


def unused(uses: list[Use], catalogue: Mapping[str, object]) -> list[str]:
    names = {name for use in uses for name in use.names}
    heads = tuple(name[:-1] for name in names if name.endswith("*"))
    return [key for key in catalogue if key not in names and not (heads and key.startswith(heads))]


def facts_not_given(
    uses: list[Use], sentences: Mapping[str, tuple[str, ...]]
) -> list[tuple[str, str, list[str]]]:
    """(place, name, facts) where a sentence asks for facts that the place does not give."""
    return [
        (use.place, name, sorted(placeholders(*sentences[name]) - use.facts))
        for use in uses
        for name in sorted(use.names)
        if use.facts is not None and name in sentences and placeholders(*sentences[name]) - use.facts
    ]


MESSAGE_SENTENCES = {code: astuple(message) for code, message in MESSAGES.items()}


def test_every_issue_has_its_row() -> None:
    assert without_row(all_issue_uses(), MESSAGES) == []


def test_the_scan_understands_every_place_that_makes_an_issue() -> None:
    uses = all_issue_uses()

    assert [use.place for use in uses if not use.names] == []
    assert len(uses) > 100
    assert sum(use.facts is None for use in uses) <= len(uses) // 10


def test_no_row_is_left_over() -> None:
    assert unused(all_issue_uses(), MESSAGES) == []


def test_a_sentence_asks_only_for_facts_that_its_issue_carries() -> None:
    assert facts_not_given(all_issue_uses(), MESSAGE_SENTENCES) == []


def test_no_code_stands_in_two_modules_of_messages() -> None:
    areas = [value for name, value in vars(messages).items() if name.endswith("_MESSAGES")]

    assert sum(len(area) for area in areas) == len(MESSAGES) > 0


@pytest.mark.parametrize("code", MESSAGES)
def test_both_languages_say_the_same(code: str) -> None:
    message = MESSAGES[code]
    indonesian, english = (message.what_id, message.fix_id), (message.what_en, message.fix_en)

    assert placeholders(*indonesian) == placeholders(*english)
    assert all(sentence.strip() == sentence != "" for sentence in astuple(message))
    assert not {*indonesian} & {*english}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_said(language: str) -> None:
    for code, sentences in MESSAGE_SENTENCES.items():
        facts = {name: f"<{name}>" for name in placeholders(*sentences)}

        said = say_issue(Issue(code, facts), language)

        assert all(fact in said for fact in facts.values())
        assert "{" not in said


WITH_PART = [code for code, sentences in MESSAGE_SENTENCES.items() if "part" in placeholders(*sentences)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", WITH_PART)
def test_a_line_without_parts_is_said_without_a_gap(code: str, language: str) -> None:
    facts = dict.fromkeys(placeholders(*MESSAGE_SENTENCES[code]), "x")

    what, fix = what_and_fix(Issue(code, {**facts, "part": ""}), language)

    assert not re.search(r"  | [.,:;]|^ ", f"{what}\n{fix}", re.MULTILINE)


def test_plain_filling_would_leave_gaps() -> None:
    """The control of the test above."""
    facts = {name: "x" for code in WITH_PART for name in placeholders(*MESSAGE_SENTENCES[code])} | {
        "part": ""
    }

    gaps = [code for code in WITH_PART if re.search(r"  | \.", MESSAGES[code].what_en.format(**facts))]

    assert len(gaps) > 10


def test_every_phrase_has_its_row() -> None:
    assert without_row(all_phrase_uses(), PHRASES) == []


def test_no_phrase_is_left_over() -> None:
    assert unused(all_phrase_uses(), PHRASES) == []


def test_a_phrase_asks_only_for_facts_that_it_is_given() -> None:
    assert facts_not_given(all_phrase_uses(), PHRASES) == []


@pytest.mark.parametrize("key", PHRASES)
def test_a_phrase_asks_for_the_same_facts_in_both_languages(key: str) -> None:
    indonesian, english = PHRASES[key]

    assert placeholders(indonesian) == placeholders(english)
    assert "" not in {indonesian, english}


@pytest.mark.parametrize(
    ("head", "values"),
    [
        ("severity", tuple(Severity)),
        ("change", tuple(Change)),
        ("status", tuple(VersionStatus)),
        ("solver", SOLVER_STATUSES),
    ],
)
def test_every_value_that_is_spoken_of_has_its_phrase(head: str, values: tuple[StrEnum | str, ...]) -> None:
    rows = {key.partition(".")[2] for key in PHRASES if key.startswith(f"{head}.")}

    assert rows == set(values)


def commands(command: click.Command, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command of the tree with its path: "", "scheme", "scheme import" …."""
    yield path, command
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            found = command.get_command(ctx, name)
            assert found is not None
            yield from commands(found, f"{path} {name}".strip())


def spoken_help() -> set[str]:
    keys = set()
    for path, command in commands(root):
        keys.add(path or "qbank")
        for parameter in command.get_params(click.Context(command)):
            keys.update([name for name in parameter.opts if name.startswith("--")][:1])
    return keys


def test_every_command_and_option_has_its_help_and_no_help_is_left_over() -> None:
    assert spoken_help() == set(HELP)


@pytest.mark.parametrize("key", HELP)
def test_a_help_text_stands_in_both_languages(key: str) -> None:
    indonesian, english = HELP[key]

    assert re.fullmatch(r"[^{}]+[.)]", indonesian)
    assert re.fullmatch(r"[^{}]+[.)]", english)
    assert indonesian != english


# The checks themselves: each has to see what it is there for.

FAULTY = Module(
    """
CODE = "area.constant"
CODES = {"x": "area.in_a_table"}

def direct():
    yield Issue("area.direct", {"one": 1})

def conditional(flag):
    facts = {"one": 1}
    facts = {"two": 2} | {"three": 3}
    return Issue("area.yes" if flag else "area.no", facts)

def _helper(code, name, **facts):
    return Issue(code, {"name": name, **facts})

def _checked(code):
    yield _helper(code, "n", four=4)

def callers(kind, other):
    yield _helper("area.helped", "n", five=5)
    yield from _checked("area.twice_helped")
    yield Issue(CODE)
    yield Issue(CODES.get(kind, "area.default"), other)
    yield Issue(issue.code, issue.facts)

def unknowable(code):
    yield Issue(code.upper())

def spoken(state, status):
    state.say("area.said", one=1)
    state.phrase(f"status.{status}")
    state.print_table(["first", "second"], [])
""",
    "faulty.py",
)


def test_the_scan_reads_codes_and_facts_through_helpers() -> None:
    found = {tuple(sorted(use.names)): use.facts and sorted(use.facts) for use in issue_uses(FAULTY)}

    assert found == {
        ("area.direct",): ["one"],
        ("area.no", "area.yes"): ["three", "two"],
        ("area.helped",): ["five", "name"],
        ("area.twice_helped",): ["four", "name"],
        ("area.constant",): frozenset(),
        ("area.default", "area.in_a_table"): None,
        (): frozenset(),
    }


def test_the_scan_reads_phrases() -> None:
    found = [(sorted(use.names), use.facts and set(use.facts)) for use in phrase_uses(FAULTY)]

    assert sorted(found, key=repr) == sorted(
        [
            (["area.said"], {"one"}),
            (["status.*"], frozenset()),
            (["column.first", "column.second"], None),
        ],
        key=repr,
    )


def test_a_missing_row_a_needless_row_and_a_missing_fact_are_seen() -> None:
    uses = [use for use in issue_uses(FAULTY) if use.names <= {"area.direct", "area.constant"}]
    catalogue = {
        "area.direct": Message("{one}", "{two}", "{one}", "{three}"),
        "area.needless": Message("", "", "", ""),
    }
    sentences = {code: astuple(message) for code, message in catalogue.items()}
    place = next(use.place for use in uses if use.names == {"area.direct"})

    assert [name for _, name in without_row(uses, catalogue)] == ["area.constant"]
    assert unused(uses, catalogue) == ["area.needless"]
    assert facts_not_given(uses, sentences) == [(place, "area.direct", ["three", "two"])]


def test_a_head_that_no_phrase_begins_with_is_seen() -> None:
    uses = list(phrase_uses(FAULTY))

    assert [name for _, name in without_row(uses, {"area.said": "", "column.first": ""})] == [
        "status.*",
        "column.second",
    ]
