"""E-mail that was brought in: which messages wait for a person, and what each says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from uuid import UUID

from goldenthread.conversation.models import Consultation, Mail, MailRead, Question
from goldenthread.formats.consultation import Response, split, together, words_in_place
from goldenthread.formats.consultation.mail import Attached, MailMessage, messages_in, read_message
from goldenthread.formats.consultation.reading import read_document
from goldenthread.formats.faults import WrongFile
from goldenthread.formats.showing import checked
from goldenthread.foundation import files
from goldenthread.foundation.models import StoredFile

MAIL_FILE = "e-mail to a consultation"
THE_MESSAGE = "The message"
_SHOWN = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"ID3", b"OggS", b"\x1a\x45\xdf\xa3", b"RIFF")


@dataclass(frozen=True, slots=True)
class MailLine:
    id: UUID
    sender: str
    subject: str
    sent_at: datetime | None
    at: datetime
    reply_id: UUID | None
    reply_number: int | None
    why_not: str


@dataclass(frozen=True, slots=True)
class MailWhole:
    """A message as it is understood: its words and documents cut by question, what it shows, what is left."""

    message: MailMessage
    response: Response
    shown: tuple[Attached, ...]
    left_out: tuple[str, ...]


def mail_lines(consultation: Consultation) -> list[MailLine]:
    """Those that wait first, then the newest. Two queries."""
    read = {
        mail: (reply, number, why)
        for mail, reply, number, why in MailRead.objects.filter(mail__consultation=consultation).values_list(
            "mail", "reply", "reply__number", "why"
        )
    }
    rows = Mail.objects.filter(consultation=consultation).order_by("-sent_at", "-at")
    lines = [
        MailLine(*row, *read.get(row[0], (None, None, "")))
        for row in rows.values_list("id", "sender", "subject", "sent_at", "at")
    ]
    return sorted(lines, key=lambda one: bool(one.reply_id or one.why_not))


def mail_line(mail: Mail) -> MailLine:
    """One query."""
    read = MailRead.objects.filter(mail=mail).values_list("reply", "reply__number", "why").first()
    return MailLine(mail.id, mail.sender, mail.subject, mail.sent_at, mail.at, *(read or (None, None, "")))


def is_read(mail: Mail) -> bool:
    return MailRead.objects.filter(mail=mail).exists()


def message_at(stored: StoredFile, place: int) -> MailMessage:
    """The message at this place of a kept file, from 1. Raises NotReadable, FileGone."""
    with files.opened(stored) as content, files.read_or_refused():
        for number, data in enumerate(messages_in(content, stored.name), 1):  # type: ignore[arg-type]  # a file
            if number == place:
                return read_message(data, stored.name)
    raise files.FileGone(stored.name)


def mail_whole(mail: Mail) -> MailWhole:
    """Read again each time it is looked at. One query."""
    message = message_at(mail.file, mail.place)
    rows = Question.objects.filter(principle__consultation=mail.consultation).values_list("number", "words")
    asked = {int(number) if number.isdigit() else number: words for number, words in rows}
    found: list[tuple[str, Response]] = []
    if message.text:
        found.append((THE_MESSAGE, split(read_document(message.text.encode(), THE_MESSAGE), asked)))
    shown, left_out = [], []
    for one in message.attached:
        try:
            if one.content.startswith(_SHOWN) or one.content[4:8] == b"ftyp":
                with checked(BytesIO(one.content), one.name):
                    shown.append(one)
                continue
            found.append((one.name, split(read_document(one.content, one.name), asked)))
        except WrongFile as error:
            left_out.append(f"{one.name}: {error.reason}")
    empty = Response((), (), (), (), (), ())
    first = found if found and found[0][0] == THE_MESSAGE else [(THE_MESSAGE, empty), *found]
    return MailWhole(message, words_in_place(together(first), asked), tuple(shown), tuple(left_out))
