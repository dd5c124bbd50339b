"""Which answers are looked at, and which words of them: none set aside, of a letter its own words only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from goldenthread.analysis.sentences import sentence_places
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
    names = [field.name for field in fields(Text)]  # `asdict` copies each value, which takes seconds
    return hash_of([{name: getattr(one, name) for name in names} for one in texts])


def in_named_letters(**of: Any) -> QuerySet[LetterMember]:
    """Members of groups that a person last said are a letter."""
    newest = LetterNaming.objects.filter(group=OuterRef("group")).order_by("-at", "-id").values("is_letter")
    return LetterMember.objects.annotate(named=Subquery(newest[:1])).filter(named=True, **of)


def left_out(question_id: UUID | None, answer: str = "") -> Q:
    """Answers to a question that are not looked at by themselves; `answer` is the way to them, with `__`.

    What is set aside, and letters without a word of their own, are few beside all answers: the database
    looks both up once, and not for each answer.
    """
    aside = SetAside.objects.filter(back_at__isnull=True)
    letters = in_named_letters(group__question=question_id, own_words="")
    return Q(**{f"{answer}reply__in": aside.values("reply")}) | Q(
        **{f"{answer}id__in": letters.values("answer")}
    )


def analysed(question: Question) -> QuerySet[Answer]:
    """The answers to a question that are analysed each by itself."""
    rows = Answer.objects.filter(question=question).exclude(words="")
    return rows.filter(~left_out(question.id))


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
    rows = SampleAnswer.objects.filter(sample__question=question, answer__reply__evidence=PERSON)
    return rows.filter(~left_out(question.id, "answer__")).order_by("sample__number", "place")
