"""How far two people agree, and the machine with people: theme by theme, and together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any
from uuid import UUID

from goldenthread.themes.models import Coding, Frame, Run, Standing
from goldenthread.themes.queries.codings import Coded, coded, coded_by_people, newest_of_each
from goldenthread.themes.queries.frames import LineRead, lines_of
from goldenthread.themes.states import How

Pair = tuple[frozenset[UUID], frozenset[UUID]]


@dataclass(frozen=True, slots=True)
class ThemeAgreement:
    """Of one theme: how often each gave it, and both. Kappa and F1 are None if they say nothing."""

    theme_id: UUID
    name: str
    first: int
    second: int
    both: int
    kappa: float | None
    f1: float | None


@dataclass(frozen=True, slots=True)
class Agreed:
    """Over answers that both coded: how many, of how many both sets are the same, F1 by answer, kappa."""

    answers: int
    same: int
    f1: float | None
    kappa: float | None
    themes: tuple[ThemeAgreement, ...]


def agreement_of_people(frame: Frame) -> Agreed:
    """The first two coders of every answer, before anything was settled. Three queries."""
    pairs = []
    for given in coded_by_people(frame).values():
        own = newest_of_each(given)
        if len(own) > 1:
            pairs.append((own[0].said, own[1].said))
    return agreed(pairs, lines_of(frame))


def agreement_with_machine(frame: Frame, run: Run) -> Agreed:
    """The machine with what stands of people, over all answers that both coded. Five queries.

    Of an answer of the sample it is what the machine says as if it had not learnt from it.
    """
    stands = Standing.objects.filter(frame=frame).exclude(how__in=[How.MACHINE, How.DIFFER])
    answers = dict(stands.values_list("coding", "answer"))
    people = {one.id: one for one in coded(Coding.objects.filter(id__in=list(answers)))}
    machine = coded(Coding.objects.filter(run=run, answer__in=list(answers.values())))
    said = {one.answer_id: one.said for one in people.values()}
    pairs = [(said[one.answer_id], one.said) for one in machine if one.answer_id in said]
    return agreed(pairs, lines_of(frame))


def agreed(pairs: Sequence[Pair], lines: Sequence[LineRead]) -> Agreed:
    # as late as here: most pages load no mathematics
    from goldenthread.analysis.agreement import agreement, agreement_by_theme, answer_f1

    first, second = (_table([pair[side] for pair in pairs], lines) for side in (0, 1))
    whole = agreement(first, second)
    by_theme = agreement_by_theme(first, second)
    f1 = answer_f1(first, second)
    return Agreed(
        answers=len(pairs),
        same=sum(one == other for one, other in pairs),
        f1=None if isnan(f1) else f1,
        kappa=whole.kappa if pairs else None,
        themes=tuple(
            ThemeAgreement(
                line.theme_id,
                line.name,
                one.first,
                one.second,
                one.both,
                one.kappa if pairs else None,
                one.f1,
            )
            for line, one in zip(lines, by_theme, strict=True)
        ),
    )


def _table(said: Sequence[frozenset[UUID]], lines: Sequence[LineRead]) -> Any:
    import numpy as np

    rows = [[line.theme_id in each for line in lines] for each in said]
    return np.array(rows, np.bool_).reshape(len(said), len(lines))


def table_of(given: Sequence[Coded], lines: Sequence[LineRead]) -> Any:
    """Shape (answers, themes): which of them each coding gives."""
    return _table([one.said for one in given], lines)
