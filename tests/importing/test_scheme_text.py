"""The published text of a scheme: verbatim, tolerant of its layout, and every fault told with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scheme_drafts import scheme_drafts, unhurried

from qbank.domain.scheme import CriterionDraft, ElementDraft, SchemeDraft, UnitDraft
from qbank.errors import Issue, Severity, Where
from qbank.formats.scheme_text.read import read_scheme_text

SMALL = """\
Terdapat 2 unit dalam skema ini:
No. | Kode Unit | Nama Unit |
---|---|---|
1 | A.01.001.1 | Unit satu |
2 | B.02.002.1 | Unit dua |
Kode unit: A.01.001.1
Elemen Kompetensi | Kriteria Unjuk Kerja |
---|---|
1. Elemen satu |
1.1. Satu a 1.2. Satu b |
2. Elemen dua |
2.1. Dua a |
Kode unit: B.02.002.1
Elemen Kompetensi | Kriteria Unjuk Kerja |
---|---|
1. Elemen tiga |
1.1. Tiga a |
"""
SMALL_DRAFT = SchemeDraft(
    (
        UnitDraft(
            "A.01.001.1",
            "Unit satu",
            (
                ElementDraft(
                    "1", "Elemen satu", (CriterionDraft("1.1", "Satu a"), CriterionDraft("1.2", "Satu b"))
                ),
                ElementDraft("2", "Elemen dua", (CriterionDraft("2.1", "Dua a"),)),
            ),
        ),
        UnitDraft(
            "B.02.002.1",
            "Unit dua",
            (ElementDraft("1", "Elemen tiga", (CriterionDraft("1.1", "Tiga a"),)),),
        ),
    )
)
A, B = "A.01.001.1", "B.02.002.1"


@dataclass(frozen=True)
class Part:
    """A unit, element or KUK as found by positions in the raw text; `line` and `column` count from 1."""

    unit: str
    number: str
    text: str
    line: int
    column: int


def criteria_by_position(text: str) -> list[Part]:
    """Find every KUK by the position of its number alone: "1.1. " up to " 1.2. " or the bar at the line's end."""
    parts = []
    unit = ""
    for line_number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("Kode unit: "):
            unit = line[len("Kode unit: ") :]
        if line[1:2] != "." or not line[2:3].isdigit():
            continue
        element, number, start = line[0], 1, 0
        while start >= 0:
            following = line.find(f" {element}.{number + 1}. ", start)
            end = following if following >= 0 else line.rindex(" |")
            label = f"{element}.{number}"
            parts.append(Part(unit, label, line[start + len(label) + 2 : end], line_number, start + 1))
            start, number = (following + 1 if following >= 0 else -1), number + 1
    return parts


def elements_by_position(text: str) -> list[Part]:
    parts = []
    unit = ""
    for line_number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("Kode unit: "):
            unit = line[len("Kode unit: ") :]
        if line[1:3] == ". ":
            parts.append(Part(unit, line[0], line[3 : line.rindex(" |")], line_number, 1))
    return parts


def test_the_published_scheme_has_nine_units_31_elements_and_132_criteria(scheme_bytes: bytes) -> None:
    draft, issues = read_scheme_text(scheme_bytes)

    assert issues == ()
    assert [len(unit.elements) for unit in draft.units] == [5, 5, 4, 3, 2, 3, 3, 3, 3]
    assert [len(unit.criteria) for unit in draft.units] == [14, 27, 15, 16, 8, 17, 10, 13, 12]
    assert len(draft.references) == 132


def test_every_text_is_verbatim(scheme_bytes: bytes) -> None:
    text = scheme_bytes.decode()
    listed = [line.split(" | ") for line in text.split("\n")[3:12]]

    draft, _ = read_scheme_text(scheme_bytes)

    assert [(u.code, u.title) for u in draft.units] == [(row[1], row[2].removesuffix(" |")) for row in listed]
    assert [(u.code, e.number, e.title) for u in draft.units for e in u.elements] == [
        (part.unit, part.number, part.text) for part in elements_by_position(text)
    ]
    assert [(u.code, c.number, c.text) for u in draft.units for c in u.criteria] == [
        (part.unit, part.number, part.text) for part in criteria_by_position(text)
    ]


