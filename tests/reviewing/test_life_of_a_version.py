"""draft → in review → approved → retired: by the verdicts of a quorum of people who had no hand in the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from reviewed_banks import (
    APPROVE,
    AUTHOR,
    CODE,
    ITEMS,
    RETURN,
    approve_fully,
    copied_bank,
    fill_bank,
    judge,
    retire,
    statuses,
    store_items,
    submit,
)
from sqlalchemy import Engine

from qbank.domain.actor import Actor
from qbank.domain.lifecycle import Verdict, VersionStatus
from qbank.errors import Fact, Issue, NotAllowedError, NotFoundError, QbankError, UsageMistakeError, Where
from qbank.store.session import session_scope
from qbank.store.settings import review_quorum
from qbank.usecases.bank_items import pool_items
from qbank.usecases.review_history import review_history
from qbank.usecases.review_queue import review_queue
from qbank.usecases.set_quorum import set_quorum

DRAFT, IN_REVIEW, APPROVED, RETIRED = VersionStatus
UNIT = "M.70.MKT00.047.1"
REWORDED = ("Bagian kunjungan Yusuf", "Bagian dari kunjungan Yusuf")
AGAIN = ("Bagian kunjungan Yusuf", "Berapa bagian dari kunjungan Yusuf")


@pytest.fixture
def filled(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Engine]:
    with copied_bank(migrated_sqlite, tmp_path, managed=True) as engine:
        yield engine


@pytest.fixture
def waiting(filled: Engine) -> Engine:
    submit(filled, CODE)
    return filled


def refused(code: str, facts: dict[str, Fact], where: str = CODE) -> tuple[Issue, ...]:
    return (Issue(code, facts, Where(item=where)),)


def expect(
    error: type[QbankError], issues: tuple[Issue, ...], deed: Any, *arguments: Any, **options: Any
) -> None:
    with pytest.raises(error) as told:
        deed(*arguments, **options)

    assert told.value.issues == issues


def test_two_validators_approve_a_submitted_version(bank: Engine, tmp_path: Path) -> None:
    fill_bank(bank, tmp_path)
    before = statuses(bank)
    submit(bank, CODE)
    submitted = statuses(bank)
    first = judge(bank, "dewi", APPROVE, CODE)
    half = statuses(bank)
    second = judge(bank, "eko", APPROVE, CODE)

    assert (before, submitted, half, statuses(bank)) == ([DRAFT], [IN_REVIEW], [IN_REVIEW], [APPROVED])
    assert [(t.approvals, t.quorum, t.after) for t in (*first.touched, *second.touched)] == [
        (1, 2, IN_REVIEW),
        (2, 2, APPROVED),
    ]


def test_one_return_sends_it_back_and_the_round_stays_on_record(waiting: Engine) -> None:
    judge(waiting, "dewi", APPROVE, CODE)
    judge(waiting, "eko", RETURN, CODE, comment="Angka pengecoh tidak masuk akal.", checklist={2: False})
    returned = statuses(waiting)
    submit(waiting, CODE)
    judge(waiting, "eko", APPROVE, CODE)
    one_again = statuses(waiting)
    judge(waiting, "dewi", APPROVE, CODE)

    assert (returned, one_again, statuses(waiting)) == ([DRAFT], [IN_REVIEW], [APPROVED])
    with session_scope(waiting) as session:
        (version,) = review_history(session, CODE)
    assert [(v.round, v.reviewer, v.verdict) for v in version.verdicts] == [
        (1, "dewi", Verdict.APPROVE), (1, "eko", Verdict.RETURN), (2, "eko", Verdict.APPROVE), (2, "dewi", Verdict.APPROVE),
    ]  # fmt: skip
    assert (version.verdicts[1].comment, dict(version.verdicts[1].checklist)) == (
        "Angka pengecoh tidak masuk akal.",
        {2: False},
    )
    assert {v.reviewer for v in version.approved_by} == {"dewi", "eko"}


def test_approving_the_second_version_retires_the_approval_of_the_first(
    waiting: Engine, tmp_path: Path
) -> None:
    approve_fully(waiting, CODE)
    store_items(waiting, tmp_path, AUTHOR, REWORDED)
    side_by_side = statuses(waiting)
    submit(waiting, CODE)
    approve_fully(waiting, CODE, version=2)

    assert (side_by_side, statuses(waiting)) == ([APPROVED, DRAFT], [RETIRED, APPROVED])
    with session_scope(waiting) as session:
        pool = pool_items(session, include_drafts=False)
    assert [(item.draft.code, item.version) for item in pool] == [(CODE, 2)]


def test_submitting_a_newer_version_takes_the_older_out_of_review(waiting: Engine, tmp_path: Path) -> None:
    store_items(waiting, tmp_path, AUTHOR, REWORDED)

    submit(waiting, CODE)

    assert statuses(waiting) == [DRAFT, IN_REVIEW]


@pytest.mark.parametrize("person", [AUTHOR, "citra"])
def test_nobody_judges_what_they_wrote_or_entered(filled: Engine, tmp_path: Path, person: str) -> None:
    """Citra only imported version 2, whose author is another; she may not judge it either."""
    store_items(filled, tmp_path, "citra", REWORDED)
    give_validator_role(filled, AUTHOR)
    submit(filled, CODE)

    expect(
        NotAllowedError,
        refused("review.own_work", {"item": CODE, "person": person, "version": 2}),
        judge, filled, person, APPROVE, CODE, version=2,
    )  # fmt: skip


def test_who_wrote_an_earlier_version_since_the_last_approval_may_not_judge(
    filled: Engine, tmp_path: Path
) -> None:
    store_items(filled, tmp_path, "citra", REWORDED)
    store_items(filled, tmp_path, AUTHOR, AGAIN)
    submit(filled, CODE)

    facts: dict[str, Fact] = {"item": CODE, "person": "citra", "version": 3}
    expect(
        NotAllowedError, refused("review.own_work", facts), judge, filled, "citra", APPROVE, CODE, version=3
    )


def test_who_wrote_before_the_last_approval_may_judge_again(filled: Engine, tmp_path: Path) -> None:
    store_items(filled, tmp_path, "citra", REWORDED)
    submit(filled, CODE)
    approve_fully(filled, CODE, version=2)
    store_items(filled, tmp_path, AUTHOR, AGAIN)
    submit(filled, CODE)

    judged = judge(filled, "citra", APPROVE, CODE, version=3)

    assert [touched.approvals for touched in judged.touched] == [1]


def test_one_person_approves_once(waiting: Engine) -> None:
    judge(waiting, "dewi", APPROVE, CODE)

    facts: dict[str, Fact] = {"item": CODE, "person": "dewi", "version": 1}
    expect(NotAllowedError, refused("review.judged_before", facts), judge, waiting, "dewi", APPROVE, CODE)


def test_a_draft_is_not_judged(filled: Engine) -> None:
    facts: dict[str, Fact] = {"item": CODE, "person": "dewi", "version": 1, "status": "draft"}
    expect(NotAllowedError, refused("review.not_in_review", facts), judge, filled, "dewi", APPROVE, CODE)


def test_what_is_in_review_is_not_submitted_again(waiting: Engine) -> None:
    facts: dict[str, Fact] = {"item": CODE, "version": 1, "status": "in_review"}
    expect(NotAllowedError, refused("review.not_draft", facts), submit, waiting, CODE)


@pytest.mark.parametrize(
    ("number", "code", "more"),
    [(None, "review.which_version", {}), (1, "review.other_version", {"read": 1})],
)
def test_approval_is_for_exactly_the_text_that_was_read(
    waiting: Engine, tmp_path: Path, number: int | None, code: str, more: dict[str, Fact]
) -> None:
    store_items(waiting, tmp_path, AUTHOR, REWORDED)
    submit(waiting, CODE)

    facts: dict[str, Fact] = {"item": CODE, "version": 2, **more}
    expect(NotAllowedError, refused(code, facts), judge, waiting, "dewi", APPROVE, CODE, version=number)


def test_an_approval_leaves_no_point_unmet_and_a_return_has_a_reason(waiting: Engine) -> None:
    expect(
        NotAllowedError,
        refused("review.point_not_met", {"item": CODE, "points": "7, 14"}),
        judge, waiting, "dewi", APPROVE, CODE, checklist={1: True, 7: False, 14: False},
    )  # fmt: skip
    expect(
        NotAllowedError,
        refused("review.no_reason", {"item": CODE}),
        judge, waiting, "dewi", RETURN, CODE, comment=" ",
    )  # fmt: skip


def test_the_quorum_is_the_bodys(waiting: Engine) -> None:
    with session_scope(waiting, write=True) as session:
        usual = review_quorum(session)
        set_quorum(session, Actor("akun", "admin"), 1)

    judge(waiting, "dewi", APPROVE, CODE)

    assert (usual, statuses(waiting)) == (2, [APPROVED])


def test_a_higher_quorum_takes_no_approval_back(waiting: Engine) -> None:
    approve_fully(waiting, CODE)

    with session_scope(waiting, write=True) as session:
        set_quorum(session, Actor("akun", "admin"), 3)

    assert statuses(waiting) == [APPROVED]


def test_a_retired_item_leaves_the_pool_and_is_not_submitted_again(waiting: Engine, tmp_path: Path) -> None:
    approve_fully(waiting, CODE)
    retire(waiting, CODE)
    store_items(waiting, tmp_path, AUTHOR, REWORDED)

    expect(NotAllowedError, refused("review.item_retired", {"item": CODE}), submit, waiting, CODE)
    expect(NotAllowedError, refused("review.item_retired", {"item": CODE}), retire, waiting, CODE)
    with session_scope(waiting) as session:
        assert pool_items(session, include_drafts=True)[0].draft.code != CODE


def test_a_kuk_has_one_approved_observation_point(filled: Engine, tmp_path: Path) -> None:
    second = ITEMS[ITEMS.index("  - code: CL-9101") :].replace("CL-9101", "CL-9102")
    store_items(filled, tmp_path, AUTHOR, (ITEMS, ITEMS.rstrip() + "\n" + second))
    submit(filled, "CL-9101", "CL-9102")
    approve_fully(filled, "CL-9101")
    judge(filled, "dewi", APPROVE, "CL-9102")

    facts: dict[str, Fact] = {"item": "CL-9102", "other": "CL-9101", "criterion": f"{UNIT}/2.1"}
    expect(
        NotAllowedError,
        refused("review.second_point", facts, "CL-9102"),
        judge,
        filled,
        "eko",
        APPROVE,
        "CL-9102",
    )


def test_one_refusal_leaves_all_named_items_as_they_were(filled: Engine) -> None:
    submit(filled, CODE)

    with pytest.raises(NotAllowedError):
        judge(filled, "dewi", APPROVE, CODE, "PG-9102")

    with session_scope(filled) as session:
        assert review_history(session, CODE)[0].verdicts == ()


def test_codes_that_are_not_in_the_bank_are_all_named(filled: Engine) -> None:
    issues = tuple(Issue("item.not_found", {"item": code}) for code in ("PG-0001", "PG-0002"))

    expect(NotFoundError, issues, submit, filled, "PG-0002", CODE, "PG-0001")


def test_a_verdict_on_a_unit_touches_what_waits_for_this_reader(filled: Engine) -> None:
    submitted = submit(filled, unit=UNIT)
    judge(filled, "dewi", APPROVE, "PG-9102")
    token = queue_token(filled)

    judged = judge(filled, "dewi", APPROVE, unit=UNIT, seen=token)

    assert [one.code for one in submitted] == ["CL-9101", CODE, "PG-9102"]
    assert [one.code for one in judged.touched] == ["CL-9101", CODE]
    assert [(issue.code, issue.where.item) for issue in judged.left_out] == [
        ("review.judged_before", "PG-9102")
    ]


def test_a_verdict_on_a_unit_needs_the_queue_that_was_read(filled: Engine, tmp_path: Path) -> None:
    submit(filled, unit=UNIT)
    read = queue_token(filled)
    store_items(filled, tmp_path, AUTHOR, REWORDED)
    submit(filled, CODE)
    found = queue_token(filled)

    issue = Issue("review.other_queue", {"unit": UNIT, "token": found})
    for seen in ("", read):
        expect(NotAllowedError, (issue,), judge, filled, "dewi", APPROVE, unit=UNIT, seen=seen)
    assert read != found


def test_a_version_number_stands_for_one_item_only(filled: Engine) -> None:
    submit(filled, CODE, "PG-9102")

    expect(
        UsageMistakeError, (Issue("review.one_version", {"count": 2}),),
        judge, filled, "dewi", APPROVE, CODE, "PG-9102", version=1,
    )  # fmt: skip


def test_an_unknown_unit_is_told(filled: Engine) -> None:
    expect(NotFoundError, (Issue("review.unknown_unit", {"unit": "X"}),), submit, filled, unit="X")


def test_the_queue_says_how_many_verdicts_lack_and_whose(filled: Engine, tmp_path: Path) -> None:
    store_items(filled, tmp_path, "citra", REWORDED)
    submit(filled, CODE, "PG-9102")
    judge(filled, "dewi", APPROVE, CODE, version=2)

    with session_scope(filled) as session:
        rows = review_queue(session).rows

    assert [
        (row.code, row.version, row.round, row.approved_by, row.missing, row.readers) for row in rows
    ] == [
        (CODE, 2, 1, ("dewi",), 1, ("eko",)),
        ("PG-9102", 1, 1, (), 2, ("citra", "dewi", "eko")),
    ]
    assert all(row.since is not None for row in rows)


def queue_token(engine: Engine) -> str:
    with session_scope(engine) as session:
        return review_queue(session, UNIT).token


def give_validator_role(engine: Engine, code: str) -> None:
    from writing import told_scope

    from qbank.domain.lifecycle import Role
    from qbank.store.models import PersonRole
    from qbank.store.people import get_person

    with told_scope(engine) as session:
        session.add(PersonRole(person_id=get_person(session, code).id, role=Role.VALIDATOR))
