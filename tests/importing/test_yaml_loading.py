"""YAML as plain data: every scalar a string, and nothing in a file that could surprise."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from importing_banks import EXAMPLES

from qbank.errors import InputRefusedError, Issue, Where
from qbank.formats.yaml.blueprint import read_blueprint_yaml
from qbank.formats.yaml.items import read_items_yaml
from qbank.formats.yaml.load import load_mapping, load_yaml
from qbank.formats.yaml.plan import read_plan_yaml
from qbank.formats.yaml.scheme import read_scheme_yaml

READERS: dict[str, Callable[[bytes], tuple[Issue, ...]]] = {
    "scheme": lambda data: read_scheme_yaml(data)[1],
    "plan": lambda data: read_plan_yaml(data)[1],
    "blueprint": lambda data: read_blueprint_yaml(data)[1],
    "items": lambda data: tuple(read_items_yaml(data).issues),
}


@pytest.mark.parametrize(
    "scalar",
    [
        "1.10",
        "0014",
        "no",
        "yes",
        "on",
        "1:30",
        "true",
        "2026-01-05",
        "0x1F",
        "1e3",
        ".inf",
        "=",
        "1_000",
        "Null",
    ],
)
def test_a_plain_scalar_survives_as_it_was_written(scalar: str) -> None:
    data = load_yaml(f"value: {scalar}\nlist: [{scalar}]\n{scalar}: key\n".encode()).data

    assert data == {"value": scalar, "list": [scalar], scalar: "key"}


def test_what_is_empty_is_left_out_but_a_quoted_blank_is_a_text() -> None:
    text = "a:\nb: ~\nc: null\nd: ''\ne: 'null'\nf: '~'\ng: |\nh: [~, '']\n"

    data = load_yaml(text.encode()).data

    assert data == {"d": "", "e": "null", "f": "~", "g": "", "h": [None, ""]}


def test_json_is_read_as_yaml() -> None:
    text = '{\n\t"a": "b\\/c \\u00e9",\n\t"d": [1, 2.50, true, null],\n\t"e": {"f": null}\n}'

    data = load_yaml(text.encode()).data

    assert data == {"a": "b/c é", "d": ["1", "2.50", "true", None], "e": {}}


def test_the_place_of_every_part_is_known() -> None:
    source = load_yaml(b"a: 1\nb:\n  - c: x\n    d: [p, q]\n")

    places = {path: (place.line, place.column) for path, place in source.places.items()}

    assert places == {
        (): (1, 1),
        ("a",): (1, 4),
        ("b",): (3, 3),
        ("b", 0): (3, 5),
        ("b", 0, "c"): (3, 8),
        ("b", 0, "d"): (4, 8),
        ("b", 0, "d", 0): (4, 9),
        ("b", 0, "d", 1): (4, 12),
    }
    assert source.where(("b", 0, "e", "f")) == Where(line=3, column=5, field="b.1.e.f")


def nested(depth: int, opening: str, closing: str = "") -> bytes:
    return (opening * depth + "x" + closing * depth).encode()


def syntax(problem: str, line: int, column: int) -> Issue:
    return Issue("yaml.syntax", {"problem": problem}, Where(line=line, column=column))


def issue(code: str, line: int, column: int, **facts: str | int) -> Issue:
    return Issue(code, facts, Where(line=line, column=column))


BILLION_LAUGHS = "a: &a [x, x, x]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}, *{before}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE = {
    "a key twice": (b"a: 1\nb: 2\na: 3\n", issue("yaml.duplicate_key", 3, 1, key="a")),
    "a key twice further in": (b"a:\n  - b: 1\n    b: 1\n", issue("yaml.duplicate_key", 3, 5, key="b")),
    "a key twice, once empty": (b"a:\na: 3\n", issue("yaml.duplicate_key", 2, 1, key="a")),
    "a key twice in JSON": (b'{"a": 1,\n "a": 1}', issue("yaml.duplicate_key", 2, 2, key="a")),
    "an alias": (b"a: &x 1\nb: *x\n", issue("yaml.alias", 2, 4)),
    "an alias of itself": (b"a: &x\n  - *x\n", issue("yaml.alias", 2, 5)),
    "an alias as key": (b"a: &x 1\n*x : 2\n", syntax("a key that is no text", 2, 1)),
    "a billion laughs": (BILLION_LAUGHS.encode(), issue("yaml.alias", 2, 8)),
    "a merge of an alias": (b"a: &x {b: 1}\nc:\n  <<: *x\n", issue("yaml.alias", 3, 7)),
    "a tag that makes an object": (
        b"a: 1\nb: !!python/object/apply:os.system ['id']\n",
        issue("yaml.tag", 2, 4, tag="tag:yaml.org,2002:python/object/apply:os.system"),
    ),
    "a tag of a name": (
        b"!!python/name:os.system x\n",
        issue("yaml.tag", 1, 1, tag="tag:yaml.org,2002:python/name:os.system"),
    ),
    "a tag of one's own": (b"a: !foo bar\n", issue("yaml.tag", 1, 4, tag="!foo")),
    "a binary tag": (b"a: !!binary aGVs\n", issue("yaml.tag", 1, 4, tag="tag:yaml.org,2002:binary")),
    "lists 101 deep": (nested(101, "[", "]"), issue("yaml.too_deep", 1, 102, most=100)),
    "lists 100,000 deep": (nested(100_000, "["), issue("yaml.too_deep", 1, 102, most=100)),
    "entries 100,000 deep": (nested(100_000, "- "), issue("yaml.too_deep", 1, 203, most=100)),
    "mappings 100,000 deep": (nested(100_000, "{a: "), issue("yaml.too_deep", 1, 405, most=100)),
    "keys 100,000 deep": (nested(100_000, "? "), syntax("a key that is no text", 1, 3)),
    "a tab for indentation": (
        b"a:\n\tb: 1\n",
        syntax("found character that cannot start any token", 2, 1),
    ),
    "two documents": (b"a: 1\n---\nb: 2\n", syntax("more than one document", 2, 1)),
    "a list as key": (b"[a]: b\n", syntax("a key that is no text", 1, 1)),
    "a quote left open": (b"a: 'b\nc: d\n", syntax("found unexpected end of stream", 3, 1)),
    "a bracket left open": (b"a: [b\nc: d\n", syntax("did not find expected ',' or ']'", 2, 2)),
    "two colons": (b"a: b: c\n", syntax("mapping values are not allowed in this context", 1, 5)),
    "a null escaped": (b'a: "x\\0"\n', issue("file.control_character", 1, 4, character="U+0000")),
    "an escape character escaped in a key": (
        b'"\\e": 1\n',
        issue("file.control_character", 1, 1, character="U+001B"),
    ),
    "half a character escaped": (
        b'a: "\\ud83d"\n',
        syntax("found invalid Unicode character escape code", 1, 7),
    ),
    "a control character": (b"a: x\nb: \x07\n", issue("file.control_character", 2, 4, character="U+0007")),
    "UTF-16": ("a: b\n".encode("utf-16"), Issue("file.not_text", {}, Where(line=1))),
    "blanks": (b" \n\n", Issue("file.empty")),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("reader", READERS)
def test_a_hostile_file_is_one_issue_with_its_line(name: str, reader: str) -> None:
    data, expected = HOSTILE[name]

    issues = READERS[reader](data)

    assert issues == (expected,)


def test_what_is_just_not_too_deep_is_read() -> None:
    assert load_yaml(nested(100, "[", "]")).places[(0,) * 100] == Where(line=1, column=101)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("hello\n", Where(line=1, column=1)),
        ("\n- a\n", Where(line=2, column=1)),
        ("---\n~\n", Where(line=2, column=1)),
        ("# nothing\n", Where()),
    ],
)
@pytest.mark.parametrize("reader", ["scheme", "plan", "blueprint"])
def test_what_is_no_mapping_is_one_issue(text: str, where: Where, reader: str) -> None:
    assert READERS[reader](text.encode()) == (Issue("yaml.not_mapping", {}, where),)


def test_a_tag_that_says_what_is_so_anyway_does_no_harm() -> None:
    data = load_yaml(b"--- !!map\na: !!str 1\nb: !!seq [x]\nc: ! 2\nd: &anchor e\n").data

    assert data == {"a": "1", "b": ["x"], "c": "2", "d": "e"}


def test_a_text_escaped_in_two_characters_is_joined() -> None:
    assert load_yaml(b'a: "e\\u0301"\n').data == {"a": "é"}


@pytest.mark.parametrize("name", ["scheme", "plan", "blueprint", "items"])
def test_the_example_of_each_shape_is_read(name: str) -> None:
    data = (EXAMPLES / f"{name}.yaml").read_bytes()

    assert READERS[name](data) == ()
    assert READERS[name](data + b"typo: 1\n")[0].code == "field.unknown"


def test_loading_a_mapping_raises_what_the_readers_return() -> None:
    with pytest.raises(InputRefusedError) as refused:
        load_mapping(b"- a\n")

    assert refused.value.issues == (Issue("yaml.not_mapping", {}, Where(line=1, column=1)),)


FAULTY_FIELDS = {
    "scheme": (
        """\
