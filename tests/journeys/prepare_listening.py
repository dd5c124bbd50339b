"""Adds to a house a conversation that is over: forty answers that say one of two things.

Run as a program of its own, `python prepare_listening.py 2026-11-02`, because the house is another process.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from typing import Any

from goldenthread.config.command import open_house

ANSWERS = 40
PLAIN, ONE_PERSON = "Plain words", "One person to ring"


def prepare(day: date) -> None:
    open_house()
    from goldenthread.config.demonstration.said import SAID
    from goldenthread.conversation.actions.consultations import announce, make_consultation, write_about
    from goldenthread.conversation.actions.replies import About, Said, bring_in
    from goldenthread.conversation.models import Question
    from goldenthread.conversation.queries.documents import as_document
    from goldenthread.formats.consultation import questions_in
    from goldenthread.foundation import clock
    from goldenthread.foundation.models import Account
    from goldenthread.places.models import Area

    opens = clock.now() - timedelta(days=100)
    lin = Account.objects.get(email="lin.chen@example.org")
    about: dict[str, Any] = {"by": lin, "at": opens - timedelta(days=1)}
    asked = questions_in(
        as_document("Plans\n\nGood\n\nA plan is good.\n\n- What makes a good plan?\n", "plans.txt")
    )
    made = make_consultation(
        area=Area.objects.get(code="998"), name="What makes a good plan", body="Northmoor Council",
        kind="conversation", asked=asked, **about,
    )  # fmt: skip
    write_about(consultation=made, name=made.name, body=made.body, about="We ask about plans.", **about)
    announce(
        consultation=made, opens_at=opens, closes_at=opens + timedelta(days=90), why_so_short="", **about
    )
    made.refresh_from_db()
    question = Question.objects.get(principle__consultation=made)
    for number in range(ANSWERS):
        said = SAID[PLAIN if number % 2 else ONE_PERSON]
        words = f"{said[number // 2 % len(said)]} That is what I think, number {number}."
        bring_in(
            consultation=made, said=[Said(question.id, words=words)],
            about=About(who="parent", may_quote=True), channel="paper", evidence="person", by=lin,
            at=clock.now(),
        )  # fmt: skip


if __name__ == "__main__":
    prepare(date.fromisoformat(sys.argv[1]))