def test_the_oddities_of_the_print_are_kept(scheme_bytes: bytes) -> None:
    draft, _ = read_scheme_text(scheme_bytes)
    texts = [part.title for unit in draft.units for part in unit.elements]
    texts += [criterion.text for unit in draft.units for criterion in unit.criteria]

    for oddity in (
        "ancaman threat)",
        "kalkukasi",
        "masingmasing",
        "ditujukkan",
        "pengelolaaan",
        "mendukukng",
    ):
        assert sum(oddity in text for text in texts) >= 1, oddity


def test_another_extraction_differs_as_soon_as_one_letter_does(scheme_bytes: bytes) -> None:
    altered = scheme_bytes.decode().replace("kalkukasi", "kalkulasi")

    draft, _ = read_scheme_text(scheme_bytes)

    texts = [criterion.text for unit in draft.units for criterion in unit.criteria]
    assert texts != [part.text for part in criteria_by_position(altered)]


def test_a_fault_in_any_criterion_is_told_at_its_line_and_column(scheme_bytes: bytes) -> None:
    text = scheme_bytes.decode()
    lines = text.split("\n")

    for part in criteria_by_position(text):
        index = part.column - 1 + len(part.number) - 1
        line = lines[part.line - 1]
        broken = [*lines]
        broken[part.line - 1] = f"{line[:index]}0{line[index + 1 :]}"

        _, issues = read_scheme_text("\n".join(broken).encode())

        facts = {"unit": part.unit, "found": f"{part.number[:-1]}0", "expected": part.number}
        where = Where(line=part.line, column=part.column)
        assert issues == (Issue("scheme.criterion_sequence", facts, where),)


def test_a_fault_in_any_element_is_told_at_its_line_and_column(scheme_bytes: bytes) -> None:
    text = scheme_bytes.decode()
    lines = text.split("\n")

    for part in elements_by_position(text):
        broken = [*lines]
        broken[part.line - 1] = f"   0{lines[part.line - 1][1:]}"

        _, issues = read_scheme_text("\n".join(broken).encode())

        facts = {"unit": part.unit, "found": "0", "expected": part.number}
        expected = Issue("scheme.element_sequence", facts, Where(line=part.line, column=4))
        assert issues[0] == expected
        assert {issue.code for issue in issues[1:]} == {"scheme.criterion_sequence"}


def without_bars(text: str) -> str:
    return text.replace(" | ", " ").replace("|", "")


def with_criteria_beside_their_element(text: str, bar: str) -> str:
    return re.sub(r"(?m)^(\d\. .*) \|\n(?=\d\.\d)", rf"\1 {bar} ", text)


