"""The whole record of a case, as its reader may see it, to be taken away."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.casework.access import works_on
from goldenthread.casework.documents import Entry, RecordPart, paragraphs_of, record_pdf
from goldenthread.casework.models import Case
from goldenthread.casework.queries.advice import advice_for
from goldenthread.casework.queries.case_page import CasePage, EventLine, case_page
from goldenthread.casework.queries.letters import letter_of
from goldenthread.casework.queries.panels import rests_on
from goldenthread.casework.record_words import event_words
from goldenthread.design.words import moment, plain_date
from goldenthread.foundation import audit
from goldenthread.foundation.access import Viewer
from goldenthread.law.time_limits import sentence
from goldenthread.plans.documents.printed import Printed


def print_record(viewer: Viewer, case: Case, *, large: bool) -> Printed:
    """All that this person may read of a case. What is withheld from the family is only in the council’s."""
    printed = record_of(case, viewer, works=works_on(viewer, case), large=large)
    audit.record(
        what="printed the record of the case", by=viewer.account, at=viewer.at, child_id=case.child_id,
        case=case.number,
    )  # fmt: skip
    return printed


def record_of(case: Case, viewer: Viewer, *, works: bool, large: bool) -> Printed:
    """The record on paper. Whether the reader may is asked before."""
    return record_pdf([*_parts(case, case_page(case, viewer.today), works)], case, viewer.at, large=large)


def _parts(case: Case, page: CasePage, works: bool) -> Iterator[RecordPart]:
    panels = {
        event: f"On the advice of {name}, {plain_date(on)}: {advised.lower()}."
        for event, (name, on, advised) in rests_on(case.id).items()
    }
    yield RecordPart("What happened", [_event(line, panels.get(line.id, "")) for line in page.events])
    yield RecordPart(
        "Every date, and where it is written",
        [Entry("", (sentence(one, page.today),)) for one in page.clocks],
    )
    given = [
        advice_for(case, line.advice_id, withheld_too=True)
        for line in page.advice
        if line.advice_id and (works or not line.withheld)
    ]
    yield RecordPart(
        "Advice",
        [
            Entry(
                one.title, [*paragraphs_of(one.words), *paragraphs_of(one.provision)],
                f"{one.name}, {plain_date(one.given_on)}. {_withheld(one.withheld)}".strip(),
            )
            for one in given
        ],
    )  # fmt: skip
    sent = [letter_of(case, line.id) for line in reversed(page.letters)]
    yield RecordPart(
        "Letters",
        [
            Entry(one.subject, paragraphs_of(one.words), f"To {one.to}, {plain_date(one.sent_on)}")
            for one in sent
        ],
    )


def _event(line: EventLine, panel: str) -> Entry:
    words = event_words(line.event)
    aside = f"Set aside: {line.set_aside}" if line.set_aside else ""
    evidence = f"On: {line.evidence}" if line.evidence else ""
    return Entry(
        f"{plain_date(line.event.on)}. {words}", [*filter(None, (line.reason, evidence, panel, aside))],
        f"{line.event.by}, {moment(line.recorded_at)}",
    )  # fmt: skip


def _withheld(law: str) -> str:
    return f"Withheld from the family: {law}." if law else ""
