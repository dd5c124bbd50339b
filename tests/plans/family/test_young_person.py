"""A young person who signs in is spoken to: “your plan”, “you were away”. Others read of them by name."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

import pytest
from django.test import Client

from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.demonstration.plans import DOING, promise, small_plan
from goldenthread.foundation.permissions import RoleKind
from goldenthread.law.deliveries import Reason, Status
from goldenthread.people.models import ChildRole
from goldenthread.places.models import PlaceRole
from goldenthread.plans.actions.concerns import raise_concern
from goldenthread.plans.actions.delivery import Entry, record_session
from goldenthread.plans.actions.drafts import open_draft
from goldenthread.plans.actions.force import put_in_force
from goldenthread.plans.actions.reviews import arrange_review
from goldenthread.plans.actions.sharing import share
from goldenthread.plans.actions.together import respond
from goldenthread.plans.actions.what_happened import WhatHappened
from goldenthread.plans.actions.whole_plan import open_whole_plan
from goldenthread.plans.models import Provision, Response
from tests.cast import NOW, TODAY, signed_in, the_cast

pytestmark = pytest.mark.django_db
THURSDAY = TODAY - timedelta(days=1)
PLAN = small_plan(
    "I want to work with engines.", DOING, "Losing track of kit", "Brings what the day needs", "4 days of 5",
    promise("Morning plan", "Tutor", "3", "08:45", 10),
)  # fmt: skip


@pytest.fixture
def cast() -> Cast:
    cast = the_cast()
    PlaceRole.objects.create(
        account=cast.people["grace"], kind=RoleKind.SENCO, setting=cast.settings["college"],
        starts_on=date(2025, 9, 1), evidence="Appointed", given_at=NOW,
    )  # fmt: skip
    ChildRole.objects.create(
        child=cast.children["callum"], kind=RoleKind.KEY_ADULT, name="Tess Hill", described_as="Tutor",
        starts_on=date(2025, 9, 1), evidence="Timetable", given_at=NOW,
    )  # fmt: skip
    return cast


@pytest.fixture
def addresses(cast: Cast) -> dict[str, str]:
    """A session of his plan was missed, as he was away; there is a next version, a review and a concern."""
    about = {"child": cast.children["callum"], "by": cast.people["grace"], "at": NOW}
    his = about | {"by": cast.people["callum"]}
    first = share(version_id=open_whole_plan(plan=PLAN, brought_from="paper", **about).id, **about)
    respond(version_id=first.id, answer=Response.Answer.AGREE, **his)
    put_in_force(version_id=first.id, on=date(2026, 11, 2), why="Agreed on paper", **about)
    line = Provision.objects.get(version=first)
    missed = WhatHappened(Status.MISSED, reason=Reason.CHILD_ABSENT)
    entry = Entry(cast.children["callum"], line.strand, THURSDAY, 0, missed)
    record_session(entry=entry, by=cast.people["grace"], at=NOW)
    second = share(version_id=open_draft(**about).id, **about)
    review = arrange_review(
        on=TODAY + timedelta(days=7), starts_at=time(9), where="at college", with_whom="Tutor", **about
    )
    concern = raise_concern(words="It is too loud there.", **his)
    home = f"/children/{cast.children['callum'].id}"
    return {
        "family": f"{home}/family/",
        "looks": f"{home}/looks/",
        "plan": f"{home}/plan/",
        "versions": f"{home}/plan/versions/",
        "compare": f"{home}/plan/compare/",
        "shared": f"{home}/plan/shared/",
        "comment": f"{home}/plan/shared/{second.id}/comment/",
        "respond": f"{home}/plan/shared/{second.id}/answer/",
        "account": f"{home}/account/{line.strand}/",
        "sessions": f"{home}/account/{line.strand}/sessions/",
        "reviews": f"{home}/reviews/",
        "review": f"{home}/reviews/{review.id}/",
        "duty": f"{home}/duty/",
        "documents": f"{home}/plan/documents/",
        "concern": f"/concerns/{concern.id}/",
    }


def main_of(client: Client, address: str) -> str:
    """The words of the page, with its title and without its markup."""
    page = client.get(address).content.decode()
    title, main = page[page.index("<title>") : page.index("</title>")], page[page.index("<main") :]
    return " ".join(re.sub(r"<[^>]+>", " ", title + main).split())


SAID = [
    ("family", "You have a plan.", "Callum has a plan."),
    ("family", "Read your plan", "Read Callum’s plan"),
    ("family", "Who has looked at your record", "Who has looked at Callum’s record"),
    ("plan", "Your Individual Support Plan", "Callum’s Individual Support Plan"),
    ("plan", "What you want", "What Callum wants"),
    ("plan", "Who knows you", "Who knows Callum"),
    ("plan", "Missed: You were away (19 November)", "Missed: Callum was away (19 November)"),
    ("plan", "More about you", "More about Callum"),
    ("account", "You have had 0 of the 30 minutes promised.", "Callum has had 0 of the 30 minutes promised."),
    ("account", "You were away", "Callum was away"),
    ("sessions", "“did not happen”, you were away", "“did not happen”, Callum was away"),
    ("reviews", "Your reviews", "Callum’s reviews"),
    ("review", "Review of your plan", "Review of Callum’s plan"),
    ("concern", "A concern about you", "A concern about Callum"),
]


@pytest.mark.parametrize("page, to_him, to_others", SAID)
def test_he_is_spoken_to_and_others_read_of_him(
    cast: Cast, addresses: dict[str, str], page: str, to_him: str, to_others: str
) -> None:
    his, theirs = (main_of(signed_in(cast, who), addresses[page]) for who in ("callum", "grace"))
    assert [to_him in his, to_others in theirs] == [True, True]


def test_no_page_of_his_speaks_of_him_by_his_first_name(cast: Cast, addresses: dict[str, str]) -> None:
    callum = signed_in(cast, "callum")
    found = {
        name: re.findall(r".{20}Callum(?! Reid).{20}", main_of(callum, at)) for name, at in addresses.items()
    }
    assert {name: words for name, words in found.items() if words} == {}


def test_on_paper_others_read_so_he_stands_there_by_name(cast: Cast, addresses: dict[str, str]) -> None:
    page = main_of(signed_in(cast, "callum"), f"{addresses['plan']}profile/")
    assert "What Callum wants" in page
