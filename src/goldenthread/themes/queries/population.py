"""Which answers are looked at, and which words of them: none set aside, of a letter its own words only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from goldenthread.analysis.campaigns.shared_text import sentence_places
from goldenthread.conversation.models import Answer, Question, Reply, SetAside
from goldenthread.themes.models import LetterMember, LetterNaming, SampleAnswer

PERSON = Reply.Evidence.PERSON


@dataclass(frozen=True, slots=True)
class Text:
    """What one answer says to a question, and who is behind it as far as they said.

    `text` is what is analysed: all that was written, or of a letter what its sender added.
    """

    answer_id: UUID
    text: str
    evidence: str
    who: str
    region: str

    @property
    def mark(self) -> str:
        return mark_of(self.text)


def mark_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def hash_of(*parts: Any) -> str:
    """Of anything that becomes JSON: the same for the same data, whatever order a mapping has."""
    whole = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(whole.encode()).hexdigest()


def hash_of_texts(texts: Iterable[Text]) -> str:
    return hash_of([asdict(one) for one in texts])


def in_named_letters(**of: Any) -> QuerySet[LetterMember]:
    """Members of groups that a person last said are a letter."""
    newest = LetterNaming.objects.filter(group=OuterRef("group")).order_by("-at", "-id").values("is_letter")
    return LetterMember.objects.annotate(named=Subquery(newest[:1])).filter(named=True, **of)


def analysed(question: Question) -> QuerySet[Answer]:
    """The answers to a question that are analysed each by itself."""
    aside = SetAside.objects.filter(reply=OuterRef("reply"), back_at__isnull=True)
    only_letter = in_named_letters(answer=OuterRef("pk"), own_words="")
    rows = Answer.objects.filter(question=question).exclude(words="")
    return rows.filter(~Exists(aside), ~Exists(only_letter))


def of_people() -> Q:
    """Answers that one person gave: what is drawn from and estimated."""
    return Q(reply__evidence=PERSON)


def texts_of(question: Question) -> list[Text]:
    """All of them in the order in which they came. Two queries."""
    own = dict(in_named_letters(answer__question=question).values_list("answer", "own_words"))
    rows = analysed(question).order_by("reply__number", "place")
    return [
        Text(id, own.get(id, words), evidence, who, region)
        for id, words, evidence, who, region in rows.values_list(
            "id", "words", F("reply__evidence"), F("reply__who"), F("reply__region")
        )
    ]


def own_words_of(answer_ids: Iterable[UUID]) -> dict[UUID, str]:
    """What senders of letters added, by answer; those of no letter are not in it."""
    return dict(in_named_letters(answer__in=list(answer_ids)).values_list("answer", "own_words"))


def passages_in(words: str, own: str | None) -> list[tuple[int, int]]:
    """The sentences of an answer that are looked at: where each begins and ends in its words."""
    places = sentence_places(words)
    if own is None:
        return places
    return [(start, end) for start, end in places if words[start:end] in own]


def sampled(question: Question) -> QuerySet[SampleAnswer]:
    """The sample as it stands: what was drawn and is still analysed, in the order it is shown."""
    kept = analysed(question).filter(of_people(), pk=OuterRef("answer"))
    rows = SampleAnswer.objects.filter(Exists(kept), sample__question=question)
    return rows.order_by("sample__number", "place")
