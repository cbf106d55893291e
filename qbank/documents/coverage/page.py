"""Coverage as one web page that needs nothing else: for the screen, and for A4 landscape on paper."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from qbank.documents.coverage.sheet import (
    CoverageSheet,
    SheetCell,
    SheetTable,
    criterion_table,
    facts_of,
    line_table,
    mix_table,
    writing_table,
)
from qbank.text.wording import Wording


def render_page(sheet: CoverageSheet, wording: Wording) -> bytes:
    """Return the page as UTF-8; the same sheet gives the same bytes."""
    style = files("qbank.documents.coverage").joinpath("page.css").read_text("utf-8")
    title = escape(wording.text("coverage_sheet.title"))
    scheme = escape(sheet.scheme.title)
    body = "\n".join(_body(sheet, wording))
    page = f"""<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – {scheme}</title>
<style>
{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""
    return page.encode()


def _body(sheet: CoverageSheet, wording: Wording) -> Iterator[str]:
    yield "<dl>"
    for label, text in facts_of(sheet, wording):
        yield f"<div><dt>{escape(label)}</dt><dd>{escape(text)}</dd></div>"
    yield "</dl>"
    for build in (criterion_table, mix_table, writing_table, line_table):
        yield from _section(build(sheet, wording), wording)


def _section(table: SheetTable, wording: Wording) -> Iterator[str]:
    yield f"<section>\n<h2>{escape(table.caption)}</h2>"
    if table.rows:
        yield from _table(table)
    else:
        yield f"<p>{escape(wording.text('coverage_sheet.nothing'))}</p>"
    yield "</section>"


def _table(table: SheetTable) -> Iterator[str]:
    whole = sum(table.widths)
    yield f"<table>\n<caption>{escape(table.note)}</caption>\n<colgroup>"
    for width in table.widths:
        yield f'<col style="width:{width / whole:.2%}">'
    yield "</colgroup>\n<thead>\n<tr>"
    yield from (f'<th scope="col">{escape(text)}</th>' for text in table.head)
    yield "</tr>\n</thead>\n<tbody>"
    for number, row in enumerate(table.rows):
        if len(row) == 1:
            yield "</tbody>\n<tbody>" if number else ""
            yield f'<tr><th scope="rowgroup" colspan="{len(table.head)}">{escape(row[0].text)}</th></tr>'
        else:
            first, *others = row
            cells = "".join(map(_cell, others))
            yield f'<tr><th scope="row">{escape(first.text)}</th>{cells}</tr>'
    yield "</tbody>\n</table>"


def _cell(cell: SheetCell) -> str:
    names = " ".join(filter(None, ("number" if cell.is_number else "", cell.heat.value)))
    return f'<td class="{names}">{escape(cell.text)}</td>'
