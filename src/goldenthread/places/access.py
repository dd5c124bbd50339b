"""Who may do what in a setting or an area: the only way from a page to a place that is kept."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.foundation.access import NotPermitted, NotVisible, Viewer
from goldenthread.foundation.permissions import PERMISSIONS, Permission, RoleKind, allows
from goldenthread.foundation.prepared import prepared
from goldenthread.foundation.roles import held_on
from goldenthread.places.models import Area, Organisation, PlaceRole, Setting


def setting_for(viewer: Viewer, setting_id: UUID, permission: Permission) -> Setting:
    """The setting, if this person holds a role there that allows this."""
    setting = next(iter(_setting(setting_id)), None)
    kinds = kinds_in_setting(viewer, setting_id) if setting else frozenset()
    if setting is None or not kinds:
        raise NotVisible("setting", setting_id)
    if not allows(kinds, permission):
        raise NotPermitted(permission)
    return setting


@prepared
def _setting(setting_id: UUID) -> QuerySet[Setting, Setting]:
    return Setting.objects.filter(id=setting_id)


def kinds_in_setting(viewer: Viewer, setting_id: UUID) -> frozenset[RoleKind]:
    """The kinds of role that this person holds in a setting today. One query."""
    rows = _kinds(viewer.account.id, viewer.today, setting_id)
    return frozenset(RoleKind(kind) for (kind,) in rows)


@prepared
def _kinds(account: UUID, day: date, setting_id: UUID) -> QuerySet[PlaceRole, tuple[str]]:
    held = PlaceRole.objects.filter(held_on(day), account=account, setting=setting_id)
    return held.values_list("kind")


def settings_kept(viewer: Viewer, permission: Permission) -> list[Setting]:
    """The settings in which this person may do this today, by name. NotPermitted when there is none."""
    kept = list(settings_for(viewer, permission).order_by("name"))
    if not kept:
        raise NotPermitted(permission)
    return kept


def settings_for(viewer: Viewer, permission: Permission) -> QuerySet[Setting]:
    """The settings in which this person may do this today."""
    kinds = [kind for kind in RoleKind if permission in PERMISSIONS[kind]]
    held = PlaceRole.objects.filter(held_on(viewer.today), account=viewer.account, kind__in=kinds)
    return Setting.objects.filter(id__in=held.values("setting"))


def areas_for(viewer: Viewer, permission: Permission) -> list[Area]:
    """The areas in which this person may do this today, by name. NotPermitted when there is none."""
    areas = _areas(viewer.account.id, viewer.today, permission=permission)
    if not areas:
        raise NotPermitted(permission)
    return areas


@prepared
def _areas(account: UUID, day: date, *, permission: Permission) -> QuerySet[Area, Area]:
    kinds = [kind for kind in RoleKind if permission in PERMISSIONS[kind]]
    held = PlaceRole.objects.filter(held_on(day), account=account, kind__in=kinds)
    return Area.objects.filter(id__in=held.values("area")).order_by("name")


def area_for(viewer: Viewer, area_id: UUID, permission: Permission) -> Area:
    """The area, if this person holds a role there that allows this."""
    held = PlaceRole.objects.filter(held_on(viewer.today), account=viewer.account, area=area_id)
    kinds = frozenset(map(RoleKind, held.values_list("kind", flat=True)))
    if not kinds:
        raise NotVisible("area", area_id)
    if not allows(kinds, permission):
        raise NotPermitted(permission)
    return Area.objects.get(id=area_id)


def organisation_for(viewer: Viewer, organisation_id: UUID, permission: Permission) -> Organisation:
    """The organisation, if this person holds a role in it that allows this."""
    held = PlaceRole.objects.filter(
        held_on(viewer.today), account=viewer.account, organisation=organisation_id
    )
    kinds = frozenset(map(RoleKind, held.values_list("kind", flat=True)))
    if not kinds:
        raise NotVisible("organisation", organisation_id)
    if not allows(kinds, permission):
        raise NotPermitted(permission)
    return Organisation.objects.select_related("area").get(id=organisation_id)


def organisations_for(viewer: Viewer, permission: Permission) -> list[Organisation]:
    """The organisations in which this person may do this today, by name. Perhaps none."""
    kinds = [kind for kind in RoleKind if permission in PERMISSIONS[kind]]
    held = PlaceRole.objects.filter(held_on(viewer.today), account=viewer.account, kind__in=kinds)
    found = Organisation.objects.filter(id__in=held.values("organisation"))
    return list(found.select_related("area").order_by("name"))


def check_keeps_schools(viewer: Viewer) -> None:
    """The register is the whole installation's: whoever keeps it for any area here keeps it."""
    held = PlaceRole.objects.filter(
        held_on(viewer.today), account=viewer.account, area__isnull=False
    ).values_list("kind", flat=True)
    if not allows(frozenset(map(RoleKind, held)), Permission.KEEP_SCHOOLS):
        raise NotPermitted(Permission.KEEP_SCHOOLS)
