"""A scheme goes into the bank whole or not at all, and going in twice changes nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from importing_banks import (
    EXAMPLES,
    IMPORTER,
    SEED_SCHEME,
    SEED_TEXT,
    changed_tables,
    make_scheme,
    make_unit,
    rows_by_table,
    store_scheme,
)
from scheme_drafts import TRAPS
from sqlalchemy import Engine

from qbank.domain.import_plan import Change, SchemePlan
from qbank.domain.scheme import CriterionDraft, ElementDraft, SchemeFacts, UnitDraft
from qbank.errors import (
    InputRefusedError,
    Issue,
    NotFoundError,
    QbankError,
    Severity,
    UsageMistakeError,
    Where,
)
from qbank.store.schemes import get_scheme, scheme_draft
from qbank.store.session import session_scope
from qbank.usecases.import_scheme import import_scheme, read_scheme_file

TITLE = "Kualifikasi 6 Pemasaran Sub Bidang Penjualan"


def test_the_published_scheme_comes_back_as_it_went_in(bank: Engine) -> None:
    draft = read_scheme_file(SEED_TEXT)

    plan = store_scheme(bank, draft, code=SEED_SCHEME, title=TITLE, kind="KKNI", level="6")

    assert plan == SchemePlan(Change.NEW, dict.fromkeys([u.code for u in draft.units], Change.NEW), ())
    with session_scope(bank) as session:
        stored = scheme_draft(get_scheme(session, SEED_SCHEME))
    assert stored == replace(draft, code=SEED_SCHEME, title=TITLE, kind="KKNI", level="6")
    counts = {name: len(rows) for name, rows in rows_by_table(bank).items() if rows}
    assert counts == {
        "audit_event": 1,
        "criterion": 132,
        "element": 31,
        "scheme": 1,
        "scheme_unit": 9,
        "unit": 9,
    }


def test_importing_twice_is_importing_once(bank: Engine) -> None:
    draft = read_scheme_file(SEED_TEXT)
    store_scheme(bank, draft, code=SEED_SCHEME, title=TITLE)
    before = rows_by_table(bank)

    again = store_scheme(bank, draft, code=SEED_SCHEME, title=TITLE)

    assert again == SchemePlan(Change.SAME, dict.fromkeys([u.code for u in draft.units], Change.SAME), ())
    assert rows_by_table(bank) == before


def test_a_changed_wording_is_refused_with_old_and_new(bank: Engine) -> None:
    unit = make_unit()
    store_scheme(bank, make_scheme(unit))
    before = rows_by_table(bank)
    element = ElementDraft(
        "1", "Elemen lain", (CriterionDraft("1.1", "Bunyi satu"), CriterionDraft("1.2", "B"))
    )
    more = ElementDraft("2", "Elemen dua", (CriterionDraft("2.1", "Bunyi baru"),))

    with pytest.raises(InputRefusedError) as refused:
        store_scheme(bank, make_scheme(UnitDraft(unit.code, "Judul lain", (element, more))))

    assert refused.value.issues == tuple(
        Issue("scheme.unit_differs", {"unit": unit.code, "part": part, "old": old, "new": new})
        for part, old, new in (
            ("judul", "Unit contoh", "Judul lain"),
            ("elemen 1", "Elemen contoh", "Elemen lain"),
            ("KUK 1.2", "Bunyi dua", "B"),
            ("elemen 2", "–", "Elemen dua"),
            ("KUK 2.1", "–", "Bunyi baru"),
        )
    )
    assert rows_by_table(bank) == before


def test_a_changed_wording_is_refused_in_another_scheme_too(sqlite_bank: Engine) -> None:
    store_scheme(sqlite_bank, make_scheme(make_unit()))
    before = rows_by_table(sqlite_bank)

    with pytest.raises(InputRefusedError) as refused:
        store_scheme(sqlite_bank, make_scheme(make_unit("B.02.002.1"), make_unit(text="Lain"), code="lain"))

    assert {issue.code for issue in refused.value.issues} == {"scheme.unit_differs"}
    assert rows_by_table(sqlite_bank) == before


def test_new_facts_change_the_scheme_only(bank: Engine) -> None:
    store_scheme(bank, make_scheme(), title="Judul lama", kind="KKNI")
    before = rows_by_table(bank)

    plan = store_scheme(bank, make_scheme(), title="Judul baru", number="014/LSP")

    assert plan == SchemePlan(Change.CHANGED, {"A.01.001.1": Change.SAME}, ())
    after = rows_by_table(bank)
    assert changed_tables(before, after) == {"scheme", "audit_event"}
    facts = {"title": "Judul baru", "kind": "KKNI", "number": "014/LSP", "level": ""}
    assert after["scheme"] == [before["scheme"][0] | facts]
    units = {"units": ["A.01.001.1"]}
    event = after["audit_event"][-1]
    assert event["before"] == {"title": "Judul lama", "kind": "KKNI", "number": "", "level": ""} | units
    assert event["after"] == facts | units


def test_a_scheme_keeps_the_facts_that_nobody_gives(sqlite_bank: Engine) -> None:
    store_scheme(sqlite_bank, make_scheme(), title="Judul")

    plan = store_scheme(sqlite_bank, make_scheme())

    assert plan.scheme is Change.SAME


def test_two_schemes_share_a_unit(bank: Engine) -> None:
    shared, other = make_unit(), make_unit("B.02.002.1", title="Unit lain")
    store_scheme(bank, make_scheme(shared))
    before = rows_by_table(bank)

    plan = store_scheme(bank, make_scheme(other, shared, code="kedua"))

    assert plan == SchemePlan(Change.NEW, {other.code: Change.NEW, shared.code: Change.SAME}, ())
    after = rows_by_table(bank)
    assert len(after["unit"]) == len(before["unit"]) + 1
    assert [row for row in after["unit"] if row["code"] == shared.code] == before["unit"]
    with session_scope(bank) as session:
        assert scheme_draft(get_scheme(session, "kedua")).units == (other, shared)


def test_the_example_scheme_shares_the_units_of_the_published_one(sqlite_bank: Engine) -> None:
    store_scheme(sqlite_bank, read_scheme_file(SEED_TEXT), code=SEED_SCHEME)
    before = rows_by_table(sqlite_bank)

    store_scheme(sqlite_bank, read_scheme_file(EXAMPLES / "scheme.yaml"))

    after = rows_by_table(sqlite_bank)
    assert changed_tables(before, after) == {"scheme", "scheme_unit", "audit_event"}


def test_a_known_scheme_with_other_units_is_refused(sqlite_bank: Engine) -> None:
    store_scheme(sqlite_bank, make_scheme())
    before = rows_by_table(sqlite_bank)

    with pytest.raises(InputRefusedError) as refused:
        store_scheme(sqlite_bank, make_scheme(make_unit(), make_unit("B.02.002.1")))

    assert refused.value.issues == (Issue("scheme.other_units", {"scheme": "contoh"}),)
    assert rows_by_table(sqlite_bank) == before


def test_a_code_written_otherwise_is_told_but_taken(sqlite_bank: Engine) -> None:
    store_scheme(sqlite_bank, make_scheme(make_unit("A.01.001.1")))

    plan = store_scheme(
        sqlite_bank, make_scheme(make_unit("a01.001.1"), make_unit("A-01 0011"), code="kedua")
    )

    twins = [("A-01 0011", "a01.001.1"), ("a01.001.1", "A.01.001.1"), ("A-01 0011", "A.01.001.1")]
    assert plan.issues == tuple(
        Issue("scheme.near_equal_unit", {"unit": unit, "twin": twin}, severity=Severity.WARNING)
        for unit, twin in twins
    )


def test_a_plan_alone_writes_nothing(sqlite_bank: Engine) -> None:
    before = rows_by_table(sqlite_bank)

    with session_scope(sqlite_bank) as session:
        plan = import_scheme(session, IMPORTER, make_scheme(), SchemeFacts(), plan_only=True)

    assert plan == SchemePlan(Change.NEW, {"A.01.001.1": Change.NEW}, ())
    assert rows_by_table(sqlite_bank) == before


@pytest.mark.parametrize("code", ["", "Dua Kata", "a_b", "a--b", "-a", "a/b", "é", "a" * 61])
def test_a_code_that_can_not_serve_is_refused(code: str, sqlite_bank: Engine) -> None:
    before = rows_by_table(sqlite_bank)

    with pytest.raises(UsageMistakeError) as refused:
        store_scheme(sqlite_bank, make_scheme(code=code))

    assert refused.value.issues == (Issue("scheme.bad_code", {"code": code}),)
    assert rows_by_table(sqlite_bank) == before


def test_facts_that_are_too_long_are_refused(sqlite_bank: Engine) -> None:
    before = rows_by_table(sqlite_bank)

    with pytest.raises(InputRefusedError) as refused:
        store_scheme(
            sqlite_bank, make_scheme(), kind="k" * 41, number="n" * 81, level="l" * 21, title="t" * 999
        )

    assert refused.value.issues == tuple(
        Issue("scheme.too_long", {"name": name, "count": most + 1, "most": most}, Where(field=name))
        for name, most in (("kind", 40), ("number", 80), ("level", 20))
    )
    assert rows_by_table(sqlite_bank) == before


def test_a_draft_that_no_reader_checked_is_refused_too(sqlite_bank: Engine) -> None:
    before = rows_by_table(sqlite_bank)

    with pytest.raises(InputRefusedError) as refused:
        store_scheme(sqlite_bank, make_scheme(make_unit(), make_unit()))

    assert refused.value.issues == (Issue("scheme.duplicate_unit", {"unit": "A.01.001.1"}),)
    assert rows_by_table(sqlite_bank) == before


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50 * 1024**2)


def _several_faults(path: Path) -> None:
    path.write_text("Terdapat 2 unit\n1 | A.1 | Satu |\nKode unit: A.1\n1. E |\n1.2. x |\ncatatan\n")


def _aliased(path: Path) -> None:
    path.write_text("units:\n- &a [x]\n- *a\n")


def _unit_of_nothing(path: Path) -> None:
    path.write_text("units:\n- code: A.1\n  title: Satu\n  elements: []\n")


def _issue(code: str, line: int | None = None, column: int | None = None, **facts: str | int) -> Issue:
    return Issue(code, facts, Where(line=line, column=column))


REFUSED_FILES: dict[str, tuple[str, Callable[[Path], object], tuple[Issue, ...]]] = {
    "larger than 25 MB": ("a.txt", _sparse, (_issue("file.too_large", megabytes=50, most=25),)),
    "a folder": ("a.txt", Path.mkdir, (_issue("file.is_folder"),)),
    "several faults": (
        "a.txt",
        _several_faults,
        (
            _issue("scheme.unit_count", 1, announced=2, found=1),
            _issue("scheme.criterion_sequence", 5, 1, unit="A.1", found="1.2", expected="1.1"),
            _issue("scheme.unknown_line", 6, 1, text="catatan"),
        ),
    ),
    "a kind that is not known": (
        "a.docx",
        Path.touch,
        (_issue("file.unknown_kind", suffix=".docx", known=".txt, .yaml, .yml"),),
    ),
    "no kind at all": (
        "skema",
        Path.touch,
        (_issue("file.unknown_kind", suffix="skema", known=".txt, .yaml, .yml"),),
    ),
    "YAML with an alias": ("a.yaml", _aliased, (_issue("yaml.alias", 3, 3),)),
    "YAML with a unit of nothing": (
        "a.YML",
        _unit_of_nothing,
        (_issue("scheme.unit_without_element", 2, 3, unit="A.1"),),
    ),
}


@pytest.mark.parametrize("name", REFUSED_FILES)
def test_a_file_that_is_refused_names_all_its_faults(name: str, tmp_path: Path) -> None:
    file, make, expected = REFUSED_FILES[name]
    path = tmp_path / file
    make(path)

    with pytest.raises(InputRefusedError) as refused:
        read_scheme_file(path)

    assert refused.value.issues == tuple(issue.in_file(str(path)) for issue in expected)


def test_a_refused_file_writes_nothing(bank: Engine, tmp_path: Path) -> None:
    before = rows_by_table(bank)
    path = tmp_path / "skema.txt"
    path.write_bytes(SEED_TEXT.read_bytes().replace(b"5.4. ", b"5.5. ", 1))

    with pytest.raises(QbankError), session_scope(bank, write=True) as session:
        import_scheme(session, IMPORTER, read_scheme_file(path), SchemeFacts(code=SEED_SCHEME))

    assert rows_by_table(bank) == before


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "tidak-ada.txt"

    with pytest.raises(NotFoundError) as refused:
        read_scheme_file(path)

    assert refused.value.issues == (Issue("file.missing", {}, Where(file=str(path))),)


def test_a_scheme_that_is_missing_names_those_there_are(sqlite_bank: Engine) -> None:
    store_scheme(sqlite_bank, make_scheme())
    store_scheme(sqlite_bank, make_scheme(make_unit("B.02.002.1"), code="alpha"))

    with pytest.raises(NotFoundError) as refused, session_scope(sqlite_bank) as session:
        get_scheme(session, "beta")

    facts = {"scheme": "beta", "known": "alpha, contoh"}
    assert refused.value.issues == (Issue("scheme.not_found", facts),)


def test_every_text_survives_the_bank(bank: Engine) -> None:
    texts = [unicodedata.normalize("NFC", text) for text in TRAPS]
    criteria = tuple(CriterionDraft(f"1.{number}", text) for number, text in enumerate(texts, start=1))
    unit = UnitDraft("A.01.001.1", texts[0], (ElementDraft("1", texts[1], criteria),))

    store_scheme(bank, make_scheme(unit))
    again = store_scheme(bank, make_scheme(unit))

    assert again.scheme is Change.SAME
    with session_scope(bank) as session:
        assert scheme_draft(get_scheme(session, "contoh")).units == (unit,)
