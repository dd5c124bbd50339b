"""A made-up council of 24,500 cases, drawn from the published distribution of a real one.

The file of the statistics is read where it lies (`REAL_DATA_DIR`), and never copied. Each share is drawn by
itself, so that the national measures, worked out from the made-up cases, must give the published shares back
within sampling error. Rows are written straight to the tables: what is measured is reading them.
"""

from __future__ import annotations

import csv
import random
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from math import sqrt
from pathlib import Path
from uuid import UUID

from django.contrib.auth.hashers import make_password

from goldenthread.casework.models import Case, CaseEvent
from goldenthread.casework.queries.events import ORDER
from goldenthread.casework.states import state_after
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import Account
from goldenthread.foundation.permissions import RoleKind
from goldenthread.law.time_limits import EventKind
from goldenthread.people.models import Child, Responsibility
from goldenthread.places.models import Area, PlaceRole

CASES, OFFICERS = 24_500, 150
YEAR, CENSUS = 2024, date(2025, 1, 16)
COUNCIL = "Kent"
STATISTICS = "ehc_plan_statistics/education-health-and-care-plans_2025.zip"
K = EventKind
Happened = tuple[EventKind, date]
FOUR_DEVIATIONS = 4.0


@dataclass(frozen=True, slots=True)
class Published:
    """What a council published of a year: counts, and shares between 0 and 1 by the measure’s name."""

    name: str
    requests: int
    refused: float
    outstanding: float
    refusals: int
    plans: int
    reviews: int
    excused: float
    over_a_year: float
    shares: Mapping[str, float]


def published(folder: Path, name: str = COUNCIL) -> Published:
    """The figures of this council for 2024, of all children."""
    with zipfile.ZipFile(folder / STATISTICS) as archive:
        rows = {
            file: _row(archive.read(f"data/{file}.csv").decode("utf-8-sig"), name)
            for file in ("requests", "assessments", "timeliness_20_week", "annual_reviews")
        }
    asked, assessed, issued, reviewed = rows.values()
    in_time, late = asked["request_outcome_six_weeks"], asked["request_outcome_over_6_weeks"]
    no_in_time, no_late = assessed["outcome_decision_within_time"], assessed["outcome_decision_over_time"]
    told, told_late = reviewed["number_decsion_4weeks"], reviewed["number_decision_gt_4weeks"]
    plans, plain = issued["plans_issued_den"], issued["plans_issued_den_ex"]
    decided = asked["requests_decided_to_assess"] + asked["requests_decided_not_to_assess"]
    excused_in_time = issued["plans_issued_within_20_weeks"] - issued["plans_issued_20_weeks_ex"]
    return Published(
        name,
        requests=asked["requests_received_in_year"],
        refused=asked["requests_decided_not_to_assess"] / decided,
        outstanding=asked["requests_decision_not_made"] / asked["requests_received_in_year"],
        refusals=no_in_time + no_late,
        plans=plans,
        reviews=told + told_late,
        excused=(plans - plain) / plans,
        over_a_year=issued["plans_issued_gt_1_year"] / (plans - issued["plans_issued_within_20_weeks"]),
        shares={
            "requests-in-6-weeks": in_time / (in_time + late),
            "refusals-in-16-weeks": no_in_time / (no_in_time + no_late),
            "plans-in-20-weeks": issued["plans_issued_within_20_weeks"] / plans,
            "plans-in-20-weeks-without-exceptions": issued["plans_issued_20_weeks_ex"] / plain,
            "plans-with-exceptions-in-20-weeks": excused_in_time / max(plans - plain, 1),
            "reviews-in-4-weeks": told / (told + told_late),
        },
    )


def _row(text: str, name: str) -> dict[str, int]:
    """The numbers of the row of all children in this year."""
    for row in csv.DictReader(StringIO(text)):
        if (row["la_name"], row["time_period"]) == (name, str(YEAR)) and row["breakdown"].startswith("All "):
            return {column: int(value) for column, value in row.items() if value.isdigit()}
    raise LookupError(f"{name} has no row for {YEAR}.")


