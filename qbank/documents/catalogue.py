"""The list of all documents: which form, for whom, when it is printed, on which paper, and who builds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qbank.documents.context import FormContext, task_of, tasks
from qbank.documents.editions import Form
from qbank.documents.forms.assessment_record import assessment_record
from qbank.documents.forms.assessment_report import assessment_report
from qbank.documents.forms.blueprint_table import blueprint_table
from qbank.documents.forms.correction_sheet import correction_sheet
from qbank.documents.forms.essay_answer_sheet import essay_answer_sheet
from qbank.documents.forms.essay_key import essay_key
from qbank.documents.forms.essay_paper import essay_paper
from qbank.documents.forms.evidence_matrix import evidence_matrix
from qbank.documents.forms.evidence_plan import evidence_plan
from qbank.documents.forms.interview import interview
from qbank.documents.forms.multiple_choice_answer_sheet import multiple_choice_answer_sheet
from qbank.documents.forms.multiple_choice_key import multiple_choice_key
from qbank.documents.forms.multiple_choice_paper import multiple_choice_paper
from qbank.documents.forms.observation_checklist import observation_checklist
from qbank.documents.forms.oral_questions import oral_questions
from qbank.documents.forms.oral_record import oral_record
from qbank.documents.forms.portfolio_checklist import portfolio_checklist
from qbank.documents.forms.portfolio_list import portfolio_list
from qbank.documents.forms.potential_map import potential_map
from qbank.documents.forms.practical_task import practical_task
from qbank.documents.forms.product_key import product_key
from qbank.documents.forms.product_review import product_review
from qbank.documents.forms.project_assessment import project_assessment
from qbank.documents.forms.project_brief import project_brief
from qbank.documents.forms.role_cards import role_cards
from qbank.documents.forms.signing_page import signing_page
from qbank.documents.forms.supporting_questions import supporting_questions
from qbank.documents.forms.third_party import third_party
from qbank.documents.forms.validation import validation
from qbank.documents.handling import Copies, Handling, Moment
from qbank.documents.model import LANDSCAPE, PORTRAIT, Block, Page
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import FormSnapshot

Applies = Callable[[FormSnapshot], bool]


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One document: `secret` marks every page RAHASIA, `plan` shows whether the plan is adopted.

    It exists where the form has items of its `instrument`, unless `applies` says otherwise. With `per_task` it is a
    document of its own for each practical task, so that tasks can be handed out one by one; `for_people` says that
    it is made for a number of candidates and assessors.
    """

    form: Form
    build: Callable[[FormContext], Iterator[Block]]
    role: str
    bundle: str
    handling: Handling
    instrument: Instrument | None = None
    applies: Applies | None = None
    secret: bool = False
    plan: bool = False
    per_task: bool = False
    for_people: bool = False
    page: Page = PORTRAIT

    def exists_for(self, snapshot: FormSnapshot) -> bool:
        """Say whether a form has this document."""
        if self.applies:
            return self.applies(snapshot)
        return self.instrument is None or bool(snapshot.items_of(self.instrument))


def _always(_: FormSnapshot) -> bool:
    return True


def _with(*instruments: Instrument) -> Applies:
    def has_items(snapshot: FormSnapshot) -> bool:
        return any(snapshot.items_of(instrument) for instrument in instruments)

    return has_items


def _has_role_cards(snapshot: FormSnapshot) -> bool:
    return any(task_of(item).role_cards for item in tasks(snapshot))


_PLAN = Handling(Copies.EACH_ASSESSOR, Moment.PREPARATION)
_LIST = Handling(Copies.EACH_CANDIDATE, Moment.BEFORE)
_PAPER = Handling(Copies.EACH_CANDIDATE, Moment.DAY)
_SHEET = Handling(Copies.EACH_CANDIDATE, Moment.DAY, two_sided=False)
_KEY = Handling(Copies.EACH_ASSESSOR, Moment.DAY)
_CARDS = Handling(Copies.ASSESSOR_AND_PLAYER, Moment.DAY, two_sided=False)
_RECORD = Handling(Copies.EACH_CANDIDATE, Moment.CLOSING)
_SIGNED_BEFORE = Handling(Copies.EACH_CANDIDATE, Moment.BEFORE, two_sided=False)
_SIGNED_LAST = Handling(Copies.EACH_CANDIDATE, Moment.CLOSING, two_sided=False)
_REPORT = Handling(Copies.EACH_ASSESSOR, Moment.CLOSING)
_MASTER = Handling(Copies.ONCE, Moment.PREPARATION)

_ASSESSOR, _CANDIDATE, _KEYS = ("asesor", "asesor"), ("asesi", "asesi"), ("kunci", "asesor")
_SIGNING = ("tanda_tangan", "asesor")
_QUESTIONS, _ANSWERS, _COMMITTEE = ("soal", "asesi"), ("lembar_jawaban", "asesi"), ("komite", "arsip")
_PORTFOLIO, _WRITTEN = _with(Instrument.CVP, Instrument.VPK), _with(Instrument.DPT_PG, Instrument.DPT_ESAI)
_TPD, _DIT, _PG, _ESSAY = Instrument.TPD, Instrument.DIT, Instrument.DPT_PG, Instrument.DPT_ESAI


def _signing_page(
    form: Form, signed: Form, handling: Handling, instrument: Instrument, applies: Applies | None = None
) -> CatalogueEntry:
    return CatalogueEntry(form, signing_page(signed), *_SIGNING, handling, instrument, applies)


