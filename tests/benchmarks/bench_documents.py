"""What documents cost beside the floor: the same body joined from its pieces and zipped; and beside python-docx."""

from __future__ import annotations

import gc
import io
import re
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Cm
from docx.table import _Cell
from running import BLUEPRINT, SCHEME

from qbank.cli.boundary import run_guarded
from qbank.documents.catalogue import CATALOGUE
from qbank.documents.context import FormContext
from qbank.documents.editions import Form
from qbank.documents.render import RenderedDocument, print_entry
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import FormSnapshot, SnapshotElement
from qbank.domain.items import MultipleChoice
from qbank.domain.print_profile import PrintProfile
from qbank.store.engine import open_engine
from qbank.store.session import session_scope
from qbank.text.markdown import read_markdown
from qbank.text.rich_text import plain_text
from qbank.text.wording import built_in_wording
from qbank.usecases.print_set import PrintJob, prepare_print, render_job

ROUNDS = 7
AIM, AIM_OF_MANY = 4.0, 3.0
AIM_SET_SECONDS = 10.0
QUESTIONS, PAPERS = 100, 50
CHECKLIST, PAPER = Form.OBSERVATION_CHECKLIST, Form.MULTIPLE_CHOICE_PAPER
_TEXT = re.compile(r'(<w:t xml:space="preserve">)([^<]*)(</w:t>)')
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&"}

Say = Callable[[str], None]


