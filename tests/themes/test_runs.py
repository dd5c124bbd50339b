"""The machine proposes, the same for the same answers and seed, and goes on where it was killed."""

from __future__ import annotations

from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.actions.replies import set_aside
from goldenthread.conversation.models import Question
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.themes.actions.runs import ask_for_run
from goldenthread.themes.models import (
    Candidate,
    CandidateAnswer,
    Code,
    Coding,
    Run,
    Standing,
    TextVectors,
    WordsFound,
)
from goldenthread.themes.queries.agreement import agreement_with_machine
from goldenthread.themes.queries.candidates import candidates_of
from goldenthread.themes.queries.frames import lines_of
from goldenthread.themes.queries.runs import run_read
from goldenthread.themes.queries.work import for_people
from goldenthread.themes.states import NotInForce, RunState
from goldenthread.themes.working import reading
from goldenthread.themes.working.candidates import find_candidates
from goldenthread.themes.working.job import do_run, has_stopped
from goldenthread.themes.working.progress import Progress
from goldenthread.themes.working.words import look_at_words
from tests.themes.made import LATER, answered, asked, by, code, coded_sample, framed, ran, words_to

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


class Killed(BaseException):
    """As a worker is: nothing that it had not saved is there afterwards."""


class UntilKilled(Progress):
    """A run that is killed when it says that something is done."""

    def done(self, number: int) -> None:
        super().done(number)
        raise Killed


def asked_for(question: Question, cast: Cast, kind: str, **more: Any) -> Run:
    return ask_for_run(question=question, kind=kind, seed=3, **more, **by(cast))


def test_candidates_are_every_answer_once_with_the_nearest_quoted(cast: Cast) -> None:
    question, _ = answered(cast, 60)
    run = ran(question, cast, "candidates", number=6)
    found = candidates_of(run, None)
    assert (run.state, run.result["answers"], len(found)) == (RunState.DONE, 60, run.result["groups"])
    assert sum(one.size for one in found) + run.result["left_over"] == 60
    assert [one.size for one in found] == sorted((one.size for one in found), reverse=True)
    assert CandidateAnswer.objects.values("answer").distinct().count() == sum(one.size for one in found)
    nearest = CandidateAnswer.objects.get(candidate=found[0].id, place=1)
    assert found[0].quotations[0] == (nearest.answer_id, nearest.answer.words)


def test_the_same_seed_and_answers_give_the_same_hash_and_other_answers_another(cast: Cast) -> None:
    question, _ = answered(cast, 40)
    first, second = (ran(question, cast, "candidates", number=4) for _ in range(2))
    assert (first.data_hash, first.result_hash) == (second.data_hash, second.result_hash)
    answer = words_to(question, "And a bus that comes.", cast=cast)[0]
    third = ran(question, cast, "candidates", number=4)
    assert third.data_hash != first.data_hash
    set_aside(reply=answer.reply, reason="test", why="To try.", **by(cast))
    assert ran(question, cast, "candidates", number=4).result_hash == first.result_hash


def test_a_run_that_was_killed_reads_only_what_is_left_and_comes_to_the_same(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "AT_ONCE", 10)
    question, _ = answered(cast, 40)
    run = asked_for(question, cast, "candidates", number=4)
    with pytest.raises(Killed):
        find_candidates(run, UntilKilled(run))
    kept = TextVectors.objects.count()
    assert kept == 10
    before = set(TextVectors.objects.values_list("id", flat=True))
    do_run.func(str(run.id), str(cast.people["anita"].id))
    run.refresh_from_db()
    assert before < set(TextVectors.objects.values_list("id", flat=True))
    assert run.result_hash == ran(question, cast, "candidates", number=4).result_hash
    do_run.func(str(run.id), str(cast.people["anita"].id))
    assert Candidate.objects.filter(run=run).count() == run.result["groups"]


