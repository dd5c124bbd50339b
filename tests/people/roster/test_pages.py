"""A roster brought in by the browser: nothing is saved before it was seen and confirmed."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.jobs import work
from goldenthread.foundation.models import StoredFile
from goldenthread.people.models import Child, Enrolment
from goldenthread.people.tasks import remove_kept_roster
from tests.cast import signed_in, the_cast
from tests.counting import queries_of
from tests.people.roster.made import oneroster, pupil, school, upn, write_csv

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def ruth(cast: Cast) -> Client:
    return signed_in(cast, "ruth")


def _send(client: Client, cast: Cast, content: bytes, name: str = "pupils.csv", **more: str) -> str:
    address = reverse("roster", kwargs={"setting_id": cast.settings["hawthorn"].id})
    answer = client.post(address, {"file": SimpleUploadedFile(name, content), **more})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def _list(folder: Path, *rows: dict[str, str]) -> bytes:
    return write_csv(folder / "list.csv", rows).read_bytes()


def test_keeper_of_one_school_goes_straight_to_it(cast: Cast, ruth: Client) -> None:
    answer = ruth.get(reverse("import_roster"))
    assert answer.headers["Location"] == reverse(
        "roster", kwargs={"setting_id": cast.settings["hawthorn"].id}
    )
    page = ruth.get(answer.headers["Location"]).content.decode()
    assert page.count("<h1") == 1


@pytest.mark.parametrize(
    "name, content, says",
    [
        ("pupils.csv", b"a,b\n1,2\n", "These headings are missing"),
        ("pupils.csv", b"", "The file is empty. Choose another"),
        ("pupils.pdf", b"%PDF-1.7", "Choose a file that ends in .csv or .zip"),
        ("set.zip", b"PK\x03\x04broken", "zip"),
    ],
)
def test_what_cannot_be_used_is_said_by_the_field(
    cast: Cast, ruth: Client, name: str, content: bytes, says: str
) -> None:
    address = reverse("roster", kwargs={"setting_id": cast.settings["hawthorn"].id})
    page = ruth.post(address, {"file": SimpleUploadedFile(name, content)}).content.decode()
    assert says in page
    assert "Error: " in page
    assert StoredFile.objects.count() == 0


def test_preview_shows_and_saves_nothing(cast: Cast, ruth: Client, tmp_path: Path) -> None:
    before = Child.objects.count()
    bad = pupil("Ben", **{"UPN": "X123"})
    page = ruth.get(_send(ruth, cast, _list(tmp_path, pupil("Ada", 1), bad))).content.decode()
    assert "Ada Marlow" in page
    assert "On roll here, and not in the file" in page
    assert "The row was read without this." in page
    assert Child.objects.count() == before


def test_confirmed_twice_comes_in_once(cast: Cast, ruth: Client, tmp_path: Path) -> None:
    preview = _send(ruth, cast, _list(tmp_path, pupil("Ada", 1)))
    for _ in range(2):
        answer = ruth.post(preview)
    assert ruth.get(answer.headers["Location"]).headers["Refresh"] == "5"
    work(once=True)
    page = ruth.get(answer.headers["Location"]).content.decode()
    assert "Pupils and classes are brought in" in page
    child = Child.objects.get(upn=upn(1))
    assert Enrolment.objects.get(child=child).setting == cast.settings["hawthorn"]


def test_what_a_job_leaves_behind_names_nobody(cast: Cast, ruth: Client, tmp_path: Path) -> None:
    ruth.post(_send(ruth, cast, _list(tmp_path, pupil("Ada", 1), pupil("Ben", **{"UPN": "X1"}))))
    work(once=True)
    kept: dict[str, Any] = DBTaskResult.objects.get(task_path__endswith="bring_in_kept_roster").return_value
    assert {"Ada", "Ben", "Marlow", "X1"} & set(str(kept).replace("'", " ").split()) == set()
    assert kept["pupils"] == {"created": 2, "updated": 0, "unchanged": 0}


def test_content_of_the_file_is_removed_afterwards(cast: Cast, ruth: Client, tmp_path: Path) -> None:
    ruth.post(_send(ruth, cast, _list(tmp_path, pupil("Ada", 1))))
    work(once=True)
    stored = StoredFile.objects.get()
    assert Path(stored.kept.path).exists()
    remove_kept_roster.call(str(stored.id))
    assert not Path(stored.kept.path).exists()
    assert DBTaskResult.objects.filter(task_path__endswith="remove_kept_roster").count() == 1


def test_new_staff_are_named_with_what_they_will_reach(cast: Cast, ruth: Client, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in oneroster(tmp_path / "set").iterdir():
            archive.write(file, file.name)
    page = ruth.get(_send(ruth, cast, packed.getvalue(), "roster.zip")).content.decode()
    assert "The first new staff, who are asked to choose a password" in page
    cells = re.findall(
        r"<t[hd][^>]*>([^<]*)</t[hd]>", page.split("The first new staff")[1].split("</table>")[0]
    )
    assert cells[3:] == ["Tess Hill", "tess@example.org", "5M", "Abe Low", "abe@example.org", "5M"]


def test_zip_of_oneroster_comes_in(cast: Cast, ruth: Client, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(oneroster(tmp_path / "set").iterdir()):
            archive.write(path, path.name)
    ruth.post(_send(ruth, cast, packed.getvalue(), "roster.zip"))
    work(once=True)
    ada = Enrolment.objects.get(child__first_name="Ada", child__last_name="Marlow")
    assert ada.setting == cast.settings["hawthorn"]


def test_record_of_a_child_who_comes_is_not_shown_before(cast: Cast, ruth: Client, tmp_path: Path) -> None:
    elsewhere = Child.objects.create(
        first_name="Adelaide", last_name="Hidden", born_on="2016-02-01", upn=upn(1)
    )
    Enrolment.objects.create(child=elsewhere, setting=school(), starts_on="2026-09-01")
    page = ruth.get(_send(ruth, cast, _list(tmp_path, pupil("Ada", 1)))).content.decode()
    assert "Coming here, and still on roll at another school" in page
    assert "Adelaide" not in page
    assert "Beech Primary" not in page


def test_preview_takes_as_many_queries_for_three_pupils_as_for_one(
    cast: Cast, ruth: Client, tmp_path: Path
) -> None:
    one = _send(ruth, cast, _list(tmp_path, pupil("Ada", 1)))
    three = _send(ruth, cast, _list(tmp_path, pupil("Ada", 1), pupil("Ben", 2), pupil("Cy", 3)))
    assert [queries_of(ruth, one), queries_of(ruth, three)] == [17, 17]


@pytest.mark.parametrize(
    "who, status", [("ruth", 200), ("helen", 200), ("grace", 404), ("dan", 404), ("funmi", 404)]
)
def test_only_those_who_keep_this_school_may(cast: Cast, who: str, status: int) -> None:
    address = reverse("roster", kwargs={"setting_id": cast.settings["hawthorn"].id})
    assert signed_in(cast, who).get(address).status_code == status


def test_file_of_one_school_is_not_there_for_another(cast: Cast, ruth: Client, tmp_path: Path) -> None:
    preview = _send(ruth, cast, _list(tmp_path, pupil("Ada", 1)))
    other = preview.replace(str(cast.settings["hawthorn"].id), str(cast.settings["ridgeway"].id))
    assert signed_in(cast, "grace").get(other).status_code == 404
