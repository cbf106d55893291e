"""The body's logo, wording and revision codes: checked when they are handed in, printed from then on."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import PIL.Image
import PIL.PngImagePlugin
import pytest
from running import SCHEME, Ran, told

from qbank.text.own_wording import read_own_wording
from qbank.text.wording import built_in_wording

Qbank = Callable[..., Ran]
PRINT = ("exam", "print", f"{SCHEME}-001", "--only", "FR.IA.05A", "--json")


def parts_of_paper(folder: Path, ran: Ran) -> dict[str, bytes]:
    paper = folder / ran.data["folder"] / ran.data["documents"][0]["file"]
    with zipfile.ZipFile(paper) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def picture(kind: str, size: tuple[int, int] = (300, 150)) -> bytes:
    buffer = io.BytesIO()
    secret = PIL.PngImagePlugin.PngInfo()
    secret.add_text("Comment", "RAHASIA-DI-DALAM")
    options = {"pnginfo": secret} if kind == "PNG" else {"comment": b"RAHASIA-DI-DALAM"}
    PIL.Image.new("RGB", size, (31, 56, 100)).save(buffer, kind, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_logo_stands_in_the_letterhead_and_nothing_else_travels_in_it(
    qbank: Qbank, with_set: Path, kind: str
) -> None:
    before = parts_of_paper(with_set, qbank(*PRINT))
    logo = with_set / "logo.bin"
    logo.write_bytes(picture(kind))
    assert b"RAHASIA-DI-DALAM" in logo.read_bytes()

    stored = qbank("lsp", "set", "--name", "LSP Uji", "--logo", logo)
    parts = parts_of_paper(with_set, qbank(*PRINT))

    header = parts["word/header1.xml"].decode()
    (extent, qr) = re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"/>', header)
    assert stored.code == 0
    assert (int(extent[0]), int(extent[1])) == (round(1.75 * 360000), round(0.875 * 360000))
    assert qr == ("612000", "612000")
    assert 'descr="Logo LSP Uji"' in header
    media = {name: data for name, data in parts.items() if name.startswith("word/media/")}
    assert len(media) == 2
    assert not any(b"RAHASIA-DI-DALAM" in data for data in media.values())
    (new,) = (data for name, data in media.items() if name not in before and len(data) > 0 and is_logo(data))
    assert PIL.Image.open(io.BytesIO(new)).size == (300, 150)


def is_logo(data: bytes) -> bool:
    return PIL.Image.open(io.BytesIO(data)).mode == "RGB"


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"%PDF-1.7", picture("PNG")[:200]])
def test_a_logo_that_is_no_picture_is_refused(qbank: Qbank, with_set: Path, data: bytes) -> None:
    (with_set / "logo.png").write_bytes(data)
    before = qbank("lsp", "show").out

    ran = qbank("lsp", "set", "--name", "LSP Lain", "--logo", "logo.png")

    assert (ran.code, ran.out) == (4, "")
    assert "where: logo.png" in ran.err
    assert qbank("lsp", "show").out == before


def test_a_logo_is_taken_away_again(qbank: Qbank, with_set: Path) -> None:
    (with_set / "logo.png").write_bytes(picture("PNG"))
    plain = qbank(*PRINT).data
    qbank("lsp", "set", "--logo", "logo.png")
    assert qbank(*PRINT).data != plain

    ran = qbank("lsp", "set", "--without", "logo", "--json")

    assert ran.data["logo"] == ""
    assert qbank(*PRINT).data == plain


def test_revision_codes_stand_in_the_footer_and_can_be_taken_away(qbank: Qbank, with_set: Path) -> None:
    both = qbank(
        "lsp", "set", "--revision", "FR.IA.05A=R2", "--revision", "FR.IA.05B = Rev. 3/2026", "--json"
    )
    footer = parts_of_paper(with_set, qbank(*PRINT))["word/footer1.xml"].decode()
    one = qbank("lsp", "set", "--revision", "FR.IA.05B=", "--json")

    assert both.data["revisions"] == {"FR.IA.05A": "R2", "FR.IA.05B": "Rev. 3/2026"}
    assert f">FR.IA.05A · R2 · {SCHEME}-001 · Paket A · " in footer
    assert one.data["revisions"] == {"FR.IA.05A": "R2"}
    assert "revisions: FR.IA.05A=R2\n" in qbank("lsp", "show").out


@pytest.mark.parametrize(
    ("revision", "code"),
    [
        ("R2", "body.bad_revision"),
        ("FR.IA.05A=" + "x" * 21, "body.bad_revision"),
        ("FR.IA.05A=\x07", "body.bad_revision"),
        ("FR.IA.99=R2", "body.unknown_form"),
    ],
)
def test_a_revision_code_that_can_not_serve_is_refused(
    qbank: Qbank, started: Path, revision: str, code: str
) -> None:
    ran = qbank("lsp", "set", "--revision", revision)

    assert started.is_dir()
    assert ran.code == 4
    sentence = "There is no form with the code FR.IA.99" if code == "body.unknown_form" else "can't be used"
    assert sentence in ran.err
    assert qbank("lsp", "show", "--json").data["revisions"] == {}


def test_the_built_in_wording_is_written_to_start_from(qbank: Qbank, started: Path) -> None:
    ran = qbank("lsp", "wording", "kalimat.toml")

    assert ran.code == 0
    assert read_own_wording((started / "kalimat.toml").read_text("utf-8")) == built_in_wording()
    assert qbank("lsp", "set", "--wording", "kalimat.toml").code == 0


def test_own_words_are_printed_in_place_of_the_built_in_ones(qbank: Qbank, with_set: Path) -> None:
    own = (
        '[signatures]\ncandidate = "Peserta"\n\n[multiple_choice_paper]\ntitle = "Lembar Soal Tertulis $$"\n'
    )
    (with_set / "kalimat.toml").write_text(own)

    ran = qbank("lsp", "set", "--wording", "kalimat.toml", "--json")
    document = parts_of_paper(with_set, qbank(*PRINT))["word/document.xml"].decode()

    assert re.fullmatch("[0-9a-f]{64}", ran.data["wording"])
    assert ">Lembar Soal Tertulis $<" in document
    assert "Petunjuk" in document


FAULTS = [
    (
        '[page]\nsecret = "RAHASIA"\nsecrets = "x"\n',
        3,
        "wording.unknown",
        {"entry": "page.secrets", "near": "page.secret"},
    ),
    ("[page\nof = 3\n", 1, "wording.syntax", {"problem": "Expected ']' at the end of a table declaration"}),
    ('rahasia = "x"\n', 1, "wording.unknown", {"entry": "rahasia", "near": "–"}),
    ('[page]\n\nproposed = ["USULAN"]\n', 3, "wording.not_text", {"entry": "page.proposed"}),
    ('[page]\nof = "Halaman"\n', 2, "wording.not_list", {"entry": "page.of"}),
    ('[page]\nof = ["Halaman", 3]\n', 2, "wording.not_list", {"entry": "page.of"}),
    ('[page]\nof = ["Halaman"]\n', 2, "wording.count", {"entry": "page.of", "count": 1, "expected": 2}),
    (
        "[multiple_choice_paper]\nguide = []\n",
        2,
        "wording.count",
        {"entry": "multiple_choice_paper.guide", "count": 0, "expected": 4},
    ),
    (
        '[multiple_choice_paper]\nguide = ["Tulis pada $sheet."]\n',
        2,
        "wording.names",
        {"entry": "multiple_choice_paper.guide", "found": "$sheet", "expected": "$answer_sheet"},
    ),
    (
        '[page]\n# isi\nfooter = "$code · $set"\n',
        3,
        "wording.names",
        {"entry": "page.footer", "found": "$code, $set", "expected": "$code, $form, $hash, $set"},
    ),
    (
        '[identity]\nscheme = "Skema $scheme"\n',
        2,
        "wording.names",
        {"entry": "identity.scheme", "found": "$scheme", "expected": "–"},
    ),
    ('[identity]\nscheme = "Rp$ 5"\n', 2, "wording.dollar", {"entry": "identity.scheme"}),
    ('[page]\nsecret = "INTERNAL"\n', 2, "wording.secret", {"entry": "page.secret", "word": "RAHASIA"}),
    (
        '[identity]\nscheme = "a\\u0007"\n',
        2,
        "field.control_character",
        {"name": "identity.scheme", "character": "U+0007"},
    ),
    (
        f'[identity]\nscheme = "{"x" * 20001}"\n',
        2,
        "field.too_long",
        {"name": "identity.scheme", "count": 20001, "most": 20000},
    ),
]


@pytest.mark.parametrize(("toml", "line", "code", "facts"), FAULTS)
def test_a_fault_in_own_words_is_told_with_its_line(
    qbank: Qbank, started: Path, toml: str, line: int, code: str, facts: dict[str, str | int]
) -> None:
    (started / "kalimat.toml").write_text(toml, "utf-8")

    ran = qbank("lsp", "set", "--wording", "kalimat.toml", language="id")

    assert (ran.code, ran.err) == (4, told(code, "id", facts, file="kalimat.toml", line=line))
    assert qbank("lsp", "show", "--json").data["wording"] == ""


def test_a_guide_may_have_fewer_or_more_lines(qbank: Qbank, with_set: Path) -> None:
    own = (
        '[multiple_choice_paper]\nguide = ["Tulis pada $answer_sheet.", "Dua.", "Tiga.", "Empat.", "Lima."]\n'
    )
    (with_set / "kalimat.toml").write_text(own + '[portfolio_checklist]\nguide = ["Satu saja."]\n')

    assert qbank("lsp", "set", "--wording", "kalimat.toml").code == 0
    document = parts_of_paper(with_set, qbank(*PRINT))["word/document.xml"].decode()

    assert ">Tulis pada FR.IA.05C.<" in document
    assert ">Lima.<" in document


def test_every_fault_is_told_at_once(qbank: Qbank, started: Path) -> None:
    (started / "kalimat.toml").write_text('[page]\nsecret = "x"\nnope = "y"\n')
    (started / "logo.png").write_text("x")

    ran = qbank("lsp", "set", "--wording", "kalimat.toml", "--logo", "logo.png", "--revision", "x")

    assert ran.code == 4
    places = ("line 2", "line 3", "where: logo.png", "CODE=REVISION")
    assert [ran.err.count(place) for place in places] == [1, 1, 1, 1]
