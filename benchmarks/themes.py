"""The whole analysis of one question with 20,000 answers, as the house does it: runs, tables and pages.

`python -m benchmarks.themes` prints the rows of this alone. Without the comments of REAL_DATA_DIR nothing is
measured. Models can be imported only once Django is set up: hence the imports within, and `Any`.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.conversation import COMMENTS, MANY, MOST_MEGABYTES, MOST_SECONDS, Comments, _many

SAMPLED = 300
KINDS = ("letters", "words", "candidates", "coding", "counting")
WHAT = "Letters, words, candidates, coding and counting"
COMMAND = Path(sys.executable).with_name("goldenthread")
MOST_PAGE_MS = 300.0


def rows(data: Path) -> tuple[list[str], bool]:
    """The table of the page of performance, and whether every limit was held."""
    if not (data / COMMENTS).is_file():
        return [f"Not measured: {COMMENTS} is not here."], True
    from goldenthread.foundation.wall import lifted

    with lifted("a question made only to be measured"):
        made = _Made(Comments.of(data / COMMENTS))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        made.run()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        pages = list(made.pages())
    total = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    peak = after.ru_maxrss / 1024
    slowest = max(pages, key=lambda page: page[1])
    return [
        f"One question with {MANY:,} answers, {SAMPLED} of them coded by two, in the house and its database.",
        "",
        "| What | Measured | Limit |",
        "|---|---:|---:|",
        f"| {WHAT}, processor seconds of a worker | {total:.0f} | {MOST_SECONDS:.0f} |",
        f"| Its peak memory, MB | {peak:.0f} | {MOST_MEGABYTES:.0f} |",
        *[f"| Page “{name}”, ms | {milliseconds:.0f} | {MOST_PAGE_MS:.0f} |" for name, milliseconds in pages],
    ], total < MOST_SECONDS and peak < MOST_MEGABYTES and slowest[1] < MOST_PAGE_MS


class _Made:
    """A consultation that is over, its answers, its frame and its coded sample."""

    def __init__(self, comments: Comments) -> None:
        from goldenthread.foundation.clock import now
        from goldenthread.foundation.models import Account
        from goldenthread.foundation.permissions import RoleKind
        from goldenthread.places.models import Area, PlaceRole

        self.at = now()
        self.area = Area.objects.create(code="994", name="Listening")
        self.people = [
            Account.objects.create(email=f"{name}@example.org", name=name.title()) for name in ("ann", "bob")
        ]
        for account in self.people:
            PlaceRole.objects.create(
                account=account, area=self.area, kind=RoleKind.ANALYST, starts_on=self.at.date(),
                evidence="Made to be measured", given_at=self.at,
            )  # fmt: skip
        self.question = self._asked()
        self.answers = self._answered(_many(comments.texts))
        self.frame = self._framed(comments.coded.shape[1])
        self._sampled(comments)

    def _asked(self) -> Any:
        from goldenthread.conversation.models import Consultation, Principle, Question

        before = self.at - timedelta(days=100)
        about = {"by": self.people[0], "at": before}
        asked = Consultation.objects.create(
            area=self.area, kind="conversation", name="Listening", body="Listening", about="Listening",
            opens_at=before, closes_at=self.at - timedelta(days=1), announced_at=before,
            announced_by=self.people[0], **about,
        )  # fmt: skip
        principle = Principle.objects.create(consultation=asked, place=1, name="All")
        return Question.objects.create(
            principle=principle, place=1, number="1", words="How was it?", asks="open"
        )

    def _answered(self, texts: list[str]) -> list[Any]:
        from goldenthread.conversation.models import Answer, Reply

        who, regions = Reply.Who.values, Reply.Region.values
        replies = [
            Reply(
                consultation=self.question.principle.consultation, number=number, code_mark=str(number),
                channel="web", evidence="person", who=who[number % 7 % len(who)], may_quote=number % 2 == 0,
                region=regions[number % len(regions)], content_hash=str(number), at=self.at,
            )
            for number, _ in enumerate(texts, 1)
        ]  # fmt: skip
        Reply.objects.bulk_create(replies, batch_size=1000)
        answers = [
            Answer(reply=reply, question=self.question, place=1, words=text)
            for reply, text in zip(replies, texts, strict=True)
        ]
        Answer.objects.bulk_create(answers, batch_size=1000)
        return answers

    def _framed(self, number: int) -> Any:
        from goldenthread.themes.actions.frames import add_theme, begin_frame, sign_frame
        from goldenthread.themes.queries.frames import frame_read

        about: dict[str, Any] = {"by": self.people[0], "at": self.at}
        frame = begin_frame(question=self.question, why="", **about)
        for theme in range(number):
            add_theme(frame=frame, name=f"Theme {theme}", belongs="Of it", belongs_not="", **about)
        for account in self.people:
            sign_frame(frame=frame, words_hash=frame_read(frame).words_hash, by=account, at=self.at)
        frame.refresh_from_db()
        return frame

    def _sampled(self, comments: Comments) -> None:
        """The first answers are the comments that people coded; the sample is drawn from all, so those of it
        that are made of two have the themes of both."""
        from goldenthread.themes.actions.coding import code_answer
        from goldenthread.themes.actions.sampling import draw_sample
        from goldenthread.themes.queries.frames import lines_of
        from goldenthread.themes.queries.population import sampled

        draw_sample(question=self.question, more=SAMPLED, seed=1, by=self.people[0], at=self.at)
        places = {answer.id: place for place, answer in enumerate(self.answers)}
        themes = [line.theme_id for line in lines_of(self.frame)]
        for one in sampled(self.question).select_related("answer__reply"):
            coded = comments.coded[places[one.answer_id] % len(comments.texts)]
            given: dict[Any, Any] = {theme: [] for theme, has in zip(themes, coded, strict=True) if has}
            for account in self.people:
                code_answer(
                    answer=one.answer, frame=self.frame, given=given, none_fits=not given, note="",
                    by=account, at=self.at,
                )  # fmt: skip

    def run(self) -> None:
        """All that the machine does, one after another, by a worker of its own."""
        from goldenthread.themes.actions.runs import ask_for_run
        from goldenthread.themes.models import Run

        for kind in KINDS:
            ask_for_run(question=self.question, kind=kind, seed=1, by=self.people[0], at=self.at)
        subprocess.run([COMMAND, "jobs", "--once"], check=True)  # noqa: S603 - our own command
        refused = dict(Run.objects.exclude(state="done").values_list("kind", "refused"))
        assert not refused, refused  # noqa: S101 - else nothing was measured

    def pages(self) -> Iterator[tuple[str, float]]:
        """Each page of the question: its name, and the middle of five times in milliseconds."""
        from django.test import Client

        client = Client(SERVER_NAME="localhost")
        client.force_login(self.people[1])
        for name, address in self._addresses():
            answer = client.get(address)
            assert answer.status_code == 200, (name, answer.status_code)  # noqa: S101 - as above
            times = sorted(_timed(lambda address=address: client.get(address)) for _ in range(5))
            yield name, times[2] * 1000

    def _addresses(self) -> Iterator[tuple[str, str]]:
        from goldenthread.design.addresses import address
        from goldenthread.themes.models import Candidate
        from goldenthread.themes.queries.frames import lines_of
        from goldenthread.themes.queries.work import next_for_people

        yield "consultation", address("themes_consultation", self.question.principle.consultation_id)
        for name in (
            "question",
            "candidates",
            "frame",
            "sample",
            "agreement",
            "machine",
            "shares",
            "letters",
            "words",
        ):
            yield name, address(f"themes_{name}", self.question.id)
        yield "candidate", address("themes_candidate", Candidate.objects.order_by("number")[0].id)
        yield "theme", address("themes_theme", self.question.id, lines_of(self.frame)[0].theme_id)
        answer = next_for_people(self.frame, self.people[1]) or self.answers[-1]
        yield "code", f"{address('themes_code', answer.id)}?unsure"
        yield "answer", address("themes_answer", answer.id)


def _timed(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def _alone() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GOLDENTHREAD_VAR"] = folder
        os.environ["GOLDENTHREAD_SECOND_FACTOR"] = "no"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        printed, held = rows(settings.REAL_DATA_DIR)
    print("\n".join(printed))
    return held


if __name__ == "__main__":
    raise SystemExit(0 if _alone() else 1)
