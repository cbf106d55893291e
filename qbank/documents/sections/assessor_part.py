"""How a secret form ends: the assessor signs it, and a page of its own says where the candidate signs."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.documents.cells import words
from qbank.documents.context import FormContext
from qbank.documents.editions import Form
from qbank.documents.model import Block, Placed
from qbank.documents.sections.signatures import assessor_signature


def assessor_part(context: FormContext, page: Form) -> Iterator[Block]:
    """Yield the note that names the signing page, and the signature of the assessor alone."""
    name = context.text(f"{page}.short")
    yield words(context.text("signing_page.apart", code=context.code(page), page=name))
    yield Placed("tanda_tangan", assessor_signature(context))
