"""What is asked about a session: why it did not happen, what happened to each child, minutes made good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from goldenthread.design.forms import DateField, GovForm, NumberField, RadioField, SelectField, TextField
from goldenthread.law.deliveries import Reason, Status
from goldenthread.plans.actions.what_happened import DoesNotFit, WhatHappened, fitted
from goldenthread.plans.queries.day import DaySession, Known
from goldenthread.plans.session_words import reasons

STATUSES = [("happened", "Happened"), ("part", "Cut short"), ("missed", "Did not happen")]
REASON_NOTE = "In a few words, if it helps"


class WhyForm(GovForm):
    """One question: why a session did not happen."""

    note = TextField(REASON_NOTE, longest=300, hint="The family reads this.")

    def __init__(self, *args: Any, names: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = RadioField(
            "Why did it not happen?", reasons(*names), missing="Choose why it did not happen",
            label_as_heading=True,
        )  # fmt: skip
        self.fields = {"reason": asked, **self.fields}

    def said(self) -> WhatHappened:
        data = self.cleaned_data
        return WhatHappened(Status.MISSED, 0, Reason(data["reason"]), data["note"] or "")


class SessionForm(GovForm):
    """What happened at one child's session; why a record is corrected, when there is one."""

    status = RadioField(
        "What happened?", STATUSES, missing="Choose what happened", reveals={"part": "minutes"}
    )
    minutes = NumberField(
        "How many minutes did it last?", missing="Enter how many minutes it lasted, like 10",
        least=1, most=600, suffix="minutes",
    )  # fmt: skip

    def __init__(self, *args: Any, session: DaySession, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = RadioField(
            "Why was it cut short, or why did it not happen?", reasons(session.name),
            hint="Leave this out if it happened in full.",
        )  # fmt: skip
        self.fields["note"] = TextField(REASON_NOTE, longest=300, hint="The family reads this.")
        if session.known:
            self.fields["why"] = TextField(
                "Why are you changing the record?", longest=300,
                hint="The first record stays in the history, with this reason.",
            )  # fmt: skip

    def said(self) -> WhatHappened:
        data = self.cleaned_data
        status = Status(data["status"])
        reason = None if status is Status.HAPPENED or not data["reason"] else Reason(data["reason"])
        note = "" if status is Status.HAPPENED else data["note"] or ""
        return WhatHappened(status, data["minutes"] if status is Status.PART else None, reason, note)


def begun_with(known: Known | None, asked: str) -> dict[str, Any]:
    """What the form of one session shows at first."""
    if known is None:
        return {"status": asked}
    part = known.minutes if known.status is Status.PART else None
    reason = known.reason.value if known.reason else ""
    return {"status": asked or known.status.value, "minutes": part, "reason": reason, "note": known.note}


class EachForm(GovForm):
    """A row for each child of a group: what happened, for how long, and why not in full."""

    def __init__(self, *args: Any, sessions: tuple[DaySession, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sessions = sessions
        for number, session in enumerate(sessions):
            self.fields[f"status_{number}"] = RadioField(
                session.name,
                STATUSES,
                missing=f"Choose what happened for {session.name}",
                small=True,
                reveals={"part": f"minutes_{number}"},
            )
            self.fields[f"minutes_{number}"] = NumberField(
                "How many minutes did it last?",
                unclear=f"Enter how many minutes it lasted for {session.name}, like 10",
                least=1,
                most=600,
                suffix="minutes",
            )
            self.fields[f"reason_{number}"] = SelectField(
                "Reason, if cut short or missed", reasons(session.name), ask="Happened in full"
            )
            self.fields[f"note_{number}"] = TextField(REASON_NOTE, longest=300)

    def clean(self) -> dict[str, Any]:
        """Each child's answers fit together, and fit what was promised, or say whose do not."""
        data: dict[str, Any] = super().clean() or {}
        for number, session in enumerate(self.sessions):
            if data.get(f"status_{number}"):
                self._fit(number, session)
        return data

    def _fit(self, number: int, session: DaySession) -> None:
        try:
            fitted(self.said(number), session.minutes)
        except DoesNotFit as fault:
            self.add_error(f"{fault.field}_{number}", f"{session.name}: {fault}")

    def rows(self) -> list[list[Any]]:
        """The fields of each child together; the minutes stand under "Cut short"."""
        names = ("status", "reason", "note")
        return [[self[f"{name}_{number}"] for name in names] for number in range(len(self.sessions))]

    def said(self, number: int) -> WhatHappened:
        data = self.cleaned_data
        status = Status(data[f"status_{number}"])
        reason = data.get(f"reason_{number}")
        in_full = status is Status.HAPPENED
        return WhatHappened(
            status,
            data.get(f"minutes_{number}") if status is Status.PART else None,
            Reason(reason) if reason and not in_full else None,
            "" if in_full else data.get(f"note_{number}") or "",
        )


class MadeGoodForm(GovForm):
    """When the time was given, and how much."""

    on = DateField("When was it made good?", missing="Enter the day, like 30 11 2026")
    minutes = NumberField(
        "How many minutes?", missing="Enter how many minutes, like 30", least=1, most=600, suffix="minutes"
    )

    def __init__(self, *args: Any, missed_on: date, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["on"]
        field.earliest, field.latest = missed_on, today
