"""The pages on which a draft is written."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry
from goldenthread.plans.models import DraftEdit, KeptWording, LayerChange, PlanVersion, Provision
from goldenthread.plans.queries.document import document
from goldenthread.plans.queries.drafts import read_draft
from goldenthread.plans.queries.wording import wording_of
from goldenthread.plans.states import VersionState
from tests.cast import NOW, TODAY, signed_in, the_cast
from tests.plans.writing.made import ayos_plan, draft, moved_to

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


def drafts(cast: Cast, version: PlanVersion, rest: str = "", child: str = "ayo") -> str:
    return f"/children/{cast.children[child].id}/drafts/{version.id}{rest}"


def heading(page: Any) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page.content.decode(), re.DOTALL)
    assert found
    return re.sub(r"<[^>]+>", "", found[1]).strip()


def errors(page: Any) -> list[str]:
    summary = page.content.decode().split("govuk-error-summary__list")[1].split("</ul>")[0]
    return [
        re.sub(r"<[^>]+>", "", entry).strip() for entry in re.findall(r"<li>.*?</li>", summary, re.DOTALL)
    ]


def need(version: PlanVersion) -> UUID:
    return document(version.id).needs[0].strand


def need_form(revision: int, **more: Any) -> dict[str, Any]:
    return {"revision": revision, "title": "Ayo needs time", "area": "", "census_type": "", **more}


def test_plan_starts_from_the_page_and_leads_to_its_draft() -> None:
    cast = the_cast()
    client, address = signed_in(cast, "ruth"), f"/children/{cast.children['ayo'].id}/plan/write"
    assert heading(client.get(address)) == "Start Ayo’s plan"
    refused = client.post(address, {"brought_from": ""})
    assert errors(refused) == [
        "Work out first which duty is owed to Ayo. If a plan came from elsewhere, say from where."
    ]
    started = client.post(address, {"brought_from": "Larch School"})
    version = PlanVersion.objects.get()
    assert started["Location"] == drafts(cast, version)
    assert client.get(address)["Location"] == drafts(cast, version)


def test_next_draft_starts_from_what_stands() -> None:
    cast = the_cast()
    moved_to(draft(cast), VersionState.IN_FORCE)
    client, address = signed_in(cast, "dan"), f"/children/{cast.children['ayo'].id}/plan/write"
    assert heading(client.get(address)) == "Start a draft of Ayo’s plan"
    client.post(address)
    version = PlanVersion.objects.get(state="draft")
    assert (version.number, len(document(version.id).needs)) == (2, 2)


def test_draft_shows_the_thread_and_what_is_missing() -> None:
    cast = the_cast()
    plan = ayos_plan()
    plan["needs"].append({"title": "Stairs tire him"})
    version = draft(cast, plan=plan)
    page = signed_in(cast, "ruth").get(drafts(cast, version))
    words = page.content.decode()
    assert heading(page) == "Draft of Ayo’s plan"
    assert "Stairs tire him” has no outcome" in words
    assert "1 need without an outcome" in words
    assert words.count("knot--gap") == 1
    entry = AuditEntry.objects.get(what="read draft")
    assert (entry.child_id, entry.account) == (cast.children["ayo"].id, cast.people["ruth"])


@pytest.mark.parametrize(
    "who, reads, writes", [("ruth", 200, 200), ("meera", 200, 403), ("funmi", 403, 403), ("grace", 404, 404)]
)
def test_draft_is_for_those_who_may(who: str, reads: int, writes: int) -> None:
    cast = the_cast()
    version = draft(cast)
    client = signed_in(cast, who)
    assert client.get(drafts(cast, version)).status_code == reads
    assert client.get(drafts(cast, version, f"/lines/need/{need(version)}")).status_code == writes
    assert client.get(drafts(cast, version, "/parts/needs")).status_code == writes


def test_reader_of_a_draft_sees_no_remarks_and_no_edit_links() -> None:
    cast = the_cast()
    plan = ayos_plan()
    plan["needs"][0]["outcomes"][0]["provisions"][0]["what"] = "Access to regular support."
    version = draft(cast, plan=plan)
    seen = {
        who: signed_in(cast, who).get(drafts(cast, version)).content.decode() for who in ("ruth", "meera")
    }
    assert ["Keep mine" in seen[who] for who in seen] == [True, False]
    assert ["/lines/" in seen[who] for who in seen] == [True, False]


def test_version_that_is_no_draft_leads_to_the_plan() -> None:
    cast = the_cast()
    version = moved_to(draft(cast), VersionState.IN_FORCE)
    page = signed_in(cast, "ruth").get(drafts(cast, version))
    assert page["Location"] == f"/children/{cast.children['ayo'].id}/plan/"


@pytest.mark.parametrize("part", ["views", "needs", "outcomes", "provision", "adjustments", "class-notes"])
@pytest.mark.parametrize("plan", [{}, ayos_plan()])
def test_each_part_has_its_page(part: str, plan: dict[str, Any]) -> None:
    cast = the_cast()
    version = draft(cast, plan=plan)
    page = signed_in(cast, "ruth").get(drafts(cast, version, f"/parts/{part}"))
    assert page.status_code == 200
    assert page.content.decode().count('class="govuk-button"') == 1


def test_part_that_is_none_is_not_found() -> None:
    cast = the_cast()
    assert signed_in(cast, "ruth").get(drafts(cast, draft(cast), "/parts/poems")).status_code == 404


def test_draft_takes_the_same_queries_however_long() -> None:
    cast = the_cast()
    client, counts = signed_in(cast, "ruth"), []
    for child, needs in (("ayo", 1), ("zara", 3)):
        plan = ayos_plan()
        plan["needs"] = plan["needs"][:1] * needs
        version = draft(cast, child, plan)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(drafts(cast, version, child=child)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("needs", [1, 3])
def test_draft_is_read_in_nine_queries(needs: int) -> None:
    cast = the_cast()
    plan = ayos_plan()
    plan["needs"] = plan["needs"][:1] * needs
    version = draft(cast, plan=plan)
    with CaptureQueriesContext(connection) as queries:
        read_draft(version.id, cast.children["ayo"].id, TODAY)
    assert len(queries) == 9


@pytest.mark.parametrize("kind", ["view", "need", "outcome", "provision", "adjustment", "class-note"])
def test_new_line_is_written_and_found_under_its_part(kind: str) -> None:
    cast = the_cast()
    version = draft(cast, plan={"needs": [{"title": "N", "outcomes": [{"title": "O"}]}]})
    client = signed_in(cast, "dan")
    found = document(version.id)
    under = {"outcome": found.needs[0].strand, "provision": found.outcomes[0].strand}.get(kind)
    address = client.get(drafts(cast, version, f"/new/{kind}"), {"under": str(under)} if under else {})[
        "Location"
    ]
    assert client.get(address).status_code == 200
    words = {"title": "Said here"} if kind in ("need", "outcome", "provision") else {"words": "Said here"}
    saved = client.post(address, {"revision": 0, **words})
    assert saved.status_code == 302
    assert "Said here" in client.get(saved["Location"]).content.decode()


def test_provision_is_written_with_days_times_and_a_person() -> None:
    cast = the_cast()
    version = draft(cast)
    line = document(version.id).provisions[1]
    typed = {
        "revision": 1,
        "title": "Word map",
        "what": "Meera draws the map with him.",
        "who_is": str(cast.people["meera"].id),
        "weekdays": ["0", "4"],
        "times": "10.40am and 1.30pm",
        "every_weeks": "2",
        "minutes": "15",
        "group_size": "3",
        "starts_on-day": "9",
        "starts_on-month": "nov",
        "starts_on-year": "2026",
    }
    page = signed_in(cast, "dan").post(drafts(cast, version, f"/lines/provision/{line.strand}"), typed)
    assert page.status_code == 302
    line = document(version.id).provisions[1]
    assert (line.who, line.who_role, line.who_account_id) == (
        "Meera Shah",
        "Teaching assistant, 5H",
        cast.people["meera"].id,
    )
    assert (line.when_words, line.group_words, line.minutes) == (
        "Monday and Friday of every other week, 10.40am and 1.30pm",
        "Three children",
        15,
    )


def test_only_those_who_can_give_support_are_offered_as_doers() -> None:
    cast = the_cast()
    version = draft(cast)
    strand = document(version.id).provisions[0].strand
    page = signed_in(cast, "ruth").get(drafts(cast, version, f"/lines/provision/{strand}")).content.decode()
    offered = {who: f'value="{person.id}"' in page for who, person in cast.people.items()}
    assert {who for who, there in offered.items() if there} == {"dan", "meera", "ruth", "helen", "joanna"}


def test_name_of_somebody_who_left_stands_until_it_is_changed() -> None:
    cast = the_cast()
    version = draft(cast)
    strand = document(version.id).provisions[0].strand
    Provision.objects.filter(version=version, strand=strand).update(
        who="Neil Grant", who_account=cast.people["neil"]
    )
    page = signed_in(cast, "ruth").get(drafts(cast, version, f"/lines/provision/{strand}")).content.decode()
    chosen = [line for line in page.split("<input") if 'name="who_is"' in line and " checked" in line]
    assert (len(chosen), 'value="elsewhere"' in chosen[0], 'value="Neil Grant"' in page) == (1, True, True)


def test_line_keeps_what_was_typed_wrongly_and_says_what_to_do() -> None:
    cast = the_cast()
    version = draft(cast)
    line = document(version.id).provisions[0]
    typed = {
        "revision": 1,
        "title": "Session",
        "minutes": "soon",
        "times": "9",
        "starts_on-day": "10",
        "starts_on-month": "9",
        "starts_on-year": "2026",
        "ends_on-day": "9",
        "ends_on-month": "9",
        "ends_on-year": "2026",
    }
    page = signed_in(cast, "dan").post(
        drafts(cast, version, f"/lines/provision/{line.strand}?all=yes"), typed
    )
    assert page.status_code == 422
    assert errors(page) == [
        "Enter how many minutes, like 30",
        "The last day must be the same as or after the first day",
    ]
    assert 'value="soon"' in page.content.decode()
    assert document(version.id).provisions[0].revision == 1


def test_script_saves_while_somebody_writes() -> None:
    cast = the_cast()
    version = draft(cast)
    client, address = signed_in(cast, "ruth"), drafts(cast, version, f"/lines/need/{need(version)}")
    saved = client.post(address, need_form(1), headers=JSON)
    answer = saved.json()
    assert (saved.status_code, answer["saved"], answer["revision"]) == (200, True, 2)
    again = client.post(address, need_form(2, title="x" * 301), headers=JSON)
    assert (again.status_code, again.json()["saved"]) == (422, False)
    assert document(version.id).needs[0].title == "Ayo needs time"


def test_script_gets_the_hints_on_the_words_it_saved() -> None:
    cast = the_cast()
    version = draft(cast)
    strand = document(version.id).provisions[1].strand
    form = {"revision": 1, "title": "Regular phonics support", "what": "", "who_is": "", "every_weeks": 1}
    client, address = signed_in(cast, "ruth"), drafts(cast, version, f"/lines/provision/{strand}")
    beside = client.post(address, form, headers=JSON).json()["beside"]
    assert beside["says"] == "2 hints on these words above."
    assert "“Regular” does not say how often." in lxml.html.fromstring(beside["html"]).text_content()
    assert "Keep mine" in beside["html"]


def test_name_of_a_provision_is_read_with_what_is_done() -> None:
    cast = the_cast()
    plan = ayos_plan()
    lines = plan["needs"][0]["outcomes"][0]["provisions"]
    lines[0] |= {"title": "Strategies as appropriate", "what": ""}
    lines[1] |= {"title": "Small group phonics with Meera Shah", "what": "In a group of three."}
    checks = wording_of(document(draft(cast, plan=plan).id), "Ayo")
    first, second = (line.strand for line in document(PlanVersion.objects.get().id).provisions[:2])
    assert [one.rule_id for one in checks[first].remarks] == ["when"]
    assert second not in checks


def test_script_is_told_of_another_writer_and_nothing_is_overwritten() -> None:
    cast = the_cast()
    version = draft(cast)
    address = drafts(cast, version, f"/lines/need/{need(version)}")
    signed_in(cast, "dan").post(address, need_form(1, title="Dan’s"))
    told = signed_in(cast, "ruth").post(address, need_form(1, title="Ruth’s"), headers=JSON)
    assert told.status_code == 409
    assert told.json()["conflict"] == {
        "by": "Dan Okafor",
        "text": "What is hard for them? Dan’s",
        "revision": 2,
    }
    assert document(version.id).needs[0].title == "Dan’s"


def test_second_writer_chooses_between_two_texts() -> None:
    cast = the_cast()
    version = draft(cast)
    address = drafts(cast, version, f"/lines/need/{need(version)}")
    signed_in(cast, "dan").post(address, need_form(1, title="Dan’s"))
    ruth = signed_in(cast, "ruth")
    page = ruth.post(address, need_form(1, title="Ruth’s"))
    words = page.content.decode()
    assert page.status_code == 409
    assert "Someone else changed this while you were writing" in words
    assert "Saved by Dan Okafor" in words
    assert "What is hard for them? Dan’s" in words
    assert "What is hard for them? Ruth’s" in words
    assert 'name="revision" value="2"' in words
    assert ruth.post(address, need_form(2, title="Both")).status_code == 302
    assert document(version.id).needs[0].title == "Both"
    kept = DraftEdit.objects.filter(element="need").order_by("at", "id").values_list("fields__title", "taken")
    assert list(kept) == [("Dan’s", True), ("Ruth’s", False), ("Both", True)]


def test_words_typed_when_signed_out_are_offered_after_sign_in() -> None:
    cast = the_cast()
    version = draft(cast)
    address = drafts(cast, version, f"/lines/need/{need(version)}")
    ruth, client = cast.people["ruth"], Client()
    sent = client.post(address, need_form(1, title="Typed in vain", writer=str(ruth.id)))
    assert sent["Location"].startswith("/accounts/login/?next=")
    assert document(version.id).needs[0].revision == 1
    client.force_login(ruth)
    page = client.get(address)
    assert 'value="Typed in vain"' in page.content.decode()
    assert "It is not saved yet: check it, and send it again." in page.content.decode()
    client.post(address, need_form(1, title="Typed in vain"))
    assert document(version.id).needs[0].title == "Typed in vain"
    assert "It is not saved yet" not in client.get(address).content.decode()


def test_words_typed_when_signed_out_are_not_shown_to_another() -> None:
    cast = the_cast()
    version = draft(cast)
    address, client = drafts(cast, version, f"/lines/need/{need(version)}"), Client()
    client.post(address, need_form(1, title="Typed in vain", writer=str(cast.people["ruth"].id)))
    client.force_login(cast.people["dan"])
    assert "Typed in vain" not in client.get(address).content.decode()


def test_line_is_removed_after_asking() -> None:
    cast = the_cast()
    version, client = draft(cast), signed_in(cast, "ruth")
    address = drafts(cast, version, f"/lines/need/{need(version)}/remove")
    assert heading(client.get(address)) == "Remove this line?"
    client.post(address, {"revision": "1"})
    assert [left.title for left in document(version.id).needs] == ["Noise stops Ayo listening"]


def test_line_moves_down() -> None:
    cast = the_cast()
    version = draft(cast)
    first = need(version)
    signed_in(cast, "ruth").post(drafts(cast, version, f"/lines/need/{first}/move"), {"way": "down"})
    assert [one.strand for one in document(version.id).needs][1] == first


def test_draft_is_given_up_with_a_reason() -> None:
    cast = the_cast()
    version, client = draft(cast), signed_in(cast, "ruth")
    assert errors(client.post(drafts(cast, version, "/set-aside"), {"why": ""})) == [
        "Enter why this draft is given up"
    ]
    client.post(drafts(cast, version, "/set-aside"), {"why": "The family moved"})
    version.refresh_from_db()
    assert version.state == VersionState.SET_ASIDE


def vague(cast: Cast) -> PlanVersion:
    return draft(cast, plan={"class_notes": [{"words": "Give him regular breaks as appropriate."}]})


def test_kept_wording_does_not_nag() -> None:
    cast = the_cast()
    version, client = vague(cast), signed_in(cast, "ruth")
    strand = document(version.id).class_notes[0].strand
    address = drafts(cast, version, f"/lines/class-note/{strand}")
    assert "Keep mine" in client.get(address).content.decode()
    client.post(f"{address}/keep-wording")
    assert "Keep mine" not in client.get(address).content.decode()
    assert KeptWording.objects.filter(strand=strand, by=cast.people["ruth"]).exists()
    client.post(address, {"revision": 1, "words": "Give him frequent help where possible."})
    assert "Keep mine" in client.get(address).content.decode()


def test_better_wording_is_put_in_the_box_and_nothing_is_saved() -> None:
    cast = the_cast()
    version, client = vague(cast), signed_in(cast, "ruth")
    line = document(version.id).class_notes[0]
    address = drafts(cast, version, f"/lines/class-note/{line.strand}")
    link = re.search(r'href="(\?try=[^"]+)"', client.get(address).content.decode())
    assert link
    page = client.get(address + link[1]).content.decode()
    assert "You wrote: “Give him regular breaks as appropriate.”" in page
    assert document(version.id).class_notes[0] == line


def test_better_wording_is_about_this_child_and_nobody_else() -> None:
    cast = the_cast()
    needs = [
        {"title": "Leila needs 1:1 support.", "outcomes": [{"title": "Leila will improve her reading."}]}
    ]
    version = draft(cast, "leila", plan={"needs": needs})
    page = signed_in(cast, "ruth").get(drafts(cast, version, "", "leila")).content.decode()
    assert "Leila knows what to say, but cannot find the words in time." in page
    assert [name for name in ("Ayo", "Meera", "Dan Okafor") if name in page] == []
    assert "The plan does not say when it will be reviewed." not in page


@pytest.mark.parametrize("kind", ["view", "need", "outcome", "provision", "adjustment", "class-note"])
def test_the_form_of_one_child_names_no_other(kind: str) -> None:
    cast = the_cast()
    version = draft(cast, "leila", plan={})
    page = signed_in(cast, "ruth").get(drafts(cast, version, f"/new/{kind}", "leila"), follow=True)
    shown = page.content.decode().split("<main")[1]
    assert "Ayo" not in shown


def test_nobody_is_said_to_have_spoken_until_the_writer_says_who() -> None:
    cast = the_cast()
    version, client = draft(cast, plan={}), signed_in(cast, "ruth")
    new = client.get(drafts(cast, version, "/new/view"))["Location"]
    whose = client.get(new).content.decode().split("Whose words are these?")[1].split("</fieldset>")[0]
    assert "checked" not in whose
    client.post(new, {"revision": "0", "kind": "aspiration", "words": "She settles by the window."})
    [view] = document(version.id).views
    assert view.whose == "someone"


def test_a_part_is_titled_as_the_draft_is() -> None:
    cast = the_cast()
    version = draft(cast)
    page = signed_in(cast, "ruth").get(drafts(cast, version, "/parts/needs")).content.decode()
    assert "draft of Ayo’s plan" in page.split("<title>")[1].split("</title>")[0]


@pytest.mark.parametrize("layer, asked", [("targeted", False), ("specialist", True)])
def test_targeted_plan_asks_for_less(layer: str, asked: bool) -> None:
    cast = the_cast()
    LayerChange.objects.create(
        child=cast.children["ayo"],
        layer=layer,
        starts=True,
        on=TODAY,
        reason="x",
        by=cast.people["ruth"],
        at=NOW,
    )
    version, client = draft(cast), signed_in(cast, "ruth")
    address = drafts(cast, version, f"/lines/need/{need(version)}")
    assert ("What gets in the way" in client.get(address).content.decode()) is asked
    assert "What gets in the way" in client.get(f"{address}?all=yes").content.decode()
