"""An open letter is written, published, changed in the sight of those who signed it, closed."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from goldenthread.campaigns.actions.signing import ask_to_confirm
from goldenthread.campaigns.actions.writing import line, text
from goldenthread.campaigns.log import log
from goldenthread.campaigns.models import Campaign, Letter, LetterVersion, Signatory
from goldenthread.campaigns.queries.letters import last_number
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account


@transaction.atomic
def make_letter(
    *, campaign: Campaign, name: str, addressed_to: str, words: str, by: Account, at: datetime
) -> Letter:
    letter = Letter.objects.create(
        campaign=campaign, name=line(name, "name", "Enter what the letter is called."),
        addressed_to=line(addressed_to, "addressed_to", "Enter to whom it is written."), by=by, at=at,
    )  # fmt: skip
    _version(letter, words, "", by, at)
    log("wrote an open letter", campaign, by, at, letter=letter.name)
    return letter


@transaction.atomic
def write_text(*, letter: Letter, words: str, why: str, by: Account, at: datetime) -> LetterVersion:
    """Another version. Whoever signed the text before is asked by mail whether they sign this one."""
    Letter.objects.select_for_update().get(id=letter.id)
    if letter.closed_at:
        raise Conflict("This letter is closed for signing: its text stays as it was signed.")
    signed = Signatory.objects.filter(letter=letter, verified_at__isnull=False, withdrawn_at__isnull=True)
    if signed.exists() and not why.strip():
        raise Refused("Say what has changed, and why: everybody who signed before reads it.", "why")
    version = _version(letter, words, text(why, "why", longest=2_000), by, at)
    asked = ask_to_confirm(letter, version)
    log("changed the text of a letter", letter.campaign, by, at, letter=letter.name, asked=asked)
    return version


def _version(letter: Letter, words: str, why: str, by: Account, at: datetime) -> LetterVersion:
    plain = text(words, "words", "Write the letter.")
    before = LetterVersion.objects.filter(letter=letter).order_by("-number").first()
    if before and before.words == plain:
        raise Conflict("This is the text as it stands: nothing was changed.", "words")
    try:
        with transaction.atomic():
            return LetterVersion.objects.create(
                letter=letter, number=last_number(letter) + 1, words=plain, why=why, by=by, at=at
            )
    except IntegrityError as error:
        raise Conflict("Somebody else changed the letter at the same moment. Look at it first.") from error


@transaction.atomic
def order_names(*, letter: Letter, order: str, by: Account, at: datetime) -> None:
    """In which order the names stand."""
    if order not in Letter.Order.values:
        raise Refused("Choose the order of the names.", "order")
    Letter.objects.filter(id=letter.id).update(order=order)
    log("ordered the names under a letter", letter.campaign, by, at, letter=letter.name, order=order)


@transaction.atomic
def publish_letter(*, letter: Letter, by: Account, at: datetime) -> None:
    """From now on it can be read and signed, once the campaign is public."""
    changed = Letter.objects.filter(id=letter.id, published_at__isnull=True).update(
        published_at=at, published_by=by
    )
    if not changed:
        raise Conflict("This letter is published already.")
    log("published an open letter", letter.campaign, by, at, letter=letter.name)


@transaction.atomic
def close_letter(*, letter: Letter, by: Account, at: datetime) -> None:
    """Nobody signs it any more. Names can still be taken back."""
    changed = Letter.objects.filter(id=letter.id, published_at__isnull=False, closed_at__isnull=True).update(
        closed_at=at, closed_by=by
    )
    if not changed:
        raise Conflict("Only a letter that can be signed can be closed.")
    log("closed an open letter", letter.campaign, by, at, letter=letter.name)
