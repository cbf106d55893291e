"""What stands on the printed pages: nothing torn apart, heads repeated, pages numbered, marks on every page, fonts embedded."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

import pytest
from page_checks import bare_pages, foreign_fonts, pages_with, pages_without, uncounted_pages
from printed_form import by_name, every_document, hostile_documents
from printed_pdf import PrintedPdf, Word, convert
from sample_set import HASHES, sample_snapshots
from sample_snapshot import KEYS, PROFILE, sample_snapshot
from word_package import parts_of

from qbank.documents import render_form, render_set
from qbank.domain.codes import Instrument
from qbank.domain.print_profile import Attendance

ONE_SHEET = ("FR.IA.05C lembar_jawaban", "LEMBAR-KOREKSI kunci")
PAPER, CHECKLIST = "FR.IA.05A soal", "FR.IA.01 asesor"
SIGNED = {
    "PENGESAHAN-MUK arsip": ("disahkan untuk dipakai", "Penyusun dan Validator", "Pimpinan LSP"),
    "BERITA-ACARA asesor": ("Catatan Pelaksanaan", "dibuat dengan sebenarnya", "Wakil asesi"),
}
"""What stands on the page of the signatures."""
KEEP_RULES = re.compile(rb"<w:(keepNext|keepLines|tblHeader)/>")


@pytest.fixture(scope="module")
def printed(
    needs: Callable[..., None], tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Mapping[str, PrintedPdf]:
    """Print all documents with one soffice call for all workers; "loose" and "spoiled" ones are controls."""
    needs("soffice", "pdftotext", "pdffonts")
    base = tmp_path_factory.getbasetemp()
    chosen = {name: document.data for name, document in every_document().items()}
    chosen |= {f"loose {name}": without_keep_rules(chosen[name]) for name in (PAPER, CHECKLIST)}
    chosen[f"spoiled {PAPER}"] = spoiled(chosen[PAPER])
    chosen |= {f"hostile {name}": hostile_documents()[name].data for name in (PAPER, "FR.IA.02 asesi KP1")}
    chosen |= {f"{name} {count}": data for count in (36, 60) for name, data in one_sheet_each(count).items()}
    crowded = crowded_set()
    chosen |= {f"crowded {name}": crowded[name] for name in SIGNED}
    chosen |= {f"loose crowded {name}": without_keep_rules(crowded[name]) for name in SIGNED}
    chosen["long words"] = checklist_with_elements_called("Mengimplementasikan")
    chosen["longer words"] = checklist_with_elements_called("Mengimplementasikannyalah")
    return convert(chosen, (base if worker_id == "master" else base.parent) / "printed")


def one_sheet_each(count: int) -> dict[str, bytes]:
    """Return answer sheet and correction sheet of a paper with that many questions."""
    snapshot = sample_snapshot()
    first = snapshot.items_of(Instrument.DPT_PG)[0]
    others = tuple(item for item in snapshot.items if item.instrument is not Instrument.DPT_PG)
    asked = tuple(replace(first, number=n, code=f"PG-{n:04}") for n in range(1, count + 1))
    rendered = by_name(render_form(replace(snapshot, items=(*others, *asked)), PROFILE))
    return {name: rendered[name].data for name in ONE_SHEET}


def crowded_set() -> dict[str, bytes]:
    """Return the documents of a set with so many units and assessors that signatures come to the end of a page."""
    forms = [replace(one, job_groups=one.job_groups * 3) for one in sample_snapshots()]
    rendered = render_set(forms, PROFILE, attendance=Attendance(5, 8), snapshot_hashes=HASHES)
    return {name: one.data for name, one in by_name(rendered).items()}


def checklist_with_elements_called(title: str) -> bytes:
    snapshot = sample_snapshot()
    units = tuple(
        replace(unit, elements=tuple(replace(element, title=title) for element in unit.elements))
        for unit in snapshot.units
    )
    return by_name(render_form(replace(snapshot, units=units), PROFILE))[CHECKLIST].data


def without_keep_rules(data: bytes) -> bytes:
    """Take away all rules that keep lines together or repeat a head."""
    return packed({name: KEEP_RULES.sub(b"", part) for name, part in parts_of(data).items()})


def spoiled(data: bytes) -> bytes:
    """Take the marks off the later pages, the count of pages off all, and add an empty page and a foreign font."""
    parts = parts_of(data)
    parts["word/header2.xml"] = parts["word/header2.xml"].replace("DRAF –".encode(), b"")
    for footer in ("word/footer1.xml", "word/footer2.xml"):
        parts[footer] = parts[footer].replace(b" NUMPAGES ", b" PAGE ")
    empty = b"<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p><w:sectPr>"
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr>", empty)
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'"Calibri"', b'"Times New Roman"')
    return packed(parts)


def packed(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def own_documents(printed: Mapping[str, PrintedPdf]) -> dict[str, PrintedPdf]:
    return {name: printed[name] for name in every_document()}


def torn_questions(pdf: PrintedPdf) -> list[int]:
    """Return the numbers of questions that stand on more than one page."""
    count = range(1, len(KEYS) + 1)
    return [
        number
        for number in count
        if len(pages_with(pdf, f"nomor {number},") | pages_with(pdf, f"untuk soal nomor {number}.")) > 1
    ]


def torn_elements(pdf: PrintedPdf) -> list[str]:
    """Return the elements whose KUK stand on more than one page."""
    torn = []
    for unit in sample_snapshot().units:
        for element in unit.elements:
            pages = [pages_with(pdf, f"kerja {one.number} pada {unit.code}") for one in element.criteria]
            assert all(len(found) == 1 for found in pages)
            if len(set.union(*pages)) > 1:
                torn.append(f"{unit.code} {element.number}")
    return torn


def headless_pages(pdf: PrintedPdf) -> list[int]:
    """Return the pages that show KUK without the table's head."""
    return sorted(pages_with(pdf, "Hasil kerja") - pages_with(pdf, "Kriteria Unjuk Kerja"))


