"""Words of Indonesian texts: plain text of Markdown, roots of words, and the function words that carry no content."""

from __future__ import annotations

import re
from functools import lru_cache

import snowballstemmer

from qbank.text.markdown import read_markdown
from qbank.text.rich_text import plain_text

_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*%?|[^\W\d_]+")
_VOWELS = tuple("aeiou")
_LOST_K = frozenset(
    _WORD.findall(
        "kabar kait kaji kalah kalkulasi kampanye kata kecil kejar kelola kelompok keluar keluh kembali kembang kemas "
        "kena kenal kendali kerah kerja ketahu kira kirim komunikasi konfirmasi koordinasi korban koreksi kuasa kuat "
        "kumpul kunci kunjung kurang"
    )
)
"""Stems that lose their k after meng- and peng- ("mengirim"); the others begin with the vowel itself ("mengukur")."""
_MISREAD = {
    "kendal": "kendali",
    "ndali": "kendali",
    "keluar": "luar",
    "ketahu": "tahu",
    "lola": "kelola",
    "lompok": "kelompok",
    "luhan": "keluh",
    "masan": "kemas",
    "mbali": "kembali",
    "nila": "nilai",
    "tila": "nilai",
    "tilai": "nilai",
}
"""Frequent words whose forms the stemmer reads in several ways: ke- and -i that belong to the root (keluhan, menilai)."""
FUNCTION_WORDS = frozenset(
    _WORD.findall(
        """
        ada adalah agar akan akibat anda antara apa apabila apakah atas atau bagaimana bagi bahwa baik bagian banyak
        beberapa beliau belum berapa berdasarkan beserta bila bilamana bukan dalam dan dapat dari daripada dengan di dia
        dua hal hanya harus hendak hingga ia ialah ini itu jadi jika juga kami karena ke kemudian kepada ketika kita
        lagi lain lalu lebih maka maksud mana masih masing mengapa menjadi menurut mereka merupakan meskipun nya oleh
        pada padahal paling para pernah pula pun saat saja sama sambil sampai sang sangat satu saya se sebab sebagai
        sebelum sebuah secara sedang sedangkan sehingga sejak selain selama semua seorang seperti serta sesuai sesudah
        setelah setiap si siapa suatu sudah supaya tadi tanpa telah tentang terhadap tersebut tetapi tiap tidak untuk
        walaupun yaitu yakni yang
        """
    )
)
"""Words that say nothing of what a text is about."""


@lru_cache(maxsize=16384)
def plain(markdown: str) -> str:
    """Return the words of a Markdown text, tables included, in one line."""
    return plain_text(read_markdown(markdown), with_tables=True)


@lru_cache(maxsize=16384)
def prose(markdown: str) -> str:
    """Return the words of a Markdown text without its tables, in one line."""
    return plain_text(read_markdown(markdown))


def words(text: str) -> list[str]:
    """Return the words of a plain text in lower case; numbers are none."""
    return [word.lower() for word in _WORD.findall(text)]


def tokens(text: str) -> list[str]:
    """Return words (in lower case) and numbers of a plain text."""
    return [token.lower() for token in _TOKEN.findall(text)]


@lru_cache(maxsize=65536)
def root_of(word: str) -> str:
    """Return the root of a word in lower case: "menetapkan" and "ditetapkan" → "tetap".

    Snowball drops a prefix but can't give back the consonant that it swallowed: t is certain, k is looked up.
    """
    # A stemmer keeps the word that it works on, so threads can't share one.
    stem: str = snowballstemmer.stemmer("indonesian").stemWord(word)
    if stem.startswith(_VOWELS):
        if word.startswith(("meng", "peng")):
            stem = f"k{stem}" if f"k{stem}" in _LOST_K else stem
        elif word.startswith(("men", "pen")):
            stem = f"t{stem}"
    return _MISREAD.get(stem, stem)


def content_roots(text: str) -> list[str]:
    """Return the roots of a plain text's words without function words, in order, with repetitions."""
    return [root_of(word) for word in words(text) if word not in FUNCTION_WORDS]
