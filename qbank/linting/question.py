"""A multiple-choice item as its reader sees it: plain text, options with their letters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qbank.domain.items import ItemDraft, MultipleChoice
from qbank.linting.words import plain, prose

_LETTERS = "abcdefghij"


@dataclass(frozen=True, slots=True)
class ReadOption:
    """One option and the letter it is printed with."""

    letter: str
    text: str
    is_key: bool


@dataclass(frozen=True, slots=True)
class Question:
    """The stem with its tables, the stem's sentences alone, and the options; `has_case` says that a shared case goes before."""

    stem: str
    sentences: str
    options: tuple[ReadOption, ...]
    has_case: bool

    @property
    def keys(self) -> tuple[ReadOption, ...]:
        """The key, or what is marked as one."""
        return tuple(option for option in self.options if option.is_key)

    @property
    def distractors(self) -> tuple[ReadOption, ...]:
        """The other options (pengecoh)."""
        return tuple(option for option in self.options if not option.is_key)


def read_question(item: ItemDraft) -> Question | None:
    """Return a multiple-choice item as it is read; None for every other kind."""
    content = item.content
    if not isinstance(content, MultipleChoice):
        return None
    options = tuple(
        ReadOption(letter, plain(option.text), option.key)
        for letter, option in zip(_LETTERS, content.options, strict=False)
    )
    return Question(plain(content.stem), prose(content.stem), options, item.stimulus is not None)


def is_key_alone_longest(question: Question) -> bool:
    """Say whether the key has more characters than every distractor."""
    longest = max((len(option.text) for option in question.distractors), default=0)
    return any(len(key.text) > longest for key in question.keys)


def name_letters(options: Iterable[ReadOption]) -> str:
    """Return the letters of some options, such as "a, c"."""
    return ", ".join(option.letter for option in options)
