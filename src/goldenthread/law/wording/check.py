"""Check one line, or many, and say plainly what could be clearer."""

from __future__ import annotations

from typing import Any

from goldenthread.law.wording.line import Line
from goldenthread.law.wording.rule import LineKind, Remark, WordingRule
from goldenthread.law.wording.rules import WORDING_RULES


class UnknownKindOfLineError(ValueError):
    """The caller asked to check a kind of line that has no rules."""

    def __init__(self, kind: str) -> None:
        known = ", ".join(LineKind)
        super().__init__(f"There is no kind of line called “{kind}”. Use one of: {known}.")


def check_wording(text: str, kind: LineKind | str = LineKind.PROVISION) -> list[Remark]:
    """What could be clearer in one line of a plan, from left to right.

    Each remark points at the exact words: `text[start:end] == quoted`. The same text always gives
    the same remarks. Raises `UnknownKindOfLineError`. Sources: each rule's own citations.
    """
    line, asked = Line(text), _kind(kind)
    found = [
        (remark.start, order, remark.end, remark)
        for order, rule in enumerate(WORDING_RULES)
        if asked in rule.applies_to and not rule.last_resort
        for remark in _remarks(rule, line)
    ]
    if not found:
        return _last_resort(line, asked)
    return [remark for *_, remark in sorted(found, key=lambda entry: entry[:3])]


def wording_as_json(lines: list[str], kind: LineKind | str = LineKind.PROVISION) -> dict[str, Any]:
    """The remarks on each line as plain data, for the command and the API.

    Shape: {"kind", "lines": [{"text", "clean", "remarks": [{"rule", "reason", "start", "end",
    "quoted", "better"}]}], "clean_lines", "remarks"}. Offsets count characters of the line.
    """
    checked = [_line_as_json(text, kind) for text in lines]
    return {
        "kind": str(_kind(kind)),
        "lines": checked,
        "clean_lines": sum(entry["clean"] for entry in checked),
        "remarks": sum(len(entry["remarks"]) for entry in checked),
    }


def _kind(kind: LineKind | str) -> LineKind:
    try:
        return LineKind(kind)
    except ValueError as unknown:
        raise UnknownKindOfLineError(str(kind)) from unknown


def _remarks(rule: WordingRule, line: Line) -> list[Remark]:
    return [
        Remark(
            rule_id=rule.id,
            reason=rule.reason_for(span.text),
            start=span.start,
            end=span.end,
            quoted=span.text,
            better=rule.example_better,
        )
        for span in rule.find(line)
    ]


def _last_resort(line: Line, kind: LineKind) -> list[Remark]:
    return [
        remark
        for rule in WORDING_RULES
        if rule.last_resort and kind in rule.applies_to
        for remark in _remarks(rule, line)
    ]


def _line_as_json(text: str, kind: LineKind | str) -> dict[str, Any]:
    remarks = [_remark_as_json(remark) for remark in check_wording(text, kind)]
    return {"text": text, "clean": not remarks, "remarks": remarks}


def _remark_as_json(remark: Remark) -> dict[str, Any]:
    return {
        "rule": remark.rule_id,
        "reason": remark.reason,
        "start": remark.start,
        "end": remark.end,
        "quoted": remark.quoted,
        "better": remark.better,
    }
