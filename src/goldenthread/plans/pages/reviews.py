"""Pages of reviews: arrange, prepare, hold, read."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.forms import (
    DateField,
    GovForm,
    NumberField,
    RadioField,
    TextAreaField,
    TextField,
    TimeField,
)
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission, allows
from goldenthread.people.access import roles_around
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.plans.actions.reviews import Found, arrange_review, ask_at_review, hold_review
from goldenthread.plans.codes import HELPED, WHAT_NEXT
from goldenthread.plans.queries.document import draft_of
from goldenthread.plans.queries.notes import Seen, seen_under
from goldenthread.plans.queries.reviews import (
    Asked,
    next_review,
    review_record,
    reviews_of,
    what_review_asks,
)


class ArrangeForm(GovForm):
    """When and where, and why if it moves."""

    on = DateField("What day?", missing="Enter the day of the review")
    starts_at = TimeField("What time?", missing="Enter the time, like 3.30pm")
    where = TextField("Where?", missing="Enter where it is, like “at school or by video”", longest=200)
    with_whom = TextField("Who will be there?", missing="Enter who will be there", longest=300)

    def __init__(self, *args: Any, moving: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if moving:
            self.fields["why"] = TextAreaField(
                "Why does it move?", missing="Say why, so that the family knows", rows=2
            )


class TopicForm(GovForm):
    words = TextAreaField(
        "What do you want to talk about?",
        missing="Write what you want to talk about",
        hint="The school reads it before the meeting.",
        label_as_heading=True,
    )


class HoldForm(GovForm):
    """The meeting, then the same questions for each outcome."""

    held_on = DateField("When was it held?", missing="Enter the day it was held")
    present = TextField("Who was there?", missing="Enter who was there", longest=300)
    child_words = TextAreaField(
        "What did the child or young person say?",
        missing="Write what they said or showed. If they were not asked, say why",
        hint="In their own words, pictures or signs. Say how they told you.",
        rows=3,
    )
    family_words = TextAreaField("What did the family say?", rows=3)

    def __init__(self, *args: Any, asked: tuple[Asked, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for number, ask in enumerate(asked):
            self._ask_about(number, ask)

    def _ask_about(self, number: int, ask: Asked) -> None:
        self.fields[f"helped_{number}"] = RadioField(
            "Did it help?", HELPED, missing="Say whether it helped", size="s"
        )
        self.fields[f"evidence_{number}"] = TextAreaField(
            "What shows it?", missing="Say what you saw or heard", rows=3
        )
        if ask.steps:
            self.fields[f"step_{number}"] = NumberField(
                f"Which step now, from 1 to {len(ask.steps)}?", least=1, most=len(ask.steps), width=2
            )
        if ask.something_is_missing:
            self.fields[f"why_not_delivered_{number}"] = TextAreaField(
                "Why did some of it not happen, and what will you do?",
                missing="Say why some of it did not happen, and what you will do",
                rows=3,
            )
        self.fields[f"what_next_{number}"] = RadioField(
            "What next?", WHAT_NEXT, missing="Say what happens next", size="s"
        )

    def about(self, number: int) -> list[Any]:
        """The questions about one outcome, in order."""
        names = ("helped", "evidence", "step", "why_not_delivered", "what_next")
        return [self[f"{name}_{number}"] for name in names if f"{name}_{number}" in self.fields]

    def found(self) -> list[Found]:
        data = self.cleaned_data
        return [
            Found(
                ask.strand,
                data[f"helped_{number}"],
                data[f"evidence_{number}"],
                data[f"what_next_{number}"],
                data.get(f"why_not_delivered_{number}") or "",
                data.get(f"step_{number}"),
            )
            for number, ask in enumerate(self.asked)
        ]


def blame(form: GovForm, error: Refused) -> None:
    """Show a refusal where it can be mended: beside its field, or at the top of the form."""
    form.add_error(error.field if error.field in form.fields else None, str(error))


@about_child(Permission.READ_PLAN)
def reviews(request: HttpRequest, child: Child) -> HttpResponseBase:
    viewer = viewer_of(request)
    audit.record(what="read the reviews", by=viewer.account, at=viewer.at, child_id=child.id)
    kinds = roles_around(viewer, child.id)
    context = {
        "child": child,
        "reviews": reviews_of(child.id),
        "may_hold": allows(kinds, Permission.HOLD_REVIEW),
        "today": viewer.today,
    }
    return render(request, "plans/reviews/list.jinja", context)


@about_child(Permission.HOLD_REVIEW)
@takes(FORM)
def arrange(request: HttpRequest, child: Child) -> HttpResponseBase:
    viewer = viewer_of(request)
    moving = next_review(child.id)
    form = ArrangeForm(request.POST or None, moving=moving is not None)
    if request.method == "POST" and form.is_valid():
        try:
            review = arrange_review(
                child=child,
                **{"why": "", **form.cleaned_data},
                replaces=moving.id if moving else None,
                by=viewer.account,
                at=viewer.at,
            )
            return redirect("review", child_id=child.id, review_id=review.id)
        except Refused as error:
            blame(form, error)
    return render(request, "plans/reviews/arrange.jinja", {"child": child, "form": form, "moving": moving})


@about_child(Permission.READ_PLAN)
def review(request: HttpRequest, child: Child, review_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    record = review_record(child, review_id)
    audit.record(what="read a review", by=viewer.account, at=viewer.at, child_id=child.id, review=review_id)
    kinds = roles_around(viewer, child.id)
    still_to_come = not record.day.held_on and not record.day.moved_to
    asked = what_review_asks(child, record.day.version_id, viewer.today, viewer.at) if still_to_come else ()
    context = {
        "child": child,
        "record": record,
        "asked": asked,
        "draft": draft_of(child.id) if record.day.held_on and allows(kinds, Permission.READ_DRAFT) else None,
        "may_hold": allows(kinds, Permission.HOLD_REVIEW) and still_to_come,
        "may_ask": allows(kinds, Permission.ASK_AT_REVIEW) and still_to_come,
        "seen": seen_under(child.id, record.day.version_id)
        if still_to_come and allows(kinds, Permission.READ_NOTES)
        else Seen(),
        "today": viewer.today,
    }
    return render(request, "plans/reviews/review.jinja", context)


@about_child(Permission.ASK_AT_REVIEW)
@takes(FORM)
def topic(request: HttpRequest, child: Child, review_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    review_record(child, review_id)
    form = TopicForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        try:
            ask_at_review(child=child, review_id=review_id, words=words, by=viewer.account, at=viewer.at)
            return redirect("review", child_id=child.id, review_id=review_id)
        except Refused as error:
            blame(form, error)
    return render(
        request, "plans/reviews/topic.jinja", {"child": child, "form": form, "review_id": review_id}
    )


@about_child(Permission.HOLD_REVIEW)
@takes(FORM)
def hold(request: HttpRequest, child: Child, review_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    record = review_record(child, review_id)
    if request.method != "POST" and (record.day.held_on or record.day.moved_to):
        return redirect("review", child_id=child.id, review_id=review_id)
    asked = what_review_asks(child, record.day.version_id, viewer.today, viewer.at)
    form = HoldForm(request.POST or None, asked=asked, initial={"held_on": viewer.today})
    if request.method == "POST" and form.is_valid():
        meeting = {name: form.cleaned_data[name] or "" for name in ("present", "child_words", "family_words")}
        try:
            hold_review(
                child=child,
                review_id=review_id,
                held_on=form.cleaned_data["held_on"],
                findings=form.found(),
                **meeting,
                by=viewer.account,
                at=viewer.at,
            )
            return redirect("review", child_id=child.id, review_id=review_id)
        except Refused as error:
            blame(form, error)
    seen = seen_under(child.id, record.day.version_id)
    context = {"child": child, "record": record, "form": form, "asked": asked, "seen": seen}
    return render(request, "plans/reviews/hold.jinja", context)


_CHILD = "children/<uuid:child_id>/reviews/"
urlpatterns = [
    path(_CHILD, reviews, name="reviews"),
    path(_CHILD + "arrange/", arrange, name="review_arrange"),
    path(_CHILD + "<uuid:review_id>/", review, name="review"),
    path(_CHILD + "<uuid:review_id>/topic/", topic, name="review_topic"),
    path(_CHILD + "<uuid:review_id>/hold/", hold, name="review_hold"),
]
