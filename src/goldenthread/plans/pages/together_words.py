"""Comments, answers and contacts in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from goldenthread.design.words import plain_date
from goldenthread.plans.models import CommentAnswer, FamilyContact, Response
from goldenthread.plans.queries.together import CommentRead, Contact, ResponseRead

BECAME = {
    CommentAnswer.Became.TAKEN_UP: ("done", "Taken up"),
    CommentAnswer.Became.PARTLY: ("part", "Partly taken up"),
    CommentAnswer.Became.NOT: ("declined", "Not taken up"),
    "": ("due", "Not answered yet"),
}
ANSWERED = {
    Response.Answer.AGREE: ("done", "Agrees"),
    Response.Answer.IN_PART: ("part", "Agrees in part"),
    Response.Answer.DISAGREE: ("disagree", "Disagrees"),
}
CONTACTED = {
    FamilyContact.What.OPENED: "{who} opened it",
    FamilyContact.What.POSTED: "Posted, noted by {who}",
    FamilyContact.What.REMINDED: "Reminder sent by {who}",
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
    kind, state = ANSWERED[Response.Answer(one.answer)]
    by = _by(one.said_by, one.said_at)
    who = _who_said(one.by, one.by_id, reader)
    waits = one.answer != Response.Answer.AGREE and not one.said
    return SaidRow(
        one.id, kind, state, f"{one.by}, {plain_date(one.at)}", who, one.reasons, one.said, by, waits
    )


def _who_said(name: str, account: UUID, reader: UUID | None) -> str:
    return "You said" if account == reader else f"{name} said"


def _by(name: str, at: datetime | None) -> str:
    return f"{name}, {plain_date(at)}" if at else ""


def contact_words(one: Contact) -> tuple[str, str]:
    """The day, and what was done."""
    return plain_date(one.on), CONTACTED[FamilyContact.What(one.what)].format(who=one.who)
