"""Which versions stand in which forms, and in which sets an item was used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qbank.domain.codes import Instrument
from qbank.domain.lifecycle import SetStatus, VersionStatus
from qbank.store.models import ExamForm, ExamSet, FormItem, Item, ItemVersion, Sitting

# What candidates may know beforehand, so that a leak of the papers doesn't spoil it.
OPEN_INSTRUMENTS = (Instrument.CL, Instrument.VPK, Instrument.CVP)


@dataclass(frozen=True, slots=True)
class SetVersion:
    """One version at its place in one form of a set."""

    form: str
    instrument: Instrument
    number: int
    item: str
    version: int
    version_id: int
    status: VersionStatus


@dataclass(frozen=True, slots=True)
class ItemUse:
    """One form that an item stands in; `candidates` sat it (all sittings), `last_sat` is the newest of their days."""

    set_code: str
    status: SetStatus
    set_date: date
    form: str
    instrument: Instrument
    number: int
    version: int
    is_leaked: bool
    candidates: int
    last_sat: date | None


def versions_of_set(session: Session, set_code: str) -> list[SetVersion]:
    """Return the versions in a set's forms, by form, instrument and number."""
    query = (
        select(
            ExamForm.label, FormItem.instrument, FormItem.number, Item.code, ItemVersion.number,
            ItemVersion.id, ItemVersion.status,
        )
        .join_from(FormItem, ExamForm, FormItem.form_id == ExamForm.id)
        .join(ExamSet, ExamSet.id == ExamForm.set_id)
        .join(ItemVersion, ItemVersion.id == FormItem.version_id)
        .join(Item, Item.id == ItemVersion.item_id)
        .where(ExamSet.code == set_code)
    )  # fmt: skip
    rows = [SetVersion(*row) for row in session.execute(query)]
    return sorted(rows, key=lambda row: (row.form, row.instrument, row.number))


def uses_of_item(session: Session, code: str) -> list[ItemUse]:
    """Return every form that an item stands in, by set and form."""
    sat = select(
        Sitting.set_id,
        func.sum(Sitting.candidates).label("candidates"),
        func.max(Sitting.sitting_date).label("last"),
    )
    sat_by_set = sat.group_by(Sitting.set_id).subquery()
    query = (
        select(
            ExamSet.code, ExamSet.status, ExamSet.set_date, ExamForm.label, FormItem.instrument, FormItem.number,
            ItemVersion.number, ExamSet.is_leaked, func.coalesce(sat_by_set.c.candidates, 0), sat_by_set.c.last,
        )
        .join_from(FormItem, ExamForm, FormItem.form_id == ExamForm.id)
        .join(ExamSet, ExamSet.id == ExamForm.set_id)
        .join(ItemVersion, ItemVersion.id == FormItem.version_id)
        .join(Item, Item.id == ItemVersion.item_id)
        .outerjoin(sat_by_set, sat_by_set.c.set_id == ExamSet.id)
        .where(Item.code == code)
    )  # fmt: skip
    rows = [ItemUse(*row) for row in session.execute(query)]
    return sorted(rows, key=lambda row: (row.set_code, row.form, row.instrument, row.number))


def leaked_items(session: Session) -> frozenset[str]:
    """Return the items whose text is out with a leaked set."""
    query = (
        select(Item.code)
        .join(ItemVersion, ItemVersion.item_id == Item.id)
        .join(FormItem, FormItem.version_id == ItemVersion.id)
        .join(ExamForm, ExamForm.id == FormItem.form_id)
        .join(ExamSet, ExamSet.id == ExamForm.set_id)
        .where(ExamSet.is_leaked.is_(True), FormItem.instrument.not_in(OPEN_INSTRUMENTS))
    )
    return frozenset(session.scalars(query))
