"""Codes that nobody has found are filled in by whoever makes the return, with where they are from."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.exchange.models import CodeSetVersion
from goldenthread.exchange.queries.code_sets import filled_of
from goldenthread.foundation.jobs import work
from goldenthread.foundation.models import AuditEntry
from tests.cast import signed_in, the_cast
from tests.exchange.cases import make_case
from tests.formats.sen2.altering import small_return, written

PLAN = (
    "2025-02-03 request-received; 2025-03-10 assessment-agreed; 2025-05-20 draft-served; "
    "2025-06-20 plan-finalised; 2025-11-10 review-held; 2025-12-01 maintain-decided"
)
SENT = {
    "codes": "X9, maintain the plan\nX8, amend the plan", "source": "SEN2 guide 2027, page 41",
    "source_on-day": "2", "source_on-month": "11", "source_on-year": "2026",
}  # fmt: skip
API = "/api/returns"
pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings: Settings, tmp_path: Path) -> Cast:
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    return the_cast()


@pytest.fixture
def lin(cast: Cast) -> Client:
    return signed_in(cast, "lin")


@pytest.fixture
def page(cast: Cast) -> str:
    return f"/returns/codes/{cast.area.id}/ReviewOutcome/"


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def _filled(client: Client, page: str, **changes: object) -> Any:
    return client.post(page, SENT | changes)


def _checked(client: Client) -> str:
    """Send a return of another system, let the worker check it, and give the address of the report."""
    file = SimpleUploadedFile("return.xml", written(small_return("")))
    there: str = client.post("/returns/sen2/check/", {"file": file}).headers["Location"]
    work(once=True)
    return there


def test_an_empty_set_says_what_is_not_checked_until_it_is_filled(cast: Cast, lin: Client, page: str) -> None:
    before = _text(lin, page)
    assert "Empty" in before
    assert "cannot until it is filled" in before
    assert _filled(lin, page).headers["Location"] == "/returns/codes/"
    after = _text(lin, page)
    assert "cannot until it is filled" not in after
    for said in ("maintain the plan", "SEN2 guide 2027, page 41", "2 November 2026", "Lin Chen", "Version 1"):
        assert said in after
    assert "Version 1" in _text(lin, "/returns/codes/")
    [entry] = AuditEntry.objects.filter(what="filled a code set")
    assert entry.account == cast.people["lin"]


def test_a_new_version_leaves_the_one_before_in_the_record(cast: Cast, lin: Client, page: str) -> None:
    _filled(lin, page)
    _filled(lin, page, codes="X7, end the plan")
    text = _text(lin, page)
    assert "Version 2" in text
    assert "X9: maintain the plan" in text
    assert filled_of(cast.area.id) == {"ReviewOutcome": {"X7": "end the plan"}}
    with pytest.raises(DatabaseError), transaction.atomic():
        CodeSetVersion.objects.update(source="Nobody knows")


def test_codes_come_from_a_csv_file_too(cast: Cast, lin: Client, page: str) -> None:
    file = SimpleUploadedFile("codes.csv", b"Words,Code\nmaintain the plan,M\n")
    assert _filled(lin, page, codes="", file=file).status_code == 302
    assert filled_of(cast.area.id) == {"ReviewOutcome": {"M": "maintain the plan"}}


@pytest.mark.parametrize(
    "changes, says",
    [
        ({"codes": ""}, "Enter the codes, one a line, or send them as a CSV file"),
        ({"codes": "X9"}, "Say what X9 means"),
        ({"codes": "X9, keep\nX9, amend"}, "X9 is there twice."),
        ({"codes": f"{'9' * 21}, keep"}, "it has 1 to 20 characters"),
        ({"source": ""}, "Say where the codes are from"),
        ({"source_on-year": "2027"}, "The day of the source cannot be after today."),
        ({"file": SimpleUploadedFile("codes.csv", b"Name,Age\na,1\n")}, "the headings Code and Words"),
        ({"file": SimpleUploadedFile("codes.csv", b"Code,Words\n,keep\n")}, "Code"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_a_remedy(
    cast: Cast, lin: Client, page: str, changes: dict[str, object], says: str
) -> None:
    answer = _filled(lin, page, **changes)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert filled_of(cast.area.id) == {}


def test_the_same_codes_from_the_same_source_make_no_version(cast: Cast, lin: Client, page: str) -> None:
    _filled(lin, page)
    assert "These codes are here already" in _filled(lin, page).content.decode()
    assert CodeSetVersion.objects.count() == 1


def test_a_set_that_the_return_does_not_have_is_not_found(cast: Cast, lin: Client) -> None:
    assert lin.get(f"/returns/codes/{cast.area.id}/Nonsense/").status_code == 404


def test_a_check_says_what_it_did_not_check_and_leads_to_where_that_is_filled(
    cast: Cast, lin: Client, page: str
) -> None:
    text = _text(lin, _checked(lin))
    assert "Not checked: code set ReviewOutcome is empty" in text
    assert page in text
    _filled(lin, page)
    text = _text(lin, _checked(lin))
    assert "code set ReviewOutcome is empty" not in text
    assert "code set WBP is empty" in text


def test_codes_filled_in_a_page_are_in_the_return_that_the_command_makes(
    cast: Cast, lin: Client, page: str, run: Any, tmp_path: Path
) -> None:
    make_case(cast.area, cast.children["ayo"], PLAN, cast.people["priya"])
    out = tmp_path / "return.xml"
    sent = ("sen2", "write", "--area", "998", "--year", "2026", "--out", out)
    _, said = run(*sent)
    assert "ReviewOutcome" in {one["codes"] for one in said["not_checked"]}
    _filled(lin, page)
    _, said = run(*sent)
    assert "ReviewOutcome" not in {one["codes"] for one in said["not_checked"]}
    assert "<ReviewOutcome>X9</ReviewOutcome>" in out.read_text()


def test_another_council_and_whoever_makes_no_return_reach_nothing(cast: Cast, page: str) -> None:
    for who in ("priya", "ruth", "funmi", "neil"):
        client = signed_in(cast, who)
        assert client.get(page).status_code in (403, 404)
        assert client.post(page, SENT).status_code in (403, 404)
    assert not CodeSetVersion.objects.exists()


def test_another_program_does_the_same(cast: Cast, lin: Client) -> None:
    there = f"{API}/areas/{cast.area.id}/code-sets"
    sets = {one["name"]: one for one in lin.get(there).json()}
    assert sets["ReviewOutcome"]["is_empty"]
    sent = {
        "codes": [{"code": "X9", "words": "maintain the plan"}], "source": "SEN2 guide",
        "source_on": "2026-11-02",
    }  # fmt: skip
    made = lin.post(f"{there}/ReviewOutcome", sent, content_type="application/json")
    assert made.status_code == 201
    [version] = made.json()["versions"]
    assert (version["version"], version["by"], version["source_on"]) == (1, "Lin Chen", "2026-11-02")
    assert made.json()["codes"] == {"X9": "maintain the plan"}
    wrong = lin.post(
        f"{there}/ReviewOutcome", sent | {"source_on": "2999-01-01"}, content_type="application/json"
    )
    assert (wrong.status_code, wrong.json()["faults"][0]["field"]) == (422, "source_on")
    assert lin.post(f"{there}/Nonsense", sent, content_type="application/json").status_code == 404
    assert CodeSetVersion.objects.get().source_on == date(2026, 11, 2)
