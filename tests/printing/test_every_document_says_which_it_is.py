"""Every page names form, set, paket and snapshot; a QR code and the file's properties say the same."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
import segno
from lxml import etree
from PIL import Image
from printed_form import by_name
from sample_snapshot import PROFILE, sample_snapshot
from word_package import parts_of, text_of

from qbank.documents import RenderedDocument, profile_hash, render_form
from qbank.documents.stamp import QR_MASK, Stamp
from qbank.domain.print_profile import BodyFacts, BodyLooks, Edition, PrintProfile

SHA256 = "0f1e2d3c4b5a" + "6" * 52


@pytest.fixture(name="rendered", scope="module")
def _rendered() -> tuple[RenderedDocument, ...]:
    return render_form(sample_snapshot(), PROFILE, snapshot_sha256=SHA256)


def stamp_of(document: RenderedDocument) -> Stamp | None:
    return Stamp.find(parts_of(document.data)["docProps/core.xml"].decode())


def qr_modules(document: RenderedDocument) -> list[list[bool]]:
    """Return the modules of the picture in the first page's header, without the quiet zone."""
    parts = parts_of(document.data)
    target = re.search(r'Target="(media/[^"]+)"', parts["word/_rels/header1.xml.rels"].decode())
    assert target
    picture = Image.open(BytesIO(parts[f"word/{target[1]}"])).convert("L")
    count = picture.width // 8 - 4
    return [
        [picture.getpixel((8 * (x + 2) + 4, 8 * (y + 2) + 4)) == 0 for x in range(count)]
        for y in range(count)
    ]


def modules_for(text: str) -> list[list[bool]]:
    return [
        [bool(one) for one in row]
        for row in segno.make(text, error="m", boost_error=False, mask=QR_MASK).matrix
    ]


def test_every_page_names_form_set_paket_and_snapshot(rendered: tuple[RenderedDocument, ...]) -> None:
    documents = by_name(rendered).values()
    snapshot = sample_snapshot()

    for document in documents:
        parts = parts_of(document.data)
        for footer in ("word/footer1.xml", "word/footer2.xml"):
            text = text_of(etree.fromstring(parts[footer])).strip()
            start = f"{document.code} · {snapshot.set_code} · Paket {snapshot.label} · 0f1e2d3c4b5a"
            assert text.startswith(start)
            assert text.endswith(" Halaman 1 dari 1")
    assert len(documents) >= 19


def test_the_properties_of_every_file_hold_its_stamp(rendered: tuple[RenderedDocument, ...]) -> None:
    snapshot = sample_snapshot()

    for document in rendered:
        stamp = stamp_of(document)
        assert stamp is not None
        assert (stamp.set_code, stamp.form, stamp.snapshot) == (
            snapshot.set_code,
            snapshot.label,
            "0f1e2d3c4b5a",
        )
        assert stamp.profile == profile_hash(PROFILE)
        assert document.file.rpartition("/")[2].rpartition(".")[0] == stamp.document
    assert {document.file.rpartition(".")[2] for document in rendered} == {"docx", "xlsx"}


def test_the_qr_code_says_set_form_document_and_snapshot(rendered: tuple[RenderedDocument, ...]) -> None:
    documents = by_name(rendered)
    snapshot = sample_snapshot()
    head = f"{snapshot.set_code}/{snapshot.label}".upper()

    assert qr_modules(documents["FR.IA.05A soal"]) == modules_for(f"{head}/FR.IA.05A/0F1E2D3C4B5A")
    assert qr_modules(documents["FR.IA.02 asesi KP1"]) == modules_for(f"{head}/FR.IA.02-KP1/0F1E2D3C4B5A")
    assert qr_modules(documents["FR.IA.05B kunci"]) != qr_modules(documents["FR.IA.05A soal"])


def test_every_document_has_one_qr_code_with_a_text_for_those_who_cannot_see_it(
    rendered: tuple[RenderedDocument, ...],
) -> None:
    for document in by_name(rendered).values():
        header = parts_of(document.data)["word/header1.xml"].decode()
        alternatives = re.findall(r'descr="([^"]*)"', header)
        assert len(alternatives) == 1
        assert alternatives[0].startswith(f"Kode QR dokumen {document.code}")
        assert "0f1e2d3c4b5a" in alternatives[0]


@pytest.mark.parametrize(
    "other",
    [
        PrintProfile(),
        PrintProfile(PROFILE.body, Edition.E2020),
        PrintProfile(PROFILE.body, looks=BodyLooks(revisions={"FR.IA.01": "R2"})),
        PrintProfile(PROFILE.body, looks=BodyLooks(wording="[page]\n")),
        PrintProfile(PROFILE.body, looks=BodyLooks(template=b"PK")),
        PrintProfile(BodyFacts(PROFILE.body.name)),
    ],
)
def test_another_profile_has_another_hash(other: PrintProfile) -> None:
    assert profile_hash(other) != profile_hash(PROFILE)
    assert re.fullmatch("[0-9a-f]{12}", profile_hash(other))
    assert profile_hash(PrintProfile(PROFILE.body)) == profile_hash(PROFILE)


def test_a_revision_of_the_body_stands_behind_the_code_of_its_form() -> None:
    profile = PrintProfile(PROFILE.body, looks=BodyLooks({"FR.IA.05A": "R2"}))

    documents = by_name(render_form(sample_snapshot(), profile))

    footers = {
        name: text_of(etree.fromstring(parts_of(documents[name].data)["word/footer1.xml"])).strip()
        for name in ("FR.IA.05A soal", "FR.IA.05B kunci")
    }
    assert footers["FR.IA.05A soal"].startswith("FR.IA.05A · R2 · ")
    assert footers["FR.IA.05B kunci"].startswith(f"FR.IA.05B · {sample_snapshot().set_code}")
    assert documents["FR.IA.05A soal"].code == "FR.IA.05A"


def test_keywords_of_somebody_else_are_no_stamp() -> None:
    assert Stamp.find("ujian, qbank") is None
    assert Stamp.find("qbank set=a form=A code=b document=c snapshot=zzz profile=000000000000") is None
