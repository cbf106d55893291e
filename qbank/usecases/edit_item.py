"""Open one item as a small text, and take the edited text back with the same checks as any import."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from qbank.domain.actor import Actor
from qbank.domain.edit_token import edit_token
from qbank.domain.import_plan import ItemPlan
from qbank.errors import InputRefusedError, Issue
from qbank.formats.yaml.dump import dump_yaml
from qbank.formats.yaml.items import read_items_yaml
from qbank.store import items
from qbank.usecases.import_items import ItemBatch, add_to_batch, import_items
from qbank.usecases.show_item import show_item

_TOKEN = re.compile(r"^# (?:versi|version): (v\d+-[0-9a-f]+)$", re.MULTILINE)
_LEFT_OUT = ("uuid", "instrument", "status", "version", "approved_version", "media", "calibration")


def open_item(session: Session, code: str, heading: Callable[[str], str]) -> str:
    """Return the newest version of an item as YAML below a heading of comments that tells its edit token."""
    newest = items.get_item(session, code).versions[-1]
    data = {name: value for name, value in show_item(session, code).items() if name not in _LEFT_OUT}
    data = {name: value for name, value in data.items() if value not in (None, "", [], {})}
    token = edit_token(newest.number, newest.content_hash)
    return heading(token) + dump_yaml({"items": [data]}).decode()


def store_edited(session: Session, actor: Actor, code: str, text: str) -> ItemPlan:
    """Store the edited text as the item's next version.

    Raises InputRefusedError with every fault, also where the item changed since it was opened, or the text holds another.
    """
    batch = ItemBatch()
    token = _TOKEN.search(text)
    add_to_batch(
        batch, read_items_yaml(text.encode()), Path(f"{code}.yaml"), {code: token[1] if token else ""}
    )
    others = sorted(set(batch.drafts) - {code})
    if others:
        raise InputRefusedError(Issue("item.edited_another", {"item": code, "found": ", ".join(others)}))
    return import_items(session, actor, batch)
