"""Coverage in the terminal, or as JSON."""

from __future__ import annotations

from datetime import datetime

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command


@click.command(cls=Command)
@click.argument("scheme")
@click.option("--set", "set_code", metavar="SET")
@click.option("--form", "label", default="A")
@click.option("--include-drafts", is_flag=True)
@pass_state
def coverage(state: State, scheme: str, set_code: str | None, label: str, *, include_drafts: bool) -> None:
    """Show what evidence there is for each KUK, and what to write next."""
    from qbank.cli.coverage_data import coverage_data
    from qbank.cli.coverage_tables import print_coverage, print_writing_list
    from qbank.usecases.list_what_to_write import list_what_a_form_lacks, list_what_to_write
    from qbank.usecases.measure_coverage import measure_bank_coverage, measure_set_coverage

    day = datetime.now().date()
    with state.session() as session:
        if set_code:
            found = measure_set_coverage(session, scheme, set_code, label)
            writing = list_what_a_form_lacks(found)
            title = state.phrase("coverage.set_title", set=set_code, form=label)
        else:
            found = measure_bank_coverage(session, scheme, include_drafts=include_drafts)
            writing = list_what_to_write(session, found, day, include_drafts=include_drafts)
            title = state.phrase("coverage.title", scheme=scheme)
    if state.is_json:
        state.print_json(coverage_data(found, writing, day, state.language))
        return
    print_coverage(state, found, day, title)
    print_writing_list(state, writing)
