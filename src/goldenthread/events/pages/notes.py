"""Notes of a table, by whoever has its code: written one by one, handed in together."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.conversation.codes import mark_of
from goldenthread.design.addresses import address
from goldenthread.design.forms import GovForm, RadioField, TextAreaField, TextField
from goldenthread.events.access import table_marked
from goldenthread.events.actions.notes import LONGEST, hand_in, take_back, write_note
from goldenthread.events.asked import TABLE, keep_code, may, own_table
from goldenthread.events.pages.presenting import say_beside, sent
from goldenthread.events.queries.notes import TablePage, table_page
from goldenthread.foundation import clock
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, FORM_ONLY, public, takes

HANDED_IN = "handed in"
NO_QUESTION = "none"


class TableForm(GovForm):
    code = TextField(
        "The code of your table", missing="Enter the code of your table",
        hint="Whoever holds the event gave it to you. Twelve letters and digits.", longest=40,
        spellcheck=False,
    )  # fmt: skip


class NoteForm(GovForm):
    words = TextAreaField(
        "What was said?", missing="Write what was said", rows=6, longest=LONGEST,
        hint="As it was said, one thing at a time. Please leave out names.",
    )  # fmt: skip


class HandInForm(GovForm):
    may_publish = RadioField(
        "May we quote and publish these notes?",
        [("yes", "Yes: the table was asked, and nobody minds"), ("no", "No, or we did not ask")],
        missing="Choose yes if the table was asked and nobody minds, no otherwise",
        hint="A person takes names and other personal details out first. Without a yes the notes are read "
        "and counted all the same.",
    )


@public("only who has the code of a table comes to its notes")
@takes(FORM)
def find_table(request: HttpRequest) -> HttpResponseBase:
    form = TableForm(sent(request))
    if request.method == "POST" and form.is_valid():
        if not may(request, "table"):
            return render(
                request, "events/public/too_many.jinja", {"back": address("table_find")}, status=429
            )
        if table_marked(mark_of(form.cleaned_data["code"])):
            keep_code(request, form.cleaned_data["code"], TABLE)
            return redirect("table")
        form.add_error("code", "No table has this code. Look whether each letter is right")
    return render(request, "events/notes/find.jinja", {"form": form})


@public("it shows the notes of the table whose code this browser has")
def table(request: HttpRequest) -> HttpResponseBase:
    own = own_table(request)
    if own is None:
        return redirect("table_find")
    page = table_page(own)
    context = {"page": page, "line": page.line, "by_question": _by_question(page)}
    return render(request, "events/notes/table.jinja", context)


def _by_question(page: TablePage) -> dict[UUID | None, list[object]]:
    found: dict[UUID | None, list[object]] = {}
    for one in page.line.notes:
        found.setdefault(one.question_id, []).append(one)
    return found


@public("it adds to the notes of the table whose code this browser has")
@takes(FORM)
def note(request: HttpRequest, asked: str) -> HttpResponseBase:
    """To one question, or to none."""
    own = own_table(request)
    if own is None:
        return redirect("table_find")
    page = table_page(own)
    question = next((one for each in page.principles for one in each.questions if str(one.id) == asked), None)
    if question is None and asked != NO_QUESTION:
        raise NotVisible("question", asked)
    form = NoteForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            write_note(
                table=own, question_id=question.id if question else None, words=form.cleaned_data["words"],
                at=clock.now(),
            )  # fmt: skip
            again = "again" in request.POST
            return redirect("table_note", asked=asked) if again else redirect("table")
        except Refused as error:
            say_beside(form, error)
    context = {"form": form, "page": page, "question": question}
    return render(request, "events/notes/note.jinja", context)


@public("it takes back a note of the table whose code this browser has")
@takes(FORM_ONLY)
def remove(request: HttpRequest, note_id: UUID) -> HttpResponseBase:
    own = own_table(request)
    if own is None:
        return redirect("table_find")
    take_back(table=own, note_id=note_id, at=clock.now())
    return redirect("table")


@public("it hands in the notes of the table whose code this browser has")
@takes(FORM)
def hand(request: HttpRequest) -> HttpResponseBase:
    own = own_table(request)
    if own is None:
        return redirect("table_find")
    form = HandInForm(sent(request))
    if request.method == "POST" and form.is_valid():
        may_publish = form.cleaned_data["may_publish"] == "yes"
        try:
            reply, code = hand_in(table=own, may_publish=may_publish, at=clock.now())
        except Refused as error:
            say_beside(form, error)
        else:
            request.session[HANDED_IN] = [reply.number, code]
            return redirect("table_handed_in")
    page = table_page(own)
    return render(request, "events/notes/hand_in.jinja", {"form": form, "page": page, "line": page.line})


@public("it shows the code of what this browser handed in, and nothing else")
def handed_in(request: HttpRequest) -> HttpResponseBase:
    kept = request.session.get(HANDED_IN)
    if not kept:
        return redirect("table_find")
    return render(request, "events/notes/handed_in.jinja", {"number": kept[0], "code": kept[1]})


urlpatterns = [
    path("events/notes/", find_table, name="table_find"),
    path("events/notes/table/", table, name="table"),
    path("events/notes/to/<str:asked>/", note, name="table_note"),
    path("events/notes/<uuid:note_id>/remove/", remove, name="table_note_remove"),
    path("events/notes/hand-in/", hand, name="table_hand_in"),
    path("events/notes/handed-in/", handed_in, name="table_handed_in"),
]
