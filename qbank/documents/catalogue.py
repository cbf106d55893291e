"""The list of all documents: which form, for whom, when it is printed, on which paper, and who builds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qbank.documents.context import FormContext
from qbank.documents.editions import Form
from qbank.documents.forms.multiple_choice_answer_sheet import multiple_choice_answer_sheet
from qbank.documents.forms.multiple_choice_key import multiple_choice_key
from qbank.documents.forms.multiple_choice_paper import multiple_choice_paper
from qbank.documents.forms.observation_checklist import observation_checklist
from qbank.documents.model import PORTRAIT, Block, Page
from qbank.domain.codes import Instrument
from qbank.domain.form_snapshot import FormSnapshot

Applies = Callable[[FormSnapshot], bool]


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One document: `secret` marks every page RAHASIA, `applies` says whether a snapshot has it."""

    form: Form
    build: Callable[[FormContext], Iterator[Block]]
    role: str
    bundle: str
    applies: Applies
    secret: bool = False
    page: Page = PORTRAIT


def _always(_: FormSnapshot) -> bool:
    return True


def _with(instrument: Instrument) -> Applies:
    def has_items(snapshot: FormSnapshot) -> bool:
        return bool(snapshot.items_of(instrument))

    return has_items


_PG = _with(Instrument.DPT_PG)

CATALOGUE = (
    CatalogueEntry(Form.OBSERVATION_CHECKLIST, observation_checklist, "asesor", "asesor", _always),
    CatalogueEntry(Form.MULTIPLE_CHOICE_PAPER, multiple_choice_paper, "soal", "asesi", _PG),
    CatalogueEntry(Form.MULTIPLE_CHOICE_KEY, multiple_choice_key, "kunci", "asesor", _PG, secret=True),
    CatalogueEntry(
        Form.MULTIPLE_CHOICE_ANSWER_SHEET, multiple_choice_answer_sheet, "lembar_jawaban", "asesi", _PG
    ),
)
