"""Compare a scheme of the bank with another wording of it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from qbank.domain.scheme import SchemeDraft
from qbank.domain.scheme_diff import (
    NOTHING_DECLARED,
    DeclaredChanges,
    SchemeDiff,
    check_declared,
    diff_schemes,
)
from qbank.errors import InputRefusedError
from qbank.formats.yaml.revision_map import read_revision_map
from qbank.store import schemes
from qbank.usecases.import_scheme import read_scheme_file
from qbank.usecases.read_file import read_file


def read_map_file(path: Path | None) -> DeclaredChanges:
    """Read what a person says of the changes; without a file nothing is said."""
    if path is None:
        return NOTHING_DECLARED
    declared, issues = read_revision_map(read_file(path))
    if declared is None:
        raise InputRefusedError(*(issue.in_file(str(path)) for issue in issues))
    return declared


def scheme_named(session: Session, name: str) -> SchemeDraft:
    """Return a scheme of the bank by its code, or a file's where the name ends like one."""
    path = Path(name)
    if path.suffix.lower() in {".txt", ".yaml", ".yml"}:
        return read_scheme_file(path)
    return schemes.scheme_draft(schemes.get_scheme(session, name))


def compare_schemes(old: SchemeDraft, new: SchemeDraft, declared: DeclaredChanges) -> SchemeDiff:
    """Return what differs; raises InputRefusedError where the map names what stands in neither scheme."""
    if issues := tuple(check_declared(old, new, declared)):
        raise InputRefusedError(*issues)
    return diff_schemes(old, new, declared)
