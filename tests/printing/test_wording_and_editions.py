"""All words of the forms are data, none of it idle; the letters of the forms depend on the edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

import pytest
from printed_form import Documents, by_name, sample_documents
from sample_blueprint import bare_sheet, full_sheet
from sample_coverage import full_coverage, met_coverage
from sample_packet import sample_packet, sample_review
from sample_set import best_record, other_days, other_record, sample_record, sample_snapshots
from sample_snapshot import PROFILE, sample_snapshot
from word_package import body_of, parts_of, text_of

from qbank.documents import render_form, render_set
from qbank.documents.blueprint_sheet import render_blueprint
from qbank.documents.coverage.minutes import render_minutes
from qbank.documents.coverage.page import render_page
from qbank.documents.coverage.workbook import render_workbook
from qbank.documents.review_sheet import render_review
from qbank.documents.template import base_template
from qbank.domain.codes import CriterionRef, Instrument
from qbank.domain.evidence_plan import PlanStatus
from qbank.domain.form_snapshot import FormSnapshot
from qbank.domain.print_profile import Attendance, BodyFacts, BodyLooks, Edition, PrintProfile
from qbank.formats.xlsx.packet_write import write_packet
from qbank.text.wording import Wording, built_in_wording, read_wording

Value = TypeVar("Value")


class Recorded(Mapping[str, Value]):
    """A catalogue that remembers what was asked of it."""

    def __init__(self, entries: Mapping[str, Value]) -> None:
        self.entries = entries
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> Value:
        self.asked.add(key)
        return self.entries[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


def test_every_entry_of_the_wording_is_printed_somewhere() -> None:
    built_in = built_in_wording()
    texts, lists = Recorded(built_in.texts), Recorded(built_in.lists)
    sample = sample_snapshot()
    every = tuple(CriterionRef(unit.code, one.number) for unit in sample.units for one in unit.criteria)
    fully_met = replace(sample, items=tuple(replace(item, criteria=every) for item in sample.items))

    for edition in Edition:
        profile = replace(PROFILE, edition=edition, looks=BodyLooks({"FR.IA.01": "R2"}))
        render_form(sample, profile, Wording(texts, lists))
        plain = (replace(sample_record(), targets=()), replace(other_record(), rest=None, targets=()))
        for record in (sample_record(), other_record(), best_record(), *plain):
            render_set(sample_snapshots(), profile, record, Wording(texts, lists))
    issued = [replace(snapshot, watermark="", audit_head="a" * 64) for snapshot in sample_snapshots()]
    render_set(issued, PROFILE, None, Wording(texts, lists))
    render_form(fully_met, PrintProfile(), Wording(texts, lists))
    render_form(asking_for_a_review(sample), PROFILE, Wording(texts, lists))
    for form in other_days():
        render_set((form,), PROFILE, None, Wording(texts, lists), attendance=Attendance(5, 1))
        render_form(form, PROFILE, Wording(texts, lists))

    base_template(Wording(texts, lists))
    render_blueprint(full_sheet(), PROFILE, Wording(texts, lists))
    render_blueprint(bare_sheet(), PROFILE, Wording(texts, lists))
    render_review(sample_review(), PROFILE, Wording(texts, lists))
    write_packet(sample_packet(), (), Wording(texts, lists))
    for sheet in (full_coverage(), met_coverage()):
        render_page(sheet, Wording(texts, lists))
        render_workbook(sheet, Wording(texts, lists))
        render_minutes(sheet, PROFILE, Wording(texts, lists))
    texts.asked.add("coverage_sheet.form")

    idle = (set(built_in.texts) | set(built_in.lists)) - texts.asked - lists.asked
    assert {key for key in idle if not key.startswith(("instrument.", "way."))} == set()


def asking_for_a_review(snapshot: FormSnapshot) -> FormSnapshot:
    """Let the plan of the first KUK ask for a review of a product (CRP)."""
    unit, *units = snapshot.units
    element, *elements = unit.elements
    criterion, *criteria = element.criteria
    asking = replace(criterion, instruments=(*criterion.instruments, Instrument.CRP))
    changed = replace(element, criteria=(asking, *criteria))
    return replace(snapshot, units=(replace(unit, elements=(changed, *elements)), *units))


def test_a_body_can_change_a_word() -> None:
    built_in = built_in_wording()
    texts = {**built_in.texts, "signatures.heading": "Pengesahan $"}
    changed = replace(built_in, texts={**texts, "signatures.heading": "Pengesahan"})

    document = by_name(render_form(sample_snapshot(), PROFILE, changed))["FR.IA.02 asesi KP1"]

    assert "Pengesahan" in text_of(body_of(document.data))
    assert "Tanda Tangan" not in text_of(body_of(document.data))


def test_a_missing_word_or_fact_is_a_key_error() -> None:
    wording = read_wording('[a]\nb = "$n soal"\nc = ["$n", "x"]')

    assert wording.text("a.b", n=3) == "3 soal"
    assert wording.lines("a.c", n=3) == ("3", "x")
    with pytest.raises(KeyError):
        wording.text("a.b")
    with pytest.raises(KeyError):
        wording.text("a.z")


def test_the_letters_follow_the_edition() -> None:
    older = render_form(sample_snapshot(), replace(PROFILE, edition=Edition.E2020))
    roles = ("soal", "kunci", "lembar_jawaban")

    def letters(documents: Documents) -> set[str]:
        return {name for name in documents if name.startswith(("FR.IA.05", "FR.IA.06"))}

    assert letters(sample_documents()) == {
        f"FR.IA.{form}{letter} {role}"
        for form in ("05", "06")
        for letter, role in zip("ABC", roles, strict=True)
    }
    assert letters(by_name(older)) == {
        f"FR.IA.{form}{letter} {role}"
        for form in ("05", "06")
        for letter, role in zip(("", ".A", ".B"), roles, strict=True)
    }
    # Whatever its letter, the key is named as one and lies with the assessor.
    keys = [one for one in older if one.code in ("FR.IA.05.A", "FR.IA.06.A")]
    assert all("_RAHASIA_KUNCI-" in one.file and one.bundle == "asesor" for one in keys)


def test_unknown_facts_print_as_blanks_and_nothing_is_invented() -> None:
    document = by_name(render_form(sample_snapshot(), PrintProfile(BodyFacts())))["FR.IA.01 asesor"]
    header = parts_of(document.data)["word/header1.xml"].decode()

    assert "Lembaga Sertifikasi Profesi ......" in header
    assert "Nomor lisensi ......" in header
    assert "LSP Contoh" not in header


def test_what_does_not_apply_is_struck_through() -> None:
    body = parts_of(sample_documents()["FR.IA.01 asesor"].data)["word/document.xml"].decode()

    assert body.count("<w:strike/>") == 2
    assert '<w:strike/></w:rPr><w:t xml:space="preserve">KKNI<' in body
    assert '<w:strike/></w:rPr><w:t xml:space="preserve">Okupasi<' not in body


def test_the_plan_is_called_a_proposal_until_it_is_adopted() -> None:
    adopted = by_name(render_form(replace(sample_snapshot(), plan_status=PlanStatus.ADOPTED), PROFILE))

    def says_so(name: str, documents: Documents) -> bool:
        return b"USULAN" in parts_of(documents[name].data)["word/header2.xml"]

    for name in ("FR.MAPA.01 asesor", "MATRIKS-BUKTI komite"):
        assert says_so(name, sample_documents())
        assert not says_so(name, adopted)
    assert not says_so("FR.IA.01 asesor", sample_documents())
