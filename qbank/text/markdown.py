"""Markdown (CommonMark with tables, `$formulas$`, `H~2~O` and `m^2^`) → rich text. HTML is no markup: it stays as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

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

_MARKED = re.compile(r"[!\[\]$&*_<\\`^~\0]")
"""What begins a mark inside a line; a line without any is what it looks like, and most lines are."""
_PLAIN = Span("")
Tokens = list[Token]
_PARSER = add_marks(MarkdownIt("commonmark", {"html": False}).enable("table"))


@lru_cache(maxsize=4096)
def read_markdown(text: str) -> RichText:
    """Parse a text. One line alone is one paragraph: "2025. Tahun buku" is no list and "# 1" no heading."""
    stripped = text.strip()
    if "\n" not in stripped:
        return (TextBlock(read_line(stripped)),) if stripped else ()
    return tuple(_blocks(_PARSER.parse(stripped)))


@lru_cache(maxsize=8192)
def read_line(text: str) -> Inlines:
    """Parse the inline marks of a text that stands in one line; line ends become blanks."""
    line = " ".join(text.split("\n")).strip()
    if not _MARKED.search(line):
        return (Span(line),) if line else ()
    return _content(_PARSER.parseInline(line)[0])


def _parts(tokens: Tokens) -> Iterator[tuple[Token, Tokens]]:
    """Yield each token of the outermost level with those that it encloses."""
    at = 0
    while at < len(tokens):
        token, end = tokens[at], at
        if token.nesting > 0:
            end = next(n for n in range(at + 1, len(tokens)) if tokens[n].level == token.level)
        yield token, tokens[at + 1 : end]
        at = end + 1


def _blocks(tokens: Tokens) -> Iterator[RichBlock]:
    for token, inner in _parts(tokens):
        match token.type:
            case "paragraph_open" | "heading_open":
                level = int(token.tag[1]) if token.type == "heading_open" else 0
                yield TextBlock(_content(inner[0]), level)
            case "bullet_list_open" | "ordered_list_open":
                yield _listing(token, inner)
            case "table_open":
                yield _table(inner)
            case "blockquote_open":
                yield Quotation(tuple(_blocks(inner)))
            case "fence" | "code_block":
                yield Verbatim(tuple(token.content.rstrip("\n").split("\n")))
            case "hr":
                continue
            case unknown:
                raise AssertionError(f"markdown-it gave a block unknown here: {unknown}")


def _listing(token: Token, inner: Tokens) -> Listing:
    items = tuple(tuple(_blocks(item)) for _, item in _parts(inner))
    ordered = token.type == "ordered_list_open"
    return Listing(items, ordered=ordered, start=int(token.attrs.get("start", 1)))


def _table(inner: Tokens) -> DataTable:
    rows: list[list[Inlines]] = []
    for token in inner:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_content(token))
    header, *body = rows
    heads = (token for token in inner if token.type == "th_open")
    return DataTable(tuple(header), tuple(map(tuple, body)), tuple(map(_alignment, heads)))


def _alignment(head: Token) -> Alignment | None:
    style = head.attrs.get("style")
    return Alignment(str(style).removeprefix("text-align:")) if style else None


def _content(inline: Token) -> Inlines:
    return _joined(_inlines(inline.children or []))


def _inlines(tokens: Tokens, look: Span = _PLAIN) -> Iterator[Inline]:
    for token, inner in _parts(tokens):
        match token.type:
            case "text":
                yield Span(token.content) if look is _PLAIN else replace(look, text=token.content)
            case "hardbreak":
                yield LineBreak()
            case "image":
                yield PictureMark(unquote(str(token.attrs["src"])), token.content.strip())
            case "formula":
                yield FormulaMark(token.content.strip(), display=token.markup == "$$")
            case "strong_open" | "em_open" | "link_open":
                yield from _enclosed(token, inner, look)
            case _:
                yield _looked(token, look)


def _looked(token: Token, look: Span) -> Span:
    match token.type:
        case "code_inline":
            return replace(look, text=token.content, code=True)
        case "raised":
            return replace(look, text=token.content, raised=True)
        case "lowered":
            return replace(look, text=token.content, lowered=True)
        case "softbreak":
            return replace(look, text=" ")
        case unknown:
            raise AssertionError(f"markdown-it gave a mark unknown here: {unknown}")


def _enclosed(token: Token, inner: Tokens, look: Span) -> Iterator[Inline]:
    if token.type == "link_open":
        yield from _inlines(inner, look)
        href = str(token.attrs["href"])
        if href.removeprefix("mailto:") not in "".join(one.content for one in inner):
            yield replace(look, text=f" ({href})")
    elif token.type == "strong_open":
        yield from _inlines(inner, replace(look, bold=True))
    else:
        yield from _inlines(inner, replace(look, italic=True))


def _joined(inlines: Iterator[Inline]) -> Inlines:
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Span) and isinstance(last, Span) and replace(last, text=inline.text) == inline:
            joined[-1] = replace(last, text=last.text + inline.text)
        elif not isinstance(inline, Span) or inline.text:
            joined.append(inline)
    return tuple(joined)
