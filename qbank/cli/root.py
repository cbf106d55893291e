"""The root command and its global options."""

from __future__ import annotations

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import LazyGroup

_COMMANDS = {
    "demo": "qbank.cli.demo:demo",
    "init": "qbank.cli.bank:init",
    "lsp": "qbank.cli.lsp:lsp",
    "scheme": "qbank.cli.scheme:scheme",
    "plan": "qbank.cli.plan:plan",
    "item": "qbank.cli.item:item",
    "review": "qbank.cli.review:review",
    "coverage": "qbank.cli.coverage:coverage",
    "blueprint": "qbank.cli.blueprint:blueprint",
    "exam": "qbank.cli.exam:exam",
    "template": "qbank.cli.template:template",
    "person": "qbank.cli.person:person",
    "bank": "qbank.cli.bank:bank",
}


def _print_version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        click.echo(f"qbank {version('qbank')}")
        ctx.exit()


@click.group(cls=LazyGroup, modules=_COMMANDS)
@click.option("--database", metavar="URL")
@click.option("--as", "person", metavar="PERSON")
@click.option("--lang", type=click.Choice(["id", "en"]))
@click.option("--json", "is_json", is_flag=True)
@click.option("--debug", "is_debug", is_flag=True)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version)
@pass_state
def root(
    state: State, database: str | None, person: str | None, lang: str | None, *, is_json: bool, is_debug: bool
) -> None:
    """Keep the global options for the command."""
    state.language = lang or state.language
    state.is_json, state.is_debug = is_json, is_debug
    state.database, state.person = database, person
