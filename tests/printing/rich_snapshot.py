"""The sample form with everything that the text of an item may hold: pictures, formulas, lists in lists, raised and lowered text."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import PIL.Image
from sample_snapshot import TABLE_STEM, sample_snapshot

from qbank.domain.form_snapshot import FormSnapshot, SnapshotItem
from qbank.domain.items import Essay, MultipleChoice, Option, Stimulus, Task
from qbank.domain.picture import PictureFile
from qbank.formats.picture.read import read_picture

FORMULAS = (
    r"\frac{laba}{penjualan} \times 100\%",
    r"x_{i}^{2} + \sqrt[3]{y} \le \bar{x}",
    r"\sum_{i=1}^{n} (x_i - \mu)^2",
    r"\left(\frac{a}{b}\right)^{10} \ne 3,5",
)
LISTED = """Perhatikan hal berikut.

1. Harga naik
   - di kota **besar**
   - di kota *kecil*
2. Biaya tetap
   1. sewa
   2. upah

Lalu:

1. Mulai lagi dari satu
2. Luas 20 m^2^ dan H~2~O\\
baris baru"""


def encoded(image: PIL.Image.Image, kind: str, **options: object) -> bytes:
    """Return an image as a file."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


@cache
def chart() -> PictureFile:
    """Return a wide PNG."""
    return read_picture(encoded(PIL.Image.linear_gradient("L").resize((1600, 500)), "PNG"), "grafik.png")


@cache
def photo() -> PictureFile:
    """Return a small JPEG."""
    return read_picture(encoded(PIL.Image.radial_gradient("L").resize((120, 160)), "JPEG"), "foto.jpg")


def pictures() -> Mapping[str, PictureFile]:
    """Return the pictures of the form by SHA-256."""
    return {picture.sha256: picture for picture in (chart(), photo())}


def shown(picture: PictureFile, words: str) -> str:
    """Write a picture as the text of an item does."""
    return f"![{words}](media:{picture.sha256})"


def rich_snapshot() -> FormSnapshot:
    """Build the snapshot."""
    sample = sample_snapshot()
    return replace(sample, items=tuple(_rich(item) for item in sample.items))


def _rich(item: SnapshotItem) -> SnapshotItem:
    match item.content:
        case MultipleChoice(options=options) if item.number == 1:
            first, *others = options
            rich = (replace(first, text=f"{first.text} {shown(photo(), 'Foto rak toko')}"), *others)
            stem = f"{shown(chart(), 'Grafik penjualan')}\n\nGrafik itu menunjukkan ...."
            return replace(item, content=replace(item.content, stem=stem, options=rich))
        case MultipleChoice(options=options) if item.number == 4:
            written = tuple(
                Option(f"${formula}$", option.key) for formula, option in zip(FORMULAS, options, strict=True)
            )
            stem = f"Rumus yang tepat ialah ....\n\n$${FORMULAS[2]}$$\n\nHarga US$ 5 atau 6 $."
            return replace(item, content=replace(item.content, stem=stem, options=written))
        case MultipleChoice() if item.stimulus:
            body = f"{item.stimulus.body}\n\n{shown(photo(), 'Foto etalase')}"
            return replace(item, stimulus=Stimulus(item.stimulus.code, item.stimulus.title, body))
        case Essay():
            answer = f"{LISTED}\n\n{shown(chart(), 'Grafik jawaban')}\n\n$${FORMULAS[0]}$$"
            return replace(item, content=replace(item.content, prompt=LISTED, model_answer=answer))
        case Task(attachments=(data, *rest)):
            body = (
                f"{data.body}\n\n| Gambar | Rumus |\n|:-:|--:|\n| {shown(photo(), 'Foto gudang')} | $x^2$ |"
            )
            scenario = f"{LISTED}\n\n{TABLE_STEM}"
            changed = replace(item.content, scenario=scenario, attachments=(replace(data, body=body), *rest))
            return replace(item, content=changed)
        case _:
            return item
