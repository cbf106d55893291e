"""Whatever a user gets wrong is told as what, where and how to fix, in their language, and changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from running import BLUEPRINT, LANGUAGES, SCHEME, Ran, told, tree

Qbank = Callable[..., Ran]
SEED_HELP = {"command": "qbank exam assemble"}
SEED_RANGE = {"lowest": "0", "highest": "2147483647"}
NOWHERE: Mapping[str, Any] = {}


class Case(NamedTuple):
    """A command line, its exit code, and the message with its facts and place."""

    line: str
    code: int
    message: str
    facts: dict[str, Any]
    where: Mapping[str, Any] = NOWHERE


CALLS = [
    Case("foo", 2, "usage.no_command", {"name": "foo", "command": "qbank", "hint": ""}),
    Case("schema list", 2, "usage.no_command", {"name": "schema", "command": "qbank", "hint": "scheme"}),
    Case("o'x", 2, "usage.no_command", {"name": "o'x", "command": "qbank", "hint": ""}),
    Case("scheme lits", 2, "usage.no_command", {"name": "lits", "command": "qbank scheme", "hint": "list"}),
    Case("exam asemble x", 2, "usage.no_command", {"name": "asemble", "command": "qbank exam", "hint": "assemble"}),
    Case("scheme list --jsn", 2, "usage.no_option", {"name": "--jsn", "command": "qbank scheme list", "hint": "--json"}),
    Case("exam assemble x --sed 7", 2, "usage.no_option", {"name": "--sed", **SEED_HELP, "hint": "--seed"}),
    Case("exam assemble x -q", 2, "usage.no_option", {"name": "-q", **SEED_HELP, "hint": ""}),
    Case("--datbase x", 2, "usage.no_option", {"name": "--datbase", "command": "qbank", "hint": "--database"}),
    Case("exam assemble", 2, "usage.missing", {"name": "BLUEPRINT", **SEED_HELP}),
    Case("person add ani", 2, "usage.missing", {"name": "--name", "command": "qbank person add"}),
    Case("exam show", 2, "usage.missing", {"name": "SET", "command": "qbank exam show"}),
    Case("scheme list lagi", 2, "usage.extra", {"arguments": "lagi", "command": "qbank scheme list"}),
    Case("exam show a b c", 2, "usage.extra", {"arguments": "b c", "command": "qbank exam show"}),
    Case("scheme list --as", 2, "usage.no_value", {"name": "--as", "command": "qbank"}),
    Case("exam list --database", 2, "usage.no_value", {"name": "--database", "command": "qbank"}),
    Case("exam assemble x --seed", 2, "usage.no_value", {"name": "--seed", "command": "qbank"}),
    Case("scheme list --json=1", 2, "usage.needless_value", {"name": "--json", "command": "qbank"}),
    Case("exam assemble x --seed abc", 2, "usage.not_a_number", {"name": "--seed", **SEED_HELP, **SEED_RANGE}),
    Case("exam assemble x --seed -1", 2, "usage.not_a_number", {"name": "--seed", **SEED_HELP, **SEED_RANGE}),
    Case("exam assemble x --seed 2147483648", 2, "usage.not_a_number", {"name": "--seed", **SEED_HELP, **SEED_RANGE}),
    Case("exam assemble x --seed 1.5", 2, "usage.not_a_number", {"name": "--seed", **SEED_HELP, **SEED_RANGE}),
    Case("item duplicates --least 2", 2, "usage.not_a_decimal",
     {"name": "--least", "command": "qbank item duplicates", "lowest": "0.1", "highest": "1"}),
    Case("exam assemble x --date 2026-02-30", 2, "usage.not_a_date", {"name": "--date", **SEED_HELP}),
    Case("exam assemble x --date 31/01/2026", 2, "usage.not_a_date", {"name": "--date", **SEED_HELP}),
    Case("exam print x --edition 2021", 2, "usage.not_one_of",
     {"name": "--edition", "command": "qbank exam print", "expected": "2023, 2020"}),
    Case("exam print x --bundle semua", 2, "usage.not_one_of",
     {"name": "--bundle", "command": "qbank exam print", "expected": "asesi, asesor, arsip"}),
    Case("item list --status baik", 2, "usage.not_one_of",
     {"name": "--status", "command": "qbank item list", "expected": "draft, in_review, approved, retired"}),
    Case("person add ani --name Ani --role raja", 2, "usage.not_one_of",
     {"name": "--role", "command": "qbank person add",
      "expected": "author, validator, assessor, committee, administrator"}),
    Case("scheme show tidak-ada", 3, "scheme.not_found", {"scheme": "tidak-ada", "known": SCHEME}),
    Case("scheme export tidak-ada x.yaml", 3, "scheme.not_found", {"scheme": "tidak-ada", "known": SCHEME}),
    Case("plan show tidak-ada", 3, "scheme.not_found", {"scheme": "tidak-ada", "known": SCHEME}),
    Case("item list --scheme tidak-ada", 3, "scheme.not_found", {"scheme": "tidak-ada", "known": SCHEME}),
    Case("coverage tidak-ada", 3, "scheme.not_found", {"scheme": "tidak-ada", "known": SCHEME}),
    Case("blueprint show tidak-ada", 3, "blueprint.not_found", {"blueprint": "tidak-ada", "known": BLUEPRINT}),
    Case("exam show tidak-ada", 3, "set.not_found", {"set": "tidak-ada", "known": "–"}),
    Case("exam print tidak-ada", 3, "set.not_found", {"set": "tidak-ada", "known": "–"}),
    Case(f"coverage {SCHEME} --set tidak-ada", 3, "set.not_found", {"set": "tidak-ada", "known": "–"}),
    Case("item show PG-9999", 3, "item.not_found", {"item": "PG-9999"}),
    Case("person list --as tidak-ada", 3, "person.not_found", {"person": "tidak-ada"}),
    Case("--as tidak-ada lsp set --name X", 3, "person.not_found", {"person": "tidak-ada"}),
    Case("person add Ani --name Ani", 2, "person.bad_code", {"code": "Ani"}),
    Case("person add bank-awal --name Ani", 6, "person.exists", {"person": "bank-awal"}),
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CALLS, ids=[case.line for case in CALLS])
def test_a_wrong_call_is_told_and_changes_nothing(
    qbank: Qbank, seeded: Path, case: Case, language: str
) -> None:
    before = tree(seeded)

    ran = qbank(*case.line.split(" "), language=language)

    assert ran == Ran(case.code, "", told(case.message, language, case.facts))
    assert tree(seeded) == before


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("id", "Salah: Berkas kosong.\n  di mana: kosong.yaml\n  perbaikan: Pilih berkas yang berisi.\n"),
        ("en", "Error: The file is empty.\n  where: kosong.yaml\n  fix: Choose a file with content.\n"),
    ],
)
def test_a_message_says_what_where_and_how_to_fix(
    qbank: Qbank, seeded: Path, language: str, message: str
) -> None:
    _write(seeded, "kosong.yaml", "\n")

    assert qbank("item", "import", "kosong.yaml", language=language) == Ran(4, "", message)


def test_the_languages_differ_in_every_message() -> None:
    for case in CALLS:
        assert told(case.message, "id", case.facts) != told(case.message, "en", case.facts), case.line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("line", ["", "--json", "scheme", "exam --json", "--as ani item"])
def test_a_group_without_a_command_shows_its_help(
    qbank: Qbank, folder: Path, line: str, language: str
) -> None:
    group = " ".join(["qbank", *(word for word in line.split() if word in {"scheme", "exam", "item"})])
    shown = qbank(*group.split()[1:], "--help", language=language).out

    ran = qbank(*line.split(), language=language)

    assert ran == Ran(2, "", f"{shown}\n{told('usage.no_subcommand', language, {'command': group})}")
    assert tree(folder) == {}


def _write(folder: Path, name: str, text: str | bytes) -> None:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())


@pytest.fixture
def files(seeded: Path) -> Path:
    """Return the starter bank's folder with files in it that are no input."""
    _write(seeded, "kosong.yaml", "")
    _write(seeded, "gambar.yaml", b"\x89PNG\xff\xfe")
    _write(seeded, "buku.xlsx", b"PK")
    _write(seeded, "teks.txt", "Halo dunia.\n")
    _write(seeded, "rusak.yaml", "items:\n  - code: [PG-1\n")
    (seeded / "isi").mkdir()
    return seeded


