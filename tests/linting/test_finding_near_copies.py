"""Near-copies come out ranked, with the words that differ; other questions don't come out at all."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from qbank.domain.items import ItemDraft
from qbank.linting.duplicates import NearCopy, find_near_copies
from qbank.linting.examples import choice_example, essay_example, observation_example, oral_example
from qbank.linting.words import content_roots


def item(number: int, stem: str, *enemies: str) -> ItemDraft:
    return choice_example(stem, "harga.", "mutu.", "jarak.", code=f"PG-{number:04d}", enemies=enemies)


ORIGINAL = item(
    1, "Penjualan bumbu turun 12% dalam tiga bulan karena toko pindah pemasok. Manajer mendahulukan ...."
)
SAME_WITH_OTHER_FIGURES = item(
    2, "Penjualan bumbu turun 9% dalam tiga bulan karena toko pindah pemasok. Manajer mendahulukan ...."
)
REWORDED = item(
    3,
    "Karena toko berpindah pemasok, penjualan sabun menurun selama tiga bulan. Yang didahulukan manajer ialah ....",
    "PG-0001",
)
OTHER = item(
    4, "Agen melaporkan harga yang berbeda dari laporan asosiasi. Penyelia memeriksa lebih dahulu ...."
)


def test_pairs_are_ranked_with_the_words_that_differ() -> None:
    found = find_near_copies([OTHER, REWORDED, ORIGINAL, SAME_WITH_OTHER_FIGURES], 0.6)

    assert [replace(pair, similarity=round(pair.similarity, 3)) for pair in found] == [
        NearCopy("PG-0001", "PG-0002", 1.0, False, ("12%",), ("9%",)),
        NearCopy("PG-0001", "PG-0003", 0.9, True, ("bumbu", "12%"), ("sabun",)),
        NearCopy("PG-0002", "PG-0003", 0.9, False, ("bumbu", "9%"), ("sabun",)),
    ]


def test_another_question_is_no_copy() -> None:
    assert find_near_copies([ORIGINAL, OTHER], 0.3) == []
    assert len(find_near_copies([ORIGINAL, SAME_WITH_OTHER_FIGURES], 0.3)) == 1


def test_enemies_count_whichever_names_the_other() -> None:
    pairs = find_near_copies([ORIGINAL, SAME_WITH_OTHER_FIGURES, REWORDED], 0.6)

    assert {(pair.first, pair.second): pair.are_enemies for pair in pairs} == {
        ("PG-0001", "PG-0002"): False,
        ("PG-0001", "PG-0003"): True,
        ("PG-0002", "PG-0003"): False,
    }


def test_items_of_every_kind_are_compared() -> None:
    items = [oral_example("Satu."), essay_example(1, total=1), observation_example("≥ 3 pesaing")]
    copies = [
        oral_example("Lain."),
        essay_example(2, total=2),
        observation_example("≥ 5 pesaing"),
    ]
    renamed = [replace(copy, code=copy.code.replace("0001", "0002")) for copy in copies]

    found = find_near_copies([*items, *renamed], 0.9)

    assert [(pair.first, pair.second) for pair in found] == [
        ("CL-0001", "CL-0002"),
        ("ES-0001", "ES-0002"),
        ("LS-0001", "LS-0002"),
    ]


def test_a_stem_without_words_is_like_nothing() -> None:
    assert find_near_copies([item(1, "3 + 4 = ...."), item(2, "3 + 4 = ....")], 0.1) == []


WORDS = st.sampled_from(["harga", "mutu", "toko", "pesaing", "kirim", "target", "rapat", "biaya"])


@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=7), min_size=2, max_size=6),
    st.sampled_from([0.3, 0.6, 0.8]),
)
def test_no_pair_is_missed_and_none_is_made_up(texts: list[list[str]], least: float) -> None:
    items = [item(number, " ".join(words)) for number, words in enumerate(texts, start=1)]

    found = {(pair.first, pair.second) for pair in find_near_copies(items, least)}

    roots = {
        found_item.code: Counter(content_roots(" ".join(words)))
        for found_item, words in zip(items, texts, strict=True)
    }
    assert found == {
        (a, b)
        for a, b in combinations(sorted(roots), 2)
        if 2 * (roots[a] & roots[b]).total() / (roots[a] + roots[b]).total() >= least - 1e-9
    }


@given(st.permutations(["harga", "mutu", "toko", "pesaing", "kiriman", "target"]))
def test_the_order_of_words_does_not_matter(words: list[str]) -> None:
    (pair,) = find_near_copies(
        [item(1, "harga mutu toko pesaing kiriman target"), item(2, " ".join(words))], 0.9
    )

    assert pair == NearCopy("PG-0001", "PG-0002", 1.0, False, (), ())
