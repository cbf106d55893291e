"""Print Word documents as PDF with LibreOffice: one call for as many as it takes."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from qbank.errors import Issue, NotAllowedError

_NAMES = ("soffice", "libreoffice")
_USUAL_PLACES = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
_START_SECONDS, _SECONDS_A_DOCUMENT = 60, 20
_AT_ONCE = 200
"""LibreOffice 7.4 reads 256 arguments, and leaves out the documents beyond them without an error."""


def find_libreoffice() -> str:
    """Return the program's path; raise NotAllowedError, which says what to do without it."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    usual = next((str(path) for path in _USUAL_PLACES if path.is_file()), None)
    program = found or usual
    if program is None:
        raise NotAllowedError(Issue("print.no_libreoffice"))
    return program


def convert_to_pdf(program: str, folder: Path, documents: Sequence[str]) -> tuple[str, ...]:
    """Put a PDF beside each document of a folder and return their names; raise NotAllowedError if one is missing."""
    work = folder / ".pdf"
    work.mkdir()
    try:
        # By content: all PDFs come into one folder, and the archive's copies need no conversion of their own.
        pdfs = {name: work / f"{_digest(folder / name)}.pdf" for name in documents}
        for name, pdf in pdfs.items():
            shutil.copyfile(folder / name, pdf.with_suffix(".docx"))
        sources = sorted({pdf.with_suffix(".docx") for pdf in pdfs.values()})
        for start in range(0, len(sources), _AT_ONCE):
            _run(program, work, sources[start : start + _AT_ONCE])
        # LibreOffice ends without an error when it fails.
        missing = [name for name, pdf in pdfs.items() if not pdf.is_file()]
        if missing:
            raise NotAllowedError(Issue("print.no_pdf", {"documents": ", ".join(missing)}))
        for name, pdf in pdfs.items():
            shutil.copyfile(pdf, folder / pdf_name(name))
        return tuple(pdf_name(name) for name in documents)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def pdf_name(document: str) -> str:
    """Return the name of a document's PDF."""
    return document.removesuffix(".docx") + ".pdf"


def _run(program: str, work: Path, sources: Sequence[Path]) -> None:
    profile = f"-env:UserInstallation={(work / 'profile').absolute().as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(work)]
    limit_seconds = _START_SECONDS + _SECONDS_A_DOCUMENT * len(sources)
    try:
        subprocess.run(
            [*command, *map(str, sources)], check=False, capture_output=True, timeout=limit_seconds
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotAllowedError(Issue("print.libreoffice_failed", {"reason": str(error)[:200]})) from error
