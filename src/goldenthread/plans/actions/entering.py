"""What a family said on paper, by telephone or at a meeting, entered for them; and their corrections.

An answer is entered only when somebody gave one: that nobody answered is never entered as anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from goldenthread.design.words import plain_date
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.foundation.notices import tell
from goldenthread.foundation.roles import held_on
from goldenthread.people.models import Child, ChildRole
from goldenthread.plans.actions.sharing import check_day, shared_version
from goldenthread.plans.actions.together import (
    RESPONDED,
    comment_to,
    line_of,
    reasons_for,
    words_said,
)
from goldenthread.plans.models import Comment, EnteredFor, PlanVersion, Response
from goldenthread.plans.queries.audience import FAMILY, family_accounts, senco_accounts

YOU = {
    Response.Answer.AGREE: "you agree with",
    Response.Answer.IN_PART: "you agree in part with",
    Response.Answer.DISAGREE: "you disagree with",
}
MOST_PAPER = 300


class NotOfTheFamily(Refused):
    """Only a parent or the young person answers for the plan."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Choose a parent of {name}, or the young person. If they are not in the list, "
            "their role has to be recorded first.",
            "who",
        )


class PaperTooLong(Refused):
    """Where the paper is kept is a short note."""

    def __init__(self) -> None:
        super().__init__(f"Say where the paper is kept in {MOST_PAPER} characters or fewer.", "paper")


class NotEnteredForYou(Refused):
    """Each person puts right what was entered for them, and nothing else."""

    def __init__(self) -> None:
        super().__init__(
            "This comment was not entered for you, so only the person who made it can correct it. "
            "You can make a comment of your own."
        )


class AlreadyCorrected(Conflict):
    """The correction was sent twice."""

    def __init__(self) -> None:
        super().__init__("You have corrected this comment already. Make a new comment to add to it.")


@dataclass(frozen=True, slots=True)
class Came:
    """How somebody's words came back. `who` is their role for the child; `on` the day they were said or came.

    `paper` says where the paper or its scan is kept, if there is one.
    """

    who: UUID
    how: EnteredFor.How
    on: date
    paper: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry being made."""

    version: PlanVersion
    role: ChildRole
    came: Came
    by: Account
    at: datetime

    @property
    def way(self) -> str:
        return f"{self.came.how.label.lower()} on {plain_date(self.came.on)}"


def enter_response(
    *,
    child: Child,
    version_id: UUID,
    answer: Response.Answer,
    came: Came,
    by: Account,
    at: datetime,
    reasons: str = "",
) -> Response:
    """Enter what one of the family answers. It counts from the day it was said; they can correct it."""
    reasons = reasons_for(answer, reasons)
    with transaction.atomic():
        entry = _entry(child, version_id, came, by, at)
        made = Response.objects.create(
            child=child, version=entry.version, answer=answer, reasons=reasons, by=by, at=at
        )
        _enter(entry, response=made)
        _record(entry, "entered an answer for the family", response=made.id, answer=str(answer))
        name = child.short_name
        _tell(
            entry,
            yours=f"{YOU[answer]} {name}’s plan",
            others=f"{entry.role.name} {RESPONDED[answer]} {name}’s plan.",
        )
    return made


def enter_comment(
    *,
    child: Child,
    version_id: UUID,
    words: str,
    came: Came,
    by: Account,
    at: datetime,
    strand: UUID | None = None,
) -> Comment:
    """Enter what one of the family says about a line, or about the whole plan."""
    words = words_said(words, "Write what they said, in their words", "words")
    with transaction.atomic():
        entry = _entry(child, version_id, came, by, at)
        made = Comment.objects.create(
            child=child, version=entry.version, strand=strand, line=line_of(entry.version, strand),
            words=words, by=by, at=at,
        )  # fmt: skip
        _enter(entry, comment=made)
        _record(entry, "entered a comment for the family", comment=made.id)
        name = child.short_name
        _tell(
            entry,
            yours=f"a comment on {name}’s plan",
            others=f"{entry.role.name} commented on {name}’s plan.",
        )
    return made


def correct_comment(*, child: Child, comment_id: UUID, words: str, by: Account, at: datetime) -> Comment:
    """Say in one's own words what was meant by a comment that staff entered. Both are kept."""
    words = words_said(words, "Write what you meant to say", "words")
    with transaction.atomic():
        found = comment_to(child, comment_id)
        entered = getattr(found, "entered", None)
        if entered is None or entered.who.account_id != by.id:
            raise NotEnteredForYou
        version = shared_version(child, found.version_id)
        made = _correction(found, words, by, at)
        audit.record(
            what="corrected a comment entered for them", by=by, at=at, child_id=child.id,
            comment=made.id, corrects=found.id,
        )  # fmt: skip
        _tell_staff(version, f"{by.name} corrected a comment on {child.short_name}’s plan.", at)
    return made


