"""What is done to a report, in the log of the consultation's area."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goldenthread.conversation.models import Consultation
from goldenthread.foundation import audit
from goldenthread.foundation.models import Account


def log(what: str, consultation: Consultation, by: Account | None, at: datetime, **facts: Any) -> None:
    audit.record(
        what=what, by=by, at=at, stream=audit.stream_of_place(consultation.area_id),
        consultation=consultation.name, **facts,
    )  # fmt: skip
