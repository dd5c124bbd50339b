"""Reviews, for other programs: arrange, say what to talk about, hold, read."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.permissions import Permission
from goldenthread.people.asked import Asked, ask, asks
from goldenthread.plans.actions import reviews as actions
from goldenthread.plans.api import review_shapes as shapes
from goldenthread.plans.queries.reviews import ReviewRecord, review_record, reviews_of, what_review_asks

router = Router(tags=["reviews"])


@router.get(
    "/children/{child_id}",
    response={200: list[shapes.ReviewDayOut], **REFUSALS},
    openapi_extra=asks(Permission.READ_PLAN),
    summary="List a child's reviews",
)
def list_reviews(request: HttpRequest, child_id: UUID) -> Any:
    """Newest first. A review that was moved is listed on its new day."""
    asked = ask(request, child_id, Permission.READ_PLAN)
    asked.log("read the reviews")
    return reviews_of(child_id)


@router.post(
    "/children/{child_id}",
    response={201: shapes.ReviewOut, **REFUSALS},
    openapi_extra=asks(Permission.HOLD_REVIEW),
    summary="Arrange or move a review",
)
def arrange(request: HttpRequest, child_id: UUID, sent: shapes.ReviewToArrange) -> Any:
    """Of the plan in force. The family is told of the day, and of the reason if it moves."""
    asked = ask(request, child_id, Permission.HOLD_REVIEW)
    made = actions.arrange_review(**asked.about, **sent.dict())
    return Status(201, _whole(asked, review_record(asked.child, made.id)))


@router.get(
    "/children/{child_id}/{review_id}",
    response={200: shapes.ReviewOut, **REFUSALS},
    openapi_extra=asks(Permission.READ_PLAN),
    summary="Read a review",
)
def read_review(request: HttpRequest, child_id: UUID, review_id: UUID) -> Any:
    """Before it is held: what it must answer. Afterwards: what was found."""
    asked = ask(request, child_id, Permission.READ_PLAN)
    record = review_record(asked.child, review_id)
    asked.log("read a review", review=review_id)
    return _whole(asked, record)


@router.post(
    "/children/{child_id}/{review_id}/topics",
    response={201: list[shapes.TopicOut], **REFUSALS},
    openapi_extra=asks(Permission.ASK_AT_REVIEW),
    summary="Say what a review should talk about",
)
def ask_at(request: HttpRequest, child_id: UUID, review_id: UUID, sent: shapes.TopicToRaise) -> Any:
    """By the family or the young person. The school is told."""
    asked = ask(request, child_id, Permission.ASK_AT_REVIEW)
    actions.ask_at_review(**asked.about, review_id=review_id, words=sent.words)
    return Status(201, review_record(asked.child, review_id).topics)


@router.post(
    "/children/{child_id}/{review_id}/held",
    response={201: shapes.NextVersionOut, **REFUSALS},
    openapi_extra=asks(Permission.HOLD_REVIEW),
    summary="Write down a review that was held",
)
def hold(request: HttpRequest, child_id: UUID, review_id: UUID, sent: shapes.ReviewToHold) -> Any:
    """What was not delivered must be said, with why. The next version grows out of it."""
    asked = ask(request, child_id, Permission.HOLD_REVIEW)
    meeting = sent.dict(exclude={"findings"})
    findings = [actions.Found(**one.dict()) for one in sent.findings]
    grown = actions.hold_review(**asked.about, review_id=review_id, findings=findings, **meeting)
    return Status(201, {"review_id": review_id, "version_id": grown.id, "number": grown.number})


def _whole(asked: Asked, record: ReviewRecord) -> dict[str, Any]:
    day = record.day
    to_come = not day.held_on and not day.moved_to
    viewer, child = asked
    questions = what_review_asks(child, day.version_id, viewer.today, viewer.at) if to_come else ()
    return {
        "day": day,
        "topics": record.topics,
        "present": record.present,
        "child_words": record.child_words,
        "family_words": record.family_words,
        "findings": record.findings,
        "asked": questions,
    }
