"""What the pages do, programs do: with a key for those who run a campaign, with none for everybody else."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from goldenthread.campaigns.codes import code_for, token_for
from goldenthread.campaigns.models import Campaign, Letter, Pledge, Signatory, Survey
from goldenthread.config.demonstration.cast import Cast
from tests.campaigns.made import answered, letter, public, questions, survey
from tests.cast import NOW, TODAY, signed_in
from tests.conversation import made as swings
from tests.formats.test_pictures import PNG

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]
PUBLIC, RUNS = "/api/campaigns", "/api/campaigning"


def call(client: Client, method: str, path: str, sent: Any = None) -> Any:
    return client.generic(method, path) if sent is None else getattr(client, method.lower())(
        path, sent, content_type="application/json"
    )  # fmt: skip


def test_a_campaign_is_made_and_run_by_a_program(cast: Cast) -> None:
    sam = signed_in(cast, "sam")
    mine = call(sam, "GET", RUNS).json()
    assert [one["name"] for one in mine["runners"]] == ["Northmoor Parent Carer Forum"]
    given = {"runner_id": mine["runners"][0]["id"], "name": "Swings", "purpose": "Swings for all."}
    made = call(sam, "POST", RUNS, given)
    assert made.status_code == 201
    assert call(sam, "POST", RUNS, given | {"runner_id": f"{cast.area.id}"}).status_code == 404
    here = f"{RUNS}/{made.json()['id']}"
    call(sam, "PUT", here, {"name": "Swings", "purpose": "More.", "contact": "Us"})
    call(sam, "PUT", f"{here}/asks", {"pledge_ask": "What?", "points": ["One", "Two"]})
    entry = call(sam, "POST", f"{here}/timeline", {"when": "March 2022", "title": "A walk"}).json()["past"][0]
    changed = {"when": "2023", "title": "A run"}
    assert call(sam, "PUT", f"{here}/timeline/{entry['id']}", changed).json()["past"][0]["when"] == "2023"
    assert call(sam, "DELETE", f"{here}/timeline/{entry['id']}").json()["past"] == []
    assert call(sam, "POST", f"{here}/timeline", {"when": "soon", "title": "A"}).status_code == 422
    assert Client().get(f"{PUBLIC}/{made.json()['id']}").status_code == 404
    assert call(sam, "POST", f"{here}/publish").json()["state"] == "public"
    found = Client().get(f"{PUBLIC}/{made.json()['id']}").json()
    assert (found["run_by"], found["points"], found["letters_begun"]) == (
        "Northmoor Parent Carer Forum", ["One", "Two"], None,
    )  # fmt: skip
    assert call(sam, "POST", f"{here}/end").json()["state"] == "ended"
    assert call(sam, "POST", f"{here}/end").status_code == 409


def test_a_survey_is_built_answered_and_read_by_programs(cast: Cast, settings: Settings) -> None:
    campaign, sam, anyone = public(cast), signed_in(cast, "sam"), Client()
    made = call(sam, "POST", f"{RUNS}/{campaign.id}/surveys", {"name": "Your say"}).json()
    here, there = f"{RUNS}/surveys/{made['id']}", f"{PUBLIC}/surveys/{made['id']}"
    call(sam, "PUT", here, {"name": "Your say", "about": "Tell us.", "privacy": "We read it."})
    asked = call(sam, "POST", f"{here}/questions", {"words": "Who?", "asks": "choice", "choices": ["A", "B"]})
    first = asked.json()["questions"][0]["id"]
    call(sam, "PUT", f"{here}/questions/{first}", {"words": "Who?", "asks": "choices", "choices": ["A", "B"]})
    second = call(sam, "POST", f"{here}/questions", {"words": "What?"}).json()["questions"][1]["id"]
    assert len(call(sam, "DELETE", f"{here}/questions/{second}").json()["questions"]) == 1
    assert anyone.get(there).status_code == 404
    days = {"opens_at": NOW.isoformat(), "closes_at": (NOW + timedelta(days=9)).isoformat()}
    assert call(sam, "POST", f"{here}/open", days).json()["state"] == "open"
    answers = {"answers": [{"question_id": first, "chosen": ["c1", "c2"]}]}
    sent = call(anyone, "POST", f"{there}/answers", answers)
    assert (sent.status_code, sent.json()["number"]) == (201, 1)
    code = {"code": sent.json()["code"]}
    own = call(anyone, "POST", f"{PUBLIC}/surveys/answers/read", code).json()
    assert own["answers"] == [{"asked": "Who?", "said": ["A", "B"]}]
    assert call(anyone, "POST", f"{PUBLIC}/surveys/answers/take-back", code).status_code == 204
    begun = call(anyone, "POST", f"{there}/drafts", {}).json()
    kept = call(anyone, "PUT", f"{PUBLIC}/surveys/drafts", begun | answers).json()
    assert kept["answers"] == {first: {"chosen": ["c1", "c2"], "words": ""}}
    assert call(anyone, "POST", f"{PUBLIC}/surveys/drafts/read", begun).status_code == 200
    assert call(anyone, "POST", f"{PUBLIC}/surveys/drafts/send", begun).status_code == 201
    assert (
        call(anyone, "POST", f"{PUBLIC}/surveys/drafts/read", {"code": "AAAA-BBBB-CCCC"}).status_code == 404
    )
    assert call(sam, "GET", here).json()["figures"]["received"] == 2
    assert anyone.get(f"{there}/results").status_code == 404
    call(sam, "POST", f"{here}/close", {"closes_at": NOW.isoformat()})
    call(sam, "POST", f"{here}/close", {"closes_at": (NOW + timedelta(minutes=1)).isoformat()})
    settings.STOPPED_CLOCK = NOW + timedelta(days=10)
    assert call(sam, "POST", f"{here}/show").json()["has_results"] is True
    assert anyone.get(f"{there}/results").json()[0]["answered"] is None
    assert call(sam, "GET", f"{here}/results").json()["written"] == {}
    assert call(sam, "GET", f"{here}/answers.csv").content.decode().splitlines()[1] == "2,A; B"
    assert "fewer than 10" in call(sam, "GET", f"{here}/counts.csv").content.decode()


def test_a_letter_is_written_signed_changed_and_taken_away_by_programs(cast: Cast) -> None:
    campaign, sam, anyone = public(cast), signed_in(cast, "sam"), Client()
    given = {"name": "A letter", "addressed_to": "you", "words": "We ask."}
    made = call(sam, "POST", f"{RUNS}/{campaign.id}/letters", given).json()
    here, there = f"{RUNS}/letters/{made['id']}", f"{PUBLIC}/letters/{made['id']}"
    call(sam, "POST", f"{here}/publish")
    call(sam, "PUT", f"{here}/order", {"order": "signed"})
    ada = {"name": "Ada", "email": "ada@example.org", "organisation": "Alder", "for_organisation": True}
    asked = call(anyone, "POST", f"{there}/signatures", ada)
    assert (asked.status_code, asked.json()) == (202, {"asked": True})
    row = Signatory.objects.get()
    by_link, by_code = {"token": token_for(row.id)}, {"code": code_for(row.id)}
    assert call(anyone, "POST", f"{PUBLIC}/signatures/confirm", by_code).status_code == 422
    assert call(anyone, "POST", f"{PUBLIC}/signatures/confirm", by_link).json()["state"] == "stands"
    assert anyone.get(there).json()["signatures"] == [
        {"name": "Ada", "role": "", "organisation": "Alder", "for_organisation": True}
    ]
    call(sam, "POST", f"{here}/texts", {"words": "We ask again.", "why": "Shorter."})
    assert call(anyone, "POST", f"{PUBLIC}/signatures/read", by_code).json()["state"] == "before"
    assert anyone.get(f"{there}/texts/1").json()["total"] == 1
    assert anyone.get(f"{there}/letter.pdf").content.startswith(b"%PDF")
    assert anyone.get(f"{there}/letter.docx").content.startswith(b"PK")
    call(sam, "POST", f"{RUNS}/signatures/{row.id}/aside", {"why": "Twice."})
    found = call(sam, "POST", f"{RUNS}/signatures/{row.id}/back").json()
    assert (found["signing"]["before"], "example.org" in str(found)) == (1, False)
    call(sam, "POST", f"{here}/invited", {"signers": [{"name": "Bea", "email": "bea@example.org"}]})
    assert call(anyone, "POST", f"{PUBLIC}/signatures/take-back", by_code).status_code == 204
    assert call(anyone, "POST", f"{PUBLIC}/signatures/read", by_link).status_code == 404
    assert call(sam, "POST", f"{here}/close").json()["state"] == "closed"
    assert call(anyone, "POST", f"{there}/signatures", ada).status_code == 409
    assert Letter.objects.count() == 1


def test_mails_to_one_address_are_slowed_for_programs_too(cast: Cast) -> None:
    made = letter(cast, public(cast))
    given = {"name": "Ada", "email": "ada@example.org"}
    found = [
        call(Client(), "POST", f"{PUBLIC}/letters/{made.id}/signatures", given).status_code for _ in range(5)
    ]
    assert found == [202, 202, 202, 202, 429]


def test_a_pledge_is_made_and_followed_by_programs(cast: Cast) -> None:
    campaign, sam, anyone = public(cast), signed_in(cast, "sam"), Client()
    given = {"name": "Ada", "email": "ada@example.org", "words": "A swing."}
    assert call(anyone, "POST", f"{PUBLIC}/{campaign.id}/pledges", given).status_code == 202
    row = Pledge.objects.get()
    by_link, by_code = {"token": token_for(row.id)}, {"code": code_for(row.id)}
    call(anyone, "POST", f"{PUBLIC}/pledges/confirm", by_link)
    assert anyone.get(f"{PUBLIC}/{campaign.id}/pledges").json() == []
    call(sam, "POST", f"{RUNS}/pledges/{row.id}/seen")
    news = {"how": "part", "words": "Half.", "on": f"{TODAY}"}
    call(anyone, "POST", f"{PUBLIC}/pledges/news", by_code | news)
    call(sam, "POST", f"{RUNS}/pledges/{row.id}/news", news | {"how": "kept"})
    [found] = anyone.get(f"{PUBLIC}/{campaign.id}/pledges").json()
    assert [(one["how"], one["entered"]) for one in found["news"]] == [("part", False), ("kept", True)]
    assert "example.org" not in str(found)
    call(sam, "POST", f"{RUNS}/pledges/{row.id}/aside", {"why": "Why."})
    assert call(sam, "POST", f"{RUNS}/pledges/{row.id}/back").json()[0]["state"] == "stands"
    entered = {"name": "Alex Pine", "words": "I ask.", "said_where": "Hustings"}
    assert len(call(sam, "POST", f"{RUNS}/{campaign.id}/pledges", entered).json()) == 2
    assert call(anyone, "POST", f"{PUBLIC}/pledges/read", by_code).json()["words"] == "A swing."
    assert call(anyone, "POST", f"{PUBLIC}/pledges/take-back", by_code).status_code == 204
    assert len(call(sam, "GET", f"{RUNS}/{campaign.id}/pledges").json()) == 2


def test_an_mp_is_found_and_a_letter_given_back(cast: Cast) -> None:
    campaign, anyone = public(cast), Client()
    found = call(anyone, "POST", f"{PUBLIC}/{campaign.id}/mp", {"postcode": "NM9 9ZZ"}).json()
    assert (found["mp"], found["points"][0]) == (None, "Ask when the money comes.")
    assert call(anyone, "POST", f"{PUBLIC}/{campaign.id}/mp", {"postcode": "x"}).status_code == 422
    given = {"words": "My daughter is seven.", "name": "Pat Lowe", "home": "1 Hill Road"}
    letter_out = call(anyone, "POST", f"{PUBLIC}/{campaign.id}/mp/letter", given).json()
    assert letter_out["letter"].startswith("Dear Member of Parliament\n\nMy daughter is seven.")
    assert letter_out["mailto"].startswith("mailto:?subject=")
    Campaign.objects.update(points="")
    assert call(anyone, "POST", f"{PUBLIC}/{campaign.id}/mp/letter", given).status_code == 404


def test_a_toolkit_is_filled_and_taken_away_by_programs(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    campaign, sam, anyone = public(cast, swings.announced(cast)), signed_in(cast, "sam"), Client()
    here, there = f"{RUNS}/{campaign.id}/toolkit", f"{PUBLIC}/{campaign.id}/toolkit"
    text = call(sam, "POST", f"{here}/texts", {"kind": "post", "title": "Short", "words": "Swings!"}).json()
    assert text["texts"][0]["fits"][0] == {"network": "X", "longest": 280, "used": 7, "over": 0}
    one = f"{here}/texts/{text['texts'][0]['id']}"
    call(sam, "PUT", one, {"kind": "newsletter", "title": "Long", "words": "Swings."})
    file = {"file": SimpleUploadedFile("a.png", PNG), "alt": "A swing."}
    picture = sam.post(f"{here}/pictures", file).json()["pictures"][0]
    call(sam, "PUT", f"{here}/pictures/{picture['id']}", {"alt": "A red swing."})
    assert anyone.get(there).json()["pictures"][0]["alt"] == "A red swing."
    assert anyone.get(f"{there}/pictures/{picture['id']}").content == PNG
    assert anyone.get(f"{there}/pack.zip").content.startswith(b"PK")
    for ending, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert anyone.get(f"{PUBLIC}/{campaign.id}/group-sheet.{ending}").content.startswith(start)
    call(sam, "DELETE", f"{here}/pictures/{picture['id']}")
    assert call(sam, "DELETE", one).json() == {"texts": [], "pictures": []}
    assert call(sam, "GET", here).status_code == 200


def test_what_was_gathered_is_handed_in_by_a_program(cast: Cast, settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    before = NOW - timedelta(days=2)
    consultation = swings.announced(cast, before + timedelta(days=1), NOW + timedelta(days=90), at=before)
    campaign, sam = public(cast, consultation), signed_in(cast, "sam")
    made, asked = letter(cast, campaign), survey(cast, campaign)
    assert call(sam, "POST", f"{RUNS}/letters/{made.id}/hand-in").status_code == 422
    first = swings.questions(consultation)[0]
    given = {"group": "Us", "people": 9, "answers": [{"question_id": f"{first.id}", "words": "Of wood."}]}
    done = call(sam, "POST", f"{RUNS}/{campaign.id}/groups", given)
    assert (done.status_code, done.json()["number"]) == (201, 1)
    for _ in range(15):
        answered(asked)
    settings.STOPPED_CLOCK = NOW + timedelta(days=31)
    assert call(sam, "POST", f"{RUNS}/surveys/{asked.id}/hand-in").json()["number"] == 2
    assert len(call(sam, "GET", f"{RUNS}/{campaign.id}").json()["handed_in"]) == 2
    assert len(questions(Survey.objects.get())) == 4


def test_a_council_gives_room_by_a_program(cast: Cast) -> None:
    made, lin = public(cast), signed_in(cast, "lin")
    area = f"{RUNS}/areas/{cast.area.id}"
    society = call(lin, "POST", f"{area}/organisations", {"name": "Swing Society"}).json()
    here = f"{RUNS}/organisations/{society['id']}"
    given = {"name": "Grace Adeyemi", "email": "grace.adeyemi@example.org", "evidence": "Minutes"}
    [held] = call(lin, "POST", f"{here}/roles", given).json()
    assert call(lin, "GET", here).json()[0]["name"] == "Grace Adeyemi"
    assert call(lin, "POST", f"{here}/roles/{held['id']}/end", {"reason": "She left."}).json() == []
    down = call(lin, "POST", f"{area}/campaigns/{made.id}/down", {"why": "It names a child."}).json()
    assert [one["state"] for one in down["campaigns"]] == ["taken_down"]
    call(lin, "POST", f"{area}/campaigns/{made.id}/back")
    assert call(lin, "GET", area).json()["campaigns"][0]["state"] == "public"
