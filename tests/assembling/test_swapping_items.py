"""A person may swap an item of a draft set: what breaks a line is refused by name, and all else stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from small_exam_banks import (
    ACTOR,
    BLUEPRINT,
    DAY,
    assemble,
    bring_to,
    copied_small_bank,
    fill_small_bank,
    import_text,
    questions,
    reword,
    shown,
)
from sqlalchemy import Engine, event, select
from writing import told_scope

from qbank.assembly.swap import Proposal
from qbank.domain.form_snapshot import FormSnapshot
from qbank.domain.items import MultipleChoice
from qbank.domain.lifecycle import SetStatus, VersionStatus
from qbank.errors import (
    InputRefusedError,
    Issue,
    NoSolutionError,
    NotAllowedError,
    NotFoundError,
    QbankError,
)
from qbank.formats.json.snapshot import read_snapshot
from qbank.store.engine import open_engine
from qbank.store.items import items_by_code
from qbank.store.models import AuditEvent
from qbank.store.session import session_scope
from qbank.store.sets import get_form
from qbank.usecases.propose_swap import propose_swap
from qbank.usecases.redraw_form import Redraw, redraw_form
from qbank.usecases.standing_form import read_standing_form
from qbank.usecases.swap_item import Swap, swap_item

SET = "kecil-001"
SHUFFLED = BLUEPRINT.replace("minutes: 8}", "minutes: 8, shuffle_options: true}")


def prepare(bank: Engine, folder: Path, text: str = BLUEPRINT, **changes: str) -> Engine:
    """Give a small bank a draft set of two forms."""
    import_text(bank, folder, text, **changes)
    assert assemble(bank) == SET
    return bank


@pytest.fixture
def small_bank(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Engine]:
    with copied_small_bank(migrated_sqlite, tmp_path / "small.db") as engine:
        yield engine


@pytest.fixture
def draft_set(small_bank: Engine, tmp_path: Path) -> Engine:
    return prepare(small_bank, tmp_path)


def snapshot_of(bank: Engine, label: str) -> FormSnapshot:
    with session_scope(bank) as session:
        return read_snapshot(get_form(session, SET, label).snapshot)


def proposals(bank: Engine, item: str, label: str = "A", **wishes: Any) -> tuple[Proposal, ...]:
    with session_scope(bank) as session:
        return propose_swap(session, SET, label, item, **wishes)


def swap(bank: Engine, old: str, new: str, label: str = "A", **wishes: bool) -> None:
    with session_scope(bank, write=True) as session:
        swap_item(session, ACTOR, Swap(SET, label, old, new, **wishes))


def refusal(bank: Engine, old: str, new: str, label: str = "A") -> tuple[str, str]:
    """The error's class and the code of its first issue; nothing may have changed."""
    before = shown(bank, SET)
    with pytest.raises(QbankError) as caught:
        swap(bank, old, new, label)
    assert shown(bank, SET) == before
    return type(caught.value).__name__, caught.value.issues[0].code


def test_every_proposal_keeps_its_word(draft_set: Engine) -> None:
    """What fits goes in, what misses is refused with just the lines that were named."""
    outcomes = set()
    for item in questions(draft_set, SET)[0]:
        for proposal in proposals(draft_set, item):
            wish = Swap(SET, "A", item, proposal.item.code)
            with session_scope(draft_set, write=True) as session:
                if proposal.breaks:
                    with pytest.raises(InputRefusedError) as caught:
                        swap_item(session, ACTOR, wish)
                    assert caught.value.issues[1:] == proposal.breaks
                else:
                    swap_item(session, ACTOR, wish)
                session.rollback()
            outcomes.add(bool(proposal.breaks))
    assert outcomes == {False, True}


def test_the_likest_items_come_first_and_those_of_the_sister_do_not(draft_set: Engine) -> None:
    first, second = questions(draft_set, SET)
    held = {*first, *second}

    found = proposals(draft_set, first[0])

    criterion = snapshot_of(draft_set, "A").items_of(found[0].item.instrument)[0].criteria
    fitting = [proposal.item for proposal in found if not proposal.breaks]
    assert fitting[0].criteria == tuple(map(str, criterion))
    assert len(found) == 5
    assert held.isdisjoint(proposal.item.code for proposal in found)
    banned = fitting[0].code
    again = proposals(draft_set, first[0], bans=[banned])
    assert banned not in [proposal.item.code for proposal in again]


