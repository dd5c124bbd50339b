"""Who may see a report: anybody what is published, and before that those who write it."""

from __future__ import annotations

from uuid import UUID

from goldenthread.conversation.access import announced
from goldenthread.conversation.models import Consultation
from goldenthread.foundation.access import NotVisible, Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.places.access import area_for
from goldenthread.report.models import Edition, Follow
from goldenthread.themes.models import Theme


def theme_for(viewer: Viewer, theme_id: UUID, permission: Permission) -> Theme:
    """A theme with its question and consultation, if this person may do this in the area."""
    rows = Theme.objects.select_related("question__principle__consultation__area")
    found = rows.filter(id=theme_id).first()
    if found is None:
        raise NotVisible("theme", theme_id)
    try:
        area_for(viewer, found.question.principle.consultation.area_id, permission)
    except NotVisible as error:
        raise NotVisible("theme", theme_id) from error
    return found


def edition_of(consultation: Consultation) -> Edition | None:
    """The newest edition: what everybody may read."""
    return Edition.objects.filter(consultation=consultation).order_by("-number").first()


def published_edition(consultation_id: UUID) -> Edition:
    """What everybody may read of this consultation."""
    found = edition_of(announced(consultation_id))
    if found is None:
        raise NotVisible("report", consultation_id)
    return found


def follow_named(follow_id: str) -> Follow | None:
    """The address that a signed link in a letter names."""
    return Follow.objects.select_related("reply__consultation").filter(id=follow_id).first()
