"""Word documents: form snapshot → .docx, one module a form."""

from qbank.documents.context import Finding
from qbank.documents.render import RenderedDocument, profile_hash, render_form

__all__ = ["Finding", "RenderedDocument", "profile_hash", "render_form"]
