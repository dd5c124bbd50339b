"""Where answers stand is in the report, on its pages and in its files, marked as inferred."""

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
from goldenthread.conversation.models import Consultation, Question
from goldenthread.formats.sheets import Grid, Heading, Words
from goldenthread.report.access import edition_of
from goldenthread.report.actions.publishing import publish_report
from goldenthread.report.actions.writing import write_heard, write_part
from goldenthread.report.files import file_of
from goldenthread.report.queries.content import as_content, of_content
from goldenthread.report.queries.published import Published, published
from goldenthread.report.stances import stance_blocks
from goldenthread.themes.models import Theme
from goldenthread.themes.stance_words import INFERRED
from tests.conversation.made import questions
from tests.report.made import LATER
from tests.themes.made import of_consultation, ran
from tests.themes.stood import divided, judged

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def reported(cast: Cast) -> tuple[Consultation, Question]:
    question, frame = divided(cast, 120)
    judged(question, frame, cast, size=48)
    for kind in ("counting", "stances"):
        ran(question, cast, kind)
    consultation, anita = of_consultation(question), {"by": cast.people["anita"], "at": LATER}
    write_part(consultation=consultation, part="summary", words="People are divided.", base=0, **anita)
    theme = Theme.objects.select_related("question__principle__consultation").get(question=question)
    write_heard(theme=theme, words="What people said of wood.", quotes=[], base=0, **anita)
    publish_report(consultation=consultation, why="", by=cast.people["lin"], at=LATER)
    return consultation, question


def read(consultation: Consultation) -> Published:
    edition = edition_of(consultation)
    assert edition is not None
    return published(edition, LATER)


@pytest.fixture
def made(cast: Cast, settings: Settings) -> tuple[Consultation, Question]:
    settings.STOPPED_CLOCK = LATER
    return reported(cast)


def page(name: str, *args: Any) -> str:
    return " ".join(Client().get(reverse(name, args=args)).content.decode().split())


def test_pages_say_it_is_inferred_before_any_number_and_how_often_it_is_right(
    made: tuple[Consultation, Question],
) -> None:
    consultation, question = made
    of_question = page("report_question", consultation.id, question.id)
    assert of_question.index(INFERRED) < of_question.index("For it")
    assert "it is right in" in of_question
    assert "46 answers of the random sample stand" in of_question
    assert "as inferred from their words" in page("report", consultation.id)


def test_word_pdf_open_data_and_the_api_say_the_same(made: tuple[Consultation, Question]) -> None:
    consultation, question = made
    report = read(consultation)
    part = report.report.question(question.id)
    assert part is not None
    blocks = list(stance_blocks(part))
    assert blocks[:2] == [Heading("Where answers stand", 3), Words(INFERRED)]
    grid = blocks[2]
    assert isinstance(grid, Grid)
    assert [row[0] for row in grid.rows] == ["For it", "Against it"]
    assert blocks[3].caption == "By who they are"  # type: ignore[union-attr]  # a grid
    with ZipFile(io.BytesIO(file_of(report, "open-data.zip", LATER))) as data:
        table = io.StringIO(data.read("stances.csv").decode("utf-8-sig"))
        assert b"stances.csv" in data.read("README.md")
    rows = list(csv.DictReader(table))
    whole = [row for row in rows if row["by"] == "all"]
    assert {(row["how"], row["stance"], row["judged"]) for row in whole} == {
        ("inferred", "against", "46"), ("inferred", "for", "46"),
    }  # fmt: skip
    assert all(int(row["count"]) % 5 == 0 for row in rows if row["count"])
    api = Client().get(f"/api/conversations/{consultation.id}/report").json()
    found = api["report"]["principles"][0]["questions"][0]["stances"]
    assert (found["judged"], found["answers"]) == (46, 120)
    for kind in ("report.docx", "report.pdf"):
        assert len(file_of(report, kind, LATER)) > 1000


def test_an_edition_of_before_has_none_and_where_people_were_asked_it_says_where(
    made: tuple[Consultation, Question],
) -> None:
    consultation, question = made
    edition = edition_of(consultation)
    assert edition is not None
    content = edition.content
    assert as_content(of_content(content)) == content
    first = content["principles"][0]["questions"][0]
    del first["stances"], first["stance_in"], content["ledger"]["to_no_question"]
    assert of_content(content).question(question.id).stances is None  # type: ignore[union-attr]  # it is there
    first["stance_in"] = "2"
    asked = of_content(content).question(question.id)
    assert asked is not None
    assert list(stance_blocks(asked)) == [
        Words("Where people stand they said themselves, in answer to question 2.")
    ]
    assert questions(consultation)[1].number == "2"
