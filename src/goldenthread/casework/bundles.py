"""Bundles of a case’s papers: for a complaint, for somebody’s own data, for the tribunal. Indexed, paginated.

The same record gives the same bytes: nothing in a bundle rests on when or by whom it is made, except the last
day that it covers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from django.utils import timezone

from goldenthread.casework.models import Advice, AdviceAsked, Case, Decision, EhcPlan, Letter
from goldenthread.casework.queries.answers import consulted_of, preferences_of, said_of
from goldenthread.casework.queries.case_page import CasePage, case_page
from goldenthread.casework.queries.carried import withheld_of
from goldenthread.casework.queries.ehc_plan import read_ehc_plan
from goldenthread.casework.queries.section_f import delivered_of
from goldenthread.casework.record_words import event_words
from goldenthread.design.words import moment, plain_date
from goldenthread.foundation.queries import looks_at
from goldenthread.law.assessment_advice import ADVICE, Part
from goldenthread.law.ehc_plan_checks import SECTION
from goldenthread.law.time_limits import sentence
from goldenthread.plans.documents.press import press
from goldenthread.plans.documents.printed import Printed

Item = dict[str, Any]


class Purpose(StrEnum):
    """What a bundle is for; it decides which papers are in it."""

    COMPLAINT = "complaint"
    OWN_DATA = "own-data"
    TRIBUNAL = "tribunal"


TITLES = {
    Purpose.COMPLAINT: "Papers for a complaint",
    Purpose.OWN_DATA: "Everything held in this case",
    Purpose.TRIBUNAL: "Papers for the tribunal",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a bundle: its title, and what stands under it. An empty one is left out."""

    title: str
    items: Callable[[Case, CasePage], Iterator[Item]]
    purposes: frozenset[Purpose]
    note: str = ""


def bundle_of(case: Case, purpose: Purpose, until: date) -> Printed:
    """The bundle as a PDF, of what was recorded up to the end of a day."""
    at = timezone.make_aware(datetime.combine(until, time(23, 59)))
    page = case_page(case, until)
    papers = [
        {"title": f"{number}. {paper.title}", "note": paper.note, "items": items}
        for number, (paper, items) in enumerate(_papers(case, page, purpose), start=1)
    ]
    data = {
        "title": f"{TITLES[purpose]}: {case.child.name}",
        "author": f"{case.area.name} Council",
        "caption": f"{case.area.name} Council, case {case.number}. As recorded to {plain_date(until)}.",
        "size": 11,
        "footer": f"{case.number}, {TITLES[purpose].lower()}",
        "watermark": "",
        "facts": [
            _fact("Child or young person", f"{case.child.name}, born {plain_date(case.child.born_on)}"),
            _fact("School or setting", page.setting or "None recorded"),
            _fact("Officer", page.officer or "None recorded"),
        ],
        "papers": papers,
    }
    return Printed(press("bundle", data, at), f"{case.child.name} {purpose} {until.isoformat()}")


def _papers(case: Case, page: CasePage, purpose: Purpose) -> Iterator[tuple[Paper, list[Item]]]:
    for paper in PAPERS:
        if purpose in paper.purposes and (items := list(paper.items(case, page))):
            yield paper, items


def _fact(label: str, value: str) -> dict[str, str]:
    return {"label": label, "value": value, "small": ""}


def _item(title: str, *lines: str, small: str = "") -> Item:
    return {"title": title, "small": small, "lines": [line for line in lines if line]}


def _history(case: Case, page: CasePage) -> Iterator[Item]:
    for line in page.events:
        aside = f"Set aside: {line.set_aside}" if line.set_aside else ""
        told = f"Recorded by {line.event.by}, {moment(line.recorded_at)}"
        yield _item(f"{plain_date(line.event.on)}: {event_words(line.event)}", line.reason, aside, small=told)


def _dates(case: Case, page: CasePage) -> Iterator[Item]:
    yield _item("", *(sentence(clock, page.today) for clock in page.clocks))


def _decisions(case: Case, page: CasePage) -> Iterator[Item]:
    rows = Decision.objects.filter(case=case).select_related("by", "event").order_by("decided_on", "at")
    for row in rows:
        looked = f"On: {'; '.join(row.evidence)}" if row.evidence else ""
        told = f"Decided by {row.by.name}, told on {plain_date(row.event.on)}"
        yield _item(f"{plain_date(row.decided_on)}", row.reason, looked, small=told)


