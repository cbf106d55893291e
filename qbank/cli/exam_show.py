"""Show a set: its forms side by side, what its lines asked and got, and what the bank can still give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command


@click.command(cls=Command)
@click.argument("set_code", metavar="SET")
@pass_state
def show(state: State, set_code: str) -> None:
    """Show a set: its forms side by side, and what was asked and got."""
    from qbank.usecases.show_set import show_set

    with state.session() as session:
        found = show_set(session, set_code)
    if state.is_json:
        state.print_json(found)
        return
    solver = state.phrase(f"solver.{found['solver']['status']}")
    state.say(
        "set.head",
        set=found["set"],
        blueprint=found["blueprint"],
        seed=found["seed"],
        status=f"{found['status']}, {solver}",
        minutes=f"{found['minutes_total']:g}",
    )
    record = found["record"]
    _print_forms(state, record["forms"])
    _print_lines(state, record)
    _print_targets(state, record)
    _print_shared(state, record["shared"])
    if rest := record["rest"]:
        key = "set.rest_proved" if rest["is_proved"] else "set.rest"
        state.say(key, forms=rest["forms"], line=_name(rest["line"], rest["part"]))


def _print_forms(state: State, forms: list[dict[str, Any]]) -> None:
    timed = [name for name in forms[0]["minutes"] if any(form["minutes"][name] for form in forms)]
    facts = [_form_facts(state, form, timed) for form in forms]
    rows = [[name, *(fact[name] for fact in facts)] for name in facts[0]]
    state.print_table(["form"], rows, labels=_labels(forms))


def _form_facts(state: State, form: dict[str, Any], timed: list[str]) -> dict[str, str]:
    """Return what a form's column says, by row; every form of a set has the same rows."""
    mean = form["mean_difficulty"]
    evidence = form["evidence"]
    minutes = {state.phrase("form.minutes", instrument=name): f"{form['minutes'][name]:g}" for name in timed}
    facts = {
        "mean_difficulty": "–" if mean is None else f"{mean:+.2f}",
        "difficulties": _counts(form["difficulties"]),
        "levels": _counts(form["levels"]),
        "dimensions": _counts(form["dimensions"]),
        "keys": _counts(form["key_positions"]),
        "pakets": ", ".join(form["pakets"]) or "–",
        "evidence": " / ".join(str(evidence[kind]) for kind in ("L", "TL", "T")),
        "open": ", ".join(form["open_criteria"]) or "0",
    }
    return minutes | {state.phrase(f"form.{key}"): value for key, value in facts.items()}


def _print_lines(state: State, record: dict[str, Any]) -> None:
    rows = [
        [_name(line["line"], line["part"]), _asked(line["minimum"], line["maximum"]), *_amounts(line["got"])]
        for line in record["lines"]
    ]
    state.print_table(["line", "asked"], rows, labels=_labels(record["forms"]))


def _print_targets(state: State, record: dict[str, Any]) -> None:
    rows = [
        [target["name"], f"{target['asked']:g}", f"± {target['tolerance']:g}", *_amounts(target["got"])]
        for target in record["targets"]
    ]
    if rows:
        state.print_table(["target", "asked", "tolerance"], rows, labels=_labels(record["forms"]))


def _print_shared(state: State, shared: list[dict[str, Any]]) -> None:
    """Print how many items each two forms share; all forms hold every row of the checklist."""
    counts: dict[str, dict[str, str]] = {}
    for row in shared:
        if row["instrument"] != "CL":
            counts.setdefault(f"{row['first']} – {row['second']}", {})[row["instrument"]] = str(row["count"])
    if counts:
        instruments = list(dict.fromkeys(name for row in counts.values() for name in row))
        rows = [[pair, *(row[name] for name in instruments)] for pair, row in counts.items()]
        state.print_table(["shared"], rows, labels=instruments)


def _labels(forms: Iterable[dict[str, Any]]) -> list[str]:
    return [form["label"] for form in forms]


def _name(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _counts(counts: Mapping[str, int]) -> str:
    return " · ".join(f"{name} {count}" for name, count in counts.items()) or "–"


def _amounts(amounts: Iterable[float]) -> list[str]:
    return [f"{amount:g}" for amount in amounts]


def _asked(low: float, high: float | None) -> str:
    if high is None:
        return f"≥ {low:g}"
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"
