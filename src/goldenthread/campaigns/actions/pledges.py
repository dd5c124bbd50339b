"""Pledges: made in public, confirmed by mail, looked at, and what became of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldenthread.campaigns.access import who_run
from goldenthread.campaigns.actions.signing import Signer, ask_to_mail, identity
from goldenthread.campaigns.actions.writing import line, text
from goldenthread.campaigns.codes import code_for
from goldenthread.campaigns.log import log
from goldenthread.campaigns.models import Campaign, Pledge, PledgeNews, Signed
from goldenthread.campaigns.states import NotOpen
from goldenthread.conversation.codes import mark_of
from goldenthread.foundation import notices
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import Account

LONGEST_PLEDGE = 1_000


@transaction.atomic
def pledge(
    *, campaign: Campaign, signer: Signer, words: str, by_when: date | None, source_mark: str, at: datetime
) -> Pledge:
    """Whoever has the address gets a mail. It is seen once they confirmed, and somebody looked at it."""
    if not campaign.pledge_ask or campaign.ended_at:
        raise NotOpen("campaign", "closed")
    made = _made(
        campaign, words, by_when, at, **identity(signer), source_mark=source_mark, mail=Signed.Mail.VERIFY
    )
    ask_to_mail()
    return made


@transaction.atomic
def enter_pledge(
    *, campaign: Campaign, signer: Signer, words: str, by_when: date | None, said_where: str, by: Account,
    at: datetime,
) -> Pledge:  # fmt: skip
    """One that was given at a meeting or in writing. Everybody reads where, and it is seen at once."""
    where = line(said_where, "said_where", "Say where it was given: at which meeting, in which letter.")
    made = _made(
        campaign, words, by_when, at, **identity(signer, mail=False), said_where=where, entered_by=by,
        verified_at=at, seen_at=at, seen_by=by,
    )  # fmt: skip
    log("entered a pledge", campaign, by, at, pledge=made.id)
    return made


def _made(campaign: Campaign, words: str, by_when: date | None, at: datetime, **given: Any) -> Pledge:
    if by_when and by_when < timezone.localdate(at):
        raise Refused("Enter a day that is still to come, or none.", "by_when")
    row_id = new_id()
    plain = text(words, "words", "Write what you pledge.", longest=LONGEST_PLEDGE)
    return Pledge.objects.create(
        id=row_id, campaign=campaign, code_mark=mark_of(code_for(row_id)), words=plain, by_when=by_when,
        at=at, **given,
    )  # fmt: skip


@transaction.atomic
def confirm_pledge(*, pledge: Pledge, at: datetime) -> None:
    """The address is theirs. Those who run the campaign are told that it waits to be looked at."""
    changed = Pledge.objects.filter(id=pledge.id, verified_at__isnull=True, withdrawn_at__isnull=True)
    if not changed.update(verified_at=at, mail=Signed.Mail.NONE):
        raise Conflict("You have confirmed this pledge already.")
    log("a pledge was confirmed", pledge.campaign, None, at, pledge=pledge.id)
    told = who_run(pledge.campaign, timezone.localdate(at))
    words = f"A pledge to “{pledge.campaign.name}” waits for somebody to look at it."
    notices.tell(told, what_changed=words, link=f"/campaigning/{pledge.campaign_id}/pledges/", at=at)


@transaction.atomic
def let_be_seen(*, pledge: Pledge, by: Account, at: datetime) -> None:
    """Somebody has read it: it names no child, insults nobody, and is a pledge."""
    waiting = Pledge.objects.filter(
        id=pledge.id, verified_at__isnull=False, seen_at__isnull=True, withdrawn_at__isnull=True,
        aside_at__isnull=True,
    )  # fmt: skip
    if not waiting.update(seen_at=at, seen_by=by):
        raise Conflict("Only a confirmed pledge that waits can be let be seen.")
    log("let a pledge be seen", pledge.campaign, by, at, pledge=pledge.id)


@transaction.atomic
def tell_news(*, pledge: Pledge, how: str, words: str, on: date, by: Account | None, at: datetime) -> None:
    """Kept, in part or not, in words, on a day. It is added; what was said before stays."""
    now = Pledge.objects.get(id=pledge.id)
    if now.verified_at is None or now.withdrawn_at:
        raise Conflict("This pledge does not stand, so nothing became of it.")
    if how not in PledgeNews.How.values:
        raise Refused("Choose what became of it.", "how")
    if on > timezone.localdate(at):
        raise Refused("Enter a day that has come.", "on")
    said = text(words, "words", "Say what happened, in your own words.", longest=2_000)
    PledgeNews.objects.create(pledge=pledge, how=how, words=said, on=on, at=at, entered_by=by)
    log("told what became of a pledge", pledge.campaign, by, at, pledge=pledge.id, how=how)
