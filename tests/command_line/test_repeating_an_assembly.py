"""`exam assemble --problem` keeps a run as a file that alone decides what `exam repeat` finds: no bank, another process."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from running import BLUEPRINT, LANGUAGES, SCHEME, SEED, Ran, run_apart, told, tree

from qbank.assembly.run_file import read_run, write_run
from qbank.formats.yaml.load import load_mapping
from qbank.text.say import phrase

Qbank = Callable[..., Ran]
ASSEMBLE = f"exam assemble {BLUEPRINT} --include-drafts --seed 7 --date 2026-01-05 --forms".split()
FILE = "soal-RAHASIA.json"


@pytest.fixture(scope="module")
def written(seed_bank: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a run of three forms on the starter bank."""
    folder = tmp_path_factory.mktemp("problem")
    shutil.copyfile(seed_bank, folder / "qbank.db")
    ran = run_apart(*ASSEMBLE, 3, "--problem", "soal.json", cwd=folder)
    assert ran.code == 0, ran.err
    return (folder / FILE).read_bytes()


def test_the_file_alone_decides_though_the_bank_changed(qbank: Qbank, seeded: Path) -> None:
    assembled = qbank(*ASSEMBLE, 3, "--problem", "soal.json", "--json").data
    shown = qbank("exam", "show", assembled["set"], "--json").data
    with closing(sqlite3.connect("qbank.db")) as connection, connection:
        connection.execute("DROP TRIGGER item_version_no_rewording")
        connection.execute("UPDATE item_version SET minutes = 99, status = 'retired'")
    assert qbank(*ASSEMBLE, 3).code == 6

    again = qbank("exam", "repeat", assembled["problem"], "--json")

    assert (assembled["problem"], again.code, again.data["same"]) == (FILE, 0, True)
    forms = {form["label"]: [item["item"] for item in form["items"]] for form in shown["forms"]}
    assert {form["label"]: form["items"] for form in again.data["forms"]} == forms
    assert list(forms) == ["A", "B", "C"]
    assert seeded.is_dir()


@pytest.mark.parametrize("hashes", ["0", "4242"])
def test_another_process_without_a_bank_finds_the_same(folder: Path, written: bytes, hashes: str) -> None:
    (folder / "kiriman.json").write_bytes(written)

    ran = run_apart("exam", "repeat", "kiriman.json", cwd=folder, PYTHONHASHSEED=hashes)

    assert (ran.code, ran.out.splitlines()[-1]) == (0, phrase("run.same_forms", "en", count=3))
    assert "Form A, B, C · CL (132): CL-0101, " in ran.out
    assert "Form B · DPT-PG (36): PG-" in ran.out
    assert list(tree(folder)) == ["kiriman.json"]


def test_an_impossible_one_is_explained_again(qbank: Qbank, seeded: Path) -> None:
    refused = qbank(*ASSEMBLE, 4, "--problem", "empat.json")
    (seeded / "qbank.db").unlink()

    again = qbank("exam", "repeat", "empat-RAHASIA.json")

    told_before = refused.err.partition("\n")[2].partition(
        "Note: What was to be assembled, and what came of it, is written"
    )[0]
    assert (refused.code, again.code) == (5, 0)
    assert told_before in again.out
    assert "4 forms need 4, the bank has only 3" in told_before
    assert again.out.endswith(phrase("run.same_reasons", "en") + "\n")
    data = qbank("exam", "repeat", "empat-RAHASIA.json", "--json").data
    assert (data["same"], data["status"], data["forms"]) == (True, "impossible_proved", [])
    assert {"code", "what", "fix"} == set(data["reasons"][0])


def test_the_file_is_private_and_says_that_it_is_secret_and_holds_no_wording(
    qbank: Qbank, seeded: Path, written: bytes
) -> None:
    assert qbank(*ASSEMBLE, 1, "--problem", "RAHASIA.json").code == 0

    assert (seeded / "RAHASIA.json").stat().st_mode & 0o077 == 0
    head = json.loads(written)
    assert head["secrecy"] == "RAHASIA – BUKAN UNTUK ASESI"
    texts = "SELECT title FROM unit UNION SELECT text FROM criterion UNION SELECT content ->> '$.stem' FROM item_version"
    with closing(sqlite3.connect("qbank.db")) as connection:
        wording = [text for (text,) in connection.execute(texts) if text and " " in text]
    assert len(wording) > 300
    assert [text for text in wording if text in written.decode()] == []
    assert '"key":' in written.decode()