code: a
kind: [KKNI]
unit: x
units:
  - code: A.1
    elements:
      - number: 1
        title: E
        criteria: {number: 1.1}
      - E
""",
        (
            ("field.unknown_near", 3, 7, "unit", {"name": "unit", "near": "units"}),
            ("field.missing", 5, 5, "units.1.title", {"name": "title", "value": "", "expected": ""}),
            (
                "field.list", 9, 19, "units.1.elements.1.criteria",
                {"name": "criteria", "value": "{'number': '1.1'}", "expected": ""},
            ),
            (
                "field.mapping", 10, 9, "units.1.elements.2",
                {"name": "elements.2", "value": "E", "expected": ""},
            ),
            ("field.text", 2, 7, "kind", {"name": "kind", "value": "['KKNI']", "expected": ""}),
        ),
    ),
    "blueprint": (
        """\
name: a
scheme: s
forms: 1.5
minutes_total: a day
instruments:
  - {instrument: XX, minimum: a, maximum: 3, minutes: 1}
  - {instrument: CL, minimum: 1, maximum: 3, minutes: 1, asked: [1], session: noon}
lines:
  - {name: b, instruments: CL, where: [unit], each: item, minimum: '1'}
  - {name: c, instruments: [CL], were: {}}
""",
        (
            ("field.unknown_near", 10, 40, "lines.2.were", {"name": "were", "near": "where"}),
            (
                "field.choice", 6, 18, "instruments.1.instrument",
                {
                    "name": "instrument", "value": "XX",
                    "expected": "CL, TPD, PMO, DIT, DPT-PG, DPT-Esai, DPL, CVP, PW, VPK, CRP",
                },
            ),
            ("field.whole_number", 6, 31, "instruments.1.minimum", {"name": "minimum", "value": "a", "expected": ""}),
            (
                "field.choice", 7, 79, "instruments.2.session",
                {"name": "session", "value": "noon", "expected": "hari_asesmen, sebelum_hari_asesmen"},
            ),
            ("field.whole_number", 7, 65, "instruments.2.asked", {"name": "asked", "value": "['1']", "expected": ""}),
            ("field.list", 9, 28, "lines.1.instruments", {"name": "instruments", "value": "CL", "expected": ""}),
            ("field.mapping", 9, 39, "lines.1.where", {"name": "where", "value": "['unit']", "expected": ""}),
            (
                "field.choice", 9, 53, "lines.1.each",
                {"name": "each", "value": "item", "expected": "unit, element, criterion, job_group"},
            ),
            ("field.number", 4, 16, "minutes_total", {"name": "minutes_total", "value": "a day", "expected": ""}),
            ("field.whole_number", 3, 8, "forms", {"name": "forms", "value": "1.5", "expected": ""}),
        ),
    ),
    "plan": (
        """\
