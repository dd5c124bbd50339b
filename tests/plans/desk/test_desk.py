"""The SENCO's desk: who needs something and why, the weeks, and reminders to the ticked only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import lxml.html
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.access import Viewer
from goldenthread.people.models import Enrolment
from goldenthread.plans.actions.accounts import work_out_accounts
from goldenthread.plans.actions.concerns import raise_concern
from goldenthread.plans.actions.duty import record_finding
from goldenthread.plans.actions.force import put_in_force
from goldenthread.plans.actions.together import answer_comment, answer_response, comment, respond
from goldenthread.plans.models import (
    Comment,
    CommentAnswer,
    FamilyContact,
    PlanVersion,
    Response,
    SchoolWeek,
)
from goldenthread.plans.pages.desk_counts import counts_of
from goldenthread.plans.queries.desk import Matter, desk
from tests.cast import NOW, TODAY, signed_in, the_cast, viewer
from tests.plans.delivery import made
from tests.plans.duty import made as duty
from tests.plans.plan import made as plans
from tests.plans.reviews import made as reviews

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_sessions_of_the_school_stand_by_week(cast: Cast) -> None:
    line = made.promised(cast)
    made.recorded(cast, line, date(2026, 11, 12))
    work_out_accounts(setting_id=cast.settings["hawthorn"].id, at=NOW)
    weeks = SchoolWeek.objects.order_by("-week_of").values_list("week_of", "promised", "happened")
    assert list(weeks[:2]) == [(date(2026, 11, 16), 1, 0), (date(2026, 11, 9), 1, 1)]
    shown = page(signed_in(cast, "ruth"), "/desk/")
    assert "Is support happening?" in shown
    assert "0 of 1 session happened in the week of 16 November" in shown
    assert "Worked out at 9am on 20 November 2026. What is recorded later is added overnight." in shown
    found = desk(viewer(cast, "ruth"))
    assert found.counts[Matter.NOT_RECORDED] == 10


def test_a_child_who_left_is_on_the_desk_no_more(cast: Cast) -> None:
    plans.in_force(cast)
    assert desk(viewer(cast, "ruth")).plans == 1
    Enrolment.objects.filter(child=cast.children["ayo"]).update(ends_on=TODAY)
    assert desk(viewer(cast, "ruth")).plans == 0


def test_a_concern_to_answer_is_on_the_desk_of_that_school_only(cast: Cast) -> None:
    raise_concern(child=cast.children["ayo"], words="He hides.", by=cast.people["funmi"], at=NOW)
    assert "Answer by 4 December" in page(signed_in(cast, "ruth"), "/desk/")
    assert "Ayo Bello" not in page(signed_in(cast, "grace"), "/desk/")


def test_only_the_last_answer_of_a_person_stands(cast: Cast) -> None:
    version = plans.in_force(cast)
    draft = plans.next_shared(cast)
    for answer, number in (("disagree", 1), ("agree", 0)):
        respond(
            child=cast.children["ayo"], version_id=draft.id, answer=Response.Answer(answer),
            reasons="Too little.",            by=cast.people["funmi"], at=NOW,
        )  # fmt: skip
        assert desk(viewer(cast, "ruth")).counts[Matter.DISAGREES] == number
    assert version.plan_id == draft.plan_id


def answered(cast: Cast, version: PlanVersion, answer: str) -> Response:
    return respond(
        child=cast.children["ayo"], version_id=version.id, answer=Response.Answer(answer),
        reasons="Too little.", by=cast.people["funmi"], at=NOW,
    )  # fmt: skip


def commented(cast: Cast, version: PlanVersion) -> None:
    for words in ("Earlier, please.", "And longer."):
        comment(
            child=cast.children["ayo"], version_id=version.id, words=words, by=cast.people["funmi"], at=NOW
        )


def plan_owed(cast: Cast) -> None:
    ayo, ruth = cast.children["ayo"], cast.people["ruth"]
    walk = duty.walked(cast, duty.ADJUST | {"learning": "yes", "provision": "yes"})
    record_finding(child=ayo, walk_id=walk.id, adjustments=[duty.LAPTOP], by=ruth, at=NOW)


def desk_of(cast: Cast) -> dict[str, str]:
    """What Ruth's desk says of Ayo, and where the work is done."""
    work = signed_in(cast, "ruth").get("/api/desk/").json()
    shown = page(signed_in(cast, "ruth"), "/desk/")
    return {one["matter"]: one["what"] for one in work if one["child"] in shown}


