"""The class page: today's sessions by one tap, and the few things to do for each child."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry, AuditSubject
from goldenthread.plans.models import AdjustmentOwed, DeliveryRecord, LayerChange, Observation, Provision
from tests.cast import NOW, TODAY, signed_in, the_cast
from tests.plans.delivery import made

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def group(cast: Cast, *children: str, at: str = "10:40") -> list[Provision]:
    """A word map for each of these children, today, by Meera."""
    return [made.promised(cast, child, weekdays="4", times=[at]) for child in children]


def open_page(cast: Cast, who: str = "dan", name: str = "class_page", *more: object, query: str = "") -> str:
    answer = signed_in(cast, who).get(reverse(name, args=[cast.classes["5H"].id, *more]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def tap(
    cast: Cast,
    line: Provision,
    outcome: str = "happened",
    who: str = "meera",
    script: bool = False,
    key: str = "",
) -> Any:
    address = reverse("tap_session", args=[cast.classes["5H"].id, f"{TODAY}", line.strand, 0])
    headers = {"accept": "application/json"} if script else {}
    sent = {"outcome": outcome, "client_key": key or str(uuid4())}
    return signed_in(cast, who).post(address, sent, headers=headers)


def kept() -> list[tuple[object, ...]]:
    return list(DeliveryRecord.objects.order_by("id").values_list("status", "reason", "minutes"))


def test_sessions_at_one_time_by_one_person_are_one_group(cast: Cast) -> None:
    group(cast, "ayo", "leila", "jack")
    text = open_page(cast)
    assert "5H this morning" in text
    assert "10.40am: word map, Ayo, Jack and Leila" in text
    assert "Meera Shah, 15 minutes. One tap records all three." in text
    assert text.count('value="happened"') == 1


def test_one_tap_records_the_whole_group_and_says_who_and_when(cast: Cast) -> None:
    lines = group(cast, "ayo", "leila")
    assert tap(cast, lines[0]).status_code == 302
    assert kept() == [("happened", "", 15)] * 2
    text = open_page(cast)
    assert text.count("Happened. Meera Shah, 9am") == 2
    assert 'value="happened"' not in text


def test_a_tap_by_script_is_answered_in_json_and_repeated_safely(cast: Cast) -> None:
    [line] = group(cast, "ayo")
    key = str(uuid4())
    first, again = (tap(cast, line, script=True, key=key) for _ in range(2))
    assert first.json() == again.json()
    change = reverse("session", args=[line.child_id, line.strand, f"{TODAY}", 0])
    assert first.json() == {
        "recorded": True, "words": "Happened. Meera Shah, 9am", "change": change,
    }  # fmt: skip
    assert kept() == [("happened", "", 15)]


def test_a_tap_on_what_another_recorded_says_whose_it_is(cast: Cast) -> None:
    [line] = group(cast, "ayo")
    tap(cast, line, script=True)
    answer = tap(cast, line, "missed", who="dan", script=True)
    assert answer.status_code == 409
    assert answer.json()["words"].startswith("Meera Shah recorded Ayo’s session")
    assert kept() == [("happened", "", 15)]


def test_a_sunday_has_no_morning(cast: Cast, settings: Settings) -> None:
    settings.STOPPED_CLOCK = NOW + timedelta(days=2)
    shown = signed_in(cast, "dan").get(reverse("class_page", args=[cast.classes["5H"].id])).content.decode()
    assert "<title>5H today" in shown
    assert "School is closed on Sunday 22 November 2026: it is a weekend. Nothing is to be recorded." in shown
    assert "Morning" not in shown


@pytest.mark.parametrize(
    "day, why, near",
    [
        ("2026-11-21", "it is a weekend", ["Friday 20 November 2026", "Monday 23 November 2026"]),
        ("2026-10-28", "it is in the holidays", ["Friday 23 October 2026", "Monday 2 November 2026"]),
        ("2026-09-04", "Staff training day", ["Thursday 3 September 2026", "Monday 7 September 2026"]),
        ("2027-08-11", "no term is entered for it", ["Wednesday 21 July 2027"]),
    ],
)
def test_a_day_without_school_says_why_and_leads_to_the_nearest_school_days(
    cast: Cast, day: str, why: str, near: list[str]
) -> None:
    made.promised(cast, "ayo", weekdays="01234")
    shown = lxml.html.fromstring(open_page(cast, "dan", "class_day", day))
    assert f": {why}. Nothing is to be recorded." in shown.text_content()
    links = [
        link.text_content().split(": ")[-1] for link in shown.xpath("//p[contains(@class, 'row noprint')]//a")
    ]
    assert links == near


def test_a_school_day_without_sessions_is_not_closed(cast: Cast) -> None:
    assert "No session is promised to this class this morning." in open_page(cast)


def test_a_day_without_school_is_asked_of_nobody(cast: Cast, settings: Settings) -> None:
    made.promised(cast, "ayo", weekdays="01234")
    settings.STOPPED_CLOCK = NOW + timedelta(days=2)
    shown = signed_in(cast, "meera").get("/today/").content.decode()
    assert "School is closed on Sunday 22 November 2026: it is a weekend. Nothing is to be recorded." in shown
    assert "School is open again on Monday 23 November 2026." in shown
    assert "Friday 20 November 2026" in shown.split("Not recorded yet")[1]
    assert "Saturday 21 November 2026" not in shown


def test_did_not_happen_asks_why_before_it_records(cast: Cast) -> None:
    [line] = group(cast, "ayo")
    why = reverse("why_session", args=[cast.classes["5H"].id, f"{TODAY}", line.strand, 0])
    assert tap(cast, line, "missed")["Location"] == why
    assert kept() == []
    client = signed_in(cast, "meera")
    assert "Choose why it did not happen" in client.post(why, {}).content.decode()
    assert client.post(why, {"reason": "staff_absent", "note": "Meera was ill"}).status_code == 302
    assert kept() == [("missed", "staff_absent", 0)]
    assert "Did not happen: a member of staff was away: Meera was ill. Meera Shah, 9am" in open_page(cast)


def test_a_tap_without_a_signal_keeps_missed_and_asks_why_afterwards(cast: Cast) -> None:
    lines = group(cast, "ayo", "leila")
    answer = tap(cast, lines[0], "missed", script=True).json()
    assert answer["words"] == "Did not happen. Meera Shah, 9am."
    assert answer["change_words"] == "Say why"
    assert "Did not happen: no reason given. Meera Shah, 9am" in open_page(cast)
    assert "Say why, or change" in open_page(cast)
    assert kept() == [("missed", "not_said", 0)] * 2
    signed_in(cast, "meera").post(answer["change"], {"reason": "child_absent"})
    assert kept()[2:] == [("missed", "child_absent", 0)] * 2
    sessions = reverse("account_sessions", args=[lines[0].child_id, lines[0].strand])
    told = signed_in(cast, "meera").get(sessions).content.decode()
    assert ["Meera Shah said why: Ayo was away, 9am" in told, "corrected" in told] == [True, False]


def test_session_of_a_day_to_come_has_nothing_to_tap_and_is_refused_in_words(cast: Cast) -> None:
    [line] = group(cast, "ayo")
    ahead = TODAY + timedelta(days=7)
    page = open_page(cast, "meera", "class_day", f"{ahead}")
    assert ["Still to come" in page, "data-tap" in page, "Cut short" in page] == [True, False, False]
    address = reverse("tap_session", args=[cast.classes["5H"].id, f"{ahead}", line.strand, 0])
    sent = {"outcome": "happened", "client_key": str(uuid4())}
    answer = signed_in(cast, "meera").post(address, sent, headers={"accept": "application/json"})
    assert (answer.status_code, list(answer.json())) == (409, ["refused"])
    assert "has not come yet" in answer.json()["refused"]
    assert kept() == []


def test_each_child_of_a_group_can_be_different_in_one_form(cast: Cast) -> None:
    lines = group(cast, "ayo", "jack", "leila")
    address = reverse("each_session", args=[cast.classes["5H"].id, f"{TODAY}", lines[0].strand, 0])
    client = signed_in(cast, "meera")
    sent = {
        "status_0": "happened", "status_1": "part", "minutes_1": "5", "reason_1": "timetable",
        "status_2": "missed",
    }  # fmt: skip
    assert "Leila: Say why it did not happen." in client.post(address, sent).content.decode()
    assert kept() == []
    assert client.post(address, sent | {"reason_2": "refused"}).status_code == 302
    assert kept() == [("happened", "", 15), ("part", "timetable", 5), ("missed", "refused", 0)]


def test_one_childs_record_is_put_right_from_the_page(cast: Cast) -> None:
    [line] = group(cast, "ayo")
    tap(cast, line)
    address = reverse("session", args=[line.child_id, line.strand, f"{TODAY}", 0])
    client = signed_in(cast, "meera")
    sent = {"status": "part", "minutes": "10"}
    assert "Say why it was cut short." in client.post(address, sent).content.decode()
    answer = client.post(f"{address}?back={cast.classes['5H'].id}", sent | {"reason": "refused"})
    assert answer["Location"] == reverse("class_day", args=[cast.classes["5H"].id, f"{TODAY}"])
    assert kept() == [("happened", "", 15), ("part", "refused", 10)]


@pytest.mark.parametrize(
    "who, status", [("meera", 302), ("ruth", 302), ("helen", 403), ("funmi", 404), ("joanna", 404)]
)
def test_who_may_tap(cast: Cast, who: str, status: int) -> None:
    [line] = group(cast, "ayo")
    assert tap(cast, line, who=who).status_code == status
    assert len(kept()) == (1 if status == 302 else 0)


def test_the_head_reads_the_page_without_buttons(cast: Cast) -> None:
    group(cast, "ayo")
    text = open_page(cast, "helen")
    assert ["Not recorded yet" in text, 'value="happened"' in text] == [True, False]


def test_what_to_do_is_notes_then_adjustments_with_the_layer(cast: Cast) -> None:
    version = made.draft(cast.children["ayo"], cast.settings["hawthorn"], cast.people["ruth"])
    made.adjustment(version, "Cream paper, larger print.")
    made.note(version, "Wait 10 seconds for his words.")
    made.put_in_force(version)
    by = {"by": cast.people["ruth"], "at": NOW}
    LayerChange.objects.create(
        child=cast.children["ayo"], layer="targeted_plus", starts=True, on=TODAY, reason="x", **by
    )
    AdjustmentOwed.objects.create(
        child=cast.children["tom"], words="Laptop for anything over three lines.", who="All", **by
    )
    text = open_page(cast)
    kids = text.split('<ul class="kids">')[1]
    assert kids.index("Wait 10 seconds") < kids.index("Cream paper") < kids.index("Laptop for anything")
    assert ["Targeted Plus" in kids, "Adjustments only" in kids] == [True, True]
    assert "21 words</b>, about 1 minute to read" in text
    assert f"2 of {len_of_class(cast)}</b> children have support" in text


def len_of_class(cast: Cast) -> int:
    return cast.classes["5H"].memberships.count()


@pytest.mark.parametrize(
    "query, shown",
    [("", ["Morning"]), ("?part=morning", ["Morning"]), ("?part=afternoon", ["Afternoon"]),
     ("?part=day", ["Morning", "Afternoon"])],
)  # fmt: skip
def test_the_half_of_the_day_is_chosen_by_the_clock_or_by_hand(
    cast: Cast, query: str, shown: list[str]
) -> None:
    made.promised(cast, "ayo", "Morning map", weekdays="4", times=["09:15"])
    made.promised(cast, "leila", "Afternoon map", weekdays="4", times=["13:15"])
    text = open_page(cast, query=query)
    found = [half for half in ("Morning", "Afternoon") if f"{half.lower()} map" in text]
    assert found == shown


def test_another_day_shows_what_was_promised_for_it(cast: Cast) -> None:
    [line] = group(cast, "ayo")
    friday = TODAY - timedelta(days=7)
    made.recorded(cast, line, friday, at=NOW)
    text = open_page(cast, "dan", "class_day", friday)
    assert "5H on Friday 13 November 2026" in text
    assert "Happened. Meera Shah, 9am on 20 November" in text
    assert "No session is promised" in open_page(cast, "dan", "class_day", date(2026, 11, 12))


def test_opening_the_page_is_logged_once_for_all_children_shown(cast: Cast) -> None:
    lines = group(cast, "ayo", "leila")
    open_page(cast)
    entry = AuditEntry.objects.get(what="read class page")
    assert sorted(entry.children) == sorted(str(line.child_id) for line in lines)
    assert AuditSubject.objects.filter(entry=entry).count() == 2


@pytest.mark.parametrize("names", [["ayo"], ["ayo", "leila", "jack"]])
def test_the_page_takes_the_same_queries_however_many_children(
    cast: Cast, names: list[str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    group(cast, *names)
    client = signed_in(cast, "dan")
    address = reverse("class_page", args=[cast.classes["5H"].id])
    with django_assert_num_queries(18):
        client.get(address)


def test_a_note_is_added_from_the_page(cast: Cast) -> None:
    client, ayo = signed_in(cast, "dan"), cast.children["ayo"]
    here = cast.classes["5H"].id
    address = f"{reverse('add_note', args=[ayo.id])}?class={here}"
    assert "Write what you saw" in client.post(address, {"words": " "}).content.decode()
    assert client.post(address, {"words": "Put his hand up twice."})["Location"] == f"/classes/{here}/"
    assert list(Observation.objects.values_list("child", "words")) == [(ayo.id, "Put his hand up twice.")]


def test_my_classes_are_those_i_teach(cast: Cast) -> None:
    assert classes_seen(signed_in(cast, "dan")) == ["5H"]
    assert classes_seen(signed_in(cast, "ruth")) == ["1B", "5H"]
    assert classes_seen(signed_in(cast, "funmi")) == []


def classes_seen(client: Client) -> list[str]:
    text = client.get(reverse("classes")).content.decode()
    return [name for name in ("1B", "5H", "8R") if f">{name}</a>" in text]


def test_today_has_the_sessions_that_name_me(cast: Cast) -> None:
    line = made.promised(cast, "ayo", "Talk time", weekdays="4", who="Joanna Reed", times=["13:30"])
    made.promised(cast, "leila", weekdays="4")
    client = signed_in(cast, "joanna")
    text = client.get(reverse("today")).content.decode()
    assert ["talk time, Ayo" in text, "word map" in text] == [True, False]
    address = reverse("tap_childs_session", args=[line.child_id, line.strand, f"{TODAY}", 0])
    assert client.post(address, {"outcome": "happened"})["Location"] == reverse("today")
    assert "Happened. Joanna Reed, 9am" in client.get(reverse("today")).content.decode()


def test_whoever_of_a_group_is_not_recorded_is_named_beside_the_tap(cast: Cast) -> None:
    lines = group(cast, "ayo", "leila", "jack")
    made.recorded(cast, lines[0], TODAY)
    assert "Jack and Leila: not recorded yet" in open_page(cast)


def test_a_class_can_be_prepared_up_to_a_week_ahead(cast: Cast) -> None:
    monday = reverse("class_day", args=[cast.classes["5H"].id, "2026-11-23"])
    assert monday in open_page(cast)
    assert "2026-11-30" not in open_page(cast, "dan", "class_day", "2026-11-27")


def test_today_names_the_days_on_which_my_sessions_were_not_recorded(cast: Cast) -> None:
    """Sessions of Fridays and Mondays since 2 November; those of a fortnight ago and less are asked for."""
    line = made.promised(
        cast, "ayo", "Talk time", weekdays="04", who="Joanna Reed", starts_on=date(2026, 11, 2)
    )
    made.promised(cast, "leila", weekdays="0123")
    client = signed_in(cast, "joanna")
    page = client.get(reverse("today")).content.decode()
    days = ["Friday 6 November", "Monday 9 November", "Friday 13 November", "Monday 16 November"]
    assert [day for day in ["Monday 2 November", *days] if f"{day} 2026</a>" in page] == days
    other = client.get(reverse("today") + "?on=2026-11-16").content.decode()
    assert "<title>Monday 16 November 2026" in other
    assert "Sessions of the last two weeks" in other
    address = reverse("tap_childs_session", args=[line.child_id, line.strand, "2026-11-16", 0])
    assert address in other
    client.post(address, {"outcome": "happened"})
    assert "Monday 16 November" not in client.get(reverse("today")).content.decode()
    left = client.get("/api/delivery/today?on=2026-11-13").json()
    assert (left["on"], [day["on"] for day in left["left_open"]], len(left["groups"])) == (
        "2026-11-13", ["2026-11-13", "2026-11-09", "2026-11-06"], 1,
    )  # fmt: skip


def test_a_day_to_come_is_asked_for_in_vain(cast: Cast) -> None:
    page = signed_in(cast, "meera").get(reverse("today") + "?on=2027-01-04").content.decode()
    assert "<title>Today" in page


def test_a_group_of_my_class_is_one_tap_on_today_too(cast: Cast) -> None:
    lines = group(cast, "ayo", "leila", "jack")
    made.promised(
        cast, "rosa", weekdays="4", times=["10:40"]
    )  # of another class, which Meera does not help in
    page = signed_in(cast, "meera").get(reverse("today")).content.decode()
    assert "10.40am: word map, Ayo, Jack and Leila" in page
    assert page.count('value="happened"') == 1
    assert reverse("tap_session", args=[cast.classes["5H"].id, f"{TODAY}", lines[0].strand, 0]) in page


def test_in_the_afternoon_what_nobody_recorded_in_the_morning_is_there_to_tap(
    cast: Cast, settings: Settings
) -> None:
    lines = group(cast, "ayo", at="10:40") + group(cast, "leila", at="11:15")
    made.promised(cast, "jack", "Talk time", weekdays="4", times=["13:30"])
    tap(cast, lines[0])
    settings.STOPPED_CLOCK = NOW + timedelta(hours=6)
    page = open_page(cast)
    this_afternoon, from_this_morning = page.split("From this morning, not recorded yet")
    assert "talk time, Jack" in this_afternoon
    assert "word map" not in this_afternoon
    assert ["word map, Leila" in from_this_morning, "word map, Ayo" in from_this_morning] == [True, False]
    assert "1 session more at another time" in page


def test_a_child_with_a_plan_and_no_layer_is_not_said_to_have_adjustments_only(cast: Cast) -> None:
    version = made.draft(cast.children["ayo"], cast.settings["hawthorn"], cast.people["ruth"])
    made.note(version, "Wait 10 seconds for his words.")
    made.put_in_force(version)
    kids = open_page(cast).split('<ul class="kids">')[1]
    assert ["Plan in force" in kids, "Adjustments only" in kids] == [True, False]


def test_an_adjustment_that_the_plan_took_over_is_listed_once(cast: Cast) -> None:
    ayo, by = cast.children["ayo"], {"by": cast.people["ruth"], "at": NOW}
    same = AdjustmentOwed.objects.create(child=ayo, words="Cream paper, larger print", who="All", **by)
    taken_over = AdjustmentOwed.objects.create(child=ayo, words="A laptop", who="All", **by)
    AdjustmentOwed.objects.create(child=ayo, words="A seat by the door", who="All", **by)
    version = made.draft(ayo, cast.settings["hawthorn"], cast.people["ruth"])
    made.adjustment(version, "Cream paper, larger print.")
    made.adjustment(version, "A laptop with a large screen.", strand=taken_over.id)
    made.put_in_force(version)
    kids = open_page(cast).split('<ul class="kids">')[1]
    assert [kids.count(words) for words in (same.words, "A laptop", "A seat by the door")] == [1, 1, 1]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1999-12-31", "2100-01-02", "yesterday"])
def test_a_day_that_no_school_can_have_is_not_found(cast: Cast, day: str) -> None:
    [line] = group(cast, "ayo")
    dan, here = signed_in(cast, "dan"), cast.classes["5H"].id
    pages = (
        reverse("class_day", args=[here, day]),
        reverse("class_sheet", args=[here, day]),
        reverse("tap_session", args=[here, day, line.strand, 0]),
        reverse("today") + f"?on={day}",
        reverse("account", args=[line.child_id, line.strand]) + f"?until={day}",
        reverse("session", args=[line.child_id, line.strand, day, 0]),
    )
    assert [dan.get(page).status_code for page in pages] == [404] * len(pages)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_the_api_says_which_days_can_be_asked_about(cast: Cast, day: str) -> None:
    [line] = group(cast, "ayo")
    dan, here = signed_in(cast, "dan"), cast.classes["5H"].id
    account = f"/api/delivery/children/{line.child_id}/accounts/{line.strand}"
    asked = (
        f"/api/delivery/classes/{here}/sessions?on={day}",
        f"/api/documents/classes/{here}/sheet.pdf?on={day}",
        f"/api/delivery/today?on={day}",
        f"{account}?until={day}",
    )
    assert [dan.get(path).status_code for path in asked] == [422] * len(asked)


@pytest.mark.parametrize("outcome, rest", [("happened", ""), ("missed", "why/?back=today")])
def test_without_script_a_tap_on_today_comes_back_to_today(cast: Cast, outcome: str, rest: str) -> None:
    group(cast, "ayo", "leila")
    meera = signed_in(cast, "meera")
    page = lxml.html.fromstring(meera.get(reverse("today")).content)
    [action] = {form.get("action") for form in page.xpath('//form[contains(@action, "/tap/")]')}
    answer = meera.post(action, {"outcome": outcome, "client_key": str(uuid4())})
    assert answer["Location"].endswith(rest or reverse("today"))
    if rest:
        said = meera.post(answer["Location"], {"reason": "staff_absent", "note": ""})
        assert said["Location"] == reverse("today")


def test_a_tap_on_an_earlier_day_comes_back_to_that_day(cast: Cast) -> None:
    group(cast, "ayo")
    before = TODAY - timedelta(days=7)
    meera = signed_in(cast, "meera")
    page = lxml.html.fromstring(meera.get(reverse("today") + f"?on={before}").content)
    [action] = {form.get("action") for form in page.xpath('//form[contains(@action, "/tap/")]')}
    answer = meera.post(action, {"outcome": "happened", "client_key": str(uuid4())})
    assert answer["Location"] == reverse("today") + f"?on={before}"
