"""The yearly review, step by step: each page says what it is for, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path, reverse

from goldenthread.casework.access import may_enter, works_on
from goldenthread.casework.actions.letters import Told
from goldenthread.casework.actions.reviewing import (
    Found,
    Meeting,
    arrange,
    hold,
    invite,
    invited_by_school,
    look_at_outcome,
    report_to_council,
    send_invitations,
    send_papers,
    send_report,
)
from goldenthread.casework.codes import HELPED, RECOMMENDS, REVIEW_NEXT
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.pages.deciding import HOW
from goldenthread.casework.pages.forms import asked_form
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.queries.reviews import outcome_of, outcomes_of, report_words, round_of
from goldenthread.casework.reviewing_words import family_words, next_step, steps_of_round
from goldenthread.design.forms import DateField, GovForm, HiddenField, RadioField, TextAreaField, TextField
from goldenthread.foundation import audit
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.law.reviews import INVITED_WORDS, Invited, must_look_at_adulthood

if TYPE_CHECKING:
    from goldenthread.casework.models import Case

DAY = "Enter the day"


class ArrangeForm(GovForm):
    meets_on = DateField("On which day is the meeting?", missing=DAY)
    where = TextField("When and where?", hint="Such as: at two o’clock, at Ridgeway School.", longest=200)
    on = DateField("When was it arranged?", missing=DAY)


class InviteForm(GovForm):
    kind = RadioField(
        "As whom is somebody invited?", [(one.value, words) for one, words in INVITED_WORDS.items()],
        missing="Choose as whom they are invited",
    )  # fmt: skip
    name = TextField("Who?", missing="Enter a name", longest=200)
    organisation = TextField("From where?", longest=200)


class SentBySchoolForm(GovForm):
    on = DateField("On which day were they sent?", missing=DAY)


class SentForm(SentBySchoolForm):
    how = RadioField("How does the family’s letter go?", HOW, missing="Choose how the letter goes")


class PapersForm(GovForm):
    on = DateField("On which day were they sent round?", missing=DAY)
    words = TextAreaField("Whose papers, and what is missing?", hint="One a line.", rows=4)


class OutcomeForm(GovForm):
    helped = RadioField("Did it help?", HELPED, missing="Choose whether it helped")
    evidence = TextAreaField(
        "What shows it?", missing="Say what shows it", hint="The family reads it.", rows=4
    )
    what_next = RadioField("What happens next?", REVIEW_NEXT, missing="Choose what happens next")
    seen = HiddenField()


class HeldForm(GovForm):
    on = DateField("On which day was it held?", missing=DAY)
    present = TextAreaField("Who was there?", missing="Say who was there", rows=3)
    child_words = TextAreaField(
        "What did the child or young person say?", missing="Write what the child or young person said",
        hint="In their own words, or by somebody who knows them.", rows=4,
    )  # fmt: skip
    family_words = TextAreaField("What did the family say?", rows=4)
    recommends = RadioField(
        "What does the meeting recommend?", RECOMMENDS, missing="Choose what it recommends"
    )


class AdultHeldForm(HeldForm):
    adulthood = TextAreaField(
        "What helps to prepare for adult life?",
        hint="From Year 9 the law asks it: work, home, friends, health.",
        rows=4,
    )
    field_order = ["on", "present", "child_words", "family_words", "adulthood", "recommends"]


class SchoolReportForm(GovForm):
    report = TextAreaField("The report", missing="Write the report", hint="Change any word.", rows=18)
    on = DateField("On which day is it sent?", missing=DAY)


class ReportForm(SchoolReportForm):
    how = RadioField("How does the family’s letter go?", HOW, missing="Choose how the letter goes")


@about_case(Permission.READ_CASE)
def review(request: HttpRequest, case: Case) -> HttpResponseBase:
    viewer = viewer_of(request)
    page = case_page(case, viewer.today)
    found = round_of(case)
    outcomes = outcomes_of(case, found.began, viewer.at)
    steps = steps_of_round(page, found, outcomes)
    works = works_on(viewer, case)
    enters = works or may_enter(viewer, case)
    audit.record(
        what="read the review of the EHC plan", by=viewer.account, at=viewer.at, child_id=case.child_id,
        case=case.number,
    )  # fmt: skip
    context = {
        "page": page,
        "found": found,
        "outcomes": outcomes,
        "works": works,
        "enters": enters,
        "next": next_step(steps, works=works) if enters and not found.is_over else None,
        "tasks": [step.task(_href(step.for_reader(works=works), case) if enters else "") for step in steps],
        "words": family_words(page, found),
    }
    return render(request, "casework/review/review.jinja", context)


def _href(route: str, case: Case) -> str:
    if route == "case_review":
        return "#outcomes"
    return reverse(route, kwargs={"case_id": case.id}) if route else ""


@about_case(Permission.HOLD_EHC_REVIEW)
@takes(FORM)
def arrange_page(request: HttpRequest, case: Case) -> HttpResponseBase:
    form = ArrangeForm(request.POST or None, initial={"on": viewer_of(request).today})
    words = {
        "title": "Arrange the review", "button": "Arrange it",
        "lead": "Everybody gets at least two weeks’ notice. Another day takes the place of one that stands.",
    }  # fmt: skip
    return asked_form(request, case, form, arrange, words, back="case_review", to="case_review_invite")


@about_case(Permission.HOLD_EHC_REVIEW)
@takes(FORM)
def invite_page(request: HttpRequest, case: Case) -> HttpResponseBase:
    found = round_of(case)
    form = InviteForm(request.POST or None)

    def act(*, kind: str, **rest: Any) -> None:
        invite(kind=Invited(kind), **rest)

    words = {
        "title": "Who is invited?", "button": "Put them on the list", "lead": "", "listed": found.invitations,
        "missing": found.missing, "template": "casework/review/invite.jinja",
    }  # fmt: skip
    return asked_form(request, case, form, act, words, back="case_review", to="case_review_invite")


@about_case(Permission.HOLD_EHC_REVIEW)
@takes(FORM)
def sent_page(request: HttpRequest, case: Case) -> HttpResponseBase:
    viewer = viewer_of(request)
    works = works_on(viewer, case)
    form = (SentForm if works else SentBySchoolForm)(request.POST or None, initial=_today(viewer))

    def by_council(*, on: Any, how: str, **rest: Any) -> None:
        send_invitations(told=Told(on, how), **rest)

    words = {
        "title": "The invitations were sent",
        "button": "Send the family’s letter, and record it" if works else "Record it",
        "lead": "At least two weeks before the meeting. Next: the papers.",
    }
    act = by_council if works else invited_by_school
    return asked_form(request, case, form, act, words, back="case_review_invite", to="case_review")


@about_case(Permission.HOLD_EHC_REVIEW)
@takes(FORM)
def papers_page(request: HttpRequest, case: Case) -> HttpResponseBase:
    form = PapersForm(request.POST or None, initial={"on": viewer_of(request).today})
    words = {
        "title": "The papers were sent round", "button": "Record it",
        "lead": "What each of those invited wrote, to all of them, at least two weeks before the meeting. "
        "Next: look at each outcome, and hold the meeting.",
    }  # fmt: skip
    return asked_form(request, case, form, send_papers, words, back="case_review", to="case_review")


@about_case(Permission.HOLD_EHC_REVIEW)
@takes(FORM)
def outcome_page(request: HttpRequest, case: Case, strand: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    outcome = outcome_of(case, strand, viewer.at)
    before = outcome.finding
    first = {"seen": ""}
    if before:
        first = {name: getattr(before, name) for name in ("helped", "evidence", "what_next")}
        first["seen"] = f"{before.id}"
    form = OutcomeForm(request.POST or None, initial=first)

    def act(*, seen: str, **rest: Any) -> None:
        known = UUID(seen) if before and seen == f"{before.id}" else None
        found = Found(rest.pop("helped"), rest.pop("evidence"), rest.pop("what_next"), known)
        look_at_outcome(strand=strand, found=found, **rest)

    words = {
        "title": outcome.words, "button": "Keep it", "lead": "", "outcome": outcome,
        "template": "casework/review/outcome.jinja",
    }  # fmt: skip
    return asked_form(request, case, form, act, words, back="case_review", to="case_review")


@about_case(Permission.HOLD_EHC_REVIEW)
@takes(FORM)
def held_page(request: HttpRequest, case: Case) -> HttpResponseBase:
    page = case_page(case, viewer_of(request).today)
    group = int(page.year_group) if page.year_group.isdecimal() else None
    wanted = AdultHeldForm if must_look_at_adulthood(group, page.age) else HeldForm
    form = wanted(request.POST or None, initial={"on": round_of(case).arranged or page.today})

    def act(*, on: Any, case: Case, by: Any, at: Any, **said: str) -> None:
        hold(case=case, meeting=Meeting(**said), on=on, by=by, at=at)

    words = {
        "title": "The review was held", "button": "Record it",
        "lead": "From this day the report has two weeks, and the decision four. Next: the report.",
    }  # fmt: skip
    return asked_form(request, case, form, act, words, back="case_review", to="case_review")


@about_case(Permission.HOLD_EHC_REVIEW)
@takes(FORM)
def report_page(request: HttpRequest, case: Case) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = round_of(case)
    report = report_words(case, found, viewer.at) if found.held else ""
    works = works_on(viewer, case)
    form = (ReportForm if works else SchoolReportForm)(
        request.POST or None, initial={"report": report, **_today(viewer)}
    )

    def by_council(*, on: Any, how: str, report: str, **rest: Any) -> None:
        send_report(told=Told(on, how), report=report, **rest)

    words = {
        "title": "Send the report", "button": "Send the report" if works else "Send it to the council",
        "lead": BY_COUNCIL if works else BY_SCHOOL,
    }  # fmt: skip
    act = by_council if works else report_to_council
    return asked_form(request, case, form, act, words, back="case_review", to="case_review")


BY_COUNCIL = (
    "To all who were invited. The family’s goes as a letter. Next: decide whether the plan stays, changes or "
    "ends."
)
BY_SCHOOL = (
    "To the council and to all who were invited, within two weeks of the meeting. The council and the family "
    "read it here; send it yourself to the others. Next: the council decides within four weeks of the "
    "meeting."
)


def _today(viewer: Viewer) -> dict[str, Any]:
    return {"on": viewer.today, "how": "here"}


_HERE = "cases/<uuid:case_id>/review/"
urlpatterns = [
    path(_HERE, review, name="case_review"),
    path(_HERE + "arrange/", arrange_page, name="case_review_arrange"),
    path(_HERE + "invite/", invite_page, name="case_review_invite"),
    path(_HERE + "invited/", sent_page, name="case_review_invited"),
    path(_HERE + "papers/", papers_page, name="case_review_papers"),
    path(_HERE + "outcomes/<uuid:strand>/", outcome_page, name="case_review_outcome"),
    path(_HERE + "held/", held_page, name="case_review_held"),
    path(_HERE + "report/", report_page, name="case_review_report"),
]
