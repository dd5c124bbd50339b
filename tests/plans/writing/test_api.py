"""Writing a plan through the API: the same actions, the same words, both texts of a conflict."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.config.api import api
from goldenthread.foundation.models import AuditEntry
from goldenthread.plans.api.writing_shapes import EXAMPLE, FIELDS, PLAN
from goldenthread.plans.lines import SHAPES
from goldenthread.plans.models import Plan
from goldenthread.plans.queries.document import document
from goldenthread.plans.sent_plan import read_plan
from tests.cast import signed_in, the_cast
from tests.plans.writing.made import ayos_plan, draft

pytestmark = pytest.mark.django_db


def ask(client: Client, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    """Send JSON to the plans' part of the API; the status and what came back."""
    answer = client.generic(method, f"/api/plans{path}", json.dumps(body), "application/json")
    return answer.status_code, json.loads(answer.content) if answer.content else None


def test_plan_is_begun_whole_and_read_back() -> None:
    cast = the_cast()
    client, child = signed_in(cast, "ruth"), cast.children["ayo"].id
    begun = {"brought_from": "Larch School", "plan": ayos_plan()}
    status, made = ask(client, "POST", f"/children/{child}", begun)
    assert (status, made["number"], made["issue"], made["state"]) == (201, 1, 1, "draft")
    status, read = ask(client, "GET", f"/children/{child}/draft")
    assert (status, read) == (200, made)
    assert [need["title"] for need in read["plan"]["needs"]] == [
        "Ayo cannot find his words in time",
        "Noise stops Ayo listening",
    ]
    assert AuditEntry.objects.filter(what="read draft", child_id=child).count() == 1


def test_draft_that_was_read_is_sent_back_changed() -> None:
    cast = the_cast()
    version = draft(cast)
    client, child = signed_in(cast, "ruth"), cast.children["ayo"].id
    _, read = ask(client, "GET", f"/children/{child}/draft")
    read["plan"]["needs"][0]["outcomes"][0]["provisions"][0]["minutes"] = 45
    sent = {"edition": read["edition"], "plan": read["plan"]}
    status, written = ask(client, "PUT", f"/children/{child}/drafts/{version.id}", sent)
    assert (status, written["edition"]) == (200, 2)
    assert document(version.id).provisions[0].minutes == 45
    status, refused = ask(client, "PUT", f"/children/{child}/drafts/{version.id}", sent)
    assert (status, refused["edition"], refused["faults"][0]["field"]) == (409, 2, "edition")


def test_every_fault_comes_back_by_its_path() -> None:
    cast = the_cast()
    plan = ayos_plan()
    plan["needs"][0]["outcomes"][0]["provisions"][0]["minutes"] = "soon"
    plan["views"] = 7
    child = cast.children["ayo"].id
    status, said = ask(
        signed_in(cast, "ruth"), "POST", f"/children/{child}", {"brought_from": "x", "plan": plan}
    )
    assert (status, said) == (
        422,
        {
            "faults": [
                {"field": "views", "message": "Send a list of lines, or leave it out"},
                {
                    "field": "needs[0].outcomes[0].provisions[0].minutes",
                    "message": "Enter how many minutes, from 1 to 600, like 30",
                },
            ]
        },
    )
    assert Plan.objects.count() == 0


def test_line_is_added_written_moved_and_removed() -> None:
    cast = the_cast()
    version = draft(cast)
    client, child = signed_in(cast, "dan"), cast.children["ayo"].id
    lines = f"/children/{child}/drafts/{version.id}/lines/adjustment"
    status, added = ask(client, "POST", lines, {"revision": 0, "fields": {"words": "Sit near the door"}})
    assert (status, added["revision"]) == (201, 1)
    one = f"{lines}/{added['strand']}"
    status, written = ask(client, "PUT", one, {"revision": 1, "fields": {"words": "Sit by the door"}})
    assert (status, written) == (200, {"strand": added["strand"], "revision": 2})
    assert ask(client, "POST", f"{one}/move", {"up": True}) == (204, None)
    words = [line.words for line in document(version.id).adjustments]
    assert words == ["Sit by the door", "Wait 10 seconds for his words."]
    assert ask(client, "DELETE", f"{one}?revision=2") == (204, None)
    assert [line.words for line in document(version.id).adjustments] == ["Wait 10 seconds for his words."]


def test_second_writer_is_given_both_texts() -> None:
    cast = the_cast()
    version = draft(cast)
    child, line = cast.children["ayo"].id, document(version.id).adjustments[0]
    one = f"/children/{child}/drafts/{version.id}/lines/adjustment/{line.strand}"
    ask(signed_in(cast, "dan"), "PUT", one, {"revision": 1, "fields": {"words": "Dan’s"}})
    status, said = ask(signed_in(cast, "ruth"), "PUT", one, {"revision": 1, "fields": {"words": "Ruth’s"}})
    assert status == 409
    assert (said["mine"], said["theirs"]) == ({"words": "Ruth’s"}, {"words": "Dan’s"})
    assert (said["by"], said["revision"]) == ("Dan Okafor", 2)


