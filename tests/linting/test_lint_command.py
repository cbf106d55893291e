"""`qbank item lint` and `qbank item duplicates`, as people and machines read them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qbank.cli.boundary import run_guarded

EXAMPLES = Path(__file__).parents[1] / "examples"
UNIT = "M.70.MKT00.047.1"
SCHEME = "contoh-strategi-dan-tim"
ITEMS = f"""
unit: {UNIT}
kind: multiple_choice
author: contoh-penyusun
items:
  - code: PG-9201
    criteria: ["1.1"]
    level: C3
    dimension: TS
    difficulty: mudah
    minutes: "1.5"
    reference: Praktik umum
    content:
      indicator: Diberi kasus, asesi memilih.
      stem: Toko di Palu menolak kiriman karena terlambat dua hari. Penyelia mendahulukan ....
      options:
        - {{text: penjadwalan ulang kendaraan., rationale: Mengira armada kurang.}}
        - {{text: pemeriksaan catatan gudang., key: "true", rationale: Sebab belum diketahui.}}
        - {{text: pemotongan harga barang., rationale: Menutup akibat.}}
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on a bank that knows the example scheme; returns exit code, stdout, stderr."""

    def call(*arguments: str, language: str = "en") -> tuple[int, str, str]:
        code = run_guarded(["--database", sqlite_url, "--lang", language, *arguments], language)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    code, _, err = call("scheme", "import", str(EXAMPLES / "scheme.yaml"))
    assert (code, err) == (0, "")
    return call


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., str]:
    def write_items(*pairs: tuple[str, str], name: str = "items.yaml") -> str:
        text = ITEMS
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write_items


WITHOUT_REFERENCE = ("    reference: Praktik umum\n", "")
ALL_OF_THEM = ("pemotongan harga barang.", "semua jawaban benar.")


def test_a_sound_file_ends_well(run: Run, write: Callable[..., str]) -> None:
    code, out, err = run("item", "lint", write())

    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Items: 1 · errors 0 · warnings 0 · notes 0 · items with warnings, reasoned or not: 0",
        "Multiple choice: 1 · key alone longest 0%",
        "Keys among 3 options: a 0%, b 100%, c 0%",
    ]


def test_a_warning_says_what_where_fix_and_rule(run: Run, write: Callable[..., str]) -> None:
    path = write(WITHOUT_REFERENCE)

    code, out, err = run("item", "lint", path, language="id")

    assert (code, err) == (0, "")
    assert out.splitlines()[:5] == [
        "Peringatan: Sumber jawaban belum disebut.",
        f"  di mana: {path}, baris 6, butir PG-9201, isian reference",
        "  perbaikan: Isi 'reference' dengan peraturan dan pasalnya, atau sumber yang lazim di bidang ini.",
        "  aturan: reference",
        "Butir: 1 · salah 0 · peringatan 1 · catatan 0 · butir dengan peringatan, beralasan atau tidak: 1",
    ]


def test_a_reason_is_shown_with_its_note(run: Run, write: Callable[..., str]) -> None:
    reason = ("    content:\n", "    lint_reasons: {reference: Kebijakan rekaan.}\n    content:\n")

    code, out, _ = run("item", "lint", write(WITHOUT_REFERENCE, reason))

    lines = out.splitlines()
    assert (code, lines[0], lines[3:5]) == (
        0,
        "Note: The item names no source.",
        ["  rule: reference", "  reason: Kebijakan rekaan."],
    )
    assert lines[5].endswith("errors 0 · warnings 0 · notes 1 · items with warnings, reasoned or not: 1")


def test_errors_come_first_and_end_in_exit_code_4(run: Run, write: Callable[..., str]) -> None:
    code, out, err = run("item", "lint", write(WITHOUT_REFERENCE, ALL_OF_THEM))

    assert code == 4
    assert [line for line in out.splitlines() if line.startswith("  rule: ")] == [
        "  rule: all_or_none",
        "  rule: reference",
        "  rule: absolute_words",
    ]
    assert err.splitlines()[0] == "Error: There are 1 errors."


def test_faults_of_a_file_are_findings_too(run: Run, write: Callable[..., str]) -> None:
    code, out, _ = run("--json", "item", "lint", write(('key: "true", ', "")))

    data = json.loads(out)
    assert (code, data["items"], [finding["rule"] for finding in data["findings"]]) == (
        4,
        0,
        ["item.key_count"],
    )


def test_json_tells_everything(run: Run, write: Callable[..., str]) -> None:
    path = write(WITHOUT_REFERENCE)

    code, out, _ = run("item", "lint", path, "--json")

    assert code == 0
    assert json.loads(out) == {
        "items": 1,
        "findings": [
            {
                "rule": "reference",
                "severity": "warning",
                "where": {
                    "file": path,
                    "line": 6,
                    "column": None,
                    "item": "PG-9201",
                    "field": "reference",
                    "sheet": "",
                },
                "facts": {},
                "what": "The item names no source.",
                "fix": "Fill in 'reference': the law and article, or the trade's common source.",
                "reason": "",
            }
        ],
        "totals": {"error": 0, "warning": 1, "note": 0, "warned_items": 1},
        "keys": {"items": 1, "alone_longest": 0, "positions": {"3": {"a": 0, "b": 1, "c": 0}}},
    }


def test_the_bank_is_linted_by_scheme_and_status(run: Run, write: Callable[..., str]) -> None:
    run("item", "import", write(WITHOUT_REFERENCE), "--add-persons")

    counts = {}
    for options in ((), ("--status", "draft"), ("--status", "approved"), ("--scheme", SCHEME)):
        data = json.loads(run("item", "lint", "--json", *options)[1])
        counts[options] = (data["items"], data["totals"]["warning"])

    assert counts == {
        (): (1, 1),
        ("--status", "draft"): (1, 1),
        ("--status", "approved"): (0, 0),
        ("--scheme", SCHEME): (1, 1),
    }
    assert run("item", "lint", "--scheme", "lain")[0] == 3


def test_a_file_is_compared_with_the_bank_but_not_with_its_own_old_version(
    run: Run, write: Callable[..., str]
) -> None:
    run("item", "import", write(), "--add-persons")

    same_code = run("item", "lint", write(("Palu", "Poso")))
    other_code = run("item", "lint", write(("Palu", "Poso"), ("PG-9201", "PG-9202"), name="new.yaml"))

    assert (same_code[0], other_code[0]) == (0, 4)
    assert "same as PG-9201" in other_code[1]


def test_two_files_with_one_code_are_refused(run: Run, write: Callable[..., str]) -> None:
    paths = (write(), write(("Palu", "Poso"), name="again.yaml"))

    rules = {
        path: json.loads(run("--json", "item", "lint", *paths[: n + 1])[1])["findings"]
        for n, path in enumerate(paths)
    }

    assert rules[paths[0]] == []
    assert [finding["rule"] for finding in rules[paths[1]]] == ["item.code_twice"]


def test_options_on_the_bank_do_not_go_with_files(run: Run, write: Callable[..., str]) -> None:
    code, out, err = run("item", "lint", write(), "--status", "draft")

    assert (code, out) == (2, "")
    assert err.startswith("Error: --scheme and --status choose items of the bank")


def test_near_copies_are_ranked_in_a_table_and_as_json(run: Run, write: Callable[..., str]) -> None:
    copy = write(("Palu", "Poso"), ("PG-9201", "PG-9202"), name="copy.yaml")
    for path in (write(), copy):
        run("item", "import", path, "--add-persons")

    _, table, _ = run("item", "duplicates")
    _, data, _ = run("item", "duplicates", "--json")
    none = run("item", "duplicates", "--least", "0.99")

    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in table.splitlines() if "PG-" in line]
    assert rows == [["88%", "PG-9201", "PG-9202", "", "palu", "poso"]]
    expected: list[dict[str, Any]] = [
        {
            "first": "PG-9201",
            "second": "PG-9202",
            "similarity": 0.875,
            "enemies": False,
            "only_first": ["palu"],
            "only_second": ["poso"],
        }
    ]
    assert json.loads(data) == expected
    assert none[:2] == (0, "No two items are at least 99% the same.\n")


@pytest.mark.parametrize("command", ["lint", "duplicates"])
def test_both_commands_have_help(run: Run, command: str) -> None:
    helps = {language: run("item", command, "--help", language=language) for language in ("id", "en")}

    assert {code for code, _, _ in helps.values()} == {0}
    assert "item " + command in helps["id"][1]
    assert helps["id"][1] != helps["en"][1]
