"""Word documents: form snapshot → .docx, one module a form."""

from qbank.documents.context import Finding
from qbank.documents.identification import profile_hash
from qbank.documents.render import (
    RenderedDocument,
    archive_copies,
    form_codes,
    render_form,
    render_set,
    set_codes,
)

__all__ = [
    "Finding",
    "RenderedDocument",
    "archive_copies",
    "form_codes",
    "profile_hash",
    "render_form",
    "render_set",
    "set_codes",
]