def test_words_that_were_looked_at_are_not_looked_at_again(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from goldenthread.themes.working import words

    monkeypatch.setattr(words, "AT_ONCE", 5)
    question, _ = answered(cast, 12)
    run = asked_for(question, cast, "words")
    with pytest.raises(Killed):
        look_at_words(run, UntilKilled(run))
    first = set(WordsFound.objects.values_list("id", flat=True))
    do_run.func(str(run.id), str(cast.people["anita"].id))
    run.refresh_from_db()
    assert (len(first), WordsFound.objects.filter(run=run).count()) == (5, 12)
    assert first < set(WordsFound.objects.values_list("id", flat=True))
    assert run.result_hash == ran(question, cast, "words").result_hash


def test_answers_that_came_while_it_stood_still_end_a_run_that_had_written(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from goldenthread.themes.working import words

    monkeypatch.setattr(words, "AT_ONCE", 5)
    question, _ = answered(cast, 12)
    run = asked_for(question, cast, "words")
    with pytest.raises(Killed):
        look_at_words(run, UntilKilled(run))
    words_to(question, "One more.", cast=cast)
    do_run.func(str(run.id), str(cast.people["anita"].id))
    run.refresh_from_db()
    assert run.state == RunState.REFUSED
    assert "Start it again" in run.refused


def test_too_few_answers_are_said_before_anything_is_read(cast: Cast) -> None:
    question = asked(cast)
    words_to(question, "Wood.", "Rope.", cast=cast)
    run = ran(question, cast, "candidates")
    assert (run.state, TextVectors.objects.count()) == (RunState.REFUSED, 0)
    assert run.refused == "2 groups need at least 4 answers; there are 2."


def test_one_run_of_a_kind_at_a_time_and_coding_needs_a_frame(cast: Cast) -> None:
    question, _ = answered(cast, 8)
    run = asked_for(question, cast, "words")
    with pytest.raises(Conflict, match="already"):
        asked_for(question, cast, "words")
    with pytest.raises(NotInForce):
        asked_for(question, cast, "coding")
    for wrong in ({"kind": "guessing"}, {"kind": "candidates", "number": 1}):
        with pytest.raises(Refused):
            ask_for_run(question=question, seed=3, **wrong, **by(cast))  # type: ignore[arg-type]
    read = run_read(run, LATER)
    assert (read.under_way, read.left, has_stopped(run)) == (True, None, False)


def test_a_run_whose_job_failed_gives_way_to_another(cast: Cast) -> None:
    question, _ = answered(cast, 8)
    run = asked_for(question, cast, "words")
    job = DBTaskResult.objects.get(args_kwargs__args__0=str(run.id))
    DBTaskResult.objects.filter(id=job.id).update(status="FAILED", finished_at=LATER)
    assert has_stopped(run)
    assert ran(question, cast, "words").state == RunState.DONE
    run.refresh_from_db()
    assert (run.state, run.ended_at) == (RunState.REFUSED, LATER)


def test_a_candidate_is_taken_apart(cast: Cast) -> None:
    question, _ = answered(cast, 40)
    whole = ran(question, cast, "candidates", number=3)
    largest = Candidate.objects.get(run=whole, number=1)
    part = ran(question, cast, "candidates", number=2, within=largest)
    inside = set(CandidateAnswer.objects.filter(candidate=largest).values_list("answer", flat=True))
    apart = set(CandidateAnswer.objects.filter(candidate__run=part).values_list("answer", flat=True))
    assert apart <= inside
    assert part.result["answers"] == largest.size


def test_the_machine_learns_from_what_two_people_agree_on_and_gives_way_to_people(cast: Cast) -> None:
    question, truth = answered(cast, 60)
    frame = framed(question, cast)
    coded_sample(question, frame, truth, cast, size=30)
    outside = Coding.objects.filter(frame=frame).values_list("answer", flat=True)
    other = next(answer for answer in truth if answer not in set(outside))
    code(other_answer(question, other), frame, ["Plain words"], cast)
    run = ran(question, cast, "coding")
    assert (run.state, run.result["learnt_from"], run.result["answers"]) == (RunState.DONE, 30, 60)
    said = Coding.objects.filter(run=run)
    assert said.count() == 60
    assert all(len(one.evidence) == len(one.likely) == 6 and one.sure is not None for one in said)
    assert not Code.objects.filter(coding__run=run, score__isnull=True).exists()
    hows = dict.fromkeys(Standing.objects.filter(frame=frame).values_list("how", flat=True))
    assert set(hows) == {"agreed", "settled", "one", "machine"}
    assert Standing.objects.get(frame=frame, answer=other).how == "one"
    found = agreement_with_machine(frame, run)
    assert found.answers == 31
    assert found.f1 is not None
    assert found.f1 > 0.5
    assert {one.how for one in for_people(frame)} <= {"machine"}
    again = ran(question, cast, "coding")
    assert (again.data_hash, again.result_hash) == (run.data_hash, run.result_hash)
    assert Coding.objects.filter(run=again).count() == 60
    codes = Code.objects.filter(coding__run=run).exclude(passages=[]).select_related("coding__answer")
    sentences = {one.coding.answer.words[slice(*one.passages[0])] for one in codes if one.coding.answer}
    assert all(words.endswith((".", "?")) for words in sentences)
    assert {line.theme_id for line in lines_of(frame)} >= {one.theme_id for one in codes}


def other_answer(question: Question, answer_id: Any) -> Any:
    from goldenthread.conversation.models import Answer

    return Answer.objects.select_related("reply", "question").get(id=answer_id, question=question)


def test_too_small_a_sample_teaches_nothing_and_counts_nothing(cast: Cast) -> None:
    question, truth = answered(cast, 20)
    frame = framed(question, cast)
    coded_sample(question, frame, truth, cast, size=6)
    for kind in ("coding", "counting"):
        run = ran(question, cast, kind)
        assert run.state == RunState.REFUSED
        assert "settle where two" in run.refused
