"""A consultation is made from its document, put right, given its versions, announced, and extended."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, BinaryIO, cast
from uuid import UUID

from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone

from goldenthread.conversation.models import Consultation, Extension, Principle, Question, Statement, Version
from goldenthread.conversation.queries.consultations import closes_at_of, missing_of
from goldenthread.conversation.queries.documents import VERSION_FILE
from goldenthread.conversation.states import Announced, State, state_at
from goldenthread.formats.consultation import Asked, asks_either, check_version
from goldenthread.foundation import audit, files
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account, StoredFile
from goldenthread.law.consulting import LONGEST, needs_a_reason
from goldenthread.places.models import Area

AGREEMENT = [
    ["strongly_agree", "Strongly agree"],
    ["agree", "Agree"],
    ["neither", "Neither agree nor disagree"],
    ["disagree", "Disagree"],
    ["strongly_disagree", "Strongly disagree"],
    ["not_sure", "Not sure"],
]
YES_NO = [["yes", "Yes"], ["no", "No"], ["not_sure", "Not sure"]]
EITHER = [
    ["first", "The first"],
    ["second", "The second"],
    ["other", "Something else"],
    ["not_sure", "Not sure"],
]
NO_DAYS = "It has to close after it opens."
MOST_QUESTIONS = 300
MOST_VERSION = 500_000_000
"""Half an hour of sign language."""


class NotReady(Refused):
    """Something that was promised is not there yet."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(f"It cannot be announced yet. {' '.join(missing)}")


@transaction.atomic
def make_consultation(
    *, area: Area, name: str, body: str, kind: str, asked: Asked | None, by: Account, at: datetime
) -> Consultation:
    """With the principles and questions of its document, where one was read."""
    for field, words, missing in (
        ("name", name, "Enter the name of the consultation."),
        ("body", body, "Enter who asks: the body that will answer."),
    ):
        if not words.strip():
            raise Refused(missing, field)
    if kind not in Consultation.Kind.values:
        raise Refused("Choose what kind of consultation it is.", "kind")
    if asked and len(asked.questions) > MOST_QUESTIONS:
        raise Refused(f"It has over {MOST_QUESTIONS} questions. Nobody answers so many.", "file")
    consultation = Consultation.objects.create(
        area=area, name=name.strip(), body=body.strip(), kind=kind, by=by, at=at
    )
    count = 0
    for place, principle in enumerate(asked.principles if asked else (), 1):
        row = Principle.objects.create(
            consultation=consultation, place=place, name=principle.name[:200] or name.strip(),
            words=principle.words,
        )  # fmt: skip
        before: Question | None = None
        for question in principle.questions:
            count += 1
            choices = [] if question.asks == "open" else _choices(question.words)
            before = Question.objects.create(
                principle=row, place=count, number=str(question.number), words=question.words,
                recommendation=question.recommendation, bodies=list(question.bodies),
                asks=question.asks.value, choices=choices, follows=before if question.linked else None,
            )  # fmt: skip
    _log("made a consultation", consultation, by, at, questions=count)
    return consultation


def _choices(words: str) -> list[list[str]]:
    if "agree" in words.casefold():
        return AGREEMENT
    return EITHER if asks_either(words) else YES_NO


@transaction.atomic
def write_about(
    *, consultation: Consultation, name: str, body: str, about: str, by: Account, at: datetime
) -> None:
    """What people read before they answer."""
    _unannounced(consultation)
    if not name.strip():
        raise Refused("Enter the name of the consultation.", "name")
    if not body.strip():
        raise Refused("Enter who asks: the body that will answer.", "body")
    Consultation.objects.filter(id=consultation.id).update(
        name=name.strip(), body=body.strip(), about=about.strip()
    )
    _log("wrote what a consultation is about", consultation, by, at)


