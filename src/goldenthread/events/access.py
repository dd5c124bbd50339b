"""Who may see an event and what hangs on it: everybody what is published, a code its own, organisers all."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from goldenthread.conversation.access import consultation_for
from goldenthread.events.models import Event, PanelQuestion, SignUp, Table
from goldenthread.foundation.access import NotVisible, Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.places.access import areas_for

RUN = Permission.RUN_CONSULTATION
_WITH = ("consultation__area", "principle")


def published_ones() -> QuerySet[Event]:
    return Event.objects.filter(published_at__isnull=False).select_related(*_WITH).order_by("starts_at", "id")


def published(event_id: UUID) -> Event:
    """An event that everybody may see."""
    found = published_ones().filter(id=event_id).first()
    if found is None:
        raise NotVisible("event", event_id)
    return found


def by_short(short: str) -> Event:
    """By what somebody read from the screen and typed: small letters do."""
    found = published_ones().filter(short=short.strip().upper()).first()
    if found is None:
        raise NotVisible("event", short)
    return found


def events_run_by(viewer: Viewer) -> QuerySet[Event]:
    areas = areas_for(viewer, RUN)
    rows = Event.objects.filter(consultation__area__in=areas).select_related(*_WITH)
    return rows.order_by("starts_at", "id")


def event_for(viewer: Viewer, event_id: UUID) -> Event:
    """The event, if this person runs its consultation."""
    found = Event.objects.select_related(*_WITH).filter(id=event_id).first()
    if found is None:
        raise NotVisible("event", event_id)
    _allow(viewer, found, "event", event_id)
    return found


def _allow(viewer: Viewer, event: Event, kind: str, identity: UUID) -> None:
    try:
        consultation_for(viewer, event.consultation_id, RUN)
    except NotVisible as error:
        raise NotVisible(kind, identity) from error


def sign_up_for(viewer: Viewer, sign_up_id: UUID) -> SignUp:
    found = SignUp.objects.select_related("event__consultation__area").filter(id=sign_up_id).first()
    if found is None:
        raise NotVisible("sign-up", sign_up_id)
    _allow(viewer, found.event, "sign-up", sign_up_id)
    return found


def sign_up_marked(mark: str) -> SignUp | None:
    """Whoever has this code, once they signed up."""
    rows = SignUp.objects.select_related("event__consultation__area", "event__principle")
    return rows.filter(code_mark=mark).first()


def question_marked(mark: str) -> PanelQuestion | None:
    """The question that was asked under this code by somebody without a place."""
    return PanelQuestion.objects.select_related("event__consultation").filter(code_mark=mark).first()


def question_for(viewer: Viewer, panel_question_id: UUID) -> PanelQuestion:
    rows = PanelQuestion.objects.select_related("event__consultation__area")
    found = rows.filter(id=panel_question_id).first()
    if found is None:
        raise NotVisible("question", panel_question_id)
    _allow(viewer, found.event, "question", panel_question_id)
    return found


def table_marked(mark: str) -> Table | None:
    rows = Table.objects.select_related("event__consultation__area", "event__principle")
    return rows.filter(code_mark=mark, event__cancelled_at__isnull=True).first()


def table_for(viewer: Viewer, table_id: UUID) -> Table:
    found = Table.objects.select_related("event__consultation__area").filter(id=table_id).first()
    if found is None:
        raise NotVisible("table", table_id)
    _allow(viewer, found.event, "table", table_id)
    return found
