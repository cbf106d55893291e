"""The list of all documents: which form, for whom, when it is printed, on which paper, and who builds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qbank.documents.context import FormContext, task_of, tasks
from qbank.documents.editions import Form
from qbank.documents.forms.blueprint_table import blueprint_table
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
from qbank.documents.forms.portfolio_checklist import portfolio_checklist
from qbank.documents.forms.practical_task import practical_task
from qbank.documents.forms.product_key import product_key
from qbank.documents.forms.role_cards import role_cards
from qbank.documents.forms.supporting_questions import supporting_questions
from qbank.documents.forms.third_party import third_party
from qbank.documents.model import LANDSCAPE, PORTRAIT, Block, Page
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import FormSnapshot

Applies = Callable[[FormSnapshot], bool]


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One document: `secret` marks every page RAHASIA, `plan` shows whether the plan is adopted, `applies` says when it exists.

    With `per_task` it is a document of its own for each practical task, so that tasks can be handed out one by one.
    """

    form: Form
    build: Callable[[FormContext], Iterator[Block]]
    role: str
    bundle: str
    applies: Applies
    secret: bool = False
    plan: bool = False
    per_task: bool = False
    page: Page = PORTRAIT


def _always(_: FormSnapshot) -> bool:
    return True


def _with(instrument: Instrument) -> Applies:
    def has_items(snapshot: FormSnapshot) -> bool:
        return bool(snapshot.items_of(instrument))

    return has_items


def _has_role_cards(snapshot: FormSnapshot) -> bool:
    return any(task_of(item).role_cards for item in tasks(snapshot))


_PG, _ESSAY, _TASK = _with(Instrument.DPT_PG), _with(Instrument.DPT_ESAI), _with(Instrument.TPD)

CATALOGUE = (
    CatalogueEntry(Form.EVIDENCE_PLAN, evidence_plan, "asesor", "asesor", _always, plan=True),
    CatalogueEntry(Form.OBSERVATION_CHECKLIST, observation_checklist, "asesor", "asesor", _always),
    CatalogueEntry(Form.PRACTICAL_TASK, practical_task, "asesi", "asesi", _TASK, per_task=True),
    CatalogueEntry(Form.PRODUCT_KEY, product_key, "kunci", "asesor", _TASK, secret=True),
    CatalogueEntry(Form.ROLE_CARDS, role_cards, "asesor", "asesor", _has_role_cards, secret=True),
    CatalogueEntry(
        Form.SUPPORTING_QUESTIONS,
        supporting_questions,
        "asesor",
        "asesor",
        _with(Instrument.PMO),
        secret=True,
    ),
    CatalogueEntry(Form.MULTIPLE_CHOICE_PAPER, multiple_choice_paper, "soal", "asesi", _PG),
    CatalogueEntry(Form.MULTIPLE_CHOICE_KEY, multiple_choice_key, "kunci", "asesor", _PG, secret=True),
    CatalogueEntry(
        Form.MULTIPLE_CHOICE_ANSWER_SHEET, multiple_choice_answer_sheet, "lembar_jawaban", "asesi", _PG
    ),
    CatalogueEntry(Form.ESSAY_PAPER, essay_paper, "soal", "asesi", _ESSAY),
    CatalogueEntry(Form.ESSAY_KEY, essay_key, "kunci", "asesor", _ESSAY, secret=True),
    CatalogueEntry(Form.ESSAY_ANSWER_SHEET, essay_answer_sheet, "lembar_jawaban", "asesi", _ESSAY),
    CatalogueEntry(
        Form.ORAL_QUESTIONS, oral_questions, "asesor", "asesor", _with(Instrument.DPL), secret=True
    ),
    CatalogueEntry(Form.PORTFOLIO_CHECKLIST, portfolio_checklist, "asesor", "asesor", _with(Instrument.CVP)),
    CatalogueEntry(Form.INTERVIEW, interview, "asesor", "asesor", _with(Instrument.PW), secret=True),
    CatalogueEntry(Form.THIRD_PARTY, third_party, "asesor", "asesor", _with(Instrument.VPK)),
    CatalogueEntry(
        Form.BLUEPRINT_TABLE, blueprint_table, "komite", "arsip", _always, secret=True, page=LANDSCAPE
    ),
    CatalogueEntry(Form.EVIDENCE_MATRIX, evidence_matrix, "komite", "arsip", _always, secret=True, plan=True),
)
