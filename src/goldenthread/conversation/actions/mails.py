"""E-mail: kept as it was sent, each message once, and a reply only when a person says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.conversation.actions.replies import About, bring_in, said_in
from goldenthread.conversation.actions.shown import keep_shown
from goldenthread.conversation.models import Channel, Consultation, Mail, MailRead, Reply
from goldenthread.conversation.queries.mails import MailWhole
from goldenthread.formats.consultation import Response
from goldenthread.formats.consultation.mail import messages_in, read_message
from goldenthread.formats.faults import WrongFile
from goldenthread.foundation import audit, files
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account, StoredFile

_FIRST_FAULTS = 50


@dataclass(frozen=True, slots=True)
class MailsKept:
    """`twice`: messages that are here already. `faults`: those that cannot be read, each with the reason."""

    kept: tuple[UUID, ...]
    twice: int
    faults: tuple[str, ...]


class ReadAlready(Conflict):
    def __init__(self) -> None:
        super().__init__("Somebody has decided about this message already.")


@transaction.atomic
def keep_mails(*, consultation: Consultation, file: StoredFile, by: Account, at: datetime) -> MailsKept:
    """Each message of a kept file that is not here yet. Raises NotReadable where the file is no mail."""
    Consultation.objects.select_for_update().get(id=consultation.id)
    here = set(Mail.objects.filter(consultation=consultation).values_list("mark", flat=True))
    kept: list[Mail] = []
    faults: list[str] = []
    twice = 0
    with files.opened(file) as content, files.read_or_refused():
        for place, data in enumerate(messages_in(content, file.name), 1):  # type: ignore[arg-type]  # a file
            try:
                message = read_message(data, f"Message {place}")
            except WrongFile as error:
                faults.append(f"Message {place}: {error.reason} {error.remedy}")
                continue
            if message.mark in here:
                twice += 1
                continue
            here.add(message.mark)
            kept.append(
                Mail(
                    consultation=consultation,
                    file=file,
                    place=place,
                    mark=message.mark,
                    sender=message.sender,
                    subject=message.subject,
                    sent_at=message.sent_at,
                    by=by,
                    at=at,
                )
            )
    Mail.objects.bulk_create(kept)
    _log("brought in e-mail", consultation, by, at, kept=len(kept), twice=twice, unreadable=len(faults))
    return MailsKept(tuple(one.id for one in kept), twice, tuple(faults[:_FIRST_FAULTS]))


@transaction.atomic
def confirm_mail(
    *,
    mail: Mail,
    whole: MailWhole,
    response: Response,
    to: Mapping[int, UUID | None],
    about: About,
    evidence: str,
    written_on: date | None,
    by: Account,
    at: datetime,
) -> tuple[Reply, str]:
    """It is an answer, understood so: `response` is what it says, as a person has cut it."""
    _unread(mail)
    sent_on = timezone.localdate(mail.sent_at) if mail.sent_at else None
    reply, code = bring_in(
        consultation=mail.consultation,
        said=said_in(response, to),
        about=about,
        channel=Channel.EMAIL,
        evidence=evidence,
        written_on=written_on or sent_on,
        file=mail.file,
        pictures=[sha256(one.content).hexdigest() for one in whole.shown],
        by=by,
        at=at,
    )
    for one in whole.shown:
        keep_shown(reply=reply, content=BytesIO(one.content), name=one.name, by=by, at=at)
    MailRead.objects.create(mail=mail, reply=reply, by=by, at=at)
    return reply, code


@transaction.atomic
def dismiss_mail(*, mail: Mail, why: str, by: Account, at: datetime) -> None:
    """It is no answer: a question, an automatic reply, an advertisement. It is kept, with why."""
    _unread(mail)
    if not why.strip():
        raise Refused("Say why it is no answer.", "why")
    MailRead.objects.create(mail=mail, why=why.strip(), by=by, at=at)
    _log("said that an e-mail is no answer", mail.consultation, by, at, mail=str(mail.id))


def _unread(mail: Mail) -> None:
    Consultation.objects.select_for_update().get(id=mail.consultation_id)
    if MailRead.objects.filter(mail=mail).exists():
        raise ReadAlready


def _log(what: str, consultation: Consultation, by: Account, at: datetime, **facts: Any) -> None:
    audit.record(
        what=what, by=by, at=at, stream=audit.stream_of_place(consultation.area_id),
        consultation=consultation.name, **facts,
    )  # fmt: skip
