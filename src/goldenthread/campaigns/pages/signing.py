"""Reading and signing an open letter, making a pledge: without an account, confirmed by a link in a mail."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.campaigns.access import pledge_by_token, public_campaign, public_letter, signatory_by_token
from goldenthread.campaigns.actions import pledges as pledging
from goldenthread.campaigns.actions.signing import (
    Signer,
    checked_email,
    confirm,
    sign,
    take_pledge_back,
    take_signature_back,
)
from goldenthread.campaigns.asked import check_asked, check_rate, source_of
from goldenthread.campaigns.codes import code_for
from goldenthread.campaigns.pages.forms import NoForm, form_page, sent
from goldenthread.campaigns.pages.pledges import NewsForm
from goldenthread.campaigns.pages.public import attached, page_of, printed
from goldenthread.campaigns.queries.letters import letter_page, own_signature
from goldenthread.campaigns.queries.pledges import HOW_KINDS, HOW_WORDS, pledge_lines, seen_pledges
from goldenthread.campaigns.sheets import WORD, file_name, letter_sheet, signed_words, unnamed_words, word_of
from goldenthread.campaigns.states import SIGNED_WORDS, SignedState
from goldenthread.design.addresses import address
from goldenthread.design.forms import (
    CheckboxField,
    DateField,
    EmailField,
    GovForm,
    RadioField,
    TextAreaField,
    TextField,
)
from goldenthread.foundation import clock
from goldenthread.foundation.pages.asking import FORM, public, takes

WHY = "what is public is for everybody"
LINK = "only who has the link of a mail, or the code, comes to it"
SIGNED = "asked to sign"
A_PAGE = 50
_MAIL = "We send you a link to confirm. Nobody else reads your address, neither those who run this."


class SignForm(GovForm):
    whose = RadioField(
        "Do you sign for yourself, or for an organisation?",
        [("self", "For myself"), ("organisation", "For an organisation")],
        missing="Choose whether you sign for yourself or for an organisation",
    )
    name = TextField(
        "Your name", hint="As it should stand under the letter.", longest=200, autocomplete="name"
    )
    role = TextField(
        "What you are", hint="Such as: parent, teacher, Chief Executive. You need not say.", longest=200
    )
    organisation = TextField(
        "Organisation", hint="Needed if you sign for one.", longest=200, autocomplete="organization"
    )
    email = EmailField("Your e-mail address", missing="Enter your e-mail address", hint=_MAIL)
    is_hidden = CheckboxField("Do not show my name: only count me")


class PledgeForm(GovForm):
    words = TextAreaField(
        "What do you pledge?", missing="Write what you pledge", rows=5, longest=pledging.LONGEST_PLEDGE
    )
    by_when = DateField("By when?", hint="Leave it empty if there is no day.")
    name = TextField("Your name", missing="Enter your name", longest=200, autocomplete="name")
    role = TextField("What you are", hint="Such as: parent, head, councillor. You need not say.", longest=200)
    organisation = TextField("Organisation", longest=200, autocomplete="organization")
    email = EmailField("Your e-mail address", missing="Enter your e-mail address", hint=_MAIL)


@public(WHY)
def letter(request: HttpRequest, open_letter_id: UUID) -> HttpResponseBase:
    return _letter(request, open_letter_id, None)


@public(WHY)
def version(request: HttpRequest, open_letter_id: UUID, version_number: int) -> HttpResponseBase:
    """An earlier text, with those who signed it."""
    return _letter(request, open_letter_id, version_number)


def _letter(request: HttpRequest, letter_id: UUID, number: int | None) -> HttpResponseBase:
    found = public_letter(letter_id)
    page = letter_page(found, number)
    context = {
        "page": page,
        "line": page.line,
        "signed": signed_words(page),
        "unnamed": unnamed_words(page) if page.unnamed else "",
        "is_open": page.is_open and found.campaign.ended_at is None and number is None,
        "is_earlier": number is not None,
    }
    return render(request, "campaigns/public/letter.jinja", context)


@public(WHY)
def letter_pdf(request: HttpRequest, open_letter_id: UUID) -> HttpResponseBase:
    return printed(request, letter_sheet(letter_page(public_letter(open_letter_id))))


@public(WHY)
def letter_word(request: HttpRequest, open_letter_id: UUID) -> HttpResponseBase:
    sheet = letter_sheet(letter_page(public_letter(open_letter_id)))
    return attached(word_of(sheet), file_name(sheet.title, ".docx"), WORD)


@public("a name counts once whoever has the address follows the link of a mail")
@takes(FORM)
def sign_letter(request: HttpRequest, open_letter_id: UUID) -> HttpResponseBase:
    found = public_letter(open_letter_id)
    back = address("open_letter", open_letter_id)

    def act(said: dict[str, Any]) -> str:
        signer = Signer(
            said["name"], checked_email(said["email"]), said["role"], said["organisation"],
            for_organisation=said["whose"] == "organisation", is_shown=not said["is_hidden"],
        )  # fmt: skip
        check_asked(request, signer.email)
        sign(letter=found, signer=signer, source_mark=source_of(request, open_letter_id), at=clock.now())
        request.session[SIGNED] = signer.email
        return address("letter_signed", open_letter_id)

    return form_page(
        request, SignForm(sent(request)), act, title="Sign the letter", caption=found.name, button="Sign it",
        back=back, lead="Your name stands under the letter for everybody to read. You can take it back.",
    )  # fmt: skip


@public("it says to which address a mail goes, to whoever gave it")
def letter_signed(request: HttpRequest, open_letter_id: UUID) -> HttpResponseBase:
    if SIGNED not in request.session:
        return redirect("open_letter", open_letter_id=open_letter_id)
    context = {
        "email": request.session[SIGNED],
        "onward": address("open_letter", open_letter_id),
        "words": "letter",
    }
    return render(request, "campaigns/public/asked.jinja", context)


@public(LINK)
@takes(FORM)
def signature(request: HttpRequest, token: str) -> HttpResponseBase:
    """Confirm it, move it to a changed text, or take it back."""
    found = signatory_by_token(token)
    own = own_signature(found)
    here = address("signature", token)

    def act(said: dict[str, Any]) -> str:
        if "extra" in request.POST:
            take_signature_back(signatory=found, at=clock.now())
            return address("open_letter", own.letter_id)
        confirm(signatory=found, at=clock.now())
        return here

    return form_page(
        request, NoForm(sent(request)), act, title="Your signature", caption=own.letter, back=here,
        button="Sign this text" if own.state is SignedState.BEFORE else "Confirm my signature", own=own,
        template="campaigns/public/signature.jinja", code=code_for(found.id), words=SIGNED_WORDS[own.state],
    )  # fmt: skip


@public(WHY)
def pledges(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    page = page_of(campaign_id)
    shown = Paginator(seen_pledges(public_campaign(campaign_id)), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "campaign": page, "line": page.line, "page": shown, "lines": pledge_lines(shown),
        "how_words": HOW_WORDS, "how_kinds": HOW_KINDS, "today": clock.today(),
    }  # fmt: skip
    return render(request, "campaigns/public/pledges.jinja", context)


@public("a pledge is seen once its address is confirmed and somebody has looked at it")
@takes(FORM)
def pledge_make(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    found = public_campaign(campaign_id)

    def act(said: dict[str, Any]) -> str:
        signer = Signer(said["name"], checked_email(said["email"]), said["role"], said["organisation"])
        check_asked(request, signer.email)
        pledging.pledge(
            campaign=found, signer=signer, words=said["words"], by_when=said["by_when"],
            source_mark=source_of(request, campaign_id), at=clock.now(),
        )  # fmt: skip
        request.session[SIGNED] = signer.email
        return address("pledge_made", campaign_id)

    return form_page(
        request,
        PledgeForm(sent(request)),
        act,
        title="Make a pledge",
        caption=found.name,
        button="Pledge it",
        back=address("pledges", campaign_id),
        lead=found.pledge_ask,
    )


@public("it says to which address a mail goes, to whoever gave it")
def pledge_made(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    if SIGNED not in request.session:
        return redirect("pledges", campaign_id=campaign_id)
    context = {
        "email": request.session[SIGNED],
        "onward": address("pledges", campaign_id),
        "words": "pledges",
    }
    return render(request, "campaigns/public/asked.jinja", context)


@public(LINK)
@takes(FORM)
def pledge(request: HttpRequest, token: str) -> HttpResponseBase:
    """Confirm it; later, say what became of it; or take it back."""
    found = pledge_by_token(token)
    [line] = pledge_lines([found])
    here, asked = address("pledge", token), line.state is SignedState.ASKED
    takes_back = "extra" in request.POST
    form: GovForm = NoForm(sent(request)) if asked or takes_back else NewsForm(sent(request))

    def act(said: dict[str, Any]) -> str:
        if takes_back:
            take_pledge_back(pledge=found, at=clock.now())
            return address("pledges", found.campaign_id)
        if asked:
            pledging.confirm_pledge(pledge=found, at=clock.now())
        else:
            check_rate(request, "sign")
            pledging.tell_news(pledge=found, by=None, at=clock.now(), **said)
        return here

    return form_page(
        request, form, act, title="Your pledge", caption=found.campaign.name, back=here, line=line,
        button="Confirm my pledge" if asked else "Say what became of it", code=code_for(found.id),
        template="campaigns/public/pledge.jinja", words=SIGNED_WORDS[line.state], how_words=HOW_WORDS,
        how_kinds=HOW_KINDS, asked=asked,
    )  # fmt: skip


_LETTER, _PLEDGES = "open-letters/<uuid:open_letter_id>/", "campaigns/<uuid:campaign_id>/pledges/"
urlpatterns = [
    path(_LETTER, letter, name="open_letter"),
    path(_LETTER + "sign/", sign_letter, name="letter_sign"),
    path(_LETTER + "signed/", letter_signed, name="letter_signed"),
    path(_LETTER + "letter.pdf", letter_pdf, name="open_letter_pdf"),
    path(_LETTER + "letter.docx", letter_word, name="open_letter_word"),
    path(_LETTER + "texts/<int:version_number>/", version, name="letter_version"),
    path("signatures/<str:token>/", signature, name="signature"),
    path(_PLEDGES, pledges, name="pledges"),
    path(_PLEDGES + "make/", pledge_make, name="pledge_make"),
    path(_PLEDGES + "made/", pledge_made, name="pledge_made"),
    path("pledges/<str:token>/", pledge, name="pledge"),
]
