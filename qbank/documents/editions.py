"""Codes of the forms by edition: in 2020 FR.IA.05 was the question paper and 05.A its key, in 2023 05A is the paper and 05B the key."""

from __future__ import annotations

from enum import StrEnum

from qbank.domain.print_profile import Edition


class Form(StrEnum):
    """A form by what it is for; the value is also its table in the wording catalogue."""

    EVIDENCE_PLAN = "evidence_plan"
    OBSERVATION_CHECKLIST = "observation_checklist"
    PRACTICAL_TASK = "practical_task"
    PRODUCT_KEY = "product_key"
    ROLE_CARDS = "role_cards"
    SUPPORTING_QUESTIONS = "supporting_questions"
    MULTIPLE_CHOICE_PAPER = "multiple_choice_paper"
    MULTIPLE_CHOICE_KEY = "multiple_choice_key"
    MULTIPLE_CHOICE_ANSWER_SHEET = "multiple_choice_answer_sheet"
    ESSAY_PAPER = "essay_paper"
    ESSAY_KEY = "essay_key"
    ESSAY_ANSWER_SHEET = "essay_answer_sheet"
    ORAL_QUESTIONS = "oral_questions"
    PORTFOLIO_CHECKLIST = "portfolio_checklist"
    INTERVIEW = "interview"
    THIRD_PARTY = "third_party"
    BLUEPRINT_TABLE = "blueprint_table"
    EVIDENCE_MATRIX = "evidence_matrix"


_ALIKE = {
    Form.EVIDENCE_PLAN: "FR.MAPA.01",
    Form.OBSERVATION_CHECKLIST: "FR.IA.01",
    Form.PRACTICAL_TASK: "FR.IA.02",
    Form.PRODUCT_KEY: "FR.IA.02",
    Form.ROLE_CARDS: "FR.IA.02",
    Form.SUPPORTING_QUESTIONS: "FR.IA.03",
    Form.ORAL_QUESTIONS: "FR.IA.07",
    Form.PORTFOLIO_CHECKLIST: "FR.IA.08",
    Form.INTERVIEW: "FR.IA.09",
    Form.THIRD_PARTY: "FR.IA.10",
    Form.BLUEPRINT_TABLE: "KISI-KISI",
    Form.EVIDENCE_MATRIX: "MATRIKS-BUKTI",
}

CODES: dict[Edition, dict[Form, str]] = {
    Edition.E2023: _ALIKE
    | {
        Form.MULTIPLE_CHOICE_PAPER: "FR.IA.05A",
        Form.MULTIPLE_CHOICE_KEY: "FR.IA.05B",
        Form.MULTIPLE_CHOICE_ANSWER_SHEET: "FR.IA.05C",
        Form.ESSAY_PAPER: "FR.IA.06A",
        Form.ESSAY_KEY: "FR.IA.06B",
        Form.ESSAY_ANSWER_SHEET: "FR.IA.06C",
    },
    Edition.E2020: _ALIKE
    | {
        Form.MULTIPLE_CHOICE_PAPER: "FR.IA.05",
        Form.MULTIPLE_CHOICE_KEY: "FR.IA.05.A",
        Form.MULTIPLE_CHOICE_ANSWER_SHEET: "FR.IA.05.B",
        Form.ESSAY_PAPER: "FR.IA.06",
        Form.ESSAY_KEY: "FR.IA.06.A",
        Form.ESSAY_ANSWER_SHEET: "FR.IA.06.B",
    },
}
