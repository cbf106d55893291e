"""The names of all styles, as Word shows them to whoever edits a body's own template."""

from __future__ import annotations

from enum import StrEnum
from functools import cache


class Look(StrEnum):
    """What a paragraph is; the value is the style's name in Word."""

    BODY = "Normal"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    HEADER = "header"
    FOOTER = "footer"
    IMPRINT = "Kaki Cetak"
    BODY_NAME = "Kop Nama"
    BODY_ADDRESS = "Kop Alamat"
    MARK = "Tanda Dokumen"
    FORM_CODE = "Kode Formulir"
    FORM_TITLE = "Judul Formulir"
    UNIT = "Unit Kompetensi"
    NOTE = "Catatan"
    REMARK = "Peringatan"
    INSTRUCTION = "Petunjuk"
    STEP = "Langkah"
    BULLET = "Butir"
    QUESTION = "Soal"
    QUESTION_MORE = "Soal Lanjutan"
    OPTION = "Pilihan"
    OPTION_MORE = "Pilihan Lanjutan"
    CASE_TITLE = "Kasus Judul"
    CASE = "Kasus"
    QUOTATION = "Kutipan"
    VERBATIM = "Ketikan"
    ANSWER_LINE = "Garis Jawaban"
    GAP = "Jeda"
    CELL = "Tabel Isi"
    CELL_HEAD = "Tabel Kepala"
    CELL_BAND = "Tabel Pita"
    CELL_SMALL = "Tabel Kecil"
    CELL_NOTE = "Tabel Catatan"
    CELL_LABEL = "Tabel Label"
    CELL_CRITERION = "Tabel KUK"
    CELL_BOX = "Tabel Kotak"
    CELL_WRITE = "Tabel Garis"
    CELL_CHOICE = "Tabel Pilihan"
    CELL_REASON = "Tabel Alasan"
    CARD_ROLE = "Kartu Peran"
    CARD_TEXT = "Kartu Peran Isi"


class CharacterLook(StrEnum):
    """What a run is, beyond bold and italic."""

    TICK_BOX = "Kotak Centang"
    MUTED = "Redup"
    CODE = "Kode"


class TableLook(StrEnum):
    """What a table is."""

    FORM = "Tabel Formulir"
    FACTS = "Tabel Identitas"
    DATA = "Tabel Data"
    CASE = "Tabel Kasus"
    LETTERHEAD = "Tabel Kop"


class Shade(StrEnum):
    """Ground of a cell; never above 15 %, so that copies stay readable."""

    NONE = ""
    HEAD = "D6DFEE"
    BAND = "E9EEF6"
    PALE = "F4F6FA"


@cache
def style_id(name: str) -> str:
    """Return the identifier of a style: its name without blanks, the first letter of each word in capitals."""
    return "".join(word[0].upper() + word[1:] for word in name.split())
