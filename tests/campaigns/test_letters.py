"""An open letter: signed by mail, changed in sight of those who signed, names taken back at once."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pikepdf
import pytest
from django.core import mail
from django.db import DatabaseError, transaction

from goldenthread.campaigns.actions import campaigns, letters, signing
from goldenthread.campaigns.actions.signing import Signer
from goldenthread.campaigns.codes import code_for, identity_in, token_for
from goldenthread.campaigns.mails import mail_waiting
from goldenthread.campaigns.models import LetterVersion, Signatory
from goldenthread.campaigns.queries.letters import (
    letter_page,
    letters_of,
    own_signature,
    signatory_lines,
    signing_of,
)
from goldenthread.campaigns.sheets import letter_sheet, pdf_of, word_of
from goldenthread.campaigns.states import NotOpen, SignedState
from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.codes import mark_of
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import AuditEntry
from tests.campaigns.made import LATER, LETTER, SIGNERS, as_sam, letter, public, signed
from tests.cast import NOW

pytestmark = pytest.mark.django_db
ADA = SIGNERS[0]


def asked(made: Any, signer: Signer = ADA, source: str = "") -> Signatory:
    return signing.sign(letter=made, signer=signer, source_mark=source, at=NOW)


def test_thirty_two_sign_and_stand_organisations_first(cast: Cast) -> None:
    made = letter(cast, public(cast))
    for one in SIGNERS:
        signed(made, one)
    page = letter_page(made)
    assert (page.total, page.organisations, page.unnamed) == (32, 31, 0)
    assert [one.words for one in page.signatures[:2]] == [
        "Ada Thorne, Chief Executive, Alder Trust",
        "Amy Rudd, Head of Amber Family, Amber Family and Childcare",
    ]
    assert "Northmoor Star" in [one.words for one in page.signatures]
    assert page.signatures[-1].words == "Pat Lowe, parent"


@pytest.mark.parametrize(
    "order, first",
    [("alphabetical", "Tess Arden"), ("signed", "Ada Thorne"), ("organisations", "Ada Thorne")],
)
def test_names_stand_in_the_order_that_was_chosen(cast: Cast, order: str, first: str) -> None:
    made = letter(cast, public(cast))
    for one in SIGNERS:
        signed(made, one)
    letters.order_names(letter=made, order=order, **as_sam(cast))
    made.refresh_from_db()
    assert letter_page(made).signatures[0].name == first


def test_a_name_counts_only_once_the_link_is_followed(cast: Cast) -> None:
    made = letter(cast, public(cast))
    row = asked(made)
    assert letter_page(made).total == 0
    assert (mail_waiting(), mail_waiting()) == (1, 0)
    [sent] = mail.outbox
    assert (sent.to, sent.subject) == ([ADA.email], "Please confirm: your signature")
    assert f"/signatures/{token_for(row.id)}/" in sent.body
    assert code_for(row.id) in sent.body
    assert ADA.name not in sent.body
    signing.confirm(signatory=row, at=NOW)
    assert letter_page(made).total == 1
    with pytest.raises(Conflict):
        signing.confirm(signatory=row, at=NOW)


def test_the_link_and_the_code_lead_to_the_row_and_cannot_be_made_up(cast: Cast) -> None:
    row = asked(letter(cast, public(cast)))
    assert identity_in(token_for(row.id)) == row.id
    assert identity_in(token_for(row.id)[:-1] + "x") is None
    assert identity_in(f"{row.id.hex}:nonsense") is None
    assert row.code_mark == mark_of(code_for(row.id).lower().replace("-", " "))


@pytest.mark.parametrize(
    "change, field",
    [
        ({"name": " "}, "name"),
        ({"email": "ada"}, "email"),
        ({"email": "ada@example.org\nBcc: all@example.org"}, "email"),
        ({"name": "See www.cheap.example"}, "name"),
        ({"role": "x" * 201}, "role"),
        ({"organisation": "", "for_organisation": True}, "organisation"),
    ],
)
def test_what_cannot_stand_under_a_letter_is_refused(cast: Cast, change: Any, field: str) -> None:
    made = letter(cast, public(cast))
    given: dict[str, Any] = {"name": "Ada Thorne", "email": "ada@example.org"} | change
    with pytest.raises(Refused) as refused:
        asked(made, Signer(**given))
    assert refused.value.field == field
    assert not Signatory.objects.exists()


def test_the_same_address_signs_once_however_it_is_written(cast: Cast) -> None:
    made = letter(cast, public(cast))
    signed(made, ADA)
    asked(made, Signer("Somebody Else", "Ada.Thorne+more@Example.org"))
    assert Signatory.objects.count() == 1
    assert letter_page(made).signatures[0].name == "Ada Thorne"
    mail_waiting()
    assert [one.subject for one in mail.outbox] == ["You have signed already: your signature"]


def test_what_was_typed_last_is_what_is_confirmed(cast: Cast) -> None:
    made = letter(cast, public(cast))
    asked(made, Signer("Ada Thron", "ada@example.org"))
    row = asked(made, Signer("Ada Thorne", "ada@example.org"))
    signing.confirm(signatory=row, at=NOW)
    assert [one.name for one in letter_page(made).signatures] == ["Ada Thorne"]


def test_a_changed_text_stands_alone_until_those_who_signed_agree(cast: Cast) -> None:
    made = letter(cast, public(cast))
    rows = [signed(made, one) for one in SIGNERS[:3]]
    with pytest.raises(Refused, match="Say what has changed"):
        letters.write_text(letter=made, words="Other words", why=" ", **as_sam(cast))
    letters.write_text(letter=made, words="Other words", why="It was too long.", **as_sam(cast))
    page = letter_page(made)
    assert (page.version.words, page.total, page.before) == ("Other words", 0, 3)
    assert (letter_page(made, 1).version.words, letter_page(made, 1).total) == (LETTER, 3)
    assert mail_waiting() == 3
    assert "Its text has changed since" in mail.outbox[-1].body
    assert own_signature(rows[0]).state is SignedState.BEFORE
    signing.confirm(signatory=rows[0], at=LATER)
    page = letter_page(made)
    assert (page.total, page.before, page.signatures[0].name) == (1, 2, "Ada Thorne")
    assert [one.signed for one in letters_of(made.campaign)] == [1]


def test_a_text_that_stands_is_never_changed_in_the_database(cast: Cast) -> None:
    made = letter(cast, public(cast))
    version = LetterVersion.objects.get(letter=made)
    for change in ({"words": "We ask for nothing"}, {"why": "x"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            LetterVersion.objects.filter(id=version.id).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        version.delete()


def test_the_same_text_again_is_no_change(cast: Cast) -> None:
    made = letter(cast, public(cast))
    with pytest.raises(Conflict, match="nothing was changed"):
        letters.write_text(letter=made, words=f" {LETTER}\r\n", why="", **as_sam(cast))


def test_a_name_that_is_taken_back_is_gone_and_the_log_says_that_it_happened(cast: Cast) -> None:
    made = letter(cast, public(cast))
    row = signed(made, ADA)
    signing.take_signature_back(signatory=row, at=LATER)
    assert letter_page(made).total == 0
    row.refresh_from_db()
    assert (row.name, row.email, row.organisation, row.email_mark) == ("", "", "", "")
    entries = AuditEntry.objects.filter(stream=f"campaign:{made.campaign_id}").order_by("number")
    said = [(one.what, one.facts.get("signatory")) for one in entries][-2:]
    assert said == [("a letter was signed", str(row.id)), ("a signature was taken back", str(row.id))]
    assert not any("Ada" in str(one.facts) or "example.org" in str(one.facts) for one in entries)
    with pytest.raises(Conflict):
        signing.take_signature_back(signatory=row, at=LATER)
    signed(made, ADA)  # whoever changes their mind again may sign again
    assert letter_page(made).total == 1


def test_a_name_is_set_aside_with_a_reason_and_brought_back(cast: Cast) -> None:
    made = letter(cast, public(cast))
    row = signed(made, Signer("Mickey Mouse", "m@example.org"))
    with pytest.raises(Refused):
        signing.set_aside(signed=row, why="", **as_sam(cast))
    signing.set_aside(signed=row, why="This is no name.", **as_sam(cast))
    assert letter_page(made).total == 0
    row.refresh_from_db()
    assert own_signature(row).aside_why == "This is no name."
    signing.bring_back(signed=row, **as_sam(cast))
    assert letter_page(made).total == 1


def test_what_may_be_the_same_person_twice_is_noticed(cast: Cast) -> None:
    made = letter(cast, public(cast))
    for one in (
        ADA, Signer("ada thorne", "other@example.org"), Signer("Bea Summers", "b@example.org"),
        Signer("X", "x@example.org", "", "ALDER trust", for_organisation=True),
    ):  # fmt: skip
        signed(made, one)
    found = signing_of(made, signatory_lines(made)).twins
    assert found == (
        ("Ada Thorne, Chief Executive, Alder Trust", "X, ALDER trust"),
        ("Ada Thorne, Chief Executive, Alder Trust", "ada thorne"),
    )


def test_many_signatures_of_one_connection_are_pointed_at_and_counted_all_the_same(cast: Cast) -> None:
    made = letter(cast, public(cast))
    for number in range(12):
        signed(made, Signer(f"Person {number}", f"p{number}@example.org"), source="one hall")
    lines = signatory_lines(made)
    assert (signing_of(made, lines).sources, letter_page(made).total) == ((12,), 12)


def test_whoever_would_rather_not_be_named_is_counted(cast: Cast) -> None:
    made = letter(cast, public(cast))
    signed(made, Signer("Pat Lowe", "pat@example.org", is_shown=False))
    page = letter_page(made)
    assert (page.total, page.unnamed, page.signatures) == (1, 1, ())


def test_people_are_invited_as_they_would_stand_and_count_when_they_confirm(cast: Cast) -> None:
    made = letter(cast, public(cast))
    assert signing.invite(letter=made, signers=SIGNERS[:5], **as_sam(cast)) == 5
    assert (mail_waiting(), letter_page(made).total) == (5, 0)
    with pytest.raises(Refused):
        signing.invite(letter=made, signers=SIGNERS * 10, **as_sam(cast))


def test_nothing_is_signed_before_it_is_published_or_after_it_closed(cast: Cast) -> None:
    campaign = public(cast)
    made = letter(cast, campaign, publish=False)
    with pytest.raises(NotOpen, match="not open yet"):
        asked(made)
    letters.publish_letter(letter=made, **as_sam(cast))
    made.refresh_from_db()
    row = asked(made)
    letters.close_letter(letter=made, **as_sam(cast))
    made.refresh_from_db()
    with pytest.raises(NotOpen, match="has closed"):
        asked(made)
    row.refresh_from_db()
    with pytest.raises(NotOpen):
        signing.confirm(signatory=Signatory.objects.select_related("letter__campaign").get(id=row.id), at=NOW)
    with pytest.raises(Conflict):
        letters.write_text(letter=made, words="More", why="More", **as_sam(cast))


def test_nothing_is_signed_once_the_campaign_has_ended(cast: Cast) -> None:
    made = letter(cast, public(cast))
    campaigns.end(campaign=made.campaign, **as_sam(cast))
    made.campaign.refresh_from_db()
    with pytest.raises(NotOpen):
        asked(made)


def test_the_letter_prints_with_everybody_who_signed_it(cast: Cast) -> None:
    made = letter(cast, public(cast))
    for one in SIGNERS:
        signed(made, one)
    sheet = letter_sheet(letter_page(made))
    word = "\n".join(one.text for one in docx.Document(BytesIO(word_of(sheet))).paragraphs)
    assert "Signed by 32 signatories, 31 of them for organisations" in word
    assert all(one.organisation in word for one in SIGNERS)
    pdf = pikepdf.open(BytesIO(pdf_of(sheet, NOW)))
    assert str(pdf.docinfo["/Title"]) == "A letter about swings"
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_a_hostile_name_prints_as_text(cast: Cast) -> None:
    made = letter(cast, public(cast))
    signed(made, Signer("#eval(“x”) </w:t> \u202eabc 😀", "h@example.org"))
    sheet = letter_sheet(letter_page(made))
    assert pdf_of(sheet, NOW).startswith(b"%PDF")
    assert word_of(sheet).startswith(b"PK")
