"""JSON that this program reads back: its files of items and runs are loaded as YAML, of which JSON is almost a part."""

from __future__ import annotations

import json
from typing import Any

_LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\u2028\u2029"}
"""YAML takes these for the end of a line, and folds the blanks around it away."""


def json_text(data: Any, *, is_compact: bool = False) -> str:
    """Return plain data as JSON, in one line or indented by one blank a level."""
    layout: dict[str, Any] = {"separators": (",", ":")} if is_compact else {"indent": 1}
    return json.dumps(data, ensure_ascii=False, **layout).translate(_LINE_ENDS)
