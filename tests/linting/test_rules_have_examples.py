"""Every rule shows what it catches and what it lets pass, and says it in both languages."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

import pytest

from qbank.domain.items import ItemDraft
from qbank.errors import Severity
from qbank.linting import bank_rules, rules
from qbank.linting.bank_rules import BANK_RULES
from qbank.linting.examples import EXAMPLE_CONTEXT
from qbank.linting.rules import RULES
from qbank.text.say import LANGUAGES, say_issue

ALL_RULES: tuple[Any, ...] = (*RULES, *BANK_RULES)


def name_of(rule: Any) -> str:
    return str(rule.__name__).rpartition(".")[2]


def faults_of(rule: Any) -> list[str]:
    """What is wrong with a rule's own examples."""
    missing = [part for part in ("CODE", "SEVERITY", "CAUGHT", "PASSES", "check") if not hasattr(rule, part)]
    if missing:
        return missing
    caught = list(rule.check(rule.CAUGHT, EXAMPLE_CONTEXT))
    faults = [] if caught else ["catches nothing"]
    faults += ["another code" for issue in caught if issue.code != rule.CODE]
    faults += ["another severity" for issue in caught if issue.severity is not rule.SEVERITY]
    faults += ["lets nothing pass" for _ in rule.check(rule.PASSES, EXAMPLE_CONTEXT)]
    return faults


@pytest.mark.parametrize("rule", ALL_RULES, ids=name_of)
def test_a_rule_catches_one_example_and_lets_the_other_pass(rule: Any) -> None:
    assert faults_of(rule) == []


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ({"CAUGHT": RULES[0].PASSES}, ["catches nothing"]),
        ({"PASSES": RULES[0].CAUGHT}, ["lets nothing pass"]),
        ({"CODE": "lint.other"}, ["another code"]),
        ({"SEVERITY": Severity.NOTE}, ["another severity"]),
    ],
)
def test_a_rule_with_a_wrong_example_is_found(part: dict[str, Any], fault: list[str]) -> None:
    parts = {name: getattr(RULES[0], name) for name in ("CODE", "SEVERITY", "CAUGHT", "PASSES", "check")}

    assert faults_of(SimpleNamespace(**parts)) == []
    assert faults_of(SimpleNamespace(**parts | part)) == fault


def test_a_rule_without_examples_is_found() -> None:
    assert faults_of(SimpleNamespace(CODE="lint.new", SEVERITY=Severity.NOTE, check=None)) == [
        "CAUGHT",
        "PASSES",
    ]


@pytest.mark.parametrize(("package", "registry"), [(rules, RULES), (bank_rules, BANK_RULES)])
def test_every_module_of_rules_is_registered_under_its_own_name(
    package: Any, registry: Iterable[Any]
) -> None:
    modules = {module.name for module in pkgutil.iter_modules(package.__path__)}

    assert {name_of(rule) for rule in registry} == modules
    assert {rule.CODE for rule in registry} == {f"lint.{name}" for name in modules}


@pytest.mark.parametrize("rule", ALL_RULES, ids=name_of)
def test_a_rule_says_what_where_and_fix_in_both_languages(rule: Any) -> None:
    issue = next(iter(rule.check(rule.CAUGHT, EXAMPLE_CONTEXT)))

    said = {language: say_issue(issue, language).splitlines() for language in LANGUAGES}

    where = [] if issue.where.item == "" else ["  di mana: "]
    starts = ["", *where, "  perbaikan: "]
    assert [line.startswith(start) for line, start in zip(said["id"], starts, strict=True)] == [True] * len(
        starts
    )
    assert said["id"] != said["en"]


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_a_rule_on_items_names_item_and_field(rule: Any) -> None:
    item: ItemDraft = rule.CAUGHT

    places = {(issue.where.item, bool(issue.where.field)) for issue in rule.check(item, EXAMPLE_CONTEXT)}

    assert places == {(item.code, True)}


def test_rules_that_need_judgement_are_notes() -> None:
    notes = {name_of(rule) for rule in ALL_RULES if rule.SEVERITY is Severity.NOTE}

    assert notes == {"key_alone_longest", "key_word_in_stem", "absolute_words", "observation_measure"}
