"""Panels: what is before them, who sits, and the papers that members read while it is on their agenda."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet

from goldenthread.casework.access import works_on
from goldenthread.casework.models import (
    Advice,
    AdviceAsked,
    Case,
    CaseEvent,
    Decision,
    Panel,
    PanelAdvice,
    PanelItem,
    PanelMember,
    PanelRecusal,
)
from goldenthread.casework.queries.family import WRITTEN_TO
from goldenthread.foundation.access import NotPermitted, NotVisible, Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.prepared import prepared
from goldenthread.law.assessment_advice import ADVICE, Part
from goldenthread.law.panels import MaySit, Tie, may_sit
from goldenthread.law.time_limits import EVENT_WORDS, EventKind
from goldenthread.people.access import child_for, children_for
from goldenthread.people.models import ChildRole
from goldenthread.places.access import area_for, areas_for
from goldenthread.places.models import Area

NOTHING = MaySit(True, "")


@dataclass(frozen=True, slots=True)
class PanelLine:
    id: UUID
    name: str
    area: str
    meets_on: date
    items: int


@dataclass(frozen=True, slots=True)
class MemberLine:
    """Who sits. `stands` is what is said of them beside one case; `reason`, why they stepped back."""

    id: UUID
    name: str
    sits_as: str
    has_account: bool
    stands: MaySit = NOTHING
    stepped_back: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ItemLine:
    id: UUID
    child: str
    number: str
    question: str
    advised: str
    reason: str
    away: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    title: str
    who: str
    on: date
    words: str
    provision: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One case before a panel, with its papers and who sits on it."""

    id: UUID
    panel: Panel
    case: Case
    question: str
    looks_at: str
    members: tuple[MemberLine, ...]
    papers: tuple[Paper, ...]
    advised: str
    reason: str
    decisions: tuple[str, ...]


def council_areas(viewer: Viewer) -> list[Area]:
    """The councils for whose cases this person works: none for most of those who sit on a panel."""
    try:
        return areas_for(viewer, Permission.SEE_CASELOAD)
    except NotPermitted:
        return []


def panels_of(viewer: Viewer, areas: Collection[Area]) -> tuple[PanelLine, ...]:
    """The panels of these councils, and those on which this person sits, the next to meet first."""
    sits = Panel.objects.filter(
        members__account=viewer.account, members__left_at=None, meets_on__gte=viewer.today
    )
    rows = Panel.objects.filter(area__in=areas) | Panel.objects.filter(id__in=sits.values("id"))
    found = rows.select_related("area").annotate(number=Count("items", distinct=True)).distinct()
    return tuple(
        PanelLine(one.id, one.name, one.area.name, one.meets_on, one.number)
        for one in found.order_by("-meets_on", "name")
    )


def panel_for(viewer: Viewer, panel_id: UUID) -> tuple[Panel, bool]:
    """The panel, and whether this person works for its council; members see it until it has met."""
    panel = Panel.objects.filter(id=panel_id).select_related("area").first()
    if panel is None:
        raise NotVisible("panel", panel_id)
    try:
        area_for(viewer, panel.area_id, Permission.SEE_CASELOAD)
    except NotVisible:
        if panel.meets_on < viewer.today or not _member(panel.id, viewer):
            raise NotVisible("panel", panel_id) from None
        return panel, False
    return panel, True


def panel_to_keep(viewer: Viewer, panel_id: UUID, permission: Permission) -> Panel:
    """The panel, for the officers of its council."""
    panel = Panel.objects.filter(id=panel_id).select_related("area").first()
    if panel is None:
        raise NotVisible("panel", panel_id)
    area_for(viewer, panel.area_id, permission)
    return panel


def members_of(panel_id: UUID) -> tuple[MemberLine, ...]:
    rows = PanelMember.objects.filter(panel=panel_id, left_at=None).order_by("name", "id")
    return tuple(MemberLine(row.id, row.name, row.sits_as, bool(row.account_id)) for row in rows)


