"""The seed scheme, and a revision of it with ten kinds of change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from qbank.domain.scheme import CriterionDraft, ElementDraft, SchemeDraft, UnitDraft
from qbank.formats.scheme_text.read import read_scheme_text
from qbank.resources import seed_folder

SCHEME = "pemasaran-penjualan-kkni6"
MOVED_TEXT = "Hasil analisis informasi pesaing dievaluasi berdasarkan kebutuhan pasar"
NEW_TEXT = "Data pribadi pelanggan dilindungi sesuai peraturan yang berlaku"

EXPECTED = {
    # old KUK → (fate, new KUK): one for each of the ten kinds of change
    "M.70.MKT00.003.2/1.1": ("reworded", "M.70.MKT00.003.2/1.1"),
    "M.70.MKT00.003.2/2.3": ("moved", "M.70.MKT00.003.2/3.3"),
    "M.70.MKT00.041.2/1.2": ("removed", ""),
    "M.70.MKT00.041.2/1.3": ("renumbered", "M.70.MKT00.041.2/1.2"),
    "M.70.MKT00.045.1/1.1": ("recoded", "M.70MKT00.045.2/1.1"),
    "M.70.MKT00.046.1/2.1": ("split", "M.70.MKT00.046.1/2.1"),
    "M.70.MKT00.047.1/3.1": ("merged", "M.70.MKT00.047.1/3.1"),
    "M.70.MKT00.047.1/3.2": ("merged", "M.70.MKT00.047.1/3.1"),
    "M.70.MKT00.047.1/3.3": ("renumbered", "M.70.MKT00.047.1/3.2"),
    "M.70.PEM00.004.1/1.1": ("removed", ""),
    "M.70.MKT00.042.2/1.1": ("same", "M.70.MKT00.042.2/1.1"),
}


def seed_scheme() -> SchemeDraft:
    draft, _ = read_scheme_text(next((seed_folder() / "schemes").glob("*.txt")).read_bytes())
    return replace(draft, code=SCHEME, title="Skema", kind="KKNI", level="6")


def revised_scheme() -> SchemeDraft:
    """Reworded, moved, removed, renumbered, recoded, split, merged, added KUK; a unit gone, one new, titles changed."""
    scheme = seed_scheme()
    changed = (_with(unit) for unit in scheme.units if unit.code != "M.70.PEM00.004.1")
    return replace(scheme, units=(*changed, NEW_UNIT))


NEW_UNIT = UnitDraft(
    "M.70.DIG00.001.1",
    "Mengelola Data Pelanggan",
    (ElementDraft("1", "Melindungi data", (CriterionDraft("1.1", NEW_TEXT),)),),
)


def _with(unit: UnitDraft) -> UnitDraft:
    change = CHANGES.get(unit.code)
    return change(unit) if change else unit


def edit(
    unit: UnitDraft, element: str, texts: Callable[[list[str]], list[str]], *, title: str = ""
) -> UnitDraft:
    """The unit with the texts of one element's KUK changed, numbered anew."""
    elements = tuple(
        numbered(one.number, title or one.title, texts([c.text for c in one.criteria]))
        if one.number == element
        else one
        for one in unit.elements
    )
    return replace(unit, elements=elements)


def numbered(number: str, title: str, texts: list[str]) -> ElementDraft:
    criteria = (CriterionDraft(f"{number}.{n}", text) for n, text in enumerate(texts, start=1))
    return ElementDraft(number, title, tuple(criteria))


def _reworded_and_moved(unit: UnitDraft) -> UnitDraft:
    unit = edit(unit, "1", lambda texts: [texts[0] + " dan kebijakan organisasi", *texts[1:]])
    unit = edit(unit, "2", lambda texts: [text for text in texts if text != MOVED_TEXT])
    return edit(unit, "3", lambda texts: [*texts, MOVED_TEXT])


def _without_second(unit: UnitDraft) -> UnitDraft:
    return edit(unit, "1", lambda texts: [texts[0], *texts[2:]])


def _recoded(unit: UnitDraft) -> UnitDraft:
    return replace(unit, code="M.70MKT00.045.2")


def _split(unit: UnitDraft) -> UnitDraft:
    halves = [
        "Motivasi kepada tim penjualan diberikan",
        "Dukungan kepada tim penjualan diberikan tepat sasaran",
    ]
    return edit(unit, "2", lambda texts: [*halves, *texts[1:]])


def _merged(unit: UnitDraft) -> UnitDraft:
    both = "Rencana, target, dan strategi penjualan diselaraskan dengan tujuan bisnis dan strategi pemasaran"
    return edit(unit, "3", lambda texts: [both, *texts[2:]], title="Menyelaraskan strategi")


def _added(unit: UnitDraft) -> UnitDraft:
    return edit(unit, "3", lambda texts: [*texts, "Persetujuan pelanggan atas pemakaian datanya dicatat"])


CHANGES = {
    "M.70.MKT00.003.2": _reworded_and_moved,
    "M.70.MKT00.041.2": _without_second,
    "M.70.MKT00.045.1": _recoded,
    "M.70.MKT00.046.1": _split,
    "M.70.MKT00.047.1": _merged,
    "M.70.MKT00.048.1": _added,
}
