"""Documents as LibreOffice prints them: few calls for all, words with their places, fonts."""

from __future__ import annotations

import fcntl
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

PAGE_HEIGHT_POINTS = 842
AT_ONCE = 200
"""Beyond 256 arguments LibreOffice leaves documents out."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place on the page, in points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float


@dataclass(frozen=True, slots=True)
class PrintedPdf:
    """One printed document, page by page; `widths` are those of the pages, in points."""

    path: Path
    pages: tuple[tuple[Word, ...], ...]
    widths: tuple[float, ...]

    def page_text(self, number: int) -> str:
        """Return the words of a page (counted from 1) in reading order."""
        return " ".join(word.text for word in self.pages[number - 1])

    def raw_text(self) -> str:
        """Return all text in the order in which it was drawn, without blanks and line ends."""
        return "".join(_run("pdftotext", "-raw", str(self.path), "-").split())

    def picture_count(self) -> int:
        """Return how many pictures are drawn, masks apart."""
        return sum(" image " in line for line in _run("pdfimages", "-list", str(self.path)).splitlines())

    def fonts(self) -> dict[str, bool]:
        """Return the font names, and whether each is embedded."""
        table = _run("pdffonts", str(self.path)).splitlines()[2:]
        return {line.split()[0]: line.split()[-5] == "yes" for line in table}


def convert(documents: Mapping[str, bytes], folder: Path) -> dict[str, PrintedPdf]:
    """Print documents with as few soffice calls as it takes; processes that share the folder convert once."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            _convert(documents, folder)
            (folder / "done").touch()
    return {name: read_pdf(folder / f"{number}.pdf") for number, name in enumerate(documents)}


def read_pdf(path: Path) -> PrintedPdf:
    """Read the words of a PDF; soffice exits 0 on failure, so a missing file is told here."""
    assert path.is_file(), f"soffice printed no {path.name}"
    parser = etree.XMLParser(recover=True)
    root = etree.fromstring(_run("pdftotext", "-bbox", str(path), "-").encode(), parser)
    pages = [element for element in root.iter() if etree.QName(element).localname == "page"]
    widths = tuple(float(page.get("width", "0")) for page in pages)
    return PrintedPdf(path, tuple(tuple(_words(element)) for element in pages), widths)


def _words(page: etree._Element) -> Iterable[Word]:
    for element in page:
        left, top, right = (float(element.get(side, "0")) for side in ("xMin", "yMin", "xMax"))
        yield Word(element.text or "", left, top, right)


def _convert(documents: Mapping[str, bytes], folder: Path) -> None:
    paths = []
    for number, data in enumerate(documents.values()):
        paths.append(folder / f"{number}.docx")
        paths[-1].write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder))
    for start in range(0, len(paths), AT_ONCE):
        _run(*command, *map(str, paths[start : start + AT_ONCE]))


def _run(*command: str) -> str:
    # poppler writes characters beyond the basic plane as surrogate pairs: no valid UTF-8.
    output = subprocess.run(command, check=True, capture_output=True).stdout
    return output.decode("utf-8", errors="replace")