def fitting_swap(bank: Engine, label: str = "A") -> tuple[str, str]:
    """The first question of a form and the item that fits its place best."""
    old = questions(bank, SET)["AB".index(label)][0]
    return old, next(p.item.code for p in proposals(bank, old, label) if not p.breaks)


def test_a_swap_changes_one_item_and_tells_it(bank: Engine, tmp_path: Path) -> None:
    fill_small_bank(bank)
    prepare(bank, tmp_path)
    old, new = fitting_swap(bank)
    before, sister = snapshot_of(bank, "A"), snapshot_of(bank, "B")

    swap(bank, old, new)

    after = snapshot_of(bank, "A")
    assert {item.code for item in before.items} - {item.code for item in after.items} == {old}
    assert {item.code for item in after.items} - {item.code for item in before.items} == {new}
    assert replace(after, items=()) == replace(before, items=())
    assert snapshot_of(bank, "B") == sister
    names = [str(item.criteria[0]) for item in after.items_of(after.items[3].instrument)]
    assert names == sorted(names)
    with session_scope(bank) as session:
        told = session.scalars(select(AuditEvent).where(AuditEvent.action == "set.swap")).one()
        stored = get_form(session, SET, "A").snapshot_sha256
    assert (told.subject, told.before["items"], told.after["items"]) == (SET, [old], [new])
    assert (told.after["form"], told.after["snapshot"]) == ("A", stored)
    assert told.before["snapshot"] != stored


def test_the_record_tells_the_forms_as_they_stand(draft_set: Engine) -> None:
    """A swap to and fro gives the record that assembly gave; in between it is another."""
    old, new = fitting_swap(draft_set)
    before = shown(draft_set, SET)

    swap(draft_set, old, new)
    between = shown(draft_set, SET)
    swap(draft_set, new, old)

    assert shown(draft_set, SET) == before
    assert between["record"]["forms"] != before["record"]["forms"]
    assert between["record"]["forms"][1] == before["record"]["forms"][1]
    assert (between["record"]["seed"], between["record"]["pool_sha256"]) == (
        before["record"]["seed"],
        before["record"]["pool_sha256"],
    )


def test_the_stored_rows_are_those_of_the_snapshot(draft_set: Engine) -> None:
    old, new = fitting_swap(draft_set)

    swap(draft_set, old, new)

    with session_scope(draft_set) as session:
        standing = read_standing_form(session, SET, "A", include_drafts=False)
    assert standing.codes == {item.code for item in standing.snapshot.items}
    assert standing.pool.items.keys() >= standing.codes


def test_questions_that_stay_keep_their_options_and_the_new_one_is_shuffled(
    small_bank: Engine, tmp_path: Path
) -> None:
    prepare(small_bank, tmp_path, SHUFFLED)
    old, new = fitting_swap(small_bank)

    def options(code: str) -> list[str]:
        content = next(item.content for item in snapshot_of(small_bank, "A").items if item.code == code)
        assert isinstance(content, MultipleChoice)
        return [option.text for option in content.options]

    staying = questions(small_bank, SET)[0][1:]
    before = {code: options(code) for code in staying}

    swap(small_bank, old, new)

    assert {code: options(code) for code in staying} == before
    keys = [item.key for item in snapshot_of(small_bank, "A").items if item.key]
    assert sorted(keys) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("status", "facts"),
    [(SetStatus.ISSUED, {}), (SetStatus.WITHDRAWN, {"withdrawn_reason": "uji"})],
    ids=["issued", "withdrawn"],
)
def test_an_issued_set_is_frozen(draft_set: Engine, status: SetStatus, facts: dict[str, str]) -> None:
    old, new = fitting_swap(draft_set)
    bring_to(draft_set, SET, status, **facts)

    assert refusal(draft_set, old, new) == ("NotAllowedError", "swap.frozen")
    with pytest.raises(NotAllowedError):
        proposals(draft_set, old)
    with pytest.raises(NotAllowedError):
        redraw_form(draft_set, ACTOR, Redraw(SET, "A", frozenset({old})))


