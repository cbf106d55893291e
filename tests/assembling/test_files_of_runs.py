"""A run is kept as a file that is read back whole, or refused with the place of each fault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from assembling_banks import with_blueprint
from run_files import MAKER, full_problem, read, run_of

from qbank.assembly.run import AssemblyRun, Maker, check_repeated, solve_again
from qbank.assembly.run_file import write_run
from qbank.domain.set_record import SolverStatus
from qbank.errors import InputRefusedError
from qbank.formats.yaml.load import load_mapping
from qbank.shaping.validate import validate

RUN = run_of(full_problem())
IMPOSSIBLE = run_of(with_blueprint(full_problem(), must_use=("PG-0006", "PG-0007"), forms=1))
FILE = write_run(RUN).decode()
BAD: tuple[object, ...] = (-1, 10**400, "X", [])
SISTERS = json.dumps(RUN.outcome.forms[0][-2:])[1:-1].replace(" ", "")
HERE = Maker("qbank 9", "HiGHS 9")


@pytest.mark.parametrize("run", [RUN, IMPOSSIBLE], ids=["found", "impossible"])
def test_what_is_written_is_read_and_solved_alike(run: AssemblyRun) -> None:
    data = write_run(run)

    again = read(data)

    assert again == run
    assert write_run(again) == data
    assert solve_again(again)[0] == run.outcome


def test_the_two_runs_came_out_otherwise() -> None:
    """The control of the test above."""
    assert (RUN.outcome.status, len(RUN.outcome.forms)) == (SolverStatus.PROVED, 2)
    assert (IMPOSSIBLE.outcome.status, IMPOSSIBLE.outcome.forms) == (SolverStatus.IMPOSSIBLE_PROVED, ())
    assert len(IMPOSSIBLE.outcome.reasons) > 1


def test_another_layout_of_the_same_file_is_no_change() -> None:
    top = json.loads(FILE)
    top["problem"]["items"].reverse()

    assert read(json.dumps(top, indent=4).encode()) == RUN


FAULTS = {
    "unknown KUK": ('"criteria":["U1/1.2"]', '"criteria":["U1/9.9"]', "run.unknown_name", "criteria.1"),
    "no KUK": ('"criteria":["U1/1.2"]', '"criteria":[]', "run.without_criterion", "criteria"),
    "duplicate item": ('"code":"PG-0005"', '"code":"PG-0001"', "run.twice", "code"),
    "wrong kind": ('"code":"PG-0005"', '"code":"ES-0005"', "run.item_kind", "kind"),
    "no number": ('"minutes":1.5', '"minutes":"lama"', "field.number", "minutes"),
    "not a number": ('"minutes":1.5', '"minutes":NaN', "run.number", "minutes"),
    "negative": ('"minutes":1.5', '"minutes":-1', "run.number", "minutes"),
    "no such key": ('"key":2', '"key":5', "run.number", "key"),
    "measured wrongly": ('"difficulty":-0.6', '"difficulty":-60', "run.number", "calibration.difficulty"),
    "unknown field": ('"minutes":1.5', '"menit":1.5', "field.unknown", "menit"),
    "missing field": ('"version":1,', "", "field.missing", "version"),
    "unknown choice": ('"kind":"multiple_choice"', '"kind":"esai"', "field.choice", "kind"),
    "unknown job group": ('"job_group":"G1"', '"job_group":"G9"', "run.unknown_name", "job_group"),
    "foreign element": ('"code":"U1/1"', '"code":"U2/1"', "run.part_elsewhere", "code"),
    "unit without place": ('"units":["U2"]', '"units":["U3"]', "run.unknown_name", "units.1"),
    "need of unknown KUK": ('"criterion":"U2/1.1"', '"criterion":"U2/1.7"', "run.unknown_name", "criterion"),
    "need of too much": ('"pieces":1', '"pieces":3', "run.number", "pieces"),
    "impossible blueprint": ('"maximum":4', '"maximum":3', "blueprint.bounds", "minimum"),
    "too large a number": ('"maximum":4', f'"maximum":{10**400}', "blueprint.too_large", "maximum"),
    "wrong seed": ('"seed":3', '"seed":-3', "run.number", "seed"),
    "too many forms": ('"forms": 2,\n"problem"', '"forms": 27,\n"problem"', "run.number", "forms"),
    "a form too many": ('"forms": [\n', '"forms": [\n[],\n', "run.outcome", "forms"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_line_and_field(fault: str) -> None:
    old, new, code, field = FAULTS[fault]
    before, found, after = FILE.partition(old)
    assert found

    with pytest.raises(InputRefusedError) as refused:
        read((before + new + after).encode())

    issue = next(issue for issue in refused.value.issues if issue.code == code)
    assert issue.where.field.endswith(field)
    assert issue.where.line == before.count("\n") + 1


def test_an_item_is_named_where_it_is_faulty() -> None:
    with pytest.raises(InputRefusedError) as refused:
        read(FILE.replace('"code":"PG-0005","version":1', '"code":"PG-0005","version":0').encode())

    (issue,) = refused.value.issues
    assert (issue.where.item, issue.where.field) == ("PG-0005", "problem.items.5.version")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"key":2', '"key":1'),
        (SISTERS, ",".join(reversed(SISTERS.split(",")))),
        ('"maximum":60', '"maximum":61'),
        ('"seed":3', '"seed":4'),
        ('"sha256": "', '"sha256": "0'),
    ],
)
def test_a_sound_change_by_hand_is_told(old: str, new: str) -> None:
    assert old in FILE

    with pytest.raises(InputRefusedError) as refused:
        read(FILE.replace(old, new, 1).encode())

    assert [issue.code for issue in refused.value.issues] == ["run.altered"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"name: kecil\nscheme: kecil\n", "run.foreign"),
        (FILE.replace('"version": "1"', '"version": "2"').encode(), "run.version"),
        (FILE.encode()[:-200], "yaml.syntax"),
        (FILE.replace('"forms": 2,', '"forms": 2, "forms": 3,').encode(), "yaml.duplicate_key"),
        (b"[" * 5000, "yaml.too_deep"),
        (b"[]", "yaml.not_mapping"),
        (b" ", "file.empty"),
        (b"PK\x03\x04\xff", "file.not_text"),
    ],
)
def test_what_is_no_such_file_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(InputRefusedError) as refused:
        read(data)

    assert refused.value.issues[0].code == code


def test_nothing_that_may_stand_in_a_file_ends_in_a_fault() -> None:
    """Every kind of part is replaced by what may not be there: it is refused, or solved like any other problem."""
    top = json.loads(FILE)
    results = [_tried(_put(top, path, bad)) for path in _one_of_each(top) for bad in BAD]

    assert len(results) > 250
    assert set(results) == {"refused", "solved"}


def _tried(top: dict[str, Any]) -> str:
    """Read and solve a file as if it had been written so, with a digest of its own."""
    loaded, source = load_mapping(json.dumps(top).encode())
    head = ("format", "version", "secrecy", "sha256")
    run = validate(AssemblyRun, {name: loaded[name] for name in loaded if name not in head}, source)
    if isinstance(run, list):
        return "refused"
    try:
        solve_again(read(write_run(run)))
    except InputRefusedError:
        return "refused"
    return "solved"


def _one_of_each(top: dict[str, Any]) -> list[tuple[str | int, ...]]:
    kinds = {tuple("" if isinstance(part, int) else part for part in path): path for path in _paths(top)}
    return list(kinds.values())


def _paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    entries: Any = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for name, part in entries:
        yield from _paths(part, (*path, name))


def _put(value: Any, path: tuple[str | int, ...], new: object) -> Any:
    if not path:
        return new
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = _put(value[path[0]], path[1:], new)
    return copy


def test_a_repeat_that_differs_names_forms_and_versions() -> None:
    first, second = RUN.outcome.forms
    versions = {
        "program": "qbank 0",
        "solver": "HiGHS 0",
        "program_here": "qbank 9",
        "solver_here": "HiGHS 9",
    }

    (forms,) = check_repeated(RUN, replace(RUN.outcome, forms=(first, second[::-1])), HERE)
    (count,) = check_repeated(RUN, IMPOSSIBLE.outcome, HERE)
    (reasons,) = check_repeated(IMPOSSIBLE, replace(IMPOSSIBLE.outcome, reasons=()), HERE)

    assert (forms.code, forms.facts) == ("run.other_forms", {"labels": "B", **versions})
    assert (count.code, count.facts) == ("run.other_count", {"before": 2, "after": 0, **versions})
    assert (reasons.code, reasons.facts) == ("run.other_reasons", versions)
    assert check_repeated(RUN, replace(RUN.outcome, status=SolverStatus.WITHIN_TOLERANCE), MAKER) == ()
    assert check_repeated(IMPOSSIBLE, IMPOSSIBLE.outcome, HERE) == ()
