"""Questions to the panel: asked, supported once each, moderated by the published policy, answered."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from goldenthread.conversation.codes import mark_of, new_code
from goldenthread.events.actions.moving import locked
from goldenthread.events.actions.sending import of
from goldenthread.events.models import Event, Moderation, PanelAnswer, PanelQuestion, SignUp, Support
from goldenthread.events.policy import Point
from goldenthread.events.queries.events import stage_of
from goldenthread.events.queries.panel import became_of
from goldenthread.events.states import GOING_ON, Asking, Became, NotNow, Stage, who_may_ask
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account

LONGEST = 600
MOST_OF_ONE = 5
"""Questions of one person who signed up, so that nobody fills the list."""


class NoQuestionsNow(NotNow):
    def __init__(self, asking: Asking) -> None:
        super().__init__(
            "Before the event, whoever signed up asks with their code. Everybody can from an hour before it "
            "begins."
            if asking is Asking.WITH_CODE
            else "Questions can no longer be asked at this event."
        )


@transaction.atomic
def ask(
    *, event: Event, words: str, sign_up: SignUp | None, at: datetime
) -> tuple[PanelQuestion, str | None]:
    """A question for somebody to read before it is shown. Without a place: with the code that leads back."""
    if not words.strip():
        raise Refused("Write your question.", "words")
    if len(words.strip()) > LONGEST:
        raise Refused(f"Use {LONGEST} letters or fewer, so that it can be read out.", "words")
    now = locked(event.id)
    asking = who_may_ask(at, now.starts_at, now.ends_at, stage_of(now, at))
    known = sign_up if sign_up and sign_up.event_id == now.id and sign_up.standing in GOING_ON else None
    if asking is Asking.NOBODY or (asking is Asking.WITH_CODE and known is None):
        raise NoQuestionsNow(asking)
    if known and PanelQuestion.objects.filter(sign_up=known).count() >= MOST_OF_ONE:
        raise NotNow(f"You have asked {MOST_OF_ONE} questions, so that others are heard too. Support theirs.")
    last = PanelQuestion.objects.filter(event=now).aggregate(last=Max("number"))["last"] or 0
    code = None if known else new_code()
    made = PanelQuestion.objects.create(
        event=now, number=last + 1, sign_up=known, code_mark=mark_of(code) if code else None,
        words=words.strip(), at=at,
    )  # fmt: skip
    audit.record(what="asked the panel a question", by=None, at=at, number=made.number, **of(now))
    return made, code


def support(*, question: PanelQuestion, mark: str, source_mark: str, at: datetime) -> bool:
    """One more person wants it answered; False if they said so already.

    Nobody counts people behind one connection, since a hall has one too: but never more than fit the hall.
    """
    event = question.event
    if became_of(question) not in (Became.PUBLISHED, Became.LIVE, Became.LATER):
        raise NotNow("This question cannot be supported.")
    if stage_of(event, at) not in (Stage.COMING, Stage.ON):
        raise NotNow("The event is over, so the order of questions stands.")
    if source_mark:
        same = Support.objects.filter(question=question, source_mark=source_mark).exclude(mark=mark).count()
        if same >= event.capacity:
            raise NotNow("As many people as fit the room have supported it from your connection already.")
    try:
        with transaction.atomic():
            Support.objects.create(question=question, mark=mark, source_mark=source_mark, at=at)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def moderate(
    *, question: PanelQuestion, publish: bool, point: str, why: str, same_as: int | None, by: Account,
    at: datetime,
) -> Moderation:  # fmt: skip
    """Publish it, or refuse it by a point of the policy. A later decision takes the place of this one."""
    event = locked(question.event_id)
    other = None
    if publish:
        point = why = ""
    else:
        if point not in set(Point):
            raise Refused("Choose the point of the policy. There is no other reason to refuse.", "point")
        if not why.strip():
            raise Refused("Say why, in words for whoever asked.", "why")
        if point == Point.SAME:
            other = _other(question, same_as)
        if event.before_panel_id == question.id:
            raise NotNow("This question is before the panel now.")
    made = Moderation.objects.create(
        question=question, publish=publish, point=point, why=why.strip(), same_as=other, by=by, at=at
    )
    what = "published a question" if publish else "refused a question"
    audit.record(what=what, by=by, at=at, number=question.number, point=point, **of(event))
    return made


def _other(question: PanelQuestion, number: int | None) -> PanelQuestion:
    found = PanelQuestion.objects.filter(event=question.event_id, number=number or 0).first()
    if found is None or found.id == question.id or became_of(found) in (Became.UNREAD, Became.REFUSED):
        raise Refused("Enter the number of the published question that asks the same.", "same_as")
    return found


@transaction.atomic
def answer(
    *, question: PanelQuestion, how: str, words: str, answered_by: str, by: Account, at: datetime
) -> PanelAnswer:
    """What was said and by whom, or why it is not answered. An earlier answer stays and can be read."""
    if how not in PanelAnswer.How.values:
        raise Refused("Choose what became of it.", "how")
    if not words.strip():
        missing = "Say why it is not answered." if how == PanelAnswer.How.NOT else "Write what was answered."
        raise Refused(missing, "words")
    if not answered_by.strip():
        raise Refused("Enter who answers: a name and what they are.", "answered_by")
    event = locked(question.event_id)
    if became_of(question) in (Became.UNREAD, Became.REFUSED):
        raise NotNow("Publish the question first.")
    made = PanelAnswer.objects.create(
        question=question, how=how, words=words.strip(), answered_by=answered_by.strip(), by=by, at=at
    )
    if event.before_panel_id == question.id:
        Event.objects.filter(id=event.id).update(before_panel=None)
    audit.record(what="answered a question", by=by, at=at, number=question.number, how=how, **of(event))
    return made


@transaction.atomic
def put_before_panel(*, question: PanelQuestion, by: Account, at: datetime) -> None:
    """The screen shows it in large letters until it is answered or another is put."""
    event = locked(question.event_id)
    if became_of(question) is not Became.PUBLISHED:
        raise NotNow("Only a published question that is not answered yet is put to the panel.")
    Event.objects.filter(id=event.id).update(before_panel=question)
    audit.record(what="put a question to the panel", by=by, at=at, number=question.number, **of(event))
