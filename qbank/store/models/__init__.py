"""Every mapped class; importing this module completes the metadata."""

from qbank.store.models.audit import AuditEvent
from qbank.store.models.exam import (
    ExamForm,
    ExamSet,
    FormItem,
    PrintedDocument,
    SetPerson,
    Sitting,
    SittingAssessor,
    StoredBlueprint,
)
from qbank.store.models.item import (
    Item,
    ItemEnemy,
    ItemTag,
    ItemVersion,
    Media,
    Review,
    StoredStimulus,
    VersionCriterion,
    VersionMedia,
)
from qbank.store.models.person import Person, PersonRole
from qbank.store.models.plan import StoredPlan, StoredPlanInstrument, StoredPlanLine
from qbank.store.models.scheme import Criterion, Element, Scheme, SchemeUnit, StoredJobGroup, Unit
from qbank.store.models.setting import BodySetting

__all__ = [
    "AuditEvent",
    "BodySetting",
    "Criterion",
    "Element",
    "ExamForm",
    "ExamSet",
    "FormItem",
    "Item",
    "ItemEnemy",
    "ItemTag",
    "ItemVersion",
    "Media",
    "Person",
    "PersonRole",
    "PrintedDocument",
    "Review",
    "Scheme",
    "SchemeUnit",
    "SetPerson",
    "Sitting",
    "SittingAssessor",
    "StoredBlueprint",
    "StoredJobGroup",
    "StoredPlan",
    "StoredPlanInstrument",
    "StoredPlanLine",
    "StoredStimulus",
    "Unit",
    "VersionCriterion",
    "VersionMedia",
]
