"""Example packages, plainly marked as such, and one that is half built for Tola by a team."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from goldenthread.casework.actions.child_packages import (
    Found,
    begin_package,
    choose_package,
    find_criterion,
)
from goldenthread.casework.actions.package_files import bring_in_package
from goldenthread.casework.actions.package_parts import Person, Wording, ask_for_part, sign_part, write_part
from goldenthread.casework.models import Case, Package
from goldenthread.casework.queries.package_evidence import record_of
from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.demonstration.days import working_day_by

HERE = Path(__file__).parent
NATIONAL = ("example-reading-1.csv", "example-reading-2.csv", "example-communication.csv")
LOCAL = ("example-reading-northmoor.csv",)
OUTCOME = (
    "By next summer Tola reads what her class reads without help in two lessons of three, and reading no "
    "longer makes her ill."
)
FOUND = {
    "lasting": ("gained four months", "severe and persistent"),
    "reach": ("loses the meaning", "read the same books"),
    "beyond": ("specialist teacher with a diploma",),
}
WHY = (
    "Two terms of a good programme were not enough, and the psychologist asks for a specialist teacher that "
    "the school does not have. Tola is near enough to be seen in person, so the national version fits her "
    "and not our own."
)
SCHOOL = (
    "Every teacher gives Tola the text of a lesson the day before, by paper and by sound. She is never asked "
    "to read aloud unless she offers. Grace Adeyemi looks in on one lesson a week and writes down what she "
    "saw."
)
TEACHER = (
    "A specialist teacher with a diploma in dyslexia teaches Tola one to one for 60 minutes every week in "
    "term time, from January. A teaching assistant trained by her follows the programme for 25 minutes on "
    "four other days."
)


def tell_packages(cast: Cast) -> None:
    """Two national examples, one of them in its second version, and Northmoor’s own variant of it."""
    for name in (*NATIONAL, *LOCAL):
        area = cast.area if name in LOCAL else None
        bring_in_package(path=HERE / name, name=name, area=area, by=cast.people["anita"], at=_at(cast, 40))
    _tola(cast, Case.objects.get(child=cast.children["tola"]))


def _tola(cast: Cast, case: Case) -> None:
    """The school has signed its part, the specialist teacher has a draft to read, the therapist not begun."""
    priya = cast.people["priya"]
    package = Package.objects.get(code="example-reading", version="example 2")
    row = begin_package(case=case, outcome=OUTCOME, by=priya, at=_at(cast, 20))
    about: dict[str, Any] = {"case": case, "child_package_id": row.id}
    record = record_of(case)
    for criterion, words in FOUND.items():
        shown = [one.key for one in record if any(part in one.words for part in words)]
        find_criterion(
            **about, package_id=package.id, criterion=criterion, found=Found(met=True, shown=shown), by=priya,
            at=_at(cast, 19),
        )  # fmt: skip
    choose_package(**about, package_id=package.id, why=WHY, by=priya, at=_at(cast, 19))
    team = {
        "school": Person("Grace Adeyemi", "grace.adeyemi@example.org", "Ridgeway School"),
        "specialist-teacher": Person(
            "Martin Lowe", "martin.lowe@example.org", "Northmoor specialist teachers"
        ),
        "speech": Person("Joanna Reed", "joanna.reed@example.org", "Northmoor Community Health"),
    }
    for role, person in team.items():
        ask_for_part(**about, role=role, person=person, by=priya, at=_at(cast, 18))
    grace = cast.people["grace"]
    part = write_part(**about, role="school", wording=Wording(SCHOOL), by=grace, at=_at(cast, 12))
    sign_part(**about, part_id=part.id, agreed=True, reason="", by=grace, at=_at(cast, 12))
    write_part(**about, role="specialist-teacher", wording=Wording(TEACHER), by=priya, at=_at(cast, 5))


def _at(cast: Cast, days: int) -> datetime:
    return timezone.make_aware(
        datetime.combine(working_day_by(cast.today - timedelta(days=days)), time(11, 0))
    )