# A document is secret where it would help a candidate: keys, expected answers, measures and what is looked for. FR.MAPA and
# FR.AK hold none of that; FR.IA.10 holds no key, but goes to the third party behind the candidate's back. What the candidate
# signs of a secret form is a document of its own: on two-sided paper a last page would have measures on its back.
CATALOGUE = (
    CatalogueEntry(Form.EVIDENCE_PLAN, evidence_plan, *_ASSESSOR, _PLAN, plan=True),
    CatalogueEntry(Form.POTENTIAL_MAP, potential_map, *_ASSESSOR, _PLAN, plan=True),
    CatalogueEntry(Form.PORTFOLIO_LIST, portfolio_list, *_CANDIDATE, _LIST, applies=_PORTFOLIO),
    CatalogueEntry(
        Form.OBSERVATION_CHECKLIST,
        observation_checklist,
        *_ASSESSOR,
        _PAPER,
        Instrument.CL,
        applies=_always,
        secret=True,
    ),
    _signing_page(Form.OBSERVATION_SIGNING, Form.OBSERVATION_CHECKLIST, _SIGNED_LAST, Instrument.CL, _always),
    CatalogueEntry(Form.PRACTICAL_TASK, practical_task, *_CANDIDATE, _SHEET, _TPD, per_task=True),
    CatalogueEntry(Form.PRODUCT_KEY, product_key, *_KEYS, _PAPER, _TPD, secret=True),
    CatalogueEntry(
        Form.ROLE_CARDS, role_cards, *_ASSESSOR, _CARDS, _TPD, applies=_has_role_cards, secret=True
    ),
    CatalogueEntry(
        Form.SUPPORTING_QUESTIONS, supporting_questions, *_ASSESSOR, _PAPER, Instrument.PMO, secret=True
    ),
    _signing_page(Form.SUPPORTING_SIGNING, Form.SUPPORTING_QUESTIONS, _SIGNED_LAST, Instrument.PMO),
    CatalogueEntry(Form.PROJECT_BRIEF, project_brief, *_CANDIDATE, _SHEET, _DIT, per_task=True),
    CatalogueEntry(Form.PROJECT_ASSESSMENT, project_assessment, *_KEYS, _PAPER, _DIT, secret=True),
    _signing_page(Form.PROJECT_SIGNING, Form.PROJECT_ASSESSMENT, _SIGNED_LAST, _DIT),
    CatalogueEntry(Form.MULTIPLE_CHOICE_PAPER, multiple_choice_paper, *_QUESTIONS, _PAPER, _PG),
    CatalogueEntry(Form.MULTIPLE_CHOICE_KEY, multiple_choice_key, *_KEYS, _KEY, _PG, secret=True),
    CatalogueEntry(Form.MULTIPLE_CHOICE_ANSWER_SHEET, multiple_choice_answer_sheet, *_ANSWERS, _SHEET, _PG),
    CatalogueEntry(Form.ESSAY_PAPER, essay_paper, *_QUESTIONS, _PAPER, _ESSAY),
    CatalogueEntry(Form.ESSAY_KEY, essay_key, *_KEYS, _KEY, _ESSAY, secret=True),
    CatalogueEntry(Form.ESSAY_ANSWER_SHEET, essay_answer_sheet, *_ANSWERS, _SHEET, _ESSAY),
    CatalogueEntry(
        Form.CORRECTION_SHEET, correction_sheet, *_KEYS, _PAPER, _PG, applies=_WRITTEN, secret=True
    ),
    CatalogueEntry(Form.ORAL_QUESTIONS, oral_questions, *_ASSESSOR, _KEY, Instrument.DPL, secret=True),
    CatalogueEntry(Form.ORAL_RECORD, oral_record, "lembar_jawaban", "asesor", _PAPER, Instrument.DPL),
    CatalogueEntry(
        Form.PORTFOLIO_CHECKLIST, portfolio_checklist, *_ASSESSOR, _LIST, Instrument.CVP, secret=True
    ),
    _signing_page(Form.PORTFOLIO_SIGNING, Form.PORTFOLIO_CHECKLIST, _SIGNED_BEFORE, Instrument.CVP),
    CatalogueEntry(Form.INTERVIEW, interview, *_ASSESSOR, _LIST, Instrument.PW, secret=True),
    _signing_page(Form.INTERVIEW_SIGNING, Form.INTERVIEW, _SIGNED_BEFORE, Instrument.PW),
    CatalogueEntry(Form.THIRD_PARTY, third_party, *_ASSESSOR, _LIST, Instrument.VPK, secret=True),
    CatalogueEntry(Form.PRODUCT_REVIEW, product_review, *_ASSESSOR, _PLAN),
    CatalogueEntry(Form.ASSESSMENT_RECORD, assessment_record, *_ASSESSOR, _RECORD),
    CatalogueEntry(Form.ASSESSMENT_REPORT, assessment_report, *_ASSESSOR, _REPORT),
    CatalogueEntry(Form.VALIDATION, validation, *_COMMITTEE, _MASTER, secret=True),
    CatalogueEntry(Form.BLUEPRINT_TABLE, blueprint_table, *_COMMITTEE, _MASTER, secret=True, page=LANDSCAPE),
    CatalogueEntry(Form.EVIDENCE_MATRIX, evidence_matrix, *_COMMITTEE, _MASTER, secret=True, plan=True),
)
