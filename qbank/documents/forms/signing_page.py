"""The page that candidate and assessor sign for a secret form: identity, feedback, recommendation; nothing of the form."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qbank.documents.context import FormContext
from qbank.documents.editions import Form
from qbank.documents.model import Block
from qbank.documents.sections.feedback import feedback_and_recommendation
from qbank.documents.sections.guide import guide
from qbank.documents.sections.identity import identity_table
from qbank.documents.sections.signatures import signatures


def signing_page(form: Form) -> Callable[[FormContext], Iterator[Block]]:
    """Make the builder of the page that is signed for `form`."""

    def build(context: FormContext) -> Iterator[Block]:
        yield from identity_table(context)
        lines = context.lines(
            "signing_page.guide", code=context.code(form), title=context.text(f"{form}.title")
        )
        yield from guide(context, "signing_page.guide_heading", lines)
        yield from feedback_and_recommendation(context)
        yield from signatures(context)

    return build
