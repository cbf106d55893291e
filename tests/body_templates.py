"""Templates of a body: the program's own, one made by hand, and both as LibreOffice saves them."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from qbank.documents.template import base_template
from qbank.text.wording import built_in_wording

THREE = ("kode_formulir", "judul_formulir", "isi")


@cache
def base() -> bytes:
    """Return the program's own template."""
    return base_template(built_in_wording())


@cache
def made_by_hand(slots: tuple[str, ...] = THREE, *, margin: float = 2.54, is_a4: bool = True) -> bytes:
    """Return python-docx's default document with a head and content controls in it."""
    document = docx.Document()
    page = document.sections[0]
    if is_a4:
        page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = Cm(margin)
    page.header.paragraphs[0].text = "LSP Buatan Tangan"
    document.add_paragraph("Dokumen resmi LSP")
    for slot in slots:
        properties = f'<w:sdtPr><w:alias w:val="{slot.title()}"/><w:tag w:val="{slot}"/></w:sdtPr>'
        content = f"<w:sdtContent><w:p><w:r><w:t>Klik di sini: {slot}</w:t></w:r></w:p></w:sdtContent>"
        control = parse_xml(f"<w:sdt {nsdecls('w')}>{properties}{content}</w:sdt>")
        document.element.body.insert(len(document.element.body) - 1, control)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def saved_by_libreoffice(data: bytes, folder: Path) -> bytes:
    """Return a document as LibreOffice saves it."""
    folder.mkdir()
    source = folder / "template.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ("--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "baru"))
    subprocess.run(["soffice", profile, *convert, str(source)], check=True, capture_output=True)
    return (folder / "baru" / "template.docx").read_bytes()


def changed(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Return a package whose parts were changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    return packed(parts)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Zip parts as they are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()
