"""Every document of both editions is well built and well printed: the seed set, 227 KUK, one KUK, hostile text everywhere."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from other_snapshots import (
    BIG_CRITERIA,
    BIG_UNITS,
    HOSTILE_PROFILE,
    HOSTILE_TEXT,
    big_snapshot,
    everywhere_hostile_snapshot,
    tiny_snapshot,
)
from page_checks import (
    bare_pages,
    foreign_fonts,
    overflowing_pages,
    pages_with,
    pages_without,
    uncounted_pages,
)
from printed_form import Documents, by_name, rich_documents
from printed_pdf import PrintedPdf, convert
from running import BLUEPRINT
from sample_set import sample_record
from sample_snapshot import LONG_WORD, PROFILE
from schema_check import read_schemas, schema_findings
from word_lint import lint
from word_package import W, body_of, parts_of, questions_of, text_of

from qbank.cli.boundary import run_guarded
from qbank.documents import RenderedDocument, render_form, render_set
from qbank.documents.catalogue import CATALOGUE
from qbank.documents.editions import CODES
from qbank.documents.parts import pack_parts
from qbank.documents.set_catalogue import SET_CATALOGUE
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import FormSnapshot
from qbank.domain.items import Essay, MultipleChoice
from qbank.domain.print_profile import Edition, PrintProfile
from qbank.store.engine import open_engine
from qbank.store.session import session_scope
from qbank.text.markdown import read_markdown
from qbank.text.rich_text import Listing, Quotation, RichText, plain_text
from qbank.usecases import print_set

MADE_UP: Mapping[str, tuple[Callable[[], FormSnapshot], PrintProfile]] = {
    "227 KUK": (big_snapshot, PROFILE),
    "one KUK": (tiny_snapshot, PROFILE),
    "hostile": (everywhere_hostile_snapshot, HOSTILE_PROFILE),
}
PRINTED = (("227 KUK", Edition.E2020), ("one KUK", Edition.E2023), ("hostile", Edition.E2020))
"""Each scheme is printed whole in one edition; of the other, what is laid out otherwise there."""
READ_BACK = ("FR.IA.05A", "FR.IA.05B", "FR.IA.05C", "FR.IA.06A", "FR.IA.01")
LABELS = ("A", "B", "C")
LINE_POINTS = 7
CONTROL = "narrow margins"
FEW_WORDS = 12
_WORD = re.compile(r"[^\W\d_]{4,}")
RICH = ("FR.IA.05A soal", "FR.IA.06B kunci")


@cache
def made_up(name: str, edition: Edition) -> tuple[RenderedDocument, ...]:
    """Return the documents of a made-up form and of its set."""
    build, profile = MADE_UP[name]
    profile = replace(profile, edition=edition)
    snapshot = build()
    forms = (snapshot, replace(snapshot, label="B"))
    return render_form(snapshot, profile) + render_set(forms, profile, sample_record())


@pytest.fixture(scope="module")
def seed_job(seed_bank: Path) -> Iterator[print_set.PrintJob]:
    """Assemble three forms of the starter bank and read what a print of them needs."""
    bank = seed_bank.with_name("three-forms.db")
    shutil.copyfile(seed_bank, bank)
    line = f"exam assemble {BLUEPRINT} --forms 3 --seed 7 --date 2026-01-05 --include-drafts"
    assert run_guarded(["--database", f"sqlite:///{bank}", *line.split()], "en") == 0
    engine = open_engine(f"sqlite:///{bank}")
    with session_scope(engine) as session:
        yield print_set.prepare_print(session, f"{BLUEPRINT.removesuffix('-standar')}-001")
    engine.dispose()


@pytest.fixture(scope="module")
def schemas(shared: Path) -> Mapping[str, etree.XMLSchema]:
    return read_schemas(shared)


def findings_of(documents: Documents, schemas: Mapping[str, etree.XMLSchema]) -> dict[str, list[str]]:
    """Return what schemas and lint find, document by document."""
    parts = {name: parts_of(document.data) for name, document in documents.items()}
    found = {name: [*schema_findings(one, schemas), *lint(one)] for name, one in parts.items()}
    return {name: findings for name, findings in found.items() if findings}


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("name", MADE_UP)
def test_every_document_of_a_made_up_form_is_well_built(
    name: str, edition: Edition, schemas: Mapping[str, etree.XMLSchema]
) -> None:
    documents = by_name(made_up(name, edition))

    findings = findings_of(documents, schemas)

    if name == "hostile":
        findings = {name: [one for one in found if "leftover" not in one] for name, found in findings.items()}
    assert {name: found for name, found in findings.items() if found} == {}
    codes = {CODES[edition][entry.form] for entry in (*CATALOGUE, *SET_CATALOGUE)}
    assert {document.code for document in documents.values()} == codes


@pytest.mark.parametrize("edition", Edition)
def test_every_document_of_the_seed_set_is_well_built(
    seed_job: print_set.PrintJob, edition: Edition, schemas: Mapping[str, etree.XMLSchema]
) -> None:
    job = replace(seed_job, profile=replace(seed_job.profile, edition=edition))

    documents = word_documents(job)

    assert findings_of(documents, schemas) == {}
    assert {document.form for document in documents.values()} == {*LABELS, None}


def word_documents(job: print_set.PrintJob) -> Documents:
    """Return the Word documents of a set by file, without the archive's copies."""
    rendered = {document.sha256: document for document in reversed(print_set.render_job(job))}
    return {one.file: one for one in rendered.values() if one.file.endswith(".docx")}


