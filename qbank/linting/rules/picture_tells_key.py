"""The words of a picture (teks pengganti) that give the key away: they judge an answer, or say what only the key says."""

from __future__ import annotations

from collections.abc import Iterator

from qbank.domain.items import ItemDraft, MultipleChoice
from qbank.errors import Issue, Severity, Where
from qbank.linting.context import LintContext
from qbank.linting.examples import choice_example
from qbank.linting.words import content_roots, plain, words
from qbank.text.markdown import read_markdown
from qbank.text.rich_text import PictureMark, inlines_of

CODE = "lint.picture_tells_key"
SEVERITY = Severity.ERROR
_OPTIONS = "jangkauan toko.", "penurunan harga.", "promosi mingguan."
_STEM = "Grafik berikut menjelaskan bahwa pelanggan berpindah karena .... ![{words}](grafik.png)"
CAUGHT = choice_example(_STEM.format(words="Grafik jangkauan toko yang meluas"), *_OPTIONS)
PASSES = choice_example(_STEM.format(words="Grafik garis tiga pesaing, Mei–Juli"), *_OPTIONS)

_JUDGING = frozenset({"kunci", "jawaban", "benar", "betul", "salah", "keliru", "pengecoh"})


def check(item: ItemDraft, context: LintContext) -> Iterator[Issue]:
    """Yield each picture of the stem or an option whose words say too much."""
    content = item.content
    if not isinstance(content, MultipleChoice):
        return
    only_key = _said_by_key_only(content)
    for number, text in enumerate((content.stem, *(option.text for option in content.options))):
        for mark in inlines_of(read_markdown(text)):
            if not isinstance(mark, PictureMark):
                continue
            tells = number == 0 and only_key and only_key.issubset(content_roots(mark.alt))
            if tells or _JUDGING.intersection(words(mark.alt)):
                field = f"content.options.{number}.text" if number else "content.stem"
                yield Issue(CODE, {"words": mark.alt[:80]}, Where(item=item.code, field=field), SEVERITY)


def _said_by_key_only(content: MultipleChoice) -> frozenset[str]:
    roots = {option.text: frozenset(content_roots(plain(option.text))) for option in content.options}
    keys = [roots[option.text] for option in content.options if option.key]
    others = [roots[option.text] for option in content.options if not option.key]
    return frozenset().union(*keys).difference(*others)