def test_a_plan_that_was_never_in_force_is_on_the_desk_at_each_turn(cast: Cast) -> None:
    """From the finding to the day it starts, somebody's next step is on the desk."""
    assert desk_of(cast) == {}
    plan_owed(cast)
    assert desk_of(cast) == {"not_begun": "a plan is owed, and nobody has begun it"}
    version = plans.shared(cast)
    waits = "the plan is with the family, and nobody has answered it"
    assert desk_of(cast) == {"with_family": waits}
    commented(cast, version)
    two = "2 comments of the family wait for an answer"
    assert desk_of(cast) == {"comment": two, "with_family": waits}
    response = answered(cast, version, "in_part")
    assert desk_of(cast) == {"comment": two, "disagrees": "the family does not simply agree with the plan"}
    answer_response(
        child=cast.children["ayo"], response_id=response.id, words="More.", by=cast.people["ruth"], at=NOW
    )
    ready = "the family has answered, and the plan is not in force yet"
    assert desk_of(cast) == {"comment": two, "answered": ready}
    answered(cast, version, "agree")
    put_in_force(child=cast.children["ayo"], version_id=version.id, by=cast.people["ruth"], at=NOW)
    assert desk_of(cast) == {"comment": two}
    for said in Comment.objects.all():
        answer_comment(
            child=cast.children["ayo"], comment_id=said.id, became=CommentAnswer.Became.NOT,
            reason="No room.", by=cast.people["ruth"], at=NOW,
        )  # fmt: skip
    assert desk_of(cast) == {}


@pytest.mark.parametrize(
    "happens, says, then",
    [
        (commented, "2 comments to answer", "/plan/comments/"),
        (lambda cast, version: answered(cast, version, "disagree"), "Too little.", "/plan/comments/"),
        (lambda cast, version: answered(cast, version, "agree"), "Family has answered", "/force/"),
        (lambda cast, version: None, "Shared on 20 November. Nobody has answered.", "/contact/"),
    ],
)
def test_the_desk_leads_to_where_it_is_done(
    cast: Cast, happens: Callable[[Cast, PlanVersion], object], says: str, then: str
) -> None:
    happens(cast, plans.shared(cast))
    ruth = signed_in(cast, "ruth")
    row = next(row for row in page(ruth, "/desk/").split('<tr role="row">') if says in row)
    links = [link.split('"')[0] for link in row.split('href="')[1:]]
    [there] = [link for link in links if then in link]
    assert page(ruth, there)


def test_a_plan_that_waits_for_nobody_is_not_reminded_of(cast: Cast) -> None:
    version = plans.shared(cast)
    ticked = {"work": [f"{cast.children['ayo'].id}:with_family"]}
    ruth = signed_in(cast, "ruth")
    assert "Ayo Bello" in ruth.post("/desk/remind/", ticked).content.decode()
    answered(cast, version, "agree")
    said = ruth.post("/desk/remind/", ticked).content.decode()
    assert "Ayo Bello" not in said
    assert "1 child you ticked has no plan that waits for the family." in said
    ruth.post("/desk/remind/", ticked | {"confirmed": "yes"})
    assert FamilyContact.objects.filter(what="reminded").count() == 0


def test_the_desk_says_when_the_family_was_reminded(cast: Cast) -> None:
    plans.shared(cast)
    ruth = signed_in(cast, "ruth")
    sent = {"work": [f"{cast.children['ayo'].id}:with_family"], "confirmed": "yes"}
    shown = ruth.post("/desk/remind/", sent, follow=True).content.decode()
    assert "1 family reminded." in shown
    assert "Reminded on 20 November." in shown


