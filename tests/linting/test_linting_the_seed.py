"""The starter bank keeps the rules: no error, few warnings, each with its reason, and keys that nothing gives away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import pytest
from sqlalchemy import Engine

from qbank.domain.actor import Actor
from qbank.domain.items import ItemDraft, Task
from qbank.domain.scheme import SchemeFacts
from qbank.errors import Severity
from qbank.formats.yaml.items import read_items_yaml
from qbank.resources import seed_folder
from qbank.store.engine import open_engine
from qbank.store.session import session_scope
from qbank.usecases.import_scheme import import_scheme, read_scheme_file
from qbank.usecases.lint_items import LintReport, lint_files

SCHEME = seed_folder() / "schemes" / "kualifikasi-6-pemasaran-penjualan.txt"
MOST_WARNED = 0.02
MOST_LONGEST = 0.35


@pytest.fixture(scope="module")
def scheme_bank(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    path = tmp_path_factory.mktemp("lint") / "bank.db"
    path.write_bytes(migrated_sqlite.read_bytes())
    engine = open_engine(f"sqlite:///{path}")
    with session_scope(engine, write=True) as session:
        import_scheme(session, Actor("pengujian"), read_scheme_file(SCHEME), SchemeFacts(code="contoh"))
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def report(scheme_bank: Engine) -> LintReport:
    with session_scope(scheme_bank) as session:
        return lint_files(session, [seed_folder() / "items"])


def test_the_seed_has_no_error(report: LintReport) -> None:
    errors = [f.issue for f in report.findings if f.issue.severity is Severity.ERROR]

    assert errors == []
    assert report.items >= 300


def test_every_warning_has_its_reason_in_the_file(report: LintReport) -> None:
    open_warnings = [f.issue for f in report.findings if f.issue.severity is Severity.WARNING]

    assert open_warnings == []
    assert report.warned_items <= MOST_WARNED * report.items


def test_every_task_says_when_the_assessor_comes_and_that_is_where_a_step_begins_or_the_task_ends() -> None:
    drafts = [draft for path in seed_folder().glob("items/paket-*/*.yaml") for draft in drafts_in(path)]
    tasks = {draft.code: draft for draft in drafts if isinstance(draft.content, Task)}

    comes = {code: unwatched_minutes(draft) for code, draft in tasks.items()}

    assert sorted(comes.values()) == [0] * 3 + [36] * 3 + [55] * 3 + [75] * 3
    assert [code for code, minute in comes.items() if minute not in step_ends(tasks[code])] == []


def drafts_in(path: Path) -> list[ItemDraft]:
    return [draft for draft, _ in read_items_yaml(path.read_bytes()).items]


def unwatched_minutes(draft: ItemDraft) -> float:
    """Return the minute of a task at which the assessor comes."""
    assert isinstance(draft.content, Task)
    assert draft.minutes is not None
    assert draft.content.watched_minutes is not None
    return draft.minutes - draft.content.watched_minutes


def step_ends(draft: ItemDraft) -> list[int]:
    """Return the minutes at which a task's steps begin and the last one ends, as their texts say."""
    assert isinstance(draft.content, Task)
    named = [re.match(r"\((\d+) menit\)", step.text.strip()) for step in draft.content.steps]
    return list(accumulate((int(one[1]) for one in named if one), initial=0))


def test_keys_are_not_given_away_by_length_or_place(report: LintReport) -> None:
    shares = {
        letter: count / sum(counts.values())
        for counts in report.keys.positions.values()
        for letter, count in counts.items()
    }

    assert report.keys.longest_share <= MOST_LONGEST
    assert sorted(shares) == ["a", "b", "c", "d"]
    assert all(0.2 <= share <= 0.3 for share in shares.values())


def test_the_same_files_with_faults_are_found(scheme_bank: Engine, tmp_path: Path) -> None:
    source = seed_folder() / "items" / "M.70.MKT00.003.2" / "multiple_choice.yaml"
    text = source.read_text(encoding="utf-8")
    (tmp_path / "changed.yaml").write_text(
        text.replace("reference:", "# reference:").replace("code: PG-01", "code: PG-71"), encoding="utf-8"
    )

    with session_scope(scheme_bank) as session:
        changed = lint_files(session, [source, tmp_path / "changed.yaml"])

    rules = {finding.rule for finding in changed.findings}
    assert {"near_copies", "reference"} <= rules
    assert changed.count(Severity.ERROR) >= 10
