"""The standing cast: one area, four settings, the people in them and what each of them is to a child.

Everyone here is made up. The tests and the demonstration use the same people, so that a name in a failing
test means what it means on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from goldenthread.config.demonstration.names import CLASSMATES, SECONDARY_PUPILS
from goldenthread.foundation.models import Account
from goldenthread.foundation.permissions import RoleKind
from goldenthread.people.models import (
    Child,
    ChildRole,
    ClassMembership,
    ClassRole,
    Enrolment,
    TeachingClass,
)
from goldenthread.places.models import Area, Closure, Organisation, Period, PlaceRole, Setting, Term

PASSWORD = "keep-the-thread-whole"  # noqa: S105 - the demonstration's own, printed for everyone to use

APRIL, SEPTEMBER = 4, 9

PEOPLE = (
    ("funmi", "Funmi Bello"),
    ("callum", "Callum Reid"),
    ("dan", "Dan Okafor"),
    ("meera", "Meera Shah"),
    ("ruth", "Ruth Palmer"),
    ("helen", "Helen Marsh"),
    ("joanna", "Joanna Reed"),
    ("priya", "Priya Nair"),
    ("sam", "Sam Ortiz"),
    ("neil", "Neil Grant"),
    ("grace", "Grace Adeyemi"),
    ("omar", "Omar Malik"),
    ("lin", "Lin Chen"),
    ("anita", "Anita Rowe"),
    ("elaine", "Elaine Marsh"),
)

THERE_FOR = {
    "funmi": "mother of Ayo and Tola",
    "callum": "young person at Northmoor College",
    "dan": "class teacher of 5H, Hawthorn Primary",
    "meera": "teaching assistant in 5H",
    "ruth": "SENCO, Hawthorn Primary",
    "helen": "head of Hawthorn Primary",
    "joanna": "speech and language therapist",
    "priya": "plan coordinator at the council",
    "sam": "advocate, let in by Funmi Bello; campaigns for the parent carer forum",
    "neil": "officer of another council: sees nobody",
    "grace": "SENCO, Ridgeway School",
    "omar": "father of Zara",
    "lin": "data manager of the council",
    "anita": "casework manager at the council",
    "elaine": "paediatrician, asked for advice about Zara",
}


@dataclass
class Cast:
    """Everybody and everything by a short name: `cast.people["ruth"]`, `cast.children["ayo"]`."""

    today: date
    now: datetime
    area: Area
    other_area: Area
    forum: Organisation = field(init=False)
    people: dict[str, Account] = field(default_factory=dict)
    settings: dict[str, Setting] = field(default_factory=dict)
    children: dict[str, Child] = field(default_factory=dict)
    classes: dict[str, TeachingClass] = field(default_factory=dict)

    def account(self, name: str) -> Account:
        return self.people[name]


def make_cast(
    today: date,
    *,
    password_hash: str = "!",  # noqa: S107 - "!" is no password at all
    latest: datetime | None = None,
) -> Cast:
    """Make the area as it stands on `today`, at half past eight or at `latest` if that is before it.

    `password_hash` is given to every account.
    """
    half_past_eight = timezone.make_aware(datetime.combine(today, time(8, 30)))
    cast = Cast(
        today=today,
        now=min(half_past_eight, latest) if latest else half_past_eight,
        area=Area.objects.create(code="998", name="Northmoor"),
        other_area=Area.objects.create(code="997", name="Southvale"),
    )
    for short, name in PEOPLE:
        email = name.lower().replace(" ", ".") + "@example.org"
        cast.people[short] = Account.objects.create(email=email, name=name, password=password_hash)
    _settings(cast)
    for setting in cast.settings.values():
        _calendar(setting, today)
    _classes(cast)
    _roles(cast)
    return cast


def school_year(today: date) -> int:
    """The year in which the current school year began."""
    return today.year if today.month >= SEPTEMBER else today.year - 1


def _settings(cast: Cast) -> None:
    for short, urn, name, phase, kind in (
        ("hawthorn", "990001", "Hawthorn Primary", "Primary", "Community school"),
        ("ridgeway", "990002", "Ridgeway School", "Secondary", "Academy converter"),
        ("larch", "990003", "Larch School", "Not applicable", "Community special school"),
        ("college", "990004", "Northmoor College", "16 plus", "Further education"),
    ):
        cast.settings[short] = Setting.objects.create(
            urn=urn, area=cast.area, name=name, phase=phase, type=kind, status="Open", town="Northmoor"
        )


def _calendar(setting: Setting, today: date) -> None:
    """This school year and the one before, by half-terms, with a training day and the bank holidays.

    From April on the next one too: schools publish it in spring, and what is arranged in July falls into it.
    """
    year = school_year(today)
    years = (year - 1, year, year + 1) if APRIL <= today.month < SEPTEMBER else (year - 1, year)
    for start in years:
        for name, first, last in half_terms(start):
            Term.objects.create(setting=setting, name=name, starts_on=first, ends_on=last)
        long_ago = date(start - 1, 6, 1)
        Closure.objects.create(
            setting=setting,
            on=date(start, 9, 4) if date(start, 9, 4).weekday() < 5 else date(start, 9, 6),
            kind=Closure.Kind.INSET,
            reason="Staff training day",
            known_on=long_ago,
        )
    for name, begins, ends in (
        ("Registration", time(8, 45), time(9, 0)),
        ("Period 1", time(9, 0), time(10, 15)),
        ("Period 2", time(10, 30), time(12, 0)),
        ("Period 3", time(13, 0), time(14, 0)),
        ("Period 4", time(14, 15), time(15, 15)),
    ):
        Period.objects.create(setting=setting, name=name, starts_at=begins, ends_at=ends)


def half_terms(year: int) -> Iterator[tuple[str, date, date]]:
    """The six stretches of a school year that begins in `year`, Monday to Friday."""
    yield from (
        ("September to October", date(year, 9, 3), date(year, 10, 23)),
        ("November to December", date(year, 11, 2), date(year, 12, 18)),
        ("January to February", date(year + 1, 1, 4), date(year + 1, 2, 12)),
        ("February to March", date(year + 1, 2, 22), date(year + 1, 3, 26)),
        ("April to May", date(year + 1, 4, 12), date(year + 1, 5, 28)),
        ("June to July", date(year + 1, 6, 7), date(year + 1, 7, 21)),
    )


def _classes(cast: Cast) -> None:
    began = date(school_year(cast.today), 9, 1)
    hawthorn, ridgeway = cast.settings["hawthorn"], cast.settings["ridgeway"]
    for short, setting, name, year in (
        ("5H", hawthorn, "5H", "5"),
        ("1B", hawthorn, "1B", "1"),
        ("8R", ridgeway, "8R", "8"),
    ):
        cast.classes[short] = TeachingClass.objects.create(
            setting=setting, name=name, year_group=year, starts_on=began
        )
    for first, last, sex in CLASSMATES:
        _pupil(cast, first, last, sex, "5H", "5", age=9)
    for first, last, sex in SECONDARY_PUPILS:
        _pupil(cast, first, last, sex, "8R", "8", age=12)
    _pupil(cast, "Rosa", "Lind", "F", "1B", "1", age=5)
    callum = _child(cast, "Callum", "Reid", "M", 17)
    Enrolment.objects.create(child=callum, setting=cast.settings["college"], year_group="13", starts_on=began)


def _pupil(cast: Cast, first: str, last: str, sex: str, group: str, year: str, *, age: int) -> None:
    child = _child(cast, first, last, sex, age)
    teaching_class = cast.classes[group]
    since = date(school_year(cast.today) - 1, 9, 1)
    Enrolment.objects.create(child=child, setting=teaching_class.setting, year_group=year, starts_on=since)
    ClassMembership.objects.create(
        child=child, teaching_class=teaching_class, starts_on=teaching_class.starts_on
    )


def _child(cast: Cast, first: str, last: str, sex: str, age: int) -> Child:
    born = date(school_year(cast.today) - age, 3, 1) + timedelta(days=len(cast.children) * 5 % 120)
    child = Child.objects.create(first_name=first, last_name=last, sex=sex, born_on=born)
    cast.children[first.lower()] = child
    return child


def _roles(cast: Cast) -> None:
    hawthorn, ridgeway = cast.settings["hawthorn"], cast.settings["ridgeway"]
    for who, kind, setting in (
        ("ruth", RoleKind.SENCO, hawthorn),
        ("helen", RoleKind.HEAD, hawthorn),
        ("grace", RoleKind.SENCO, ridgeway),
    ):
        PlaceRole.objects.create(
            **_held(cast, who, kind), setting=setting, evidence="Appointed by the governors"
        )
    for who, kind, team in (
        ("lin", RoleKind.AREA_DATA, "Council data team"),
        ("lin", RoleKind.CONSULTATION_LEAD, "Asked by the council to run its conversation"),
        ("lin", RoleKind.CAMPAIGNER, "Asked by the council to give campaigns room"),
        ("anita", RoleKind.ANALYST, "Asked by the council to read what people answer"),
    ):
        PlaceRole.objects.create(**_held(cast, who, kind), area=cast.area, evidence=team)
    for who, kind in (("priya", RoleKind.PLAN_COORDINATOR), ("anita", RoleKind.CASEWORK_MANAGER)):
        PlaceRole.objects.create(
            **_held(cast, who, kind, years=2), area=cast.area, evidence="Council SEND team"
        )
    PlaceRole.objects.create(
        **_held(cast, "neil", RoleKind.PLAN_COORDINATOR), area=cast.other_area, evidence="Council SEND team"
    )
    cast.forum = Organisation.objects.create(area=cast.area, name="Northmoor Parent Carer Forum")
    PlaceRole.objects.create(
        **_held(cast, "sam", RoleKind.CAMPAIGNER), organisation=cast.forum, evidence="Minutes of the Forum"
    )
    for who, kind in (("dan", RoleKind.CLASS_TEACHER), ("meera", RoleKind.TEACHING_ASSISTANT)):
        ClassRole.objects.create(
            **_held(cast, who, kind), teaching_class=cast.classes["5H"], evidence="Timetable"
        )
    _around_ayo(cast)
    _around(cast, "tola", "funmi", RoleKind.PARENT, "Mother", evidence="Birth certificate seen", pr=True)
    _around(cast, "zara", "omar", RoleKind.PARENT, "Father", evidence="Birth certificate seen", pr=True)
    _around(cast, "callum", "callum", RoleKind.YOUNG_PERSON, "Himself", evidence="Over 16, in person")


def _around_ayo(cast: Cast) -> None:
    _around(cast, "ayo", "funmi", RoleKind.PARENT, "Mother", evidence="Birth certificate seen", pr=True)
    _around(
        cast, "ayo", "joanna", RoleKind.SPECIALIST, "Speech and language therapist", evidence="NHS referral"
    )
    _around(cast, "ayo", "priya", RoleKind.PLAN_COORDINATOR, "Plan coordinator", evidence="Council file")
    _around(cast, "ayo", "sam", RoleKind.HELPER, "Advocate", evidence="Let in by Funmi Bello", days=90)
    ChildRole.objects.create(
        child=cast.children["ayo"],
        kind=RoleKind.RELATION,
        name="Tunde Bello",
        described_as="Grandfather, collects him on Fridays",
        starts_on=date(school_year(cast.today) - 1, 9, 1),
        evidence="Told by Funmi Bello",
        given_at=cast.now,
    )


def _around(
    cast: Cast,
    child: str,
    who: str,
    kind: RoleKind,
    described_as: str,
    *,
    evidence: str,
    pr: bool = False,
    days: int | None = None,
) -> None:
    ChildRole.objects.create(
        **_held(cast, who, kind),
        child=cast.children[child],
        name=cast.people[who].name,
        described_as=described_as,
        evidence=evidence,
        parental_responsibility=pr,
    )
    if days is not None:
        ChildRole.objects.filter(account=cast.people[who], kind=kind).update(
            ends_on=cast.today + timedelta(days=days)
        )


def _held(cast: Cast, who: str, kind: RoleKind, years: int = 1) -> dict[str, object]:
    """A role since the first of September so many school years ago: officers are told of older cases."""
    since = date(school_year(cast.today) - years, 9, 1)
    return {"account": cast.people[who], "kind": kind, "starts_on": since, "given_at": cast.now}
