"""What events and campaigns brought to a consultation, as the record has it now: words asked anew each time.

Like decisions it stands beside an edition: a question may be answered later, a signature taken back.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from goldenthread.campaigns.queries.evidence import CampaignBrought, campaigns_about
from goldenthread.conversation.models import Answer, Consultation, SetAside
from goldenthread.events.queries.evidence import EventHeld, events_held
from goldenthread.report.models import TakeOutAsked
from goldenthread.report.queries.content import Report, ThemePart
from goldenthread.themes.models import Code, WordsReviewed
from goldenthread.themes.states import How

SETTLED = (How.AGREED, How.SETTLED)


@dataclass(frozen=True, slots=True)
class NoteRead:
    """One note that may be shown, to which question, and the themes of this report that it speaks for."""

    answer_id: UUID
    question: str
    words: str
    themes: tuple[ThemePart, ...]


@dataclass(frozen=True, slots=True)
class TableRead:
    """A table’s notes. `kept_back`: without consent, not read for personal data yet, or to no question."""

    number: int
    notes: tuple[NoteRead, ...]
    kept_back: int


@dataclass(frozen=True, slots=True)
class EventRead:
    held: EventHeld
    tables: tuple[TableRead, ...]

    @property
    def notes(self) -> int:
        return sum(len(one.notes) + one.kept_back for one in self.tables)


@dataclass(frozen=True, slots=True)
class Evidence:
    events: tuple[EventRead, ...] = ()
    campaigns: tuple[CampaignBrought, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.events or self.campaigns)

    def notes_on(self, theme_id: UUID) -> list[tuple[EventHeld, NoteRead]]:
        """What was noted in the room that speaks for a theme."""
        return [
            (event.held, note)
            for event in self.events
            for table in event.tables
            for note in table.notes
            if any(theme.id == theme_id for theme in note.themes)
        ]


def evidence_of(consultation: Consultation, report: Report, now: datetime) -> Evidence:
    """At most fourteen queries, and two for each survey that was handed in; two where nothing was brought."""
    events = events_held(consultation, now)
    replies = [reply for event in events for table in event.tables for reply in table.replies]
    notes = _notes(replies, report)
    tables = {
        event.id: tuple(
            _table(one.number, [notes.get(reply) for reply in one.replies]) for one in event.tables
        )
        for event in events
    }
    read = tuple(
        EventRead(event, tuple(one for one in tables[event.id] if one.notes or one.kept_back))
        for event in events
    )
    return Evidence(read, campaigns_about(consultation))


@dataclass(slots=True)
class _Handed:
    """What is known of one handing-in; nothing where it was set aside."""

    shown: list[NoteRead]
    kept_back: int = 0


def _table(number: int, handed: list[_Handed | None]) -> TableRead:
    there = [one for one in handed if one]
    return TableRead(
        number, tuple(note for one in there for note in one.shown), sum(one.kept_back for one in there)
    )


def _notes(replies: list[UUID], report: Report) -> dict[UUID, _Handed]:
    """Two queries."""
    if not replies:
        return {}
    rows = list(_answers(replies))
    themes = _themes([row[0] for row in rows], report)
    found: dict[UUID, _Handed] = defaultdict(lambda: _Handed([]))
    for answer, reply, number, may_publish, may_show, words in rows:
        if may_publish and may_show:
            found[reply].shown.append(NoteRead(answer, number or "", words, tuple(themes.get(answer, ()))))
        else:
            found[reply].kept_back += 1
    return found


def _answers(replies: list[UUID]) -> QuerySet[Answer, tuple[UUID, UUID, str, bool, bool, str]]:
    newest = WordsReviewed.objects.filter(answer=OuterRef("pk")).order_by("-at", "-id")
    gone = SetAside.objects.filter(reply=OuterRef("reply"), back_at__isnull=True)
    back = TakeOutAsked.objects.filter(reply=OuterRef("reply"))
    rows = Answer.objects.filter(~Exists(gone), ~Exists(back), reply__in=replies).annotate(
        may_show=Subquery(newest.values("may_show")[:1]), passed=Subquery(newest.values("words")[:1])
    )
    return rows.order_by("reply__number", "place").values_list(
        "id", "reply", "question__number", "reply__may_publish", "may_show", "passed"
    )


def _themes(answers: list[UUID], report: Report) -> dict[UUID, list[ThemePart]]:
    """By answer, under the frames that the report counts with. One query."""
    frames = [one.figures.frame_id for one in report.questions if one.figures]
    by_id = {theme.id: theme for _, theme in report.themes}
    rows = Code.objects.filter(
        Q(coding__standing__how__in=SETTLED) | Q(coding__answer__sampled__isnull=True),
        coding__standing__frame__in=frames, coding__answer__in=answers,
    ).order_by("id")  # fmt: skip
    found: dict[UUID, list[ThemePart]] = defaultdict(list)
    for answer, theme in rows.values_list("coding__answer", "theme").distinct():
        if answer and theme in by_id:
            found[answer].append(by_id[theme])
    return found
