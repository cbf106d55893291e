"""The coverage page in a browser: no barrier for anybody, and no column cut on A4."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser import cramped_heads, judged_by_axe, print_page
from printed_pdf import PrintedPdf, read_pdf
from sample_coverage import full_coverage

from qbank.documents.coverage.page import render_page
from qbank.text.wording import built_in_wording

PAGE = render_page(full_coverage(), built_in_wording())
A4_LANDSCAPE_POINTS = 842
LAST_HEADS = {"Catatan", "menunggu", "Jumlah", "Kurang"}


def test_axe_finds_no_violation(tmp_path: Path) -> None:
    found = judged_by_axe(PAGE, tmp_path)

    assert found["violations"] == []
    assert "color-contrast" not in {rule["id"] for rule in found["incomplete"]}
    assert found["passes"] > 10


def test_axe_finds_what_is_wrong(tmp_path: Path) -> None:
    pale = PAGE.replace(b"color: #1a1a1a", b"color: #bbbbbb").replace(b'<html lang="id">', b"<html>")

    rules = {rule["id"] for rule in judged_by_axe(pale, tmp_path)["violations"]}

    assert rules >= {"color-contrast", "html-has-lang"}


@pytest.mark.parametrize("width", [480, 1120, 1600])
def test_every_heading_fits_its_column(tmp_path: Path, width: int) -> None:
    count, cramped = cramped_heads(PAGE, tmp_path, width)

    assert (count > 30, cramped) == (True, [])


def test_a_heading_that_is_too_long_is_found(tmp_path: Path) -> None:
    cramped_page = PAGE.replace(b"min-width: 69rem", b"min-width: 50rem")

    assert "Telaah" in cramped_heads(cramped_page, tmp_path, 480)[1]


def words_cut(printed: PrintedPdf) -> list[str]:
    pages = zip(printed.pages, printed.widths, strict=True)
    return [word.text for words, width in pages for word in words if word.left < 0 or word.right > width]


def test_a4_shows_every_column(tmp_path: Path) -> None:
    printed = read_pdf(print_page(PAGE, tmp_path))

    assert {round(width) for width in printed.widths} == {A4_LANDSCAPE_POINTS}
    words = [word.text for page in printed.pages for word in page]
    assert set(words) >= LAST_HEADS
    assert words_cut(printed) == []


def test_a_table_wider_than_the_paper_is_found(tmp_path: Path) -> None:
    wide = PAGE.replace(b"table { width: 100%;", b"table { width: 160%;")

    printed = read_pdf(print_page(wide, tmp_path))

    is_cut = not {word.text for page in printed.pages for word in page} >= LAST_HEADS
    assert is_cut or words_cut(printed)
