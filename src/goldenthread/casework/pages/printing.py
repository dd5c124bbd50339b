"""On paper: a letter for the post, and the whole record of a case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import path

from goldenthread.casework.documents import Entry, RecordPart, letter_pdf, paragraphs_of, record_pdf
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.pages.case_words import event_words
from goldenthread.casework.queries.advice import advice_for
from goldenthread.casework.queries.case_page import CasePage, EventLine, case_page
from goldenthread.casework.queries.letters import letter_of
from goldenthread.casework.queries.panels import rests_on
from goldenthread.design.words import moment, plain_date
from goldenthread.foundation import audit
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission, allows
from goldenthread.law.time_limits import sentence
from goldenthread.people.access import roles_around
from goldenthread.plans.documents.printed import Printed

if TYPE_CHECKING:
    from goldenthread.casework.models import Case


@about_case(Permission.READ_CASE)
def letter(request: HttpRequest, case: Case, letter_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    printed = letter_pdf(letter_of(case, letter_id), case, viewer.at, large=_large(request))
    audit.record(
        what="printed a letter", by=viewer.account, at=viewer.at, child_id=case.child_id, letter=letter_id
    )
    return printed.answer()


@about_case(Permission.READ_CASE)
def record(request: HttpRequest, case: Case) -> HttpResponseBase:
    return print_record(viewer_of(request), case, large=_large(request)).answer()


def print_record(viewer: Viewer, case: Case, *, large: bool) -> Printed:
    """All that this person may read of a case. What is withheld from the family is only in the council’s."""
    works = allows(roles_around(viewer, case.child_id), Permission.WORK_CASE)
    printed = record_pdf([*_parts(case, case_page(case, viewer.today), works)], case, viewer.at, large=large)
    audit.record(
        what="printed the record of the case", by=viewer.account, at=viewer.at, child_id=case.child_id,
        case=case.number,
    )  # fmt: skip
    return printed


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


def _large(request: HttpRequest) -> bool:
    return request.GET.get("size") == "large"


urlpatterns = [
    path("cases/<uuid:case_id>/letters/<uuid:letter_id>/letter.pdf", letter, name="case_letter_pdf"),
    path("cases/<uuid:case_id>/record.pdf", record, name="case_record_pdf"),
]
