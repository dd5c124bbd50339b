"""Concerns, the which-duty gate and layers, for other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Status

from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.law.duty import decide, next_question
from goldenthread.law.duty_io import finding_as_json
from goldenthread.people.asked import Asked, ask, asks
from goldenthread.plans.actions import concerns as concern_actions
from goldenthread.plans.actions import duty as duty_actions
from goldenthread.plans.actions.layers import change_layer
from goldenthread.plans.api import concern_shapes as shapes
from goldenthread.plans.queries.concerns import concern_for, concerns_for
from goldenthread.plans.queries.duty import (
    age_on,
    answers_of,
    finding_of,
    findings_of,
    notes_of,
    open_walk,
    walk_exists,
)
from goldenthread.plans.queries.layers import history_of, layers_of

router = Router(tags=["concerns"])
Most = Annotated[int, Field(ge=1, le=500)]


@router.get(
    "",
    response={200: list[shapes.ConcernOut], **REFUSALS},
    openapi_extra={"x-asks": "anyone signed in"},
    summary="List concerns",
)
def list_concerns(request: HttpRequest, open_only: bool = False, most: Most = 100) -> Any:
    """Those that this account may read, the ones to answer first."""
    viewer = viewer_of(request)
    found = concerns_for(viewer, open_only=open_only, most=most)
    if found:
        children = list(dict.fromkeys(line.child_id for line in found))
        audit.record(what="read concerns", by=viewer.account, at=viewer.at, children=children)
    return found


@router.post(
    "",
    response={201: shapes.ConcernOut, **REFUSALS},
    openapi_extra=asks(Permission.RAISE_CONCERN),
    summary="Raise a concern",
)
def raise_concern(request: HttpRequest, sent: shapes.ConcernToRaise) -> Any:
    """No diagnosis is needed. The school answers with a reason, by `answer_due_on`."""
    asked = ask(request, sent.child_id, Permission.RAISE_CONCERN)
    made = concern_actions.raise_concern(
        **asked.about,
        words=sent.words,
        tried=sent.tried,
        kind=sent.kind,
        provision_strand=sent.provision_strand,
    )
    return Status(201, concern_for(asked.viewer, made.id))


@router.get(
    "/{uuid:concern_id}",
    response={200: shapes.ConcernOut, **REFUSALS},
    openapi_extra={"x-asks": "anyone signed in"},
    summary="Read a concern",
)
def read_concern(request: HttpRequest, concern_id: UUID) -> Any:
    """With its answer, if it has one."""
    viewer = viewer_of(request)
    line = concern_for(viewer, concern_id)
    audit.record(what="read a concern", by=viewer.account, at=viewer.at, child_id=line.child_id)
    return line


@router.post(
    "/{uuid:concern_id}/answer",
    response={201: shapes.ConcernOut, **REFUSALS},
    openapi_extra=asks(Permission.ANSWER_CONCERN),
    summary="Answer a concern",
)
def answer_concern(request: HttpRequest, concern_id: UUID, sent: shapes.ConcernToAnswer) -> Any:
    """A concern is answered once. Whoever raised it is told."""
    line = concern_for(viewer_of(request), concern_id)
    asked = ask(request, line.child_id, Permission.ANSWER_CONCERN)
    concern_actions.answer_concern(
        **asked.about,
        concern_id=concern_id,
        outcome=sent.outcome,
        reason=sent.reason,
        look_again_on=sent.look_again_on,
    )
    return Status(201, concern_for(asked.viewer, concern_id))


@router.post(
    "/children/{child_id}/walks",
    response={201: shapes.WalkOut, **REFUSALS},
    openapi_extra=asks(Permission.DECIDE_DUTY),
    summary="Begin the which-duty questions",
)
def begin_walk(request: HttpRequest, child_id: UUID, sent: shapes.WalkToBegin) -> Any:
    """Earlier walks stay as they were."""
    asked = ask(request, child_id, Permission.DECIDE_DUTY)
    walk = duty_actions.begin_walk(**asked.about, concern_id=sent.concern_id)
    return Status(201, _walk(asked, walk.id))


@router.get(
    "/children/{child_id}/walks/{walk_id}",
    response={200: shapes.WalkOut, **REFUSALS},
    openapi_extra=asks(Permission.DECIDE_DUTY),
    summary="Read where a walk stands",
)
def read_walk(request: HttpRequest, child_id: UUID, walk_id: UUID) -> Any:
    """What was answered, and the question that comes next."""
    asked = ask(request, child_id, Permission.DECIDE_DUTY)
    walk_exists(asked.child, walk_id)
    asked.log("read the which-duty questions")
    return _walk(asked, walk_id)


@router.get(
    "/children/{child_id}/open-walk",
    response={200: shapes.WalkOut, **REFUSALS},
    openapi_extra=asks(Permission.DECIDE_DUTY),
    summary="Go on with the which-duty questions",
)
def read_open_walk(request: HttpRequest, child_id: UUID) -> Any:
    """The walk that was begun and has no finding yet."""
    asked = ask(request, child_id, Permission.DECIDE_DUTY)
    walk_id = open_walk(child_id)
    if walk_id is None:
        raise NotVisible("open duty walk", child_id, child_id)
    asked.log("read the which-duty questions")
    return _walk(asked, walk_id)


@router.post(
    "/children/{child_id}/walks/{walk_id}/answers",
    response={201: shapes.WalkOut, **REFUSALS},
    openapi_extra=asks(Permission.DECIDE_DUTY),
    summary="Answer a which-duty question",
)
def answer_question(
    request: HttpRequest, child_id: UUID, walk_id: UUID, sent: shapes.QuestionToAnswer
) -> Any:
    """Answering again changes the answer; both are kept."""
    asked = ask(request, child_id, Permission.DECIDE_DUTY)
    duty_actions.answer_question(
        **asked.about, walk_id=walk_id, question=sent.question, choice=sent.choice, note=sent.note
    )
    return Status(201, _walk(asked, walk_id))


@router.post(
    "/children/{child_id}/walks/{walk_id}/finding",
    response={201: shapes.FindingOut, **REFUSALS},
    openapi_extra=asks(Permission.DECIDE_DUTY),
    summary="Record which duty is owed",
)
def record_finding(request: HttpRequest, child_id: UUID, walk_id: UUID, sent: shapes.FindingToRecord) -> Any:
    """The family is told. Adjustments alone need no plan."""
    asked = ask(request, child_id, Permission.DECIDE_DUTY)
    adjustments = [duty_actions.OwedAdjustment(**one.dict()) for one in sent.adjustments]
    kept = duty_actions.record_finding(**asked.about, walk_id=walk_id, adjustments=adjustments)
    return Status(201, finding_of(asked.child, kept.id))


@router.get(
    "/children/{child_id}/findings",
    response={200: list[shapes.FindingOut], **REFUSALS},
    openapi_extra=asks(Permission.READ_PLAN),
    summary="Read the which-duty findings",
)
def read_findings(request: HttpRequest, child_id: UUID) -> Any:
    """Newest first, each as it was found, with the law it rests on."""
    asked = ask(request, child_id, Permission.READ_PLAN)
    asked.log("read the which-duty findings")
    return findings_of(child_id)


@router.get(
    "/children/{child_id}/findings/{finding_id}",
    response={200: shapes.FindingRead, **REFUSALS},
    openapi_extra=asks(Permission.READ_PLAN),
    summary="Read a which-duty finding",
)
def read_finding(request: HttpRequest, child_id: UUID, finding_id: UUID) -> Any:
    """As it was found, with the law it rests on and what each answer rested on."""
    asked = ask(request, child_id, Permission.READ_PLAN)
    kept = finding_of(asked.child, finding_id)
    asked.log("read a which-duty finding")
    return asdict(kept) | {"notes": notes_of(kept.walk_id)}


@router.get(
    "/children/{child_id}/layers",
    response={200: shapes.LayersOut, **REFUSALS},
    openapi_extra=asks(Permission.READ_PLAN),
    summary="Read the layers of support",
)
def read_layers(request: HttpRequest, child_id: UUID) -> Any:
    """Layers are not steps: a child may draw on several at once."""
    asked = ask(request, child_id, Permission.READ_PLAN)
    asked.log("read the layers of support")
    return _layers(asked)


@router.post(
    "/children/{child_id}/layers",
    response={201: shapes.LayersOut, **REFUSALS},
    openapi_extra=asks(Permission.SET_LAYER),
    summary="Begin or end a layer of support",
)
def set_layer(request: HttpRequest, child_id: UUID, sent: shapes.LayerToChange) -> Any:
    """Every change has a reason, a day and a person. The family is told."""
    asked = ask(request, child_id, Permission.SET_LAYER)
    change_layer(**asked.about, layer=sent.layer, starts=sent.starts, on=sent.on, reason=sent.reason)
    return Status(201, _layers(asked))


def _walk(asked: Asked, walk_id: UUID) -> dict[str, Any]:
    answers = answers_of(walk_id)
    question = next_question(answers)
    if question:
        question = question.named(asked.child.short_name).for_age(
            age_on(asked.child.born_on, asked.viewer.today)
        )
    return {
        "id": walk_id,
        "answers": answers,
        "next_question": question.id if question else None,
        "text": question.text if question else "",
        "choices": {choice.id: choice.label for choice in question.choices} if question else {},
        "notes": notes_of(walk_id),
        "comes_to": None if question else _comes_to(asked, answers),
    }


def _comes_to(asked: Asked, answers: dict[str, str]) -> dict[str, Any]:
    return finding_as_json(decide(answers, asked.viewer.today).named(asked.child.short_name))


def _layers(asked: Asked) -> dict[str, Any]:
    child = asked.child.id
    now = layers_of([child], asked.viewer.today)[child]
    return {"now": now, "changes": history_of(child)}
