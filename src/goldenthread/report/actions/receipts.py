"""What somebody with a receipt code asks: to be told, not to be told, to have their words taken out."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from goldenthread.conversation.models import Reply
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.notices import tell
from goldenthread.foundation.permissions import Permission
from goldenthread.report.actions.logging import log
from goldenthread.report.mailing import mail_confirmation
from goldenthread.report.models import Follow, Seen, TakeOutAsked
from goldenthread.report.queries.people import who_may

CONFIRM_WITHIN = timedelta(days=7)
LONGEST = 5_000


@transaction.atomic
def ask_for_news(*, reply: Reply, email: str, at: datetime) -> Follow:
    """Keep an address, and write to it. Nothing more is sent until the link in that letter is followed."""
    try:
        validate_email(email.strip())
    except ValidationError as error:
        raise Refused("Enter an e-mail address, like name@example.org.", "email") from error
    row, _ = Follow.objects.update_or_create(
        reply=reply,
        defaults={"email": email.strip(), "asked_at": at, "confirmed_at": None, "told_at": None},
    )
    log("asked to be told by e-mail", reply.consultation, None, at, answer=reply.number)
    mail_confirmation.enqueue(str(row.id))
    return row


@transaction.atomic
def confirm_news(*, follow: Follow, at: datetime) -> None:
    """Whoever reads that address wants to be told."""
    if at - follow.asked_at > CONFIRM_WITHIN and follow.confirmed_at is None:
        raise Conflict("This link is older than a week. Open your answer with its code, and ask again.")
    changed = Follow.objects.filter(id=follow.id, confirmed_at__isnull=True).update(
        confirmed_at=at, told_at=at
    )
    if changed:
        log("confirmed an address for news", follow.reply.consultation, None, at, answer=follow.reply.number)


@transaction.atomic
def stop_news(*, reply: Reply, at: datetime) -> None:
    """The address is deleted. Doing it twice does no harm."""
    deleted, _ = Follow.objects.filter(reply=reply).delete()
    if deleted:
        log("deleted an address for news", reply.consultation, None, at, answer=reply.number)


@transaction.atomic
def mark_seen(*, reply: Reply, at: datetime) -> Seen:
    """Whoever has the code has read what was decided until now. What comes later is news."""
    row = Seen.objects.create(reply=reply, at=at)
    log("read what became of an answer", reply.consultation, None, at, answer=reply.number)
    return row


@transaction.atomic
def ask_to_take_out(*, reply: Reply, words: str, at: datetime) -> TakeOutAsked:
    """Nothing of this answer is shown from now on, and those who run the consultation are told."""
    if len(words) > LONGEST:
        raise Refused(f"Use {LONGEST:,} letters or fewer.", "words")
    try:
        with transaction.atomic():
            row = TakeOutAsked.objects.create(reply=reply, words=words.strip(), at=at)
    except IntegrityError as error:
        raise Conflict("You have asked for this already. None of your words is shown.") from error
    consultation = reply.consultation
    log("asked to have an answer taken out", consultation, None, at, answer=reply.number)
    tell(
        who_may(consultation.area_id, Permission.PUBLISH_REPORT, at),
        what_changed=f"Somebody asks to have answer {reply.number} to “{consultation.name}” taken out.",
        link=f"/public-consultations/answers/{reply.id}/aside/", at=at,
    )  # fmt: skip
    return row
