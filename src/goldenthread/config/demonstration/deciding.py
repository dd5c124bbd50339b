"""What Northmoor made of the conversation that is over: its report, and what was decided on each theme."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.demonstration.listening import NAME
from goldenthread.conversation.models import Consultation
from goldenthread.formats.plans_by_region import PlansByRegion
from goldenthread.foundation import clock
from goldenthread.report.actions.publishing import publish_report, record_decision
from goldenthread.report.actions.writing import answer_point, bring_population, write_heard, write_part
from goldenthread.report.queries.quoted import quotable
from goldenthread.themes.models import Theme
from goldenthread.themes.queries.figures import figures_of

SUMMARY = (
    "We asked what would make families sure that a plan is good, and that it is kept to. Most of those who "
    "answered are parents and carers.\n"
    "More people than for anything else want to be told when help does not happen. Many ask for plain words, "
    "and for people who are trained to do what a plan says. Families and those who work in schools say "
    "much the "
    "same; they differ on how soon a family should hear."
)
LIMITS = (
    "It was asked on paper as well as here, and nearly nobody under 16 answered. What children say "
    "stands in this "
    "report mostly in the words of others."
)
HEARD = {
    "Tell us when help does not happen": "People find out late, and by accident, that sessions did not "
    "take place. "
    "They do not ask for blame. They ask to be told, soon and without having to ask, and to hear why.",
    "Plain words": "Plans are long and full of words that nobody uses at home. Parents, children and "
    "teaching "
    "assistants alike ask for short sentences, and for one page that says what happens on Monday.",
    "Somebody outside should check": "People do not want the same body to write a plan, pay for it and "
    "say whether it "
    "is good. They name inspectors, other parents and an independent reader.",
    "Ask us before it is written": "Families are handed a finished plan. They want to sit at the table "
    "before the "
    "first line is written, and children want the first word.",
    "One person to ring": "People tell their story again and again. They ask for one name, one number, "
    "and somebody "
    "who stays.",
    "Enough trained people": "A plan needs people to carry it out. Schools and families both say that "
    "posts stand "
    "empty and that training is missing.",
}
PLANS = PlansByRegion(
    "202425",
    {
        "North East": 29_396, "North West": 92_839, "Yorkshire and the Humber": 57_864,
        "East Midlands": 47_444, "West Midlands": 66_710, "East of England": 72_487, "London": 99_116,
        "South East": 110_014, "South West": 62_875,
    },
)  # fmt: skip
"""As the Department for Education publishes them: the one thing here that is not made up."""
DIRECTOR = "the Director of Children’s Services"
DECIDED: tuple[tuple[str, dict[str, str]], ...] = (
    (
        "Tell us when help does not happen",
        {
            "outcome": "in_part",
            "yes": "Every family will see, for each promise, what happened and what did not, and why.",
            "no": "A message on the same day. It will be within five school days.",
            "why": "Schools said that records made in a hurry would be wrong.",
            "holds_from": "September, in all schools of the area",
            "read_at": "https://northmoor.example/decisions/kept-to",
        },
    ),
    (
        "Plain words",
        {
            "outcome": "accepted",
            "yes": "Every plan will show its reading age, and begin with one page in plain words.",
            "holds_from": "January",
        },
    ),
    (
        "Somebody outside should check",
        {
            "outcome": "not_accepted",
            "why": "There are too many plans for somebody outside to read each one well. A sample is "
            "read every "
            "year by the Parent Carer Forum instead.",
        },
    ),
    (
        "One person to ring",
        {"outcome": "not_yet", "why": "It depends on the budget, which is decided in February."},
    ),
)  # fmt: skip
POINTS = {
    "formative": "Nothing was written when it opened. The budget for this year was fixed already, and "
    "we said so.",
    "targeted": "We reached out through schools and the Parent Carer Forum. Children under 16 and "
    "families who do not "
    "read English are still missing.",
    "taken-into-account": "The Director and the cabinet member read this report whole before they decided.",
}


def answer_them(cast: Cast) -> None:
    """A report that was published last week; four decisions, one of them changed; two themes that wait."""
    consultation = Consultation.objects.get(name=NAME)
    now = clock.now()
    written: dict[str, Any] = {"by": cast.people["anita"], "at": now - timedelta(days=12)}
    write_part(consultation=consultation, part="summary", words=SUMMARY, base=0, **written)
    write_part(consultation=consultation, part="limits", words=LIMITS, base=0, **written)
    bring_population(consultation=consultation, found=PLANS, **written)
    themes = _themes(consultation)
    for name, words in HEARD.items():
        quotes = _quotes(themes[name])
        write_heard(theme=themes[name], words=words, quotes=quotes, base=0, **written)
    about: dict[str, Any] = {"by": cast.people["lin"], "at": now - timedelta(days=7)}
    for point, words in POINTS.items():
        answer_point(consultation=consultation, point=point, words=words, **about)
    publish_report(consultation=consultation, why="", **about)
    _decide(cast, themes)


def _themes(consultation: Consultation) -> dict[str, Theme]:
    rows = Theme.objects.filter(
        question__principle__consultation=consultation, lines__frame__state="in_force"
    )
    found = rows.select_related("question__principle__consultation")
    return {theme.lines.get(frame__state="in_force").name: theme for theme in found}


def _quotes(theme: Theme) -> list[UUID]:
    figures = figures_of(theme.question)
    return [one.answer_id for one in quotable(figures, [theme.id])[theme.id]][:2] if figures else []


def _decide(cast: Cast, themes: dict[str, Theme]) -> None:
    for days, (name, given) in enumerate(DECIDED):
        at = clock.now() - timedelta(days=6 - days)
        blank = {"yes": "", "no": "", "why": "", "holds_from": "", "read_at": "", "why_changed": ""}
        about: dict[str, Any] = {"by": cast.people["lin"], "at": at, "decided_by": DIRECTOR}
        about |= {"theme": themes[name], "decided_on": timezone.localdate(at)}
        if name == "Plain words":
            first = {"outcome": "not_yet", "why": "We asked schools first what it takes."}
            earlier = at - timedelta(hours=1)
            when = {"at": earlier, "decided_on": timezone.localdate(earlier)}
            record_decision(**blank | first | about | when)
            given = given | {"why_changed": "Schools said that it takes little."}
        record_decision(**blank | given | about)
