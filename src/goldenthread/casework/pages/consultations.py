"""A school that councils consult: what waits for its answer, the draft it was sent, and its answer."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.access import consultation_for
from goldenthread.casework.actions.answering import answer_consultation
from goldenthread.casework.codes import GROUNDS
from goldenthread.casework.pages.ehc_answers import reply_of
from goldenthread.casework.queries.consultations import answered_by, to_answer, to_answer_of
from goldenthread.casework.queries.ehc_plan import read_ehc_plan
from goldenthread.design.forms import FileField, GovForm, RadioField, TextAreaField, TextField
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, signed_in, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.wall import lifted

_WHY = "a school that is consulted reads the draft that it was sent, and answers"


class AnswerForm(GovForm):
    answer = RadioField(
        "Can the school meet the needs in this draft?",
        [("can", "Yes"), ("can_with", "Yes, with what we name"), ("cannot", "No")],
        missing="Choose whether the school can meet the needs",
        reveals={"can_with": "needed", "cannot": "ground"},
    )
    needed = TextAreaField("What would the school need?", rows=3)
    ground = RadioField(
        "On which ground in law?", GROUNDS,
        hint="Section 39(4) of the Children and Families Act 2014 knows no other.",
    )  # fmt: skip
    reason = TextAreaField(
        "Explain the answer", rows=5,
        hint="What is in the draft, what the school has, and what follows. The council then decides.",
    )  # fmt: skip
    cost_a_year = TextField(
        "What would it cost in a year, in pounds?", hint="If you know it. For example, 12500", longest=15
    )
    file = FileField(
        "A file that shows it", hint="If there is one: PDF, Word, Excel or OpenDocument, up to 10 MB.",
        kinds=(".pdf", ".docx", ".xlsx", ".odt"), most_bytes=10_000_000,
    )  # fmt: skip


@signed_in
def consultations(request: HttpRequest) -> HttpResponseBase:
    """Who consults the schools that this person answers for, over however many councils."""
    viewer = viewer_of(request)
    with lifted(_WHY):
        waiting, answered = to_answer(viewer), answered_by(viewer)
        if waiting:
            children = list(dict.fromkeys(line.child_id for line in waiting))
            audit.record(what="read who consults them", by=viewer.account, at=viewer.at, children=children)
    context = {"waiting": waiting, "answered": answered, "today": viewer.today}
    return render(request, "casework/consultations/list.jinja", context)


@asks(Permission.ANSWER_CONSULTATION)
def consultation(request: HttpRequest, consultation_id: UUID) -> HttpResponseBase:
    """The draft that was sent, and nothing else of the child, until the school has answered."""
    viewer = viewer_of(request)
    with lifted(_WHY):
        asked = consultation_for(viewer, consultation_id)
        audit.record(
            what="read a draft EHC plan as a school consulted", by=viewer.account, at=viewer.at,
            child_id=asked.child_id, setting=asked.setting.name,
        )  # fmt: skip
        context = {
            "line": to_answer_of(asked, viewer.today),
            "version": read_ehc_plan(asked.plan) if asked.plan else None,
            "today": viewer.today,
        }
    return render(request, "casework/consultations/draft.jinja", context)


@asks(Permission.ANSWER_CONSULTATION)
@takes(FORM)
def answer(request: HttpRequest, consultation_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    with lifted(_WHY):
        asked = consultation_for(viewer, consultation_id)
        line = to_answer_of(asked, viewer.today)
        form = AnswerForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                answer_consultation(
                    asked=asked, reply=reply_of(form.cleaned_data), file=form.cleaned_data["file"],
                    by=viewer.account, at=viewer.at,
                )  # fmt: skip
                return redirect("consultations")
            except Refused as error:
                form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(
        request, "casework/consultations/answer.jinja", {"line": line, "form": form, "today": viewer.today}
    )


_ONE = "consultations/<uuid:consultation_id>/"
urlpatterns = [
    path("consultations/", consultations, name="consultations"),
    path(_ONE, consultation, name="consultation"),
    path(_ONE + "answer/", answer, name="consultation_answer"),
]
