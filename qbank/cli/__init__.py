"""The command line: parse, call one use case, print; mistakes end in what / where / how to fix."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from qbank.config import choose_language


def run(arguments: list[str] | None = None) -> NoReturn:
    """Run one command and exit with its code."""
    from qbank.cli.boundary import run_guarded

    for stream in (sys.stdout, sys.stderr):
        # A Windows console may not know every character; better a "?" than a crash.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    given = sys.argv[1:] if arguments is None else arguments
    sys.exit(run_guarded(given, choose_language(given, os.environ)))
