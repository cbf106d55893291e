"""A made-up form that has everything a document can meet: every kind, a long unit, cases, tables, a canary in every key field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qbank.domain.blueprint import InstrumentQuota, Session
from qbank.domain.codes import (
    INSTRUMENT_BY_KIND,
    PREFIX_BY_KIND,
    CognitiveLevel,
    CompetencyDimension,
    CriterionRef,
    Difficulty,
    EvidenceKind,
    Instrument,
    ItemKind,
)
from qbank.domain.evidence_plan import JobGroup, PlanStatus, Way
from qbank.domain.form_snapshot import (
    FormSnapshot,
    SnapshotCriterion,
    SnapshotElement,
    SnapshotItem,
    SnapshotScheme,
    SnapshotUnit,
)
from qbank.domain.items import (
    Attachment,
    Content,
    Essay,
    MultipleChoice,
    ObservationPoint,
    Option,
    PortfolioEvidence,
    ProductPoint,
    RoleCard,
    RubricPoint,
    SpokenQuestion,
    Stimulus,
    Task,
    TaskStep,
    ThirdPartyStatement,
)
from qbank.domain.print_profile import BodyFacts, PrintProfile

CANARY = "KANARI"
LONG_UNIT, SHORT_UNIT, PEOPLE_UNIT = "M.70.ABC00.001.2", "J.620100.004.02", "ICTTEN5201A"
KEYS = "bdacbadcbacdb"
PROFILE = PrintProfile(
    BodyFacts("LSP Contoh Nusantara", "BNSP-LSP-0000-ID", "Jl. Kenanga 1, Depok", "(021) 000-0000")
)
CASE = Stimulus(
    "KS-0001",
    "Toko Sinar Jaya",
    "Toko **Sinar Jaya** mencatat penjualan tiga bulan:\n\n| Bulan | Unit | Nilai |\n|---|---:|---:|\n"
    "| Mei | 120 | Rp1.200.000 |\n| Juni | 95 | Rp950.000 |\n| Juli | 140 | Rp1.400.000 |\n\nHarga tidak berubah.",
)
TABLE_STEM = (
    "Perhatikan data pesaing berikut.\n\n| Pesaing | Harga | Toko |\n|---|---|---|\n| A | Rp9.800 | 95 |\n"
    "| B | Rp10.400 | 210 |\n\nPelanggan paling mungkin berpindah karena ...."
)


def sample_snapshot() -> FormSnapshot:
    """Build the snapshot; every call gives an equal value."""
    return FormSnapshot(
        set_code="contoh-001",
        label="A",
        set_date="2026-11-22",
        watermark="DRAF – BELUM DIVALIDASI",
        scheme=SnapshotScheme("contoh", "Supervisor Penjualan Ritel", "Okupasi", "", "4"),
        plan_status=PlanStatus.PROPOSED,
        job_groups=(
            JobGroup("KP1", "Merencanakan penjualan", (LONG_UNIT,), 75),
            JobGroup("KP2", "Mengelola sistem dan orang", (SHORT_UNIT, PEOPLE_UNIT), 60),
        ),
        units=_units(),
        instruments=_quotas(),
        opening_minutes=45,
        minutes_total=480,
        items=tuple(_items()),
        potential={"KP1": {Instrument.CL: (1, 2, 3), Instrument.TPD: (1, 3), Instrument.DIT: (5,)}},
    )


def _units() -> tuple[SnapshotUnit, ...]:
    return (
        _unit(LONG_UNIT, "Menyusun dan Menjalankan Rencana Penjualan Ritel", (3, 10, 5, 6, 4, 7)),
        _unit(SHORT_UNIT, "Menggunakan Sistem Informasi Penjualan", (2, 3)),
        _unit(PEOPLE_UNIT, "Membina Anggota Tim", (3,)),
    )


def _unit(code: str, title: str, counts: tuple[int, ...]) -> SnapshotUnit:
    return SnapshotUnit(
        code, 1, title, tuple(_element(code, number, count) for number, count in enumerate(counts, start=1))
    )


def _element(unit: str, number: int, count: int) -> SnapshotElement:
    criteria = tuple(_criterion(unit, f"{number}.{index}") for index in range(1, count + 1))
    return SnapshotElement(str(number), f"Mengimplementasikan bagian {number} dari pekerjaan", criteria)


def _criterion(unit: str, number: str) -> SnapshotCriterion:
    text = f"Hasil kerja {number} pada {unit} diidentifikasi dan didokumentasikan sesuai prosedur organisasi"
    if unit == PEOPLE_UNIT:
        instruments = (Instrument.CVP, Instrument.PW, Instrument.VPK)
        return SnapshotCriterion(number, text, Way.INDIRECT, EvidenceKind.INDIRECT, instruments, 2)
    direct = (Instrument.CL, Instrument.TPD)
    return SnapshotCriterion(number, text, Way.PRODUCT, EvidenceKind.DIRECT, direct, 2)


def _quotas() -> tuple[InstrumentQuota, ...]:
    return (
        InstrumentQuota(Instrument.CL, 43, 43, 0),
        InstrumentQuota(Instrument.TPD, 2, 2, 135),
        InstrumentQuota(Instrument.PMO, 3, 3, 10),
        InstrumentQuota(Instrument.DIT, 1, 1, 30),
        InstrumentQuota(Instrument.DPT_PG, 13, 13, 30),
        InstrumentQuota(Instrument.DPT_ESAI, 2, 2, 20),
        InstrumentQuota(Instrument.DPL, 6, 6, 20, asked=4),
        InstrumentQuota(Instrument.PW, 2, 2, 8, Session.BEFORE),
        InstrumentQuota(Instrument.VPK, 2, 2, 0, Session.BEFORE),
        InstrumentQuota(Instrument.CVP, 2, 2, 0, Session.BEFORE),
    )


def _items() -> Iterator[SnapshotItem]:
    yield from _observation_points()
    yield from _multiple_choices()
    yield from _essays()
    yield from _tasks()
    yield _project()
    yield from _spoken(ItemKind.SUPPORTING_QUESTION, 3)
    yield from _spoken(ItemKind.ORAL, 6)
    yield from _spoken(ItemKind.INTERVIEW, 2, PEOPLE_UNIT)
    yield from _before_the_day()


def _item(kind: ItemKind, number: int, unit: str, numbers: tuple[str, ...], content: Content) -> SnapshotItem:
    return SnapshotItem(
        INSTRUMENT_BY_KIND[kind],
        number,
        f"{PREFIX_BY_KIND[kind]}-{number:04}",
        1,
        kind,
        tuple(CriterionRef(unit, criterion, 1) for criterion in numbers),
        content,
        CognitiveLevel.C4,
        CompetencyDimension.TS,
        Difficulty.MEDIUM,
        10.0,
        1.0,
    )


def _observation_points() -> Iterator[SnapshotItem]:
    number = 0
    for unit in _units():
        for criterion in unit.criteria:
            number += 1
            content = ObservationPoint(f"≥ {number} data; satuan sama", f"{CANARY}-TERAMATI-{number}")
            yield _item(ItemKind.OBSERVATION_POINT, number, unit.code, (criterion.number,), content)


def _multiple_choices() -> Iterator[SnapshotItem]:
    for number, key in enumerate(KEYS, start=1):
        letters = "abcde" if number == 3 else "abc" if number == 9 else "abcd"
        options = tuple(
            Option(
                f"pilihan {letter} untuk soal nomor {number}.",
                rationale=f"{CANARY}-ALASAN-{number}{letter}",
                key=letter == key,
            )
            for letter in letters
        )
        stem = (
            TABLE_STEM
            if number in (2, 11)
            else f"Pada soal nomor {number}, langkah yang paling tepat ialah ...."
        )
        content = MultipleChoice(stem, options, f"{CANARY}-INDIKATOR-{number}")
        criterion = f"2.{number % 10 + 1}"
        item = _item(ItemKind.MULTIPLE_CHOICE, number, LONG_UNIT, (criterion,), content)
        yield replace(item, stimulus=CASE) if number in (5, 6, 7) else item


def _essays() -> Iterator[SnapshotItem]:
    for number in (1, 2):
        content = Essay(
            f"Jelaskan rencana nomor {number}.\n\n1. Sebutkan dua sebab.\n2. Sebutkan satu keputusan.",
            f"{CANARY}-JAWABAN-{number}",
            (
                RubricPoint(2, f"{CANARY}-RUBRIK-{number}a", required=True),
                RubricPoint(1, f"{CANARY}-RUBRIK-{number}b"),
            ),
            f"{CANARY}-SYARAT-ESAI-{number}",
        )
        yield _item(ItemKind.ESSAY, number, LONG_UNIT, (f"1.{number}",), content)


def _tasks() -> Iterator[SnapshotItem]:
    long, short, _ = _units()
    for number, (group, unit) in enumerate((("KP1", long), ("KP2", short)), start=1):
        card = RoleCard(f"{CANARY}-PERAN-{number} (dimainkan asesor)", f"{CANARY}-KARTU-{number}")
        criteria = tuple(CriterionRef(unit.code, one.number, 1) for one in unit.criteria)
        task = Task(
            paket="01",
            job_group=group,
            company="PT Maju Terus",
            scenario=f"Anda manajer penjualan nomor {number}.\n\nPenjualan turun 12%.",
            attachments=(
                Attachment("Lampiran 1 – Data penjualan", CASE.body, xlsx=True),
                Attachment("Surel pelanggan", "> Kepada Yth.\n>\n> Mohon dikirim."),
                Attachment("Lembar kerja", "| Langkah | Hasil |\n|---|---|\n| 1 | |"),
            ),
            steps=(
                TaskStep(f"Baca Lampiran 1 dan susun tabel {number}.", criteria[:4]),
                TaskStep("Presentasikan hasilnya.", criteria[4:]),
            ),
            tools=("Laptop", "Kalkulator"),
            product="Satu tabel perbandingan.",
            product_key=(
                ProductPoint(1, f"{CANARY}-PRODUK-{number}a"),
                ProductPoint(2, f"{CANARY}-PRODUK-{number}b", required=False),
            ),
            pass_rule=f"{CANARY}-SYARAT-TUGAS-{number}",
            role_cards=(card,) if number == 2 else (),
        )
        yield replace(_item(ItemKind.PRACTICAL_TASK, number, unit.code, (), task), criteria=criteria)


def _project() -> SnapshotItem:
    criteria = tuple(CriterionRef(LONG_UNIT, number, 1) for number in ("1.1", "2.10"))
    project = Task(
        paket="01",
        job_group="KP1",
        company="PT Maju Terus",
        scenario="Susun rencana pembukaan satu toko.",
        attachments=(Attachment("Lampiran 1 – Data wilayah", CASE.body, xlsx=True),),
        steps=(
            TaskStep("Siapkan ringkasan wilayah.", criteria[:1]),
            TaskStep("Hitung target toko baru.", criteria[1:]),
        ),
        tools=("Laptop",),
        product="Presentasi lima menit.",
        product_key=(
            ProductPoint(1, f"{CANARY}-PROYEK-1a"),
            ProductPoint(2, f"{CANARY}-PROYEK-1b", required=False),
        ),
        pass_rule=f"{CANARY}-SYARAT-PROYEK-1",
    )
    return replace(_item(ItemKind.PROJECT, 1, LONG_UNIT, (), project), criteria=criteria)


def _spoken(kind: ItemKind, count: int, unit: str = LONG_UNIT) -> Iterator[SnapshotItem]:
    prefix = PREFIX_BY_KIND[kind]
    for number in range(1, count + 1):
        content = SpokenQuestion(
            f"Pertanyaan {prefix} nomor {number}: apa yang Anda lakukan?",
            (f"{CANARY}-BUTIR-{prefix}{number}a", f"{CANARY}-BUTIR-{prefix}{number}b"),
            f"{CANARY}-SYARAT-{prefix}{number}",
            f"{CANARY}-PENDALAMAN-{prefix}{number}",
        )
        yield _item(kind, number, unit, (f"1.{number % 3 + 1}",), content)


def _before_the_day() -> Iterator[SnapshotItem]:
    for number in (1, 2):
        statement = ThirdPartyStatement(f"Asesi membina anggota nomor {number}.", "Dalam 12 bulan terakhir")
        yield _item(ItemKind.THIRD_PARTY_STATEMENT, number, PEOPLE_UNIT, ("1.1", "1.2"), statement)
        evidence = PortfolioEvidence(
            f"Laporan pembinaan {number}", "isinya cocok", "ditandatangani", "≤ 12 bulan", "≥ 3 laporan"
        )
        yield _item(ItemKind.PORTFOLIO_EVIDENCE, number, PEOPLE_UNIT, (f"1.{number}",), evidence)


HOSTILE = "R&D <5 % \"kutip\" 'satu' {{x}} ${y} &amp; </w:t> ]]> 😀 \u2028 akhir"
LONG_WORD = "W" * 10_000


def hostile_snapshot() -> FormSnapshot:
    """Build the sample with texts that break careless writers of XML, templates and tables."""
    sample = sample_snapshot()
    return replace(
        sample,
        scheme=replace(sample.scheme, title=HOSTILE),
        units=tuple(_hostile_unit(unit) for unit in sample.units),
        items=tuple(_hostile_item(item) for item in sample.items),
    )


def _hostile_unit(unit: SnapshotUnit) -> SnapshotUnit:
    first, *others = unit.elements
    criterion, *rest = first.criteria
    changed = (replace(criterion, text=f"{HOSTILE} {LONG_WORD}"), *rest)
    return replace(unit, elements=(replace(first, title=HOSTILE, criteria=changed), *others))


def _hostile_item(item: SnapshotItem) -> SnapshotItem:
    if isinstance(item.content, MultipleChoice) and item.number == 1:
        first, *others = item.content.options
        options = (replace(first, text=HOSTILE), *others)
        return replace(item, content=replace(item.content, stem=f"{HOSTILE} {LONG_WORD}", options=options))
    if isinstance(item.content, Task):
        return replace(
            item,
            content=replace(
                item.content, scenario=f"{HOSTILE}\n\n| {HOSTILE} | {LONG_WORD} |\n|---|---|\n| 1 | |"
            ),
        )
    return item
