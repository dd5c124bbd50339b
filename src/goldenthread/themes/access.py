"""Who may see what was found in the answers: those who may read the answers, in the consultation's area."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from goldenthread.conversation.models import Answer, Question, Reply
from goldenthread.foundation.access import NotVisible, Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.places.access import area_for
from goldenthread.themes.models import Candidate, Frame, LetterGroup, Objection, Run

Row = TypeVar("Row", bound=Model)
_AREA = "principle__consultation__area"


def question_for(viewer: Viewer, question_id: UUID, permission: Permission) -> Question:
    """A question, with its consultation and area, if this person may do this there."""
    return _for(viewer, Question, question_id, permission, "", "question")


def frame_for(viewer: Viewer, frame_id: UUID, permission: Permission) -> Frame:
    return _for(viewer, Frame, frame_id, permission, "question__", "frame")


def run_for(viewer: Viewer, run_id: UUID, permission: Permission) -> Run:
    return _for(viewer, Run, run_id, permission, "question__", "run")


def candidate_for(viewer: Viewer, candidate_id: UUID, permission: Permission) -> Candidate:
    return _for(viewer, Candidate, candidate_id, permission, "run__question__", "candidate")


def letter_for(viewer: Viewer, group_id: UUID, permission: Permission) -> LetterGroup:
    return _for(viewer, LetterGroup, group_id, permission, "question__", "letter")


def answer_for(viewer: Viewer, answer_id: UUID, permission: Permission) -> Answer:
    """An answer to a question, with its reply."""
    return _for(viewer, Answer, answer_id, permission, "question__", "answer", "reply")


def objection_for(viewer: Viewer, objection_id: UUID, permission: Permission) -> Objection:
    return _for(viewer, Objection, objection_id, permission, "answer__question__", "objection", "reply")


def own_answer(reply: Reply, answer_id: UUID) -> Answer:
    """An answer of this reply, for whoever has its code."""
    found = Answer.objects.filter(id=answer_id, reply=reply).first()
    if found is None:
        raise NotVisible("answer", answer_id)
    return found


def _for(
    viewer: Viewer, model: type[Row], row_id: UUID, permission: Permission, path: str, kind: str, *more: str
) -> Row:
    rows: Any = model._default_manager
    found: Row | None = rows.select_related(f"{path}{_AREA}", *more).filter(id=row_id).first()
    question: Any = found
    for step in path.split("__"):
        question = getattr(question, step, None) if step else question
    if found is None or question is None:
        raise NotVisible(kind, row_id)
    try:
        area_for(viewer, question.principle.consultation.area_id, permission)
    except NotVisible as error:
        raise NotVisible(kind, row_id) from error
    return found
