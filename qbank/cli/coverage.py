"""Coverage in the terminal, as JSON, or as files for the committee."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from qbank.cli.state import State, pass_state
from qbank.cli.translated import Command

_FILE = click.Path(path_type=Path)


@click.command(cls=Command)
@click.argument("scheme")
@click.option("--set", "set_code", metavar="SET")
@click.option("--form", "label", default="A")
@click.option("--include-drafts", is_flag=True)
@click.option("--xlsx", type=_FILE)
@click.option("--docx", type=_FILE)
@click.option("--html", type=_FILE)
@pass_state
def coverage(
    state: State,
    /,
    scheme: str,
    set_code: str | None,
    label: str,
    *,
    include_drafts: bool,
    **files: Path | None,
) -> None:
    """Show what evidence there is for each KUK, and what to write next."""
    from qbank.cli.coverage_data import coverage_data
    from qbank.cli.coverage_tables import print_coverage, print_writing_list
    from qbank.usecases.list_what_to_write import list_what_a_form_lacks, list_what_to_write
    from qbank.usecases.measure_coverage import measure_bank_coverage, measure_set_coverage
    from qbank.usecases.print_coverage import CoverageFile, print_coverage_file
    from qbank.usecases.write_file import write_file

    day = datetime.now().date()
    form = (set_code, label) if set_code else None
    with state.session() as session:
        if form:
            found = measure_set_coverage(session, scheme, *form)
            writing = list_what_a_form_lacks(found)
        else:
            found = measure_bank_coverage(session, scheme, include_drafts=include_drafts)
            writing = list_what_to_write(session, found, day, include_drafts=include_drafts)
        written = {
            path: print_coverage_file(session, CoverageFile(kind), found, writing, day=day, form=form)
            for kind, path in files.items()
            if path is not None
        }
    for path, data in written.items():
        write_file(path, data)
        state.talk("file.written", file=path)
    if state.is_json:
        state.print_json(coverage_data(found, writing, day, state.language))
    elif not written:
        key = "coverage.set_title" if form else "coverage.title"
        print_coverage(state, found, day, state.phrase(key, scheme=scheme, set=set_code, form=label))
        print_writing_list(state, writing)