def agenda_of(viewer: Viewer, panel: Panel) -> tuple[ItemLine, ...]:
    """The cases before a panel that this person may read. Whoever stepped back from one does not see it."""
    rows = PanelItem.objects.filter(
        panel=panel, child__in=children_for(viewer, Permission.READ_PANEL_PAPERS)
    ).exclude(recusals__member__account=viewer.account)
    found = list(rows.select_related("case", "child", "advice").order_by("position", "at"))
    away: dict[UUID, list[str]] = {}
    for item, name in PanelRecusal.objects.filter(item__in=found).values_list("item", "member__name"):
        away.setdefault(item, []).append(name)
    return tuple(
        ItemLine(one.id, one.child.name, one.case.number, one.question, *_advice_of(one),
                 tuple(away.get(one.id, ())))
        for one in found
    )  # fmt: skip


def item_for(viewer: Viewer, item_id: UUID, permission: Permission) -> PanelItem:
    """A case before a panel: for the council's officers, and for members until the panel has met.

    Whoever stepped back has no part in it, officer or not.
    """
    rows = PanelItem.objects.select_related("panel__area", "case__area", "child", "advice", "looks_at__event")
    item = rows.filter(id=item_id).first()
    if item is None:
        raise NotVisible("panel item", item_id)
    item.case.child = child_for(viewer, item.child_id, permission)
    works = works_on(viewer, item.case)
    sits = item.panel.meets_on >= viewer.today and _member(item.panel_id, viewer)
    stepped_back = PanelRecusal.objects.filter(item=item, member__account=viewer.account).exists()
    if stepped_back or not (works or sits):
        raise NotVisible("panel item", item_id, item.child_id)
    return item


def _member(panel_id: UUID, viewer: Viewer) -> bool:
    return PanelMember.objects.filter(panel=panel_id, account=viewer.account, left_at=None).exists()


def item_page(item: PanelItem) -> Item:
    """Everything that a panel reads of one case."""
    advised, reason = _advice_of(item)
    looked_at = EVENT_WORDS[EventKind(item.looks_at.event.kind)] if item.looks_at else ""
    decided = item.decisions.select_related("event").order_by("at")
    return Item(
        item.id, item.panel, item.case, item.question, looked_at, sitting(item), papers_of(item.case),
        advised, reason, tuple(EVENT_WORDS[EventKind(one.event.kind)] for one in decided),
    )  # fmt: skip


def sitting(item: PanelItem) -> tuple[MemberLine, ...]:
    """Each member with what ties them to the case, and whether they stepped back."""
    away = dict(PanelRecusal.objects.filter(item=item).values_list("member", "reason"))
    rows = list(PanelMember.objects.filter(panel=item.panel_id, left_at=None).order_by("name", "id"))
    tied = ties_of(item, [row.account_id for row in rows if row.account_id])
    return tuple(
        MemberLine(row.id, row.name, row.sits_as, bool(row.account_id),
                   may_sit(tied.get(row.account_id, ()) if row.account_id else ()), row.id in away,
                   away.get(row.id, ""))
        for row in rows
    )  # fmt: skip


def ties_of(item: PanelItem, accounts: Collection[UUID]) -> dict[UUID, set[Tie]]:
    """What ties each of these people to the case: the decision looked at, the family, advice given."""
    found: dict[UUID, set[Tie]] = {account: set() for account in accounts}
    if item.looks_at and item.looks_at.by_id in found:
        found[item.looks_at.by_id].add(Tie.DECIDED)
    family = ChildRole.objects.filter(child=item.child_id, account__in=accounts, kind__in=WRITTEN_TO)
    advisers = AdviceAsked.objects.filter(child=item.child_id, account__in=accounts, given__isnull=False)
    for tie, rows in ((Tie.FAMILY, family), (Tie.ADVISED, advisers)):
        for account in rows.values_list("account", flat=True):
            if account:
                found[account].add(tie)
    return found


