"""Open letters and their signatories. No query gives out an e-mail address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Q

from goldenthread.campaigns.models import Campaign, Letter, LetterVersion, Signatory
from goldenthread.campaigns.states import LetterState, SignedState, state_of_letter
from goldenthread.foundation.access import NotVisible

ORDER_WORDS = dict(Letter.Order.choices)
FROM_ONE_SOURCE = 10
"""From so many signatures of one connection on, somebody looks at them. A hall of people has one too."""
STANDS = Q(verified_at__isnull=False, withdrawn_at__isnull=True, aside_at__isnull=True)


@dataclass(frozen=True, slots=True)
class Signature:
    """One signatory as everybody reads it."""

    name: str
    role: str
    organisation: str
    for_organisation: bool

    @property
    def words(self) -> str:
        return ", ".join(filter(None, (self.name, self.role, self.organisation)))


@dataclass(frozen=True, slots=True)
class VersionRead:
    number: int
    words: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LetterLine:
    id: UUID
    name: str
    addressed_to: str
    state: LetterState
    signed: int


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A letter under one of its texts. `unnamed` have signed and are only counted.

    `before`: how many signed an earlier text and have not said what they think of this one.
    """

    line: LetterLine
    campaign_id: UUID
    campaign: str
    run_by: str
    version: VersionRead
    earlier: tuple[VersionRead, ...]
    signatures: tuple[Signature, ...]
    unnamed: int
    before: int

    @property
    def organisations(self) -> int:
        return sum(one.for_organisation for one in self.signatures)

    @property
    def total(self) -> int:
        return len(self.signatures) + self.unnamed

    @property
    def is_open(self) -> bool:
        return self.line.state is LetterState.OPEN


def state_of(letter: Letter) -> LetterState:
    return state_of_letter(published_at=letter.published_at, closed_at=letter.closed_at)


def last_number(letter: Letter) -> int:
    found: int | None = LetterVersion.objects.filter(letter=letter).aggregate(last=Max("number"))["last"]
    return found or 0


def current_version(letter: Letter) -> LetterVersion:
    return LetterVersion.objects.filter(letter=letter).order_by("-number")[0]


def letters_of(campaign: Campaign, *, only_public: bool = False) -> tuple[LetterLine, ...]:
    """Two queries."""
    rows = Letter.objects.filter(campaign=campaign).order_by("at", "id")
    found = list(rows.filter(published_at__isnull=False) if only_public else rows)
    return tuple(_line(one, number) for one, number in zip(found, _signed(found), strict=True))


def _signed(letters: list[Letter]) -> list[int]:
    """How many signatures stand under the text of each as it is now."""
    newest = dict(
        LetterVersion.objects.filter(letter__in=[one.id for one in letters])
        .values_list("letter").annotate(number=Max("number"))
    )  # fmt: skip
    counted: dict[tuple[UUID, int], int] = {
        (letter, number): count
        for letter, number, count in Signatory.objects.filter(STANDS, letter__in=[one.id for one in letters])
        .values_list("letter", "version__number").annotate(count=Count("id"))
    }  # fmt: skip
    return [counted.get((one.id, newest.get(one.id, 0)), 0) for one in letters]


def _line(letter: Letter, signed: int) -> LetterLine:
    return LetterLine(letter.id, letter.name, letter.addressed_to, state_of(letter), signed)


def letter_page(letter: Letter, number: int | None = None) -> LetterPage:
    """Under its text as it is now, or under an earlier one. Two queries."""
    rows = LetterVersion.objects.filter(letter=letter).order_by("-number")
    versions = [VersionRead(*row) for row in rows.values_list("number", "words", "why", "at")]
    found = next((one for one in versions if number in (None, one.number)), None)
    if found is None:
        raise NotVisible("version", number)
    standing = list(Signatory.objects.filter(STANDS, letter=letter).select_related("version"))
    under = [one for one in standing if one.version and one.version.number == found.number]
    shown = ordered((one for one in under if one.is_shown), letter.order)
    campaign = letter.campaign
    return LetterPage(
        _line(letter, len(under)), campaign.id, campaign.name, campaign.run_by, found,
        tuple(one for one in versions if one.number < found.number), shown, len(under) - len(shown),
        sum(1 for one in standing if one.version and one.version.number < found.number),
    )  # fmt: skip


