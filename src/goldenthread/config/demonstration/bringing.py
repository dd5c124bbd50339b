"""What an evening and a campaign brought to Northmoor’s conversation that is over, while it was open."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from goldenthread.campaigns.actions import (
    answering,
    campaigns,
    handing_in,
    letters,
    pledges,
    signing,
    surveys,
)
from goldenthread.campaigns.actions.signing import Signer
from goldenthread.campaigns.actions.surveys import Asked
from goldenthread.campaigns.models import Campaign, SurveyQuestion
from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.demonstration.days import evening_near
from goldenthread.conversation.models import Answer, Consultation, Question
from goldenthread.events.actions.door import tick
from goldenthread.events.actions.events import Details, make_event, publish_event
from goldenthread.events.actions.notes import hand_in, make_table, write_note
from goldenthread.events.actions.panel import answer, ask, moderate, support
from goldenthread.events.models import Event
from goldenthread.foundation import clock
from goldenthread.foundation.ids import new_id
from goldenthread.themes.actions.coding import code_answer
from goldenthread.themes.actions.words import review_words
from goldenthread.themes.models import Frame
from goldenthread.themes.queries.frames import lines_of

TELL, ONE_PERSON = "Tell us when help does not happen", "One person to ring"
HELD = timedelta(days=120)
CAME = 43
QUESTIONS = (
    (
        "Who looks whether a plan is kept to, when the school says that it is?", 24, "live",
        "Nobody does today. The Forum will read a sample every year, and what it finds is published.",
    ),
    (
        "Will you tell us when a session did not happen, or do we have to ask?", 19, "later",
        "You will be told within five school days. We looked at what schools can do, and wrote it down in "
        "the decision.",
    ),
    ("Can the person we ring please not change every term?", 11, "not", "Time ran out."),
    ("Is there money for any of this?", 6, "", ""),
)  # fmt: skip
NOTES = (
    ((TELL,), "Our table: nobody rings when the therapist is ill. We hear of it from the child, or never."),
    ((ONE_PERSON,), "Three of eight had told their story to more than five people this year."),
    ((), "Somebody named a teacher. We left it out."),
)
LETTER = (
    "Dear Director\n\nWhen help does not happen, families hear of it last. We ask you to promise that they "
    "hear the same week, with the reason.\n\nYours sincerely"
)
SIGNED = (
    ("Ada Thorne", "Chief Executive", "Alder Trust", True),
    ("Bea Summers", "Chair", "Birch Youth Club", True),
    ("Cal Rowntree", "Manager", "Cedar Voices", True),
    ("Gil Nash", "parent", "", False),
    ("Ida Lark", "teacher", "", False),
)
ANSWERS = 34


def bring_together(cast: Cast, asked: Consultation) -> None:
    _evening(cast, asked)
    _campaign(cast, asked)


def pass_notes(cast: Cast, asked: Consultation, frame: Frame) -> None:
    """Two notes were read for personal data and coded; one is kept back."""
    themes = {line.name: line.theme_id for line in lines_of(frame)}
    by: dict[str, Any] = {"by": cast.people["anita"], "at": clock.now() - timedelta(days=20)}
    for names, words in NOTES:
        note = Answer.objects.select_related("reply", "question__principle__consultation").get(
            reply__consultation=asked, reply__evidence="event_note", words=words
        )
        given: dict[Any, list[tuple[int, int]]] = {themes[name]: [] for name in names}
        code_answer(answer=note, frame=frame, given=given, none_fits=not names, note="", **by)
        if names:
            review_words(answer=note, may_show=True, words=words, why="", **by)


def _evening(cast: Cast, asked: Consultation) -> None:
    day = evening_near((timezone.localtime(clock.now()) - HELD).date())
    starts = timezone.make_aware(datetime.combine(day, time(18)))
    before: dict[str, Any] = {"by": cast.people["lin"], "at": starts - timedelta(days=20)}
    details = Details(
        name="An evening about plans that are kept to", starts_at=starts, ends_at=starts + timedelta(hours=2),
        venue="Town Hall", address="Northmoor", postcode="NM1 1AA", region="north_west",
        about="Tables of eight, then your questions to the panel.", access=("step_free", "loop", "captions"),
    )  # fmt: skip
    made = make_event(consultation=asked, details=details, capacity=80, **before)
    publish_event(event=made, **before)
    event = Event.objects.select_related("consultation__area", "principle").get(id=made.id)
    lin: dict[str, Any] = {"by": cast.people["lin"], "at": starts + timedelta(minutes=10)}
    for _ in range(CAME):
        tick(event=event, sign_up_id=None, came=True, tap=new_id(), **lin)
    _panel(event, lin)
    table, _ = make_table(event=event, note_taker="Sam Ortiz", **lin)
    first = Question.objects.get(principle__consultation=asked, place=1)
    for _, words in NOTES:
        write_note(table=table, question_id=first.id, words=words, at=lin["at"])
    hand_in(table=table, may_publish=True, at=starts + timedelta(hours=2))


def _panel(event: Event, lin: dict[str, Any]) -> None:
    for words, number, how, said in QUESTIONS:
        question, _ = ask(event=event, words=words, sign_up=None, at=lin["at"])
        moderate(question=question, publish=True, point="", why="", same_as=None, **lin)
        for supporter in range(number):
            support(question=question, mark=f"demonstration {supporter}", source_mark="", at=lin["at"])
        if how:
            answer(question=question, how=how, words=said, answered_by="Joan Park, head of SEND", **lin)
    refused, _ = ask(
        event=event, words="Why is Mrs Brown still allowed to teach?", sign_up=None, at=lin["at"]
    )
    moderate(
        question=refused, publish=False, point="person", same_as=None,
        why="It accuses one person. The school’s complaints procedure is the way to say it.", **lin,
    )  # fmt: skip


def _campaign(cast: Cast, asked: Consultation) -> None:
    sam: dict[str, Any] = {"by": cast.people["sam"], "at": clock.now() - HELD}
    made = campaigns.make_campaign(
        runner=cast.forum,
        name="The same week",
        purpose="Families hear of it when help does not happen.",
        **sam,
    )
    campaigns.write_about(
        campaign=made, name=made.name, purpose=made.purpose, consultation=asked,
        contact="Northmoor Parent Carer Forum\n12 Hill Road, Northmoor", **sam,
    )  # fmt: skip
    ask_for = "What will you do, by when, so that families hear of it?"
    campaigns.write_asks(campaign=made, pledge_ask=ask_for, points="", **sam)
    campaigns.publish(campaign=made, **sam)
    made.refresh_from_db()
    _letter(made, sam)
    _survey(made, sam)
    given: dict[str, Any] = {"campaign": made, "by_when": (sam["at"] + timedelta(days=40)).date(), **sam}
    kept = pledges.enter_pledge(
        signer=Signer("Helen Marsh", "", "head", "Hawthorn Primary"), said_where="Town hall",
        words="We tell every family by Friday of that week.", **given,
    )  # fmt: skip
    news = "Since the first week of term."
    later: datetime = sam["at"] + timedelta(days=45)
    pledges.tell_news(pledge=kept, how="kept", words=news, on=later.date(), by=cast.people["sam"], at=later)
    campaigns.end(campaign=made, by=cast.people["sam"], at=later)


def _letter(campaign: Campaign, sam: dict[str, Any]) -> None:
    made = letters.make_letter(
        campaign=campaign, name="A letter to the Director", words=LETTER,
        addressed_to="the Director of Children’s Services", **sam,
    )  # fmt: skip
    letters.publish_letter(letter=made, **sam)
    made.refresh_from_db()
    for number, (name, role, organisation, for_it) in enumerate(SIGNED):
        signer = Signer(name, f"same.week{number}@example.org", role, organisation, for_organisation=for_it)
        row = signing.sign(letter=made, signer=signer, source_mark="", at=sam["at"])
        signing.confirm(signatory=row, at=sam["at"])
    handing_in.hand_in_letter(letter=made, by=sam["by"], at=sam["at"] + timedelta(days=20))


def _survey(campaign: Campaign, sam: dict[str, Any]) -> None:
    made = surveys.make_survey(campaign=campaign, name="When did you hear?", **sam)
    surveys.write_survey(
        survey=made, name=made.name, passes_on=False, about="One question for families.",
        privacy="Two people of the Forum read the answers.", **sam,
    )  # fmt: skip
    asked = Asked(
        "When a session did not happen, when did you hear?", "choice",
        choices=("The same week", "Later", "Never"),
    )  # fmt: skip
    surveys.add_question(survey=made, asked=asked, **sam)
    closes = sam["at"] + timedelta(days=14)
    surveys.open_survey(survey=made, opens_at=sam["at"], closes_at=closes, **sam)
    made.refresh_from_db()
    question = SurveyQuestion.objects.get(survey=made)
    for number in range(ANSWERS):
        draft, _ = answering.begin(survey=made, at=sam["at"])
        chosen = (f"c{3 if number % 2 else 1 + number % 3}",)
        answering.keep(draft_id=draft.id, question_id=question.id, chosen=chosen, words="", at=sam["at"])
        answering.send(draft_id=draft.id, source_mark="", at=sam["at"])
    handing_in.hand_in_survey(survey=made, by=sam["by"], at=closes + timedelta(days=1))
