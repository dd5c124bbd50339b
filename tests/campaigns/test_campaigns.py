"""A campaign: who runs it, what it says, its timeline, and the council that can take it down."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from goldenthread.campaigns.access import campaign_for, campaigns_for, public_campaign, runners_for, who_run
from goldenthread.campaigns.actions import campaigns
from goldenthread.campaigns.actions.forgetting import forget
from goldenthread.campaigns.actions.signing import sign
from goldenthread.campaigns.models import Campaign, Signatory, TimelineEntry
from goldenthread.campaigns.queries.campaigns import campaign_page
from goldenthread.campaigns.states import State
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.access import NotPermitted, NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.foundation.permissions import RoleKind
from goldenthread.places.actions.organisations import (
    add_organisation,
    end_role_in_organisation,
    give_role_in_organisation,
)
from goldenthread.places.models import PlaceRole
from tests.campaigns.made import SIGNERS, as_sam, letter, public, signed, survey, written
from tests.cast import NOW, TODAY, viewer

pytestmark = pytest.mark.django_db


def test_who_runs_what(cast: Cast) -> None:
    assert runners_for(viewer(cast, "sam")) == [cast.forum]
    assert runners_for(viewer(cast, "lin")) == [cast.area]
    with pytest.raises(NotPermitted):
        runners_for(viewer(cast, "ruth"))


def test_an_organisation_and_a_council_each_run_their_own(cast: Cast) -> None:
    of_forum = written(cast)
    of_council = written(cast, runner=cast.area, by=cast.people["lin"])
    assert (of_forum.run_by, of_council.run_by) == ("Northmoor Parent Carer Forum", "Northmoor Council")
    assert list(campaigns_for(viewer(cast, "sam"))) == [of_forum]
    assert list(campaigns_for(viewer(cast, "lin"))) == [of_council]
    for who, other in (("sam", of_council), ("lin", of_forum), ("ruth", of_forum), ("neil", of_council)):
        with pytest.raises(NotVisible):
            campaign_for(viewer(cast, who), other.id)
    with pytest.raises(NotPermitted):
        campaign_for(viewer(cast, "anita"), of_council.id)
    assert who_run(of_forum, TODAY) == [cast.people["sam"].id]


def test_a_role_in_an_organisation_is_given_and_ended(cast: Cast) -> None:
    lin: dict[str, Any] = {"by": cast.people["lin"], "at": NOW}
    society = add_organisation(area=cast.area, name=" Swing  Society ", **lin)
    assert society.name == "Swing Society"
    with pytest.raises(Conflict):
        add_organisation(area=cast.area, name="Swing Society", **lin)
    given = give_role_in_organisation(
        organisation=society, email="grace.adeyemi@example.org", name="Grace Adeyemi",
        kind=RoleKind.CAMPAIGNER, evidence="Minutes", **lin,
    )  # fmt: skip
    assert runners_for(viewer(cast, "grace")) == [society]
    assert Notice.objects.get().account == cast.people["grace"]
    with pytest.raises(Refused):
        end_role_in_organisation(organisation=society, role_id=given.role.id, reason=" ", **lin)
    end_role_in_organisation(organisation=society, role_id=given.role.id, reason="She left.", **lin)
    with pytest.raises(NotPermitted):
        runners_for(viewer(cast, "grace"))
    with pytest.raises(NotVisible):
        end_role_in_organisation(organisation=society, role_id=given.role.id, reason="Again", **lin)


@pytest.mark.parametrize("kind", [RoleKind.SENCO, RoleKind.AREA_DATA])
def test_no_other_role_is_held_in_an_organisation(cast: Cast, kind: RoleKind) -> None:
    with pytest.raises(Refused):
        give_role_in_organisation(
            organisation=cast.forum, email="x@example.org", name="X", kind=kind, evidence="E",
            by=cast.people["lin"], at=NOW,
        )  # fmt: skip
    assert not PlaceRole.objects.filter(organisation=cast.forum, kind=kind).exists()


@pytest.mark.parametrize("change, field", [({"name": " "}, "name"), ({"purpose": ""}, "purpose")])
def test_what_is_missing_is_named(cast: Cast, change: Any, field: str) -> None:
    with pytest.raises(Refused) as refused:
        written(cast, **change)
    assert refused.value.field == field
    assert not Campaign.objects.exists()


def test_it_is_public_then_ended_and_each_only_once(cast: Cast) -> None:
    made = written(cast)
    with pytest.raises(NotVisible):
        public_campaign(made.id)
    with pytest.raises(Conflict):
        campaigns.end(campaign=made, **as_sam(cast))
    campaigns.publish(campaign=made, **as_sam(cast))
    assert public_campaign(made.id) == made
    with pytest.raises(Conflict):
        campaigns.publish(campaign=made, **as_sam(cast))
    campaigns.end(campaign=made, **as_sam(cast))
    made.refresh_from_db()
    assert campaign_page(made, NOW, TODAY).line.state is State.ENDED
    assert public_campaign(made.id) == made


def test_the_council_takes_down_what_must_not_stand_and_says_why(cast: Cast) -> None:
    made = public(cast)
    lin: dict[str, Any] = {"by": cast.people["lin"], "at": NOW}
    with pytest.raises(Refused):
        campaigns.take_down(campaign=made, why=" ", **lin)
    campaigns.take_down(campaign=made, why="It names a child.", **lin)
    with pytest.raises(NotVisible):
        public_campaign(made.id)
    told = Notice.objects.get()
    assert (told.account, told.link) == (cast.people["sam"], f"/campaigning/{made.id}/")
    assert "It names a child." in told.what_changed
    with pytest.raises(Conflict):
        campaigns.take_down(campaign=made, why="Again", **lin)
    campaigns.put_back(campaign=made, **lin)
    assert public_campaign(made.id) == made


# Dates as they stand in the timeline that this was built for.
TIMES = (
    "March 2022",
    "July 2022",
    "September 2022",
    "February 2023",
    "March 2023",
    "2023",
    "December 2023",
    "March-December 2024",
    "April 2024",
    "June – July 2024",
    "September 2024",
    "November 2024",
    "8 January 2025",
    "February 2025",
    "May 2027",
)


def test_a_timeline_stands_in_order_past_and_to_come(cast: Cast) -> None:
    made = public(cast)
    for when in reversed(TIMES):
        campaigns.add_entry(
            campaign=made, when=when, title=f"In {when}", words="- one\n- two", address="", **as_sam(cast)
        )
    page = campaign_page(made, NOW, TODAY)
    assert [one.when for one in page.past][:2] == ["March 2022", "July 2022"]
    assert len(page.past) == len(TIMES) - 1
    assert [one.when for one in page.to_come] == ["May 2027"]
    assert "March to December 2024" in [one.when for one in page.past]


def test_an_entry_is_changed_and_removed(cast: Cast) -> None:
    made = public(cast)
    about: dict[str, Any] = {"campaign": made, **as_sam(cast)}
    entry = campaigns.add_entry(when="2023", title="A walk", words="", address="", **about)
    change = {
        "when": "9 April 2024",
        "title": "A long walk",
        "words": "We walked.",
        "address": "https://x.example/",
    }
    campaigns.change_entry(entry_id=entry.id, **change, **about)
    entry.refresh_from_db()
    assert (entry.first, entry.title, entry.link) == (date(2024, 4, 9), "A long walk", "https://x.example/")
    campaigns.remove_entry(entry_id=entry.id, **about)
    assert not TimelineEntry.objects.exists()
    with pytest.raises(NotVisible):
        campaigns.remove_entry(entry_id=entry.id, **about)


@pytest.mark.parametrize(
    "change, field",
    [
        ({"when": "soon"}, "when"),
        ({"title": ""}, "title"),
        ({"address": "javascript:alert(1)"}, "address"),
        ({"address": "//evil.example"}, "address"),
        ({"address": "https://"}, "address"),
    ],
)
def test_an_entry_that_cannot_stand_is_refused(cast: Cast, change: Any, field: str) -> None:
    given = {"when": "2023", "title": "A walk", "words": "", "address": ""}
    with pytest.raises(Refused) as refused:
        campaigns.add_entry(campaign=written(cast), **given | change, **as_sam(cast))
    assert refused.value.field == field


def test_everything_that_is_done_is_in_the_log_of_the_campaign(cast: Cast) -> None:
    made = public(cast)
    said = (
        AuditEntry.objects.filter(stream=f"campaign:{made.id}")
        .order_by("number")
        .values_list("what", flat=True)
    )
    assert list(said) == [
        "made a campaign", "wrote what a campaign is about", "wrote what a campaign asks of people",
        "made a campaign public",
    ]  # fmt: skip


def test_what_was_never_confirmed_or_sent_is_forgotten_in_time(cast: Cast) -> None:
    campaign = public(cast)
    made = letter(cast, campaign)
    survey(cast, campaign)
    signed(made, SIGNERS[0])
    sign(letter=made, signer=SIGNERS[1], source_mark="", at=NOW)
    assert forget(at=NOW + timedelta(days=29)) == {"signatures": 0, "pledges": 0, "answers": 0, "sketches": 0}
    assert forget(at=NOW + timedelta(days=31))["signatures"] == 1
    assert [one.name for one in Signatory.objects.all()] == ["Ada Thorne"]
