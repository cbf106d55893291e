"""A blueprint is printed before items are chosen: everything it asks, in a well-built Word document."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_blueprint import bare_sheet, full_sheet
from sample_snapshot import LONG_UNIT, PROFILE, SHORT_UNIT
from word_lint import lint
from word_package import body_of, parts_of, tables_of, text_of

from qbank.documents.blueprint_sheet import BlueprintSheet, render_blueprint
from qbank.documents.template import base_template
from qbank.domain.blueprint import KeyPositions
from qbank.text.wording import built_in_wording


@pytest.mark.parametrize("sheet", [full_sheet(), bare_sheet()], ids=["full", "bare"])
def test_it_is_well_built_and_the_same_bytes_each_time(sheet: BlueprintSheet) -> None:
    printed = render_blueprint(sheet, PROFILE)

    assert lint(parts_of(printed.data)) == []
    assert render_blueprint(sheet, PROFILE) == printed
    assert render_blueprint(replace(sheet, sha256="ef" * 32), PROFILE) != printed


def test_it_has_the_looks_of_the_body_without_a_code_of_a_set() -> None:
    looks = replace(PROFILE.looks, template=base_template(built_in_wording()))

    printed = render_blueprint(full_sheet(), replace(PROFILE, looks=looks))

    assert lint(parts_of(printed.data)) == []
    assert "A. Instrumen, jumlah butir, dan waktu" in text_of(body_of(printed.data))
    assert [name for name in parts_of(printed.data) if name.startswith("word/media/")] == []


def test_it_says_how_many_items_of_what() -> None:
    tables = tables_of(render_blueprint(full_sheet(), PROFILE).data)

    by_head = {tuple(table[0]): table[1:] for table in tables}
    instruments = by_head["No.", "Kode", "Instrumen", "Butir", "Menit", "Kapan", "Keterangan"]
    assert [row[1:2] + row[3:6] for row in instruments] == [
        ["CL", "6", "–", "Pada hari asesmen"],
        ["DPT-PG", "6–8", "12,5", "Pada hari asesmen"],
        ["DPT-Esai", "2", "30", "Pada hari asesmen"],
        ["DPL", "3–6", "10", "Pada hari asesmen"],
        ["PW", "1–4", "16", "Sebelum hari asesmen"],
        ["", "", "30", "Pada hari asesmen"],
        ["", "", "82,5", "Pada hari asesmen"],
    ]
    units = by_head["No.", "Kode unit", "Judul unit", "Elemen", "KUK", "DPT-PG", "DPL"]
    assert [[row[1], *row[3:]] for row in units] == [
        [LONG_UNIT, "2", "4", "3–4", "≤ 3"],
        [SHORT_UNIT, "2", "4", "≥ 2", "≤ 3"],
    ]
    targets = by_head["No.", "Sasaran", "Ukuran", "Instrumen", "Nilai", "Toleransi"]
    assert [row[2:] for row in targets] == [
        [
            "kesukaran rata-rata (mudah −1, sedang 0, sukar +1, atau hasil kalibrasi)",
            "DPT-PG",
            "rata-rata bank",
            "± 0,05",
        ],
        ["jumlah menit", "DPT-PG, DPT-Esai", "40", "± 2"],
        ["jumlah nilai", "DPT-PG", "6", "± 1"],
        ["informasi tes pada kemampuan −0,5", "DPT-PG", "rata-rata bank", "± 0,5"],
    ]


@pytest.mark.parametrize(
    ("positions", "shuffled", "said"),
    [
        (KeyPositions.AS_WRITTEN, False, "Seperti tertulis dalam bank"),
        (KeyPositions.AS_WRITTEN, True, "Tersebar merata"),
        (KeyPositions.SPREAD, False, "Tersebar merata"),
    ],
)
def test_shuffled_options_are_not_said_to_leave_the_keys_where_they_were(
    positions: KeyPositions, *, shuffled: bool, said: str
) -> None:
    sheet = full_sheet()
    quotas = tuple(replace(quota, shuffle_options=shuffled) for quota in sheet.blueprint.instruments)
    blueprint = replace(sheet.blueprint, instruments=quotas, key_positions=positions)

    text = text_of(body_of(render_blueprint(replace(sheet, blueprint=blueprint), PROFILE).data))

    assert said in text
    assert ("Seperti tertulis" in text) == (said == "Seperti tertulis dalam bank")


def test_every_line_stands_in_one_table() -> None:
    sheet = full_sheet()

    tables = tables_of(render_blueprint(sheet, PROFILE).data)

    named = [row[1] for table in tables if table[0][1:2] == ["Ketentuan"] for row in table[1:]]
    whole_units = {"PG unit panjang", "Lisan setiap unit"}
    assert sorted(named) == sorted({line.name for line in sheet.blueprint.lines} - whole_units)


def test_a_proposed_plan_is_marked_and_an_adopted_one_is_not() -> None:
    proposed, adopted = (
        parts_of(render_blueprint(sheet, PROFILE).data)["word/header1.xml"].decode()
        for sheet in (full_sheet(), bare_sheet())
    )

    assert "USULAN" in proposed
    assert "USULAN" not in adopted


def test_what_is_not_asked_is_not_printed() -> None:
    text = text_of(body_of(render_blueprint(bare_sheet(), PROFILE).data))

    assert "C. Jenjang berpikir" not in text
    assert "E. Sasaran" not in text
    assert "setelah 3 set terbit" in text