def lives(of: Published, number: int, seed: int = YEAR) -> Iterator[list[Happened]]:
    """The dated events of so many cases: requests, plans, refusals and reviews as many as were published."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable council, not a secret
    kinds = (_asked, _issued, _not_issued, _reviewed)
    weights = (of.requests, of.plans, of.refusals, of.reviews)
    for made in chance.choices(kinds, weights, k=number):
        yield sorted(made(of, chance), key=lambda event: (event[1], ORDER[event[0]]))


def _day(chance: random.Random, last_month: int = 12) -> date:
    first = date(YEAR, 1, 1)
    days = (date(YEAR, last_month, 28) - first).days
    return first + timedelta(days=chance.randrange(days))


def _after(day: date, chance: random.Random, least: int, most: int) -> date:
    return day + timedelta(days=chance.randint(least, most))


def _told_of_request(received: date, of: Published, chance: random.Random) -> date:
    is_in_time = chance.random() < of.shares["requests-in-6-weeks"]
    return _after(received, chance, 20, 42) if is_in_time else _after(received, chance, 43, 60)


def _asked(of: Published, chance: random.Random) -> list[Happened]:
    """A request of the year. Those that were not decided were late at the census: the rest of the share."""
    received = _day(chance, last_month=11)
    told = _told_of_request(received, of, chance)
    late = 1 - of.shares["requests-in-6-weeks"]
    if (told - received).days > 42 and chance.random() < of.outstanding / late:
        return [(K.REQUEST_RECEIVED, received)]
    kind = K.ASSESSMENT_REFUSED if chance.random() < of.refused else K.ASSESSMENT_AGREED
    return [(K.REQUEST_RECEIVED, received), (kind, told)]


def _assessed(received: date, of: Published, chance: random.Random) -> list[Happened]:
    told = _told_of_request(received, of, chance)
    return [
        (K.REQUEST_RECEIVED, received), (K.ASSESSMENT_AGREED, told), (K.ADVICE_REQUESTED, told),
        (K.ADVICE_RECEIVED, told + timedelta(days=8)),
    ]  # fmt: skip


def _issued(of: Published, chance: random.Random) -> list[Happened]:
    """A plan that was issued in the year: drawn back from its day, so that late ones are not rarer."""
    is_excused = chance.random() < of.excused
    which = "plans-with-exceptions-in-20-weeks" if is_excused else "plans-in-20-weeks-without-exceptions"
    if chance.random() < of.shares[which]:
        days = chance.randint(100, 140)
    else:
        days = chance.randint(365, 450) if chance.random() < of.over_a_year else chance.randint(141, 364)
    final = _day(chance)
    received = final - timedelta(days=days)
    events = _assessed(received, of, chance)
    if is_excused:
        events.append((K.EXCEPTIONAL_CIRCUMSTANCES, received + timedelta(days=30)))
    return [*events, (K.DRAFT_SERVED, final - timedelta(days=20)), (K.PLAN_FINALISED, final)]


def _not_issued(of: Published, chance: random.Random) -> list[Happened]:
    is_in_time = chance.random() < of.shares["refusals-in-16-weeks"]
    told = _day(chance)
    received = told - timedelta(days=chance.randint(80, 112) if is_in_time else chance.randint(113, 200))
    return [*_assessed(received, of, chance), (K.PLAN_REFUSED, told)]


def _reviewed(of: Published, chance: random.Random) -> list[Happened]:
    """An older plan with a review of the year that was decided by the census."""
    is_in_time = chance.random() < of.shares["reviews-in-4-weeks"]
    held = _day(chance, last_month=10)
    told = _after(held, chance, 5, 28) if is_in_time else _after(held, chance, 29, 75)
    received = held - timedelta(days=500)
    return [
        (K.REQUEST_RECEIVED, received), (K.ASSESSMENT_AGREED, received + timedelta(days=40)),
        (K.DRAFT_SERVED, received + timedelta(days=110)), (K.PLAN_FINALISED, received + timedelta(days=139)),
        (K.REVIEW_HELD, held), (chance.choice((K.MAINTAIN_DECIDED, K.AMEND_DECIDED)), told),
    ]  # fmt: skip


def deviations(share: float, found: float, number: int) -> float:
    """How many standard deviations of the binomial a share lies from the one that it was drawn from."""
    spread = sqrt(share * (1 - share) / number) if number else 0
    return abs(found - share) / spread if spread else 0.0


@dataclass(frozen=True, slots=True)
class Council:
    area: Area
    officer: Account
    manager: Account
    cases: int
    events: int
    case_id: UUID


def make_council(of: Published, number: int = CASES) -> Council:
    """The council with its officers, every case with one child."""
    at = datetime(YEAR, 12, 31, 18, tzinfo=UTC)
    area = Area.objects.create(code="995", name="Made-up council")
    officers = [
        Account.objects.create(
            email=f"officer{place}@benchmark.example", name=f"Officer {place}", password=make_password(None)
        )
        for place in range(OFFICERS)
    ]
    PlaceRole.objects.bulk_create(
        PlaceRole(
            account=officer, area=area, starts_on=date(2015, 1, 1), evidence="Benchmark", given_at=at,
            kind=RoleKind.CASEWORK_MANAGER if officer is officers[-1] else RoleKind.PLAN_COORDINATOR,
        )
        for officer in officers
    )  # fmt: skip
    children, responsible, cases, events = [], [], [], []
    for place, life in enumerate(lives(of, number)):
        child = Child(first_name=f"Child{place}", last_name=f"Name{place:05}", born_on=date(2014, 3, 1))
        case = Case(
            id=new_id(), child=child, area=area, number=f"995-{YEAR}-{place:05}",
            state=state_after(kind for kind, _ in life), coordinator=officers[place % OFFICERS], opened_at=at,
        )  # fmt: skip
        children.append(child)
        cases.append(case)
        responsible.append(Responsibility(child=child, area=area, starts_on=life[0][1], evidence="Benchmark"))
        events += [
            CaseEvent(child=child, case=case, kind=kind, on=on, by=officers[0], at=at, reason="Benchmark")
            for kind, on in life
        ]
    for model, rows in ((Child, children), (Responsibility, responsible), (Case, cases), (CaseEvent, events)):
        model.objects.bulk_create(rows, batch_size=2000)
    return Council(area, officers[0], officers[-1], len(cases), len(events), cases[0].id)
