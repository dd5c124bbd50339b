"""What people agree on is in the report: on its pages, in its files, in the receipt; and an edition stays."""

from __future__ import annotations

import csv
import io
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.formats.sheets import Grid, Heading, Items
from goldenthread.report.access import edition_of
from goldenthread.report.files import file_of
from goldenthread.report.opinions import opinion_blocks
from goldenthread.report.queries.content import as_content, of_content
from goldenthread.report.queries.published import published
from goldenthread.themes.queries.opinions import opinions_of
from tests.conversation.voted import put, two_camps, vote
from tests.report.made import LATER, Counted, counted, published_one
from tests.themes.made import ran
from tests.themes.test_opinions import STATEMENTS

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def made(cast: Cast, settings: Settings) -> Counted:
    settings.STOPPED_CLOCK = LATER
    made = counted(cast)
    statements = put(made.consultation, cast, *STATEMENTS)
    two_camps(made.consultation, statements)
    vote(made.consultation, made.code, [(statements[0], 1), (statements[1], 0)])
    ran(made.question, cast, "opinions")
    return made


def page(made: Counted, name: str, *more: Any) -> str:
    return str(Client().get(reverse(name, args=[made.consultation.id, *more])).content.decode())


def test_the_report_says_what_people_agree_on(made: Counted) -> None:
    published_one(made)
    assert "What people agree on, whatever else they think: “Ask the children”" in page(made, "report")
    of_question = page(made, "report_question", made.question.id)
    for said in ("What bridges the groups", "“Ask the children.”", "Group A, about 15 people"):
        assert said in of_question
    assert str(made.question.runs.get(kind="opinions").result_hash) in of_question


def test_files_say_the_same(made: Counted) -> None:
    published_one(made)
    edition = edition_of(made.consultation)
    assert edition is not None
    read = published(edition, LATER)
    part = read.report.question(made.question.id)
    assert part is not None
    blocks = list(opinion_blocks(part))
    assert blocks[0] == Heading("What people agree on", 3)
    assert Items(("All groups agree: “Ask the children.”",)) in blocks
    grid = blocks[-1]
    assert isinstance(grid, Grid)
    assert grid.head == ("Statement", "Agree", "Disagree", "Group A agree", "Group B agree")
    assert grid.rows[8] == ("9. Ask the children.", "100%", "under 10 people", "100%", "100%")
    with ZipFile(io.BytesIO(file_of(read, "open-data.zip", LATER))) as data:
        table = io.StringIO(data.read("statements.csv").decode("utf-8-sig"))
    rows = [row for row in csv.DictReader(table) if row["statement"] == "9"]
    assert [(row["group"], row["voted"], row["agree"], row["disagree"]) for row in rows] == [
        ("everybody", "30", "30", ""), ("A", "15", "15", ""), ("B", "15", "15", ""),
    ]  # fmt: skip


def test_an_edition_keeps_its_groups_and_one_of_before_has_none(made: Counted) -> None:
    edition = published_one(made)
    content = edition.content
    assert as_content(of_content(content)) == content
    for principle in content["principles"]:
        for question in principle["questions"]:
            del question["opinions"]
    assert {question.opinions for question in of_content(content).questions} == {None}
    assert opinions_of(made.question) is not None


def test_the_receipt_leads_to_what_one_said_of_statements(made: Counted) -> None:
    client = Client()
    client.post(reverse("conversation_find"), {"code": made.code})
    receipt = client.get(reverse("conversation_receipt")).content.decode()
    assert "You said what you think of 2 statements." in receipt
    client.post(reverse("conversation_statements_begin", args=[made.consultation.id]), {"go_on": "yes"})
    own = client.get(reverse("conversation_statements", args=[made.consultation.id])).content.decode()
    assert "You agree" in own
    assert made.code in own
