"""Markdown (CommonMark with tables, `$formulas$`, `H~2~O` and `m^2^`) → rich text. HTML is no markup: it stays as typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from qbank.text.markdown_marks import add_marks
from qbank.text.rich_text import (
    Alignment,
    DataTable,
    FormulaMark,
    Inline,
    Inlines,
    LineBreak,
    Listing,
    PictureMark,
    Quotation,
    RichBlock,
    RichText,
    Span,
    TextBlock,
    Verbatim,
)

_PARSER = add_marks(MarkdownIt("commonmark", {"html": False}).enable("table"))


@lru_cache(maxsize=4096)
def read_markdown(text: str) -> RichText:
    """Parse a text. One line alone is one paragraph: "2025. Tahun buku" is no list and "# 1" no heading."""
    stripped = text.strip()
    if "\n" not in stripped:
        return (TextBlock(read_line(stripped)),) if stripped else ()
    return tuple(_blocks(SyntaxTreeNode(_PARSER.parse(stripped))))


@lru_cache(maxsize=8192)
def read_line(text: str) -> Inlines:
    """Parse the inline marks of a text that stands in one line; line ends become blanks."""
    root = SyntaxTreeNode(_PARSER.parseInline(" ".join(text.split("\n")).strip()))
    return _joined(inline for node in root.children for inline in _inlines(node, Span("")))


def _blocks(parent: SyntaxTreeNode) -> Iterator[RichBlock]:
    for node in parent.children:
        match node.type:
            case "paragraph" | "heading":
                level = int(node.tag[1]) if node.type == "heading" else 0
                yield TextBlock(_content(node), level)
            case "bullet_list" | "ordered_list":
                yield _listing(node)
            case "table":
                yield _table(node)
            case "blockquote":
                yield Quotation(tuple(_blocks(node)))
            case "fence" | "code_block":
                yield Verbatim(tuple(node.content.rstrip("\n").split("\n")))
            case "hr":
                continue
            case unknown:
                raise AssertionError(f"markdown-it gave a block unknown here: {unknown}")


def _listing(node: SyntaxTreeNode) -> Listing:
    items = tuple(tuple(_blocks(item)) for item in node.children)
    return Listing(items, ordered=node.type == "ordered_list", start=int(node.attrs.get("start", 1)))


def _table(node: SyntaxTreeNode) -> DataTable:
    head, *body = node.children
    header = head.children[0].children
    rows = (row.children for part in body for row in part.children)
    return DataTable(
        header=tuple(_content(cell) for cell in header),
        rows=tuple(tuple(_content(cell) for cell in row) for row in rows),
        alignments=tuple(_alignment(cell) for cell in header),
    )


def _alignment(cell: SyntaxTreeNode) -> Alignment | None:
    style = cell.attrs.get("style")
    return Alignment(str(style).removeprefix("text-align:")) if style else None


def _content(node: SyntaxTreeNode) -> Inlines:
    return _joined(inline for child in node.children for inline in _inlines(child, Span("")))


def _inlines(node: SyntaxTreeNode, look: Span) -> Iterator[Inline]:
    match node.type:
        case "text":
            yield replace(look, text=node.content)
        case "softbreak":
            yield replace(look, text=" ")
        case "hardbreak":
            yield LineBreak()
        case "image":
            yield PictureMark(unquote(str(node.attrs["src"])), node.content.strip())
        case "formula":
            yield FormulaMark(node.content.strip(), display=node.markup == "$$")
        case _:
            yield from _looked(node, look)


def _looked(node: SyntaxTreeNode, look: Span) -> Iterator[Inline]:
    match node.type:
        case "code_inline":
            yield replace(look, text=node.content, code=True)
        case "raised":
            yield replace(look, text=node.content, raised=True)
        case "lowered":
            yield replace(look, text=node.content, lowered=True)
        case kind:
            inner = replace(look, bold=look.bold or kind == "strong", italic=look.italic or kind == "em")
            for child in node.children:
                yield from _inlines(child, inner)
            if kind == "link":
                yield from _address(node, inner)


def _address(link: SyntaxTreeNode, look: Span) -> Iterator[Inline]:
    href = str(link.attrs["href"])
    if href.removeprefix("mailto:") not in "".join(child.content for child in link.children):
        yield replace(look, text=f" ({href})")


def _joined(inlines: Iterator[Inline]) -> Inlines:
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if (
            isinstance(inline, Span)
            and isinstance(last, Span)
            and replace(last, text="") == replace(inline, text="")
        ):
            joined[-1] = replace(last, text=last.text + inline.text)
        elif not isinstance(inline, Span) or inline.text:
            joined.append(inline)
    return tuple(joined)
