"""A form as a whole: how it draws itself, and where its errors lead."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django import forms as django_forms

from goldenthread.design import forms
from goldenthread.design.samples import SessionForm
from tests.design.markup import ours, tree

RIGHT = {
    "day-day": "3",
    "day-month": "nov",
    "day-year": "2026",
    "at": "1.30pm",
    "minutes": "30",
    "reason": "ill",
    "who": "reed",
    "told": ["family"],
    "sure": "yes",
}


class Start(forms.GovForm):
    start = forms.DateField("When did it start?", missing="Enter when it started", label_as_heading=True)


class Name(forms.GovForm):
    name = forms.TextField("Your name", missing="Enter your name", hint="In full", width=20)


def test_right_answers_are_cleaned() -> None:
    form = SessionForm(RIGHT)
    assert form.errors == {}
    assert form.cleaned_data == {
        "day": date(2026, 11, 3),
        "at": time(13, 30),
        "minutes": 30,
        "reason": "ill",
        "other_reason": None,
        "who": "reed",
        "told": ["family"],
        "note": "",
        "letter": None,
        "sure": True,
    }


def test_errors_lead_to_the_first_input_that_is_wrong() -> None:
    wrong = RIGHT | {"day-year": "26", "reason": "other", "minutes": ""}
    assert SessionForm(wrong).error_links() == [
        ("#day-year", "When was the session: enter all 4 figures of the year, like 2026"),
        ("#minutes", "Enter how many minutes, like 30"),
        ("#other_reason", "Say what it was"),
    ]


def test_empty_date_leads_to_its_day() -> None:
    assert Start({}).error_links() == [("#start-day", "Enter when it started")]


def test_form_that_was_not_sent_has_no_errors() -> None:
    assert Start().error_links() == []


def test_error_of_the_whole_form_leads_nowhere_and_comes_first() -> None:
    form = Name({})
    form.add_error(None, "Someone else has this name")
    assert form.error_links() == [
        ("", "Someone else has this name"),
        ("#name", "Enter your name"),
    ]


@pytest.mark.parametrize(
    "reason, words, cleaned",
    [("other", "Fire drill", "Fire drill"), ("ill", "Fire drill", None), ("ill", "", None)],
)
def test_revealed_answer_counts_only_when_it_was_asked(reason: str, words: str, cleaned: str | None) -> None:
    form = SessionForm(RIGHT | {"reason": reason, "other_reason": words})
    assert (form.is_valid(), form.cleaned_data["other_reason"]) == (True, cleaned)


def test_field_prints_itself_with_what_was_typed() -> None:
    form = Name({"name": ""})
    source = 'gov.input("name", "Your name", hint="In full", error="Enter your name", width=20)'
    assert tree(str(form["name"])) == tree(ours("{{ " + source + " }}"))


def test_whole_form_prints_what_its_fields_print_one_by_one() -> None:
    form = SessionForm(RIGHT)
    alone = [str(form[name]) for name in SessionForm.base_fields if name != "other_reason"]
    assert tree(str(form)) == tree("".join(alone))


def test_revealed_field_stands_inside_its_answer_and_nowhere_else() -> None:
    printed = str(SessionForm(RIGHT))
    assert printed.count('name="other_reason"') == 1
    inside = printed.split('id="conditional-reason-3"')[1].split("</fieldset>")[0]
    assert inside.count('name="other_reason"') == 1


class PaidForm(forms.GovForm):
    held = forms.RadioField(
        "Who holds it?", [("us", "We"), ("them", "They")], missing="Choose who holds it",
        reveals={"them": ("name", "since")},
    )  # fmt: skip
    name = forms.TextField("Who is that?", missing="Say who")
    since = forms.TextField("Since when?", missing="Say since when")


def test_an_answer_reveals_several_fields_and_they_are_judged_only_with_it() -> None:
    assert PaidForm({"held": "us"}).is_valid()
    form = PaidForm({"held": "them", "name": "A bank"})
    assert form.errors == {"since": ["Say since when"]}
    inside = str(form).split('id="conditional-held-2"')[1].split("</fieldset>")[0]
    assert [inside.count(f'name="{name}"') for name in ("name", "since")] == [1, 1]
    assert str(form).count('name="since"') == 1


def test_date_keeps_what_was_typed_and_marks_the_wrong_box() -> None:
    printed = str(Start({"start-day": "31", "start-month": "feb", "start-year": "2026"}))
    source = (
        'gov.date_input("start", "When did it start?", "31", "feb", "2026", size="l", heading=True,'
        ' error="When did it start: enter a day from 1 to 28, as February 2026 has 28 days", wrong=("day",))'
    )
    assert tree(printed) == tree(ours("{{ " + source + " }}"))


def test_date_shows_the_date_it_begins_with() -> None:
    printed = str(Start(initial={"start": date(2026, 11, 3)}))
    source = 'gov.date_input("start", "When did it start?", "3", "11", "2026", size="l", heading=True)'
    assert tree(printed) == tree(ours("{{ " + source + " }}"))


def test_what_is_typed_is_escaped() -> None:
    printed = str(Name({"name": "<script>alert(1)</script>" * 20}))
    assert printed.count("<script>") == 0


def test_ids_follow_a_prefix_so_that_two_forms_can_stand_on_a_page() -> None:
    form = Start({}, prefix="first")
    assert form.error_links() == [("#first-start-day", "Enter when it started")]


class Plain(django_forms.Form):
    """As another application makes one."""

    login = django_forms.EmailField(label="E-mail", help_text="The one we write to")
    password = django_forms.CharField(widget=django_forms.PasswordInput)
    remember = django_forms.BooleanField(required=False)
    kind = django_forms.ChoiceField(choices=[("a", "A")], widget=django_forms.RadioSelect)
    place = django_forms.ChoiceField(choices=[("b", "B")])
    words = django_forms.CharField(widget=django_forms.Textarea)
    next = django_forms.CharField(widget=django_forms.HiddenInput)


@pytest.mark.parametrize(
    "name, source",
    [
        (
            "login",
            'gov.input("login", "E-mail", "a@b.uk", hint="The one we write to", id="id_login", type="email")',
        ),
        ("password", 'gov.input("password", "Password", id="id_password", type="password")'),
        ("remember", 'gov.checkbox("remember", "Remember", id="id_remember", ticked=True)'),
        ("kind", 'gov.radios("kind", "Kind", [("a", "A")], "a", id="kind")'),
        ("place", 'gov.select("place", "Place", [("b", "B")], "b", id="id_place")'),
        ("words", 'gov.textarea("words", "Words", "Hello", id="id_words")'),
        ("next", 'gov.hidden("next", "/home")'),
    ],
)
def test_form_of_another_application_is_drawn_with_our_macros(name: str, source: str) -> None:
    sent = {"login": "a@b.uk", "password": "secret", "remember": "on", "kind": "a"}
    form = Plain(sent | {"place": "b", "words": "Hello", "next": "/home"})
    printed = ours("{{ gov.field(bound) }}", bound=form[name])
    assert tree(printed) == tree(ours("{{ " + source + " }}"))


def test_errors_of_another_applications_form_lead_to_its_inputs() -> None:
    links = forms.error_links_of(Plain({"password": "x"}))
    assert links[0] == ("#id_login", "This field is required.")


def test_field_that_nothing_draws_is_refused_with_words() -> None:
    class Odd(django_forms.Form):
        when = django_forms.SplitDateTimeField()

    with pytest.raises(TypeError) as refusal:
        forms.drawing(Odd()["when"])
    said = "No component draws a SplitDateTimeWidget: give it a field of ours."
    assert str(refusal.value) == said


def test_no_form_has_no_errors() -> None:
    nothing: Any = None
    assert forms.error_links_of(nothing) == []
