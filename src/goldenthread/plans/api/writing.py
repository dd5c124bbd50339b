"""Writing a plan, for other programs: open it, write it whole or line by line, check its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Status

from goldenthread.foundation import api_shapes
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.permissions import Permission
from goldenthread.law.wording import UnknownKindOfLineError, wording_as_json
from goldenthread.people.asked import ask, asks
from goldenthread.plans.actions import drafts, editing, putting_back, whole_plan, wording
from goldenthread.plans.actions.steps import version_of
from goldenthread.plans.api import writing_shapes as shapes
from goldenthread.plans.lines import Line
from goldenthread.plans.queries.document import document, draft_of
from goldenthread.plans.queries.plain import draft_as_json, plan_as_json, rows_as_json
from goldenthread.plans.queries.remarks import remarks_as_json
from goldenthread.plans.queries.removed import RemovedLine, removed_lines

router = Router(tags=["writing"])
REFUSALS = api_shapes.REFUSALS | {409: shapes.TwoTexts}


def all_faults_said(operation: Callable[..., Any]) -> Callable[..., Any]:
    """Say every fault of what was sent, and both texts of a conflict, where other refusals say one line."""

    @wraps(operation)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return operation(request, *args, **kwargs)
        except editing.LineNotFit as refused:
            faults = [{"field": field, "message": message} for field, message in refused.faults]
            return Status(422, {"faults": faults})
        except editing.DraftConflict as refused:
            return Status(409, _said(refused) | _both(refused))
        except whole_plan.DraftMovedOn as refused:
            return Status(409, _said(refused) | {"edition": refused.edition})

    return answer


@router.post(
    "/children/{child_id}",
    response={201: shapes.DraftRead, **REFUSALS},
    openapi_extra=asks(Permission.WRITE_PLAN),
    summary="Begin a plan",
)
@all_faults_said
def begin(request: HttpRequest, child_id: UUID, sent: shapes.PlanToOpen) -> Any:
    """Begin the child's plan, empty or with its first draft whole. Nothing is half-saved."""
    asked = ask(request, child_id, Permission.WRITE_PLAN)
    written = whole_plan.open_and_write(
        **asked.about,
        plan=_an_object(sent.plan or {}, "plan"),
        setting_id=sent.setting_id,
        brought_from=sent.brought_from.strip(),
    )
    return Status(201, draft_as_json(written.version, rows_as_json(written.rows), written.edition))


@router.post(
    "/children/{child_id}/drafts",
    response={201: shapes.DraftRead, **REFUSALS},
    openapi_extra=asks(Permission.WRITE_PLAN),
    summary="Open a draft",
)
def open_draft(request: HttpRequest, child_id: UUID) -> Any:
    """Open a draft from what stands: the next issue of a shared version, or the next version."""
    asked = ask(request, child_id, Permission.WRITE_PLAN)
    version = drafts.open_draft(**asked.about)
    return Status(201, draft_as_json(version, plan_as_json(document(version.id)), edition=0))


@router.get(
    "/children/{child_id}/draft",
    response={200: shapes.DraftRead, **REFUSALS},
    openapi_extra=asks(Permission.READ_DRAFT),
    summary="Read the draft",
)
def read_draft(request: HttpRequest, child_id: UUID) -> Any:
    """The child's draft, whole, with the revision of each line and the edition of all."""
    asked = ask(request, child_id, Permission.READ_DRAFT)
    head = draft_of(child_id)
    if head is None:
        raise NotVisible("draft", child_id, child_id)
    asked.log("read draft", version=head.id)
    return draft_as_json(head, plan_as_json(document(head.id)), whole_plan.edition_of(head.id))


@router.get(
    "/children/{child_id}/drafts/{version_id}/remarks",
    response={200: shapes.Remarks, **REFUSALS},
    openapi_extra=asks(Permission.WRITE_PLAN),
    summary="Check a draft",
)
def remarks(request: HttpRequest, child_id: UUID, version_id: UUID) -> Any:
    """What could be clearer in the draft, and where the thread is not whole. For its writers only."""
    asked = ask(request, child_id, Permission.WRITE_PLAN)
    found = document(version_of(asked.child, version_id).id)
    asked.log("checked draft", version=version_id)
    return remarks_as_json(found, asked.child.short_name, asked.viewer.today)


