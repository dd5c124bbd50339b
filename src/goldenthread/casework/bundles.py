"""The papers of a case as one indexed file: its record as a reader may see it, and bundles given out.

The same record gives the same bytes: nothing in them rests on when or by whom they are made, except the last
day that they cover. Words that are withheld for a purpose are not in the file at all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from django.utils import timezone

from goldenthread.casework.bundle_files import Held, bound, files_of, pages_of
from goldenthread.casework.documents import LARGE_PRINT, PRINT, paragraphs_of
from goldenthread.casework.models import Advice, AdviceAsked, Case, Decision, EhcPlan, Letter
from goldenthread.casework.queries.agreements import AgreementRead
from goldenthread.casework.queries.answers import Preferred, Said, consulted_of, preferences_of, said_of
from goldenthread.casework.queries.carried import withheld_of
from goldenthread.casework.queries.case_page import CasePage, case_page
from goldenthread.casework.queries.child_packages import PartRead, child_packages_of
from goldenthread.casework.queries.disagreement import disagreement_of
from goldenthread.casework.queries.ehc_plan import read_ehc_plan
from goldenthread.casework.queries.panels import rests_on
from goldenthread.casework.queries.section_f import delivered_of
from goldenthread.casework.queries.withheld import Piece, Withheld, pieces_of, stand_in, words_withheld
from goldenthread.casework.record_words import event_words
from goldenthread.design.words import moment, plain_date
from goldenthread.foundation.press.printed import Printed
from goldenthread.foundation.queries import looks_at
from goldenthread.law.assessment_advice import ADVICE, Part
from goldenthread.law.ehc_plan_checks import SECTION
from goldenthread.law.time_limits import sentence
from goldenthread.plans.documents.press import press


class Purpose(StrEnum):
    """What the papers are for; it decides which are in them."""

    RECORD = "record"
    COMPLAINT = "complaint"
    OWN_DATA = "own-data"
    TRIBUNAL = "tribunal"


TITLES = {
    Purpose.RECORD: "Record of the case",
    Purpose.COMPLAINT: "Papers for a complaint",
    Purpose.OWN_DATA: "Everything held in this case",
    Purpose.TRIBUNAL: "Papers for the tribunal",
}
GIVEN_OUT = frozenset(Purpose) - {Purpose.RECORD}


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the papers: what it is called, and its lines. With a `key`, words of it can be withheld."""

    title: str
    lines: tuple[str, ...]
    small: str = ""
    key: str = ""

    def has(self, words: str) -> bool:
        return stand_in(self.lines, words)

    def pieces(self, withheld: Collection[Withheld]) -> list[list[Piece]]:
        return pieces_of(self.lines, [one for one in withheld if one.text == self.key])


