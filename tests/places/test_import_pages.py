"""The register brought in by the browser: nothing is saved before it was seen and confirmed."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from goldenthread.foundation.jobs import work
from goldenthread.foundation.models import StoredFile
from goldenthread.places.models import Setting
from goldenthread.places.queries.uploads import LINKS, SCHOOLS
from tests.cast import signed_in, the_cast
from tests.counting import queries_of
from tests.places.register import extract, links, row

pytestmark = pytest.mark.django_db
SEND = reverse("import_schools")


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def lin() -> Client:
    return signed_in(the_cast(), "lin")


def _send(client: Client, content: bytes, what: str = SCHOOLS, name: str = "schools.csv") -> str:
    answer = client.post(SEND, {"what": what, "file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def test_form_asks_what_the_file_is(lin: Client) -> None:
    page = lin.get(SEND).content.decode()
    assert page.count("<h1") == 1
    assert "Nothing is saved until you have seen what the file would change." in page


@pytest.mark.parametrize(
    "sent, says",
    [
        ({}, "Choose what this file is"),
        ({"what": SCHOOLS}, "Choose the file"),
        ({"what": SCHOOLS, "file": b"a,b\n1,2\n"}, "These headings are missing"),
        ({"what": SCHOOLS, "file": links("999001,999002,Oak,Successor,")}, "This is the file of links"),
        ({"what": SCHOOLS, "file": b""}, "The file is empty. Choose another"),
    ],
)
def test_what_cannot_be_used_is_said_by_the_field(lin: Client, sent: dict[str, object], says: str) -> None:
    if isinstance(content := sent.get("file"), bytes):
        sent = sent | {"file": SimpleUploadedFile("schools.csv", content)}
    page = lin.post(SEND, sent).content.decode()
    assert says in page
    assert "Error: " in page
    assert StoredFile.objects.count() == 0


def test_preview_shows_and_saves_nothing(lin: Client) -> None:
    before = Setting.objects.count()
    page = lin.get(_send(lin, extract(row("999001", "Beech Primary"), row("1", "Bad")))).content.decode()
    assert "Beech Primary" in page
    assert "A URN is six digits and does not begin with 0." in page
    assert Setting.objects.count() == before


def test_faults_can_be_downloaded(lin: Client) -> None:
    preview = _send(lin, extract(row("1", "Bad")))
    answer = lin.get(f"{preview}faults.csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "File,Line,Column,Found,What is wrong,What to do,What became of it"
    assert "schools.csv,2,URN,1,A URN is six digits and does not begin with 0." in lines[-1]


def test_confirmed_twice_comes_in_once(lin: Client) -> None:
    preview = _send(lin, extract(row("999001", "Beech Primary")))
    for _ in range(2):
        answer = lin.post(preview)
    waiting = lin.get(answer.headers["Location"])
    assert waiting.headers["Refresh"] == "5"
    assert "It waits for its turn." in waiting.content.decode()
    work(once=True)
    done = lin.get(answer.headers["Location"])
    assert "Refresh" not in done.headers
    assert "The register is brought in" in done.content.decode()
    assert Setting.objects.filter(urn="999001").count() == 1


def test_nothing_to_save_says_so(lin: Client) -> None:
    lin.post(_send(lin, extract(row("999001", "Beech Primary"))))
    work(once=True)
    page = lin.get(_send(lin, extract(row("999001", "Beech Primary")))).content.decode()
    assert "Everything in this file is here already. There is nothing to save." in page


def test_links_come_in_too(lin: Client) -> None:
    preview = _send(lin, links("990001,990002,Ridgeway,Successor,01-09-2026"), LINKS, "links.csv")
    assert "The first new links" in lin.get(preview).content.decode()
    lin.post(preview)
    work(once=True)
    assert Setting.objects.get(urn="990001").links.get().other_urn == "990002"


def test_preview_takes_as_many_queries_for_three_schools_as_for_one(lin: Client) -> None:
    one = _send(lin, extract(row("999001", "A")))
    three = _send(lin, extract(*(row(f"99900{number}", f"S{number}") for number in range(1, 4))))
    lin.get(one)
    assert [queries_of(lin, one), queries_of(lin, three)] == [8, 8]


@pytest.mark.parametrize("who, status", [("lin", 200), ("ruth", 403), ("funmi", 403)])
def test_only_the_areas_data_keeper_may(who: str, status: int) -> None:
    assert signed_in(the_cast(), who).get(SEND).status_code == status
