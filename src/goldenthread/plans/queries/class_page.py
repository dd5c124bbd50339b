"""One page for a class: the sessions of a day, and the few things to do for each child."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet, Value

from goldenthread.design.words import and_list
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.prepared import prepared
from goldenthread.foundation.roles import held_on
from goldenthread.law.layers import LAYER_NAMES
from goldenthread.law.school_days import Closed
from goldenthread.people import access
from goldenthread.people.models import Child, ClassMembership, TeachingClass
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans.models import Adjustment, AdjustmentOwed, ClassNote, PlanVersion
from goldenthread.plans.queries.day import DaySession, sessions_of
from goldenthread.plans.queries.layers import layers_of
from goldenthread.plans.states import VersionState

WORDS_A_MINUTE = 200


@dataclass(frozen=True, slots=True)
class ToDo:
    """What to do for one child, who may have a plan in force, a layer, both, or adjustments only."""

    child: Child
    layers: tuple[str, ...]
    has_plan: bool
    words: tuple[str, ...]

    @property
    def support(self) -> str:
        """'Targeted Plus'; 'Plan in force' while no layer is set; 'Adjustments only' without either."""
        names = and_list([LAYER_NAMES[layer] for layer in self.layers])
        return names or ("Plan in force" if self.has_plan else "Adjustments only")


@dataclass(frozen=True, slots=True)
class ClassDay:
    """A class on one day, as this viewer may see it."""

    teaching_class: TeachingClass
    on: date
    on_roll: int
    sessions: tuple[DaySession, ...]
    to_do: tuple[ToDo, ...]
    recordable: frozenset[UUID]
    closed: Closed | None  # why there is no school on this day

    @property
    def children(self) -> list[UUID]:
        """The children of whom this page shows something."""
        shown = [session.child.id for session in self.sessions] + [one.child.id for one in self.to_do]
        return list(dict.fromkeys(shown))


def class_day(viewer: Viewer, teaching_class: TeachingClass, on: date) -> ClassDay:
    """The sessions and the things to do of a class on a day. Ten queries, however many children.

    On a day without sessions two more ask whether school is open at all.
    """
    children = children_in(viewer, teaching_class, on)
    sessions = tuple(sessions_of(children, on))
    return ClassDay(
        teaching_class=teaching_class,
        on=on,
        on_roll=len(children),
        sessions=sessions,
        to_do=tuple(_to_do(children, on)),
        recordable=frozenset(
            id for (id,) in _ids_in_class(*_asked(viewer, teaching_class, on), permission=Permission.RECORD)
        ),
        closed=None if sessions else school_days(teaching_class.setting_id).closed_on(on),
    )


def children_in(viewer: Viewer, teaching_class: TeachingClass, on: date) -> list[Child]:
    """The children in a class on a day whose plans this person may read, by name. One query."""
    return _in_class(*_asked(viewer, teaching_class, on), permission=Permission.READ_PLAN)


def recordable_in(viewer: Viewer, teaching_class: TeachingClass, on: date) -> list[Child]:
    """The children in a class on a day for whom this person may record, by name. One query."""
    return _in_class(*_asked(viewer, teaching_class, on), permission=Permission.RECORD)


def _asked(viewer: Viewer, teaching_class: TeachingClass, on: date) -> tuple[UUID, date, UUID, date]:
    return viewer.account.id, viewer.today, teaching_class.id, on


@prepared
def _in_class(
    account: UUID, today: date, class_id: UUID, on: date, *, permission: Permission
) -> QuerySet[Child, Child]:
    members = ClassMembership.objects.filter(held_on(on), teaching_class=class_id)
    found = Child.objects.filter(access.reached(account, today, permission), id__in=members.values("child"))
    return found.order_by("first_name", "last_name", "id")


@prepared
def _ids_in_class(
    account: UUID, today: date, class_id: UUID, on: date, *, permission: Permission
) -> QuerySet[ClassMembership, tuple[UUID]]:
    reached = Child.objects.filter(access.reached(account, today, permission))
    members = ClassMembership.objects.filter(held_on(on), teaching_class=class_id)
    return members.filter(child__in=reached.values("id")).values_list("child_id")


def _to_do(children: Sequence[Child], on: date) -> Iterable[ToDo]:
    ids = [child.id for child in children]
    layers = layers_of(ids, on)
    said = sorted(_said(ids))
    planned = {row[_CHILD] for row in said if row[0] == _PLAN}
    words = _words(said)
    for child in children:
        lines = tuple(words[child.id].values())
        if lines or layers[child.id]:
            yield ToDo(child, layers[child.id], child.id in planned, lines)


def _words(said: Iterable[Said]) -> dict[UUID, dict[str, str]]:
    """Class notes first, then adjustments: of the plan in force, then those owed that it does not have.

    What a plan took over from a finding is there once, in the plan's words; and so are equal words.
    """
    words: dict[UUID, dict[str, str]] = defaultdict(dict)
    taken_over = {row[_STRAND] for row in said if row[0] == _ADJUSTMENT}
    for kind, *_, strand, child, line in said:
        if line.strip() and not (kind == _OWED and strand in taken_over):
            words[child].setdefault(line.strip().rstrip(".").casefold(), line.strip())
    return words


Said = tuple[int, int, UUID, UUID, UUID, str]
"""Which kind, where in its plan, its id (later ones are greater), its strand, the child, and the words."""
_PLAN, _NOTE, _ADJUSTMENT, _OWED = range(4)
_STRAND, _CHILD = 3, 4


@prepared
def _said(ids: Collection[UUID]) -> QuerySet[ClassNote, Said]:
    """Which children have a plan in force, and all there is to say of each."""
    plans = PlanVersion.objects.filter(child__among=ids, state=VersionState.IN_FORCE)
    planned = plans.values_list(Value(_PLAN), Value(0), "id", "plan_id", "child_id", Value(""))
    in_force = {"child__among": ids, "version__state": VersionState.IN_FORCE}
    columns = "id", "strand", "child_id", "words"
    notes = ClassNote.objects.filter(**in_force).values_list(Value(_NOTE), "position", *columns)
    adjustments = Adjustment.objects.filter(**in_force).values_list(Value(_ADJUSTMENT), "position", *columns)
    owed = AdjustmentOwed.objects.filter(child__among=ids, ended_at__isnull=True)
    owed_columns = owed.values_list(Value(_OWED), Value(0), "id", "id", "child_id", "words")
    others = (adjustments.order_by(), owed_columns.order_by(), planned.order_by())
    return notes.order_by().union(*others, all=True)


def words_to_read(day: ClassDay, sessions: Sequence[DaySession]) -> int:
    """How many words the page asks its reader to read: names, what to do, and the sessions shown."""
    said = [f"{one.child.name} {' '.join(one.words)} {' '.join(one.layers)}" for one in day.to_do]
    said += [f"{session.name} {session.title} {session.who}" for session in sessions]
    return sum(len(words.split()) for words in said)


def minutes_to_read(words: int) -> int:
    """At two hundred words a minute, a part of a minute counted whole."""
    return -(-words // WORDS_A_MINUTE)


def class_of_each(viewer: Viewer, on: date) -> dict[UUID, UUID]:
    """In which of this person's own classes each child is on a day. One query."""
    return dict(_class_of_each(viewer.account.id, viewer.today, on))


@prepared
def _class_of_each(account: UUID, today: date, on: date) -> QuerySet[ClassMembership, tuple[UUID, UUID]]:
    mine = TeachingClass.objects.filter(access.taught_by(account, today, Permission.RECORD))
    members = ClassMembership.objects.filter(held_on(on), teaching_class__in=mine.values("id"))
    return members.order_by("teaching_class__name").values_list("child_id", "teaching_class_id")


@dataclass(frozen=True, slots=True)
class MyClass:
    """A class that somebody teaches, helps in or answers for."""

    id: UUID
    name: str
    year_group: str
    setting: str


def my_classes(viewer: Viewer) -> tuple[MyClass, ...]:
    """The classes whose page this person may open, by school and name. One query."""
    return tuple(MyClass(*row) for row in _my_classes(viewer.account.id, viewer.today))


@prepared
def _my_classes(account: UUID, day: date) -> QuerySet[TeachingClass, tuple[UUID, str, str, str]]:
    rows = TeachingClass.objects.filter(access.taught_by(account, day, Permission.SEE_CLASS))
    return rows.order_by("setting__name", "name").values_list("id", "name", "year_group", "setting__name")
