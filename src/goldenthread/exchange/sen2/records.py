"""A child of the record as a record of the return, and what the record does not say. Pure but for its types.

What is not known is left empty; the rules of the return find most of it. `ToFill` names the rest: items of
which the record knows that there is something, but not its code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from goldenthread.exchange.sen2.facts import Facts, Outcome, facts_of
from goldenthread.exchange.sen2.rows import Budget, CaseRow, ChildRows, OnRoll, Place
from goldenthread.formats.sen2 import Record, made
from goldenthread.formats.sen2.codes import CEASE_REASON
from goldenthread.formats.sen2.collection import Collection
from goldenthread.formats.sen2.rules.rule import VERSION_1_3
from goldenthread.formats.sen2.structure import (
    ACTIVE_PLAN,
    ASSESSMENT,
    NAMED_PLAN,
    NEED,
    PERSON,
    PLACEMENT,
    PLAN_DETAIL,
    REQUEST,
)
from goldenthread.law.time_limits import EventKind

Values = dict[str, str | date | bool | None]
Filled = Mapping[str, Mapping[str, str]]
_REVIEWED = {
    EventKind.MAINTAIN_DECIDED: "maintain",
    EventKind.AMEND_DECIDED: "amend",
    EventKind.CEASE_DECIDED: "cease",
}
_MOVED_TO_ANOTHER_COUNCIL = "5"
_PAYS = {
    "education": "education",
    "health": "health",
    "social_care": "social care",
    "integrated": "integrated",
}


@dataclass(frozen=True, slots=True)
class ToFill:
    """An item that an officer has to fill in, in the case with this number."""

    case: str
    item: str
    says: str


class About(NamedTuple):
    """The case and the child that a line of the file is about."""

    number: str
    case_id: UUID
    child_id: UUID


@dataclass(frozen=True, slots=True)
class Made:
    """A child in the return, with its cases, one for each request, in order."""

    record: Record
    cases: tuple[About, ...]
    to_fill: tuple[ToFill, ...]


def made_child(child: ChildRows, at: Collection, filled: Filled) -> Made | None:
    """The child’s record; None if no case of theirs belongs in this return."""
    known = [(case, facts) for case in child.cases if (facts := facts_of(case.events, at))]
    if not known:
        return None
    makers = [_Maker(child, case, facts, at, filled) for case, facts in known]
    person = child.person
    values: Values = {
        "Surname": person.last_name,
        "Forename": person.first_name,
        "PersonBirthDate": person.born_on,
        "Sex": person.sex or None,
        "Ethnicity": person.ethnicity or None,
        "PostCode": person.postcode or None,
        "UPN": person.upn or None,
        "UniqueLearnerNumber": person.uln or None,
        "UPNunknown": None if person.upn or person.uln else person.no_upn_because or None,
    }
    record = made(PERSON, values, [maker.request() for maker in makers])
    to_fill = tuple(one for maker in makers for one in maker.to_fill())
    return Made(record, tuple(About(case.number, case.id, child.id) for case, _ in known), to_fill)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the modules of one case."""

    child: ChildRows
    case: CaseRow
    facts: Facts
    at: Collection
    filled: Filled

    def request(self) -> Record:
        facts = self.facts
        values: Values = {"ReceivedDate": facts.received}
        if self._has_1_3:
            values["RequestSource"] = self.case.source or None
        values["RYA"] = self.case.youth_accommodation
        values |= _outcome("Request", facts.request)
        if facts.left_before_plan:
            values["Exported"] = _council(facts.left_before_plan.about)
        inside = [self._assessment(facts.assessment)] if facts.assessment else []
        inside += [self._active()] if facts.is_live else []
        return made(REQUEST, values, inside)

    def to_fill(self) -> Iterator[ToFill]:
        """What is known to be there, and has no code in the record."""
        facts = self.facts
        if facts.left_before_plan and not _council(facts.left_before_plan.about):
            yield self._fill("Exported", "The child moved away. To which council is not in the record.")
        if facts.moved_in and facts.is_live and not _council(facts.moved_in.about):
            yield self._fill(
                "TransferLA", "The plan was moved here. From which council is not in the record."
            )
        if facts.is_live and facts.review.decided and not self._review_outcome:
            word = _REVIEWED[facts.review.decided.kind]
            yield self._fill(
                "ReviewOutcome", f"It was decided to {word}. {self._no_code('ReviewOutcome', word)}"
            )
        pays_for = _PAYS.get(self._budget.pays_for) if self._budget and facts.has_plan else None
        if pays_for and not self._direct_payment:
            yield self._fill("DP", f"There is a direct payment ({pays_for}). {self._no_code('DP', pays_for)}")
        if facts.is_live and not self._named and self.case.section_i:
            yield self._fill(
                "URN",
                f"Section I names “{self.case.section_i}”, which is no place where the child is on roll.",
            )

    def _no_code(self, name: str, word: str) -> str:
        if not self.filled.get(name):
            return f"The code set {name} is empty: fill it, then make the return again."
        return f"No code of the code set {name} says “{word}”: fill it again."

    def _fill(self, item: str, says: str) -> ToFill:
        return ToFill(self.case.number, item, says)

    def _assessment(self, outcome: Outcome) -> Record:
        facts = self.facts
        values: Values = _outcome("Assessment", outcome)
        if facts.has_plan:
            values |= {"OtherMediation": facts.other_mediation, "OtherTribunal": facts.other_tribunal}
        if outcome.code == "Y" and outcome.on:
            values["Week20"] = facts.excused
        return made(ASSESSMENT, values, [self._plan()] if facts.has_plan else [])

    def _plan(self) -> Record:
        facts, places = self.facts, self._places
        values: Values = {
            "StartDate": facts.plan_starts or (self.case.first_final if facts.moved_in else None),
            "PlanRes": next((place.residential for place in places if place.residential), None),
            "PB": bool(self._budget),
            "DP": self._direct_payment,
        }
        if facts.ended:
            values["CeaseDate"] = facts.ended.on
            values["CeaseReason"] = _cease_reason(facts.ended.kind, facts.ended.about)
        return made(NAMED_PLAN, values, [made(PLAN_DETAIL, detail) for detail in self._named[:2]])

    def _active(self) -> Record:
        facts, review = self.facts, self.facts.review
        values: Values = {
            "TransferLA": _council(facts.moved_in.about) if facts.moved_in else None,
            "ReviewMeeting": review.held,
            "ReviewOutcome": self._review_outcome,
        }
        if self._has_1_3:
            values |= {
                "ReviewDraft": review.draft,
                "PhaseTransferDueDate": review.move_due,
                "PhaseTransferFinalDate": review.move_settled,
            }
        values["LastReview"] = review.told
        needs = [
            made(NEED, {"SENtype": code, "SENtypeRank": str(rank)})
            for rank, code in enumerate(self.case.needs or self.child.needs, 1)
        ]
        return made(ACTIVE_PLAN, values, [*(made(PLACEMENT, one) for one in self._really()), *needs])

    @property
    def _has_1_3(self) -> bool:
        return self.at.census >= VERSION_1_3

    @property
    def _review_outcome(self) -> str | None:
        """The code whose words, as the area filled them in, have what was decided."""
        decided = self.facts.review.decided
        if decided is None:
            return None
        word, codes = _REVIEWED[decided.kind], self.filled.get("ReviewOutcome", {})
        return next((code for code, says in codes.items() if word in says.casefold()), None)

    @property
    def _budget(self) -> Budget | None:
        """The personal budget that was agreed, if the last decision on one agreed to it."""
        known = [one for one in self.case.budgets if one.on <= self.at.census]
        return known[-1] if known and known[-1].agreed else None

    @property
    def _direct_payment(self) -> str | None:
        """The code whose words, as the area filled them in, have what the direct payment is for."""
        word = _PAYS.get(self._budget.pays_for) if self._budget else None
        codes = self.filled.get("DP", {})
        return next((code for code, says in codes.items() if word and word in says.casefold()), None)

    @property
    def _places(self) -> list[Place]:
        """Where the plan says that the child learns: of each rank the latest, on the last day of the plan."""
        ended = self.facts.ended
        day = ended.on if ended else self.at.census
        latest = {place.rank: place for place in self.case.places if place.starts_on <= day}
        return [place for place in latest.values() if place.ends_on is None or place.ends_on >= day]

    @property
    def _named(self) -> list[Values]:
        if self._places:
            return [_at_place(place) for place in self._places]
        named = self.case.section_i.strip().casefold()
        found = [one for one in self.child.on_roll if one.name.casefold() == named]
        return [{"URN": one.urn, "PlacementRank": "1"} for one in found[:1]]

    def _really(self) -> list[Values]:
        """Where the child is: the places of the plan, or else where the child is on roll."""
        if self._places:
            return [_at_place(place) | self._stay(place) for place in self._places]
        return [_at_school(one, rank) for rank, one in enumerate(self.child.on_roll[:2], 1)]

    def _stay(self, place: Place) -> Values:
        left = place.ends_on if place.ends_on and place.ends_on <= self.at.census else None
        return {"EntryDate": place.starts_on, "LeavingDate": left, "RES": place.residential or None}


def _outcome(module: str, outcome: Outcome) -> Values:
    values: Values = {f"{module}OutcomeDate": outcome.on, f"{module}Outcome": outcome.code}
    if outcome.code in ("Y", "N"):
        values |= {f"{module}Mediation": outcome.mediation, f"{module}Tribunal": outcome.tribunal}
    return values


def _at_place(place: Place) -> Values:
    if place.urn is None:
        return {"SENsetting": place.setting_code or None, "PlacementRank": str(place.rank)}
    return {
        "URN": place.urn,
        "PlacementRank": str(place.rank),
        "SENunitIndicator": place.in_sen_unit,
        "ResourcedProvisionIndicator": place.in_resourced_provision,
    }


def _at_school(one: OnRoll, rank: int) -> Values:
    return {"URN": one.urn, "PlacementRank": str(rank), "EntryDate": one.starts_on}


def _council(about: str) -> str | None:
    """A council’s code, if that is what an event is about."""
    return about if len(about) == 3 and about.isdecimal() and about.isascii() else None


def _cease_reason(kind: EventKind, about: str) -> str | None:
    if kind is EventKind.MOVED_OUT:
        return _MOVED_TO_ANOTHER_COUNCIL
    return about if about in CEASE_REASON.codes else None
