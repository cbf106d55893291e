"""Who may do what: rights by role, and when a command needs a person at all."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from qbank.domain.lifecycle import Role
from qbank.errors import Issue


class Right(StrEnum):
    """A deed that not everybody may do."""

    WRITE_ITEMS = "write_items"
    SUBMIT = "submit"
    JUDGE = "judge"
    RETIRE = "retire"
    ISSUE = "issue"
    WITHDRAW = "withdraw"
    RECORD_SITTING = "record_sitting"
    SET_RULES = "set_rules"
    MANAGE_PEOPLE = "manage_people"
    PREPARE = "prepare"
    SET_BODY = "set_body"
    ADOPT_PLAN = "adopt_plan"


_COMMITTEE = frozenset({Role.COMMITTEE, Role.ADMINISTRATOR})
ROLES_BY_RIGHT = {
    Right.WRITE_ITEMS: _COMMITTEE | {Role.AUTHOR},
    Right.SUBMIT: _COMMITTEE | {Role.AUTHOR},
    Right.JUDGE: frozenset({Role.VALIDATOR}),
    Right.RETIRE: _COMMITTEE,
    Right.ISSUE: _COMMITTEE,
    Right.WITHDRAW: _COMMITTEE,
    Right.RECORD_SITTING: _COMMITTEE | {Role.ASSESSOR},
    Right.SET_RULES: frozenset({Role.ADMINISTRATOR}),
    Right.MANAGE_PEOPLE: frozenset({Role.ADMINISTRATOR}),
    Right.PREPARE: _COMMITTEE | {Role.AUTHOR},
    Right.SET_BODY: _COMMITTEE,
    Right.ADOPT_PLAN: _COMMITTEE,
}
# What the audit trail calls a change: its family, and the actions that need another right than their family. People are
# not among them: their use cases ask before they write, since the first administrator changes who may.
_RIGHT_BY_FAMILY = {
    "scheme": Right.PREPARE,
    "plan": Right.PREPARE,
    "blueprint": Right.PREPARE,
    "set": Right.PREPARE,
    "item": Right.WRITE_ITEMS,
    "body": Right.SET_BODY,
}
_RIGHT_BY_ACTION = {
    "body.quorum": Right.SET_RULES,
    "plan.adopt": Right.ADOPT_PLAN,
    "review.submit": Right.SUBMIT,
    "review.approve": Right.JUDGE,
    "review.return": Right.JUDGE,
    "review.retire": Right.RETIRE,
    "set.issue": Right.ISSUE,
    "set.withdraw": Right.WITHDRAW,
    "set.sitting": Right.RECORD_SITTING,
}
# A verdict and the adoption of a plan belong to a person, whether or not the bank has an administrator yet.
ALWAYS_PERSONAL = frozenset({Right.JUDGE, Right.ADOPT_PLAN})


def right_for(action: str) -> Right | None:
    """Return the right that a change needs, by its name in the trail; None for upkeep of the bank itself."""
    return _RIGHT_BY_ACTION.get(action) or _RIGHT_BY_FAMILY.get(action.partition(".")[0])


def check_right(right: Right, person: str, roles: Collection[Role], *, is_managed: bool) -> Issue | None:
    """Return why somebody (nobody: an empty `person`) may not do it, None where they may.

    A bank is managed from its first administrator on; until then everybody who can open it may do all but these.
    """
    if not is_managed and right not in ALWAYS_PERSONAL:
        return None
    allowed = ", ".join(sorted(ROLES_BY_RIGHT[right]))
    if not person:
        return Issue("role.nobody", {"roles": allowed})
    if ROLES_BY_RIGHT[right].isdisjoint(roles):
        return Issue("role.missing", {"person": person, "roles": allowed})
    return None
