"""FR.IA.05A – the candidate's question paper: numbered stems with their options, no key, no KUK, no item code."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.context import FormContext
from qbank.documents.editions import Form
from qbank.documents.model import Block
from qbank.documents.sections.questions import written_paper
from qbank.domain.codes import Instrument


def multiple_choice_paper(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    return written_paper(
        context, Form.MULTIPLE_CHOICE_PAPER, Instrument.DPT_PG, answer_sheet=Form.MULTIPLE_CHOICE_ANSWER_SHEET
    )
