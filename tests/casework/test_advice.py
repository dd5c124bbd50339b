"""Advice: asked of named people, chased, given once, entered anew when wrong, withheld by the law alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goldenthread.casework.actions.advice import GivenAlready, Whom, remind, withhold
from goldenthread.casework.actions.events import set_event_aside
from goldenthread.casework.models import Advice, AdviceAsked, AdviceReminder, Case, KeptClock
from goldenthread.casework.queries.advice import advice_for, asked_for, asked_of
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.states import StepNotAllowed
from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.demonstration.names import SECONDARY_PUPILS
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account, Notice
from goldenthread.law.assessment_advice import Part
from goldenthread.law.time_limits import EventKind
from goldenthread.people.models import ChildRole
from tests.casework.made import DOCTOR, asked, assessing, given, happened, now, opened
from tests.cast import NOW, TODAY, signed_in, viewer
from tests.counting import queries_of

pytestmark = pytest.mark.django_db
PSYCHOLOGIST = Whom(Part.PSYCHOLOGY, "Simon Achebe")


def held_back(cast: Cast, advice: Advice, *, withheld: bool = True, ground: str = "court") -> None:
    about = {"case": advice.asked.case, "by": cast.people["priya"], "at": NOW}
    withhold(advice_id=advice.id, withheld=withheld, ground=ground, reason="A court order.", **about)


def statuses(cast: Cast, path: str, *who: str) -> list[int]:
    return [signed_in(cast, one).get(path).status_code for one in who]


def test_whoever_is_asked_with_an_address_is_told_and_has_six_weeks(cast: Cast) -> None:
    made = asked(cast, assessing(cast))
    assert Notice.objects.get(account=cast.people["elaine"]).link == f"/advice/{made.id}/"
    (line,) = asked_of(viewer(cast, "elaine"))
    assert (line.child, line.part, line.area, (line.due - TODAY).days) == (
        "Tola Bello", "Health", "Northmoor", 42,
    )  # fmt: skip
    clock = KeptClock.objects.get(limit="limit.give-advice")
    assert (clock.about, clock.due) == ("Health: Elaine Marsh", line.due)


def test_asking_the_same_person_again_starts_a_clock_of_its_own(cast: Cast) -> None:
    case = assessing(cast)
    first, second = asked(cast, case), asked(cast, case)
    given(cast, first)
    assert (first.event.about, second.event.about) == ("Health: Elaine Marsh", "Health: Elaine Marsh (2)")
    open_ones = KeptClock.objects.filter(limit="limit.give-advice").values_list("about", flat=True)
    assert list(open_ones) == ["Health: Elaine Marsh (2)"]
    assert ChildRole.objects.filter(account=cast.people["elaine"]).count() == 1


@pytest.mark.parametrize(
    "change, field, says",
    [
        ({"name": " "}, "name", "a service cannot answer for itself"),
        ({"email": "nobody"}, "email", "is not an e-mail address"),
    ],
)
def test_a_request_that_nobody_can_answer_is_refused(
    cast: Cast, change: dict[str, Any], field: str, says: str
) -> None:
    whom = Whom(**{"part": Part.HEALTH, "name": "Elaine Marsh"} | change)
    with pytest.raises(Refused, match=says) as refused:
        asked(cast, assessing(cast), whom)
    assert (refused.value.field, AdviceAsked.objects.count()) == (field, 0)


def test_a_very_long_name_fits_into_the_record(cast: Cast) -> None:
    whom = Whom(Part.SENSORY, "a" * 200)
    assert len(asked(cast, assessing(cast), whom).event.about) <= 200


def test_somebody_without_an_account_gets_one_that_reaches_this_child_alone(cast: Cast) -> None:
    case = assessing(cast)
    asked(cast, case, Whom(Part.SOCIAL_CARE, "Carol Dunn", email="Carol.Dunn@Example.org"))
    account = Account.objects.get(email="carol.dunn@example.org")
    assert not account.has_usable_password()
    assert list(account.child_roles.values_list("child", "kind")) == [(case.child_id, "advice_giver")]


def test_advice_is_not_asked_for_before_there_is_an_assessment(cast: Cast) -> None:
    with pytest.raises(StepNotAllowed):
        asked(cast, opened(cast))
    assert not ChildRole.objects.filter(account=cast.people["elaine"]).exists()


def test_reminding_is_kept_and_goes_to_the_manager_only_if_there_is_one(cast: Cast) -> None:
    case = assessing(cast)
    doctor, psychologist = asked(cast, case), asked(cast, case, PSYCHOLOGIST)
    about = {"by": cast.people["priya"], "at": NOW}
    remind(asked=doctor, manager=False, words="Please answer.", **about)
    remind(asked=doctor, manager=True, **about)
    assert list(AdviceReminder.objects.values_list("to", flat=True)) == ["Elaine Marsh", "Martin Cole"]
    assert Notice.objects.filter(account=cast.people["elaine"]).count() == 2
    with pytest.raises(Refused, match="No manager is recorded"):
        remind(asked=psychologist, manager=True, **about)
    given(cast, doctor)
    with pytest.raises(GivenAlready):
        remind(asked=doctor, manager=False, **about)


def test_advice_is_given_once_and_stops_its_clock_and_the_family_is_told(cast: Cast) -> None:
    case = assessing(cast)
    of = asked(cast, case)
    advice = given(cast, of, cast.people["elaine"])
    assert not KeptClock.objects.filter(limit="limit.give-advice").exists()
    told = Notice.objects.filter(account=cast.people["funmi"]).latest("at", "id")
    assert told.link == f"/cases/{case.id}/advice/{advice.id}/"
    with pytest.raises(GivenAlready, match="Elaine Marsh has answered already"):
        given(cast, of)


def test_advice_entered_wrongly_is_set_aside_read_by_nobody_and_entered_anew(cast: Cast) -> None:
    case = assessing(cast)
    wrong = given(cast, asked(cast, case))
    about = {"case": case, "by": cast.people["priya"], "at": NOW}
    set_event_aside(event_id=wrong.event_id, reason="It was about another child.", **about)
    path = f"/cases/{case.id}/advice/{wrong.id}/"
    assert statuses(cast, path, "funmi", "grace", "anita") == [404, 404, 404]
    assert [line.answered_on for line in asked_of(viewer(cast, "elaine"))] == [None]
    with pytest.raises(NotVisible):
        withhold(advice_id=wrong.id, withheld=False, reason="x", **about)
    right = given(cast, wrong.asked)
    assert advice_for(now(case), right.id, withheld_too=False).words == "She needs small steps."
    (line,) = case_page(now(case), TODAY).advice
    assert (line.advice_id, line.answered_on) == (right.id, TODAY)


def test_what_is_withheld_is_there_for_officers_only_until_it_is_given_after_all(cast: Cast) -> None:
    case = assessing(cast)
    advice = given(cast, asked(cast, case))
    path, api = f"/cases/{case.id}/advice/{advice.id}/", f"/api/casework/cases/{case.id}"
    everyone = ("funmi", "grace", "anita")
    assert statuses(cast, path, *everyone) == [200, 200, 200]
    held_back(cast, advice)
    assert statuses(cast, path, *everyone) == [404, 404, 200]
    assert statuses(cast, f"{api}/advice/{advice.id}", *everyone) == [404, 404, 200]
    for who, law, its_id in (("funmi", "", None), ("anita", "A court has forbidden it", str(advice.id))):
        client = signed_in(cast, who)
        (line,) = client.get(api).json()["advice"]
        assert (line["withheld"], line["withheld_law"], line["advice_id"]) == (True, law, its_id)
        said = client.get(f"/cases/{case.id}/").content.decode()
        assert (path in said) is (who == "anita")
    held_back(cast, advice, withheld=False, ground="")
    assert statuses(cast, path, *everyone) == [200, 200, 200]


@pytest.mark.parametrize(
    "ground, reason, field", [("", "x", "ground"), ("convenience", "x", "ground"), ("court", " ", "reason")]
)
def test_nothing_is_withheld_without_a_ground_of_the_law_and_a_reason(
    cast: Cast, ground: str, reason: str, field: str
) -> None:
    advice = given(cast, asked(cast, assessing(cast)))
    about = {"case": advice.asked.case, "by": cast.people["priya"], "at": NOW}
    with pytest.raises(Refused) as refused:
        withhold(advice_id=advice.id, withheld=True, ground=ground, reason=reason, **about)
    assert refused.value.field == field


def test_a_school_is_asked_as_a_school_and_only_about_its_part(cast: Cast) -> None:
    case = assessing(cast)
    school = asked(cast, case, Whom(Part.EDUCATION, "Head of Ridgeway School"))
    other = asked(cast, case, PSYCHOLOGIST)
    assert [line.id for line in asked_of(viewer(cast, "grace"))] == [school.id]
    assert asked_of(viewer(cast, "ruth")) == ()
    assert asked_for(viewer(cast, "grace"), school.id).id == school.id
    for who, which in (("grace", other), ("ruth", school), ("elaine", school)):
        with pytest.raises(NotVisible):
            asked_for(viewer(cast, who), which.id)


def test_the_list_of_what_is_asked_takes_as_many_queries_for_many_as_for_one(cast: Cast) -> None:
    ask_about(cast, "tola")
    client = signed_in(cast, "grace")
    queries_of(client, "/advice/")
    one = queries_of(client, "/advice/")
    for first, _, _ in SECONDARY_PUPILS[1:4]:
        ask_about(cast, first.lower())
    assert len(asked_of(viewer(cast, "grace"))) == 4
    assert queries_of(client, "/advice/") == one


def ask_about(cast: Cast, name: str) -> Case:
    case = assessing(cast, name)
    asked(cast, case, Whom(Part.EDUCATION, "Head"))
    asked(cast, case, DOCTOR, days=0)
    return case


def test_advice_that_comes_when_the_case_is_over_is_refused_in_words(cast: Cast) -> None:
    case = assessing(cast)
    of = asked(cast, case, days=10)
    happened(cast, case, EventKind.REQUEST_WITHDRAWN, 1)
    answer = signed_in(cast, "elaine").post(f"/advice/{of.id}/", {"words": "Small steps.", "provision": ""})
    assert answer.status_code == 200
    assert "It cannot be recorded that the advice was received" in answer.content.decode()


def report(name: str = "report.pdf", size: int = 20) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.7 " + b"x" * size, content_type="application/pdf")


def test_whoever_is_asked_sends_a_file_and_those_who_may_read_the_advice_take_it(cast: Cast) -> None:
    case = assessing(cast)
    made = asked(cast, case)
    page = signed_in(cast, "elaine").get(f"/advice/{made.id}/").content.decode()
    assert ('type="file"' in page, "multipart/form-data" in page) == (True, True)
    sent = signed_in(cast, "elaine").post(f"/advice/{made.id}/", {"file": report()})
    assert (sent.status_code, Advice.objects.get(asked=made).words) == (302, "")
    advice = Advice.objects.get(asked=made)
    one = f"/cases/{case.id}/advice/{advice.id}/"
    assert "The advice as it came: report.pdf" in signed_in(cast, "funmi").get(one).content.decode()
    taken = signed_in(cast, "funmi").get(f"{one}file/")
    assert taken.headers["Content-Disposition"] == 'attachment; filename="report.pdf"'
    assert taken.content.startswith(b"%PDF-1.7")
    held_back(cast, advice)
    assert statuses(cast, f"{one}file/", "priya", "funmi", "joanna") == [200, 404, 404]


def test_an_officer_enters_a_file_for_whoever_sent_it(cast: Cast) -> None:
    case = assessing(cast)
    made = asked(cast, case, PSYCHOLOGIST)
    day = {"on-day": TODAY.day, "on-month": TODAY.month, "on-year": TODAY.year}
    path = f"/cases/{case.id}/advice/asked/{made.id}/enter/"
    sent = signed_in(cast, "priya").post(path, {"words": "It says.", "file": report("scan.jpg")} | day)
    advice = Advice.objects.select_related("file").get(asked=made)
    assert advice.file is not None
    assert (sent.status_code, advice.words, advice.file.name) == (302, "It says.", "scan.jpg")


@pytest.mark.parametrize("name, size", [("report.exe", 20), ("report.pdf", 11 * 1024 * 1024)])
def test_a_file_of_another_kind_or_too_large_is_refused_at_both_doors(
    cast: Cast, name: str, size: int
) -> None:
    made = asked(cast, assessing(cast))
    elaine = signed_in(cast, "elaine")
    assert (
        "Choose a file" in elaine.post(f"/advice/{made.id}/", {"file": report(name, size)}).content.decode()
    )
    answer = elaine.post(f"/api/casework/advice/{made.id}/file", {"file": report(name, size)})
    assert (answer.status_code, [one["field"] for one in answer.json()["faults"]]) == (422, ["file"])
    assert not Advice.objects.exists()


def test_another_program_sends_and_takes_the_file(cast: Cast) -> None:
    case = assessing(cast)
    made, second = asked(cast, case), asked(cast, case, PSYCHOLOGIST)
    elaine, priya = signed_in(cast, "elaine"), signed_in(cast, "priya")
    assert elaine.post(f"/api/casework/advice/{made.id}/file", {"file": report()}).status_code == 201
    entered = {"file": report(), "on": f"{TODAY}", "words": "She says."}
    path = f"/api/casework/cases/{case.id}/asked/{second.id}/entered-file"
    assert priya.post(path, entered).status_code == 201
    assert taken_by_api(priya, case, Advice.objects.get(asked=made)) == ("report.pdf", 200)
    assert advice_for(now(case), Advice.objects.get(asked=second).id, withheld_too=True).words == "She says."


def taken_by_api(client: Client, case: Case, advice: Advice) -> tuple[str, int]:
    at = f"/api/casework/cases/{case.id}/advice/{advice.id}"
    return client.get(at).json()["file"], client.get(f"{at}/file").status_code


def test_advice_without_words_and_without_a_file_is_refused(cast: Cast) -> None:
    made = asked(cast, assessing(cast))
    page = signed_in(cast, "elaine").post(f"/advice/{made.id}/", {"words": " "}).content.decode()
    assert "Write the advice, paste its words, or choose its file" in page


def test_all_are_asked_on_one_page_each_with_a_clock_of_its_own(cast: Cast) -> None:
    case = assessing(cast)
    priya = signed_in(cast, "priya")
    path = f"/cases/{case.id}/advice/ask-all/"
    page = priya.get(path).content.decode()
    assert ("Head of Ridgeway School" in page, "Tola Bello" in page) == (True, True)
    sent = {
        "health": "on", "health-name": "Elaine Marsh", "health-email": "elaine.marsh@example.org",
        "psychology": "on", "psychology-name": "Simon Achebe", "social_care-name": "Carol Dunn",
        "on-day": TODAY.day, "on-month": TODAY.month, "on-year": TODAY.year,
    }  # fmt: skip
    assert priya.post(path, sent).status_code == 302
    found = AdviceAsked.objects.filter(case=case).values_list("part", "name", "event__on")
    assert sorted(found) == [("health", "Elaine Marsh", TODAY), ("psychology", "Simon Achebe", TODAY)]
    clocks = [one for one in case_page(now(case), TODAY).clocks if one.limit.id == "limit.give-advice"]
    assert len(clocks) == 2
    assert "social_care-name" in priya.get(path).content.decode()


def test_one_who_is_ticked_and_not_named_stops_all(cast: Cast) -> None:
    case = assessing(cast)
    sent = {
        "health": "on", "health-name": "Elaine Marsh", "psychology": "on", "psychology-name": " ",
        "on-day": TODAY.day, "on-month": TODAY.month, "on-year": TODAY.year,
    }  # fmt: skip
    answer = signed_in(cast, "priya").post(f"/cases/{case.id}/advice/ask-all/", sent)
    assert "Name the person who is asked" in answer.content.decode()
    answer = signed_in(cast, "priya").post(
        f"/cases/{case.id}/advice/ask-all/", {key: sent[key] for key in sent if key.startswith("on-")}
    )
    assert "Tick at least one whom you ask." in answer.content.decode()
    assert not AdviceAsked.objects.filter(case=case).exists()
