"""What the styleguide shows: a made-up child, a made-up school. Nobody here is real."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms as django_forms

from . import forms
from .parts import (
    Answer,
    Bar,
    ClockStep,
    Count,
    Fact,
    MarkGroup,
    NavLink,
    Person,
    SignedIn,
    SummaryRow,
    Task,
    Version,
    Week,
    Work,
)

TODAY = date(2026, 11, 20)
REASONS = (("ill", "Ayo was ill"), ("staff", "Staff away"), ("other", "Something else"))


class SessionForm(forms.GovForm):
    """Why a session did not happen: every kind of field in one form."""

    day = forms.DateField(
        "When was the session?", missing="Enter when it was", hint="Like 27 3 2026 or 27 nov 2026"
    )
    at = forms.TimeField("What time was it?", missing="Enter a time", hint="Like 1.30pm")
    minutes = forms.NumberField(
        "How many minutes were lost?",
        missing="Enter how many minutes, like 30",
        most=480,
        suffix="minutes",
    )
    reason = forms.RadioField(
        "Why did it not happen?", REASONS, missing="Say why", reveals={"other": "other_reason"}
    )
    other_reason = forms.TextField("Say what it was", missing="Say what it was")
    who = forms.SelectField(
        "Who was to give it?",
        [("reed", "Joanna Reed"), ("shah", "Meera Shah")],
        missing="Choose who was to give it",
    )
    told = forms.CheckboxesField(
        "Who has been told?",
        [("family", "The family"), ("senco", "The SENCO", "Ruth Palmer, at Hawthorn Primary")],
    )
    note = forms.TextAreaField("Anything to add?", hint="The family sees this too", most_words=80)
    letter = forms.FileField("A letter, if there is one", kinds=(".pdf", ".docx"))
    sure = forms.CheckboxField("I have checked this with Joanna", missing="Check with Joanna first")


class SignInForm(django_forms.Form):
    """As another application would make it: plain Django fields, drawn with our markup."""

    login = django_forms.EmailField(label="E-mail address")
    remember = django_forms.BooleanField(label="Keep me signed in", required=False)


def everything() -> dict[str, Any]:
    """The whole context of the styleguide."""
    return {
        "signed_in": SignedIn("Ruth Palmer", "SENCO", "Hawthorn Primary", "styleguide"),
        "sign_out_url": "#",
        "nav": _nav(),
        "footer_links": [NavLink("Help", "#"), NavLink("Accessibility", "#")],
        "footer_words": "Hawthorn Primary with Northmoor Council. Everyone named here is made up.",
        "today": TODAY,
        "empty_form": SessionForm(),
        "wrong_form": SessionForm(_wrong_answers()),
        "foreign_form": SignInForm(prefix="foreign"),
        **_plan(),
        **_account(),
        **_desk(),
        **_case(),
    }


def _nav() -> list[NavLink]:
    names = ("Desk", "Plans", "Classes", "Concerns", "Measures")
    return [NavLink(name, f"#{name.lower()}", current=name == "Plans") for name in names]


def _wrong_answers() -> dict[str, str]:
    typed = {"day-day": "31", "day-month": "nov", "day-year": "2026", "at": "1.30"}
    return typed | {"minutes": "half an hour", "reason": "other", "note": "Joanna was away."}


def _plan() -> dict[str, Any]:
    return {
        "plan_facts": [
            Fact("Version", "3", "In force since 1 June 2026"),
            Fact("Layer", "Targeted Plus", "Since 1 June: a therapist joined school staff"),
            Fact("Agreed by", "Funmi Bello and Ruth Palmer", "22 May 2026"),
            Fact("Next review", "10 December 2026", "In 20 days"),
        ],
        "spec": [
            Fact("Who", "Joanna Reed, speech and language therapist, with Meera Shah"),
            Fact("When", "Every Thursday, 1.30pm"),
            Fact("How long", "30 minutes"),
            Fact("Group", "One to one"),
            Fact("From", "1 June 2026"),
            Fact("Used in class", "Picture strip on Ayo’s desk"),
        ],
        "marks": [
            MarkGroup("June to July", ("done", "done", "done", "good", "done", "done", "part")),
            MarkGroup(
                "September to October", ("done", "done", "miss", "done", "done", "miss", "done", "none")
            ),
            MarkGroup("November", ("done", "done", "done")),
        ],
        "many_marks": [MarkGroup("Since September", ("done",) * 36 + ("miss", "done") * 8)],
        "people": [
            Person("Meera Shah", "Teaching assistant, since Year 3"),
            Person("Joanna Reed", "Talking sessions. Thursdays, through school", "therapist"),
            Person("Funmi Bello", "Mother"),
        ],
        "answers": _answers(),
        "mine": Version("you", "Ayo takes his break outside, at 10.15am.", "20 November, 9.41am"),
        "theirs": Version("Dan Okafor", "Ayo takes his break in the library.", "Today, 9.38am"),
    }


def _answers() -> list[Answer]:
    return [
        Answer(
            "done",
            "Taken up",
            "Ask him with pictures, not just words.",
            "Meera now asks Ayo with pictures, and his own words open the plan.",
        ),
        Answer(
            "part",
            "Partly taken up",
            "He needs two talking sessions a week.",
            "Joanna offers one a week, and added the word map twice a week.",
            "Joanna Reed, 20 May",
        ),
        Answer(
            "declined",
            "Not taken up",
            "Can he eat lunch in class every day?",
            "Ayo told Meera he wants to eat with his friends. If that stops working, tell us.",
            "Ruth Palmer, 20 May",
        ),
    ]


def _account() -> dict[str, Any]:
    head = ["Half-term", "Promised", "Delivered", "Made good", "Not delivered", "Not accounted for"]
    return {
        "minutes_head": head,
        "minutes": [
            ["June to July", 210, 165, 30, 15, 0],
            ["September to October", 240, 150, 0, 60, 30],
            ["November, to the 20th", 90, 90, 0, 0, 0],
        ],
        "minutes_all": ["All", 540, 405, 30, 75, 30],
        "bars": [
            Bar("June to July", "195 of 210 minutes", {"done": 165, "good": 30, "miss": 15}),
            Bar("September to October", "150 of 240", {"done": 150, "miss": 60, "none": 30}),
            Bar("November, to the 20th", "90 of 90 minutes", {"done": 90}),
        ],
        "bar_kinds": [
            ("done", "Delivered"),
            ("good", "Made good"),
            ("miss", "Not delivered"),
            ("none", "Not accounted for"),
        ],
        "summary": [
            SummaryRow("Promised", "30 minutes, every Thursday", "Change", "#"),
            SummaryRow("By", "Joanna Reed"),
        ],
        "tasks": [
            Task("What Ayo wants", "#", "", "Done", "done"),
            Task("What he finds hard", "#", "From you, his family and his school", "Not started"),
            Task("Agree the plan", "", "", "You cannot do this yet"),
        ],
    }


def _desk() -> dict[str, Any]:
    late = "Parents could not come on 11 November. No new date offered."
    disagree = "Her mother agrees in part: wants a quiet place at lunch, not only at break."
    unrecorded = "Motor skills group, since 2 November. Ask Meera Shah or Jo Park."
    return {
        "counts": [
            Count(6, "Late", "#late", current=True),
            Count(11, "Due this week", "#due"),
            Count(3, "Family disagrees", "#disagree"),
            Count(42, "Sessions not recorded", "#none"),
        ],
        "work": [
            _work("1", "Kofi Mensah", "late", "Review 9 days late", late, "Offer dates", False),
            _work("2", "Zara Malik", "disagree", "Family disagrees", disagree, "Reply", True),
            _work("3", "Rosa Lind", "none", "7 not recorded", unrecorded, "Ask", False),
        ],
        "weeks": (
            Week("12 Oct", 612, 571),
            Week("19 Oct", 618, 560),
            Week("2 Nov", 604, 574),
            Week("9 Nov", 611, 588),
            Week("16 Nov", 598, 556),
        ),
    }


def _work(key: str, who: str, kind: str, what: str, why: str, do: str, selected: bool) -> Work:
    return Work(key, who, "#", "Hawthorn, Year 5", kind, what, why, do, "#", selected)


def _case() -> dict[str, Any]:
    excused = "By reg 10(4)(c). 18 days past the limit."
    return {
        "steps": [
            ClockStep("Request received", "done", "13 July 2026", limit_label=""),
            ClockStep(
                "Decide to assess",
                "late",
                "24 August",
                "6 weeks, reg 5(1)",
                happened="Decided 2 September.",
                state="9 days late",
            ),
            ClockStep(
                "Advice",
                "late",
                "15 October",
                "6 weeks from asking, reg 8(1)",
                limit_label="Due",
                happened="5 of 6 have answered.",
                state="Health 36 days late",
                now=True,
            ),
            ClockStep(
                "Decide on a plan",
                "excused",
                "2 November",
                "16 weeks, reg 10(1)",
                state="Excused",
                excuse=excused,
                own_date="23 November",
            ),
            ClockStep("Draft plan", "ahead", own_date="27 November"),
            ClockStep("Final plan", "ahead", "30 November", "20 weeks, reg 13(2)"),
        ],
        "shares": [
            ("Parents and carers", 29, 31, 33),
            ("Young people", 21, 26, 31),
            ("Councils", 5, 9, 16),
        ],
    }
