"""A body's own template: its head, foot and fonts, the program's content, numbering and marks."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from body_templates import base, made_by_hand, saved_by_libreoffice
from lxml import etree
from printed_form import by_name, sample_documents
from sample_snapshot import PROFILE, sample_snapshot
from schema_check import read_schemas, schema_findings
from word_lint import lint
from word_package import W, parts_of, questions_of, tables_of, text_of

from qbank.documents import RenderedDocument, render_form
from qbank.documents.stamp import Stamp, qr_picture
from qbank.documents.template import base_template, check_template, compile_template
from qbank.domain.picture import PNG, PictureFile
from qbank.domain.print_profile import BodyLooks, PrintProfile
from qbank.errors import Severity
from qbank.text.wording import Wording, built_in_wording

Documents = Mapping[str, RenderedDocument]
IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
LOGO = qr_picture(Stamp("contoh", "A", "LOGO", "logo", "0" * 12, "0" * 12), "logo").data
KINDS = ("base", "base saved by LibreOffice", "by hand", "by hand, saved by LibreOffice")


def profile_with(template: bytes) -> PrintProfile:
    return replace(PROFILE, looks=BodyLooks(template=template))


@pytest.fixture(name="templates", scope="module")
def _templates(needs: Callable[..., None], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    needs("soffice")
    folder = tmp_path_factory.mktemp("template")
    return {
        "base": base(),
        "base saved by LibreOffice": saved_by_libreoffice(base(), folder / "dasar"),
        "by hand": made_by_hand(),
        "by hand, saved by LibreOffice": saved_by_libreoffice(made_by_hand(), folder / "tangan"),
    }


@pytest.fixture(name="printed", scope="module")
def _printed(templates: Mapping[str, bytes]) -> Mapping[str, Documents]:
    """Return the sample form's documents by template."""
    return {
        kind: by_name(render_form(sample_snapshot(), profile_with(data))) for kind, data in templates.items()
    }


def stories(document: RenderedDocument, *kinds: str) -> dict[str, str]:
    """Return the texts of heads, feet or the body by part."""
    parts = parts_of(document.data)
    return {
        name: text_of(etree.fromstring(data)).strip()
        for name, data in parts.items()
        if re.fullmatch(rf"word/({'|'.join(kinds)})\d*\.xml", name)
    }


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_printed_is_well_built(printed: Mapping[str, Documents], shared: Path, kind: str) -> None:
    schemas = read_schemas(shared)
    findings = {
        name: [*schema_findings(understood(parts_of(one.data)), schemas), *lint(parts_of(one.data))]
        for name, one in printed[kind].items()
    }

    assert {name: found for name, found in findings.items() if found} == {}
    assert len(findings) == len(sample_documents())


