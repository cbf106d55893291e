"""Templates that are refused, each with its reason, before any library opens them; a broken one is never a fault of the program."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

import pytest
from body_templates import base, changed, made_by_hand, packed
from word_package import parts_of

from qbank.documents.template import check_template
from qbank.errors import InputRefusedError, Issue, Severity
from qbank.shaping.package_gate import open_package

Parts = dict[str, bytes]
MAIN, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def into(part: str, before: str, new: str) -> Callable[[Parts], None]:
    """Return a change that writes something into a part, before the last place where `before` stands."""

    def change(parts: Parts) -> None:
        head, found, tail = parts[part].decode().rpartition(before)
        assert found
        parts[part] = f"{head}{new}{before}{tail}".encode()

    return change


def related(kind: str, target: str, *, external: bool = True) -> Callable[[Parts], None]:
    mode = ' TargetMode="External"' if external else ""
    entry = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    add = into(RELATIONS, "</Relationships>", entry)

    def change(parts: Parts) -> None:
        add(parts)
        if not external:
            parts[f"word/{target}"] = b"x"

    return change


def with_part(name: str, data: bytes) -> Callable[[Parts], None]:
    return lambda parts: parts.update({name: data})


def without(name: str) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        del parts[name]

    return change


def control(slot: str, content: str) -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{slot}"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def field(instruction: str) -> str:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    half = len(instruction) // 2
    pieces = "".join(
        f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in (instruction[:half], instruction[half:])
    )
    return f"<w:p>{begin}{pieces}{end}</w:p>"


BODY_END = "<w:sectPr>"
THREATS: dict[str, tuple[Callable[[Parts], None], str]] = {
    "macros": (with_part("word/vbaProject.bin", b"x"), "template.macros"),
    "a macro document": (
        lambda parts: parts.update(
            {
                "[Content_Types].xml": parts["[Content_Types].xml"].replace(
                    b"openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    b"ms-word.document.macroEnabled.main+xml",
                )
            }
        ),
        "template.macros",
    ),
    "a template far away": (related("attachedTemplate", "http://x/y.dotm"), "template.external"),
    "a picture far away": (related("image", "http://x/y.png"), "template.external"),
    "a file share": (related("image", "file://server/x.png"), "template.external"),
    "an embedded object": (related("oleObject", "x.bin", external=False), "template.foreign"),
    "an embedded workbook": (related("package", "x.xlsx", external=False), "template.foreign"),
    "a foreign chunk": (related("aFChunk", "x.html", external=False), "template.foreign"),
    "a control": (related("control", "x.bin", external=False), "template.foreign"),
    "altChunk": (into(MAIN, BODY_END, '<w:altChunk r:id="rId1"/>'), "template.foreign"),
    "DDE": (into(MAIN, BODY_END, field("DDEAUTO c:\\\\cmd.exe &quot;/k&quot;")), "template.field"),
    "INCLUDETEXT": (into(MAIN, BODY_END, field(" INCLUDETEXT http://x ")), "template.field"),
    "INCLUDEPICTURE in a foot": (
        into("word/footer1.xml", "</w:ftr>", field("includepicture http://x")), "template.field"),
    "a simple field": (
        into(MAIN, BODY_END, '<w:p><w:fldSimple w:instr=" DDE x y "><w:r/></w:fldSimple></w:p>'), "template.field"),
    "a field within a field": (
        into(MAIN, BODY_END, field("PAGE").replace("</w:p>", "") + field("DATE").replace("<w:p>", "")),
        "template.field",
    ),
    "a date": (into(MAIN, BODY_END, field("DATE")), "template.field"),
    "tracked changes": (
        into(MAIN, BODY_END, '<w:p><w:ins w:id="1" w:author="x"><w:r/></w:ins></w:p>'), "template.unfinished"),
    "a comment": (into(MAIN, BODY_END, '<w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>'), "template.unfinished"),
    "a footnote": (into(MAIN, BODY_END, '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'), "template.notes"),
    "two sections": (into(MAIN, BODY_END, "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"), "template.sections"),
    "an entity": (
        lambda parts: parts.update({MAIN: b'<!DOCTYPE x [<!ENTITY e "x">]>' + parts[MAIN]}), "package.entities"),
    "an entity in the styles": (
        lambda parts: parts.update({"word/styles.xml": parts["word/styles.xml"] + b"<!ENTITY"}), "package.entities"),
    "UTF-16": (
        lambda parts: parts.update({MAIN: parts[MAIN].decode().partition("?>")[2].encode("utf-16")}),
        "package.encoding",
    ),
    "UTF-16 without a mark": (
        lambda parts: parts.update({MAIN: parts[MAIN].decode().partition("?>")[2].encode("utf-16-le")}),
        "package.encoding",
    ),
    "another encoding": (
        lambda parts: parts.update({MAIN: parts[MAIN].replace(b'encoding="UTF-8"', b'encoding="UTF-7"')}),
        "package.encoding",
    ),
    "a name that climbs": (with_part("../../x.xml", b"<x/>"), "package.bad_name"),
    "a name from the root": (with_part("/etc/x.xml", b"<x/>"), "package.bad_name"),
    "a bomb": (with_part("word/media/x.bmp", b"\0" * 2_000_000), "package.bomb"),
    "too many parts": (
        lambda parts: parts.update({f"word/media/{n}.png": b"" for n in range(2001)}), "package.too_many_parts"),
    "a flood of elements": (
        lambda parts: parts.update({f"word/x{n}.xml": b"<x>" + b"<y/>" * 100_000 + b"</x>" for n in range(3)}),
        "template.too_long",
    ),
    "no main part": (without(MAIN), "package.broken"),
    "no styles": (without("word/styles.xml"), "package.broken"),
    "another kind of file": (lambda parts: parts.update({MAIN: b"<html/>"}), "package.broken"),
    "too deep": (
        lambda parts: parts.update({MAIN: b"<w:document>" + b"<x>" * 300 + b"</x>" * 300 + b"</w:document>"}),
        "package.broken",
    ),
    "content in a table": (
        lambda parts: parts.update(
            {
                MAIN: parts[MAIN].replace(
                    b'<w:sdt><w:sdtPr><w:alias w:val="isi"/>', b'<w:tbl><w:tr><w:tc><w:sdt><w:sdtPr><w:alias w:val="isi"/>'
                ).replace(b"Isi formulir dicetak di sini.</w:t></w:r></w:p></w:sdtContent></w:sdt>",
                          b"x</w:t></w:r></w:p></w:sdtContent></w:sdt></w:tc></w:tr></w:tbl>")
            }
        ),
        "template.slot_place",
    ),
    "content in a foot": (
        into("word/footer1.xml", "</w:ftr>", control("isi", "<w:p/>")),
        "template.slot_place",
    ),
    "content within a sentence": (
        into(MAIN, BODY_END, f"<w:p><w:r><w:t>Isi: </w:t></w:r>{control('identitas', '<w:r/>')}</w:p>"),
        "template.slot_place",
    ),
    "content twice": (
        into(MAIN, BODY_END, control("isi", "<w:p/>")),
        "template.slot_twice",
    ),
}  # fmt: skip


def errors(data: bytes) -> list[Issue]:
    return [issue for issue in check_template(data) if issue.severity is Severity.ERROR]


@pytest.mark.parametrize("threat", THREATS)
def test_what_a_template_may_not_bring_is_named(threat: str) -> None:
    change, code = THREATS[threat]

    found = errors(changed(base(), change))

    assert code in [issue.code for issue in found]
    assert errors(base()) == []


def test_links_and_page_numbers_are_no_threat() -> None:
    harmless = changed(base(), related("hyperlink", "https://lsp.example.id"))

    assert errors(harmless) == []
    assert errors(changed(base(), into(MAIN, BODY_END, field("page  \\* MERGEFORMAT")))) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (made_by_hand(()), "template.no_slot"),
        (made_by_hand(("kode_formulir",)), "template.no_slot"),
        (made_by_hand(is_a4=False), "template.page_size"),
        (made_by_hand(margin=3.5), "template.no_room"),
    ],
)
def test_a_template_that_has_no_place_for_the_content_is_refused(data: bytes, code: str) -> None:
    assert [issue.code for issue in errors(data)] == [code]


def test_a_size_that_lies_does_not_pass_the_gate() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/x.bmp", b"\0" * 3_000_000)
    data = buffer.getvalue().replace((3_000_000).to_bytes(4, "little"), (900).to_bytes(4, "little"))

    with pytest.raises(InputRefusedError) as refused:
        open_package(data)

    assert refused.value.issues == (Issue("package.broken"),)


def test_a_locked_file_is_refused() -> None:
    data = bytearray(packed({"word/document.xml": b"<x/>"}))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + place] |= 1

    with pytest.raises(InputRefusedError) as refused:
        open_package(bytes(data))

    assert refused.value.issues == (Issue("package.broken"),)


def test_a_damaged_template_is_refused_or_read_but_never_a_fault_of_the_program() -> None:
    """Members of the package are damaged, since damage to the zip itself ends at the gate."""
    chance = random.Random(5)
    original = parts_of(made_by_hand())
    refused = 0
    for _ in range(150):
        parts = dict(original)
        name = chance.choice(sorted(parts))
        data = bytearray(parts[name])
        for _ in range(chance.randint(1, 40)):
            place = chance.randrange(len(data))
            if chance.random() < 0.5:
                data[place] = chance.randrange(256)
            else:
                del data[place : place + chance.randint(1, 200)]
            if not data:
                break
        parts[name] = bytes(data)
        refused += bool(errors(packed(parts)))
    assert refused >= 20


@pytest.mark.parametrize("length", [0, 10, 500, 5000])
def test_half_a_file_is_refused(length: int) -> None:
    assert [issue.code for issue in errors(base()[:length])] == ["package.broken"]
