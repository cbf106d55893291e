"""Wait for the bank's one writer: in short random pauses, with a word to the user, and not for ever."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable

from qbank.errors import Issue, NotAllowedError

LONGEST_WAIT_SECONDS = 30.0
TELL_AFTER_SECONDS = 2.0
_log = logging.getLogger("qbank.store")


def wait_until(attempt: Callable[[], bool], bank: str, longest_seconds: float) -> None:
    """Repeat an attempt until it succeeds; raises NotAllowedError (`database.busy`) after the longest wait.

    Short random pauses let every writer have its turn, where SQLite's own waiting starves some.
    """
    started = time.monotonic()
    told = False
    while not attempt():
        waited = time.monotonic() - started
        if waited >= longest_seconds:
            raise NotAllowedError(Issue("database.busy", {"database": bank}))
        if waited > TELL_AFTER_SECONDS and not told:
            told = True
            _log.warning("database.waiting")
        time.sleep(random.uniform(0.002, 0.020))
