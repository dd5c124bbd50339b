"""Questions that go on from another: said before and after, and noticed where the first of two has no answer.

Nothing is refused for it: anybody may answer any question, or none. The same words on the web and on paper.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from goldenthread.conversation.models import Reply
from goldenthread.conversation.queries.consultations import QuestionLine, principles_of
from goldenthread.design.words import and_list


def goes_on_from(asked: QuestionLine) -> str:
    """What stands over a question that goes on from another; nothing over one that does not."""
    return f"This goes on from question {asked.follows}." if asked.follows else ""


def leads_to(asked: QuestionLine, questions: Sequence[QuestionLine]) -> str:
    """What stands under a question from which others go on, so that nobody on paper misses them."""
    after = [one.number for one in questions if one.follows == asked.number]
    if not after:
        return ""
    many = "Questions" if len(after) > 1 else "Question"
    go = "go" if len(after) > 1 else "goes"
    return f"{many} {and_list(after)} {go} on from what you say here."


def notes_on(questions: Sequence[QuestionLine], answered: Collection[UUID]) -> list[str]:
    """What whoever answers, or types it in, is told: an answer that goes on from one that is not there."""
    by_number = {one.number: one for one in questions}
    return [
        f"Question {one.number} goes on from question {one.follows}, which has no answer."
        for one in questions
        if one.id in answered and one.follows in by_number and by_number[one.follows].id not in answered
    ]


def notes_on_reply(reply: Reply) -> list[str]:
    """The same of an answer that is kept. Three queries."""
    answered = set(reply.answers.exclude(question=None).values_list("question", flat=True))
    questions = [one for part in principles_of(reply.consultation) for one in part.questions]
    return notes_on(questions, {one for one in answered if one})