@pytest.fixture(scope="module")
def job(seed_bank: Path) -> Iterator[PrintJob]:
    """Return the starter bank's set of three forms, ready to print."""
    url = f"sqlite:///{seed_bank}"
    line = f"exam assemble {BLUEPRINT} --forms 3 --seed 7 --date 2026-01-05 --include-drafts"
    assert run_guarded(["--database", url, *line.split()], "en") == 0
    engine = open_engine(url)
    with session_scope(engine) as session:
        yield prepare_print(session, f"{SCHEME}-001")
    engine.dispose()


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    def written(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{line}")

    return written


def with_many_questions(job: PrintJob) -> FormSnapshot:
    """Give a form a hundred different questions: those of all three forms, without their cases."""
    snapshots = [snapshot for snapshot, _ in job.snapshots]
    asked = [item for snapshot in snapshots for item in snapshot.items_of(Instrument.DPT_PG)]
    many = (
        replace(item, number=number, stimulus=None) for number, item in enumerate(asked[:QUESTIONS], start=1)
    )
    others = (item for item in snapshots[0].items if item.instrument is not Instrument.DPT_PG)
    return replace(snapshots[0], items=(*others, *many))


def printed_anew(snapshot: FormSnapshot, form: Form) -> RenderedDocument:
    """Print a document as the first of a process: no text is parsed yet."""
    read_markdown.cache_clear()
    return printed(snapshot, form)


def printed(snapshot: FormSnapshot, form: Form) -> RenderedDocument:
    """Print a document of a form."""
    context = FormContext(snapshot, PrintProfile(), built_in_wording())
    entry = next(entry for entry in CATALOGUE if entry.form is form)
    return next(print_entry(context, entry))


def floor_of(document: RenderedDocument) -> Callable[[], bytes]:
    """Return a function that makes the same file in the cheapest way: escape the texts, join the pieces, zip the parts."""
    with zipfile.ZipFile(io.BytesIO(document.data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    pieces = _TEXT.split(parts.pop("word/document.xml").decode())
    texts = set(range(2, len(pieces), 4))
    raw = [_unescaped(piece) if number in texts else piece for number, piece in enumerate(pieces)]

    def make() -> bytes:
        body = "".join(_escaped(piece) if number in texts else piece for number, piece in enumerate(raw))
        return _zipped(parts | {"word/document.xml": body.encode()})

    assert make() == document.data
    return make


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _unescaped(text: str) -> str:
    for entity, sign in _ENTITIES.items():
        text = text.replace(entity, sign)
    return text


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            archive.writestr(entry, parts[name], zipfile.ZIP_DEFLATED, compresslevel=6)
    return buffer.getvalue()


def best_seconds(*makers: Callable[[], object]) -> list[float]:
    """Return the least CPU time of each; they run in turn, so that a slow moment of the machine hits all."""
    rounds = [[_cpu_seconds(make) for make in makers] for _ in range(ROUNDS)]
    return [min(column) for column in zip(*rounds, strict=True)]


def _cpu_seconds(make: Callable[[], object]) -> float:
    # As timeit does: the collector would walk all that the tests hold.
    gc.collect()
    gc.disable()
    started = time.process_time()
    make()
    seconds = time.process_time() - started
    gc.enable()
    return seconds


def test_a_checklist_costs_little_more_than_its_floor(job: PrintJob, say: Say) -> None:
    snapshot = job.snapshots[0][0]
    floor = floor_of(printed(snapshot, CHECKLIST))

    ours, least, docx = best_seconds(
        lambda: printed_anew(snapshot, CHECKLIST), floor, lambda: checklist_by_python_docx(snapshot)
    )

    count = sum(len(unit.criteria) for unit in snapshot.units)
    say(_line(f"checklist of {count} KUK", ours, least, docx))
    assert count == 132
    assert ours / least <= AIM


def test_a_paper_costs_little_more_than_its_floor(job: PrintJob, say: Say) -> None:
    snapshot = with_many_questions(job)
    floor = floor_of(printed(snapshot, PAPER))

    # The key, the table of specifications and others read the same texts: a print parses them once.
    ours, anew, least, docx = best_seconds(
        lambda: printed(snapshot, PAPER),
        lambda: printed_anew(snapshot, PAPER),
        floor,
        lambda: paper_by_python_docx(snapshot),
    )
    many, floors = best_seconds(
        lambda: [printed(snapshot, PAPER) for _ in range(PAPERS)], lambda: [floor() for _ in range(PAPERS)]
    )

    say(_line(f"paper of {QUESTIONS} questions", ours, least, docx))
    say(f"  and once {(anew - ours) * 1000:.1f} ms to parse its texts, ratio with them {anew / least:.2f}")
    say(
        f"{PAPERS} papers: {many / PAPERS * 1000:.1f} ms each, ratio {many / floors:.2f} (aim {AIM_OF_MANY:g})"
    )
    assert len(snapshot.items_of(Instrument.DPT_PG)) == QUESTIONS
    assert ours / least <= AIM
    assert many / floors <= AIM_OF_MANY


def _line(what: str, ours: float, least: float, docx: float) -> str:
    return (
        f"{what}: {ours * 1000:.1f} ms CPU, floor {least * 1000:.1f} ms, ratio {ours / least:.2f} (aim {AIM:g}); "
        f"python-docx with care {docx * 1000:.0f} ms, ratio {docx / least:.0f}; best of {ROUNDS}"
    )


def test_a_whole_set_of_three_forms_takes_seconds(job: PrintJob, say: Say) -> None:
    started = time.process_time()
    rendered = render_job(job)
    seconds = time.process_time() - started

    size = sum(len(document.data) for document in rendered)
    say(
        f"set of three forms: {len(rendered)} files, {size / 1e6:.1f} MB, {seconds:.1f} s CPU (aim {AIM_SET_SECONDS:g})\n"
    )
    assert seconds <= AIM_SET_SECONDS


def checklist_by_python_docx(snapshot: FormSnapshot) -> bytes:
    """Make the checklist's tables with python-docx: cells fetched once, one merge an element and column."""
    document = Document()
    for unit in snapshot.units:
        document.add_heading(f"{unit.code} {unit.title}", 2)
        table = document.add_table(len(unit.criteria) + 1, 7)
        cells = table._cells
        for column, head in enumerate(("No.", "Elemen", "KUK", "Standar", "Ya", "Tidak", "Penilaian Lanjut")):
            cells[column].text = head
        row = 1
        for element in unit.elements:
            row = _element_rows(cells, row, element)
    return _saved(document)


def _element_rows(cells: list[_Cell], first: int, element: SnapshotElement) -> int:
    last = first + len(element.criteria) - 1
    for number, criterion in enumerate(element.criteria, start=first):
        texts = (f"{criterion.number} {criterion.text}", "Standar", "☐", "☐")
        for column, text in enumerate(texts, start=2):
            cells[number * 7 + column].text = text
    for column, text in enumerate((element.number, element.title)):
        merged = (
            cells[first * 7 + column].merge(cells[last * 7 + column])
            if last > first
            else cells[first * 7 + column]
        )
        merged.text = text
    return last + 1


def paper_by_python_docx(snapshot: FormSnapshot) -> bytes:
    """Make the paper with python-docx: one paragraph a stem and an option, styles fetched once."""
    document = Document()
    question, option = (document.styles[name] for name in ("List Number", "List Number 2"))
    for item in snapshot.items_of(Instrument.DPT_PG):
        assert isinstance(item.content, MultipleChoice)
        _paragraph(document, plain_text(read_markdown(item.content.stem), with_tables=True), question)
        for one in item.content.options:
            _paragraph(document, plain_text(read_markdown(one.text)), option)
    return _saved(document)


def _paragraph(document: WordDocument, text: str, style: object) -> None:
    paragraph = document.add_paragraph(text)
    paragraph.style = style  # type: ignore[assignment]
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.left_indent = Cm(0.9)


def _saved(document: WordDocument) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
