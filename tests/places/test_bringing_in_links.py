"""The links between schools: kept for schools that are here, counted for the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from goldenthread.places.actions.schools import bring_in_links
from goldenthread.places.models import Setting, SettingLink
from goldenthread.places.queries.imported_links import LinksPlan, Successor, successors
from tests.cast import NOW
from tests.places.register import bring_in, links, row

pytestmark = pytest.mark.django_db
AFTER = "999001,999002,Oak Primary,Successor,01-09-2026"
BEFORE = "999002,999001,Beech Primary,Predecessor,01-09-2026"
ELSEWHERE = "888001,999002,Oak Primary,Successor,01-09-2026"


@pytest.fixture
def two_schools(tmp_path: Path) -> None:
    bring_in(tmp_path, row("999001", "Beech Primary"), row("999002", "Oak Primary"))


def _bring_in(folder: Path, *rows: str) -> LinksPlan:
    path = folder / "links.csv"
    path.write_bytes(links(*rows))
    return bring_in_links(path=path, name=path.name, by=None, at=NOW)


@pytest.mark.usefixtures("two_schools")
def test_links_are_kept_and_unknown_schools_counted(tmp_path: Path) -> None:
    done = _bring_in(tmp_path, AFTER, BEFORE, ELSEWHERE)
    assert (done.read, len(done.created), done.unknown, done.unknown_urns) == (3, 2, 1, ("888001",))
    assert list(
        SettingLink.objects.order_by("kind").values_list("setting__urn", "other_urn", "kind", "on")
    ) == [
        ("999002", "999001", "Predecessor", date(2026, 9, 1)),
        ("999001", "999002", "Successor", date(2026, 9, 1)),
    ]


@pytest.mark.usefixtures("two_schools")
def test_second_time_writes_no_link(tmp_path: Path) -> None:
    _bring_in(tmp_path, AFTER, BEFORE)
    before = list(SettingLink.objects.order_by("id").values())
    done = _bring_in(tmp_path, AFTER, BEFORE)
    assert (len(done.created), len(done.changed), done.unchanged) == (0, 0, 2)
    assert list(SettingLink.objects.order_by("id").values()) == before


@pytest.mark.usefixtures("two_schools")
def test_changed_date_is_taken_over(tmp_path: Path) -> None:
    _bring_in(tmp_path, AFTER)
    done = _bring_in(tmp_path, AFTER.replace("2026", "2025"))
    assert (len(done.created), len(done.changed)) == (0, 1)
    assert SettingLink.objects.get().on == date(2025, 9, 1)


@pytest.mark.usefixtures("two_schools")
def test_closed_school_says_who_came_after() -> None:
    beech, oak = Setting.objects.order_by("urn")
    SettingLink.objects.create(setting=beech, other_urn="999002", other_name="Oak Primary", kind="Successor")
    SettingLink.objects.create(setting=beech, other_urn="888009", other_name="Elm", kind="Successor - merged")
    assert successors(beech.id) == [
        Successor("888009", "Elm", None),
        Successor("999002", "Oak Primary", oak.id),
    ]
