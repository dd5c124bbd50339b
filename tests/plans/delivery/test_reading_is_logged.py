"""Every page of a session shows a child's record, so that its reading is in the log of each child on it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.queries import looks_at
from goldenthread.plans.models import Provision
from tests.cast import TODAY, signed_in, the_cast
from tests.counting import queries_of
from tests.plans.delivery import made

pytestmark = pytest.mark.django_db
THURSDAY = TODAY - timedelta(days=1)


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def line(cast: Cast) -> Provision:
    return made.promised(cast)


def in_class(cast: Cast, line: Provision, name: str) -> str:
    return reverse(name, args=[cast.classes["5H"].id, f"{THURSDAY}", line.strand, 0])


def of_child(line: Provision, name: str) -> str:
    return reverse(name, args=[line.child_id, line.strand, f"{THURSDAY}", 0])


@pytest.mark.parametrize("name", ["session", "why_childs_session"])
def test_the_pages_of_one_child_are_logged(cast: Cast, line: Provision, name: str) -> None:
    queries_of(signed_in(cast, "meera"), of_child(line, name))
    assert [(look.who, look.what) for look in looks_at(line.child_id)] == [("Meera Shah", "read a session")]


@pytest.mark.parametrize("name", ["why_session", "each_session"])
def test_the_pages_of_a_group_are_logged_for_each_child(cast: Cast, line: Provision, name: str) -> None:
    other = made.promised(cast, "leila")
    queries_of(signed_in(cast, "meera"), in_class(cast, line, name))
    for child in (line.child_id, other.child_id):
        assert [(look.who, look.what) for look in looks_at(child)] == [("Meera Shah", "read a session")]


@pytest.mark.parametrize("name", ["why_session", "each_session"])
def test_the_pages_of_a_group_take_the_same_queries_for_three(cast: Cast, line: Provision, name: str) -> None:
    meera = signed_in(cast, "meera")
    counts = [queries_of(meera, in_class(cast, line, name))]
    for short in ("leila", "jack"):
        made.promised(cast, short)
        counts.append(queries_of(meera, in_class(cast, line, name)))
    assert counts[1] == counts[2]


def test_who_has_looked_begins_each_line_with_a_capital(cast: Cast, line: Provision) -> None:
    queries_of(signed_in(cast, "meera"), of_child(line, "session"))
    shown = signed_in(cast, "funmi").get(f"/children/{line.child_id}/looks/").content.decode()
    assert [words in shown for words in ("Read a session", ">read a session")] == [True, False]
