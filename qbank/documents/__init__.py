"""Word documents: form snapshot → .docx, one module a form."""

from qbank.documents.render import RenderedDocument, render_form

__all__ = ["RenderedDocument", "render_form"]
