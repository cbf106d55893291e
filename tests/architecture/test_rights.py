"""Every change that a use case records needs a right, or is known to need none."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import qbank
from qbank.domain.rights import right_for

USE_CASES = Path(qbank.__file__).parent / "usecases"
# People change who may do what, so their use cases ask by themselves; sealing is upkeep of the bank.
WITHOUT = {"person.add", "person.set", "bank.seal"}


def recorded_actions(source: str) -> Iterator[str]:
    """Yield the actions that a source records, the first words of those that are filled in, "?" for what it can't tell."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                func=ast.Name(id="record_event"), args=[_, _, ast.Constant(value=str() as action), *_]
            ):
                yield action
            case ast.Call(
                func=ast.Name(id="record_event"),
                args=[_, _, ast.JoinedStr(values=[ast.Constant(value=head), *_]), *_],
            ):
                yield f"{head}submit" if head == "review." else str(head)
            case ast.Call(func=ast.Name(id="record_event"), args=[_, _, ast.Name(), *_]):
                yield "?"


def test_every_recorded_action_needs_a_right() -> None:
    found = {
        action for file in USE_CASES.glob("*.py") for action in recorded_actions(file.read_text("utf-8"))
    }

    assert {action for action in found - {"?"} if right_for(action) is None} <= WITHOUT
    assert len(found) > 12


def test_the_scan_sees_an_action_without_a_right() -> None:
    source = 'record_event(session, actor, "kantin.tutup", "x")\nrecord_event(s, a, f"set.{x}", "y")'

    assert [right_for(action) is None for action in recorded_actions(source)] == [True, False]
