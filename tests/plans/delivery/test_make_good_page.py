"""The page on which somebody says when a missed session was made good."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.plans.models import DeliveryRecord, MadeGood, Provision
from tests.cast import signed_in, the_cast
from tests.counting import queries_of
from tests.plans.delivery import made

pytestmark = pytest.mark.django_db
THURSDAY = date(2026, 11, 12)


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def missed(cast: Cast) -> DeliveryRecord:
    line = made.promised(cast)
    return made.recorded(cast, line, THURSDAY, status="missed", minutes=0, reason="staff_absent")


def page(record: DeliveryRecord, strand: object = None) -> str:
    return f"/children/{record.child_id}/account/{strand or record.strand}/records/{record.id}/made-good/"


def on(day: int, month: int = 11, year: int = 2026) -> dict[str, str]:
    return {"on-day": str(day), "on-month": str(month), "on-year": str(year)}


def test_page_says_of_which_session(cast: Cast, missed: DeliveryRecord) -> None:
    shown = signed_in(cast, "meera").get(page(missed)).content.decode()
    assert ["Ayo Bello. Session of Thursday 12 November 2026" in shown, shown.count("<h1")] == [True, 1]


def test_time_given_later_is_kept_and_leads_back_to_the_sessions(cast: Cast, missed: DeliveryRecord) -> None:
    answer = signed_in(cast, "meera").post(page(missed), {"minutes": "10", **on(17)})
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/children/{missed.child_id}/account/{missed.strand}/sessions/",
    )
    given = MadeGood.objects.get()
    assert (given.record_id, given.on, given.minutes, given.by) == (
        missed.id, date(2026, 11, 17), 10, cast.people["meera"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "sent, words",
    [
        ({"minutes": "15"}, "Enter the day, like 30 11 2026"),
        (on(17), "Enter how many minutes, like 30"),
        ({"minutes": "0"} | on(17), "like 30. It must be 1 or more"),
        ({"minutes": "601"} | on(17), "like 30. It must be 600 or fewer"),
        ({"minutes": "ten"} | on(17), "minutes"),
        ({"minutes": "16"} | on(17), "15 minutes of this session can be made good. Enter a number from 1"),
        ({"minutes": "15"} | on(11), "When was it made good: enter 12 November 2026 or a later date"),
        ({"minutes": "15"} | on(21), "When was it made good: enter 20 November 2026 or an earlier date"),
        ({"minutes": "15"} | on(31), "Error: "),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_and_nothing_is_kept(
    cast: Cast, missed: DeliveryRecord, sent: dict[str, str], words: str
) -> None:
    answer = signed_in(cast, "meera").post(page(missed), sent)
    shown = answer.content.decode()
    assert (answer.status_code, words in shown, "<title>Error: " in shown) == (200, True, True)
    assert MadeGood.objects.count() == 0


def test_a_session_made_good_in_full_has_nothing_left(cast: Cast, missed: DeliveryRecord) -> None:
    client = signed_in(cast, "meera")
    client.post(page(missed), {"minutes": "15"} | on(17))
    shown = client.post(page(missed), {"minutes": "5"} | on(18)).content.decode()
    assert ("Nothing of this session is left to make good." in shown, MadeGood.objects.count()) == (True, 1)


def test_a_record_that_was_corrected_meanwhile_says_by_whom(cast: Cast, missed: DeliveryRecord) -> None:
    line = Provision.objects.get(strand=missed.strand)
    made.recorded(cast, line, THURSDAY, corrects=missed, by=cast.people["ruth"])
    shown = signed_in(cast, "meera").post(page(missed), {"minutes": "15"} | on(17)).content.decode()
    assert "Ruth Palmer has already corrected this record" in shown
    assert MadeGood.objects.count() == 0


def test_a_record_of_nobody_or_of_another_provision_is_not_found(cast: Cast, missed: DeliveryRecord) -> None:
    client = signed_in(cast, "meera")
    nobody = page(missed).replace(str(missed.id), str(uuid4()))
    assert [client.get(one).status_code for one in (nobody, page(missed, uuid4()))] == [404, 404]


@pytest.mark.parametrize(
    "who, status",
    [("funmi", 403), ("helen", 403), ("sam", 403), ("priya", 403), ("omar", 404), ("grace", 404)],
)
def test_who_may_not(cast: Cast, missed: DeliveryRecord, who: str, status: int) -> None:
    answer = signed_in(cast, who).post(page(missed), {"minutes": "15"} | on(17))
    assert (answer.status_code, MadeGood.objects.count()) == (status, 0)


def test_page_takes_a_fixed_number_of_queries(cast: Cast, missed: DeliveryRecord) -> None:
    client = signed_in(cast, "meera")
    once = queries_of(client, page(missed))
    for day in (17, 18, 19):
        client.post(page(missed), {"minutes": "5"} | on(day))
    assert (once, queries_of(client, page(missed))) == (9, 9)
