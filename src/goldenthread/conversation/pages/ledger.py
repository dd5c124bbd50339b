"""The ledger: every answer that came in, brought in from paper and documents, set aside with a reason."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.conversation.access import announced, consultation_for, reply_for
from goldenthread.conversation.actions.replies import Said, bring_back, bring_in, said_in, set_aside
from goldenthread.conversation.pages.confirming import (
    ConfirmForm,
    WhoseForm,
    chosen_for,
    cut_of,
    said_before,
    whose,
)
from goldenthread.conversation.queries.consultations import QuestionLine, consultation_page, state_of
from goldenthread.conversation.queries.documents import (
    RESPONSE_FILE,
    response_file,
    response_in,
    understood_as,
    version_file,
)
from goldenthread.conversation.queries.links import notes_on_reply
from goldenthread.conversation.queries.replies import (
    CHANNEL_WORDS,
    REASON_WORDS,
    ledger_of,
    lines_of,
    reply_lines,
    reply_page,
)
from goldenthread.conversation.queries.sheets import AGES
from goldenthread.conversation.queries.shown import shown_in_reply
from goldenthread.conversation.queries.ways import came_by
from goldenthread.conversation.states import State
from goldenthread.design.forms import (
    FileField,
    GovForm,
    RadioField,
    SelectField,
    TextAreaField,
)
from goldenthread.foundation import audit, files
from goldenthread.foundation.access import NotPermitted, Viewer
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, public, takes, viewer_of
from goldenthread.foundation.permissions import Permission

READ = Permission.READ_ANSWERS
A_PAGE = 25
MOST_BYTES = 50_000_000


class AsideForm(GovForm):
    reason = RadioField(
        "Why is it left out of the analysis?", REASON_WORDS.items(), missing="Choose the reason"
    )
    why = TextAreaField(
        "In words for whoever sent it", missing="Say why, in words for the person who sent it", rows=3
    )


class BackForm(GovForm):
    why = TextAreaField("Why does it count after all?", missing="Say why it counts after all", rows=3)


MAIL_ELSEWHERE = (
    "This is an e-mail. Save it as .eml and choose E-mails among the answers, or send the document that came "
    "with it"
)


class DocumentForm(GovForm):
    file = FileField(
        "The document", missing="Choose the document",
        hint="A Word document, a PDF or plain text. You see how it is understood before anything is kept.",
        kinds=(".docx", ".pdf", ".txt", ".md"), most_bytes=MOST_BYTES, label_as_heading=True,
        instead={".msg": MAIL_ELSEWHERE, ".eml": MAIL_ELSEWHERE},
    )  # fmt: skip


@asks(READ)
def ledger(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, READ)
    chosen = {name: request.GET.get(name, "") for name in ("only", "words")}
    rows = reply_lines(found, only=chosen["only"], sought=chosen["words"])
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    _log("read the list of answers", viewer, found)
    context = {
        "consultation": found,
        "ledger": ledger_of(found),
        "page": page,
        "lines": lines_of([*page]),
        "chosen": chosen,
        "only": [("", "All"), ("aside", "Set aside"), *CHANNEL_WORDS.items()],
        "address": f"?{urlencode(chosen)}&page=",
    }
    return render(request, "conversation/running/ledger.jinja", context)


@asks(READ)
def reply(request: HttpRequest, reply_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = reply_for(viewer, reply_id, READ)
    _log("read an answer", viewer, found.consultation, answer=found.number)
    context = {
        "reply": reply_page(found), "consultation": found.consultation, "shown": shown_in_reply(found),
        "came": came_by(found), "draws": _draws(viewer, found.consultation),
        "ages": dict(AGES),
    }  # fmt: skip
    return render(request, "conversation/running/reply.jinja", context)


def _draws(viewer: Viewer, consultation: Any) -> bool:
    """Whether this person may put statements beside its questions, and it is not over."""
    try:
        consultation_for(viewer, consultation.id, Permission.RUN_CONSULTATION)
    except NotPermitted:
        return False
    return state_of(consultation, viewer.at) is not State.CLOSED


@asks(READ)
@takes(FORM)
def aside(request: HttpRequest, reply_id: UUID) -> HttpResponseBase:
    """Set it aside; or, if it is, bring it back."""
    viewer = viewer_of(request)
    found = reply_for(viewer, reply_id, READ)
    page = reply_page(found)
    form: GovForm = (BackForm if page.aside else AsideForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act: Any = bring_back if page.aside else set_aside
        try:
            act(reply=found, by=viewer.account, at=viewer.at, **form.cleaned_data)
            return redirect("reply", reply_id=reply_id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {"form": form, "reply": page, "consultation": found.consultation}
    return render(request, "conversation/running/aside.jinja", context)


@asks(READ)
@takes(FORM)
def send_document(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, READ)
    sent = request.method == "POST"
    form = DocumentForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            stored = files.keep(
                content=file, name=file.name, purpose=RESPONSE_FILE, most_bytes=MOST_BYTES,
                by=viewer.account, at=viewer.at, place_id=found.area_id,
            )  # fmt: skip
            response_in(stored, found)
            return redirect("reply_document", public_id=public_id, file_id=stored.id)
        except Refused as error:
            form.add_error("file", str(error))
    return render(request, "conversation/running/send_document.jinja", {"form": form, "consultation": found})


@asks(READ)
@takes(FORM)
def confirm_document(request: HttpRequest, public_id: UUID, file_id: UUID) -> HttpResponseBase:
    """How the document is understood. Nothing is kept as an answer until somebody says it is right."""
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, READ)
    stored = response_file(found, file_id)
    cut = cut_of(request, response_in(stored, found))
    response = cut.response
    questions = consultation_page(found, viewer.at).questions
    begun: dict[str, Any] = {"evidence": "organisation", "speaks_for": " ".join(response.evidence)}
    begun |= cut.begun(understood_as(found, response.answers))
    sent = request.POST if request.method == "POST" and not cut.moved else None
    form = ConfirmForm(response.answers, questions, sent, initial=begun | said_before(request, cut))
    if sent is not None and form.is_valid():
        given = form.cleaned_data
        try:
            made, code = bring_in(
                consultation=found, said=said_in(response, chosen_for(response, given)), channel="document",
                file=stored, by=viewer.account, at=viewer.at, **whose(given),
            )  # fmt: skip
            request.session["brought in"] = [str(made.id), code]
            return redirect("reply_brought_in", reply_id=made.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {"form": form, "consultation": found, "file": stored, "response": response, "cut": cut}
    return render(request, "conversation/running/confirm_document.jinja", context)


class TypedForm(WhoseForm):
    """An answer on paper, or in a letter or e-mail, as it is typed in."""

    channel = RadioField(
        "How did it come?",
        [(value, words) for value, words in CHANNEL_WORDS.items() if value not in ("web", "document")],
        missing="Choose how it came",
    )

    def __init__(self, questions: list[QuestionLine], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in questions:
            if one.asks != "open":
                self.fields[f"choice_{one.place}"] = SelectField(
                    f"{one.number}. {one.words}", one.choices, ask="Not answered"
                )
            if one.asks != "closed":
                label = (
                    f"{one.number}. {one.words}"
                    if one.asks == "open"
                    else f"{one.number}. In their own words"
                )
                self.fields[f"words_{one.place}"] = TextAreaField(label, rows=3, longest=100_000)


@asks(READ)
@takes(FORM)
def type_in(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, READ)
    questions = list(consultation_page(found, viewer.at).questions)
    form = TypedForm(questions, request.POST or None, initial={"evidence": "person", "channel": "paper"})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        said = [
            Said(one.id, given.get(f"choice_{one.place}", ""), given.get(f"words_{one.place}", ""))
            for one in questions
        ]
        try:
            made, code = bring_in(
                consultation=found, said=said, channel=given["channel"], by=viewer.account, at=viewer.at,
                **whose(given),
            )  # fmt: skip
            request.session["brought in"] = [str(made.id), code]
            return redirect("reply_brought_in", reply_id=made.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "conversation/running/type_in.jinja", {"form": form, "consultation": found})


@asks(READ)
def brought_in(request: HttpRequest, reply_id: UUID) -> HttpResponseBase:
    """The code for whoever wrote it: shown once, to whoever brought it in."""
    found = reply_for(viewer_of(request), reply_id, READ)
    kept = request.session.get("brought in")
    if not kept or kept[0] != str(reply_id):
        return redirect("reply", reply_id=reply_id)
    context = {
        "code": kept[1], "reply": reply_page(found), "consultation": found.consultation,
        "notes": notes_on_reply(found),
    }  # fmt: skip
    return render(request, "conversation/running/brought_in.jinja", context)


@public("a version of what is announced is for everybody")
def version(request: HttpRequest, public_id: UUID, edition_id: UUID) -> HttpResponseBase:
    stored = version_file(announced(public_id), edition_id)
    return FileResponse(files.path_of(stored).open("rb"), as_attachment=True, filename=stored.name)


def _log(what: str, viewer: Any, consultation: Any, **facts: Any) -> None:
    audit.record(
        what=what, by=viewer.account, at=viewer.at, stream=audit.stream_of_place(consultation.area_id),
        consultation=consultation.name, **facts,
    )  # fmt: skip


_ONE = "public-consultations/<uuid:public_id>/"
urlpatterns = [
    path(_ONE + "answers/", ledger, name="replies"),
    path(_ONE + "answers/document/", send_document, name="reply_send_document"),
    path(_ONE + "answers/document/<uuid:file_id>/", confirm_document, name="reply_document"),
    path(_ONE + "answers/type-in/", type_in, name="reply_type_in"),
    path("public-consultations/answers/<uuid:reply_id>/", reply, name="reply"),
    path("public-consultations/answers/<uuid:reply_id>/aside/", aside, name="reply_aside"),
    path("public-consultations/answers/<uuid:reply_id>/brought-in/", brought_in, name="reply_brought_in"),
    path(
        "conversation/<uuid:public_id>/versions/<uuid:edition_id>/",
        version,
        name="conversation_version",
    ),
]
