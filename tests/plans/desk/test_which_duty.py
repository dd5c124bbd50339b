"""Which-duty questions that were begun and not finished stand on the desk until they are."""

from __future__ import annotations

from datetime import timedelta

import lxml.html
import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.plans.actions.duty import answer_question, begin_walk, record_finding
from goldenthread.plans.models import DutyWalk, PlanVersion
from goldenthread.plans.queries.desk import Matter, desk
from goldenthread.plans.queries.duty import open_walk
from tests.cast import NOW, signed_in, the_cast, viewer
from tests.plans.delivery import made

pytestmark = pytest.mark.django_db

BEGUN = NOW - timedelta(days=17)
ENOUGH = {
    "learning": "no", "disability": "no", "disadvantage": "no", "provision": "no",
    "therapy": "no", "assessment": "no",
}  # fmt: skip


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def begun(cast: Cast, short: str = "ayo", *, days: int = 0) -> DutyWalk:
    return begin_walk(child=cast.children[short], by=cast.people["ruth"], at=BEGUN + timedelta(days=days))


def finished(cast: Cast, walk: DutyWalk) -> None:
    about = {"child": cast.children["ayo"], "walk_id": walk.id, "by": cast.people["ruth"], "at": NOW}
    for question, choice in ENOUGH.items():
        answer_question(question=question, choice=choice, **about)
    record_finding(adjustments=[], **about)


def shown(cast: Cast, who: str) -> tuple[str, list[str]]:
    """What their desk says, and where its links lead."""
    page = lxml.html.document_fromstring(signed_in(cast, who).get("/desk/").content.decode())
    (main,) = page.xpath("//main")
    return " ".join(main.text_content().split()), main.xpath(".//a/@href")


def test_it_says_since_when_by_whom_and_leads_on(cast: Cast) -> None:
    walk = begun(cast)
    said, links = shown(cast, "ruth")
    assert "Which duty?" in said
    assert "Not finished: begun 3 November by Ruth Palmer." in said
    assert f"/children/{walk.child_id}/duty/{walk.id}/" in links


def test_the_head_who_may_not_answer_them_is_led_to_what_was_found(cast: Cast) -> None:
    walk = begun(cast)
    said, links = shown(cast, "helen")
    assert ("Carry on" in said, "See it" in said) == (False, True)
    assert f"/children/{walk.child_id}/duty/" in links


def test_another_school_does_not_see_it(cast: Cast) -> None:
    begun(cast)
    assert desk(viewer(cast, "grace")).counts[Matter.WHICH_DUTY] == 0


def test_it_is_gone_when_there_is_a_finding(cast: Cast) -> None:
    walk = begun(cast)
    assert desk(viewer(cast, "ruth")).counts[Matter.WHICH_DUTY] == 1
    finished(cast, walk)
    assert desk(viewer(cast, "ruth")).counts[Matter.WHICH_DUTY] == 0


def test_one_that_was_begun_again_is_not_waited_for(cast: Cast) -> None:
    begun(cast)
    again = begun(cast, days=1)
    assert [item.id for item in desk(viewer(cast, "ruth")).items] == [again.id]
    finished(cast, again)
    assert [*desk(viewer(cast, "ruth")).items] == []
    assert open_walk(cast.children["ayo"].id) is None


def test_a_late_review_is_the_senco_s_to_arrange_and_the_head_s_to_see(cast: Cast) -> None:
    made.promised(cast)
    PlanVersion.objects.update(review_due_on=NOW.date() - timedelta(days=9))
    child = cast.children["ayo"].id
    for who, words, leads_to in (
        ("ruth", "Offer a date", f"/children/{child}/reviews/arrange/"),
        ("helen", "See it", f"/children/{child}/reviews/"),
    ):
        said, links = shown(cast, who)
        assert (words in said, leads_to in links) == (True, True), who
