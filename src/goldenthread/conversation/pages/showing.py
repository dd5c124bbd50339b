"""Showing or telling in another way: pictures, sound and films, and writing down what they say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.conversation.access import announced, shown_for
from goldenthread.conversation.actions.shown import MOST_IN_AN_ANSWER, show, take_out, write_down
from goldenthread.conversation.asked import answering, may
from goldenthread.conversation.pages.about_forms import FIRST
from goldenthread.conversation.queries.consultations import QuestionLine, consultation_page
from goldenthread.conversation.queries.shown import shown_in_draft, shown_line
from goldenthread.design.forms import FileField, GovForm, SelectField, TextAreaField, TextField
from goldenthread.formats.showing import MOST_BYTES
from goldenthread.foundation import audit, clock, files
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, FORM_ONLY, asks, public, takes, viewer_of
from goldenthread.foundation.permissions import Permission

READ = Permission.READ_ANSWERS
MOST = max(MOST_BYTES.values())


class ShowForm(GovForm):
    file = FileField(
        "Choose a picture, a sound or a film", missing="Choose the file, or go on without one",
        hint="A picture up to 20 MB, sound up to 50 MB, a film up to 200 MB. JPEG, PNG, MP3, MP4 and so on.",
        most_bytes=MOST,
    )  # fmt: skip
    about = TextField(
        "What is it?", hint="Such as: my drawing of a good day. You can leave it empty.", longest=300
    )

    def __init__(self, questions: Sequence[QuestionLine], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["question"] = SelectField(
            "Is it about one question?", [(str(one.id), f"{one.number}. {one.words}") for one in questions],
            ask="About all of it",
        )  # fmt: skip


class WriteForm(GovForm):
    words = TextAreaField(
        "What is said or shown", missing="Write what is said or shown", rows=8, longest=100_000,
        hint="Word for word where somebody speaks or writes. Where nobody does, say what you see.",
    )  # fmt: skip


@public("what is sent is kept under a code that only this visitor has")
@takes(FORM)
def show_or_tell(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    page = consultation_page(announced(public_id), clock.now())
    own = answering(request, public_id)
    if own is None:
        return redirect("conversation", public_id=public_id)
    sent = request.method == "POST"
    form = ShowForm(page.questions, request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        if not may(request, "show"):
            return render(request, "conversation/public/too_many.jinja", {"line": page.line}, status=429)
        given = form.cleaned_data
        chosen = UUID(given["question"]) if given["question"] else None
        try:
            show(
                draft_id=own.draft.id, content=given["file"], name=given["file"].name, about=given["about"],
                question_id=chosen, at=clock.now(),
            )  # fmt: skip
            return redirect("conversation_show", public_id=public_id)
        except Refused as error:
            form.add_error("file", str(error))
    there = shown_in_draft(own.draft)
    context = {
        "page": page, "line": page.line, "form": form, "there": there, "onward": FIRST,
        "full": len(there) >= MOST_IN_AN_ANSWER,
    }  # fmt: skip
    return render(request, "conversation/public/show.jinja", context)


@public("only out of the answer that this browser writes")
@takes(FORM_ONLY)
def take_shown_out(request: HttpRequest, public_id: UUID, shown_id: UUID) -> HttpResponseBase:
    own = answering(request, public_id)
    if own is None:
        return redirect("conversation", public_id=public_id)
    take_out(draft_id=own.draft.id, shown_id=shown_id, at=clock.now())
    return redirect("conversation_show", public_id=public_id)


@asks(READ)
def shown(request: HttpRequest, shown_id: UUID) -> HttpResponseBase:
    """The file itself, for those who may read answers. It is handed out, and never run as a page."""
    viewer = viewer_of(request)
    found = shown_for(viewer, shown_id, READ)
    _log("opened what an answer shows", viewer, found)
    return files.handed_out(found.file)


@asks(READ)
@takes(FORM)
def shown_write_down(request: HttpRequest, shown_id: UUID) -> HttpResponseBase:
    """What is said or shown, in words, which are a part of the answer from then on."""
    viewer = viewer_of(request)
    found = shown_for(viewer, shown_id, READ)
    form = WriteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            write_down(shown=found, words=form.cleaned_data["words"], by=viewer.account, at=viewer.at)
            return redirect("reply", reply_id=found.reply.id if found.reply else None)
        except Refused as error:
            form.add_error("words", str(error))
    context = {"form": form, "one": shown_line(found), "reply": found.reply}
    return render(request, "conversation/running/write_down.jinja", context)


def _log(what: str, viewer: Any, found: Any) -> None:
    audit.record(
        what=what, by=viewer.account, at=viewer.at,
        stream=audit.stream_of_place(found.reply.consultation.area_id),
        consultation=found.reply.consultation.name, answer=found.reply.number, kind=found.kind,
    )  # fmt: skip


urlpatterns = [
    path("conversation/<uuid:public_id>/show/", show_or_tell, name="conversation_show"),
    path(
        "conversation/<uuid:public_id>/show/<uuid:shown_id>/out/",
        take_shown_out,
        name="conversation_show_out",
    ),
    path("public-consultations/shown/<uuid:shown_id>/", shown, name="shown"),
    path("public-consultations/shown/<uuid:shown_id>/write-down/", shown_write_down, name="shown_write_down"),
]
