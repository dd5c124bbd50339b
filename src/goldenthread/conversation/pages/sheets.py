"""Tables of other tools in the browser: what each column is, what it would bring, and then the rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.conversation.access import consultation_for, sheet_for
from goldenthread.conversation.actions.sheets import describe_sheet
from goldenthread.conversation.queries.consultations import QuestionLine, consultation_page
from goldenthread.conversation.queries.sheets import (
    SHEET_FILE,
    known_columns,
    opened_sheet,
    ours_for,
    plan_of,
    question_words,
    sheet_file,
    sheet_lines,
    taken_of,
    values_to_match,
)
from goldenthread.conversation.tasks import bring_in_kept_sheet
from goldenthread.design.forms import FileField, GovForm, RadioField, SelectField, TextField
from goldenthread.formats.consultation.guessing import matched
from goldenthread.formats.consultation.sheets import MOST_VALUES, OF_A_QUESTION, TABLED, Column, Is
from goldenthread.foundation import files
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.jobs import JobNow, JobState, enqueue_once, job_about
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.foundation.pages.imports import fault_rows, faults_file, progress
from goldenthread.foundation.permissions import Permission

READ = Permission.READ_ANSWERS
MOST_BYTES = 200_000_000
NOTHING = "-"
TOO_MANY = "“{heading}” has over {most} different values. Take it as words, or leave it out."
ABOUT = (
    (Is.WHO, "Who they are"), (Is.REGION, "Where they live or work"), (Is.AGE, "Their age"),
    (Is.ORGANISATION, "Their organisation"), (Is.QUOTE, "Whether they may be quoted (yes or no)"),
    (Is.PUBLISH, "Whether they may be published (yes or no)"), (Is.DATE, "The day it was sent"),
    (Is.ID, "The tool’s own number of each answer"),
)  # fmt: skip


class SheetForm(GovForm):
    file = FileField(
        "The table", missing="Choose the file",
        hint="CSV or an Excel workbook, as the survey tool gives it. Nothing is kept as an answer yet.",
        kinds=(".csv", ".xlsx", ".txt", ".tsv"), most_bytes=MOST_BYTES,
    )  # fmt: skip


class ColumnsForm(GovForm):
    """What each column is; then, for those that need it, which of our answers their words are."""

    source = TextField(
        "What is the survey called?", missing="Enter what the survey is called", longest=100,
        hint="With it the same answers are known again when you send a newer file.",
    )  # fmt: skip

    def __init__(
        self, columns: Sequence[Column], questions: Sequence[QuestionLine], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = [(Is.LEAVE.value, "Leave it out"), *((one.value, words) for one, words in ABOUT)]
        for one in questions:
            if one.asks != "closed":
                offered.append((f"{Is.WORDS}:{one.id}", f"{one.number}. In words: {one.words}"))
            if one.asks != "open":
                offered.append((f"{Is.CHOICE}:{one.id}", f"{one.number}. By choosing: {one.words}"))
        for place, column in enumerate(columns):
            begun = f"{column.what}:{column.question}" if column.what in OF_A_QUESTION else column.what.value
            self.fields[f"column_{place}"] = SelectField(column.heading, offered, ask="", initial=begun)

    def ask_for_words(
        self,
        values: Mapping[int, Sequence[str]],
        columns: Sequence[Column],
        questions: Sequence[QuestionLine],
    ) -> None:
        """A field for each word of theirs, with the one of ours that it seems to be."""
        for place, found in values.items():
            column = columns[place]
            ours = ours_for(column, questions)
            offered = [(NOTHING, "None of these: leave it out"), *ours]
            for number, value in enumerate(found):
                begun = column.table.get(value) or matched(value, ours) or NOTHING
                self.fields[f"word_{place}_{number}"] = SelectField(
                    f"{column.heading}: “{value[:120]}”", offered, ask="", initial=begun
                )


class TakeForm(GovForm):
    which = RadioField(
        "What is brought in?",
        [("all", "All rows, and nothing if one is wrong"), ("good", "Only the rows that are right")],
        missing="Choose what is brought in",
    )


@asks(READ)
@takes(FORM)
def sheets(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, READ)
    sent = request.method == "POST"
    form = SheetForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            stored = files.keep(
                content=file, name=file.name, purpose=SHEET_FILE, most_bytes=MOST_BYTES, by=viewer.account,
                at=viewer.at, place_id=found.area_id,
            )  # fmt: skip
            with opened_sheet(stored):
                return redirect("sheet_columns", public_id=public_id, file_id=stored.id)
        except Refused as error:
            form.add_error("file", str(error))
    context = {"form": form, "consultation": found, "lines": sheet_lines(found)}
    return render(request, "conversation/running/sheets.jinja", context)


@asks(READ)
@takes(FORM)
def columns(request: HttpRequest, public_id: UUID, file_id: UUID) -> HttpResponseBase:
    """First what each column is; then the words of those that have to be matched to ours."""
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, READ)
    stored = sheet_file(found, file_id)
    questions = consultation_page(found, viewer.at).questions
    sent = request.POST if request.method == "POST" else None
    with opened_sheet(stored) as table:
        source, before = known_columns(found, table.headings, questions)
        said = before if sent is None else _said(before, sent)
        values = values_to_match(table, [place for place, one in enumerate(said) if one.what in TABLED])
    too_many = [said[place].heading for place, ours in values.items() if len(ours) > MOST_VALUES]
    # Their words are asked for on a second look, with what each seems to be already chosen.
    complete = sent is not None and all(
        f"word_{place}_{number}" in sent for place, ours in values.items() for number in range(len(ours))
    )
    name = source if sent is None else sent.get("source", "")
    form = ColumnsForm(said, questions, sent if complete or too_many else None, initial={"source": name})
    matching = sent is not None and not too_many
    if matching:
        form.ask_for_words(values, said, questions)
    for heading in too_many if sent is not None else ():
        form.add_error(None, TOO_MANY.format(heading=heading, most=MOST_VALUES))
    if complete and form.is_valid():
        try:
            made = describe_sheet(
                consultation=found, file=stored, source=form.cleaned_data["source"],
                columns=_matched(said, values, form.cleaned_data), by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("sheet", sheet_id=made.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {
        "form": form, "consultation": found, "file": stored, "matching": matching,
        "used": bool(source),
    }  # fmt: skip
    return render(request, "conversation/running/sheet_columns.jinja", context)


def _said(begun: Sequence[Column], sent: Mapping[str, Any]) -> list[Column]:
    """What was chosen for each column, with what its words were matched to before."""
    found = []
    for place, column in enumerate(begun):
        what, _, question = str(sent.get(f"column_{place}", "")).partition(":")
        kind = Is(what) if what in set(Is) else Is.LEAVE
        same = kind is column.what and question == column.question
        found.append(Column(column.heading, kind, question, column.table if same else {}))
    return found


def _matched(
    said: Sequence[Column], values: Mapping[int, Sequence[str]], given: Mapping[str, Any]
) -> list[Column]:
    def ours(place: int, number: int) -> str:
        chosen = given.get(f"word_{place}_{number}") or NOTHING
        return "" if chosen == NOTHING else str(chosen)

    tables = {
        place: {value: ours(place, number) for number, value in enumerate(found)}
        for place, found in values.items()
    }
    return [replace(one, table=tables.get(place, {})) for place, one in enumerate(said)]


@asks(READ)
@takes(FORM)
def sheet(request: HttpRequest, sheet_id: UUID) -> HttpResponseBase:
    """What it would bring in, with every fault. Nothing is kept until the button is pressed."""
    viewer = viewer_of(request)
    found = sheet_for(viewer, sheet_id, READ)
    plan = plan_of(found)
    form = TakeForm(request.POST or None, initial={"which": "good" if plan.bad else "all"})
    if request.method == "POST" and form.is_valid():
        only_good = form.cleaned_data["which"] == "good"
        if plan.bad and not only_good:
            form.add_error("which", f"{plan.bad} rows are wrong. Put them right, or take only the others")
        else:
            enqueue_once(bring_in_kept_sheet, found.id, viewer.account.id, only_good=only_good)
            return redirect("sheet_result", sheet_id=found.id)
    asked = question_words(found.consultation)
    faults = [asdict(one) | {"effect": one.effect.value} for one in plan.faults]
    context = {
        "form": form, "sheet": found, "consultation": found.consultation, "plan": plan,
        "first": [_row(one, asked) for one in plan.first],
        "faults": fault_rows(faults) if faults else None, "faults_number": len(faults),
    }  # fmt: skip
    return render(request, "conversation/running/sheet.jinja", context)


def _row(row: Any, asked: Mapping[str, tuple[str, dict[str, str]]]) -> tuple[str, str]:
    parts = []
    for question, choice, words in row.said:
        number, offered = asked.get(question, ("", {}))
        said = ". ".join(filter(None, (offered.get(choice, ""), words)))
        parts.append(f"{number}. {said}"[:200])
    return str(row.line), " · ".join(parts)


@asks(READ)
def result(request: HttpRequest, sheet_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = sheet_for(viewer, sheet_id, READ)
    job, taken = job_about(bring_in_kept_sheet, found.id), taken_of(found)
    context: dict[str, Any] = {
        "sheet": found, "consultation": found.consultation, "taken": taken, "all": found.rows_in_file,
        "left": _time_left(job, taken, found.rows_in_file, viewer.at),
    }  # fmt: skip
    return progress(request, job, "conversation/running/sheet_result.jinja", context, viewer.at)


def _time_left(job: JobNow | None, taken: int, whole: int, now: datetime) -> str:
    """In words, from how fast it went so far."""
    if job is None or job.state is not JobState.RUNNING or not taken:
        return ""
    seconds = (now - job.since).total_seconds() * (whole - taken) / taken
    minutes = round(seconds / 60)
    return "less than a minute left" if minutes < 1 else f"about {minutes} minute{'s' * (minutes > 1)} left"


@asks(READ)
def faults(request: HttpRequest, sheet_id: UUID) -> HttpResponseBase:
    found = sheet_for(viewer_of(request), sheet_id, READ)
    return faults_file(asdict(one) | {"effect": one.effect.value} for one in plan_of(found).faults)


_ONE = "public-consultations/sheets/<uuid:sheet_id>/"
urlpatterns = [
    path("public-consultations/<uuid:public_id>/sheets/", sheets, name="sheets"),
    path(
        "public-consultations/<uuid:public_id>/sheets/<uuid:file_id>/columns/", columns, name="sheet_columns"
    ),
    path(_ONE, sheet, name="sheet"),
    path(_ONE + "result/", result, name="sheet_result"),
    path(_ONE + "faults.csv", faults, name="sheet_faults"),
]