def test_no_question_is_torn_from_its_options(printed: Mapping[str, PrintedPdf]) -> None:
    assert torn_questions(printed[PAPER]) == []
    assert torn_questions(printed[f"loose {PAPER}"]) != []


def test_no_element_is_torn_apart(printed: Mapping[str, PrintedPdf]) -> None:
    assert torn_elements(printed[CHECKLIST]) == []
    assert torn_elements(printed[f"loose {CHECKLIST}"]) != []


def test_the_head_of_a_table_repeats_on_every_page(printed: Mapping[str, PrintedPdf]) -> None:
    assert headless_pages(printed[CHECKLIST]) == []
    assert headless_pages(printed[f"loose {CHECKLIST}"]) != []


def test_no_long_word_of_an_element_is_torn_nor_any_of_the_head(printed: Mapping[str, PrintedPdf]) -> None:
    """The longest word of the published scheme's elements, and a control that finds no room."""
    pdf = printed["long words"]
    checked = pages_with(pdf, "Kriteria Unjuk Kerja")

    assert checked
    for word in ("No.", "Tidak", "Penilaian", "Mengimplementasikan"):
        assert pages_with(pdf, word) >= checked, word
    assert pages_with(printed["longer words"], "Mengimplementasikannyalah") == set()


def test_criteria_and_boxes_are_complete_and_in_order(printed: Mapping[str, PrintedPdf]) -> None:
    words = [
        word
        for page in printed[CHECKLIST].pages
        for word in sorted(page, key=lambda one: (round(one.top), one.left))
    ]
    boxes = [word for word in words if "☐" in word.text]
    expected = [one.number for unit in sample_snapshot().units for one in unit.criteria]

    assert list(criterion_numbers(words)) == expected
    # Ya and Tidak for each KUK; the recommendation stands on the page that is signed.
    assert len(boxes) == 2 * len(expected)


def criterion_numbers(words: list[Word]) -> Iterator[str]:
    """Yield the KUK numbers that open a line of the checklist's third column."""
    for word, after in pairwise(words):
        if re.fullmatch(r"\d+\.\d+", word.text) and after.text == "Hasil":
            yield word.text


