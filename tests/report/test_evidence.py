"""What events and campaigns brought stands in the report and all that is made of it, each kind by itself."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from goldenthread.campaigns.actions.handing_in import hand_in_letter, hand_in_survey
from goldenthread.campaigns.actions.pledges import enter_pledge
from goldenthread.campaigns.actions.signing import Signer, take_signature_back
from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.actions.replies import set_aside
from goldenthread.conversation.models import Answer, Reply
from goldenthread.events.actions.door import tick
from goldenthread.events.actions.events import cancel_event
from goldenthread.events.actions.notes import hand_in, make_table, write_note
from goldenthread.events.actions.panel import answer, moderate, support
from goldenthread.events.models import Event
from goldenthread.foundation.failures import Refused
from goldenthread.report.access import edition_of
from goldenthread.report.actions.writing import answer_point
from goldenthread.report.files import file_of
from goldenthread.report.queries.published import published
from tests.campaigns import made as campaigning
from tests.events.made import DURING, asked, comes, held, lin
from tests.events.made import published as shown_question
from tests.report.made import LATER, PLAIN, Counted, code, counted, passed, published_one
from tests.report.test_public import opened, table, words

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NOTE = "A page that a child can read."
HIDDEN = "Mrs Brown never listens."


@pytest.fixture
def made(cast: Cast, settings: Settings, tmp_path: Path) -> Counted:
    settings.STOPPED_CLOCK, settings.MEDIA_ROOT = LATER, tmp_path
    return counted(cast)


def evening(made: Counted, *, may_publish: bool = True, walked_in: int = 12) -> Event:
    """An event at which a table noted two things, and the panel was asked four."""
    event = held(made.cast, capacity=40)
    for _ in range(walked_in):
        tick(event=event, sign_up_id=None, came=True, tap=uuid4(), **lin(made.cast, DURING))
    one, other = (shown_question(made.cast, event, f"Why is {what}?") for what in ("that", "this"))
    for number in range(3):
        support(question=other, mark=f"m{number}", source_mark="", at=DURING)
    about: dict[str, Any] = {"answered_by": "Joan Park", **lin(made.cast, DURING)}
    answer(question=other, how="live", words="Because of money.", **about)
    answer(question=one, how="not", words="Time ran out.", **about)
    refused = asked(event, HIDDEN)
    moderate(
        question=refused, publish=False, point="person", why="It accuses one.", same_as=None,
        **lin(made.cast, DURING),
    )  # fmt: skip
    asked(event, "Nobody read me.")
    sits, _ = make_table(event=event, note_taker="Sam Ortiz", **lin(made.cast))
    for question, said in ((made.question.id, NOTE), (None, HIDDEN)):
        write_note(table=sits, question_id=question, words=said, at=DURING)
    hand_in(table=sits, may_publish=may_publish, at=DURING)
    return event


def note_of(made: Counted) -> Answer:
    return Answer.objects.get(words=NOTE)


def page(made: Counted) -> str:
    address = reverse("report_evidence", kwargs={"public_id": made.consultation.id})
    return words(Client().get(address))


def api(made: Counted, what: str) -> Any:
    return Client().get(f"/api/conversations/{made.consultation.id}/report/{what}").json()


def file(made: Counted, kind: str) -> bytes:
    edition = edition_of(made.consultation)
    assert edition is not None
    return file_of(published(edition, LATER), kind, LATER)


def data(made: Counted, name: str) -> list[dict[str, str]]:
    return table(file(made, "open-data.zip"), name)


def everything(made: Counted) -> str:
    """All that can be read of a published report, in every form."""
    word = docx.Document(io.BytesIO(file(made, "report.docx")))
    cells = [cell.text for grid in word.tables for row in grid.rows for cell in row.cells]
    paper = "\n".join([*(one.text for one in word.paragraphs), *cells])
    open_data = "\n".join(opened(file(made, "open-data.zip")).values())
    return "\n".join([page(made), paper, open_data, json.dumps(api(made, "evidence"))])


def test_what_the_panel_was_asked_stands_in_every_form_with_what_became_of_it(made: Counted) -> None:
    evening(made)
    published_one(made)
    front = words(Client().get(reverse("report", kwargs={"public_id": made.consultation.id})))
    assert "25 people’s answers were read and counted. Those of organisations, and other evidence," in front
    assert (
        "1 event was held. Tables handed in 2 notes. The panel was asked 4 questions, and 1 has an" in front
    )
    assert (
        "4 questions to the panel: 1 answered at the event, 1 not answered, with the reason, "
        "1 not published, by the policy, 1 not looked at yet." in page(made)
    )
    assert "About 10 people came" in page(made)
    assert "Answered at the event 3 people supported it Why is this? Because of money. Joan Park" in page(
        made
    )
    rows = data(made, "panel_questions.csv")
    assert [(one["question"], one["supported_by"], one["became"]) for one in rows] == [
        ("Why is this?", "3", "live"), ("Why is that?", "0", "not"),
    ]  # fmt: skip
    (row,) = data(made, "events.csv")
    assert [row[one] for one in ("came", "notes", "asked", "live", "not", "refused", "unread")] == [
        "10", "2", "4", "1", "1", "1", "1",
    ]  # fmt: skip
    (event,) = api(made, "evidence")["events"]
    assert [one["words"] for one in event["held"]["questions"]] == ["Why is this?", "Why is that?"]
    assert "Answered at the event: Because of money. (Joan Park," in everything(made)
    assert file(made, "report.pdf").startswith(b"%PDF")
    assert HIDDEN not in everything(made)
    assert "Nobody read me" not in everything(made)


def test_a_note_is_shown_with_its_theme_once_the_table_agreed_and_a_person_read_it(made: Counted) -> None:
    evening(made)
    code(note_of(made), made.frame, [PLAIN], made.cast)
    published_one(made)
    assert NOTE not in everything(made)
    assert "2 notes are not shown." in page(made)
    passed(note_of(made), made.cast)
    assert f"Question 1 {NOTE} In the theme “Plain words”" in page(made)
    assert "1 note is not shown." in page(made)
    (row,) = data(made, "table_notes.csv")
    assert (row["note"], row["question"], row["theme_ids"]) == (NOTE, "1", f"{made.themes[PLAIN]}")
    theme = reverse(
        "report_theme", kwargs={"public_id": made.consultation.id, "theme_id": made.themes[PLAIN]}
    )
    told = words(Client().get(theme))
    assert f"“{NOTE}” Noted at a table, Swings: an evening in Northmoor" in told
    assert told.count(NOTE) == 1
    reply = Reply.objects.get(evidence="event_note")
    set_aside(reply=reply, reason="twice", why="It came twice.", **made.by())
    assert NOTE not in everything(made)
    assert HIDDEN not in everything(made)


def test_a_note_of_a_table_that_was_not_asked_is_never_shown(made: Counted) -> None:
    evening(made, may_publish=False)
    with pytest.raises(Refused, match="did not say that it may be quoted"):
        passed(note_of(made), made.cast)
    published_one(made)
    assert NOTE not in everything(made)


def test_few_people_at_an_event_are_not_counted_out(made: Counted) -> None:
    evening(made, walked_in=4)
    published_one(made)
    assert "Fewer than 10 people were counted" in page(made)
    assert data(made, "events.csv")[0]["came"] == ""
    assert api(made, "evidence")["events"][0]["held"]["came"] is None


def test_whoever_has_a_place_counts_with_whom_they_bring_and_a_tick_taken_back_does_not(
    made: Counted,
) -> None:
    event = held(made.cast, capacity=40)
    guests = [comes(event, name=f"Guest {one}", email=f"g{one}@example.org") for one in range(11)]
    for guest in guests:
        tick(event=event, sign_up_id=guest.id, came=True, tap=uuid4(), **lin(made.cast, DURING))
    later = DURING + timedelta(minutes=5)
    for guest in guests[:3]:
        tick(event=event, sign_up_id=guest.id, came=False, tap=uuid4(), **lin(made.cast, later))
    published_one(made)
    assert api(made, "evidence")["events"][0]["held"]["came"] is None


def test_an_event_that_was_cancelled_or_is_to_come_brought_nothing(made: Counted) -> None:
    cancel_event(event=held(made.cast), why="Snow", **lin(made.cast))
    held(made.cast, starts_at=LATER + timedelta(days=1), ends_at=LATER + timedelta(days=2))
    published_one(made)
    assert api(made, "evidence") == {"events": [], "campaigns": []}
    assert "No event of this consultation is over" in page(made)


def a_campaign(made: Counted) -> Any:
    cast = made.cast
    campaign = campaigning.public(cast, made.consultation)
    letter = campaigning.letter(cast, campaign)
    signatories = [campaigning.signed(letter, one) for one in campaigning.SIGNERS[:3]]
    signatories.append(campaigning.signed(letter, Signer("Pat Lowe", "pat@example.org", "parent")))
    at = made.consultation.opens_at + timedelta(days=1)
    hand_in_letter(letter=letter, **campaigning.as_sam(cast, at))
    survey = campaigning.survey(cast, campaign, passes_on=False)
    for _ in range(12):
        campaigning.answered(survey, "My child Tom.", "c1")
    closed = survey.closes_at + timedelta(days=1)
    hand_in_survey(survey=survey, **campaigning.as_sam(cast, closed))
    enter_pledge(
        campaign=campaign, signer=Signer("Helen Marsh", "", "head", "Hawthorn Primary"),
        words="We tell them.", by_when=LATER.date(), said_where="Town hall", **campaigning.as_sam(cast),
    )  # fmt: skip
    return signatories


def test_letters_surveys_and_pledges_stand_each_by_itself_and_name_nobody(made: Counted) -> None:
    signatories = a_campaign(made)
    published_one(made)
    assert (
        "“A letter about swings” to the Secretary of State: 4 signatures, 3 of them of organisations."
        in page(made)
    )
    assert "1 pledge in public: 1 of which nobody has said yet what became." in page(made)
    rows = {row["kind"]: row for row in data(made, "campaigns.csv")}
    many = rows["survey"]["count"]  # of twelve: rounded by a secret
    assert many in ("10", "15")
    assert f"about {many} people answered it" in page(made)
    assert [(kind, row["count"]) for kind, row in rows.items()] == [
        ("letter", "4"), ("survey", many), ("pledges", "1"),
    ]  # fmt: skip
    first = data(made, "surveys.csv")[0]
    assert (first["answer"], first["people"] in ("10", "15")) == ("A parent", True)
    for secret in ("Pat Lowe", "Ada Thorne", "Helen Marsh", "My child Tom", "example.org/"):
        assert secret not in everything(made), secret
    take_signature_back(signatory=signatories[0], at=LATER)
    assert "3 signatures, 2 of them of organisations" in page(made)


def test_what_was_set_aside_or_taken_down_brought_nothing(made: Counted) -> None:
    a_campaign(made)
    published_one(made)
    for reply in Reply.objects.filter(evidence__in=("letter", "survey")):
        set_aside(reply=reply, reason="not_about", why="It is about slides.", **made.by())
    (campaign,) = api(made, "evidence")["campaigns"]
    assert (campaign["letters"], campaign["surveys"], campaign["pledges"]["made"]) == ([], [], 1)


def test_the_evidence_costs_the_same_queries_however_many_events(made: Counted) -> None:
    evening(made)
    published_one(made)
    with CaptureQueriesContext(connection) as one:
        page(made)
    evening(made)
    evening(made)
    with CaptureQueriesContext(connection) as three:
        page(made)
    assert len(one) == len(three)


def test_everybody_reads_by_the_api_what_the_page_of_fairness_says(made: Counted) -> None:
    assert Client().get(f"/api/conversations/{made.consultation.id}/report/points").status_code == 404
    evening(made)
    published_one(made)
    points = {one["key"]: one for one in api(made, "points")}
    said = [one["says"] for one in points["part-of-a-process"]["facts"]]
    assert "1 event was held, and its panel was asked 4 questions: 1 has an answer." in said
    assert points["formative"]["words"] == ""
    answer_point(consultation=made.consultation, point="formative", words="Nothing was decided.", **made.by())
    said_of = {one["key"]: one for one in api(made, "points")}["formative"]
    assert (said_of["words"], said_of["by"]) == ("Nothing was decided.", "Northmoor Council")


def test_the_zip_has_no_file_that_nothing_explains(made: Counted) -> None:
    a_campaign(made)
    evening(made)
    published_one(made)
    with ZipFile(io.BytesIO(file(made, "open-data.zip"))) as whole:
        readme = whole.read("README.md").decode()
        assert [name for name in whole.namelist() if f"## {name}" not in readme and name != "README.md"] == []
