"""A plan made together, for other programs: share, comment, answer, respond, put in force."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.permissions import Permission
from goldenthread.people.asked import ask, asks
from goldenthread.plans.actions import sharing, together
from goldenthread.plans.actions.force import put_in_force
from goldenthread.plans.api import plan_shapes, together_shapes
from goldenthread.plans.codes import ContactKind
from goldenthread.plans.queries.agreement import agreement_on
from goldenthread.plans.queries.document import VersionHead, document
from goldenthread.plans.queries.together import (
    comment_of,
    comments_beside,
    contacts_of,
    response_of,
    responses_beside,
    talked_of,
)
from goldenthread.plans.states import VersionState

router = Router(tags=["together"])


class DayNotGiven(Refused):
    """Posting and reading together happened on a day."""

    def __init__(self) -> None:
        super().__init__("Say on which day it was posted or read together.", "on")


@router.post(
    "/children/{child_id}/versions/{version_id}/share",
    response={200: plan_shapes.VersionRead, **REFUSALS},
    openapi_extra=asks(Permission.SHARE_PLAN),
    summary="Share a draft with the family",
)
def share(request: HttpRequest, child_id: UUID, version_id: UUID) -> Any:
    """From now on it never changes. The issue the family had before is replaced by it."""
    asked = ask(request, child_id, Permission.SHARE_PLAN)
    sharing.share(**asked.about, version_id=version_id)
    return _head(version_id)


@router.get(
    "/children/{child_id}/together",
    response={200: together_shapes.TogetherRead, **REFUSALS},
    openapi_extra=asks(Permission.READ_PLAN),
    summary="Read comments and answers",
)
def read_together(request: HttpRequest, child_id: UUID) -> Any:
    """Of the version the family has to read, or else of the one in force: comments, answers, contacts.

    Its earlier issues are with it, and what was said of other versions as long as that waits for an answer.
    """
    asked = ask(request, child_id, Permission.READ_PLAN)
    head = talked_of(child_id)
    if head is None:
        raise NotVisible("shared version", child_id, child_id)
    asked.log("read comments on plan", version=head.id)
    decision = agreement_on(head, asked.viewer.today)
    return {
        "version_id": head.id,
        "comments": comments_beside(head),
        "responses": responses_beside(head),
        "contacts": contacts_of(child_id, head.id),
        "may_come_into_force": decision.may_come_into_force and head.state == VersionState.SHARED,
        "standpoint": decision.standpoint.value,
        "sentences": decision.sentences,
        "missing": decision.missing,
    }


@router.post(
    "/children/{child_id}/versions/{version_id}/comments",
    response={201: together_shapes.CommentOut, **REFUSALS},
    openapi_extra=asks(Permission.COMMENT),
    summary="Comment",
)
def comment(
    request: HttpRequest, child_id: UUID, version_id: UUID, sent: together_shapes.CommentToMake
) -> Any:
    """Say something of a line, or of the whole plan. The school answers every comment."""
    asked = ask(request, child_id, Permission.COMMENT)
    made = together.comment(**asked.about, version_id=version_id, strand=sent.strand, words=sent.words)
    return Status(201, comment_of(child_id, made.id))


@router.post(
    "/children/{child_id}/comments/{comment_id}/answer",
    response={201: together_shapes.CommentOut, **REFUSALS},
    openapi_extra=asks(Permission.ANSWER_COMMENT),
    summary="Answer a comment",
)
def answer_comment(
    request: HttpRequest, child_id: UUID, comment_id: UUID, sent: together_shapes.CommentToAnswer
) -> Any:
    """What became of it, and why. The family is told. A comment is answered once."""
    asked = ask(request, child_id, Permission.ANSWER_COMMENT)
    together.answer_comment(**asked.about, comment_id=comment_id, became=sent.became, reason=sent.reason)
    return Status(201, comment_of(child_id, comment_id))


@router.post(
    "/children/{child_id}/versions/{version_id}/responses",
    response={201: together_shapes.ResponseOut, **REFUSALS},
    openapi_extra=asks(Permission.RESPOND),
    summary="Agree, agree in part or disagree",
)
def respond(
    request: HttpRequest, child_id: UUID, version_id: UUID, sent: together_shapes.ResponseToMake
) -> Any:
    """A later answer by the same person replaces this one."""
    asked = ask(request, child_id, Permission.RESPOND)
    made = together.respond(**asked.about, version_id=version_id, answer=sent.answer, reasons=sent.reasons)
    return Status(201, response_of(child_id, made.id))


@router.post(
    "/children/{child_id}/responses/{response_id}/answer",
    response={201: together_shapes.ResponseOut, **REFUSALS},
    openapi_extra=asks(Permission.ANSWER_COMMENT),
    summary="Answer someone who does not simply agree",
)
def answer_response(
    request: HttpRequest, child_id: UUID, response_id: UUID, sent: together_shapes.WordsToSay
) -> Any:
    """Both texts stay with the plan."""
    asked = ask(request, child_id, Permission.ANSWER_COMMENT)
    together.answer_response(**asked.about, response_id=response_id, words=sent.words)
    return Status(201, response_of(child_id, response_id))


@router.post(
    "/children/{child_id}/versions/{version_id}/contacts",
    response={201: list[together_shapes.ContactOut], **REFUSALS},
    openapi_extra=asks(Permission.SHARE_PLAN),
    summary="Note how the plan reached the family",
)
def contact(
    request: HttpRequest, child_id: UUID, version_id: UUID, sent: together_shapes.ContactToNote
) -> Any:
    """Posted, read together, or send a reminder now. Gives back every contact about this version."""
    asked = ask(request, child_id, Permission.SHARE_PLAN)
    if sent.what is ContactKind.REMINDED:
        sharing.remind(**asked.about, version_id=version_id)
    elif sent.on is None:
        raise DayNotGiven
    else:
        note = sharing.note_posted if sent.what is ContactKind.POSTED else sharing.note_opened
        note(**asked.about, version_id=version_id, on=sent.on)
    return Status(201, contacts_of(child_id, version_id))


@router.post(
    "/children/{child_id}/versions/{version_id}/force",
    response={200: plan_shapes.VersionRead, **REFUSALS},
    openapi_extra=asks(Permission.PUT_IN_FORCE),
    summary="Put a version in force",
)
def force(request: HttpRequest, child_id: UUID, version_id: UUID, sent: together_shapes.StartToMake) -> Any:
    """Exactly what the family saw comes into force; the version before ends that day."""
    asked = ask(request, child_id, Permission.PUT_IN_FORCE)
    put_in_force(**asked.about, version_id=version_id, on=sent.on, why=sent.why)
    return _head(version_id)


def _head(version_id: UUID) -> VersionHead:
    return document(version_id).version
