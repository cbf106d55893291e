"""Compile a template: everything that is the same in all documents is done once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from qbank.documents.model import Page
from qbank.documents.template.section import TemplateSection, read_section
from qbank.documents.template.slots import Slot, cut, mark_slots, marker
from qbank.documents.template.source import Relation, TemplateSource, Tree, W, open_template, parse
from qbank.documents.template.style_merge import merge_styles, own_lists, rename, shift_lists
from qbank.documents.template.threats import instructions
from qbank.documents.wordml import NAMESPACE, RELATIONSHIPS

MAIN = "document"
_BESIDE = ("image", "hyperlink")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass(frozen=True, slots=True)
class Story:
    """The main part, a head or a foot: texts and slots in turn, the pictures and links it refers to."""

    name: str
    pieces: tuple[str | Slot, ...]
    relations: tuple[Relation, ...] = ()
    counts_pages: bool = False

    @property
    def is_bare(self) -> bool:
        """Say whether a head holds nothing of the template's own."""
        return not any(isinstance(piece, str) and "<w:p" in piece for piece in self.pieces)

    @property
    def kind(self) -> str:
        """What the part is, as relationships and content types say it."""
        return self.name.rstrip("0123456789")


@dataclass(frozen=True, slots=True)
class Template:
    """A template ready to be filled: stories (the main part first), finished parts, sections, its own lists."""

    stories: tuple[Story, ...]
    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    section: TemplateSection
    lists: tuple[str, str]
    drawings: int
    has_even_pages: bool
    theme: str | None

    @property
    def page(self) -> Page:
        """Paper and margins."""
        return self.section.page

    @property
    def slots(self) -> frozenset[Slot]:
        """The slots of the main part."""
        return frozenset(piece for piece in self.stories[0].pieces if isinstance(piece, Slot))


@lru_cache(maxsize=2)
def compile_template(data: bytes) -> Template:
    """Return the template; raise InputRefusedError where it is damaged. `check_template` tells more beforehand."""
    return _Compiler(open_template(data)).template()


def has_even_pages(source: TemplateSource) -> bool:
    """Say whether pages with even numbers have a head and foot of their own."""
    settings = source.part_of("settings")
    return settings is not None and source.tree(settings).find(f"{W}evenAndOddHeaders") is not None


class _Compiler:
    def __init__(self, source: TemplateSource) -> None:
        self.source = source
        self.styles = source.tree(source.part_of("styles") or "")
        self.renamed = merge_styles(self.styles, self._optional("theme"))
        self.drawings = 0

    def template(self) -> Template:
        main = _rooted(self.source.tree(self.source.main))
        is_even = has_even_pages(self.source)
        section = read_section(main, self._frame_names(), has_even_pages=is_even)
        stories = (self._story(MAIN, self.source.main, main), *self._frame(section))
        theme = self.source.part_of("theme")
        if theme and self.source.relations(theme):
            theme = None
        beside = (one.target for story in stories for one in story.relations if not one.is_external)
        kept = {name: self.source.parts[name] for name in sorted({*beside, *filter(None, [theme])})}
        return Template(
            stories=stories,
            parts={**kept, "word/styles.xml": written(self.styles)},
            types={name: self._type_of(name) for name in kept},
            section=section,
            lists=self._lists(),
            drawings=self.drawings,
            theme=theme,
            has_even_pages=is_even,
        )

    def _frame_names(self) -> dict[str, str]:
        """Return new names for the template's heads and feet, by identifier."""
        relations = self.source.relations(self.source.main).values()
        frame = (one for one in relations if one.kind in ("header", "footer"))
        return {one.identifier: f"{one.kind}{number}" for number, one in enumerate(frame, start=1)}

    def _frame(self, section: TemplateSection) -> Iterator[Story]:
        heads = self.source.relations(self.source.main)
        for name, identifier in section.parts.items():
            part = heads[identifier].target if identifier in heads else None
            yield self._story(name, part, _rooted(self.source.tree(part))) if part else _empty(name)

    def _optional(self, kind: str) -> Tree | None:
        name = self.source.part_of(kind)
        return self.source.tree(name) if name else None

    def _lists(self) -> tuple[str, str]:
        lists = self._optional("numbering")
        if lists is None:
            return "", ""
        rename(lists, self.renamed)
        shift_lists(lists)
        return own_lists(lists)

    def _story(self, name: str, part: str, tree: Tree) -> Story:
        counts = {word for instruction in instructions(tree) for word in instruction.split()[:1]}
        rename(tree, self.renamed)
        shift_lists(tree)
        self._number_drawings(tree)
        mark_slots(tree)
        end = {"header": Slot.MARKS, "footer": Slot.IMPRINT}.get(name.rstrip("0123456789"))
        if end:
            tree.append(marker(end))
        beside = tuple(one for one in self.source.relations(part).values() if one.kind in _BESIDE)
        return Story(name, cut(tree), beside, counts_pages={"PAGE", "NUMPAGES"} <= counts)

    def _number_drawings(self, tree: Tree) -> None:
        for element in tree.iter(_DRAWING):
            self.drawings += 1
            element.set("id", str(self.drawings))
            if not element.get("descr"):
                element.set("descr", element.get("name") or "Gambar")

    def _type_of(self, name: str) -> str:
        types = parse(self.source.parts["[Content_Types].xml"])
        by_name = {
            element.get("PartName", "").lstrip("/"): element.get("ContentType", "") for element in types
        }
        by_ending = {
            (element.get("Extension") or "").lower(): element.get("ContentType", "") for element in types
        }
        return by_name.get(name) or by_ending.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def written(tree: Tree) -> bytes:
    """Return a part as it goes into a package."""
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _rooted(tree: Tree) -> Tree:
    """Return a part whose prefixes w and r are those that our own builders write."""
    names = {prefix: name for prefix, name in tree.nsmap.items() if prefix}
    root = etree.Element(tree.tag, nsmap={**names, "w": NAMESPACE, "r": RELATIONSHIPS})
    for name, value in tree.attrib.items():
        root.set(name, value)
    root[:] = list(tree)
    return root


def _empty(name: str) -> Story:
    tag, slot = ("hdr", Slot.MARKS) if name.startswith("header") else ("ftr", Slot.IMPRINT)
    root = etree.Element(f"{W}{tag}", nsmap={"w": NAMESPACE, "r": RELATIONSHIPS})
    root.append(marker(slot))
    return Story(name, cut(root))


def named_slots(template: Template) -> Iterator[Slot]:
    """Yield the slots of all stories."""
    for story in template.stories:
        yield from (piece for piece in story.pieces if isinstance(piece, Slot))