def test_draft_is_opened_and_set_aside() -> None:
    cast = the_cast()
    version = draft(cast)
    client, child = signed_in(cast, "ruth"), cast.children["ayo"].id
    aside = f"/children/{child}/drafts/{version.id}/set-aside"
    assert ask(client, "POST", f"/children/{child}/drafts")[0] == 409
    assert ask(client, "POST", aside, {"why": "Begun too soon"}) == (204, None)
    status, opened = ask(client, "POST", f"/children/{child}/drafts")
    assert (status, opened["number"], opened["issue"]) == (201, 1, 2)


@pytest.mark.parametrize(
    "who, reads, writes",
    [
        ("ruth", 200, 201),
        ("dan", 200, 201),
        ("joanna", 200, 201),
        ("meera", 200, 403),
        ("helen", 200, 403),
        ("funmi", 403, 403),
        ("priya", 403, 403),
        ("sam", 403, 403),
        ("grace", 404, 404),
        ("omar", 404, 404),
    ],
)
def test_draft_is_read_and_written_only_by_those_who_may(who: str, reads: int, writes: int) -> None:
    cast = the_cast()
    version = draft(cast)
    client, child = signed_in(cast, who), cast.children["ayo"].id
    assert ask(client, "GET", f"/children/{child}/draft")[0] == reads
    lines = f"/children/{child}/drafts/{version.id}/lines/class-note"
    assert ask(client, "POST", lines, {"revision": 0, "fields": {"words": "x"}})[0] == writes


def test_words_are_checked_without_keeping_them() -> None:
    client = signed_in(the_cast(), "dan")
    status, said = ask(client, "POST", "/wording", {"lines": ["Access to regular support as appropriate."]})
    assert (status, said["clean_lines"], said["lines"][0]["clean"]) == (200, 0, False)
    status, said = ask(client, "POST", "/wording", {"kind": "poem", "lines": []})
    assert (status, said["faults"][0]["field"]) == (422, "kind")


def test_draft_is_checked_line_by_line_and_as_a_whole() -> None:
    cast = the_cast()
    plan = {
        "needs": [{"title": "Ayo cannot find his words in time"}],
        "class_notes": [{"words": "As appropriate."}],
    }
    version = draft(cast, plan=plan)
    path = f"/children/{cast.children['ayo'].id}/drafts/{version.id}/remarks"
    status, said = ask(signed_in(cast, "ruth"), "GET", path)
    found = document(version.id)
    assert (status, said["reading_age"], said["words"]) == (200, None, 7)
    rules = {(one["line"], one["strand"], one["rule"]) for one in said["remarks"]}
    assert ("need", str(found.needs[0].strand), "need-without-outcome") in rules
    assert "class-note" in {line for line, _, _ in rules}
    assert ask(signed_in(cast, "meera"), "GET", path)[0] == 403


def test_description_names_the_fields_that_are_read() -> None:
    assert {line: set(fields) for line, fields in FIELDS.items()} == {
        line: set(shape.fields) for line, shape in SHAPES.items()
    }
    assert set(PLAN["properties"]) == {"views", "needs", "adjustments", "class_notes"}


def test_example_of_the_description_is_a_plan_without_fault() -> None:
    assert read_plan(EXAMPLE).faults == []
    described = api.get_openapi_schema()["components"]["schemas"]["PlanToOpen"]
    assert described["example"]["plan"] == EXAMPLE


def test_plan_is_begun_in_the_same_queries_however_long() -> None:
    cast = the_cast()
    client, counts = signed_in(cast, "ruth"), []
    for child, needs in (("ayo", 1), ("zara", 3)):
        plan = ayos_plan()
        plan["needs"] = plan["needs"][:1] * needs
        path = f"/children/{cast.children[child].id}"
        with CaptureQueriesContext(connection) as queries:
            assert ask(client, "POST", path, {"brought_from": "x", "plan": plan})[0] == 201
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_words_of_a_line_are_kept_and_their_remarks_do_not_come_again() -> None:
    cast = the_cast()
    plan = ayos_plan() | {"class_notes": [{"words": "Give him regular breaks as appropriate."}]}
    version = draft(cast, plan=plan)
    strand, client = str(document(version.id).class_notes[0].strand), signed_in(cast, "ruth")
    base = f"/children/{cast.children['ayo'].id}/drafts/{version.id}"

    def beside() -> int:
        _, found = ask(client, "GET", f"{base}/remarks")
        return sum(one["strand"] == strand for one in found["remarks"])

    before = beside()
    status, kept = ask(client, "POST", f"{base}/lines/class-note/{strand}/keep-wording")
    assert (status, kept, before > 0, beside()) == (200, {"kept": before}, True, 0)
    assert ask(client, "POST", f"{base}/lines/class-note/{strand}/keep-wording") == (200, {"kept": 0})
    status, refused = ask(client, "POST", f"{base}/lines/poem/{strand}/keep-wording")
    assert (status, refused["faults"][0]["field"]) == (422, "line")
