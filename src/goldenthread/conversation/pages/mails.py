"""E-mail in the browser: saved messages are sent up, and each is confirmed as a document is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.conversation.access import consultation_for, mail_for
from goldenthread.conversation.actions.mails import MailsKept, confirm_mail, dismiss_mail, keep_mails
from goldenthread.conversation.pages.confirming import ConfirmForm, chosen_for, cut_of, said_before, whose
from goldenthread.conversation.queries.consultations import consultation_page
from goldenthread.conversation.queries.documents import understood_as
from goldenthread.conversation.queries.mails import MAIL_FILE, MailWhole, is_read, mail_lines, mail_whole
from goldenthread.design.forms import CheckboxesField, FileField, GovForm, TextAreaField
from goldenthread.formats.consultation.mail import NOT_MSG
from goldenthread.foundation import audit, files
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.foundation.permissions import Permission

READ = Permission.READ_ANSWERS
MOST_BYTES = 200_000_000
A_PAGE = 50


class MailsForm(GovForm):
    file = FileField(
        "The saved e-mail", missing="Choose the file",
        hint="One message as .eml, or many as .mbox. A message that is here already is not taken twice.",
        kinds=(".eml", ".mbox", ".mbx", ".txt"), instead={".msg": NOT_MSG}, most_bytes=MOST_BYTES,
    )  # fmt: skip


class DismissForm(GovForm):
    why = TextAreaField("Why is it no answer?", missing="Say why it is no answer", rows=2)


class MailForm(ConfirmForm):
    """As a document, and which pictures and sounds belong to the answer."""

    def __init__(self, whole: MailWhole, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if whole.shown:
            self.fields["keep"] = CheckboxesField(
                "Which of these belong to the answer?",
                [(str(place), one.name) for place, one in enumerate(whole.shown)],
                hint="Take out the tick at a logo or a signature.",
            )


@asks(READ)
@takes(FORM)
def mails(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, READ)
    sent = request.method == "POST"
    form = MailsForm(request.POST if sent else None, request.FILES if sent else None)
    kept: MailsKept | None = None
    if sent and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            stored = files.keep(
                content=file, name=file.name, purpose=MAIL_FILE, most_bytes=MOST_BYTES, by=viewer.account,
                at=viewer.at, place_id=found.area_id,
            )  # fmt: skip
            kept = keep_mails(consultation=found, file=stored, by=viewer.account, at=viewer.at)
            form = MailsForm()
        except Refused as error:
            form.add_error("file", str(error))
    lines = mail_lines(found)
    page = Paginator(lines, A_PAGE).get_page(request.GET.get("page"))
    waiting = sum(not (one.reply_id or one.why_not) for one in lines)
    context = {"form": form, "consultation": found, "page": page, "kept": kept, "waiting": waiting}
    return render(request, "conversation/running/mails.jinja", context)


@asks(READ)
@takes(FORM)
def mail(request: HttpRequest, mail_id: UUID) -> HttpResponseBase:
    """How a message is understood; kept as an answer, or left with the reason, when somebody says so."""
    viewer = viewer_of(request)
    found = mail_for(viewer, mail_id, READ)
    whole = mail_whole(found)
    cut = cut_of(request, whole.response)
    questions = consultation_page(found.consultation, viewer.at).questions
    begun: dict[str, Any] = {
        "evidence": "person", "written_on": whole.message.sent_at and whole.message.sent_at.date(),
        "keep": [str(place) for place in range(len(whole.shown))],
    }  # fmt: skip
    begun |= cut.begun(understood_as(found.consultation, cut.response.answers)) | said_before(request, cut)
    dismisses = request.method == "POST" and "dismiss" in request.POST
    confirms = request.method == "POST" and not cut.moved and not dismisses
    form = MailForm(whole, cut.response.answers, questions, request.POST if confirms else None, initial=begun)
    dismiss = DismissForm(request.POST if dismisses else None)
    try:
        if dismisses and dismiss.is_valid():
            dismiss_mail(mail=found, why=dismiss.cleaned_data["why"], by=viewer.account, at=viewer.at)
            return redirect("mails", public_id=found.consultation_id)
        if confirms and form.is_valid():
            return _confirmed(request, found, whole, cut.response, form.cleaned_data)
    except Refused as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
    if request.method == "GET":
        audit.record(
            what="read an e-mail", by=viewer.account, at=viewer.at, consultation=found.consultation.name,
            stream=audit.stream_of_place(found.consultation.area_id), mail=str(found.id),
        )  # fmt: skip
    context = {
        "form": form, "dismiss": dismiss, "mail": found, "whole": whole, "message": whole.message, "cut": cut,
        "consultation": found.consultation, "done": is_read(found),
    }  # fmt: skip
    return render(request, "conversation/running/mail.jinja", context)


def _confirmed(
    request: HttpRequest, found: Any, whole: MailWhole, response: Any, given: dict[str, Any]
) -> HttpResponseBase:
    viewer = viewer_of(request)
    keep = {int(place) for place in given.get("keep") or ()}
    shown = tuple(one for place, one in enumerate(whole.shown) if place in keep)
    made, code = confirm_mail(
        mail=found, whole=replace(whole, shown=shown), response=response, to=chosen_for(response, given),
        by=viewer.account, at=viewer.at, **whose(given),
    )  # fmt: skip
    request.session["brought in"] = [str(made.id), code]
    return redirect("reply_brought_in", reply_id=made.id)


urlpatterns = [
    path("public-consultations/<uuid:public_id>/mails/", mails, name="mails"),
    path("public-consultations/mails/<uuid:mail_id>/", mail, name="mail"),
]
