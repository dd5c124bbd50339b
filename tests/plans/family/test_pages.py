"""The family's own pages: their children and nothing else, the account, helpers let in for a time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from goldenthread.casework.models import Case
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation import audit
from goldenthread.foundation.models import Account, AuditEntry, Notice
from goldenthread.people.models import ChildRole, Enrolment
from goldenthread.plans.models import DeliveryRecord
from tests.casework.made import requested
from tests.cast import NOW, TODAY, signed_in, the_cast
from tests.plans.delivery import made
from tests.plans.plan import made as plans
from tests.plans.reviews.made import arranged

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def home(cast: Cast, rest: str = "family/", short: str = "ayo") -> str:
    return f"/children/{cast.children[short].id}/{rest}"


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def at_hour(settings: Settings, hour: int) -> datetime:
    settings.STOPPED_CLOCK = NOW.replace(hour=hour)
    return settings.STOPPED_CLOCK


def test_a_parent_of_children_in_two_schools_sees_both_and_nobody_else(cast: Cast) -> None:
    tola = cast.children["tola"]
    Enrolment.objects.filter(child=tola).update(setting=cast.settings["college"])
    shown = page(signed_in(cast, "funmi"), "/family/")
    assert [name in shown for name in ("Ayo Bello", "Tola Bello", "Northmoor College")] == [True] * 3
    others = [child for short, child in cast.children.items() if short not in ("ayo", "tola")]
    assert [f"{child.first_name} {child.last_name}" in shown for child in others] == [False] * len(others)
    page(signed_in(cast, "funmi"), home(cast, short="zara"), 404)


def test_a_child_on_no_roll_stays_with_the_family(cast: Cast) -> None:
    Enrolment.objects.filter(child=cast.children["zara"]).update(ends_on=TODAY)
    assert signed_in(cast, "omar").get("/family/")["Location"] == home(cast, short="zara")


@pytest.mark.parametrize("who, heading", [("funmi", "Your children"), ("priya", "Children you help")])
def test_the_list_says_whose_the_children_are(cast: Cast, who: str, heading: str) -> None:
    assert f'<h1 class="govuk-heading-xl">{heading}</h1>' in page(signed_in(cast, who), "/family/")


def test_a_specialist_is_led_to_the_plan_of_each_child_they_work_with(cast: Cast) -> None:
    shown = page(signed_in(cast, "joanna"), "/family/")
    assert "<title>Children you work with" in shown
    assert f'href="/children/{cast.children["ayo"].id}/plan/">Ayo Bello' in shown


def test_staff_are_family_to_nobody(cast: Cast) -> None:
    assert "No child’s record is open to you now." in page(signed_in(cast, "ruth"), "/family/")


@pytest.mark.parametrize("hour", [9, 17, 18])
def test_a_session_of_today_counts_only_when_the_day_is_over(
    cast: Cast, settings: Settings, hour: int
) -> None:
    line = made.promised(cast, weekdays="4", starts_on=date(2026, 9, 1))
    fridays = [date(2026, 9, 11) + timedelta(days=7 * week) for week in range(11)]
    for day in fridays:
        if day != TODAY and not date(2026, 10, 24) <= day <= date(2026, 11, 1):
            made.recorded(cast, line, day)
    at_hour(settings, hour)
    shown = page(signed_in(cast, "funmi"), home(cast))
    happened = DeliveryRecord.objects.count()
    promised = happened + (hour >= 18)
    assert (
        f"Ayo has a plan. {happened} of {promised} sessions happened{'; 1 not recorded' * (hour >= 18)}."
        in shown
    )


def test_a_child_without_a_plan_has_a_page_that_says_so(cast: Cast) -> None:
    shown = page(signed_in(cast, "omar"), home(cast, short="zara"))
    assert "Zara has no Individual Support Plan in force." in shown
    assert "Say what worries you" in shown


def test_independent_help_says_where_it_is_found(cast: Cast) -> None:
    shown = page(signed_in(cast, "funmi"), home(cast))
    assert "Ask the council, or search for SENDIASS and the council’s name." in shown
    assert 'href="https://ipsea.org.uk/"' in shown


@pytest.mark.parametrize("who, status", [("sam", 200), ("dan", 200), ("omar", 404), ("grace", 404)])
def test_who_may_open_the_family_page(cast: Cast, who: str, status: int) -> None:
    page(signed_in(cast, who), home(cast), status)
    looks = AuditEntry.objects.filter(what="opened the family page")
    assert [look.who for look in looks] == ([cast.people[who].name] if status == 200 else [])


def test_everyone_who_looked_is_found_page_by_page_newest_first(cast: Cast) -> None:
    ayo = cast.children["ayo"].id
    for number in range(60):
        audit.record(
            what=f"read page {number}",
            by=cast.people["dan"],
            at=NOW - timedelta(minutes=number),
            child_id=ayo,
        )
    funmi = signed_in(cast, "funmi")
    first, second = (page(funmi, home(cast, f"looks/?page={number}")) for number in (1, 2))
    assert [f"Read page {number}<" in first for number in (0, 47, 59)] == [True, True, False]
    assert [f"Read page {number}<" in second for number in (0, 47, 59)] == [False, False, True]
    assert first.index("Read page 0<") < first.index("Read page 1<")
    assert 'href="?page=2"' in first
    some = funmi.get(f"/api/people/children/{ayo}/looks?most=2&after=10").json()
    assert len(some) == 2


def test_the_officer_who_has_the_case_is_somebody_to_ask(cast: Cast) -> None:
    opened = requested(cast, "callum", days=20, officer="priya")
    asked = "About an EHC assessment or plan, at the council"
    callum = signed_in(cast, "callum")
    assert [words in page(callum, home(cast, short="callum")) for words in ("Priya Nair", asked)] == [
        True
    ] * 2
    Case.objects.filter(id=opened.id).update(state="withdrawn", due=None)
    assert asked not in page(callum, home(cast, short="callum"))


def test_a_parent_lets_a_helper_in_for_a_time_and_ends_it(cast: Cast) -> None:
    client = signed_in(cast, "funmi")
    sent = {"name": "Ada Obi", "email": "Ada@example.org", "described_as": "my sister", "how_long": "14"}
    assert client.post(home(cast, "let-in/"), sent)["Location"] == home(cast)
    ada = Account.objects.get(email="ada@example.org")
    role = ChildRole.objects.get(account=ada)
    assert (role.ends_on, role.kind, ada.has_usable_password()) == (date(2026, 12, 4), "helper", False)
    assert Notice.objects.get(account=ada).what_changed == (
        "Funmi Bello has let you see Ayo’s record until 4 December 2026."
    )
    assert "Ada Obi is already let in." in client.post(home(cast, "let-in/"), sent).content.decode()
    helper = Client()
    helper.force_login(ada)
    page(helper, home(cast))
    client.post(home(cast, "let-in/end/"), {"account": str(ada.id)})
    page(helper, home(cast), 404)
    assert ChildRole.objects.get(account=ada).ends_on == TODAY


@pytest.mark.parametrize(
    "change, fault",
    [
        ({"name": ""}, "Enter their name"),
        ({"email": "funmi.bello@example.org"}, "This is your own address."),
        ({"how_long": "9999"}, "Choose for how long"),
    ],
)
def test_letting_in_says_what_is_wrong(cast: Cast, change: dict[str, str], fault: str) -> None:
    before = ChildRole.objects.count()
    sent = {"name": "Ada Obi", "email": "ada@example.org", "described_as": "my sister", "how_long": "14"}
    answer = signed_in(cast, "funmi").post(home(cast, "let-in/"), sent | change)
    assert fault in answer.content.decode()
    assert ChildRole.objects.count() == before


def test_ending_reaches_only_the_helpers_of_this_child(cast: Cast) -> None:
    client = signed_in(cast, "funmi")
    before = list(ChildRole.objects.order_by("id").values_list("id", "ends_on"))
    for who, short in (("sam", "tola"), ("omar", "ayo"), ("joanna", "ayo")):
        sent = {"account": str(cast.people[who].id)}
        assert client.post(home(cast, "let-in/end/", short), sent).status_code == 404
    assert list(ChildRole.objects.order_by("id").values_list("id", "ends_on")) == before


@pytest.mark.parametrize("who, status", [("sam", 403), ("dan", 403), ("omar", 404)])
def test_only_a_parent_lets_in(cast: Cast, who: str, status: int) -> None:
    client = signed_in(cast, who)
    for rest in ("let-in/", "let-in/end/"):
        page(client, home(cast, rest), status)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_however_much_support(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    version = made.draft(cast.children["ayo"], cast.settings["hawthorn"], cast.people["ruth"])
    for number in range(count):
        made.provision(version, f"Word map {number}")
    made.put_in_force(version)
    client = signed_in(cast, "funmi")
    with django_assert_num_queries(36):
        client.get(home(cast))


@pytest.mark.parametrize(
    "who, day, said",
    [
        ("funmi", TODAY, "Please tell us by Friday 11 December."),
        ("funmi", date(2026, 12, 11), "You were asked to answer by 11 December 2026. You can still answer."),
        ("sam", TODAY, ""),
    ],
)
def test_a_family_reads_by_when_to_answer_a_draft(
    cast: Cast, settings: Settings, who: str, day: date, said: str
) -> None:
    plans.shared(cast)
    settings.STOPPED_CLOCK = NOW + (day - TODAY)
    shown = page(signed_in(cast, who), home(cast))
    assert [said in shown, "never agreed" in shown] == [True, bool(said)]


@pytest.mark.parametrize(
    "day, said",
    [
        (TODAY, "On 26 November we send you what happened, to read first. By 3 December, tell us what"),
        (date(2026, 11, 26), "What happened is there to read first. By 3 December, tell us what you"),
        (date(2026, 12, 4), "What happened is there to read first. Tell us what you want to talk about."),
    ],
)
def test_a_family_reads_when_it_is_sent_what_happened_before_a_review(
    cast: Cast, settings: Settings, day: date, said: str
) -> None:
    plans.in_force(cast)
    arranged(cast)
    settings.STOPPED_CLOCK = NOW + (day - TODAY)
    assert said in page(signed_in(cast, "funmi"), home(cast))
    assert said not in page(signed_in(cast, "dan"), home(cast))
