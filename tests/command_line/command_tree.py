"""Every command there is, found by walking the tree from its root."""

from __future__ import annotations

from collections.abc import Iterator

import click

from qbank.cli.root import root
from qbank.cli.state import State


def walk(language: str = "en") -> Iterator[tuple[str, click.Context]]:
    """Yield each group and command by its words, such as "scheme import"; the root has none."""
    yield from _walk("", click.Context(root, info_name="qbank", obj=State(language)))


def leaves() -> list[str]:
    """Return the commands that do something, by their words."""
    return [words for words, ctx in walk() if not isinstance(ctx.command, click.Group)]


def _walk(words: str, ctx: click.Context) -> Iterator[tuple[str, click.Context]]:
    yield words, ctx
    if not isinstance(ctx.command, click.Group):
        return
    for name in ctx.command.list_commands(ctx):
        command = ctx.command.get_command(ctx, name)
        assert command is not None
        yield from _walk(f"{words} {name}".strip(), click.Context(command, info_name=name, parent=ctx))