@transaction.atomic
def write_question(
    *,
    consultation: Consultation,
    question_id: UUID,
    words: str,
    recommendation: str,
    asks: str,
    choices: list[str],
    follows: str | None = None,
    by: Account,
    at: datetime,
) -> None:
    """Put a question right before it is asked.

    `follows` is the number of the question before it that it goes on from; empty: none; None: as it was.
    """
    _unannounced(consultation)
    question = question_of(consultation, question_id)
    if not words.strip():
        raise Refused("Write the question, or remove it.", "words")
    if asks not in Question.Asks.values:
        raise Refused("Choose how people answer.", "asks")
    offered = [one.strip() for one in choices if one.strip()]
    if asks != Question.Asks.OPEN and len(offered) < 2:
        raise Refused("Write at least two choices, a line each.", "choices")
    if len(set(offered)) < len(offered):
        raise Refused("Two choices are the same. Change one.", "choices")
    if follows is not None:
        question.follows = _followed(question, follows)
    known = {said: value for value, said in question.choices}
    question.choices = (
        [] if asks == Question.Asks.OPEN
        else [[known.get(said, f"c{place}"), said] for place, said in enumerate(offered, 1)]
    )  # fmt: skip
    question.words, question.recommendation, question.asks = words.strip(), recommendation.strip(), asks
    question.save()
    _log("put a question right", consultation, by, at, question=question.number)


@transaction.atomic
def add_question(
    *, consultation: Consultation, principle_id: UUID | None, words: str, by: Account, at: datetime
) -> Question:
    """One more question, the last of its principle; a first principle is made where there is none."""
    _unannounced(consultation)
    if not words.strip():
        raise Refused("Write the question.", "words")
    principle = None
    if principle_id is not None:
        principle = Principle.objects.filter(id=principle_id, consultation=consultation).first()
        if principle is None:
            raise NotVisible("principle", principle_id)
    if principle is None:
        principle, _ = Principle.objects.get_or_create(
            consultation=consultation, place=1, defaults={"name": consultation.name}
        )
    last = Question.objects.filter(principle__consultation=consultation).order_by("-place").first()
    place = last.place + 1 if last else 1
    question = Question.objects.create(
        principle=principle, place=place, number=str(place), words=words.strip(), asks=Question.Asks.OPEN
    )
    _log("added a question", consultation, by, at, question=question.number)
    return question


@transaction.atomic
def remove_question(*, consultation: Consultation, question_id: UUID, by: Account, at: datetime) -> None:
    _unannounced(consultation)
    question = question_of(consultation, question_id)
    if Statement.objects.filter(question=question).exists():
        raise Refused("Statements stand beside this question, so it stays. You can change its words.")
    _log("removed a question", consultation, by, at, question=question.number, words=question.words)
    question.delete()


@transaction.atomic
def promise_version(
    *, consultation: Consultation, kind: str, language: str, by: Account, at: datetime
) -> Version:
    """From now on it cannot be announced without this version."""
    _unannounced(consultation)
    if kind not in Version.Kind.values:
        raise Refused("Choose the version.", "kind")
    named = language.strip() if kind == Version.Kind.LANGUAGE else ""
    if kind == Version.Kind.LANGUAGE and not named:
        raise Refused("Enter the language.", "language")
    try:
        with transaction.atomic():
            version = Version.objects.create(consultation=consultation, kind=kind, language=named)
    except IntegrityError as error:
        raise Conflict("This version is promised already.", "kind") from error
    _log("promised a version", consultation, by, at, version=kind, language=named)
    return version


def keep_version(*, consultation: Consultation, content: File[Any], by: Account, at: datetime) -> StoredFile:
    """The file of a version, once it is seen to open: everybody can take it away. Raises NotReadable."""
    name = content.name or ""
    with files.read_or_refused():
        check_version(cast("BinaryIO", content), name)
    return files.keep(
        content=content, name=name, purpose=VERSION_FILE, most_bytes=MOST_VERSION, by=by, at=at,
        place_id=consultation.area_id,
    )  # fmt: skip


@transaction.atomic
def bring_version(
    *, consultation: Consultation, version_id: UUID, file: StoredFile, by: Account, at: datetime
) -> None:
    """The version is there. A newer file takes the place of an older one, which is kept."""
    version = _version(consultation, version_id)
    version.file, version.there_at = file, at
    version.save()
    _log("brought a version", consultation, by, at, version=version.kind, sha256=file.sha256)


