"""Comments, answers and contacts in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from goldenthread.design.words import and_list, plain_date
from goldenthread.people.models import Child
from goldenthread.plans.codes import Became, ContactKind, EnteredHow, FamilyAnswer
from goldenthread.plans.queries.document import VersionHead
from goldenthread.plans.queries.together import CommentRead, Contact, Entered, ResponseRead
from goldenthread.plans.states import version_name

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


def told_words(names: Sequence[str], child: Child, of: str = "") -> str:
    """Who of the family has been told, by name; or that nobody of it is here yet, and what to do."""
    if names:
        return f"{and_list(names)} {'has' if len(names) == 1 else 'have'} been told{of}."
    return (
        f"Nobody of {child.short_name}’s family can sign in here yet, so nobody has been told. "
        f"Let them in on the page “Who is around {child.short_name}”, or tell them on paper or by telephone."
    )


CORRECTED = ("excused", "Corrected")
CONTACTED = {
    ContactKind.OPENED: "{who} opened it",
    ContactKind.POSTED: "Posted, noted by {who}",
    ContactKind.REMINDED: "Reminder sent by {who}",
}


@dataclass(frozen=True, slots=True)
class SaidRow:
    """What somebody said, and what the school said to it; the state stands at the left.

    `entered` says how it came when they did not write it here themselves; `may_correct` is for the one it was
    entered for.
    """

    id: UUID
    kind: str
    state: str
    about: str
    who_said: str
    words: str
    answer: str
    answered_by: str
    needs_answer: bool
    entered: str = ""
    may_correct: bool = False


def comment_rows(
    comments: Iterable[CommentRead], reader: UUID | None, beside: VersionHead | None = None
) -> list[SaidRow]:
    """The comments as the page of the version `beside` which they stand shows them."""
    return [_comment_row(one, reader, beside) for one in comments]


def _comment_row(one: CommentRead, reader: UUID | None, beside: VersionHead | None) -> SaidRow:
    kind, state = CORRECTED if one.corrected else BECAME[one.became]
    return SaidRow(
        one.id,
        kind,
        state,
        (f"On “{one.line}”" if one.line else "On the whole plan") + _elsewhere(one, beside),
        _who_said(one.by, one.by_id, reader),
        one.words,
        one.reason,
        _by(one.answered_by, one.answered_at),
        needs_answer=one.waits,
        entered=entered_words(one.entered, mine=one.by_id == reader),
        may_correct=one.entered is not None and one.by_id == reader and not one.corrected,
    )


def response_rows(
    responses: Iterable[ResponseRead], reader: UUID | None, beside: VersionHead | None = None
) -> list[SaidRow]:
    return [_response_row(one, reader, beside) for one in responses]


def _response_row(one: ResponseRead, reader: UUID | None, beside: VersionHead | None) -> SaidRow:
    kind, state = ANSWERED[FamilyAnswer(one.answer)]
    return SaidRow(
        one.id,
        kind,
        state,
        f"{one.by}, {plain_date(one.on)}{_elsewhere(one, beside)}",
        _who_said(one.by, one.by_id, reader),
        one.reasons,
        one.said,
        _by(one.said_by, one.said_at),
        needs_answer=one.waits,
        entered=entered_words(one.entered, mine=one.by_id == reader),
        may_correct=one.entered is not None and one.by_id == reader,
    )


def _elsewhere(one: CommentRead | ResponseRead, beside: VersionHead | None) -> str:
    """Which version it was said of, when that is not the one on the page."""
    if beside is None or one.version_id == beside.id:
        return ""
    if one.number == beside.number:
        return f", issue {one.issue}"
    return f", {version_name(one.number, one.issue)}"


def entered_words(entered: Entered | None, *, mine: bool) -> str:
    """How somebody's words came when they did not write them here, and where the paper is."""
    if entered is None:
        return ""
    whom = " for you" if mine else ""
    how = EnteredHow(entered.how).label
    paper = f" Paper: {entered.paper}." if entered.paper else ""
    return f"{how} on {plain_date(entered.on)}, entered{whom} by {entered.by}.{paper}"


def _who_said(name: str, account: UUID, reader: UUID | None) -> str:
    return "You said" if account == reader else f"{name} said"


def _by(name: str, at: datetime | None) -> str:
    return f"{name}, {plain_date(at)}" if at else ""


def contact_words(one: Contact) -> tuple[str, str]:
    """The day, and what was done."""
    return plain_date(one.on), CONTACTED[ContactKind(one.what)].format(who=one.who)
