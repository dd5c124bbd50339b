"""Comments, answers and contacts in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from goldenthread.design.words import plain_date
from goldenthread.plans.codes import Became, ContactKind, FamilyAnswer
from goldenthread.plans.queries.together import CommentRead, Contact, ResponseRead

BECAME = {
    Became.TAKEN_UP: ("done", "Taken up"),
    Became.PARTLY: ("part", "Partly taken up"),
    Became.NOT: ("declined", "Not taken up"),
    "": ("due", "Not answered yet"),
}
ANSWERED = {
    FamilyAnswer.AGREE: ("done", "Agrees"),
    FamilyAnswer.IN_PART: ("part", "Agrees in part"),
    FamilyAnswer.DISAGREE: ("disagree", "Disagrees"),
}
CONTACTED = {
    ContactKind.OPENED: "{who} opened it",
    ContactKind.POSTED: "Posted, noted by {who}",
    ContactKind.REMINDED: "Reminder sent by {who}",
}


@dataclass(frozen=True, slots=True)
class SaidRow:
    """What somebody said, and what the school said to it; the state stands at the left."""

    id: UUID
    kind: str
    state: str
    about: str
    who_said: str
    words: str
    answer: str
    answered_by: str
    needs_answer: bool


def comment_rows(comments: Iterable[CommentRead], reader: UUID | None) -> list[SaidRow]:
    return [_comment_row(one, reader) for one in comments]


def _comment_row(one: CommentRead, reader: UUID | None) -> SaidRow:
    kind, state = BECAME[one.became]
    about = f"On “{one.line}”" if one.line else "On the whole plan"
    by = _by(one.answered_by, one.answered_at)
    said = _who_said(one.by, one.by_id, reader)
    return SaidRow(one.id, kind, state, about, said, one.words, one.reason, by, not one.became)


def response_rows(responses: Iterable[ResponseRead], reader: UUID | None) -> list[SaidRow]:
    return [_response_row(one, reader) for one in responses]


def _response_row(one: ResponseRead, reader: UUID | None) -> SaidRow:
    kind, state = ANSWERED[FamilyAnswer(one.answer)]
    by = _by(one.said_by, one.said_at)
    who = _who_said(one.by, one.by_id, reader)
    waits = one.answer != FamilyAnswer.AGREE and not one.said
    return SaidRow(
        one.id, kind, state, f"{one.by}, {plain_date(one.at)}", who, one.reasons, one.said, by, waits
    )


def _who_said(name: str, account: UUID, reader: UUID | None) -> str:
    return "You said" if account == reader else f"{name} said"


def _by(name: str, at: datetime | None) -> str:
    return f"{name}, {plain_date(at)}" if at else ""


def contact_words(one: Contact) -> tuple[str, str]:
    """The day, and what was done."""
    return plain_date(one.on), CONTACTED[ContactKind(one.what)].format(who=one.who)