def test_a_set_that_stands_is_made_again_for_its_file(qbank: Qbank, with_forms: Path, written: bytes) -> None:
    ran = qbank(*ASSEMBLE, 3, "--problem", "soal.json", "--json")

    assert ran.data == {"set": f"{SCHEME}-001", "problem": FILE}
    assert (with_forms / FILE).read_bytes() == written


@pytest.mark.parametrize("name", [FILE, "tidak-ada/soal.json"])
def test_where_the_file_can_not_be_written_nothing_is_stored(qbank: Qbank, seeded: Path, name: str) -> None:
    (seeded / FILE).write_text("lama")
    before = tree(seeded)

    ran = qbank(*ASSEMBLE, 1, "--problem", name)

    assert (ran.code, ran.out) == (6, "")
    assert tree(seeded) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_comes_out_otherwise_ends_in_an_error_that_names_both_versions(
    qbank: Qbank, folder: Path, written: bytes, language: str
) -> None:
    run = read_run(*load_mapping(written))
    first, second, third = run.outcome.forms
    made_by = replace(run.made_by, program="qbank 0.1.9")
    changed = replace(run, made_by=made_by, outcome=replace(run.outcome, forms=(second, first, third)))
    (folder / FILE).write_bytes(write_run(changed))

    ran = qbank("exam", "repeat", FILE, language=language)

    facts = {
        "labels": "A, B",
        "program": "qbank 0.1.9",
        "program_here": run.made_by.program,
        "solver": run.made_by.solver,
        "solver_here": run.made_by.solver,
    }
    assert ran.code == 1
    assert ran.err.endswith(told("run.other_forms", language, facts, file=FILE))
    assert phrase("run.same_forms", language, count=3) not in ran.out
    assert qbank("exam", "repeat", FILE, "--json").data["same"] is False


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_changed_by_hand_is_refused_with_the_place(
    qbank: Qbank, folder: Path, written: bytes, language: str
) -> None:
    text = written.decode()
    assert '"code":"PG-0102","version":1' in text
    line = text[: text.index('"code":"PG-0102"')].count("\n") + 1
    (folder / "kuk.json").write_text(
        text.replace('"code":"PG-0102","version":1', '"code":"PG-0102","version":0')
    )
    (folder / "kunci.json").write_text(text.replace('"key":2', '"key":1', 1))

    wrong, altered = (qbank("exam", "repeat", name, language=language) for name in ("kuk.json", "kunci.json"))

    place = {"file": "kuk.json", "line": line, "item": "PG-0102"}
    assert (wrong.code, wrong.out, altered.code, altered.out) == (4, "", 4, "")
    assert all(str(part) in wrong.err for part in place.values())
    assert told("run.altered", language, {}, file="kunci.json").splitlines()[0] in altered.err


def test_what_is_no_such_file_is_refused(qbank: Qbank, folder: Path) -> None:
    (folder / "kisi.yaml").write_bytes((SEED / "blueprints" / f"{BLUEPRINT}.yaml").read_bytes())
    (folder / "besar.json").write_bytes(b" " * (25 * 1024**2 + 1))
    (folder / "folder.json").mkdir()

    codes = {
        name: qbank("exam", "repeat", name).code
        for name in ("kisi.yaml", "besar.json", "folder.json", "tidak.json")
    }

    assert codes == {"kisi.yaml": 4, "besar.json": 4, "folder.json": 4, "tidak.json": 3}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ['[{"code": "PG-0101"}]', "teks", '{"code": "PG-0101"}'])
def test_a_file_of_something_else_is_told_to_be_no_file_of_an_assembly(
    qbank: Qbank, folder: Path, text: str, language: str
) -> None:
    """Above all the list that `item export` writes."""
    (folder / "butir.json").write_text(text)

    ran = qbank("exam", "repeat", "butir.json", language=language)

    place = {"file": "butir.json"} if text.startswith("{") else {"file": "butir.json", "line": 1}
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.endswith(told("run.foreign", language, {}, **place))
