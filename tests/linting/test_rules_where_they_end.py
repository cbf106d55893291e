"""Where a rule ends: what looks like a fault and is none, and what hides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from qbank.domain.codes import CognitiveLevel, CriterionRef, ItemKind
from qbank.domain.items import ItemDraft
from qbank.errors import Fact
from qbank.linting.asking import asked_negation, asking_sentence
from qbank.linting.context import LintContext
from qbank.linting.examples import (
    CRITERION,
    EXAMPLE_CONTEXT,
    choice_example,
    observation_example,
    oral_example,
)
from qbank.linting.rules import (
    absolute_words,
    all_or_none,
    criterion_words,
    double_negative,
    equal_options,
    key_alone_longest,
    key_word_in_stem,
    known_criterion,
    level_of_kind,
    number_order,
    observation_measure,
    option_capital,
    option_end,
    reference,
    same_beginning,
    short_stem,
    stem_end,
)

STEM = "Dua pemasok menawarkan harga yang sama, tetapi kirimannya berbeda. Penyelia memilih menurut ...."
QUESTION = "Dua pemasok menawarkan harga yang sama. Menurut ukuran apa penyelia memilih?"


def facts_of(rule: Any, item: ItemDraft, context: LintContext = EXAMPLE_CONTEXT) -> list[dict[str, Fact]]:
    return [dict(issue.facts) for issue in rule.check(item, context)]


def is_caught(rule: Any, item: ItemDraft) -> bool:
    return bool(facts_of(rule, item))


@pytest.mark.parametrize(
    ("stem", "word"),
    [
        ("Data yang tidak diperlukan untuk hitungan itu ialah ....", "tidak"),
        ("Berikut ini termasuk sumber yang sah, kecuali ....", "kecuali"),
        ("Berikut ini yang bukan isu utama adalah ....", "bukan"),
        ("Manakah yang TIDAK termasuk biaya tetap?", "TIDAK"),
        ("Tindakan mana yang bukan wewenang penyelia?", "bukan"),
        ("Tanpa izin manajer, penyelia tidak boleh ....", "tidak"),
        ("Tujuan rapat itu bukan ....", "bukan"),
        ("Hal yang paling tidak mendesak ialah ....", "tidak"),
        ("Pelanggan yang tidak puas sebaiknya ....", ""),
        ("Langkah bagi pelanggan yang tidak puas ialah ....", ""),
        ("Menurut data itu, pelanggan yang tidak membayar ditangani dengan ....", ""),
        ("Mengapa pelanggan tidak membeli?", ""),
        ("Agar target tidak meleset, langkah pertama ialah ....", ""),
        ("Sebab utama target tidak tercapai ialah ....", ""),
        ("Langkah yang membuat pelanggan yang tidak puas kembali ialah ....", ""),
        ("Kiriman itu bukan milik PT Alam. Yang dilakukan lebih dahulu ialah ....", ""),
    ],
)
def test_only_a_negation_that_is_asked_for_counts(stem: str, word: str) -> None:
    assert asked_negation(stem) == word


@pytest.mark.parametrize(
    ("stem", "asked"),
    [
        ("Harga naik 4,5%. Biaya tetap. Sebabnya ialah ....", "Sebabnya ialah ...."),
        ('Ia berkata, "Naik." Apa sebabnya?', "Apa sebabnya?"),
        ("Harganya Rp2.000 per butir ....", "Harganya Rp2.000 per butir ...."),
    ],
)
def test_the_last_sentence_asks(stem: str, asked: str) -> None:
    assert asking_sentence(stem) == asked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("semua jawaban di atas benar.", True),
        ("Semuanya benar.", True),
        ("a dan b benar.", True),
        ("jawaban a dan c.", True),
        ("tidak ada jawaban yang benar.", True),
        ("bukan salah satu di atas.", True),
        ("semua pelanggan menerima barang pengganti.", False),
        ("A dan B.", False),
        ("tidak ada kunjungan pada hari Senin.", False),
        ("semua pilihan pembayaran tetap dibuka.", False),
    ],
)
def test_an_option_that_only_judges_the_others_is_caught(text: str, expected: bool) -> None:
    assert is_caught(all_or_none, choice_example(STEM, "harga.", "mutu.", text)) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("mutu kiriman.", "Mutu  kiriman", True),
        ("**mutu** kiriman.", "mutu kiriman.", True),
        ("“mutu”.", '"mutu".', True),
        ("+5%.", "-5%.", False),
        ("5,0.", "50.", False),
    ],
)
def test_options_are_compared_as_they_are_read(first: str, second: str, expected: bool) -> None:
    assert is_caught(equal_options, choice_example(STEM, first, second, "harga.")) is expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("10 hari.", "9 hari.", "12 hari."), True),
        (("9 hari.", "10 hari.", "12 hari."), False),
        (("Rp1.200.000.", "Rp900.000.", "Rp2.000.000."), True),
        (("Rp900 ribu.", "Rp1,2 juta.", "Rp2 juta."), False),
        (("−6%.", "+2%.", "+8%."), False),
        (("+2%.", "−6%.", "+8%."), True),
        (("5–7 hari.", "3–4 hari.", "8–9 hari."), True),
        (("2 Maret 2026.", "15 Januari 2026.", "1 Mei 2026."), True),
        (("15 Januari 2026.", "2 Maret 2026.", "1 Mei 2026."), False),
        (("pukul 10.00.", "pukul 08.30.", "pukul 13.00."), True),
        (("naik 9%.", "turun 4%.", "naik 2%."), False),
        (("Q.", "P.", "R."), True),
        (("P.", "Q.", "S."), False),
        (("Q dan R.", "P dan R.", "P dan Q."), False),
        (("9 hari dan 3 orang.", "5 hari dan 2 orang.", "2 hari dan 1 orang."), False),
        (("9 hari sesudah surat pertama diterima pelanggan.", "5 hari.", "2 hari."), False),
    ],
)
def test_only_purely_numeric_options_have_an_order(options: tuple[str, ...], expected: bool) -> None:
    assert is_caught(number_order, choice_example(STEM, *options)) is expected


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("pada minggu 1.", "pada minggu 2.", "minggu 3."), ["minggu"]),
        (("menambah kunjungan.", "menambah diskon.", "menata rute."), []),
        (("Rp10.000.", "Rp20.000.", "Rp30.000."), []),
        (("dengan telepon.", "dengan surel.", "dengan surat."), []),
        (("3 orang.", "3 mobil.", "3 gudang."), []),
        (("A dan B.", "A dan C.", "A dan D."), []),
    ],
)
def test_numbers_labels_and_particles_are_no_beginning(options: tuple[str, ...], words: list[str]) -> None:
    found = facts_of(same_beginning, choice_example(STEM, *options))

    assert [facts["word"] for facts in found] == words


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("Sebabnya ialah ....", False),
        ("Apa sebabnya?", False),
        ("Sebabnya ialah ...", True),
        ("Sebabnya ialah ….", True),
        ("Sebabnya ialah....", True),
        ("Apa sebabnya", True),
        ("Apa sebabnya ?", True),
    ],
)
def test_a_stem_ends_in_four_dots_or_a_question_mark(stem: str, expected: bool) -> None:
    assert is_caught(stem_end, choice_example(stem, "harga.", "mutu.", "jarak.")) is expected


@pytest.mark.parametrize(
    ("stem", "options", "letters"),
    [
        (STEM, ("harga", "mutu.", "jarak"), "a, c"),
        (STEM, ('"harga."', "mutu.", "jarak."), ""),
        (QUESTION, ("Harga", "Mutu", "Jarak"), ""),
        (QUESTION, ("Harga.", "Mutu", "Jarak."), "b"),
    ],
)
def test_options_end_alike(stem: str, options: tuple[str, ...], letters: str) -> None:
    found = facts_of(option_end, choice_example(stem, *options))

    assert found == ([{"letters": letters}] if letters else [])


@pytest.mark.parametrize(
    ("stem", "options", "letters"),
    [
        (STEM, ("harga.", "Mutu.", "jarak."), "b"),
        (STEM, ("Bima.", "Palu.", "Solo."), ""),
        (STEM, ("harga.", "SWOT.", "Q dan R."), ""),
        ("Harga di cabang Palu naik. Yang diperiksa ialah ....", ("Palu.", "harga.", "biaya."), ""),
        (QUESTION, ("Harga.", "mutu.", "Jarak."), "b"),
        (QUESTION, ("Harga.", "3 hari.", "Rp5.000."), ""),
    ],
)
def test_the_first_letter_fits_the_stem_but_names_keep_theirs(
    stem: str, options: tuple[str, ...], letters: str
) -> None:
    found = facts_of(option_capital, choice_example(stem, *options))

    assert found == ([{"letters": letters}] if letters else [])


@pytest.mark.parametrize(
    ("stem", "options", "expected"),
    [
        ("Penyelia tidak boleh tidak ....", ("hadir.", "lapor.", "catat."), True),
        ("Yang BUKAN wewenang penyelia, KECUALI ....", ("diskon.", "rute.", "target."), True),
        ("Yang BUKAN wewenang penyelia ialah ....", ("diskon.", "rute.", "target."), False),
        (STEM, ("tidak terlambat.", "tidak rusak.", "murah."), False),
    ],
)
def test_two_negations_count_only_where_they_meet(
    stem: str, options: tuple[str, ...], expected: bool
) -> None:
    assert is_caught(double_negative, choice_example(stem, *options)) is expected


def test_a_table_or_a_shared_case_lengthens_a_stem() -> None:
    options = ("bagian pelanggan yang membeli lagi dalam setahun.", "jumlah pelanggan.", "nilai pesanan.")
    table = "Data:\n\n| Bulan | Pelanggan | Membeli lagi |\n|---|---|---|\n| Mei | 40 | 12 |\n\nRetensi ialah ...."
    short = choice_example("Retensi ialah ....", *options)

    caught = [
        is_caught(short_stem, item)
        for item in (short, choice_example(table, *options), replace(short, stimulus="K-1"))
    ]

    assert caught == [True, False, False]


def test_a_key_as_long_as_another_option_is_not_alone() -> None:
    assert not is_caught(key_alone_longest, choice_example(STEM, "mutu.", "harga.", "jarak.", key="b"))
    assert is_caught(key_alone_longest, choice_example(STEM, "mutu.", "harganya.", "jarak.", key="b"))


def test_a_word_of_the_stem_counts_by_its_root_and_only_if_no_distractor_has_it() -> None:
    stem = "Pelanggan mengeluhkan kiriman. Manajer mendahulukan ...."

    caught = choice_example(stem, "tanggapan atas keluhan.", "kunjungan rutin.", "potongan harga.")
    passes = choice_example(stem, "tanggapan atas keluhan.", "pencatatan keluhan.", "potongan harga.")

    assert facts_of(key_word_in_stem, caught) == [{"words": "keluhan"}]
    assert facts_of(key_word_in_stem, passes) == []


def test_an_absolute_word_in_the_key_too_gives_nothing_away() -> None:
    distractors = ("semua toko.", "toko besar.")

    assert is_caught(absolute_words, choice_example(STEM, "toko terdekat.", *distractors))
    assert not is_caught(absolute_words, choice_example(STEM, "hanya toko terdekat.", *distractors))


@pytest.mark.parametrize(
    ("stem", "percent"),
    [
        ("Informasi dari pesaing dianalisis menurut kebutuhan ....", [80]),
        ("Informasi pesaing dan pasar yang perlu dicari ialah ....", []),
        ("| Informasi | Pesaing |\n|---|---|\n| Analisis | Kebutuhan |\n\nYang dipilih ialah ....", []),
    ],
)
def test_a_stem_may_repeat_up_to_60_percent_of_its_criterion(stem: str, percent: list[int]) -> None:
    found = facts_of(criterion_words, choice_example(stem, "harga.", "mutu.", "jarak."))

    assert [facts["percent"] for facts in found] == percent


def test_a_criterion_without_a_text_is_unknown_but_repeats_nothing() -> None:
    item = choice_example(STEM, "harga.", "mutu.", "jarak.", criteria=(CRITERION, CriterionRef("X.1", "1.1")))

    assert facts_of(criterion_words, item) == []
    assert facts_of(known_criterion, item) == [{"criterion": "X.1/1.1"}]


@pytest.mark.parametrize(
    ("kind", "level", "expected"),
    [
        (ItemKind.MULTIPLE_CHOICE, CognitiveLevel.C1, True),
        (ItemKind.MULTIPLE_CHOICE, CognitiveLevel.C5, False),
        (ItemKind.MULTIPLE_CHOICE, CognitiveLevel.C6, True),
        (ItemKind.ORAL, CognitiveLevel.C1, False),
    ],
)
def test_levels_are_bound_for_written_kinds(kind: ItemKind, level: CognitiveLevel, expected: bool) -> None:
    item = replace(choice_example(STEM, "harga.", "mutu.", "jarak."), kind=kind, level=level)

    assert is_caught(level_of_kind, item) is expected


@pytest.mark.parametrize(
    ("standard", "expected"),
    [
        ("Tiap isu ditulis dengan akibatnya", False),
        ("Dua sumber disebut", False),
        ("SOP organisasi: ........", True),
    ],
)
def test_a_measure_may_be_a_word(standard: str, expected: bool) -> None:
    assert is_caught(observation_measure, observation_example(standard)) is expected


def test_an_observation_point_needs_no_reference() -> None:
    assert not is_caught(reference, observation_example("≥ 3 pesaing"))
    assert is_caught(reference, replace(oral_example("Satu.", "Dua.", "Tiga."), reference=" "))
