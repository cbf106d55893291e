"""An item file of each shape, and the drafts that it is meant to give."""

from __future__ import annotations

from qbank.domain.codes import (
    CognitiveLevel,
    CompetencyDimension,
    CriterionRef,
    Difficulty,
    ItemKind,
)
from qbank.domain.items import (
    Attachment,
    Essay,
    ItemDraft,
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

CHOICE = """\
unit: A.01.001.1
kind: multiple_choice
author: penyusun
items:
  - code: PG-0001
    criteria: ["1.1"]
    level: C3
    dimension: TS
    difficulty: sedang
    minutes: 1.5
    points: 1
    tags: [kasus]
    content:
      stem: Pokok soal ....
      options:
        - text: satu.
        - text: dua.
          key: true
        - text: tiga.
"""
ESSAY = """\
unit: A.01.001.1
author: penyusun
items:
  - code: ES-0001
    kind: essay
    criteria: ["1.1", B.02.002.1/2.10]
    level: C5
    dimension: TMS
    difficulty: sukar
    minutes: 10
    content:
      prompt: Soal
      model_answer: Jawaban
      rubric:
        - {points: 2, text: Butir satu, required: true}
        - {points: 1, text: Butir dua}
      pass_rule: Tercapai bila skor 2.
"""
SPOKEN = """\
unit: A.01.001.1
author: penyusun
kind: oral
items:
  - code: LS-0001
    criteria: ["1.1"]
    level: C4
    dimension: CMS
    difficulty: sedang
    minutes: 3
    content:
      prompt: Pertanyaan
      answer_points: [Satu, Dua]
      pass_rule: Tercapai bila satu disebut.
      probe: Pendalaman
"""
TASK = """\
unit: A.01.001.1
author: penyusun
kind: practical_task
items:
  - code: TP-0001
    minutes: 60
    content:
      paket: A
      job_group: KP1
      company: Perusahaan
      scenario: Skenario
      attachments:
        - {title: Lampiran 1, body: Isi, xlsx: true}
      steps:
        - text: Langkah satu
          criteria: ["1.1"]
        - text: Langkah dua
          criteria: ["1.2", B.02.002.1/1.1]
      tools: [Laptop]
      product: Produk
      product_key:
        - {step: 1, text: Butir satu}
        - {step: 2, text: Butir dua, required: no}
      pass_rule: Tercapai
      role_cards:
        - {role: Pemilik, text: Bertanya}
"""
PLAIN = """\
unit: A.01.001.1
author: penyusun
items:
  - code: CL-0001
    kind: observation_point
    criteria: ["1.1"]
    content: {standard: "≥ 2 sumber", observable: Menyebut sumbernya.}
  - code: PK-0001
    kind: third_party_statement
    criteria: ["1.2"]
    content: {statement: Asesi hadir., period: 12 bulan}
  - code: PF-0001
    kind: portfolio_evidence
    criteria: ["1.1", "1.2"]
    content: {evidence: Rekap, valid: V, authentic: A, current: C, sufficient: S}
"""
SOURCES = {"choice": CHOICE, "essay": ESSAY, "spoken": SPOKEN, "task": TASK, "plain": PLAIN}
A = "A.01.001.1"
ONE, TWO = CriterionRef(A, "1.1"), CriterionRef(A, "1.2")
LEVELLED = (CognitiveLevel.C3, CompetencyDimension.TS, Difficulty.MEDIUM)

DRAFTS = {
    "choice": [
        ItemDraft(
            "PG-0001",
            ItemKind.MULTIPLE_CHOICE,
            "penyusun",
            MultipleChoice("Pokok soal ....", (Option("satu."), Option("dua.", key=True), Option("tiga."))),
            (ONE,),
            *LEVELLED,
            minutes=1.5,
            points=1.0,
            tags=("kasus",),
        )
    ],
    "essay": [
        ItemDraft(
            "ES-0001",
            ItemKind.ESSAY,
            "penyusun",
            Essay(
                "Soal",
                "Jawaban",
                (RubricPoint(2.0, "Butir satu", required=True), RubricPoint(1.0, "Butir dua")),
                "Tercapai bila skor 2.",
            ),
            (ONE, CriterionRef("B.02.002.1", "2.10")),
            CognitiveLevel.C5,
            CompetencyDimension.TMS,
            Difficulty.HARD,
            minutes=10.0,
        )
    ],
    "spoken": [
        ItemDraft(
            "LS-0001",
            ItemKind.ORAL,
            "penyusun",
            SpokenQuestion("Pertanyaan", ("Satu", "Dua"), "Tercapai bila satu disebut.", "Pendalaman"),
            (ONE,),
            CognitiveLevel.C4,
            CompetencyDimension.CMS,
            Difficulty.MEDIUM,
            minutes=3.0,
        )
    ],
    "task": [
        ItemDraft(
            "TP-0001",
            ItemKind.PRACTICAL_TASK,
            "penyusun",
            Task(
                paket="A",
                job_group="KP1",
                company="Perusahaan",
                scenario="Skenario",
                attachments=(Attachment("Lampiran 1", "Isi", xlsx=True),),
                steps=(
                    TaskStep("Langkah satu", (ONE,)),
                    TaskStep("Langkah dua", (TWO, CriterionRef("B.02.002.1", "1.1"))),
                ),
                tools=("Laptop",),
                product="Produk",
                product_key=(ProductPoint(1, "Butir satu"), ProductPoint(2, "Butir dua", required=False)),
                pass_rule="Tercapai",
                role_cards=(RoleCard("Pemilik", "Bertanya"),),
            ),
            minutes=60.0,
        )
    ],
    "plain": [
        ItemDraft(
            "CL-0001",
            ItemKind.OBSERVATION_POINT,
            "penyusun",
            ObservationPoint("≥ 2 sumber", "Menyebut sumbernya."),
            (ONE,),
        ),
        ItemDraft(
            "PK-0001",
            ItemKind.THIRD_PARTY_STATEMENT,
            "penyusun",
            ThirdPartyStatement("Asesi hadir.", "12 bulan"),
            (TWO,),
        ),
        ItemDraft(
            "PF-0001",
            ItemKind.PORTFOLIO_EVIDENCE,
            "penyusun",
            PortfolioEvidence("Rekap", "V", "A", "C", "S"),
            (ONE, TWO),
        ),
    ],
}
