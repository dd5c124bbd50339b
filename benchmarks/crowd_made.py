"""What a crowd answers and two people code, made before it comes and looked at when it has gone.

Run as `python -m benchmarks.crowd_made make` and `… look`, in processes of their own, with the database that
the server uses. Both pass JSON: `make` prints where to go, `look` reads what was acknowledged.
Models can be imported only once Django is set up: hence the imports within, and `Any`.
"""

from __future__ import annotations

import json
import os
import random
import sys
from datetime import timedelta
from typing import Any

TO_CODE, THEMES = 1_000, 16
WORDS = ("help", "school", "waited", "nobody", "told", "child", "listens", "moved", "again", "form", "call")
Told = dict[str, Any]


def words_of(chance: random.Random, number: int) -> str:
    """So many words that say nothing: none of this measures what they say."""
    return " ".join(chance.choice(WORDS) for _ in range(number)).capitalize() + "."


def main(what: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
    import django

    django.setup()
    from goldenthread.foundation.wall import lifted

    with lifted("a consultation made only to be measured"):
        said = _make() if what == "make" else _look(json.load(sys.stdin))
    print(json.dumps(said))


def _make() -> Told:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    people = _analysts()
    return {
        "conversation": str(_open(people[0]).id),
        "question": str(_to_code(people).id),
        "sessions": [_session(one) for one in people],
    }


def _analysts() -> list[Any]:
    from goldenthread.foundation.clock import now
    from goldenthread.foundation.models import Account
    from goldenthread.foundation.permissions import RoleKind
    from goldenthread.places.models import Area, PlaceRole

    area, at = Area.objects.create(code="993", name="Crowd"), now()
    people = [Account.objects.create(email=f"{name}@example.org", name=name) for name in ("Ann", "Bob")]
    for account in people:
        PlaceRole.objects.create(
            account=account, area=area, kind=RoleKind.ANALYST, starts_on=at.date(),
            evidence="Made to be measured", given_at=at,
        )  # fmt: skip
    return people


def _session(account: Any) -> str:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(account)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _consultation(by: Any, name: str, days: tuple[int, int]) -> Any:
    """One that opened and closes so many days from now."""
    from goldenthread.conversation.models import Consultation, Principle
    from goldenthread.foundation.clock import now
    from goldenthread.places.models import Area

    at = now()
    opens, closes = (at + timedelta(days=number) for number in days)
    made = Consultation.objects.create(
        area=Area.objects.get(code="993"), kind="conversation", name=name, body="Crowd", about=name,
        opens_at=opens, closes_at=closes, announced_at=opens, announced_by=by, by=by, at=opens,
    )  # fmt: skip
    return Principle.objects.create(consultation=made, place=1, name="Near")


def _open(by: Any) -> Any:
    """Six open questions and a closed one."""
    from goldenthread.conversation.models import Question

    principle = _consultation(by, "Open to all", (-10, 80))
    for place in range(1, 7):
        Question.objects.create(
            principle=principle, place=place, number=str(place), words=f"What about {place}?", asks="open"
        )
    agree = [["yes", "Yes"], ["no", "No"], ["unsure", "I am not sure"]]
    Question.objects.create(
        principle=principle, place=7, number="7", words="Do you agree?", asks="closed", choices=agree
    )
    return principle.consultation


def _to_code(people: list[Any]) -> Any:
    """A question of a consultation that is over, with a frame in force and a sample that nobody has coded."""
    from goldenthread.conversation.models import Answer, Question, Reply
    from goldenthread.foundation.clock import now
    from goldenthread.themes.actions.sampling import draw_sample

    chance, at = random.Random(1), now()  # noqa: S311 - no secret
    principle = _consultation(people[0], "Over", (-100, -1))
    question = Question.objects.create(
        principle=principle, place=1, number="1", words="How was it?", asks="open"
    )
    replies = Reply.objects.bulk_create(
        Reply(
            consultation=principle.consultation, number=number, code_mark=f"over {number}", channel="web",
            evidence="person", content_hash=str(number), at=at,
        )
        for number in range(1, TO_CODE + 1)
    )  # fmt: skip
    Answer.objects.bulk_create(
        Answer(reply=one, question=question, place=1, words=words_of(chance, 30)) for one in replies
    )
    _framed(question, people)
    draw_sample(question=question, more=TO_CODE, seed=1, by=people[0], at=at)
    return question


def _framed(question: Any, people: list[Any]) -> None:
    from goldenthread.foundation.clock import now
    from goldenthread.themes.actions.frames import add_theme, begin_frame, sign_frame
    from goldenthread.themes.queries.frames import frame_read

    about: Told = {"by": people[0], "at": now()}
    frame = begin_frame(question=question, why="", **about)
    for theme in range(THEMES):
        add_theme(frame=frame, name=f"Theme {theme}", belongs="Of it", belongs_not="", **about)
    for account in people:
        sign_frame(frame=frame, words_hash=frame_read(frame).words_hash, by=account, at=now())


def _look(acknowledged: Told) -> Told:
    """What was acknowledged and is not there: answers by their code, words of drafts, codes of answers."""
    return {
        "answers": _lost_answers(acknowledged["sent"]),
        "drafts": _lost_drafts(acknowledged["kept"]),
        "coded": _lost_codes(acknowledged["coded"]),
    }


def _lost_answers(sent: dict[str, list[str]]) -> list[str]:
    from goldenthread.conversation.codes import mark_of
    from goldenthread.conversation.models import Answer

    lost = []
    for code, words in sent.items():
        there = Answer.objects.filter(reply__code_mark=mark_of(code)).order_by("place")
        if sorted(filter(None, there.values_list("words", flat=True))) != sorted(words):
            lost.append(code)
    return lost


def _lost_drafts(kept: dict[str, list[str]]) -> list[str]:
    from goldenthread.conversation.codes import mark_of
    from goldenthread.conversation.models import Draft

    lost = []
    for code, words in kept.items():
        draft = Draft.objects.get(code_mark=mark_of(code))
        there = {one["words"] for one in draft.answers.values()}
        lost += [f"{code}: {each}" for each in words if each not in there]
    return lost


def _lost_codes(coded: list[list[str]]) -> list[str]:
    from goldenthread.themes.models import Coding

    by_account = set(Coding.objects.values_list("answer_id", "by__name"))
    there = {(str(answer), name) for answer, name in by_account}
    return [f"{answer} by {name}" for answer, name in map(tuple, coded) if (answer, name) not in there]


if __name__ == "__main__":
    main(sys.argv[1])
