"""A plan made together, for other programs: share, comment, answer, respond, put in force."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible, Viewer
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.access import child_for
from goldenthread.people.models import Child
from goldenthread.plans.actions import sharing, together
from goldenthread.plans.actions.force import put_in_force
from goldenthread.plans.api import plan_shapes, together_shapes
from goldenthread.plans.codes import ContactKind
from goldenthread.plans.queries.agreement import agreement_on
from goldenthread.plans.queries.document import VersionHead, document, shared_of
from goldenthread.plans.queries.together import (
    comment_of,
    comments_on,
    contacts_of,
    response_of,
    responses_to,
)

router = Router(tags=["together"])
Faults = plan_shapes.Faults
REFUSALS = {403: Faults, 404: Faults, 409: Faults, 422: Faults}


class DayNotGiven(Refused):
    """Posting and reading together happened on a day."""

    def __init__(self) -> None:
        super().__init__("Say on which day it was posted or read together.", "on")


def asks(permission: Permission) -> dict[str, Any]:
    return {"x-asks": permission.name}


@router.post(
    "/children/{child_id}/versions/{version_id}/share",
    response={200: plan_shapes.VersionRead, **REFUSALS},
    openapi_extra=asks(Permission.SHARE_PLAN),
    summary="Share a draft with the family",
)
def share(request: HttpRequest, child_id: UUID, version_id: UUID) -> Any:
    """From now on it never changes. The issue the family had before is replaced by it."""
    viewer, child = _asked(request, child_id, Permission.SHARE_PLAN)
    sharing.share(child=child, version_id=version_id, by=viewer.account, at=viewer.at)
    return _head(version_id)


@router.get(
    "/children/{child_id}/together",
    response={200: together_shapes.TogetherRead, **REFUSALS},
    openapi_extra=asks(Permission.READ_PLAN),
    summary="Read comments and answers",
)
def read_together(request: HttpRequest, child_id: UUID) -> Any:
    """Of the version the family has now: comments, answers, contacts, and whether it may start."""
    viewer, child = _asked(request, child_id, Permission.READ_PLAN)
    head = shared_of(child.id)
    if head is None:
        raise NotVisible("shared version", child_id, child.id)
    audit.record(
        what="read comments on plan", by=viewer.account, at=viewer.at, child_id=child.id, version=head.id
    )
    decision = agreement_on(head, viewer.today)
    return {
        "version_id": head.id,
        "comments": comments_on(head.plan_id, head.number),
        "responses": responses_to(head.id),
        "contacts": contacts_of(child.id, head.id),
        "may_come_into_force": decision.may_come_into_force,
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
    viewer, child = _asked(request, child_id, Permission.COMMENT)
    made = together.comment(
        child=child,
        version_id=version_id,
        strand=sent.strand,
        words=sent.words,
        by=viewer.account,
        at=viewer.at,
    )
    return Status(201, comment_of(child.id, made.id))


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
    viewer, child = _asked(request, child_id, Permission.ANSWER_COMMENT)
    together.answer_comment(
        child=child,
        comment_id=comment_id,
        became=sent.became,
        reason=sent.reason,
        by=viewer.account,
        at=viewer.at,
    )
    return Status(201, comment_of(child.id, comment_id))


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
    viewer, child = _asked(request, child_id, Permission.RESPOND)
    made = together.respond(
        child=child,
        version_id=version_id,
        answer=sent.answer,
        reasons=sent.reasons,
        by=viewer.account,
        at=viewer.at,
    )
    return Status(201, response_of(child.id, made.id))


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
    viewer, child = _asked(request, child_id, Permission.ANSWER_COMMENT)
    together.answer_response(
        child=child, response_id=response_id, words=sent.words, by=viewer.account, at=viewer.at
    )
    return Status(201, response_of(child.id, response_id))


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
    viewer, child = _asked(request, child_id, Permission.SHARE_PLAN)
    about: dict[str, Any] = {
        "child": child,
        "version_id": version_id,
        "by": viewer.account,
        "at": viewer.at,
    }
    if sent.what is ContactKind.REMINDED:
        sharing.remind(**about)
    elif sent.on is None:
        raise DayNotGiven
    else:
        note = sharing.note_posted if sent.what is ContactKind.POSTED else sharing.note_opened
        note(**about, on=sent.on)
    return Status(201, contacts_of(child.id, version_id))


@router.post(
    "/children/{child_id}/versions/{version_id}/force",
    response={200: plan_shapes.VersionRead, **REFUSALS},
    openapi_extra=asks(Permission.PUT_IN_FORCE),
    summary="Put a version in force",
)
def force(request: HttpRequest, child_id: UUID, version_id: UUID, sent: together_shapes.StartToMake) -> Any:
    """Exactly what the family saw comes into force; the version before ends that day."""
    viewer, child = _asked(request, child_id, Permission.PUT_IN_FORCE)
    put_in_force(
        child=child, version_id=version_id, on=sent.on, why=sent.why, by=viewer.account, at=viewer.at
    )
    return _head(version_id)


def _asked(request: HttpRequest, child_id: UUID, permission: Permission) -> tuple[Viewer, Child]:
    viewer = viewer_of(request)
    return viewer, child_for(viewer, child_id, permission)


def _head(version_id: UUID) -> VersionHead:
    return document(version_id).version
