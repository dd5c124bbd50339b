"""Signing an open letter: asked for, confirmed by mail, moved to a changed text, taken back, set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from goldenthread.campaigns.actions.writing import name_of, text
from goldenthread.campaigns.codes import code_for, email_mark
from goldenthread.campaigns.log import log
from goldenthread.campaigns.mails import mail_signed
from goldenthread.campaigns.models import Campaign, Letter, LetterVersion, Pledge, Signatory, Signed
from goldenthread.campaigns.queries.letters import current_version, state_of
from goldenthread.campaigns.states import LetterState, NotOpen
from goldenthread.conversation.codes import mark_of
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import Account
from goldenthread.foundation.notices import ask_unless_waiting

MOST_INVITED = 200
S = TypeVar("S", Signatory, Pledge)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, as everybody will read it, and the address that nobody will."""

    name: str
    email: str
    role: str = ""
    organisation: str = ""
    for_organisation: bool = False
    is_shown: bool = True


def checked_email(email: str) -> str:
    plain = email.strip().lower()
    try:
        validate_email(plain)
    except ValidationError as error:
        raise Refused("Enter an e-mail address, like name@example.com", "email") from error
    return plain


def identity(signer: Signer, mail: bool = True) -> dict[str, Any]:
    """The columns of whoever signs."""
    missing = (
        "" if signer.for_organisation else "Enter your name, as it should stand under the letter."
    )  # fmt: skip
    organisation = (
        "Enter the organisation that you sign for." if signer.for_organisation else ""
    )  # fmt: skip
    email = checked_email(signer.email) if mail else ""
    return {
        "name": name_of(signer.name, "name", missing), "role": name_of(signer.role, "role"),
        "organisation": name_of(signer.organisation, "organisation", organisation), "email": email,
        "email_mark": email_mark(email) if email else "",
    }  # fmt: skip


@transaction.atomic
def sign(*, letter: Letter, signer: Signer, source_mark: str, at: datetime) -> Signatory:
    """Whoever has the address gets a mail. The name counts once the link in it is followed."""
    return _asked(letter, signer, at, source_mark=source_mark)


@transaction.atomic
def invite(*, letter: Letter, signers: Sequence[Signer], by: Account, at: datetime) -> int:
    """Ask people by mail to sign as it is written here. How many; none of them counts before they do."""
    if not signers:
        raise Refused("Write whom you invite, a line each.", "signers")
    if len(signers) > MOST_INVITED:
        raise Refused(f"Invite {MOST_INVITED} or fewer at once.", "signers")
    for one in signers:
        _asked(letter, one, at, invited_by=by)
    log("invited people to sign a letter", letter.campaign, by, at, letter=letter.name, number=len(signers))
    return len(signers)


def _asked(letter: Letter, signer: Signer, at: datetime, **how: Any) -> Signatory:
    check_open(letter)
    given = identity(signer)
    given |= {"for_organisation": signer.for_organisation, "is_shown": signer.is_shown}
    known = Signatory.objects.filter(letter=letter, email_mark=given["email_mark"]).first()
    if known is None:
        return _new(letter, given, at, how)
    if known.verified_at is None:  # what was typed last is what they are asked to confirm
        Signatory.objects.filter(id=known.id).update(**given, mail=Signed.Mail.VERIFY)
    else:
        Signatory.objects.filter(id=known.id).update(mail=Signed.Mail.AGAIN)
    ask_to_mail()
    return known


def _new(letter: Letter, given: dict[str, Any], at: datetime, how: dict[str, Any]) -> Signatory:
    row_id = new_id()
    try:
        with transaction.atomic():
            made = Signatory.objects.create(
                id=row_id, letter=letter, code_mark=mark_of(code_for(row_id)), mail=Signed.Mail.VERIFY, at=at,
                **given, **how,
            )  # fmt: skip
    except IntegrityError:  # sent twice at the same moment: the other one mails
        return Signatory.objects.get(letter=letter, email_mark=given["email_mark"])
    ask_to_mail()
    return made


