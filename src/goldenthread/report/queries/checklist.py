"""The points of a fair consultation, filled from the record; what it cannot know is asked of a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone

from goldenthread.analysis.reading import reading_age
from goldenthread.campaigns.queries.evidence import CampaignBrought, campaigns_about
from goldenthread.conversation.models import Consultation
from goldenthread.conversation.queries.consultations import ExtensionLine, VersionLine, consultation_page
from goldenthread.design.words import plain_date, plural
from goldenthread.events.queries.evidence import EventHeld, events_held
from goldenthread.events.states import Became
from goldenthread.law.consulting import ENOUGH, OLDEST_READER, RESPONSE_WITHIN, is_holiday
from goldenthread.law.day_words import long_date
from goldenthread.law.fair_consulting import POINTS, Point, ResponseClock, response_clock
from goldenthread.report.models import PointAnswer
from goldenthread.report.queries.content import PointFact, PointPart, Report
from goldenthread.report.queries.decisions import Decided, decided_on
from goldenthread.report.queries.passages import published_at

Facts = Iterator[PointFact]


@dataclass(frozen=True, slots=True)
class Record:
    """What the record holds that can speak for a point."""

    consultation: Consultation
    report: Report
    decided: tuple[Decided, ...]
    versions: tuple[VersionLine, ...]
    extensions: tuple[ExtensionLine, ...]
    opened_on: date
    closed_on: date
    first_published: date | None
    clock: ResponseClock
    events: tuple[EventHeld, ...]
    campaigns: tuple[CampaignBrought, ...]

    @property
    def days(self) -> list[date]:
        return [
            date.fromordinal(one) for one in range(self.opened_on.toordinal(), self.closed_on.toordinal())
        ]


def points_of(consultation: Consultation, report: Report, now: datetime) -> Report:
    """The report with its points filled in. Eleven queries; more where there were events or campaigns."""
    record = _record(consultation, report, now)
    said = newest_answers(consultation)
    return replace(report, points=tuple(_part(point, record, said.get(point.key)) for point in POINTS))


def newest_answers(consultation: Consultation) -> Mapping[str, PointAnswer]:
    rows = PointAnswer.objects.filter(consultation=consultation).select_related("by").order_by("at", "id")
    return {row.point: row for row in rows}


def first_published_on(consultation: Consultation) -> date | None:
    found = consultation.editions.order_by("number").values_list("at", flat=True).first()
    return timezone.localdate(found) if found else None


def _record(consultation: Consultation, report: Report, now: datetime) -> Record:
    page = consultation_page(consultation, now)
    closed_on, today = timezone.localdate(report.closes_at), timezone.localdate(now)
    first = first_published_on(consultation)
    decided = decided_on([theme.id for _, theme in report.themes])
    return Record(
        consultation, report, tuple(decided.values()), page.versions, page.extensions,
        timezone.localdate(report.opens_at), closed_on, first, response_clock(closed_on, first, today),
        events_held(consultation, now), campaigns_about(consultation),
    )  # fmt: skip


def _part(point: Point, record: Record, said: PointAnswer | None) -> PointPart:
    facts = tuple(fact for of in FACTS.get(point.key, ()) for fact in of(record))
    source = "; ".join(str(one) for one in point.rule.citations)
    words, by, at = (said.words, said.by.name, said.at) if said else ("", "", None)
    return PointPart(point.key, point.title, point.rule.says, source, facts, point.asks, words, by, at)


def _about(record: Record) -> Facts:
    words = len(record.consultation.about.split())
    yield PointFact(f"{plural(words, 'word')} before the questions say what it is about.", "open", "asked")


def _recommendations(record: Record) -> Facts:
    questions = list(record.report.questions)
    quoting = sum(bool(one.recommendation) for one in questions)
    if quoting:
        asked = plural(len(questions), "question")
        says = f"{quoting} of {asked} put a recommendation to people, with who made it."
        yield PointFact(says, "for", "asked")


def _early(record: Record) -> Facts:
    if record.report.kind == Consultation.Kind.CONVERSATION:
        yield PointFact("It was held as a conversation, before any proposal was made.", "for", "asked")
    else:
        yield PointFact("It was held on proposals that had been made.", "open", "asked")
    before = [
        one.history[-1] for one in record.decided
        if one.history and one.history[-1].is_made and one.history[-1].decided_on <= record.closed_on
    ]  # fmt: skip
    if before:
        number = f"{plural(len(before), 'theme')} had a decision before it closed."
        yield PointFact(number, "against", "done")
    elif any(one.is_made for one in record.decided):
        yield PointFact("No decision is dated before it closed.", "for", "done")


def _length(record: Record) -> Facts:
    length = record.closed_on - record.opened_on
    says = (
        f"It was open for {plural(length.days // 7, 'week')}, from {plain_date(record.opened_on)} to "
        f"{plain_date(record.closed_on)}."
    )
    yield PointFact(says, "for" if length >= ENOUGH else "against", "asked")
    if record.consultation.why_so_short:
        yield PointFact(f"Why that is enough: {record.consultation.why_so_short}", "open", "asked")


def _extensions(record: Record) -> Facts:
    for one in record.extensions:
        yield PointFact(f"It stayed open until {plain_date(one.closes_at)}: {one.why}", "for", "asked")


def _holidays(record: Record) -> Facts:
    away = sum(map(is_holiday, record.days))
    if away:
        yield PointFact(f"{away} of its {len(record.days)} days fell in a holiday.", "open", "asked")
    else:
        yield PointFact("None of its days fell in a holiday.", "for", "asked")


def _readable(record: Record) -> Facts:
    ages = [age.years for one in record.report.questions if (age := reading_age(one.words))]
    hard = sum(years > OLDEST_READER for years in ages)
    if hard:
        says = f"Of {len(ages)} questions {hard} cannot be read at {OLDEST_READER}."
        yield PointFact(says, "against", "asked")
    elif ages:
        yield PointFact(f"Every question can be read at {OLDEST_READER}.", "for", "asked")
    yield PointFact(f"It asks {plural(len(list(record.report.questions)), 'question')}.", "open", "asked")


def _versions(record: Record) -> Facts:
    there = [one.words for one in record.versions if one.is_there]
    if there:
        yield PointFact(f"It came in other versions: {', '.join(there)}.", "for", "asked")
    else:
        yield PointFact("It came in no other version: no easy read, no sign language.", "against", "asked")


def _ways(record: Record) -> Facts:
    ways = [f"{words.lower()} ({number:,})" for words, number in record.report.ledger.channels]
    if ways:
        yield PointFact(f"People answered {', '.join(ways)}.", "for", "heard")


def _events(record: Record) -> Facts:
    if record.events:
        asked = sum(one.asked for one in record.events)
        answered = sum(one.became(Became.LIVE, Became.LATER) for one in record.events)
        panels = "its panel was" if len(record.events) == 1 else "their panels were"
        says = (
            f"{plural(len(record.events), 'event was', 'events were')} held, and {panels} asked "
            f"{plural(asked, 'question')}: {answered:,} {'has' if answered == 1 else 'have'} an answer."
        )
        yield PointFact(says, "for", "gathered")


def _campaigns(record: Record) -> Facts:
    if record.campaigns:
        says = f"{plural(len(record.campaigns), 'public campaign')} brought evidence, counted by itself."
        yield PointFact(says, "for", "gathered")


def _heard_from(record: Record) -> Facts:
    missing = [one.words for one in record.report.who if one.count is None and one.words != "Not said"]
    if missing:
        yield PointFact(
            f"Fewer than ten answered of each of these: {'; '.join(missing)}.", "against", "heard"
        )


def _accounted(record: Record) -> Facts:
    ledger = record.report.ledger
    says = (
        f"{ledger.received:,} answers came, {ledger.set_aside:,} were set aside with a reason, and "
        f"{ledger.analysed:,} were analysed."
    )
    yield PointFact(says, "for", "heard")


def _read(record: Record) -> Facts:
    counted = [one.figures for one in record.report.questions if one.figures]
    if counted:
        read = sum(one.read_by_two for one in counted)
        yield PointFact(f"Two people read {read:,} answers, each without the other’s work.", "for", "heard")
    open_ones = [one for one in record.report.questions if one.asks != "closed"]
    left = sum(one.figures is None and one.choices is None for one in open_ones)
    if left:
        yield PointFact(f"The answers to {plural(left, 'question')} are not counted yet.", "against", "heard")


def _heard(record: Record) -> Facts:
    themes = list(record.report.themes)
    written = sum(bool(theme.heard) for _, theme in themes)
    if themes:
        says = f"What was heard is written for {written} of {plural(len(themes), 'theme')}."
        yield PointFact(says, "for" if written == len(themes) else "against", "heard")


def _decided(record: Record) -> Facts:
    made = sum(one.is_made for one in record.decided)
    if record.decided:
        themes = plural(len(record.decided), "theme")
        says = f"A decision is recorded for {made} of {themes}, with who made it and why."
        yield PointFact(says, "for" if made == len(record.decided) else "against", "done")
    popular = [one.now for one in record.decided if one.now and one.now.outcome == "not_accepted"]
    if popular:
        says = f"Not accepted, with the reason: {plural(len(popular), 'theme')}."
        yield PointFact(says, "for", "done")


def _timely(record: Record) -> Facts:
    clock = record.clock
    weeks = RESPONSE_WITHIN.days // 7
    if record.first_published:
        late = f", {plural(clock.days, 'day')} late" if clock.days else f", within {weeks} weeks"
        says = f"The report was published on {long_date(record.first_published)}{late}."
        yield PointFact(says, "against" if clock.days else "for", "heard")
    else:
        yield PointFact(f"The response is due by {long_date(clock.due_on)}.", "open", "heard")


def _open_data(record: Record) -> Facts:
    if published_at(record.consultation):
        says = "The report, its figures and how they were made are open data."
        yield PointFact(says, "for", "heard")


FACTS: Mapping[str, Iterable[Callable[[Record], Facts]]] = {
    "formative": (_early,),
    "enough-reasons": (_about, _recommendations),
    "enough-time": (_length, _extensions),
    "taken-into-account": (_accounted, _read, _heard, _decided),
    "clear": (_readable,),
    "purpose": (_decided,),
    "informative": (_about, _recommendations),
    "part-of-a-process": (_ways, _events, _campaigns),
    "proportionate-time": (_length, _extensions),
    "targeted": (_heard_from,),
    "groups": (_versions, _ways, _holidays),
    "scrutiny": (_open_data, _accounted),
    "timely-response": (_timely,),
}
"""Which facts of the record speak to which point; to the others only a person can."""
