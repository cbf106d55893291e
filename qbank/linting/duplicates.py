"""Near-copies: pairs of items whose questions share most of their words, whatever the order and the endings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Indel

from qbank.domain.items import (
    Essay,
    ItemDraft,
    MultipleChoice,
    ObservationPoint,
    PortfolioEvidence,
    SpokenQuestion,
    Task,
    ThirdPartyStatement,
)
from qbank.linting.words import FUNCTION_WORDS, content_roots, plain, root_of, tokens

_FIRST_CODE_POINT = 0xE000
"""Above the surrogates, which are no characters of their own."""
_ROUNDING = 1e-6
"""RapidFuzz loses a pair that lies exactly on its cutoff, so that asking a little lower is needed."""


@dataclass(frozen=True, slots=True)
class NearCopy:
    """Two items, the smaller code first; `similarity` is 2·(words in common) / (words of both), from 0 to 1."""

    first: str
    second: str
    similarity: float
    are_enemies: bool
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]


def find_near_copies(items: Sequence[ItemDraft], least: float) -> list[NearCopy]:
    """Return the pairs that are at least so similar, most similar first.

    Words count by their roots, as often as they stand, without function words; numbers don't count, so that the
    same question with other figures is a copy.
    """
    ordered = sorted(items, key=lambda item: item.code)
    texts = [asked_text(item) for item in ordered]
    words = [_roots_by_word(text) for text in texts]
    found = [
        NearCopy(
            ordered[i].code,
            ordered[j].code,
            similarity,
            _are_enemies(ordered[i], ordered[j]),
            _differing(words[i], words[j]),
            _differing(words[j], words[i]),
        )
        for i, j, similarity in _similar_pairs([content_roots(text) for text in texts], least)
    ]
    return sorted(found, key=lambda pair: (-pair.similarity, pair.first, pair.second))


def asked_text(item: ItemDraft) -> str:
    """Return what an item asks or states, as plain text with its tables."""
    match item.content:
        case MultipleChoice(stem=text) | Essay(prompt=text) | SpokenQuestion(prompt=text):
            return plain(text)
        case ThirdPartyStatement(statement=text) | PortfolioEvidence(evidence=text):
            return plain(text)
        case Task(scenario=scenario, steps=steps):
            return " ".join(plain(text) for text in (scenario, *(step.text for step in steps)))
        case ObservationPoint(standard=standard, observable=observable):
            return f"{plain(standard)} {plain(observable)}"


def _are_enemies(first: ItemDraft, second: ItemDraft) -> bool:
    """One of the two naming the other is enough."""
    return second.code in first.enemies or first.code in second.enemies


def _roots_by_word(text: str) -> dict[str, str]:
    """Return the words (but function words) and numbers of a text in order, each with its root."""
    return {token: root_of(token) for token in tokens(text) if token not in FUNCTION_WORDS}


def _differing(words: dict[str, str], others: dict[str, str]) -> tuple[str, ...]:
    roots = set(others.values())
    return tuple(word for word, root in words.items() if root not in roots)


def _similar_pairs(texts: Sequence[Sequence[str]], least: float) -> Iterator[tuple[int, int, float]]:
    """Yield the indices (the smaller first) and the similarity of each pair of word lists that is similar enough.

    A text of n words is compared only with those of n·least/(2 − least) to n words: a shorter one can't be so similar.
    """
    coded = _coded(texts)
    by_length = sorted(
        (index for index in range(len(coded)) if coded[index]), key=lambda index: len(coded[index])
    )
    ranked = [coded[index] for index in by_length]
    lengths = [len(text) for text in ranked]
    for place, text in enumerate(ranked):
        start = bisect_left(lengths, len(text) * least / (2 - least) - _ROUNDING)
        shorter = ranked[start:place]
        matches = process.extract(
            text, shorter, scorer=Indel.normalized_similarity, score_cutoff=least - _ROUNDING, limit=None
        )
        for _, similarity, offset in matches:
            pair = sorted((by_length[place], by_length[start + offset]))
            yield pair[0], pair[1], similarity


def _coded(texts: Sequence[Sequence[str]]) -> list[str]:
    """Write each list of words as a sorted string with one character a word.

    The longest common subsequence of two such strings is what the lists have in common, each word as often as in both.
    """
    vocabulary = dict.fromkeys(word for words in texts for word in words)
    characters = {word: chr(_FIRST_CODE_POINT + rank) for rank, word in enumerate(vocabulary)}
    return ["".join(sorted(characters[word] for word in words)) for words in texts]
