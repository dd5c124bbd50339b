"""What campaigns brought to the record of a consultation, each kind counted by itself. No person’s name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, Sum

from goldenthread.analysis.small_numbers import shown
from goldenthread.campaigns.models import (
    Campaign,
    HandedIn,
    LettersBegun,
    LetterVersion,
    Pledge,
    PledgeNews,
    Signatory,
)
from goldenthread.campaigns.queries.letters import STANDS
from goldenthread.campaigns.queries.pledges import SEEN
from goldenthread.campaigns.queries.surveys import QuestionResult, results_of
from goldenthread.conversation.models import Consultation, SetAside


@dataclass(frozen=True, slots=True)
class LetterBrought:
    """An open letter that was handed in: how many signatures stand under that text today."""

    id: UUID
    name: str
    addressed_to: str
    signed: int
    organisations: int


@dataclass(frozen=True, slots=True)
class SurveyBrought:
    """A survey that was handed in. Every number may be shown to everybody."""

    id: UUID
    name: str
    results: tuple[QuestionResult, ...]

    @property
    def answered(self) -> int:
        return max((one.answered or 0 for one in self.results), default=0)


@dataclass(frozen=True, slots=True)
class PledgesMade:
    """What everybody can read on the campaign’s page, and what became of it."""

    made: int
    kept: int
    in_part: int
    not_kept: int

    @property
    def open(self) -> int:
        return self.made - self.kept - self.in_part - self.not_kept


@dataclass(frozen=True, slots=True)
class CampaignBrought:
    """A public campaign about this consultation. `mp_letters` is rounded to 5, None if under 10."""

    id: UUID
    name: str
    run_by: str
    letters: tuple[LetterBrought, ...]
    surveys: tuple[SurveyBrought, ...]
    groups: int
    pledges: PledgesMade
    mp_letters: int | None


def campaigns_about(consultation: Consultation) -> tuple[CampaignBrought, ...]:
    """Those that are public and brought something. Six queries, and two for each survey handed in.

    One query where there is none.
    """
    rows = Campaign.objects.filter(
        consultation=consultation, published_at__isnull=False, taken_down_at__isnull=True
    )
    found = list(rows.select_related("area", "organisation").order_by("published_at", "id"))
    if not found:
        return ()
    ids = [one.id for one in found]
    handed, pledges, begun = _handed_in(ids), _pledges(ids), _begun(ids)
    signed = _signed(one.version for one in handed if one.version)
    brought = (
        _campaign(
            one, [row for row in handed if row.campaign_id == one.id], signed,
            pledges.get(one.id, PledgesMade(0, 0, 0, 0)), begun.get(one.id),
        )
        for one in found
    )  # fmt: skip
    return tuple(
        one
        for one in brought
        if one.letters or one.surveys or one.groups or one.pledges.made or one.mp_letters
    )


def _campaign(
    campaign: Campaign, handed: list[HandedIn], signed: dict[UUID, tuple[int, int]], pledges: PledgesMade,
    begun: int | None,
) -> CampaignBrought:  # fmt: skip
    letters = tuple(
        LetterBrought(
            one.version.letter_id, one.version.letter.name, one.version.letter.addressed_to,
            *signed.get(one.version.id, (0, 0)),
        )
        for one in handed
        if one.version
    )  # fmt: skip
    surveys = tuple(
        SurveyBrought(one.survey.id, one.survey.name, results_of(one.survey)) for one in handed if one.survey
    )
    groups = sum(one.version is None and one.survey is None for one in handed)
    return CampaignBrought(
        campaign.id, campaign.name, campaign.run_by, letters, surveys, groups, pledges, begun
    )  # fmt: skip


def _handed_in(campaigns: list[UUID]) -> list[HandedIn]:
    """What is not set aside."""
    aside = SetAside.objects.filter(reply=OuterRef("reply"), back_at__isnull=True)
    rows = HandedIn.objects.filter(~Exists(aside), campaign__in=campaigns)
    return list(rows.select_related("version__letter", "survey").order_by("at", "id"))


def _signed(versions: Iterable[LetterVersion]) -> dict[UUID, tuple[int, int]]:
    """By text: how many signatures stand under it, and how many of them are of organisations."""
    rows = Signatory.objects.filter(STANDS, version__in=[one.id for one in versions]).values("version")
    counted = rows.annotate(
        signed=Count("id"), organisations=Count("id", filter=Q(for_organisation=True, is_shown=True))
    )
    return {row["version"]: (row["signed"], row["organisations"]) for row in counted}


def _pledges(campaigns: list[UUID]) -> dict[UUID, PledgesMade]:
    """By campaign, each pledge with what was said of it last. Two queries."""
    made = dict(Pledge.objects.filter(SEEN, campaign__in=campaigns).values_list("id", "campaign"))
    last = dict(
        PledgeNews.objects.filter(pledge__in=list(made)).order_by("at", "id").values_list("pledge", "how")
    )
    counted = Counter((campaign, last.get(pledge, "")) for pledge, campaign in made.items())
    return {
        campaign: PledgesMade(
            sum(number for (of, _), number in counted.items() if of == campaign),
            *(counted[campaign, how] for how in ("kept", "part", "not")),
        )
        for campaign in set(made.values())
    }


def _begun(campaigns: list[UUID]) -> dict[UUID, int | None]:
    rows = LettersBegun.objects.filter(campaign__in=campaigns).values_list("campaign")
    return {campaign: shown(number) for campaign, number in rows.annotate(number=Sum("number"))}
