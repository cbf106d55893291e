"""A stem that repeats more than 60 % of its KUK's words asks for the wording of the KUK, not for the work."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.domain.items import ItemDraft, MultipleChoice, criteria_of
from qbank.errors import Fact, Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example
from qbank.linting.words import content_roots, prose

CODE = "lint.criterion_words"
SEVERITY = Severity.WARNING
_OPTIONS = ("kebutuhan pasar.", "kebiasaan perusahaan.", "kemampuan tim.")
CAUGHT = choice_example("Informasi tentang pesaing dianalisis menurut kebutuhan ....", *_OPTIONS)
PASSES = choice_example(
    "Agen melaporkan harga yang berbeda dari asosiasi. Manajer memeriksanya menurut ....", *_OPTIONS
)

_MOST_REPEATED = 0.6


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield each KUK that the stem repeats; words count by their roots, without function words.

    Only stems: what an assessor says aloud may name the KUK's subject, the answer is free there.
    """
    if not isinstance(item.content, MultipleChoice):
        return
    roots = set(content_roots(prose(item.content.stem)))
    for reference in criteria_of(item):
        of_criterion = set(content_roots(context.criteria.get(str(reference), "")))
        repeated = of_criterion & roots
        if len(repeated) > _MOST_REPEATED * len(of_criterion):
            percent = round(100 * len(repeated) / len(of_criterion))
            facts: dict[str, Fact] = {
                "criterion": str(reference),
                "percent": percent,
                "words": ", ".join(sorted(repeated)),
            }
            yield Issue(CODE, facts, Where(item=item.code, field="content.stem"), SEVERITY)
