"""Random forms whose public texts follow from a number, and whose keys and secret texts can be changed apart from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from rich_snapshot import FORMULAS, chart, photo, shown
from sample_snapshot import CASE, sample_snapshot

from qbank.domain.codes import INSTRUMENT_BY_KIND, CriterionRef, ItemKind
from qbank.domain.evidence_plan import JobGroup
from qbank.domain.form_snapshot import FormSnapshot, SnapshotElement, SnapshotItem, SnapshotUnit
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
    Task,
    TaskStep,
    ThirdPartyStatement,
)

UNIT = "M.70.RND00.001.1"
WORDS = [
    "harga",
    "toko",
    "pasar",
    "agen",
    "jadwal",
    "laporan",
    "target",
    "rute",
    "stok",
    "promosi",
    "pelanggan",
    "kas",
    "mutu",
    "tim",
]
COUNTS = {
    ItemKind.MULTIPLE_CHOICE: (1, 6),
    ItemKind.ESSAY: (1, 2),
    ItemKind.PRACTICAL_TASK: (1, 1),
    ItemKind.PROJECT: (0, 1),
    ItemKind.ORAL: (1, 2),
    ItemKind.SUPPORTING_QUESTION: (1, 2),
    ItemKind.INTERVIEW: (1, 1),
    ItemKind.THIRD_PARTY_STATEMENT: (0, 1),
    ItemKind.PORTFOLIO_EVIDENCE: (0, 1),
    ItemKind.OBSERVATION_POINT: (1, 1),
}


@dataclass(frozen=True, slots=True)
class RandomForm:
    """Writes a form: what a candidate may see is drawn from `rng`, what they may not comes from `secret`.

    `turn` moves every key on by so many options.
    """

    rng: Random
    secret: Callable[[], str]
    turn: int = 0

    def snapshot(self) -> FormSnapshot:
        """Build the form."""
        sample = sample_snapshot()
        criterion = replace(sample.units[0].criteria[0], text=self.secret())
        unit = SnapshotUnit(UNIT, 1, self.text(), (SnapshotElement("1", self.secret(), (criterion,)),))
        return FormSnapshot(
            set_code="acak-001",
            label="A",
            set_date="2026-11-22",
            watermark="",
            scheme=sample.scheme,
            plan_status=sample.plan_status,
            job_groups=(JobGroup("KP1", self.text(), (UNIT,), 60),),
            units=(unit,),
            instruments=sample.instruments,
            opening_minutes=45,
            minutes_total=480,
            items=tuple(self.items()),
        )

    def items(self) -> Iterator[SnapshotItem]:
        """Yield the items, of every kind so many as are drawn."""
        for kind, (least, most) in COUNTS.items():
            for number in range(1, self.rng.randint(least, most) + 1):
                has_case = kind is ItemKind.MULTIPLE_CHOICE and self.rng.random() < 0.2
                yield SnapshotItem(
                    INSTRUMENT_BY_KIND[kind],
                    number,
                    self.secret(),
                    1,
                    kind,
                    (CriterionRef(UNIT, "1.1", 1),),
                    self.content(kind),
                    stimulus=CASE if has_case else None,
                )

    def text(self) -> str:
        """Draw a few words, now and then with a formula, a picture or a list."""
        words = " ".join(self.rng.choices(WORDS, k=self.rng.randint(3, 9)))
        more = (
            "",
            "",
            "",
            f" ${self.rng.choice(FORMULAS)}$",
            f"\n\n{shown(photo(), 'Foto rak')}",
            "\n\n1. satu\n2. dua",
        )
        return words + self.rng.choice(more)

    def answer(self) -> str:
        """Return a secret text, now and then with a picture that nobody else shows."""
        return self.secret() + (f" {shown(chart(), self.secret())}" if self.rng.random() < 0.3 else "")

    def content(self, kind: ItemKind) -> Content:
        """Write the content of an item."""
        write: Mapping[ItemKind, Callable[[], Content]] = {
            ItemKind.MULTIPLE_CHOICE: self.multiple_choice,
            ItemKind.ESSAY: self.essay,
            ItemKind.PRACTICAL_TASK: self.task,
            ItemKind.PROJECT: self.task,
            ItemKind.THIRD_PARTY_STATEMENT: lambda: ThirdPartyStatement(self.secret(), self.secret()),
            ItemKind.PORTFOLIO_EVIDENCE: self.evidence,
            ItemKind.OBSERVATION_POINT: lambda: ObservationPoint(self.secret(), self.secret()),
        }
        return write.get(kind, self.spoken)()

    def essay(self) -> Content:
        """Write an essay with a rubric of two points."""
        rubric = tuple(RubricPoint(1, self.answer(), required=True) for _ in range(2))
        return Essay(self.text(), self.answer(), rubric, self.secret())

    def spoken(self) -> Content:
        """Write a question that only an assessor reads."""
        points = tuple(self.answer() for _ in range(2))
        return SpokenQuestion(self.secret(), points, self.secret(), self.secret())

    def evidence(self) -> Content:
        """Write a kind of document; the candidate is told how recent and how many."""
        return PortfolioEvidence(self.text(), self.secret(), self.secret(), self.text(), self.text())

    def multiple_choice(self) -> MultipleChoice:
        """Write a question of three to five options."""
        count = self.rng.randint(3, 5)
        key = (self.rng.randrange(count) + self.turn) % count
        stem = self.text()
        options = tuple(
            Option(f"{self.text()} {number}", number == key, self.answer()) for number in range(count)
        )
        return MultipleChoice(stem, options, self.secret())

    def task(self) -> Task:
        """Write a task with an attachment, its workbook and a role card."""
        table = f"| {self.rng.choice(WORDS)} | Nilai |\n|---|--:|\n| Mei | {self.rng.randint(1, 999)} |"
        return Task(
            paket="01",
            job_group="KP1",
            company=self.text(),
            scenario=self.text(),
            attachments=(Attachment(self.rng.choice(WORDS), table, xlsx=True),),
            steps=(TaskStep(self.text(), (CriterionRef(UNIT, "1.1", 1),)),),
            tools=(self.rng.choice(WORDS),),
            product=self.text(),
            product_key=(ProductPoint(1, self.answer()),),
            pass_rule=self.secret(),
            role_cards=(RoleCard(self.secret(), self.secret()),),
        )