def test_every_page_says_which_of_how_many_it_is(printed: Mapping[str, PrintedPdf]) -> None:
    found = {name: uncounted_pages(pdf) for name, pdf in own_documents(printed).items()}

    assert found == {name: [] for name in found}
    assert uncounted_pages(printed[f"spoiled {PAPER}"]) != []


def test_the_watermark_stands_on_every_page(printed: Mapping[str, PrintedPdf]) -> None:
    mark = sample_snapshot().watermark

    found = {name: pages_without(pdf, mark) for name, pdf in own_documents(printed).items()}

    assert found == {name: [] for name in found}
    assert pages_without(printed[f"spoiled {PAPER}"], mark) != []


def test_secret_copies_say_so_on_every_page_and_no_other_does(printed: Mapping[str, PrintedPdf]) -> None:
    for name, pdf in own_documents(printed).items():
        every = set(range(1, len(pdf.pages) + 1))
        secret = "RAHASIA" in every_document()[name].file
        assert pages_with(pdf, "RAHASIA – BUKAN UNTUK ASESI") == (every if secret else set()), name


def test_all_fonts_are_embedded_and_of_the_families_meant(printed: Mapping[str, PrintedPdf]) -> None:
    found = {name: foreign_fonts(pdf) for name, pdf in own_documents(printed).items()}

    assert found == {name: set() for name in found}
    assert foreign_fonts(printed[f"spoiled {PAPER}"]) != set()


def test_no_page_is_empty(printed: Mapping[str, PrintedPdf]) -> None:
    found = {name: bare_pages(pdf) for name, pdf in own_documents(printed).items()}

    assert found == {name: [] for name in found}
    assert bare_pages(printed[f"spoiled {PAPER}"]) != []


@pytest.mark.parametrize("name", ONE_SHEET)
def test_thirty_six_answers_stand_on_one_page_and_their_correction_on_one_sheet(
    printed: Mapping[str, PrintedPdf], name: str
) -> None:
    pages = 1 if name == ONE_SHEET[0] else 2

    assert len(printed[f"{name} 36"].pages) == pages
    assert len(printed[f"{name} 60"].pages) == 2


@pytest.mark.parametrize("name", SIGNED)
def test_nobody_signs_on_a_page_that_does_not_say_what(printed: Mapping[str, PrintedPdf], name: str) -> None:
    def pages_of_the_parts(pdf: PrintedPdf) -> set[frozenset[int]]:
        return {frozenset(pages_with(pdf, text)) for text in SIGNED[name]}

    assert len(pages_of_the_parts(printed[f"crowded {name}"])) == 1
    assert len(pages_of_the_parts(printed[f"loose crowded {name}"])) > 1


def test_five_candidates_and_two_assessors_need_one_sheet_of_each_list(
    printed: Mapping[str, PrintedPdf],
) -> None:
    for name in ("BERITA-ACARA asesor", "DAFTAR-HADIR asesor", "TANDA-TERIMA asesor"):
        assert [len(printed[f"{edition}{name}"].pages) for edition in ("", "2020 ")] == [1, 1], name
    assert len(printed["crowded BERITA-ACARA asesor"].pages) == 2


def test_attachments_begin_on_a_new_page_and_those_to_fill_in_have_their_own(
    printed: Mapping[str, PrintedPdf],
) -> None:
    for group in (1, 2):
        task = printed[f"FR.IA.02 asesi KP{group}"]

        data, letter, sheet = (
            pages_with(task, f"Kelompok Pekerjaan {group} · Lampiran {number}") for number in (1, 2, 3)
        )

        assert (len(data), len(letter), len(sheet)) == (1, 1, 1)
        assert data == letter
        assert sheet.isdisjoint(data | pages_with(task, "Langkah kerja"))
        assert pages_with(task, f"Kelompok Pekerjaan {3 - group} · Lampiran 1") == set()


def test_hostile_texts_are_printed(printed: Mapping[str, PrintedPdf]) -> None:
    for name in (PAPER, "FR.IA.02 asesi KP1"):
        pdf = printed[f"hostile {name}"]
        assert 'R&D <5 % "kutip"' in " ".join(
            pdf.page_text(number) for number in range(1, len(pdf.pages) + 1)
        )
        assert len(pdf.pages) < 20
