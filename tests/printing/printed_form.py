"""The documents of the sample form, rendered once a process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sample_snapshot import PROFILE, hostile_snapshot, sample_snapshot

from qbank.documents import RenderedDocument, render_form

Documents = Mapping[str, RenderedDocument]


def by_name(rendered: tuple[RenderedDocument, ...]) -> Documents:
    """Return documents by code and role, such as "FR.IA.02 kunci"; the role tells apart what shares a code."""
    return {f"{document.code} {document.role}": document for document in rendered}


@cache
def sample_documents() -> Documents:
    """Return the documents of the sample form."""
    return by_name(render_form(sample_snapshot(), PROFILE))


@cache
def hostile_documents() -> Documents:
    """Return the documents of the sample form with hostile texts in it."""
    return by_name(render_form(hostile_snapshot(), PROFILE))
