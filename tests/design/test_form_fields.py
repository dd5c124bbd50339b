"""What each field accepts, and what it says when it does not."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.design import forms
from goldenthread.design.forms.reading import DateBoxes
from goldenthread.design.parts import choices

MINUTES = forms.NumberField(
    "Minutes", missing="Enter how many minutes, like 30", least=1, most=480, suffix="minutes"
)
DAY = forms.DateField(
    "Day", missing="Enter when it was", earliest=date(2026, 9, 1), latest=date(2026, 11, 20)
)
REASON = forms.RadioField("Why", [("ill", "Ill"), ("away", "Away")], missing="Say why")
TOLD = forms.CheckboxesField("Told", [("mum", "Her mother")])
WORDS = forms.TextAreaField("Words", missing="Write something", most_words=3)
NAME = forms.TextField("Name", missing="Enter a name", longest=5)
LETTER = forms.FileField(
    "Letter", kinds=(".pdf", ".docx"), most_bytes=1000, instead={".pages": "Save it as a PDF"}
)


@pytest.mark.parametrize(
    "field, typed, cleaned",
    [
        (MINUTES, "30", 30),
        (MINUTES, " 1 20 ", 120),
        (forms.NumberField("Answers"), "1,107", 1107),
        (forms.NumberField("Answers"), "", None),
        (DAY, DateBoxes("3", "nov", "2026"), date(2026, 11, 3)),
        (DAY, DateBoxes("1", "9", "2026"), date(2026, 9, 1)),
        (forms.DateField("Day"), DateBoxes(), None),
        (REASON, "ill", "ill"),
        (TOLD, ["mum"], ["mum"]),
        (TOLD, [], []),
        (WORDS, "one – two, three", "one – two, three"),
        (NAME, " Ayo ", "Ayo"),
        (forms.TimeField("At"), "1.30pm", time(13, 30)),
        (forms.TimeField("At"), "", None),
        (forms.EmailField("E-mail"), "a@example.com", "a@example.com"),
        (forms.CheckboxField("Sure"), "yes", True),
        (forms.CheckboxField("Sure"), None, False),
    ],
)
def test_field_accepts(field: django_forms.Field, typed: Any, cleaned: Any) -> None:
    assert field.clean(typed) == cleaned


@pytest.mark.parametrize(
    "field, typed, said",
    [
        (MINUTES, "", "Enter how many minutes, like 30"),
        (MINUTES, "half an hour", "Enter how many minutes, like 30"),
        (MINUTES, "30.5", "Enter how many minutes, like 30"),
        (MINUTES, "0", "Enter how many minutes, like 30. It must be 1 or more"),
        (MINUTES, "481", "Enter how many minutes, like 30. It must be 480 or fewer"),
        (forms.NumberField("Answers"), "lots", "Enter a number for “Answers”, like 30"),
        (forms.NumberField("Which step?", most=4), "lots", "Enter a number for “Which step?”, like 4"),
        (
            forms.NumberField("Answers"),
            "9" * 30,
            "Enter a number for “Answers”, like 30. It must be 1,000,000,000 or fewer",
        ),
        (DAY, DateBoxes(), "Enter when it was"),
        (DAY, DateBoxes("31", "8", "2026"), "Day: enter 1 September 2026 or a later date"),
        (DAY, DateBoxes("21", "11", "2026"), "Day: enter 20 November 2026 or an earlier date"),
        (REASON, "", "Say why"),
        (REASON, "because", "Say why"),
        (TOLD, ["dad"], "Choose one of these answers"),
        (WORDS, "one two three four", "Words: use 3 words or fewer. You have used 4"),
        (NAME, "Kacper", "Name: use 5 characters or fewer. You have used 6"),
        (
            DAY,
            DateBoxes("31", "Sept", "2026"),
            "Day: enter a day from 1 to 30, as September 2026 has 30 days",
        ),
        (
            forms.TextAreaField("What do you want to say?"),
            "x" * 20_001,
            "What do you want to say: use 20,000 characters or fewer. You have used 20,001",
        ),
        (
            forms.TimeField("When did it start?"),
            "later",
            "When did it start: enter a time, like 1.30pm or 13:30",
        ),
        (forms.TimeField(""), "later", "Enter a time, like 1.30pm or 13:30"),
        (forms.EmailField("E-mail"), "ayo", "Enter an e-mail address, like name@example.com"),
        (forms.CheckboxField("Sure", missing="Check first"), None, "Check first"),
        (
            forms.DateField("Day", too_late="Enter a day that has been", latest=date(2026, 1, 1)),
            DateBoxes("2", "1", "2026"),
            "Enter a day that has been",
        ),
    ],
)
def test_field_says_what_to_do(field: django_forms.Field, typed: Any, said: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        field.clean(typed)
    assert refusal.value.messages == [said]


@pytest.mark.parametrize(
    "name, content, said",
    [
        ("plan.PDF", b"x", None),
        ("plan.exe", b"x", "Choose a file that ends in .pdf or .docx"),
        ("plan.Pages", b"x", "Save it as a PDF"),
        ("plan.pdf", b"", "The file is empty. Choose another"),
        ("plan.pdf", b"x" * 1001, "Choose a file smaller than 1 KB"),
    ],
)
def test_file_is_taken_or_refused(name: str, content: bytes, said: str | None) -> None:
    assert _refusal(LETTER, SimpleUploadedFile(name, content)) == said


def _refusal(field: django_forms.Field, given: Any) -> str | None:
    try:
        field.clean(given)
    except ValidationError as error:
        return str(error.messages[0])
    return None


def test_field_is_required_exactly_when_it_has_words_for_being_empty() -> None:
    fields = (forms.TextField("Name"), NAME)
    assert [field.required for field in fields] == [False, True]


def test_new_offers_change_what_is_accepted() -> None:
    field = forms.SelectField("Who", [("reed", "Joanna Reed")], missing="Choose who")
    field.offered = choices([("shah", "Meera Shah")])
    assert (field.clean("shah"), _refusal(field, "reed")) == ("shah", "Choose who")