VARIANTS: dict[str, Callable[[str], str]] = {
    "as published": lambda text: text,
    "no bar at the end of a line": lambda text: text.replace(" |\n", "\n"),
    "bars doubled": lambda text: text.replace("|", "||"),
    "tabs for bars": lambda text: text.replace(" | ", "\t").replace(" |", "\t"),
    "no bars at all": without_bars,
    "criteria in the second column": lambda text: with_criteria_beside_their_element(text, "|"),
    "criteria behind their element": lambda text: with_criteria_beside_their_element(text, ""),
    "numbers without a dot at the end": lambda text: re.sub(r"(?<!\S)(\d\.\d)\.(?= )", r"\1", text),
    "rows of the list with a dot": lambda text: re.sub(r"(?m)^(\d) \|", r"\1. |", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "blank lines": lambda text: text.replace("\n", "\n\n  \n"),
    "indented": lambda text: text.replace("\n", "\n\t  "),
    "lower case": lambda text: text.replace("Kode unit:", "kode unit :").replace("Terdapat", "terdapat"),
    "upper case": lambda text: text.replace("Kode unit:", "KODE UNIT:"),
    "bars around the code": lambda text: text.replace("Kode unit: ", "| Kode unit | : | "),
    "no number of units": lambda text: text.partition("\n")[2],
    "no line of the owner": lambda text: text.partition("©")[0],
}


@pytest.mark.parametrize("name", VARIANTS)
def test_another_layout_gives_the_same_scheme(name: str, scheme_bytes: bytes) -> None:
    text = scheme_bytes.decode()
    changed = VARIANTS[name](text)

    draft, issues = read_scheme_text(changed.encode())

    assert issues == ()
    assert draft == read_scheme_text(scheme_bytes)[0]
    assert changed != text or name == "as published"


def test_another_wording_does_not_give_the_same_scheme(scheme_bytes: bytes) -> None:
    changed = scheme_bytes.replace(b"kalkukasi", b"kalkulasi")

    draft, issues = read_scheme_text(changed)

    assert issues == ()
    assert draft != read_scheme_text(scheme_bytes)[0]


def test_an_amount_inside_a_text_is_no_criterion() -> None:
    text = SMALL.replace("Satu a", "Suhu dijaga pada 1.5 sampai 2.5 derajat, 1.2 kali sehari")

    draft, issues = read_scheme_text(text.encode())

    assert issues == ()
    assert draft.units[0].criteria[0].text == "Suhu dijaga pada 1.5 sampai 2.5 derajat, 1.2 kali sehari"


def test_a_code_with_a_blank_is_read_between_tabs() -> None:
    text = SMALL.replace(" | ", "\t").replace(A, "A 01.001.1")

    draft, issues = read_scheme_text(text.encode())

    assert issues == ()
    assert [(unit.code, unit.title) for unit in draft.units] == [("A 01.001.1", "Unit satu"), (B, "Unit dua")]


def test_letters_made_of_two_characters_are_joined() -> None:
    draft, issues = read_scheme_text(SMALL.replace("Satu a", "Ide\u0301").encode())

    assert issues == ()
    assert draft.units[0].criteria[0].text == "Id\u00e9"


def test_twelve_criteria_are_in_sequence() -> None:
    numbers = " ".join(f"1.{number}. Bunyi {number * 'a'}" for number in range(1, 13))

    draft, issues = read_scheme_text(SMALL.replace("1.1. Tiga a", numbers).encode())

    assert issues == ()
    assert [c.number for c in draft.units[1].criteria] == [f"1.{number}" for number in range(1, 13)]


def at(line: int, column: int | None = None) -> Where:
    return Where(line=line, column=column)


def sequence(unit: str, found: str, expected: str, where: Where) -> Issue:
    return Issue("scheme.criterion_sequence", {"unit": unit, "found": found, "expected": expected}, where)


def issue(code: str, where: Where, **facts: str | int) -> Issue:
    return Issue(f"scheme.{code}", facts, where)


BROKEN = {
    "a unit listed, but without its section": (
        SMALL[: SMALL.index("Kode unit: B")],
        (issue("unit_without_section", at(5), unit=B),),
    ),
    "a section that is not listed": (
        SMALL.replace("2 | B.02.002.1 | Unit dua |\n", "").replace("Terdapat 2", "Terdapat 1"),
        (issue("unit_not_listed", at(12), unit=B), issue("no_title", at(12), unit=B)),
    ),
    "a criterion missing in the middle": (
        SMALL.replace("1.1. Satu a 1.2. Satu b", "1.1. Satu a 1.3. Satu c 1.4. Satu d"),
        (sequence(A, "1.3", "1.2", at(10, 13)), sequence(A, "1.4", "1.3", at(10, 25))),
    ),
    "a criterion of another element": (
        SMALL.replace("2.1. Dua a", "3.1. Dua a"),
        (sequence(A, "3.1", "2.1", at(12, 1)),),
    ),
    "a criterion twice": (
        SMALL.replace("1.2. Satu b", "1.1. Satu b"),
        (issue("duplicate_criterion", at(10, 13), unit=A, found="1.1", expected="1.2"),),
    ),
    "a criterion without text": (
        SMALL.replace("1.1. Satu a 1.2.", "1.1. 1.2."),
        (issue("empty_criterion", at(10, 1), unit=A, found="1.1", expected="1.1"),),
    ),
    "a number that lost its dot": (
        SMALL.replace("1.2. Satu b", "1.2 Satu b"),
        (issue("number_in_text", at(10, 1), unit=A, criterion="1.1", found="1.2"),),
    ),
    "a number stuck to its text": (
        SMALL.replace("1.2. Satu b", "1.2.Satu b"),
        (issue("number_in_text", at(10, 1), unit=A, criterion="1.1", found="1.2"),),
    ),
    "a first number stuck to its text": (
        SMALL.replace("2.1. Dua a", "2.1.Dua a"),
        (
            issue("element_without_criterion", at(11, 1), unit=A, element="2"),
            issue("unknown_line", at(12, 1), text="2.1.Dua a"),
        ),
    ),
    "an element without criteria": (
        SMALL.replace("2.1. Dua a |\n", ""),
        (issue("element_without_criterion", at(11, 1), unit=A, element="2"),),
    ),
    "an element without title": (
        SMALL.replace("2. Elemen dua", "2."),
        (issue("element_without_title", at(11, 1), unit=A, element="2"),),
    ),
    "an element out of sequence": (
        SMALL.replace("2. Elemen dua", "3. Elemen dua").replace("2.1.", "3.1."),
        (issue("element_sequence", at(11, 1), unit=A, found="3", expected="2"),),
    ),
    "a criterion before any element": (
        SMALL.replace("1. Elemen tiga |\n", ""),
        (
            issue("unit_without_element", at(13), unit=B),
            issue("criterion_without_element", at(16, 1), unit=B, text="1.1. Tiga a"),
        ),
    ),
    "a unit twice in the list": (
        SMALL.replace("Terdapat 2", "Terdapat 3").replace("2 | B", "2 | A.01.001.1 | Unit satu |\n3 | B"),
        (issue("duplicate_unit", at(5), unit=A),),
    ),
    "a unit twice in the sections": (
        SMALL + "Kode unit: A.01.001.1\n1. Elemen satu |\n1.1. Satu a |\n",
        (issue("duplicate_unit", at(18), unit=A),),
    ),
    "sections in another order than the list": (
        SMALL.replace("1 | A.01.001.1 | Unit satu |\n2 | B.02.002.1 | Unit dua |\n", "").replace(
            "---|---|---|\n", "---|---|---|\n1 | B.02.002.1 | Unit dua |\n2 | A.01.001.1 | Unit satu |\n"
        ),
        (issue("unit_order", at(6)),),
    ),
    "another number of units than announced": (
        SMALL.replace("Terdapat 2", "Terdapat 9"),
        (issue("unit_count", at(1), announced=9, found=2),),
    ),
    "a stray line": (
        SMALL.replace("2. Elemen dua", "Halaman 3 dari 7\n2. Elemen dua"),
        (issue("unknown_line", at(11, 1), text="Halaman 3 dari 7"),),
    ),
    "a stray cell": (
        SMALL.replace("1.1. Satu a 1.2. Satu b |", "1.1. Satu a 1.2. Satu b | lihat catatan |"),
        (issue("unknown_line", at(10, 27), text="lihat catatan"),),
    ),
    "a section without a code": (
        SMALL.replace("Kode unit: B.02.002.1", "Kode unit:"),
        (
            issue("unit_without_section", at(5), unit=B),
            issue("unknown_line", at(13, 1), text="Kode unit:"),
            issue("element_sequence", at(16, 1), unit=A, found="1", expected="3"),
        ),
    ),
    "codes that differ in their writing only": (
        SMALL.replace("B.02.002.1", "a.01001.1"),
        (Issue("scheme.near_equal_unit", {"unit": "a.01001.1", "twin": A}, at(13), Severity.WARNING),),
    ),
    "a code that is too long": (
        SMALL.replace("B.02.002.1", "B" * 61),
        (issue("bad_unit_code", at(13), unit="B" * 61, most=60),),
    ),
    "only a list": (
        SMALL[: SMALL.index("Kode unit: A")],
        (
            issue("no_unit", Where()),
            issue("unit_without_section", at(4), unit=A),
            issue("unit_without_section", at(5), unit=B),
        ),
    ),
    "another text altogether": (
        "Daftar hadir rapat\n",
        (issue("no_unit", Where()), issue("unknown_line", at(1, 1), text="Daftar hadir rapat")),
    ),
    "several faults, each named": (
        SMALL.replace("Terdapat 2", "Terdapat 3")
        .replace("1.2. Satu b", "1.4. Satu b")
        .replace("2. Elemen dua", "catatan kaki\n2. Elemen dua")
        .replace("Kode unit: B.02.002.1", "Kode unit: B.02.002.2"),
        (
            issue("unit_count", at(1), announced=3, found=2),
            issue("unit_without_section", at(5), unit=B),
            sequence(A, "1.4", "1.2", at(10, 13)),
            issue("unknown_line", at(11, 1), text="catatan kaki"),
            issue("unit_not_listed", at(14), unit="B.02.002.2"),
            issue("no_title", at(14), unit="B.02.002.2"),
        ),
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_text_is_told_in_full(name: str) -> None:
    text, expected = BROKEN[name]

    _, issues = read_scheme_text(text.encode())

    assert issues == expected


def test_the_text_that_was_broken_is_sound() -> None:
    assert read_scheme_text(SMALL.encode()) == (SMALL_DRAFT, ())


def control(character: str, line: int, column: int) -> Issue:
    return Issue("file.control_character", {"character": character}, at(line, column))


UNREADABLE = {
    "empty": (b"", (Issue("file.empty"),)),
    "blanks": (b" \n\t\r\n \n", (Issue("file.empty"),)),
    "only a byte order mark": (b"\xef\xbb\xbf \n", (Issue("file.empty"),)),
    "only no-break spaces": ("\u00a0\n".encode(), (Issue("file.empty"),)),
    "binary": (bytes(range(255, 127, -1)) * 40, (Issue("file.not_text", {}, at(1)),)),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), (Issue("file.not_text", {}, at(1)),)),
    "UTF-16, little end first": (SMALL.encode("utf-16"), (Issue("file.not_text", {}, at(1)),)),
    "UTF-16, big end first": (b"\xfe\xff" + SMALL.encode("utf-16-be"), (Issue("file.not_text", {}, at(1)),)),
    "UTF-16 without a mark": (
        "ab".encode("utf-16-le"),
        (control("U+0000", 1, 2), control("U+0000", 1, 4)),
    ),
    "one byte of another encoding": (
        SMALL.replace("Elemen dua", "Élément").encode("latin-1"),
        (Issue("file.not_text", {}, at(11)),),
    ),
    "control characters": (
        SMALL.replace("Satu a", "Sa\x00tu\x1b a").replace("Tiga", "Ti\x7fga").encode(),
        (control("U+0000", 10, 8), control("U+001B", 10, 11), control("U+007F", 17, 8)),
    ),
    "marks and non-characters inside": (
        SMALL.replace("Satu a", "Sa\ufefftu\uffff").encode(),
        (control("U+FEFF", 10, 8), control("U+FFFF", 10, 11)),
    ),
    "too many control characters to name": (
        b"a\x01" * 50,
        tuple(control("U+0001", 1, 2 * n) for n in range(1, 21)),
    ),
    "larger than 25 MB": (
        b"a" * (25 * 1024**2 + 1),
        (Issue("file.too_large", {"megabytes": 26, "most": 25}),),
    ),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_text_gives_no_scheme(name: str) -> None:
    data, expected = UNREADABLE[name]

    draft, issues = read_scheme_text(data)

    assert draft == SchemeDraft(())
    assert issues == expected


@unhurried
@given(scheme_drafts(facts=False, texts=st.text("abcdefg ,-()", min_size=1, max_size=30)))
def test_a_scheme_published_in_this_way_is_read_back(draft: SchemeDraft) -> None:
    assert read_scheme_text(published(draft).encode()) == (draft, ())


def published(draft: SchemeDraft) -> str:
    """A scheme as its owner's page shows it."""
    lines = [
        f"Terdapat {len(draft.units)} unit dalam skema ini:",
        "No. | Kode Unit | Nama Unit |",
        "---|---|---|",
    ]
    lines += [f"{number} | {unit.code} | {unit.title} |" for number, unit in enumerate(draft.units, start=1)]
    for unit in draft.units:
        lines += [f"Kode unit: {unit.code}", "Elemen Kompetensi | Kriteria Unjuk Kerja |", "---|---|"]
        for element in unit.elements:
            lines.append(f"{element.number}. {element.title} |")
            lines.append(" ".join(f"{c.number}. {c.text}" for c in element.criteria) + " |")
    return "\n".join(lines) + "\n"
