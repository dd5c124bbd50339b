"""Who may not, through the API: every operation, every person of the cast, and the answer each gets.

Everything asked for is about Ayo or in his school, and what is sent is such as the API takes. The columns
are those of `test_who_may`; nobody comes last. Whatever an operation does is undone before the next.

2 done (2xx)                       + may, but not as things stand (409, 422)
3 may not (403)                    4 not there for them (404)         s sign in (401)
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from goldenthread.conversation.queries.documents import RESPONSE_FILE
from goldenthread.conversation.queries.sheets import SHEET_FILE
from tests.cast import signed_in
from tests.catalogue import (
    api_of_councils,
    api_of_events,
    api_of_reports,
    api_of_schools,
    api_of_the_public,
    api_of_themes,
    of_campaigns,
    of_statements,
)
from tests.catalogue.api_of_schools import first_need
from tests.catalogue.test_parity import ANSWERED, ASKED, CASE, EHC, OF_THEME, RETURNS, operations
from tests.catalogue.test_who_may import LOG, WHO, WRITES
from tests.catalogue.world import (
    MAIL,
    PACKAGE_FILE,
    PACKAGES,
    PICTURE,
    PUPILS,
    RETURN,
    ROSTER,
    SCHOOLS,
    SHEET,
    World,
)
from tests.formats.test_pictures import PNG
from tests.places.register import extract, row

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]

PARTS = (
    api_of_schools, api_of_councils, api_of_the_public, api_of_events, api_of_themes, api_of_reports,
    of_campaigns, of_statements,
)  # fmt: skip
WHO_MAY = {one: answers for part in PARTS for one, answers in part.WHO_MAY.items()}
MARKS = {401: "s", 403: "3", 404: "4", 409: "+", 422: "+"}


@pytest.fixture
def world(settings: Settings, tmp_path: Path) -> World:
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    settings.SECOND_FACTOR_REQUIRED = False
    return World()


def sent(world: World) -> dict[str, Any]:
    """What each operation that takes something is sent."""
    return {one: given for part in PARTS for one, given in part.sent(world).items()}


def with_file(world: World, operation: str) -> dict[str, Any] | None:
    """What is sent as a form, since it is a file."""
    if operation == "POST places/register":
        return {"file": SimpleUploadedFile("schools.csv", extract(row("123456", "Hill School")))}
    if operation == f"POST {RETURNS}/check":
        return {"file": SimpleUploadedFile("return.xml", RETURN)}
    if operation == "POST casework/package-files":
        return {"file": SimpleUploadedFile("package.csv", PACKAGE_FILE), "area": "998"}
    if operation == "POST people/settings/{setting_id}/roster":
        return {"file": SimpleUploadedFile("pupils.csv", PUPILS)}
    if operation == "POST casework/consultations/{consultation_id}":
        return {"answer": "can"}
    if operation == "POST public-consultations/from-document":
        given = {"area_id": f"{world.cast.area.id}", "name": "Slides", "body": "Us"}
        return given | {"file": SimpleUploadedFile("slides.txt", b"Q1. Why?")}
    if operation.endswith(("/documents", "/versions/{edition_id}")) and operation.startswith("POST public"):
        return {"file": SimpleUploadedFile("it.txt", b"Q1. How?")}
    if operation.endswith("/toolkit/pictures"):
        return {"file": SimpleUploadedFile("a.png", PNG), "alt": "A swing."}
    if operation.endswith("/report/population"):
        head = "time_period,geographic_level,region_name,breakdown_topic,breakdown,ehcplans\n"
        line = "202425,Regional,London,All EHC plans,All EHC plans,100\n"
        return {"file": SimpleUploadedFile("caseload.csv", (head + line).encode())}
    if operation == f"POST {ASKED}/mails":
        return {"file": SimpleUploadedFile("it.eml", MAIL)}
    if operation == f"POST {ASKED}/sheets":
        return {"file": SimpleUploadedFile("it.csv", SHEET)}
    if operation == "POST conversations/drafts/shown":
        return {"code": world.begun, "file": SimpleUploadedFile("it.png", PICTURE)}
    if operation.endswith(("/entered-file", "advice/{asked_id}/file")):
        return {"file": SimpleUploadedFile("report.png", PICTURE), "on": "2026-11-20"}
    if operation.endswith("/plan/bring-in"):
        return {"signed_by": "Jo Marsh"}
    return None


def ids_of(world: World, operation: str) -> dict[str, Any]:
    """The ids of Ayo's world, and those that mean something else in this operation."""
    ids = {**world.ids, "version_id": world.shared.id, "account_id": world.cast.people["sam"].id}
    if "/drafts/" in operation or operation.endswith("/share"):
        ids |= {"version_id": world.draft.id, "strand": first_need(world).strand, "line": "need"}
    if operation.endswith("/end") and "term_id" in operation:
        ids["term_id"] = world.under_way
    if f"{EHC}/lines" in operation:
        ids["strand"] = world.ehc_line
    if "put-back" in operation:
        ids["strand"] = world.removed
    if operation.startswith("GET") and "{version_id}" in operation and "draft" not in operation:
        ids["version_id"] = world.in_force.id
    if "/roles/{role_id}" in operation:
        ids["role_id"] = world.place_role
    if operation.startswith(("GET casework/", "POST casework/")):
        ids |= {"kind": "request-received", "account_id": world.cast.people["priya"].id}
    if operation.split()[1].startswith(REVIEWED):
        ids |= world.reviewed
    if operation.endswith("/evidence"):
        ids["consultation_id"] = world.replied
    if "/moved/" in operation or "/came-with/" in operation:
        came = {"plan_id": world.moved_from["plan_id"], "advice_id": world.advice_that_came}
        ids |= world.moved_from if "/moved/" in operation else came
    if "/parts/{asked_id}" in operation:
        ids["asked_id"] = world.part_asked
    if operation.endswith(("/findings", "/choice")):
        ids["child_package_id"] = world.sought
    if "/disagreement" in operation:
        ids |= world.before | {"event_id": world.before["owed_id"]}
    if operation.split()[1].startswith("events"):
        ids |= world.event | ({"sign_up_id": world.waits} if operation.endswith("/take") else {})
    if any(part in operation for part in (f"{ANSWERED}/report", f"{ASKED}/report", OF_THEME)):
        ids |= world.reported
    if operation.startswith("GET campaigns/surveys") and operation.endswith("/results"):
        ids["survey_id"] = world.shown_survey
    if "conversations/collected/" in operation:
        ids["link"] = world.counts_by
    if "{file_id}" in operation:
        ids["file_id"] = kept_file(world, operation)
    return ids


