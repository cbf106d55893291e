"""Show a set: its forms side by side, how near they came to the targets, what its lines got, and what the bank can still give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command
from qbank.text.bounds import say_bounds
from qbank.text.numbers import written

if TYPE_CHECKING:
    from qbank.domain.codes import Instrument
    from qbank.domain.set_record import FormRecord, LineRecord, SetRecord, TargetRecord
    from qbank.usecases.show_set import ShownSet

TARGET_PLACES = 4


@click.command(cls=Command)
@click.argument("set_code", metavar="SET")
@pass_state
def show(state: State, set_code: str) -> None:
    """Show a set: its forms side by side, and what was asked and got."""
    from qbank.usecases.show_set import read_set, show_set

    with state.session() as session:
        shown = read_set(session, set_code)
    if state.is_json:
        state.print_json(show_set(shown))
        return
    _print_head(state, shown)
    _print_forms(state, shown)
    _print_targets(state, shown.record)
    _print_lines(state, shown.record)
    _print_shared(state, shown.record)
    _say_rest(state, shown.record)


def _print_head(state: State, shown: ShownSet) -> None:
    status = f"{state.phrase(f'set_status.{shown.status}')}, {state.phrase(f'solver.{shown.record.solver.status}')}"
    minutes = written(shown.minutes_total, state.language)
    facts = {"set": shown.code, "blueprint": shown.blueprint, "seed": shown.seed}
    state.say("set.head", **facts, status=status, minutes=minutes)


def _print_forms(state: State, shown: ShownSet) -> None:
    forms = shown.record.forms
    given = {
        quota.instrument: quota.minutes
        for quota in shown.forms[0].instruments
        if quota.minutes or any(form.minutes.get(quota.instrument) for form in forms)
    }
    facts = [_form_facts(state, form, given) for form in forms]
    rows = [[name, *(fact[name] for fact in facts)] for name in facts[0]]
    state.print_table(["form"], rows, labels=_labels(shown.record))


def _form_facts(state: State, form: FormRecord, given: Mapping[Instrument, float]) -> dict[str, str]:
    """Return what a form's column says, by row; every form of a set has the same rows."""
    minutes = {
        state.phrase("form.minutes", instrument=name): (
            f"{written(form.minutes.get(name, 0), state.language)} / {written(limit, state.language)}"
        )
        for name, limit in given.items()
    }
    mean = form.mean_difficulty
    facts = {
        "mean_difficulty": "–" if mean is None else written(mean, state.language, signed=True),
        "difficulties": _counts(form.difficulties),
        "levels": _counts(form.levels),
        "dimensions": _counts(form.dimensions),
        "keys": _counts(form.key_positions),
        "pakets": ", ".join(form.pakets) or "–",
        "evidence": " / ".join(str(form.evidence[kind]) for kind in ("L", "TL", "T")),
        "open": ", ".join(form.open_criteria) or "0",
    }
    return minutes | {state.phrase(f"form.{key}"): value for key, value in facts.items()}


def _print_targets(state: State, record: SetRecord) -> None:
    if record.targets:
        labels = [*_labels(record), *(state.phrase(f"column.{name}") for name in ("deviation", "judged"))]
        rows = [_target_row(state, target) for target in record.targets]
        state.print_table(["target", "asked", "tolerance"], rows, labels=labels)


def _target_row(state: State, target: TargetRecord) -> list[str]:
    from qbank.domain.set_record import TargetVerdict

    def number(value: float) -> str:
        return written(value, state.language, places=TARGET_PLACES)

    said = [state.phrase(f"target.{target.verdict}")]
    if target.bound and target.verdict is not TargetVerdict.BEST:
        said.append(state.phrase("target.bound", bound=number(target.bound)))
    if target.most is not None:
        said.append(state.phrase("target.most", most=number(target.most)))
    asked = [number(target.asked), f"± {number(target.tolerance)}"]
    return [target.name, *asked, *map(number, target.got), number(target.deviation), "; ".join(said)]


def _print_lines(state: State, record: SetRecord) -> None:
    from qbank.domain.places import parts_by_unit
    from qbank.domain.set_record import lines_alike

    rows = [
        [_name(line.line, "; ".join(parts_by_unit(parts))), _asked(state, line), *_amounts(state, line.got)]
        for line, parts in lines_alike(record.lines)
    ]
    state.print_table(["line", "asked"], rows, labels=_labels(record))


def _print_shared(state: State, record: SetRecord) -> None:
    """Print how many items each two forms share; all forms hold every row of the checklist."""
    counts: dict[str, dict[str, str]] = {}
    for row in record.shared:
        if row.instrument != "CL":
            counts.setdefault(f"{row.first} – {row.second}", {})[row.instrument] = str(row.count)
    if counts:
        instruments = list(dict.fromkeys(name for row in counts.values() for name in row))
        rows = [[pair, *(row[name] for name in instruments)] for pair, row in counts.items()]
        state.print_table(["shared"], rows, labels=instruments)


def _say_rest(state: State, record: SetRecord) -> None:
    if rest := record.rest:
        key = "set.rest" if not rest.is_proved else "set.rest_proved" if rest.forms else "set.rest_none"
        state.say(key, forms=rest.forms, line=_name(rest.line, rest.part))


def _labels(record: SetRecord) -> list[str]:
    return [form.label for form in record.forms]


def _name(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _counts(counts: Mapping[str, int]) -> str:
    return " · ".join(f"{name} {count}" for name, count in counts.items()) or "–"


def _amounts(state: State, amounts: Iterable[float]) -> list[str]:
    return [written(amount, state.language) for amount in amounts]


def _asked(state: State, line: LineRecord) -> str:
    return say_bounds(line.minimum, line.maximum, lambda amount: written(amount, state.language))
