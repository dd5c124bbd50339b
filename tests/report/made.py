"""A consultation that is over: answered, counted by people, written up, published, decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.demonstration.said import SaidOne
from goldenthread.conversation.models import Answer, Consultation, Question, Reply
from goldenthread.report.actions.publishing import publish_report, record_decision
from goldenthread.report.actions.writing import write_heard, write_part
from goldenthread.report.models import Edition
from goldenthread.themes.actions.sampling import draw_sample
from goldenthread.themes.actions.words import review_words
from goldenthread.themes.models import Frame, Run
from goldenthread.themes.queries.frames import lines_of
from goldenthread.themes.queries.population import sampled
from tests.conversation.made import AFTER, CLOSES, questions, sent
from tests.conversation.made import announced as announced_one
from tests.themes.made import code, framed, ran, said_to

PLAIN, TELL = "Plain words", "Tell us when help does not happen"
PLAIN_WORDS = "Write it so that my mum can read it."
TELL_WORDS = "Show us the sessions that did not happen."
LATER = AFTER + timedelta(days=2)
MUCH_LATER = CLOSES + timedelta(weeks=12, days=9)


@dataclass
class Counted:
    """The first question, its frame, and its themes by name; `codes` of replies sent on the website."""

    cast: Cast
    consultation: Consultation
    question: Question
    frame: Frame
    themes: dict[str, UUID]
    reply: Reply
    code: str
    answers: list[Answer]

    def by(self, who: str = "lin", at: Any = LATER) -> dict[str, Any]:
        return {"by": self.cast.people[who], "at": at}

    def theme(self, name: str = PLAIN) -> Any:
        from goldenthread.themes.models import Theme

        return Theme.objects.select_related("question__principle__consultation").get(id=self.themes[name])


def counted(cast: Cast, number: int = 24, **about: Any) -> Counted:
    """Half say one theme and half the other; one of the website says both. All were read by two people."""
    consultation = announced_one(cast)
    question = questions(consultation)[0]
    words = f"{PLAIN_WORDS} {TELL_WORDS}"
    reply, receipt = sent(consultation, words=words, **({"who": "parent", "region": "london"} | about))
    said = [
        SaidOne(PLAIN_WORDS if one % 2 else TELL_WORDS, (), "parent", "london", one < 6)
        for one in range(number)
    ]
    answers = said_to(question, said, cast)
    own = Answer.objects.get(reply=reply)
    frame = framed(question, cast, [TELL, PLAIN])
    draw_sample(question=question, more=number + 1, seed=5, **_by(cast))
    for one in sampled(question).select_related("answer__reply", "answer__question"):
        names = [
            name
            for name, said_words in ((PLAIN, PLAIN_WORDS), (TELL, TELL_WORDS))
            if said_words in one.answer.words
        ]
        for who in ("anita", "lin"):
            code_with_places(one.answer, frame, names, cast, who) if one.answer_id == own.id else code(
                one.answer, frame, names, cast, who
            )
    ran(question, cast, Run.Kind.COUNTING)
    themes = {line.name: line.theme_id for line in lines_of(frame)}
    return Counted(cast, consultation, question, frame, themes, reply, receipt, [own, *answers])


def code_with_places(answer: Answer, frame: Frame, names: list[str], cast: Cast, who: str) -> None:
    from goldenthread.themes.actions.coding import code_answer

    themes = {line.name: line.theme_id for line in lines_of(frame)}
    places = {PLAIN: [(0, len(PLAIN_WORDS))], TELL: [(len(PLAIN_WORDS) + 1, len(answer.words))]}
    given = {themes[name]: places[name] for name in names}
    code_answer(answer=answer, frame=frame, given=given, none_fits=False, note="", **_by(cast, who))


def _by(cast: Cast, who: str = "anita") -> dict[str, Any]:
    return {"by": cast.people[who], "at": AFTER + timedelta(days=1)}


def passed(answer: Answer, cast: Cast, words: str = "") -> None:
    """Somebody has read the words of an answer for personal data."""
    answer = Answer.objects.select_related("reply", "question__principle__consultation").get(id=answer.id)
    review_words(answer=answer, may_show=True, words=words or answer.words, why="", **_by(cast))


def written_up(made: Counted, quotes: dict[str, list[UUID]] | None = None) -> None:
    write_part(
        consultation=made.consultation,
        part="summary",
        words="People want plain words.",
        base=0,
        **made.by("anita"),
    )
    for name, theme in made.themes.items():
        write_heard(
            theme=made.theme(name), words=f"What people said of {name.lower()}.",
            quotes=(quotes or {}).get(name, []), base=0, **made.by("anita"),
        )  # fmt: skip
        assert theme


def published_one(made: Counted, quotes: dict[str, list[UUID]] | None = None) -> Edition:
    written_up(made, quotes)
    return publish_report(consultation=made.consultation, why="", **made.by())


def decided(made: Counted, name: str = PLAIN, outcome: str = "accepted", **change: Any) -> Any:
    given: dict[str, Any] = {
        "outcome": outcome, "yes": "Every plan shows its reading age.", "no": "", "why": "It helps all.",
        "decided_by": "the Director of Children’s Services", "decided_on": LATER.date(), "holds_from": "",
        "read_at": "", "why_changed": "", **made.by(),
    } | change  # fmt: skip
    return record_decision(theme=made.theme(name), **given)
