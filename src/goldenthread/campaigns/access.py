"""Who may see a campaign and what is in it: anybody once it is public, and before that those who run it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from goldenthread.campaigns.codes import identity_in
from goldenthread.campaigns.models import (
    Campaign,
    Letter,
    Picture,
    Pledge,
    Signatory,
    Survey,
    SurveyDraft,
    SurveyReply,
)
from goldenthread.foundation.access import NotPermitted, NotVisible, Viewer
from goldenthread.foundation.permissions import PERMISSIONS, Permission, RoleKind
from goldenthread.foundation.roles import held_on
from goldenthread.places.access import area_for, areas_for, organisation_for, organisations_for
from goldenthread.places.models import Area, Organisation, PlaceRole

RUN = Permission.RUN_CAMPAIGN
_WITH = ("area", "organisation", "consultation")
M = TypeVar("M", bound=Model)


def runners_for(viewer: Viewer) -> list[Area | Organisation]:
    """The councils and organisations for which this person runs campaigns. NotPermitted if there is none."""
    organisations = organisations_for(viewer, RUN)
    try:
        return [*areas_for(viewer, RUN), *organisations]
    except NotPermitted:
        if not organisations:
            raise
        return [*organisations]


def runner_words(runner: Area | Organisation) -> str:
    return f"{runner.name} Council" if isinstance(runner, Area) else runner.name


def campaigns_for(viewer: Viewer) -> QuerySet[Campaign]:
    """Those that this person runs, the newest first. NotPermitted where they run none."""
    runners = runners_for(viewer)
    areas = [one.id for one in runners if isinstance(one, Area)]
    organisations = [one.id for one in runners if isinstance(one, Organisation)]
    own = Q(area__in=areas, organisation__isnull=True) | Q(organisation__in=organisations)
    return Campaign.objects.filter(own).select_related(*_WITH).order_by("-at", "-id")


def campaign_for(viewer: Viewer, campaign_id: UUID) -> Campaign:
    """The campaign, if this person runs it."""
    found = Campaign.objects.select_related(*_WITH).filter(id=campaign_id).first()
    if found is None:
        raise NotVisible("campaign", campaign_id)
    try:
        if found.organisation_id is None:
            area_for(viewer, found.area_id, RUN)
        else:
            organisation_for(viewer, found.organisation_id, RUN)
    except NotVisible as error:
        raise NotVisible("campaign", campaign_id) from error
    return found


def _of_own(viewer: Viewer, rows: QuerySet[M], kind: str, identity: UUID, whose: Callable[[M], UUID]) -> M:
    """One thing of a campaign that this person runs."""
    found = rows.filter(id=identity).first()
    if found is None:
        raise NotVisible(kind, identity)
    try:
        campaign_for(viewer, whose(found))
    except NotVisible as error:
        raise NotVisible(kind, identity) from error
    return found


_SURVEYS = Survey.objects.select_related("campaign__area", "campaign__organisation", "campaign__consultation")
_LETTERS = Letter.objects.select_related("campaign__area", "campaign__organisation", "campaign__consultation")
_PLEDGES = Pledge.objects.select_related("campaign__area", "campaign__organisation")
_SIGNATORIES = Signatory.objects.select_related(
    "letter__campaign__area", "letter__campaign__organisation", "version"
)


def survey_for(viewer: Viewer, survey_id: UUID) -> Survey:
    return _of_own(viewer, _SURVEYS.all(), "survey", survey_id, lambda one: one.campaign_id)


def letter_for(viewer: Viewer, letter_id: UUID) -> Letter:
    return _of_own(viewer, _LETTERS.all(), "letter", letter_id, lambda one: one.campaign_id)


def pledge_for(viewer: Viewer, pledge_id: UUID) -> Pledge:
    return _of_own(viewer, _PLEDGES.all(), "pledge", pledge_id, lambda one: one.campaign_id)


def signatory_for(viewer: Viewer, signatory_id: UUID) -> Signatory:
    return _of_own(viewer, _SIGNATORIES.all(), "signatory", signatory_id, lambda one: one.letter.campaign_id)


def organisations_in(area_id: UUID) -> QuerySet[Organisation]:
    return Organisation.objects.filter(area=area_id).order_by("name")


def organisation_in_area(viewer: Viewer, organisation_id: UUID) -> Organisation:
    """An organisation of an area whose council this person campaigns for: they give its roles."""
    found = Organisation.objects.select_related("area").filter(id=organisation_id).first()
    if found is None:
        raise NotVisible("organisation", organisation_id)
    try:
        area_for(viewer, found.area_id, RUN)
    except NotVisible as error:
        raise NotVisible("organisation", organisation_id) from error
    return found


def campaign_in_area(viewer: Viewer, area_id: UUID, campaign_id: UUID) -> Campaign:
    """Any campaign of such an area, to take it down, and no more."""
    area_for(viewer, area_id, RUN)
    found = Campaign.objects.select_related(*_WITH).filter(id=campaign_id, area=area_id).first()
    if found is None:
        raise NotVisible("campaign", campaign_id)
    return found


def who_run(campaign: Campaign, day: date) -> list[UUID]:
    """The accounts of those who run it on this day, to be told."""
    kinds = [kind for kind in RoleKind if RUN in PERMISSIONS[kind]]
    place = Q(organisation=campaign.organisation_id) if campaign.organisation_id else Q(area=campaign.area_id)
    held = PlaceRole.objects.filter(place, held_on(day), kind__in=kinds)
    return list(held.values_list("account", flat=True))


# What everybody may see.


def public_ones() -> QuerySet[Campaign]:
    """Those that are public, or were and have ended; the newest first."""
    rows = Campaign.objects.filter(published_at__isnull=False, taken_down_at__isnull=True)
    return rows.select_related(*_WITH).order_by("-published_at", "-id")


def public_campaign(campaign_id: UUID) -> Campaign:
    found = public_ones().filter(id=campaign_id).first()
    if found is None:
        raise NotVisible("campaign", campaign_id)
    return found


_SEEN = Q(campaign__published_at__isnull=False, campaign__taken_down_at__isnull=True)


def public_survey(survey_id: UUID) -> Survey:
    found = _SURVEYS.filter(_SEEN, id=survey_id, opened_at__isnull=False).first()
    if found is None:
        raise NotVisible("survey", survey_id)
    return found


def public_letter(letter_id: UUID) -> Letter:
    found = _LETTERS.filter(_SEEN, id=letter_id, published_at__isnull=False).first()
    if found is None:
        raise NotVisible("letter", letter_id)
    return found


def public_picture(campaign_id: UUID, picture_id: UUID) -> Picture:
    found = Picture.objects.filter(_SEEN, id=picture_id, campaign=campaign_id).select_related("file").first()
    if found is None:
        raise NotVisible("picture", picture_id)
    return found


# What somebody comes back to with a code, or with the link of a mail.


def survey_draft_marked(mark: str) -> SurveyDraft | None:
    rows = SurveyDraft.objects.filter(code_mark=mark, sent__isnull=True)
    return rows.select_related("survey__campaign").first()


def survey_reply_marked(mark: str) -> SurveyReply | None:
    return SurveyReply.objects.filter(code_mark=mark).select_related("survey__campaign__area").first()


def signatory_marked(mark: str) -> Signatory | None:
    return _SIGNATORIES.filter(code_mark=mark, withdrawn_at__isnull=True).first()


def pledge_marked(mark: str) -> Pledge | None:
    return _PLEDGES.filter(code_mark=mark, withdrawn_at__isnull=True).first()


def signatory_by_token(token: str) -> Signatory:
    identity = identity_in(token)
    found = _SIGNATORIES.filter(id=identity, withdrawn_at__isnull=True).first() if identity else None
    if found is None:
        raise NotVisible("signature", "by link")
    return found


def pledge_by_token(token: str) -> Pledge:
    identity = identity_in(token)
    found = _PLEDGES.filter(id=identity, withdrawn_at__isnull=True).first() if identity else None
    if found is None:
        raise NotVisible("pledge", "by link")
    return found
