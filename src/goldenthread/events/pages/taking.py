"""Questions to the panel are taken into the analysis of a question, several at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.forms import CheckboxesField, GovForm, RadioField
from goldenthread.design.parts import Choice
from goldenthread.design.words import plural
from goldenthread.events.access import RUN, event_for
from goldenthread.events.actions.taking import take_into_analysis
from goldenthread.events.pages.presenting import say_beside, sent
from goldenthread.events.queries.panel import QuestionLine, questions_of, shown
from goldenthread.events.queries.taken import taken_of, to_code_with
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of


class TakeForm(GovForm):
    def __init__(
        self, lines: Sequence[QuestionLine], offered: list[tuple[str, str]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["numbers"] = CheckboxesField(
            "Which questions?",
            [
                Choice(str(one.number), f"{one.number}. {one.words}",
                       f"{one.became_words}. {plural(one.support, 'person', 'people')} supported it.")
                for one in lines
            ],
            missing="Choose at least one question", small=True,
        )  # fmt: skip
        self.fields["question_id"] = RadioField(
            "With which question of the consultation are they coded?", offered,
            missing="Choose a question of the consultation", small=True,
        )  # fmt: skip


@asks(RUN)
@takes(FORM)
def take(request: HttpRequest, event_id: UUID) -> HttpResponseBase:
    """Those that are published and not in yet, to choose from; beside them those that are."""
    viewer = viewer_of(request)
    found = event_for(viewer, event_id)
    published, taken = shown(questions_of(found)), taken_of(found)
    left = [one for one in published if one.id not in taken]
    form = TakeForm(left, to_code_with(found), sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            take_into_analysis(
                event=found, numbers=[int(one) for one in given["numbers"]],
                question_id=UUID(given["question_id"]), by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("event_panel_take", event_id=event_id)
        except Refused as error:
            say_beside(form, error)
    context = {
        "event": found,
        "form": form,
        "left": left,
        "taken": [(one, taken[one.id]) for one in published if one.id in taken],
    }
    return render(request, "events/running/take.jinja", context)


urlpatterns = [path("events/<uuid:event_id>/run/panel/take/", take, name="event_panel_take")]
