"""A set of parallel forms: disjoint where the blueprint says so, shuffled where it asks, side by side when it is shown."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from itertools import combinations
from operator import itemgetter
from pathlib import Path
from typing import Any

from running import BLUEPRINT, SCHEME, SEED, Ran

from qbank.domain.option_values import option_values
from qbank.text.say import phrase

Qbank = Callable[..., Ran]
FIRST = f"{SCHEME}-001"
ASSEMBLE = ("exam", "assemble", "--include-drafts", "--seed", "7", "--date", "2026-02-01")
APART = ("DPT-PG", "DPT-Esai", "TPD")


def codes(form: dict[str, Any], *instruments: str) -> set[str]:
    return {item["item"] for item in form["items"] if item["instrument"] in instruments}


def write_blueprint(folder: Path, name: str, *changes: tuple[str, str]) -> Path:
    """Write the standard blueprint under another name, with some of its text changed."""
    text = (SEED / "blueprints" / f"{BLUEPRINT}.yaml").read_text(encoding="utf-8")
    for pattern, replacement in ((f"name: {BLUEPRINT}", f"name: {name}"), *changes):
        text, count = re.subn(pattern, replacement, text)
        assert count == 1, pattern
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_forms_share_no_item_where_they_must_not_and_each_covers_every_kuk(
    qbank: Qbank, with_forms: Path
) -> None:
    assert with_forms.is_dir()

    found = qbank("exam", "show", FIRST, "--json").data

    forms = found["forms"]
    assert [form["label"] for form in forms] == ["A", "B", "C"]
    for first, second in combinations(forms, 2):
        assert not codes(first, *APART) & codes(second, *APART)
    assert [len(codes(form, *APART)) for form in forms] == [44, 44, 44]
    assert [form["coverage"]["open"] for form in forms] == [[], [], []]
    assert {len(target["got"]) for target in found["targets"]} == {3}
    assert found["minutes_total"] == 475


def test_the_forms_of_the_starter_bank_come_to_their_targets_and_that_is_proved(
    qbank: Qbank, with_forms: Path
) -> None:
    assert with_forms.is_dir()

    found = qbank("exam", "show", FIRST, "--json").data

    targets = [target for target in found["targets"] if target["tolerance"]]
    assert len(targets) == 2
    assert [target["got"] for target in targets] == [[target["asked"]] * 3 for target in targets]
    assert [target["bound"] for target in targets] == [0, 0]
    assert found["solver"]["status"] == "proved"


def test_the_record_holds_what_the_forms_hold(qbank: Qbank, with_forms: Path) -> None:
    assert with_forms.is_dir()

    found = qbank("exam", "show", FIRST, "--json").data

    record, form = found["record"], found["forms"][1]
    described = record["forms"][1]
    assert described["label"] == "B"
    assert described["key_positions"] == Counter(item["key"] for item in form["items"] if item["key"])
    assert described["evidence"] == {kind: form["coverage"][kind] for kind in ("L", "TL", "T")}
    assert described["minutes"]["DPT-PG"] == sum(
        item["minutes"] for item in form["items"] if item["instrument"] == "DPT-PG"
    )
    asked = sorted((item["minutes"] for item in form["items"] if item["instrument"] == "DPL"), reverse=True)
    assert described["minutes"]["DPL"] == sum(asked[:6])
    assert len(described["pakets"]) == 1
    shared = [row for row in record["shared"] if row["instrument"] in APART]
    assert {row["count"] for row in shared} == {0}
    assert record["rest"] == {"forms": 0, "line": "TPD", "part": "", "is_proved": True}
    assert (record["seed"], record["program"].split()[0], record["solver"]) == (7, "qbank", found["solver"])


def test_the_forms_are_shown_side_by_side_without_jargon(qbank: Qbank, with_forms: Path) -> None:
    assert with_forms.is_dir()

    shown = qbank("exam", "show", FIRST, language="id").out

    rows = {cells[0].strip(): [cell.strip() for cell in cells[1:]] for cells in _cells(shown)}
    assert rows["Paket"] == ["A", "B", "C"]
    assert rows["Menit TPD (butir / disediakan)"] == ["255 / 255"] * 3
    assert rows["Sasaran"][-2:] == ["Selisih terbesar", "Putusan"]
    assert rows["Tingkat kesukaran PG"][:2] == ["0", "± 0,03"]
    for name in ("Lama pengerjaan PG (menit)", "Tingkat kesukaran PG"):
        assert rows[name][-1] == "terbukti terbaik"
    assert rows["KUK dengan bukti L / TL / T"] == ["99 / 33 / 132"] * 3
    assert rows["DPT-PG"] == ["36"] * 4
    assert rows["A – B"][:4:2] == ["0", "0"]
    assert "draf, terbukti memenuhi kisi-kisi" in shown
    assert "Bank terbukti tidak dapat memberi paket lain" in shown
    assert not re.search(r"\b(gap|bound|optimal|MIP|solver)\b", shown, re.IGNORECASE)


def _cells(shown: str) -> list[list[str]]:
    lines = [line.strip("│┃\n") for line in shown.splitlines() if line[:1] in "│┃"]
    return [re.split("[│┃]", line) for line in lines]


def test_the_blueprint_says_how_many_forms_unless_the_command_does(qbank: Qbank, seeded: Path) -> None:
    path = write_blueprint(seeded, "dua", ("forms: 3 ", "forms: 2 "))

    two = qbank(*ASSEMBLE, path.name, "--json").data["set"]
    one = qbank(*ASSEMBLE, path.name, "--forms", "1", "--json").data["set"]
    again = qbank(*ASSEMBLE, "dua", "--json").data["set"]

    labels = {row["code"]: row["forms"] for row in qbank("exam", "list", "--json").data}
    assert labels == {two: "A, B", one: "A"}
    assert again == two


def test_more_forms_than_the_bank_can_give_are_refused_and_nothing_is_stored(
    qbank: Qbank, seeded: Path
) -> None:
    """The starter bank has three pakets of tasks."""
    ran = qbank(*ASSEMBLE, BLUEPRINT, "--forms", "4")

    assert (ran.code, ran.out) == (5, "")
    assert qbank("exam", "list", "--json").data == []
    assert seeded.is_dir()


def test_options_are_shuffled_where_the_blueprint_asks_for_it(with_forms: Path) -> None:
    """The standard blueprint does; numbers stay in their order."""
    assert with_forms.is_dir()

    written, moved = _written_options(), 0
    for questions in _printed_questions():
        for code, printed in questions.items():
            original = written[code]
            assert sorted(printed, key=itemgetter("text")) == sorted(original, key=itemgetter("text"))
            if option_values([option["text"] for option in original]):
                assert printed == original
            moved += printed != original
        keys = [_key(printed) for printed in questions.values()]
        assert Counter(keys) == dict.fromkeys("abcd", 9)
    assert moved > 80


def test_options_stand_as_written_without_it(qbank: Qbank, seeded: Path) -> None:
    path = write_blueprint(seeded, "tetap", (", shuffle_options: true", ""))
    assert qbank(*ASSEMBLE, path.name, "--forms", "1").code == 0

    (questions,) = _printed_questions()

    written = _written_options()
    assert questions == {code: written[code] for code in questions}
    assert len(questions) == 36


def _key(options: list[dict[str, Any]]) -> str:
    return next("abcd"[place] for place, option in enumerate(options) if option["key"])


def _printed_questions() -> list[dict[str, Any]]:
    """The options of every multiple-choice question as each form prints them, by item."""
    forms = [json.loads(text) for (text,) in _rows("SELECT snapshot FROM exam_form ORDER BY label")]
    return [
        {item["code"]: item["content"]["options"] for item in form["items"] if item["instrument"] == "DPT-PG"}
        for form in forms
    ]


def _written_options() -> dict[str, Any]:
    """The options of every multiple-choice item as its writer ordered them."""
    rows = _rows(
        "SELECT code, content FROM item JOIN item_version ON item_id = item.id WHERE code LIKE 'PG-%'"
    )
    return {code: json.loads(content)["options"] for code, content in rows}


def _rows(query: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect("qbank.db")) as connection:
        return connection.execute(query).fetchall()


def test_a_set_of_version_0_1_is_shown(qbank: Qbank, with_set: Path) -> None:
    """Its record held the solver and the lines of its one form."""
    now = qbank("exam", "show", FIRST, "--json").data
    lines = [{**line, "got": line["got"][0]} for line in now["record"]["lines"]]
    old = json.dumps({"solver": now["solver"], "lines": lines})
    with closing(sqlite3.connect("qbank.db")) as connection, connection:
        connection.execute("UPDATE exam_set SET record = ?", (old,))

    shown, found = qbank("exam", "show", FIRST).out, qbank("exam", "show", FIRST, "--json").data

    assert phrase("form.evidence", "en") in shown
    for name in ("forms", "solver", "seed"):
        assert found[name] == now[name]
    assert found["targets"] == now["targets"][-len(lines) :]
    assert found["record"]["forms"] == now["record"]["forms"]
    assert found["record"]["pool_sha256"] == now["record"]["pool_sha256"]
    assert with_set.is_dir()
