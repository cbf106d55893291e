"""A blueprint is written as people write one, and read back as it was."""

from __future__ import annotations

from blueprint_drafts import blueprints
from hypothesis import given
from importing_banks import SEED_SCHEME
from scheme_drafts import unhurried

from qbank.domain.blueprint import Blueprint, InstrumentQuota, QuotaLine, Reuse
from qbank.domain.codes import Instrument
from qbank.formats.yaml.blueprint import read_blueprint_yaml, write_blueprint_yaml
from qbank.resources import seed_folder

SHORT = Blueprint(
    "nama",
    "skema",
    (InstrumentQuota(Instrument.DPT_PG, 4, 4, 7.5, shuffle_options=True),),
    (QuotaLine("PG sulit: semua", (Instrument.DPT_PG,), {"level": ("C4", "C5")}, minimum=2),),
    reuse=Reuse(cooldown_sets=2),
    must_use=("PG-0001",),
)


@unhurried
@given(blueprints)
def test_a_blueprint_is_read_back(blueprint: Blueprint) -> None:
    assert read_blueprint_yaml(write_blueprint_yaml(blueprint)) == (blueprint, ())


def test_an_entry_is_a_line_and_a_default_is_left_out() -> None:
    notes = {(): "Kisi-kisi.\n\nUsulan.", ("lines",): "Ketentuan:", ("lines", 0): "yang sulit"}

    written = write_blueprint_yaml(SHORT, notes)

    assert written.decode().splitlines() == [
        "# Kisi-kisi.",
        "#",
        "# Usulan.",
        "",
        "name: nama",
        "scheme: skema",
        "minutes_total: 480",
        "opening_minutes: 0",
        "forms: 1",
        "",
        "instruments:",
        "  - {instrument: DPT-PG, minimum: 4, maximum: 4, minutes: 7.5, shuffle_options: true}",
        "",
        "# Ketentuan:",
        "lines:",
        "  # yang sulit",
        "  - {name: 'PG sulit: semua', instruments: [DPT-PG], where: {level: [C4, C5]}, minimum: 2}",
        "",
        "reuse: {cooldown_sets: 2}",
        "",
        "must_use: [PG-0001]",
    ]
    assert read_blueprint_yaml(written) == (SHORT, ())


def test_the_seed_blueprint_is_written_in_the_lines_it_has() -> None:
    data = (seed_folder() / "blueprints" / f"{SEED_SCHEME}-standar.yaml").read_bytes()
    blueprint, _ = read_blueprint_yaml(data)
    assert blueprint is not None

    written = write_blueprint_yaml(blueprint).decode().splitlines()

    kept = [line for line in data.decode().splitlines() if line.startswith("  - {name:")]
    assert [line for line in written if line.startswith("  - {name:")] == kept
    assert len(kept) == len(blueprint.lines) + len(blueprint.targets)