def _correction(found: Comment, words: str, by: Account, at: datetime) -> Comment:
    """The database holds a comment to one correction."""
    try:
        with transaction.atomic():
            return Comment.objects.create(
                child_id=found.child_id, version_id=found.version_id, strand=found.strand, line=found.line,
                words=words, corrects=found, by=by, at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise AlreadyCorrected from error


def _entry(child: Child, version_id: UUID, came: Came, by: Account, at: datetime) -> _Entry:
    today = timezone.localdate(at)
    version = shared_version(child, version_id)
    held = ChildRole.objects.filter(held_on(today), child=child, kind__in=FAMILY)
    role = held.filter(id=came.who).first()
    if role is None:
        raise NotOfTheFamily(child.short_name)
    check_day(version, came.on, today)
    if len(came.paper.strip()) > MOST_PAPER:
        raise PaperTooLong
    return _Entry(version, role, came, by, at)


def _enter(entry: _Entry, **said: Any) -> None:
    EnteredFor.objects.create(
        child_id=entry.version.child_id, who=entry.role, how=entry.came.how, on=entry.came.on,
        paper=entry.came.paper.strip(), by=entry.by, at=entry.at, **said,
    )  # fmt: skip


def _record(entry: _Entry, what: str, **facts: Any) -> None:
    audit.record(
        what=what, by=entry.by, at=entry.at, child_id=entry.version.child_id, version=entry.version.id,
        said_by=entry.role.name, role=entry.role.id, how=str(entry.came.how), on=entry.came.on, **facts,
    )  # fmt: skip


def _tell(entry: _Entry, yours: str, others: str) -> None:
    """The one it was entered for is asked to look; the rest of the family and the school hear of it."""
    child_id, speaker = entry.version.child_id, entry.role.account_id
    told = f"{others} It came {entry.way}, and {entry.by.name} entered it."
    family = family_accounts(child_id, timezone.localdate(entry.at))
    rest = [one for one in family if one != speaker]
    asked = (
        f"{entry.by.name} entered for you what you said {entry.way}: {yours}. "
        "If that is not what you said, open it and correct it."
    )
    link = reverse("plan_shared", args=[child_id])
    for accounts, what_changed in (([speaker] if speaker else [], asked), (rest, told)):
        tell(accounts, child_id=child_id, what_changed=what_changed, link=link, at=entry.at)
    _tell_staff(entry.version, told, entry.at, besides=entry.by)


def _tell_staff(
    version: PlanVersion, what_changed: str, at: datetime, besides: Account | None = None
) -> None:
    """The SENCOs of the school and whoever wrote this version, but not the one who did it."""
    accounts = [*senco_accounts(version.plan.setting_id, timezone.localdate(at)), version.by_id]
    others = [one for one in accounts if besides is None or one != besides.id]
    link = reverse("plan_comments", args=[version.child_id])
    tell(others, child_id=version.child_id, what_changed=what_changed, link=link, at=at)
