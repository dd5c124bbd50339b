"""A survey, for those who run it: its questions, its days, its results."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from goldenthread.campaigns.access import RUN, survey_for
from goldenthread.campaigns.actions import surveys as actions
from goldenthread.campaigns.actions.surveys import Asked
from goldenthread.campaigns.log import log
from goldenthread.campaigns.pages.forms import CLOSES, OPENS, NoForm, form_page, moment, sent
from goldenthread.campaigns.pages.running import page_for, run_url
from goldenthread.campaigns.queries.surveys import (
    QuestionAsked,
    SurveyPage,
    counts_rows,
    every_answer,
    figures_of,
    missing_of,
    open_answers,
    results_of,
    same_words,
    survey_page,
)
from goldenthread.campaigns.sheets import csv_of, file_name
from goldenthread.campaigns.states import SURVEY_WORDS, SurveyState
from goldenthread.design.addresses import address
from goldenthread.design.forms import (
    CheckboxField,
    DateField,
    GovForm,
    NumberField,
    RadioField,
    TextAreaField,
    TextField,
)
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of

if TYPE_CHECKING:
    from goldenthread.campaigns.models import Survey

ASKS = (
    ("open", "In their own words"),
    ("choice", "By choosing one answer"),
    ("choices", "By choosing any number of answers"),
    ("scale", "On a scale"),
)


class MakeForm(GovForm):
    name = TextField(
        "What is the survey called?",
        missing="Enter the name of the survey",
        longest=200,
        label_as_heading=True,
    )


class AboutForm(GovForm):
    name = TextField("Name", missing="Enter the name of the survey", longest=200)
    about = TextAreaField("What it is about", hint="What people read before they answer.", rows=6)
    privacy = TextAreaField(
        "Who reads the answers, what for, and how long they are kept",
        hint="Nobody is asked for a name. Say it in words that a young person understands.", rows=5,
    )  # fmt: skip
    passes_on = CheckboxField(
        "What people write in their own words is handed in to the linked consultation",
        hint="They are told so before they answer. Without it only counts are handed in.",
    )


class QuestionForm(GovForm):
    words = TextAreaField("The question", missing="Write the question", rows=3, longest=1_000)
    hint = TextField("A hint", hint="What helps to answer it. Leave it empty if nothing.", longest=1_000)
    asks = RadioField(
        "How do people answer?", ASKS, missing="Choose how people answer",
        reveals={"scale": "steps"},
    )  # fmt: skip
    choices = TextAreaField("The answers to choose from", hint="A line each. Only for choosing.", rows=6)
    steps = NumberField("How many steps has the scale?", least=3, most=11)
    low = TextField(
        "What does the lowest step mean?", hint="Such as: not at all. Only for a scale.", longest=60
    )
    high = TextField("What does the highest step mean?", longest=60)


class DaysForm(GovForm):
    opens_on = DateField(
        "On which day does it open?", missing="Enter the day on which it opens",
        hint="At 9am; today means at once.",
    )  # fmt: skip
    closes_on = DateField(
        "On which day does it close?", missing="Enter the last day", hint="At the end of that day."
    )


class MoveForm(GovForm):
    closes_on = DateField(
        "What is its last day?", missing="Enter the last day", hint="To the end of that day."
    )


def _found(request: HttpRequest, survey_id: UUID) -> tuple[Survey, SurveyPage, dict[str, Any]]:
    viewer = viewer_of(request)
    found = survey_for(viewer, survey_id)
    return found, survey_page(found, viewer.at), {"survey": found, "by": viewer.account, "at": viewer.at}


@asks(RUN)
@takes(FORM)
def make(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    _, _, to = page_for(request, campaign_id)

    def act(said: dict[str, Any]) -> str:
        return address("survey_run", actions.make_survey(**to, **said).id)

    return form_page(
        request,
        MakeForm(sent(request)),
        act,
        title="Make a survey",
        button="Go on",
        back=run_url(campaign_id),
        shows_title=False,
    )


@asks(RUN)
def survey(request: HttpRequest, survey_id: UUID) -> HttpResponseBase:
    found, page, _ = _found(request, survey_id)
    context = {
        "page": page,
        "line": page.line,
        "campaign": found.campaign,
        "state": SURVEY_WORDS[page.line.state],
        "missing": missing_of(found) if page.line.state is SurveyState.WRITTEN else [],
        "asks": dict(ASKS),
        "figures": figures_of(found),
    }
    return render(request, "campaigns/running/survey.jinja", context)


@asks(RUN)
@takes(FORM)
def about(request: HttpRequest, survey_id: UUID) -> HttpResponseBase:
    _, page, to = _found(request, survey_id)
    begun = {
        "name": page.line.name, "about": page.about, "privacy": page.privacy, "passes_on": page.passes_on
    }  # fmt: skip

    def act(said: dict[str, Any]) -> None:
        actions.write_survey(**to, **said)

    return form_page(
        request, AboutForm(sent(request), initial=begun), act, title="What it is about",
        caption=page.line.name, button="Save", back=address("survey_run", survey_id),
    )  # fmt: skip


def _asked(said: dict[str, Any]) -> Asked:
    return Asked(
        said["words"],
        said["asks"],
        said["hint"],
        said["choices"].split("\n"),
        said["steps"] or 0,
        said["low"],
        said["high"],
    )


@asks(RUN)
@takes(FORM)
def question_add(request: HttpRequest, survey_id: UUID) -> HttpResponseBase:
    _, page, to = _found(request, survey_id)

    def act(said: dict[str, Any]) -> None:
        actions.add_question(**to, asked=_asked(said))

    return form_page(
        request,
        QuestionForm(sent(request), initial={"steps": 5, "asks": "open"}),
        act,
        title="Add a question",
        caption=page.line.name,
        button="Add it",
        back=address("survey_run", survey_id),
    )


@asks(RUN)
@takes(FORM)
def question(request: HttpRequest, survey_id: UUID, survey_question_id: UUID) -> HttpResponseBase:
    """Put it right, or remove it."""
    _, page, to = _found(request, survey_id)
    found = next((one for one in page.questions if one.id == survey_question_id), None)
    if found is None:
        raise NotVisible("question", survey_question_id)
    removes = "extra" in request.POST
    form: GovForm = NoForm(request.POST) if removes else QuestionForm(sent(request), initial=_begun(found))

    def act(said: dict[str, Any]) -> None:
        if removes:
            actions.remove_question(**to, question_id=survey_question_id)
        else:
            actions.write_question(**to, question_id=survey_question_id, asked=_asked(said))

    return form_page(
        request, form, act, title=f"Question {found.place}", caption=page.line.name, button="Save",
        back=address("survey_run", survey_id), extra="Remove this question",
    )  # fmt: skip


def _begun(found: QuestionAsked) -> dict[str, Any]:
    begun: dict[str, Any] = {"words": found.words, "hint": found.hint, "asks": found.asks, "steps": 5}
    if found.asks == "scale":
        low, high = (found.choices[end][1].partition(": ")[2] for end in (0, -1))
        return begun | {"steps": len(found.choices), "low": low, "high": high}
    return begun | {"choices": "\n".join(words for _, words in found.choices)}


@asks(RUN)
@takes(FORM)
def days(request: HttpRequest, survey_id: UUID) -> HttpResponseBase:
    """Open it; once it is open, move its last day."""
    _, page, to = _found(request, survey_id)
    is_written = page.line.state is SurveyState.WRITTEN
    form: GovForm = DaysForm(sent(request)) if is_written else MoveForm(sent(request))

    def act(said: dict[str, Any]) -> None:
        closes_at = moment(said["closes_on"], CLOSES)
        try:
            if not is_written:
                actions.move_close(**to, closes_at=closes_at)
                return
            today = timezone.localdate(to["at"])
            opens_at = to["at"] if said["opens_on"] == today else moment(said["opens_on"], OPENS)
            actions.open_survey(**to, opens_at=opens_at, closes_at=closes_at)
        except Refused as error:
            error.field = "closes_on" if error.field == "closes_at" else error.field
            raise

    return form_page(
        request, form, act, caption=page.line.name, back=address("survey_run", survey_id),
        title="When is it open?" if is_written else "Its last day",
        button="Open it" if is_written else "Save",
        lead="What it asks cannot be changed after this." if is_written else "",
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def results(request: HttpRequest, survey_id: UUID) -> HttpResponseBase:
    """The counts, and what people wrote; and whether everybody sees the counts."""
    found, page, to = _found(request, survey_id)
    log("read the answers to a survey", found.campaign, to["by"], to["at"], survey=found.name)
    written = open_answers(found)
    context = {
        "page": page,
        "line": page.line,
        "results": [
            (one, written.get(asked.id, []))
            for asked, one in zip(page.questions, results_of(found), strict=True)
        ],
        "figures": figures_of(found),
        "alike": same_words(found),
        "can_show": page.line.state is SurveyState.CLOSED and not page.line.has_results,
    }  # fmt: skip

    def act(said: dict[str, Any]) -> None:
        actions.show_results(**to)

    return form_page(
        request, NoForm(sent(request)), act, title="Results", button="Show the counts to everybody",
        back=address("survey_run", survey_id), template="campaigns/running/results.jinja", **context,
    )  # fmt: skip


@asks(RUN)
def answers_csv(request: HttpRequest, survey_id: UUID) -> HttpResponseBase:
    """A row for each answer, for those who run it to read: it is not for others."""
    found, page, to = _found(request, survey_id)
    log("took the answers to a survey away", found.campaign, to["by"], to["at"], survey=found.name)
    head, rows = every_answer(found)
    return csv_answer(file_name(f"{page.line.name} answers", ".csv"), [head, *rows])


@asks(RUN)
def counts_csv(request: HttpRequest, survey_id: UUID) -> HttpResponseBase:
    found, page, _ = _found(request, survey_id)
    return csv_answer(file_name(f"{page.line.name} counts", ".csv"), counts_rows(found))


def csv_answer(name: str, rows: Iterable[Iterable[str]]) -> HttpResponse:
    response = HttpResponse(csv_of(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


_ONE = "campaigning/surveys/<uuid:survey_id>/"
urlpatterns = [
    path("campaigning/<uuid:campaign_id>/surveys/", make, name="survey_make"),
    path(_ONE, survey, name="survey_run"),
    path(_ONE + "about/", about, name="survey_about"),
    path(_ONE + "questions/", question_add, name="survey_question_add"),
    path(_ONE + "questions/<uuid:survey_question_id>/", question, name="survey_question"),
    path(_ONE + "days/", days, name="survey_days"),
    path(_ONE + "results/", results, name="survey_results"),
    path(_ONE + "answers.csv", answers_csv, name="survey_answers"),
    path(_ONE + "counts.csv", counts_csv, name="survey_counts"),
]
