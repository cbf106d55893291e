"""Styles of a template and of the program as one sheet: found by name, the missing ones added, numbering kept ours."""

from __future__ import annotations

import copy
from collections.abc import Mapping

from lxml import etree

from qbank.documents.style_sheet import style_sheet
from qbank.documents.template.source import Tree, W, inner_xml, parse

_STYLE_MARKS = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")
_LIST_MARKS = ("numId", "abstractNumId")
_LIST_SHIFT = 10_000
"""The template's lists count from here, out of the way of those of a document."""
_TABLE_STYLES = "Tabel"
_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_PROPERTIES = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
)  # fmt: skip
"""The order of the schema for what stands in w:pPr."""


def missing_looks(styles: Tree) -> list[str]:
    """Return the names of the program's styles that a template does not have."""
    there = {name for _, name in _by_name(styles)}
    return [
        name.get(f"{W}val", "")
        for key, style in _by_name(parse(style_sheet().encode())).items()
        if key[1] not in there
        for name in style.findall(f"{W}name")
    ]


def merge_styles(styles: Tree, theme: Tree | None) -> dict[str, str]:
    """Complete a template's sheet in place and return its old style identifiers with their new ones.

    A style that the template has keeps its looks; what makes questions count and stay together is the program's.
    """
    ours, theirs = _by_name(parse(style_sheet().encode())), _by_name(styles)
    fixed = {key: style.get(f"{W}styleId", "") for key, style in ours.items()}
    renamed = _new_identifiers(theirs, fixed)
    for style in styles.iter(f"{W}style"):
        style.set(f"{W}styleId", renamed.get(style.get(f"{W}styleId", ""), style.get(f"{W}styleId", "")))
    rename(styles, renamed)
    shift_lists(styles)
    has_own_text = any(kind == "paragraph" and name == "normal" for kind, name in theirs)
    for key, style in ours.items():
        if key in theirs:
            _keep_counting(theirs[key], style)
        else:
            styles.append(_injected(style, own_font=not has_own_text))
    _complete_fonts(styles, theme)
    _speak_indonesian(styles)
    return renamed


def rename(tree: Tree, styles: Mapping[str, str]) -> None:
    """Bring a part's references to styles and lists up to date, and drop the marks of who edited what."""
    for mark in _STYLE_MARKS:
        for element in tree.iter(f"{W}{mark}"):
            old = element.get(f"{W}val", "")
            element.set(f"{W}val", styles.get(old, old))
    for element in tree.iter():
        for name in [name for name in element.attrib if _is_mark_of_edit(str(name))]:
            del element.attrib[name]


def shift_lists(tree: Tree) -> None:
    """Move a part's list identifiers out of the way; 0 means no list and stays."""
    for element in tree.iter(*(f"{W}{mark}" for mark in _LIST_MARKS)):
        if element.get(f"{W}val", "0") != "0":
            element.set(f"{W}val", str(int(element.get(f"{W}val", "0")) + _LIST_SHIFT))
    for name, mark in (("abstractNum", "abstractNumId"), ("num", "numId")):
        for element in tree.iter(f"{W}{name}"):
            element.set(f"{W}{mark}", str(int(element.get(f"{W}{mark}", "0")) + _LIST_SHIFT))


def own_lists(lists: Tree | None) -> tuple[str, str]:
    """Return the template's own lists as the text of w:abstractNum and of w:num elements."""
    if lists is None:
        return "", ""
    for picture in [*lists.iter(f"{W}lvlPicBulletId")]:
        parent = picture.getparent()
        assert parent is not None
        parent.remove(picture)
    abstract, plain = (inner_xml(lists.findall(f"{W}{name}")) for name in ("abstractNum", "num"))
    return abstract, plain


def _by_name(styles: Tree) -> dict[tuple[str, str], Tree]:
    named: dict[tuple[str, str], Tree] = {}
    for style in styles.iter(f"{W}style"):
        name = style.find(f"{W}name")
        key = (style.get(f"{W}type", ""), (name.get(f"{W}val", "") if name is not None else "").casefold())
        named.setdefault(key, style)
    return named


