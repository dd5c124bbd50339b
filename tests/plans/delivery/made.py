"""Plans in force, their lines and what was recorded of them, made straight in the tables."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.utils import timezone

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import Account
from goldenthread.people.models import Child
from goldenthread.places.models import Setting
from goldenthread.plans.models import (
    Adjustment,
    ClassNote,
    DeliveryRecord,
    Need,
    Outcome,
    Plan,
    PlanVersion,
    Provision,
)
from goldenthread.plans.states import VersionState

BEGAN = date(2026, 9, 3)


def moment(day: date, at: time = time(15, 0)) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))


def draft(
    child: Child, setting: Setting, by: Account, *, number: int = 1, plan: Plan | None = None
) -> PlanVersion:
    at = moment(BEGAN)
    plan = plan or Plan.objects.create(child=child, setting=setting, by=by, at=at)
    return PlanVersion.objects.create(child=child, plan=plan, number=number, by=by, at=at)


def put_in_force(version: PlanVersion, on: date = BEGAN) -> None:
    """As putting in force does: the version before it ends on the day this one begins."""
    version.plan.versions.filter(state=VersionState.IN_FORCE).update(state=VersionState.ENDED, ended_on=on)
    PlanVersion.objects.filter(id=version.id).update(state=VersionState.IN_FORCE, in_force_on=on)
    version.refresh_from_db()


def provision(version: PlanVersion, title: str = "Word map", **fields: Any) -> Provision:
    """A line of a version: fifteen minutes every Thursday unless said otherwise."""
    by = {"child_id": version.child_id, "version": version, "by": version.by, "at": version.at}
    need = Need.objects.create(**by, strand=new_id(), title="Words")
    outcome = Outcome.objects.create(**by, strand=new_id(), need=need, title="Uses ten new words")
    given = {
        "strand": new_id(),
        "who": "Meera Shah",
        "who_role": "Teaching assistant",
        "weekdays": "3",
        "times": ["10:40"],
        "minutes": 15,
        "group_size": 3,
        "starts_on": BEGAN,
    }
    return Provision.objects.create(**by, outcome=outcome, title=title, **(given | fields))


def note(version: PlanVersion, words: str) -> ClassNote:
    return ClassNote.objects.create(**_line(version), words=words)


def adjustment(version: PlanVersion, words: str, **more: Any) -> Adjustment:
    return Adjustment.objects.create(**_line(version) | more, words=words)


def _line(version: PlanVersion) -> dict[str, Any]:
    return {
        "child_id": version.child_id,
        "version": version,
        "strand": new_id(),
        "by": version.by,
        "at": version.at,
    }


def promised(cast: Cast, short: str = "ayo", title: str = "Word map", **fields: Any) -> Provision:
    """One provision of a plan in force for a child of Hawthorn Primary."""
    version = draft(cast.children[short], cast.settings["hawthorn"], cast.people["ruth"])
    line = provision(version, title, **fields)
    put_in_force(version)
    return line


def recorded(cast: Cast, line: Provision, on: date, **fields: Any) -> DeliveryRecord:
    """A record as it stands in the table, made by Meera on the day."""
    given = {"status": "happened", "minutes": 15, "by": cast.people["meera"], "at": moment(on)}
    return DeliveryRecord.objects.create(
        child_id=line.child_id, strand=line.strand, on=on, **(given | fields)
    )


def strands_of(lines: list[Provision]) -> list[UUID]:
    return [line.strand for line in lines]
