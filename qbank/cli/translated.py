"""Click commands whose help speaks the user's language; groups load their commands when they are called."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import click

from qbank.text.help_texts import HELP
from qbank.text.phrases import PHRASES

if TYPE_CHECKING:
    from qbank.cli.state import State


def help_text(key: str, language: str) -> str:
    """Return the help of a command or option."""
    return HELP[key][0 if language == "id" else 1]


def _language(ctx: click.Context) -> str:
    state: State = ctx.find_root().obj
    return state.language


def _phrase(key: str, ctx: click.Context) -> str:
    return PHRASES[key][0 if _language(ctx) == "id" else 1]


def _key(ctx: click.Context) -> str:
    return ctx.command_path.partition(" ")[2] or "qbank"


class _Translated(click.Command):
    """Usage, help and options with headings and texts of the catalogue."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_phrase("usage", ctx))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(help_text(_key(ctx), _language(ctx)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = []
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None and isinstance(parameter, click.Option):
                long_name = next(name for name in parameter.opts if name.startswith("--"))
                rows.append((record[0], help_text(long_name, _language(ctx))))
        with formatter.section(_phrase("usage.options", ctx)):
            formatter.write_dl(rows)
        if isinstance(self, LazyGroup):
            self.format_commands(ctx, formatter)


class Command(_Translated):
    """A command with translated help."""


class LazyGroup(_Translated, click.Group):
    """A group that knows its commands by name and imports each from its module when it is called."""

    def __init__(self, *args: Any, modules: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"no_args_is_help": False})
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Name the commands in the order of the contract."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command by name; None where there is none."""
        if cmd_name not in self.modules:
            return None
        module, _, attribute = self.modules[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command with its help, without importing any of them."""
        prefix = "" if ctx.parent is None else f"{_key(ctx)} "
        rows = [(name, help_text(prefix + name, _language(ctx))) for name in self.modules]
        with formatter.section(_phrase("usage.commands", ctx)):
            formatter.write_dl(rows)