def _letters(case: Case, page: CasePage) -> Iterator[Item]:
    for row in Letter.objects.filter(case=case).order_by("sent_on", "at"):
        yield _item(row.subject, *row.words.split("\n\n"), small=f"To {row.to}, {plain_date(row.sent_on)}")


def _advice(case: Case, page: CasePage) -> Iterator[Item]:
    """Each piece with its words. What is withheld is named with the law that withholds it, and left out."""
    withheld = withheld_of(case.id)
    given = {one.asked_id: one for one in Advice.objects.filter(asked__case=case).select_related("event")}
    order = list(Part)
    asked = AdviceAsked.objects.filter(case=case, event__set_aside__isnull=True).select_related("event")
    for one in sorted(asked, key=lambda row: (order.index(Part(row.part)), row.at)):
        came = given.get(one.id)
        title = f"{ADVICE[Part(one.part)].name}: {one.name}"
        when = f"Asked on {plain_date(one.event.on)}"
        if came is None:
            yield _item(title, "Nothing has come.", small=when)
        elif came.id in withheld:
            yield _item(title, "Withheld, as the law requires. The reason is recorded.", small=when)
        else:
            small = f"{when}, given on {plain_date(came.event.on)}"
            yield _item(title, *came.words.split("\n"), *came.amount_words.split("\n"), small=small)


def _plans(case: Case, page: CasePage) -> Iterator[Item]:
    sent = EhcPlan.objects.filter(case=case).exclude(served_on=None, final_on=None).order_by("number")
    for plan in sent:
        read = read_ehc_plan(plan)
        day = plan.final_on or plan.served_on
        lines = [f"{line.section}: {line.words}" for line in read.lines]
        yield _item(
            f"Version {plan.number}",
            *lines,
            small=f"{read.head.state_words}, {plain_date(day)}" if day else "",
        )


def _delivery(case: Case, page: CasePage) -> Iterator[Item]:
    final = EhcPlan.objects.filter(case=case, state=EhcPlan.State.FINAL).first()
    lines = read_ehc_plan(final).lines if final else []
    of_f = {line.strand: line.words for line in lines if SECTION.get((line.block, line.part)) == "F"}
    at = timezone.make_aware(datetime.combine(page.today, time(23, 59)))
    for strand, happened in delivered_of(case.child, frozenset(of_f), at).items():
        yield _item(of_f[strand], happened)


def _answers(case: Case, page: CasePage) -> Iterator[Item]:
    for one in preferences_of(case):
        asked = f"Asks for {one.setting}" if one.setting else "Asks for"
        budget = "Wants a personal budget." if one.personal_budget else ""
        yield _item(asked, one.words, budget, small=f"{one.who}, {plain_date(one.at)}")
    for said in said_of(case):
        became = f"{said.outcome_words}: {said.reason}" if said.outcome else "Not answered yet."
        yield _item(f"{said.who}, {plain_date(said.at)}", said.words, became)
    for setting in consulted_of(case, page.today):
        replied = f"{setting.answer}. {setting.reason}" if setting.replied_on else "No reply yet."
        ground = f"Ground: {setting.ground}." if setting.ground else ""
        needed = f"It would need: {setting.needed}" if setting.needed else ""
        yield _item(setting.setting, replied, ground, needed, small=f"Asked on {plain_date(setting.asked_on)}")


def _looks(case: Case, page: CasePage) -> Iterator[Item]:
    end = timezone.make_aware(datetime.combine(page.today, time(23, 59)))
    seen = [look for look in looks_at(case.child_id, most=10_000) if look.at <= end]
    yield _item("", *(f"{moment(look.at)}: {look.who}, {look.what}" for look in reversed(seen)))


ALL = frozenset(Purpose)
PAPERS = (
    Paper("What happened, in order", _history, ALL),
    Paper("Legal dates, and whether they were kept", _dates, ALL),
    Paper("Decisions", _decisions, ALL),
    Paper("Letters", _letters, ALL),
    Paper("Advice", _advice, ALL),
    Paper("The plan, each version that was sent", _plans, ALL),
    Paper("What was delivered for section F", _delivery, ALL, "As the school recorded it."),
    Paper("What the family and the settings said", _answers, ALL),
    Paper("Who looked at the record, and what they did", _looks, frozenset({Purpose.OWN_DATA})),
)
