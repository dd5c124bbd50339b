"""Campaign letters: found by the machine, named by a person, their shared text given its themes once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path

from goldenthread.design.forms import GovForm, RadioField, TextAreaField, TextField
from goldenthread.design.paging import paged
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.themes.access import letter_for, question_for
from goldenthread.themes.actions.coding import code_letter
from goldenthread.themes.actions.letters import call_no_letter, name_letter
from goldenthread.themes.pages.asking import A_PAGE, CODE, READ, form_page, may_code, page, seen, sent
from goldenthread.themes.pages.coding_form import CodeForm, begun
from goldenthread.themes.queries.frames import in_force, lines_of
from goldenthread.themes.queries.letters import codings_of_letter, letter_read, letters_of, members_of
from goldenthread.themes.queries.runs import latest_done, under_way
from goldenthread.themes.queries.work import sentences_of
from goldenthread.themes.states import NotInForce

LETTER, NOT_ONE = "letter", "no"


class NameForm(GovForm):
    is_letter = RadioField(
        "What is it?",
        [
            (LETTER, "A campaign letter", "It is counted apart. What its senders added is read one by one."),
            (NOT_ONE, "No campaign", "Each of these answers counts as one person’s."),
        ],
        missing="Choose what it is", reveals={LETTER: "name", NOT_ONE: "why"},
    )  # fmt: skip
    name = TextField("Its name", hint="Who began it, or what it asks for.", longest=200)
    why = TextAreaField("Why is it none?", rows=2)


@asks(READ)
def letters(request: HttpRequest, question_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = question_for(viewer, question_id, READ)
    context = {
        "question": found,
        "letters": letters_of(found),
        "run": latest_done(found, "letters"),
        "under_way": under_way(found).get("letters"),
        "codes": may_code(request, found),
    }
    return page(request, "letters", context)


@asks(READ)
def letter(request: HttpRequest, group_id: UUID) -> HttpResponseBase:
    """Its shared text, its themes, and what each sender added in full."""
    viewer = viewer_of(request)
    found = letter_for(viewer, group_id, READ)
    frame = in_force(found.question)
    shown, more = paged(request, members_of(found), A_PAGE)
    seen("read a campaign letter", viewer, found.question, letter=str(found.id))
    context = {
        "question": found.question,
        "letter": letter_read(found),
        "codings": codings_of_letter(found, frame) if frame else [],
        "frame": frame,
        "shown": shown,
        "more": more,
        "codes": may_code(request, found.question),
    }
    return page(request, "letter", context)


@asks(CODE)
@takes(FORM)
def name(request: HttpRequest, group_id: UUID) -> HttpResponseBase:
    found = letter_for(viewer_of(request), group_id, CODE)
    read = letter_read(found)
    first = {"name": read.name, "why": read.why} | (
        {} if read.named is None else {"is_letter": LETTER if read.named else NOT_ONE}
    )
    form = NameForm(sent(request), initial=first)

    def act(to: dict[str, Any], said: dict[str, Any]) -> HttpResponseBase:
        if said["is_letter"] == LETTER:
            name_letter(letter=found, name=said["name"], **to)
        else:
            call_no_letter(letter=found, why=said["why"], **to)
        return redirect("themes_letter", group_id=group_id)

    return form_page(request, form, act, "name_letter", {"question": found.question, "letter": read})


@asks(CODE)
@takes(FORM)
def code(request: HttpRequest, group_id: UUID) -> HttpResponseBase:
    """Its themes, once, whoever sent it."""
    found = letter_for(viewer_of(request), group_id, CODE)
    frame = in_force(found.question)
    if frame is None:
        raise NotInForce
    lines, sentences = lines_of(frame), sentences_of(found.shared_text)
    form = CodeForm(lines, sentences, sent(request), initial=begun(lines, sentences, {}))

    def act(to: dict[str, Any], said: dict[str, Any]) -> HttpResponseBase:
        code_letter(letter=found, frame=frame, **form.given(), **to)
        return redirect("themes_letter", group_id=group_id)

    context = {"question": found.question, "letter": letter_read(found), "sentences": sentences}
    return form_page(request, form, act, "code_letter", context)


_ONE = "themes/letters/<uuid:group_id>/"
urlpatterns = [
    path("themes/questions/<uuid:question_id>/letters/", letters, name="themes_letters"),
    path(_ONE, letter, name="themes_letter"),
    path(_ONE + "name/", name, name="themes_letter_name"),
    path(_ONE + "code/", code, name="themes_letter_code"),
]
