"""The head of an audit trail as a small JSON file, to be kept outside the bank."""

from __future__ import annotations

import json

from qbank.domain.audit_trail import Anchor


def write_anchor(anchor: Anchor) -> bytes:
    """Return the anchor as JSON."""
    return (json.dumps({"events": anchor.events, "head": anchor.head}, indent=1) + "\n").encode()


def read_anchor(data: bytes) -> Anchor | None:
    """Return the anchor that `write_anchor` wrote, None where the bytes are none."""
    try:
        found = json.loads(data)
        return Anchor(int(found["events"]), str(found["head"]))
    except (ValueError, TypeError, KeyError):
        return None
