"""Campaigns and their timelines, as pages and API read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.campaigns.models import Campaign, HandedIn, TimelineEntry
from goldenthread.campaigns.queries.letters import LetterLine, letters_of
from goldenthread.campaigns.queries.pledges import seen_pledges
from goldenthread.campaigns.queries.surveys import SurveyLine, surveys_of
from goldenthread.campaigns.queries.toolkit import toolkit_of
from goldenthread.campaigns.states import State, SurveyState, state_of_campaign
from goldenthread.conversation.access import announced_ones


@dataclass(frozen=True, slots=True)
class CampaignLine:
    id: UUID
    name: str
    run_by: str
    state: State
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry of a timeline. `words` may have lines that begin with a dash."""

    id: UUID
    first: date
    last: date
    when: str
    title: str
    words: str
    link: str


@dataclass(frozen=True, slots=True)
class CampaignPage:
    """All of a campaign that everybody may see once it is public."""

    line: CampaignLine
    purpose: str
    contact: str
    consultation_id: UUID | None
    consultation: str
    pledge_ask: str
    points: tuple[str, ...]
    past: tuple[EntryLine, ...]
    to_come: tuple[EntryLine, ...]
    surveys: tuple[SurveyLine, ...]
    letters: tuple[LetterLine, ...]
    pledges: int
    has_toolkit: bool

    @property
    def is_open(self) -> bool:
        """Whether people can still do something in it."""
        return self.line.state is State.PUBLIC


def campaign_line(campaign: Campaign) -> CampaignLine:
    state = state_of_campaign(
        published_at=campaign.published_at, ended_at=campaign.ended_at, taken_down_at=campaign.taken_down_at
    )
    return CampaignLine(campaign.id, campaign.name, campaign.run_by, state, campaign.published_at)


def campaign_lines(campaigns: Iterable[Campaign]) -> list[CampaignLine]:
    return [campaign_line(one) for one in campaigns]


def campaigns_in(area_id: UUID) -> QuerySet[Campaign]:
    """All of an area that were made public, whoever runs them."""
    rows = Campaign.objects.filter(area=area_id, published_at__isnull=False)
    return rows.select_related("area", "organisation").order_by("-published_at", "-id")


def campaign_page(campaign: Campaign, now: datetime, today: date, *, whole: bool = False) -> CampaignPage:
    """`whole`: with the surveys and letters that are not public yet. Eight queries."""
    entries = timeline_of(campaign)
    surveys = surveys_of(campaign, now)
    toolkit = toolkit_of(campaign)
    return CampaignPage(
        campaign_line(campaign),
        campaign.purpose,
        campaign.contact,
        campaign.consultation_id,
        campaign.consultation.name if campaign.consultation else "",
        campaign.pledge_ask,
        points_of(campaign),
        tuple(one for one in entries if one.first <= today),
        tuple(one for one in entries if one.first > today),
        surveys if whole else tuple(one for one in surveys if one.state is not SurveyState.WRITTEN),
        letters_of(campaign, only_public=not whole),
        seen_pledges(campaign).count(),
        not toolkit.is_empty,
    )


def points_of(campaign: Campaign) -> tuple[str, ...]:
    return tuple(campaign.points.split("\n")) if campaign.points else ()


def timeline_of(campaign: Campaign) -> tuple[EntryLine, ...]:
    """In order of time."""
    rows = TimelineEntry.objects.filter(campaign=campaign).order_by("first", "last", "at", "id")
    return tuple(EntryLine(*row) for row in rows.values_list(
        "id", "first", "last", "when", "title", "words", "link"
    ))  # fmt: skip


def consultations_to_link() -> list[tuple[UUID, str]]:
    """Those that are announced."""
    return [(one.id, f"{one.name} ({one.body})") for one in announced_ones()]


@dataclass(frozen=True, slots=True)
class HandedInLine:
    what: str
    number: int  # of the reply
    at: datetime


def handed_in_of(campaign: Campaign) -> tuple[HandedInLine, ...]:
    rows = HandedIn.objects.filter(campaign=campaign).select_related("version__letter", "survey", "reply")
    return tuple(
        HandedInLine(_what(one), one.reply.number, one.at) for one in rows.order_by("at", "id")
    )  # fmt: skip


def _what(one: HandedIn) -> str:
    if one.version:
        return f"The open letter “{one.version.letter.name}”"
    return f"The survey “{one.survey.name}”" if one.survey else "The answers of a group"
