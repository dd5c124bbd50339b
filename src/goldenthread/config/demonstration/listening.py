"""A conversation of Northmoor that is over: what was said to it, and what was made of that."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from goldenthread.config.demonstration.asking import BODY
from goldenthread.config.demonstration.bringing import bring_together, pass_notes
from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.demonstration.said import (
    BELONGS,
    IN_POLISH,
    LETTER,
    ORGANISATIONS,
    OWN_WORDS,
    PERSONAL,
    SAID,
    SaidOne,
    what_people_said,
)
from goldenthread.config.demonstration.voting import vote_on_statements
from goldenthread.conversation.actions.consultations import announce, make_consultation, write_about
from goldenthread.conversation.actions.replies import About, Said, bring_in
from goldenthread.conversation.models import Answer, Question
from goldenthread.conversation.queries.documents import as_document
from goldenthread.formats.consultation import questions_in
from goldenthread.foundation import clock
from goldenthread.themes.actions.coding import code_answer, code_letter, settle_answer
from goldenthread.themes.actions.frames import add_theme, begin_frame, sign_frame
from goldenthread.themes.actions.letters import name_letter
from goldenthread.themes.actions.objections import object_to_coding
from goldenthread.themes.actions.runs import ask_for_run
from goldenthread.themes.actions.sampling import draw_sample
from goldenthread.themes.actions.words import review_words
from goldenthread.themes.models import Frame, LetterGroup, Run, Standing, WordsFound
from goldenthread.themes.queries.frames import frame_read, lines_of
from goldenthread.themes.queries.population import sampled
from goldenthread.themes.queries.words import to_review, words_read
from goldenthread.themes.working.job import do_run

NAME = "A plan that is kept to"
ABOUT = (
    "We asked what would make families sure that a plan is good, and that it is kept to. What was said "
    "is read by two people and a machine, and answered by the end of the year."
)
TOOLKIT = f"""{NAME}

Sure

A family can rely on what is written.

