"""A draft in words: what is still to be written, whether the thread is whole, how it reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from goldenthread.analysis.reading import word_count
from goldenthread.design.parts import Fact, Task
from goldenthread.design.words import first_upper, moment, plural
from goldenthread.people.models import Child
from goldenthread.plans import promise_words as words
from goldenthread.plans.codes import Whose
from goldenthread.plans.documents.plan_sheet import Said, said_by
from goldenthread.plans.lines import Line
from goldenthread.plans.pages.writing.whole import WholeCheck, whole_checks
from goldenthread.plans.queries.document import PlanDocument, ProvisionLine
from goldenthread.plans.queries.drafts import DraftRead
from goldenthread.plans.queries.whole import plan_lines, wholeness_of
from goldenthread.plans.queries.wording import LineCheck


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the plan to write: its title, its kind of line, and what it is for."""

    title: str
    line: Line
    says: str
    add: str


PARTS: dict[str, Part] = {
    "views": Part(
        "What is wanted and thought",
        Line.VIEW,
        "The child’s words first, as they were said. Then the family’s. These words are never checked.",
        "Add somebody’s words",
    ),
    "needs": Part("Needs", Line.NEED, "What is hard, and in which area of development.", "Add a need"),
    "outcomes": Part(
        "Outcomes", Line.OUTCOME, "What will be different for each need, by when.", "Add an outcome"
    ),
    "provision": Part(
        "Provision",
        Line.PROVISION,
        "What is done for each outcome: what, by whom, how often, how long, how many, from when.",
        "Add provision",
    ),
    "adjustments": Part(
        "Adjustments",
        Line.ADJUSTMENT,
        "What everyone does differently, in every lesson.",
        "Add an adjustment",
    ),
    "class-notes": Part(
        "Notes for the class",
        Line.CLASS_NOTE,
        "The few things a teacher reads before the lesson. Three is enough.",
        "Add a note",
    ),
}


@dataclass(frozen=True, slots=True)
class DraftSheet:
    title: str
    caption: str
    saved: str
    tasks: tuple[Task, ...]
    said: tuple[Said, ...]
    whole: tuple[WholeCheck, ...]
    reads: str
    reads_note: str


def draft_sheet(found: DraftRead, child: Child, checks: Mapping[UUID, LineCheck], today: date) -> DraftSheet:
    document = found.document
    version = document.version
    text, age = plan_lines(document).words, wholeness_of(document, not_recorded=0).reading_age
    last = found.last
    return DraftSheet(
        title=f"Draft of {child.short_name}’s plan",
        caption=f"{child.name}. {first_upper(version.name)}",
        saved=f"Last changed by {last.who}, {moment(last.at)}" if last else "Nobody has changed it yet",
        tasks=tuple(_tasks(found, child)),
        said=tuple(said_by(view, child.spoken) for view in document.views),
        whole=tuple(whole_checks(document, len(checks), today)),
        reads=f"{plural(word_count(text), 'word')}{f'. Reading age {age}' if age else ''}.",
        reads_note=age.note if age else "With fewer than 40 words, nobody can say the reading age.",
    )


def _tasks(found: DraftRead, child: Child) -> Iterator[Task]:
    document = found.document
    for name, part in PARTS.items():
        href = reverse("draft_part", args=[child.id, document.version.id, name])
        count, gap = _how_far(document, part.line)
        kind, status = ("none", gap) if gap else ("done", count) if count else ("", "Not started")
        yield Task(part.title, href, "", status, kind)


def _how_far(document: PlanDocument, line: Line) -> tuple[str, str]:
    """How much is written, and what is missing beside it."""
    match line:
        case Line.VIEW:
            return _lines(len(document.views)), _none_of_the_child(document)
        case Line.NEED:
            return _lines(len(document.needs)), ""
        case Line.OUTCOME:
            bare = sum(not need.outcomes for need in document.needs)
            return _lines(
                len(document.outcomes)
            ), f"{plural(bare, 'need')} without an outcome" if bare else ""
        case Line.PROVISION:
            bare = sum(not outcome.provisions for outcome in document.outcomes)
            return (
                _lines(len(document.provisions)),
                f"{plural(bare, 'outcome')} without provision" if bare else "",
            )
        case Line.ADJUSTMENT:
            return _lines(len(document.adjustments)), ""
        case Line.CLASS_NOTE:
            return _lines(len(document.class_notes)), ""


def _lines(count: int) -> str:
    return plural(count, "line") if count else ""


def _none_of_the_child(document: PlanDocument) -> str:
    if not document.views or any(view.whose == Whose.CHILD for view in document.views):
        return ""
    return "Nothing from the child yet"


def promised(line: ProvisionLine) -> tuple[Fact, ...]:
    """What a provision promises, as the plan will show it."""
    return (
        Fact("Who", words.who_words(line.who, line.who_role)),
        Fact("When", line.when_words),
        Fact("How long", words.long_words(line.minutes)),
        Fact("Group", line.group_words),
        Fact("From", _from(line)),
    )


def _from(line: ProvisionLine) -> str:
    """A line may leave its first day out; whoever writes it is told what then holds."""
    if line.starts_on is None and line.ends_on is None:
        return "No day given: it starts with the plan"
    return words.from_words(line.starts_on, line.ends_on)