@pytest.mark.parametrize(
    "state, children",
    [
        ("", {"Ayo", "Leila"}), ("in_force", {"Leila"}), ("draft", {"Ayo"}), ("shared", set()),
        ("nonsense", set()),
    ],
)  # fmt: skip
def test_plans_are_listed_by_their_state(cast: Cast, state: str, children: set[str]) -> None:
    plans.draft(cast)
    made.promised(cast, "leila")
    shown = page(signed_in(cast, "ruth"), f"/plans/?state={state}")
    assert {name for name in ("Ayo", "Leila") if f"<b>{name} " in shown} == children


def test_the_desk_and_the_list_say_what_each_counts(cast: Cast) -> None:
    plans.draft(cast)
    made.promised(cast, "leila")
    client = signed_in(cast, "ruth")
    assert "1 plan in force in 1 school." in page(client, "/desk/")
    assert "2 children with a plan or a draft of one; 1 plan is in force." in page(client, "/plans/")
    assert "1 child with a plan: in force." in page(client, "/plans/?state=in_force")


def test_reminders_go_to_the_ticked_children_of_this_desk(cast: Cast) -> None:
    plans.in_force(cast)
    plans.next_shared(cast)
    sent = {"work": [f"{cast.children['ayo'].id}:late"], "confirmed": "yes"}
    signed_in(cast, "grace").post("/desk/remind/", sent)
    assert FamilyContact.objects.filter(what="reminded").count() == 0
    assert signed_in(cast, "ruth").post("/desk/remind/", sent)["Location"] == "/desk/"
    assert FamilyContact.objects.filter(what="reminded").count() == 1


@pytest.mark.parametrize("who", ["funmi", "dan", "omar"])
def test_whoever_answers_for_no_school_has_no_desk(cast: Cast, who: str) -> None:
    for address in ("/desk/", "/plans/"):
        page(signed_in(cast, who), address, 403)


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_takes_the_same_queries_however_many_children(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for short in ("ayo", "leila", "jack")[:count]:
        made.promised(cast, short)
        raise_concern(child=cast.children[short], words="Look.", by=cast.people["dan"], at=NOW)
    with django_assert_num_queries(11):
        desk(viewer(cast, "ruth"))


def test_a_late_review_leaves_the_desk_when_it_is_held_and_comes_back_a_year_after_it(cast: Cast) -> None:
    plans.in_force(cast)
    PlanVersion.objects.update(review_due_on=TODAY - timedelta(days=9))
    review = reviews.arranged(cast)
    found = desk(viewer(cast, "ruth")).items.urgent
    assert [(item.matter, item.arranged) for item in found] == [(Matter.LATE, review.on)]
    reviews.held(cast, review, reviews.findings_for(cast, review))
    assert desk(viewer(cast, "ruth")).items.urgent == ()
    in_a_year = Viewer(cast.people["ruth"], NOW + timedelta(days=360))
    found = desk(in_a_year).items.urgent
    assert [(item.matter, item.on, item.arranged) for item in found] == [
        (Matter.DUE, date(2027, 11, 20), None)
    ]


def test_only_lists_that_hold_something_are_counted_and_the_others_are_named(cast: Cast) -> None:
    raise_concern(child=cast.children["ayo"], words="He hides.", by=cast.people["funmi"], at=NOW)
    shown = lxml.html.fromstring(signed_in(cast, "ruth").get("/desk/").content)
    assert [box.text_content().split() for box in shown.xpath('//a[@class="count"]')] == [
        ["1", "Concerns", "to", "answer"]
    ]
    note = shown.xpath('normalize-space(//p[contains(@class, "counts__note")])')
    assert note.startswith(
        "A child can be in more than one list. Nothing is in: late, due this week, disagree"
    )


def test_six_numbers_at_most_are_large_and_no_list_is_lost() -> None:
    counts = {matter: number for number, matter in enumerate(Matter, start=1)}
    large, others = counts_of(counts, {"what": "with_family"})
    assert (len(large), [one.words for one in large[:3]]) == (
        6,
        ["Late", "Due this week", "Concerns to answer"],
    )
    assert sorted(one.number for one in (*large, *others)) == list(range(1, 12))
    assert [one.words for one in others if one.current] == ["With the family"]