FILES = [
    Case("item import tidak.yaml", 3, "file.missing", {}, {"file": "tidak.yaml"}),
    Case("item import teks.txt/soal.yaml", 3, "file.missing", {}, {"file": "teks.txt/soal.yaml"}),
    Case("scheme import tidak.txt --code a", 3, "file.missing", {}, {"file": "tidak.txt"}),
    Case("plan import tidak.yaml", 3, "file.missing", {}, {"file": "tidak.yaml"}),
    Case("blueprint import tidak.yaml", 3, "file.missing", {}, {"file": "tidak.yaml"}),
    Case("scheme import isi --code a", 4, "file.is_folder", {}, {"file": "isi"}),
    Case("plan import isi", 4, "file.is_folder", {}, {"file": "isi"}),
    Case("blueprint import isi", 4, "file.is_folder", {}, {"file": "isi"}),
    Case("item import isi", 3, "file.no_items", {}, {"file": "isi"}),
    Case("item import kosong.yaml", 4, "file.empty", {}, {"file": "kosong.yaml"}),
    Case("plan import kosong.yaml", 4, "file.empty", {}, {"file": "kosong.yaml"}),
    Case("blueprint import kosong.yaml", 4, "file.empty", {}, {"file": "kosong.yaml"}),
    Case("item import gambar.yaml", 4, "file.not_text", {}, {"file": "gambar.yaml", "line": 1}),
    Case("scheme import gambar.yaml", 4, "file.not_text", {}, {"file": "gambar.yaml", "line": 1}),
    Case("item import teks.txt", 4, "file.unknown_kind",
     {"suffix": ".txt", "known": ".yaml, .yml, .json, .xlsx"}, {"file": "teks.txt"}),
    Case("item import buku.xlsx", 4, "package.broken", {}, {"file": "buku.xlsx"}),
    Case("scheme import buku.xlsx", 4, "file.unknown_kind",
     {"suffix": ".xlsx", "known": ".txt, .yaml, .yml"}, {"file": "buku.xlsx"}),
    Case(f"scheme export {SCHEME} isi", 6, "file.is_folder", {}, {"file": "isi"}),
    Case(f"scheme export {SCHEME} teks.txt/x.yaml", 6, "file.no_folder",
     {"folder": "teks.txt"}, {"file": "teks.txt/x.yaml"}),
    Case(f"plan export {SCHEME} tidak/x.yaml", 6, "file.no_folder",
     {"folder": "tidak"}, {"file": "tidak/x.yaml"}),
    Case("item export teks.txt/x.json", 6, "file.no_folder",
     {"folder": "teks.txt"}, {"file": "teks.txt/x.json"}),
    Case("demo --out teks.txt", 6, "print.unwritable", {"reason": "File exists"}, {"file": "teks.txt"}),
    Case("demo --out teks.txt/x", 6, "print.unwritable", {"reason": "Not a directory"}, {"file": "teks.txt/x"}),
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", FILES, ids=[case.line for case in FILES])
def test_a_wrong_file_is_told_with_its_name_and_changes_nothing(
    qbank: Qbank, files: Path, case: Case, language: str
) -> None:
    before = tree(files)

    ran = qbank(*case.line.split(" "), language=language)

    assert ran == Ran(case.code, "", told(case.message, language, case.facts, **case.where))
    assert tree(files) == before


ITEM = """\
unit: {unit}
kind: oral
author: {author}
items:
  - code: {code}
    criteria: ["{criterion}"]
    level: C3
    dimension: TS
    difficulty: sedang
    minutes: "3"
    points: "1"
    reference: Praktik umum.
    content:
      prompt: Mengapa?
      answer_points: [Sebab satu, Sebab dua, Sebab tiga]
      pass_rule: Tercapai bila 2 dari 3 butir disebut.
      probe: Lainnya?
"""
GOOD = {"unit": "M.70.MKT00.003.2", "criterion": "1.1", "code": "LS-9901", "author": "bank-awal"}


POINTERS = [
    Case("unit: M.70.MKT00.999.9", 4, "item.unknown_unit", {"unit": "M.70.MKT00.999.9"}),
    Case("criterion: 9.9", 4, "item.unknown_criterion", {"criterion": "9.9", "unit": GOOD["unit"]}),
    Case("author: siapa", 4, "item.unknown_author", {"author": "siapa"}),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", POINTERS, ids=[case.line for case in POINTERS])
def test_an_item_that_points_at_nothing_is_refused(
    qbank: Qbank, seeded: Path, case: Case, language: str
) -> None:
    name, _, value = case.line.partition(": ")
    _write(seeded, "soal.yaml", ITEM.format(**GOOD | {name: value}))
    before = tree(seeded)

    ran = qbank("item", "import", "soal.yaml", language=language)

    what, where, fix = ran.err.splitlines()
    assert (ran.code, ran.out) == (case.code, "")
    assert f"{what}\n{fix}\n" == told(case.message, language, case.facts)
    assert {"soal.yaml", "LS-9901"} <= set(re.split(r"[ ,]+", where))
    assert tree(seeded) == before


def test_the_same_file_without_a_fault_is_imported(qbank: Qbank, seeded: Path) -> None:
    _write(seeded, "soal.yaml", ITEM.format(**GOOD))

    ran = qbank("item", "import", "soal.yaml")

    assert ran == Ran(0, "Items: 1 new, 0 changed, 0 the same.\n", "")
    assert qbank("item", "show", "LS-9901", "--json").data["status"] == "draft"


@pytest.mark.parametrize(
    "line", ["item import soal.yaml --plan", "scheme import skema.txt --code lain --plan-only"]
)
def test_a_plan_changes_nothing(qbank: Qbank, seeded: Path, scheme_bytes: bytes, line: str) -> None:
    _write(seeded, "soal.yaml", ITEM.format(**GOOD))
    _write(seeded, "skema.txt", scheme_bytes)
    before = tree(seeded)

    ran = qbank(*line.split())

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("Only a plan: nothing was stored.\n")
    assert tree(seeded) == before
