"""Fill a compiled template with a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qbank.documents.fixed_parts import FONT_TABLE, SETTINGS, SETTINGS_WITH_EVEN_PAGES
from qbank.documents.flow import Flow
from qbank.documents.model import Block, Document, FormTitle, Page, Paragraph, Placed
from qbank.documents.numbering import numbering
from qbank.documents.page_frame import imprint, marks
from qbank.documents.parts import PackedDocument, pack_parts
from qbank.documents.pictures import Gallery
from qbank.documents.properties import (
    APP_PROPERTIES,
    content_types,
    core_properties,
    package_relationships,
    relationships,
    word_type,
)
from qbank.documents.styles import Look
from qbank.documents.template.compile import MAIN, Story, Template, named_slots
from qbank.documents.template.slots import BLOCKS, Slot
from qbank.documents.template.source import Relation
from qbank.documents.wordml import DECLARATION, RELATIONSHIPS, escape, paragraph
from qbank.documents.writer import BodyWriter
from qbank.text.rich_text import Span

_OWN = ("styles", "numbering", "settings", "fontTable")


def fill_template(template: Template, document: Document) -> PackedDocument:
    """Build the .docx of a document in the looks of a body's own template."""
    filler = _Filler(template, document)
    stories = {f"word/{story.name}.xml": filler.story(story) for story in template.stories}
    settings = SETTINGS_WITH_EVEN_PAGES if template.has_even_pages else SETTINGS
    texts = {
        "[Content_Types].xml": content_types(_types(template)),
        "_rels/.rels": package_relationships(),
        "docProps/app.xml": APP_PROPERTIES,
        "docProps/core.xml": core_properties(document),
        "word/fontTable.xml": FONT_TABLE,
        "word/numbering.xml": numbering(tuple(filler.writer.flow.restarts), template.lists),
        "word/settings.xml": settings,
        **stories,
        **filler.relations(),
    }
    parts = {name: text.encode() for name, text in texts.items()}
    return pack_parts({**parts, **template.parts, **filler.gallery.files})


class _Filler:
    def __init__(self, template: Template, document: Document) -> None:
        page = _page(template.page, document.page)
        self.template = template
        self.document = replace(document, page=page)
        self.gallery = Gallery(first_id=template.drawings + 1)
        scale = page.text_width / document.page.text_width
        self.writer = BodyWriter(
            page, Flow(self.gallery, document.pictures, scale=scale), template.section.write
        )
        self.title = next(block for block in document.blocks if isinstance(block, FormTitle))

    def story(self, story: Story) -> str:
        """Write a part: what stands in the template, and the document's own in every slot."""
        texts = (self._slot(piece, story) if isinstance(piece, Slot) else piece for piece in story.pieces)
        return DECLARATION + "".join(texts)

    def relations(self) -> dict[str, str]:
        """Return the relationships of every part that refers to something."""
        written = {}
        for story in self.template.stories:
            entries = self._own_entries() if story.name == MAIN else ""
            entries += "".join(map(_entry, story.relations)) + self.gallery.relations(story.name)
            if entries:
                written[f"word/_rels/{story.name}.xml.rels"] = relationships(entries)
        return written

    def _own_entries(self) -> str:
        own = [Relation(f"rIdOwn-{kind}", kind, f"word/{kind}.xml", is_external=False) for kind in _OWN]
        if self.template.theme:
            own.append(Relation("rIdOwn-theme", "theme", self.template.theme, is_external=False))
        frame = [
            Relation(identifier, name.rstrip("0123456789"), f"word/{name}.xml", is_external=False)
            for name, identifier in self.template.section.parts.items()
        ]
        return "".join(map(_entry, (*own, *frame)))

    def _slot(self, slot: Slot, story: Story) -> str:
        head = self.document.letterhead
        words = {
            Slot.CODE: self.title.code,
            Slot.TITLE: self.title.title,
            Slot.FORM: self.document.form_name,
            Slot.BODY_NAME: self.document.letterhead.name,
            Slot.ADDRESS: " · ".join(filter(None, (head.licence, head.address, head.contact))),
            Slot.SCHEME: self.document.header_right,
        }
        if slot in words:
            return escape(words[slot])
        if slot in BLOCKS:
            return self._blocks(slot)
        match slot:
            case Slot.QR | Slot.LOGO:
                picture = head.qr if slot is Slot.QR else head.logo
                return self.gallery.place(picture, story.name) if picture else ""
            case Slot.MARKS:
                is_needed = self.document.marks or story.is_bare
                return marks(self.document) + paragraph("", Look.GAP) if is_needed else ""
            case Slot.IMPRINT:
                return imprint(self.document, counts_pages=not story.counts_pages)
            case _:
                return self.writer.section()

    def _blocks(self, slot: Slot) -> str:
        if slot is Slot.CONTENT:
            return self._qr_above() + self.writer.blocks(tuple(self._content()))
        placed = (block for block in self.document.blocks if isinstance(block, Placed) and block.slot == slot)
        return self.writer.blocks(tuple(placed))

    def _qr_above(self) -> str:
        qr = self.document.letterhead.qr
        if Slot.QR in named_slots(self.template) or not qr:
            return ""
        return paragraph(self.gallery.place(qr, MAIN), Look.BODY_ADDRESS, '<w:jc w:val="right"/>')

    def _content(self) -> Iterator[Block]:
        for block in self.document.blocks:
            match block:
                case FormTitle(code=code, title=title):
                    yield from self._title(code, title)
                case Placed(slot=slot, blocks=blocks):
                    yield from () if Slot(slot) in self.template.slots else blocks
                case _:
                    yield block

    def _title(self, code: str, title: str) -> Iterator[Block]:
        if Slot.CODE not in self.template.slots:
            yield Paragraph((Span(code),), Look.FORM_CODE)
        if Slot.TITLE not in self.template.slots:
            yield Paragraph((Span(title),), Look.FORM_TITLE)


def _page(own: Page, wanted: Page) -> Page:
    """Return the template's page, turned where a document lies across; its margins stay where they are."""
    if wanted.width <= wanted.height:
        return own
    return replace(own, width=own.height, height=own.width)


def _types(template: Template) -> dict[str, str]:
    own = {f"word/{kind}.xml": word_type(kind) for kind in _OWN}
    frame = {f"word/{story.name}.xml": word_type(story.kind) for story in template.stories[1:]}
    return {**template.types, **own, **frame}


def _entry(relation: Relation) -> str:
    target = relation.target
    if relation.is_external:
        place = f'Target="{escape(target)}" TargetMode="External"'
    else:
        inside = target.removeprefix("word/") if target.startswith("word/") else f"/{target}"
        place = f'Target="{escape(inside)}"'
    return f'<Relationship Id="{relation.identifier}" Type="{RELATIONSHIPS}/{relation.kind}" {place}/>'