scheme: s
status: adopted
steps: 1
job_groups: [{code: KP1, title: a, minutes: long, units: [A]}]
ways:
  product: {kind: L, instruments: [CL, XX], pieces: two}
  produk: {kind: L, instruments: [CL], pieces: 1}
  indirect: none
units:
  A:
    1.1: product
    1.2: prodct
    1.3: {way: product, pieces: three}
    1.4: [product]
    1.5: role_play
    1.6: indirect
  B: [1.1]
potential: {KP1: {CL: [1, x], ZZ: [1]}}
""",
        (
            ("field.unknown", 3, 8, "steps", {"name": "steps"}),
            (
                "field.choice", 6, 40, "ways.product.instruments.2",
                {
                    "name": "instruments.2", "value": "XX",
                    "expected": "CL, TPD, PMO, DIT, DPT-PG, DPT-Esai, DPL, CVP, PW, VPK, CRP",
                },
            ),
            ("field.whole_number", 6, 53, "ways.product.pieces", {"name": "pieces", "value": "two", "expected": ""}),
            (
                "field.choice", 7, 11, "ways.produk.way",
                {"name": "way", "value": "produk", "expected": "product, role_play, indirect"},
            ),
            ("field.mapping", 8, 13, "ways.indirect", {"name": "indirect", "value": "none"}),
            (
                "field.choice", 12, 10, "units.A.1.2.way",
                {"name": "way", "value": "prodct", "expected": "product, role_play, indirect"},
            ),
            ("field.whole_number", 13, 33, "units.A.1.3.pieces", {"name": "pieces", "value": "three", "expected": ""}),
            (
                "field.choice", 14, 10, "units.A.1.4.way",
                {"name": "way", "value": "['product']", "expected": "product, role_play, indirect"},
            ),
            ("field.missing", 15, 10, "units.A.1.5.kind", {"name": "kind", "value": "", "expected": ""}),
            (
                "field.missing", 15, 10, "units.A.1.5.instruments",
                {"name": "instruments", "value": "", "expected": ""},
            ),
            ("field.missing", 15, 10, "units.A.1.5.pieces", {"name": "pieces", "value": "", "expected": ""}),
            ("field.mapping", 17, 6, "units.B", {"name": "B", "value": "['1.1']"}),
            (
                "field.choice", 2, 9, "status",
                {"name": "status", "value": "adopted", "expected": "usulan, ditetapkan"},
            ),
            ("field.whole_number", 4, 45, "job_groups.1.minutes", {"name": "minutes", "value": "long", "expected": ""}),
            ("field.whole_number", 18, 27, "potential.KP1.CL.2", {"name": "CL.2", "value": "x", "expected": ""}),
            (
                "field.choice", 18, 35, "potential.KP1.ZZ",
                {
                    "name": "ZZ", "value": "ZZ",
                    "expected": "CL, TPD, PMO, DIT, DPT-PG, DPT-Esai, DPL, CVP, PW, VPK, CRP",
                },
            ),
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTY_FIELDS)
def test_every_faulty_field_is_told_with_its_place(name: str) -> None:
    text, expected = FAULTY_FIELDS[name]

    issues = READERS[name](text.encode())

    assert issues == tuple(
        Issue(code, facts, Where(line=line, column=column, field=field))
        for code, line, column, field, facts in expected
    )


def test_a_plan_without_units_says_so() -> None:
    text = "scheme: s\nstatus: usulan\njob_groups: []\n"

    issues = READERS["plan"](text.encode())

    assert issues == (Issue("field.missing", {"name": "units"}, Where(line=1, column=1, field="units")),)
