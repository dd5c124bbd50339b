"""Bringing in the register of schools, and the links between schools."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.foundation.files import sha256_of
from goldenthread.foundation.models import Account
from goldenthread.places.models import Area, Setting, SettingLink
from goldenthread.places.queries.imported_links import LinksPlan, planned_links
from goldenthread.places.queries.imported_schools import SchoolsPlan, planned_schools

_BATCH = 500


def bring_in_schools(*, path: Path, name: str, by: Account | None, at: datetime) -> SchoolsPlan:
    """Make what is new, change what differs, leave the rest alone; a school is never removed.

    All or nothing. A second time with the same file writes no school. Raises WrongFile.
    """
    with transaction.atomic():
        plan = planned_schools(path, name)
        areas = _areas(plan)
        _create(plan, areas)
        _update(plan, areas)
        audit.record(
            what="brought in schools",
            by=by,
            at=at,
            file=name,
            sha256=sha256_of(path),
            read=plan.read,
            created=len(plan.created),
            updated=len(plan.changed),
            rejected=plan.rejected_rows,
        )
    return plan


def _areas(plan: SchoolsPlan) -> dict[str, Area]:
    """Every area by its code, those of the plan made or renamed."""
    here = Area.objects.in_bulk(field_name="code")
    made = [Area(code=code, name=name) for code, name in plan.areas.items() if code not in here]
    renamed = [here[code] for code in plan.areas if code in here]
    for area in renamed:
        area.name = plan.areas[area.code]
    Area.objects.bulk_create(made)
    Area.objects.bulk_update(renamed, ["name"])
    return here | {area.code: area for area in made}


def _create(plan: SchoolsPlan, areas: dict[str, Area]) -> None:
    for setting in plan.created:
        setting.area = areas[plan.codes[setting.urn]]
    Setting.objects.bulk_create(plan.created, batch_size=_BATCH)


def _update(plan: SchoolsPlan, areas: dict[str, Area]) -> None:
    names: set[str] = set()
    for changed in plan.changed:
        for field, _, after in changed.fields:
            setattr(changed.setting, field, areas[after] if field == "area" else after)
            names.add(field)
    if names:
        rows = [changed.setting for changed in plan.changed]
        Setting.objects.bulk_update(rows, sorted(names), batch_size=_BATCH)


def bring_in_links(*, path: Path, name: str, by: Account | None, at: datetime) -> LinksPlan:
    """Keep which school came before and after which. All or nothing. Raises WrongFile."""
    with transaction.atomic():
        plan = planned_links(path, name)
        SettingLink.objects.bulk_create(plan.created, batch_size=_BATCH)
        SettingLink.objects.bulk_update(plan.changed, ["other_name", "on"], batch_size=_BATCH)
        audit.record(
            what="brought in links of schools",
            by=by,
            at=at,
            file=name,
            sha256=sha256_of(path),
            read=plan.read,
            created=len(plan.created),
            updated=len(plan.changed),
            unknown=plan.unknown,
        )
    return plan
