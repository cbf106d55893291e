"""The documents that belong to a whole set: print plan, lists of the sitting, approval, dossier."""

from __future__ import annotations

from dataclasses import replace

from printed_form import sample_documents
from sample_set import HASHES, best_record, other_record, sample_record, sample_set, sample_snapshots
from sample_snapshot import PROFILE, sample_snapshot
from word_package import body_of, parts_of, tables_of, text_of

from qbank.documents import RenderedDocument, archive_copies, render_form, render_set
from qbank.documents.editions import CODES, Form
from qbank.documents.sections.amounts import code_ranges, counts_by_label
from qbank.domain.codes import Instrument
from qbank.domain.print_profile import Attendance, Edition


def document(code: str) -> RenderedDocument:
    return next(one for one in sample_set() if one.code == code)


def text(code: str) -> str:
    return text_of(body_of(document(code).data))


def plan_rows() -> list[list[str]]:
    table = next(table for table in tables_of(document("SAMPUL").data) if "Eksemplar" in table[0])
    return [row for row in table[1:] if len(row) == 6]


def test_documents_of_the_set_belong_to_no_form() -> None:
    assert {one.form for one in sample_set()} == {None}
    assert [one.bundle for one in sample_set()] == ["asesor"] * 4 + ["arsip"] * 2
    assert [one.file for one in sample_set() if "paket" in one.file] == []
    footers = [parts_of(one.data)["word/footer1.xml"].decode() for one in sample_set()]
    assert [footer for footer in footers if "Paket" in footer] == []


def test_the_print_plan_names_every_document_of_the_set_once() -> None:
    named = [(row[1], row[2]) for row in plan_rows()]

    printed = {one.code for one in (*sample_documents().values(), *sample_set())}
    assert {code for code, _ in named} == printed
    assert len(named) == len(set(named))
    assert [row[0] for row in plan_rows()] == [str(number) for number in range(1, len(named) + 1)]


def test_the_print_plan_counts_copies_for_candidates_and_assessors() -> None:
    copies = {(row[1], row[2]): row[4] for row in plan_rows()}

    # Five candidates sit A, B, A, B, A; each of the two assessors judges both forms.
    assert copies["FR.IA.05A", "Pertanyaan Tertulis Pilihan Ganda"] == "5 (A 3, B 2)"
    assert copies["FR.IA.05B", "Kunci Jawaban Pilihan Ganda"] == "4 (A 2, B 2)"
    assert copies["FR.IA.01", "Ceklis Observasi"] == "5 (A 3, B 2)"
    assert copies["FR.IA.02", "Lampiran data (Excel) · KP1"] == "salin ke 5 komputer"
    assert copies["DAFTAR-HADIR", "Daftar Hadir"] == "1"


def test_a_form_that_nobody_sits_is_printed_for_the_archive_only() -> None:
    rendered = render_set(sample_snapshots(), PROFILE, attendance=Attendance(1, 1))

    table = next(table for table in tables_of(rendered[0].data) if "Eksemplar" in table[0])
    assert next(row[4] for row in table if "FR.IA.05A" in row) == "1 (A 1)"
    assert next(row[4] for row in table if "FR.IA.05B" in row) == "1 (A 1)"


def test_the_table_shows_no_key_on_the_candidates_side() -> None:
    table = next(table for table in tables_of(document("SAMPUL").data) if "Di meja asesi" in table[0])

    candidate = " ".join(row[1] for row in table[1:])
    when = [row[0] for row in table[1:]]
    assert [one for one in when if one.startswith("TPD")] == [
        "TPD – Tugas Praktik Demonstrasi · KP1 (10 menit)",
        "TPD – Tugas Praktik Demonstrasi · KP2 (10 menit)",
    ]
    assert all("FR.IA.01" in row[2] for row in table[1:] if row[0].startswith("TPD"))
    assert "FR.IA.05A" in candidate
    assert "FR.IA.05C" in candidate
    for form in (Form.MULTIPLE_CHOICE_KEY, Form.ESSAY_KEY, Form.ORAL_QUESTIONS, Form.OBSERVATION_CHECKLIST):
        assert CODES[Edition.E2023][form] not in candidate


def test_every_candidate_and_assessor_has_a_place_and_a_serial_number() -> None:
    seats = next(table for table in tables_of(document("DAFTAR-HADIR").data) if "Nama asesi" in table[0])
    bundles = next(table for table in tables_of(document("TANDA-TERIMA").data) if "Nomor seri" in table[0])

    assert [row[:3] for row in seats[1:]] == [
        ["1", "", "A"], ["2", "", "B"], ["3", "", "A"], ["4", "", "B"], ["5", "", "A"],
    ]  # fmt: skip
    assert [row[1] for row in bundles[2:]] == [
        "contoh-001-A-01",
        "contoh-001-B-02",
        "contoh-001-A-03",
        "contoh-001-B-04",
        "contoh-001-A-05",
        "contoh-001-ASESOR-01",
        "contoh-001-ASESOR-02",
        "contoh-001-ARSIP-01",
    ]
    assert all(row[3:] == ["", "", "", "☐", "☐", ""] for row in bundles[2:])


def test_the_approval_names_the_forms_by_their_hash() -> None:
    assert f"Paket A: {HASHES[0][:12]}; Paket B: {HASHES[1][:12]}" in text("PENGESAHAN-MUK")


