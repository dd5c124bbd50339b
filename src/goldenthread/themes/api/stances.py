"""Where answers stand, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router

from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.permissions import Permission
from goldenthread.themes.api import shapes_stances as shapes
from goldenthread.themes.api.coding import asked
from goldenthread.themes.api.shapes_figures import PageAsked
from goldenthread.themes.logged import log
from goldenthread.themes.queries.choices import choices_of, closed_question
from goldenthread.themes.queries.judged import judged_in, left_to_judge
from goldenthread.themes.queries.stances import inferred_to_be, stances_of, stances_said
from goldenthread.themes.states import STANCE_WORDS

if TYPE_CHECKING:
    from goldenthread.conversation.models import Question

router = Router(tags=["figures"])
READS = {"x-asks": Permission.READ_ANSWERS.name}
STANCES = "/questions/{uuid:question_id}/stances"


@router.get(
    STANCES, response={200: shapes.StancesOut, **REFUSALS}, openapi_extra=READS,
    summary="Where answers stand",
)  # fmt: skip
def stances(request: HttpRequest, question_id: UUID) -> Any:
    """As people chose it; inferred only where nobody was asked. Numbers of people are rounded to 5."""
    found, viewer = asked(request, question_id)
    chose = closed_question(found) is not None
    return {
        "how": "chosen" if chose else "inferred",
        "chosen": choices_of(found, viewer.at),
        "inferred": None if chose else stances_of(found),
        "judged": None if chose else _judged(found),
        "left": left_to_judge(found, viewer.account),
    }


def _judged(question: Question) -> dict[str, Any]:
    read = judged_in(question)
    return {
        "sampled": read.sampled, "agreed": len(read.stances), "differ": read.differ, "by_one": read.by_one,
        "needed": read.needed,
    }  # fmt: skip


@router.get(
    STANCES + "/{slug:stance}/answers", response={200: shapes.StanceSaidList, **REFUSALS},
    openapi_extra=READS, summary="Answers inferred to stand so",
)  # fmt: skip
def said(request: HttpRequest, question_id: UUID, stance: str, wanted: Query[PageAsked]) -> Any:
    """The likeliest first. 404 until it is inferred."""
    found, viewer = asked(request, question_id)
    read = stances_of(found)
    if stance not in STANCE_WORDS or read is None:
        raise NotVisible("stance", question_id)
    rows = inferred_to_be(found, read.run_id, stance)
    log("read the answers of a stance", found, viewer.account, viewer.at, stance=stance)
    return {"number": rows.count(), "said": stances_said(rows[wanted.after : wanted.after + wanted.most])}
