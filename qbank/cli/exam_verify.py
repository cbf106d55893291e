"""Check whether printed files are as they were printed."""

from __future__ import annotations

import dataclasses
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qbank.usecases.known_prints import BankKnowledge
    from qbank.usecases.read_print import FoundPrint
    from qbank.usecases.verify_print import FileVerdict


@click.command(cls=Command)
@click.argument("path", type=click.Path(path_type=Path))
@pass_state
def verify(state: State, path: Path) -> None:
    """Hold a printed folder or file against the bank and its manifest."""
    from qbank.usecases.known_prints import known_files
    from qbank.usecases.read_print import read_print
    from qbank.usecases.verify_print import overall, verify_print

    found = read_print(path)
    verdicts = verify_print(found, known_files(_knowledge(state, found)))
    if state.is_json:
        files = [dataclasses.asdict(verdict) for verdict in verdicts]
        state.print_json({"result": overall(verdicts), "files": files})
    else:
        _print(state, verdicts)
    _end(path, verdicts)


def _knowledge(state: State, found: FoundPrint) -> BankKnowledge:
    """Return what the bank knows; without a bank only the manifest speaks."""
    from qbank.errors import NotFoundError
    from qbank.usecases.known_prints import BankKnowledge, bank_knowledge

    try:
        with state.session() as session:
            return bank_knowledge(session, found.stamps)
    except NotFoundError as error:
        if [issue.code for issue in error.issues] != ["database.missing"]:
            raise
        state.talk("verify.no_bank")
        return BankKnowledge()


def _print(state: State, verdicts: Sequence[FileVerdict]) -> None:
    """Say which documents these are, how many files are as they were printed, and what there is to say of the others."""
    from qbank.documents.identification import WHOLE_SET

    for stamp in dict.fromkeys(
        (v.stamp.set_code, v.stamp.form, v.stamp.snapshot) for v in verdicts if v.stamp
    ):
        key = "verify.whole_set" if stamp[1] == WHOLE_SET else "verify.set"
        state.say(key, set=stamp[0], form=stamp[1], hash=stamp[2])
    said = [(verdict, "; ".join(_phrases(state, verdict))) for verdict in verdicts]
    alike = Counter(phrase for verdict, phrase in said if _is_plain(verdict))
    for phrase, count in alike.items():
        if count > 1:
            state.say("verify.count", count=count, phrase=phrase)
    for verdict, phrase in said:
        if not _is_plain(verdict) or alike[phrase] == 1:
            click.echo(f"{verdict.file}: {phrase}")


def _is_plain(verdict: FileVerdict) -> bool:
    return verdict.state == "unaltered" and not verdict.repacked and not verdict.printed_as


def _phrases(state: State, verdict: FileVerdict) -> list[str]:
    said = [state.phrase(f"file_state.{verdict.state}")]
    if verdict.differs:
        said.append(state.phrase("verify.differs", areas=", ".join(_areas(state, verdict))))
    if verdict.repacked:
        said.append(state.phrase("verify.repacked"))
    if verdict.printed_as:
        said.append(state.phrase("verify.renamed", name=verdict.printed_as))
    return [*said, state.phrase(f"basis.{verdict.basis}")]


def _areas(state: State, verdict: FileVerdict) -> list[str]:
    return [state.phrase(f"area.{area}") for area in verdict.differs]


def _end(path: Path, verdicts: Sequence[FileVerdict]) -> None:
    """End with an error for what is altered (4) or can't be told (3)."""
    from qbank.errors import InputRefusedError, Issue, NotFoundError, Where
    from qbank.usecases.verify_print import FileState, overall

    where = Where(file=str(path))
    bad = [verdict.file for verdict in verdicts if verdict.state is not FileState.UNALTERED]
    match overall(verdicts):
        case FileState.CHANGED:
            raise InputRefusedError(Issue("verify.altered", {"count": len(bad)}, where))
        case FileState.UNKNOWN:
            raise NotFoundError(Issue("verify.unknown", {"count": len(bad)}, where))
