"""What was gathered goes to the linked consultation: a letter, a survey, the answers of a group."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.campaigns.access import RUN, letter_for, survey_for
from goldenthread.campaigns.actions.handing_in import hand_in_group, hand_in_letter, hand_in_survey
from goldenthread.campaigns.pages.forms import NoForm, form_page, sent
from goldenthread.campaigns.pages.running import page_for, run_url
from goldenthread.campaigns.queries.letters import letter_page
from goldenthread.conversation.actions.replies import LONGEST_ANSWER, Said
from goldenthread.conversation.queries.consultations import QuestionLine, consultation_page
from goldenthread.design.addresses import address
from goldenthread.design.forms import (
    CheckboxField,
    DateField,
    GovForm,
    NumberField,
    TextAreaField,
    TextField,
)
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of

CODE = "handed in"


class GroupForm(GovForm):
    """A sheet as it came back, word for word."""

    group = TextField(
        "What the group is called, or is for", missing="Enter what the group is called", longest=200
    )
    people = NumberField(
        "How many people were there?", missing="Enter how many people were there, like 9", least=2, most=1_000
    )
    who = TextAreaField("Who they were", hint="Such as: nine parents and a teacher.", rows=2, longest=1_000)
    met_on = DateField("The day on which they met")
    may_quote = CheckboxField("They say that their words may be quoted")

    def __init__(self, questions: tuple[QuestionLine, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in questions:
            hint = (
                f"How many chose each: {', '.join(words for _, words in one.choices)}." if one.choices else ""
            )
            self.fields[f"words_{one.place}"] = TextAreaField(
                f"{one.number}. {one.words}", hint=hint, rows=3, longest=LONGEST_ANSWER
            )


def _keep(request: HttpRequest, campaign_id: UUID, code: str) -> str:
    request.session[CODE] = [str(campaign_id), code]
    return address("handed_in", campaign_id)


@asks(RUN)
@takes(FORM)
def group(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    campaign, _, to = page_for(request, campaign_id)
    if campaign.consultation is None:
        return redirect("campaign_about", campaign_id=campaign_id)
    asked = consultation_page(campaign.consultation, to["at"])

    def act(said: dict[str, Any]) -> str:
        answers = [Said(one.id, words=said.pop(f"words_{one.place}")) for one in asked.questions]
        _, code = hand_in_group(**to, **said, said=answers)
        return _keep(request, campaign_id, code)

    return form_page(
        request, GroupForm(asked.questions, sent(request)), act, title="Type in the answers of a group",
        caption=asked.line.name, button="Hand them in", back=run_url(campaign_id),
        lead="Word for word, as the group wrote them. They count as one answer, of a group.",
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def letter(request: HttpRequest, open_letter_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = letter_for(viewer, open_letter_id)
    page = letter_page(found)

    def act(said: dict[str, Any]) -> str:
        _, code = hand_in_letter(letter=found, by=viewer.account, at=viewer.at)
        return _keep(request, found.campaign_id, code)

    return form_page(
        request, NoForm(sent(request)), act, title="Hand the letter in?", caption=found.name,
        button="Hand it in", back=address("letter_run", open_letter_id),
        lead=_lead(found.campaign, f"The text, with the names of the {page.total} who signed it."),
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def survey(request: HttpRequest, survey_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = survey_for(viewer, survey_id)

    def act(said: dict[str, Any]) -> str:
        _, code = hand_in_survey(survey=found, by=viewer.account, at=viewer.at)
        return _keep(request, found.campaign_id, code)

    what = (
        "Its counts, and what people wrote."
        if found.passes_on
        else "Its counts, and no word of what people wrote."
    )
    return form_page(
        request, NoForm(sent(request)), act, title="Hand the results in?", caption=found.name,
        button="Hand them in", back=address("survey_run", survey_id), lead=_lead(found.campaign, what),
    )  # fmt: skip


def _lead(campaign: Any, what: str) -> str:
    linked = campaign.consultation
    return f"To “{linked.name}”. {what}" if linked else "First link the campaign to a public consultation."


@asks(RUN)
def handed_in(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    """The receipt code of what was handed in last: shown once, to whoever handed it in."""
    _, page, _ = page_for(request, campaign_id)
    kept = request.session.get(CODE)
    if not kept or kept[0] != str(campaign_id):
        return redirect("campaign_run", campaign_id=campaign_id)
    return render(request, "campaigns/running/handed_in.jinja", {"page": page, "code": kept[1]})


urlpatterns = [
    path("campaigning/<uuid:campaign_id>/group/", group, name="group_hand_in"),
    path("campaigning/<uuid:campaign_id>/handed-in/", handed_in, name="handed_in"),
    path("campaigning/letters/<uuid:open_letter_id>/hand-in/", letter, name="letter_hand_in"),
    path("campaigning/surveys/<uuid:survey_id>/hand-in/", survey, name="survey_hand_in"),
]