def ordered(signatories: Iterable[Signatory], order: str) -> tuple[Signature, ...]:
    """The names in the order that the letter has."""
    keys: dict[str, Callable[[Signatory], tuple[object, ...]]] = {
        Letter.Order.ORGANISATIONS: lambda one: (
            not one.for_organisation,
            one.organisation.casefold() if one.for_organisation else _surname(one),
        ),
        Letter.Order.ALPHABETICAL: lambda one: (_surname(one) if one.name else one.organisation.casefold(),),
        Letter.Order.SIGNED: lambda one: (one.verified_at, one.id),
    }
    found = sorted(signatories, key=keys[order])
    return tuple(Signature(one.name, one.role, one.organisation, one.for_organisation) for one in found)


def _surname(signatory: Signatory) -> str:
    """The last word of the name; of several names, of the first."""
    first = signatory.name.split(",")[0].split(" and ")[0].split()
    return " ".join([first[-1], *first[:-1]]).casefold() if first else signatory.organisation.casefold()


# For those who run the campaign.


@dataclass(frozen=True, slots=True)
class SignatoryLine:
    id: UUID
    words: str
    for_organisation: bool
    is_shown: bool
    state: SignedState
    at: datetime
    aside_why: str


@dataclass(frozen=True, slots=True)
class Signing:
    """What stands, what waits, and what to look at. `sources` are many signatures of one connection."""

    stands: int
    before: int
    asked: int
    aside: int
    taken_back: int
    twins: tuple[tuple[str, ...], ...]
    sources: tuple[int, ...]


def state_of_signatory(signatory: Signatory, current: int) -> SignedState:
    if signatory.withdrawn_at:
        return SignedState.WITHDRAWN
    if signatory.aside_at:
        return SignedState.ASIDE
    if signatory.verified_at is None or signatory.version is None:
        return SignedState.ASKED
    return SignedState.STANDS if signatory.version.number == current else SignedState.BEFORE


def signatory_lines(letter: Letter) -> list[SignatoryLine]:
    """All of them, the newest first. Two queries."""
    current = last_number(letter)
    rows = Signatory.objects.filter(letter=letter).select_related("version").order_by("-at", "-id")
    return [
        SignatoryLine(
            one.id, _words(one) or "A name that was taken back", one.for_organisation, one.is_shown,
            state_of_signatory(one, current), one.at, one.aside_why,
        )
        for one in rows
    ]  # fmt: skip


def _words(signatory: Signatory) -> str:
    return ", ".join(filter(None, (signatory.name, signatory.role, signatory.organisation)))


def signing_of(letter: Letter, lines: Iterable[SignatoryLine]) -> Signing:
    """One query more."""
    states = [one.state for one in lines]
    return Signing(
        stands=states.count(SignedState.STANDS),
        before=states.count(SignedState.BEFORE),
        asked=states.count(SignedState.ASKED),
        aside=states.count(SignedState.ASIDE),
        taken_back=states.count(SignedState.WITHDRAWN),
        twins=twins_of(letter),
        sources=_sources(letter),
    )


def twins_of(letter: Letter) -> tuple[tuple[str, ...], ...]:
    """Signatures that may be one person’s or one organisation’s, given twice. Two queries."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in Signatory.objects.filter(STANDS, letter=letter).order_by("at", "id"):
        if one.for_organisation:
            groups["organisation", _plain(one.organisation)].append(_words(one))
        if one.name:
            groups["name", _plain(one.name)].append(_words(one))
    return tuple(dict.fromkeys(tuple(words) for words in groups.values() if len(words) > 1))


def _plain(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


def _sources(letter: Letter) -> tuple[int, ...]:
    rows = (
        Signatory.objects.filter(letter=letter).exclude(source_mark="").values("source_mark")
        .annotate(number=Count("id")).filter(number__gte=FROM_ONE_SOURCE).values_list("number", flat=True)
    )  # fmt: skip
    return tuple(sorted(rows, reverse=True))


@dataclass(frozen=True, slots=True)
class OwnSignature:
    """One signature, for whoever gave it."""

    words: str
    state: SignedState
    letter_id: UUID
    letter: str
    is_open: bool
    version: VersionRead
    signed_at: datetime | None
    aside_why: str


def own_signature(signatory: Signatory) -> OwnSignature:
    """One query."""
    letter = signatory.letter
    version = current_version(letter)
    return OwnSignature(
        _words(signatory), state_of_signatory(signatory, version.number), letter.id, letter.name,
        state_of(letter) is LetterState.OPEN and letter.campaign.ended_at is None,
        VersionRead(version.number, version.words, version.why, version.at), signatory.verified_at,
        signatory.aside_why,
    )  # fmt: skip
