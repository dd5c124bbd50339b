"""Notes about a child: what was seen, read in one place and written from the class or the plan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.addresses import address
from goldenthread.design.forms import GovForm, RadioField, TextAreaField
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission, allows
from goldenthread.people.access import roles_around
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.plans.actions.observations import LONGEST, add_observation
from goldenthread.plans.queries.notes import notes_about, promised_now, titles_of

NOT_IN_THE_PLAN = "none"


class NoteForm(GovForm):
    words = TextAreaField(
        "What did you see?",
        missing="Write what you saw",
        hint="The family reads it too. If you fear that the child is not safe, do not write it here: "
        "tell your safeguarding lead now.",
        rows=4,
        longest=LONGEST,
    )

    def __init__(self, *args: Any, promised: list[tuple[str, str]], **kwargs: Any) -> None:
        """`promised`: what the plan in force promises, as (strand, title); nothing is asked without it."""
        super().__init__(*args, **kwargs)
        if promised:
            choices = [(NOT_IN_THE_PLAN, "No, it is about something else"), *promised]
            self.fields["about"] = RadioField("Is it about something in the plan?", choices, small=True)

    @property
    def strand(self) -> UUID | None:
        chosen = self.cleaned_data.get("about") or NOT_IN_THE_PLAN
        return None if chosen == NOT_IN_THE_PLAN else UUID(chosen)


@about_child(Permission.READ_NOTES)
def notes(request: HttpRequest, child: Child) -> HttpResponse:
    """All of them, the newest first."""
    viewer = viewer_of(request)
    audit.record(what="read notes", by=viewer.account, at=viewer.at, child_id=child.id)
    context = {
        "child": child,
        "notes": notes_about(child.id),
        "titles": titles_of(child.id),
        "may_add": allows(roles_around(viewer, child.id), Permission.OBSERVE),
        "back_url": _back(request, "plan", child),
    }
    return render(request, "plans/notes/list.jinja", context)


@about_child(Permission.OBSERVE)
@takes(FORM)
def add_note(request: HttpRequest, child: Child) -> HttpResponseBase:
    viewer = viewer_of(request)
    promised = [(str(one.strand), one.title) for one in promised_now(child.id, viewer.today)]
    about = request.GET.get("about", NOT_IN_THE_PLAN)
    sent = request.POST if request.method == "POST" else None
    form = NoteForm(sent, promised=promised, initial={"about": about})
    back = _back(request, "notes", child)
    if request.method == "POST" and form.is_valid():
        try:
            add_observation(
                child=child, words=form.cleaned_data["words"], provision_strand=form.strand,
                by=viewer.account, at=viewer.at,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            return redirect(back)
    return render(request, "plans/notes/add.jinja", {"form": form, "child": child, "back_url": back})


def _back(request: HttpRequest, other: str, child: Child) -> str:
    """The class page they came from; from anywhere else, this other page about the child."""
    try:
        return address("class_page", UUID(request.GET.get("class", "")))
    except ValueError:
        return address(other, child.id)


urlpatterns = [
    path("children/<uuid:child_id>/notes/", notes, name="notes"),
    path("children/<uuid:child_id>/note/", add_note, name="add_note"),
]