def understood(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts that the schema knows, without what they say an older program may ignore."""
    kept = {}
    for name, data in parts.items():
        if "theme" in name or not name.endswith(".xml") or name == "docProps/core.xml":
            continue
        root = etree.fromstring(data)
        ignored = {root.nsmap.get(prefix) for prefix in str(root.attrib.pop(IGNORABLE, "")).split()}
        for element in list(root.iter()):
            for attribute in [str(key) for key in element.attrib]:
                if etree.QName(attribute).namespace in ignored - {None}:
                    del element.attrib[attribute]
            parent = element.getparent()
            if parent is not None and etree.QName(element).namespace in ignored:
                parent.remove(element)
        kept[name] = etree.tostring(root)
    return kept


@pytest.mark.parametrize("kind", KINDS)
def test_questions_tables_and_lists_are_those_of_the_built_in_looks(
    printed: Mapping[str, Documents], kind: str
) -> None:
    built_in = sample_documents()

    for name in ("FR.IA.05A soal", "FR.IA.06A soal", "FR.IA.05B kunci", "FR.IA.01 asesor"):
        ours, theirs = built_in[name].data, printed[kind][name].data
        assert questions_of(theirs) == questions_of(ours)
        assert sorted(tables_of(theirs)) == sorted(tables_of(ours))
    for document in printed[kind].values():
        assert numbered_like_ours(parts_of(document.data)["word/styles.xml"])


def numbered_like_ours(styles: bytes) -> bool:
    """Say whether the styles of questions and options count by the program's lists, whatever the template had."""
    root = etree.fromstring(styles)
    found = {}
    for style in root.iter(f"{W}style"):
        number = style.find(f"{W}pPr/{W}numPr/{W}numId")
        if style.get(f"{W}styleId") in ("Soal", "Pilihan") and number is not None:
            found[style.get(f"{W}styleId")] = number.get(f"{W}val")
    return found == {"Soal": "1", "Pilihan": "1"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_names_its_document_and_carries_its_marks(
    printed: Mapping[str, Documents], kind: str
) -> None:
    for document in printed[kind].values():
        feet, heads = stories(document, "footer"), stories(document, "header")
        assert feet
        assert heads
        for text in feet.values():
            assert f"{document.code} · contoh-001 · Paket A · 000000000000" in text
            assert len(re.findall(r"Halaman \d dari \d", text)) == 1
        assert all("DRAF – BELUM DIVALIDASI" in text for text in heads.values())
        if "RAHASIA" in document.file:
            assert all("RAHASIA – BUKAN UNTUK ASESI" in text for text in heads.values())
        stamp = Stamp.find(parts_of(document.data)["docProps/core.xml"].decode())
        assert stamp is not None
        assert stamp.document in document.file
        parts = parts_of(document.data)
        codes = sum(data.count(b'descr="Kode QR') for name, data in parts.items() if name.endswith(".xml"))
        assert codes == 1


@pytest.mark.parametrize("kind", KINDS)
def test_slots_are_filled_and_no_control_is_left(printed: Mapping[str, Documents], kind: str) -> None:
    paper = printed[kind]["FR.IA.05A soal"]
    texts = stories(paper, "document", "header", "footer")

    body = texts["word/document.xml"]
    assert body.count("DPT – Pertanyaan Tertulis Pilihan Ganda") == 1
    assert not [part for part, data in parts_of(paper.data).items() if b"<w:sdt" in data or b"<?slot" in data]
    assert not any(
        word in text for text in texts.values() for word in ("Klik di sini", "dicetak di sini", "kode_")
    )
    if kind.startswith("by hand"):
        assert "Dokumen resmi LSP" in body
        assert any("LSP Buatan Tangan" in text for text in texts.values())
    else:
        first = next(text for text in texts.values() if "Kenanga" in text)
        assert first.startswith("LSP Contoh Nusantara")


@pytest.mark.parametrize("kind", KINDS)
def test_identity_and_signatures_stand_where_the_template_wants_them(
    printed: Mapping[str, Documents], kind: str
) -> None:
    text = stories(printed[kind]["FR.IA.01 asesor"], "document")["word/document.xml"]

    assert text.count("Tanda tangan dan tanggal") == 2
    signed, made = text.rindex("Tanda Tangan"), text.index("Penyusun dan Validator")
    assert (signed > made) == kind.startswith("base")
    assert text.index("Nama Asesi") < text.index("Panduan bagi Asesor")


def test_the_logo_stands_in_its_slot_and_nowhere_without_one() -> None:
    looks = BodyLooks(template=base(), logo=PictureFile(PNG, LOGO))

    with_logo = by_name(render_form(sample_snapshot(), replace(PROFILE, looks=looks)))["FR.IA.05A soal"]
    by_hand = replace(looks, template=made_by_hand())
    without = by_name(render_form(sample_snapshot(), replace(PROFILE, looks=by_hand)))["FR.IA.05A soal"]

    assert LOGO in parts_of(with_logo.data).values()
    assert LOGO not in parts_of(without.data).values()
    assert lint(parts_of(with_logo.data)) == []


def test_a_landscape_document_turns_the_page_and_fills_it(printed: Mapping[str, Documents]) -> None:
    for kind, documents in printed.items():
        body = etree.fromstring(parts_of(documents["KISI-KISI komite"].data)["word/document.xml"])[0]
        size, margins = body[-1].find(f"{W}pgSz"), body[-1].find(f"{W}pgMar")
        assert size is not None
        assert margins is not None
        room = (
            int(size.get(f"{W}w", "0"))
            - int(margins.get(f"{W}left", "0"))
            - int(margins.get(f"{W}right", "0"))
        )
        table = next(iter(body.iter(f"{W}tbl"))).find(f"{W}tblPr/{W}tblW")
        assert table is not None
        assert (size.get(f"{W}orient"), abs(int(table.get(f"{W}w", "0")) - room) <= 1) == (
            "landscape",
            True,
        ), kind


def test_the_template_keeps_its_font_and_the_content_takes_it(printed: Mapping[str, Documents]) -> None:
    styles = etree.fromstring(parts_of(printed["by hand"]["FR.IA.05A soal"].data)["word/styles.xml"])

    fonts = {fonts.get(f"{W}ascii") for fonts in styles.iter(f"{W}rFonts")}
    by_id = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
    assert "Cambria" in fonts
    assert by_id["Soal"].find(f"{W}rPr/{W}rFonts") is None
    assert by_id["TabelIsi"].find(f"{W}rPr/{W}rFonts") is not None
    assert by_id["Kode"].find(f"{W}rPr/{W}rFonts") is not None


PRINT_HASHES = """
from dataclasses import replace
from sample_snapshot import PROFILE, sample_snapshot
from qbank.documents import render_form
from qbank.domain.picture import PNG, PictureFile
from qbank.domain.print_profile import BodyLooks
from pathlib import Path
import sys
profile = replace(PROFILE, looks=BodyLooks(template=Path(sys.argv[1]).read_bytes()))
for one in render_form(sample_snapshot(), profile): print(one.file, one.sha256)
"""


def test_the_same_template_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    template = tmp_path / "template.docx"
    template.write_bytes(made_by_hand())
    here = Path(__file__).parent
    environment = os.environ | {"PYTHONHASHSEED": "4242", "TZ": "America/New_York", "PYTHONPATH": str(here)}

    compile_template.cache_clear()
    first = [
        f"{one.file} {one.sha256}" for one in render_form(sample_snapshot(), profile_with(made_by_hand()))
    ]
    done = subprocess.run(
        [sys.executable, "-c", PRINT_HASHES, str(template)],
        check=True, capture_output=True, text=True, env=environment, cwd=here.parents[1],
    )  # fmt: skip

    assert done.stdout.splitlines() == first


def test_the_base_template_has_every_slot_and_nothing_to_be_said_of_it() -> None:
    assert check_template(base()) == []


def test_the_sample_texts_of_the_base_template_are_wording() -> None:
    built_in = built_in_wording()
    own = Wording({**built_in.texts, "template.isi": "Di sini isinya."}, built_in.lists)

    assert b">Di sini isinya.<" in parts_of(base_template(own))["word/document.xml"]


@pytest.mark.parametrize("kind", KINDS[1:])
def test_what_the_program_adds_is_told(templates: Mapping[str, bytes], kind: str) -> None:
    issues = check_template(templates[kind])

    codes = {issue.code: issue for issue in issues}
    assert {issue.severity for issue in issues} <= {Severity.NOTE}
    if kind.startswith("by hand"):
        assert set(codes) == {
            "template.optional_slots",
            "template.no_page_numbers",
            "template.missing_styles",
        }
        assert "tanda_tangan" in str(codes["template.optional_slots"].facts["slots"])
    else:
        assert codes == {}
