"""Panels: made, put together, given cases, stepped back from, and what they advise."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from goldenthread.casework.models import (
    Case,
    Decision,
    Panel,
    PanelAdvice,
    PanelItem,
    PanelMember,
    PanelRecusal,
)
from goldenthread.casework.queries.panels import ties_of
from goldenthread.design.words import plain_date
from goldenthread.foundation import audit, notices
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.accounts import account_for
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.foundation.permissions import RoleKind
from goldenthread.foundation.roles import held_on
from goldenthread.law.panels import may_sit
from goldenthread.people.models import ChildRole
from goldenthread.places.models import Area


class MetAlready(Conflict):
    def __init__(self, panel: Panel) -> None:
        super().__init__(
            f"{panel.name} met on {plain_date(panel.meets_on)}. Choose one that is still to meet."
        )


@transaction.atomic
def make_panel(*, area: Area, name: str, meets_on: date, by: Account, at: datetime) -> Panel:
    if not name.strip():
        raise Refused("Enter the name of the panel.", field="name")
    if meets_on < timezone.localdate(at):
        raise Refused("Enter a day that is still to come, or today.", field="meets_on")
    panel = Panel.objects.create(area=area, name=name.strip(), meets_on=meets_on, by=by, at=at)
    _log("made a panel", panel, by, at)
    return panel


@transaction.atomic
def add_member(
    *,
    panel: Panel,
    name: str,
    sits_as: str,
    email: str = "",
    address_checked: bool = False,
    by: Account,
    at: datetime,
) -> PanelMember:
    """Somebody sits on the panel. With an address they read the papers of what is on its agenda already."""
    _still_to_meet(panel, at)
    for field, missing in (("name", "Enter their name."), ("sits_as", "Say what they sit as.")):
        if not {"name": name, "sits_as": sits_as}[field].strip():
            raise Refused(missing, field=field)
    account = None
    if email.strip():
        account, _ = account_for(email=email, name=name, address_checked=address_checked, by=by, at=at)
        if PanelMember.objects.filter(panel=panel, account=account, left_at=None).exists():
            raise Refused(f"{name.strip()} sits on this panel already.", field="email")
    member = PanelMember.objects.create(
        panel=panel, account=account, name=name.strip(), sits_as=sits_as.strip()
    )
    _log("added a member of a panel", panel, by, at, member=member.name, sits_as=member.sits_as)
    for item in PanelItem.objects.filter(panel=panel).select_related("case", "child", "looks_at"):
        _let_read(item, member, by, at)
    return member


@transaction.atomic
def put_before(
    *,
    panel: Panel,
    case: Case,
    question: str,
    looks_at: UUID | None = None,
    by: Account,
    at: datetime,
) -> PanelItem:
    """Put a case on the agenda, with the question. Members read its papers until they have met."""
    _still_to_meet(panel, at)
    if not question.strip():
        raise Refused("Write the question that the panel is asked.", field="question")
    if panel.area_id != case.area_id:
        raise NotVisible("panel", panel.id)
    decision = Decision.objects.filter(id=looks_at, case=case).first() if looks_at else None
    if looks_at and decision is None:
        raise NotVisible("decision", looks_at, case.child_id)
    try:
        with transaction.atomic():
            item = PanelItem.objects.create(
                child_id=case.child_id, panel=panel, case=case, question=question.strip(),
                looks_at=decision, position=PanelItem.objects.filter(panel=panel).count(), by=by, at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise Conflict(f"{case.number} is on the agenda of this panel already.", "panel") from error
    audit.record(
        what="put a case before a panel", by=by, at=at, child_id=case.child_id, case=case.number,
        panel=panel.name, meets_on=panel.meets_on,
    )  # fmt: skip
    for member in PanelMember.objects.filter(panel=panel, left_at=None):
        _let_read(item, member, by, at)
    return item


@transaction.atomic
def move_panel(*, panel: Panel, meets_on: date, by: Account, at: datetime) -> Panel:
    """It meets on another day: members read the papers until then, and are told."""
    _still_to_meet(panel, at)
    if meets_on < timezone.localdate(at):
        raise Refused("Enter a day that is still to come, or today.", field="meets_on")
    if meets_on == panel.meets_on:
        raise Refused("It meets on this day already. Enter another.", field="meets_on")
    if PanelAdvice.objects.filter(item__panel=panel).exists():
        raise Conflict("It has advised on a case already, so its day stands.", "meets_on")
    was, panel.meets_on = panel.meets_on, meets_on
    panel.save(update_fields=["meets_on"])
    _log("moved a panel to another day", panel, by, at, was=was)
    items = list(PanelItem.objects.filter(panel=panel).select_related("case"))
    for item in items:
        reading = _reading(item).filter(ends_on=was + timedelta(days=1))
        reading.update(ends_on=meets_on + timedelta(days=1))
        audit.record(
            what="moved a panel to another day", by=by, at=at, child_id=item.child_id, panel=panel.name,
            was=was, meets_on=meets_on,
        )  # fmt: skip
    sitting = PanelMember.objects.filter(panel=panel, left_at=None, account__isnull=False)
    notices.tell(
        [account for account in sitting.values_list("account", flat=True) if account],
        child_id=None,
        what_changed=f"{panel.name} meets on {plain_date(meets_on)}, and not on {plain_date(was)}.",
        link=f"/panels/{panel.id}/",
        at=at,
    )
    return panel


@transaction.atomic
def remove_member(*, panel: Panel, member_id: UUID, by: Account, at: datetime) -> None:
    """They no longer sit, and from this moment see none of the papers. They are told."""
    _still_to_meet(panel, at)
    member = PanelMember.objects.filter(id=member_id, panel=panel, left_at=None).first()
    if member is None:
        raise NotVisible("panel member", member_id)
    member.left_at = at
    member.save(update_fields=["left_at"])
    _log("removed a member of a panel", panel, by, at, member=member.name)
    if member.account_id is None:
        return
    today = timezone.localdate(at)
    for item in PanelItem.objects.filter(panel=panel):
        held = _reading(item).filter(held_on(today), account=member.account_id)
        if held.update(ends_on=today):
            audit.record(
                what="ended what a panel member may read", by=by, at=at, child_id=item.child_id,
                member=member.name, panel=panel.name,
            )  # fmt: skip
    notices.tell(
        [member.account_id],
        child_id=None,
        what_changed=f"You no longer sit on {panel.name}, {plain_date(panel.meets_on)}.",
        link="/panels/",
        at=at,
    )


def _reading(item: PanelItem) -> QuerySet[ChildRole]:
    """The ways to this child that the agenda gives to those who sit."""
    return ChildRole.objects.filter(child=item.child_id, kind=RoleKind.PANEL_MEMBER, evidence=_evidence(item))


def _let_read(item: PanelItem, member: PanelMember, by: Account, at: datetime) -> None:
    """The way to this child until the panel has met; none for whoever may not sit."""
    if member.account_id is None:
        return
    judged = may_sit(ties_of(item, [member.account_id])[member.account_id])
    if not judged.may:
        _recuse(item, member, judged.why, by, at)
        return
    ChildRole.objects.create(
        child_id=item.child_id, account_id=member.account_id, kind=RoleKind.PANEL_MEMBER, name=member.name,
        described_as=member.sits_as, starts_on=timezone.localdate(at),
        ends_on=item.panel.meets_on + timedelta(days=1), evidence=_evidence(item), given_by=by, given_at=at,
    )  # fmt: skip
    audit.record(
        what="let a panel member read the papers", by=by, at=at, child_id=item.child_id,
        member=member.name, until=item.panel.meets_on,
    )  # fmt: skip
    notices.tell(
        [member.account_id],
        child_id=item.child_id,
        what_changed=(
            f"{item.panel.name} meets on {plain_date(item.panel.meets_on)}. A case is before it: read the "
            "papers, and step back if you know the family or had a part in it."
        ),
        link=f"/panels/items/{item.id}/",
        at=at,
    )


@transaction.atomic
def step_back(*, item: PanelItem, member_id: UUID, reason: str, by: Account, at: datetime) -> PanelRecusal:
    """A member has no part in this case: from this moment they do not see it either."""
    member = PanelMember.objects.filter(id=member_id, panel=item.panel_id, left_at=None).first()
    if member is None:
        raise NotVisible("panel member", member_id, item.child_id, "member")
    if not reason.strip():
        raise Refused("Say why. It stands beside the case.", field="reason")
    if PanelRecusal.objects.filter(item=item, member=member).exists():
        raise Conflict(f"{member.name} has stepped back already.", "member")
    return _recuse(item, member, reason, by, at)


def _recuse(item: PanelItem, member: PanelMember, reason: str, by: Account, at: datetime) -> PanelRecusal:
    row = PanelRecusal.objects.create(
        child_id=item.child_id, item=item, member=member, reason=reason.strip()[:300], by=by, at=at
    )
    today = timezone.localdate(at)
    if member.account_id:
        _reading(item).filter(held_on(today), account=member.account_id).update(ends_on=today)
    audit.record(
        what="stepped back from a case", by=by, at=at, child_id=item.child_id, member=member.name,
        panel=item.panel.name, why=reason.strip()[:200],
    )  # fmt: skip
    return row


@transaction.atomic
def advise(*, item: PanelItem, advised: str, reason: str, by: Account, at: datetime) -> PanelAdvice:
    """What the panel advises, as an officer records it. An officer decides, and answers for it."""
    if timezone.localdate(at) < item.panel.meets_on:
        raise Refused(f"The panel meets on {plain_date(item.panel.meets_on)}. Record its advice then.")
    if advised not in PanelItem.Advised.values:
        raise Refused("Choose what the panel advises.", field="advised")
    if not reason.strip():
        raise Refused("Give the panel’s reason. The family may read it, and a tribunal.", field="reason")
    if PanelAdvice.objects.filter(item=item).exists():
        raise Conflict("The panel’s advice on this case is recorded already.")
    row = PanelAdvice.objects.create(
        child_id=item.child_id, item=item, advised=advised, reason=reason.strip(), by=by, at=at
    )
    audit.record(
        what="recorded the advice of a panel", by=by, at=at, child_id=item.child_id,
        panel=item.panel.name, advised=advised,
    )  # fmt: skip
    return row


def _still_to_meet(panel: Panel, at: datetime) -> None:
    if panel.meets_on < timezone.localdate(at):
        raise MetAlready(panel)


def _evidence(item: PanelItem) -> str:
    return f"On the agenda of panel {item.panel_id}"


def _log(what: str, panel: Panel, by: Account, at: datetime, **facts: Any) -> None:
    audit.record(
        what=what, by=by, at=at, stream=audit.stream_of_place(panel.area_id), panel=panel.name,
        meets_on=panel.meets_on, **facts,
    )  # fmt: skip
