"""What a campaign gathered is handed in to the consultation, each kind of evidence by itself."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from pytest_django import Settings

from goldenthread.campaigns.actions import campaigns, letters
from goldenthread.campaigns.actions.handing_in import hand_in_group, hand_in_letter, hand_in_survey
from goldenthread.campaigns.actions.signing import Signer
from goldenthread.campaigns.models import HandedIn
from goldenthread.campaigns.queries.campaigns import campaign_page, handed_in_of
from goldenthread.campaigns.sheets import kit_sheet, pdf_of, word_of
from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.access import reply_marked
from goldenthread.conversation.actions.replies import Said
from goldenthread.conversation.codes import mark_of
from goldenthread.conversation.models import Answer, Consultation, Reply
from goldenthread.conversation.queries.consultations import consultation_page
from goldenthread.conversation.queries.replies import ledger_of
from goldenthread.foundation.failures import Conflict, Refused
from tests.campaigns.made import SIGNERS, answered, as_sam, letter, public, signed, survey
from tests.cast import NOW, TODAY
from tests.conversation import made as swings

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]


@pytest.fixture
def consultation(cast: Cast, settings: Settings, tmp_path: Path) -> Consultation:
    settings.MEDIA_ROOT = tmp_path
    opened = NOW - timedelta(days=2)
    return swings.announced(cast, opened + timedelta(days=1), NOW + timedelta(days=90), at=opened)


def answers(reply: Reply) -> list[tuple[str, str]]:
    rows = Answer.objects.filter(reply=reply).order_by("place")
    return [(one.question.words if one.question else one.heading, one.words) for one in rows]


def test_a_letter_is_handed_in_once_with_its_signatories_and_its_pdf(
    cast: Cast, consultation: Consultation
) -> None:
    made = letter(cast, public(cast, consultation))
    with pytest.raises(Refused, match="Nobody has signed"):
        hand_in_letter(letter=made, **as_sam(cast))
    for one in SIGNERS[:3]:
        signed(made, one)
    reply, code = hand_in_letter(letter=made, **as_sam(cast))
    assert (reply.evidence, reply.channel, reply.organisation) == (
        "letter", "document", "Northmoor Parent Carer Forum",
    )  # fmt: skip
    assert reply.speaks_for == "3 signatories, 3 of them for organisations"
    assert reply.file is not None
    with reply.file.kept.open() as kept:
        assert kept.read(4) == b"%PDF"
    assert answers(reply)[1][1].split("\n")[1] == "Ada Thorne, Chief Executive, Alder Trust"
    assert "example.org" not in str(answers(reply))
    assert reply_marked(mark_of(code)) == reply
    with pytest.raises(Conflict, match="already"):
        hand_in_letter(letter=made, **as_sam(cast))
    letters.write_text(letter=made, words="Other words", why="Shorter.", **as_sam(cast))
    signed(made, Signer("New Person", "new@example.org"))
    hand_in_letter(letter=made, **as_sam(cast))
    assert dict(ledger_of(consultation).kinds) == {"An open letter": 2}


def test_a_survey_is_handed_in_when_it_has_closed_with_what_may_go_on(
    cast: Cast, consultation: Consultation
) -> None:
    made = survey(cast, public(cast, consultation))
    for number in range(23):
        answered(made, f"Words {number}", who="c1")
    with pytest.raises(Conflict, match="once it has closed"):
        hand_in_survey(survey=made, **as_sam(cast))
    after = as_sam(cast, NOW + timedelta(days=31))
    reply, _ = hand_in_survey(survey=made, **after)
    assert (reply.evidence, reply.channel) == ("survey", "sheet")
    said = dict(answers(reply))
    assert "“Words 22”" in said["What would help most?"]
    assert "- A teacher: fewer than 10" in said["Who are you?"]
    with pytest.raises(Conflict, match="already"):
        hand_in_survey(survey=made, **after)


def test_what_people_wrote_stays_here_if_they_were_not_told_that_it_goes_on(
    cast: Cast, consultation: Consultation
) -> None:
    made = survey(cast, public(cast, consultation), passes_on=False)
    for number in range(23):
        answered(made, f"Words {number}")
    reply, _ = hand_in_survey(survey=made, **as_sam(cast, NOW + timedelta(days=31)))
    assert "Words 22" not in str(answers(reply))


def test_a_survey_of_a_few_people_is_not_handed_in(cast: Cast, consultation: Consultation) -> None:
    made = survey(cast, public(cast, consultation))
    answered(made, "One")
    with pytest.raises(Refused, match="Fewer than 10"):
        hand_in_survey(survey=made, **as_sam(cast, NOW + timedelta(days=31)))


def test_a_group_is_one_reply_with_who_they_were(cast: Cast, consultation: Consultation) -> None:
    campaign = public(cast, consultation)
    first = swings.questions(consultation)[0]
    given: dict[str, Any] = {
        "campaign": campaign,
        "group": "Tuesday parents",
        "people": 9,
        "who": "Nine parents.",
        "met_on": TODAY,
        "said": [Said(first.id, words="Of wood. Two of us said steel.")],
        "may_quote": True,
    }
    reply, _ = hand_in_group(**given, **as_sam(cast))
    assert (reply.evidence, reply.organisation, reply.speaks_for, reply.collected_by, reply.written_on) == (
        "group",
        "Tuesday parents",
        "9 people in a group. Nine parents.",
        "Northmoor Parent Carer Forum",
        TODAY,
    )
    for change, field in (({"people": 1}, "people"), ({"group": " "}, "group")):
        with pytest.raises(Refused) as refused:
            hand_in_group(**given | change, **as_sam(cast))
        assert refused.value.field == field
    with pytest.raises(Refused):
        hand_in_group(**given | {"said": []}, **as_sam(cast))
    assert [(one.what, one.number) for one in handed_in_of(campaign)] == [("The answers of a group", 1)]


def test_nothing_is_handed_in_where_no_consultation_is_linked(cast: Cast) -> None:
    made = letter(cast, public(cast))
    signed(made, SIGNERS[0])
    with pytest.raises(Conflict, match="linked to no public consultation"):
        hand_in_letter(letter=made, **as_sam(cast))


def test_the_link_stays_once_something_was_handed_in(cast: Cast, consultation: Consultation) -> None:
    campaign = public(cast, consultation)
    made = letter(cast, campaign)
    signed(made, SIGNERS[0])
    hand_in_letter(letter=made, **as_sam(cast))
    with pytest.raises(Conflict):
        campaigns.write_about(
            campaign=campaign, name="Swings", purpose="Swings", contact="", consultation=None, **as_sam(cast)
        )
    assert HandedIn.objects.count() == 1


def test_the_sheet_for_groups_has_every_question_and_where_to_send_it(
    cast: Cast, consultation: Consultation
) -> None:
    campaign = public(cast, consultation)
    sheet = kit_sheet(campaign_page(campaign, NOW, TODAY), consultation_page(consultation, NOW))
    word = "\n".join(one.text for one in docx.Document(BytesIO(word_of(sheet))).paragraphs)
    for words in (
        "1. How could we build more?", "Strongly agree: ____", "12 Hill Road", "Leave out names of children",
        "The Swing Society recommends two to a park.",
    ):  # fmt: skip
        assert words in word
    assert pdf_of(sheet, NOW, large=True).startswith(b"%PDF")
