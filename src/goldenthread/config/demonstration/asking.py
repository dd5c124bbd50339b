"""A conversation that Northmoor’s council holds: what it asks, and the first answers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.actions.consultations import announce, make_consultation, write_about
from goldenthread.conversation.actions.replies import (
    About,
    Said,
    begin_draft,
    bring_in,
    keep_about,
    keep_answer,
    send_draft,
    set_aside,
)
from goldenthread.conversation.models import Consultation, Question
from goldenthread.conversation.queries.documents import as_document
from goldenthread.formats.consultation import questions_in
from goldenthread.foundation import clock

NAME = "How help is agreed, and kept to"
BODY = "Northmoor Council"
ABOUT = (
    "The council writes its plan for children with special educational needs and disabilities next spring. "
    "Before anything is proposed we want to hear from families, from children and young people, and from "
    "everybody who works with them.\n"
    "What you say decides what the plan says. By the summer you can read here what was decided on each "
    "point, and why."
)
TOOLKIT = f"""{NAME}

Early

Help comes as soon as somebody sees that it is needed, and waits for no diagnosis.

Northmoor Parent Carer Forum found that most families waited for a year.

- What would have helped you, or the child you work with, sooner?
- Should every child who gets help have it written down?

Kept

What was promised happens. Where it does not, the family hears of it, and why.

- How should a family hear that something did not happen?
- The Forum recommends that schools show what was delivered each half-term. Do you agree?

Together

- What makes a meeting about a child a good one?

Sources

Northmoor Parent Carer Forum

[A Year of Waiting (2026)](https://example.org)
"""
FIRST = (
    (
        "parent",
        "Somebody to ring. For eleven months we waited for a letter.",
        "Tell me the same week.",
    ),
    ("parent", "A plan without a diagnosis.", "Write it down where I see it."),
    (
        "school",
        "Time. I have thirty children and two minutes.",
        "On a list that I see too.",
    ),
    ("child", "If they had asked me.", "Tell me first and then my mum."),
    (
        "specialist",
        "Being asked before the referral, not after.",
        "In the account, with the reason.",
    ),
    ("health", "One form instead of four.", ""),
)
OPENED, OPEN_FOR = timedelta(days=10), timedelta(days=90)


def hold_conversation(cast: Cast) -> Consultation:
    """It opened ten days ago; seven answers have come, one of them set aside."""
    lin, now = cast.people["lin"], clock.now()
    before = now - OPENED - timedelta(days=2)
    about: dict[str, Any] = {"by": lin, "at": before}
    asked = questions_in(as_document(TOOLKIT, "how-help-is-agreed.txt"))
    made = make_consultation(area=cast.area, name=NAME, body=BODY, kind="conversation", asked=asked, **about)
    write_about(consultation=made, name=NAME, body=BODY, about=ABOUT, **about)
    announce(
        consultation=made, opens_at=now - OPENED, closes_at=now - OPENED + OPEN_FOR, why_so_short="", **about
    )
    made.refresh_from_db()
    questions = list(Question.objects.filter(principle__consultation=made).order_by("place"))
    for number, (who, sooner, hear) in enumerate(FIRST):
        at = now - OPENED + timedelta(days=number + 1)
        draft, _ = begin_draft(consultation=made, at=at)
        for question, words in ((questions[0], sooner), (questions[2], hear)):
            keep_answer(draft_id=draft.id, question_id=question.id, choice="", words=words, at=at)
        keep_about(draft_id=draft.id, about={"who": who, "may_quote": number % 2 == 0}, at=at)
        send_draft(draft_id=draft.id, source_mark="", at=at)
    trial, _ = bring_in(
        consultation=made, said=[Said(questions[0].id, words="test test")], about=About(), channel="paper",
        evidence="person", by=lin, at=now,
    )  # fmt: skip
    set_aside(
        reply=trial, reason="test", why="It was typed in to try the form.", by=cast.people["anita"], at=now
    )
    return made
