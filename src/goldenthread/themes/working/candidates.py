"""Candidate themes: answers put together by what they say, for people to read."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from goldenthread.analysis.themes import TooFewAnswers, candidates, how_many
from goldenthread.analysis.vectors import MODEL, depth_for
from goldenthread.themes.models import Candidate, CandidateAnswer, Run
from goldenthread.themes.queries.population import Text, hash_of, hash_of_texts, texts_of
from goldenthread.themes.working.progress import CannotBeDone, Outcome, Progress, versions
from goldenthread.themes.working.reading import read_texts


def find_candidates(run: Run, progress: Progress) -> Outcome:
    texts = _texts(run)
    number = run.settings.get("number") or how_many(len(texts))
    depth = depth_for([text.text for text in texts])
    if len(texts) < 2 * number:  # known before an hour of reading
        raise CannotBeDone(str(TooFewAnswers(_too_few(number, len(texts)))))
    read = read_texts(run.question, texts, depth, progress)
    progress.stage("Putting answers together", len(texts))
    found, left = candidates([text.text for text in texts], read, number, run.seed)
    settings = {"number": number, "depth": int(depth), "model": MODEL, "seed": run.seed, **versions()}
    groups = [[str(texts[row].answer_id) for row in one.answers] for one in found]

    def write() -> None:
        for place, one in enumerate(found, 1):
            row = Candidate.objects.create(run=run, number=place, size=one.size, words=list(one.words))
            _keep_answers(row, [texts[each].answer_id for each in one.answers])

    result = {"settings": settings, "answers": len(texts), "groups": len(found), "left_over": len(left)}
    words = [list(one.words) for one in found]
    return Outcome(hash_of(settings, hash_of_texts(texts)), result, hash_of(groups, words), write)


def _texts(run: Run) -> list[Text]:
    texts = texts_of(run.question)
    if run.within is None:
        return texts
    within = set(CandidateAnswer.objects.filter(candidate=run.within).values_list("answer", flat=True))
    return [text for text in texts if text.answer_id in within]


def _too_few(number: int, there: int) -> str:
    return f"{number} groups need at least {2 * number} answers; there are {there}."


def _keep_answers(candidate: Candidate, answers: Sequence[UUID]) -> None:
    CandidateAnswer.objects.bulk_create(
        (
            CandidateAnswer(candidate=candidate, answer_id=answer, place=place)
            for place, answer in enumerate(answers, 1)
        ),
        batch_size=2000,
    )
