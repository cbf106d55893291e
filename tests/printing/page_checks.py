"""What every printed document has to hold, whatever stands in it; each returns where it does not."""

from __future__ import annotations

from printed_pdf import PrintedPdf

FAMILIES = ("Carlito", "DejaVuSans", "LiberationMono", "OpenSymbol")
HEAD_POINTS = 70
LEAST_MARGIN_POINTS = 40


def pages_with(pdf: PrintedPdf, *words: str) -> set[int]:
    """Return the pages on which these words stand in a row."""
    wanted = " ".join(words)
    return {number for number in range(1, len(pdf.pages) + 1) if wanted in pdf.page_text(number)}


def uncounted_pages(pdf: PrintedPdf) -> list[int]:
    """Return the pages that do not say which of how many they are."""
    count = len(pdf.pages)
    return [n for n in range(1, count + 1) if f"Halaman {n} dari {count}" not in pdf.page_text(n)]


def pages_without(pdf: PrintedPdf, words: str) -> list[int]:
    """Return the pages on which these words do not stand in a row."""
    return sorted(set(range(1, len(pdf.pages) + 1)) - pages_with(pdf, words))


def foreign_fonts(pdf: PrintedPdf) -> set[str]:
    """Return the fonts that are not embedded or not of the families meant."""
    fonts = pdf.fonts()
    return {
        font
        for font, embedded in fonts.items()
        if not embedded or not font.split("+")[-1].startswith(FAMILIES)
    }


def bare_pages(pdf: PrintedPdf) -> list[int]:
    """Return the pages with fewer than two lines between head and foot."""
    bare = []
    for number, words in enumerate(pdf.pages, start=1):
        foot = max(word.top for word in words) - 20
        if len({round(word.top) for word in words if HEAD_POINTS < word.top < foot}) < 2:
            bare.append(number)
    return bare


def overflowing_pages(pdf: PrintedPdf) -> list[int]:
    """Return the pages with a word in the side margins, where a printer may cut it off."""
    return [
        number
        for number, (words, width) in enumerate(zip(pdf.pages, pdf.widths, strict=True), start=1)
        if any(word.left < LEAST_MARGIN_POINTS or word.right > width - LEAST_MARGIN_POINTS for word in words)
    ]
