"""Answers: begun, kept as they are written, sent, brought in from paper, set aside with a reason."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from goldenthread.conversation.codes import is_code, mark_of, new_code
from goldenthread.conversation.models import (
    Answer,
    Channel,
    Consultation,
    Draft,
    Question,
    Reply,
    SetAside,
    Shown,
)
from goldenthread.conversation.queries.consultations import state_of
from goldenthread.conversation.queries.documents import passages_of
from goldenthread.conversation.queries.papers import rule_of
from goldenthread.conversation.states import NotOpen, State
from goldenthread.formats.consultation import Response
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account, StoredFile

LONGEST_ANSWER = 100_000
"""In letters: some forty pages, to one question."""
BEFORE = "Before the first answer"
_TRIES = 20


@dataclass(frozen=True, slots=True)
class About:
    """Who is behind an answer, as far as they say. All of it may be empty."""

    who: str = ""
    region: str = ""
    age: str = ""
    organisation: str = ""
    speaks_for: str = ""
    helped_by: str = ""
    whose_words: str = ""
    collected_by: str = ""
    may_quote: bool = False
    may_publish: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What is said to one question; `question_id` is None where it fits none."""

    question_id: UUID | None
    choice: str = ""
    words: str = ""
    heading: str = ""
    passages: Sequence[Mapping[str, Any]] = field(default_factory=tuple)


class TooLong(Refused):
    def __init__(self) -> None:
        super().__init__(
            f"This is longer than {LONGEST_ANSWER:,} letters. Send it as a document instead.", "words"
        )


class TypedByNumber(Refused):
    def __init__(self) -> None:
        super().__init__(
            "Papers of this consultation get a number first, since some are typed in by two people. "
            "Go to “Papers” and give it one.", "channel",
        )  # fmt: skip


class CodeIsTaken(Refused):
    def __init__(self) -> None:
        super().__init__("An answer with this code is here already. Leave the code empty.", "code")


class SaysNothing(Refused):
    def __init__(self) -> None:
        super().__init__("There is nothing in your answer yet. Answer at least one question.")


def begin_draft(*, consultation: Consultation, at: datetime) -> tuple[Draft, str]:
    """An empty answer, and the code that leads back to it: told now and never again."""
    _open(consultation, at)
    for _ in range(_TRIES):
        code = new_code()
        try:
            with transaction.atomic():
                draft = Draft.objects.create(
                    consultation=consultation, code_mark=mark_of(code), begun_at=at, at=at
                )
                return draft, code
        except IntegrityError:  # the same code as another: draw again
            continue
    raise Refused("No code could be made. Try again.")


@transaction.atomic
def keep_answer(*, draft_id: UUID, question_id: UUID, choice: str, words: str, at: datetime) -> None:
    """What is answered so far. Nothing at all takes the answer out again."""
    draft = _locked(draft_id)
    question = Question.objects.filter(id=question_id, principle__consultation=draft.consultation_id).first()
    if question is None:
        raise Refused("This question is not part of this consultation.")
    if choice and choice not in {value for value, _ in question.choices}:
        raise Refused("Choose one of the answers, or none.", "choice")
    if len(words) > LONGEST_ANSWER:
        raise TooLong
    if choice or words.strip():
        draft.answers[str(question_id)] = {"choice": choice, "words": words.strip()}
    else:
        draft.answers.pop(str(question_id), None)
    draft.at = at
    draft.save(update_fields=["answers", "at"])


@transaction.atomic
def keep_about(*, draft_id: UUID, about: Mapping[str, Any], at: datetime) -> None:
    draft = _locked(draft_id)
    known = {one.name for one in fields(About)}
    draft.about = {**draft.about, **{name: value for name, value in about.items() if name in known}}
    draft.at = at
    draft.save(update_fields=["about", "at"])


def _locked(draft_id: UUID) -> Draft:
    draft = Draft.objects.select_for_update(of=("self",)).select_related("consultation").get(id=draft_id)
    if draft.sent_id is not None:
        raise Conflict("This answer has been sent: it can no longer be changed. You can send another.")
    return draft


@transaction.atomic
def send_draft(*, draft_id: UUID, source_mark: str, at: datetime) -> Reply:
    """The answer is sent, once, and its code is now its receipt."""
    draft = _locked(draft_id)
    _open(draft.consultation, at)
    said = [Said(UUID(question), one["choice"], one["words"]) for question, one in draft.answers.items()]
    about = About(**draft.about)
    pictures = list(Shown.objects.filter(draft=draft).order_by("at").values_list("file__sha256", flat=True))
    evidence = Reply.Evidence.ORGANISATION if about.organisation else Reply.Evidence.PERSON
    reply = _receive(
        draft.consultation, said, about, at, mark=draft.code_mark, channel=Channel.WEB,
        evidence=evidence, source_mark=source_mark, pictures=pictures,
    )  # fmt: skip
    draft.sent = reply
    draft.answers, draft.about = {}, {}  # they are in the reply now
    draft.save(update_fields=["sent", "answers", "about"])
    return reply


