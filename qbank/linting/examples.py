"""Short items from which the rules make the examples that they catch and let pass."""

from __future__ import annotations

from typing import Any

from qbank.domain.codes import PREFIX_BY_KIND, CognitiveLevel, CriterionRef, ItemKind
from qbank.domain.items import (
    Essay,
    ItemDraft,
    MultipleChoice,
    ObservationPoint,
    Option,
    RubricPoint,
    SpokenQuestion,
)
from qbank.linting.context import LintContext

CRITERION = CriterionRef("M.70.MKT00.003.2", "2.2")
OTHER_CRITERION = CriterionRef("M.70.MKT00.048.1", "1.5")
EXAMPLE_CONTEXT = LintContext(
    {
        str(CRITERION): "Informasi pesaing dianalisis berdasarkan kebutuhan pasar",
        str(OTHER_CRITERION): "Informasi pasar dan pelanggan dianalisis untuk perencanaan penjualan",
    }
)
"""The KUK that the examples name, as published."""


def choice_example(
    stem: str,
    *options: str,
    key: str = "a",
    rationale: str = "Alasan.",
    indicator: str = "Diberi data, asesi menyimpulkan.",
    **facts: Any,
) -> ItemDraft:
    """Return a multiple-choice item with these options; `key` is the letter of the key."""
    read = tuple(
        Option(text=text, key=letter == key, rationale=rationale)
        for letter, text in zip("abcde", options, strict=False)
    )
    return _draft(ItemKind.MULTIPLE_CHOICE, MultipleChoice(stem, read, indicator), **facts)


def essay_example(*points: float, total: float, **facts: Any) -> ItemDraft:
    """Return an essay whose rubric gives these points."""
    rubric = tuple(RubricPoint(points=value, text="Memuat satu alasan.") for value in points)
    essay = Essay("Jelaskan keputusan Anda.", "Jawaban lengkap.", rubric, "Tercapai bila skor ≥ 5.")
    return _draft(ItemKind.ESSAY, essay, points=total, **facts)


def oral_example(*answer_points: str, probe: str = "Bagaimana bila waktunya satu jam?") -> ItemDraft:
    """Return an oral question with these expected answer points."""
    question = SpokenQuestion(
        "Apa yang Anda periksa?", answer_points, "Tercapai bila 3 butir disebut.", probe
    )
    return _draft(ItemKind.ORAL, question)


def observation_example(standard: str) -> ItemDraft:
    """Return a point of the observation checklist with this standard."""
    content = ObservationPoint(standard, "Memisahkan data dari dugaan.")
    return _draft(ItemKind.OBSERVATION_POINT, content, reference="")


def _draft(kind: ItemKind, content: Any, **facts: Any) -> ItemDraft:
    given = {
        "code": f"{PREFIX_BY_KIND[kind]}-0001",
        "criteria": (CRITERION,),
        "level": CognitiveLevel.C4,
        "reference": "Praktik umum",
    }
    return ItemDraft(kind=kind, author="bank-awal", content=content, **(given | facts))
