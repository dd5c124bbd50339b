"""One page for a class: the sessions of a day, and the few things to do for each child."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from goldenthread.foundation.access import Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.roles import held_on
from goldenthread.people import access
from goldenthread.people.models import Child, ClassMembership, TeachingClass
from goldenthread.plans.models import Adjustment, AdjustmentOwed, ClassNote
from goldenthread.plans.queries.day import DaySession, sessions_by, sessions_of
from goldenthread.plans.queries.layers import layers_of
from goldenthread.plans.states import VersionState

WORDS_A_MINUTE = 200


@dataclass(frozen=True, slots=True)
class ToDo:
    """What to do for one child. `layers` is empty for a child with adjustments only."""

    child: Child
    layers: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClassDay:
    """A class on one day, as this viewer may see it."""

    teaching_class: TeachingClass
    on: date
    on_roll: int
    sessions: tuple[DaySession, ...]
    to_do: tuple[ToDo, ...]
    recordable: frozenset[UUID]

    @property
    def children(self) -> list[UUID]:
        """The children of whom this page shows something."""
        shown = [session.child.id for session in self.sessions] + [one.child.id for one in self.to_do]
        return list(dict.fromkeys(shown))


def class_day(viewer: Viewer, teaching_class: TeachingClass, on: date) -> ClassDay:
    """The sessions and the things to do of a class on a day. Ten queries, however many children."""
    children = children_in(viewer, teaching_class, on)
    ids = [child.id for child in children]
    may_record = access.children_for(viewer, Permission.RECORD).filter(id__in=ids)
    return ClassDay(
        teaching_class=teaching_class,
        on=on,
        on_roll=len(children),
        sessions=tuple(sessions_of(children, on)),
        to_do=tuple(_to_do(children, on)),
        recordable=frozenset(may_record.values_list("id", flat=True)),
    )


def children_in(viewer: Viewer, teaching_class: TeachingClass, on: date) -> list[Child]:
    """The children in a class on a day whose plans this person may read, by name. One query."""
    members = ClassMembership.objects.filter(held_on(on), teaching_class=teaching_class)
    readable = access.children_for(viewer, Permission.READ_PLAN).filter(id__in=members.values("child"))
    return list(readable.order_by("first_name", "last_name", "id"))


def recordable_in(viewer: Viewer, teaching_class: TeachingClass, on: date) -> list[Child]:
    """The children in a class on a day for whom this person may record. One query."""
    members = ClassMembership.objects.filter(held_on(on), teaching_class=teaching_class)
    return list(access.children_for(viewer, Permission.RECORD).filter(id__in=members.values("child")))


def _to_do(children: Sequence[Child], on: date) -> Iterable[ToDo]:
    ids = [child.id for child in children]
    layers = layers_of(ids, on)
    words = _words(ids)
    for child in children:
        said = tuple(dict.fromkeys(words[child.id]))
        if said or layers[child.id]:
            yield ToDo(child, layers[child.id], said)


def _words(ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    """Class notes first, then adjustments: of the plan in force, then those owed without a plan."""
    words: dict[UUID, list[str]] = defaultdict(list)
    in_force = {"child__in": ids, "version__state": VersionState.IN_FORCE}
    rows = (
        ClassNote.objects.filter(**in_force),
        Adjustment.objects.filter(**in_force),
        AdjustmentOwed.objects.filter(child__in=ids, ended_at__isnull=True).order_by("at", "id"),
    )
    for lines in rows:
        for child, said in lines.values_list("child_id", "words"):
            if said.strip():
                words[child].append(said.strip())
    return words


def words_to_read(day: ClassDay, sessions: Sequence[DaySession]) -> int:
    """How many words the page asks its reader to read: names, what to do, and the sessions shown."""
    said = [f"{one.child.name} {' '.join(one.words)} {' '.join(one.layers)}" for one in day.to_do]
    said += [f"{session.name} {session.title} {session.who}" for session in sessions]
    return sum(len(words.split()) for words in said)


def minutes_to_read(words: int) -> int:
    """At two hundred words a minute, a part of a minute counted whole."""
    return -(-words // WORDS_A_MINUTE)


@dataclass(frozen=True, slots=True)
class MyClass:
    """A class that somebody teaches, helps in or answers for."""

    id: UUID
    name: str
    year_group: str
    setting: str


def my_classes(viewer: Viewer) -> tuple[MyClass, ...]:
    """The classes whose page this person may open, by school and name. One query."""
    rows = access.classes_for(viewer, Permission.SEE_CLASS).order_by("setting__name", "name")
    return tuple(MyClass(*row) for row in rows.values_list("id", "name", "year_group", "setting__name"))


def my_sessions(viewer: Viewer) -> tuple[DaySession, ...]:
    """Today's sessions that name this person, of every child for whom they may record."""
    children = access.children_for(viewer, Permission.RECORD)
    return tuple(sessions_by(viewer.account.name, children, viewer.today))
