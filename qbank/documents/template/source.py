"""A template as it was handed in: its parts, and what the main part and its heads and feet refer to."""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from qbank.documents.wordml import NAMESPACE, RELATIONSHIPS
from qbank.errors import InputRefusedError, Issue
from qbank.shaping.package_gate import open_package

Tree = etree._Element
W = f"{{{NAMESPACE}}}"
R = f"{{{RELATIONSHIPS}}}"
MOST_TEMPLATE_TAGS = 300_000
"""In all parts together; no template has more, and a parser needs some hundred bytes for each."""
_MAIN_TYPES = ("document.main+xml", "template.main+xml")


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another: the last word of its type, and the part's name, or an address outside."""

    identifier: str
    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """The parts by name and the name of the main part; no part has been changed."""

    parts: Mapping[str, bytes]
    main: str

    def tree(self, name: str) -> Tree:
        """Parse a part."""
        return parse(self.parts[name])

    def relations(self, name: str) -> dict[str, Relation]:
        """Return what a part refers to, by identifier."""
        return {relation.identifier: relation for relation in _relations(self.parts, name)}

    def part_of(self, kind: str) -> str | None:
        """Return the name of the part that the main part has for something, such as its styles."""
        return next((one.target for one in self.relations(self.main).values() if one.kind == kind), None)

    def stories(self) -> list[str]:
        """Return the main part and the heads and feet that it refers to."""
        kinds = ("header", "footer")
        return [self.main, *(one.target for one in self.relations(self.main).values() if one.kind in kinds)]


def open_template(data: bytes) -> TemplateSource:
    """Let a file through the gate and find its main part; raise InputRefusedError for what is no Word document."""
    parts = open_package(data)
    tags = sum(part.count(b"<") for name, part in parts.items() if name.endswith((".xml", ".rels")))
    if tags > MOST_TEMPLATE_TAGS:
        raise InputRefusedError(Issue("template.too_long", {"count": tags, "most": MOST_TEMPLATE_TAGS}))
    mains = [one.target for one in _relations(parts, "") if one.kind == "officeDocument"]
    if len(mains) != 1 or mains[0] not in parts or parse(parts[mains[0]]).tag != f"{W}document":
        raise InputRefusedError(Issue("package.broken"))
    if not any(kind in parts.get("[Content_Types].xml", b"").decode() for kind in _MAIN_TYPES):
        raise InputRefusedError(Issue("template.macros"))
    source = TemplateSource(parts, mains[0])
    missing = [one.target for name in source.stories() for one in source.relations(name).values()
               if not one.is_external and one.target not in parts]  # fmt: skip
    if missing or source.part_of("styles") is None:
        raise InputRefusedError(Issue("package.broken"))
    return source


def parse(part: bytes) -> Tree:
    """Parse a part without entities, comments and instructions; raise InputRefusedError where it is damaged."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise InputRefusedError(Issue("package.broken")) from error


def inner_xml(elements: Iterable[Tree]) -> str:
    """Return elements as text for a part whose root declares the prefixes w and r."""
    root = etree.Element("root", nsmap={"w": NAMESPACE, "r": RELATIONSHIPS})
    root[:] = [copy.deepcopy(element) for element in elements]
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    text = etree.tostring(root, encoding="unicode")
    return text[text.index(">") + 1 : text.rindex("<")] if len(root) else ""


def _relations(parts: Mapping[str, bytes], name: str) -> Iterator[Relation]:
    folder, _, file = name.rpartition("/")
    data = parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    for element in parse(data) if data else ():
        is_external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = element.get("Type", "").rpartition("/")[2]
        yield Relation(element.get("Id", ""), kind, target if is_external else inside, is_external)
