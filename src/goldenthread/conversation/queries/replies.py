"""Answers as they arrived, and the ledger that accounts for every one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from goldenthread.conversation.models import Answer, Channel, Consultation, Draft, Reply, SetAside, Shown

CHANNEL_WORDS = dict(Channel.choices)
EVIDENCE_WORDS = dict(Reply.Evidence.choices)
BY_HAND_WORDS = {
    kind: words for kind, words in EVIDENCE_WORDS.items() if kind != Reply.Evidence.PANEL_QUESTION
}
"""What somebody who brings an answer in may call it: a question to a panel comes from its event alone."""
WHO_WORDS = dict(Reply.Who.choices)
REGION_WORDS = dict(Reply.Region.choices)
REASON_WORDS = dict(SetAside.Reason.choices)
FROM_ONE_SOURCE = 20
"""From this many answers of one connection on, somebody looks at them. A school has one connection too."""


@dataclass(frozen=True, slots=True)
class AnswerLine:
    id: UUID
    number: str  # of the question; empty where it fits none
    asked: str
    choice: str
    words: str
    passages: tuple[dict[str, object], ...]


@dataclass(frozen=True, slots=True)
class AsideLine:
    reason: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReplyPage:
    """One reply, whole."""

    id: UUID
    number: int
    channel: str
    evidence: str
    who: str
    region: str
    age: str
    organisation: str
    speaks_for: str
    helped_by: str
    whose_words: str
    collected_by: str
    may_quote: bool
    may_publish: bool
    written_on: date | None
    at: datetime
    answers: tuple[AnswerLine, ...]
    aside: AsideLine | None


@dataclass(frozen=True, slots=True)
class ReplyLine:
    id: UUID
    number: int
    channel: str
    evidence: str
    who: str
    organisation: str
    at: datetime
    answered: int
    aside: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """What came in, what is set aside and why, and what is analysed. It always adds up.

    `kinds` and `channels` count what is analysed. `alike`: how many say exactly what another says.
    `sources`: groups of many answers from one connection, by their size. `drafts` are begun and not sent.
    `to_no_question`: parts of what is analysed that fit no question. People read them; no theme counts them.
    """

    received: int
    aside: tuple[tuple[str, int], ...]
    analysed: int
    kinds: tuple[tuple[str, int], ...]
    channels: tuple[tuple[str, int], ...]
    alike: int
    sources: tuple[int, ...]
    drafts: int
    to_no_question: int

    @property
    def set_aside(self) -> int:
        return sum(number for _, number in self.aside)


def ledger_of(consultation: Consultation) -> Ledger:
    """Eight queries, whatever the number of answers."""
    rows = Reply.objects.filter(consultation=consultation)
    counted = rows.exclude(_aside())
    reasons = Counter(
        dict(
            SetAside.objects.filter(reply__consultation=consultation, back_at__isnull=True)
            .values_list("reason")
            .annotate(number=Count("id"))
        )
    )
    twins = counted.values("content_hash").annotate(number=Count("id")).filter(number__gt=1)
    sources = (
        rows.exclude(source_mark="").values("source_mark").annotate(number=Count("id"))
        .filter(number__gte=FROM_ONE_SOURCE).values_list("number", flat=True)
    )  # fmt: skip
    return Ledger(
        received=rows.count(),
        aside=tuple((REASON_WORDS[reason], number) for reason, number in reasons.most_common()),
        analysed=counted.count(),
        kinds=_counts(counted, "evidence", EVIDENCE_WORDS),
        channels=_counts(counted, "channel", CHANNEL_WORDS),
        alike=sum(number for (number,) in twins.values_list("number")),
        sources=tuple(sorted(sources, reverse=True)),
        drafts=_begun(consultation).count(),
        to_no_question=Answer.objects.filter(reply__in=counted, question=None).exclude(words="").count(),
    )


def _begun(consultation: Consultation) -> QuerySet[Draft]:
    """With something in it: whoever only votes on statements has a code, and no answer."""
    rows = Draft.objects.filter(consultation=consultation, sent__isnull=True)
    return rows.filter(~Q(answers={}) | Exists(Shown.objects.filter(draft=OuterRef("pk"))))


def _aside() -> Exists:
    return Exists(SetAside.objects.filter(reply=OuterRef("pk"), back_at__isnull=True))


def _counts(rows: QuerySet[Reply], column: str, words: dict[str, str]) -> tuple[tuple[str, int], ...]:
    found = dict(rows.values_list(column).annotate(number=Count("id")))
    return tuple((said, found[value]) for value, said in words.items() if found.get(value))


def reply_page(reply: Reply) -> ReplyPage:
    """Two queries."""
    aside = (
        SetAside.objects.filter(reply=reply, back_at__isnull=True).values_list("reason", "why", "at").first()
    )
    return ReplyPage(
        reply.id, reply.number, CHANNEL_WORDS[reply.channel], EVIDENCE_WORDS[reply.evidence],
        WHO_WORDS.get(reply.who, ""), REGION_WORDS.get(reply.region, ""), reply.age, reply.organisation,
        reply.speaks_for, reply.helped_by, reply.whose_words, reply.collected_by, reply.may_quote,
        reply.may_publish, reply.written_on, reply.at, answers_of(reply),
        AsideLine(REASON_WORDS[aside[0]], aside[1], aside[2]) if aside else None,
    )  # fmt: skip


def answers_of(reply: Reply) -> tuple[AnswerLine, ...]:
    rows = Answer.objects.filter(reply=reply).select_related("question").order_by("place")
    return tuple(
        AnswerLine(
            one.id, one.question.number if one.question else "",
            one.question.words if one.question else one.heading,
            dict(one.question.choices).get(one.choice, "") if one.question else "", one.words,
            tuple(one.passages),
        )
        for one in rows
    )  # fmt: skip


def reply_lines(consultation: Consultation, *, only: str = "", sought: str = "") -> QuerySet[Reply]:
    """The replies, newest first: all, those set aside, or those of one channel; with these words."""
    rows = Reply.objects.filter(consultation=consultation).order_by("-number")
    if only == "aside":
        rows = rows.filter(_aside())
    elif only in Channel.values:
        rows = rows.filter(channel=only)
    if sought:
        rows = rows.filter(Q(answers__words__icontains=sought) | Q(organisation__icontains=sought)).distinct()
    return rows


def lines_of(replies: Sequence[Reply]) -> list[ReplyLine]:
    """Two queries."""
    ids = [one.id for one in replies]
    answers = Answer.objects.filter(reply__in=ids)  # several can be to one question, or to none
    answered = dict(answers.values_list("reply").annotate(number=Count("question", distinct=True)))
    aside = dict(SetAside.objects.filter(reply__in=ids, back_at__isnull=True).values_list("reply", "reason"))
    return [
        ReplyLine(
            one.id, one.number, CHANNEL_WORDS[one.channel], EVIDENCE_WORDS[one.evidence],
            WHO_WORDS.get(one.who, ""), one.organisation, one.at, answered.get(one.id, 0),
            REASON_WORDS.get(aside.get(one.id, ""), ""),
        )
        for one in replies
    ]  # fmt: skip
