"""Pictures beside an item file go into the bank with the items, checked and bare; they travel with an export."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import PIL.Image
import pytest
from importing_banks import EXAMPLES, changed_tables, prepare_example_bank, rows_by_table, store_items
from PIL.PngImagePlugin import PngInfo
from sqlalchemy import Engine

from qbank.domain.import_plan import Change
from qbank.domain.picture import JPEG, PNG, PictureFile
from qbank.errors import InputRefusedError, Issue, NotFoundError, Where
from qbank.formats.picture.read import read_picture
from qbank.store.engine import open_engine
from qbank.store.media import pictures_by_sha256
from qbank.store.session import session_scope
from qbank.usecases.export_items import export_items

FILE = (EXAMPLES / "items.yaml").read_text(encoding="utf-8")
STEM = "stem: Bagian kunjungan Yusuf yang menjadi pesanan adalah ...."
STEM_LINE = FILE[: FILE.index(STEM)].count("\n") + 1
HIDDEN = b"RAHASIA"


def encoded(kind: str, size: tuple[int, int] = (60, 40), *, color: int = 90, **options: object) -> bytes:
    buffer = io.BytesIO()
    PIL.Image.new("L", size, color).save(buffer, kind, **options)
    return buffer.getvalue()


def with_hidden_text(kind: str) -> bytes:
    """Return a picture with something beside the picture in it."""
    notes = PngInfo()
    notes.add_text("Comment", HIDDEN.decode())
    return encoded(kind, pnginfo=notes) if kind == "PNG" else encoded(kind, comment=HIDDEN)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "butir"
    (home / "gambar").mkdir(parents=True)
    (home / "gambar" / "grafik.png").write_bytes(encoded("PNG"))
    (tmp_path / "luar.png").write_bytes(encoded("PNG"))
    return home


def written(folder: Path, reference: str) -> Path:
    """Write the example file with a picture in the stem of its first question."""
    path = folder / "items.yaml"
    path.write_text(FILE.replace(STEM, f"{STEM[:-4]}{reference} ...."), encoding="utf-8")
    return path


@pytest.fixture
def example_bank(sqlite_bank: Engine) -> Engine:
    prepare_example_bank(sqlite_bank)
    return sqlite_bank


def test_a_picture_goes_in_with_its_item_and_twice_changes_nothing(bank: Engine, folder: Path) -> None:
    prepare_example_bank(bank)
    path = written(folder, "![Grafik pesanan](gambar/grafik.png)")
    picture = read_picture(encoded("PNG"), "")

    store_items(bank, path)
    stored = rows_by_table(bank)
    plan = store_items(bank, path)

    row = {"sha256": picture.sha256, "type": PNG, "data": picture.data, "alt": "Grafik pesanan"}
    assert stored["media"] == [row]
    [version] = (row for row in stored["item_version"] if "media:" in json.dumps(row["content"]))
    assert version["content"]["stem"].endswith(f"![Grafik pesanan](media:{picture.sha256}) ....")
    assert stored["version_media"] == [{"version_id": version["id"], "media_sha256": picture.sha256}]
    assert set(plan.changes.values()) == {Change.SAME}
    assert changed_tables(stored, rows_by_table(bank)) == set()


def test_another_picture_under_the_same_name_is_a_new_version(example_bank: Engine, folder: Path) -> None:
    path = written(folder, "![Grafik pesanan](gambar/grafik.png)")
    store_items(example_bank, path)
    (folder / "gambar" / "grafik.png").write_bytes(encoded("PNG", color=91))

    plan = store_items(example_bank, path)

    assert plan.new_versions == {"PG-9101"}
    assert len(rows_by_table(example_bank)["media"]) == 2


def test_every_version_shows_the_picture_of_its_case(example_bank: Engine, folder: Path) -> None:
    path = folder / "items.yaml"
    line = "      Catatan satu bulan dua wiraniaga UD Rasa Laut:"
    path.write_text(FILE.replace(line, f"{line} ![Denah](<gambar/grafik.png>)"), encoding="utf-8")

    store_items(example_bank, path)

    rows = rows_by_table(example_bank)
    with_case = [row["id"] for row in rows["item_version"] if row["stimulus_id"]]
    assert with_case
    assert [row["version_id"] for row in rows["version_media"]] == with_case


def linked_out(folder: Path) -> None:
    (folder / "tautan.png").symlink_to(folder.parent / "luar.png")


def text_file(folder: Path) -> None:
    (folder / "tautan.png").write_bytes(b"\x89PNG\r\n\x1a\nbukan gambar")


def too_heavy(folder: Path) -> None:
    (folder / "tautan.png").write_bytes(encoded("PNG") + bytes(5 * 1024 * 1024))


def too_wide(folder: Path) -> None:
    (folder / "tautan.png").write_bytes(encoded("PNG", (5001, 5000)))


def moving(folder: Path) -> None:
    frames = [PIL.Image.new("L", (9, 9), grey) for grey in (0, 255)]
    frames[0].save(folder / "tautan.png", "GIF", save_all=True, append_images=frames[1:])


def nothing(_: Path) -> None:
    pass


Prepare = Callable[[Path], None]
FAULTS: dict[str, tuple[Prepare, str, str, dict[str, object]]] = {
    "missing": (nothing, "![a](tiada.png)", "picture.missing", {"picture": "tiada.png"}),
    "above": (nothing, "![a](../luar.png)", "picture.outside", {"picture": "../luar.png"}),
    "absolute": (nothing, "![a](/etc/hostname)", "picture.outside", {"picture": "/etc/hostname"}),
    "internet": (nothing, "![a](https://a.id/x.png)", "picture.outside", {"picture": "https://a.id/x.png"}),
    "link": (linked_out, "![a](tautan.png)", "picture.outside", {"picture": "tautan.png"}),
    "nul": (nothing, "![a](x%00.png)", "picture.outside", {"picture": "x\0.png"}),
    "no picture": (text_file, "![a](tautan.png)", "picture.unreadable", {"picture": "tautan.png", "known": "PNG, JPEG, GIF"}),
    "large": (too_heavy, "![a](tautan.png)", "picture.too_large", {"picture": "tautan.png", "megabytes": "5.0", "most": 5}),
    "wide": (too_wide, "![a](tautan.png)", "picture.too_many_pixels", {"picture": "tautan.png", "size": "5001 × 5000", "most": 25}),
    "moving": (moving, "![a](tautan.png)", "picture.moves", {"picture": "tautan.png"}),
    "no words": (nothing, "![](gambar/grafik.png)", "picture.no_words", {"picture": f"media:{read_picture(encoded('PNG'), '').sha256}"}),
    "blank in the name": (nothing, "![a](a b.png)", "picture.not_understood", {"text": "![a](a b.png)"}),
    "not in the bank": (nothing, f"![a](media:{'0' * 64})", "picture.unknown", {"picture": f"media:{'0' * 64}"}),
    "formula": (nothing, r"$\int x$", "formula.unknown", {"formula": r"\int x", "piece": r"\int"}),
    "money": (nothing, "antara $5 dan 6$", "formula.words", {"formula": "5 dan 6", "words": "5 dan"}),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_its_line_and_nothing_is_written(
    example_bank: Engine, folder: Path, name: str
) -> None:
    prepare, reference, code, facts = FAULTS[name]
    prepare(folder)
    path = written(folder, reference)
    before = rows_by_table(example_bank)

    with pytest.raises(InputRefusedError) as refused:
        store_items(example_bank, path)

    [issue] = refused.value.issues
    assert (issue.code, issue.facts) == (code, facts)
    if code != "picture.unknown":
        place = Where(str(path), STEM_LINE, 13, "PG-9101", "items.1.content.stem")
        assert issue.where == place
    assert (issue.where.file, issue.where.item) == (str(path), "PG-9101")
    assert changed_tables(before, rows_by_table(example_bank)) == set()


def test_a_picture_in_a_title_is_told(example_bank: Engine, folder: Path) -> None:
    path = folder / "items.yaml"
    path.write_text(FILE.replace("title: Kunjungan wiraniaga", "title: Rumus $x$"), encoding="utf-8")

    with pytest.raises(InputRefusedError) as refused:
        store_items(example_bank, path)

    where = Where(str(path), 8, 12, "", "stimuli.1.title")
    assert refused.value.issues == (Issue("text.no_marks_here", {"name": "title"}, where),)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_nothing_but_the_picture_travels(kind: str) -> None:
    data = with_hidden_text(kind)

    picture = read_picture(data, "")

    assert HIDDEN in data
    assert HIDDEN not in picture.data
    assert picture.type == (JPEG if kind == "JPEG" else PNG)
    assert picture.is_bare
    assert picture.size == (60, 40)
    assert read_picture(picture.data, "") == picture == read_picture(data, "")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("tail", [HIDDEN, b"\xff\xd9", b"\xff\xfe\x00\x09RAHASIA\xff\xd9"])
def test_what_hangs_behind_a_picture_is_seen(kind: str, tail: bytes) -> None:
    bare = read_picture(encoded(kind), "")

    assert bare.is_bare
    assert not PictureFile(bare.type, bare.data + tail).is_bare
    assert read_picture(bare.data + tail, "").is_bare


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_a_damaged_picture_is_refused_or_read_and_never_a_fault(kind: str) -> None:
    data = with_hidden_text(kind)
    damaged = [
        one for at in range(0, len(data), 7) for one in (data[:at], data[:at] + b"\xff" + data[at + 1 :])
    ]

    told = [issue.code for one in damaged for issue in faults_of(one)]

    assert len(told) > 10
    assert set(told) <= {"picture.unreadable", "picture.too_many_pixels"}


def faults_of(data: bytes) -> tuple[Issue, ...]:
    try:
        read_picture(data, "x")
    except InputRefusedError as error:
        return error.issues
    return ()


def test_a_large_picture_is_made_as_small_as_paper_needs_and_turned_upright() -> None:
    exif = PIL.Image.Exif()
    exif[274] = 6

    picture = read_picture(encoded("JPEG", (4800, 1200), exif=exif), "")

    assert picture.size == (600, 2400)


def test_an_export_carries_its_pictures_into_another_bank(
    example_bank: Engine, folder: Path, migrated_sqlite: Path
) -> None:
    store_items(example_bank, written(folder, "![Grafik pesanan](gambar/grafik.png)"))
    path = folder / "ekspor.json"
    path.write_bytes(exported(example_bank))
    other = folder / "lain.db"
    other.write_bytes(migrated_sqlite.read_bytes())
    engine = open_engine(f"sqlite:///{other}")
    prepare_example_bank(engine)

    store_items(engine, path)

    assert exported(engine) == path.read_bytes()
    assert rows_by_table(engine)["media"] == rows_by_table(example_bank)["media"] != []
    assert rows_by_table(engine)["version_media"] != []
    engine.dispose()


@pytest.mark.parametrize("spoil", ["no base64", "no data", "no picture", "not embedded"])
def test_a_damaged_export_is_refused(example_bank: Engine, folder: Path, spoil: str) -> None:
    store_items(example_bank, written(folder, "![Grafik pesanan](gambar/grafik.png)"))
    rows: list[Any] = [row for row in json.loads(exported(example_bank)) if row["media"]]
    name = f"media:{rows[0]['media'][0]['sha256']}"
    changes = {
        "no base64": {"sha256": name[6:], "data": "é"},
        "no data": {"sha256": name[6:]},
        "no picture": {"sha256": name[6:], "data": "QUJD"},
    }
    rows[0]["media"] = [changes[spoil]] if spoil in changes else []
    text = (
        json.dumps(rows).replace(name, f"media:{'1' * 64}") if spoil == "not embedded" else json.dumps(rows)
    )
    (folder / "ekspor.json").write_text(text)

    with pytest.raises(InputRefusedError) as refused:
        store_items(example_bank, folder / "ekspor.json")

    expected = {
        "no base64": "picture.no_base64",
        "no data": "picture.no_base64",
        "no picture": "picture.unreadable",
        "not embedded": "picture.unknown",
    }
    assert [issue.code for issue in refused.value.issues] == [expected[spoil]]


def exported(engine: Engine) -> bytes:
    """Return the export without the random part of an item's identity."""
    with session_scope(engine) as session:
        return re.sub(rb'"uuid": "[^"]+"', b'"uuid": null', export_items(session))


def test_a_picture_that_is_no_longer_what_it_was_is_not_given_out(example_bank: Engine) -> None:
    with session_scope(example_bank) as session, pytest.raises(NotFoundError) as refused:
        pictures_by_sha256(session, ["0" * 64])

    assert refused.value.issues == (Issue("picture.lost", {"picture": "0" * 64}),)
