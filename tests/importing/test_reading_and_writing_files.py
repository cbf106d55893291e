"""Files that a user names: read whole or refused, written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qbank.errors import InputRefusedError, Issue, NotAllowedError, NotFoundError, Where
from qbank.usecases.read_file import LARGEST_FILE_BYTES, read_file
from qbank.usecases.write_file import write_file


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "skema.txt"
    path.write_bytes(b"\xff\x00a\r\n")

    assert read_file(path) == b"\xff\x00a\r\n"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "tidak ada"

    with pytest.raises(NotFoundError) as refused:
        read_file(path)

    assert refused.value.issues == (Issue("file.missing", {}, Where(file=str(path))),)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefusedError) as refused:
        read_file(tmp_path)

    assert refused.value.issues == (Issue("file.is_folder", {}, Where(file=str(tmp_path))),)


@pytest.mark.parametrize("extra", [0, 1])
def test_25_megabytes_are_read_and_one_byte_more_is_not(extra: int, tmp_path: Path) -> None:
    path = tmp_path / "besar.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE_BYTES + extra)

    if not extra:
        assert len(read_file(path)) == LARGEST_FILE_BYTES
        return
    with pytest.raises(InputRefusedError) as refused:
        read_file(path)

    assert refused.value.issues == (
        Issue("file.too_large", {"megabytes": 26, "most": 25}, Where(file=str(path))),
    )


def test_what_can_not_be_opened_is_told(tmp_path: Path) -> None:
    path = tmp_path / "n" / "m"
    path.parent.mkdir()
    path.symlink_to(path)

    with pytest.raises((InputRefusedError, NotFoundError)) as refused:
        read_file(path)

    assert [issue.where for issue in refused.value.issues] == [Where(file=str(path))]


def test_a_file_is_written_in_place_of_the_old_one_and_nothing_is_left_over(tmp_path: Path) -> None:
    path = tmp_path / "butir.json"
    path.write_bytes(b"old")

    write_file(path, b"new")

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.fixture
def small_files_only() -> Iterator[None]:
    """Let no file of this process grow beyond 1,000 bytes, as on a full disk."""
    resource = pytest.importorskip("resource", reason="no limits on file sizes here")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("small_files_only")
def test_a_file_that_can_not_be_written_whole_leaves_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "butir.json"
    path.write_bytes(b"old")

    with pytest.raises(NotAllowedError) as refused:
        write_file(path, b"n" * 5000)

    facts = {"reason": "File too large"}
    assert refused.value.issues == (Issue("file.unwritable", facts, Where(file=str(path))),)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_never_overwritten(tmp_path: Path) -> None:
    with pytest.raises(NotAllowedError) as refused:
        write_file(tmp_path, b"new")

    assert refused.value.issues == (Issue("file.is_folder", {}, Where(file=str(tmp_path))),)


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "tidak ada" / "butir.json"

    with pytest.raises(NotAllowedError) as refused:
        write_file(path, b"new")

    facts = {"folder": str(path.parent)}
    assert refused.value.issues == (Issue("file.no_folder", facts, Where(file=str(path))),)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a file")
    path = tmp_path / "a" / "butir.json"

    with pytest.raises(NotAllowedError) as refused:
        write_file(path, b"new")

    assert [issue.code for issue in refused.value.issues] == ["file.no_folder"]
    assert (tmp_path / "a").read_bytes() == b"a file"


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 300)

    with pytest.raises(NotAllowedError) as refused:
        write_file(path, b"new")

    assert [issue.code for issue in refused.value.issues] == ["file.unwritable"]
    assert list(tmp_path.iterdir()) == []


def test_reading_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises((InputRefusedError, NotFoundError)) as refused:
        read_file(tmp_path / ("n" * 300))

    assert [issue.code for issue in refused.value.issues] == ["file.unreadable"]