def kept_file(world: World, operation: str) -> UUID:
    if "roster" in operation:
        return world.kept(PUPILS, ROSTER, world.cast.settings["hawthorn"].id)
    if "/sheets/" in operation:
        return world.kept(SHEET, SHEET_FILE, world.cast.area.id)
    if "/documents/" in operation:
        return world.kept(b"Q1. How?\n\nOf wood.", RESPONSE_FILE, world.cast.area.id)
    if "package-files" in operation:
        return world.kept(PACKAGE_FILE, PACKAGES, world.cast.area.id)
    return world.kept(extract(row("123456", "Hill School")), SCHOOLS, None)


REVIEWED = tuple(f"{CASE}/{part}" for part in ("review", "cease", "phase", "reassessment"))
QUERY = {
    f"GET {ASKED}/warnings": "?opens_on=2027-01-11&closes_on=2027-06-11",
    "DELETE plans/children/{child_id}/drafts/{version_id}/lines/{line}/{strand}": "?revision={revision}",
    "GET plans/children/{child_id}/comparison": "?a={in_force}&b={shared}",
}


def address(world: World, operation: str) -> str:
    ids = ids_of(world, operation)
    path = re.sub(r"{(\w+)}", lambda found: str(ids[found[1]]), operation.split()[1])
    query = QUERY.get(operation, "").format(
        in_force=world.in_force.id, shared=world.shared.id, revision=first_need(world).revision
    )
    return f"/api/{path}{query}"


def answers_to(clients: Sequence[Client], world: World, operation: str, given: Any) -> str:
    """How each of them is answered. What was done is undone, so all of them ask for the same."""
    path, body = address(world, operation), json.dumps(given)
    return "".join(mark(answer_to(client, world, operation, path, body)) for client in clients)


def answer_to(client: Client, world: World, operation: str, path: str, body: str) -> int:
    """The status of the answer; of a list, of the one item in it."""
    with transaction.atomic():
        if form := with_file(world, operation):
            answer = client.post(path, form)
        else:
            answer = client.generic(operation.split()[0], path, body, "application/json")
        transaction.set_rollback(True)
    if operation.endswith("/batch") and answer.status_code == 200:
        return int(answer.json()[0]["status"])
    return answer.status_code


def mark(status: int) -> str:
    return "2" if 200 <= status < 300 else MARKS.get(status, f"[{status}]")


def test_table_has_every_operation_once() -> None:
    assert sorted(WHO_MAY) == sorted(operations())


@pytest.mark.slow
def test_each_person_gets_the_answer_of_the_table(world: World) -> None:
    everyone = [*(signed_in(world.cast, who) for who in WHO), Client()]
    given = sent(world)
    found = {one: answers_to(everyone, world, one, given.get(one)) for one in operations()}
    assert found == WHO_MAY


@pytest.mark.slow
def test_reading_writes_nothing_but_the_log(world: World) -> None:
    wrote = []
    for operation in operations():
        if operation.startswith("GET "):
            there = address(world, operation)
            for who in ("ruth", "funmi", "lin"):
                client = signed_in(world.cast, who)
                with CaptureQueriesContext(connection) as captured:
                    client.get(there)
                wrote += [(operation, sql[:80]) for sql in written(captured)]
    assert wrote == []


def written(captured: CaptureQueriesContext) -> list[str]:
    statements = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in statements if sql.startswith(WRITES) and not any(table in sql for table in LOG)]
