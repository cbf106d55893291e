"""Pictures stand in their place, within the page and with words; formulas are Word's own; what can't be read stays as typed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree
from printed_form import Documents, rich_documents, sample_documents
from rich_snapshot import FORMULAS, LISTED, chart, photo, pictures, rich_snapshot
from sample_snapshot import PROFILE
from word_package import W, body_of, parts_of, style_of, text_of

from qbank.documents import render_form
from qbank.documents.formulas import formula_xml
from qbank.domain.items import MultipleChoice
from qbank.errors import InputRefusedError, Issue, Where
from qbank.text.formula import FormulaError, formula_text, read_formula

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU = 360_000
PAPER = "FR.IA.05A soal"


@pytest.fixture(name="documents", scope="module")
def _documents() -> Documents:
    return rich_documents()


def places_of(data: bytes) -> list[tuple[str, float, float]]:
    """Return the words of every picture in the body with its width and height in centimetres."""
    found = []
    for inline in body_of(data).iter(f"{WP}inline"):
        extent, properties = inline.find(f"{WP}extent"), inline.find(f"{WP}docPr")
        assert extent is not None
        assert properties is not None
        width, height = (round(int(extent.get(side, "0")) / EMU, 1) for side in ("cx", "cy"))
        found.append((properties.get("descr", ""), width, height))
    return found


def media_of(data: bytes) -> set[bytes]:
    return {part for name, part in parts_of(data).items() if name.startswith("word/media/")}


def test_a_picture_is_as_wide_as_its_place_and_never_larger_than_it_is(documents: Documents) -> None:
    small = (round(120 * 2.54 / 96, 1), round(160 * 2.54 / 96, 1))

    assert places_of(documents[PAPER].data) == [
        ("Grafik penjualan", 16.1, 5.0),
        ("Foto rak toko", *small),
        ("Foto etalase", *small),
    ]
    assert places_of(documents["FR.IA.02 asesi KP1"].data) == [("Foto gudang", *small)]
    assert all(width < 16.4 for _, width, _ in places_of(documents["FR.IA.06B kunci"].data))


def test_a_document_holds_the_pictures_it_shows_and_each_once(documents: Documents) -> None:
    bare = {name: media_of(document.data) for name, document in sample_documents().items()}
    added = {name: media_of(document.data) - bare[name] for name, document in documents.items()}

    assert added[PAPER] == {chart().data, photo().data}
    assert added["FR.IA.06B kunci"] == {chart().data}
    assert added["FR.IA.06A soal"] == set()


def test_a_picture_that_is_not_given_is_told() -> None:
    with pytest.raises(InputRefusedError) as refused:
        render_form(rich_snapshot(), PROFILE, pictures={photo().sha256: photo()})

    lost = {(issue.code, issue.facts["picture"], issue.where) for issue in refused.value.issues}
    assert lost == {
        ("picture.lost", chart().sha256, Where(item=item)) for item in ("PG-0001", "ES-0001", "ES-0002")
    }


def formulas_of(data: bytes) -> list[etree._Element]:
    return list(body_of(data).iter(f"{M}oMath"))


def test_formulas_stand_where_they_are_written(documents: Documents) -> None:
    formulas = formulas_of(documents[PAPER].data)

    read = ["".join(node.text or "" for node in math.iter(f"{M}t")) for math in formulas]

    in_sum = "i=1nxi−μ2"
    assert read == [in_sum, "labapenjualan×100%", "xi2+3y≤x", in_sum, "ab10≠3,5"]
    assert len(list(body_of(documents[PAPER].data).iter(f"{M}oMathPara"))) == 1
    assert "Harga US$ 5 atau 6 $." in text_of(body_of(documents[PAPER].data))


STRUCTURES = {
    r"\frac{a}{b}": "f(num(r) den(r))",
    r"x_i": "sSub(e(r) sub(r))",
    r"x^2": "sSup(e(r) sup(r))",
    r"x_i^2": "sSubSup(e(r) sub(r) sup(r))",
    r"\sqrt{x}": "rad(radPr(degHide) deg() e(r))",
    r"\sqrt[3]{x}": "rad(deg(r) e(r))",
    r"\bar{x}": "bar(barPr(pos) e(r))",
    r"\sum_{i}^{n} x+1": "nary(naryPr(chr limLoc) sub(r) sup(r) e(r)) r r",
    r"\prod x": "nary(naryPr(chr limLoc subHide supHide) sub() sup() e(r))",
    r"(a)^2": "sSup(e(d(dPr(begChr endChr) e(r))) sup(r))",
    r"\left[a\right]": "d(dPr(begChr endChr) e(r))",
    r"{ab}": "r",
}


def structure(element: etree._Element) -> str:
    inner = " ".join(structure(child) for child in element)
    name = etree.QName(element).localname
    return (
        name
        if name in ("r", "chr", "limLoc", "pos", "begChr", "endChr") or name.endswith("Hide")
        else f"{name}({inner})"
    )


@pytest.mark.parametrize("source", STRUCTURES)
def test_a_formula_becomes_words_own_structure(source: str) -> None:
    xml = f'<p xmlns:w="{W[1:-1]}">{formula_xml(source, display=False)}</p>'

    [math] = etree.fromstring(xml)

    assert " ".join(structure(part) for part in math) == STRUCTURES[source]


LINES = {
    r"\frac{a+b}{2}": "(a + b)/2",
    r"\frac12": "1/2",
    r"x_{i}^{2}": "x_i^2",
    r"\sqrt[3]{x+1}": "3√(x + 1)",
    r"\sum_{i=1}^{n} x_i = 5": "∑_(i = 1)^n x_i = 5",
    r"ROI = \frac{laba}{investasi} \times 100\%": "ROI = laba/investasi × 100%",
    r"\left(\frac{a}{b}\right)^2": "(a/b)^2",
    r"\bar{x} \le \mu \pm 3,5": "x̄ ≤ μ ± 3,5",
    r"\text{laba bersih} - 1.200.000": "laba bersih − 1.200.000",
}


@pytest.mark.parametrize("source", LINES)
def test_a_formula_can_be_said_in_one_line(source: str) -> None:
    assert formula_text(read_formula(source)) == LINES[source]


FAULTS = {
    r"\int x": ("formula.unknown", r"\int"),
    "x & y": ("formula.unknown", "&"),
    "😀": ("formula.unknown", "😀"),
    "(a": ("formula.bracket", ")"),
    "a}": ("formula.bracket", "}"),
    r"\left(a": ("formula.bracket", r"\right"),
    r"\left<a\right>": ("formula.bracket", "<>"),
    r"\frac{a}": ("formula.incomplete", r"\frac"),
    r"\sqrt": ("formula.incomplete", r"\sqrt"),
    "a^": ("formula.incomplete", "^"),
    "^2": ("formula.incomplete", "^"),
    r"\text x": ("formula.incomplete", r"\text"),
}


@pytest.mark.parametrize("source", FAULTS)
def test_what_a_formula_lacks_is_told(source: str) -> None:
    with pytest.raises(FormulaError) as refused:
        read_formula(source)

    code, piece = FAULTS[source]
    assert refused.value.issue == Issue(code, {"formula": source, "piece": piece})
    assert (
        text_of(etree.fromstring(f'<p xmlns:w="{W[1:-1]}">{formula_xml(source, display=True)}</p>'))
        == f"${source}$"
    )


def test_lists_count_anew_and_their_inner_lists_too(documents: Documents) -> None:
    numbering = etree.fromstring(parts_of(documents["FR.IA.06A soal"].data)["word/numbering.xml"])
    restarts = {
        num.get(f"{W}numId"): num.find(f"{W}lvlOverride") for num in numbering.iter(f"{W}num") if len(num) > 1
    }
    listed = [
        (text_of(paragraph), paragraph.find(f"{W}pPr/{W}numPr"))
        for paragraph in body_of(documents["FR.IA.06A soal"].data).iter(f"{W}p")
        if style_of(paragraph) == "SoalLanjutan"
    ]
    places = [
        (text, level.get(f"{W}val"), list_.get(f"{W}val") in restarts, list_.get(f"{W}val"))
        for text, properties in listed
        if properties is not None
        for level, list_ in [tuple(properties)]
    ]

    first = places[: len(places) // 2]
    assert [place[:3] for place in first] == [
        ("Harga naik", "0", True),
        ("di kota besar", "1", False),
        ("di kota kecil", "1", False),
        ("Biaya tetap", "0", True),
        ("sewa", "1", True),
        ("upah", "1", True),
        ("Mulai lagi dari satu", "0", True),
        ("Luas 20 m2 dan H2O baris baru", "0", True),
    ]
    lists = [place[3] for place in places if place[2]]
    assert [lists.count(one) for one in dict.fromkeys(lists)] == [2, 2, 2] * 2
    assert "H~2~O" in LISTED


def test_raised_and_lowered_text_is_words_own(documents: Documents) -> None:
    runs = body_of(documents["FR.IA.06A soal"].data).iter(f"{W}r")
    placed = {(mark.get(f"{W}val"), text_of(run)) for run in runs for mark in run.iter(f"{W}vertAlign")}

    assert placed == {("superscript", "2"), ("subscript", "2")}


def test_a_text_of_an_older_bank_prints_as_typed() -> None:
    snapshot = rich_snapshot()
    stem = "Harga $5 dan 6$, lihat ![peta](peta.png) ...."
    items = tuple(
        replace(item, content=replace(item.content, stem=stem))
        if isinstance(item.content, MultipleChoice) and item.number == 8
        else item
        for item in snapshot.items
    )

    documents = render_form(replace(snapshot, items=items), PROFILE, pictures=pictures())

    paper = next(document for document in documents if document.role == "soal")
    assert "Harga $5 dan 6$, lihat [Gambar: peta] ...." in text_of(body_of(paper.data))


def test_the_formulas_of_the_sample_can_all_be_read() -> None:
    assert all(re.search(r"[=×≤≠∑√/]", formula_text(read_formula(one))) for one in FORMULAS)
