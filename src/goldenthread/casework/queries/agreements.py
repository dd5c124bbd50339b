"""What mediation agreed: each agreement in its words, what must be done since, and in which case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from goldenthread.casework.models import AgreedThing, Case, MediationAgreement
from goldenthread.casework.queries.case_page import CasePage, EventLine
from goldenthread.casework.queries.owed import COUNCIL, Owed, owed_since
from goldenthread.law.appeals import AGREED_WORDS, Agreed
from goldenthread.law.time_limits import EventKind

K = EventKind


@dataclass(frozen=True, slots=True)
class AgreedRead:
    """One thing agreed, with each time that runs for it. `carried_on`: the number of another case."""

    event_id: UUID
    what: str
    who: str
    things: tuple[Owed, ...]
    carried_on: str = ""
    carried_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AgreementRead:
    """What a mediation came to. `id` is empty for one of which nobody has kept the words by themselves."""

    id: UUID | None
    on: date
    words: str
    by: str
    things: tuple[AgreedRead, ...]


def agreements_of(case: Case, page: CasePage, lines: Sequence[EventLine]) -> Iterator[AgreementRead]:
    """The oldest first: those recorded here, and those of another case of which something is done here."""
    here = Q(case=case) | Q(things__event__case=case)
    rows = MediationAgreement.objects.filter(here).distinct().order_by("on", "at").select_related("by")
    found = list(rows.prefetch_related(Prefetch("things", _things())))
    known = {thing.event_id for row in found for thing in row.things.all()}
    for line in lines:
        if line.event.kind is K.MEDIATION_AGREED and line.id not in known:
            alone = AgreedRead(line.id, line.event.about, COUNCIL, owed_since(page, lines, line))
            yield AgreementRead(None, line.event.on, line.reason, line.event.by, (alone,))
    for row in found:
        things = [
            _agreed(thing, page, lines)
            for thing in row.things.all()
            if case.id in (row.case_id, thing.event.case_id)
        ]
        own = row.id if row.case_id == case.id else None
        yield AgreementRead(own, row.on, row.words, row.by.name, tuple(things))


def _things() -> QuerySet[AgreedThing]:
    rows = AgreedThing.objects.filter(event__set_aside__isnull=True).order_by("at", "id")
    return rows.select_related("event__case")


def _agreed(thing: AgreedThing, page: CasePage, lines: Sequence[EventLine]) -> AgreedRead:
    what = thing.what or AGREED_WORDS[Agreed(thing.agreed)]
    line = next((line for line in lines if line.id == thing.event_id), None)
    if line is None:
        there = thing.event.case
        return AgreedRead(thing.event_id, what, thing.who or COUNCIL, (), there.number, there.id)
    who = thing.who or COUNCIL
    owed = tuple(replace(one, who=who) for one in owed_since(page, lines, line))
    return AgreedRead(thing.event_id, what, who, owed)
