"""Is a line of a plan clear enough to hold somebody to? Checks on words, with a reason for each."""

from goldenthread.law.wording.check import UnknownKindOfLineError, check_wording, wording_as_json
from goldenthread.law.wording.line import Span
from goldenthread.law.wording.rule import LineKind, Remark, WordingRule
from goldenthread.law.wording.rules import WORDING_RULES

__all__ = [
    "WORDING_RULES",
    "LineKind",
    "Remark",
    "Span",
    "UnknownKindOfLineError",
    "WordingRule",
    "check_wording",
    "wording_as_json",
]
