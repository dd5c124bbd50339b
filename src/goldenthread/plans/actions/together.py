"""Made together: the family comments and answers, and hears what became of each word."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.foundation.notices import tell
from goldenthread.people.models import Child
from goldenthread.plans.actions.sharing import shared_version
from goldenthread.plans.models import Comment, CommentAnswer, PlanVersion, Response, ResponseAnswer
from goldenthread.plans.queries.audience import family_accounts, senco_accounts
from goldenthread.plans.queries.lines import line_words

OneAnswer = TypeVar("OneAnswer", CommentAnswer, ResponseAnswer)
RESPONDED = {
    Response.Answer.AGREE: "agrees with",
    Response.Answer.IN_PART: "agrees in part with",
    Response.Answer.DISAGREE: "disagrees with",
}


class NothingSaid(Refused):
    """A comment, a reason or an answer without words."""


class NotALine(Refused):
    """The comment is about a line that the shared plan does not have."""

    def __init__(self) -> None:
        super().__init__(
            "That line is not in the plan you have now. Open it again and choose a line.", "strand"
        )


class AlreadyAnswered(Conflict):
    """Two people answered at once: the first answer stands."""

    def __init__(self, who: str) -> None:
        super().__init__(f"{who} has already answered this. Reload the page to read the answer.")


class CorrectedMeanwhile(Conflict):
    """Staff entered a comment for somebody who has since said what they meant."""

    def __init__(self, who: str) -> None:
        super().__init__(f"{who} has corrected this comment. Answer the comment in their own words.")


def comment(
    *, child: Child, version_id: UUID, words: str, by: Account, at: datetime, strand: UUID | None = None
) -> Comment:
    """A family says something about a line, or about the whole plan."""
    words = words_said(words, "Write what you want to say", "words")
    with transaction.atomic():
        version = shared_version(child, version_id)
        line = line_of(version, strand)
        made = Comment.objects.create(
            child=child, version=version, strand=strand, line=line, words=words, by=by, at=at
        )
        audit.record(
            what="commented on plan", by=by, at=at, child_id=child.id, version=version.id, comment=made.id
        )
        _tell_school(version, f"{by.name} commented on {child.short_name}’s plan.", at)
    return made


def answer_comment(
    *, child: Child, comment_id: UUID, became: CommentAnswer.Became, reason: str, by: Account, at: datetime
) -> CommentAnswer:
    """Say what became of a comment, and why. The family is told."""
    reason = words_said(reason, "Say why. The family reads it", "reason")
    with transaction.atomic():
        found = comment_to(child, comment_id)
        if correction := found.corrections.select_related("by").first():
            raise CorrectedMeanwhile(correction.by.name)
        facts = {"child": child, "comment": found, "became": became, "reason": reason}
        answer = _once(CommentAnswer, facts, by, at)
        audit.record(
            what="answered comment", by=by, at=at, child_id=child.id, comment=found.id, became=str(became)
        )
        said = f"comment on {child.short_name}’s plan: {became.label.lower()}."
        _tell_family(
            child, _speaker(found), f"{by.name} answered your {said}", f"{by.name} answered a {said}", at
        )
    return answer


def respond(
    *, child: Child, version_id: UUID, answer: Response.Answer, by: Account, at: datetime, reasons: str = ""
) -> Response:
    """Agree, agree in part, or disagree. A later answer by the same person replaces this one."""
    reasons = reasons_for(answer, reasons)
    with transaction.atomic():
        version = shared_version(child, version_id)
        made = Response.objects.create(
            child=child, version=version, answer=answer, reasons=reasons, by=by, at=at
        )
        audit.record(
            what="responded to plan", by=by, at=at, child_id=child.id, version=version.id, answer=str(answer)
        )
        _tell_school(version, f"{by.name} {RESPONDED[answer]} {child.short_name}’s plan.", at)
    return made


def answer_response(
    *, child: Child, response_id: UUID, words: str, by: Account, at: datetime
) -> ResponseAnswer:
    """What the school says to a family that agrees in part or disagrees. Both are kept."""
    words = words_said(words, "Write what you say to the family", "words")
    with transaction.atomic():
        found = _response_of(child, response_id)
        answer = _once(ResponseAnswer, {"child": child, "response": found, "words": words}, by, at)
        audit.record(what="answered response", by=by, at=at, child_id=child.id, response=found.id)
        said = f"said about {child.short_name}’s plan."
        _tell_family(
            child,
            _speaker(found),
            f"{by.name} answered what you {said}",
            f"{by.name} answered what was {said}",
            at,
        )
    return answer


def reasons_for(answer: Response.Answer, reasons: str) -> str:
    """Agreeing needs no reason; everything else does."""
    if answer is Response.Answer.AGREE:
        return reasons.strip()
    return words_said(reasons, "Say what you do not agree with, so that we can answer it", "reasons")


def words_said(words: str, missing: str, field: str) -> str:
    """The words without the space around them. NothingSaid when nothing is left."""
    if not words.strip():
        raise NothingSaid(missing, field)
    return words.strip()


def line_of(version: PlanVersion, strand: UUID | None) -> str:
    """The words of the line as the comment keeps them; nothing for the whole plan."""
    line = line_words(version.id, strand) if strand else ""
    if line is None:
        raise NotALine
    return line[:400]


def comment_to(child: Child, comment_id: UUID) -> Comment:
    """The comment, with whom it was entered for."""
    found = Comment.objects.select_related("entered__who").filter(id=comment_id, child=child).first()
    if found is None:
        raise NotVisible("comment", comment_id, child.id)
    return found


def _response_of(child: Child, response_id: UUID) -> Response:
    found = Response.objects.select_related("entered__who").filter(id=response_id, child=child).first()
    if found is None:
        raise NotVisible("response", response_id, child.id)
    return found


def _once(kind: type[OneAnswer], facts: dict[str, Any], by: Account, at: datetime) -> OneAnswer:
    """Add the one answer that there can be. The database decides who was first."""
    question = {name: facts[name] for name in ("comment", "response") if name in facts}
    try:
        with transaction.atomic():
            return kind.objects.create(**facts, by=by, at=at)
    except IntegrityError as error:
        first = kind.objects.select_related("by").filter(**question).first()
        if first is None:
            raise
        raise AlreadyAnswered(first.by.name) from error


def _speaker(said: Comment | Response) -> UUID | None:
    """The account of whoever said it; None when it was entered for somebody who has none."""
    entered = getattr(said, "entered", None)
    return entered.who.account_id if entered else said.by_id


def _tell_school(version: PlanVersion, what_changed: str, at: datetime) -> None:
    """The SENCOs of the school, and whoever wrote this version."""
    sencos = senco_accounts(version.plan.setting_id, timezone.localdate(at))
    link = reverse("plan_comments", args=[version.child_id])
    tell([*sencos, version.by_id], child_id=version.child_id, what_changed=what_changed, link=link, at=at)


def _tell_family(child: Child, asked_by: UUID | None, yours: str, others: str, at: datetime) -> None:
    """The one who asked hears it as theirs; the rest of the family hears it too."""
    link = reverse("plan_shared", args=[child.id])
    rest = [one for one in family_accounts(child.id, timezone.localdate(at)) if one != asked_by]
    for accounts, what_changed in (([asked_by] if asked_by else [], yours), (rest, others)):
        tell(accounts, child_id=child.id, what_changed=what_changed, link=link, at=at)
