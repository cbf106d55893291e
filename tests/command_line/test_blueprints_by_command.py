"""Proposing, checking and showing blueprints, as a user does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from running import BLUEPRINT, LANGUAGES, SCHEME, Ran, told, tree

from qbank.errors import Fact
from qbank.formats.yaml.blueprint import read_blueprint_yaml

Qbank = Callable[..., Ran]
PROPOSED = f"{SCHEME}-usulan"


def cells(out: str) -> list[list[str]]:
    """Return the rows of all tables."""
    return [[cell.strip() for cell in line.split("│")[1:-1]] for line in out.splitlines() if "│" in line]


@pytest.fixture
def proposed(qbank: Qbank, seeded: Path) -> Path:
    """Return the starter bank's folder with a proposed blueprint for two forms in it."""
    assert qbank("blueprint", "new", SCHEME, "--forms", 2, "--out", "usul.yaml").code == 0
    return seeded


def test_a_proposal_is_checked_imported_and_assembled_as_it_is(qbank: Qbank, proposed: Path) -> None:
    checked = qbank("blueprint", "check", "usul.yaml", "--include-drafts")
    imported = qbank("blueprint", "import", "usul.yaml")
    assembled = qbank("exam", "assemble", PROPOSED, "--seed", 7, "--include-drafts")

    assert (checked.code, checked.err) == (0, "")
    assert checked.out.splitlines()[1:] == [
        "At most 3 forms that share no item can be assembled. First to run out: TPD."
    ]
    assert (imported.code, imported.err) == (0, "")
    assert (assembled.code, assembled.out) == (0, f"The set {SCHEME}-001 is ready (status draft).\n")
    blueprint, _ = read_blueprint_yaml((proposed / "usul.yaml").read_bytes())
    assert blueprint is not None
    assert (blueprint.name, blueprint.forms, blueprint.day_minutes) == (PROPOSED, 2, 475)


def test_a_proposal_explains_its_numbers_and_goes_to_stdout(qbank: Qbank, seeded: Path) -> None:
    before = tree(seeded)

    ran = qbank("blueprint", "new", SCHEME)

    lines = ran.out.splitlines()
    place = lines.index("  # 27 KUK, 5 elemen: 36 x 27/132 = 7,4, menjadi 7")
    assert lines[place + 1].endswith("where: {unit: [M.70.MKT00.041.2]}, minimum: 7, maximum: 7}")
    assert "  # Jenjang berpikir menurut KKNI 6." in lines
    assert tree(seeded) == before


def test_a_bank_without_approved_items_is_short_of_everything(qbank: Qbank, proposed: Path) -> None:
    before = tree(proposed)

    ran = qbank("blueprint", "check", "usul.yaml", "--json")

    assert (ran.code, ran.data["blueprint"], ran.data["items"], ran.data["can_be_met"]) == (
        5,
        PROPOSED,
        0,
        False,
    )
    lengths = [found["facts"] for found in ran.data["shortages"] if found["facts"].get("rule") == "length"]
    assert ("DPT-PG", 36, 0) in [(facts["line"], facts["asked"], facts["found"]) for facts in lengths]
    assert tree(proposed) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bank_that_is_short_is_told_what_to_write(qbank: Qbank, proposed: Path, language: str) -> None:
    text = (proposed / "usul.yaml").read_text(encoding="utf-8")
    asked = "VPK, minimum: 12, maximum: 20"
    assert asked in text
    (proposed / "kurang.yaml").write_text(
        text.replace(asked, "VPK, minimum: 40, maximum: 40"), encoding="utf-8"
    )

    ran = qbank("blueprint", "check", "kurang.yaml", "--include-drafts", language=language)

    facts: dict[str, Fact] = {"name": PROPOSED, "count": 1}
    assert (ran.code, ran.err) == (5, told("blueprint.bank_short", language, facts))
    assert cells(ran.out) == [["VPK", "", "40", "20", "20"]]


def test_parts_that_lack_as_many_share_a_row(qbank: Qbank, proposed: Path) -> None:
    assert proposed.is_dir()

    rows = cells(qbank("blueprint", "check", "usul.yaml").out)

    (row,) = (row for row in rows if row[0] == "PG setiap elemen")
    assert row[1].startswith("M.70.MKT00.003.2: 1, 2, 3, 4, 5; M.70.MKT00.041.2: 1, 2,")
    assert row[2:] == ["1", "0", "1"]
    assert len([row for row in rows if row[0] == "Lisan setiap unit"]) == 1


