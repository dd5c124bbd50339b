"""A secondary school of 1,500 pupils with 250 plans in force and a year of delivery.

Rows are written straight to the tables: what is measured is reading them and the account of them, not the
writing, which `benchmarks.api` measures through the front door.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from goldenthread.config.demonstration.cast import half_terms
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import Account
from goldenthread.foundation.permissions import RoleKind
from goldenthread.law.schedule import expected_sessions
from goldenthread.people.models import Child, ChildRole, ClassMembership, ClassRole, Enrolment, TeachingClass
from goldenthread.places.models import Area, PlaceRole, Setting, Term
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans import models
from goldenthread.plans.queries.sessions import pattern_of
from goldenthread.plans.states import VersionState

PUPILS, PLANS, YEAR = 1500, 250, 2025
BEGAN, ENDED = date(YEAR, 9, 3), date(YEAR + 1, 7, 21)
# Each plan: (title, weekdays, times, minutes); about 1,200 sessions a year altogether.
PROMISES = (
    ("Check-in", "01234", ["08:50"], 10),
    ("Movement break", "01234", ["10:15", "14:15"], 5),
    ("Reading with an adult", "01234", ["11:15"], 15),
    ("Word map", "01234", ["10:40"], 15),
    ("Lunch plan", "01234", ["12:10"], 10),
    ("Speech and language session", "134", ["13:30"], 30),
)


@dataclass
class School:
    setting: Setting
    senco: Account
    teacher: Account
    parent: Account
    teaching_class: TeachingClass
    child: Child
    strand: UUID
    records: int


@transaction.atomic
def make_school() -> School:
    """The whole school, the same every time."""
    chance = random.Random(20_250_903)  # noqa: S311 - a repeatable school, not a secret
    at = timezone.make_aware(datetime.combine(ENDED, time(18)))
    area = Area.objects.create(code="996", name="Benchmark")
    setting = Setting.objects.create(urn="999001", area=area, name="Benchmark School", status="Open")
    for name, first, last in half_terms(YEAR):
        Term.objects.create(setting=setting, name=name, starts_on=first, ends_on=last)
    people = {who: _account(who) for who in ("senco", "teacher", "parent")}
    PlaceRole.objects.create(**_held(people["senco"], RoleKind.SENCO, at), setting=setting)
    children, classes = _children(setting, people["teacher"], at)
    ChildRole.objects.create(
        **_held(people["parent"], RoleKind.PARENT, at),
        child=children[0],
        name="parent",
        described_as="Mother",
    )
    planned = children[:PLANS]
    strands = [list(_plan(child, setting, people["senco"], at)) for child in planned]
    records = sum(
        _records(child, setting, lines, people["teacher"], chance)
        for child, lines in zip(planned, strands, strict=True)
    )
    return School(
        setting, people["senco"], people["teacher"], people["parent"], classes[0], planned[0],
        strands[0][0].strand, records,
    )  # fmt: skip


def _account(who: str) -> Account:
    return Account.objects.create(
        email=f"{who}@benchmark.example", name=who.capitalize(), password=make_password(None)
    )


def _held(account: Account, kind: RoleKind, at: datetime) -> dict[str, object]:
    return {"account": account, "kind": kind, "starts_on": BEGAN, "evidence": "Benchmark", "given_at": at}


def _children(setting: Setting, teacher: Account, at: datetime) -> tuple[list[Child], list[TeachingClass]]:
    """Thirty to a class. The first classes hold most of the plans, five children in each having one."""
    children = [
        Child(first_name=f"Child{number}", last_name=f"Name{number:04}", born_on=date(2012, 1, 1))
        for number in range(PUPILS)
    ]
    Child.objects.bulk_create(children)
    Enrolment.objects.bulk_create(
        Enrolment(child=child, setting=setting, year_group="8", starts_on=BEGAN) for child in children
    )
    classes = [
        TeachingClass(setting=setting, name=f"C{number:02}", year_group="8", starts_on=BEGAN)
        for number in range(PUPILS // 30)
    ]
    TeachingClass.objects.bulk_create(classes)
    ClassMembership.objects.bulk_create(
        ClassMembership(child=child, teaching_class=classes[number % len(classes)], starts_on=BEGAN)
        for number, child in enumerate(children)
    )
    ClassRole.objects.create(**_held(teacher, RoleKind.CLASS_TEACHER, at), teaching_class=classes[0])
    return children, classes


def _plan(child: Child, setting: Setting, by: Account, at: datetime) -> Iterator[models.Provision]:
    """Three needs, three outcomes, six provisions; written as a draft, then put in force."""
    said = {"child": child, "by": by, "at": at}
    plan = models.Plan.objects.create(**said, setting=setting)
    version = models.PlanVersion.objects.create(**said, plan=plan, number=1)
    line = {**said, "version": version}
    models.View.objects.create(**line, strand=new_id(), whose="child", words="I want to be a pilot.")
    for number in range(3):
        need = models.Need.objects.create(
            **line, strand=new_id(), position=number, title="Words come slowly", description="In groups."
        )
        outcome = models.Outcome.objects.create(
            **line, strand=new_id(), need=need, title="Tells a friend what happened", by_date=ENDED,
            steps=["1", "2", "3", "4", "5"],
        )  # fmt: skip
        for title, weekdays, times, minutes in PROMISES[number * 2 : number * 2 + 2]:
            yield models.Provision.objects.create(
                **line, strand=new_id(), outcome=outcome, title=title, who="Meera Shah", weekdays=weekdays,
                times=times, minutes=minutes, group_size=1, starts_on=BEGAN,
            )  # fmt: skip
    for words in ("Wait 10 seconds for an answer.", "One instruction at a time."):
        models.ClassNote.objects.create(**line, strand=new_id(), words=words)
        models.Adjustment.objects.create(**line, strand=new_id(), words=words)
    models.PlanVersion.objects.filter(id=version.id).update(
        state=VersionState.IN_FORCE, in_force_on=BEGAN, shared_at=at
    )
    models.VersionEvent.objects.create(**said, version=version, what="in_force", on=BEGAN)


def _records(
    child: Child,
    setting: Setting,
    lines: list[models.Provision],
    by: Account,
    chance: random.Random,
) -> int:
    """A year of records: most happened, some did not, a few were never recorded."""
    days = school_days(setting.id)
    rows = []
    for line in lines:
        pattern = pattern_of(
            line.weekdays,
            line.times,
            line.every_weeks,
            line.minutes,
            line.starts_on,
            line.ends_on,
            by_default=BEGAN,
        )
        for session in expected_sessions(pattern, days, ENDED) if pattern else ():
            rows += _record(child, line, session.on, session.slot, by, chance.random())
    models.DeliveryRecord.objects.bulk_create(rows, batch_size=2000)
    return len(rows)


def _record(
    child: Child, line: models.Provision, on: date, slot: int, by: Account, chance: float
) -> list[models.DeliveryRecord]:
    if chance < 0.02:
        return []
    missed = chance > 0.94
    at = timezone.make_aware(datetime.combine(on, time(15))) + timedelta(minutes=slot)
    return [
        models.DeliveryRecord(
            child=child, strand=line.strand, on=on, slot=slot, by=by, at=at,
            status="missed" if missed else "happened", minutes=0 if missed else line.minutes,
            reason="staff_absent" if missed else "",
        )
    ]  # fmt: skip
