"""Running a consultation: from its document to the day it opens, and to its close."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone

from goldenthread.conversation.access import consultation_for, consultations_for, may_run
from goldenthread.conversation.actions import consultations as actions
from goldenthread.conversation.queries.consultations import (
    ConsultationPage,
    QuestionLine,
    consultation_lines,
    consultation_page,
    missing_of,
    warnings_about,
)
from goldenthread.conversation.queries.documents import read_upload
from goldenthread.conversation.states import STATE_WORDS, State
from goldenthread.design.forms import (
    CheckboxField,
    DateField,
    FileField,
    GovForm,
    RadioField,
    SelectField,
    TextAreaField,
    TextField,
)
from goldenthread.design.parts import choices
from goldenthread.formats.consultation import questions_in
from goldenthread.foundation.access import NotPermitted, NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.places.access import area_for, areas_for

RUN, READ = Permission.RUN_CONSULTATION, Permission.READ_ANSWERS
KINDS = (
    ("conversation", "A conversation", "Views before any proposal is made, often under principles."),
    ("formal", "A formal consultation", "Numbered questions about proposals."),
)
ASKS = (
    ("open", "In their own words"),
    ("closed", "By choosing one answer"),
    ("both", "By choosing, and in their own words"),
)
VERSIONS = (
    ("easy_read", "Easy read"),
    ("young", "For children and young people"),
    ("large_print", "Large print"),
    ("signed", "In sign language, recorded"),
    ("language", "In another language"),
    ("paper", "On paper"),
)
MOST_BYTES = 30_000_000
LONGEST_OFFERED = 100
_OPENS, _CLOSES = time(9), time(23, 59)


class MakeForm(GovForm):
    name = TextField("What is it called?", missing="Enter the name of the consultation", longest=200)
    body = TextField("Who asks?", missing="Enter who asks: the body that will answer", longest=200)
    kind = RadioField(
        "What kind of consultation is it?", KINDS, missing="Choose what kind of consultation it is"
    )
    file = FileField(
        "The document that asks the questions",
        hint="A Word document, a PDF or plain text. Its principles and questions are read out of it, for you "
        "to put right. Leave it empty to write them yourself.",
        kinds=(".docx", ".pdf", ".txt", ".md"),
        most_bytes=MOST_BYTES,
    )


class AboutForm(GovForm):
    name = TextField("Name", missing="Enter the name of the consultation", longest=200)
    body = TextField("Who asks", missing="Enter who asks: the body that will answer", longest=200)
    about = TextAreaField(
        "What it is about", missing="Write what it is about",
        hint="What people read before they answer: why you ask, and what can still change.", rows=10,
    )  # fmt: skip


class QuestionForm(GovForm):
    words = TextAreaField("The question", missing="Write the question", rows=3)
    recommendation = TextAreaField(
        "The recommendation that it puts to people",
        hint="Who recommends what. Leave it empty if nobody.",
        rows=3,
    )
    asks = RadioField("How do people answer?", ASKS, missing="Choose how people answer")
    choices = TextAreaField(
        "The answers to choose from", hint="A line each. Leave it empty for own words.", rows=6
    )
    follows = SelectField("Does it go on from a question before it?", [], ask="No")

    def __init__(self, before: list[QuestionLine], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not before:
            del self.fields["follows"]
            return
        offered = [(one.number, f"{one.number}. {one.words}"[:LONGEST_OFFERED]) for one in before]
        self.fields["follows"].offered = choices(offered)  # type: ignore[attr-defined]  # a field of ours


class AddForm(GovForm):
    words = TextAreaField("The question", missing="Write the question", rows=3, label_as_heading=True)


class PromiseForm(GovForm):
    kind = RadioField(
        "Which version do you promise?", VERSIONS, missing="Choose the version", label_as_heading=True
    )
    language = TextField("Which language?", hint="For another language only.", longest=60)


class VersionForm(GovForm):
    file = FileField("The file", missing="Choose the file", most_bytes=actions.MOST_VERSION)


class AnnounceForm(GovForm):
    opens_on = DateField(
        "On which day does it open?", missing="Enter the day on which it opens", hint="At 9am."
    )
    closes_on = DateField(
        "On which day does it close?", missing="Enter the last day", hint="At the end of that day."
    )
    why_so_short = TextAreaField(
        "Why is that long enough?",
        hint="Needed if it is open for less than 12 weeks. Everybody reads it.",
        rows=3,
    )
    confirmed = CheckboxField("I have read this, and know that what is asked cannot be changed after it")


class ExtendForm(GovForm):
    closes_on = DateField(
        "Until which day?", missing="Enter the new last day", hint="To the end of that day."
    )
    why = TextAreaField("Why does it stay open for longer?", missing="Say why: everybody reads it", rows=3)


@asks(READ)
def consultations(request: HttpRequest) -> HttpResponseBase:
    viewer = viewer_of(request)
    lines = consultation_lines(consultations_for(viewer, READ), viewer.at)
    context = {"lines": lines, "areas": _areas_to_run(request), "words": STATE_WORDS}
    return render(request, "conversation/running/list.jinja", context)


def _areas_to_run(request: HttpRequest) -> list[Any]:
    try:
        return areas_for(viewer_of(request), RUN)
    except NotPermitted:
        return []


@asks(RUN)
@takes(FORM)
def make(request: HttpRequest, area_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    area = area_for(viewer, area_id, RUN)
    sent = request.method == "POST"
    form = MakeForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        given = dict(form.cleaned_data)
        file = given.pop("file")
        try:
            asked = questions_in(read_upload(file)) if file else None
            made = actions.make_consultation(area=area, asked=asked, by=viewer.account, at=viewer.at, **given)
            return redirect("public_consultation", public_id=made.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "conversation/running/make.jinja", {"form": form, "area": area})


@asks(READ)
def consultation(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, READ)
    page = consultation_page(found, viewer.at)
    context = {
        "page": page,
        "line": page.line,
        "words": STATE_WORDS[page.line.state],
        "missing": missing_of(found) if page.line.state is State.WRITTEN else [],
        "runs": may_run(viewer, public_id),
        "asks": dict(ASKS),
    }
    return render(request, "conversation/running/consultation.jinja", context)


@asks(RUN)
def preview(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """What everybody will see, before they do."""
    viewer = viewer_of(request)
    page = consultation_page(consultation_for(viewer, public_id, RUN), viewer.at)
    return render(request, "conversation/running/preview.jinja", {"page": page, "line": page.line})


Act = Callable[[dict[str, Any], dict[str, Any]], None]


def _form_page(
    request: HttpRequest, public_id: UUID, form: GovForm, act: Act, template: str, **context: Any
) -> HttpResponseBase:
    """One form about a consultation: done, and back to it; or refused, with the reason beside the field."""
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, RUN)
    if request.method == "POST" and form.is_valid():
        try:
            act({"consultation": found, "by": viewer.account, "at": viewer.at}, form.cleaned_data)
            return redirect("public_consultation", public_id=public_id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context |= {"form": form, "consultation": found}
    return render(request, f"conversation/running/{template}.jinja", context)


def _page_of(request: HttpRequest, public_id: UUID) -> ConsultationPage:
    viewer = viewer_of(request)
    return consultation_page(consultation_for(viewer, public_id, RUN), viewer.at)


@asks(RUN)
@takes(FORM)
def about(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    page = _page_of(request, public_id)
    begun = {"name": page.line.name, "body": page.line.body, "about": page.about}
    form = AboutForm(request.POST or None, initial=begun)
    return _form_page(request, public_id, form, lambda to, said: actions.write_about(**to, **said), "about")


@asks(RUN)
@takes(FORM)
def question(request: HttpRequest, public_id: UUID, question_id: UUID) -> HttpResponseBase:
    page = _page_of(request, public_id)
    asked = asked_in(page, question_id)
    offered = "\n".join(words for _, words in asked.choices)
    begun = {
        "words": asked.words, "recommendation": asked.recommendation, "asks": asked.asks, "choices": offered,
        "follows": asked.follows,
    }  # fmt: skip
    before = [one for one in page.questions if one.place < asked.place]
    form = QuestionForm(before, request.POST or None, initial=begun)

    def act(to: dict[str, Any], said: dict[str, Any]) -> None:
        actions.write_question(
            **to, question_id=question_id, **said | {"choices": said["choices"].split("\n")}
        )

    return _form_page(request, public_id, form, act, "question", asked=asked)


def asked_in(page: ConsultationPage, question_id: UUID) -> QuestionLine:
    found = next((one for one in page.questions if one.id == question_id), None)
    if found is None:
        raise NotVisible("question", question_id)
    return found


class NoForm(GovForm):
    """A button, and nothing to fill in."""


@asks(RUN)
@takes(FORM)
def remove(request: HttpRequest, public_id: UUID, question_id: UUID) -> HttpResponseBase:
    asked = asked_in(_page_of(request, public_id), question_id)
    form = NoForm(request.POST if request.method == "POST" else None)

    def act(to: dict[str, Any], said: dict[str, Any]) -> None:
        actions.remove_question(**to, question_id=question_id)

    return _form_page(request, public_id, form, act, "remove", asked=asked)


@asks(RUN)
@takes(FORM)
def add(request: HttpRequest, public_id: UUID, principle_id: UUID | None = None) -> HttpResponseBase:
    form = AddForm(request.POST or None)

    def act(to: dict[str, Any], said: dict[str, Any]) -> None:
        actions.add_question(**to, principle_id=principle_id, words=said["words"])

    return _form_page(request, public_id, form, act, "add")


def _promised(to: dict[str, Any], said: dict[str, Any]) -> None:
    actions.promise_version(**to, **said)


@asks(RUN)
@takes(FORM)
def promise(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    form = PromiseForm(request.POST or None)
    return _form_page(
        request, public_id, form, _promised, "promise"
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def version(request: HttpRequest, public_id: UUID, edition_id: UUID) -> HttpResponseBase:
    """The file of a version; or the promise taken back, while nothing is announced."""
    page = _page_of(request, public_id)
    found = next((one for one in page.versions if one.id == edition_id), None)
    if found is None:
        raise NotVisible("version", edition_id)
    withdraw = "withdraw" in request.POST
    sent = request.method == "POST" and not withdraw
    form: GovForm = VersionForm(request.POST if sent else None, request.FILES if sent else None)
    form = NoForm(request.POST) if withdraw else form

    def act(to: dict[str, Any], said: dict[str, Any]) -> None:
        if withdraw:
            actions.withdraw_version(**to, version_id=edition_id)
            return
        stored = actions.keep_version(**to, content=said["file"])
        actions.bring_version(**to, version_id=edition_id, file=stored)

    return _form_page(
        request, public_id, form, act, "version", version=found,
        can_withdraw=page.line.state is State.WRITTEN,
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def announce(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """First the days, then what is doubtful about them, then it is announced."""
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, RUN)
    form = AnnounceForm(request.POST or None)
    warnings: tuple[Any, ...] = ()
    days = ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.check_days(given["opens_on"], given["closes_on"])
            warnings = warnings_about(found, given["opens_on"], given["closes_on"])
            days = f"{given['opens_on']} to {given['closes_on']}"
            looked = request.POST.get("looked") == days  # what is doubtful about other days has not been read
            if looked and given["confirmed"]:
                actions.announce(
                    consultation=found, opens_at=_at(given["opens_on"], _OPENS),
                    closes_at=_at(given["closes_on"], _CLOSES), why_so_short=given["why_so_short"],
                    by=viewer.account, at=viewer.at,
                )  # fmt: skip
                return redirect("public_consultation", public_id=public_id)
            if looked:
                form.add_error("confirmed", "Tick this to announce it, or change the days and look again")
        except Refused as error:
            field = {"opens_at": "opens_on", "closes_at": "closes_on"}.get(error.field, error.field)
            form.add_error(field if field in form.fields else None, str(error))
    if not days:
        del form.fields["confirmed"]  # nothing is to be read yet
    context = {
        "form": form, "consultation": found, "warnings": warnings, "days": days,
        "missing": missing_of(found),
    }  # fmt: skip
    return render(request, "conversation/running/announce.jinja", context)


@asks(RUN)
@takes(FORM)
def extend(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    form = ExtendForm(request.POST or None)

    def act(to: dict[str, Any], said: dict[str, Any]) -> None:
        try:
            actions.extend(**to, closes_at=_at(said["closes_on"], _CLOSES), why=said["why"])
        except Refused as error:
            error.field = "closes_on" if error.field == "closes_at" else error.field
            raise

    return _form_page(request, public_id, form, act, "extend")


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


_ONE = "public-consultations/<uuid:public_id>/"
urlpatterns = [
    path("public-consultations/", consultations, name="public_consultations"),
    path("public-consultations/make/<uuid:area_id>/", make, name="public_consultation_make"),
    path(_ONE, consultation, name="public_consultation"),
    path(_ONE + "preview/", preview, name="public_consultation_preview"),
    path(_ONE + "about/", about, name="public_consultation_about"),
    path(_ONE + "questions/<uuid:question_id>/", question, name="public_consultation_question"),
    path(_ONE + "questions/<uuid:question_id>/remove/", remove, name="public_consultation_remove_question"),
    path(_ONE + "questions/add/", add, name="public_consultation_add_question"),
    path(_ONE + "principles/<uuid:principle_id>/add/", add, name="public_consultation_add_to_principle"),
    path(_ONE + "versions/", promise, name="public_consultation_promise"),
    path(_ONE + "versions/<uuid:edition_id>/", version, name="public_consultation_version"),
    path(_ONE + "announce/", announce, name="public_consultation_announce"),
    path(_ONE + "extend/", extend, name="public_consultation_extend"),
]
