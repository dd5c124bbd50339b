"""An Education, Health and Care plan as the national layout sets it out: regulation 12, sections A to K.

Source: the template tested in Change Programme areas, and regulation 12 of SI 2014/1530. Every text is as
people wrote it: a paragraph or a line break is a new line, without white at the ends of lines. Nothing is
made into a date or a number here, since a plan says “about 3 March” where it has to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from goldenthread.formats.ehc_plan.layout import AREAS, PLACES
from goldenthread.formats.word.words import kept

_NO_TEXT = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffb\ufffd\U00010000-\U0010ffff]")


def _writable(text: str) -> str:
    return _NO_TEXT.sub("�", kept(text))


class NoSuchPlaceError(ValueError):
    """An area or a place that the layout does not have, or an area that was given twice."""


class _Texts:
    """A record that holds texts. However they were given, they are kept in one way.

    A character that no Word file can hold becomes �.
    """

    __slots__ = ()

    def __post_init__(self) -> None:
        for name, text in self.texts().items():
            object.__setattr__(self, name, _writable(text))

    def texts(self) -> dict[str, str]:
        """Its texts by their names, in the order of the layout."""
        names = [field.name for field in fields(self)]  # type: ignore[arg-type]  # every heir is a dataclass
        return {name: text for name in names if isinstance(text := getattr(self, name), str)}

    def says_nothing(self) -> bool:
        return not any(self.texts().values())


@dataclass(frozen=True, slots=True)
class PersonalDetails(_Texts):
    """Of the child or young person."""

    name: str = ""
    preferred_name: str = ""
    date_of_birth: str = ""
    sex: str = ""
    ethnicity: str = ""
    first_language: str = ""
    parent_first_language: str = ""


@dataclass(frozen=True, slots=True)
class Contact(_Texts):
    """A parent or carer, or the young person who applies for themselves."""

    name: str = ""
    relationship: str = ""
    email: str = ""
    telephone: str = ""
    home_address: str = ""


@dataclass(frozen=True, slots=True)
class Services(_Texts):
    """Who is involved with the child or young person."""

    education_setting: str = ""
    health_professionals: str = ""
    nhs_number: str = ""
    known_to_social_care: str = ""
    other_professionals: str = ""
    looked_after: str = ""
    was_looked_after: str = ""
    one_page_profile: str = ""
    moving_with_plan: str = ""


@dataclass(frozen=True, slots=True)
class Views(_Texts):
    """Section A2: what the child and their parents, or the young person, say."""

    views: str = ""
    interests: str = ""
    strengths: str = ""
    aspirations: str = ""


@dataclass(frozen=True, slots=True)
class NeedRow(_Texts):
    """Sections B, F and E side by side; for health, C, G and E."""

    need: str = ""
    provision: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class SocialCareRow(_Texts):
    """Sections D, H1, H2 and E side by side."""

    need: str = ""
    h1: str = ""
    h2: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class AreaOfNeed(_Texts):
    """One broad area: the strengths, and the rows of sections B, F and E. `area` is one of AREAS."""

    area: str
    strengths: str = ""
    rows: tuple[NeedRow, ...] = ()

    def __post_init__(self) -> None:
        _Texts.__post_init__(self)
        object.__setattr__(self, "rows", tuple(row for row in self.rows if not row.says_nothing()))


@dataclass(frozen=True, slots=True)
class Health(_Texts):
    """The strengths, and the rows of sections C, G and E."""

    strengths: str = ""
    rows: tuple[NeedRow, ...] = ()

    def __post_init__(self) -> None:
        _Texts.__post_init__(self)
        object.__setattr__(self, "rows", tuple(row for row in self.rows if not row.says_nothing()))


@dataclass(frozen=True, slots=True)
class SocialCare(_Texts):
    """The strengths, and the rows of sections D, H1, H2 and E."""

    strengths: str = ""
    rows: tuple[SocialCareRow, ...] = ()

    def __post_init__(self) -> None:
        _Texts.__post_init__(self)
        object.__setattr__(self, "rows", tuple(row for row in self.rows if not row.says_nothing()))


@dataclass(frozen=True, slots=True)
class Placement(_Texts):
    """Section I. In a draft plan both are empty: the law wants it so."""

    name: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class DirectPayments(_Texts):
    """Section J."""

    details: str = ""
    arrangements: str = ""


@dataclass(frozen=True, slots=True)
class Advice(_Texts):
    """One row of section K. A row with `requested` alone says that nothing has come yet."""

    requested: str = ""
    received: str = ""
    who_from: str = ""
    appended: str = ""


@dataclass(frozen=True, slots=True)
class SignOff(_Texts):
    """The local authority's officer."""

    name: str = ""
    signature: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class OtherText(_Texts):
    """Text that the layout has no place for, kept with the key of the block that it follows.

    `after` is one of PLACES: the key of a block, "" before the first, or "header", "footer" or "notes".
    Raises NoSuchPlaceError for anything else.
    """

    after: str
    text: str

    def __post_init__(self) -> None:
        _Texts.__post_init__(self)
        if self.after not in PLACES:
            raise NoSuchPlaceError(f"“{self.after}” is no place of the layout. Use {', '.join(PLACES[1:])}.")


@dataclass(frozen=True, slots=True)
class EhcPlan:
    """One whole plan. There are always the four areas, in the order of the layout; rows that say nothing go.

    Raises NoSuchPlaceError for an area that the layout does not have, or one given twice.
    """

    details: PersonalDetails = PersonalDetails()
    contacts: tuple[Contact, ...] = ()
    services: Services = Services()
    history: str = ""
    views: Views = Views()
    areas: tuple[AreaOfNeed, ...] = ()
    health: Health = Health()
    social_care: SocialCare = SocialCare()
    placement: Placement = Placement()
    payments: DirectPayments = DirectPayments()
    advice: tuple[Advice, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    other: tuple[OtherText, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "history", _writable(self.history))
        object.__setattr__(self, "areas", _all_four(self.areas))
        object.__setattr__(self, "contacts", _without_empty_end(self.contacts))
        for name in ("advice", "sign_offs"):
            rows = tuple(row for row in getattr(self, name) if not row.says_nothing())
            object.__setattr__(self, name, rows)
        other = [text for text in self.other if text.text]
        object.__setattr__(self, "other", tuple(sorted(other, key=lambda text: PLACES.index(text.after))))


def _all_four(given: tuple[AreaOfNeed, ...]) -> tuple[AreaOfNeed, ...]:
    by_name = {area.area: area for area in given}
    if len(by_name) < len(given) or not by_name.keys() <= set(AREAS):
        raise NoSuchPlaceError(f"Give each area once. The areas are {', '.join(AREAS)}.")
    return tuple(by_name.get(name) or AreaOfNeed(name) for name in AREAS)


def _without_empty_end(contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
    while contacts and contacts[-1].says_nothing():
        contacts = contacts[:-1]
    return contacts
