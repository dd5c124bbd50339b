"""Writing to one’s own MP: whose it is by postcode, points to make, and a letter that nobody keeps."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.campaigns.access import public_campaign
from goldenthread.campaigns.actions.mps import LONGEST_LETTER, Begun, begin_letter
from goldenthread.campaigns.asked import TooMuch, check_rate
from goldenthread.campaigns.letters_to_mps import LONGEST_LINK, letter_of, mailto_of
from goldenthread.campaigns.pages.forms import form_page, sent
from goldenthread.campaigns.queries.campaigns import campaign_page
from goldenthread.campaigns.queries.mps import Mp, constituency_of, mp_for, mp_of
from goldenthread.design.addresses import address
from goldenthread.design.forms import GovForm, TextAreaField, TextField
from goldenthread.foundation import clock
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, public, takes

MINE, BEGUN = "my MP", "letter begun"
NOBODY = "unknown"
WHY = "what is typed is shown to whoever typed it, and kept nowhere"


class PostcodeForm(GovForm):
    postcode = TextField(
        "What is your postcode?", missing="Enter your postcode", hint="It finds your MP, and is not kept.",
        longest=10, width=10, autocomplete="postal-code", label_as_heading=True,
    )  # fmt: skip


class LetterForm(GovForm):
    mp = TextField("Your MP’s name", hint="Leave it empty if you do not know it yet.", longest=200)
    words = TextAreaField(
        "Your letter, in your own words", missing="Write your letter, in your own words", rows=12,
        hint="Say who you are, what happened to you, and what you ask. A few sentences are enough.",
        longest=LONGEST_LETTER,
    )  # fmt: skip
    name = TextField("Your name", missing="Enter your name: an MP answers people, by name", longest=200)
    home = TextAreaField(
        "Your address", hint="An MP answers only people of their constituency. We do not keep it.",
        rows=3, longest=500, missing="Enter your address: an MP answers only people who live there",
    )  # fmt: skip


@public("a postcode finds an MP, and is not kept")
@takes(FORM)
def whose(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    """Whose MP it is; where nobody knows, one goes on all the same."""
    found = public_campaign(campaign_id)
    if not found.points or found.ended_at:
        return redirect("campaign", campaign_id=campaign_id)

    def act(said: dict[str, Any]) -> str:
        check_rate(request, "postcode")
        mp = mp_of(said["postcode"])
        request.session[MINE] = str(mp.constituency_id) if mp else NOBODY
        return address("mp_write", campaign_id)

    return form_page(
        request, PostcodeForm(sent(request)), act, title="What is your postcode?", caption=found.name,
        button="Find my MP", back=address("campaign", campaign_id), shows_title=False,
    )  # fmt: skip


def _mine(request: HttpRequest) -> Mp | None:
    kept = request.session.get(MINE, NOBODY)
    return mp_for(UUID(kept)) if kept != NOBODY else None


@public(WHY)
@takes(FORM)
def write(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    """Points and an empty sheet; then the letter, to copy or to open in one’s own mail program."""
    found = public_campaign(campaign_id)
    if MINE not in request.session or not found.points or found.ended_at:
        return redirect("mp", campaign_id=campaign_id)
    mp, status = _mine(request), 200
    form = LetterForm(sent(request), initial={"mp": mp.name if mp else ""})
    context: dict[str, Any] = {"letter": "", "begun": None, "mailto": "", "is_too_long": False}
    if request.method == "POST" and form.is_valid():
        try:
            check_rate(request, "postcode")
            context |= _finished(request, campaign_id, mp, form.cleaned_data)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
            status = 429 if isinstance(error, TooMuch) else 200
    page = campaign_page(found, clock.now(), clock.today())
    context |= {"page": page, "line": page.line, "form": form, "mp": mp}
    return render(request, "campaigns/public/mp.jinja", context, status=status)


def _finished(request: HttpRequest, campaign_id: UUID, mp: Mp | None, said: dict[str, Any]) -> dict[str, Any]:
    """The letter as it is; counted the first time that this browser writes one."""
    again = str(campaign_id) in request.session.get(BEGUN, [])
    begun: Begun = begin_letter(
        campaign=public_campaign(campaign_id), words=said["words"], again=again, at=clock.now(),
        constituency=constituency_of(mp.constituency_id if mp else None),
    )  # fmt: skip
    request.session[BEGUN] = sorted({*request.session.get(BEGUN, []), str(campaign_id)})
    letter = letter_of(said["mp"], said["words"], said["name"], said["home"])
    mailto = mailto_of(mp.email if mp else "", letter)
    is_too_long = len(mailto) > LONGEST_LINK
    return {
        "letter": letter, "begun": begun, "is_too_long": is_too_long,
        "mailto": mailto_of(mp.email if mp else "", "") if is_too_long else mailto,
    }  # fmt: skip


urlpatterns = [
    path("campaigns/<uuid:campaign_id>/mp/", whose, name="mp"),
    path("campaigns/<uuid:campaign_id>/mp/write/", write, name="mp_write"),
]