- What would make you sure that a plan is good, and is kept to?
- The Forum recommends that families hear within five school days what did not happen. Do you agree?
"""
OPENED, OPEN_FOR, READ = timedelta(days=150), timedelta(days=90), timedelta(days=40)
PEOPLE, SAMPLE, SEED = 320, 90, 20261
AGREE = ("strongly_agree", "agree", "agree", "neither", "disagree")


def hear_them_out(cast: Cast) -> None:
    """Everything up to the figures, so that each page of it has something to show."""
    asked = _asked(cast)
    question = Question.objects.select_related("principle__consultation__area").get(
        principle__consultation=asked, place=1
    )
    truth = _answers(cast, question)
    bring_together(cast, asked)
    vote_on_statements(cast, question, clock.now() - OPENED)
    for kind in (Run.Kind.LETTERS, Run.Kind.CANDIDATES, Run.Kind.WORDS, Run.Kind.OPINIONS):
        _run(cast, question, kind)
    frame = _frame(cast, question, clock.now() - READ)
    _letter(cast, question, frame)
    _sample(cast, question, frame, truth)
    pass_notes(cast, asked, frame)
    for kind in (Run.Kind.CODING, Run.Kind.COUNTING):
        _run(cast, question, kind)
    _words(cast, question)
    mine = Answer.objects.filter(question=question, reply__evidence="person").order_by("reply__number")[3]
    object_to_coding(
        reply=mine.reply, answer_id=mine.id, theme_id=None, at=clock.now() - timedelta(days=2),
        words="I meant the letters from the council, not the plan.",
    )  # fmt: skip


def _asked(cast: Cast) -> Any:
    lin, opens = cast.people["lin"], clock.now() - OPENED
    about: dict[str, Any] = {"by": lin, "at": opens - timedelta(days=2)}
    asked = questions_in(as_document(TOOLKIT, "a-plan-that-is-kept-to.txt"))
    made = make_consultation(area=cast.area, name=NAME, body=BODY, kind="conversation", asked=asked, **about)
    write_about(consultation=made, name=NAME, body=BODY, about=ABOUT, **about)
    announce(consultation=made, opens_at=opens, closes_at=opens + OPEN_FOR, why_so_short="", **about)
    made.refresh_from_db()
    return made


def _answers(cast: Cast, question: Question) -> dict[Any, tuple[str, ...]]:
    """As they came; and the themes that whoever made them up had in mind, by answer."""
    said = list(what_people_said(PEOPLE))
    letters = [
        SaidOne(
            f"{LETTER}\n\n{own}".strip(), ("Tell us when help does not happen",), "parent", "north_east", True
        )
        for own in OWN_WORDS
    ]
    more = [SaidOne(words, (), "parent", "north_west", True) for words in (*PERSONAL, IN_POLISH)]
    truth = {
        _sent(cast, question, one, number).id: one.themes
        for number, one in enumerate([*said, *letters, *more])
    }
    for number, (name, rests_on) in enumerate(ORGANISATIONS):
        one = SaidOne(
            " ".join(SAID[theme][number] for theme in list(SAID)[:3]), (), "charity", "north_east", True
        )
        _sent(cast, question, one, number, evidence="organisation", organisation=name, speaks_for=rests_on)
    return truth


def _sent(cast: Cast, question: Question, one: SaidOne, number: int, **more: Any) -> Answer:
    evidence = more.pop("evidence", "person")
    second = Question.objects.get(principle__consultation=question.principle.consultation_id, place=2)
    reply, _ = bring_in(
        consultation=question.principle.consultation,
        said=[Said(question.id, words=one.words), Said(second.id, choice=AGREE[number % len(AGREE)])],
        about=About(who=one.who, region=one.region, may_quote=one.may_quote, **more), channel="paper",
        evidence=evidence, by=cast.people["lin"], at=clock.now() - OPENED + timedelta(minutes=200 * number),
    )  # fmt: skip
    return Answer.objects.get(reply=reply, question=question)


def _run(cast: Cast, question: Question, kind: str) -> None:
    anita = cast.people["anita"]
    run = ask_for_run(question=question, kind=kind, seed=SEED, by=anita, at=clock.now() - READ)
    do_run.func(str(run.id), str(anita.id))


def _frame(cast: Cast, question: Question, at: datetime) -> Frame:
    about: dict[str, Any] = {"by": cast.people["anita"], "at": at}
    frame = begin_frame(question=question, why="", **about)
    for name, (belongs, belongs_not) in BELONGS.items():
        add_theme(frame=frame, name=name, belongs=belongs, belongs_not=belongs_not, **about)
    for who in ("anita", "lin"):
        words_hash = frame_read(frame).words_hash
        sign_frame(frame=frame, words_hash=words_hash, by=cast.people[who], at=at + timedelta(days=1))
    frame.refresh_from_db()
    return frame


def _letter(cast: Cast, question: Question, frame: Frame) -> None:
    about: dict[str, Any] = {"by": cast.people["anita"], "at": clock.now() - READ + timedelta(days=2)}
    letter = LetterGroup.objects.get(question=question)
    name_letter(letter=letter, name="Our children cannot wait", **about)
    first = lines_of(frame)[0].theme_id
    code_letter(letter=letter, frame=frame, given={first: []}, none_fits=False, note="", **about)


def _sample(cast: Cast, question: Question, frame: Frame, truth: dict[Any, tuple[str, ...]]) -> None:
    """Anita codes as the answers were meant. Lin sees less in every ninth; they settle it together."""
    at = clock.now() - READ + timedelta(days=3)
    anita: dict[str, Any] = {"by": cast.people["anita"], "at": at}
    lin: dict[str, Any] = {"by": cast.people["lin"], "at": at}
    draw_sample(question=question, more=SAMPLE, seed=SEED, **anita)
    themes = {line.name: line.theme_id for line in lines_of(frame)}
    rows = sampled(question).select_related("answer__reply", "answer__question")
    for place, one in enumerate(rows):
        given: dict[Any, Any] = {themes[name]: [] for name in truth[one.answer_id]}
        less = dict(list(given.items())[1:]) if place % 9 == 4 else given
        if place < SAMPLE - 4:  # some are left, so that the next person who signs in has something to do
            code_answer(answer=one.answer, frame=frame, given=given, none_fits=not given, note="", **anita)
        code_answer(answer=one.answer, frame=frame, given=less, none_fits=not less, note="", **lin)
    differ = Standing.objects.filter(frame=frame, how="differ").select_related(
        "answer__reply", "answer__question"
    )
    for standing in list(differ)[:-2]:
        given = {themes[name]: [] for name in truth[standing.answer_id]}
        settle_answer(answer=standing.answer, frame=frame, given=given, none_fits=not given, note="", **anita)


def _words(cast: Cast, question: Question) -> None:
    """Twenty answers are read; those in which something must go still wait."""
    about: dict[str, Any] = {"by": cast.people["anita"], "at": clock.now() - timedelta(days=20)}
    must_go = WordsFound.objects.filter(answer__question=question, sure=True).values("answer")
    for answer in to_review(question).exclude(id__in=must_go)[:20]:
        proposed = words_read(answer).proposed
        review_words(answer=answer, may_show=True, words=proposed, why="", **about)
