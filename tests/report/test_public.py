"""What everybody may read, and what nobody may before it is published."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import timedelta
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.actions.replies import bring_back, set_aside
from goldenthread.conversation.models import Answer, Reply
from goldenthread.foundation.failures import Refused
from goldenthread.report.access import edition_of
from goldenthread.report.actions.publishing import NotReady, publish_report
from goldenthread.report.actions.receipts import ask_to_take_out
from goldenthread.report.actions.writing import write_heard, write_part
from goldenthread.report.files import file_of
from goldenthread.report.models import Edition
from goldenthread.report.queries.content import as_content, hash_of_content, of_content
from goldenthread.report.queries.published import published
from goldenthread.report.queries.quoted import quotes_in
from goldenthread.themes.actions.words import review_words
from tests.report.made import (
    LATER,
    MUCH_LATER,
    PLAIN,
    TELL,
    TELL_WORDS,
    Counted,
    counted,
    decided,
    passed,
    published_one,
    written_up,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PAGES = ("report_question", "report_theme", "report_theme_words", "report_evidence", "report_fair",
         "report_word", "report_pdf", "report_data")  # fmt: skip


@pytest.fixture
def made(cast: Cast, settings: Settings) -> Counted:
    settings.STOPPED_CLOCK = LATER
    return counted(cast)


def address(made: Counted, name: str, theme: str = PLAIN) -> str:
    ids = {"public_id": made.consultation.id}
    if name == "report_question":
        ids["question_id"] = made.question.id
    if name.startswith("report_theme"):
        ids["theme_id"] = made.themes[theme]
    return reverse(name, kwargs=ids)


def words(answer: Any) -> str:
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(plain.split())


def get(made: Counted, name: str, theme: str = PLAIN, query: str = "") -> str:
    answer = Client().get(address(made, name, theme) + query)
    assert answer.status_code == 200
    return words(answer)


def files(made: Counted) -> dict[str, bytes]:
    edition = edition_of(made.consultation)
    assert edition is not None
    read = published(edition, LATER)
    return {kind: file_of(read, kind, LATER) for kind in ("report.docx", "report.pdf", "open-data.zip")}


def opened(data: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def table(data: bytes, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(opened(data)[name])))


def test_before_it_is_published_only_the_clock_is_shown(made: Counted, settings: Settings) -> None:
    written_up(made)
    decided(made)
    assert "People want plain words" not in get(made, "report")
    assert "Nothing is published yet. Northmoor Council answers by 23 May 2027" in get(made, "report")
    assert "Accepted" not in get(made, "report_done")
    for name in PAGES:
        assert Client().get(address(made, name)).status_code == 404, name
    api = f"/api/conversations/{made.consultation.id}/report"
    assert Client().get(api).json()["report"] is None
    for more in ("/done", "/evidence", "/points", f"/themes/{made.themes[PLAIN]}", "/files/open-data.zip"):
        assert Client().get(api + more).status_code == 404, more
    settings.STOPPED_CLOCK = MUCH_LATER
    assert "The answer of Northmoor Council was due by 23 May 2027. It is 9 days late." in get(made, "report")


def test_a_theme_says_how_many_what_was_decided_and_how_we_know(made: Counted) -> None:
    passed(made.answers[1], made.cast)
    published_one(made, {TELL: [made.answers[1].id]})
    decided(made, TELL, "in_part", no="A message on the same day.", read_at="https://northmoor.example/why")
    page = get(made, "report_theme", TELL)
    for part in (
        "in every 100 answers said this: about",
        "of 25. People read every one of them.",
        "Accepted in part Yes: every plan shows its reading age.",
        "No: a message on the same day.",
        "Decided by the Director of Children’s Services, 3 March 2027.",
        "Read the reasons in full",
        "What people said of tell us when help does not happen.",
        f"“{TELL_WORDS}” A parent or carer, London",
        "Two people read the same 25 answers without seeing each other’s work.",
    ):
        assert part in page, part


def test_the_same_state_gives_the_same_bytes_and_the_edition_is_kept_whole(made: Counted) -> None:
    passed(made.answers[1], made.cast)
    edition = published_one(made, {TELL: [made.answers[1].id]})
    decided(made)
    assert files(made) == files(made)
    edition.refresh_from_db()
    assert hash_of_content(edition.content) == edition.content_hash
    assert as_content(of_content(edition.content)) == edition.content
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(id=edition.id).update(why="x")


def test_what_is_published_is_frozen_until_a_new_edition_says_why(made: Counted) -> None:
    published_one(made)
    with pytest.raises(Refused, match="Say why it is changed"):
        write_heard(theme=made.theme(), words="Else.", quotes=[], base=1, **made.by())
    later = LATER + timedelta(days=1)
    write_heard(
        theme=made.theme(), words="They say it otherwise.", quotes=[], base=1, why="A word was wrong.",
        **made.by(at=later),
    )  # fmt: skip
    assert "otherwise" not in get(made, "report_theme")
    with pytest.raises(Refused, match="new edition"):
        publish_report(consultation=made.consultation, why="", **made.by(at=later))
    publish_report(consultation=made.consultation, why="A word was wrong.", **made.by(at=later))
    assert "They say it otherwise." in get(made, "report_theme")
    assert "Edition 2, published on 4 March 2027. Why there is a new edition: A word was wrong." in get(
        made, "report"
    )


def test_it_is_published_only_when_everything_is_written(made: Counted) -> None:
    with pytest.raises(NotReady, match="Write the report in short"):
        publish_report(consultation=made.consultation, why="", **made.by())
    write_part(consultation=made.consultation, part="summary", words="In short.", base=0, **made.by())
    with pytest.raises(NotReady, match="Write what was heard of “Plain words”"):
        publish_report(consultation=made.consultation, why="", **made.by())


def test_a_quotation_without_consent_or_review_cannot_be_chosen(made: Counted) -> None:
    agreed, silent = made.answers[1], made.answers[9]
    assert (agreed.reply.may_quote, silent.reply.may_quote) == (True, False)
    for answer in (agreed, silent):  # nobody has read the first; the second did not agree
        with pytest.raises(Refused, match="may not be shown") as refusal:
            write_heard(theme=made.theme(TELL), words="W.", quotes=[answer.id], base=0, **made.by())
        assert refusal.value.field == "quotes"
    passed(agreed, made.cast)
    with pytest.raises(Refused, match="may not be shown"):  # it speaks for another theme
        write_heard(theme=made.theme(PLAIN), words="W.", quotes=[agreed.id], base=0, **made.by())
    write_heard(theme=made.theme(TELL), words="W.", quotes=[agreed.id], base=0, **made.by())


def everything(made: Counted) -> str:
    """All that a stranger can get: pages, the API, the files."""
    api = f"/api/conversations/{made.consultation.id}/report"
    shown = [(name, theme) for name in (*PAGES[:4], "report", "report_done") for theme in (PLAIN, TELL)]
    pages = [Client().get(address(made, name, theme)).content for name, theme in shown]
    more = [f"/themes/{made.themes[TELL]}", "/done", ""]
    pages += [Client().get(api + one).content for one in more]
    zipped = files(made)
    with ZipFile(io.BytesIO(zipped["report.docx"])) as word:
        pages.append(word.read("word/document.xml"))
    return b"".join(pages).decode() + "".join(opened(zipped["open-data.zip"]).values())


def test_words_are_shown_as_they_were_passed_and_gone_once_they_are_taken_back(made: Counted) -> None:
    secret = "Show us the sessions that did not happen."
    answer = made.answers[1]
    passed(answer, made.cast, "Show us the sessions.")
    published_one(made, {TELL: [answer.id]})
    shown = everything(made)
    assert "Show us the sessions." in shown
    assert secret not in shown
    row = Answer.objects.select_related("reply", "question__principle__consultation").get(id=answer.id)
    review_words(answer=row, may_show=False, words="", why="It names a child.", **made.by("anita"))
    assert "Show us the sessions" not in everything(made)


@pytest.mark.parametrize("how", ["asked", "aside"])
def test_a_quotation_is_gone_everywhere_at_once_when_its_words_are_taken_out(made: Counted, how: str) -> None:
    answer = made.answers[1]
    passed(answer, made.cast)
    published_one(made, {TELL: [answer.id]})
    assert TELL_WORDS in everything(made)
    reply = Reply.objects.select_related("consultation").get(id=answer.reply_id)
    if how == "asked":
        ask_to_take_out(reply=reply, words="", at=LATER)
    else:
        set_aside(reply=reply, reason="asked", why="She asked.", **made.by())
    assert TELL_WORDS not in everything(made)
    if how == "aside":
        bring_back(reply=reply, why="She wants it back.", **made.by())
        assert TELL_WORDS in everything(made)


def test_whole_answers_are_in_the_open_data_only_with_consent_and_once_they_were_read(
    cast: Cast, settings: Settings
) -> None:
    settings.STOPPED_CLOCK = LATER
    made = counted(cast, may_publish=True)
    published_one(made)
    assert table(files(made)["open-data.zip"], "answers.csv") == []
    passed(made.answers[0], cast, "=Plain words, please.")
    passed(made.answers[1], cast)  # may be quoted, and not published
    assert table(files(made)["open-data.zip"], "answers.csv") == [
        {"question": "1", "words": "'=Plain words, please.", "kind": "A person’s answer", "organisation": ""}
    ]


def test_open_data_says_what_each_column_is_and_holds_no_small_number(made: Counted) -> None:
    published_one(made)
    whole = opened(files(made)["open-data.zip"])
    for name, content in whole.items():
        if name.endswith(".csv"):
            columns = content.splitlines()[0].split(",")
            assert [one for one in columns if f"| `{one}` |" not in whole["README.md"]] == []
    people = [row["people"] for row in table(files(made)["open-data.zip"], "respondents.csv")]
    assert {one for one in people if one and (int(one) < 10 or int(one) % 5)} == set()
    assert {"A child or young person"} <= {
        row["group"] for row in table(files(made)["open-data.zip"], "respondents.csv") if not row["people"]
    }
    assert "quotes" not in json.dumps(json.loads(whole["report.json"]))


def test_a_person_is_not_told_from_others_by_who_and_where_they_are(cast: Cast, settings: Settings) -> None:
    settings.STOPPED_CLOCK = LATER
    made = counted(cast, who="child", region="south_west", may_quote=True)
    passed(made.answers[0], cast)
    published_one(made, {TELL: [made.answers[0].id]})
    edition = edition_of(made.consultation)
    assert edition is not None
    report = of_content(edition.content)
    assert [one.who for one in quotes_in(report)[made.themes[TELL]]] == ["Somebody who answered"]


def test_you_said_we_did_is_honest_about_what_waits(made: Counted, settings: Settings) -> None:
    published_one(made)
    decided(made)
    settings.STOPPED_CLOCK = MUCH_LATER
    page = get(made, "report_done")
    assert "1 of 2 themes has a decision. The others were due by 23 May 2027: they are 9 days late." in page
    assert "Nothing is recorded yet. It is 9 days late." in page
    assert "“Plain words”" not in get(made, "report_done", query="?outcome=waiting")
    assert "Showing 1 of 2." in get(made, "report_done", query="?outcome=accepted&question=1")
    assert "Nothing is like that." in get(made, "report_done", query="?outcome=in_part")
    api = f"/api/conversations/{made.consultation.id}/report/done?outcome=waiting"
    assert [one["name"] for one in Client().get(api).json()] == [TELL]
    assert Client().get(api.replace("waiting", "x")).status_code == 422


def test_a_report_costs_the_same_queries_however_many_answered(made: Counted) -> None:
    published_one(made)
    with CaptureQueriesContext(connection) as captured:
        get(made, "report")
    assert len(captured) == 8


def test_nothing_that_is_typed_becomes_markup_or_typesetting(made: Counted) -> None:
    hostile = '<script>alert(1)</script> #panic("x") =HYPERLINK("https://a.example")'
    published_one(made)
    decided(made, yes=hostile, decided_by=hostile)
    page = Client().get(address(made, "report_theme")).content.decode()
    assert "<script>alert(1)" not in page
    made_of_it = files(made)
    assert made_of_it["report.pdf"].startswith(b"%PDF")
    (row,) = table(made_of_it["open-data.zip"], "decisions.csv")
    assert row["yes"] == hostile
