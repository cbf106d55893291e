"""How a secret form ends: the assessor signs it, and a page of its own says where the candidate signs."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.context import FormContext
from qbank.documents.editions import Form
from qbank.documents.model import Block, Paragraph, Placed
from qbank.documents.sections.signatures import assessor_signature
from qbank.text.rich_text import Span


def assessor_part(context: FormContext, page: Form) -> Iterator[Block]:
    """Yield the note that names the signing page, and the signature of the assessor alone."""
    name = context.text(f"{page}.short")
    note = context.text("signing_page.apart", code=context.code(page), page=name)
    yield Paragraph((Span(note),), keep_next=True)
    yield Placed("tanda_tangan", assessor_signature(context))
