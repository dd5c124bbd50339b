"""What was taken out of a draft is listed, and is put back word for word."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID, uuid4

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.models import AuditEntry
from goldenthread.plans.actions.editing import DraftConflict, NotADraft, remove_line, write_line
from goldenthread.plans.actions.putting_back import AlreadyBack, NothingToHangOn, put_back
from goldenthread.plans.actions.whole_plan import edition_of, write_whole_plan
from goldenthread.plans.lines import Line
from goldenthread.plans.models import DraftEdit, PlanVersion, Provision
from goldenthread.plans.queries.document import document
from goldenthread.plans.queries.plain import plan_as_json
from goldenthread.plans.queries.removed import removed_lines
from goldenthread.plans.states import VersionState
from tests.cast import NOW, signed_in, the_cast
from tests.counting import queries_of
from tests.plans.writing.made import ayos_plan, draft, moved_to

pytestmark = pytest.mark.django_db


def taken_out(cast: Cast, version: PlanVersion, line: Line, strand: UUID, who: str = "dan") -> None:
    remove_line(
        child=cast.children["ayo"], version_id=version.id, line=line, strand=strand, revision=1,
        by=cast.people[who], at=NOW,
    )  # fmt: skip


def back(cast: Cast, version: PlanVersion, strand: UUID, who: str = "ruth") -> Any:
    return put_back(
        child=cast.children["ayo"], version_id=version.id, strand=strand, by=cast.people[who], at=NOW
    )


def words_of(version: PlanVersion) -> Any:
    """The plan without revisions, which go on."""
    return json.loads(
        json.dumps(plan_as_json(document(version.id)), default=str), object_hook=without_revision
    )


def without_revision(one: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in one.items() if name != "revision"}


def test_need_comes_back_with_everything_that_hung_on_it() -> None:
    cast = the_cast()
    version = draft(cast)
    before = words_of(version)
    need = document(version.id).needs[0]
    taken_out(cast, version, Line.NEED, need.strand)
    (gone,) = removed_lines(version.id)
    assert (gone.title, gone.by, [one.line for one in gone.all_with_it]) == (
        need.title, "Dan Okafor", [Line.OUTCOME, Line.PROVISION, Line.PROVISION],
    )  # fmt: skip
    assert back(cast, version, need.strand).revision == 2
    assert (words_of(version), removed_lines(version.id)) == (before, ())
    assert AuditEntry.objects.get(what="put line back in draft").facts == {
        "version": str(version.id), "line": "need", "strand": str(need.strand), "lines": 4,
    }  # fmt: skip


def test_each_kind_of_line_comes_back_as_it_was() -> None:
    cast = the_cast()
    version = draft(cast)
    before = words_of(version)
    found = document(version.id)
    lines = [
        (Line.VIEW, found.views[0].strand), (Line.PROVISION, found.provisions[1].strand),
        (Line.ADJUSTMENT, found.adjustments[0].strand), (Line.CLASS_NOTE, found.class_notes[0].strand),
    ]  # fmt: skip
    for line, strand in lines:
        taken_out(cast, version, line, strand)
    assert len(removed_lines(version.id)) == 4
    for _, strand in lines:
        back(cast, version, strand)
    assert words_of(version) == before


def test_line_that_was_not_sent_again_with_the_whole_plan_can_be_put_back() -> None:
    cast = the_cast()
    version = draft(cast)
    before = document(version.id).adjustments[0]
    plan = ayos_plan() | {"adjustments": []}
    written = write_whole_plan(
        child=cast.children["ayo"], version_id=version.id, plan=plan, edition=1, by=cast.people["dan"], at=NOW
    )
    assert written.edition == edition_of(version.id)
    assert before.strand in [one.strand for one in removed_lines(version.id)]
    back(cast, version, before.strand)
    assert [one.words for one in document(version.id).adjustments] == [before.words]


def test_provision_is_not_put_back_before_its_outcome() -> None:
    cast = the_cast()
    version = draft(cast)
    need = document(version.id).needs[0]
    outcome = need.outcomes[0]
    taken_out(cast, version, Line.NEED, need.strand)
    with pytest.raises(
        NothingToHangOn, match="The outcome that this provision belonged to is not in the draft"
    ):
        back(cast, version, outcome.provisions[0].strand)
    assert Provision.objects.filter(version=version, strand=outcome.provisions[0].strand).count() == 0


def test_whoever_still_has_the_old_line_open_is_told() -> None:
    cast = the_cast()
    version = draft(cast)
    line = document(version.id).adjustments[0]
    taken_out(cast, version, Line.ADJUSTMENT, line.strand)
    back(cast, version, line.strand)
    with pytest.raises(DraftConflict):
        write_line(
            child=cast.children["ayo"], version_id=version.id, line=Line.ADJUSTMENT, strand=line.strand,
            fields={"words": "Wait 20 seconds."}, revision=1, by=cast.people["dan"], at=NOW,
        )  # fmt: skip


def test_somebody_who_left_meanwhile_stays_by_name_only() -> None:
    cast = the_cast()
    version = draft(cast)
    strand = document(version.id).provisions[0].strand
    Provision.objects.filter(strand=strand).update(who="Neil Grant", who_account=cast.people["neil"])
    taken_out(cast, version, Line.PROVISION, strand)
    back(cast, version, strand)
    line = next(one for one in document(version.id).provisions if one.strand == strand)
    assert (line.who, line.who_account_id) == ("Neil Grant", None)


def test_putting_back_twice_says_that_it_is_there() -> None:
    cast = the_cast()
    version = draft(cast)
    strand = document(version.id).needs[0].strand
    taken_out(cast, version, Line.NEED, strand)
    back(cast, version, strand)
    with pytest.raises(AlreadyBack):
        back(cast, version, strand)


def test_what_was_never_there_is_not_found() -> None:
    cast = the_cast()
    version = draft(cast)
    with pytest.raises(NotVisible):
        back(cast, version, uuid4())


def test_nothing_is_put_back_in_a_version_that_was_shared() -> None:
    cast = the_cast()
    version = draft(cast)
    strand = document(version.id).needs[0].strand
    taken_out(cast, version, Line.NEED, strand)
    moved_to(version, VersionState.SHARED)
    with pytest.raises(NotADraft):
        back(cast, version, strand)


def test_refusal_keeps_nothing() -> None:
    cast = the_cast()
    version = draft(cast)
    need = document(version.id).needs[0]
    taken_out(cast, version, Line.NEED, need.strand)
    edits = DraftEdit.objects.count()
    with pytest.raises(NothingToHangOn):
        back(cast, version, need.outcomes[0].strand)
    assert DraftEdit.objects.count() == edits


def address(version: PlanVersion, rest: str = "") -> str:
    return f"/children/{version.child_id}/drafts/{version.id}/removed{rest}"


def test_page_lists_what_was_taken_out_and_puts_it_back() -> None:
    cast = the_cast()
    version = draft(cast)
    need = document(version.id).needs[0]
    ruth = signed_in(cast, "ruth")
    assert "Nothing is taken out of this draft." in ruth.get(address(version)).content.decode()
    taken_out(cast, version, Line.NEED, need.strand)
    page = ruth.get(address(version)).content.decode()
    for words in (
        need.title,
        "Taken out by Dan Okafor, 9am on 20 November 2026",
        "With it: 1 outcome and 2 provisions.",
    ):
        assert words in page
    sent = ruth.post(address(version, f"/{need.strand}"))
    assert (sent.status_code, sent["Location"]) == (302, address(version))
    assert "It is back in the draft, word for word." in ruth.get(address(version)).content.decode()


def test_page_leads_from_the_draft() -> None:
    cast = the_cast()
    version = draft(cast)
    page = signed_in(cast, "ruth").get(f"/children/{version.child_id}/drafts/{version.id}").content.decode()
    assert f'href="{address(version)}"' in page


def test_page_says_why_it_cannot_be_put_back() -> None:
    cast = the_cast()
    version = draft(cast)
    need = document(version.id).needs[0]
    taken_out(cast, version, Line.NEED, need.strand)
    answer = signed_in(cast, "ruth").post(address(version, f"/{need.outcomes[0].strand}"))
    page = answer.content.decode()
    assert (answer.status_code, "Put the need back first." in page, "<title>Error: " in page) == (
        409,
        True,
        True,
    )


def test_page_of_a_version_that_was_shared_offers_nothing() -> None:
    cast = the_cast()
    version = draft(cast)
    taken_out(cast, version, Line.NEED, document(version.id).needs[0].strand)
    moved_to(version, VersionState.SHARED)
    page = signed_in(cast, "ruth").get(address(version)).content.decode()
    assert ("no longer a draft" in page, "Put it back" in page) == (True, False)


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_the_same_queries_for_one_line_and_for_three(count: int) -> None:
    cast = the_cast()
    version = draft(cast)
    for line in document(version.id).provisions[:count]:
        taken_out(cast, version, Line.PROVISION, line.strand)
    assert queries_of(signed_in(cast, "ruth"), address(version)) == 11


@pytest.mark.parametrize("who, status", [("funmi", 403), ("meera", 403), ("sam", 403), ("omar", 404)])
def test_who_may_not(who: str, status: int) -> None:
    cast = the_cast()
    version = draft(cast)
    strand = document(version.id).needs[0].strand
    taken_out(cast, version, Line.NEED, strand)
    client, api = signed_in(cast, who), f"/api/plans{address(version)}"
    found = [
        client.get(address(version)), client.post(address(version, f"/{strand}")),
        client.get(api), client.post(f"{api}/{strand}/put-back"),
    ]  # fmt: skip
    assert [one.status_code for one in found] == [status] * 4
    assert len(document(version.id).needs) == 1


def test_api_lists_and_puts_back() -> None:
    cast = the_cast()
    version = draft(cast)
    need = document(version.id).needs[1]
    taken_out(cast, version, Line.NEED, need.strand)
    ruth, api = signed_in(cast, "ruth"), f"/api/plans{address(version)}"
    (gone,) = ruth.get(api).json()
    assert (gone["line"], gone["fields"]["title"], gone["by"], [one["line"] for one in gone["with_it"]]) == (
        "need", need.title, "Dan Okafor", ["outcome"],
    )  # fmt: skip
    assert ruth.post(f"{api}/{need.outcomes[0].strand}/put-back").status_code == 409
    answer = ruth.post(f"{api}/{need.strand}/put-back")
    assert (answer.status_code, answer.json()) == (201, {"strand": str(need.strand), "revision": 2})
    assert ruth.post(f"{api}/{need.strand}/put-back").status_code == 409
    assert ruth.post(f"{api}/{uuid4()}/put-back").status_code == 404
    assert ruth.get(api).json() == []