def test_the_made_up_schemes_are_as_large_as_they_say() -> None:
    big, tiny = big_snapshot(), tiny_snapshot()

    assert (len(big.units), sum(len(unit.criteria) for unit in big.units)) == (BIG_UNITS, BIG_CRITERIA)
    assert [len(unit.criteria) for unit in tiny.units] == [1]
    assert {item.instrument for item in big.items} == {item.instrument for item in tiny.items}
    assert {item.instrument for item in big.items} == set(Instrument) - {Instrument.CRP}


def other_edition(edition: Edition) -> Edition:
    return next(one for one in Edition if one is not edition)


def laid_out_otherwise(documents: Documents, twins: Documents) -> dict[str, RenderedDocument]:
    """Return the documents whose paragraphs and tables stand otherwise than those of their twins in another edition.

    Their names say the edition, since most documents have the same code in both.
    """
    pairs = zip(documents.items(), twins.values(), strict=True)
    apart = ((name, one) for (name, one), twin in pairs if outline(one.data) != outline(twin.data))
    return {f"other edition {name}": one for name, one in apart}


def outline(data: bytes) -> bytes:
    """Return the body of a Word file without its words."""
    return re.sub(rb">[^<]+<", b"><", parts_of(data)["word/document.xml"])


def test_the_editions_lay_out_half_of_the_documents_otherwise() -> None:
    older, newer = (by_name(made_up("one KUK", edition)) for edition in (Edition.E2020, Edition.E2023))

    apart = {document.code for document in laid_out_otherwise(newer, older).values()}

    assert apart > {"FR.MAPA.01", "FR.IA.01", "FR.IA.05A", "FR.IA.11", "FR.AK.05"}
    assert "KISI-KISI" not in apart
    assert len(newer) / 3 < len(apart) < len(newer) * 2 / 3


@pytest.fixture(scope="module")
def written(seed_job: print_set.PrintJob) -> dict[str, bytes]:
    """Return the Word files of every size that are printed, by name."""
    chosen: dict[str, bytes] = {}
    for name, edition in PRINTED:
        whole, other = (by_name(made_up(name, one)) for one in (edition, other_edition(edition)))
        for key, document in (whole | laid_out_otherwise(other, whole)).items():
            chosen[f"{name} {key}"] = document.data
    seed = word_documents(seed_job)
    for file, document in seed.items():
        if document.code in READ_BACK or document.role == "kunci" or document.form in ("A", None):
            chosen[f"seed {document.form} {file}"] = document.data
    older = word_documents(replace(seed_job, profile=replace(seed_job.profile, edition=Edition.E2020)))
    for file, document in laid_out_otherwise(older, seed).items():
        if document.form in ("A", None):
            chosen[f"older seed {document.form} {file}"] = document.data
    chosen |= {f"rich {name}": rich_documents()[name].data for name in RICH}
    chosen[CONTROL] = with_narrow_margins(next(iter(chosen.values())))
    return chosen


@pytest.fixture(scope="module")
def printed(
    written: dict[str, bytes],
    needs: Callable[..., None],
    tmp_path_factory: pytest.TempPathFactory,
    worker_id: str,
) -> Mapping[str, PrintedPdf]:
    """Print the documents of every size with one soffice call for all workers."""
    needs("soffice", "pdftotext", "pdffonts")
    base = tmp_path_factory.getbasetemp()
    return convert(written, (base if worker_id == "master" else base.parent) / "sizes")