def test_a_target_that_the_bank_sets_too_high_is_told(qbank: Qbank, proposed: Path) -> None:
    """Without a value the target is the bank's average: 36 questions take 79.8 minutes, the paper has 75."""
    text = (proposed / "usul.yaml").read_text(encoding="utf-8")
    (proposed / "lama.yaml").write_text(
        text.replace("tolerance: 3, value: 72", "tolerance: 3"), encoding="utf-8"
    )
    line = next(n for n, words in enumerate(text.splitlines(), start=1) if "value: 72" in words)

    ran = qbank("blueprint", "check", "lama.yaml", "--include-drafts")

    facts: dict[str, Fact] = {"line": "Lama pengerjaan PG", "value": 79.8, "most": 75}
    where = {"line": line, "column": 5, "field": "targets.2.value"}
    assert (ran.code, ran.out, ran.err) == (
        5,
        "",
        told("blueprint.target_over_minutes", "en", facts, **where),
    )


@pytest.mark.parametrize(("forms", "code"), [(3, 0), (4, 5)])
def test_more_forms_than_the_bank_reaches_for_are_told(
    qbank: Qbank, seeded: Path, forms: int, code: int
) -> None:
    before = tree(seeded)

    ran = qbank("blueprint", "check", BLUEPRINT, "--include-drafts", "--forms", forms, "--json")

    rest = {"forms": 3, "line": "TPD", "part": "", "is_proved": True}
    assert (ran.code, ran.data["forms"], ran.data["forms_left"]) == (code, forms, rest)
    facts: dict[str, Fact] = {"forms": 4, "most": 3, "line": "TPD"}
    assert ran.err == (told("blueprint.forms_short", "en", facts) if code else "")
    assert tree(seeded) == before


def test_a_mistake_is_refused_with_its_line(qbank: Qbank, proposed: Path) -> None:
    text = (proposed / "usul.yaml").read_text(encoding="utf-8")
    (proposed / "salah.yaml").write_text(text.replace("forms: 2", "forms: 99"), encoding="utf-8")
    line = text.splitlines().index("forms: 2") + 1

    ran = qbank("blueprint", "check", "salah.yaml", language="id")

    where = {"file": "salah.yaml", "line": line, "column": 8, "field": "forms"}
    message = told("blueprint.forms", "id", {"forms": 99, "most": 26}, **where)
    assert (ran.code, ran.out, ran.err) == (4, "", message)


def test_a_blueprint_of_the_bank_is_shown_with_units_and_quotas(qbank: Qbank, seeded: Path) -> None:
    before = tree(seeded)

    ran = qbank("blueprint", "show", BLUEPRINT, language="id")

    rows = cells(ran.out)
    assert ["DPT-Esai", "4", "55", "pada hari asesmen"] in [row[:4] for row in rows]
    assert ["M.70.MKT00.041.2", "5", "27", "6"] in [[row[0], *row[2:5]] for row in rows if len(row) == 6]
    assert ["PG jenjang C1-C2", "DPT-PG", "jenjang C1, C2", "", "≤ 9"] in rows
    assert ["Esai setiap kelompok pekerjaan", "DPT-Esai", "", "setiap kelompok pekerjaan", "1"] in rows
    assert ["Tingkat kesukaran PG", "kesukaran rata-rata", "DPT-PG", "0", "± 0,03"] in rows
    assert tree(seeded) == before


def test_a_blueprint_is_written_as_a_word_document(qbank: Qbank, proposed: Path) -> None:
    ran = qbank("blueprint", "show", "usul.yaml", "--docx", "kisi.docx")

    assert (ran.code, ran.out) == (0, "Written: kisi.docx\n")
    assert (proposed / "kisi.docx").read_bytes()[:2] == b"PK"


def test_a_scheme_without_a_plan_has_no_proposal(qbank: Qbank, started: Path) -> None:
    (started / "skema.yaml").write_text(
        "units: [{code: A.1, title: A, elements: [{number: 1, title: E, criteria: [{number: 1.1, text: k}]}]}]"
    )
    assert qbank("scheme", "import", "skema.yaml", "--code", "satu").code == 0

    ran = qbank("blueprint", "new", "satu", "--out", "usul.yaml")

    assert (ran.code, ran.err) == (3, told("plan.not_found", "en", {"scheme": "satu"}))
    assert not (started / "usul.yaml").exists()
