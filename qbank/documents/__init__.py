"""Word documents: form snapshot → .docx, one module a form."""

from qbank.documents.render import RenderedDocument, profile_hash, render_form

__all__ = ["RenderedDocument", "profile_hash", "render_form"]
