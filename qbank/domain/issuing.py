"""The rules of issuing: who answers for a set, and what may stand in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from qbank.domain.lifecycle import Role, SetStatus, VersionStatus
from qbank.errors import Fact, Issue


def check_makers(
    authors: Sequence[str], validators: Sequence[str], roles: Mapping[str, Collection[Role]]
) -> Iterator[Issue]:
    """Yield why these people can't answer for a set: nobody named, one on both sides, one without the role."""
    for people, role in ((authors, Role.AUTHOR), (validators, Role.VALIDATOR)):
        if not people:
            yield Issue("issue.nobody", {"role": role})
        for person in dict.fromkeys(people):
            if role not in roles[person]:
                yield Issue("issue.wrong_role", {"person": person, "role": role})
    for person in sorted(set(authors) & set(validators)):
        yield Issue("issue.both_sides", {"person": person})


def check_contents(
    set_code: str, status: SetStatus, versions: Mapping[tuple[str, int], VersionStatus]
) -> Iterator[Issue]:
    """Yield why a set can't be issued: it was before, or versions (item, number) in it are not approved."""
    if status is not SetStatus.DRAFT:
        yield Issue("issue.not_draft", {"set": set_code, "status": status})
    named = [
        f"{code} v{number} ({status})"
        for (code, number), status in sorted(versions.items())
        if status is not VersionStatus.APPROVED
    ]
    if named:
        facts: dict[str, Fact] = {"set": set_code, "count": len(named), "items": ", ".join(named)}
        yield Issue("issue.not_approved", facts)


def check_issued(set_code: str, status: SetStatus) -> Iterator[Issue]:
    """Yield why a set can't be withdrawn, or sat: only what is issued can."""
    if status is not SetStatus.ISSUED:
        yield Issue("issue.not_issued", {"set": set_code, "status": status})
