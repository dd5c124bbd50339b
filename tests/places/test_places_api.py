"""Schools, the register and the calendar over the JSON API."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.jobs import work
from goldenthread.places.models import Setting
from tests.cast import signed_in, the_cast
from tests.places.register import extract, row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def test_schools_are_found_by_name_and_urn(cast: Cast) -> None:
    client = signed_in(cast, "funmi")
    found = [client.get("/api/places/schools", {"words": words}).json() for words in ("school", "990001")]
    assert [(one["number"], [school["urn"] for school in one["schools"]]) for one in found] == [
        (2, ["990003", "990002"]),
        (1, ["990001"]),
    ]


def test_most_is_bounded(cast: Cast) -> None:
    answer = signed_in(cast, "funmi").get("/api/places/schools", {"most": 3.4e20})
    assert answer.status_code == 422


def test_nobody_signed_in_finds_nothing() -> None:
    assert Client().get("/api/places/schools").status_code == 401


def _send(client: Client, content: bytes) -> tuple[int, dict[str, object]]:
    answer = client.post("/api/places/register", {"file": SimpleUploadedFile("schools.csv", content)})
    return answer.status_code, answer.json()


def test_register_is_sent_confirmed_and_brought_in(cast: Cast) -> None:
    lin = signed_in(cast, "lin")
    status, kept = _send(lin, extract(row("999001", "Beech Primary"), row("1", "Bad")))
    assert (status, kept["would"]) == (
        201,
        {"read": 2, "created": 1, "updated": 0, "unchanged": 0, "rejected_rows": 1},
    )
    file = f"/api/places/register/{kept['file_id']}"
    assert lin.get(file).json()["state"] == "not asked for"
    assert [lin.post(f"{file}/confirm").json()["state"] for _ in range(2)] == ["waiting", "waiting"]
    work(once=True)
    done = lin.get(file).json()
    assert (done["state"], done["report"]["created"], done["report"]["rejected"][0]["line"]) == ("done", 1, 3)
    assert Setting.objects.filter(urn="999001").exists()


def test_wrong_file_is_refused_by_its_field(cast: Cast) -> None:
    status, said = _send(signed_in(cast, "lin"), b"a,b\n1,2\n")
    assert status == 422
    faults = said["faults"]
    assert isinstance(faults, list)
    assert faults[0]["field"] == "file"


def test_only_the_areas_data_keeper_may(cast: Cast) -> None:
    assert _send(signed_in(cast, "ruth"), extract(row("999001", "A")))[0] == 403


def test_calendar_is_read_and_kept(cast: Cast) -> None:
    ruth, hawthorn = signed_in(cast, "ruth"), cast.settings["hawthorn"].id
    base = f"/api/places/settings/{hawthorn}"
    term = {"name": "Late July", "starts_on": "2027-07-26", "ends_on": "2027-07-28"}
    added = ruth.post(f"{base}/terms", term, content_type="application/json")
    assert (added.status_code, added.json()["terms"][-1]["school_days"]) == (201, 3)
    again = ruth.post(f"{base}/terms", term, content_type="application/json")
    assert (again.status_code, again.json()["faults"][0]["field"]) == (422, "starts_on")
    closed = {"on": "2027-07-27", "kind": "closed", "reason": "Snow"}
    ruth.post(f"{base}/closures", closed, content_type="application/json")
    page = ruth.get(f"{base}/calendar", {"since": "2027-07-25"}).json()
    assert [one["school_days"] for one in page["terms"]] == [2]
    removed = ruth.delete(f"{base}/closures/{page['closures'][0]['id']}")
    assert removed.status_code == 204
    ruth.post(f"{base}/bank-holidays")
    assert ruth.get(f"{base}/calendar").json()["offered"] == []


def test_calendar_of_another_school_is_not_there(cast: Cast) -> None:
    address = f"/api/places/settings/{cast.settings['ridgeway'].id}/calendar"
    assert signed_in(cast, "ruth").get(address).status_code == 404
