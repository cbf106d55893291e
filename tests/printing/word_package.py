"""Read a .docx back: its parts, the text of its paragraphs, and what Word's numbering shows beside them."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from qbank.documents import RenderedDocument
from qbank.documents.wordml import NAMESPACE

W = f"{{{NAMESPACE}}}"


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def everything_in(document: RenderedDocument) -> str:
    """Return all that a file gives away: its name, its parts' names, and their bytes."""
    parts = parts_of(document.data)
    return "\n".join([document.file, *parts, *(data.decode(errors="replace") for data in parts.values())])


def body_of(data: bytes) -> etree._Element:
    """Return w:body."""
    root = etree.fromstring(parts_of(data)["word/document.xml"])
    body = root.find(f"{W}body")
    assert body is not None
    return body


def text_of(element: etree._Element) -> str:
    """Return the text below an element; tabs and breaks become blanks."""
    pieces = []
    for node in element.iter(f"{W}t", f"{W}tab", f"{W}br"):
        pieces.append((node.text or "") if node.tag == f"{W}t" else " ")
    return "".join(pieces)


def style_of(paragraph: etree._Element) -> str:
    """Return the style identifier of a paragraph."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def questions_of(data: bytes) -> list[tuple[str, list[str]]]:
    """Return stems and options as a candidate reads them; only paragraphs that Word numbers open one."""
    questions: list[tuple[str, list[str]]] = []
    for paragraph in body_of(data).iter(f"{W}p"):
        style = style_of(paragraph)
        if style == "Soal":
            questions.append((text_of(paragraph), []))
        elif style == "Pilihan":
            questions[-1][1].append(text_of(paragraph))
    return questions


def tables_of(data: bytes) -> list[list[list[str]]]:
    """Return all tables as rows of cell texts."""
    return [
        [[text_of(cell) for cell in row.findall(f"{W}tc")] for row in table.findall(f"{W}tr")]
        for table in body_of(data).iter(f"{W}tbl")
    ]
