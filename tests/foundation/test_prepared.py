"""Prepared queries give what their querysets give, on either database, for every kind of value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Q, QuerySet
from django.test.utils import CaptureQueriesContext

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation import audit
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import AuditEntry, AuditSubject, Notice
from goldenthread.foundation.prepared import CannotBePrepared, insert, insert_rows, prepared
from goldenthread.people.models import Child, ChildRole, Enrolment
from goldenthread.places.models import PlaceRole
from tests.cast import NOW, TODAY, the_cast

pytestmark = pytest.mark.django_db
SURNAMES = ("Bello", "Dunn", "O'Neil", "nobody")
Queries = Callable[..., QuerySet[Any, Any]]


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def child_of_id(child: UUID) -> QuerySet[Child]:
    return Child.objects.filter(id=child)


def names_of_id(child: UUID) -> QuerySet[Child, Any]:
    return Child.objects.filter(id=child).values_list("first_name", "born_on", "upn", "id")


def of_surname(name: str) -> QuerySet[Child]:
    return Child.objects.filter(last_name=name).order_by("id")


def enrolled_on(day: date) -> QuerySet[Enrolment, Any]:
    """One value in three places."""
    held = Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))
    return (
        Enrolment.objects.filter(held, starts_on__lte=day)
        .order_by("id")
        .values_list("id", "child", "ends_on")
    )


def told_since(at: datetime) -> QuerySet[Notice]:
    return Notice.objects.filter(at__gte=at).order_by("id")


def of_ids(ids: list[UUID]) -> QuerySet[Child]:
    return Child.objects.filter(id__among=ids).order_by("id")


def roles_of_children(ids: list[UUID], day: date) -> QuerySet[ChildRole, Any]:
    """A collection through a foreign key, and a constant of the query's own."""
    roles = ChildRole.objects.filter(child__among=ids, starts_on__lte=day, name__gt="B").order_by("id")
    return roles.values_list("child", "kind", "parental_responsibility", "given_at")


def of_surnames(names: list[str]) -> QuerySet[Child]:
    return Child.objects.filter(last_name__among=names).order_by("id")


def born_on(days: list[date]) -> QuerySet[Child]:
    return Child.objects.filter(born_on__among=days).order_by("id")


def same(queries: Queries, *values: Any) -> list[Any]:
    """What both give, when they give the same."""
    found, own = prepared(queries)(*values), list(queries(*values))
    assert found == own
    assert [_columns(row) for row in found] == [_columns(row) for row in own]
    return found