@transaction.atomic
def bring_in(
    *,
    consultation: Consultation,
    said: Sequence[Said],
    about: About,
    channel: str,
    evidence: str,
    written_on: date | None = None,
    file: StoredFile | None = None,
    pictures: Sequence[str] = (),
    code: str = "",
    by_number: bool = False,
    by: Account | None,
    at: datetime,
) -> tuple[Reply, str]:
    """What came on paper, by e-mail, in a document: and the code to send to whoever wrote it.

    `by` is nobody where a note-taker without an account hands in what a table said.
    It is taken after the close too, since a letter may have been on its way: its own date tells. `pictures`
    are the hashes of what came with it; `code` was printed on it; `by_number`: a paper that has a number.
    """
    if state_of(consultation, at) in (State.WRITTEN, State.ANNOUNCED):
        raise NotOpen(State.ANNOUNCED)
    if channel not in Channel.values or channel == Channel.WEB:
        raise Refused("Choose how it came.", "channel")
    if evidence not in Reply.Evidence.values:
        raise Refused("Choose whose answer it is.", "evidence")
    if channel == Channel.PAPER and not by_number and rule_of(consultation).twice_in_100:
        raise TypedByNumber
    code = _own(code) if code else new_code()
    reply = _receive(
        consultation, said, about, at, mark=mark_of(code), channel=channel, evidence=evidence,
        entered_by=by, written_on=written_on, file=file, pictures=pictures,
    )  # fmt: skip
    _log("brought in an answer", reply, by, at, channel=channel)
    return reply, code


def _own(code: str) -> str:
    """A code that was printed on a form, if no answer has it yet."""
    if not is_code(code):
        raise Refused("A code has twelve letters and digits, like 7Q4M-K2ND-PX9T.", "code")
    mark = mark_of(code)
    if Reply.objects.filter(code_mark=mark).exists() or Draft.objects.filter(code_mark=mark).exists():
        raise CodeIsTaken
    return code


def _receive(
    consultation: Consultation,
    said: Sequence[Said],
    about: About,
    at: datetime,
    *,
    mark: str,
    pictures: Sequence[str] = (),
    **how: Any,
) -> Reply:
    kept = [one for one in said if one.choice or one.words.strip()]
    if not kept and not pictures:
        raise SaysNothing
    asked = dict(Question.objects.filter(principle__consultation=consultation).values_list("id", "choices"))
    known = [one for one in kept if one.question_id is None or one.question_id in asked]
    if len(known) < len(kept):
        raise Refused("An answer is to a question that is not part of this consultation.")
    for one in known:
        offered = asked[one.question_id] if one.question_id else []
        if one.choice and one.choice not in {value for value, _ in offered}:
            raise Refused("An answer chooses what its question does not offer.", "choice")
    given = {one.name: getattr(about, one.name) for one in fields(About)}
    # One at a time: the number is the next one, whoever sends at the same moment.
    Consultation.objects.select_for_update().get(id=consultation.id)
    last = Reply.objects.filter(consultation=consultation).aggregate(last=Max("number"))["last"] or 0
    reply = Reply.objects.create(
        consultation=consultation, number=last + 1, code_mark=mark, at=at,
        content_hash=content_hash(known, pictures), **given, **how,
    )  # fmt: skip
    Answer.objects.bulk_create(
        Answer(
            reply=reply, question_id=one.question_id, place=place, choice=one.choice,
            words=one.words.strip(), heading=one.heading, passages=[dict(each) for each in one.passages],
        )
        for place, one in enumerate(known, 1)
    )  # fmt: skip
    return reply


def said_in(response: Response, to: Mapping[int, UUID | None]) -> list[Said]:
    """All of a document: its answers to these questions, by position, and what stands before them."""
    said = [
        Said(
            to.get(one.position), words="\n".join(each.text for each in one.passages), heading=one.heading,
            passages=passages_of(one.passages),
        )
        for one in response.answers
    ]  # fmt: skip
    if response.about:
        words = "\n".join(one.text for one in response.about)
        said.append(Said(None, words=words, heading=BEFORE, passages=passages_of(response.about)))
    return said


def content_hash(said: Sequence[Said], pictures: Sequence[str] = ()) -> str:
    """The same for the same answers to the same questions, whatever order they were given in."""
    content = sorted([str(one.question_id), one.choice, " ".join(one.words.split())] for one in said)
    content += [[picture] for picture in sorted(pictures)]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def set_aside(*, reply: Reply, reason: str, why: str, by: Account, at: datetime) -> SetAside:
    """Leave an answer out of the analysis. It stays in the ledger, and whoever sent it reads why."""
    if reason not in SetAside.Reason.values:
        raise Refused("Choose the reason.", "reason")
    if not why.strip():
        raise Refused("Say why, in words for the person who sent it.", "why")
    try:
        with transaction.atomic():
            row = SetAside.objects.create(reply=reply, reason=reason, why=why.strip(), by=by, at=at)
    except IntegrityError as error:
        raise Conflict("This answer is set aside already.") from error
    _log("set an answer aside", reply, by, at, reason=reason)
    return row


@transaction.atomic
def bring_back(*, reply: Reply, why: str, by: Account, at: datetime) -> None:
    if not why.strip():
        raise Refused("Say why it counts after all.", "why")
    changed = SetAside.objects.filter(reply=reply, back_at__isnull=True).update(
        back_at=at, back_by=by, back_why=why.strip()
    )
    if not changed:
        raise Conflict("This answer is not set aside.")
    _log("brought an answer back", reply, by, at)


def _open(consultation: Consultation, at: datetime) -> None:
    state = state_of(consultation, at)
    if state is not State.OPEN:
        raise NotOpen(state)


def _log(what: str, reply: Reply, by: Account | None, at: datetime, **facts: Any) -> None:
    audit.record(
        what=what, by=by, at=at, stream=audit.stream_of_place(reply.consultation.area_id),
        consultation=reply.consultation.name, answer=reply.number, **facts,
    )  # fmt: skip
