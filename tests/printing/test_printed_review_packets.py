"""A review packet on paper: every item whole, with boxes for exactly the points that apply to it, and secret."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from rich_snapshot import pictures, rich_snapshot
from sample_packet import FINDING, packet_item, sample_packet, sample_review
from sample_snapshot import CANARY, PROFILE
from word_lint import lint
from word_package import body_of, parts_of, tables_of, text_of

from qbank.documents.review_sheet import render_review
from qbank.documents.template import base_template
from qbank.domain.items import Essay, MultipleChoice, Task
from qbank.domain.review_points import points_of
from qbank.text.wording import built_in_wording


def test_it_is_well_built_and_the_same_bytes_each_time() -> None:
    looks = replace(PROFILE.looks, template=base_template(built_in_wording()))
    printed = render_review(sample_review(), PROFILE)

    assert lint(parts_of(printed.data)) == []
    assert lint(parts_of(render_review(sample_review(), replace(PROFILE, looks=looks)).data)) == []
    assert render_review(sample_review(), PROFILE) == printed
    assert render_review(replace(sample_review(), date="2026-12-01"), PROFILE) != printed


def test_each_item_has_a_box_for_the_points_that_apply_to_it() -> None:
    tables = tables_of(render_review(sample_review(), PROFILE).data)

    lists = [table[1:] for table in tables if table[0][:3] == ["No.", "Segi", "Kaidah"]]
    assert [[int(row[0]) for row in rows] for rows in lists] == [
        list(points_of(item.draft.kind)) for item in sample_packet()
    ]
    assert {len(rows) for rows in lists} == {7, 16}
    assert sum(table[0][0] == "Penilaian" for table in tables) == len(sample_packet())


def test_question_key_and_findings_are_there_to_read() -> None:
    text = text_of(body_of(render_review(sample_review(), PROFILE).data))

    for item in sample_packet():
        assert f"{item.draft.code} · " in text
        assert item.token in text
        match item.draft.content:
            case MultipleChoice(options=options):
                assert [option.text for option in options if option.text not in text] == []
            case Essay(model_answer=answer, pass_rule=rule):
                assert (CANARY in answer, rule in text) == (True, True)
            case Task(product_key=points):
                assert [point.text for point in points if point.text not in text] == []
            case _:
                pass
    assert re.findall(r"(\d+) menit terakhir tugas", text) == ["5"]
    assert FINDING in text
    assert CANARY in text


def test_every_page_says_that_it_is_secret() -> None:
    parts = parts_of(render_review(sample_review(), PROFILE).data)

    frames = [part for name, part in parts.items() if name.startswith(("word/header", "word/footer"))]
    assert len(frames) >= 2
    assert [part for part in frames if b"RAHASIA" not in part] == []


def test_pictures_of_items_are_shown() -> None:
    items = tuple(packet_item(item) for item in rich_snapshot().items)
    sheet = replace(sample_review(), items=items, pictures=pictures())

    parts = parts_of(render_review(sheet, PROFILE).data)

    assert lint(parts) == []
    shown = {hashlib.sha256(part).hexdigest() for name, part in parts.items() if "/media/" in name}
    assert shown == set(pictures())
