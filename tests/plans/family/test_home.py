"""A family's first page: of each child what is happening, what is next, what was promised, who to ask."""

from __future__ import annotations

from datetime import date
from typing import Any

import lxml.html
import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import AuditEntry
from goldenthread.people.models import ChildRole
from goldenthread.plans.actions.accounts import work_out_accounts
from goldenthread.plans.actions.concerns import raise_concern
from goldenthread.plans.actions.together import answer_response, respond
from goldenthread.plans.models import Response
from tests.cast import NOW, signed_in, the_cast
from tests.counting import queries_of
from tests.plans.delivery import made
from tests.plans.plan import made as plans
from tests.plans.reviews import made as reviews

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def cards(cast: Cast, who: str = "funmi") -> dict[str, dict[str, str]]:
    """By child, what each line of the card says under its heading."""
    page = lxml.html.fromstring(signed_in(cast, who).get("/family/").content)
    found: dict[str, dict[str, str]] = {}
    for card in page.xpath('//section[@class="card"]'):
        lines = found[card.xpath("string(h2)")] = {}
        for line in card.xpath(".//li"):
            about = line.xpath("string(b)")
            lines[about] = line.xpath("normalize-space()").removeprefix(about)
    return found


def also(cast: Cast, who: str, short: str) -> None:
    """The same role of this person for another child."""
    role = ChildRole.objects.filter(account=cast.people[who]).first()
    assert role is not None
    role.id, role.child = new_id(), cast.children[short]
    role.save(force_insert=True)


def page_of(cast: Cast, short: str, who: str) -> str:
    text = lxml.html.fromstring(
        signed_in(cast, who).get(f"/children/{cast.children[short].id}/family/").content
    ).text_content()
    return " ".join(text.split())


def said_to(cast: Cast, version: Any, answer: str) -> Response:
    return respond(
        child=cast.children["ayo"], version_id=version.id, answer=Response.Answer(answer),
        reasons="Too little.", by=cast.people["funmi"], at=NOW,
    )  # fmt: skip


def test_two_children_stand_side_by_side_with_what_each_has(cast: Cast) -> None:
    line = made.promised(cast)
    made.recorded(cast, line, date(2026, 11, 12))
    work_out_accounts(setting_id=cast.settings["hawthorn"].id, at=NOW)
    reviews.arranged(cast)
    assert cards(cast) == {
        "Ayo Bello": {
            "Now": "Word map. The plan has been in force since 3 September 2026.",
            "Next": "Plan review on Thursday 10 December, 3.30pm, at school.",
            "Promised and happened": "To 20 November: 1 of 11 sessions happened; 10 not recorded.",
            "Who to ask": "Ruth Palmer, SENCO.",
        },
        "Tola Bello": {
            "Now": "No Individual Support Plan is in force.",
            "Next": "Nothing is arranged.",
            "Who to ask": "Grace Adeyemi, SENCO.",
        },
    }
    assert AuditEntry.objects.get(what="read a list of children").children == [
        f"{cast.children[short].id}" for short in ("ayo", "tola")
    ]


def test_a_draft_says_at_each_turn_whose_move_it_is(cast: Cast) -> None:
    version = plans.shared(cast)
    assert (
        cards(cast)["Ayo Bello"]["Now"]
        == "No Individual Support Plan is in force. Nothing in the draft has started yet."
    )
    assert cards(cast)["Ayo Bello"]["Draft"].startswith("A draft of the plan was shared on 20 November 2026.")
    nexts = [cards(cast)["Ayo Bello"]["Next"]]
    response = said_to(cast, version, "in_part")
    nexts.append(cards(cast)["Ayo Bello"]["Next"])
    answer_response(
        child=cast.children["ayo"], response_id=response.id, words="More.", by=cast.people["ruth"], at=NOW
    )
    nexts.append(cards(cast)["Ayo Bello"]["Next"])
    assert nexts == [
        "Tell the school what you think of the draft. Nothing is agreed by silence.",
        "On 20 November you said: “I agree in part.” The school answers you.",
        "On 20 November you said: “I agree in part.” The school can put the plan in force.",
    ]
    shown = page_of(cast, "ayo", "funmi")
    assert [words in shown for words in (nexts[-1], "Read the draft again", "A draft for you to read")] == [
        True,
        True,
        False,
    ]


def test_a_worry_is_told_with_the_day_by_which_it_is_answered_to_whoever_raised_it(cast: Cast) -> None:
    raise_concern(child=cast.children["tola"], words="She hides at lunch.", by=cast.people["funmi"], at=NOW)
    assert cards(cast)["Tola Bello"]["Next"] == "You get an answer to what worries you by 4 December."
    assert "On 20 November you said: “She hides at lunch.” The school is looking" in page_of(
        cast, "tola", "funmi"
    )
    assert "By 4 December 2026 you get an answer" in page_of(cast, "tola", "funmi")
    assert "She hides at lunch." not in page_of(cast, "tola", "grace")


def test_a_helper_is_not_asked_for_what_the_family_thinks(cast: Cast) -> None:
    plans.shared(cast)
    also(cast, "sam", "zara")
    assert cards(cast, "sam")["Ayo Bello"]["Next"] == (
        "The family tells the school what they think of the draft. Nothing is agreed by silence."
    )


def test_who_to_ask_says_about_what(cast: Cast) -> None:
    shown = page_of(cast, "ayo", "funmi")
    assert "Dan Okafor, class teacherAbout the school day" in shown
    assert "Ruth Palmer, SENCOAbout the plan, and anything that worries you" in shown


def test_who_looked_names_others_and_not_the_reader(cast: Cast) -> None:
    for who in ("dan", "funmi", "funmi"):
        page_of(cast, "ayo", who)
    looked = page_of(cast, "ayo", "funmi").split("Who has looked at Ayo’s record")[1]
    assert ("Dan Okafor Opened the family page" in looked, "Funmi Bello" in looked) == (True, False)


def test_the_page_takes_the_same_queries_for_three_children_as_for_two(cast: Cast) -> None:
    funmi = signed_in(cast, "funmi")
    two = queries_of(funmi, "/family/")
    also(cast, "funmi", "zara")
    assert (two, queries_of(funmi, "/family/")) == (20, 20)
