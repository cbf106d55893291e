"""The error boundary: every mistake ends in one clear message and an exit code, every fault in a log file."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import time
import traceback
from pathlib import Path

import click

from qbank.cli.state import State
from qbank.errors import Issue, QbankError

_GLOBAL_FLAGS = frozenset({"--json", "--debug"})
_GLOBAL_VALUES = frozenset({"--database", "--as", "--lang"})
EXIT_USAGE, EXIT_INTERRUPTED, EXIT_BUG = 2, 130, 70


def run_guarded(arguments: list[str], language: str) -> int:
    """Run one command; returns the exit code, never raises."""
    from qbank.cli.root import root

    arguments = with_global_options_first(arguments)
    state = State(language)
    _listen_to_the_store(state)
    try:
        root.main(arguments, prog_name="qbank", standalone_mode=False, obj=state)
    except QbankError as error:
        _tell(error.issues, state)
        return error.exit_code
    except click.ClickException as error:
        _tell((_usage_issue(error, state),), state)
        return EXIT_USAGE
    except (click.Abort, KeyboardInterrupt):
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader (head, more) has seen enough; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:
        return _tell_bug(state)
    finally:
        state.close()
    return 0


def with_global_options_first(arguments: list[str]) -> list[str]:
    """Let the global options stand anywhere: `exam show SET --json` is `--json exam show SET`."""
    first, rest = [], []
    pending = list(arguments)
    while pending and pending[0] != "--":
        argument = pending.pop(0)
        name = argument.partition("=")[0]
        if name in _GLOBAL_FLAGS or (name in _GLOBAL_VALUES and "=" in argument):
            first.append(argument)
        elif name in _GLOBAL_VALUES:
            first += [argument, *pending[:1]]
            del pending[:1]
        else:
            rest.append(argument)
    return first + rest + pending


def _tell(issues: tuple[Issue, ...], state: State) -> None:
    from qbank.text.say import say_issues

    click.echo(say_issues(issues, state.language), err=True)


def _tell_bug(state: State) -> int:
    if state.is_debug:
        traceback.print_exc()
        return EXIT_BUG
    log = Path(tempfile.gettempdir()) / f"qbank-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.log"
    log.write_text(traceback.format_exc(), encoding="utf-8")
    _tell((Issue("bug", {"log": str(log)}),), state)
    return EXIT_BUG


def _usage_issue(error: click.ClickException, state: State) -> Issue:
    ctx = getattr(error, "ctx", None)
    command = ctx.command_path if ctx else "qbank"
    match error:
        case click.NoSuchOption():
            hint = _hint(error.possibilities, state)
            return Issue("usage.no_option", {"name": error.option_name, "command": command, "hint": hint})
        case click.MissingParameter():
            return Issue("usage.missing", {"name": _parameter(error), "command": command})
        case click.BadParameter():
            facts = {"name": _parameter(error), "problem": error.message, "command": command}
            return Issue("usage.bad_value", facts)
        case click.UsageError() if (
            ctx and isinstance(ctx.command, click.Group) and "No such command" in error.message
        ):
            name = error.message.split("'")[1]
            hint = _hint(_similar(name, ctx), state)
            return Issue("usage.no_command", {"name": name, "command": command, "hint": hint})
        case _:
            return Issue("usage.mistake", {"problem": error.format_message(), "command": command})


def _parameter(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return str(error.param_hint or "")
    is_option = isinstance(parameter, click.Option)
    return (
        parameter.opts[-1]
        if is_option
        else parameter.make_metavar(error.ctx or click.Context(click.Command("")))
    )


def _similar(name: str, ctx: click.Context) -> list[str]:
    import difflib

    assert isinstance(ctx.command, click.Group)
    return difflib.get_close_matches(name, ctx.command.list_commands(ctx))


def _hint(names: object, state: State) -> str:
    found = [str(name) for name in names] if isinstance(names, (list, tuple)) else []
    return state.phrase("usage.hint", names=", ".join(found)) if found else ""


def _listen_to_the_store(state: State) -> None:
    """Pass on what the store says while it waits, in the user's language."""

    class _Talk(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            state.talk(record.getMessage())

    log = logging.getLogger("qbank.store")
    log.handlers = [_Talk()]
    log.propagate = False
