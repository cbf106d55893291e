"""Two hundred random forms: no canary of a key field is in the candidate's documents, and no key shows in any byte."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from lxml import etree
from random_sets import RandomForm
from rich_snapshot import chart, photo, pictures
from sample_snapshot import PROFILE
from word_package import W, body_of, everything_in, parts_of, style_of

from qbank.documents import RenderedDocument
from qbank.documents.catalogue import CATALOGUE
from qbank.documents.context import FormContext
from qbank.documents.parts import pack_parts
from qbank.documents.render import print_entry
from qbank.domain.form_snapshot import FormSnapshot
from qbank.domain.print_profile import Edition
from qbank.text.wording import built_in_wording

SETS = 200
PACKS = 8
"""The sets are tried in so many tests, so that several processes share them."""
CANARY = re.compile("KANARI[0-9a-f]{12}")


def canaries_from(seed: str) -> Iterator[str]:
    random = Random(seed)
    while True:
        yield f"KANARI{random.getrandbits(48):012x}"


def form(seed: int, *, secrets: str, turn: int = 0) -> FormSnapshot:
    canaries = canaries_from(f"{secrets} {seed}")
    return RandomForm(Random(seed), lambda: next(canaries), turn).snapshot()


def bundle_of(snapshot: FormSnapshot, bundle: str, edition: Edition) -> list[RenderedDocument]:
    profile = replace(PROFILE, edition=edition)
    context = FormContext(snapshot, profile, built_in_wording(), pictures=pictures())
    entries = (entry for entry in CATALOGUE if entry.bundle == bundle and entry.exists_for(snapshot))
    return [document for entry in entries for document in print_entry(context, entry)]


def shown_to_candidates(snapshot: FormSnapshot, edition: Edition) -> list[RenderedDocument]:
    """Return what lies on the candidate's table, and the pages that the candidate signs for secret forms."""
    signed = [one for one in bundle_of(snapshot, "asesor", edition) if one.role == "tanda_tangan"]
    return [*bundle_of(snapshot, "asesi", edition), *signed]


def leaks_of(document: RenderedDocument) -> list[str]:
    """Return what of the keys a document gives away: canaries, pictures of answers, options that are told apart."""
    found = CANARY.findall(everything_in(document))
    found += ["picture of an answer"] if chart().data in parts_of(document.data).values() else []
    return found + ([] if document.file.endswith("xlsx") else different_options(document))


def different_options(document: RenderedDocument) -> list[str]:
    """Return the questions of which one option is built otherwise than the others, but for what their texts ask."""
    questions: list[set[str]] = []
    for paragraph in body_of(document.data).iter(f"{W}p"):
        if style_of(paragraph) == "Soal":
            questions.append(set())
        elif style_of(paragraph) == "Pilihan" and questions:
            questions[-1].add(built(paragraph))
    return [f"question {number}" for number, looks in enumerate(questions, start=1) if len(looks) > 1]


def built(option: etree._Element) -> str:
    """Write the properties of an option's paragraph and runs; the last one alone keeps with nothing behind it."""
    properties = [
        *option.findall(f"{W}pPr"),
        *option.findall(f"{W}r/{W}rPr"),
        *option.findall(f"{W}bookmarkStart"),
    ]
    texts = [etree.tostring(one).decode() for one in properties]
    # Whether there is more text below an option, or a picture in it, is for everybody to see.
    return re.sub(r"<w:(keepNext|textAlignment w:val=\"top\")/>", "", "".join(sorted(set(texts))))


@pytest.mark.parametrize("pack", range(PACKS))
def test_no_key_reaches_the_candidate_in_any_way(pack: int) -> None:
    for seed in range(pack, SETS, PACKS):
        edition = list(Edition)[seed % 2]
        snapshot = form(seed, secrets="first")
        shown = shown_to_candidates(snapshot, edition)
        other = shown_to_candidates(form(seed, secrets="second", turn=1), edition)

        assert {one.file: leaks for one in shown if (leaks := leaks_of(one))} == {}, seed
        assert [(one.file, one.data) for one in shown] == [(one.file, one.data) for one in other], seed
        assert len(shown) >= 7
        assert "KANARI" in repr(snapshot.items)


def test_what_the_candidate_may_not_see_is_printed_for_others() -> None:
    snapshot = form(3, secrets="first")

    printed = [one for bundle in ("asesor", "arsip") for one in bundle_of(snapshot, bundle, Edition.E2023)]

    written = set(CANARY.findall(repr([item.content for item in snapshot.items])))
    found = {canary for document in printed for canary in CANARY.findall(everything_in(document))}
    assert len(written) > 30
    assert written - found == set()
    assert any(leaks_of(document) for document in printed)


def planted(document: RenderedDocument, part: str, old: str, new: str) -> RenderedDocument:
    """Put something into a document that gives a key away."""
    parts = parts_of(document.data)
    assert old.encode() in parts[part], old
    parts[part] = parts[part].replace(old.encode(), new.encode(), 1)
    return replace(document, data=pack_parts(parts).data)


BODY = "word/document.xml"
OPTION = '<w:pStyle w:val="Pilihan"/><w:keepNext/></w:pPr>'
LEAKS = {
    "property": ("docProps/core.xml", "<dc:title>", "<dc:title>KANARI0123456789ab"),
    "alternative text": ("word/header1.xml", 'descr="', 'descr="KANARI0123456789ab '),
    "bookmark": (BODY, "<w:sectPr>", '<w:bookmarkStart w:id="1" w:name="KANARI0123456789ab"/><w:sectPr>'),
    "hidden text": (BODY, "<w:sectPr>", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>KANARI0123456789ab</w:t></w:r></w:p><w:sectPr>"),
    "attribute of an option": (BODY, OPTION, OPTION.replace("<w:keepNext/>", '<w:keepNext w:val="1"/>')),
    "look of an option": (BODY, f"{OPTION}<w:r>", f'{OPTION}<w:r><w:rPr><w:color w:val="000001"/></w:rPr>'),
    "mark in an option": (BODY, OPTION, f'{OPTION}<w:bookmarkStart w:id="1" w:name="x"/>'),
}  # fmt: skip


@pytest.mark.parametrize("leak", LEAKS)
def test_a_key_that_is_hidden_in_a_document_is_found(leak: str) -> None:
    papers = bundle_of(form(8, secrets="first"), "asesi", Edition.E2023)
    paper = next(one for one in papers if one.role == "soal")

    assert leaks_of(paper) == []
    assert leaks_of(planted(paper, *LEAKS[leak])) != []


def test_a_key_in_a_name_or_among_the_pictures_is_found() -> None:
    paper = next(
        one for one in bundle_of(form(8, secrets="first"), "asesi", Edition.E2023) if one.role == "soal"
    )
    parts = parts_of(paper.data)

    assert leaks_of(replace(paper, file=f"{paper.file}-KANARI0123456789ab")) != []
    assert leaks_of(replace(paper, data=pack_parts(parts | {"word/KANARI0123456789ab.xml": b""}).data)) != []
    assert leaks_of(replace(paper, data=pack_parts(parts | {"word/media/x.png": chart().data}).data)) != []
    assert leaks_of(replace(paper, data=pack_parts(parts | {"word/media/x.jpeg": photo().data}).data)) == []
