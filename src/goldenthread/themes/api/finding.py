"""Where each question stands, what the machine was asked, candidates and the frame, for other programs."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from goldenthread.conversation.access import consultation_for
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.themes.access import candidate_for, frame_for, question_for, run_for
from goldenthread.themes.actions import frames as actions
from goldenthread.themes.actions.runs import ask_for_run
from goldenthread.themes.api import shapes
from goldenthread.themes.logged import log
from goldenthread.themes.queries.candidates import answers_in, candidate_read, candidates_of, texts_shown
from goldenthread.themes.queries.frames import draft_of, frame_read, frames_of, in_force
from goldenthread.themes.queries.questions import stand_of_question, stands_of
from goldenthread.themes.queries.runs import latest_done, run_read, runs_of

if TYPE_CHECKING:
    from goldenthread.themes.models import Frame, Run

router = Router(tags=["themes"])
READ, CODE = Permission.READ_ANSWERS, Permission.CODE_ANSWERS
READS, CODES = {"x-asks": READ.name}, {"x-asks": CODE.name}
QUESTION, FRAME = "/questions/{uuid:question_id}", "/frames/{uuid:frame_id}"
CANDIDATE, THEME = "/candidates/{uuid:candidate_id}", "/frames/{uuid:frame_id}/themes/{uuid:theme_id}"
MOST_ANSWERS = 200
A_FRAME = {200: shapes.FrameOut, **REFUSALS}
A_RUN = {202: shapes.ThemeRunOut, **REFUSALS}


@router.get(
    "/consultations/{uuid:public_id}", response={200: list[shapes.ThemesOfQuestion], **REFUSALS},
    openapi_extra=READS, summary="Where the analysis of each question stands",
)  # fmt: skip
def consultation(request: HttpRequest, public_id: UUID) -> Any:
    return stands_of(consultation_for(viewer_of(request), public_id, READ))


@router.get(
    QUESTION, response={200: shapes.ThemesOfQuestion, **REFUSALS}, openapi_extra=READS,
    summary="Where the analysis of a question stands",
)  # fmt: skip
def question(request: HttpRequest, question_id: UUID) -> Any:
    return stand_of_question(question_for(viewer_of(request), question_id, READ))


@router.get(
    QUESTION + "/runs", response={200: list[shapes.ThemeRunOut], **REFUSALS}, openapi_extra=READS,
    summary="What the machine was asked about a question",
)  # fmt: skip
def runs(request: HttpRequest, question_id: UUID) -> Any:
    """The newest first, without what came out."""
    viewer = viewer_of(request)
    found = question_for(viewer, question_id, READ)
    return [_run(run, viewer.at, whole=False) for run in runs_of(found)]


@router.post(QUESTION + "/runs", response=A_RUN, openapi_extra=CODES, summary="Ask the machine for something")
def ask(request: HttpRequest, question_id: UUID, sent: shapes.AskMachine) -> Any:
    """It goes on by itself, also after the server was started again. Ask its address how far it is."""
    viewer = viewer_of(request)
    made = ask_for_run(
        question=question_for(viewer, question_id, CODE), kind=sent.kind, number=sent.number,
        seed=_seed(sent.seed), by=viewer.account, at=viewer.at,
    )  # fmt: skip
    return Status(202, _run(made, viewer.at))


@router.get(
    "/runs/{uuid:run_id}", response={200: shapes.ThemeRunOut, **REFUSALS}, openapi_extra=READS,
    summary="How far a run is, and what came out",
)  # fmt: skip
def run(request: HttpRequest, run_id: UUID) -> Any:
    viewer = viewer_of(request)
    return _run(run_for(viewer, run_id, READ), viewer.at)


def _run(found: Run, at: Any, *, whole: bool = True) -> dict[str, Any]:
    read = run_read(found, at, whole=whole)
    return asdict(read) | {"left": read.left.total_seconds() if read.left is not None else None}


def _seed(given: int | None) -> int:
    return secrets.randbits(32) if given is None else given


@router.get(
    QUESTION + "/candidates", response={200: list[shapes.CandidateOut], **REFUSALS}, openapi_extra=READS,
    summary="Candidate themes of a question",
)  # fmt: skip
def candidates(request: HttpRequest, question_id: UUID) -> Any:
    """Of the newest run, the largest first; nothing if there was none."""
    viewer = viewer_of(request)
    found = question_for(viewer, question_id, READ)
    newest = latest_done(found, "candidates")
    log("read the candidate themes", found, viewer.account, viewer.at)
    frame = draft_of(found) or in_force(found)
    return [_candidate(one) for one in candidates_of(newest, frame)] if newest else []


@router.get(
    "/runs/{uuid:run_id}/candidates", response={200: list[shapes.CandidateOut], **REFUSALS},
    openapi_extra=READS, summary="Candidate themes of one run",
)  # fmt: skip
def candidates_of_run(request: HttpRequest, run_id: UUID) -> Any:
    viewer = viewer_of(request)
    found = run_for(viewer, run_id, READ)
    log("read the candidate themes", found.question, viewer.account, viewer.at)
    frame = draft_of(found.question) or in_force(found.question)
    return [_candidate(one) for one in candidates_of(found, frame)]


def _candidate(one: Any) -> dict[str, Any]:
    return asdict(one) | {
        "quotations": [{"answer_id": answer, "words": words} for answer, words in one.quotations]
    }


@router.get(
    CANDIDATE, response={200: shapes.CandidateWhole, **REFUSALS}, openapi_extra=READS,
    summary="One candidate with its answers",
)  # fmt: skip
def candidate(request: HttpRequest, candidate_id: UUID) -> Any:
    """The 200 nearest to its middle, the nearest first."""
    viewer = viewer_of(request)
    found = candidate_for(viewer, candidate_id, READ)
    of = found.run.question
    answers = [one.answer for one in answers_in(found)[:MOST_ANSWERS]]
    texts = texts_shown(answers)
    log("read the answers of a candidate", of, viewer.account, viewer.at, candidate=found.number)
    read = candidate_read(found, draft_of(of) or in_force(of))
    return _candidate(read) | {"answers": [{"answer_id": id, "words": words} for id, words in texts.items()]}


@router.post(CANDIDATE + "/becomes", response=A_FRAME, openapi_extra=CODES, summary="Say what a candidate is")
def becomes(request: HttpRequest, candidate_id: UUID, sent: shapes.CandidateBecomes) -> Any:
    """In the version of the frame that is being written, which is begun if there is none."""
    viewer = viewer_of(request)
    found = candidate_for(viewer, candidate_id, CODE)
    to: dict[str, Any] = {"by": viewer.account, "at": viewer.at}
    frame = actions.begin_draft(question=found.run.question, why="A candidate was taken up.", **to)
    if sent.becomes == "new":
        actions.add_theme(frame=frame, name=sent.name, belongs="", belongs_not="", candidate=found, **to)
    elif sent.becomes == "into":
        if sent.theme_id is None:
            raise Refused("Say which theme.", "theme_id")
        actions.take_into(frame=frame, candidate=found, theme_id=sent.theme_id, **to)
    else:
        actions.put_by(frame=frame, candidate=found, why=sent.why, **to)
    return _frame(frame)


@router.post(CANDIDATE + "/apart", response=A_RUN, openapi_extra=CODES, summary="Take a candidate apart")
def apart(request: HttpRequest, candidate_id: UUID, sent: shapes.TakeApart) -> Any:
    viewer = viewer_of(request)
    found = candidate_for(viewer, candidate_id, CODE)
    made = ask_for_run(
        question=found.run.question, kind="candidates", seed=_seed(None), number=sent.number, within=found,
        by=viewer.account, at=viewer.at,
    )  # fmt: skip
    return Status(202, _run(made, viewer.at))


@router.get(
    QUESTION + "/frames", response={200: list[shapes.FrameInList], **REFUSALS}, openapi_extra=READS,
    summary="The versions of a frame",
)  # fmt: skip
def frames(request: HttpRequest, question_id: UUID) -> Any:
    return frames_of(question_for(viewer_of(request), question_id, READ))


@router.post(
    QUESTION + "/frames", response={201: shapes.FrameOut, **REFUSALS}, openapi_extra=CODES,
    summary="Begin a version of a frame",
)  # fmt: skip
def begin(request: HttpRequest, question_id: UUID, sent: shapes.BeginFrame) -> Any:
    """With the themes of the one in force, which stays until two people have signed this one."""
    viewer = viewer_of(request)
    found = question_for(viewer, question_id, CODE)
    made = actions.begin_frame(question=found, why=sent.why, by=viewer.account, at=viewer.at)
    return Status(201, _frame(made))


@router.get(FRAME, response=A_FRAME, openapi_extra=READS, summary="One version of a frame")
def frame(request: HttpRequest, frame_id: UUID) -> Any:
    return _frame(frame_for(viewer_of(request), frame_id, READ))


def _frame(found: Frame) -> dict[str, Any]:
    found.refresh_from_db()
    read = frame_read(found)
    return asdict(read) | {"missing": read.missing if read.state == "draft" else []}


def _change(request: HttpRequest, frame_id: UUID) -> tuple[Frame, dict[str, Any]]:
    viewer = viewer_of(request)
    found = frame_for(viewer, frame_id, CODE)
    return found, {"frame": found, "by": viewer.account, "at": viewer.at}


@router.post(FRAME + "/themes", response=A_FRAME, openapi_extra=CODES, summary="Add a theme")
def add(request: HttpRequest, frame_id: UUID, sent: shapes.ThemeIn) -> Any:
    found, to = _change(request, frame_id)
    actions.add_theme(**to, **sent.model_dump())
    return _frame(found)


@router.put(THEME, response=A_FRAME, openapi_extra=CODES, summary="Write a theme")
def write(request: HttpRequest, frame_id: UUID, theme_id: UUID, sent: shapes.ThemeWrite) -> Any:
    """409 if a colleague wrote it after you read it: your text is kept in the history, and theirs stands."""
    found, to = _change(request, frame_id)
    words = sent.model_dump(exclude={"revision"})
    actions.write_theme(**to, theme_id=theme_id, words=words, revision=sent.revision)
    return _frame(found)


@router.delete(THEME, response=A_FRAME, openapi_extra=CODES, summary="Take a theme out")
def remove(request: HttpRequest, frame_id: UUID, theme_id: UUID) -> Any:
    found, to = _change(request, frame_id)
    actions.remove_theme(**to, theme_id=theme_id)
    return _frame(found)


@router.post(THEME + "/move", response=A_FRAME, openapi_extra=CODES, summary="Move a theme up or down")
def move(request: HttpRequest, frame_id: UUID, theme_id: UUID, sent: shapes.MoveTheme) -> Any:
    found, to = _change(request, frame_id)
    actions.move_theme(**to, theme_id=theme_id, up=sent.up)
    return _frame(found)


@router.post(THEME + "/split", response=A_FRAME, openapi_extra=CODES, summary="Split a theme")
def split(request: HttpRequest, frame_id: UUID, theme_id: UUID, sent: shapes.SplitTheme) -> Any:
    found, to = _change(request, frame_id)
    actions.split_theme(**to, theme_id=theme_id, names=sent.names)
    return _frame(found)


@router.post(FRAME + "/merge", response=A_FRAME, openapi_extra=CODES, summary="Merge themes")
def merge(request: HttpRequest, frame_id: UUID, sent: shapes.MergeThemes) -> Any:
    found, to = _change(request, frame_id)
    actions.merge_themes(**to, theme_ids=sent.themes, name=sent.name)
    return _frame(found)


@router.post(FRAME + "/sign", response=A_FRAME, openapi_extra=CODES, summary="Sign a frame")
def sign(request: HttpRequest, frame_id: UUID, sent: shapes.SignFrame) -> Any:
    """In exactly the words that you read. It is in force with the second person’s signature."""
    found, to = _change(request, frame_id)
    actions.sign_frame(**to, words_hash=sent.words_hash)
    return _frame(found)


@router.post(FRAME + "/drop", response=A_FRAME, openapi_extra=CODES, summary="Give a version up")
def drop(request: HttpRequest, frame_id: UUID) -> Any:
    found, to = _change(request, frame_id)
    actions.drop_frame(**to)
    return _frame(found)
