"""Every document is valid by the published schemas, and by a lint of what the schemas leave open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml import etree
from printed_form import Documents, every_document, hostile_documents, rich_documents, sample_documents
from schema_check import read_schemas, schema_findings
from word_lint import lint
from word_package import parts_of

from qbank.documents.catalogue import CATALOGUE
from qbank.documents.editions import CODES
from qbank.documents.style_sheet import PARAGRAPH_STYLES
from qbank.documents.styles import Look
from qbank.domain.print_profile import Edition


@pytest.fixture(name="documents", scope="module")
def _documents() -> Documents:
    return sample_documents()


@pytest.fixture(scope="session")
def schemas(shared: Path) -> Mapping[str, etree.XMLSchema]:
    return read_schemas(shared)


def test_every_part_of_every_document_is_schema_valid(
    schemas: Mapping[str, etree.XMLSchema],
) -> None:
    documents = every_document()
    findings = {name: schema_findings(parts_of(one.data), schemas) for name, one in documents.items()}

    assert {name: found for name, found in findings.items() if found} == {}
    printed = {one.code for one in sample_documents().values()}
    assert printed == {CODES[Edition.E2023][entry.form] for entry in CATALOGUE}


@pytest.mark.parametrize(
    ("part", "right", "wrong"),
    [
        ("word/document.xml", "<w:cantSplit/>", "<w:cantSplits/>"),
        ("word/document.xml", "<w:tblGrid>", "<w:tr/><w:tblGrid>"),
        ("word/styles.xml", 'w:type="table"', 'w:type="tabel"'),
        ("word/numbering.xml", "<w:lvlText", "<w:lvlTexts"),
        ("[Content_Types].xml", "PartName", "Part"),
        ("word/_rels/document.xml.rels", "Target=", "Goal="),
    ],
)
def test_the_schema_check_finds_what_is_broken(
    documents: Documents, schemas: Mapping[str, etree.XMLSchema], part: str, right: str, wrong: str
) -> None:
    parts = parts_of(documents["FR.IA.01 asesor"].data)
    broken = parts[part].replace(right.encode(), wrong.encode(), 1)

    assert broken != parts[part]
    assert schema_findings({part: broken}, schemas)


def test_every_document_passes_the_lint() -> None:
    findings = {name: lint(parts_of(document.data)) for name, document in every_document().items()}

    assert {name: found for name, found in findings.items() if found} == {}


def test_pictures_formulas_and_lists_leave_a_document_well_built(
    schemas: Mapping[str, etree.XMLSchema],
) -> None:
    parts = {name: parts_of(document.data) for name, document in rich_documents().items()}
    findings = {name: [*schema_findings(one, schemas), *lint(one)] for name, one in parts.items()}

    assert {name: found for name, found in findings.items() if found} == {}


def test_hostile_texts_break_no_table() -> None:
    findings = [one for document in hostile_documents().values() for one in lint(parts_of(document.data))]

    assert [one for one in findings if "leftover" not in one] == []
    assert any("leftover" in one for one in findings)


def replaced(part: str, right: str, wrong: str, count: int = -1) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        assert right.encode() in parts[part]
        parts[part] = parts[part].replace(right.encode(), wrong.encode(), count)

    return change


DOCUMENT = "word/document.xml"
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="x"/><wp:docPr id="1" name="y" descr="z"/></wp:inline></w:drawing></w:r></w:p>'
)
FAULTS = {
    "no content type": replaced("[Content_Types].xml", "/word/styles.xml", "/word/style.xml"),
    "missing part": replaced("word/_rels/document.xml.rels", 'Target="styles.xml"', 'Target="stile.xml"'),
    "external relationship": replaced(
        "word/_rels/document.xml.rels", 'Target="styles.xml"', 'Target="http://x" TargetMode="External"'
    ),
    "compatibility is not 15": replaced("word/settings.xml", 'w:val="15"', 'w:val="14"'),
    "language is not id-ID": replaced("word/styles.xml", 'w:lang w:val="id-ID"', 'w:lang w:val="en-US"'),
    "font slot": replaced("word/styles.xml", ' w:cs="Calibri"', "", 1),
    "unknown style": replaced("word/styles.xml", 'w:styleId="TabelIsi"', 'w:styleId="TabelIsa"'),
    "unknown list": replaced(DOCUMENT, '<w:numId w:val="6"/>', '<w:numId w:val="99"/>'),
    "unknown relationship": replaced(DOCUMENT, 'r:id="rId5"', 'r:id="rId55"'),
    "identifier twice": replaced(DOCUMENT, "<w:sectPr>", f"{PICTURE}<w:sectPr>"),
    "cannot see it": replaced(DOCUMENT, "<w:sectPr>", f"{PICTURE}<w:sectPr>"),
    "end in a paragraph": replaced(DOCUMENT, "</w:p></w:tc>", "</w:p><w:tbl/></w:tc>", 1),
    "field is not closed": replaced("word/footer1.xml", 'w:fldCharType="end"', 'w:fldCharType="begin"', 1),
    "leftover in": replaced(DOCUMENT, ">Panduan bagi Asesor<", ">{{ panduan }}<"),
    "leftover in “None": replaced(DOCUMENT, ">Panduan bagi Asesor<", ">None<"),
    "revision identifier": replaced(DOCUMENT, "<w:p>", '<w:p w:rsidR="00AA">', 1),
    "sum of its grid": replaced(DOCUMENT, '<w:tblW w:w="9638"', '<w:tblW w:w="9000"', 1),
    "wide as its grid": replaced(DOCUMENT, '<w:tcW w:w="', '<w:tcW w:w="1', 1),
    "may break over a page": replaced(DOCUMENT, "<w:cantSplit/>", "", 1),
    "nobody starts": replaced(DOCUMENT, '<w:vMerge w:val="restart"/>', "", 1),
    "head that repeats": replaced(DOCUMENT, "<w:tblHeader/>", ""),
    "does not fill the grid": replaced(DOCUMENT, '<w:gridSpan w:val="2"/>', "", 1),
}


@pytest.mark.parametrize("finding", FAULTS)
def test_the_lint_finds_what_is_broken(documents: Documents, finding: str) -> None:
    parts = parts_of(documents["FR.IA.01 asesor"].data)

    FAULTS[finding](parts)

    assert any(finding in found for found in lint(parts))


def test_every_look_of_a_paragraph_is_in_the_style_sheet() -> None:
    assert sorted(style.look for style in PARAGRAPH_STYLES) == sorted(Look)
