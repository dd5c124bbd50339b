"""A consultation made through the actions, as those who run it make it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import lxml.html

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.actions.consultations import announce, make_consultation, write_about
from goldenthread.conversation.actions.replies import begin_draft, keep_about, keep_answer, send_draft
from goldenthread.conversation.models import Consultation, Question, Reply
from goldenthread.formats.consultation import Asked, Document, questions_in
from goldenthread.formats.consultation.lines import Line, blocks_of
from tests.cast import NOW

SWINGS = """A conversation about swings

Near

Every child should have a swing near home.

The Swing Society recommends two to a park.

- How could we build more?
- Do you agree with two to a park?

Safe

Swings should hold.

- Who should test them?
"""
OPENS, CLOSES = NOW + timedelta(days=1), NOW + timedelta(days=100)
WHILE_OPEN, AFTER = NOW + timedelta(days=2), NOW + timedelta(days=101)


def asked(words: str = SWINGS) -> Asked:
    lines = [Line(text, number) for number, text in enumerate(words.split("\n"), 1)]
    return questions_in(Document("swings.txt", "text", blocks_of(lines)))


def written(cast: Cast, **change: Any) -> Consultation:
    """With its document’s questions, and not announced."""
    given: dict[str, Any] = {
        "area": cast.area, "name": "Swings", "body": "Northmoor Council", "kind": "conversation",
        "asked": asked(), "by": cast.people["lin"], "at": NOW,
    } | change  # fmt: skip
    made = make_consultation(**given)
    write_about(
        consultation=made, name=made.name, body=made.body, about="What do you think of swings?",
        by=given["by"], at=given["at"],
    )  # fmt: skip
    made.refresh_from_db()
    return made


def announced(
    cast: Cast, opens: datetime = OPENS, closes: datetime = CLOSES, at: datetime = NOW
) -> Consultation:
    made = written(cast)
    announce(
        consultation=made, opens_at=opens, closes_at=closes, why_so_short="", by=cast.people["lin"], at=at
    )
    made.refresh_from_db()
    return made


def questions(consultation: Consultation) -> list[Question]:
    return list(Question.objects.filter(principle__consultation=consultation).order_by("place"))


def sent(
    consultation: Consultation,
    words: str = "Build them of wood.",
    source: str = "",
    at: datetime = WHILE_OPEN,
    **about: Any,
) -> tuple[Reply, str]:
    """An answer of the website, to the first question."""
    draft, code = begin_draft(consultation=consultation, at=at)
    first = questions(consultation)[0]
    keep_answer(draft_id=draft.id, question_id=first.id, choice="", words=words, at=at)
    keep_about(draft_id=draft.id, about=about, at=at)
    return send_draft(draft_id=draft.id, source_mark=source, at=at), code


def filled(page: Any) -> dict[str, Any]:
    """What the form “confirm” of this page would send as it stands."""
    form = lxml.html.fromstring(page.content).get_element_by_id("confirm")
    found: dict[str, Any] = {}
    for name, value in form.form_values():
        found[name] = (
            [*found[name], value]
            if isinstance(found.get(name), list)
            else ([found[name], value] if name in found else value)
        )
    found.pop("csrfmiddlewaretoken", None)
    return found


def offered(page: Any, name: str) -> list[str]:
    """The values of the buttons of this name, in the order of the page."""
    return [str(one) for one in lxml.html.fromstring(page.content).xpath(f"//button[@name='{name}']/@value")]
