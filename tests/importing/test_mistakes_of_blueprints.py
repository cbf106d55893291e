"""Every mistake of a blueprint is told with its line, by the name of the thing, and with its repair; the mended file is taken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from importing_banks import EXAMPLES, IMPORTER, prepare_example_bank, store_items, store_scheme
from sqlalchemy import Engine

from qbank.errors import Issue, QbankError
from qbank.store.engine import open_engine
from qbank.store.session import session_scope
from qbank.text.messages.blueprints import BLUEPRINT_MESSAGES
from qbank.text.say import what_and_fix
from qbank.usecases.import_blueprint import import_blueprint
from qbank.usecases.import_scheme import read_scheme_file

TEXT = """\
name: uji
scheme: contoh-strategi-dan-tim
minutes_total: 300
opening_minutes: 30
forms: 2
instruments:
  - {instrument: CL, minimum: 18, maximum: 18, minutes: 0}
  - {instrument: TPD, minimum: 2, maximum: 2, minutes: 105}
  - {instrument: DPT-PG, minimum: 10, maximum: 12, minutes: 28, overlap: 2, order: level, shuffle_options: true}
  - {instrument: DPL, minimum: 4, maximum: 18, minutes: 15, asked: 4}
  - {instrument: PW, minimum: 1, maximum: 3, minutes: 12, session: sebelum_hari_asesmen}
  - {instrument: VPK, minimum: 1, maximum: 3, minutes: 0, session: sebelum_hari_asesmen}
  - {instrument: CVP, minimum: 1, maximum: 4, minutes: 0, session: sebelum_hari_asesmen, overlap_percent: 50}
lines:
  - {name: PG strategi, instruments: [DPT-PG], where: {unit: [M.70.MKT00.047.1]}, minimum: 6, maximum: 7}
  - {name: PG tim, instruments: [DPT-PG], where: {unit: [M.70.MKT00.045.1]}, minimum: 4, maximum: 5}
  - {name: PG sulit, instruments: [DPT-PG], where: {level: [C4, C5, C6]}, minimum: 4, maximum: 9}
  - {name: PG mudah, instruments: [DPT-PG], where: {level: [C1, C2, C3]}, maximum: 6}
  - {name: PG elemen, instruments: [DPT-PG], each: element, minimum: 1}
  - {name: Lisan KUK, instruments: [DPL], where: {criterion: [M.70.MKT00.047.1/1.1], dimension: [CMS]}, maximum: 1}
  - {name: Lisan kelompok, instruments: [DPL], each: job_group, minimum: 1}
  - {name: Menit sukar, instruments: [DPT-PG], where: {difficulty: [sukar]}, minimum: 5, amount: minutes}
targets:
  - {name: Lama PG, measure: minutes, instruments: [DPT-PG], tolerance: 1, value: 25}
  - {name: Sukar PG, measure: difficulty, instruments: [DPT-PG], tolerance: 0.2}
