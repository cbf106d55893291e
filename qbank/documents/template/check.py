"""Say in plain words what a template lacks, and what of it is refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qbank.documents.model import PORTRAIT
from qbank.documents.template.compile import compile_template
from qbank.documents.template.section import page_of
from qbank.documents.template.slots import OFFERED, Slot, check_places, controls, unnamed_controls
from qbank.documents.template.source import TemplateSource, Tree, W, open_template
from qbank.documents.template.style_merge import missing_looks
from qbank.documents.template.threats import find_threats, instructions
from qbank.errors import InputRefusedError, Issue, Severity, has_errors

NARROWEST_TEXT, SHORTEST_TEXT = 15.0, 20.0
"""Centimetres that tables and questions need on a page."""
_MOST_NAMED = 5
_TOLERANCE = 0.1


def check_template(data: bytes) -> list[Issue]:
    """Return everything that is to be said of a template: errors refuse it, notes say what the program adds."""
    try:
        issues = list(_check(open_template(data)))
        if not has_errors(issues):
            compile_template(data)
    except InputRefusedError as error:
        return list(error.issues)
    except (ValueError, LookupError, AssertionError):
        # Whatever else a damaged file holds: numbers that are none, parts that refer to nothing.
        return [Issue("package.broken")]
    return issues


def _check(source: TemplateSource) -> Iterator[Issue]:
    threats = list(find_threats(source))
    yield from threats
    if not threats:
        main = source.tree(source.main)
        yield from (*_check_page(main), *_check_slots(source), *_say_what_is_added(source))


def _check_page(main: Tree) -> Iterator[Issue]:
    sections = list(main.iter(f"{W}sectPr"))
    if len(sections) > 1:
        yield Issue("template.sections", {"count": len(sections)})
    if not sections:
        yield Issue("package.broken")
        return
    page = page_of(sections[-1])
    size = {"width": f"{page.width:.1f}", "height": f"{page.height:.1f}"}
    is_a4 = abs(page.width - PORTRAIT.width) < _TOLERANCE and abs(page.height - PORTRAIT.height) < _TOLERANCE
    if not is_a4:
        yield Issue("template.page_size", size)
        return
    room = {
        "width": f"{page.text_width:.1f}",
        "height": f"{page.height - page.top_margin - page.bottom_margin:.1f}",
    }
    if page.text_width < NARROWEST_TEXT or page.height - page.top_margin - page.bottom_margin < SHORTEST_TEXT:
        yield Issue(
            "template.no_room", {**room, "least_width": NARROWEST_TEXT, "least_height": SHORTEST_TEXT}
        )


def _check_slots(source: TemplateSource) -> Iterator[Issue]:
    for name in source.stories():
        yield from check_places(source.tree(name), is_main=name == source.main)
    found = Counter(slot for slot, _ in controls(source.tree(source.main)))
    if not found[Slot.CONTENT]:
        yield Issue("template.no_slot", {"slot": str(Slot.CONTENT)})
    if found[Slot.CONTENT] > 1:
        yield Issue("template.slot_twice", {"slot": str(Slot.CONTENT)})


def _say_what_is_added(source: TemplateSource) -> Iterator[Issue]:
    stories = [source.tree(name) for name in source.stories()]
    found = {slot for tree in stories for slot, _ in controls(tree)}
    missing = [str(slot) for slot in OFFERED if slot not in found and slot is not Slot.CONTENT]
    if missing:
        yield Issue("template.optional_slots", {"slots": ", ".join(missing)}, severity=Severity.NOTE)
    for text in (text for tree in stories for text in unnamed_controls(tree)):
        yield Issue("template.unnamed_control", {"text": text}, severity=Severity.NOTE)
    counted = {
        word for tree in stories for instruction in instructions(tree) for word in instruction.split()[:1]
    }
    if not {"PAGE", "NUMPAGES"} <= counted:
        yield Issue("template.no_page_numbers", severity=Severity.NOTE)
    looks = missing_looks(source.tree(source.part_of("styles") or ""))
    if looks:
        named = ", ".join(looks[:_MOST_NAMED]) + (" …" if len(looks) > _MOST_NAMED else "")
        yield Issue("template.missing_styles", {"count": len(looks), "styles": named}, severity=Severity.NOTE)
