"""Run the command line as a user does, in this process or in one of its own, and look at all that it did."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qbank.errors import Fact, Issue
from qbank.resources import seed_folder
from qbank.text.say import phrase, say_issue

SCHEME = "pemasaran-penjualan-kkni6"
BLUEPRINT = f"{SCHEME}-standar"
SEED = seed_folder()
LANGUAGES = ("id", "en")


@dataclass(frozen=True)
class Ran:
    """What one command gave back."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The result as JSON."""
        return json.loads(self.out)


def run_apart(*arguments: object, cwd: Path, before: Iterable[str] = (), **environment: str) -> Ran:
    """Run the program in a process of its own, in English unless QBANK_LANG says otherwise."""
    command = [*before, sys.executable, "-m", "qbank", *map(str, arguments)]
    ran = subprocess.run(
        command, cwd=cwd, env=clean_environment(environment), capture_output=True, text=True, check=False
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def clean_environment(changes: Mapping[str, str]) -> dict[str, str]:
    """Return this process's environment without what the program reads of it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QBANK_")}
    return {**kept, "QBANK_LANG": "en", **changes}


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return every file below a folder by its path, with its bytes; folders with None."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def told(code: str, language: str, facts: Mapping[str, Fact], **where: Any) -> str:
    """Return the message that a user is to see; a fact `hint` names what the command should resemble."""
    from qbank.errors import Where

    shown = dict(facts)
    if shown.get("hint"):
        shown["hint"] = phrase("usage.hint", language, names=shown["hint"])
    return say_issue(Issue(code, shown, Where(**where)), language) + "\n"
