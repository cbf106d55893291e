"""With --json a command prints one JSON value on stdout, in the shape that is agreed on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command_tree import leaves
from running import BLUEPRINT, SCHEME, SEED, Ran

Qbank = Callable[..., Ran]
SET = f"{SCHEME}-001"
KINDS = ("L", "TL", "T")

# Every command, called so that it has something to say.
LINES = {
    "demo": "demo",
    "init": "init",
    "lsp set": "lsp set --name LSP",
    "lsp show": "lsp show",
    "lsp wording": "lsp wording kalimat.toml",
    "template new": "template new dasar.docx",
    "template check": "template check dasar.docx",
    "scheme import": f"scheme import {next((SEED / 'schemes').glob('*.txt'))} --code {SCHEME}",
    "scheme list": "scheme list",
    "scheme show": f"scheme show {SCHEME}",
    "scheme diff": f"scheme diff {SCHEME} {SCHEME}",
    "scheme group": f"scheme group {SCHEME}",
    "scheme export": f"scheme export {SCHEME} skema.yaml",
    "plan import": f"plan import {SEED / 'plans' / SCHEME}.yaml",
    "plan show": f"plan show {SCHEME}",
    "plan export": f"plan export {SCHEME} rencana.yaml",
    "item import": f"item import {SEED / 'items'}",
    "item export": "item export soal.json",
    "item template": f"item template buku.xlsx --scheme {SCHEME}",
    "item list": "item list",
    "item show": "item show PG-0101",
    "item lint": "item lint",
    "item duplicates": "item duplicates",
    "plan set": f"plan set {SCHEME} {SCHEME} --pieces 1",
    "plan adopt": f"plan adopt {SCHEME} --as kom",
    "coverage": f"coverage {SCHEME} --set {SET}",
    "blueprint new": f"blueprint new {SCHEME}",
    "blueprint check": f"blueprint check {BLUEPRINT} --include-drafts",
    "blueprint import": f"blueprint import {SEED / 'blueprints' / BLUEPRINT}.yaml",
    "blueprint show": f"blueprint show {BLUEPRINT}",
    "exam assemble": f"exam assemble {BLUEPRINT} --seed 7 --include-drafts",
    "exam list": "exam list",
    "exam show": f"exam show {SET}",
    "exam swap": f"exam swap {SET} A LS-0101 --include-drafts",
    "exam print": f"exam print {SET}",
    "exam repeat": "exam repeat soal-RAHASIA.json",
    "person add": "person add ani --name Ani",
    "person set": "person set bank-awal --met MET.000",
    "person list": "person list",
    "item diff": "item diff PG-0101 1 1",
    "item uses": "item uses PG-0101",
    "exam sitting list": "exam sitting list",
    "review submit": "review submit PG-0101",
    "review approve": "review approve PG-0101 --as dewi",
    "review return": "review return PG-0101 --as dewi --comment Ubah",
    "review retire": "review retire PG-0101",
    "review queue": "review queue",
    "review history": "review history PG-0101",
    "review points": "review points",
    "review packet": "review packet M.70.MKT00.047.1 --xlsx paket.xlsx",
    "review import": "review import paket.xlsx --as dewi",
    "bank check": "bank check",
    "bank audit": "bank audit --anchor jangkar.json",
}
# Tried on a bank with approved items, by assembling/test_issuing_by_command.py.
ISSUING = {"exam issue", "exam withdraw", "exam sitting add"}
# Tried on a print, by test_verifying_a_print.py.
PRINTED = {"exam verify"}
# Tried on a new wording, and with an editor, by revising/test_revising_a_scheme.py and importing/test_editing_an_item.py.
CHANGING = {"scheme revise", "item edit"}
# What has to be done before.
_WAITING = ("person add dewi --name Dewi --role validator", "review submit PG-0101")
_PACKED = (
    _WAITING[0],
    "review submit --unit M.70.MKT00.047.1",
    "review packet M.70.MKT00.047.1 --xlsx paket.xlsx",
)
BEFORE = {
    "template check": ("template new dasar.docx",),
    "review approve": _WAITING,
    "review return": _WAITING,
    "review queue": _WAITING,
    "exam repeat": (f"exam assemble {BLUEPRINT} --seed 7 --forms 1 --include-drafts --problem soal.json",),
    "plan adopt": ("person add kom --name Kom --role committee",),
    "review packet": _PACKED[:2],
    "review import": _PACKED,
}
ITEM_KEYS = (
    "code uuid kind instrument status version approved_version criteria level dimension difficulty minutes points "
    "author reference tags enemies stimulus media calibration lint_reasons content"
)
CONTENT_KEYS = {
    "multiple_choice": "stem options indicator",
    "essay": "prompt model_answer rubric pass_rule",
    "oral": "prompt answer_points pass_rule probe",
    "supporting_question": "prompt answer_points pass_rule probe",
    "interview": "prompt answer_points pass_rule probe",
    "practical_task": "paket job_group company scenario attachments steps tools product product_key pass_rule role_cards watched_minutes",
    "third_party_statement": "statement period",
    "portfolio_evidence": "evidence valid authentic current sufficient",
    "observation_point": "standard observable",
}
PART_KEYS = {
    "options": "text key rationale fixed",
    "rubric": "points text required",
    "attachments": "title body xlsx",
    "steps": "text criteria",
    "product_key": "step text required",
    "role_cards": "role text",
}


def test_every_command_is_tried() -> None:
    assert set(LINES) | ISSUING | PRINTED | CHANGING == set(leaves())


@pytest.mark.parametrize("words", LINES)
def test_a_command_prints_one_json_value(qbank: Qbank, with_set: Path, words: str) -> None:
    assert with_set.is_dir()
    assert [qbank(*line.split()).code for line in BEFORE.get(words, ())] == [0] * len(BEFORE.get(words, ()))

    ran = qbank(*LINES[words].split(), "--json")

    assert ran.code == 0, ran.err
    assert isinstance(ran.data, (dict, list))
    assert ran.data != {}
    assert ran.out == json.dumps(ran.data, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("line", ["scheme list", "item list", "exam list", "person list"])
def test_an_empty_list_is_json_too(qbank: Qbank, started: Path, line: str) -> None:
    assert started.is_dir()

    assert qbank(*line.split(), "--json") == Ran(0, "[]\n", "")


def test_a_set_has_the_agreed_keys(qbank: Qbank, with_set: Path) -> None:
    assert with_set.is_dir()

    found = qbank("exam", "show", SET, "--json").data

    keys = "set scheme blueprint seed status solver targets minutes_total forms record"
    assert list(found) == keys.split()
    assert set(found["solver"]) == {"status", "seconds", "version"}
    assert found["solver"]["status"] in {"proved", "within_tolerance", "impossible_proved", "not_found"}
    assert _keys(found["targets"]) == {("name", "asked", "got", "tolerance", "bound")}
    assert _keys(found["forms"]) == {("label", "items", "coverage")}
    assert {len(target["got"]) for target in found["targets"]} == {1}
    (form,) = found["forms"]
    item_keys = ("instrument", "number", "item", "version", "criteria", "key", "level", "minutes")
    assert _keys(form["items"]) == {item_keys}
    assert list(form["coverage"]) == [*KINDS, "open"]
    assert (found["set"], found["scheme"], found["blueprint"]) == (SET, SCHEME, BLUEPRINT)
    assert (found["seed"], found["status"], form["label"]) == (7, "draft", "A")


def test_coverage_has_the_agreed_keys(qbank: Qbank, with_set: Path) -> None:
    assert with_set.is_dir()

    for line in (f"coverage {SCHEME}", f"coverage {SCHEME} --set {SET}"):
        found = qbank(*line.split(), "--json").data

        assert set(found) >= {"scheme", "criteria", "totals", "levels", "write_next"}
        agreed = ("unit", "element", "criterion", "text", "way", "instruments", "required", "gap")
        assert all(set(row) >= set(agreed) for row in found["criteria"])
        counts = [count for row in found["criteria"] for count in row["instruments"].values()]
        assert _keys(counts) == {("approved", "in_review", "draft")}
        assert list(found["totals"]) == ["criteria", "gaps", "by_kind"]
        assert list(found["totals"]["by_kind"]) == ["L", "TL", "T"]
        assert found["totals"]["criteria"] == len(found["criteria"]) == 132


def test_a_print_has_the_agreed_keys(qbank: Qbank, with_set: Path) -> None:
    found = qbank("exam", "print", SET, "--json").data

    assert list(found) == ["folder", "documents"]
    keys = ("form", "code", "role", "bundle", "file", "sha256", "content_sha256")
    assert _keys(found["documents"]) == {keys}
    roles = {"soal", "kunci", "lembar_jawaban", "tanda_tangan", "asesor", "asesi", "komite", "arsip"}
    assert {document["role"] for document in found["documents"]} <= roles
    assert (with_set / found["folder"]).is_dir()


def test_items_have_the_agreed_keys_shown_or_exported(qbank: Qbank, with_set: Path) -> None:
    qbank("item", "export", "soal.json")
    exported = json.loads((with_set / "soal.json").read_text(encoding="utf-8"))
    items = exported["items"] if isinstance(exported, dict) else exported

    assert {item["kind"] for item in items} == set(CONTENT_KEYS)
    for item in items:
        assert list(item) == ITEM_KEYS.split()
        assert list(item["content"]) == CONTENT_KEYS[item["kind"]].split()
        assert _keys(item["criteria"]) == {("unit", "unit_revision", "criterion")}
        for name in PART_KEYS.keys() & item["content"].keys():
            assert _keys(item["content"][name]) <= {tuple(PART_KEYS[name].split())}
    shown = qbank("item", "show", items[0]["code"], "--json").data
    assert shown == items[0] | {"approved_by": []}


def test_a_scheme_is_shown_whole(qbank: Qbank, seeded: Path) -> None:
    assert seeded.is_dir()

    found = qbank("scheme", "show", SCHEME, "--json").data

    assert (found["code"], found["kind"], found["level"]) == (SCHEME, "KKNI", "6")
    elements = [element for unit in found["units"] for element in unit["elements"]]
    assert len(found["units"]) == 9
    assert len(elements) == 31
    assert sum(len(element["criteria"]) for element in elements) == 132


def _keys(rows: list[dict[str, Any]]) -> set[tuple[str, ...]]:
    return {tuple(row) for row in rows}
