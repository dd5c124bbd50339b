"""Who may see a consultation: anybody once it is announced, and before that those who run it."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.conversation.models import (
    Answer,
    Collector,
    Consultation,
    Draft,
    Mail,
    Paper,
    Reply,
    Sheet,
    Shown,
    Statement,
)
from goldenthread.foundation.access import NotPermitted, NotVisible, Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.places.access import area_for, areas_for

Part = TypeVar("Part", Paper, Mail, Sheet, Collector)


def consultation_for(viewer: Viewer, consultation_id: UUID, permission: Permission) -> Consultation:
    """The consultation, if this person may do this in its area."""
    found = Consultation.objects.select_related("area").filter(id=consultation_id).first()
    if found is None:
        raise NotVisible("consultation", consultation_id)
    try:
        area_for(viewer, found.area_id, permission)
    except NotVisible as error:
        raise NotVisible("consultation", consultation_id) from error
    return found


def may_run(viewer: Viewer, public_id: UUID) -> bool:
    """Whether this person runs it, so that a page shows what only they can do."""
    try:
        consultation_for(viewer, public_id, Permission.RUN_CONSULTATION)
    except (NotPermitted, NotVisible):
        return False
    return True


def consultations_for(viewer: Viewer, permission: Permission) -> QuerySet[Consultation]:
    """Those of the areas in which this person may do this. NotPermitted where there is none."""
    areas = areas_for(viewer, permission)
    return Consultation.objects.filter(area__in=areas).order_by("-opens_at", "-at")


def announced(consultation_id: UUID) -> Consultation:
    """A consultation that everybody may see."""
    found = announced_ones().filter(id=consultation_id).first()
    if found is None:
        raise NotVisible("consultation", consultation_id)
    return found


def announced_ones() -> QuerySet[Consultation]:
    return Consultation.objects.filter(announced_at__isnull=False).order_by("-opens_at")


def draft_marked(mark: str) -> Draft | None:
    """What whoever has this code was writing, while it is not sent."""
    return Draft.objects.filter(code_mark=mark, sent__isnull=True).select_related("consultation").first()


def reply_marked(mark: str) -> Reply | None:
    """What whoever has this code sent."""
    return Reply.objects.filter(code_mark=mark).select_related("consultation").first()


def consultation_marked(mark: str) -> Consultation | None:
    """That which whoever has this code answers or answered."""
    for rows in (Draft.objects, Reply.objects):
        found = rows.filter(code_mark=mark).select_related("consultation").first()
        if found:
            return found.consultation
    return None


def statement_for(viewer: Viewer, statement_id: UUID, permission: Permission) -> Statement:
    rows = Statement.objects.select_related("question__principle__consultation__area")
    found = rows.filter(id=statement_id).first()
    if found is None:
        raise NotVisible("statement", statement_id)
    try:
        area_for(viewer, found.question.principle.consultation.area_id, permission)
    except NotVisible as error:
        raise NotVisible("statement", statement_id) from error
    return found


def answer_to_question(viewer: Viewer, answer_id: UUID, permission: Permission) -> Answer:
    """What a reply says to one question, if this person may do this with it."""
    rows = Answer.objects.select_related("question", "reply__consultation__area")
    found = rows.filter(id=answer_id, question__isnull=False).first()
    if found is None:
        raise NotVisible("answer", answer_id)
    try:
        area_for(viewer, found.reply.consultation.area_id, permission)
    except NotVisible as error:
        raise NotVisible("answer", answer_id) from error
    return found


def reply_for(viewer: Viewer, reply_id: UUID, permission: Permission) -> Reply:
    found = Reply.objects.select_related("consultation__area").filter(id=reply_id).first()
    if found is None:
        raise NotVisible("answer", reply_id)
    try:
        area_for(viewer, found.consultation.area_id, permission)
    except NotVisible as error:
        raise NotVisible("answer", reply_id) from error
    return found


def paper_for(viewer: Viewer, paper_id: UUID, permission: Permission) -> Paper:
    return _part_for(viewer, Paper.objects.all(), paper_id, permission)


def mail_for(viewer: Viewer, mail_id: UUID, permission: Permission) -> Mail:
    return _part_for(viewer, Mail.objects.select_related("file"), mail_id, permission)


def sheet_for(viewer: Viewer, sheet_id: UUID, permission: Permission) -> Sheet:
    return _part_for(viewer, Sheet.objects.select_related("file"), sheet_id, permission)


def collector_for(viewer: Viewer, collector_id: UUID, permission: Permission) -> Collector:
    return _part_for(viewer, Collector.objects.all(), collector_id, permission)


def _part_for(viewer: Viewer, rows: QuerySet[Part], part_id: UUID, permission: Permission) -> Part:
    """Something that came in to a consultation, if this person may do this in its area."""
    kind = str(rows.model._meta.verbose_name)
    found = rows.select_related("consultation__area").filter(id=part_id).first()
    if found is None:
        raise NotVisible(kind, part_id)
    try:
        area_for(viewer, found.consultation.area_id, permission)
    except NotVisible as error:
        raise NotVisible(kind, part_id) from error
    return found


def shown_for(viewer: Viewer, shown_id: UUID, permission: Permission) -> Shown:
    """A picture, sound or film of an answer that was sent. What is still begun is its writer’s alone."""
    found = (
        Shown.objects.select_related("draft__sent", "reply", "file", "question").filter(id=shown_id).first()
    )
    reply = found and (found.reply or (found.draft and found.draft.sent))
    if found is None or not reply:
        raise NotVisible("picture", shown_id)
    found.reply = reply_for(viewer, reply.id, permission)
    return found


def collector_handing_out(link: str) -> Collector:
    """Whose collecting link this is."""
    return _collector(Collector.objects.filter(hands_out=link), link)


def collector_counting(link: str) -> Collector:
    """Who counts by this link. It leads to a number and to nothing else."""
    return _collector(Collector.objects.filter(counts_by=link), link)


def _collector(rows: QuerySet[Collector], link: str) -> Collector:
    found = rows.select_related("consultation").filter(consultation__announced_at__isnull=False).first()
    if found is None:
        raise NotVisible("collector", "by link")
    return found
