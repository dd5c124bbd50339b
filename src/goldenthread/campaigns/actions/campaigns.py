"""A campaign is made, written, made public, ended; taken down by the council that gives it room."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.campaigns.access import who_run
from goldenthread.campaigns.actions.writing import line, link, text
from goldenthread.campaigns.log import log
from goldenthread.campaigns.models import Campaign, TimelineEntry
from goldenthread.conversation.models import Consultation
from goldenthread.formats.said_days import BadWhen, read_when
from goldenthread.foundation import notices
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.places.models import Area, Organisation

MOST_POINTS = 12


@transaction.atomic
def make_campaign(
    *, runner: Area | Organisation, name: str, purpose: str, by: Account, at: datetime
) -> Campaign:
    """Nobody else sees it until it is made public."""
    area = runner if isinstance(runner, Area) else runner.area
    campaign = Campaign.objects.create(
        area=area, organisation=runner if isinstance(runner, Organisation) else None, by=by, at=at,
        name=line(name, "name", "Enter the name of the campaign."),
        purpose=text(purpose, "purpose", "Write what the campaign wants to change."),
    )  # fmt: skip
    log("made a campaign", campaign, by, at)
    return campaign


@transaction.atomic
def write_about(
    *,
    campaign: Campaign,
    name: str,
    purpose: str,
    contact: str,
    consultation: Consultation | None,
    by: Account,
    at: datetime,
) -> None:
    """What it is for, how to reach who runs it, and which public consultation it is about, if any."""
    if campaign.consultation_id and campaign.handed_in.exists() and consultation != campaign.consultation:
        raise Conflict("Something was handed in to this consultation: it stays linked.", "consultation")
    campaign.name = line(name, "name", "Enter the name of the campaign.")
    campaign.purpose = text(purpose, "purpose", "Write what the campaign wants to change.")
    campaign.contact = text(contact, "contact", longest=1_000)
    campaign.consultation = consultation
    campaign.save(update_fields=["name", "purpose", "contact", "consultation"])
    log("wrote what a campaign is about", campaign, by, at)


@transaction.atomic
def write_asks(*, campaign: Campaign, pledge_ask: str, points: str, by: Account, at: datetime) -> None:
    """What people are asked to pledge, and the points to make to an MP. Empty: people are not asked."""
    kept = [one.strip().removeprefix("- ") for one in text(points, "points").split("\n") if one.strip()]
    if len(kept) > MOST_POINTS:
        raise Refused(f"Write {MOST_POINTS} points or fewer: people choose from them.", "points")
    campaign.pledge_ask = text(pledge_ask, "pledge_ask", longest=2_000)
    campaign.points = "\n".join(kept)
    campaign.save(update_fields=["pledge_ask", "points"])
    log("wrote what a campaign asks of people", campaign, by, at, points=len(kept))


@transaction.atomic
def publish(*, campaign: Campaign, by: Account, at: datetime) -> None:
    """Everybody sees it from now on."""
    changed = Campaign.objects.filter(id=campaign.id, published_at__isnull=True).update(
        published_at=at, published_by=by
    )
    if not changed:
        raise Conflict("This campaign is public already.")
    log("made a campaign public", campaign, by, at)


@transaction.atomic
def end(*, campaign: Campaign, by: Account, at: datetime) -> None:
    """It can still be read. Nothing is signed, pledged or written in it any more."""
    changed = Campaign.objects.filter(
        id=campaign.id, published_at__isnull=False, ended_at__isnull=True
    ).update(ended_at=at, ended_by=by)
    if not changed:
        raise Conflict("Only a public campaign can be ended, and once.")
    log("ended a campaign", campaign, by, at)


@transaction.atomic
def take_down(*, campaign: Campaign, why: str, by: Account, at: datetime) -> None:
    """Nobody sees it any more but those who run it, who are told why."""
    reason = text(why, "why", "Say why, in words for those who run it.", longest=2_000)
    changed = Campaign.objects.filter(
        id=campaign.id, published_at__isnull=False, taken_down_at__isnull=True
    ).update(taken_down_at=at, taken_down_by=by, taken_down_why=reason)
    if not changed:
        raise Conflict("This campaign is not public.")
    log("took a campaign down", campaign, by, at)
    _tell(campaign, f"{by.name} has taken down “{campaign.name}”: {reason}", at)


@transaction.atomic
def put_back(*, campaign: Campaign, by: Account, at: datetime) -> None:
    """Everybody sees it again."""
    changed = Campaign.objects.filter(id=campaign.id, taken_down_at__isnull=False).update(
        taken_down_at=None, taken_down_by=None, taken_down_why=""
    )
    if not changed:
        raise Conflict("This campaign is not taken down.")
    log("put a campaign back", campaign, by, at)
    _tell(campaign, f"{by.name} has put “{campaign.name}” back: everybody sees it again.", at)


def _tell(campaign: Campaign, words: str, at: datetime) -> None:
    told = who_run(campaign, timezone.localdate(at))
    notices.tell(told, what_changed=words, link=f"/campaigning/{campaign.id}/", at=at)


@transaction.atomic
def add_entry(
    *, campaign: Campaign, when: str, title: str, words: str, address: str, by: Account, at: datetime
) -> TimelineEntry:
    """One more thing of the timeline, past or to come."""
    entry = TimelineEntry.objects.create(
        campaign=campaign, by=by, at=at, **_entry(when, title, words, address)
    )
    log("added to a timeline", campaign, by, at, when=entry.when, title=entry.title)
    return entry


@transaction.atomic
def change_entry(
    *, campaign: Campaign, entry_id: UUID, when: str, title: str, words: str, address: str, by: Account,
    at: datetime,
) -> None:  # fmt: skip
    entry = _entry_of(campaign, entry_id)
    TimelineEntry.objects.filter(id=entry.id).update(**_entry(when, title, words, address))
    log("changed a timeline", campaign, by, at, before=entry.title, title=title)


@transaction.atomic
def remove_entry(*, campaign: Campaign, entry_id: UUID, by: Account, at: datetime) -> None:
    entry = _entry_of(campaign, entry_id)
    log("removed from a timeline", campaign, by, at, when=entry.when, title=entry.title)
    entry.delete()


def _entry(when: str, title: str, words: str, address: str) -> dict[str, object]:
    try:
        found = read_when(when)
    except BadWhen as error:
        raise Refused(f"{error.reason} {error.remedy}", "when") from error
    return {
        "first": found.first, "last": found.last, "when": found.words,
        "title": line(title, "title", "Say what happened, or will."), "words": text(words, "words"),
        "link": link(address, "address"),
    }  # fmt: skip


def _entry_of(campaign: Campaign, entry_id: UUID) -> TimelineEntry:
    found = TimelineEntry.objects.filter(id=entry_id, campaign=campaign).first()
    if found is None:
        raise NotVisible("entry", entry_id)
    return found
