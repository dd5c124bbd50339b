"""Writing and publishing a report, and recording what was decided, for other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Router, Status
from ninja.files import UploadedFile

from goldenthread.conversation.access import consultation_for
from goldenthread.formats.plans_by_region import plans_by_region
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.files import read_or_refused
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.report.access import theme_for
from goldenthread.report.actions.publishing import publish_report, record_decision
from goldenthread.report.actions.writing import answer_point, bring_population, write_heard, write_part
from goldenthread.report.api import shapes
from goldenthread.report.api.public import theme_as_json
from goldenthread.report.drawing import lines_in
from goldenthread.report.queries.decisions import decided_on
from goldenthread.report.queries.desk import Desk, desk_of
from goldenthread.report.queries.passages import history_of
from goldenthread.report.queries.quoted import quotable
from goldenthread.report.states import Part
from goldenthread.themes.queries.figures import figures_of

if TYPE_CHECKING:
    from goldenthread.conversation.models import Consultation

router = Router(tags=["public_consultations"])
WRITE, PUBLISH = Permission.WRITE_REPORT, Permission.PUBLISH_REPORT
WRITES, PUBLISHES = {"x-asks": WRITE.name}, {"x-asks": PUBLISH.name}
ONE, THEME = "/{uuid:public_id}/report", "/report/themes/{uuid:theme_id}"
TEXTS = {200: list[shapes.PassageOut], **REFUSALS}


def _found(request: HttpRequest, public_id: UUID, permission: Permission) -> Consultation:
    found = consultation_for(viewer_of(request), public_id, permission)
    if found.announced_at is None:
        raise NotVisible("report", public_id)
    return found


def _desk(request: HttpRequest, public_id: UUID, permission: Permission) -> Desk:
    return desk_of(_found(request, public_id, permission), viewer_of(request).at)


@router.get(
    ONE, response={200: shapes.DeskOut, **REFUSALS}, openapi_extra=WRITES,
    summary="What there is to do for a report",
)  # fmt: skip
def desk(request: HttpRequest, public_id: UUID) -> Any:
    read = _desk(request, public_id, WRITE)
    return {
        "missing": read.missing, "changed": read.changed, "clock": read.clock, "edition": read.edition,
        "summary": read.written.get((Part.SUMMARY, None)), "limits": read.written.get((Part.LIMITS, None)),
        "heard": [
            asdict(text) | {"theme_id": theme}
            for (part, theme), text in read.written.items()
            if part == Part.HEARD
        ],
        "themes": [theme_as_json(line) for line in lines_in(read.as_published)],
        "take_outs": read.take_outs,
    }  # fmt: skip


@router.get(
    ONE + "/parts/{part}", response=TEXTS, openapi_extra=WRITES, summary="Every text of a part, newest first"
)
def texts(request: HttpRequest, public_id: UUID, part: Literal["summary", "limits"]) -> Any:
    return history_of(_found(request, public_id, WRITE), Part(part), None)


@router.put(ONE + "/parts/{part}", response=TEXTS, openapi_extra=WRITES, summary="Write a part of a report")
def write(
    request: HttpRequest, public_id: UUID, part: Literal["summary", "limits"], sent: shapes.PassageIn
) -> Any:
    """409 if somebody wrote it meanwhile: read it again."""
    viewer = viewer_of(request)
    found = _found(request, public_id, WRITE)
    write_part(consultation=found, part=part, by=viewer.account, at=viewer.at, **sent.model_dump())
    return history_of(found, Part(part), None)


@router.get(
    THEME + "/heard",
    response=TEXTS,
    openapi_extra=WRITES,
    summary="Every text of what was heard, newest first",
)
def heard(request: HttpRequest, theme_id: UUID) -> Any:
    theme = theme_for(viewer_of(request), theme_id, WRITE)
    return history_of(theme.question.principle.consultation, Part.HEARD, theme_id)


@router.put(THEME + "/heard", response=TEXTS, openapi_extra=WRITES, summary="Write what was heard of a theme")
def write_what_was_heard(request: HttpRequest, theme_id: UUID, sent: shapes.HeardIn) -> Any:
    """Quotations are answers that may be quoted. 409 if somebody wrote it meanwhile: read it again."""
    viewer = viewer_of(request)
    theme = theme_for(viewer, theme_id, WRITE)
    write_heard(theme=theme, by=viewer.account, at=viewer.at, **sent.model_dump())
    return history_of(theme.question.principle.consultation, Part.HEARD, theme_id)


@router.get(
    THEME + "/quotable", response={200: list[shapes.QuotableOut], **REFUSALS}, openapi_extra=WRITES,
    summary="The words of a theme that may be quoted",
)  # fmt: skip
def may_quote(request: HttpRequest, theme_id: UUID) -> Any:
    theme = theme_for(viewer_of(request), theme_id, WRITE)
    figures = figures_of(theme.question)
    return quotable(figures, [theme_id])[theme_id] if figures else []


@router.get(
    THEME + "/decisions", response={200: list[shapes.DecisionOut], **REFUSALS}, openapi_extra=WRITES,
    summary="Everything that was recorded on a theme, newest first",
)  # fmt: skip
def decisions(request: HttpRequest, theme_id: UUID) -> Any:
    theme_for(viewer_of(request), theme_id, WRITE)
    return decided_on([theme_id])[theme_id].history


@router.post(
    THEME + "/decisions", response={201: list[shapes.DecisionOut], **REFUSALS}, openapi_extra=PUBLISHES,
    summary="Record what was decided on a theme",
)  # fmt: skip
def decide(request: HttpRequest, theme_id: UUID, sent: shapes.DecisionIn) -> Any:
    """It is never changed: what is recorded later is added, with the reason."""
    viewer = viewer_of(request)
    theme = theme_for(viewer, theme_id, PUBLISH)
    record_decision(theme=theme, by=viewer.account, at=viewer.at, **sent.model_dump())
    return Status(201, decided_on([theme_id])[theme_id].history)


@router.post(
    ONE + "/editions", response={201: shapes.EditionOut, **REFUSALS}, openapi_extra=PUBLISHES,
    summary="Publish the report",
)  # fmt: skip
def publish(request: HttpRequest, public_id: UUID, sent: shapes.EditionIn) -> Any:
    viewer = viewer_of(request)
    found = _found(request, public_id, PUBLISH)
    return Status(201, publish_report(consultation=found, why=sent.why, by=viewer.account, at=viewer.at))


@router.post(
    ONE + "/population", response={201: list[shapes.RegionOut], **REFUSALS}, openapi_extra=PUBLISHES,
    summary="Bring in published figures of the regions",
)  # fmt: skip
def bring_in(
    request: HttpRequest, public_id: UUID, file: Annotated[UploadedFile, File(examples=["population.csv"])]
) -> Any:
    """“caseload.csv” of the statistics “Education, health and care plans”."""
    viewer = viewer_of(request)
    found = _found(request, public_id, PUBLISH)
    with read_or_refused():
        read = plans_by_region(file.read(), file.name or "")
    bring_population(consultation=found, found=read, by=viewer.account, at=viewer.at)
    return Status(201, _desk(request, public_id, WRITE).report.region)


@router.get(
    ONE + "/points", response={200: list[shapes.PointOut], **REFUSALS}, openapi_extra=WRITES,
    summary="Was it fair? What the record says to each point",
)  # fmt: skip
def points(request: HttpRequest, public_id: UUID) -> Any:
    return _desk(request, public_id, WRITE).report.points


@router.post(
    ONE + "/points/{point}", response={200: list[shapes.PointOut], **REFUSALS}, openapi_extra=PUBLISHES,
    summary="Answer a point that the record cannot know",
)  # fmt: skip
def say_of_point(request: HttpRequest, public_id: UUID, point: str, sent: shapes.PointIn) -> Any:
    viewer = viewer_of(request)
    found = _found(request, public_id, PUBLISH)
    answer_point(consultation=found, point=point, words=sent.words, by=viewer.account, at=viewer.at)
    return _desk(request, public_id, WRITE).report.points
