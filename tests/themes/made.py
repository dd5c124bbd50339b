"""A question with answers, a frame that two people signed, and a sample that both coded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.demonstration.said import BELONGS, SAID, SaidOne, what_people_said
from goldenthread.conversation.actions.replies import About, Said, bring_in
from goldenthread.conversation.models import Answer, Consultation, Question
from goldenthread.themes.actions.coding import code_answer, settle_answer
from goldenthread.themes.actions.frames import add_theme, begin_frame, sign_frame
from goldenthread.themes.actions.runs import ask_for_run
from goldenthread.themes.actions.sampling import draw_sample
from goldenthread.themes.models import Frame, Run, Standing
from goldenthread.themes.queries.frames import frame_read, lines_of
from goldenthread.themes.queries.population import sampled
from goldenthread.themes.working.job import do_run
from tests.conversation.made import AFTER, WHILE_OPEN, announced, questions

NAMES = list(SAID)
LATER = AFTER + timedelta(days=1)


def by(cast: Cast, who: str = "anita", at: datetime = LATER) -> dict[str, Any]:
    return {"by": cast.people[who], "at": at}


def asked(cast: Cast) -> Question:
    """The first question of a consultation that is over."""
    return questions(announced(cast))[0]


def of_consultation(question: Question) -> Consultation:
    return question.principle.consultation


def said_to(question: Question, said: Iterable[SaidOne], cast: Cast, **more: Any) -> list[Answer]:
    """Answers as they came in on paper."""
    made = []
    for one in said:
        about = About(
            who=one.who, region=one.region, may_quote=one.may_quote, organisation=more.get("organisation", "")
        )
        reply, _ = bring_in(
            consultation=of_consultation(question), said=[Said(question.id, words=one.words)], about=about,
            channel="paper", evidence=more.get("evidence", "person"), by=cast.people["lin"], at=WHILE_OPEN,
        )  # fmt: skip
        made.append(reply)
    found = {one.reply_id: one for one in Answer.objects.filter(reply__in=made)}
    return [found[one.id] for one in made]


def words_to(question: Question, *words: str, cast: Cast, **more: Any) -> list[Answer]:
    return said_to(question, [SaidOne(one, (), "parent", "london", True) for one in words], cast, **more)


def answered(cast: Cast, number: int = 80, seed: int = 7) -> tuple[Question, dict[Any, tuple[str, ...]]]:
    """A question with made-up answers, and the themes that each was made of."""
    question = asked(cast)
    said = list(what_people_said(number, seed))
    answers = said_to(question, said, cast)
    return question, {answer.id: one.themes for answer, one in zip(answers, said, strict=True)}


def framed(question: Question, cast: Cast, names: Sequence[str] = NAMES) -> Frame:
    """In force: Anita wrote it, Anita and Lin signed it."""
    frame = begin_frame(question=question, why="", **by(cast))
    for name in names:
        belongs, belongs_not = BELONGS.get(name, ("Whatever is said of it.", ""))
        add_theme(frame=frame, name=name, belongs=belongs, belongs_not=belongs_not, **by(cast))
    signed(frame, cast)
    frame.refresh_from_db()
    return frame


def signed(frame: Frame, cast: Cast) -> None:
    for who in ("anita", "lin"):
        sign_frame(frame=frame, words_hash=frame_read(frame).words_hash, **by(cast, who))


def code(answer: Answer, frame: Frame, names: Iterable[str], cast: Cast, who: str = "anita") -> None:
    themes = {line.name: line.theme_id for line in lines_of(frame)}
    given = {themes[name]: [] for name in names}
    code_answer(answer=answer, frame=frame, given=given, none_fits=not given, note="", **by(cast, who))


def coded_sample(
    question: Question, frame: Frame, truth: dict[Any, tuple[str, ...]], cast: Cast, size: int = 40
) -> None:
    """Both code the sample. Lin leaves a theme out of every tenth answer, and they settle those."""
    draw_sample(question=question, more=size, seed=11, **by(cast))
    for place, one in enumerate(sampled(question).select_related("answer__reply", "answer__question")):
        names = truth[one.answer_id]
        code(one.answer, frame, names, cast)
        code(one.answer, frame, names[1:] if place % 10 == 0 else names, cast, "lin")
    themes = {line.name: line.theme_id for line in lines_of(frame)}
    for standing in Standing.objects.filter(frame=frame, how="differ").select_related("answer__reply"):
        given = {themes[name]: [] for name in truth[standing.answer_id]}
        settle_answer(
            answer=standing.answer, frame=frame, given=given, none_fits=not given, note="", **by(cast)
        )


def ran(question: Question, cast: Cast, kind: str, **more: Any) -> Run:
    """A run that was asked for and done."""
    run = ask_for_run(question=question, kind=kind, seed=3, **more, **by(cast))
    do_run.func(str(run.id), str(cast.people["anita"].id))
    run.refresh_from_db()
    return run


def whole(cast: Cast, number: int = 80) -> tuple[Question, Frame]:
    """Everything: answers, frame, coded sample, machine, figures."""
    question, truth = answered(cast, number)
    frame = framed(question, cast)
    coded_sample(question, frame, truth, cast)
    for kind in (Run.Kind.CODING, Run.Kind.COUNTING):
        ran(question, cast, kind)
    return question, frame
