"""A family's words that came on paper, by telephone or at a meeting, for other programs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.permissions import Permission
from goldenthread.people.asked import ask, asks
from goldenthread.plans.actions import entering
from goldenthread.plans.api import entering_shapes as shapes
from goldenthread.plans.api import together_shapes
from goldenthread.plans.queries.speakers import may_answer
from goldenthread.plans.queries.together import comment_of, response_of

router = Router(tags=["together"])


@router.get(
    "/children/{child_id}/may-answer",
    response={200: list[shapes.MayAnswerOut], **REFUSALS},
    openapi_extra=asks(Permission.ENTER_FOR_FAMILY),
    summary="Who of the family answers for the plan",
)
def read_may_answer(request: HttpRequest, child_id: UUID) -> Any:
    """The parents and the young person, with or without an account: whose words can be entered."""
    asked = ask(request, child_id, Permission.ENTER_FOR_FAMILY)
    asked.log("read who answers for the plan")
    return list(may_answer(child_id, asked.viewer.today))


@router.post(
    "/children/{child_id}/versions/{version_id}/entered-responses",
    response={201: together_shapes.ResponseOut, **REFUSALS},
    openapi_extra=asks(Permission.ENTER_FOR_FAMILY),
    summary="Enter what one of the family answers",
)
def enter_response(
    request: HttpRequest, child_id: UUID, version_id: UUID, sent: shapes.ResponseToEnter
) -> Any:
    """Only what somebody said: silence is never entered. They are told, and their own answer replaces it."""
    asked = ask(request, child_id, Permission.ENTER_FOR_FAMILY)
    made = entering.enter_response(
        **asked.about, version_id=version_id, answer=sent.answer, reasons=sent.reasons, came=_came(sent)
    )
    return Status(201, response_of(child_id, made.id))


@router.post(
    "/children/{child_id}/versions/{version_id}/entered-comments",
    response={201: together_shapes.CommentOut, **REFUSALS},
    openapi_extra=asks(Permission.ENTER_FOR_FAMILY),
    summary="Enter a comment of the family",
)
def enter_comment(request: HttpRequest, child_id: UUID, version_id: UUID, sent: shapes.CommentToEnter) -> Any:
    """On a line, or on the whole plan. It is answered like every other comment."""
    asked = ask(request, child_id, Permission.ENTER_FOR_FAMILY)
    made = entering.enter_comment(
        **asked.about, version_id=version_id, strand=sent.strand, words=sent.words, came=_came(sent)
    )
    return Status(201, comment_of(child_id, made.id))


@router.post(
    "/children/{child_id}/comments/{comment_id}/correction",
    response={201: together_shapes.CommentOut, **REFUSALS},
    openapi_extra=asks(Permission.COMMENT),
    summary="Correct a comment that was entered for me",
)
def correct(request: HttpRequest, child_id: UUID, comment_id: UUID, sent: together_shapes.WordsToSay) -> Any:
    """What was meant, as a comment of its own. Both are kept; the school answers this one."""
    asked = ask(request, child_id, Permission.COMMENT)
    made = entering.correct_comment(**asked.about, comment_id=comment_id, words=sent.words)
    return Status(201, comment_of(child_id, made.id))


def _came(sent: shapes.CameBack) -> entering.Came:
    return entering.Came(sent.who, sent.how, sent.on, sent.paper)
