"""FR.IA.06A – the candidate's essay questions."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.context import FormContext
from qbank.documents.editions import Form
from qbank.documents.model import Block
from qbank.documents.sections.questions import written_paper
from qbank.domain.codes import Instrument


def essay_paper(context: FormContext) -> Iterator[Block]:
    """Yield the blocks of the form."""
    return written_paper(context, Form.ESSAY_PAPER, Instrument.DPT_ESAI, answer_sheet=Form.ESSAY_ANSWER_SHEET)
