"""An open letter, for those who run it: its text, who signs, what to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path

from goldenthread.campaigns.access import RUN, letter_for, signatory_for
from goldenthread.campaigns.actions import letters as actions
from goldenthread.campaigns.actions.signing import Signer, bring_back, invite, set_aside
from goldenthread.campaigns.pages.forms import NoForm, form_page, sent
from goldenthread.campaigns.pages.running import page_for, run_url
from goldenthread.campaigns.queries.letters import (
    ORDER_WORDS,
    LetterPage,
    letter_page,
    own_signature,
    signatory_lines,
    signing_of,
)
from goldenthread.campaigns.states import LETTER_WORDS, SIGNED_WORDS, LetterState, SignedState
from goldenthread.design.addresses import address
from goldenthread.design.forms import GovForm, RadioField, TextAreaField, TextField
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of

if TYPE_CHECKING:
    from goldenthread.campaigns.models import Letter

A_PAGE = 50
STATE_KINDS = {
    SignedState.STANDS: "done",
    SignedState.BEFORE: "part",
    SignedState.ASKED: "none",
    SignedState.WAITS: "due",
    SignedState.ASIDE: "declined",
    SignedState.WITHDRAWN: "none",
}


class MakeForm(GovForm):
    name = TextField("What is the letter called?", missing="Enter what the letter is called", longest=200)
    addressed_to = TextField(
        "To whom is it written?",
        missing="Enter to whom it is written",
        hint="Such as: the Secretary of State.",
        longest=200,
    )
    words = TextAreaField(
        "The letter", missing="Write the letter", rows=16,
        hint="A blank line begins a paragraph. Lines that begin with a dash become a list.",
    )  # fmt: skip


class TextForm(GovForm):
    words = TextAreaField("The letter", missing="Write the letter", rows=16)
    why = TextAreaField(
        "What has changed, and why?",
        hint="Needed once somebody has signed: everybody who signed before reads it, and says whether they "
        "sign the new text.",
        rows=3, longest=2_000,
    )  # fmt: skip


class OrderForm(GovForm):
    order = RadioField(
        "In which order do the names stand?", ORDER_WORDS.items(), missing="Choose the order of the names",
        label_as_heading=True,
    )  # fmt: skip


class InviteForm(GovForm):
    signers = TextAreaField(
        "Whom do you invite?", missing="Write whom you invite, a line each",
        hint="A line each: name; role; organisation; e-mail address. Copied from a spreadsheet it works too. "
        "Leave the organisation empty for somebody who signs for themselves.",
        rows=10,
    )  # fmt: skip


class AsideForm(GovForm):
    why = TextAreaField(
        "Why does it not count?", missing="Say why, in words for whoever signed",
        hint="Whoever signed reads it.", rows=3, longest=1_000,
    )  # fmt: skip


def _found(request: HttpRequest, letter_id: UUID) -> tuple[Letter, LetterPage, dict[str, Any]]:
    viewer = viewer_of(request)
    found = letter_for(viewer, letter_id)
    return found, letter_page(found), {"letter": found, "by": viewer.account, "at": viewer.at}


@asks(RUN)
@takes(FORM)
def make(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    _, page, to = page_for(request, campaign_id)

    def act(said: dict[str, Any]) -> str:
        return address("letter_run", actions.make_letter(**to, **said).id)

    return form_page(
        request, MakeForm(sent(request)), act, title="Write an open letter", caption=page.line.name,
        button="Save it", back=run_url(campaign_id), lead="Nobody else sees it until you publish it.",
    )  # fmt: skip


@asks(RUN)
def letter(request: HttpRequest, open_letter_id: UUID) -> HttpResponseBase:
    found, page, _ = _found(request, open_letter_id)
    lines = signatory_lines(found)
    context = {
        "page": page,
        "line": page.line,
        "state": LETTER_WORDS[page.line.state],
        "order": ORDER_WORDS[found.order],
        "signing": signing_of(found, lines),
        "rows": Paginator(lines, A_PAGE).get_page(request.GET.get("page")),
        "signed_words": SIGNED_WORDS,
        "kinds": STATE_KINDS,
        "is_linked": found.campaign.consultation_id is not None,
    }
    return render(request, "campaigns/running/letter.jinja", context)


@asks(RUN)
@takes(FORM)
def write(request: HttpRequest, open_letter_id: UUID) -> HttpResponseBase:
    _, page, to = _found(request, open_letter_id)

    def act(said: dict[str, Any]) -> None:
        actions.write_text(**to, **said)

    return form_page(
        request, TextForm(sent(request), initial={"words": page.version.words}), act,
        title="The text of the letter", caption=page.line.name, button="Save as a new text",
        back=address("letter_run", open_letter_id),
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def order(request: HttpRequest, open_letter_id: UUID) -> HttpResponseBase:
    found, _, to = _found(request, open_letter_id)

    def act(said: dict[str, Any]) -> None:
        actions.order_names(**to, **said)

    return form_page(
        request,
        OrderForm(sent(request), initial={"order": found.order}),
        act,
        title="The order of the names",
        button="Save",
        back=address("letter_run", open_letter_id),
        shows_title=False,
    )


@asks(RUN)
@takes(FORM)
def step(request: HttpRequest, open_letter_id: UUID) -> HttpResponseBase:
    """Publish it; once it is published, close it for signing."""
    _, page, to = _found(request, open_letter_id)
    is_written = page.line.state is LetterState.WRITTEN

    def act(said: dict[str, Any]) -> None:
        (actions.publish_letter if is_written else actions.close_letter)(**to)

    return form_page(
        request, NoForm(sent(request)), act, caption=page.line.name,
        back=address("letter_run", open_letter_id),
        title="Publish the letter?" if is_written else "Close it for signing?",
        button="Publish it" if is_written else "Close it",
        lead="Everybody can read and sign it, once the campaign is public." if is_written
        else "Nobody signs it any more. Names can still be taken back.",
    )  # fmt: skip


def signers_in(text: str) -> list[Signer]:
    """A line each: name; role; organisation; e-mail address. Raises Refused with the line."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        cells = [cell.strip() for cell in line.replace("\t", ";").split(";")]
        if not any(cells):
            continue
        if len(cells) != 4:
            raise Refused(
                f"Line {number} needs four parts with a ; between them: name; role; organisation; e-mail.",
                "signers",
            )
        name, role, organisation, email = cells
        found.append(Signer(name, email, role, organisation, for_organisation=bool(organisation)))
    return found


