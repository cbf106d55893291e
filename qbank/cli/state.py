"""What every command is handed: language, settings, and the bank in a transaction."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from qbank.config import Settings
    from qbank.domain.actor import Actor


@dataclass
class State:
    """State of one run of the command line; `settings` are read by the root command."""

    language: str
    is_json: bool = False
    is_debug: bool = False
    settings: Settings | None = None
    engines: list[Engine] = field(default_factory=list)

    @property
    def actor(self) -> Actor:
        """Who acts: --as, and the operating system's account."""
        from qbank.domain.actor import Actor

        assert self.settings is not None
        return Actor(self.settings.os_account, self.settings.person)

    def engine(self, *, must_be_bank: bool = True) -> Engine:
        """Return an engine on the bank; with `must_be_bank` the bank must exist at this program's version."""
        from qbank.store.engine import open_engine
        from qbank.store.migrate import require_current

        assert self.settings is not None
        engine = open_engine(self.settings.database_url)
        self.engines.append(engine)
        if must_be_bank:
            require_current(engine)
            self._require_person(engine)
        return engine

    def _require_person(self, engine: Engine) -> None:
        from qbank.store.people import get_person
        from qbank.store.session import session_scope

        if self.actor.person:
            with session_scope(engine) as session:
                get_person(session, self.actor.person)

    @contextmanager
    def session(self, *, write: bool = False) -> Iterator[Session]:
        """Open the command's one transaction."""
        from qbank.store.session import session_scope

        with session_scope(self.engine(), write=write) as session:
            yield session

    def close(self) -> None:
        """Let go of the databases."""
        for engine in self.engines:
            engine.dispose()

    def say(self, key: str, **facts: object) -> None:
        """Print a phrase as a result (stdout), unless the result is JSON."""
        if not self.is_json:
            click.echo(self.phrase(key, **facts))

    def talk(self, key: str, **facts: object) -> None:
        """Tell about work under way (stderr)."""
        click.echo(self.phrase(key, **facts), err=True)

    def phrase(self, key: str, **facts: object) -> str:
        """Return a phrase in the user's language."""
        from qbank.text.say import phrase

        return phrase(key, self.language, **facts)

    def print_json(self, data: Any) -> None:
        """Print a result as JSON (stdout)."""
        click.echo(json.dumps(data, ensure_ascii=False, indent=1, default=str))

    def print_table(self, columns: list[str], rows: list[list[str]], *, title: str = "") -> None:
        """Print a table (stdout) whose headings are catalogue keys `column.*`."""
        from rich.console import Console
        from rich.table import Table

        console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 140, highlight=False)
        table = Table(title=title or None, title_justify="left")
        for name in columns:
            table.add_column(self.phrase(f"column.{name}"), overflow="fold")
        for row in rows:
            table.add_row(*row)
        console.print(table)


pass_state = click.make_pass_decorator(State)
