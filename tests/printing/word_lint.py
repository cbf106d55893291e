"""What no schema says of a Word document: references, widths, merges, rows, languages, leftovers of a template."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from itertools import takewhile

from lxml import etree
from word_package import W, text_of

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
LONGEST_WITHOUT_HEAD = 12
LEFTOVERS = re.compile(r"\{\{|\bNone\b|\bnan\b|�|\$\w|\$\{")

Parts = Mapping[str, bytes]
Tree = etree._Element


def lint(parts: Parts) -> list[str]:
    """Return every finding, as a short sentence."""
    trees = {name: etree.fromstring(data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    words = {name: tree for name, tree in trees.items() if name.startswith("word/") and name.endswith(".xml")}
    findings = [*_package(parts, trees), *_settings(trees), *_styles(trees["word/styles.xml"])]
    findings += _references(words, trees)
    findings += _unique_ids(words)
    for name, tree in words.items():
        findings += (f"{name}: {finding}" for finding in _content(tree))
    findings += _body(trees["word/document.xml"])
    return findings


def _package(parts: Parts, trees: Mapping[str, Tree]) -> Iterator[str]:
    types = trees["[Content_Types].xml"]
    typed = {element.get("PartName", "").lstrip("/") for element in types}
    kinds = {element.get("Extension") for element in types} - {"xml"}
    for name in parts:
        if not name.startswith("[") and name not in typed and name.rpartition(".")[2] not in kinds:
            yield f"{name}: no content type"
    for element in (one for name, tree in trees.items() if name.startswith("word/_rels/") for one in tree):
        if element.get("TargetMode") == "External":
            yield f"external relationship {element.get('Target')}"
        elif posixpath.join("word", element.get("Target", "")) not in parts:
            yield f"relationship to a missing part {element.get('Target')}"


def _settings(trees: Mapping[str, Tree]) -> Iterator[str]:
    modes = trees["word/settings.xml"].iter(f"{W}compatSetting")
    if not any(m.get(f"{W}name") == "compatibilityMode" and m.get(f"{W}val") == "15" for m in modes):
        yield "compatibility is not 15"
    language = trees["word/styles.xml"].find(f"{W}docDefaults//{W}lang")
    if language is None or language.get(f"{W}val") != "id-ID":
        yield "language is not id-ID"


def _styles(styles: Tree) -> Iterator[str]:
    for fonts in styles.iter(f"{W}rFonts"):
        if {etree.QName(key).localname for key in fonts.attrib} != {"ascii", "hAnsi", "eastAsia", "cs"}:
            yield "a style leaves a font slot open"


def _references(words: Mapping[str, Tree], trees: Mapping[str, Tree]) -> Iterator[str]:
    styles = {style.get(f"{W}styleId") for style in trees["word/styles.xml"].iter(f"{W}style")}
    lists = {one.get(f"{W}numId") for one in trees["word/numbering.xml"].iter(f"{W}num")}
    for name, tree in words.items():
        own = trees.get(f"word/_rels/{posixpath.basename(name)}.rels", ())
        relations = {one.get("Id") for one in own}
        for key in (f"{R}id", f"{R}embed"):
            used = {element.get(key) for element in tree.iter() if element.get(key)}
            yield from (f"{name}: unknown relationship {one}" for one in used - relations)
        for one in _values(tree, "pStyle", "rStyle", "tblStyle", "basedOn") - styles:
            yield f"{name}: unknown style {one}"
        for one in _values(tree, "numId") - lists:
            yield f"{name}: unknown list {one}"


def _values(tree: Tree, *tags: str) -> set[str | None]:
    return {element.get(f"{W}val") for tag in tags for element in tree.iter(f"{W}{tag}")}


def _unique_ids(words: Mapping[str, Tree]) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for tree in words.values():
        for tag, key in ((f"{WP}docPr", "id"), (f"{W}bookmarkStart", f"{W}id")):
            for element in tree.iter(tag):
                identity = (tag, element.get(key, ""))
                if identity in seen:
                    yield f"identifier twice: {identity[1]}"
                seen.add(identity)


def _content(tree: Tree) -> Iterator[str]:
    for paragraph in tree.iter(f"{W}p"):
        kinds = [mark.get(f"{W}fldCharType") for mark in paragraph.iter(f"{W}fldChar")]
        if kinds != ["begin", "separate", "end"] * (len(kinds) // 3):
            yield "a field is not closed"
        if LEFTOVERS.search(text_of(paragraph)):
            yield f"leftover in “{text_of(paragraph)[:60]}”"
    if any(not picture.get("descr") for picture in tree.iter(f"{WP}docPr")):
        yield "a picture without a text for those who cannot see it"
    if any("rsid" in key for element in tree.iter() for key in element.attrib):
        yield "a revision identifier"
    if any(len(cell) == 0 or cell[-1].tag != f"{W}p" for cell in tree.iter(f"{W}tc")):
        yield "a cell does not end in a paragraph"
    for table in tree.iter(f"{W}tbl"):
        yield from _table(table)


def _table(table: Tree) -> Iterator[str]:
    grid = [int(column.get(f"{W}w", "0")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    width = table.find(f"{W}tblPr/{W}tblW")
    if width is None or int(width.get(f"{W}w", "0")) != sum(grid):
        yield "a table's width is not the sum of its grid"
    rows = table.findall(f"{W}tr")
    merged: set[int] = set()
    for row in rows:
        may_break = row.find(f".//{W}tbl") is not None
        if not may_break and row.find(f"{W}trPr/{W}cantSplit") is None:
            yield "a row may break over a page"
        yield from _row(row, grid, merged)
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    if sum(heads) != sum(1 for _ in takewhile(bool, heads)):
        yield "a head row below the first rows"
    if len(rows) > LONGEST_WITHOUT_HEAD and not heads[0]:
        yield "a long table without a head that repeats"


def _row(row: Tree, grid: list[int], merged: set[int]) -> Iterator[str]:
    """Yield findings of one row; `merged` holds the columns merged down so far and is brought up to date."""
    column = 0
    for cell in row.findall(f"{W}tc"):
        span = int(_value(cell, "gridSpan") or 1)
        width = cell.find(f"{W}tcPr/{W}tcW")
        if width is None or int(width.get(f"{W}w", "0")) != sum(grid[column : column + span]):
            yield "a cell is not as wide as its grid columns"
        merge = _value(cell, "vMerge")
        if merge == "continue" and column not in merged:
            yield "a merged cell that nobody starts"
        merged.discard(column)
        if merge:
            merged.add(column)
        column += span
    if column != len(grid):
        yield "a row does not fill the grid"


def _value(cell: Tree, tag: str) -> str:
    mark = cell.find(f"{W}tcPr/{W}{tag}")
    return "" if mark is None else mark.get(f"{W}val", "continue")


def _body(document: Tree) -> Iterator[str]:
    body = document[0]
    size, margins = body.find(f"{W}sectPr/{W}pgSz"), body.find(f"{W}sectPr/{W}pgMar")
    assert size is not None
    assert margins is not None
    text_width = int(size.get(f"{W}w", "0")) - 2 * int(margins.get(f"{W}left", "0"))
    for table in body.findall(f"{W}tbl"):
        style = table.find(f"{W}tblPr/{W}tblStyle")
        width = table.find(f"{W}tblPr/{W}tblW")
        assert style is not None
        assert width is not None
        wide = int(width.get(f"{W}w", "0"))
        if wide > text_width or (style.get(f"{W}val") == "TabelIdentitas" and wide != text_width):
            yield f"a table of {wide} twips in a text of {text_width}"
    if body[-2].tag != f"{W}p":
        yield "the last table has no paragraph behind it"
