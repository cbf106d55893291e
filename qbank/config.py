"""Settings, read once: options over environment over qbank.toml in the working folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qbank.errors import Issue, UsageMistakeError, Where

SETTINGS_FILE = "qbank.toml"
DEFAULT_DATABASE = "sqlite:///qbank.db"
_NAMES = ("database", "person")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program needs to know of its surroundings."""

    database_url: str
    person: str
    os_account: str


def read_settings(environment: Mapping[str, str], database: str | None, person: str | None) -> Settings:
    """Return the settings; the options given win."""
    file = _read_file(Path(SETTINGS_FILE))
    url = database or environment.get("QBANK_DATABASE_URL") or file.get("database") or DEFAULT_DATABASE
    who = person or environment.get("QBANK_PERSON") or file.get("person") or ""
    return Settings(url, who, _os_account())


def choose_language(arguments: list[str], environment: Mapping[str, str]) -> str:
    """Return "id" or "en": from --lang, QBANK_LANG, or the locale; English otherwise."""
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            return _known(arguments[index + 1])
        if argument.startswith("--lang="):
            return _known(argument.partition("=")[2])
    chosen = environment.get("QBANK_LANG") or environment.get("LC_ALL") or environment.get("LANG")
    return _known(chosen or _locale())


def _locale() -> str:
    import locale

    return locale.getlocale()[0] or ""


def _known(name: str) -> str:
    return "id" if name.lower().startswith(("id", "in_", "indonesian")) else "en"


def _read_file(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    import tomllib

    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageMistakeError(Issue("usage.bad_settings", {"problem": f"{path}: {error}"})) from error
    where = Where(file=str(path))
    known = ", ".join(_NAMES)
    issues = [
        Issue("usage.unknown_setting", {"name": n, "known": known}, where) for n in values if n not in _NAMES
    ]
    if issues:
        raise UsageMistakeError(*issues)
    return {name: str(value) for name, value in values.items()}


def _os_account() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return os.environ.get("USERNAME", "")
