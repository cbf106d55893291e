"""The same snapshot and profile give the same bytes: in another process, another time zone, another hash seed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from printed_form import Documents, by_name, sample_documents, sample_form
from sample_set import sample_set
from sample_snapshot import PROFILE, sample_snapshot
from word_package import parts_of

from qbank.documents import render_form

PRINT_HASHES = (
    "from printed_form import sample_form; from sample_set import sample_set\n"
    "for one in (*sample_form(), *sample_set()): print(one.file, one.sha256, one.content_sha256)"
)


@pytest.fixture(name="documents", scope="module")
def _documents() -> Documents:
    return sample_documents()


def hashes_in_another_process(seed: str, zone: str) -> list[str]:
    here = Path(__file__).parent
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(here)}
    command = [sys.executable, "-c", PRINT_HASHES]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env=environment, cwd=here.parents[1]
    )
    return done.stdout.splitlines()


def test_two_processes_print_the_same_bytes() -> None:
    first = hashes_in_another_process("1", "Asia/Jakarta")
    second = hashes_in_another_process("4242", "America/New_York")

    assert first == second
    assert first == [
        f"{one.file} {one.sha256} {one.content_sha256}" for one in (*sample_form(), *sample_set())
    ]


def test_another_snapshot_prints_other_bytes(documents: Documents) -> None:
    issued = by_name(render_form(replace(sample_snapshot(), watermark=""), PROFILE)).values()

    assert all(one.sha256 != other.sha256 for one, other in zip(issued, documents.values(), strict=True))
    assert all(
        one.content_sha256 != other.content_sha256
        for one, other in zip(issued, documents.values(), strict=True)
    )


def test_the_hashes_are_those_of_the_file_and_of_its_parts(documents: Documents) -> None:
    for document in documents.values():
        parts = parts_of(document.data)
        lines = "".join(f"{name}\0{hashlib.sha256(parts[name]).hexdigest()}\n" for name in sorted(parts))

        assert document.sha256 == hashlib.sha256(document.data).hexdigest()
        assert document.content_sha256 == hashlib.sha256(lines.encode()).hexdigest()


def test_the_package_holds_no_clock(documents: Documents) -> None:
    for document in documents.values():
        with zipfile.ZipFile(BytesIO(document.data)) as archive:
            entries = archive.infolist()

        assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        core = parts_of(document.data)["docProps/core.xml"].decode()
        assert core.count("2026-11-22T00:00:00Z") == 2
