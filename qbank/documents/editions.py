"""Codes of the forms by edition: in 2020 FR.IA.05 was the question paper and 05.A its key, in 2023 05A is the paper and 05B the key."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qbank.domain.codes import Instrument
from qbank.domain.print_profile import Edition


class Form(StrEnum):
    """A form by what it is for; the value is also its table in the wording catalogue."""

    EVIDENCE_PLAN = "evidence_plan"
    POTENTIAL_MAP = "potential_map"
    OBSERVATION_CHECKLIST = "observation_checklist"
    OBSERVATION_SIGNING = "observation_signing"
    PRACTICAL_TASK = "practical_task"
    PRODUCT_KEY = "product_key"
    ROLE_CARDS = "role_cards"
    SUPPORTING_QUESTIONS = "supporting_questions"
    SUPPORTING_SIGNING = "supporting_signing"
    PROJECT_BRIEF = "project_brief"
    PROJECT_ASSESSMENT = "project_assessment"
    PROJECT_SIGNING = "project_signing"
    MULTIPLE_CHOICE_PAPER = "multiple_choice_paper"
    MULTIPLE_CHOICE_KEY = "multiple_choice_key"
    MULTIPLE_CHOICE_ANSWER_SHEET = "multiple_choice_answer_sheet"
    ESSAY_PAPER = "essay_paper"
    ESSAY_KEY = "essay_key"
    ESSAY_ANSWER_SHEET = "essay_answer_sheet"
    ORAL_QUESTIONS = "oral_questions"
    ORAL_RECORD = "oral_record"
    PORTFOLIO_CHECKLIST = "portfolio_checklist"
    PORTFOLIO_SIGNING = "portfolio_signing"
    INTERVIEW = "interview"
    INTERVIEW_SIGNING = "interview_signing"
    THIRD_PARTY = "third_party"
    PRODUCT_REVIEW = "product_review"
    ASSESSMENT_RECORD = "assessment_record"
    ASSESSMENT_REPORT = "assessment_report"
    VALIDATION = "validation"
    PORTFOLIO_LIST = "portfolio_list"
    CORRECTION_SHEET = "correction_sheet"
    COVER_SHEET = "cover_sheet"
    ATTENDANCE_LIST = "attendance_list"
    MINUTES_OF_SITTING = "minutes_of_sitting"
    HANDOVER_RECEIPT = "handover_receipt"
    APPROVAL_SHEET = "approval_sheet"
    SET_DOSSIER = "set_dossier"
    BLUEPRINT_TABLE = "blueprint_table"
    EVIDENCE_MATRIX = "evidence_matrix"


FORMS_BY_INSTRUMENT = {
    Instrument.CL: (Form.OBSERVATION_CHECKLIST,),
    Instrument.TPD: (Form.PRACTICAL_TASK,),
    Instrument.PMO: (Form.SUPPORTING_QUESTIONS,),
    Instrument.DIT: (Form.PROJECT_BRIEF, Form.PROJECT_ASSESSMENT),
    Instrument.DPT_PG: (Form.MULTIPLE_CHOICE_PAPER,),
    Instrument.DPT_ESAI: (Form.ESSAY_PAPER,),
    Instrument.DPL: (Form.ORAL_QUESTIONS,),
    Instrument.CVP: (Form.PORTFOLIO_CHECKLIST,),
    Instrument.PW: (Form.INTERVIEW,),
    Instrument.VPK: (Form.THIRD_PARTY,),
    Instrument.CRP: (Form.PRODUCT_REVIEW,),
}
"""The forms that name an instrument, in the official order; a project (DIT) has two."""

_ALIKE = {
    Form.EVIDENCE_PLAN: "FR.MAPA.01",
    Form.POTENTIAL_MAP: "FR.MAPA.02",
    Form.OBSERVATION_CHECKLIST: "FR.IA.01",
    Form.OBSERVATION_SIGNING: "FR.IA.01",
    Form.PRACTICAL_TASK: "FR.IA.02",
    Form.PRODUCT_KEY: "FR.IA.02",
    Form.ROLE_CARDS: "FR.IA.02",
    Form.SUPPORTING_QUESTIONS: "FR.IA.03",
    Form.SUPPORTING_SIGNING: "FR.IA.03",
    Form.PROJECT_BRIEF: "FR.IA.04A",
    Form.PROJECT_ASSESSMENT: "FR.IA.04B",
    Form.PROJECT_SIGNING: "FR.IA.04B",
    Form.ORAL_QUESTIONS: "FR.IA.07",
    Form.ORAL_RECORD: "FR.IA.07",
    Form.PORTFOLIO_CHECKLIST: "FR.IA.08",
    Form.PORTFOLIO_SIGNING: "FR.IA.08",
    Form.INTERVIEW: "FR.IA.09",
    Form.INTERVIEW_SIGNING: "FR.IA.09",
    Form.THIRD_PARTY: "FR.IA.10",
    Form.PRODUCT_REVIEW: "FR.IA.11",
    Form.ASSESSMENT_RECORD: "FR.AK.02",
    Form.ASSESSMENT_REPORT: "FR.AK.05",
    Form.VALIDATION: "FR.VA",
    Form.PORTFOLIO_LIST: "DAFTAR-PORTOFOLIO",
    Form.CORRECTION_SHEET: "LEMBAR-KOREKSI",
    Form.COVER_SHEET: "SAMPUL",
    Form.ATTENDANCE_LIST: "DAFTAR-HADIR",
    Form.MINUTES_OF_SITTING: "BERITA-ACARA",
    Form.HANDOVER_RECEIPT: "TANDA-TERIMA",
    Form.APPROVAL_SHEET: "PENGESAHAN-MUK",
    Form.SET_DOSSIER: "BERKAS-SET",
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


@dataclass(frozen=True, slots=True)
class Layout:
    """What an edition lays out in its own way, beside letters and words.

    `groups_units`: one unit table by job group, else a small table for each unit. `plans_by_unit`: FR.MAPA.01 has a row for
    each way of evidence in a unit, else one for each KUK. `steps_apart`: the steps of a task have a part of their own (C).
    `reviews_products`: FR.IA.11 reviews products in use, else the assessment materials themselves.
    """

    groups_units: bool
    plans_by_unit: bool
    steps_apart: bool
    reviews_products: bool


LAYOUTS = {
    Edition.E2023: Layout(groups_units=True, plans_by_unit=True, steps_apart=False, reviews_products=True),
    Edition.E2020: Layout(groups_units=False, plans_by_unit=False, steps_apart=True, reviews_products=False),
}
