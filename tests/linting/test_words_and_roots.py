"""Words are compared by their roots, whatever Markdown and prefixes do to them."""

from __future__ import annotations

import pytest

from qbank.linting.words import content_roots, plain, prose, root_of, tokens, words


@pytest.mark.parametrize(
    "family",
    [
        "tetap menetapkan ditetapkan penetapan",
        "kelola mengelola dikelola pengelolaan",
        "kirim mengirim dikirim pengiriman kiriman",
        "nilai menilai dinilai penilaian",
        "tulis menulis ditulis penulisan tulisan",
        "ukur mengukur diukur pengukuran ukuran",
        "keluh keluhan mengeluh dikeluhkan",
        "kembali mengembalikan dikembalikan pengembalian",
        "saing pesaing bersaing persaingan",
        "pasar memasarkan pemasaran dipasarkan",
    ],
)
def test_the_forms_of_a_word_have_one_root(family: str) -> None:
    assert len({root_of(word) for word in family.split()}) == 1


def test_different_words_keep_different_roots() -> None:
    different = words("pasar sasaran dasar saham paham ukuran kurang kata atur tukar akar")

    assert len({root_of(word) for word in different}) == len(different)


def test_markdown_is_read_and_not_guessed() -> None:
    text = "Harga **naik** 4,5%, *margin* turun.\n\n| Toko | Nilai |\n|---|---|\n| A | Rp2.000 |\n\n- satu\n- dua ...."

    assert prose(text) == "Harga naik 4,5%, margin turun. satu dua ...."
    assert plain(text) == "Harga naik 4,5%, margin turun. Toko Nilai A Rp2.000 satu dua ...."
    assert tokens("Rp2.000 naik 4,5% (B2B)") == ["rp", "2.000", "naik", "4,5%", "b", "2", "b"]


def test_function_words_and_numbers_have_no_content() -> None:
    assert content_roots("Yang dianalisis ialah 3 harga dari para pesaing.") == ["analisis", "harga", "saing"]
