"""Without an account: reading, answering, signing, pledging, writing to one’s MP, and taking it back."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import lxml.html
import pytest
from django.core import mail
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings

from goldenthread.campaigns.actions import campaigns, letters, pledges, signing, surveys, toolkit
from goldenthread.campaigns.actions.mps import bring_in_constituencies
from goldenthread.campaigns.asked import check_rate
from goldenthread.campaigns.codes import code_for, token_for
from goldenthread.campaigns.mails import mail_waiting
from goldenthread.campaigns.models import Campaign, Pledge, Signatory, SurveyReply
from goldenthread.config.demonstration.cast import Cast
from tests.campaigns.made import SIGNERS, answered, as_sam, letter, public, questions, signed, survey, written
from tests.cast import NOW
from tests.conversation import made as swings
from tests.formats.test_pictures import PNG

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]


def words(answer: Any) -> str:
    return " ".join(lxml.html.fromstring(answer.content).text_content().split())


def url(name: str, **more: object) -> str:
    return reverse(name, kwargs=more)


SIGNS = {"whose": "self", "name": "Pat Lowe", "role": "parent", "email": "pat@example.org"}
PLEDGES = {"words": "I build a swing.", "name": "Pat Lowe", "email": "pat@example.org"}


def test_what_is_being_written_is_nobodys_to_see(cast: Cast) -> None:
    made = written(cast)
    draft, unpublished = survey(cast, made), letter(cast, made, publish=False)
    client = Client()
    for address in (
        url("campaign", campaign_id=made.id), url("pledges", campaign_id=made.id),
        url("toolkit", campaign_id=made.id), url("survey", survey_id=draft.id),
        url("open_letter", open_letter_id=unpublished.id),
    ):  # fmt: skip
        assert client.get(address).status_code == 404
    assert made.name not in words(client.get(url("campaigns")))
    campaigns.publish(campaign=made, **as_sam(cast))
    assert client.get(url("open_letter", open_letter_id=unpublished.id)).status_code == 404
    assert client.get(url("survey", survey_id=draft.id)).status_code == 200


def test_what_the_council_took_down_is_gone_and_a_name_can_still_be_taken_off(cast: Cast) -> None:
    made = letter(cast, public(cast))
    row = signed(made, SIGNERS[0])
    campaigns.take_down(campaign=made.campaign, why="It names a child.", by=cast.people["lin"], at=NOW)
    client = Client()
    assert client.get(url("open_letter", open_letter_id=made.id)).status_code == 404
    client.post(url("signature", token=token_for(row.id)), {"extra": "yes"})
    row.refresh_from_db()
    assert row.name == ""


def test_the_page_of_a_campaign_leads_to_everything(cast: Cast) -> None:
    made = public(cast)
    survey(cast, made)
    letter(cast, made)
    for when, title in (("March 2022", "A walk"), ("May 2027", "A fair")):
        campaigns.add_entry(campaign=made, when=when, title=title, words="- one", address="", **as_sam(cast))
    page = words(Client().get(url("campaign", campaign_id=made.id)))
    for said in (
        "Your say on swings",
        "A letter about swings",
        "Pledges",
        "Write to your MP",
        "A walk",
        "A fair",
    ):
        assert said in page


def test_a_survey_is_answered_one_question_a_page_and_found_again(cast: Cast) -> None:
    made = survey(cast, public(cast))
    client = Client()
    onward = client.post(url("survey_begin", survey_id=made.id))["Location"]
    page = lxml.html.fromstring(client.get(onward).content)
    code = page.find_class("code")[0].text_content().strip()
    sends: list[dict[str, Any]] = [
        {"words": "Of wood."},
        {"chosen": "c1"},
        {"chosen": ["c1", "c2"]},
        {"chosen": ""},
    ]
    there = url("survey_answer", survey_id=made.id, place=1)
    for said in sends:
        assert client.get(there).status_code == 200
        there = client.post(there, said)["Location"]
    assert there == url("survey_check", survey_id=made.id)
    another = Client()  # at another device, with the code
    assert another.post(url("campaign_find"), {"code": code.lower()})["Location"] == onward
    assert "Of wood." in another.get(url("survey_answer", survey_id=made.id, place=1)).content.decode()
    assert "Swings Slides" in words(client.get(there))
    done = client.post(there)["Location"]
    assert code.replace("-", "‑") in words(client.get(done))
    reply = SurveyReply.objects.get()
    assert reply.source_mark != ""
    another.post(url("campaign_find"), {"code": code})
    mine = words(another.get(url("survey_mine")))
    assert "Of wood." in mine
    another.post(url("survey_mine"))
    assert "You have taken this answer back" in words(another.get(url("survey_mine")))


def test_what_somebody_types_is_shown_as_text(cast: Cast) -> None:
    made = survey(cast, public(cast))
    client = Client()
    client.post(url("survey_begin", survey_id=made.id))
    client.post(url("survey_answer", survey_id=made.id, place=1), {"words": "<script>alert(1)</script>"})
    page = client.get(url("survey_check", survey_id=made.id)).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_without_the_code_nobody_sees_anything(cast: Cast) -> None:
    made = survey(cast, public(cast))
    stranger = Client()
    for name in ("survey_questions", "survey_check", "survey_sent"):
        assert stranger.get(url(name, survey_id=made.id))["Location"] == url("survey", survey_id=made.id)
    assert stranger.get(url("survey_mine"))["Location"] == url("campaign_find")
    assert "Nothing has this code" in words(stranger.post(url("campaign_find"), {"code": "AAAA-BBBB-CCCC"}))
    assert stranger.get(url("survey_public_results", survey_id=made.id)).status_code == 404


def often(what: str, times: int) -> None:
    """So many times from one connection."""
    request = RequestFactory().post("/")
    for _ in range(times):
        check_rate(request, what)


def test_guessing_codes_is_slowed(cast: Cast) -> None:
    client, guess = Client(), {"code": "AAAA-BBBB-CCCC"}
    often("find", 119)
    found = [client.post(url("campaign_find"), guess).status_code for _ in range(2)]
    assert found == [200, 429]


def test_results_are_shown_when_those_who_run_it_say_so(cast: Cast, settings: Settings) -> None:
    made = survey(cast, public(cast))
    for _ in range(20):
        answered(made, who="c1")
    after = as_sam(cast, NOW.replace(year=2027))
    surveys.show_results(survey=made, **after)
    settings.STOPPED_CLOCK = after["at"]
    page = words(Client().get(url("survey_public_results", survey_id=made.id)))
    assert "Fewer than 10" in page
    assert "What people answered whom the survey reached" in page


def test_a_letter_is_signed_by_mail(cast: Cast) -> None:
    made = letter(cast, public(cast))
    client = Client()
    here = url("letter_sign", open_letter_id=made.id)
    assert "Choose whether you sign" in words(client.post(here, {"name": "Pat Lowe"}))
    onward = client.post(here, SIGNS)["Location"]
    assert "We have sent a link to pat@example.org" in words(client.get(onward))
    mail_waiting()
    link = next(part for part in mail.outbox[0].body.split() if "/signatures/" in part)
    path = link.removeprefix("http://localhost:8000")
    assert "Is this right?" in words(client.get(path))
    assert Signatory.objects.get().verified_at is None  # a program that follows links signs nothing
    assert client.post(path)["Location"] == path
    assert "You have signed" in words(client.get(path))
    page = client.get(url("open_letter", open_letter_id=made.id)).content.decode()
    assert "Pat Lowe" in page
    assert "pat@example.org" not in page


def test_no_page_and_no_operation_gives_out_an_address(cast: Cast) -> None:
    campaign = public(cast)
    made = letter(cast, campaign)
    for one in SIGNERS:
        signed(made, one)
    stranger = Client()
    for address in (
        url("open_letter", open_letter_id=made.id), url("open_letter_word", open_letter_id=made.id),
        url("open_letter_pdf", open_letter_id=made.id), f"/api/campaigns/letters/{made.id}",
        url("campaign", campaign_id=campaign.id), f"/api/campaigns/{campaign.id}",
    ):  # fmt: skip
        answer = stranger.get(address)
        assert answer.status_code == 200, address
        assert b"ada.thorne@example.org" not in answer.content


def test_a_name_is_taken_off_with_the_code_and_is_gone_from_the_page(cast: Cast) -> None:
    made = letter(cast, public(cast))
    row = signed(made, SIGNERS[0])
    client = Client()
    here = client.post(url("campaign_find"), {"code": code_for(row.id)})["Location"]
    assert here == url("signature", token=token_for(row.id))
    client.post(here, {"extra": "yes"})
    assert "Ada Thorne" not in words(client.get(url("open_letter", open_letter_id=made.id)))
    assert client.get(here).status_code == 404
    assert "Nothing has this code" in words(client.post(url("campaign_find"), {"code": code_for(row.id)}))


def test_a_changed_text_is_shown_and_signed_anew(cast: Cast) -> None:
    made = letter(cast, public(cast))
    row = signed(made, SIGNERS[0])
    letters.write_text(letter=made, words="Other words.", why="It was too long.", **as_sam(cast))
    client = Client()
    page = words(client.get(url("open_letter", open_letter_id=made.id)))
    assert "1 person signed the text before it was changed" in page
    assert "Ada Thorne" in words(client.get(url("letter_version", open_letter_id=made.id, version_number=1)))
    assert client.get(url("letter_version", open_letter_id=made.id, version_number=9)).status_code == 404
    path = url("signature", token=token_for(row.id))
    mine = words(client.get(path))
    assert "It was too long." in mine
    assert "Other words." in mine
    client.post(path)
    assert "Ada Thorne" in words(client.get(url("open_letter", open_letter_id=made.id)))


def test_a_flood_of_signatures_is_slowed_and_nobody_else_is_locked_out(cast: Cast) -> None:
    made = letter(cast, public(cast))
    here = url("letter_sign", open_letter_id=made.id)
    often("sign", 199)
    assert Client().post(here, SIGNS).status_code == 302
    slowed = Client().post(here, SIGNS)
    assert (slowed.status_code, "wait an hour" in words(slowed)) == (429, True)
    assert 'value="Pat Lowe"' in slowed.content.decode()  # what was typed is kept
    assert Client(REMOTE_ADDR="192.0.2.7").post(here, SIGNS | {"email": "a@example.org"}).status_code == 302


def test_nobodys_mailbox_is_filled_from_here(cast: Cast) -> None:
    made = letter(cast, public(cast))
    here = url("letter_sign", open_letter_id=made.id)
    found = [
        Client(REMOTE_ADDR=f"192.0.2.{number}")
        .post(here, SIGNS | {"email": f"pat+{number}@example.org"})
        .status_code
        for number in range(6)
    ]
    assert found == [302, 302, 302, 302, 429, 429]


def test_a_link_that_was_made_up_leads_nowhere(cast: Cast) -> None:
    row = signed(letter(cast, public(cast)), SIGNERS[0])
    for token in (row.id.hex, f"{row.id.hex}:AAAA", "x" * 300, f"{token_for(row.id)}x"):
        assert Client().get(url("signature", token=token)).status_code == 404
    assert Client().get(url("pledge", token=token_for(row.id))).status_code == 404


def test_a_pledge_is_made_confirmed_seen_and_followed(cast: Cast) -> None:
    campaign = public(cast)
    client = Client()
    here = url("pledge_make", campaign_id=campaign.id)
    assert "Write what you pledge" in words(client.post(here, PLEDGES | {"words": ""}))
    assert "Now look at your mail" in words(client.post(here, PLEDGES, follow=True))
    made = Pledge.objects.get()
    path = url("pledge", token=token_for(made.id))
    client.post(path)
    assert "Waits for somebody to look at it" in words(client.get(path))
    pledges.let_be_seen(pledge=made, **as_sam(cast))
    everybody = url("pledges", campaign_id=campaign.id)
    assert "I build a swing." in words(client.get(everybody))
    assert "Choose what became of it" in words(client.post(path, {"how": "", "words": "x"}))
    day = {"on-day": "20", "on-month": "11", "on-year": "2026"}
    client.post(path, {"how": "part", "words": "Half of it stands."} | day)
    assert "Kept in part Half of it stands." in words(client.get(everybody))
    client.post(path, {"extra": "yes"})
    assert "I build a swing." not in words(client.get(everybody))


@pytest.fixture
def register(tmp_path: Path) -> None:
    path = tmp_path / "it.csv"
    path.write_text(
        "Postcode,Constituency code,Constituency,MP,MP email\n"
        "NM1 1AA,E1,Northmoor East,Alex Pine,alex.pine@example.org\nNM2 2AA,E2,Northmoor West,,\n"
    )
    bring_in_constituencies(path=path, name="it.csv", by=None, at=NOW)


WRITES = {
    "mp": "Alex Pine",
    "words": "My daughter is seven.",
    "name": "Pat Lowe",
    "home": "1 Hill Road\r\nNM1 1AA",
}


@pytest.mark.usefixtures("register")
def test_a_letter_to_ones_mp_is_written_to_be_copied_or_mailed(cast: Cast) -> None:
    campaign = public(cast)
    client, here = Client(), url("mp", campaign_id=campaign.id)
    assert "This is not a postcode" in words(client.post(here, {"postcode": "my house"}))
    onward = client.post(here, {"postcode": "nm1 1aa"})["Location"]
    page = words(client.get(onward))
    assert "Your MP is Alex Pine, for Northmoor East." in page
    assert "Ask when the money comes." in page
    answer = client.post(onward, WRITES)
    shown = lxml.html.fromstring(answer.content)
    finished = shown.get_element_by_id("finished").text
    assert "Dear Alex Pine\n\nMy daughter is seven.\n\nYours sincerely\n\nPat Lowe\n1 Hill Road" in finished
    [mailto] = [one for one in shown.xpath("//a/@href") if one.startswith("mailto:")]
    assert mailto.startswith("mailto:alex.pine@example.org?subject=")
    assert "My daughter is seven.\r\n\r\nYours" in unquote(mailto)
    assert "Of wood" not in mailto
    assert mail.outbox == []


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    "postcode, said",
    [
        (
            "NM9 9ZZ",
            "The register here does not know this postcode. You find your MP at members.parliament.uk",
        ),
        ("NM2 2AA", "You live in Northmoor West. Who its MP is, is not in the register here."),
    ],
)
def test_who_is_not_known_is_said_with_the_way_to_find_out(cast: Cast, postcode: str, said: str) -> None:
    campaign = public(cast)
    client = Client()
    onward = client.post(url("mp", campaign_id=campaign.id), {"postcode": postcode})["Location"]
    assert said in words(client.get(onward))
    assert "Dear Alex Pine" in client.post(onward, WRITES).content.decode()


@pytest.mark.usefixtures("register")
def test_a_copied_letter_is_gently_spoken_of_and_a_long_one_is_copied_by_hand(cast: Cast) -> None:
    campaign = public(cast)
    client = Client()
    onward = client.post(url("mp", campaign_id=campaign.id), {"postcode": "NM1 1AA"})["Location"]
    copied = client.post(onward, WRITES | {"words": campaign.points})
    assert "An MP reads letters in people’s own words" in words(copied)
    long = words(client.post(onward, WRITES | {"words": "My daughter is seven. " * 100}))
    assert "It is too long for a link that carries it" in long


def test_nobody_is_asked_to_write_where_there_are_no_points(cast: Cast) -> None:
    made = written(cast)
    campaigns.publish(campaign=made, **as_sam(cast))
    assert Client().get(url("mp", campaign_id=made.id))["Location"] == url("campaign", campaign_id=made.id)


def test_a_toolkit_is_taken_away(cast: Cast, settings: Settings, tmp_path: Path) -> None:
    from django.core.files.base import ContentFile

    settings.MEDIA_ROOT = tmp_path
    campaign = public(cast)
    toolkit.add_text(campaign=campaign, kind="post", title="Short", words="Swings!", **as_sam(cast))
    picture = toolkit.add_picture(
        campaign=campaign, file=ContentFile(PNG, name="a.png"), alt="A swing.", **as_sam(cast)
    )
    client = Client()
    page = words(client.get(url("toolkit", campaign_id=campaign.id)))
    assert "7 of 280" in page
    assert "What it shows: A swing." in page
    shown = client.get(url("picture", campaign_id=campaign.id, picture_id=picture.id))
    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert shown.content == PNG
    pack = client.get(url("toolkit_pack", campaign_id=campaign.id))
    assert (pack["Content-Type"], pack.content[:2]) == ("application/zip", b"PK")
    other = public(cast, name="Other")
    assert client.get(url("picture", campaign_id=other.id, picture_id=picture.id)).status_code == 404


def test_a_sheet_for_groups_comes_with_a_linked_consultation(cast: Cast) -> None:
    linked = public(cast, swings.announced(cast))
    client = Client()
    for name, kind in (("kit_pdf", b"%PDF"), ("kit_word", b"PK")):
        assert client.get(url(name, campaign_id=linked.id)).content.startswith(kind)
        assert client.get(url(name, campaign_id=public(cast, name="Alone").id)).status_code == 404
    large = client.get(url("kit_pdf", campaign_id=linked.id) + "?size=large")
    assert large.content.startswith(b"%PDF")


@pytest.mark.parametrize("count", [1, 3])
def test_pages_ask_as_much_for_many_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    campaign = public(cast)
    made, asked = letter(cast, campaign), survey(cast, campaign)
    for number in range(count):
        signed(made, SIGNERS[number])
        answered(asked, "x")
        one = pledges.pledge(
            campaign=campaign, signer=SIGNERS[number], words="A swing.", by_when=None, source_mark="", at=NOW
        )
        pledges.confirm_pledge(pledge=one, at=NOW)
        pledges.let_be_seen(pledge=one, **as_sam(cast))
        campaigns.add_entry(campaign=campaign, when="2023", title="A", words="", address="", **as_sam(cast))
    for name, kwargs, number in (
        ("campaign", {"campaign_id": campaign.id}, 10), ("open_letter", {"open_letter_id": made.id}, 3),
        ("pledges", {"campaign_id": campaign.id}, 13), ("survey", {"survey_id": asked.id}, 2),
        ("campaigns", {}, 1),
    ):  # fmt: skip
        with django_assert_num_queries(number):
            Client().get(reverse(name, kwargs=kwargs))
    assert len(questions(asked)) == 4
    assert Campaign.objects.count() == 1


def test_set_aside_is_said_to_whoever_signed(cast: Cast) -> None:
    row = signed(letter(cast, public(cast)), SIGNERS[0])
    signing.set_aside(signed=row, why="You signed twice.", **as_sam(cast))
    assert "You signed twice." in words(Client().get(url("signature", token=token_for(row.id))))
