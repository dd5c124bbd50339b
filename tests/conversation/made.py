"""A consultation made through the actions, as those who run it make it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.actions.consultations import announce, make_consultation, write_about
from goldenthread.conversation.actions.replies import begin_draft, keep_about, keep_answer, send_draft
from goldenthread.conversation.models import Consultation, Question, Reply
from goldenthread.formats.consultation import Asked, Document, questions_in
from goldenthread.formats.consultation.lines import Line, blocks_of
from goldenthread.foundation.permissions import RoleKind
from goldenthread.places.models import PlaceRole
from tests.cast import NOW, TODAY

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


def asked() -> Asked:
    lines = [Line(text, number) for number, text in enumerate(SWINGS.split("\n"), 1)]
    return questions_in(Document("swings.txt", "text", blocks_of(lines)))


def give(cast: Cast, who: str, kind: RoleKind) -> None:
    """A role in the cast’s area."""
    PlaceRole.objects.create(
        account=cast.people[who], kind=kind, area=cast.area, starts_on=TODAY, evidence="Appointed",
        given_by=cast.people["helen"], given_at=NOW,
    )  # fmt: skip


def written(cast: Cast, **change: Any) -> Consultation:
    """With its document’s questions, and not announced."""
    lin = cast.people["lin"]
    given = {"area": cast.area, "name": "Swings", "body": "Northmoor Council", "kind": "conversation"}
    made = make_consultation(**given | {"asked": asked(), "by": lin, "at": NOW} | change)
    write_about(
        consultation=made,
        name=made.name,
        body=made.body,
        about="What do you think of swings?",
        by=lin,
        at=NOW,
    )
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
    consultation: Consultation, words: str = "Build them of wood.", source: str = "", **about: Any
) -> tuple[Reply, str]:
    """An answer of the website, to the first question."""
    draft, code = begin_draft(consultation=consultation, at=WHILE_OPEN)
    first = questions(consultation)[0]
    keep_answer(draft_id=draft.id, question_id=first.id, choice="", words=words, at=WHILE_OPEN)
    keep_about(draft_id=draft.id, about=about, at=WHILE_OPEN)
    return send_draft(draft_id=draft.id, source_mark=source, at=WHILE_OPEN), code
