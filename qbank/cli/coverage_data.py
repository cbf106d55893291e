"""Coverage and the writing list as JSON."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from qbank.domain.codes import INSTRUMENTS_BY_EVIDENCE, EvidenceKind
from qbank.domain.lifecycle import VersionStatus

if TYPE_CHECKING:
    from qbank.domain.coverage import Coverage, CriterionCoverage
    from qbank.domain.writing_list import WritingList

_COUNTED = (VersionStatus.APPROVED, VersionStatus.IN_REVIEW, VersionStatus.DRAFT)


def coverage_data(found: Coverage, writing: WritingList, day: date, language: str) -> dict[str, Any]:
    """Return coverage as data.md shapes it, with the mix of the items and what to write next."""
    return {
        "scheme": found.scheme,
        "day": day.isoformat(),
        "criteria": [_row_data(found, row, day) for row in found.rows],
        "totals": {
            "criteria": len(found.rows),
            "gaps": found.gaps,
            "by_kind": {kind: found.covered_by(kind) for kind in EvidenceKind},
        },
        "levels": found.mix,
        "write_next": [
            {
                "unit": item.unit,
                "criterion": item.criterion,
                "instrument": item.instrument,
                "open_pieces": item.open_pieces,
                "unlocks": dict(item.unlocks),
            }
            for item in writing.missing
        ],
        "stopped_blueprints": _stopped_data(writing, language),
    }


def _stopped_data(writing: WritingList, language: str) -> list[dict[str, Any]]:
    from qbank.text.say import what_and_fix

    return [
        {
            "blueprint": blueprint.name,
            "lines": [
                {"line": line.line, "part": line.part, "asked": line.asked, "found": line.found}
                for line in blueprint.lines
            ],
            "criteria": sorted(blueprint.criteria),
            "others": [what_and_fix(issue, language)[0] for issue in blueprint.others],
        }
        for blueprint in writing.stopped
    ]


def _row_data(found: Coverage, row: CriterionCoverage, day: date) -> dict[str, Any]:
    return {
        "unit": row.unit,
        "element": row.element,
        "criterion": row.criterion,
        "text": row.text,
        "way": row.line.way if row.line else None,
        "instruments": {
            i: {status: row.total(i, [status]) for status in _COUNTED} for i in INSTRUMENTS_BY_EVIDENCE
        },
        "required": list(row.line.instruments) if row.line else [],
        "pieces": row.line.pieces if row.line else None,
        "gap": row.gap,
        "only_supplementary": found.is_only_supplementary(row),
        "reviewed": row.reviewed.isoformat() if row.reviewed else None,
        "days_since_review": row.days_since_review(day),
    }
