"""The five impossible cases of the published bank and ten more: each is explained by its right reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from synthetic_problems import own_cases, synthetic_bank

from qbank.assembly.explain.failure import Explanation, explain_failure
from qbank.assembly.explain.relaxed import relaxed_blueprint
from qbank.errors import Severity
from qbank.text.say import LANGUAGES, say_issue

ITEMS = 1_000
JARGON = ("solver", "milp", "lp", "slack", "iis", "infeasible", "gap", "bound", "constraint")
"""Words of the trade that no reader needs."""

PUBLISHED = {
    "A": ["asks for 3 items, the bank has only 1"],
    "B": ['"sukar" allows 14, but the lines inside it ask for 18'],
    "C": ["asks for 1 items in each form; 5 forms need 5, the bank has only 4"],
    "D": [
        "M.70.MKT00.003.2/4 asks for at least 1",
        "M.70.MKT00.041.2/5 asks for at least 1",
        "must not meet",
    ],
    "E": ["asks for at least 4", "allows at most 5", "case K-0", "case K-1"],
}
OWN = {
    "minutes too short": [{"length", "minutes"}],
    "enemies that must be used": [{"enemies", "named_items"}],
    "forms that may share one item": [{"quota_lines", "overlap"}],
    "target out of reach": [{"minutes", "targets"}, {"length", "targets"}],
    "keys on one letter": [{"key_positions"}],
    "evidence with one piece": [{"coverage"}],
    "paket incomplete": [{"tasks"}],
    "two of a case at most": [{"quota_lines", "stimulus"}],
    "every item is barred": [{"length"}, {"quota_lines"}],
    "two clashes at once": [{"quota_lines"}, {"length", "quota_lines"}],
}


def told(explanation: Explanation, language: str) -> str:
    return "\n".join(say_issue(issue, language) for issue in explanation.issues)


def rules_of(explanation: Explanation) -> list[set[str]]:
    return [{condition.rule for condition in conflict.conditions} for conflict in explanation.conflicts]


@pytest.mark.parametrize(("name", "reasons"), PUBLISHED.items(), ids=PUBLISHED)
def test_a_published_case_is_told_by_its_reason(shared: Path, name: str, reasons: Sequence[str]) -> None:
    problem, forms = synthetic_bank(shared, ITEMS).case(name)

    explanation = explain_failure(problem, forms)

    said = told(explanation, "en")
    assert [reason for reason in reasons if reason not in said] == []
    assert explanation.is_proved
    assert explanation.repair.is_enough


@pytest.mark.parametrize(("name", "rules"), OWN.items(), ids=OWN)
def test_a_case_of_our_own_is_told_by_its_reason(shared: Path, name: str, rules: list[set[str]]) -> None:
    problem, forms = own_cases(synthetic_bank(shared, ITEMS))[name]

    explanation = explain_failure(problem, forms)

    found = rules_of(explanation)
    assert [expected for expected in rules if expected not in found] == []
    assert explanation.is_proved


def test_the_bank_itself_needs_no_explanation(shared: Path) -> None:
    assert explain_failure(synthetic_bank(shared, ITEMS).problem()) == Explanation((), is_proved=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_told_has_no_words_of_the_trade(shared: Path, language: str) -> None:
    bank = synthetic_bank(shared, ITEMS)
    cases = [*(bank.case(name) for name in "AE"), *list(own_cases(bank).values())[5:8]]

    words = {
        word.strip(".,:;()").lower()
        for problem, forms in cases
        for word in told(explain_failure(problem, forms), language).split()
    }

    assert words.isdisjoint(JARGON)


def test_what_to_write_is_named(shared: Path) -> None:
    problem, _ = synthetic_bank(shared, ITEMS).case("A")

    notes = [issue for issue in explain_failure(problem).issues if issue.severity is Severity.NOTE]

    assert next((note.code, dict(note.facts)) for note in notes) == (
        "assembly.write_items",
        {"count": 2, "what": "DPT-PG · M.70.MKT00.045.1 · C4"},
    )


@pytest.mark.parametrize("name", ["A", "C", "D"])
def test_the_relaxed_blueprint_of_a_published_case_clashes_no_more(shared: Path, name: str) -> None:
    problem, forms = synthetic_bank(shared, ITEMS).case(name)

    relaxed = relaxed_blueprint(problem, forms)

    assert relaxed is not None
    assert relaxed.forms == (4 if name == "C" else 1)
    assert (relaxed.lines != problem.blueprint.lines) == (name != "C")
