"""Which items stood in sets that were issued: only those count as use."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from qbank.domain.codes import Instrument
from qbank.domain.lifecycle import SetStatus
from qbank.domain.reuse import PastUse
from qbank.store.models import ExamForm, ExamSet, FormItem, Item, ItemVersion, Scheme


def past_uses(session: Session) -> tuple[PastUse, ...]:
    """Return every use of every item, once for each form, by set, form and item; checklist rows stand in every form and are left out."""
    query = (
        select(
            Item.code,
            FormItem.instrument,
            ExamSet.code,
            Scheme.code,
            ExamSet.set_date,
            ExamForm.label,
        )
        .join_from(FormItem, ExamForm, FormItem.form_id == ExamForm.id)
        .join(ExamSet, ExamForm.set_id == ExamSet.id)
        .join(Scheme, ExamSet.scheme_id == Scheme.id)
        .join(ItemVersion, FormItem.version_id == ItemVersion.id)
        .join(Item, ItemVersion.item_id == Item.id)
        .where(ExamSet.status != SetStatus.DRAFT, FormItem.instrument != Instrument.CL)
    )
    rows = sorted(session.execute(query), key=lambda row: (row[2], row[5], row[0]))
    return tuple(PastUse(*row[:5]) for row in rows)
