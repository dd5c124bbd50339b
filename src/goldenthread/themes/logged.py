"""What is done to the answers of a question, in the log of the consultation's area."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goldenthread.conversation.models import Question
from goldenthread.foundation import audit
from goldenthread.foundation.models import Account


def log(what: str, question: Question, by: Account | None, at: datetime, **facts: Any) -> None:
    consultation = question.principle.consultation
    audit.record(
        what=what, by=by, at=at, stream=audit.stream_of_place(consultation.area_id),
        consultation=consultation.name, question=question.number, **facts,
    )  # fmt: skip
