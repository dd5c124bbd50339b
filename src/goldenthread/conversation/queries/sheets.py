"""Tables of other tools: their columns, what each row would become, and how far a table is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import time
from typing import Any
from uuid import UUID

from django.conf import settings

from goldenthread.conversation.models import Consultation, Question, Reply, Sheet, SheetRow
from goldenthread.conversation.queries.consultations import QuestionLine
from goldenthread.formats.consultation import guessing
from goldenthread.formats.consultation.sheets import (
    Column,
    Is,
    TableGiven,
    open_sheet,
    replies_in,
    values_of,
)
from goldenthread.formats.consultation.sheets import Reply as Row
from goldenthread.formats.faults import Fault
from goldenthread.foundation import files
from goldenthread.foundation.models import StoredFile

SHEET_FILE = "answers from another tool"
AGES = (
    ("under_11", "Under 11"), ("11_15", "11 to 15"), ("16_17", "16 or 17"), ("18_25", "18 to 25"),
    ("26_on", "26 or over"),
)  # fmt: skip
OURS: Mapping[Is, Sequence[tuple[str, str]]] = {
    Is.WHO: Reply.Who.choices,
    Is.REGION: Reply.Region.choices,
    Is.AGE: AGES,
}
MOST_FAULTS, FIRST_ROWS = 5_000, 5
KEPT_FOR = 86_400  # seconds


@dataclass(frozen=True, slots=True)
class SheetLine:
    id: UUID
    name: str
    source: str
    at: datetime
    rows: int
    taken: int


@dataclass(slots=True)
class SheetPlan:
    """What a table would bring in. `faults` are the first `MOST_FAULTS`; `bad` counts all rows with any."""

    new: int = 0
    here: int = 0
    bad: int = 0
    faults: list[Fault] = field(default_factory=list)
    first: list[Row] = field(default_factory=list)


@contextmanager
def opened_sheet(stored: StoredFile) -> Iterator[TableGiven]:
    """The table of a kept file, for this block. Raises NotReadable, FileGone."""
    path = files.path_of(stored)
    with files.read_or_refused():
        yield open_sheet(path, stored.name, _copy_of(stored))


def _copy_of(stored: StoredFile) -> Path:
    """Where the rows of a workbook are kept while somebody says what its columns are: a day at most.

    Every look at one clears away what is older; what was brought in is cleared away at once.
    """
    folder = Path(settings.VAR) / "tables-being-read"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for one in folder.iterdir():
        with suppress(FileNotFoundError):  # somebody else cleared it away
            if one.stat().st_mtime < time() - KEPT_FOR:
                one.unlink()
    return folder / f"{stored.id}"


def forget_copy(stored: StoredFile) -> None:
    _copy_of(stored).unlink(missing_ok=True)


def sheet_file(consultation: Consultation, file_id: UUID) -> StoredFile:
    return files.file_in_place(file_id, purposes=[SHEET_FILE], place_id=consultation.area_id)


def columns_of(sheet: Sheet) -> tuple[Column, ...]:
    return tuple(
        Column(one["heading"], Is(one["is"]), one["question"], one["table"]) for one in sheet.columns
    )


def known_columns(
    consultation: Consultation, headings: Sequence[str], questions: Sequence[QuestionLine]
) -> tuple[str, tuple[Column, ...]]:
    """What these columns were said to be the last time, with the survey’s name; else what they seem to be."""
    for sheet in Sheet.objects.filter(consultation=consultation).order_by("-at")[:50]:
        before = columns_of(sheet)
        if [one.heading for one in before] == list(headings):
            return sheet.source, before
    asked = [(str(one.id), one.number, one.words) for one in questions]
    closed = {str(one.id) for one in questions if one.asks == "closed"}
    found = []
    for heading in headings:
        what, question = guessing.guessed(heading, asked)
        found.append(Column(heading, Is.CHOICE if question in closed else what, question))
    return "", tuple(found)


def values_to_match(table: TableGiven, places: Sequence[int]) -> dict[int, list[str]]:
    return values_of(table, places)


def ours_for(column: Column, questions: Sequence[QuestionLine]) -> Sequence[tuple[str, str]]:
    """The answers of ours that the words of this column can be matched to."""
    if column.what is Is.CHOICE:
        return next((one.choices for one in questions if str(one.id) == column.question), ())
    return OURS.get(column.what, ())


def plan_of(sheet: Sheet) -> SheetPlan:
    """Every row gone through once; nothing is kept. One query."""
    here = marks_of(sheet.consultation)
    plan, bad = SheetPlan(), set()
    with opened_sheet(sheet.file) as table:
        for one in replies_in(table, columns_of(sheet), sheet.source):
            if isinstance(one, Fault):
                bad.add(one.line)
                if len(plan.faults) < MOST_FAULTS:
                    plan.faults.append(one)
            elif one.mark in here:
                plan.here += 1
            else:
                plan.new += 1
                if len(plan.first) < FIRST_ROWS:
                    plan.first.append(one)
    plan.bad = len(bad)
    return plan


def marks_of(consultation: Consultation) -> set[str]:
    return set(SheetRow.objects.filter(consultation=consultation).values_list("mark", flat=True))


def taken_of(sheet: Sheet) -> int:
    """How many rows of it are in by now."""
    return SheetRow.objects.filter(sheet=sheet).count()


def sheet_lines(consultation: Consultation) -> list[SheetLine]:
    """One query for each of the latest fifty."""
    rows = Sheet.objects.filter(consultation=consultation).select_related("file").order_by("-at")[:50]
    counts: dict[UUID, int] = {}
    for sheet in SheetRow.objects.filter(sheet__in=[one.id for one in rows]).values_list("sheet", flat=True):
        counts[sheet] = counts.get(sheet, 0) + 1
    return [
        SheetLine(one.id, one.file.name, one.source, one.at, one.rows_in_file, counts.get(one.id, 0))
        for one in rows
    ]


def question_words(consultation: Consultation) -> dict[str, tuple[str, dict[str, str]]]:
    """By id: the number, and the words of each choice."""
    rows = Question.objects.filter(principle__consultation=consultation)
    return {
        str(id): (number, dict(choices))
        for id, number, choices in rows.values_list("id", "number", "choices")
    }


def as_json(columns: Sequence[Column]) -> list[dict[str, Any]]:
    return [
        {"heading": one.heading, "is": one.what.value, "question": one.question, "table": dict(one.table)}
        for one in columns
    ]