@router.put(
    "/children/{child_id}/drafts/{version_id}",
    response={200: shapes.DraftRead, **REFUSALS},
    openapi_extra=asks(Permission.WRITE_PLAN),
    summary="Write the draft whole",
)
@all_faults_said
def write_whole(request: HttpRequest, child_id: UUID, version_id: UUID, sent: shapes.WholePlan) -> Any:
    """Make the draft exactly what is sent. A line sent with its strand goes on; one not sent is taken out."""
    asked = ask(request, child_id, Permission.WRITE_PLAN)
    written = whole_plan.write_whole_plan(
        **asked.about, version_id=version_id, plan=_an_object(sent.plan, "plan"), edition=sent.edition
    )
    return draft_as_json(written.version, rows_as_json(written.rows), written.edition)


@router.post(
    "/children/{child_id}/drafts/{version_id}/lines/{line}",
    response={201: shapes.LineWritten, **REFUSALS},
    openapi_extra=asks(Permission.WRITE_PLAN),
    summary="Add a line",
)
@all_faults_said
def add_line(
    request: HttpRequest, child_id: UUID, version_id: UUID, line: Line, sent: shapes.LineToWrite
) -> Any:
    """Add a line at the end. An outcome hangs `under` a need, a provision under an outcome."""
    return Status(201, _write(request, child_id, version_id, line, new_id(), sent))


@router.put(
    "/children/{child_id}/drafts/{version_id}/lines/{line}/{strand}",
    response={200: shapes.LineWritten, **REFUSALS},
    openapi_extra=asks(Permission.WRITE_PLAN),
    summary="Write a line",
)
@all_faults_said
def write_line(
    request: HttpRequest,
    child_id: UUID,
    version_id: UUID,
    line: Line,
    strand: UUID,
    sent: shapes.LineToWrite,
) -> Any:
    """Write some or all fields of a line. 409 holds both texts when somebody else wrote it first."""
    return _write(request, child_id, version_id, line, strand, sent)


@router.delete(
    "/children/{child_id}/drafts/{version_id}/lines/{line}/{strand}",
    response={204: None, **REFUSALS},
    openapi_extra=asks(Permission.WRITE_PLAN),
    summary="Remove a line",
)
@all_faults_said
def remove_line(
    request: HttpRequest,
    child_id: UUID,
    version_id: UUID,
    line: Line,
    strand: UUID,
    revision: Annotated[int, Query(ge=1, le=1_000_000_000)],
) -> Any:
    """Take a line out of the draft, with what hangs on it."""
    asked = ask(request, child_id, Permission.WRITE_PLAN)
    editing.remove_line(**asked.about, version_id=version_id, line=line, strand=strand, revision=revision)
    return Status(204, None)


@router.get(
    "/children/{child_id}/drafts/{version_id}/removed",
    response={200: list[shapes.RemovedOut], **REFUSALS},
    openapi_extra=asks(Permission.WRITE_PLAN),
    summary="What was taken out of a draft",
)
def read_removed(request: HttpRequest, child_id: UUID, version_id: UUID) -> Any:
    """Lines that can be put back, the last taken out first, each with what went with it."""
    asked = ask(request, child_id, Permission.WRITE_PLAN)
    version = version_of(asked.child, version_id)
    asked.log("read what was taken out of draft", version=version.id)
    return [_removed(one) for one in removed_lines(version.id)]


@router.post(
    "/children/{child_id}/drafts/{version_id}/removed/{strand}/put-back",
    response={201: shapes.LineWritten, **REFUSALS},
    openapi_extra=asks(Permission.WRITE_PLAN),
    summary="Put a line back",
)
def put_back(request: HttpRequest, child_id: UUID, version_id: UUID, strand: UUID) -> Any:
    """Word for word, where it stood, with what went with it when it was taken out."""
    asked = ask(request, child_id, Permission.WRITE_PLAN)
    return Status(201, putting_back.put_back(**asked.about, version_id=version_id, strand=strand))


