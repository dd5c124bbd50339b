"""Pledges are confirmed, looked at, and followed to what became of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import DatabaseError, transaction

from goldenthread.campaigns.actions import campaigns, pledges, signing
from goldenthread.campaigns.actions.signing import Signer
from goldenthread.campaigns.mails import mail_waiting
from goldenthread.campaigns.models import Campaign, Pledge, PledgeNews
from goldenthread.campaigns.queries.pledges import all_pledges, pledge_lines, seen_pledges
from goldenthread.campaigns.states import NotOpen, SignedState
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import AuditEntry, Notice
from tests.campaigns.made import as_sam, public, written
from tests.cast import NOW, TODAY

pytestmark = pytest.mark.django_db
HEAD = Signer("Ada Thorne", "ada@example.org", "head", "Hill School")


def pledged(campaign: Campaign, **change: Any) -> Pledge:
    given = {"words": "We build two swings.", "by_when": TODAY + timedelta(days=200), "signer": HEAD}
    return pledges.pledge(campaign=campaign, source_mark="", at=NOW, **given | change)


def seen(cast: Cast, campaign: Campaign) -> Pledge:
    made = pledged(campaign)
    pledges.confirm_pledge(pledge=made, at=NOW)
    pledges.let_be_seen(pledge=made, **as_sam(cast))
    made.refresh_from_db()
    return made


def test_a_pledge_is_seen_once_it_is_confirmed_and_somebody_looked(cast: Cast) -> None:
    campaign = public(cast)
    made = pledged(campaign)
    assert not seen_pledges(campaign).exists()
    mail_waiting()
    assert mail.outbox[0].subject == "Please confirm: your pledge"
    assert "/pledges/" in mail.outbox[0].body
    with pytest.raises(Conflict):
        pledges.let_be_seen(pledge=made, **as_sam(cast))
    pledges.confirm_pledge(pledge=made, at=NOW)
    assert not seen_pledges(campaign).exists()
    assert [one.account for one in Notice.objects.all()] == [cast.people["sam"]]
    pledges.let_be_seen(pledge=made, **as_sam(cast))
    [line] = pledge_lines(seen_pledges(campaign))
    assert (line.who, line.words, line.state) == (
        "Ada Thorne, head, Hill School", "We build two swings.", SignedState.STANDS,
    )  # fmt: skip


@pytest.mark.parametrize(
    "change, field",
    [
        ({"words": " "}, "words"),
        ({"by_when": TODAY - timedelta(days=1)}, "by_when"),
        ({"words": "x" * 1001}, "words"),
    ],
)
def test_a_pledge_says_what_and_a_day_to_come(cast: Cast, change: Any, field: str) -> None:
    with pytest.raises(Refused) as refused:
        pledged(public(cast), **change)
    assert refused.value.field == field


def test_nothing_is_pledged_where_nobody_asks(cast: Cast) -> None:
    with pytest.raises(NotOpen):
        pledged(written(cast))
    campaign = public(cast)
    campaigns.end(campaign=campaign, **as_sam(cast))
    campaign.refresh_from_db()
    with pytest.raises(NotOpen):
        pledged(campaign)


def test_what_became_of_it_is_added_and_never_changed(cast: Cast) -> None:
    campaign = public(cast)
    made = seen(cast, campaign)
    for how, words in (("part", "One swing stands."), ("kept", "Both stand.")):
        pledges.tell_news(pledge=made, how=how, words=words, on=TODAY, by=None, at=NOW)
    [line] = pledge_lines(seen_pledges(campaign))
    assert [(one.how, one.words) for one in line.news] == [
        ("part", "One swing stands."),
        ("kept", "Both stand."),
    ]
    assert line.last is not None
    assert line.last.how == "kept"
    with pytest.raises(DatabaseError), transaction.atomic():
        PledgeNews.objects.update(how="kept")


@pytest.mark.parametrize(
    "change, field",
    [({"how": "maybe"}, "how"), ({"words": ""}, "words"), ({"on": TODAY + timedelta(days=1)}, "on")],
)
def test_news_says_what_in_words_on_a_day_that_has_come(cast: Cast, change: Any, field: str) -> None:
    made = seen(cast, public(cast))
    given = {"how": "not", "words": "No money came.", "on": TODAY}
    with pytest.raises(Refused) as refused:
        pledges.tell_news(pledge=made, by=None, at=NOW, **given | change)
    assert refused.value.field == field


def test_there_is_no_news_of_what_does_not_stand(cast: Cast) -> None:
    with pytest.raises(Conflict):
        pledges.tell_news(pledge=pledged(public(cast)), how="kept", words="Yes", on=TODAY, by=None, at=NOW)


def test_a_pledge_given_at_a_meeting_is_entered_with_where(cast: Cast) -> None:
    campaign = public(cast)
    given: dict[str, Any] = {
        "signer": Signer("Alex Pine", "", "MP"), "words": "I raise it.", "by_when": None
    }  # fmt: skip
    with pytest.raises(Refused) as refused:
        pledges.enter_pledge(campaign=campaign, said_where="", **given, **as_sam(cast))
    assert refused.value.field == "said_where"
    pledges.enter_pledge(campaign=campaign, said_where="Hustings, 9 April", **given, **as_sam(cast))
    [line] = pledge_lines(seen_pledges(campaign))
    assert (line.who, line.said_where) == ("Alex Pine, MP", "Hustings, 9 April")


def test_a_pledge_that_is_taken_back_leaves_no_name(cast: Cast) -> None:
    campaign = public(cast)
    made = seen(cast, campaign)
    signing.take_pledge_back(pledge=made, at=NOW)
    assert not seen_pledges(campaign).exists()
    [line] = pledge_lines(all_pledges(campaign))
    assert (line.who, line.words, line.state) == ("", "", SignedState.WITHDRAWN)
    assert AuditEntry.objects.filter(what="a pledge was taken back").count() == 1


def test_a_pledge_is_set_aside(cast: Cast) -> None:
    campaign = public(cast)
    made = seen(cast, campaign)
    signing.set_aside(signed=made, why="It sells something.", **as_sam(cast))
    assert not seen_pledges(campaign).exists()
