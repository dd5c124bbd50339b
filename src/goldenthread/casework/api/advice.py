"""Advice for an assessment, for other programs: asked, chased, entered, given, read, withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile

from goldenthread.casework.access import works_on
from goldenthread.casework.actions.advice import Whom, ask_all, ask_for_advice, give_advice, remind, withhold
from goldenthread.casework.api import advice_shapes as shapes
from goldenthread.casework.api.cases import A_CASE, CASE, done
from goldenthread.casework.asked import ask_case
from goldenthread.casework.documents import file_answer
from goldenthread.casework.queries.advice import advice_file, advice_for, asked_for, asked_of, asked_to_chase
from goldenthread.foundation import audit
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import SIGNED_IN, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.law.assessment_advice import ADVICE, Part
from goldenthread.people.asked import asks
from goldenthread.plans.api.documents import gives

if TYPE_CHECKING:
    from goldenthread.casework.models import AdviceAsked

router = Router(tags=["advice"])
ASKED = f"{CASE}/asked/{{asked_id}}"
ADVICE_OF = f"{CASE}/advice/{{advice_id}}"


@router.post(
    f"{CASE}/asked", response=A_CASE, openapi_extra=asks(Permission.WORK_CASE),
    summary="Ask somebody for advice",
)  # fmt: skip
def ask_somebody(request: HttpRequest, case_id: UUID, sent: shapes.AdviceToAsk) -> Any:
    """One named person, for one part. Whoever has an address is told, and sees this request alone."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    ask_for_advice(**asked.about, whom=Whom(**sent.dict(exclude={"on"})), on=sent.on)
    return done(request, case_id)


@router.post(
    f"{CASE}/asked/all", response=A_CASE, openapi_extra=asks(Permission.WORK_CASE),
    summary="Ask several people for advice at once",
)  # fmt: skip
def ask_everybody(request: HttpRequest, case_id: UUID, sent: shapes.AllToAsk) -> Any:
    """Each request has a clock of its own. All are made, or none is."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    ask_all(**asked.about, whom=[Whom(**one.dict()) for one in sent.whom], on=sent.on)
    return done(request, case_id)


@router.post(
    f"{ASKED}/reminders", response=A_CASE, openapi_extra=asks(Permission.WORK_CASE),
    summary="Remind whoever was asked, or ask their manager",
)  # fmt: skip
def chase(request: HttpRequest, case_id: UUID, asked_id: UUID, sent: shapes.ReminderToSend) -> Any:
    """The family sees that it was done."""
    viewer, case = ask_case(request, case_id, Permission.WORK_CASE)
    asked = asked_to_chase(case, asked_id)
    remind(asked=asked, manager=sent.to_manager, words=sent.words, by=viewer.account, at=viewer.at)
    return done(request, case_id)


@router.post(
    f"{ASKED}/entered", response=A_CASE, openapi_extra=asks(Permission.WORK_CASE),
    summary="Enter advice that came on paper or by e-mail",
)  # fmt: skip
def enter(request: HttpRequest, case_id: UUID, asked_id: UUID, sent: shapes.AdviceToEnter) -> Any:
    """In the words of whoever gave it. The family is told."""
    viewer, case = ask_case(request, case_id, Permission.WORK_CASE)
    asked = asked_to_chase(case, asked_id)
    give_advice(asked=asked, **sent.dict(), by=viewer.account, at=viewer.at)
    return done(request, case_id)


@router.post(
    f"{ASKED}/entered-file", response=A_CASE, openapi_extra=asks(Permission.WORK_CASE),
    summary="Enter advice that came as a file",
)  # fmt: skip
def enter_file(
    request: HttpRequest, case_id: UUID, asked_id: UUID, sent: Form[shapes.FileToEnter],
    file: Annotated[UploadedFile, File(examples=["advice-of-the-psychologist.pdf"])],
) -> Any:  # fmt: skip
    """PDF, Word, OpenDocument or a picture, with its words if they are known. The family is told."""
    viewer, case = ask_case(request, case_id, Permission.WORK_CASE)
    asked = asked_to_chase(case, asked_id)
    give_advice(asked=asked, **sent.dict(), file=file, by=viewer.account, at=viewer.at)
    return done(request, case_id)


@router.get(
    ADVICE_OF, response={200: shapes.AdviceReadOut, **REFUSALS}, openapi_extra=asks(Permission.READ_CASE),
    summary="Read a piece of advice",
)  # fmt: skip
def read(request: HttpRequest, case_id: UUID, advice_id: UUID) -> Any:
    """What is withheld is there for the council’s officers only."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    found = advice_for(asked.case, advice_id, withheld_too=works_on(asked.viewer, asked.case))
    asked.log("read advice", part=found.part)
    return found


