"""What every command is handed: language, settings, and the bank in a transaction."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from qbank.config import Settings
    from qbank.domain.actor import Actor


@dataclass
class State:
    """State of one run of the command line; the root command fills in the global options."""

    language: str
    is_json: bool = False
    is_debug: bool = False
    database: str | None = None
    person: str | None = None
    _engine: Engine | None = None

    @cached_property
    def settings(self) -> Settings:
        """The settings, read when a command asks for them: help needs none."""
        from qbank.config import read_settings

        return read_settings(os.environ, self.database, self.person)

    @property
    def actor(self) -> Actor:
        """Who acts: --as, and the operating system's account."""
        from qbank.domain.actor import Actor

        return Actor(self.settings.os_account, self.settings.person)

    def engine(self) -> Engine:
        """Return the engine on the bank, which must exist at this program's version, as must who acts."""
        if self._engine is None:
            from qbank.store.migrate import require_current

            require_current(self.new_engine())
            self._require_person()
        assert self._engine is not None
        return self._engine

    def new_engine(self) -> Engine:
        """Return an engine on whatever is, or will be, at the bank's address."""
        from qbank.store.engine import open_engine

        self._listen_to_the_store()
        self._engine = open_engine(self.settings.database_url)
        return self._engine

    def _require_person(self) -> None:
        from qbank.store.people import get_person

        if self.actor.person:
            with self.session() as session:
                get_person(session, self.actor.person)

    def _listen_to_the_store(self) -> None:
        """Pass on what the store says while it waits, in the user's language."""
        import logging

        def talk(record: logging.LogRecord) -> bool:
            self.talk(record.getMessage())
            return False

        log = logging.getLogger("qbank.store")
        log.filters = [talk]

    @contextmanager
    def session(self, *, write: bool = False) -> Iterator[Session]:
        """Open the command's one transaction."""
        from qbank.store.session import session_scope

        with session_scope(self.engine(), write=write) as session:
            yield session

    def close(self) -> None:
        """Let go of the database."""
        if self._engine is not None:
            self._engine.dispose()

    def say(self, key: str, **facts: object) -> None:
        """Print a phrase as a result (stdout), unless the result is JSON."""
        if not self.is_json:
            click.echo(self.phrase(key, **facts))

    def talk(self, key: str, **facts: object) -> None:
        """Tell about work under way (stderr)."""
        click.echo(self.phrase(key, **facts), err=True)

    def say_written(self, file: Path) -> None:
        """Say which file a command wrote."""
        self.say("file.written", file=file)
        if self.is_json:
            self.print_json({"file": str(file)})

    def phrase(self, key: str, **facts: object) -> str:
        """Return a phrase in the user's language."""
        from qbank.text.say import phrase

        return phrase(key, self.language, **facts)

    def print_json(self, data: Any) -> None:
        """Print a result as JSON (stdout)."""
        click.echo(json.dumps(data, ensure_ascii=False, indent=1, default=str))

    def print_table(
        self, columns: list[str], rows: list[list[str]], *, title: str = "", labels: Iterable[str] = ()
    ) -> None:
        """Print a table (stdout) whose headings are catalogue keys `column.*`, then `labels` as they are."""
        from rich.console import Console
        from rich.table import Table

        width = None if sys.stdout.isatty() else 140
        console = Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)
        table = Table(title=title or None, title_justify="left")
        for name in columns:
            table.add_column(self.phrase(f"column.{name}"), overflow="fold")
        for label in labels:
            table.add_column(label, overflow="fold")
        for row in rows:
            table.add_row(*row)
        console.print(table)


pass_state = click.make_pass_decorator(State)