@transaction.atomic
def withdraw_version(*, consultation: Consultation, version_id: UUID, by: Account, at: datetime) -> None:
    """A version that is not promised any more, before anything is announced."""
    _unannounced(consultation)
    version = _version(consultation, version_id)
    _log("took back the promise of a version", consultation, by, at, version=version.kind)
    version.delete()


def check_days(opens_on: date, closes_on: date) -> None:
    """Refused where no consultation can be open on these days, whatever the reason for them."""
    if closes_on < opens_on:
        raise Refused(NO_DAYS, "closes_at")
    if closes_on - opens_on > LONGEST:
        raise Refused("It can be open for two years at most.", "closes_at")


@transaction.atomic
def announce(
    *, consultation: Consultation, opens_at: datetime, closes_at: datetime, why_so_short: str,
    by: Account, at: datetime,
) -> None:  # fmt: skip
    """What is asked stands from now on; it opens and closes by itself.

    Refused until every version that it promises is there: nobody is asked later than others.
    """
    now = _unannounced(consultation)
    if opens_at < at:
        raise Refused("Enter an opening that is still to come.", "opens_at")
    if closes_at <= opens_at:
        raise Refused(NO_DAYS, "closes_at")
    check_days(timezone.localdate(opens_at), timezone.localdate(closes_at))
    short = needs_a_reason(timezone.localdate(opens_at), timezone.localdate(closes_at))
    if short and not why_so_short.strip():
        raise Refused("It is open for less than 12 weeks. Say why that is enough.", "why_so_short")
    if missing := missing_of(now):
        raise NotReady(missing)
    changed = Consultation.objects.filter(id=consultation.id, announced_at__isnull=True).update(
        opens_at=opens_at, closes_at=closes_at, why_so_short=why_so_short.strip() if short else "",
        announced_at=at, announced_by=by,
    )  # fmt: skip
    if not changed:
        raise Announced
    _log("announced a consultation", consultation, by, at, opens_at=opens_at, closes_at=closes_at)


@transaction.atomic
def extend(*, consultation: Consultation, closes_at: datetime, why: str, by: Account, at: datetime) -> None:
    """It stays open for longer. It is never closed early, and what has closed is not opened again."""
    now_closes = closes_at_of(consultation)
    state = state_at(
        at, announced=consultation.announced_at is not None, opens_at=consultation.opens_at,
        closes_at=now_closes,
    )  # fmt: skip
    opens_at = consultation.opens_at
    if state not in (State.ANNOUNCED, State.OPEN) or now_closes is None or opens_at is None:
        raise Conflict("Only a consultation that is announced or open can be extended.")
    if closes_at <= now_closes:
        raise Refused("Enter a day after the one on which it closes now.", "closes_at")
    check_days(timezone.localdate(opens_at), timezone.localdate(closes_at))
    if not why.strip():
        raise Refused("Say why it stays open for longer: everybody reads it.", "why")
    Extension.objects.create(consultation=consultation, closes_at=closes_at, why=why.strip(), by=by, at=at)
    _log("extended a consultation", consultation, by, at, closes_at=closes_at, before=now_closes)


def _followed(question: Question, number: str) -> Question | None:
    if not number:
        return None
    before = Question.objects.filter(
        principle__consultation=question.principle.consultation_id, place__lt=question.place, number=number
    ).first()
    if before is None:
        raise Refused("Choose a question that comes before this one, or none.", "follows")
    return before


def question_of(consultation: Consultation, question_id: UUID) -> Question:
    found = Question.objects.filter(id=question_id, principle__consultation=consultation).first()
    if found is None:
        raise NotVisible("question", question_id)
    return found


def _version(consultation: Consultation, version_id: UUID) -> Version:
    found = Version.objects.filter(id=version_id, consultation=consultation).first()
    if found is None:
        raise NotVisible("version", version_id)
    return found


def _unannounced(consultation: Consultation) -> Consultation:
    """As it stands now, ours until the end of the transaction."""
    now = Consultation.objects.select_for_update().get(id=consultation.id)
    if now.announced_at is not None:
        raise Announced
    return now


def _log(what: str, consultation: Consultation, by: Account, at: datetime, **facts: Any) -> None:
    audit.record(
        what=what, by=by, at=at, stream=audit.stream_of_place(consultation.area_id),
        consultation=consultation.name, **facts,
    )  # fmt: skip