@router.get(
    f"{ADVICE_OF}/file", response=REFUSALS,
    openapi_extra=gives(Permission.READ_CASE, "application/octet-stream", "The file"),
    summary="Take the file that advice came as",
)  # fmt: skip
def take_file(request: HttpRequest, case_id: UUID, advice_id: UUID) -> HttpResponse:
    """As it came, for whoever may read the advice."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    works = works_on(asked.viewer, asked.case)
    answer = file_answer(advice_file(asked.case, advice_id, withheld_too=works))
    asked.log("took the file of advice away", advice=advice_id)
    return answer


@router.post(
    f"{ADVICE_OF}/withheld", response={201: shapes.AdviceReadOut, **REFUSALS},
    openapi_extra=asks(Permission.WORK_CASE), summary="Withhold advice from the family, or give it after all",
)  # fmt: skip
def keep_back(request: HttpRequest, case_id: UUID, advice_id: UUID, sent: shapes.AdviceToWithhold) -> Any:
    """Only on a ground that the law knows, with the reason as a tribunal would read it."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    withhold(**asked.about, advice_id=advice_id, **sent.dict())
    return Status(201, advice_for(asked.case, advice_id, withheld_too=True))


@router.get(
    "/advice", response={200: list[shapes.AskedOfYou]}, openapi_extra={"x-asks": SIGNED_IN},
    summary="The advice that was asked of you",
)  # fmt: skip
def mine(request: HttpRequest) -> Any:
    """Of whichever council, the first due first. Of a school, for its head and its SENCO."""
    viewer = viewer_of(request)
    lines = asked_of(viewer)
    if lines:
        children = list(dict.fromkeys(line.child_id for line in lines))
        audit.record(what="read the advice asked of them", by=viewer.account, at=viewer.at, children=children)
    return list(lines)


@router.get(
    "/advice/{asked_id}", response={200: shapes.OneAskedOfYou, **REFUSALS},
    openapi_extra=asks(Permission.GIVE_ADVICE), summary="Read what is asked of you",
)  # fmt: skip
def read_asked(request: HttpRequest, asked_id: UUID) -> Any:
    """And nothing else of the child."""
    viewer = viewer_of(request)
    asked = asked_for(viewer, asked_id)
    audit.record(what="opened a request for advice", by=viewer.account, at=viewer.at, child_id=asked.child_id)
    return _asked(asked)


def _asked(asked: AdviceAsked) -> dict[str, Any]:
    return {
        "id": asked.id,
        "child": asked.child.name,
        "part": ADVICE[Part(asked.part)].name,
        "area": asked.case.area.name,
        "asked_on": asked.event.on,
        "question": asked.question,
    }


@router.post(
    "/advice/{asked_id}", response={201: shapes.OneAskedOfYou, **REFUSALS},
    openapi_extra=asks(Permission.GIVE_ADVICE), summary="Give the advice that was asked of you",
)  # fmt: skip
def give(request: HttpRequest, asked_id: UUID, sent: shapes.AdviceToGive) -> Any:
    """Once. It is as of today, and the family is told."""
    viewer = viewer_of(request)
    asked = asked_for(viewer, asked_id)
    give_advice(asked=asked, **sent.dict(), on=viewer.today, by=viewer.account, at=viewer.at)
    return Status(201, _asked(asked))


@router.post(
    "/advice/{asked_id}/file", response={201: shapes.OneAskedOfYou, **REFUSALS},
    openapi_extra=asks(Permission.GIVE_ADVICE), summary="Give the advice that was asked of you as a file",
)  # fmt: skip
def give_file(
    request: HttpRequest,
    asked_id: UUID,
    sent: Form[shapes.FileToGive],
    file: Annotated[UploadedFile, File(examples=["advice-of-the-psychologist.pdf"])],
) -> Any:
    """PDF, Word, OpenDocument or a picture. Sentences are drawn into the plan only from words beside it."""
    viewer = viewer_of(request)
    asked = asked_for(viewer, asked_id)
    give_advice(asked=asked, **sent.dict(), file=file, on=viewer.today, by=viewer.account, at=viewer.at)
    return Status(201, _asked(asked))
