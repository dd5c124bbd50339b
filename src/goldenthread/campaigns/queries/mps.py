"""Who the MP of a postcode is, and how many letters were begun."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Sum

from goldenthread.analysis.small_numbers import shown
from goldenthread.campaigns.models import Campaign, Constituency, LettersBegun, Postcode
from goldenthread.formats.cells import BadCell, postcode
from goldenthread.foundation.failures import Refused


@dataclass(frozen=True, slots=True)
class Mp:
    """The MP of one constituency, as the register says; `name` is empty where it does not."""

    constituency_id: UUID
    constituency: str
    name: str
    email: str
    address: str


def plain_postcode(text: str) -> str:
    """In capitals, with one space. Raises Refused for what is none."""
    try:
        return postcode(text)
    except BadCell as error:
        raise Refused(f"{error.reason} {error.remedy}", "postcode") from error


def mp_of(text: str) -> Mp | None:
    """None where the register does not know the postcode. It is not kept. Raises Refused."""
    found = Postcode.objects.filter(postcode=plain_postcode(text)).select_related("constituency").first()
    return _mp(found.constituency) if found else None


def mp_for(constituency_id: UUID) -> Mp | None:
    found = Constituency.objects.filter(id=constituency_id).first()
    return _mp(found) if found else None


def constituency_of(constituency_id: UUID | None) -> Constituency | None:
    return Constituency.objects.filter(id=constituency_id).first() if constituency_id else None


def _mp(one: Constituency) -> Mp:
    return Mp(one.id, one.name or one.code, one.mp, one.email, one.address)


def letters_begun(campaign: Campaign) -> int | None:
    """Rounded to 5, None if under 10."""
    found = LettersBegun.objects.filter(campaign=campaign).aggregate(number=Sum("number"))["number"]
    return shown(found or 0)
