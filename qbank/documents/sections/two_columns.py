"""When a paper of multiple choice is set in two columns: when all its stems and options are short."""

from __future__ import annotations

from qbank.documents.model import PORTRAIT, Question
from qbank.documents.text_width import text_twips
from qbank.documents.wordml import twips
from qbank.text.rich_text import RichText, Span, TextBlock, plain_text

FEWEST_QUESTIONS = 10
LONGEST_STEM_LINES = 3
_TYPE_POINTS = 10.5
_STEM_TWIPS = twips(PORTRAIT.column_width - 0.9)
_OPTION_TWIPS = twips(PORTRAIT.column_width - 1.6)


def fit_two_columns(questions: tuple[Question, ...]) -> bool:
    """Say whether each stem takes at most three lines of a column and each option one, all of them plain words."""
    return len(questions) >= FEWEST_QUESTIONS and all(
        _is_short(question.stem, LONGEST_STEM_LINES * _STEM_TWIPS)
        and all(_is_short(option, _OPTION_TWIPS) for option in question.options)
        for question in questions
    )


def _is_short(text: RichText, most_twips: int) -> bool:
    is_plain = len(text) == 1 and isinstance(text[0], TextBlock)
    spans = text[0].content if isinstance(text[0], TextBlock) else ()
    return (
        is_plain
        and all(isinstance(mark, Span) for mark in spans)
        and text_twips(plain_text(text), _TYPE_POINTS) <= most_twips
    )
