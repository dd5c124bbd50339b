"""What people chose where answers were offered: their stance, as they said it themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count

from goldenthread.analysis.small_numbers import shown
from goldenthread.conversation.models import Answer, Question, SetAside
from goldenthread.conversation.queries.consultations import state_of
from goldenthread.conversation.queries.replies import WHO_WORDS
from goldenthread.conversation.states import State
from goldenthread.themes.protecting import FEWEST_IN_A_GROUP, Cell, secret_of, tables, total_of
from goldenthread.themes.queries.population import PERSON


@dataclass(frozen=True, slots=True)
class ChoiceRead:
    """How many chose this, out of how many who chose anything; 0 is under 10."""

    value: str
    words: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class GroupChoices:
    """The same of one kind of people, where there are enough of them."""

    words: str
    of: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ChoicesRead:
    number: str
    asked: str
    of: int
    choices: tuple[ChoiceRead, ...]
    who: tuple[GroupChoices, ...]


def closed_question(question: Question) -> Question | None:
    """The question that says people’s stance: this one, or the one that it goes on from."""
    if question.choices:
        return question
    return question.follows if question.follows and question.follows.choices else None


def choices_of(question: Question, now: datetime) -> ChoicesRead | None:
    """Only once the consultation has closed: before, two looks a day apart would tell who came between.

    Three queries. Nothing is inferred from anybody’s words.
    """
    asked = closed_question(question)
    if asked is None or state_of(question.principle.consultation, now) is not State.CLOSED:
        return None
    aside = SetAside.objects.filter(back_at__isnull=True).values("reply")
    rows = Answer.objects.filter(question=asked, reply__evidence=PERSON).exclude(choice="")
    counted: Any = (
        rows.exclude(reply__in=aside).order_by().values_list("choice", "reply__who", "reply__region")
    )
    chosen: dict[str, Counter[Cell]] = defaultdict(Counter)
    for choice, who, region, number in counted.annotate(number=Count("id")):
        chosen[choice][(who, region)] += number
    key = secret_of(asked.id)
    everyone: Counter[Cell] = sum(chosen.values(), Counter())
    of = shown(everyone.total()) or 0
    found = {value: tables(chosen[value], key + f"choice {value}".encode()) for value, _ in asked.choices}
    groups = tables(everyone, key + b"chose")["who"].cells
    return ChoicesRead(
        asked.number, asked.words, of,
        tuple(
            ChoiceRead(value, words, count, round(count / of, 2) if of else 0.0)
            for value, words in asked.choices
            for count in [min(total_of(found[value]), of)]
        ),
        tuple(
            GroupChoices(
                WHO_WORDS.get(who, "Not said"), number,
                tuple(min(found[value]["who"].cells.get((who,), 0), number) for value, _ in asked.choices),
            )
            for (who,), number in sorted(groups.items(), key=lambda one: -one[1])
            if number >= FEWEST_IN_A_GROUP
        ),
    )  # fmt: skip