def ask_to_mail() -> None:
    """Mails go by a job, once what they tell of is saved."""
    transaction.on_commit(lambda: ask_unless_waiting(mail_signed))


def check_open(letter: Letter) -> None:
    state = LetterState.CLOSED if letter.campaign.ended_at else state_of(letter)
    if state is not LetterState.OPEN:
        raise NotOpen("letter", state)


@transaction.atomic
def confirm(*, signatory: Signatory, at: datetime) -> None:
    """The address is theirs, and they sign the text as it stands now."""
    now = _locked(Signatory, signatory)
    check_open(signatory.letter)
    version = current_version(signatory.letter)
    if now.version_id == version.id:
        raise Conflict("You have signed this text already.")
    first = now.verified_at is None
    Signatory.objects.filter(id=now.id).update(verified_at=now.verified_at or at, version=version, mail="")
    what = "a letter was signed" if first else "a signature moved to the changed text"
    log(what, signatory.letter.campaign, None, at, letter=signatory.letter.name, signatory=now.id,
        version=version.number)  # fmt: skip


@transaction.atomic
def take_signature_back(*, signatory: Signatory, at: datetime) -> None:
    """The name and the address are gone from here at once. That it happened stays in the log."""
    now = _locked(Signatory, signatory)
    _forget(Signatory, now, at)
    log("a signature was taken back", signatory.letter.campaign, None, at, signatory=now.id)


@transaction.atomic
def take_pledge_back(*, pledge: Pledge, at: datetime) -> None:
    """It is gone from the page, with the name; that it happened stays in the log."""
    now = _locked(Pledge, pledge)
    _forget(Pledge, now, at, words="")
    log("a pledge was taken back", pledge.campaign, None, at, pledge=now.id)


def _forget(model: type[S], row: S, at: datetime, **more: str) -> None:
    model.objects.filter(id=row.id).update(
        name="", role="", organisation="", email="", email_mark="", mail="", withdrawn_at=at, **more
    )


def _locked(model: type[S], row: S) -> S:
    now = model.objects.select_for_update(of=("self",)).get(id=row.id)
    if now.withdrawn_at:
        raise Conflict("This was taken back already.")
    return now


@transaction.atomic
def set_aside(*, signed: Signatory | Pledge, why: str, by: Account, at: datetime) -> None:
    """Not shown and not counted any more, such as a made-up name. Whoever signed reads why."""
    reason = text(why, "why", "Say why, in words for whoever signed.", longest=1_000)
    changed = type(signed).objects.filter(id=signed.id, aside_at__isnull=True, withdrawn_at__isnull=True)
    if not changed.update(aside_at=at, aside_by=by, aside_why=reason):
        raise Conflict("This is set aside or taken back already.")
    log("set aside what somebody signed", _campaign(signed), by, at, signed=signed.id)


@transaction.atomic
def bring_back(*, signed: Signatory | Pledge, by: Account, at: datetime) -> None:
    changed = type(signed).objects.filter(id=signed.id, aside_at__isnull=False)
    if not changed.update(aside_at=None, aside_by=None, aside_why=""):
        raise Conflict("This is not set aside.")
    log("brought back what somebody signed", _campaign(signed), by, at, signed=signed.id)


def _campaign(signed: Signatory | Pledge) -> Campaign:
    return signed.letter.campaign if isinstance(signed, Signatory) else signed.campaign


def ask_to_confirm(letter: Letter, version: LetterVersion) -> int:
    """Everybody who signed the text before is asked by mail whether they sign this one too."""
    asked = Signatory.objects.filter(
        letter=letter, verified_at__isnull=False, withdrawn_at__isnull=True, aside_at__isnull=True
    ).exclude(version=version)
    number = asked.update(mail=Signed.Mail.CHANGED)
    if number:
        ask_to_mail()
    return number
