"""Who may see a consultation: anybody once it is announced, and before that those who run it."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from goldenthread.conversation.models import Consultation, Draft, Reply
from goldenthread.foundation.access import NotVisible, Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.places.access import area_for, areas_for


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


def reply_for(viewer: Viewer, reply_id: UUID, permission: Permission) -> Reply:
    found = Reply.objects.select_related("consultation__area").filter(id=reply_id).first()
    if found is None:
        raise NotVisible("answer", reply_id)
    try:
        area_for(viewer, found.consultation.area_id, permission)
    except NotVisible as error:
        raise NotVisible("answer", reply_id) from error
    return found
