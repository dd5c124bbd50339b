"""Where the council's cases wait: each number is that of its list; many cases passed on at once."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from goldenthread.casework.models import Case, Handover, KeptClock
from goldenthread.casework.queries.managing import Narrowed, open_cases, standing_of
from goldenthread.casework.states import OPEN
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry, Notice
from tests.casework import made
from tests.cast import TODAY, signed_in, the_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = the_cast()
    made.requested(cast, "ayo", days=50, officer="priya", team="Early years")
    made.requested(cast, "zara", days=10, officer="priya")
    made.requested(cast, "rosa", days=3)
    return cast


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_number_is_that_of_its_list(cast: Cast) -> None:
    areas = [cast.area.id]
    found = standing_of(areas, TODAY)
    for by, tallies in (
        ("stage", found.stages), ("officer", found.officers), ("team", found.teams), ("weeks", found.weeks),
    ):  # fmt: skip
        assert sum(one.cases for one in tallies) == 3
        for one in tallies:
            for late, number in (("", one.cases), ("late", one.late), ("excused", one.excused)):
                assert len(open_cases(areas, Narrowed(**{by: one.key, "late": late}), TODAY)) == number
    assert (found.total().cases, found.total().late, found.total().excused) == (3, 1, 0)


def test_the_numbers_are_those_of_the_clocks_themselves(cast: Cast) -> None:
    made.requested(cast, "kofi", days=160, officer="anita")
    made.assessing(cast, "tola")
    counted: dict[str, list[int]] = {}
    for case in Case.objects.filter(area=cast.area, state__in=OPEN):
        clocks = KeptClock.objects.filter(case=case, who="COUNCIL").order_by("due", "limit")
        first = clocks.first()
        is_late = first is not None and first.due < TODAY
        found = counted.setdefault(case.state, [0, 0, 0])
        found[0] += 1
        found[1] += is_late and not first.excused
        found[2] += is_late and first.excused
    shown = {one.key: [one.cases, one.late, one.excused] for one in standing_of([cast.area.id], TODAY).stages}
    assert shown == counted
    assert sum(late for _, late, _ in counted.values()) >= 2


def test_a_clock_of_somebody_else_makes_no_case_of_the_council_late(cast: Cast) -> None:
    assert standing_of([cast.other_area.id], TODAY).total().cases == 0


def test_the_first_page_names_no_child_and_a_list_does(cast: Cast) -> None:
    anita = signed_in(cast, "anita")
    assert "Rosa" not in read(anita, "/managing/")
    late = read(anita, "/managing/cases/?late=late")
    assert "Ayo Bello" in late
    assert "Zara" not in late
    assert "Priya Nair has it" in late
    entry = AuditEntry.objects.get(what="read the council’s cases")
    assert entry.children == [str(cast.children["ayo"].id)]


@pytest.mark.parametrize("query", ["officer=x", "officer=%00", "stage=x&weeks=y&late=z", "page=99", "team=x"])
def test_an_address_that_nobody_made_is_no_fault(cast: Cast, query: str) -> None:
    read(signed_in(cast, "anita"), f"/managing/cases/?{query}")


def test_questions_to_the_database_do_not_grow(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        standing_of([cast.area.id], TODAY)


def passing(cast: Cast, **changes: object) -> dict[str, object]:
    sent = {"states": ["asked"], "to": str(cast.people["anita"].id), "reason": "Priya leaves on Friday."}
    return sent | changes


def test_all_cases_of_an_officer_go_at_once_each_with_its_record(cast: Cast) -> None:
    priya, anita = cast.people["priya"], cast.people["anita"]
    answer = signed_in(cast, "anita").post(f"/managing/officers/{priya.id}/pass/", passing(cast), follow=True)
    assert "2 cases of Priya Nair passed on" in answer.content.decode()
    assert Case.objects.filter(coordinator=anita).count() == 2
    passed = AuditEntry.objects.filter(what="passed a case on", account=anita)
    assert {(one.child_id, one.why) for one in passed} == {
        (cast.children[name].id, "Priya leaves on Friday.") for name in ("ayo", "zara")
    }


def test_cover_leaves_the_cases_where_they_are_and_the_one_who_covers_is_told_once(cast: Cast) -> None:
    anita, priya = cast.people["anita"], cast.people["priya"]
    made.requested(cast, "callum", days=5, officer="anita")
    until = {"until-day": "4", "until-month": "12", "until-year": "2026"}
    sent = passing(cast, to=str(priya.id), reason="Leave.") | until
    Notice.objects.all().delete()
    signed_in(cast, "anita").post(f"/managing/officers/{anita.id}/pass/", sent)
    assert Case.objects.get(child=cast.children["callum"]).coordinator == anita
    assert Handover.objects.filter(to=priya, until__isnull=False).count() == 1
    assert "1 case of Anita Rowe to cover until 4 December 2026. Leave." in Notice.objects.get().what_changed


@pytest.mark.parametrize(
    "changes, says",
    [
        ({"reason": ""}, "Say why"),
        ({"states": []}, "Choose at least one stage"),
        ({"to": "team"}, "name the team"),
        ({"to": ""}, "Choose who will have them"),
    ],
)
def test_what_is_not_whole_passes_nothing_on(cast: Cast, changes: dict[str, object], says: str) -> None:
    priya = cast.people["priya"]
    answer = signed_in(cast, "anita").post(f"/managing/officers/{priya.id}/pass/", passing(cast, **changes))
    assert says in answer.content.decode()
    assert Case.objects.filter(coordinator=priya).count() == 2
