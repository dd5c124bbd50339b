"""Showing or telling in another way: pictures, sound and films, and the words that somebody writes down."""

from __future__ import annotations

from datetime import datetime
from typing import IO, BinaryIO, cast
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.db.models import Max

from goldenthread.conversation.actions.replies import LONGEST_ANSWER, TooLong
from goldenthread.conversation.models import Answer, Draft, Question, Reply, Shown, WrittenDown
from goldenthread.conversation.queries.shown import KIND_WORDS, SHOWN_FILE
from goldenthread.formats.showing import MOST_BYTES, Kept, checked
from goldenthread.foundation import audit, files
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account, StoredFile

MOST_IN_AN_ANSWER = 10


class TooManyShown(Refused):
    def __init__(self) -> None:
        super().__init__(f"An answer holds {MOST_IN_AN_ANSWER} of these. Take one out first.", "file")


@transaction.atomic
def show(
    *, draft_id: UUID, content: File[bytes], name: str, about: str, question_id: UUID | None, at: datetime
) -> Shown:
    """Add a picture, sound or film to an answer that is being written. Nobody has to be signed in."""
    draft = Draft.objects.select_for_update(of=("self",)).select_related("consultation").get(id=draft_id)
    if draft.sent_id is not None:
        raise Conflict("This answer has been sent: it can no longer be changed. You can send another.")
    if Shown.objects.filter(draft=draft).count() >= MOST_IN_AN_ANSWER:
        raise TooManyShown
    question = None
    if question_id is not None:
        asked = Question.objects.filter(principle__consultation=draft.consultation_id)
        question = asked.filter(id=question_id).first()
        if question is None:
            raise Refused("This question is not part of this consultation.", "question_id")
    with files.read_or_refused(), checked(cast(BinaryIO, content), name) as kept:
        stored = _stored(kept, name, draft.consultation.area_id, None, at)
        return Shown.objects.create(
            draft=draft, question=question, kind=kept.kind.value, about=about.strip()[:300],
            cleaned=kept.cleaned, file=stored, at=at,
        )  # fmt: skip


@transaction.atomic
def keep_shown(*, reply: Reply, content: IO[bytes], name: str, by: Account, at: datetime) -> Shown:
    """A picture, sound or film that came with an answer that somebody brings in."""
    with files.read_or_refused(), checked(cast(BinaryIO, content), name) as kept:
        stored = _stored(kept, name, reply.consultation.area_id, by, at)
        return Shown.objects.create(
            reply=reply, kind=kept.kind.value, about=name[:300], cleaned=kept.cleaned, file=stored, at=at
        )


def _stored(kept: Kept, name: str, area_id: UUID, by: Account | None, at: datetime) -> StoredFile:
    """Under the ending of what it is; never under that of what it was called."""
    content = File(kept.content)
    content.size = kept.content.seek(0, 2)
    content.content_type = kept.content_type  # type: ignore[attr-defined]  # as an upload has it
    stem = name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0][:150] or "file"
    return files.keep(
        content=content, name=f"{stem}{kept.ending}", purpose=SHOWN_FILE, most_bytes=MOST_BYTES[kept.kind],
        by=by, at=at, place_id=area_id,
    )  # fmt: skip


@transaction.atomic
def take_out(*, draft_id: UUID, shown_id: UUID, at: datetime) -> None:
    """Out of an answer that is not sent yet; its file goes too."""
    found = Shown.objects.select_for_update(of=("self",)).filter(id=shown_id, draft=draft_id)
    shown = found.filter(draft__sent__isnull=True).select_related("file").first()
    if shown is None:
        raise NotVisible("picture", shown_id)
    file = shown.file
    shown.delete()
    files.discard(file)


@transaction.atomic
def write_down(*, shown: Shown, words: str, by: Account, at: datetime) -> WrittenDown:
    """What is said or shown, in words: from now on a part of the answer, with who wrote it down.

    It is added to what is written already; nothing of it is changed.
    """
    said = words.strip()
    if not said:
        raise Refused("Write what is said or shown.", "words")
    if len(said) > LONGEST_ANSWER:
        raise TooLong
    reply_id = shown.reply_id or (shown.draft.sent_id if shown.draft else None)
    if reply_id is None:
        raise NotVisible("picture", shown.id)
    rows = Reply.objects.select_for_update(of=("self",)).select_related("consultation")
    reply = rows.get(id=reply_id)
    row = WrittenDown.objects.create(shown=shown, words=said, by=by, at=at)
    last = Answer.objects.filter(reply=reply).aggregate(last=Max("place"))["last"] or 0
    heading = f"Written down from a {KIND_WORDS[shown.kind].lower()}"
    Answer.objects.create(
        reply=reply, question_id=shown.question_id, place=last + 1, words=said, heading=heading
    )
    audit.record(
        what="wrote down what an answer shows", by=by, at=at,
        stream=audit.stream_of_place(reply.consultation.area_id), consultation=reply.consultation.name,
        answer=reply.number, kind=shown.kind,
    )  # fmt: skip
    return row
