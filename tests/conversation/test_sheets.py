"""Tables of other tools: columns said once, every fault shown, the same file again adds nothing."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import lxml.html
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.actions import sheets
from goldenthread.conversation.actions.sheets import HasFaults, bring_in_sheet
from goldenthread.conversation.models import Answer, Consultation, Reply, Sheet, SheetRow
from goldenthread.conversation.queries.replies import ledger_of
from goldenthread.formats.consultation import workbook_copy
from goldenthread.formats.consultation.workbook import rows_of_workbook
from goldenthread.foundation.jobs import work
from goldenthread.foundation.models import AuditEntry
from tests.cast import signed_in
from tests.conversation.made import WHILE_OPEN, announced, questions

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]
CSV = (
    b"Respondent ID,How could we build more?,Do you agree with two to a park?,Region,Submitted\n"
    b'1,"Of wood, and soon.",Yes indeed,London,2026-11-20 09:15:00\n'
    b"2,Of steel.,Strongly agree,Up north,20/11/2026\n"
)
WORSE = CSV + b"3,Of air.,Yes indeed,,99/99/2026\n"


def words(answer: Any) -> str:
    return " ".join(lxml.html.fromstring(answer.content).text_content().split())


@pytest.fixture
def swings(cast: Cast, settings: Settings, tmp_path: Path) -> Consultation:
    made = announced(cast)
    settings.STOPPED_CLOCK, settings.MEDIA_ROOT, settings.VAR = WHILE_OPEN, tmp_path, tmp_path
    return made


def send(client: Client, swings: Consultation, content: bytes = CSV) -> str:
    file = SimpleUploadedFile("them.csv", content)
    there = client.post(reverse("sheets", kwargs={"public_id": swings.id}), {"file": file})
    return str(there["Location"])


def form_of(page: Any) -> dict[str, str]:
    form = lxml.html.fromstring(page.content).forms[-1]
    return {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}


def described(client: Client, swings: Consultation, content: bytes = CSV, **more: str) -> Sheet:
    """Through both looks at its columns, with what the page proposes and what is said here."""
    there = send(client, swings, content)
    matching = client.post(there, form_of(client.get(there)) | {"source": "Autumn survey"})
    client.post(there, form_of(matching) | more)
    return Sheet.objects.order_by("-at", "-id")[0]


MATCHED = {"word_2_0": "agree", "word_3_1": "north_east"}


def taken(sheet: Sheet, cast: Cast, **more: Any) -> dict[str, int]:
    more = {"only_good": False} | more
    return bring_in_sheet(sheet=sheet, by=cast.people["anita"], at=WHILE_OPEN, **more)


def test_columns_are_proposed_and_words_matched_by_a_person(cast: Cast, swings: Consultation) -> None:
    anita = signed_in(cast, "anita")
    there = send(anita, swings)
    first, second = (str(one.id) for one in questions(swings)[:2])
    proposed = form_of(anita.get(there))
    assert [proposed[f"column_{place}"] for place in range(5)] == [
        "id", f"words:{first}", f"choice:{second}", "region", "date",
    ]  # fmt: skip
    matching = form_of(anita.post(there, proposed | {"source": "Autumn survey"}))
    assert [matching[f"word_{place}"] for place in ("2_0", "2_1", "3_0", "3_1")] == [
        "-", "strongly_agree", "london", "-",
    ]  # fmt: skip


def test_each_good_row_is_an_answer_from_another_tool(cast: Cast, swings: Consultation) -> None:
    sheet = described(signed_in(cast, "anita"), swings, **MATCHED)
    assert taken(sheet, cast) == {"taken": 2, "here": 0, "bad": 0}
    one, two = Reply.objects.order_by("number")
    assert [(each.number, each.channel, each.region, str(each.written_on)) for each in (one, two)] == [
        (1, "sheet", "london", "2026-11-20"), (2, "sheet", "north_east", "2026-11-20"),
    ]  # fmt: skip
    assert [(each.choice, each.words) for each in Answer.objects.filter(reply=one).order_by("place")] == [
        ("", "Of wood, and soon."), ("agree", ""),
    ]  # fmt: skip
    assert ledger_of(swings).channels == (("From another tool", 2),)


def test_the_same_file_again_adds_nothing_and_a_newer_one_only_what_is_new(
    cast: Cast, swings: Consultation
) -> None:
    anita = signed_in(cast, "anita")
    taken(described(anita, swings, **MATCHED), cast)
    assert taken(described(anita, swings), cast) == {"taken": 0, "here": 2, "bad": 0}
    newer = CSV + b"3,Of rope.,Yes indeed,London,21/11/2026\n"
    assert taken(described(anita, swings, newer), cast) == {"taken": 1, "here": 2, "bad": 0}
    assert Reply.objects.count() == 3


def test_what_columns_are_is_remembered_with_the_words(cast: Cast, swings: Consultation) -> None:
    anita = signed_in(cast, "anita")
    described(anita, swings, **MATCHED)
    there = send(anita, swings)
    again = anita.get(there)
    assert "as it was said the last time" in words(again)
    matching = form_of(anita.post(there, form_of(again)))
    assert {name: matching[name] for name in MATCHED} == MATCHED


def test_with_a_fault_nothing_or_only_the_good_rows_are_taken(cast: Cast, swings: Consultation) -> None:
    anita = signed_in(cast, "anita")
    sheet = described(anita, swings, WORSE, **MATCHED)
    there = reverse("sheet", kwargs={"sheet_id": sheet.id})
    shown = words(anita.get(there))
    assert "2 new answers. 0 rows here already. 1 row wrong." in shown
    assert "line 4, Submitted" in shown
    assert "1 rows are wrong" in words(anita.post(there, {"which": "all"}))
    with pytest.raises(HasFaults):
        taken(sheet, cast)
    assert taken(sheet, cast, only_good=True) == {"taken": 2, "here": 0, "bad": 1}
    faults = anita.get(reverse("sheet_faults", kwargs={"sheet_id": sheet.id})).content.decode()
    assert "99/99/2026" in faults


def test_what_was_killed_in_the_middle_goes_on_where_it_was(
    cast: Cast, swings: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "AT_ONCE", 1)
    sheet = described(signed_in(cast, "anita"), swings, **MATCHED)
    whole = sheets._take
    monkeypatch.setattr(
        sheets, "_take", lambda *given: whole(*given) if not SheetRow.objects.exists() else 1 / 0
    )
    with pytest.raises(ZeroDivisionError):
        taken(sheet, cast)
    monkeypatch.setattr(sheets, "_take", whole)
    assert taken(sheet, cast) == {"taken": 1, "here": 1, "bad": 0}
    assert list(Reply.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_the_job_brings_them_in_and_its_page_says_how_far_it_is(cast: Cast, swings: Consultation) -> None:
    anita = signed_in(cast, "anita")
    sheet = described(anita, swings, **MATCHED)
    there = anita.post(reverse("sheet", kwargs={"sheet_id": sheet.id}), {"which": "all"})["Location"]
    assert "0 of 2 rows in" in words(anita.get(there))
    work(once=True)
    done = words(anita.get(there))
    assert "2 of 2 rows in" in done
    assert "2 answers brought in" in done


def test_all_of_it_is_in_the_log(cast: Cast, swings: Consultation) -> None:
    taken(described(signed_in(cast, "anita"), swings, **MATCHED), cast)
    logged = [one.what for one in AuditEntry.objects.order_by("number") if "table" in one.what]
    assert logged == ["said what the columns of a table are", "brought in answers of a table"]


def test_two_columns_for_one_thing_or_none_for_any_question_are_refused(
    cast: Cast, swings: Consultation
) -> None:
    anita = signed_in(cast, "anita")
    there = send(anita, swings, b"A,B\n1,2\n")
    none = {"source": "S", "column_0": "leave", "column_1": "leave"}
    assert "Say which column answers which question" in words(anita.post(there, none))
    first = f"words:{questions(swings)[0].id}"
    twice = {"source": "S", "column_0": first, "column_1": first}
    assert "Leave one out" in words(anita.post(there, twice))
    assert Sheet.objects.count() == 0


def test_a_choice_with_too_many_values_is_said_to_be_words(cast: Cast, swings: Consultation) -> None:
    content = b"A\n" + b"".join(b"value %d\n" % number for number in range(90))
    anita = signed_in(cast, "anita")
    there = send(anita, swings, content)
    answer = anita.post(there, {"source": "S", "column_0": "region"})
    assert "has over 60 different values" in words(answer)


def test_a_workbook_is_taken_apart_once_and_its_copy_goes_when_it_is_in(
    cast: Cast, swings: Consultation, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def counted(stream: BinaryIO, name: str) -> Iterator[tuple[int, list[str]]]:
        opened.append(name)
        return rows_of_workbook(stream, name)

    monkeypatch.setattr(workbook_copy, "rows_of_workbook", counted)
    stale = settings.VAR / "tables-being-read" / "old"
    stale.parent.mkdir()
    stale.write_text("[1, []]")
    os.utime(stale, (0, 0))
    anita = signed_in(cast, "anita")
    sheet = described(anita, swings, as_workbook(CSV))
    anita.get(reverse("sheet", kwargs={"sheet_id": sheet.id}))
    assert opened == ["them.csv"]
    assert not stale.exists()
    bring_in_sheet(sheet=sheet, only_good=True, by=cast.people["anita"], at=WHILE_OPEN)
    assert Reply.objects.count() == 2
    assert list(stale.parent.iterdir()) == []


def test_of_a_broken_workbook_no_half_copy_stays(
    cast: Cast, swings: Consultation, settings: Settings
) -> None:
    whole = as_workbook(CSV)
    file = SimpleUploadedFile("them.xlsx", whole[: len(whole) // 2])
    answer = signed_in(cast, "anita").post(reverse("sheets", kwargs={"public_id": swings.id}), {"file": file})
    assert "arrived broken" in words(answer)
    assert list((settings.VAR / "tables-being-read").iterdir()) == []


def as_workbook(text: bytes) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in csv.reader(io.StringIO(text.decode())):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
