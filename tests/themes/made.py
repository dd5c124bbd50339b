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
from goldenthread.themes.actions.letters import name_letter
from goldenthread.themes.actions.objections import object_to_coding
from goldenthread.themes.actions.runs import ask_for_run
from goldenthread.themes.actions.sampling import draw_sample
from goldenthread.themes.models import Candidate, Frame, LetterGroup, Run, Standing
from goldenthread.themes.queries.frames import frame_read, lines_of
from goldenthread.themes.queries.population import sampled
from goldenthread.themes.working.job import do_run
from tests.cast import NOW
from tests.conversation.made import AFTER, WHILE_OPEN, announced, questions, sent

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


def with_stances(question: Question, answer: Answer, about: dict[str, Any]) -> None:
    """As if the machine had inferred where one answer stands."""
    figure = {"count": 10, "of": 10, "share": 1.0, "low": 0.9, "high": 1.0}
    empty: dict[str, Any] = {"groups": {"who": [], "region": []}, "cells": {}}
    run = Run.objects.create(
        question=question, kind="stances", seed=1, state="done", ended_at=about["at"], **about,
        result={
            "answers": 10, "judged": 30, "trust": {"accuracy": 0.9, "f1": 0.9, "commonest": 0.5}, "cells": {},
            "stances": [{"stance": "for", "learnt": True} | figure | empty],
        },
    )  # fmt: skip
    run.stances.create(answer=answer, stance="for", likely=0.9)


def all_about(question: Question, cast: Cast, at: datetime = NOW) -> dict[str, Any]:
    """One of everything that an address of the themes can ask for, by the name that it asks with."""
    anita, lin = ({"by": cast.people[who], "at": at} for who in ("anita", "lin"))
    answers = [sent(of_consultation(question), words=words, at=at, may_quote=True)[0].answers.get()
               for words in ("Rope.", "Wood and rope.", "Tyres.")]  # fmt: skip
    first = begin_frame(question=question, why="", **anita)
    for name in ("Wood", "Rope"):
        add_theme(frame=first, name=name, belongs=f"About {name}", belongs_not="", **anita)
    for who in (anita, lin):
        sign_frame(frame=first, words_hash=frame_read(first).words_hash, **who)
    draw_sample(question=question, more=4, seed=1, **anita)
    wood, rope = (line.theme_id for line in lines_of(first))
    for given, who in (({wood: []}, anita), ({rope: []}, lin)):
        code_answer(answer=answers[0], frame=first, given=given, none_fits=False, note="", **who)
    later = begin_frame(question=question, why="A third theme may be missing.", **anita)
    runs = {
        kind: Run.objects.create(
            question=question, kind=kind, seed=1, state="done", ended_at=at, **anita,
            result={"groups": 1, "answers": 4, "left_over": 0},
        )
        for kind in ("candidates", "letters", "words")
    }  # fmt: skip
    candidate = Candidate.objects.create(run=runs["candidates"], number=1, size=1, words=["rope"])
    candidate.answers.create(answer=answers[0], place=1)
    within = Run.objects.create(
        question=question, kind="candidates", seed=1, state="done", ended_at=at, within=candidate,
        result={"groups": 0, "answers": 1, "left_over": 1}, **anita,
    )  # fmt: skip
    letter = LetterGroup.objects.create(
        question=question, run=runs["letters"], number=1, shared_text="Rope wears out. Build of wood."
    )
    letter.members.create(
        run=runs["letters"], answer=answers[2], kept=1.0, identical=False, own_words="Tyres."
    )
    name_letter(letter=letter, name="A letter", **anita)
    with_stances(question, answers[2], anita)
    objection = object_to_coding(
        reply=answers[0].reply, answer_id=answers[0].id, theme_id=None, words="I meant wood.", at=at
    )
    return {
        "answer_id": answers[0].id, "frame_id": later.id, "theme_id": wood, "candidate_id": candidate.id,
        "run_id": runs["candidates"].id, "group_id": letter.id, "objection_id": objection.id,
        "in_force_id": first.id, "within_id": within.id, "stance": "for",
    }  # fmt: skip