def lost_words(data: bytes, pdf: PrintedPdf) -> int:
    """Count the words of a Word file's body that its print doesn't show, hostile ones and a few that wrap left aside."""
    paragraphs_of = (text_of(one) for one in body_of(data).iter(f"{W}p"))
    body = Counter(_WORD.findall(" ".join(paragraphs_of)))
    shown = Counter(_WORD.findall(" ".join(pdf.page_text(n) for n in range(1, len(pdf.pages) + 1))))
    lost = (body - shown).total()
    return lost if lost > max(FEW_WORDS, body.total() * 0.05) else 0


def test_a_print_holds_every_word_of_its_word_file(
    written: dict[str, bytes], printed: Mapping[str, PrintedPdf]
) -> None:
    plain = {name: pdf for name, pdf in printed.items() if not name.startswith("hostile")}

    lost = {name: count for name, pdf in plain.items() if (count := lost_words(written[name], pdf))}

    assert lost == {}
    longest = max(plain, key=lambda name: len(plain[name].pages))
    beheaded = replace(plain[longest], pages=plain[longest].pages[:-3])
    assert lost_words(written[longest], beheaded) > 0


def with_narrow_margins(data: bytes) -> bytes:
    """Move the text of a document into the margins."""
    parts = parts_of(data)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b'w:left="1134"', b'w:left="300"')
    return pack_parts(parts).data


def broken_rules(pdf: PrintedPdf, name: str) -> list[str]:
    """Return the names of the rules of a printed page that a document breaks."""
    every = set(range(1, len(pdf.pages) + 1))
    secret = pages_with(pdf, "RAHASIA – BUKAN UNTUK ASESI")
    rules = {
        "page numbers": uncounted_pages(pdf),
        "watermark": pages_without(pdf, "DRAF – BELUM DIVALIDASI"),
        # LibreOffice sets formulas in a font of its own.
        "fonts": [] if name.startswith("rich") else foreign_fonts(pdf),
        "margins": overflowing_pages(pdf),
        "secret on some pages only": [] if secret in (set(), every) else sorted(every - secret),
        # A question of 10,000 characters fills pages of its own.
        "empty pages": [] if name.startswith("hostile") else bare_pages(pdf),
    }
    return [rule for rule, broken in rules.items() if broken]


def test_every_page_keeps_the_rules_of_a_printed_page(printed: Mapping[str, PrintedPdf]) -> None:
    broken = {name: rules for name, pdf in printed.items() if (rules := broken_rules(pdf, name))}

    assert broken == {CONTROL: ["margins"]}
    assert sum(len(pdf.pages) for pdf in printed.values()) > 500


def test_hostile_text_is_printed_to_the_last_character(printed: Mapping[str, PrintedPdf]) -> None:
    documents = by_name(made_up("hostile", Edition.E2020))
    paper = next(one for one in documents.values() if one.role == "soal" and "pilihan" in one.file)
    stem, options = questions_of(paper.data)[0]
    shown = plain_text(read_markdown(HOSTILE_TEXT))

    assert f"{shown} {LONG_WORD}" in stem
    assert [shown in option for option in options] == [True] * len(options)
    for document in documents.values():
        assert HOSTILE_TEXT in text_of(body_of(document.data)) or shown in text_of(body_of(document.data)), (
            document.file
        )
    pdf = next(
        pdf for name, pdf in printed.items() if name.startswith("hostile") and name.endswith("05 soal")
    )
    assert pdf.raw_text().count("W" * 20) >= 2 * len(LONG_WORD) // 100


def test_formulas_lists_and_pictures_are_drawn(printed: Mapping[str, PrintedPdf]) -> None:
    paper, key = (printed[f"rich {name}"] for name in RICH)

    # A fraction is drawn from top to bottom, a power after its base.
    assert (
        in_order(
            paper.raw_text(),
            ["Rumusyangtepat", "a.", "laba", "penjualan", "×100%", "b.", "≤", "c.", "d.", "3,5"],
        )
        == []
    )
    assert paper.picture_count() == 4
    listed = [
        "1.Harganaik",
        "–dikotabesar",
        "2.Biayatetap",
        "a.sewa",
        "b.upah",
        "Lalu:",
        "1.Mulailagidarisatu",
        "2.Luas20m2",
    ]
    assert in_order(key.raw_text(), [*listed, *listed]) == []
    assert in_order(key.raw_text(), listed[::-1]) != []


