"""All rules over items: reasons silence warnings and nothing else, and a reason that silences nothing is found."""

from __future__ import annotations

from dataclasses import replace

from qbank.domain.items import ItemDraft
from qbank.errors import Issue, Severity, Where
from qbank.linting.bank_rules import near_copies
from qbank.linting.context import LintContext
from qbank.linting.examples import EXAMPLE_CONTEXT, choice_example
from qbank.linting.key_figures import KeyFigures, measure_keys
from qbank.linting.lint import Finding, lint_items

STEM = "Dua pemasok sama murahnya, tetapi tidak sama cepatnya. Yang dibandingkan ialah ...."
CLEAN = choice_example(STEM, "mutu kiriman.", "jarak gudang.", "harga pembelian.")
FAULTY = replace(CLEAN, reference="")
MISSING = Issue("lint.reference", {}, Where(item="PG-0001", field="reference"), Severity.WARNING)


def lint(item: ItemDraft) -> tuple[Finding, ...]:
    return lint_items([item], EXAMPLE_CONTEXT)


def test_a_sound_item_has_no_finding() -> None:
    assert lint(CLEAN) == ()
    assert lint(FAULTY) == (Finding("reference", MISSING),)


def test_a_reason_turns_a_warning_into_a_note_that_gives_it() -> None:
    item = replace(FAULTY, lint_reasons={"reference": "Kebijakan perusahaan rekaan."})

    found = lint(item)

    noted = replace(MISSING, severity=Severity.NOTE)
    assert found == (Finding("reference", noted, "Kebijakan perusahaan rekaan."),)


def test_a_blank_reason_is_none() -> None:
    found = lint(replace(FAULTY, lint_reasons={"reference": " "}))

    assert Finding("reference", MISSING) in found


def test_a_reason_silences_only_its_own_rule() -> None:
    found = lint(replace(FAULTY, lint_reasons={"probe": "Bukan lisan."}))

    idle = Issue(
        "lint.idle_reason", {"rule": "probe"}, Where(item="PG-0001", field="lint_reasons"), Severity.NOTE
    )
    assert found == (Finding("reference", MISSING), Finding("idle_reason", idle))


def test_a_reason_for_no_rule_is_a_warning() -> None:
    (found,) = lint(replace(CLEAN, lint_reasons={"panjang": "Biar."}))

    assert (found.rule, found.issue.severity) == ("unknown_rule", Severity.WARNING)
    assert found.issue.facts["rule"] == "panjang"
    assert "short_stem" in str(found.issue.facts["known"])


def test_an_error_has_no_excuse() -> None:
    item = choice_example(
        STEM, "mutu.", "jarak.", "semua jawaban benar.", lint_reasons={"all_or_none": "Biar."}
    )

    severities = {finding.rule: finding.issue.severity for finding in lint(item)}

    assert severities["all_or_none"] is Severity.ERROR


def test_items_beside_are_compared_with_but_not_judged() -> None:
    first, copy = near_copies.CAUGHT
    faulty_copy = replace(copy, reference="")

    found = lint_items([first], LintContext(EXAMPLE_CONTEXT.criteria, (faulty_copy,)))
    alone = lint_items([first], EXAMPLE_CONTEXT)

    assert [finding.rule for finding in found if finding not in alone] == ["near_copies"]
    assert "reference" not in {finding.rule for finding in found}


def test_items_beside_that_copy_each_other_are_not_told() -> None:
    found = lint_items(
        [CLEAN],
        LintContext(
            EXAMPLE_CONTEXT.criteria,
            tuple(replace(item, code=f"PG-100{n}") for n, item in enumerate(near_copies.CAUGHT)),
        ),
    )

    assert found == ()


def test_key_figures_count_every_letter() -> None:
    items = [
        choice_example("Yang dipilih ialah ....", "mutu.", "harga.", "jarak.", key=letter) for letter in "abb"
    ]

    figures = measure_keys(
        [*items, choice_example("Yang dipilih ialah ....", "mutu kiriman.", "harga.", "a.", "b.")]
    )

    positions = {3: {"a": 1, "b": 2, "c": 0}, 4: {"a": 1, "b": 0, "c": 0, "d": 0}}
    assert figures == KeyFigures(4, 1, (3 / 3 + 1 / 4) / 4, positions)
    assert measure_keys([]) == KeyFigures(0, 0, 0.0, {})