@dataclass(frozen=True, slots=True)
class About:
    """What the papers are made of. `own`: for the council itself, from which no advice is withheld."""

    case: Case
    page: CasePage
    own: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: its title, and the texts that stand under it. An empty one is left out."""

    title: str
    texts: Callable[[About], Iterator[Text]]
    purposes: frozenset[Purpose]
    note: str = ""


def bundle_of(
    case: Case, purpose: Purpose, until: date, *, own: bool = False, large: bool = False
) -> Printed:
    """The papers as a PDF, of what was recorded up to the end of a day."""
    about = About(case, case_page(case, until), own)
    withheld = words_withheld(case, purpose)
    held = files_of(case, {one.text for one in withheld}) if purpose in GIVEN_OUT else []
    papers = [_paper(paper.title, paper.note, texts, withheld) for paper, texts in _papers(about, purpose)]
    data = _data(about, purpose, until, large=large)
    name = f"{case.child.name} {purpose} {until.isoformat()}{' large print' if large else ''}"
    return Printed(_pressed(data, papers, held, _end_of(until)), name)


def _paper(title: str, note: str, texts: list[Text], withheld: list[Withheld]) -> dict[str, Any]:
    items = [
        {"title": text.title, "small": text.small, "lines": _drawn(text.pieces(withheld))} for text in texts
    ]
    return {"title": title, "note": note, "items": items}


def _data(about: About, purpose: Purpose, until: date, *, large: bool) -> dict[str, Any]:
    case, page = about.case, about.page
    return {
        "title": f"{TITLES[purpose]}: {case.child.name}",
        "author": f"{case.area.name} Council",
        "caption": f"{case.area.name} Council, case {case.number}. As recorded to {plain_date(until)}.",
        "size": LARGE_PRINT if large else PRINT,
        "footer": f"{case.number}, {TITLES[purpose].lower()}",
        "watermark": "",
        "facts": [
            _fact("Child or young person", f"{case.child.name}, born {plain_date(case.child.born_on)}"),
            _fact("School or setting", page.setting or "None recorded"),
            _fact("Officer", page.officer or "None recorded"),
        ],
    }


FILES = "Files that came with the advice"


def _pressed(data: dict[str, Any], papers: list[dict[str, Any]], held: list[Held], at: datetime) -> bytes:
    """The papers, and behind them the pages of the files. The index names their pages, which stand where the
    papers end: so that has to be known first."""
    following = sum(len(one.pages) for one in held)
    printed, last = b"", 0
    while True:
        files = [_paper(FILES, "", _of_files(held, last + 1), [])] if held else []
        numbered = [
            {**paper, "title": f"{number}. {paper['title']}"}
            for number, paper in enumerate([*papers, *files], start=1)
        ]
        printed = press("bundle", {**data, "following": following, "papers": numbered}, at)
        ends = pages_of(printed) if following else last
        if ends <= last:
            return bound(printed, held, data["footer"], at) if following else printed
        last = ends


def _of_files(held: list[Held], first: int) -> list[Text]:
    texts = []
    for one in held:
        texts.append(_text(one.title, one.line(first), small=one.about))
        first += len(one.pages)
    return texts


def texts_of(case: Case, purpose: Purpose, at: datetime) -> dict[str, Text]:
    """The texts of these papers of which words can be withheld, by their keys."""
    about = About(case, case_page(case, timezone.localdate(at)), own=False)
    return {
        text.key: text for _, texts in _papers(about, purpose) for text in texts if text.key and text.lines
    }


def _drawn(lines: list[list[Piece]]) -> list[list[dict[str, str]]]:
    return [[piece._asdict() for piece in line] for line in lines]


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


def _papers(about: About, purpose: Purpose) -> Iterator[tuple[Paper, list[Text]]]:
    for paper in PAPERS:
        if purpose in paper.purposes and (texts := list(paper.texts(about))):
            yield paper, texts


def _fact(label: str, value: str) -> dict[str, str]:
    return {"label": label, "value": value, "small": ""}


def _text(title: str, *lines: str, small: str = "", key: str = "") -> Text:
    return Text(title, tuple(line for line in lines if line), small, key)


def _history(about: About) -> Iterator[Text]:
    panels = rests_on(about.case.id)
    for line in about.page.events:
        on = f"On: {line.evidence}" if line.evidence else ""
        aside = f"Set aside: {line.set_aside}" if line.set_aside else ""
        told = f"Recorded by {line.event.by}, {moment(line.recorded_at)}"
        yield _text(
            f"{plain_date(line.event.on)}: {event_words(line.event)}", line.reason, on,
            _panel(panels.get(line.id)), aside, small=told, key=f"event:{line.id}",
        )  # fmt: skip


def _panel(found: tuple[str, date, str] | None) -> str:
    return f"On the advice of {found[0]}, {plain_date(found[1])}: {found[2].lower()}." if found else ""


def _dates(about: About) -> Iterator[Text]:
    yield _text("", *(sentence(clock, about.page.today) for clock in about.page.clocks))


def _decisions(about: About) -> Iterator[Text]:
    rows = Decision.objects.filter(case=about.case).select_related("by", "event")
    for row in rows.order_by("decided_on", "at"):
        looked = f"On: {'; '.join(row.evidence)}" if row.evidence else ""
        told = f"Decided by {row.by.name}, told on {plain_date(row.event.on)}"
        yield _text(plain_date(row.decided_on), row.reason, looked, small=told, key=f"decision:{row.id}")


def _letters(about: About) -> Iterator[Text]:
    for row in Letter.objects.filter(case=about.case).order_by("sent_on", "at"):
        to = f"To {row.to}, {plain_date(row.sent_on)}"
        yield _text(row.subject, *paragraphs_of(row.words), small=to, key=f"letter:{row.id}")


def _advice(about: About) -> Iterator[Text]:
    """Each piece with its words. What is withheld is named with the law that withholds it, and left out."""
    withheld = withheld_of(about.case.id)
    came_in = Advice.objects.filter(asked__case=about.case, event__set_aside__isnull=True)
    given = {one.asked_id: one for one in came_in.select_related("event", "file")}
    order = list(Part)
    asked = AdviceAsked.objects.filter(case=about.case, event__set_aside__isnull=True).select_related("event")
    for one in sorted(asked, key=lambda row: (order.index(Part(row.part)), row.at)):
        came = given.get(one.id)
        title = f"{ADVICE[Part(one.part)].name}: {one.name}"
        when = f"Asked on {plain_date(one.event.on)}"
        if came is None:
            yield _text(title, "Nothing has come.", small=when)
        elif came.id in withheld and not about.own:
            yield _text(title, "Withheld, as the law requires. The reason is recorded.", small=when)
        else:
            kept = " Withheld from the family." if came.id in withheld else ""
            small = f"{when}, given on {plain_date(came.event.on)}.{kept}"
            lines = (*came.words.split("\n"), *came.amount_words.split("\n"), _as_file(came))
            yield _text(title, *lines, small=small, key=f"advice:{came.id}")


def _as_file(advice: Advice) -> str:
    return f"It came as a file, “{advice.file.name}”, which is held with the case." if advice.file else ""


def _packages(about: About) -> Iterator[Text]:
    """What each is for, why it was chosen, and every part as it stands, signed off or not."""
    for read in child_packages_of(about.case, works=about.own):
        name = f"{read.package.name}, version {read.package.version}" if read.package else "Not chosen yet"
        ended = f"Ended on {plain_date(read.ended_on)}: {read.ended_reason}" if read.ended_on else ""
        small = f"{name}. {read.state_words}. Begun by {read.begun_by}, {plain_date(read.begun_at)}"
        yield _text(read.outcome, read.why, *read.open, ended, small=small, key=f"package:{read.id}")
        for part in read.parts:
            if part.part_id:
                differs = f"It is not as the package has it: {part.differs}" if part.differs else ""
                lines = (*paragraphs_of(part.words), differs)
                yield _text(part.name, *lines, small=_signed(part), key=f"part:{part.part_id}")


def _signed(part: PartRead) -> str:
    if part.sign_off and part.signed_at:
        said = "Signed off by" if part.is_signed else "Not agreed to by"
        return f"{said} {part.sign_off.by}, {plain_date(part.signed_at)}. {part.sign_off.reason}".strip()
    return f"Written by {part.writer}, not signed off"


def _plans(about: About) -> Iterator[Text]:
    sent = EhcPlan.objects.filter(case=about.case).exclude(served_on=None, final_on=None).order_by("number")
    for plan in sent:
        read = read_ehc_plan(plan)
        day = plan.final_on or plan.served_on
        lines = [f"{line.section}: {line.words}" for line in read.lines]
        small = f"{read.head.state_words}, {plain_date(day)}" if day else ""
        yield _text(f"Version {plan.number}", *lines, small=small, key=f"plan:{plan.id}")


def _delivery(about: About) -> Iterator[Text]:
    final = EhcPlan.objects.filter(case=about.case, state=EhcPlan.State.FINAL).first()
    lines = read_ehc_plan(final).lines if final else []
    of_f = {line.strand: line.words for line in lines if SECTION.get((line.block, line.part)) == "F"}
    found = delivered_of(about.case.child, frozenset(of_f), _end_of(about.page.today))
    for strand, happened in found.items():
        yield _text(of_f[strand], happened)


def _disagreement(about: About) -> Iterator[Text]:
    found = disagreement_of(about.case, about.page)
    for one in found.appeals:
        ended = f"{one.ended}. {one.ended_words}" if one.ended_on else "With the tribunal."
        small = f"Sent on {plain_date(one.sent_on)}. {one.tribunal_number}".strip()
        wants = f"What the family wants: {one.words}" if one.words else ""
        grounds = [f"About: {ground}" for ground in one.grounds]
        yield _text("The appeal", *grounds, wants, ended, small=small, key=f"appeal:{one.event_id}")
    for agreement in found.agreed:
        yield from _agreed(agreement)
    for order in found.orders:
        yield _text(order.what, order.words, small=plain_date(order.on), key=f"order:{order.event_id}")


def _agreed(agreement: AgreementRead) -> Iterator[Text]:
    small = f"Entered by {agreement.by}"
    key = f"agreement:{agreement.id}" if agreement.id else ""
    yield _text(f"Agreed in mediation on {plain_date(agreement.on)}", agreement.words, small=small, key=key)
    for thing in agreement.things:
        kept = [
            f"{one.what[0].upper()}{one.what[1:]}, due {plain_date(one.due)}: "
            + (f"done on {plain_date(one.done_on)}." if one.done_on else "not recorded as done.")
            for one in thing.things
        ]
        there = f"Done in case {thing.carried_on}." if thing.carried_on else ""
        yield _text(f"{thing.who}: {thing.what}", *kept, there, key=f"agreed:{thing.event_id}")


def _answers(about: About) -> Iterator[Text]:
    for one in preferences_of(about.case):
        asked = f"Asks for {one.setting}" if one.setting else "Asks for"
        budget = "Wants a personal budget." if one.personal_budget else ""
        yield _text(asked, one.words, budget, small=f"{one.who}, {_when(one)}")
    for said in said_of(about.case):
        became = f"{said.outcome_words}: {said.reason}" if said.outcome else "Not answered yet."
        yield _text(f"{said.who}, {_when(said)}", said.words, became, key=f"said:{said.id}")
    for setting in consulted_of(about.case, about.page.today):
        replied = f"{setting.answer}. {setting.reason}" if setting.replied_on else "No reply yet."
        ground = f"Ground: {setting.ground}." if setting.ground else ""
        needed = f"It would need: {setting.needed}" if setting.needed else ""
        small = f"Asked on {plain_date(setting.asked_on)}"
        yield _text(setting.setting, replied, ground, needed, small=small, key=f"consulted:{setting.id}")


def _when(one: Said | Preferred) -> str:
    return one.received.words if one.received else plain_date(one.at)


def _looks(about: About) -> Iterator[Text]:
    """To the end of the day before: whoever takes the papers looks at the record too, and would stand in the
    next file of the same day."""
    last = about.page.today - timedelta(days=1)
    seen = [look for look in looks_at(about.case.child_id, most=10_000) if look.at <= _end_of(last)]
    lines = [f"{moment(look.at)}: {look.who}, {look.what}" for look in reversed(seen)]
    yield _text(f"To the end of {plain_date(last)}", *(lines or ["Nobody looked until then."]))


ALL = frozenset(Purpose)
PAPERS = (
    Paper("What happened, in order", _history, ALL),
    Paper("Legal dates, and whether they were kept", _dates, ALL),
    Paper("Decisions", _decisions, GIVEN_OUT),
    Paper("Letters", _letters, ALL),
    Paper("Advice", _advice, ALL),
    Paper("Support packages, and who signed each part", _packages, ALL),
    Paper("The plan, each version that was sent", _plans, GIVEN_OUT),
    Paper("What was delivered for section F", _delivery, GIVEN_OUT, "As the school recorded it."),
    Paper("What the family and the settings said", _answers, GIVEN_OUT),
    Paper("The appeal, and what was agreed or ordered", _disagreement, GIVEN_OUT),
    Paper("Who looked at the record, and what they did", _looks, frozenset({Purpose.OWN_DATA})),
)