def test_the_dossier_says_in_plain_words_what_was_asked_and_got() -> None:
    printed = text("BERKAS-SET")
    tables = tables_of(document("BERKAS-SET").data)

    targets = next(table for table in tables if table[0][0] == "Sasaran")
    assert [row[1:] for row in targets[1:]] == [
        ["0,15", "± 0,1", "A 0,1 · B 0,25", "terbukti terbaik; selisih terbesar 0,1"],
        [
            "30",
            "± 2",
            "A 30 · B 31,5",
            "dalam toleransi; selisih terbesar 1,5; kurang dari 0,5 terbukti tidak mungkin",
        ],
        [
            "5,3",
            "± 0,2",
            "A 5,3 · B 5,42",
            "dalam toleransi; selisih terbesar 0,12; lebih dari 5,457 di setiap paket terbukti tidak mungkin",
        ],
    ]
    lines = next(table for table in tables if table[0][0] == "Ketentuan")
    assert lines[1:] == [
        ["Banyaknya butir", "DPT-PG", "13", "13"],
        ["", "DPT-Esai", "2–3", "A 2 · B 3"],
        ["Soal C4–C6", "", "≥ 4", "A 13 · B 12"],
    ]
    assert "Dalam toleransi: semua ketentuan kisi-kisi terpenuhi" in printed
    assert "terbukti hanya dapat memberi 3 paket lain" in printed
    assert "Yang pertama habis: Banyaknya butir · DPT-Esai." in printed
    for jargon in ("gap", "bound", "solver", "MIP", "within_tolerance"):
        assert jargon not in printed


def test_the_dossier_compares_forms_and_names_what_they_share() -> None:
    tables = tables_of(document("BERKAS-SET").data)

    shared = next(table for table in tables if "Terbanyak" in table[0])
    assert shared[1:] == [["CL", "43", "A–B 43"], ["DPT-PG", "0", "tidak ada"]]
    assert ["A", "4", "3", "3", "3"] in next(
        table for table in tables if table[0] == ["Paket", "a", "b", "c", "d"]
    )
    versions = next(table for table in tables if "Butir menurut versinya" in table[0])
    assert ["DPT-Esai", "A, B", "versi 1: ES-0001–0002"] in versions


def test_codes_and_counts_are_written_shortly() -> None:
    codes = ["PG-0001", "PG-0002", "PG-0003", "PG-0007", "PG-0999", "PG-1000"]

    assert counts_by_label({"A": 2, "B": 1, "C": 1, "D": 1, "E": 1, "F": 0}) == "A 2, B–E 1"
    assert code_ranges(codes) == "PG-0001–0003, PG-0007, PG-0999–1000"


def test_what_is_only_found_or_not_known_is_not_called_proved() -> None:
    unknown = replace(sample_record(), rest=None, targets=())

    found, silent = (
        text_of(body_of(render_set(sample_snapshots(), PROFILE, record)[-1].data))
        for record in (other_record(), unknown)
    )

    assert "masih dapat memberi 2 paket lain" in found
    assert "terbukti hanya" not in found
    assert "di luar toleransi; selisih terbesar 10" in found
    assert "Terbukti terbaik" not in found
    assert "tidak setiap sasaran tercapai dalam batas toleransinya" in found
    assert "tidak dihitung" in silent


def test_the_whole_set_is_called_proved_best_only_where_every_target_is() -> None:
    best, mixed = (
        text_of(body_of(render_set(sample_snapshots(), PROFILE, record)[-1].data))
        for record in (best_record(), sample_record())
    )

    assert "Terbukti terbaik: semua ketentuan" in best
    assert "terbukti tidak dapat memberi paket lain" in best
    assert "Terbukti terbaik: semua ketentuan" not in mixed
    assert "Dalam toleransi: semua ketentuan" in mixed


def test_minutes_of_the_items_stand_beside_those_that_are_given() -> None:
    tables = tables_of(document("BERKAS-SET").data)

    minutes = next(table for table in tables if table[0] == ["Paket", "DPT-PG", "DPT-Esai"])

    given = {quota.instrument: quota.minutes for quota in sample_snapshots()[0].instruments}
    assert minutes[1:3] == [["A", "30", "20"], ["B", "30", "20"]]
    assert minutes[3] == [
        "tersedia",
        *(f"{given[name]:g}" for name in (Instrument.DPT_PG, Instrument.DPT_ESAI)),
    ]


def test_days_are_written_as_people_write_them() -> None:
    for code in ("SAMPUL", "PENGESAHAN-MUK", "BERKAS-SET"):
        assert "22 November 2026" in text(code)
        assert "2026-11-22" not in text(code)


def test_a_set_without_a_record_has_no_dossier() -> None:
    assert [one.code for one in render_set(sample_snapshots(), PROFILE)] == [
        one.code for one in sample_set() if one.code != "BERKAS-SET"
    ]


def test_the_archive_gets_a_copy_of_all_that_lies_elsewhere() -> None:
    rendered = [*sample_set(), *render_form(sample_snapshot(), PROFILE)]

    copies = archive_copies(rendered)

    held = {one.file.partition("/")[2]: one.sha256 for one in (*rendered, *copies) if one.bundle == "arsip"}
    assert held == {one.file.partition("/")[2]: one.sha256 for one in rendered}
    assert {one.file.partition("/")[0] for one in copies} == {"arsip"}
