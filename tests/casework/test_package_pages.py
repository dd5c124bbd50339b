"""Packages of a child on their pages: who sees which part, and what each page takes."""

from __future__ import annotations

import pytest

from goldenthread.casework.actions.advice import withhold
from goldenthread.casework.actions.ehc_plan import begin_version
from goldenthread.casework.models import (
    PackageAsked,
    PackagePart,
    PackageSignOff,
)
from goldenthread.casework.queries.package_evidence import record_of
from goldenthread.foundation.models import AuditEntry
from tests.casework.team import SCHOOL, SPEECH, WORDS, Team
from tests.cast import signed_in
from tests.counting import queries_of

pytestmark = pytest.mark.django_db


def test_an_officer_chooses_a_package_page_by_page(team: Team) -> None:
    priya, key = signed_in(team.cast, "priya"), record_of(team.case)[0].key
    begun = priya.post(f"/cases/{team.case.id}/packages/begin/", {"outcome": "She joins in."})
    page = begun.headers["Location"]
    look = f"{page}look/{team.package.id}/"
    assert look in priya.get(page).content.decode()
    first = priya.post(f"{look}severe/", {"met": "yes"})
    assert "Choose what shows it" in first.content.decode()
    onward = priya.post(f"{look}severe/", {"met": "yes", "shown": [key]}).headers["Location"]
    assert onward == f"{look}daily/"
    assert priya.post(onward, {"met": "no"}).headers["Location"] == look
    assert priya.post(look, {"why": "It fits."}).headers["Location"] == page
    assert "Why this package" in priya.get(page).content.decode()
    assert priya.get(look).status_code == 404


def test_a_part_is_written_and_signed_on_its_pages(team: Team) -> None:
    team.chosen()
    asked = team.ask(SPEECH, "joanna")
    joanna = signed_in(team.cast, "joanna")
    assert f"/packages/parts/{asked.id}/" in joanna.get("/advice/").content.decode()
    write, sign = f"/packages/parts/{asked.id}/", f"/packages/parts/{asked.id}/sign/"
    assert joanna.get(sign).headers["Location"] == write
    missing = joanna.post(write, {"words": WORDS, "as_it_has": "no", "after": "0"})
    assert "Say why it differs" in missing.content.decode()
    sent = joanna.post(write, {"words": WORDS, "as_it_has": "no", "differs": "She is shy.", "after": "0"})
    assert sent.headers["Location"] == sign
    part = PackagePart.objects.get()
    assert (part.differs, part.number) == ("She is shy.", 1)
    assert joanna.post(sign, {"agreed": "yes", "part_id": part.id}).headers["Location"] == "/advice/"
    assert "Signed off by Joanna Reed" in signed_in(team.cast, "funmi").get(team.page).content.decode()


def test_two_at_once_see_both_texts_and_lose_neither(team: Team) -> None:
    team.chosen()
    asked = team.ask(SPEECH, "joanna")
    team.write(SPEECH, "priya", "Drafted by Priya.")
    joanna = signed_in(team.cast, "joanna")
    answer = joanna.post(
        f"/packages/parts/{asked.id}/", {"words": "Written by Joanna.", "as_it_has": "yes", "after": "0"}
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Drafted by Priya." in page
    assert page.count("Written by Joanna.") == 2  # beside theirs, and in the form
    fresh = joanna.post(f"/packages/parts/{asked.id}/", {"words": "Both.", "as_it_has": "yes", "after": "1"})
    assert fresh.status_code == 302


@pytest.mark.parametrize("sent", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_forged_sign_off_signs_nothing(team: Team, sent: str) -> None:
    team.chosen()
    asked = team.ask(SPEECH, "joanna")
    team.write(SPEECH, "priya")
    joanna = signed_in(team.cast, "joanna")
    answer = joanna.post(f"/packages/parts/{asked.id}/sign/", {"agreed": "yes", "part_id": sent})
    assert (answer.status_code, PackageSignOff.objects.count()) == (404, 0)


def test_an_officer_draws_a_sentence_into_the_plan_on_its_page(team: Team) -> None:
    team.built()
    begin_version(case=team.case, **team.by("priya"))
    priya = signed_in(team.cast, "priya")
    write = f"/cases/{team.case.id}/plan/write/communication_and_interaction/"
    part = PackagePart.objects.get(role=SPEECH)
    draw = f"{write}draw-part/{part.id}/0/"
    assert draw in priya.get(write).content.decode()
    sent = priya.post(draw, {"words": "On Tuesdays.", "where": "provision:1"})
    assert sent.headers["Location"] == write
    assert "Speech and language therapist" in priya.get(write).content.decode()


def test_whoever_is_asked_for_a_part_sees_that_part_alone(team: Team) -> None:
    team.built()
    mine = PackageAsked.objects.get(role=SPEECH)
    theirs = PackageAsked.objects.get(role=SCHOOL)
    team.write(SCHOOL, "grace", "What only the school says.")
    joanna = signed_in(team.cast, "joanna")
    page = joanna.get(f"/packages/parts/{mine.id}/").content.decode()
    assert "Joanna sees her on Tuesdays" in page
    assert "What only the school says" not in page
    child = team.case.child_id
    others = (
        f"/packages/parts/{theirs.id}/", f"/packages/parts/{theirs.id}/sign/", team.page,
        f"/cases/{team.case.id}/", f"/children/{child}/plan/", f"/cases/{team.case.id}/packages/",
    )  # fmt: skip
    assert [joanna.get(path).status_code for path in others] == [404, 404, 403, 403, 403, 403]


def test_a_stranger_is_told_nothing_and_is_in_the_log(team: Team) -> None:
    team.built()
    mine = PackageAsked.objects.get(role=SPEECH)
    neil = signed_in(team.cast, "neil")
    for path in (team.page, f"/packages/parts/{mine.id}/"):
        assert neil.get(path).status_code == 404
    logged = AuditEntry.objects.filter(account=team.cast.people["neil"], what="not found")
    assert set(logged.values_list("child_id", flat=True)) == {team.case.child_id}


def test_family_school_and_council_read_the_same_but_what_the_law_keeps_back(team: Team) -> None:
    team.chosen()
    pages = {who: signed_in(team.cast, who).get(team.page).content.decode() for who in ("funmi", "grace")}
    assert all("Joanna Reed" not in page and "She needs small steps." in page for page in pages.values())
    withhold(
        case=team.case, advice_id=team.advice.id, withheld=True, ground="serious_harm", reason="As ordered.",
        **team.by("priya"),
    )  # fmt: skip
    after = signed_in(team.cast, "funmi").get(team.page).content.decode()
    assert "She needs small steps." not in after
    assert "kept back by the law" in after
    assert "She needs small steps." in signed_in(team.cast, "priya").get(team.page).content.decode()


def test_many_parts_are_listed_with_as_many_questions_as_one(team: Team) -> None:
    team.chosen()
    team.ask(SPEECH, "joanna")
    joanna = signed_in(team.cast, "joanna")
    one = queries_of(joanna, "/advice/")
    team.ask(SCHOOL, "joanna")
    team.ask("family", "joanna")
    assert queries_of(joanna, "/advice/") == one
