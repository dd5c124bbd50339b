"""Who said what, as it was last counted: what may be shown to anybody, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from goldenthread.conversation.models import Question
from goldenthread.conversation.queries.replies import EVIDENCE_WORDS, REGION_WORDS, WHO_WORDS
from goldenthread.themes.models import Frame, LetterNaming, Run
from goldenthread.themes.protecting import Cells
from goldenthread.themes.queries.runs import latest_done

NOT_SAID = "Not said"
VALUE_WORDS: Mapping[str, Mapping[str, str]] = {
    "who": WHO_WORDS | {"": NOT_SAID},
    "region": REGION_WORDS | {"": NOT_SAID},
}
BANDS = ((0.9, "Nearly everybody"), (0.5, "Most people"), (0.25, "Many people"), (0.1, "Some people"))
FEWEST = "A few people"


def band(share: float) -> str:
    """The word that a share is always said with: nobody is “most” in one report and “many” in the next."""
    return next((words for least, words in BANDS if share >= least), FEWEST)


@dataclass(frozen=True, slots=True)
class Figure:
    """`count` of `of` people; `low` to `high` is where the true share is likely to be. None: not shown."""

    count: int | None
    of: int
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Group:
    """People of one kind, or of one region."""

    value: str
    words: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class ThemeFigures:
    theme_id: UUID
    name: str
    figure: Figure
    who: tuple[Group, ...]
    region: tuple[Group, ...]
    cells: Cells
    letters: tuple[UUID, ...]
    kappa: float | None
    f1: float | None

    @property
    def band(self) -> str:
        return band(self.figure.share or 0)


@dataclass(frozen=True, slots=True)
class KindFigures:
    """Answers that are not one person’s, each kind by itself."""

    kind: str
    words: str
    answers: int
    themes: Mapping[UUID, int]


@dataclass(frozen=True, slots=True)
class LetterFigures:
    letter_id: UUID
    name: str
    senders: int
    identical: int


@dataclass(frozen=True, slots=True)
class AgreementFigures:
    """Over so many answers; F1 by answer, and kappa over all decisions."""

    answers: int
    same: int
    f1: float | None
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a question, from one run of counting."""

    run_id: UUID
    frame_id: UUID
    at: datetime
    data_hash: str
    result_hash: str
    answers: int
    answers_later: int
    read_by_two: int
    by_machine: bool
    themes: tuple[ThemeFigures, ...]
    kinds: tuple[KindFigures, ...]
    letters: tuple[LetterFigures, ...]
    people: AgreementFigures
    machine: AgreementFigures | None
    cells: Cells

    def theme(self, theme_id: UUID) -> ThemeFigures | None:
        return next((one for one in self.themes if one.theme_id == theme_id), None)


def figures_of(question: Question, frame: Frame | None = None) -> Figures | None:
    """As last counted. Two queries, whatever the number of answers."""
    run = latest_done(question, Run.Kind.COUNTING, frame)
    return _figures(run) if run else None


def _figures(run: Run) -> Figures:
    found = run.result
    names = _names_of_letters(run.question)
    people = found["agreement"]["people"]
    by_theme = {one["theme"]: one for one in people["themes"]}
    assert run.ended_at is not None  # noqa: S101 - for the type checker: a constraint of the table
    assert run.frame_id is not None  # noqa: S101 - the same
    return Figures(
        run_id=run.id, frame_id=run.frame_id, at=run.ended_at, data_hash=run.data_hash,
        result_hash=run.result_hash, answers=found["answers"], answers_later=found["answers_later"],
        read_by_two=found["read_by_two"], by_machine=found["machine"] is not None,
        themes=tuple(_theme(one, by_theme.get(one["theme"], {})) for one in found["themes"]),
        kinds=tuple(
            KindFigures(
                one["kind"], EVIDENCE_WORDS[one["kind"]], one["answers"],
                {UUID(theme): count for theme, count in one["themes"].items()},
            )
            for one in found["kinds"]
        ),
        letters=tuple(
            LetterFigures(
                UUID(one["letter"]), names.get(UUID(one["letter"]), ""), one["senders"], one["identical"]
            )
            for one in found["letters"]
        ),
        people=_agreement(people),
        machine=_agreement(found["agreement"]["machine"]) if found["agreement"]["machine"] else None,
        cells=found["cells"],
    )  # fmt: skip


def _theme(one: dict[str, Any], agreed: dict[str, Any]) -> ThemeFigures:
    return ThemeFigures(
        UUID(one["theme"]), one["name"], figure_in(one), groups_in(one, "who"), groups_in(one, "region"),
        one["cells"], tuple(map(UUID, one["letters"])), agreed.get("kappa"), agreed.get("f1"),
    )  # fmt: skip


def groups_in(one: Mapping[str, Any], name: str) -> tuple[Group, ...]:
    """By one thing, as a run kept it."""
    return tuple(
        Group(group["value"], VALUE_WORDS[name].get(group["value"], group["value"]), figure_in(group))
        for group in one["groups"][name]
    )


def figure_in(one: Mapping[str, Any]) -> Figure:
    return Figure(one["count"], one["of"], one["share"], one["low"], one["high"])


def _agreement(one: dict[str, Any]) -> AgreementFigures:
    return AgreementFigures(one["answers"], one["same"], one["f1"], one["kappa"])


def _names_of_letters(question: Question) -> dict[UUID, str]:
    rows = LetterNaming.objects.filter(group__question=question).order_by("at", "id")
    return dict(rows.values_list("group", "name"))
