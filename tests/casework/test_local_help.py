"""The mediation adviser and the SENDIASS of an area: kept by its manager, named by letters and pages."""

from __future__ import annotations

import pytest

from goldenthread.casework.actions.letters import Told, Why, draft_letter
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.failures import Refused
from goldenthread.law.independent_help import Contact, Local
from goldenthread.law.time_limits import EventKind
from goldenthread.places.actions.independent_help import keep_help
from goldenthread.places.queries.independent_help import contacts_in
from tests.casework.made import ago, decided, opened
from tests.cast import NOW, TODAY, signed_in

pytestmark = pytest.mark.django_db
K = EventKind
FAIRWAY = Contact(
    "Fairway Mediation", "01632 960 511", "hello@fairway.example.org", "www.fairway.example.org"
)
SENDIASS = Contact("Northmoor SENDIASS", "01632 960 512")
DECISION = {
    "reason": "The school can help.", "evidence": "", "how": "here",
    **{f"{name}-{part}": getattr(TODAY, part) for name in ("decided_on", "told_on")
       for part in ("day", "month", "year")},
}  # fmt: skip


def keep(cast: Cast, kind: Local, contact: Contact) -> None:
    keep_help(area=cast.area, kind=kind, contact=contact, by=cast.people["anita"], at=NOW)


def both(cast: Cast) -> None:
    keep(cast, Local.MEDIATION, FAIRWAY)
    keep(cast, Local.SENDIASS, SENDIASS)


def before_it_goes(cast: Cast, who: str) -> str:
    case = opened(cast, days=30)
    answer = signed_in(cast, who).post(f"/cases/{case.id}/decide/assessment-refused/", DECISION)
    return answer.content.decode()


def test_the_manager_says_who_it_is_and_the_family_reads_it(cast: Cast) -> None:
    anita = signed_in(cast, "anita")
    page = f"/letters/{cast.area.id}/independent-help/"
    assert "Not said yet" in anita.get(page).content.decode()
    anita.post(f"{page}mediation/", FAIRWAY._asdict())
    assert contacts_in(cast.area.id) == {Local.MEDIATION: FAIRWAY}
    case = opened(cast, days=30)
    decided(cast, case, K.ASSESSMENT_REFUSED, 10)
    child = cast.children["tola"].id
    for path in (f"/cases/{case.id}/disagree/", f"/children/{child}/family/", f"/cases/{case.id}/"):
        read = signed_in(cast, "funmi").get(path).content.decode()
        assert ("Fairway Mediation" in read, "01632 960 511" in read) == (True, True), path


def test_a_letter_names_both(cast: Cast) -> None:
    both(cast)
    case = opened(cast, days=30)
    letter = draft_letter(
        case=case, kind=K.ASSESSMENT_REFUSED, told=Told(TODAY), why=Why(ago(1), "It helps."),
        by=cast.people["priya"], at=NOW,
    )  # fmt: skip
    assert FAIRWAY.words == (
        "Fairway Mediation (01632 960 511, hello@fairway.example.org, www.fairway.example.org)"
    )
    assert (f": {FAIRWAY.words}. You need not mediate" in letter.words, letter.unnamed) == (True, ())
    assert "Northmoor SENDIASS (01632 960 512) gives free, independent advice" in letter.words


def test_before_a_letter_goes_it_is_said_that_nobody_is_named(cast: Cast) -> None:
    said = "Your council has not said who its mediation adviser is"
    page = before_it_goes(cast, "anita")
    assert (said in page, f"/letters/{cast.area.id}/independent-help/" in page) == (True, True)


def test_an_officer_who_cannot_add_it_is_told_who_can(cast: Cast) -> None:
    page = before_it_goes(cast, "priya")
    assert ("Your casework manager can add it." in page, "/independent-help/" in page) == (True, False)


def test_once_named_nothing_is_missed(cast: Cast) -> None:
    both(cast)
    assert "Your council has not said" not in before_it_goes(cast, "priya")


@pytest.mark.parametrize(
    "contact, field",
    [
        (Contact(" "), "name"),
        (Contact("Fairway"), "telephone"),
        (Contact("Fairway", email="hello"), "email"),
        (Contact("Fairway", "01632 960 511", website="javascript:alert(1)"), "website"),
    ],
)
def test_a_contact_that_reaches_nobody_is_refused(cast: Cast, contact: Contact, field: str) -> None:
    with pytest.raises(Refused) as refused:
        keep(cast, Local.MEDIATION, contact)
    assert refused.value.field == field


def test_another_program_says_it_too(cast: Cast) -> None:
    anita = signed_in(cast, "anita")
    address = f"/api/casework/councils/{cast.area.id}/independent-help"
    sent = {"kind": "sendiass", "name": "Northmoor SENDIASS", "telephone": "01632 960 512"}
    answer = anita.put(address, sent, content_type="application/json")
    assert answer.status_code == 200, answer.content
    assert contacts_in(cast.area.id) == {Local.SENDIASS: SENDIASS}
