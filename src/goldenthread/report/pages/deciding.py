"""What was decided on a theme is recorded here, and what a person says of points of fairness."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.conversation.access import consultation_for
from goldenthread.design.forms import DateField, FileField, GovForm, RadioField, TextAreaField, TextField
from goldenthread.formats.plans_by_region import MOST_BYTES, plans_by_region
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.files import read_or_refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.law.fair_consulting import point_of
from goldenthread.report.access import theme_for
from goldenthread.report.actions.publishing import record_decision
from goldenthread.report.actions.writing import answer_point, bring_population
from goldenthread.report.document import decision_lines
from goldenthread.report.pages.writing import may_publish
from goldenthread.report.queries.checklist import newest_answers
from goldenthread.report.queries.decisions import decided_on
from goldenthread.report.queries.desk import desk_of
from goldenthread.report.states import OUTCOME_WORDS
from goldenthread.themes.queries.frames import in_force, lines_of

WRITE, PUBLISH = Permission.WRITE_REPORT, Permission.PUBLISH_REPORT


class DecisionForm(GovForm):
    outcome = RadioField(
        "What was decided?", [(outcome.value, words) for outcome, words in OUTCOME_WORDS.items()],
        missing="Choose what was decided",
    )  # fmt: skip
    yes = TextAreaField("Yes: what will be done", hint="For “accepted” and “accepted in part”.", rows=3)
    no = TextAreaField("No: what will not be done", hint="For “accepted in part”.", rows=3)
    why = TextAreaField("Why", hint="For everything but “accepted”. Say it to whoever asked for it.", rows=3)
    decided_by = TextField(
        "Who decided", missing="Enter the role or office that decided",
        hint="The role or office, such as the Director of Children’s Services.", longest=200,
    )  # fmt: skip
    decided_on = DateField("When was it decided?", missing="Enter the day on which it was decided")
    holds_from = TextField(
        "From when does it hold?", hint="Such as “September 2027, in the first areas”.", longest=200
    )
    read_at = TextField(
        "Where can people read more?",
        hint="A web address that begins with https://",
        longest=500,
        spellcheck=False,
    )
    why_changed = TextAreaField(
        "Why does it change what was recorded before?",
        hint="Needed where something was. Everybody reads it.",
        rows=2,
    )


class PopulationForm(GovForm):
    file = FileField(
        "The published file", missing="Choose the file",
        hint="“caseload.csv” of the statistics “Education, health and care plans”: how many children have a "
        "plan in each region.",
        kinds=(".csv",), most_bytes=MOST_BYTES,
        instead={".zip": "Unpack the download, and choose “caseload.csv” out of it"},
    )  # fmt: skip


class PointForm(GovForm):
    words = TextAreaField("Your answer", missing="Write an answer, if only that you do not know", rows=5)


@asks(PUBLISH)
@takes(FORM)
def decide(request: HttpRequest, theme_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    theme = theme_for(viewer, theme_id, PUBLISH)
    history = decided_on([theme_id])[theme_id].history
    form = DecisionForm(request.POST or None)
    form.fields["decided_on"].latest = viewer.today  # type: ignore[attr-defined]  # a field of ours
    if not history:
        del form.fields["why_changed"]
    if request.method == "POST" and form.is_valid():
        try:
            record_decision(theme=theme, by=viewer.account, at=viewer.at, **form.cleaned_data)
            return redirect("report_desk", public_id=theme.question.principle.consultation_id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    frame = in_force(theme.question)
    context = {
        "form": form,
        "theme": theme,
        "question": theme.question,
        "consultation": theme.question.principle.consultation,
        "line": next((one for one in (lines_of(frame) if frame else ()) if one.theme_id == theme_id), None),
        "history": [(one, decision_lines(one)) for one in history],
    }
    return render(request, "report/writing/decide.jinja", context)


@asks(PUBLISH)
@takes(FORM)
def population(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Figures to stand beside those who answered: who is missing, and by how much."""
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, PUBLISH)
    sent = request.method == "POST"
    form = PopulationForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            with read_or_refused():
                read = plans_by_region(file.read(), file.name or "")
            bring_population(consultation=found, found=read, by=viewer.account, at=viewer.at)
            return redirect("report_desk", public_id=public_id)
        except Refused as error:
            form.add_error("file", str(error))
    context = {"form": form, "consultation": found}
    return render(request, "report/writing/population.jinja", context)


@asks(WRITE)
def points(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """The checklist: what the record says now, and what nobody has answered yet."""
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, WRITE)
    if found.announced_at is None:
        raise NotVisible("report", public_id)
    context = {
        "consultation": found,
        "points": desk_of(found, viewer.at).report.points,
        "may_publish": may_publish(request, public_id),
    }
    return render(request, "report/writing/points.jinja", context)


@asks(PUBLISH)
@takes(FORM)
def point(request: HttpRequest, public_id: UUID, point: str) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, PUBLISH)
    about = point_of(point)
    if about is None:
        raise NotVisible("point", point)
    before = newest_answers(found).get(point)
    form = PointForm(request.POST or None, initial={"words": before.words} if before else None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_point(
                consultation=found,
                point=point,
                words=form.cleaned_data["words"],
                by=viewer.account,
                at=viewer.at,
            )
            return redirect("report_points", public_id=public_id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {"form": form, "consultation": found, "point": about, "before": before}
    return render(request, "report/writing/point.jinja", context)


_ONE = "public-consultations/<uuid:public_id>/report/"
urlpatterns = [
    path("public-consultations/report/themes/<uuid:theme_id>/decision/", decide, name="report_decide"),
    path(_ONE + "population/", population, name="report_population"),
    path(_ONE + "fair/", points, name="report_points"),
    path(_ONE + "fair/<slug:point>/", point, name="report_point"),
]
