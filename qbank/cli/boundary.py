"""The error boundary: every mistake ends in one clear message and an exit code, every fault in a log file."""

from __future__ import annotations

import errno
import os
import sys

import click

from qbank.cli.state import State
from qbank.cli.usage_mistakes import is_missing_command, usage_issue
from qbank.errors import Issue, QbankError, Where

_GLOBAL_FLAGS = frozenset({"--json", "--debug"})
_GLOBAL_VALUES = frozenset({"--database", "--as", "--lang"})
EXIT_USAGE, EXIT_UNWRITABLE, EXIT_BUG, EXIT_INTERRUPTED = 2, 6, 70, 130


def run_guarded(arguments: list[str], language: str) -> int:
    """Run one command; returns the exit code, never raises."""
    state = State(language)
    try:
        return _run(with_global_options_first(arguments), state)
    except (click.Abort, KeyboardInterrupt):
        return EXIT_INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # Click and rich end so when the reader (head, more) has seen enough.
        _let_go_of_stdout()
        return 0
    except Exception as error:
        return _tell_full_output(error, state) if _is_full_output(error) else _tell_bug(state)
    finally:
        state.close()


def with_global_options_first(arguments: list[str]) -> list[str]:
    """Let the global options stand anywhere: `exam show SET --json` is `--json exam show SET`."""
    first, rest = [], []
    pending = list(arguments)
    while pending and pending[0] != "--":
        argument = pending.pop(0)
        name = argument.partition("=")[0]
        if name in _GLOBAL_FLAGS or (name in _GLOBAL_VALUES and "=" in argument):
            first.append(argument)
        elif name in _GLOBAL_VALUES and not pending:
            # Click's complaint about the missing value must not take the command for it.
            return [*first, argument]
        elif name in _GLOBAL_VALUES:
            first += [argument, pending.pop(0)]
        else:
            rest.append(argument)
    return first + rest + pending


def _run(arguments: list[str], state: State) -> int:
    from qbank.cli.root import root

    try:
        root.main(arguments, prog_name="qbank", standalone_mode=False, obj=state)
    except QbankError as error:
        _tell(error.issues, state)
        return error.exit_code
    except click.ClickException as error:
        if is_missing_command(error) and (ctx := getattr(error, "ctx", None)):
            click.echo(f"{ctx.get_help()}\n", err=True)
        _tell((usage_issue(error, state.language),), state)
        return EXIT_USAGE
    return 0


def _tell(issues: tuple[Issue, ...], state: State) -> None:
    from qbank.text.say import say_issues

    click.echo(say_issues(issues, state.language), err=True)


def _is_full_output(error: Exception) -> bool:
    """Say whether stdout has no room: files that a user names have their own message by now."""
    return isinstance(error, OSError) and error.errno == errno.ENOSPC and error.filename is None


def _tell_full_output(error: Exception, state: State) -> int:
    _let_go_of_stdout()
    _tell((Issue("file.unwritable", {"reason": str(error)}, Where(file="stdout")),), state)
    return EXIT_UNWRITABLE


def _let_go_of_stdout() -> None:
    """Keep Python from writing what is left, and from complaining about it, at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell_bug(state: State) -> int:
    import traceback

    log = "" if state.is_debug else _write_log(traceback.format_exc())
    if log:
        _tell((Issue("bug", {"log": log}),), state)
    else:
        traceback.print_exc()
    return EXIT_BUG


def _write_log(text: str) -> str:
    """Write a new file that only this account can read, since a traceback may hold item texts; empty where none can be."""
    import tempfile
    import time

    try:
        handle, path = tempfile.mkstemp(".log", f"qbank-{time.strftime('%Y%m%d-%H%M%S')}-")
        with open(handle, "w", encoding="utf-8", errors="replace") as file:  # noqa: PTH123
            file.write(text)
    except OSError:
        return ""
    return path
