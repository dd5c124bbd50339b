"""Reviews, made for tests."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from goldenthread.config.demonstration.cast import Cast
from goldenthread.plans.actions.reviews import Found, arrange_review, hold_review
from goldenthread.plans.models import PlanVersion, Review
from goldenthread.plans.queries.reviews import what_review_asks
from tests.cast import NOW, TODAY

DECEMBER, LATER = date(2026, 12, 10), date(2026, 12, 14)


def arranged(cast: Cast, on: date = DECEMBER, **fields: Any) -> Review:
    given: dict[str, Any] = {
        "starts_at": time(15, 30),
        "where": "at school",
        "with_whom": "Ruth Palmer",
        "at": NOW,
    }
    return arrange_review(child=cast.children["ayo"], on=on, by=cast.people["ruth"], **(given | fields))


def findings_for(cast: Cast, review: Review) -> list[Found]:
    """What must be said, for every outcome."""
    asked = what_review_asks(cast.children["ayo"], review.version_id, TODAY, NOW)
    return [
        Found(ask.strand, "partly", "He told Jack about the zoo.", "keep", "Meera was away.") for ask in asked
    ]


def held(cast: Cast, review: Review, findings: list[Found], **fields: Any) -> PlanVersion:
    meeting = {"held_on": TODAY, "present": "Ayo, Ruth", "child_words": "I like it.", "family_words": ""}
    about: dict[str, Any] = meeting | fields
    return hold_review(
        child=cast.children["ayo"], review_id=review.id, findings=findings, by=cast.people["ruth"], at=NOW,
        **about,
    )  # fmt: skip