@router.post(
    "/children/{child_id}/drafts/{version_id}/lines/{line}/{strand}/move",
    response={204: None, **REFUSALS},
    openapi_extra=asks(Permission.WRITE_PLAN),
    summary="Move a line",
)
def move_line(
    request: HttpRequest,
    child_id: UUID,
    version_id: UUID,
    line: Line,
    strand: UUID,
    sent: shapes.LineToMove,
) -> Any:
    """Let a line change places with its neighbour."""
    asked = ask(request, child_id, Permission.WRITE_PLAN)
    editing.move_line(**asked.about, version_id=version_id, line=line, strand=strand, up=sent.up)
    return Status(204, None)


@router.post(
    "/children/{child_id}/drafts/{version_id}/lines/{line}/{strand}/keep-wording",
    response={200: shapes.WordingKept, **REFUSALS},
    openapi_extra=asks(Permission.WRITE_PLAN),
    summary="Keep the words of a line",
)
def keep_wording(request: HttpRequest, child_id: UUID, version_id: UUID, line: Line, strand: UUID) -> Any:
    """The remarks beside the line are answered, and do not come again while its words stay."""
    asked = ask(request, child_id, Permission.WRITE_PLAN)
    return {"kept": wording.keep_wording(**asked.about, version_id=version_id, strand=strand)}


@router.post(
    "/children/{child_id}/drafts/{version_id}/set-aside",
    response={204: None, **REFUSALS},
    openapi_extra=asks(Permission.WRITE_PLAN),
    summary="Set a draft aside",
)
def set_aside(request: HttpRequest, child_id: UUID, version_id: UUID, sent: shapes.SetAside) -> Any:
    """Give the draft up. It is kept with its reason."""
    asked = ask(request, child_id, Permission.WRITE_PLAN)
    drafts.set_aside_draft(**asked.about, version_id=version_id, why=sent.why)
    return Status(204, None)


@router.post(
    "/wording",
    response={200: dict[str, Any], 422: api_shapes.Faults},
    openapi_extra={"x-asks": "anyone signed in"},
    summary="Check words",
)
def check_words(request: HttpRequest, sent: shapes.WordsToCheck) -> Any:
    """What could be clearer in each line, why, and an example of better words. Nothing is kept."""
    try:
        return wording_as_json(sent.lines, sent.kind)
    except UnknownKindOfLineError as unknown:
        raise Refused(str(unknown), "kind") from None


def _write(
    request: HttpRequest,
    child_id: UUID,
    version_id: UUID,
    line: Line,
    strand: UUID,
    sent: shapes.LineToWrite,
) -> editing.Written:
    asked = ask(request, child_id, Permission.WRITE_PLAN)
    return editing.write_line(
        **asked.about,
        version_id=version_id,
        line=line,
        strand=strand,
        fields=_an_object(sent.fields, "fields"),
        revision=sent.revision,
        under=sent.under,
    )


def _removed(one: RemovedLine) -> dict[str, Any]:
    return {
        "line": one.line.value,
        "strand": one.strand,
        "fields": editing.plain(one.fields),
        "under": one.under,
        "by": one.by,
        "at": one.at,
        "with_it": [_removed(below) for below in one.with_it],
    }


def _an_object(given: Any, field: str) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise Refused("Send an object with its fields.", field)
    return given


def _said(refused: Refused) -> dict[str, Any]:
    return {"faults": [{"field": refused.field, "message": str(refused)}]}


def _both(refused: editing.DraftConflict) -> dict[str, Any]:
    return {
        "mine": editing.plain(refused.mine),
        "theirs": editing.plain(refused.theirs),
        "by": refused.by,
        "at": refused.at,
        "revision": refused.revision,
    }
