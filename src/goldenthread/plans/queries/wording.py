"""What could be clearer in a draft, line by line, without what its author decided to keep.

The words of the child and the family are never checked. A line is checked as the whole promise it makes: a
provision whose days stand in their own boxes has said how often. Only its author's words are pointed at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from goldenthread.design.words import plain_date
from goldenthread.law.wording import WORDING_RULES, LineKind, Remark, check_wording
from goldenthread.law.wording.examples import example_for
from goldenthread.plans.lines import Line
from goldenthread.plans.models import KeptWording
from goldenthread.plans.queries.document import OutcomeLine, PlanDocument, ProvisionLine

ABOUT_LINE = frozenset(rule.id for rule in WORDING_RULES if rule.about_line)
Kept = frozenset[tuple[UUID, str, str]]


@dataclass(frozen=True, slots=True)
class LineCheck:
    """Remarks on one line: the field whose words they point at, and those words."""

    line: Line
    strand: UUID
    field: str
    words: str
    remarks: tuple[Remark, ...]


def wording_of(found: PlanDocument, name: str) -> dict[UUID, LineCheck]:
    """The lines with something to say about them, by strand, with examples about `name`. One query."""
    kept = _kept(found.version.child_id)
    checks = (_fitted(_without_kept(check, kept), name) for check in _checks(found))
    return {check.strand: check for check in checks if check.remarks}


def _kept(child_id: UUID) -> Kept:
    return frozenset(KeptWording.objects.filter(child=child_id).values_list("strand", "rule", "words"))


def _without_kept(check: LineCheck, kept: Kept) -> LineCheck:
    left = tuple(
        remark
        for remark in check.remarks
        if (check.strand, remark.rule_id, kept_words(remark.quoted)) not in kept
    )
    return LineCheck(check.line, check.strand, check.field, check.words, left)


def _fitted(check: LineCheck, name: str) -> LineCheck:
    remarks = tuple(replace(remark, better=example_for(remark.better, name)) for remark in check.remarks)
    return replace(check, remarks=remarks)


def kept_words(quoted: str) -> str:
    """The words of a remark as they are remembered."""
    return " ".join(quoted.lower().split())[:300]


def _checks(found: PlanDocument) -> Iterator[LineCheck]:
    for need in found.needs:
        yield _check(Line.NEED, need.strand, "title", need.title, LineKind.NEED)
    for outcome in found.outcomes:
        yield _check(
            Line.OUTCOME, outcome.strand, "title", outcome.title, LineKind.OUTCOME, _also_sought(outcome)
        )
    for line in found.provisions:
        yield _check_provision(line)
    for adjustment in found.adjustments:
        yield _check(Line.ADJUSTMENT, adjustment.strand, "words", adjustment.words, LineKind.CLASS_NOTE)
    for note in found.class_notes:
        yield _check(Line.CLASS_NOTE, note.strand, "words", note.words, LineKind.CLASS_NOTE)


def _check(line: Line, strand: UUID, field: str, words: str, kind: LineKind, also: str = "") -> LineCheck:
    if not words:
        return LineCheck(line, strand, field, words, ())
    whole = f"{words.rstrip('. ')}. {also}" if also else words
    remarks = tuple(remark for remark in check_wording(whole, kind) if remark.end <= len(words))
    return LineCheck(line, strand, field, words, remarks)


def _check_provision(line: ProvisionLine) -> LineCheck:
    """Its name and what is done, as the one promise they make together.

    What the line leaves out is asked of both: the name may say it, or be all that there is. A vague word is
    pointed at where it stands, and the example goes where the deed is written.
    """
    also, title = _also_promised(line), line.title.strip()
    done = _check(Line.PROVISION, line.strand, "what", line.what, LineKind.PROVISION, also)
    if not title:
        return done
    words = f"{title.rstrip('. ')}: {line.what}" if line.what else title
    whole = _check(Line.PROVISION, line.strand, "what", words, LineKind.PROVISION, also)
    missing = {remark.rule_id for remark in whole.remarks} & ABOUT_LINE
    in_done = [one for one in done.remarks if one.rule_id not in ABOUT_LINE or one.rule_id in missing]
    known = {one.rule_id for one in in_done} & ABOUT_LINE
    in_title = [one for one in whole.remarks if one.end <= len(title) and one.rule_id not in known]
    return replace(whole if in_title else done, remarks=(*in_title, *in_done))


def _also_promised(line: ProvisionLine) -> str:
    """What the boxes of a provision say, as a sentence that goes on from its words."""
    said = [
        line.when_words[0].lower() + line.when_words[1:] if line.weekdays else "",
        f"for {line.minutes} minutes" if line.minutes else "",
        _group(line.group_size),
        f"with {who}" if (who := line.who or line.who_role) else "",
        f"from {plain_date(line.starts_on)}" if line.starts_on else "",
    ]
    return f"The sessions take place {' '.join(part for part in said if part)}." if any(said) else ""


def _also_sought(outcome: OutcomeLine) -> str:
    said = [
        f"by {plain_date(outcome.by_date)}" if outcome.by_date else "",
        f"we will know because: {outcome.measure}" if outcome.measure else "",
    ]
    return f"This is {', and '.join(part for part in said if part)}." if any(said) else ""


def _group(size: int | None) -> str:
    if not size:
        return ""
    return "one to one" if size == 1 else f"in a group of {size}"