reuse: {exposure: 2, exposure_months: 12, cooldown_sets: 1}
must_use: [PG-9101]
never_use: [PG-9102]
cases: {minimum: 2, maximum: 3}
key_positions: spread
"""


class Mistake(NamedTuple):
    """What is written instead of what; the line and code that are told, a word of the thing and one of its repair."""

    old: str
    new: str
    line: int
    code: str
    named: str
    repair: str


PG = "maximum: 12, minutes: 28, overlap: 2, order: level, shuffle_options: true}"
MISTAKES = [
    # YAML and fields
    Mistake("forms: 2", "forms: [2", 6, "yaml.syntax", "YAML", "tanda kutip"),
    Mistake("forms: 2", "forms: 2\nforms: 3", 6, "yaml.duplicate_key", "forms", "salah satunya"),
    Mistake("forms: 2", "forms: *a", 5, "yaml.alias", "alias", "lengkap"),
    Mistake("forms: 2", "paket: 2", 5, "field.unknown", "paket", "ejaannya"),
    Mistake("opening_minutes", "opening_minuts", 4, "field.unknown_near", "opening_minuts", "'opening_minutes'"),
    Mistake("scheme: contoh-strategi-dan-tim\n", "", 1, "field.missing", "scheme", "Tambahkan"),
    Mistake("where: {difficulty", "were: {difficulty", 22, "field.unknown_near", "were", "'where'"),
    Mistake("{instrument: TPD", "{instrument: TPX", 8, "field.choice", "TPX", "TPD, PMO"),
    Mistake(
        "12, session: sebelum_hari_asesmen}", "12, session: kemarin}", 11, "field.choice", "kemarin", "hari_asesmen",
    ),
    Mistake("each: element", "each: elemen", 19, "field.choice", "elemen", "criterion"),
    Mistake("order: level", "order: acak", 9, "field.choice", "acak", "random"),
    Mistake("measure: minutes", "measure: menit", 24, "field.choice", "menit", "points"),
    Mistake("amount: minutes", "amount: jam", 22, "field.choice", "jam", "points"),
    Mistake("key_positions: spread", "key_positions: rata", 30, "field.choice", "rata", "as_written"),
    Mistake("shuffle_options: true", "shuffle_options: boleh", 9, "field.true_or_false", "boleh", "false"),
    Mistake("minutes_total: 300", "minutes_total: lima jam", 3, "field.number", "lima jam", "2.5"),
    Mistake("minimum: 10", "minimum: 10.5", 9, "field.whole_number", "10.5", "tanpa koma"),
    Mistake("forms: 2", "forms: dua", 5, "field.whole_number", "dua", "12"),
    Mistake("level: [C4, C5, C6]", "level: C4", 17, "field.list", "daftar", "'- '"),
    Mistake("{difficulty: [sukar]}", "[sukar]", 22, "field.mapping", "where", "nama: isi"),
    Mistake("name: uji", "name: [uji]", 1, "field.text", "name", "satu teks"),
    # the head and the day
    Mistake("name: uji", "name: ' '", 1, "blueprint.bad_name", "Nama", "80"),
    Mistake("scheme: contoh-strategi-dan-tim", "scheme: lain", 2, "scheme.not_found", "lain", "contoh-strategi"),
    Mistake("forms: 2", "forms: 0", 5, "blueprint.forms", "0", "26"),
    Mistake("forms: 2", "forms: 27", 5, "blueprint.forms", "27", "26"),
    Mistake("opening_minutes: 30", "opening_minutes: -5", 4, "blueprint.minutes", "opening_minutes", "0 atau"),
    Mistake("minutes_total: 300", "minutes_total: 700", 3, "blueprint.day_over_limit", "700", "480"),
    Mistake("minutes: 105", "minutes: 305", 3, "blueprint.day_too_long", "TPD", "78"),
    # instruments
    Mistake(
        "  - {instrument: VPK,",
        "  - {instrument: PW, minimum: 0, maximum: 1, minutes: 9}\n  - {instrument: VPK,",
        12,
        "blueprint.instrument_twice",
        "PW",
        "satu baris",
    ),
    Mistake("minimum: 10, maximum: 12", "minimum: 13, maximum: 12", 9, "blueprint.bounds", "DPT-PG", "'maximum'"),
    Mistake("minimum: 1, maximum: 4", "minimum: -1, maximum: 4", 13, "blueprint.bounds", "CVP", "mulai 0"),
    Mistake("minutes: 105", "minutes: -105", 8, "blueprint.minutes", "-105", "0 atau"),
    Mistake("minutes: 105", "minutes: nan", 8, "blueprint.minutes", "TPD", "0 atau"),
    Mistake("minutes: 105", "minutes: 9", 8, "blueprint.minutes_too_few", "2 butir TPD", "10"),
    Mistake("asked: 4", "asked: 19", 10, "blueprint.asked", "DPL", "'maximum'"),
    Mistake("asked: 4", "asked: 0", 10, "blueprint.asked", "DPL", "mulai 1"),
    Mistake(PG, PG.replace("}", ", asked: 10}"), 9, "blueprint.asked_in_writing", "DPT-PG", "DPL"),
    Mistake("asked: 4", "asked: 4, shuffle_options: true", 10, "blueprint.no_options", "DPL", "DPT-PG"),
    Mistake("overlap: 2", "overlap: 13", 9, "blueprint.overlap", "DPT-PG", "12"),
    Mistake("overlap: 2", "overlap: -1", 9, "blueprint.overlap", "-1", "12"),
    Mistake("overlap: 2", "overlap: 2, overlap_percent: 20", 9, "blueprint.overlap_twice", "DPT-PG", "Hapus"),
    Mistake("percent: 50", "percent: 150", 13, "blueprint.overlap_percent", "150", "100"),
    Mistake(
        "  - {instrument: VPK,", "  - {instrument: CRP, minimum: 0, maximum: 1, minutes: 0}\n  - {instrument: VPK,",
        12, "blueprint.no_items", "CRP", "Hapus CRP",
    ),
    Mistake("minimum: 18, maximum: 18", "minimum: 9, maximum: 9", 7, "blueprint.checklist", "CL", "18"),
    Mistake(
        "{instrument: TPD",
        "{instrument: PMO",
        7,
        "blueprint.plan_instruments blueprint.plan_instruments",
        "TPD",
        "rencana",
    ),
    # lines
    Mistake("name: PG tim", "name: PG strategi", 16, "blueprint.line_twice", "PG strategi", "nama lain"),
    Mistake("name: PG tim", "name: ''", 16, "blueprint.line_without_name", "ke-2", "'name'"),
    Mistake("[DPL], each", "[], each", 21, "blueprint.without_instrument", "Lisan kelompok", "[DPT-PG]"),
    Mistake("[DPL], each", "[DPL, DPL], each", 21, "blueprint.instrument_repeated", "DPL", "salah satunya"),
    Mistake("[DPL], each", "[PMO], each", 21, "blueprint.instrument_not_listed", "PMO", "Tambahkan"),
    Mistake("minimum: 4, maximum: 5", "minimum: 6, maximum: 5", 16, "blueprint.bounds", "PG tim", "'maximum'"),
    Mistake("{difficulty: [sukar]}", "{warna: [merah]}", 22, "blueprint.unknown_field", "warna", "criterion"),
    Mistake("[M.70.MKT00.045.1]", "[M.70.MKT00.45.1]", 16, "blueprint.unknown_value_near", "00.45", "045.1"),
    Mistake("[M.70.MKT00.045.1]", "[X.99]", 16, "blueprint.unknown_value", "X.99", "M.70.MKT00.047.1"),
    Mistake("047.1/1.1]", "047.1/9.9]", 20, "blueprint.unknown_value", "047.1/9.9", "M.70.MKT00.047.1/1.1, "),
    Mistake("047.1/1.1]", "47.1/1.1]", 20, "blueprint.unknown_value_near", "47.1", "'M.70.MKT00.047.1/1.1'"),
    Mistake("047.1/1.1]", "003.2/1.1]", 20, "blueprint.unknown_value", "003.2/1.1", "M.70.MKT00.045.1/1.1, "),
    Mistake("[C4, C5, C6]", "[C4, C5, C7]", 17, "blueprint.unknown_value", "C7", "C1, C2, C3, C4"),
    Mistake("[CMS]", "[CSM]", 20, "blueprint.unknown_value", "CSM", "CMS"),
    Mistake("[sukar]", "[sulit]", 22, "blueprint.unknown_value", "sulit", "sukar"),
    Mistake("[sukar]", "[]", 22, "blueprint.empty_where", "Menit sukar", "difficulty"),
    Mistake(
        "each: job_group, minimum: 1", "each: job_group", 21, "blueprint.line_asks_nothing", "kelompok", "'minimum'",
    ),
    Mistake("{difficulty: [sukar]}", "{kind: [essay]}", 22, "blueprint.kind_of_another", "essay", "instrumennya"),
    Mistake("[CMS]}", "[CMS], unit: [M.70.MKT00.045.1]}", 20, "blueprint.where_fits_nothing", "Lisan KUK", "Hapus"),
    Mistake("minimum: 5, amount", "minimum: 50, amount", 22, "blueprint.line_over_minutes", "28", "'minimum'"),
    # sums
    Mistake("minimum: 6, maximum: 7", "minimum: 9, maximum: 9", 9, "blueprint.parts_exceed", "'PG tim'", "13"),
    Mistake("6, maximum: 7}", "5, maximum: 4}", 15, "blueprint.bounds", "PG strategi", "'minimum'"),
    Mistake("minimum: 4, maximum: 5", "minimum: 1, maximum: 2", 9, "blueprint.parts_fall_short", "'PG tim'", "9"),
    Mistake("minimum: 4, maximum: 9", "minimum: 1, maximum: 3", 9, "blueprint.parts_fall_short", "'PG sulit'", "9"),
    Mistake("minimum: 4, maximum: 9", "minimum: 13", 9, "blueprint.parts_exceed", "'PG sulit'", "13"),
    # targets
    Mistake("name: Sukar PG", "name: Lama PG", 25, "blueprint.target_twice", "Lama PG", "nama lain"),
    Mistake("name: Sukar PG", "name: ' '", 25, "blueprint.target_without_name", "ke-2", "'name'"),
    Mistake("tolerance: 0.2", "tolerance: 0", 25, "blueprint.tolerance", "Sukar PG", "0.2"),
    Mistake("tolerance: 0.2", "tolerance: 0.2, ability: 1", 25, "blueprint.ability_given", "difficulty", "information"),
    Mistake(
        "measure: difficulty", "measure: information",
        25, "blueprint.ability_missing blueprint.not_calibrated", "Sukar PG", "misalnya 0",
    ),
    Mistake(
        "measure: difficulty, instruments: [DPT-PG]", "measure: information, ability: 0, instruments: [DPT-PG]",
        25, "blueprint.not_calibrated", "DPT-PG", "difficulty",
    ),
    Mistake(
        "measure: difficulty, instruments: [DPT-PG]", "measure: information, ability: inf, instruments: [DPT-PG]",
        25, "blueprint.ability blueprint.not_calibrated", "inf", "logit",
    ),
    Mistake("value: 25", "value: 2500000", 24, "blueprint.too_large blueprint.target_over_minutes", "2500000", "1000000"),
    Mistake("value: 25", "value: nan", 24, "blueprint.target_value", "nan", "angka"),
    Mistake("value: 25", "value: -25", 24, "blueprint.target_value", "Lama PG", "mulai 0"),
    Mistake("value: 25", "value: 250", 24, "blueprint.target_over_minutes", "250", "28"),
    Mistake("[DPT-PG], tolerance: 0.2", "[DIT], tolerance: 0.2", 25, "blueprint.instrument_not_listed", "DIT", "ubah"),
    Mistake("[DPT-PG], tolerance: 0.2", "[], tolerance: 0.2", 25, "blueprint.without_instrument", "Sukar PG", "Isi"),
    # reuse, cases, items by name
    Mistake("exposure: 2", "exposure: 0", 26, "blueprint.reuse", "exposure", "1 atau"),
    Mistake("cooldown_sets: 1", "cooldown_days: -7", 26, "blueprint.reuse", "cooldown_days", "1 atau"),
    Mistake("exposure: 2, ", "", 26, "blueprint.months_without_exposure", "exposure_months", "'exposure'"),
    Mistake("cases: {minimum: 2", "cases: {minimum: 4", 29, "blueprint.cases", "4 sampai 3", "'maximum'"),
    Mistake("must_use: [PG-9101]", "must_use: [PG-1]", 27, "blueprint.item_code", "PG-1", "PG-0001"),
    Mistake("must_use: [PG-9101]", "must_use: [PG-9101, PG-9101]", 27, "blueprint.item_twice", "PG-9101", "Hapus"),
    Mistake("must_use: [PG-9101]", "must_use: [PG-9999]", 27, "blueprint.unknown_item", "PG-9999", "item list"),
    Mistake(
        "must_use: [PG-9101]", "must_use: [PW-0001, PW-0002, PW-0003, PW-0004]",
        27, "blueprint.must_use_too_many" + 4 * " blueprint.unknown_item", "PW", "'maximum'",
    ),
    Mistake("never_use: [PG-9102]", "never_use: [PG-9101]", 28, "blueprint.must_and_never", "PG-9101", "'never_use'"),
    Mistake(
        "must_use: [PG-9101]",
        "must_use: [ES-0001]",
        27,
        "blueprint.must_use_not_listed blueprint.unknown_item",
        "DPT-Esai",
        "Tambahkan",
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def example_bank(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    path = tmp_path_factory.mktemp("mistakes") / "bank.db"
    path.write_bytes(migrated_sqlite.read_bytes())
    engine = open_engine(f"sqlite:///{path}")
    prepare_example_bank(engine)
    store_items(engine, EXAMPLES / "items.yaml")
    yield engine
    engine.dispose()


def imported(engine: Engine, path: Path, text: str) -> tuple[Issue, ...]:
    """Import a blueprint without keeping it; returns what was told."""
    path.write_text(text, encoding="utf-8")
    with session_scope(engine, write=True) as session:
        try:
            import_blueprint(session, IMPORTER, path)
        except QbankError as error:
            return error.issues
        finally:
            session.rollback()
    return ()


def test_the_mended_file_is_taken(example_bank: Engine, tmp_path: Path) -> None:
    assert imported(example_bank, tmp_path / "kisi.yaml", TEXT) == ()


@pytest.mark.parametrize(
    "mistake", MISTAKES, ids=lambda m: f"{m.code.removeprefix('blueprint.')}:{m.new[:30]}"
)
def test_a_mistake_is_told_with_line_reason_and_repair(
    mistake: Mistake, example_bank: Engine, tmp_path: Path
) -> None:
    assert TEXT.count(mistake.old) == 1

    told = imported(example_bank, tmp_path / "kisi.yaml", TEXT.replace(mistake.old, mistake.new))

    assert [(issue.where.line, issue.code) for issue in told] == [
        (mistake.line, code) for code in mistake.code.split()
    ]
    what, fix = what_and_fix(told[0], "id")
    assert mistake.named in what
    assert mistake.repair in fix


def test_lines_for_job_groups_need_an_evidence_plan(sqlite_bank: Engine, tmp_path: Path) -> None:
    store_scheme(sqlite_bank, read_scheme_file(EXAMPLES / "scheme.yaml"))
    text = TEXT.replace("dimension: [CMS]", "job_group: [KP1]").split("reuse:")[0]

    told = imported(sqlite_bank, tmp_path / "kisi.yaml", text)

    facts = ({"line": "Lisan KUK"}, {"line": "Lisan kelompok"})
    assert [(issue.where.line, issue.code) for issue in told] == [
        (20, "blueprint.no_job_groups"), (21, "blueprint.no_job_groups"),
    ]  # fmt: skip
    assert tuple(issue.facts for issue in told) == facts


def test_every_mistake_that_has_a_message_is_tried() -> None:
    elsewhere = {"not_found", "forms_short", "bank_short", "tasks_fill_the_day", "no_job_groups"}
    tried = {code.removeprefix("blueprint.") for mistake in MISTAKES for code in mistake.code.split()}

    assert {code.removeprefix("blueprint.") for code in BLUEPRINT_MESSAGES} - elsewhere <= tried
    assert len(MISTAKES) >= 40