@asks(RUN)
@takes(FORM)
def invited(request: HttpRequest, open_letter_id: UUID) -> HttpResponseBase:
    _, page, to = _found(request, open_letter_id)

    def act(said: dict[str, Any]) -> None:
        try:
            invite(**to, signers=signers_in(said["signers"]))
        except Refused as error:
            error.field = "signers"
            raise

    return form_page(
        request, InviteForm(sent(request)), act, title="Invite people to sign", caption=page.line.name,
        button="Invite them", back=address("letter_run", open_letter_id),
        lead="Each gets a mail. Their name stands under the letter once they follow its link.",
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def aside(request: HttpRequest, signatory_id: UUID) -> HttpResponseBase:
    """Set a signature aside; or, if it is, bring it back."""
    viewer = viewer_of(request)
    found = signatory_for(viewer, signatory_id)
    own = own_signature(found)
    is_aside = own.state is SignedState.ASIDE
    form: GovForm = NoForm(sent(request)) if is_aside else AsideForm(sent(request))

    def act(said: dict[str, Any]) -> None:
        (bring_back if is_aside else set_aside)(signed=found, by=viewer.account, at=viewer.at, **said)

    return form_page(
        request, form, act, caption=own.letter, back=address("letter_run", own.letter_id),
        title="Bring it back?" if is_aside else "Set this signature aside", lead=own.words or "",
        button="Bring it back" if is_aside else "Set it aside",
    )  # fmt: skip


_ONE = "campaigning/letters/<uuid:open_letter_id>/"
urlpatterns = [
    path("campaigning/<uuid:campaign_id>/letters/", make, name="letter_make"),
    path(_ONE, letter, name="letter_run"),
    path(_ONE + "text/", write, name="letter_text"),
    path(_ONE + "order/", order, name="letter_order"),
    path(_ONE + "step/", step, name="letter_step"),
    path(_ONE + "invite/", invited, name="letter_invite"),
    path("campaigning/signatures/<uuid:signatory_id>/", aside, name="signatory_aside"),
]
