"""The edition of 2020 has its own columns, unit tables and parts, and nothing of it slips into that of 2023."""

from __future__ import annotations

import pytest
from printed_form import every_document
from sample_snapshot import sample_snapshot
from word_package import body_of, tables_of, text_of

from qbank.documents import RenderedDocument


def both(name: str) -> tuple[RenderedDocument, RenderedDocument]:
    """Return a document in the edition of 2023 and in that of 2020."""
    return every_document()[name], every_document()[f"2020 {name}"]


def text(document: RenderedDocument) -> str:
    return text_of(body_of(document.data))


def checklist_head(document: RenderedDocument) -> list[list[str]]:
    return next(table[:2] for table in tables_of(document.data) if table[0][0] == "No.")


def test_the_checklist_has_the_columns_of_its_edition() -> None:
    newer, older = (checklist_head(document) for document in both("FR.IA.01 asesor"))

    assert "Standar Industri atau Tempat Kerja" in newer[0]
    assert newer[1][-3:-1] == ["Ya", "Tidak"]
    assert "Benchmark" in older[0]
    assert older[1][-3:-1] == ["K", "BK"]


@pytest.mark.parametrize("name", ["FR.IA.01 asesor", "FR.IA.08 asesor", "FR.AK.05 asesor"])
def test_units_stand_in_one_table_or_in_one_each(name: str) -> None:
    newer, older = both(name)
    units = sample_snapshot().units

    assert [t[0] for t in tables_of(newer.data)].count(
        ["Kelompok Pekerjaan", "No.", "Kode Unit", "Judul Unit"]
    ) == 1
    small = [table for table in tables_of(older.data) if table[0][1:2] == ["Kode Unit"]]
    assert [(table[0][2], table[1][2]) for table in small] == [(unit.code, unit.title) for unit in units]
    assert "Kelompok Pekerjaan 1" not in " ".join(cell for table in small for row in table for cell in row)


def test_the_steps_of_a_task_have_a_part_of_their_own_in_the_older_edition() -> None:
    newer, older = (text(document) for document in both("FR.IA.02 asesi KP1"))

    assert "C. Langkah Kerja" not in newer
    assert older.index("B. Skenario") < older.index("Waktu") < older.index("C. Langkah Kerja")
    assert older.count("Baca Lampiran 1 dan susun tabel 1.") == 1


def test_the_plan_goes_by_unit_or_by_criterion() -> None:
    newer, older = (text(document) for document in both("FR.MAPA.01 asesor"))

    wordings = [one.text for unit in sample_snapshot().units for one in unit.criteria]
    assert [one for one in wordings if one in newer] == []
    assert [one for one in wordings if one not in older] == []
    for unit in sample_snapshot().units:
        numbers = ", ".join(one.number for one in unit.criteria[:3])
        assert numbers in newer


@pytest.mark.parametrize(
    ("name", "newer", "older"),
    [
        ("FR.IA.10 asesor", "VPK – Verifikasi Pihak Ketiga", "Klarifikasi Bukti Pihak Ketiga"),
        ("FR.IA.11 asesor", "CRP – Ceklis Reviu Produk", "Ceklis Meninjau Materi Uji Kompetensi"),
    ],
)
def test_titles_and_file_names_are_those_of_the_edition(name: str, newer: str, older: str) -> None:
    new, old = both(name)

    assert newer in text(new)
    assert older in text(old)
    assert newer not in text(old)
    assert new.file != old.file