def seed_pdf(printed: Mapping[str, PrintedPdf], label: str, code: str) -> PrintedPdf:
    [found] = [
        pdf
        for name, pdf in printed.items()
        if name.startswith(f"seed {label} ") and f"/{code}_" in name and "TANDA-TANGAN" not in name
    ]
    return found


def numbered(number: str, markdown: str) -> list[str]:
    """Return the paragraphs of a text without blanks, the first behind its number; those of a list have no number here."""
    first, *more = paragraphs(read_markdown(markdown))
    return [number + first, *more]


def paragraphs(text: RichText) -> Iterator[str]:
    for block in text:
        match block:
            case Listing(items=items):
                for item in items:
                    yield from paragraphs(item)
            case Quotation(blocks=blocks):
                yield from paragraphs(blocks)
            case _:
                yield "".join(plain_text((block,), with_tables=True).split())


def in_order(text: str, pieces: list[str]) -> list[str]:
    """Return the pieces that do not stand in the text after the one before them."""
    place, lost = 0, []
    for piece in pieces:
        found = text.find(piece, place)
        if found < 0:
            lost.append(piece)
        else:
            place = found + len(piece)
    return lost


@pytest.mark.parametrize("label", LABELS)
def test_the_printed_papers_ask_what_the_snapshot_says(
    printed: Mapping[str, PrintedPdf], seed_job: print_set.PrintJob, label: str
) -> None:
    snapshot = snapshot_of(seed_job, label)
    asked = [
        piece
        for item in snapshot.items_of(Instrument.DPT_PG)
        if isinstance(item.content, MultipleChoice)
        for piece in (
            *numbered(f"{item.number}.", item.content.stem),
            *(
                piece
                for letter, option in zip("abcde", item.content.options, strict=False)
                for piece in numbered(f"{letter}.", option.text)
            ),
        )
    ]
    essays = [
        piece
        for item in snapshot.items_of(Instrument.DPT_ESAI)
        if isinstance(item.content, Essay)
        for piece in numbered(f"{item.number}.", item.content.prompt)
    ]

    paper = seed_pdf(printed, label, "FR.IA.05A").raw_text()

    assert in_order(paper, asked) == []
    assert in_order(paper, asked[::-1]) != []
    assert in_order(seed_pdf(printed, label, "FR.IA.06A").raw_text(), essays) == []
    assert len(asked) > 100


def snapshot_of(job: print_set.PrintJob, label: str) -> FormSnapshot:
    return next(snapshot for snapshot, _ in job.snapshots if snapshot.label == label)


@pytest.mark.parametrize("label", LABELS)
def test_the_printed_key_and_answer_sheet_match_the_snapshot(
    printed: Mapping[str, PrintedPdf], seed_job: print_set.PrintJob, label: str
) -> None:
    questions = snapshot_of(seed_job, label).items_of(Instrument.DPT_PG)

    key, sheet = (followers(seed_pdf(printed, label, code)) for code in ("FR.IA.05B", "FR.IA.05C"))

    assert sorted({(n, words[0]) for n, words in key if words[:1] and words[0] in tuple("abcde")}) == [
        (item.number, item.key) for item in questions
    ]
    assert sorted(n for n, words in sheet if words[:2] == ["☐", "☐"]) == [item.number for item in questions]


def followers(pdf: PrintedPdf) -> Iterator[tuple[int, list[str]]]:
    """Yield every number with the words behind it in its line; a box stands a little higher than figures do."""
    for words in pdf.pages:
        for number in words:
            line = (
                word for word in words if abs(word.top - number.top) < LINE_POINTS and word.left > number.left
            )
            if number.text.isdecimal():
                yield int(number.text), [word.text for word in sorted(line, key=lambda word: word.left)]


@pytest.mark.parametrize("label", LABELS)
def test_the_printed_checklist_has_every_criterion_in_order(
    printed: Mapping[str, PrintedPdf], seed_job: print_set.PrintJob, label: str
) -> None:
    snapshot = snapshot_of(seed_job, label)
    criteria = [
        f"{one.number}{''.join(one.text.split())}"
        for group in snapshot.job_groups
        for unit in snapshot.units_of(group)
        for one in unit.criteria
    ]

    checklist = seed_pdf(printed, label, "FR.IA.01").raw_text()

    assert in_order(checklist, criteria) == []
    assert len(criteria) == 132
    # Ya and Tidak for each KUK; the recommendation stands on the page that is signed.
    assert checklist.count("☐") == 2 * len(criteria)
