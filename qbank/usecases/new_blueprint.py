"""Propose a blueprint for a scheme as a file that explains itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from qbank.domain.blueprint import Blueprint, InstrumentQuota
from qbank.domain.blueprint import Session as ExamSession
from qbank.domain.codes import Instrument
from qbank.domain.evidence_plan import EvidencePlan, Way
from qbank.domain.propose_blueprint import Proposal, propose_blueprint
from qbank.domain.question_shares import UnitShare
from qbank.domain.scheme import SchemeDraft
from qbank.text.blueprint_notes import NOTES
from qbank.usecases.get_evidence_plan import get_evidence_plan

if TYPE_CHECKING:
    from qbank.shaping.source import Path

_LENGTH_NAMES = {
    "questions": Instrument.DPT_PG.value,
    "cases": "PG kasus",
    "essays": Instrument.DPT_ESAI.value,
    "supporting": Instrument.PMO.value,
    "asked": "DPL yang ditanyakan",
}


def new_blueprint(session: Session, scheme: str, forms: int = 1) -> bytes:
    """Return a proposed blueprint as YAML, its numbers explained; raises NotFoundError without scheme or plan."""
    from qbank.formats.yaml.blueprint import write_blueprint_yaml

    draft, plan = get_evidence_plan(session, scheme)
    proposal = propose_blueprint(draft, plan, forms)
    return write_blueprint_yaml(proposal.blueprint, blueprint_notes(proposal, draft, plan))


def blueprint_notes(proposal: Proposal, scheme: SchemeDraft, plan: EvidencePlan) -> Mapping[Path, str]:
    """Return the comments of a proposal, by the part that they stand above."""
    blueprint = proposal.blueprint
    notes: dict[Path, str] = {(): _head(proposal, scheme, plan)}
    notes |= {(name,): NOTES[name] for name in ("opening_minutes", "forms", "instruments")}
    for index, quota in enumerate(blueprint.instruments):
        notes["instruments", index] = _instrument_note(quota, scheme, plan)
    notes["lines",] = NOTES["lines"] + ("" if proposal.level else NOTES["no_level"])
    notes |= {("lines", index): note for index, note in _line_notes(proposal)}
    notes |= {(name,): NOTES[name] for name in ("targets", "key_positions")}
    return notes


def _head(proposal: Proposal, scheme: SchemeDraft, plan: EvidencePlan) -> str:
    blueprint = proposal.blueprint
    head = NOTES["head"].format(
        title=scheme.title or scheme.code,
        units=len(scheme.units),
        elements=sum(len(unit.elements) for unit in scheme.units),
        criteria=len(scheme.references),
        status=plan.status,
        parts=" + ".join(_day_parts(blueprint)),
        day=f"{blueprint.day_minutes:g}",
        limit=f"{blueprint.minutes_total:g}",
    )
    changes = ", ".join(_changes(proposal))
    return head + (NOTES["shortened"].format(changes=changes) if changes else "")


def _day_parts(blueprint: Blueprint) -> Iterator[str]:
    yield NOTES["opening"].format(minutes=f"{blueprint.opening_minutes:g}")
    for quota in blueprint.instruments:
        if quota.session is ExamSession.DAY and quota.minutes:
            yield f"{quota.instrument} {quota.minutes:g}"


def _changes(proposal: Proposal) -> Iterator[str]:
    for part in fields(proposal.wanted):
        wanted, got = getattr(proposal.wanted, part.name), getattr(proposal.lengths, part.name)
        if got != wanted:
            yield NOTES["change"].format(name=_LENGTH_NAMES[part.name], wanted=wanted, got=got)


def _instrument_note(quota: InstrumentQuota, scheme: SchemeDraft, plan: EvidencePlan) -> str:
    return NOTES[quota.instrument].format(
        groups=" + ".join(str(group.minutes) for group in plan.job_groups) + " menit",
        per_hundred=round(100 * quota.maximum / len(scheme.references)),
        asked=quota.asked,
        indirect=sum(line.way is Way.INDIRECT for line in plan.lines),
    )


def _line_notes(proposal: Proposal) -> Iterator[tuple[int, str]]:
    """Say how the share of each unit was computed, and what a line of its own kind is about."""
    total = sum(share.criteria for share in proposal.shares)
    by_unit: dict[tuple[str, ...], UnitShare] = {(share.unit,): share for share in proposal.shares}
    for index, line in enumerate(proposal.blueprint.lines):
        share = by_unit.get(line.where.get("unit", ()))
        if share:
            yield (
                index,
                NOTES["share"].format(
                    criteria=share.criteria,
                    elements=share.elements,
                    questions=proposal.lengths.questions,
                    total=total,
                    exact=f"{float(share.exact):.1f}".replace(".", ","),
                    share=share.questions,
                ),
            )
        elif line.name in NOTES:
            yield index, NOTES[line.name].format(level=proposal.level)
