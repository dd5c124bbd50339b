"""Sharing a draft with the family, and the ways in which it reaches them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from goldenthread.design.words import first_upper, plain_date
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account
from goldenthread.foundation.notices import tell
from goldenthread.people.models import Child
from goldenthread.plans.actions.steps import hold, take, version_of
from goldenthread.plans.models import FamilyContact, Need, PlanVersion, View
from goldenthread.plans.queries.audience import family_accounts
from goldenthread.plans.queries.comparison import compare
from goldenthread.plans.states import REPLACE, SHARE, StepNotAllowed, VersionState

What = FamilyContact.What


class NothingToShare(Refused):
    """The draft is empty, so a family would open a blank page."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is nothing in this draft yet. Write what {name} wants, or a first need, then share it."
        )


class NotWithTheFamily(Refused):
    """Only a version that is shared now can be posted, opened, commented on or answered."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"This version is not the one that {name}’s family has now. "
            "Open the plan again to see the latest."
        )


class ImpossibleDay(Refused):
    """The family cannot have had it before it was shared, nor in the future."""

    def __init__(self, shared_on: date, today: date) -> None:
        super().__init__(
            f"Enter a date from {plain_date(shared_on)}, when it was shared, to {plain_date(today)}.", "on"
        )


def share(*, child: Child, version_id: UUID, by: Account, at: datetime) -> PlanVersion:
    """Let the family read the draft and comment. The issue they had before is replaced by it."""
    with transaction.atomic():
        version = hold(child, version_id)
        if version.state != VersionState.DRAFT:
            raise StepNotAllowed(SHARE, VersionState(version.state))
        if _is_empty(version):
            raise NothingToShare(child.short_name)
        before = _version_they_know(version)
        _replace_shared(version, by=by, at=at)
        take(SHARE, version, by=by, at=at, shared_at=at)
        audit.record(what="shared plan", by=by, at=at, child_id=child.id, version=version.id)
        tell(
            family_accounts(child.id, timezone.localdate(at)),
            child_id=child.id,
            what_changed=_shared_words(child, version, before),
            link=reverse("plan_shared", args=[child.id]),
            at=at,
        )
    return version


def _is_empty(version: PlanVersion) -> bool:
    lines = (model.objects.filter(version=version).exclude(**{words: ""}) for model, words in _WRITTEN)
    return not any(found.exists() for found in lines)


_WRITTEN = ((View, "words"), (Need, "title"))


def _version_they_know(version: PlanVersion) -> PlanVersion | None:
    """What the family compares with: the issue they have now, or else the version in force."""
    known = PlanVersion.objects.filter(
        plan=version.plan, state__in=(VersionState.SHARED, VersionState.IN_FORCE)
    ).exclude(id=version.id)
    return max(known, key=lambda one: (one.number, one.issue), default=None)


def _replace_shared(version: PlanVersion, *, by: Account, at: datetime) -> None:
    shared = PlanVersion.objects.filter(plan=version.plan, state=VersionState.SHARED).exclude(id=version.id)
    for earlier in shared:
        take(REPLACE, earlier, by=by, at=at, why=f"The family has {version.name}")


def _shared_words(child: Child, version: PlanVersion, before: PlanVersion | None) -> str:
    name = child.short_name
    if before is None:
        return f"A plan for {name} is ready for you to read. You can comment on every line before it starts."
    changed = compare(before.id, version.id).sentence
    which = "the plan in force" if before.state == VersionState.IN_FORCE else "the one you had"
    plan = f"{first_upper(version.name)} of {name}’s plan"
    return f"{plan} is ready for you to read. Against {which}: {changed}."


def note_posted(*, child: Child, version_id: UUID, on: date, by: Account, at: datetime) -> FamilyContact:
    """The plan was put in the post on this day."""
    return _note(What.POSTED, child, version_id, on, by, at)


def note_opened(*, child: Child, version_id: UUID, on: date, by: Account, at: datetime) -> FamilyContact:
    """The plan was read together with the family on this day, on paper or at a meeting.

    A family that opens the page has opened it by that: the log of readings says so, and a page that is
    only read writes nothing else.
    """
    return _note(What.OPENED, child, version_id, on, by, at)


def remind(*, child: Child, version_id: UUID, by: Account, at: datetime) -> FamilyContact:
    """Ask the family once more to read the plan and to say what they think."""
    today = timezone.localdate(at)
    with transaction.atomic():
        contact = _note(What.REMINDED, child, version_id, today, by, at)
        tell(
            family_accounts(child.id, today),
            child_id=child.id,
            what_changed=(
                f"{child.short_name}’s plan is waiting for you to read. Please say what you think of it."
            ),
            link=reverse("plan_shared", args=[child.id]),
            at=at,
        )
    return contact


def _note(what: What, child: Child, version_id: UUID, on: date, by: Account, at: datetime) -> FamilyContact:
    with transaction.atomic():
        version = shared_version(child, version_id)
        check_day(version, on, timezone.localdate(at))
        contact = FamilyContact.objects.create(child=child, version=version, what=what, on=on, by=by, at=at)
        audit.record(
            what=f"plan {what.label.lower()}", by=by, at=at, child_id=child.id, version=version.id, on=on
        )
    return contact


def shared_version(child: Child, version_id: UUID) -> PlanVersion:
    """The version, if the family has it now."""
    version = version_of(child, version_id)
    if version.state != VersionState.SHARED:
        raise NotWithTheFamily(child.short_name)
    return version


def check_day(version: PlanVersion, on: date, today: date) -> None:
    """That what is said of this version can have happened on this day."""
    shared_on = timezone.localdate(version.shared_at) if version.shared_at else today
    if not shared_on <= on <= today:
        raise ImpossibleDay(shared_on, today)
