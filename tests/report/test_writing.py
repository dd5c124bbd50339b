"""Those who write, publish and decide: two at once, reasons asked, everything in the log; and who may not."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import AuditEntry
from goldenthread.report.actions.publishing import publish_report
from goldenthread.report.actions.receipts import ask_to_take_out
from goldenthread.report.actions.writing import PassageConflict, answer_point, write_part
from goldenthread.report.models import Decision, Edition, Passage
from goldenthread.report.queries.desk import desk_of
from tests.cast import signed_in
from tests.conversation.made import WHILE_OPEN
from tests.report.made import LATER, PLAIN, TELL, Counted, counted, decided, passed, published_one, written_up

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def made(cast: Cast, settings: Settings) -> Counted:
    settings.STOPPED_CLOCK = LATER
    return counted(cast)


def words(answer: Any) -> str:
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(plain.split())


def one(made: Counted, name: str, **more: Any) -> str:
    return reverse(name, kwargs={"public_id": made.consultation.id} | more)


def of_theme(made: Counted, name: str, theme: str = PLAIN) -> str:
    return reverse(name, kwargs={"theme_id": made.themes[theme]})


def test_from_the_desk_to_the_published_report_by_pages_alone(made: Counted) -> None:
    passed(made.answers[1], made.cast)
    lin = signed_in(made.cast, "lin")
    assert "Write the report in short." in words(lin.get(one(made, "report_desk")))
    lin.post(one(made, "report_part", part="summary"), {"words": "They want to be told.", "base": "0"})
    page = words(lin.get(of_theme(made, "report_heard", TELL)))
    assert "A parent or carer, London" in page
    for theme, quotes in ((TELL, [str(made.answers[1].id)]), (PLAIN, [])):
        form = {"words": f"What was said of {theme}.", "base": "0", "quotes": quotes}
        answer = lin.post(of_theme(made, "report_heard", theme), form)
        assert answer.status_code == 302, words(answer)
    assert "What was said of Plain words." in words(lin.get(one(made, "report_preview")))
    assert "Look at it first" in words(lin.post(one(made, "report_publish"), {}))
    answer = lin.post(one(made, "report_publish"), {"confirmed": "yes"})
    assert answer["Location"] == one(made, "report")
    desk = words(lin.get(one(made, "report_desk")))
    assert "Edition 1 was published on 3 March 2027." in desk
    assert "is in no edition yet" not in desk
    given = {
        "outcome": "accepted", "yes": "We do it.", "decided_by": "the Director", "decided_on_0": "2",
        "decided_on_1": "3", "decided_on_2": "2027",
    }  # fmt: skip
    names = re.findall(r'name="(decided_on[^"]*)"', lin.get(of_theme(made, "report_decide")).content.decode())
    given |= dict(zip(names, ("2", "3", "2027"), strict=True))
    assert lin.post(of_theme(made, "report_decide"), given).status_code == 302
    assert Decision.objects.get().decided_by == "the Director"


def test_two_who_write_at_once_see_both_texts_and_lose_neither(made: Counted) -> None:
    lin, anita = signed_in(made.cast, "lin"), signed_in(made.cast, "anita")
    there = one(made, "report_part", part="summary")
    anita.post(there, {"words": "Anita’s text.", "base": "0"})
    page = lin.post(there, {"words": "Lin’s text.", "base": "0"})
    assert page.status_code == 200
    assert "Saved by Anita Rowe 8am" not in words(page)
    assert "Saved by Anita Rowe" in words(page)
    assert "Anita’s text." in words(page)
    assert "Lin’s text." in words(page)
    base = re.search(r'name="base"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="base"', page.content.decode())
    assert base is not None
    assert (base[1] or base[2]) == "1"
    assert lin.post(there, {"words": "Both.", "base": "1"}).status_code == 302
    assert list(Passage.objects.order_by("number").values_list("words", flat=True)) == [
        "Anita’s text.",
        "Both.",
    ]
    with pytest.raises(PassageConflict):
        write_part(consultation=made.consultation, part="summary", words="Late.", base=1, **made.by())


def test_nothing_is_published_while_it_is_open(made: Counted) -> None:
    written_up(made)
    with pytest.raises(Conflict, match="once the consultation has closed"):
        publish_report(consultation=made.consultation, why="", **made.by(at=WHILE_OPEN))
    assert Edition.objects.count() == 0


@pytest.mark.parametrize(
    "change, field",
    [
        ({"outcome": "maybe"}, "outcome"),
        ({"outcome": "accepted", "yes": " "}, "yes"),
        ({"outcome": "in_part", "no": ""}, "no"),
        ({"outcome": "not_accepted", "why": ""}, "why"),
        ({"outcome": "not_yet", "why": ""}, "why"),
        ({"decided_by": ""}, "decided_by"),
        ({"decided_on": LATER.date() + timedelta(days=1)}, "decided_on"),
        ({"read_at": "javascript:alert(1)"}, "read_at"),
        ({"read_at": "//northmoor.example"}, "read_at"),
        ({"read_at": 'https://a.example/"onmouseover="'}, "read_at"),
    ],
)
def test_a_decision_says_what_and_why_and_who(cast: Cast, change: dict[str, Any], field: str) -> None:
    from goldenthread.themes.queries.frames import lines_of
    from tests.themes.made import asked, framed

    question = asked(cast)
    theme = lines_of(framed(question, cast, [PLAIN]))[0].theme_id
    bare = Counted(cast, question.principle.consultation, question, None, {PLAIN: theme}, None, "", [])  # type: ignore[arg-type]
    with pytest.raises(Refused) as refusal:
        decided(bare, **change)
    assert refusal.value.field == field


def test_a_decision_is_only_added_to_and_says_why_it_changed(made: Counted) -> None:
    published_one(made)
    decided(made, outcome="not_yet", yes="", why="We count the cost first.")
    with pytest.raises(Refused, match="Say why this changes") as refusal:
        decided(made)
    assert refusal.value.field == "why_changed"
    decided(made, why_changed="It costs little.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.update(why="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.all().delete()
    page = words(signed_in(made.cast, "ruth").get(one(made, "report_theme", theme_id=made.themes[PLAIN])))
    assert "Why it was changed: It costs little." in page
    assert "What was said before Not decided yet 3 March 2027 Why: We count the cost first." in page


def test_an_analyst_writes_and_does_not_publish(made: Counted) -> None:
    anita = signed_in(made.cast, "anita")
    assert "Publish it" not in words(anita.get(one(made, "report_desk")))
    for there in (one(made, "report_publish"), of_theme(made, "report_decide")):
        assert anita.get(there).status_code == 403
    api = f"/api/public-consultations/{made.consultation.id}/report/editions"
    assert anita.post(api, {}, content_type="application/json").status_code == 403
    assert Edition.objects.count() == 0


@pytest.mark.parametrize("who", ["ruth", "neil", "funmi"])
def test_others_do_not_know_that_a_report_is_being_written(made: Counted, who: str) -> None:
    client = signed_in(made.cast, who)
    for there in (one(made, "report_desk"), one(made, "report_preview"), of_theme(made, "report_heard")):
        assert client.get(there).status_code == 404, there
    for way in ("heard", "quotable", "decisions"):
        api = f"/api/public-consultations/report/themes/{made.themes[PLAIN]}/{way}"
        assert client.get(api).status_code == 404, api


def test_a_quotation_cannot_be_chosen_through_the_api_either(made: Counted) -> None:
    lin = signed_in(made.cast, "lin")
    api = f"/api/public-consultations/report/themes/{made.themes[TELL]}"
    body = {"words": "W.", "quotes": [str(made.answers[1].id)]}
    answer = lin.put(f"{api}/heard", body, content_type="application/json")
    assert (answer.status_code, answer.json()["faults"][0]["field"]) == (422, "quotes")
    assert lin.get(f"{api}/quotable").json() == []
    passed(made.answers[1], made.cast)
    assert [UUID(each["answer_id"]) for each in lin.get(f"{api}/quotable").json()] == [made.answers[1].id]
    assert lin.put(f"{api}/heard", body, content_type="application/json").status_code == 200


def test_whoever_asks_to_be_taken_out_is_on_the_desk_until_it_is_done(made: Counted) -> None:
    ask_to_take_out(reply=made.reply, words="Please.", at=LATER)
    lin = signed_in(made.cast, "lin")
    assert "Asked to be taken out" in words(lin.get(one(made, "report_desk")))
    there = reverse("reply_aside", kwargs={"reply_id": made.reply.id})
    assert lin.post(there, {"reason": "asked", "why": "You asked us."}).status_code == 302
    assert desk_of(made.consultation, LATER).take_outs == ()


def test_the_checklist_fills_itself_and_asks_what_it_cannot_know(made: Counted) -> None:
    published_one(made)
    lin = signed_in(made.cast, "lin")
    page = words(lin.get(one(made, "report_points")))
    for part in (
        "25 answers came, 0 were set aside with a reason, and 25 were analysed.",
        "What was heard is written for 2 of 2 themes.",
        "A decision is recorded for 0 of 2 themes",
        "It was held as a conversation, before any proposal was made.",
        "It came in no other version",
    ):
        assert part in page, part
    answer = lin.post(one(made, "report_point", point="elections"), {"words": "There was none."})
    assert answer.status_code == 302
    public = words(signed_in(made.cast, "ruth").get(one(made, "report_fair")))
    assert "“There was none.” Northmoor Council, 3 March 2027" in public
    assert "Lin Chen" not in public
    decided(made, decided_on=WHILE_OPEN.date())
    page = words(lin.get(one(made, "report_points")))
    assert "1 theme had a decision before it closed." in page
    with pytest.raises(Refused):
        answer_point(consultation=made.consultation, point="none-such", words="W.", **made.by())


def test_every_act_is_in_the_log(made: Counted) -> None:
    published_one(made)
    decided(made)
    answer_point(consultation=made.consultation, point="clear", words="Parents tried it.", **made.by())
    logged = list(AuditEntry.objects.order_by("-number").values_list("what", flat=True)[:6])
    assert logged == [
        "answered a point of fairness",
        "recorded a decision",
        "published a report",
        "wrote a part of a report",
        "wrote a part of a report",
        "wrote a part of a report",
    ]


CASELOAD = """time_period,geographic_level,region_name,breakdown_topic,breakdown,ehcplans
202425,Regional,London,All EHC plans,All EHC plans,100
202425,Regional,South West,All EHC plans,All EHC plans,300
"""


def test_published_figures_stand_beside_those_who_answered(made: Counted) -> None:
    published_one(made)
    lin = signed_in(made.cast, "lin")
    report = one(made, "report")
    assert "No published figures were brought in" in words(lin.get(report))
    there = one(made, "report_population")
    wrong = {"file": SimpleUploadedFile("caseload.csv", b"a,b\n1,2\n")}
    assert "It has no column time_period" in words(lin.post(there, wrong))
    packed = {"file": SimpleUploadedFile("plans_2025.zip", b"PK")}
    assert "Unpack the download, and choose “caseload.csv” out of it" in words(lin.post(there, packed))
    file = {"file": SimpleUploadedFile("caseload.csv", CASELOAD.encode())}
    assert lin.post(there, file)["Location"] == one(made, "report_desk")
    assert "No published figures were brought in" in words(lin.get(report))  # not before a new edition
    later = LATER + timedelta(days=1)
    publish_report(consultation=made.consultation, why="Who is missing can be said.", **made.by(at=later))
    page = words(lin.get(report))
    assert "South West: fewer than ten people who answered, and 75% of children with an EHC plan." in page
    assert "London: 100% of those who said where they live, and 25% of children with an EHC plan." in page
    assert "Published figures: Education, health and care plans, Department for Education, 2024/25." in page
    assert "South West under 10 people 75%" in words(lin.get(one(made, "report_preview")))
    api = f"/api/public-consultations/{made.consultation.id}/report/population"
    again = {"file": SimpleUploadedFile("caseload.csv", CASELOAD.encode())}
    assert lin.post(api, again).status_code == 201
    assert signed_in(made.cast, "anita").post(api, again).status_code == 403
