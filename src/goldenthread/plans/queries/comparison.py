"""Two versions of a plan, line by line: each line is found again by its strand, whatever became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import F

from goldenthread.design.words import and_list, plain_date, plural
from goldenthread.law.areas import AREA_WORDS
from goldenthread.plans import promise_words as words
from goldenthread.plans.models import Adjustment, ClassNote, Need, Outcome, Provision, View
from goldenthread.plans.queries.word_marks import Part, side_by_side


class Became(StrEnum):
    """What became of a line between two versions."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    MOVED = "moved"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One field of a line in both versions, with the words that differ marked."""

    label: str
    before: tuple[Part, ...]
    after: tuple[Part, ...]

    @property
    def differs(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class LinePair:
    """One line in both versions. `moved` says that it also stands elsewhere now."""

    strand: UUID
    kind: str
    title: str
    became: Became
    moved: bool
    fields: tuple[FieldPair, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every line of either version, in the order in which the later one is read."""

    lines: tuple[LinePair, ...]

    @property
    def changes(self) -> tuple[LinePair, ...]:
        return tuple(line for line in self.lines if line.became is not Became.SAME)

    def count(self, became: Became) -> int:
        return sum(line.became is became for line in self.lines)

    @property
    def sentence(self) -> str:
        """'1 line added, 2 changed and 1 removed', or 'Nothing changed'."""
        counts = [(self.count(became), became) for became in Became if became is not Became.SAME]
        said = [(number, became.value) for number, became in counts if number]
        if not said:
            return "Nothing changed"
        (first, what), *rest = said
        return and_list([f"{plural(first, 'line')} {what}", *(f"{number} {word}" for number, word in rest)])


Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Kind:
    """How the lines of one table are read and said."""

    word: str
    model: Any
    columns: tuple[str, ...]
    title: Callable[[Row], str]
    fields: Callable[[Row], dict[str, str]]
    parent: str = ""


def compare(before_id: UUID, after_id: UUID) -> Comparison:
    """Compare two versions. Six queries, whatever their length."""
    pairs: list[LinePair] = []
    for kind in KINDS:
        before, after = _lines(kind, before_id, after_id)
        pairs += _pairs(kind, before, after)
    return Comparison(tuple(pairs))


def _lines(kind: _Kind, before_id: UUID, after_id: UUID) -> tuple[dict[UUID, Row], dict[UUID, Row]]:
    """The lines of both versions by strand, in reading order. `under` is the strand they hang on."""
    found: dict[UUID, dict[UUID, Row]] = {before_id: {}, after_id: {}}
    rows = kind.model.objects.filter(version_id__in=list(found)).order_by("position", "id")
    under = {"under": F(f"{kind.parent}__strand")} if kind.parent else {}
    for row in rows.values("version_id", "strand", *kind.columns, **under):
        found[row["version_id"]][row["strand"]] = row
    return found[before_id], found[after_id]


def _pairs(kind: _Kind, before: dict[UUID, Row], after: dict[UUID, Row]) -> Iterator[LinePair]:
    moved = _moved(before, after)
    for strand in [*after, *(strand for strand in before if strand not in after)]:
        yield _pair(kind, strand, before.get(strand), after.get(strand), strand in moved)


def _pair(kind: _Kind, strand: UUID, before: Row | None, after: Row | None, moved: bool) -> LinePair:
    old, new = (kind.fields(row) if row else {} for row in (before, after))
    fields = tuple(
        FieldPair(label, *side_by_side(old.get(label, ""), new.get(label, "")))
        for label in (new or old)
        if old.get(label) or new.get(label)
    )
    became = _became(before, after, moved, any(field.differs for field in fields))
    return LinePair(strand, kind.word, kind.title(after or before or {}), became, moved, fields)


def _became(before: Row | None, after: Row | None, moved: bool, differs: bool) -> Became:
    if before is None:
        return Became.ADDED
    if after is None:
        return Became.REMOVED
    if differs:
        return Became.CHANGED
    return Became.MOVED if moved else Became.SAME


def _moved(before: dict[UUID, Row], after: dict[UUID, Row]) -> frozenset[UUID]:
    """Lines that hang elsewhere now, or that changed places with their neighbours."""
    both = [strand for strand in after if strand in before]
    rehung = {strand for strand in both if before[strand].get("under") != after[strand].get("under")}
    stayed = [strand for strand in both if strand not in rehung]
    was = [strand for strand in before if strand in stayed]
    blocks = SequenceMatcher(None, was, stayed, autojunk=False).get_matching_blocks()
    kept = {strand for block in blocks for strand in stayed[block.b : block.b + block.size]}
    return frozenset(rehung | (set(stayed) - kept))


def _view_fields(row: Row) -> dict[str, str]:
    said = plain_date(row["said_on"]) if row["said_on"] else ""
    return {"Words": row["words"], "Who": row["who"], "How": row["how"], "When": said}


def _need_fields(row: Row) -> dict[str, str]:
    return {
        "Need": row["title"],
        "Area": AREA_WORDS.get(row["area"], row["area"]),
        "More": row["description"],
        "What gets in the way": row["barrier"],
    }


def _outcome_fields(row: Row) -> dict[str, str]:
    by = plain_date(row["by_date"]) if row["by_date"] else ""
    return {"Outcome": row["title"], "By": by, "How we will know": row["measure"]}


def _provision_fields(row: Row) -> dict[str, str]:
    return {
        "Provision": row["title"],
        "What": row["what"],
        "Who": words.who_words(row["who"], row["who_role"]),
        "When": words.when_words(row["weekdays"], row["times"], row["every_weeks"]),
        "How long": words.long_words(row["minutes"]),
        "Group": words.group_words(row["group_size"]),
        "From": words.from_words(row["starts_on"], row["ends_on"]),
        "Used in class": row["used_in_class"],
    }


def _words_field(row: Row) -> dict[str, str]:
    return {"Words": row["words"]}


def _title(row: Row) -> str:
    return str(row["title"]) or "No title yet"


def _words(row: Row) -> str:
    return str(row["words"]) or "Nothing written yet"


PROMISED = (
    "title", "what", "who", "who_role", "weekdays", "times", "every_weeks", "minutes", "group_size",
    "starts_on", "ends_on", "used_in_class",
)  # fmt: skip
KINDS = (
    _Kind("What is wanted and thought", View, ("words", "who", "how", "said_on"), _words, _view_fields),
    _Kind("Need", Need, ("title", "area", "description", "barrier"), _title, _need_fields),
    _Kind("Outcome", Outcome, ("title", "by_date", "measure"), _title, _outcome_fields, "need"),
    _Kind(
        "Provision",
        Provision,
        PROMISED,
        _title,
        _provision_fields,
        "outcome",
    ),
    _Kind("Adjustment", Adjustment, ("words",), _words, _words_field),
    _Kind("In class", ClassNote, ("words",), _words, _words_field),
)
