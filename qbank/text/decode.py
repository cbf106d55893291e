"""Turn the bytes of a text file into clean text, or say what is wrong with them."""

from __future__ import annotations

import re
import unicodedata

from qbank.errors import InputRefusedError, Issue, Where

LARGEST_TEXT_BYTES = 25 * 1024 * 1024
MOST_CONTROLS_NAMED = 20
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def decode_text(data: bytes) -> str:
    """Return UTF-8 text in NFC with plain line ends.

    Raises InputRefusedError: empty, larger than 25 MB, not UTF-8, or with control characters (the first 20 places named).
    """
    if len(data) > LARGEST_TEXT_BYTES:
        facts = {"megabytes": len(data) // 1024**2, "most": LARGEST_TEXT_BYTES // 1024**2}
        raise InputRefusedError(Issue("file.too_large", facts))
    if not data.strip():
        raise InputRefusedError(Issue("file.empty"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = Where(line=data.count(b"\n", 0, error.start) + 1)
        raise InputRefusedError(Issue("file.not_text", {}, where)) from error
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    controls = tuple(_find_controls(text))
    if controls:
        raise InputRefusedError(*controls)
    return text


def _find_controls(text: str) -> list[Issue]:
    issues = []
    for match in _CONTROL.finditer(text):
        line_start = text.rfind("\n", 0, match.start()) + 1
        where = Where(line=text.count("\n", 0, match.start()) + 1, column=match.start() - line_start + 1)
        issues.append(Issue("file.control_character", {"character": f"U+{ord(match[0]):04X}"}, where))
        if len(issues) == MOST_CONTROLS_NAMED:
            break
    return issues
