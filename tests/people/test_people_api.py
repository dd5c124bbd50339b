"""Classes, their children and rosters over the JSON API."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.jobs import work
from goldenthread.foundation.models import AuditEntry
from tests.cast import signed_in, the_cast
from tests.people.roster.made import pupil, write_csv

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.mark.parametrize(
    "who, names", [("dan", ["5H"]), ("ruth", ["1B", "5H"]), ("grace", ["8R"]), ("funmi", [])]
)
def test_each_person_gets_their_own_classes(cast: Cast, who: str, names: list[str]) -> None:
    found = signed_in(cast, who).get("/api/people/classes").json()["classes"]
    assert [one["name"] for one in found] == names


def test_children_of_a_class_are_given_and_the_reading_logged(cast: Cast) -> None:
    found = signed_in(cast, "dan").get(f"/api/people/classes/{cast.classes['5H'].id}/pupils").json()["pupils"]
    assert len(found) == 30
    assert found[0] == {
        "id": str(cast.children["ben"].id),
        "name": "Ben Archer",
        "short_name": "Ben",
    }
    entry = AuditEntry.objects.get(what="read the list of a class")
    assert (entry.account, entry.children) == (cast.people["dan"], [one["id"] for one in found])


def test_class_of_another_school_is_not_there(cast: Cast) -> None:
    address = f"/api/people/classes/{cast.classes['8R'].id}/pupils"
    assert [signed_in(cast, who).get(address).status_code for who in ("dan", "funmi")] == [404, 404]


def test_roster_is_sent_confirmed_and_brought_in(cast: Cast, tmp_path: Path) -> None:
    ruth, content = signed_in(cast, "ruth"), write_csv(tmp_path / "list.csv", [pupil("Ada", 1)]).read_bytes()
    base = f"/api/people/settings/{cast.settings['hawthorn'].id}/roster"
    kept = ruth.post(base, {"file": SimpleUploadedFile("pupils.csv", content)})
    assert (kept.status_code, kept.json()["would"]["pupils"]["created"]) == (201, 1)
    file = f"{base}/{kept.json()['file_id']}"
    assert ruth.post(f"{file}/confirm").status_code == 202
    work(once=True)
    done = ruth.get(file).json()
    assert (done["state"], done["report"]["pupils"]) == (
        "done",
        {"created": 1, "updated": 0, "unchanged": 0},
    )


@pytest.mark.parametrize("who, status", [("dan", 404), ("grace", 404), ("lin", 404)])
def test_only_those_who_keep_this_school_may(cast: Cast, who: str, status: int) -> None:
    base = f"/api/people/settings/{cast.settings['hawthorn'].id}/roster"
    answer = signed_in(cast, who).post(base, {"file": SimpleUploadedFile("pupils.csv", b"x")})
    assert answer.status_code == status
