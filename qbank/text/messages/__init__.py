"""The catalogue of messages: what happened and how to fix it, in Indonesian and English, one row a code, one module an area.

`{name}` stands for a fact of the issue. The test suite holds that every code in the program has its row here,
and that each sentence uses only facts that the issue carries.
"""

from __future__ import annotations

from qbank.text.messages.assembling import ASSEMBLING_MESSAGES
from qbank.text.messages.auditing import AUDITING_MESSAGES
from qbank.text.messages.bank import BANK_MESSAGES
from qbank.text.messages.blueprints import BLUEPRINT_MESSAGES
from qbank.text.messages.documents import DOCUMENT_MESSAGES
from qbank.text.messages.exams import EXAM_MESSAGES
from qbank.text.messages.explaining import EXPLAINING_MESSAGES
from qbank.text.messages.files import FILE_MESSAGES
from qbank.text.messages.issuing import ISSUING_MESSAGES
from qbank.text.messages.items import ITEM_MESSAGES
from qbank.text.messages.linting import LINTING_MESSAGES
from qbank.text.messages.looks import LOOK_MESSAGES
from qbank.text.messages.message import Message
from qbank.text.messages.packets import PACKET_MESSAGES
from qbank.text.messages.planning import PLANNING_MESSAGES
from qbank.text.messages.printing import PRINTING_MESSAGES
from qbank.text.messages.repeating import REPEATING_MESSAGES
from qbank.text.messages.reviewing import REVIEWING_MESSAGES
from qbank.text.messages.revising import REVISING_MESSAGES
from qbank.text.messages.schemes import SCHEME_MESSAGES
from qbank.text.messages.swapping import SWAPPING_MESSAGES
from qbank.text.messages.texts import TEXT_MESSAGES
from qbank.text.messages.workbooks import WORKBOOK_MESSAGES

__all__ = ["MESSAGES", "Message"]

MESSAGES = (
    FILE_MESSAGES
    | SCHEME_MESSAGES
    | PLANNING_MESSAGES
    | REVISING_MESSAGES
    | ITEM_MESSAGES
    | WORKBOOK_MESSAGES
    | TEXT_MESSAGES
    | LINTING_MESSAGES
    | BLUEPRINT_MESSAGES
    | EXAM_MESSAGES
    | ASSEMBLING_MESSAGES
    | REPEATING_MESSAGES
    | SWAPPING_MESSAGES
    | EXPLAINING_MESSAGES
    | DOCUMENT_MESSAGES
    | PRINTING_MESSAGES
    | LOOK_MESSAGES
    | BANK_MESSAGES
    | AUDITING_MESSAGES
    | REVIEWING_MESSAGES
    | PACKET_MESSAGES
    | ISSUING_MESSAGES
)
