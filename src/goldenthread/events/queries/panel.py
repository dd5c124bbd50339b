"""What the panel is asked, by how many, and what became of it."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from goldenthread.analysis.personal_data import personal_data
from goldenthread.events.models import Event, Moderation, PanelAnswer, PanelQuestion, SignUp, Support
from goldenthread.events.policy import POINT_WORDS
from goldenthread.events.queries.events import EventLine, event_lines
from goldenthread.events.states import BECAME_WORDS, Became

ON_THE_SCREEN = 3
SHOWN = (Became.PUBLISHED, Became.LIVE, Became.LATER, Became.NOT)


@dataclass(frozen=True, slots=True)
class PanelAnswerLine:
    how: str
    words: str
    answered_by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question. Nothing in it says who asked. `answers`: the newest first."""

    id: UUID
    number: int
    words: str
    at: datetime
    became: Became
    became_words: str
    support: int
    before_panel: bool
    answers: tuple[PanelAnswerLine, ...]
    point: str
    why: str
    decided_by: str
    decided_at: datetime | None
    same_as: int | None

    @property
    def answer(self) -> PanelAnswerLine | None:
        return self.answers[0] if self.answers else None


@dataclass(frozen=True, slots=True)
class Unread:
    """A question that nobody has decided about, with words in it that may be personal."""

    question: QuestionLine
    suspects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line of the public log. The words of the question are not in it."""

    number: int
    point: str
    why: str
    by: str
    at: datetime
    same_as: int | None


@dataclass(frozen=True, slots=True)
class Log:
    asked: int
    unread: int
    published: int
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """What the room sees. No name and no number of anybody is in it."""

    event: EventLine
    now: QuestionLine | None
    next: tuple[QuestionLine, ...]
    waiting: int


def became_of(question: PanelQuestion) -> Became:
    """Two queries."""
    decided = Moderation.objects.filter(question=question).order_by("at", "id").last()
    answer = PanelAnswer.objects.filter(question=question).order_by("at", "id").last()
    return _became(decided, answer.how if answer else "")


def _became(decided: Moderation | None, how: str) -> Became:
    if decided is None:
        return Became.UNREAD
    if not decided.publish:
        return Became.REFUSED
    return Became(how) if how else Became.PUBLISHED


def questions_of(event: Event, rows: Iterable[PanelQuestion] | None = None) -> list[QuestionLine]:
    """All of an event, or these of it: those with the most support first, then the earliest. Four queries."""
    found = PanelQuestion.objects.filter(event=event) if rows is None else rows
    return question_lines(found, {event.before_panel_id}).get(event.id, [])


def question_lines(
    rows: Iterable[PanelQuestion], before_panels: Container[UUID | None]
) -> dict[UUID, list[QuestionLine]]:
    """By event, each in the order of `questions_of`. Four queries, however many events there are."""
    found = list(rows)
    ids = [one.id for one in found]
    support = dict(Support.objects.filter(question__in=ids).values_list("question").annotate(n=Count("id")))
    decided: dict[UUID, Moderation] = {}
    moderations = Moderation.objects.filter(question__in=ids).select_related("by", "same_as")
    for one in moderations.order_by("at", "id"):
        decided[one.question_id] = one
    answers: dict[UUID, list[PanelAnswerLine]] = {}
    for answer in PanelAnswer.objects.filter(question__in=ids).order_by("-at", "-id"):
        line = PanelAnswerLine(answer.how, answer.words, answer.answered_by, answer.at)
        answers.setdefault(answer.question_id, []).append(line)
    lines: dict[UUID, list[QuestionLine]] = {}
    for asked in found:
        lines.setdefault(asked.event_id, []).append(
            _line(
                asked, asked.id in before_panels, support.get(asked.id, 0), decided.get(asked.id),
                answers.get(asked.id, []),
            )
        )  # fmt: skip
    return {
        event: sorted(asked, key=lambda line: (-line.support, line.number)) for event, asked in lines.items()
    }


def _line(
    one: PanelQuestion,
    before_panel: bool,
    support: int,
    decided: Moderation | None,
    answers: list[PanelAnswerLine],
) -> QuestionLine:
    became = _became(decided, answers[0].how if answers else "")
    other = decided.same_as if decided else None
    return QuestionLine(
        one.id, one.number, one.words, one.at, became, BECAME_WORDS[became], support,
        before_panel, tuple(answers),
        POINT_WORDS.get(decided.point, "") if decided else "", decided.why if decided else "",
        decided.by.name if decided else "", decided.at if decided else None, other.number if other else None,
    )  # fmt: skip


def shown(lines: Iterable[QuestionLine]) -> list[QuestionLine]:
    """What everybody may read."""
    return [one for one in lines if one.became in SHOWN]


def still_open(lines: Iterable[QuestionLine]) -> list[QuestionLine]:
    return [one for one in lines if one.became is Became.PUBLISHED]


def unread_of(event: Event) -> list[Unread]:
    """The queue, the oldest first, with what may be personal in it: a hint, and no verdict."""
    lines = [one for one in questions_of(event) if one.became is Became.UNREAD]
    return [Unread(one, _suspects(one.words)) for one in sorted(lines, key=lambda line: line.number)]


def _suspects(words: str) -> tuple[str, ...]:
    return tuple(words[span.start : span.end] for span in personal_data(words).spans)


def asked_by(sign_up: SignUp) -> list[QuestionLine]:
    rows = list(PanelQuestion.objects.filter(sign_up=sign_up))
    return questions_of(sign_up.event, rows) if rows else []


def one_question(question: PanelQuestion) -> QuestionLine:
    return questions_of(question.event, [question])[0]


def most_from_one_place(event: Event) -> dict[UUID, int]:
    """By question: the most support that came from one connection without a place. One query."""
    rows = (
        Support.objects.filter(question__event=event).exclude(source_mark="")
        .values("question", "source_mark").annotate(n=Count("id"))
    )  # fmt: skip
    most: dict[UUID, int] = {}
    for row in rows:
        most[row["question"]] = max(most.get(row["question"], 0), row["n"])
    return most


def log_of(event: Event) -> Log:
    """Every decision not to publish that was ever taken, the latest first. Five queries."""
    lines = questions_of(event)
    rows = Moderation.objects.filter(question__event=event, publish=False)
    refusals = tuple(
        Refusal(
            one.question.number, POINT_WORDS[one.point], one.why, one.by.name, one.at,
            one.same_as.number if one.same_as else None,
        )
        for one in rows.select_related("question", "by", "same_as").order_by("-at", "-id")
    )  # fmt: skip
    unread = sum(one.became is Became.UNREAD for one in lines)
    return Log(len(lines), unread, len(shown(lines)), refusals)


def screen_of(event: Event, now: datetime) -> Screen:
    lines = still_open(questions_of(event))
    after = [one for one in lines if not one.before_panel]
    current = next((one for one in lines if one.before_panel), None)
    (line,) = event_lines([event], now)
    return Screen(line, current, tuple(after[:ON_THE_SCREEN]), max(0, len(after) - ON_THE_SCREEN))


def published_question(event: Event, question_id: UUID) -> PanelQuestion | None:
    """A question of this event that everybody may read."""
    found = PanelQuestion.objects.select_related("event__consultation").filter(id=question_id, event=event)
    question = found.first()
    return question if question and became_of(question) in SHOWN else None


def unread_in(events: Iterable[UUID]) -> dict[UUID, int]:
    """How many questions nobody has decided about, by event. One query."""
    rows = (
        PanelQuestion.objects.filter(event__in=list(events), moderations__isnull=True)
        .values_list("event").annotate(n=Count("id"))
    )  # fmt: skip
    return dict(rows)
