"""Those who run a campaign do it on pages; nobody else can tell that it is being written."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django import Settings

from goldenthread.campaigns.actions import campaigns, letters, pledges
from goldenthread.campaigns.models import (
    Campaign,
    Letter,
    LetterVersion,
    Picture,
    Pledge,
    PledgeNews,
    Signatory,
    Survey,
    SurveyQuestion,
    TimelineEntry,
    ToolkitText,
)
from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.models import Reply
from goldenthread.places.models import Organisation, PlaceRole
from tests.campaigns.made import SIGNERS, answered, as_sam, letter, public, questions, signed, survey, written
from tests.cast import NOW, TODAY, signed_in
from tests.conversation import made as swings
from tests.formats.test_pictures import PNG

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]


def words(answer: Any) -> str:
    return " ".join(lxml.html.fromstring(answer.content).text_content().split())


def url(name: str, **more: object) -> str:
    return reverse(name, kwargs=more)


def day(on: date, name: str) -> dict[str, int]:
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


@pytest.mark.parametrize("who, answer", [("sam", 200), ("lin", 404), ("ruth", 404), ("neil", 404)])
def test_who_sees_a_campaign_that_is_being_written(cast: Cast, who: str, answer: int) -> None:
    made = written(cast)
    assert signed_in(cast, who).get(url("campaign_run", campaign_id=made.id)).status_code == answer


def test_from_making_to_ending(cast: Cast) -> None:
    sam = signed_in(cast, "sam")
    assert "Enter the name" in words(sam.post(url("campaign_make"), {"runner": f"{cast.forum.id}"}))
    here = sam.post(
        url("campaign_make"), {"runner": f"{cast.forum.id}", "name": "Swings", "purpose": "Swings for all."}
    )["Location"]
    made = Campaign.objects.get()
    consultation = swings.announced(cast)
    sam.post(
        url("campaign_about", campaign_id=made.id),
        {"name": "Swings", "purpose": "More", "contact": "Us", "consultation": f"{consultation.id}"},
    )
    sam.post(url("campaign_asks", campaign_id=made.id), {"pledge_ask": "What?", "points": "- One\r\nTwo"})
    made.refresh_from_db()
    assert (made.consultation, made.points) == (consultation, "One\nTwo")
    sam.post(url("campaign_step", campaign_id=made.id))
    assert "Public. About “Swings”." in words(sam.get(here))
    sam.post(url("campaign_step", campaign_id=made.id))
    assert "Ended." in words(sam.get(here))


def test_nobody_makes_a_campaign_for_somebody_else(cast: Cast) -> None:
    sam = signed_in(cast, "sam")
    given = {"runner": f"{cast.area.id}", "name": "Swings", "purpose": "Swings for all."}
    assert "Choose who runs it" in words(sam.post(url("campaign_make"), given))
    assert signed_in(cast, "ruth").get(url("campaign_make")).status_code == 403


def test_the_timeline_is_kept(cast: Cast) -> None:
    made = public(cast)
    sam = signed_in(cast, "sam")
    there = url("timeline_add", campaign_id=made.id)
    assert "“soon” is no month" in words(sam.post(there, {"when": "soon", "title": "A walk"}))
    sam.post(there, {"when": "June – July 2024", "title": "A walk", "words": "", "address": ""})
    entry = TimelineEntry.objects.get()
    one = url("timeline_entry", campaign_id=made.id, entry_id=entry.id)
    assert "June to July 2024" in sam.get(one).content.decode()
    sam.post(one, {"when": "2023", "title": "A run", "words": "", "address": ""})
    entry.refresh_from_db()
    assert (entry.when, entry.title) == ("2023", "A run")
    sam.post(one, {"extra": "yes"})
    assert not TimelineEntry.objects.exists()


def test_a_survey_from_its_first_question_to_its_results(cast: Cast, settings: Settings) -> None:
    campaign = public(cast)
    sam = signed_in(cast, "sam")
    here = sam.post(url("survey_make", campaign_id=campaign.id), {"name": "Your say"})["Location"]
    made = Survey.objects.get()
    assert "Add a question: it asks nothing yet." in words(sam.get(here))
    sam.post(
        url("survey_about", survey_id=made.id),
        {"name": "Your say", "about": "Tell us.", "privacy": "We read it."},
    )
    add = url("survey_question_add", survey_id=made.id)
    assert "Write from 2 to 30 answers" in words(
        sam.post(add, {"words": "Who?", "asks": "choice", "choices": "A"})
    )
    sam.post(add, {"words": "Who?", "asks": "choice", "choices": "A parent\r\nA teacher"})
    sam.post(add, {"words": "How safe?", "asks": "scale", "steps": "5", "low": "Not", "high": "Very"})
    sam.post(add, {"words": "What else?", "asks": "open"})
    who, safe, _ = questions(made)
    edit = url("survey_question", survey_id=made.id, survey_question_id=safe.id)
    assert 'value="Not"' in sam.get(edit).content.decode()
    sam.post(
        edit, {"words": "How safe are they?", "asks": "scale", "steps": "7", "low": "Not", "high": "Very"}
    )
    assert len(SurveyQuestion.objects.get(id=safe.id).choices) == 7
    sam.post(url("survey_question", survey_id=made.id, survey_question_id=who.id), {"extra": "yes"})
    assert SurveyQuestion.objects.count() == 2
    days = url("survey_days", survey_id=made.id)
    bad = day(TODAY, "opens_on") | day(TODAY - timedelta(days=2), "closes_on")
    assert "Enter a last day that is after it opens" in words(sam.post(days, bad))
    sam.post(days, day(TODAY, "opens_on") | day(TODAY + timedelta(days=9), "closes_on"))
    made.refresh_from_db()
    assert made.opens_at == NOW
    sam.post(days, day(TODAY + timedelta(days=12), "closes_on"))
    made.refresh_from_db()
    assert made.closes_at is not None
    assert made.closes_at.date() == TODAY + timedelta(days=12)
    assert sam.get(url("survey_results", survey_id=made.id)).status_code == 200


def test_results_are_read_taken_away_and_shown(cast: Cast, settings: Settings) -> None:
    made = survey(cast, public(cast))
    for number in range(20):
        answered(made, "=cmd()" if number else "Of wood.", who="c1")
    sam = signed_in(cast, "sam")
    settings.STOPPED_CLOCK = NOW + timedelta(days=31)
    page = words(sam.get(url("survey_results", survey_id=made.id)))
    assert "Of wood." in page
    assert "19 answers say word for word" in page
    rows = sam.get(url("survey_answers", survey_id=made.id)).content.decode().splitlines()
    assert rows[0].startswith("\ufeffNumber,1. What would help most?,2. Who are you?,3. What do you play on?")
    assert (rows[1], rows[2]) == ("1,Of wood.,A parent,,", "2,'=cmd(),A parent,,")
    counts = sam.get(url("survey_counts", survey_id=made.id)).content.decode()
    assert "Who are you?,A teacher,fewer than 10" in counts
    assert "Of wood" not in counts
    sam.post(url("survey_results", survey_id=made.id))
    made.refresh_from_db()
    assert made.shown_by == cast.people["sam"]


def test_a_letter_from_its_text_to_its_signatories(cast: Cast) -> None:
    campaign = public(cast)
    sam = signed_in(cast, "sam")
    there = url("letter_make", campaign_id=campaign.id)
    assert "Write the letter" in words(sam.post(there, {"name": "A letter", "addressed_to": "you"}))
    here = sam.post(there, {"name": "A letter", "addressed_to": "you", "words": "We ask."})["Location"]
    made = Letter.objects.get()
    sam.post(url("letter_step", open_letter_id=made.id))
    invite = url("letter_invite", open_letter_id=made.id)
    assert "Line 1 needs four parts" in words(sam.post(invite, {"signers": "Ada; ada@example.org"}))
    assert "Enter an e-mail address" in words(sam.post(invite, {"signers": "Ada; CEO; Alder; nowhere"}))
    sam.post(
        invite,
        {"signers": "Ada Thorne; CEO; Alder Trust; ada@example.org\r\nPat Lowe\tparent\t\tpat@example.org"},
    )
    assert list(Signatory.objects.values_list("name", "for_organisation").order_by("at", "name")) == [
        ("Ada Thorne", True), ("Pat Lowe", False),
    ]  # fmt: skip
    page = words(sam.get(here))
    assert "Not confirmed yet: 2." in page
    assert "example.org" not in page
    sam.post(url("letter_order", open_letter_id=made.id), {"order": "alphabetical"})
    sam.post(url("letter_text", open_letter_id=made.id), {"words": "We ask again.", "why": ""})
    assert LetterVersion.objects.count() == 2
    sam.post(url("letter_step", open_letter_id=made.id))
    made.refresh_from_db()
    assert (made.order, made.closed_by) == ("alphabetical", cast.people["sam"])


def test_a_change_of_a_signed_text_needs_its_reason(cast: Cast) -> None:
    made = letter(cast, public(cast))
    signed(made, SIGNERS[0])
    there = url("letter_text", open_letter_id=made.id)
    sam = signed_in(cast, "sam")
    assert "Say what has changed, and why" in words(sam.post(there, {"words": "Other", "why": ""}))
    sam.post(there, {"words": "Other", "why": "Shorter."})
    assert "1 under a text before" in words(sam.get(url("letter_run", open_letter_id=made.id)))


def test_a_signature_is_set_aside_and_brought_back(cast: Cast) -> None:
    row = signed(letter(cast, public(cast)), SIGNERS[0])
    sam, there = signed_in(cast, "sam"), url("signatory_aside", signatory_id=row.id)
    assert "Say why" in words(sam.post(there, {"why": ""}))
    sam.post(there, {"why": "Twice."})
    row.refresh_from_db()
    assert row.aside_why == "Twice."
    sam.post(there)
    row.refresh_from_db()
    assert row.aside_at is None
    assert signed_in(cast, "lin").get(there).status_code == 404


def test_pledges_are_looked_at_entered_and_followed(cast: Cast) -> None:
    campaign = public(cast)
    made = pledges.pledge(
        campaign=campaign, signer=SIGNERS[0], words="A swing.", by_when=None, source_mark="", at=NOW
    )
    pledges.confirm_pledge(pledge=made, at=NOW)
    sam = signed_in(cast, "sam")
    look = url("pledge_look", pledge_id=made.id)
    assert "names no child and insults nobody" in words(sam.get(look))
    sam.post(look, {"extra": "yes"})
    made.refresh_from_db()
    assert made.seen_by == cast.people["sam"]
    news = url("pledge_news", pledge_id=made.id)
    sam.post(news, {"how": "kept", "words": "It stands."} | day(TODAY, "on"))
    assert PledgeNews.objects.get().entered_by == cast.people["sam"]
    enter = url("pledge_enter", campaign_id=campaign.id)
    assert "Say where it was given" in words(sam.post(enter, {"name": "Alex Pine", "words": "I ask."}))
    sam.post(enter, {"name": "Alex Pine", "words": "I ask.", "said_where": "Hustings"})
    page = words(sam.get(url("pledges_run", campaign_id=campaign.id)))
    assert "Alex Pine" in page
    assert "It stands." in page
    sam.post(look, {"why": "He took it back."})
    assert Pledge.objects.filter(aside_at__isnull=False).count() == 1
    sam.post(look)
    assert not Pledge.objects.filter(aside_at__isnull=False).exists()


def test_a_toolkit_is_filled(cast: Cast, settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    campaign = public(cast)
    sam = signed_in(cast, "sam")
    sam.post(
        url("toolkit_text_add", campaign_id=campaign.id),
        {"kind": "post", "title": "Short", "words": "x" * 300},
    )
    text = ToolkitText.objects.get()
    assert "20 too many" in words(sam.get(url("toolkit_run", campaign_id=campaign.id)))
    one = url("toolkit_text", campaign_id=campaign.id, toolkit_text_id=text.id)
    sam.post(one, {"kind": "post", "title": "Shorter", "words": "x"})
    add = url("picture_add", campaign_id=campaign.id)
    file = {"file": SimpleUploadedFile("a.png", PNG)}
    assert "Say what the picture shows" in words(sam.post(add, file))
    bad = {"file": SimpleUploadedFile("a.png", b"<svg/>"), "alt": "A swing."}
    assert "This is not a picture that we can show." in words(sam.post(add, bad))
    sam.post(add, {"file": SimpleUploadedFile("a.png", PNG), "alt": "A swing."})
    picture = Picture.objects.get()
    change = url("picture_change", campaign_id=campaign.id, picture_id=picture.id)
    sam.post(change, {"alt": "A red swing."})
    assert "A red swing." in words(sam.get(url("toolkit_run", campaign_id=campaign.id)))
    sam.post(change, {"extra": "yes"})
    sam.post(one, {"extra": "yes"})
    assert "There is no text yet." in words(sam.get(url("toolkit_run", campaign_id=campaign.id)))


def test_what_was_gathered_is_handed_in(cast: Cast, settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    before = NOW - timedelta(days=2)
    campaign = public(
        cast, swings.announced(cast, before + timedelta(days=1), NOW + timedelta(days=90), at=before)
    )
    made = letter(cast, campaign)
    signed(made, SIGNERS[0])
    sam = signed_in(cast, "sam")
    onward = sam.post(url("letter_hand_in", open_letter_id=made.id))["Location"]
    assert "Its code is" in words(sam.get(onward))
    assert "This text was handed in already." in words(
        sam.post(url("letter_hand_in", open_letter_id=made.id))
    )
    group = url("group_hand_in", campaign_id=campaign.id)
    assert "Enter how many people were there" in words(sam.post(group, {"group": "Us"}))
    sam.post(group, {"group": "Us", "people": "9", "words_1": "Of wood."} | day(TODAY, "met_on"))
    asked = survey(cast, campaign)
    for _ in range(15):
        answered(asked)
    assert "once it has closed" in words(sam.post(url("survey_hand_in", survey_id=asked.id)))
    settings.STOPPED_CLOCK = NOW + timedelta(days=31)
    sam.post(url("survey_hand_in", survey_id=asked.id))
    assert [one.evidence for one in Reply.objects.order_by("number")] == ["letter", "group", "survey"]
    assert "The answers of a group" in words(sam.get(url("campaign_run", campaign_id=campaign.id)))


def test_without_a_consultation_a_group_is_led_to_linking_one(cast: Cast) -> None:
    made = public(cast)
    answer = signed_in(cast, "sam").get(url("group_hand_in", campaign_id=made.id))
    assert answer["Location"] == url("campaign_about", campaign_id=made.id)


def test_a_council_gives_organisations_room_and_takes_down_what_must_not_stand(cast: Cast) -> None:
    made = public(cast)
    lin = signed_in(cast, "lin")
    there = url("campaign_organisations", area_id=cast.area.id)
    assert "Northmoor Parent Carer Forum" in words(lin.get(there))
    onward = lin.post(url("organisation_add", area_id=cast.area.id), {"name": "Swing Society"})["Location"]
    society = Organisation.objects.get(name="Swing Society")
    give = url("organisation_role_give", organisation_id=society.id)
    given = {"name": "Grace A", "email": "grace.adeyemi@example.org", "evidence": "Minutes"}
    assert "another name" in words(lin.post(give, given))
    lin.post(give, given | {"address_checked": "yes"})
    held = PlaceRole.objects.get(organisation=society)
    assert "Grace Adeyemi" in words(lin.get(onward))
    end = url("organisation_role_end", organisation_id=society.id, held_id=held.id)
    lin.post(end, {"reason": "She left."})
    assert "Grace Adeyemi" not in words(lin.get(onward))
    down = url("campaign_take_down", area_id=cast.area.id, campaign_id=made.id)
    assert "Say why" in words(lin.post(down, {"why": ""}))
    lin.post(down, {"why": "It names a child."})
    run = url("campaign_run", campaign_id=made.id)
    assert "It names a child." in words(signed_in(cast, "sam").get(run))
    lin.post(down)
    assert "Public." in words(signed_in(cast, "sam").get(run))
    for who in ("sam", "ruth", "neil"):
        assert signed_in(cast, who).get(there).status_code == 404
    assert signed_in(cast, "anita").get(there).status_code == 403


def test_what_is_sent_twice_says_so(cast: Cast) -> None:
    made = letter(cast, public(cast), publish=False)
    sam = signed_in(cast, "sam")
    campaigns.end(campaign=made.campaign, **as_sam(cast))
    assert "Only a public campaign can be ended" in words(
        sam.post(url("campaign_step", campaign_id=made.campaign_id))
    )
    letters.publish_letter(letter=made, **as_sam(cast))
    letters.close_letter(letter=made, **as_sam(cast))
    assert "Only a letter that can be signed" in words(sam.post(url("letter_step", open_letter_id=made.id)))
