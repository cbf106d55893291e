"""Turn the bytes of a text file into clean text, or say what is wrong with them."""

from __future__ import annotations

import re
import unicodedata

from qbank.errors import InputRefusedError, Issue, Where
from qbank.text.numbers import size_facts

LARGEST_TEXT_BYTES = 25 * 1024 * 1024
MOST_CONTROLS_NAMED = 20
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def decode_text(data: bytes) -> str:
    """Return UTF-8 text in NFC with plain line ends.

    Raises InputRefusedError: empty, larger than 25 MB, not UTF-8, or with control characters (the first 20 places named).
    """
    if len(data) > LARGEST_TEXT_BYTES:
        raise InputRefusedError(Issue("file.too_large", size_facts(len(data), LARGEST_TEXT_BYTES)))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = Where(line=data.count(b"\n", 0, error.start) + 1)
        raise InputRefusedError(Issue("file.not_text", {}, where)) from error
    if not text.strip():
        raise InputRefusedError(Issue("file.empty"))
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    controls = tuple(_find_controls(text))
    if controls:
        raise InputRefusedError(*controls)
    return text


def first_control(text: str) -> str:
    """Return the name ("U+0007") of the first character that no text may hold, empty where there is none."""
    match = _CONTROL.search(text)
    return _name(match[0]) if match else ""


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"


def _find_controls(text: str) -> list[Issue]:
    issues = []
    for match in _CONTROL.finditer(text):
        line_start = text.rfind("\n", 0, match.start()) + 1
        where = Where(line=text.count("\n", 0, match.start()) + 1, column=match.start() - line_start + 1)
        issues.append(Issue("file.control_character", {"character": _name(match[0])}, where))
        if len(issues) == MOST_CONTROLS_NAMED:
            break
    return issues
