"""Returns in the browser and through the API: made as a job, mended where the record says so, taken away."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.exchange.models import AreaReport
from goldenthread.exchange.tasks import make_report, remove_files
from goldenthread.formats.sen2 import read_return
from goldenthread.foundation.jobs import work
from goldenthread.foundation.models import AuditEntry, AuditSubject
from goldenthread.people.models import Responsibility
from tests.cast import signed_in, the_cast
from tests.counting import queries_of
from tests.exchange.cases import make_case

PLAN = (
    "2025-02-03 request-received; 2025-03-10 assessment-agreed; 2025-05-20 draft-served; "
    "2025-06-20 plan-finalised; 2025-11-10 review-held; 2025-12-01 maintain-decided"
)
LATE = "2025-02-03 request-received; 2025-04-10 assessment-refused"
API = "/api/returns"
pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings: Settings, tmp_path: Path) -> Cast:
    """Ayo has a plan, Zara was refused late. Both are of the council of Anita, who is its manager."""
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    cast = the_cast()
    for name in ("ayo", "zara"):
        responsible(cast, name)
    cast.cases = {
        name: make_case(cast.area, cast.children[name], line, cast.people["priya"], source="2")
        for name, line in (("ayo", PLAN), ("zara", LATE))
    }  # type: ignore[attr-defined]  # to be found by the tests
    return cast


def responsible(cast: Cast, name: str) -> None:
    Responsibility.objects.get_or_create(
        child=cast.children[name], area=cast.area, starts_on=date(2025, 2, 3), evidence="Request"
    )


@pytest.fixture
def anita(cast: Cast) -> Client:
    return signed_in(cast, "anita")


def made(client: Client, address: str, **sent: object) -> str:
    """Ask, let the worker do it, and give the address of the report."""
    answer = client.post(address, sent)
    assert answer.status_code == 302, answer.content.decode()
    work(once=True)
    return answer.headers["Location"]


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_return_is_made_as_a_job_that_says_how_far_it_is(cast: Cast, anita: Client) -> None:
    there = anita.post("/returns/sen2/", {"year": "2026"}).headers["Location"]
    waiting = anita.get(there)
    assert waiting.headers["Refresh"] == "5"
    assert "It waits for its turn." in waiting.content.decode()
    work(once=True)
    done = anita.get(there)
    assert "Refresh" not in done.headers
    text = done.content.decode()
    assert "2 children." in text
    assert "Module 2: a request for an assessment" in text
    assert there in page(anita, "/returns/")


def test_a_fault_names_the_child_and_leads_to_where_it_is_mended(cast: Cast, anita: Client) -> None:
    there = made(anita, "/returns/sen2/", year="2026")
    text = page(anita, f"{there}?first=error&second=162")
    ayo = cast.children["ayo"]
    assert "Ayo Bello" in text
    assert "The ethnicity is missing." in text
    assert f"/children/{ayo.id}/details/" in text
    reviewed = page(anita, f"{there}?second=to+be+filled")
    assert f"/returns/codes/{cast.area.id}/ReviewOutcome/" in reviewed
    assert "Zara" not in reviewed


def test_what_is_mended_is_gone_when_it_is_made_again(cast: Cast, anita: Client) -> None:
    there = made(anita, "/returns/sen2/", year="2026")
    sent = {
        "born_on-day": "4", "born_on-month": "3", "born_on-year": "2016", "sex": "M", "ethnicity": "bafr",
        "postcode": "m160ex", "upn": "", "uln": "", "no_upn_because": "UN3", "disabled": "no",
    }  # fmt: skip
    for name in ("ayo", "zara"):
        answer = anita.post(f"/children/{cast.children[name].id}/details/", sent)
        assert answer.status_code == 302, answer.content.decode()
    again = made(anita, f"{there}again/")
    assert again != there
    assert "The ethnicity is missing." in page(anita, there)
    text = page(anita, again)
    assert "The ethnicity is missing." not in text
    xml = anita.get(f"{again}files/whole/").content
    assert b"<Ethnicity>BAFR</Ethnicity>" in xml
    assert b"<PostCode>M16 0EX</PostCode>" in xml
    assert b"<UPNunknown>UN3</UPNunknown>" in xml


def test_files_are_taken_away_and_every_child_is_told_of_in_the_log(cast: Cast, anita: Client) -> None:
    there = made(anita, "/returns/sen2/", year="2026")
    xml = anita.get(f"{there}files/whole/")
    assert xml["Content-Type"] == "application/xml"
    assert sum(1 for _ in read_return(xml.content)) > 2
    with zipfile.ZipFile(io.BytesIO(anita.get(f"{there}files/tables/").content)) as archive:
        assert len(list(csv.reader(archive.read("person.csv").decode("utf-8-sig").splitlines()))) == 3
    rows = list(csv.DictReader(anita.get(f"{there}files/rows/").content.decode("utf-8-sig").splitlines()))
    assert {row["rule"] for row in rows} >= {"162", "to be filled"}
    entries = AuditEntry.objects.filter(what="took a report of all cases away")
    assert entries.count() == 3
    told = AuditSubject.objects.filter(entry__in=entries).values_list("child_id", flat=True)
    assert set(told) == {cast.children["ayo"].id, cast.children["zara"].id}
    assert anita.get(f"{there}files/else/").status_code == 404


def test_only_who_makes_the_return_of_the_council_reads_it(cast: Cast, anita: Client) -> None:
    there = made(anita, "/returns/sen2/", year="2026")
    for who in ("priya", "ruth", "funmi", "neil"):
        client = signed_in(cast, who)
        assert {client.get(one).status_code for one in (there, "/returns/", f"{there}files/whole/")} <= {
            403,
            404,
        }
        assert client.post(f"{API}/areas/{cast.area.id}/sen2", {"year": 2026},
                           content_type="application/json").status_code in (403, 404)  # fmt: skip
    other = AreaReport.objects.get()
    AreaReport.objects.filter(id=other.id).update(area=cast.other_area)
    assert anita.get(there).status_code == 404


def test_a_data_manager_makes_the_return_and_is_shown_numbers_of_cases_and_no_names(cast: Cast) -> None:
    lin = signed_in(cast, "lin")
    there = made(lin, "/returns/sen2/", year="2026")
    text = page(lin, f"{there}?second=162")
    assert cast.cases["ayo"].number in text
    assert "The child of this case" in text
    assert "Ayo" not in text
    assert "/details/" not in text
    filled = page(lin, f"{there}?second=to+be+filled")
    assert f"/returns/codes/{cast.area.id}/ReviewOutcome/" in filled
    assert b"<Forename>Ayo</Forename>" in lin.get(f"{there}files/whole/").content


def test_a_worker_that_died_after_it_saved_does_it_no_second_time(cast: Cast, anita: Client) -> None:
    made(anita, "/returns/sen2/", year="2026")
    report = AreaReport.objects.get()
    make_report.call(str(report.id), str(cast.people["anita"].id))
    assert AuditEntry.objects.filter(what="made a report of all cases").count() == 1


def test_files_go_after_thirty_days_and_the_counts_stay(cast: Cast, anita: Client) -> None:
    there = made(anita, "/returns/sen2/", year="2026")
    remove_files.call(str(AreaReport.objects.get().id))
    text = page(anita, there)
    assert "The files were removed" in text
    assert "2 children." in text


def upload(client: Client, content: bytes, name: str = "theirs.xml") -> Any:
    file = SimpleUploadedFile(name, content, content_type="application/xml")
    return client.post("/returns/sen2/check/", {"file": file})


def test_a_return_of_another_system_is_checked_and_known_children_are_named(
    cast: Cast, anita: Client
) -> None:
    ayo = cast.children["ayo"]
    own = made(anita, "/returns/sen2/", year="2026")
    xml = anita.get(f"{own}files/whole/").content
    if ayo.upn is None:
        ayo.upn = "A820101010101"
        ayo.save()
        xml = xml.replace(b"<Forename>Ayo</Forename>", b"<Forename>Ayo</Forename>\n<UPN>A820101010101</UPN>")
    answer = upload(anita, xml)
    assert answer.status_code == 302, answer.content.decode()
    work(once=True)
    text = page(anita, answer.headers["Location"])
    assert "theirs.xml" in text
    assert "Ayo Bello" in text
    assert "Line " in text
    assert "Make it again" not in text


@pytest.mark.parametrize(
    "content, says",
    [
        (b"not xml", "not an XML file"),
        (b"", "empty"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "file"),
        (b"<html><body>Sign in</body></html>", "web page"),
    ],
)
def test_what_is_no_return_is_refused_and_not_kept(anita: Client, content: bytes, says: str) -> None:
    answer = upload(anita, content)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert not AreaReport.objects.exists()


def test_harm_hidden_behind_a_good_beginning_ends_the_check_in_words(cast: Cast, anita: Client) -> None:
    own = made(anita, "/returns/sen2/", year="2026")
    xml = anita.get(f"{own}files/whole/").content
    cut = xml.index(b"<Requests>")
    answer = upload(anita, xml[:cut] + b"\n" * 1_000_000 + b"<a>" * 5_000)
    assert answer.status_code == 302
    work(once=True)
    text = page(anita, answer.headers["Location"])
    assert "govuk-warning-text" in text


def test_lists_of_an_inspection_are_made_and_taken_away(cast: Cast, anita: Client) -> None:
    there = made(anita, "/returns/inspection/")
    text = page(anita, there)
    assert "Children with an EHC plan (list 1)" in text
    assert "Ayo Bello" in text
    with zipfile.ZipFile(io.BytesIO(anita.get(f"{there}files/tables/").content)) as archive:
        assert sorted(archive.namelist()) == ["list_1.csv", "list_2.csv"]


def test_every_number_of_the_measures_leads_to_its_cases(cast: Cast, anita: Client) -> None:
    there = made(anita, "/returns/measures/", year="2025")
    text = page(anita, there)
    assert "Requests decided in 6 weeks" in text
    assert "50.0 %" in text
    assert "Child by child" not in text
    cases = page(anita, f"{there}?first=requests-in-6-weeks&second=late")
    assert "Zara" in cases
    assert "Ayo Bello" not in cases
    assert f"/cases/{cast.cases['zara'].id}/" in cases
    assert "24 days late" in cases


def test_a_page_takes_as_many_queries_however_many_faults_there_are(cast: Cast, anita: Client) -> None:
    few = made(anita, "/returns/sen2/", year="2026")
    queries_of(anita, few)
    of_few = queries_of(anita, few)
    for name in ("tola", "rosa", "isaac", "kofi"):
        responsible(cast, name)
        make_case(cast.area, cast.children[name], PLAN, cast.people["priya"])
    many = made(anita, "/returns/sen2/", year="2026")
    assert queries_of(anita, many) == of_few


def test_another_program_does_the_same(cast: Cast, anita: Client) -> None:
    json = {"content_type": "application/json"}
    asked = anita.post(f"{API}/areas/{cast.area.id}/sen2", {"year": 2026}, **json)
    assert asked.status_code == 202
    assert asked.json()["state"] == "waiting"
    work(once=True)
    found = anita.get(f"{API}/reports/{asked.json()['id']}").json()
    assert (found["state"], found["summary"]["persons"]) == ("done", 2)
    assert sum(group["number"] for group in found["groups"] if group["second"] == "162") == 2
    rows = anita.get(f"{API}/reports/{found['id']}/rows?second=162&most=1").json()
    assert (len(rows), rows[0]["row"]["item"]) == (1, "Ethnicity")
    assert rows[0]["page"].endswith("/details/")
    assert anita.get(f"{API}/reports/{found['id']}/files/whole").content.startswith(b"<?xml")
    for kind, sent in (("inspection", None), ("measures", {"year": 2025})):
        answer = anita.post(f"{API}/areas/{cast.area.id}/{kind}", sent, **json)
        assert answer.status_code == 202, answer.content
    no_year = anita.post(f"{API}/areas/{cast.area.id}/sen2", {"year": 1999}, **json)
    assert (no_year.status_code, no_year.json()["faults"][0]["field"]) == (422, "year")
    again = anita.post(f"{API}/reports/{found['id']}/again")
    assert again.json()["id"] != found["id"]
    assert len(anita.get(API).json()) == 4