def papers_of(case: Case) -> tuple[Paper, ...]:
    """The request and the advice, as they were given. Two queries."""
    requests = CaseEvent.objects.filter(
        case=case, kind=EventKind.REQUEST_RECEIVED, set_aside__isnull=True
    ).order_by("on")
    request = [Paper("The request", row.by.name, row.on, _joined(row.reason, row.evidence))
               for row in requests.select_related("by")]  # fmt: skip
    advice = Advice.objects.filter(asked__case=case, event__set_aside__isnull=True)
    given = [
        Paper(
            ADVICE[Part(row.asked.part)].name,
            ", ".join(filter(None, (row.asked.name, row.asked.organisation))), row.event.on, row.words,
            row.amount_words,
        )
        for row in advice.select_related("asked", "event").order_by("event__on", "id")
    ]  # fmt: skip
    return (*request, *given)


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _advice_of(item: PanelItem) -> tuple[str, str]:
    advice: PanelAdvice | None = getattr(item, "advice", None)
    return (advice.get_advised_display(), advice.reason) if advice else ("", "")


def to_meet(area_id: UUID, today: date) -> list[tuple[UUID, str, date]]:
    """The panels of a council that have not met yet, the next first."""
    rows = Panel.objects.filter(area=area_id, meets_on__gte=today).order_by("meets_on", "name")
    return list(rows.values_list("id", "name", "meets_on"))


def decisions_of(case: Case) -> list[tuple[UUID, str, date, str]]:
    """The decisions of a case, the newest first: what, when, by whom."""
    rows = Decision.objects.filter(case=case, event__set_aside__isnull=True).select_related("event", "by")
    return [
        (row.id, EVENT_WORDS[EventKind(row.event.kind)], row.decided_on, row.by.name)
        for row in rows.order_by("-at")
    ]


def advised_on(case: Case) -> list[tuple[UUID, str, date, str, str]]:
    """What panels have advised on a case, the newest first: the item, panel, day, answer and question."""
    rows = PanelItem.objects.filter(case=case, advice__isnull=False).select_related("panel", "advice")
    return [
        (row.id, row.panel.name, row.panel.meets_on, _advice_of(row)[0], row.question)
        for row in rows.order_by("-panel__meets_on")
    ]


def advised_item(case: Case, item_id: UUID) -> PanelItem:
    """A panel’s advice on this case, as a decision names it."""
    item = PanelItem.objects.filter(id=item_id, case=case, advice__isnull=False).first()
    if item is None:
        raise NotVisible("panel item", item_id, case.child_id, "panel_item_id")
    return item


def rests_on(case_id: UUID) -> dict[UUID, tuple[str, date, str]]:
    """By the event of each decision that rests on a panel: the panel, its day, what it advised. One query."""
    rows = Decision.objects.filter(case=case_id, panel_item__isnull=False)
    found = rows.select_related("panel_item__panel", "panel_item__advice")
    return {
        row.event_id: (
            row.panel_item.panel.name,
            row.panel_item.panel.meets_on,
            _advice_of(row.panel_item)[0],
        )
        for row in found
        if row.panel_item
    }


def before_panels(case_id: UUID) -> list[tuple[UUID, str, date, str]]:
    """Where a case stands on an agenda: the item, the panel, its day, the question. One query."""
    return _before_panels(case_id)


@prepared
def _before_panels(case_id: UUID) -> QuerySet[PanelItem, tuple[UUID, str, date, str]]:
    rows = PanelItem.objects.filter(case=case_id).order_by("-panel__meets_on")
    return rows.values_list("id", "panel__name", "panel__meets_on", "question")


def seat_of(item: PanelItem, viewer: Viewer) -> UUID | None:
    """The seat of this person on the panel before which a case is, if they have one."""
    rows = PanelMember.objects.filter(panel=item.panel_id, account=viewer.account, left_at=None)
    return rows.values_list("id", flat=True).first()
