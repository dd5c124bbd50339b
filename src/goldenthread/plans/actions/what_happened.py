"""What somebody says of a session, checked against what was promised, with words for what does not fit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from goldenthread.foundation.failures import Refused
from goldenthread.law.day_words import full_date
from goldenthread.law.deliveries import Reason, Status

LONGEST = 600


class InTheFuture(Refused):
    def __init__(self, on: date) -> None:
        super().__init__(f"{full_date(on)} has not come yet. Record a session on its day or later.", "on")


class DoesNotFit(Refused):
    """What is said of a session contradicts itself or what was promised."""


@dataclass(frozen=True, slots=True)
class WhatHappened:
    """It happened, was cut short or was missed; for how many minutes; why not in full.

    `minutes` may be left out of what happened in full and of what was missed. `said_why` is False
    for a tap that said "Did not happen" and no more: it is kept at once, and asked about afterwards.
    """

    status: Status
    minutes: int | None = None
    reason: Reason | None = None
    note: str = ""
    said_why: bool = True


def fitted(what: WhatHappened, promised: int | None) -> WhatHappened:
    """The same with its minutes filled in. `promised` is None for a session beyond the promise."""
    if what.status is Status.HAPPENED:
        return _in_full(what, promised)
    if promised is None:
        raise DoesNotFit("Only a session that happened can be an extra one.", "status")
    return _missed(what) if what.status is Status.MISSED else _cut_short(what, promised)


def _in_full(what: WhatHappened, promised: int | None) -> WhatHappened:
    minutes = what.minutes if what.minutes is not None else promised
    if minutes is None or not 1 <= minutes <= LONGEST:
        raise DoesNotFit("Enter how many minutes it lasted, like 20.", "minutes")
    if promised is not None and minutes < promised:
        raise DoesNotFit(
            f"It was promised for {promised} minutes. Say that it was cut short, and why.", "status"
        )
    if what.reason is not None:
        raise DoesNotFit("Take the reason away: a session that happened needs none.", "reason")
    return replace(what, minutes=minutes)


def _missed(what: WhatHappened) -> WhatHappened:
    if what.minutes:
        raise DoesNotFit("A missed session has no minutes. Say that it was cut short instead.", "minutes")
    if what.said_why:
        _check_reason(what, "Say why it did not happen.")
    return replace(what, minutes=0)


def _cut_short(what: WhatHappened, promised: int) -> WhatHappened:
    if what.minutes is None or what.minutes < 1:
        raise DoesNotFit("Enter how many minutes it lasted, like 10.", "minutes")
    if what.minutes >= promised:
        raise DoesNotFit(
            f"{promised} minutes were promised, so it was not cut short. Say that it happened.", "minutes"
        )
    _check_reason(what, "Say why it was cut short.")
    return what


def _check_reason(what: WhatHappened, words: str) -> None:
    if what.reason is None:
        raise DoesNotFit(words, "reason")
    if what.reason is Reason.OTHER and not what.note.strip():
        raise DoesNotFit("Say in a few words what the other reason was.", "note")
