"""What a rule says that it found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    EMAIL = "e-mail address"
    PHONE = "telephone number"
    NHS_NUMBER = "NHS number"
    UPN = "unique pupil number"
    NATIONAL_INSURANCE = "National Insurance number"
    POSTCODE = "postcode"
    ADDRESS = "street address"
    DATE = "date of birth"
    NAME = "name"


class Confidence(StrEnum):
    """SURE: a check or the words around it say so. LIKELY: the shape is right. SUSPECT: look at it."""

    SURE = "sure"
    LIKELY = "likely"
    SUSPECT = "suspect"


@dataclass(frozen=True, slots=True)
class Span:
    """`text` stands at `start` to `end` in characters; `why` is for the person who looks at it."""

    start: int
    end: int
    text: str
    kind: Kind
    confidence: Confidence
    why: str