def test_what_can_not_be_swapped_is_told_with_its_reason(draft_set: Engine) -> None:
    first, second = questions(draft_set, SET)
    old = first[0]
    free = next(p.item.code for p in proposals(draft_set, old))
    with told_scope(draft_set) as session:
        items_by_code(session, [free])[free].versions[-1].status = VersionStatus.DRAFT

    assert refusal(draft_set, "CL-0001", "CL-0002") == ("NotAllowedError", "swap.checklist_row")
    assert refusal(draft_set, "PG-9999", free) == ("NotFoundError", "swap.not_in_form")
    assert refusal(draft_set, second[0], free) == ("NotFoundError", "swap.not_in_form")
    assert refusal(draft_set, old, "PG-9999") == ("NotFoundError", "item.not_found")
    assert refusal(draft_set, old, free) == ("NotAllowedError", "swap.not_available")
    assert refusal(draft_set, old, first[1]) == ("NotAllowedError", "swap.stands_already")
    assert refusal(draft_set, old, second[0]) == ("NotAllowedError", "swap.held_elsewhere")
    assert refusal(draft_set, old, "PW-0005") == ("NotAllowedError", "swap.other_instrument")
    assert refusal(draft_set, old, free, "C") == ("NotFoundError", "set.no_form")


def test_an_interview_that_leaves_a_kuk_open_is_refused_by_its_name(draft_set: Engine) -> None:
    (old,) = questions(draft_set, SET, "PW")[0]

    with pytest.raises(InputRefusedError) as caught:
        swap(draft_set, old, "PW-0005")

    head = caught.value.issues[0]
    assert head == Issue("swap.breaks_lines", {"old": old, "new": "PW-0005", "form": "A", "lines": 2})
    assert [issue.facts["criterion"] for issue in caught.value.issues[1:]] == [
        "A.01.001.1/1.2",
        "A.01.001.1/2.1",
    ]


def test_what_earlier_sets_bar_does_not_come_in_by_hand(small_bank: Engine, tmp_path: Path) -> None:
    """The second set takes other questions, is issued, and its questions rest; the first may not take them."""
    prepare(small_bank, tmp_path, reuse="{cooldown_days: 30, instruments: [DPT-PG]}")
    old, _ = fitting_swap(small_bank)
    import_text(
        small_bank, tmp_path, never_use=str([code for form in questions(small_bank, SET) for code in form])
    )
    other = assemble(small_bank, 2, forms=1)
    used = questions(small_bank, other)[0]
    bring_to(small_bank, other, SetStatus.ISSUED)

    assert {refusal(small_bank, old, code) for code in used} == {("NotAllowedError", "swap.barred")}
    assert not {p.item.code for p in proposals(small_bank, old)} & set(used)


def test_of_equally_like_items_the_least_used_are_proposed(draft_set: Engine) -> None:
    """Another set of two forms is issued: eight questions have been used once."""
    other = assemble(draft_set, 2)
    bring_to(draft_set, other, SetStatus.ISSUED)
    used = {code for form in questions(draft_set, other) for code in form}
    old = questions(draft_set, SET)[0][0]

    found = [proposal for proposal in proposals(draft_set, old) if not proposal.breaks]

    assert {p.item.code: p.uses for p in found} == {p.item.code: int(p.item.code in used) for p in found}
    likest = [p.uses for p in found if p.item.criteria == found[0].item.criteria]
    assert likest == sorted(likest)
    assert {p.uses for p in found} == {0, 1}


def test_what_was_wrong_before_does_not_stop_a_swap(small_bank: Engine, tmp_path: Path) -> None:
    """Another set with the same questions was issued meanwhile: they leave one by one."""
    prepare(small_bank, tmp_path, reuse="{cooldown_days: 30, instruments: [DPT-PG]}")
    other = assemble(small_bank, day=DAY.replace(day=6))
    assert questions(small_bank, other) == questions(small_bank, SET)
    bring_to(small_bank, other, SetStatus.ISSUED)
    old, new = fitting_swap(small_bank)

    swap(small_bank, old, new)

    assert new in questions(small_bank, SET)[0]
    assert refusal(small_bank, new, old) == ("NotAllowedError", "swap.barred")


def test_items_that_stay_keep_their_version_and_the_new_one_comes_as_approved(draft_set: Engine) -> None:
    old, new = fitting_swap(draft_set)
    stays = questions(draft_set, SET)[0][1]
    reword(draft_set, stays, new)

    swap(draft_set, old, new)

    versions = {item.code: item.version for item in snapshot_of(draft_set, "A").items}
    assert (versions[stays], versions[new]) == (1, 2)


