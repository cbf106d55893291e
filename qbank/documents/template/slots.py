"""Slots: content controls, found by tag or title, that a document's own text takes the place of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from lxml import etree

from qbank.documents.template.source import Tree, W
from qbank.errors import Issue


class Slot(StrEnum):
    """What a content control can stand for; the value is its tag or title."""

    CODE = "kode_formulir"
    TITLE = "judul_formulir"
    FORM = "paket"
    BODY_NAME = "nama_lsp"
    ADDRESS = "alamat_lsp"
    LOGO = "logo"
    SCHEME = "skema"
    QR = "kode_qr"
    IDENTITY = "identitas"
    CONTENT = "isi"
    SIGNATURES = "tanda_tangan"
    MARKS = "tanda_dokumen"
    IMPRINT = "kaki_cetak"
    SECTION = "bagian"


OFFERED = tuple(Slot)[:11]
"""What a template can have; the others mark places that are found without a control."""
BLOCKS = (Slot.IDENTITY, Slot.CONTENT, Slot.SIGNATURES)
"""Slots that take tables and paragraphs as wide as the page: they stand alone in the body."""
_MARKER = re.compile(r"<\?slot (\w+)\?>")


def controls(tree: Tree) -> Iterator[tuple[Slot, Tree]]:
    """Yield the controls that are slots, in the order of the text."""
    for control in tree.iter(f"{W}sdt"):
        slot = next((name for name in _names(control) if name in OFFERED), None)
        if slot:
            yield Slot(slot), control


def unnamed_controls(tree: Tree) -> Iterator[str]:
    """Yield the text of every control that is no slot: it will be printed as it stands."""
    slots = [control for _, control in controls(tree)]
    for control in tree.iter(f"{W}sdt"):
        if control not in slots:
            yield _text(control)[:40]


def _names(control: Tree) -> list[str]:
    """Return tag and title; LibreOffice drops both within a line, and then the control's own text counts."""
    marks = [control.find(f"{W}sdtPr/{W}{mark}") for mark in ("tag", "alias")]
    names = [one.get(f"{W}val", "").strip().casefold() for one in marks if one is not None]
    return [name for name in names if name] or [_text(control).strip("[]«» ").casefold()]


def _text(control: Tree) -> str:
    return "".join(text.text or "" for text in control.iter(f"{W}t"))


def check_places(tree: Tree, *, is_main: bool) -> Iterator[Issue]:
    """Yield the slots that stand where their content can't."""
    for slot, control in controls(tree):
        if slot in BLOCKS and (not is_main or _own_block(control) is None):
            yield Issue("template.slot_place", {"slot": str(slot)})


def mark_slots(tree: Tree) -> None:
    """Put a marker in the place of every slot, and take the wrapping off all other controls."""
    for slot, control in list(controls(tree)):
        block = _own_block(control) if slot in BLOCKS else None
        if block is not None:
            _replace(block, [marker(slot)])
        else:
            _replace(control, _inline(slot, control))
    for control in list(tree.iter(f"{W}sdt")):
        content = control.find(f"{W}sdtContent")
        _replace(control, [] if content is None else list(content))


def marker(slot: Slot) -> etree._ProcessingInstruction:
    """Return what stands for a slot until a document is written."""
    return etree.ProcessingInstruction("slot", str(slot))


def cut(tree: Tree) -> tuple[str | Slot, ...]:
    """Return a marked part as texts and slots in turn."""
    text = etree.tostring(tree, encoding="unicode")
    pieces = _MARKER.split(text)
    return tuple(Slot(piece) if place % 2 else piece for place, piece in enumerate(pieces))


def _own_block(control: Tree) -> Tree | None:
    """Return the paragraph or control that a slot fills alone in the body; None where it has company."""
    parent = control.getparent()
    if parent is None:
        return None
    if parent.tag == f"{W}body":
        return control
    grandparent = parent.getparent()
    is_alone = all(child is control or child.tag == f"{W}pPr" or not _has_content(child) for child in parent)
    if parent.tag == f"{W}p" and grandparent is not None and grandparent.tag == f"{W}body" and is_alone:
        return parent
    return None


def _has_content(element: Tree) -> bool:
    shown = (f"{W}t", f"{W}drawing", f"{W}pict", f"{W}tab", f"{W}br", f"{W}sdt", f"{W}fldChar")
    return next(element.iter(*shown), None) is not None


def _inline(slot: Slot, control: Tree) -> list[Tree]:
    """Return what stands in for a control of words: it keeps the looks of its first run."""
    content = control.find(f"{W}sdtContent")
    cell = content.find(f"{W}tc") if content is not None else None
    paragraph = next(control.iter(f"{W}p"), None)
    run = _run_like(next(control.iter(f"{W}r"), None), slot)
    if paragraph is None:
        return [run]
    for child in [child for child in paragraph if child.tag != f"{W}pPr"]:
        paragraph.remove(child)
    paragraph.append(run)
    if cell is None:
        return [paragraph]
    for child in [child for child in cell if child.tag not in (f"{W}tcPr",)]:
        cell.remove(child)
    cell.append(paragraph)
    return [cell]


def _run_like(original: Tree | None, slot: Slot) -> Tree:
    if slot in (Slot.QR, Slot.LOGO):
        return marker(slot)
    run = etree.Element(f"{W}r")
    looks = original.find(f"{W}rPr") if original is not None else None
    if looks is not None:
        for style in looks.findall(f"{W}rStyle"):
            # The looks of a prompt ("click here") are not those of the text.
            looks.remove(style)
        run.append(looks)
    text = etree.SubElement(run, f"{W}t")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.append(marker(slot))
    return run


def _replace(element: Tree, new: list[Tree]) -> None:
    parent = element.getparent()
    assert parent is not None
    place = parent.index(element)
    parent[place : place + 1] = new
