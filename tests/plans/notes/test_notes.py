"""Notes: written from the class or the plan, shown where they help, read by those who may."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import AuditEntry
from goldenthread.plans.models import Observation, PlanVersion, Provision
from tests.cast import NOW, signed_in, the_cast
from tests.plans.plan import made
from tests.plans.reviews.made import arranged

pytestmark = pytest.mark.django_db
SEEN = "He told Jack about the zoo in three parts."
ABOUT = "He used the word map by himself."


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def version(cast: Cast) -> PlanVersion:
    return made.in_force(cast)


@pytest.fixture
def word_map(version: PlanVersion) -> Provision:
    return Provision.objects.get(version=version, title="Word map")


@pytest.fixture
def dan(cast: Cast) -> Client:
    return signed_in(cast, "dan")


def at(cast: Cast, name: str, short: str = "ayo") -> str:
    return reverse(name, args=[cast.children[short].id])


def note(cast: Cast, words: str, line: Provision | None = None) -> Observation:
    return Observation.objects.create(
        child=cast.children["ayo"], words=words, provision_strand=line and line.strand,
        by=cast.people["meera"], at=NOW,
    )  # fmt: skip


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_note_may_be_about_something_the_plan_promises(
    cast: Cast, word_map: Provision, dan: Client
) -> None:
    shown = page(dan, at(cast, "add_note"))
    assert "The family reads it too." in shown
    assert "Is it about something in the plan?" in shown
    sent = {"words": ABOUT, "about": str(word_map.strand)}
    assert dan.post(at(cast, "add_note"), sent)["Location"] == at(cast, "notes")
    assert Observation.objects.get().provision_strand == word_map.strand
    assert "Word map" in page(dan, at(cast, "notes"))


def test_without_a_plan_only_the_words_are_asked(cast: Cast, dan: Client) -> None:
    assert "Is it about" not in page(dan, at(cast, "add_note"))
    dan.post(at(cast, "add_note"), {"words": SEEN})
    assert Observation.objects.get().provision_strand is None
    assert SEEN in page(dan, at(cast, "notes"))


@pytest.mark.parametrize("strand", ["not-an-id", "01a22725-4754-721b-8079-205ea6769ddb"])
def test_a_promise_of_nobody_is_refused(cast: Cast, word_map: Provision, dan: Client, strand: str) -> None:
    assert dan.post(at(cast, "add_note"), {"words": SEEN, "about": strand}).status_code == 200
    assert not Observation.objects.exists()


def test_the_class_page_counts_them_beside_each_child(cast: Cast, version: PlanVersion, dan: Client) -> None:
    here = reverse("class_page", args=[cast.classes["5H"].id])
    assert at(cast, "notes") not in page(dan, here)
    note(cast, SEEN)
    note(cast, ABOUT)
    shown = page(dan, here)
    assert f"{at(cast, 'notes')}?class={cast.classes['5H'].id}" in shown
    assert "2 notes<" in shown
    assert "the last on 20 November" in shown


def test_the_plan_shows_them_beside_the_promise_and_the_rest_apart(cast: Cast, word_map: Provision) -> None:
    note(cast, SEEN)
    note(cast, ABOUT, word_map)
    shown = page(signed_in(cast, "funmi"), at(cast, "plan"))
    promise, rest = shown.index(f'id="line-{word_map.strand}"'), shown.index("What was seen</h2>")
    assert promise < shown.index(ABOUT) < rest < shown.index(SEEN)


def test_of_many_the_plan_shows_the_last_two_and_leads_to_all(cast: Cast, word_map: Provision) -> None:
    for number in range(4):
        note(cast, f"Seen for the {number}. time", word_map)
    shown = page(signed_in(cast, "ruth"), at(cast, "plan"))
    assert [f"Seen for the {number}. time" in shown for number in range(4)] == [False, False, True, True]
    assert "All notes" in shown


def test_the_review_shows_what_was_seen_for_each_outcome(cast: Cast, word_map: Provision) -> None:
    note(cast, SEEN)
    note(cast, ABOUT, word_map)
    review = arranged(cast)
    ruth = signed_in(cast, "ruth")
    for name in ("review", "review_hold"):
        shown = page(ruth, reverse(name, args=[cast.children["ayo"].id, review.id]))
        assert [words in shown for words in (SEEN, ABOUT, "What was seen")] == [True] * 3


def test_a_note_from_before_this_version_is_not_shown_as_of_it(cast: Cast, version: PlanVersion) -> None:
    PlanVersion.objects.filter(id=version.id).update(in_force_on="2026-11-21")
    note(cast, SEEN)
    assert SEEN not in page(signed_in(cast, "ruth"), at(cast, "plan"))


@pytest.mark.parametrize("who, sees", [("ruth", True), ("funmi", True), ("priya", False), ("sam", False)])
def test_who_reads_a_plan_does_not_always_read_notes(
    cast: Cast, word_map: Provision, who: str, sees: bool
) -> None:
    note(cast, ABOUT, word_map)
    client = signed_in(cast, who)
    shown = page(client, at(cast, "plan"))
    assert (ABOUT in shown, at(cast, "notes") in shown) == (sees, sees)
    assert client.get(at(cast, "notes")).status_code == (200 if sees else 403)


def test_reading_them_is_in_the_log(cast: Cast, dan: Client) -> None:
    page(dan, at(cast, "notes"))
    assert AuditEntry.objects.filter(what="read notes", child_id=cast.children["ayo"].id).count() == 1


def test_a_program_writes_and_reads_them(cast: Cast, word_map: Provision, dan: Client) -> None:
    address = f"/api/delivery/children/{cast.children['ayo'].id}/notes"

    def sent(strand: Any) -> int:
        about = {"words": ABOUT, "provision_strand": str(strand)}
        return dan.post(address, about, content_type="application/json").status_code

    assert [sent(word_map.strand), sent(new_id())] == [201, 404]
    (read,) = dan.get(address).json()
    assert (read["words"], read["provision_strand"], read["who"]) == (
        ABOUT,
        str(word_map.strand),
        "Dan Okafor",
    )
