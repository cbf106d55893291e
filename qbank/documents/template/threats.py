"""What a template may not bring: programs, foreign objects, fetched content, fields that read other files, half-done edits."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.template.source import TemplateSource, Tree, W
from qbank.errors import Issue

_KEPT = ("styles", "numbering", "theme", "header", "footer", "image", "hyperlink")
_REPLACED = ("settings", "fontTable", "webSettings", "stylesWithEffects", "customXml", "glossaryDocument", "footnotes",
             "endnotes", "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "font")  # fmt: skip
"""Parts that are left behind, since every document has its own or needs none."""
_FIELDS = ("PAGE", "NUMPAGES", "HYPERLINK")
_CHANGES = (
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "commentReference",
    "commentRangeStart",
    "rPrChange",
    "pPrChange",
)
_NOTES = ("footnoteReference", "endnoteReference")
_OBJECTS = ("object", "control", "altChunk", "subDoc", "movie", "OLEObject")


def find_threats(source: TemplateSource) -> Iterator[Issue]:
    """Yield what is refused, each once."""
    found: dict[tuple[str, str], Issue] = {}
    for issue in (*_packed(source), *_written(source)):
        found.setdefault((issue.code, str(issue.facts)), issue)
    yield from found.values()


def _packed(source: TemplateSource) -> Iterator[Issue]:
    if any("vba" in name.casefold() or "macro" in name.casefold() for name in source.parts):
        yield Issue("template.macros")
    owners = [name for name in source.parts if name.endswith(".xml") and not name.startswith("[")]
    for relation in (one for name in owners for one in source.relations(name).values()):
        if relation.is_external and relation.kind != "hyperlink":
            yield Issue("template.external", {"kind": relation.kind, "target": relation.target[:80]})
        elif relation.kind not in (*_KEPT, *_REPLACED, "customXmlProps"):
            yield Issue("template.foreign", {"kind": relation.kind})


def _written(source: TemplateSource) -> Iterator[Issue]:
    for name in source.stories():
        tree = source.tree(name)
        tags = {element.tag.rpartition("}")[2] for element in tree.iter() if isinstance(element.tag, str)}
        if tags.intersection(_CHANGES):
            yield Issue("template.unfinished")
        if tags.intersection(_NOTES):
            yield Issue("template.notes")
        for tag in sorted(tags.intersection(_OBJECTS)):
            yield Issue("template.foreign", {"kind": tag})
        for instruction in instructions(tree):
            field = instruction.split()[0].upper() if instruction.split() else "?"
            if field not in _FIELDS:
                yield Issue("template.field", {"field": field[:30], "known": ", ".join(_FIELDS[:2])})


def instructions(tree: Tree) -> Iterator[str]:
    """Yield what the fields of a part compute, such as "PAGE"; nested fields one by one."""
    open_fields: list[list[str]] = []
    for element in tree.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"):
        if element.tag == f"{W}fldSimple":
            yield element.get(f"{W}instr", "")
        elif element.tag == f"{W}instrText":
            (open_fields[-1] if open_fields else []).append(element.text or "")
        elif element.get(f"{W}fldCharType") == "begin":
            open_fields.append([])
        elif element.get(f"{W}fldCharType") == "end" and open_fields:
            yield "".join(open_fields.pop())
    yield from ("".join(pieces) for pieces in open_fields)
