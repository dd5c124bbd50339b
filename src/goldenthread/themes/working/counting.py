"""Who said what, as numbers that may be shown: estimated from the sample, and protected before they are kept.

What is kept is what a page, the API or a report may show, and nothing else. Every number of people is a sum
of cells that were protected once (docs/decisions/0024), so no filter and no difference gives anybody away:
one table of all, one by who people are, one by where, one by both, each with a secret of its own. A share is
one such number by another; its likely range comes from the sample and is rounded outwards to steps of five.
How many answers there are is no secret: the ledger says it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any
from uuid import UUID

import numpy as np

from goldenthread.analysis.small_numbers import shown
from goldenthread.conversation.models import Question
from goldenthread.themes.models import Code, Coding, Run, Standing
from goldenthread.themes.protecting import BY, Tables, as_cells, secret_of
from goldenthread.themes.queries.agreement import Agreed, agreement_of_people, agreement_with_machine
from goldenthread.themes.queries.population import PERSON, hash_of, hash_of_texts, in_named_letters
from goldenthread.themes.queries.runs import latest_done
from goldenthread.themes.working.coding import Material, material_of
from goldenthread.themes.working.estimating import Numbers, estimated, totals_of
from goldenthread.themes.working.progress import CannotBeDone, Outcome, Progress

FEWEST_SETTLED = 10


def count_answers(run: Run, progress: Progress) -> Outcome:
    given = material_of(run)
    if len(given.sample) < FEWEST_SETTLED:
        raise CannotBeDone(
            f"Two people have agreed on {len(given.sample)} answers of the sample. Shares need at least "
            f"{FEWEST_SETTLED}: code more, and settle where two differ."
        )
    progress.stage("Counting", len(given.texts))
    machine = latest_done(run.question, Run.Kind.CODING, given.frame)
    numbers, later = _numbers(run.question, given, machine)
    totals = totals_of(numbers, "all")
    of = shown(len(numbers.everyone)) or 0
    result = {
        "by": list(BY),
        "machine": str(machine.id) if machine else None,
        "answers": of,
        "answers_later": shown(later) or 0,
        "read_by_two": len(numbers.sample),
        "cells": as_cells(totals),
        "themes": _themes(given, numbers, totals, of),
        "kinds": _kinds(given),
        "letters": _letters(run.question),
        "agreement": {
            "people": _agreement(agreement_of_people(given.frame)),
            "machine": _agreement(agreement_with_machine(given.frame, machine)) if machine else None,
        },
    }  # fmt: skip
    data = [str(machine.result_hash) if machine else "", given.known.tolist(), hash_of_texts(given.texts)]
    return Outcome(hash_of(data), result, hash_of(result), lambda: None)


def _numbers(question: Question, given: Material, machine: Run | None) -> tuple[Numbers, int]:
    """And how many answers came after the machine coded: they are not counted until it does so again."""
    people = [text for text in given.rest if text.evidence == PERSON]
    said: dict[UUID, Any] = {}
    if machine:
        rows = Coding.objects.filter(run=machine, answer__isnull=False)
        said = {answer: evidence for answer, evidence in rows.values_list("answer", "evidence") if answer}
    rest = [text for text in people if text.answer_id in said] if machine else people
    nothing = [0.0] * len(given.lines)
    shape = (-1, len(given.lines))
    of_sample, of_rest = (
        np.array([said.get(text.answer_id, nothing) for text in texts], np.float64).reshape(shape)
        for texts in (given.sample, rest)
    )
    return Numbers(given.sample, rest, given.known, of_sample, of_rest, secret_of(question.id)), len(
        people
    ) - len(rest)


def _themes(given: Material, numbers: Numbers, totals: Tables, of: int) -> list[dict[str, Any]]:
    figures = estimated(numbers, [line.theme_id for line in given.lines], totals, of)
    letters = _letters_by_theme(given)
    return [
        {
            "theme": str(line.theme_id),
            "name": line.name,
            **figure,
            "letters": letters.get(line.theme_id, []),
        }
        for line, figure in zip(given.lines, figures, strict=True)
    ]


def _kinds(given: Material) -> list[dict[str, Any]]:
    """Whoever is no person, counted by what stands: each kind by itself, and never added to another."""
    kinds = {text.answer_id: text.evidence for text in given.rest if text.evidence != PERSON}
    stands = Standing.objects.filter(frame=given.frame, answer__in=list(kinds), coding__isnull=False)
    answers = dict(stands.values_list("coding", "answer"))
    by_theme: dict[str, Counter[UUID]] = defaultdict(Counter)
    for coding, theme in Code.objects.filter(coding__in=list(answers)).values_list("coding", "theme"):
        by_theme[kinds[answers[coding]]][theme] += 1
    return [
        {
            "kind": kind,
            "answers": shown(number) or 0,
            "themes": {str(theme): shown(count) or 0 for theme, count in sorted(by_theme[kind].items())},
        }
        for kind, number in sorted(Counter(kinds.values()).items())
    ]


def _letters(question: Question) -> list[dict[str, Any]]:
    """Each named letter: how many sent it, and how many of them word for word."""
    members = in_named_letters(answer__question=question)
    found: dict[UUID, Counter[bool]] = defaultdict(Counter)
    for group, identical in members.values_list("group", "identical"):
        found[group][identical] += 1
    return [
        {"letter": str(group), "senders": shown(counts.total()) or 0, "identical": shown(counts[True]) or 0}
        for group, counts in sorted(found.items(), key=lambda one: -one[1].total())
    ]


def _letters_by_theme(given: Material) -> dict[UUID, list[str]]:
    """The letters whose shared text says a theme, as the newest coding of each has it."""
    rows = Coding.objects.filter(frame=given.frame, letter__isnull=False).order_by("at", "id")
    newest = dict(rows.values_list("letter", "id"))
    letter_of = {coding: letter for letter, coding in newest.items()}
    found: dict[UUID, list[str]] = defaultdict(list)
    for coding, theme in Code.objects.filter(coding__in=list(letter_of)).values_list("coding", "theme"):
        found[theme].append(str(letter_of[coding]))
    return found


def _agreement(found: Agreed) -> dict[str, Any]:
    """How far they agree, without how often anybody gave which theme."""
    return {
        "answers": found.answers,
        "same": found.same,
        "f1": found.f1,
        "kappa": found.kappa,
        "themes": [{"theme": str(one.theme_id), "kappa": one.kappa, "f1": one.f1} for one in found.themes],
    }
