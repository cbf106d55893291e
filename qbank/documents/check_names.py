"""No document that a candidate may not see has the title or the name of one that lies on the candidate's table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qbank.documents.catalogue import CatalogueEntry
from qbank.documents.context import FormContext
from qbank.errors import Issue, Where

NAMES = ("title", "short", "file")


def check_names(context: FormContext, entries: Iterable[CatalogueEntry]) -> Iterator[Issue]:
    """Yield the words of secret documents that a candidate's document has too; letter case doesn't part them."""
    every = tuple(entries)
    for name in NAMES:
        shown = {_words(context, entry, name): entry for entry in every if not entry.secret}
        for entry in every:
            twin = shown.get(_words(context, entry, name)) if entry.secret else None
            if twin:
                facts = {"words": context.text(f"{entry.form}.{name}"), "code": context.code(entry.form)}
                yield Issue(
                    "document.key_named_as_sheet",
                    {**facts, "sheet": context.code(twin.form)},
                    Where(field=f"{entry.form}.{name}"),
                )


def _words(context: FormContext, entry: CatalogueEntry, name: str) -> str:
    return " ".join(context.text(f"{entry.form}.{name}").casefold().split())
