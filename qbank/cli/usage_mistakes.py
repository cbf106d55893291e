"""Click's complaints as issues of the catalogue, so that they too speak the user's language."""

from __future__ import annotations

import re

import click

from qbank.errors import Issue


def usage_issue(error: click.ClickException, language: str) -> Issue:
    """Return the issue for a command line that click refused."""
    ctx = getattr(error, "ctx", None) or click.Context(click.Command("qbank"), info_name="qbank")
    facts: dict[str, str] = {"command": ctx.command_path}
    match error:
        case click.NoSuchOption():
            hint = _hint(_similar_options(error.option_name, ctx), language)
            return Issue("usage.no_option", facts | {"name": error.option_name, "hint": hint})
        case click.MissingParameter():
            return Issue("usage.missing", facts | {"name": _name(error, ctx)})
        case click.BadParameter():
            return _bad_value(error, facts | {"name": _name(error, ctx)})
        case click.BadOptionUsage():
            code = "usage.needless_value" if "not take a value" in error.message else "usage.no_value"
            return Issue(code, facts | {"name": error.option_name})
        case _:
            return _mistake(error.format_message(), ctx, facts, language)


def is_missing_command(error: click.ClickException) -> bool:
    """Say whether a group was called without one of its commands."""
    return isinstance(error, click.UsageError) and error.message == "Missing command."


def _bad_value(error: click.BadParameter, facts: dict[str, str]) -> Issue:
    match error.param.type if error.param else None:
        case click.Choice(choices=choices):
            return Issue("usage.not_one_of", facts | {"expected": ", ".join(map(str, choices))})
        case click.IntRange(min=lowest, max=highest):
            return Issue("usage.not_a_number", facts | _bounds(lowest, highest))
        case click.FloatRange(min=lowest, max=highest):
            return Issue("usage.not_a_decimal", facts | _bounds(lowest, highest))
        case click.DateTime():
            return Issue("usage.not_a_date", facts)
        case _:
            return Issue("usage.bad_value", facts | {"problem": error.message})


def _bounds(lowest: float | None, highest: float | None) -> dict[str, str]:
    return {
        "lowest": "–" if lowest is None else str(lowest),
        "highest": "–" if highest is None else str(highest),
    }


def _mistake(message: str, ctx: click.Context, facts: dict[str, str], language: str) -> Issue:
    if message == "Missing command.":
        return Issue("usage.no_subcommand", facts)
    if unknown := re.match(r"No such command (['\"])(.*?)\1", message):
        hint = _hint(_similar(unknown[2], _commands(ctx)), language)
        return Issue("usage.no_command", facts | {"name": unknown[2], "hint": hint})
    if extra := re.match(r"Got unexpected extra arguments? \((.*)\)$", message):
        return Issue("usage.extra", facts | {"arguments": extra[1]})
    return Issue("usage.mistake", facts | {"problem": message})


def _name(error: click.BadParameter, ctx: click.Context) -> str:
    parameter = error.param
    if parameter is None:
        return str(error.param_hint or "")
    return parameter.opts[-1] if isinstance(parameter, click.Option) else parameter.make_metavar(ctx)


def _commands(ctx: click.Context) -> list[str]:
    return ctx.command.list_commands(ctx) if isinstance(ctx.command, click.Group) else []


def _similar_options(name: str, ctx: click.Context) -> list[str]:
    """Name the like of an option, those that stand before every command included."""
    root = ctx.find_root()
    known = [*ctx.command.get_params(ctx), *root.command.get_params(root)]
    options = {opt for parameter in known if isinstance(parameter, click.Option) for opt in parameter.opts}
    words = {option.lstrip("-"): option for option in sorted(options)}
    return [words[word] for word in _similar(name.lstrip("-"), list(words))]


def _similar(name: str, known: list[str]) -> list[str]:
    import difflib

    return difflib.get_close_matches(name, known)


def _hint(names: list[str], language: str) -> str:
    from qbank.text.say import phrase

    return phrase("usage.hint", language, names=", ".join(names)) if names else ""
