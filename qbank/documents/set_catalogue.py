"""The list of the documents of a whole set; they belong to no form."""

from __future__ import annotations

from qbank.documents.catalogue import CatalogueEntry
from qbank.documents.editions import Form
from qbank.documents.forms.approval_sheet import approval_sheet
from qbank.documents.forms.attendance_list import attendance_list
from qbank.documents.forms.cover_sheet import cover_sheet
from qbank.documents.forms.handover_receipt import handover_receipt
from qbank.documents.forms.minutes_of_sitting import minutes_of_sitting
from qbank.documents.forms.set_dossier import set_dossier
from qbank.documents.handling import Copies, Handling, Moment
from qbank.documents.model import LANDSCAPE
from qbank.domain.set_record import SetRecord

_COVER = Handling(Copies.ONCE, Moment.PREPARATION)
_LIST = Handling(Copies.ONCE, Moment.DAY, two_sided=False)
_MINUTES = Handling(Copies.ONCE, Moment.CLOSING, two_sided=False)

_DOSSIER = CatalogueEntry(Form.SET_DOSSIER, set_dossier, "komite", "arsip", _COVER, secret=True)
SET_CATALOGUE = (
    CatalogueEntry(Form.COVER_SHEET, cover_sheet, "asesor", "asesor", _COVER, for_people=True),
    CatalogueEntry(
        Form.HANDOVER_RECEIPT, handover_receipt, "asesor", "asesor", _LIST, for_people=True, page=LANDSCAPE
    ),
    CatalogueEntry(Form.ATTENDANCE_LIST, attendance_list, "asesor", "asesor", _LIST, for_people=True),
    CatalogueEntry(
        Form.MINUTES_OF_SITTING, minutes_of_sitting, "asesor", "asesor", _MINUTES, for_people=True
    ),
    CatalogueEntry(Form.APPROVAL_SHEET, approval_sheet, "arsip", "arsip", _COVER),
    _DOSSIER,
)


def set_entries(record: SetRecord | None) -> tuple[CatalogueEntry, ...]:
    """Return the documents of a set; a set that was made before records were kept has no dossier."""
    return tuple(entry for entry in SET_CATALOGUE if record is not None or entry is not _DOSSIER)
