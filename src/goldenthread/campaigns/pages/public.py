"""What everybody sees of a campaign, without an account; and the one way back with a code."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.campaigns.access import (
    pledge_marked,
    public_campaign,
    public_ones,
    public_picture,
    signatory_marked,
    survey_draft_marked,
    survey_reply_marked,
)
from goldenthread.campaigns.asked import TooMuch, check_rate, keep_code
from goldenthread.campaigns.codes import token_for
from goldenthread.campaigns.pages.forms import sent
from goldenthread.campaigns.queries.campaigns import CampaignPage, campaign_lines, campaign_page
from goldenthread.campaigns.queries.mps import letters_begun
from goldenthread.campaigns.queries.toolkit import KIND_WORDS, picture_bytes, toolkit_of
from goldenthread.campaigns.sheets import WORD, file_name, kit_sheet, pack_of, pdf_of, word_of
from goldenthread.campaigns.states import SURVEY_WORDS, State, SurveyState
from goldenthread.conversation.codes import mark_of
from goldenthread.conversation.queries.consultations import consultation_page
from goldenthread.design.forms import GovForm, TextField
from goldenthread.formats.sheets import Sheet
from goldenthread.foundation import clock, files
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.pages.asking import FORM, public, takes

ANSWER = "found answer to a survey"
WHY = "a campaign that is public is for everybody"


class FindForm(GovForm):
    code = TextField(
        "Your code", missing="Enter your code", hint="Twelve letters and digits, like 7Q4M-K2ND-PX9T",
        longest=40, spellcheck=False,
    )  # fmt: skip


@public(WHY)
def campaigns(request: HttpRequest) -> HttpResponseBase:
    lines = campaign_lines(public_ones())
    context = {
        "now": [one for one in lines if one.state is State.PUBLIC],
        "ended": [one for one in lines if one.state is State.ENDED],
    }
    return render(request, "campaigns/public/list.jinja", context)


def page_of(campaign_id: UUID) -> CampaignPage:
    return campaign_page(public_campaign(campaign_id), clock.now(), clock.today())


@public(WHY)
def campaign(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    found = public_campaign(campaign_id)
    page = campaign_page(found, clock.now(), clock.today())
    context = {
        "page": page,
        "line": page.line,
        "begun": letters_begun(found),
        "survey_words": SURVEY_WORDS,
        "open_surveys": [one for one in page.surveys if one.state is SurveyState.OPEN],
        "other_surveys": [one for one in page.surveys if one.state is not SurveyState.OPEN],
    }
    return render(request, "campaigns/public/campaign.jinja", context)


@public("only who has the code comes to what it leads to")
@takes(FORM)
def find(request: HttpRequest) -> HttpResponseBase:
    """One way back for an answer to a survey, a signature and a pledge."""
    form, status = FindForm(sent(request)), 200
    if request.method == "POST" and form.is_valid():
        try:
            check_rate(request, "find")
            if onward := _onward(request, form.cleaned_data["code"]):
                return onward
            form.add_error("code", "Nothing has this code. Look whether each letter is right")
        except TooMuch as error:
            form.add_error(None, str(error))
            status = 429
    return render(request, "campaigns/public/find.jinja", {"form": form}, status=status)


def _onward(request: HttpRequest, code: str) -> HttpResponseBase | None:
    mark = mark_of(code)
    if draft := survey_draft_marked(mark):
        keep_code(request, draft.survey_id, code)
        return redirect("survey_questions", survey_id=draft.survey_id)
    if survey_reply_marked(mark):
        request.session[ANSWER] = code
        return redirect("survey_mine")
    if signatory := signatory_marked(mark):
        return redirect("signature", token=token_for(signatory.id))
    if pledge := pledge_marked(mark):
        return redirect("pledge", token=token_for(pledge.id))
    return None


@public(WHY)
def toolkit(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    found = public_campaign(campaign_id)
    page = campaign_page(found, clock.now(), clock.today())
    context = {"page": page, "line": page.line, "toolkit": toolkit_of(found), "kinds": KIND_WORDS}
    return render(request, "campaigns/public/toolkit.jinja", context)


@public(WHY)
def pack(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    found = public_campaign(campaign_id)
    page = campaign_page(found, clock.now(), clock.today())
    data = pack_of(page, toolkit_of(found), picture_bytes(found))
    return attached(data, file_name(page.line.name, ".zip"), "application/zip")


@public(WHY)
def picture(request: HttpRequest, campaign_id: UUID, picture_id: UUID) -> HttpResponseBase:
    """The picture itself. What it is was told by its bytes when it was kept, never by whoever sent it."""
    stored = public_picture(campaign_id, picture_id).file
    with files.opened(stored) as stream:
        return HttpResponse(stream.read(), content_type=stored.content_type)


def _kit(campaign_id: UUID) -> Sheet:
    found = public_campaign(campaign_id)
    if found.consultation is None:
        raise NotVisible("group sheet", campaign_id)
    now = clock.now()
    return kit_sheet(campaign_page(found, now, clock.today()), consultation_page(found.consultation, now))


@public(WHY)
def kit_pdf(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    sheet = _kit(campaign_id)
    return printed(request, sheet)


@public(WHY)
def kit_word(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    sheet = _kit(campaign_id)
    return attached(word_of(sheet), file_name(sheet.title, ".docx"), WORD)


def printed(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """As PDF, in large print if that is asked for."""
    data = pdf_of(sheet, clock.now(), large=request.GET.get("size") == "large")
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{file_name(sheet.title, ".pdf")}"'
    return answer


def attached(data: bytes, name: str, media_type: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


_ONE = "campaigns/<uuid:campaign_id>/"
urlpatterns = [
    path("campaigns/", campaigns, name="campaigns"),
    path("campaigns/find/", find, name="campaign_find"),
    path(_ONE, campaign, name="campaign"),
    path(_ONE + "toolkit/", toolkit, name="toolkit"),
    path(_ONE + "toolkit/pack.zip", pack, name="toolkit_pack"),
    path(_ONE + "toolkit/pictures/<uuid:picture_id>/", picture, name="picture"),
    path(_ONE + "group-sheet.pdf", kit_pdf, name="kit_pdf"),
    path(_ONE + "group-sheet.docx", kit_word, name="kit_word"),
]