def test_a_form_is_drawn_again_around_what_stays_and_leaves(bank: Engine, tmp_path: Path) -> None:
    fill_small_bank(bank)
    prepare(bank, tmp_path)
    first, second = questions(bank, SET)
    drop, keep = frozenset(first[:2]), frozenset(first[2:3])
    free = next(p.item.code for p in proposals(bank, first[0]))
    sister = snapshot_of(bank, "B")

    redrawn = redraw_form(bank, ACTOR, Redraw(SET, "A", drop | {free}, keep))

    after = questions(bank, SET)[0]
    assert keep <= set(after)
    assert set(after).isdisjoint(drop | {free} | set(second))
    assert drop <= set(redrawn.left)
    assert {code for code in redrawn.came if code.startswith("PG")} == set(after) - set(first)
    assert snapshot_of(bank, "B") == sister
    assert {tuple(form["coverage"]["open"]) for form in shown(bank, SET)["forms"]} == {()}


@pytest.mark.parametrize(
    ("change", "error", "code"),
    [
        (lambda first, rest: Redraw(SET, "A", frozenset({first, *rest})), NoSolutionError, ""),
        (lambda first, _: Redraw(SET, "A", frozenset({first}), frozenset({first})), NotAllowedError, "swap.kept_and_dropped"),
        (lambda first, _: Redraw(SET, "A", frozenset({first}), frozenset({"PG-9999"})), NotFoundError, "item.not_found"),
        (lambda *_: Redraw(SET, "A", frozenset({"CL-0001"})), NotAllowedError, "swap.checklist_row"),
    ],
    ids=["nothing left", "kept and dropped", "unknown", "checklist"],
)  # fmt: skip
def test_a_form_that_can_not_be_drawn_again_stays(
    change: Callable[[str, list[str]], Redraw], error: type[QbankError], code: str, draft_set: Engine
) -> None:
    first = questions(draft_set, SET)[0][0]
    rest = [f"PG-{number:04}" for number in range(1, 19)]
    before = shown(draft_set, SET)

    with pytest.raises(error) as caught:
        redraw_form(draft_set, ACTOR, change(first, rest))

    assert caught.value.issues[0].code.startswith(code)
    assert shown(draft_set, SET) == before


def test_a_form_that_somebody_changed_while_it_was_drawn_stays_as_they_left_it(draft_set: Engine) -> None:
    """The other swap comes between reading and storing."""
    old, new = fitting_swap(draft_set)
    colleague = open_engine(str(draft_set.url))

    @event.listens_for(draft_set, "commit", once=True)
    def _swap_meanwhile(_connection: object) -> None:
        swap(colleague, old, new)

    with pytest.raises(NotAllowedError) as caught:
        redraw_form(draft_set, ACTOR, Redraw(SET, "A", frozenset({old})))

    colleague.dispose()
    assert caught.value.issues == (Issue("swap.changed_meanwhile", {"set": SET}),)
    assert new in questions(draft_set, SET)[0]


def test_a_swap_keeps_the_targets_that_the_forms_were_balanced_on(small_bank: Engine, tmp_path: Path) -> None:
    """The blueprint leaves the difficulty to the bank; the bank became harder since, the forms are not to."""
    target = "[{name: Kesukaran, measure: difficulty, instruments: [DPT-PG], tolerance: 0.2}]"
    prepare(small_bank, tmp_path, targets=target)
    (asked,) = (row["asked"] for row in shown(small_bank, SET)["record"]["targets"])
    old = questions(small_bank, SET)[0][0]
    fitted = [proposal for proposal in proposals(small_bank, old) if not proposal.breaks]
    held = {code for form in questions(small_bank, SET) for code in form}
    with told_scope(small_bank) as session:
        for code, item in items_by_code(session).items():
            if code not in held:
                item.versions[-1].calibration = {"difficulty": 5.0}

    found = proposals(small_bank, old)

    assert fitted
    assert {issue.facts["target"] for p in found for issue in p.breaks if "target" in issue.facts} == {
        "Kesukaran"
    }
    assert all(proposal.breaks for proposal in found)
    assert [row["asked"] for row in shown(small_bank, SET)["record"]["targets"]] == [asked]
    (row,) = (row for row in shown(small_bank, SET)["targets"] if row["name"] == "Kesukaran")
    assert max(abs(value - asked) for value in row["got"]) <= row["tolerance"] == 0.2