def _new_identifiers(
    theirs: Mapping[tuple[str, str], Tree], fixed: Mapping[tuple[str, str], str]
) -> dict[str, str]:
    taken = set(fixed.values())
    renamed = {}
    for key, style in theirs.items():
        old = style.get(f"{W}styleId", "")
        renamed[old] = fixed.get(key, f"{old}-lsp" if old in taken else old)
    return renamed


def _keep_counting(style: Tree, original: Tree) -> None:
    """Give a template's style the numbering, the ties and the outline of the program's."""
    wanted = original.find(f"{W}pPr")
    if wanted is None:
        return
    properties = style.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        place = next(
            (i for i, child in enumerate(style) if child.tag in (f"{W}rPr", f"{W}tblPr")), len(style)
        )
        style.insert(place, properties)
    for name in ("keepNext", "keepLines", "numPr", "outlineLvl"):
        own, new = properties.find(f"{W}{name}"), wanted.find(f"{W}{name}")
        if own is not None and (new is not None or name == "numPr"):
            properties.remove(own)
        if new is not None:
            properties.append(copy.deepcopy(new))
    properties[:] = sorted(properties, key=lambda child: _PROPERTIES.index(child.tag.rpartition("}")[2]))


def _injected(style: Tree, *, own_font: bool) -> Tree:
    """Return the program's style as the template gets it: in the template's font, where that has one.

    Tables keep Calibri: their columns are measured for it, and a wider font would break their words.
    """
    new = copy.deepcopy(style)
    if new.get(f"{W}default") and not own_font:
        del new.attrib[f"{W}default"]
    is_of_table = new.get(f"{W}styleId", "").startswith(_TABLE_STYLES)
    for fonts in [] if own_font or is_of_table else list(new.iter(f"{W}rFonts")):
        parent = fonts.getparent()
        if fonts.get(f"{W}ascii") == "Calibri" and parent is not None:
            parent.remove(fonts)
    return new


def _complete_fonts(styles: Tree, theme: Tree | None) -> None:
    """Fill all four slots of every font: Word takes another font for an open one."""
    themed = _theme_fonts(theme)
    for fonts in styles.iter(f"{W}rFonts"):
        named = {
            slot: fonts.get(f"{W}{slot}") or themed.get(fonts.get(f"{W}{slot}Theme", "")[:5], "")
            for slot in _SLOTS
        }
        main = named["ascii"] or named["hAnsi"] or next(filter(None, named.values()), "Calibri")
        fonts.attrib.clear()
        for slot in _SLOTS:
            fonts.set(f"{W}{slot}", named[slot] or main)


def _theme_fonts(theme: Tree | None) -> dict[str, str]:
    """Return the fonts that a theme calls "major" and "minor"."""
    if theme is None:
        return {}
    found = {}
    for element in theme.iter("{*}latin"):
        parent = element.getparent()
        kind = parent.tag.rpartition("}")[2] if parent is not None else ""
        if kind in ("majorFont", "minorFont") and element.get("typeface"):
            found[kind[:5]] = element.get("typeface", "")
    return found


def _speak_indonesian(styles: Tree) -> None:
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if defaults is None:
        sheet = parse(style_sheet().encode())
        new, old = sheet.find(f"{W}docDefaults"), styles.find(f"{W}docDefaults")
        assert new is not None
        if old is not None:
            styles.remove(old)
        styles.insert(0, new)
        return
    for language in defaults.findall(f"{W}lang"):
        defaults.remove(language)
    etree.SubElement(defaults, f"{W}lang", {f"{W}val": "id-ID", f"{W}eastAsia": "id-ID", f"{W}bidi": "ar-SA"})


def _is_mark_of_edit(name: str) -> bool:
    local = name.rpartition("}")[2]
    return local.startswith("rsid") or local in ("paraId", "textId")