def _columns(row: Any) -> Any:
    if not isinstance(row, models.Model):
        return row, [type(value) for value in row]
    return type(row), {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_instance_of_an_id(cast: Cast) -> None:
    [ayo] = same(child_of_id, cast.children["ayo"].id)
    assert ayo == cast.children["ayo"]
    assert (ayo._state.adding, ayo._state.db) == (False, "default")
    assert same(child_of_id, new_id()) == []


def test_row_of_columns_has_their_types_and_what_is_not_known_is_none(cast: Cast) -> None:
    ayo = cast.children["ayo"]
    Child.objects.filter(id=ayo.id).update(upn=None)
    assert same(names_of_id, ayo.id) == [("Ayo", ayo.born_on, None, ayo.id)]


def test_words_with_marks_of_their_own(cast: Cast) -> None:
    child = Child.objects.create(first_name="Ed", last_name="O'Neil", born_on=date(2016, 1, 1))
    assert same(of_surname, "O'Neil") == [child]
    assert same(of_surname, "%s") == []
    assert same(of_surname, "") == []


def test_day_that_stands_in_several_places(cast: Cast) -> None:
    assert len(same(enrolled_on, TODAY)) == Enrolment.objects.count()
    assert same(enrolled_on, date(2001, 1, 1)) == []


def test_moment(cast: Cast) -> None:
    child = cast.children["ayo"]
    for minutes in (0, 1):
        at = NOW + timedelta(minutes=minutes)
        Notice.objects.create(
            account=cast.people["ruth"], child_id=child.id, what_changed="x", link="/", at=at
        )
    assert len(same(told_since, NOW)) == 2
    assert len(same(told_since, NOW + timedelta(seconds=1))) == 1


@pytest.mark.parametrize("kind", [list, tuple, set, frozenset])
def test_collection_of_any_kind_and_size(cast: Cast, kind: Callable[[Any], Any]) -> None:
    ids = [child.id for child in cast.children.values()]
    query = prepared(of_ids)
    for size in (1, len(ids), 2, 0, 3):
        assert query(kind(ids[:size])) == list(Child.objects.filter(id__in=ids[:size]).order_by("id"))


def test_collection_that_is_empty_at_first_is_filled_later(cast: Cast) -> None:
    query = prepared(of_surnames)
    assert query([]) == []
    assert query(SURNAMES) == list(Child.objects.filter(last_name__in=SURNAMES).order_by("id"))


def test_collection_beside_another_value_and_a_constant(cast: Cast) -> None:
    ids = [child.id for child in cast.children.values()]
    assert len(same(roles_of_children, ids, TODAY)) > 1
    assert same(roles_of_children, ids, date(2001, 1, 1)) == []


def test_collections_of_words_and_of_days(cast: Cast) -> None:
    days = {child.born_on for child in cast.children.values()}
    assert len(same(of_surnames, SURNAMES)) >= 1
    assert len(same(born_on, days)) == Child.objects.count()


def test_value_is_never_what_was_asked_before(cast: Cast) -> None:
    query, children = prepared(child_of_id), [cast.children["ayo"], cast.children["leila"]]
    assert [query(child.id) for child in children * 2] == [[child] for child in children * 2]


def test_variant_is_another_query(cast: Cast) -> None:
    def ordered(name: str, *, by: str) -> QuerySet[Child, Any]:
        return Child.objects.exclude(last_name=name).order_by(by).values_list("first_name", flat=False)

    query = prepared(ordered)
    for by in ("first_name", "-first_name", "first_name"):
        assert query("nobody", by=by) == list(ordered("nobody", by=by))


def test_asking_is_one_query_and_builds_once(cast: Cast) -> None:
    built: list[object] = []

    def counted(child: UUID) -> QuerySet[Child]:
        built.append(child)
        return child_of_id(child)

    query = prepared(counted)
    with CaptureQueriesContext(connection) as asked:
        for _ in range(3):
            query(cast.children["ayo"].id)
    assert (len(asked), len(built)) == (3, 1)


@pytest.mark.parametrize("value, kind", [(1, "int"), (None, "NoneType"), (True, "bool"), (1.5, "float")])
def test_value_that_cannot_be_prepared_is_refused_by_its_kind(db: None, value: Any, kind: str) -> None:
    with pytest.raises(CannotBePrepared, match=f"^{kind} cannot be a value of a prepared query.$"):
        prepared(of_surname)(value)


def test_value_that_the_query_does_not_use_is_refused(db: None) -> None:
    def forgetful(child: UUID, day: date) -> QuerySet[Child]:
        return Child.objects.filter(id=child)

    with pytest.raises(CannotBePrepared, match=r"^Value 2 of forgetful is not in its SQL\.$"):
        prepared(forgetful)(new_id(), TODAY)


def test_what_is_inserted_is_what_saving_writes(cast: Cast) -> None:
    written = []
    for add in (insert, lambda row: row.save(force_insert=True)):
        child = Child(first_name="Zoë", last_name="O'Neil", born_on=date(2016, 2, 29))
        add(child)
        assert (child._state.adding, child._state.db) == (False, "default")
        written.append({**Child.objects.filter(id=child.id).values().get(), "id": None})
    assert written[0] == written[1]


def test_insert_keeps_facts_roles_and_what_is_left_empty(cast: Cast) -> None:
    role = PlaceRole.objects.filter(setting__isnull=False).first()
    assert role is not None
    role.pk, role._state.adding = new_id(), True
    role.account = cast.people["funmi"]
    insert(role)
    kept = PlaceRole.objects.get(pk=role.pk)
    assert _columns(kept) == _columns(role)


def test_insert_of_what_is_there_already_is_refused(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(cast.children["ayo"])


def test_many_rows_are_inserted_as_given(cast: Cast) -> None:
    audit.record(what="looked", by=cast.people["ruth"], at=NOW, child_id=cast.children["ayo"].id)
    entry = AuditEntry.objects.get()
    children = [cast.children["leila"].id, cast.children["jack"].id]
    rows = [(child, entry.id, new_id()) for child in children]
    insert_rows(AuditSubject, ("child_id", "entry_id", "id"), rows)
    kept = AuditSubject.objects.values_list("child_id", "entry_id", "id")
    assert sorted(kept) == sorted(rows)
