"""Papers that arrived: which wait to be typed, which differ, and how often two people type the same."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from goldenthread.conversation.models import Consultation, Paper, PaperRule, PaperSettled, Question, Typing
from goldenthread.foundation.models import Account

ABOUT_FIELDS = {
    "evidence": "Whose answer it is",
    "organisation": "Organisation",
    "speaks_for": "What it rests on",
    "who": "Who they are",
    "region": "Where",
    "age": "Age",
    "helped_by": "Helped by",
    "whose_words": "Whose words",
    "collected_by": "Collected by",
    "written_on": "Day it was written",
    "may_quote": "May be quoted",
    "may_publish": "May be published",
    "code": "Code",
}
CHOICE, WORDS = "choice_", "words_"
"""Before the id of a question: what was chosen, and what was written."""


class PaperState(StrEnum):
    TO_TYPE = "to type"
    TO_TYPE_AGAIN = "to type again"
    TO_SETTLE = "to settle"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Rule:
    twice_in_100: int
    seed: str
    post_to: str


@dataclass(frozen=True, slots=True)
class PaperLine:
    id: UUID
    number: int
    twice: bool
    state: PaperState
    typed_by: tuple[UUID, ...]
    reply_id: UUID | None
    reply_number: int | None


@dataclass(frozen=True, slots=True)
class FieldRate:
    """How many papers say something in this field, and in how many the two typings differed."""

    label: str
    compared: int
    differed: int


@dataclass(frozen=True, slots=True)
class Difference:
    field: str
    label: str
    first: Any
    second: Any


def rule_of(consultation: Consultation) -> Rule:
    """How papers are taken in now. One query."""
    found = PaperRule.objects.filter(consultation=consultation).order_by("-at", "-id").first()
    return Rule(found.twice_in_100, found.seed, found.post_to) if found else Rule(0, "", "")


def has_paper(consultation_id: UUID) -> bool:
    """Whether there is an address that its form is posted to. One query."""
    rows = PaperRule.objects.filter(consultation=consultation_id).order_by("-at", "-id")
    return bool(rows.values_list("post_to", flat=True).first())


def is_drawn(rule: Rule, number: int) -> bool:
    """Whether this paper is one of those typed twice: anybody with the seed can draw again and see."""
    drawn = int.from_bytes(hashlib.sha256(f"{rule.seed} {number}".encode()).digest()[:8], "big")
    return drawn % 10_000 < rule.twice_in_100 * 100


def paper_lines(consultation: Consultation) -> list[PaperLine]:
    """Those that wait first, then the newest. Three queries."""
    typed: dict[UUID, list[UUID]] = {}
    typings = Typing.objects.filter(paper__consultation=consultation).order_by("place")
    for paper, by in typings.values_list("paper", "by"):
        typed.setdefault(paper, []).append(by)
    settled = {
        paper: (reply, number)
        for paper, reply, number in PaperSettled.objects.filter(paper__consultation=consultation).values_list(
            "paper", "reply", "reply__number"
        )
    }
    lines = [
        PaperLine(
            id, number, twice, _state(len(typed.get(id, ())), id in settled), tuple(typed.get(id, ())),
            *settled.get(id, (None, None)),
        )
        for id, number, twice in Paper.objects.filter(consultation=consultation)
        .order_by("-number").values_list("id", "number", "twice")
    ]  # fmt: skip
    return sorted(lines, key=lambda one: one.state is PaperState.DONE)


def _state(typed: int, settled: bool) -> PaperState:
    if settled:
        return PaperState.DONE
    return (PaperState.TO_TYPE, PaperState.TO_TYPE_AGAIN, PaperState.TO_SETTLE)[typed]


def paper_line(paper: Paper) -> PaperLine:
    """Two queries."""
    typed = tuple(Typing.objects.filter(paper=paper).order_by("place").values_list("by", flat=True))
    settled = PaperSettled.objects.filter(paper=paper).values_list("reply", "reply__number").first()
    return PaperLine(
        paper.id, paper.number, paper.twice, _state(len(typed), settled is not None), typed,
        *(settled or (None, None)),
    )  # fmt: skip


def typed_answers(paper: Paper, account: Account) -> set[UUID]:
    """The questions to which this person typed an answer of a paper. One query."""
    typed = Typing.objects.filter(paper=paper, by=account).values_list("said", flat=True).first() or {}
    return {
        UUID(field.removeprefix(start))
        for field, value in typed.items()
        for start in (CHOICE, WORDS)
        if field.startswith(start) and _plain(value)
    }


def rates_of(consultation: Consultation) -> list[FieldRate]:
    """By field, as the form has them: how often two people typed the same. Two queries."""
    compared: Counter[str] = Counter()
    differed: Counter[str] = Counter()
    rows = PaperSettled.objects.filter(paper__consultation=consultation, paper__twice=True)
    for both, apart in rows.values_list("compared", "differed"):
        compared.update(both)
        differed.update(apart)
    labels = labels_of(consultation)
    return [
        FieldRate(label, compared[field], differed[field])
        for field, label in labels.items()
        if compared[field]
    ]


def labels_of(consultation: Consultation) -> dict[str, str]:
    """Every field of a typed paper, in the order of the form. One query."""
    labels = dict(ABOUT_FIELDS)
    rows = Question.objects.filter(principle__consultation=consultation).order_by("place")
    for id, number, asks in rows.values_list("id", "number", "asks"):
        if asks != Question.Asks.OPEN:
            labels[f"{CHOICE}{id}"] = f"{number}. Choice"
        if asks != Question.Asks.CLOSED:
            labels[f"{WORDS}{id}"] = f"{number}. Words"
    return labels


def differences_of(paper: Paper) -> list[Difference]:
    """Field by field, what the two who typed it have not alike. Two queries."""
    typed = list(Typing.objects.filter(paper=paper).order_by("place").values_list("said", flat=True))
    if len(typed) < 2:
        return []
    labels = labels_of(paper.consultation)
    return [
        Difference(field, labels[field], first, second)
        for field in differing(typed[0], typed[1], labels)
        for first, second in [(typed[0].get(field, ""), typed[1].get(field, ""))]
    ]


def differing(
    first: Mapping[str, Any], second: Mapping[str, Any], fields: Sequence[str] | Mapping[str, str]
) -> list[str]:
    """The fields that do not say the same. Only more or fewer spaces are no difference."""
    return [one for one in fields if _plain(first.get(one, "")) != _plain(second.get(one, ""))]


def said_somewhere(typed: Sequence[Mapping[str, Any]], fields: Mapping[str, str]) -> list[str]:
    return [one for one in fields if any(_plain(each.get(one, "")) not in ("", "False") for each in typed)]


def _plain(value: Any) -> str:
    return " ".join(str(value if value is not None else "").split())
