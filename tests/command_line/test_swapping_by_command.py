"""Swapping at the command line: proposals with what each would break, a swap, and a form drawn anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import LANGUAGES, SCHEME, Ran, told, tree

from qbank.errors import Fact

Qbank = Callable[..., Ran]
SET = f"{SCHEME}-001"


APART = ("DPT-PG", "DPT-Esai", "TPD")


def items_by_form(qbank: Qbank, *instruments: str) -> dict[str, list[str]]:
    forms = qbank("exam", "show", SET, "--json").data["forms"]
    return {
        form["label"]: [item["item"] for item in form["items"] if item["instrument"] in instruments]
        for form in forms
    }


def swap(qbank: Qbank, *words: str, **language: str) -> Ran:
    return qbank("exam", "swap", SET, *words, "--include-drafts", **language)


@pytest.fixture
def first(qbank: Qbank, with_forms: Path) -> str:
    """The first question of form A."""
    assert with_forms.is_dir()
    return items_by_form(qbank, "DPT-PG")["A"][0]


def proposals(qbank: Qbank, item: str, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = swap(qbank, "A", item, *words, "--json").data["proposals"]
    return rows


def test_proposals_say_what_fits_and_which_line_a_near_miss_breaks(qbank: Qbank, first: str) -> None:
    found = proposals(qbank, first)
    shown = swap(qbank, "a", first, language="id")

    assert len(found) == 5
    fits = [row["item"] for row in found if not row["breaks"]]
    misses = [row for row in found if row["breaks"]]
    assert fits
    assert all("PG setiap elemen" in row["breaks"][0] or "PG unit" in row["breaks"][0] for row in misses)
    assert shown.out.count("memenuhi semua ketentuan") == len(fits)
    assert all(row["item"] in shown.out for row in found)
    assert f"qbank exam swap {SET} A {first} --with BUTIR" in shown.out


def test_where_nothing_fits_the_way_out_is_told(qbank: Qbank, first: str) -> None:
    fits = [row["item"] for row in proposals(qbank, first) if not row["breaks"]]
    bans = [word for item in fits for word in ("--ban", item)]

    shown = swap(qbank, "A", first, *bans)

    assert "keeps every line" not in shown.out.replace("None keeps every line", "")
    assert (
        f"None keeps every line. To draw the rest anew: qbank exam swap {SET} A {first} --redraw" in shown.out
    )


def test_a_swap_is_told_and_shown(qbank: Qbank, first: str) -> None:
    new = next(row["item"] for row in proposals(qbank, first) if not row["breaks"])
    before = items_by_form(qbank, *APART)

    ran = swap(qbank, "A", first, "--with", new, language="id")

    assert (ran.code, ran.out) == (0, f"Paket A set {SET}: keluar {first}; masuk {new}.\n")
    after = items_by_form(qbank, *APART)
    assert set(before["A"]) ^ set(after["A"]) == {first, new}
    assert (before["B"], before["C"]) == (after["B"], after["C"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_swap_that_breaks_a_line_names_it_and_changes_nothing(
    qbank: Qbank, first: str, with_forms: Path, language: str
) -> None:
    """A question of another unit leaves one unit short and gives another one too many."""
    held = {code for codes in items_by_form(qbank, "DPT-PG").values() for code in codes}
    other = next(f"PG-09{n:02}" for n in range(1, 24) if f"PG-09{n:02}" not in held)
    before = tree(with_forms)

    ran = swap(qbank, "A", first, "--with", other, language=language)

    lines = len(re.findall(r'"PG ', ran.err))
    facts: dict[str, Fact] = {"old": first, "new": other, "form": "A", "lines": lines}
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith(told("swap.breaks_lines", language, facts))
    assert '"PG unit 003.2 analisis lingkungan bisnis"' in ran.err
    assert '"PG unit 004.1 strategi bisnis"' in ran.err
    assert tree(with_forms) == before


def test_a_form_is_drawn_anew_beside_its_sisters(qbank: Qbank, first: str) -> None:
    before = items_by_form(qbank, *APART)
    questions = [code for code in before["A"] if code.startswith("PG")]
    keep, leave = questions[5], next(code for code in before["A"] if code.startswith("ES"))

    ran = swap(qbank, "A", first, "--redraw", "--pin", keep, "--ban", leave, "--json")

    assert ran.code == 0, ran.err
    after = items_by_form(qbank, *APART)
    assert {first, leave} <= set(ran.data["left"])
    assert keep in after["A"]
    assert {first, leave}.isdisjoint(after["A"])
    assert (before["B"], before["C"]) == (after["B"], after["C"])
    assert set(after["A"]).isdisjoint(after["B"] + after["C"])
    coverage = qbank("exam", "show", SET, "--json").data["forms"][0]["coverage"]
    assert coverage["open"] == []


def test_a_pin_without_a_redraw_is_a_mistake(qbank: Qbank, first: str) -> None:
    ran = swap(qbank, "A", first, "--pin", first)

    assert (ran.code, ran.err) == (2, told("swap.pin_without_redraw", "en", {}))


def test_the_checklist_is_not_swapped(qbank: Qbank, first: str) -> None:
    assert first
    facts = {"item": "CL-0101", "criterion": "M.70.MKT00.003.2/1.1"}

    ran = swap(qbank, "A", "CL-0101")

    assert (ran.code, ran.err) == (6, told("swap.checklist_row", "en", facts))
