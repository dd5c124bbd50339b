"""Who is around a child: the school records it on evidence, and ends it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.forms import CheckboxField, DateField, EmailField, GovForm, RadioField, TextField
from goldenthread.foundation import audit
from goldenthread.foundation.accounts import Known, known_as
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.pages.letting_in import KNOWN_WORDS, AddressCheckedField
from goldenthread.foundation.permissions import Permission
from goldenthread.people.actions.people_around import end_who_is_around, say_who_is_around
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.people.queries.people_around import recorded_around, recorded_one

_KINDS: list[tuple[str, str] | tuple[str, str, str]] = [
    ("parent", "Parent or carer", "Reads the plan, comments, and answers whether they agree"),
    ("young_person", "The child or young person", "Their own sign-in, to read and to answer"),
    ("specialist", "Specialist", "Writes in the plan, and records what they do"),
    ("key_adult", "Key adult", "Records what they do"),
    ("plan_coordinator", "Plan coordinator of the council", "Reads the plan"),
    ("relation", "Family or friend", "Named in the plan. Reads nothing"),
]


class AroundForm(GovForm):
    kind = RadioField("Who are they to the child?", _KINDS, missing="Choose who they are to the child")
    name = TextField("What is their name?", missing="Enter their name", longest=200)
    described_as = TextField(
        "How does the plan call them?",
        missing="Say who they are, like “mother” or “occupational therapist”",
        hint="Like: mother, or occupational therapist.",
        longest=200,
    )
    email = EmailField(
        "What is their e-mail address?",
        hint="We write to them, and say how to choose a password. Without one they cannot sign in.",
        autocomplete=None,
    )
    address_checked = AddressCheckedField()
    parental_responsibility = CheckboxField("They have parental responsibility, and what shows it was seen")
    evidence = TextField(
        "On what evidence?",
        missing="Say on what evidence, like “birth certificate seen on 3 September”",
        hint="What was seen, when and by whom. Or who told you.",
        longest=300,
    )
    starts_on = DateField("From which day?", missing="Enter the day from which it holds")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        email, name = self.data.get("email", ""), self.data.get("name", "")
        self.doubtful = known_as(email, name) is Known.BY_ANOTHER_NAME
        if not self.doubtful:
            del self.fields["address_checked"]


@about_child(Permission.KEEP_AROUND)
def around(request: HttpRequest, child: Child) -> HttpResponseBase:
    viewer = viewer_of(request)
    audit.record(what="read who is around the child", by=viewer.account, at=viewer.at, child_id=child.id)
    context = {"child": child, "people": recorded_around(child.id, viewer.today)}
    return render(request, "people/around/list.jinja", context)


@about_child(Permission.KEEP_AROUND)
@takes(FORM)
def add(request: HttpRequest, child: Child) -> HttpResponseBase:
    viewer = viewer_of(request)
    form = AroundForm(request.POST or None, initial={"starts_on": viewer.today})
    if form.doubtful:
        _log_doubt(request, child)
    if request.method == "POST" and form.is_valid():
        try:
            added = say_who_is_around(child=child, **form.cleaned_data, by=viewer.account, at=viewer.at)
            told = KNOWN_WORDS[added.known] if added.known else "They have no address, and cannot sign in."
            messages.success(request, f"{added.role.name} is added. {told}")
            return redirect("people_around", child_id=child.id)
        except Refused as error:
            form.add_error(error.field or None, str(error))
    return render(request, "people/around/add.jinja", {"child": child, "form": form})


def _log_doubt(request: HttpRequest, child: Child) -> None:
    """Whoever writes an address learns that there is an account: that is not to be had unseen."""
    viewer, what = viewer_of(request), "asked whether an address has an account"
    audit.record(
        what=what, by=viewer.account, at=viewer.at, child_id=child.id, email=request.POST["email"][:254]
    )


@about_child(Permission.KEEP_AROUND)
@takes(FORM)
def end(request: HttpRequest, child: Child, role_id: UUID) -> HttpResponseBase:
    """Asked once more: it holds from the moment the button is pressed."""
    viewer = viewer_of(request)
    if request.method == "POST":
        end_who_is_around(child=child, role_id=role_id, by=viewer.account, at=viewer.at)
        return redirect("people_around", child_id=child.id)
    one = recorded_one(child.id, role_id, viewer.today)
    return render(request, "people/around/end.jinja", {"child": child, "one": one})


_CHILD = "children/<uuid:child_id>/around/"
urlpatterns = [
    path(_CHILD, around, name="people_around"),
    path(_CHILD + "add/", add, name="people_around_add"),
    path(_CHILD + "<uuid:role_id>/end/", end, name="people_around_end"),
]
