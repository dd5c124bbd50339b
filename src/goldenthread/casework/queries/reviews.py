"""The round of a review: what was done, who is invited, and for each outcome what was delivered and found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from goldenthread.casework.models import (
    Case,
    CaseEvent,
    CaseReview,
    EhcPlan,
    ReviewInvitation,
    ReviewMeeting,
    ReviewOutcome,
)
from goldenthread.casework.queries.ehc_plan import read_ehc_plan
from goldenthread.casework.queries.section_f import delivered_of
from goldenthread.design.words import plain_date
from goldenthread.foundation.access import NotVisible
from goldenthread.law.reviews import INVITED_WORDS, NAMED_BY_LAW, Invited
from goldenthread.law.time_limits import EventKind

K = EventKind
_OF_ROUND = (
    K.REVIEW_ARRANGED, K.REVIEW_INVITED, K.REVIEW_PAPERS_SENT, K.REVIEW_HELD, K.REVIEW_REPORT_SENT,
    K.MAINTAIN_DECIDED, K.AMEND_DECIDED, K.CEASE_DECIDED, K.AMENDMENTS_SENT, K.AMENDMENTS_DROPPED,
    K.AMENDED_PLAN_FINALISED, K.PLAN_FINALISED,
)  # fmt: skip
_ENDS = frozenset(
    {K.MAINTAIN_DECIDED, K.CEASE_DECIDED, K.AMENDMENTS_DROPPED, K.AMENDED_PLAN_FINALISED, K.PLAN_FINALISED}
)
_BEGINS = (K.REVIEW_ARRANGED, K.REVIEW_HELD)  # a school may hold one that was not arranged here
_PROVISION, _OUTCOME = ("provision", "h1", "h2"), "outcome"


@dataclass(frozen=True, slots=True)
class InvitedOne:
    kind: Invited
    name: str
    organisation: str

    @property
    def kind_words(self) -> str:
        return INVITED_WORDS[self.kind]


@dataclass(frozen=True, slots=True)
class ReportSent:
    """The report of a review as it was sent, by whom and when."""

    words: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Round:
    """One round, from the arranging of its meeting. `done` has the last day of each event of it."""

    began: datetime | None
    done: dict[EventKind, date]
    arranged: date | None
    where: str
    invitations: tuple[InvitedOne, ...]
    held: ReviewMeeting | None
    report: ReportSent | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """Whom the law names and nobody has invited."""
        kinds = {one.kind for one in self.invitations}
        return tuple(INVITED_WORDS[one] for one in NAMED_BY_LAW if one not in kinds)

    @property
    def is_over(self) -> bool:
        return bool(_ENDS & self.done.keys())


@dataclass(frozen=True, slots=True)
class Finding:
    id: UUID
    helped: str
    helped_words: str
    evidence: str
    what_next: str
    next_words: str
    delivered: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class OutcomeLooked:
    """An outcome of the plan in force, the help that is for it with its account, and what was found."""

    strand: UUID
    words: str
    help: tuple[str, ...]
    delivered: tuple[str, ...]
    finding: Finding | None = None


def round_of(case: Case) -> Round:
    """The round that runs, or the last one. Four queries."""
    rows = (
        CaseEvent.objects.filter(case=case, set_aside__isnull=True, kind__in=[*_OF_ROUND])
        .select_related("by")
        .order_by("on", "at")
    )
    begun: list[CaseEvent] = []
    for row in rows:
        if row.kind in _BEGINS and _over(begun):
            begun = []
        if begun or row.kind in _BEGINS:
            begun.append(row)
    began = begun[0].at if begun else None
    arranged = next((row for row in reversed(begun) if row.kind == K.REVIEW_ARRANGED), None)
    review = CaseReview.objects.filter(event=arranged).first() if arranged else None
    invited = ReviewInvitation.objects.filter(case=case, at__gte=began).order_by("at", "id") if began else ()
    held = next((row for row in reversed(begun) if row.kind == K.REVIEW_HELD), None)
    sent = next((row for row in reversed(begun) if row.kind == K.REVIEW_REPORT_SENT), None)
    return Round(
        began,
        {EventKind(row.kind): row.on for row in begun},
        arranged.for_day if arranged else None,
        review.where if review else "",
        tuple(InvitedOne(Invited(row.kind), row.name, row.organisation) for row in invited),
        ReviewMeeting.objects.filter(event=held).select_related("by").first() if held else None,
        ReportSent(sent.reason, sent.by.name, sent.on) if sent else None,
    )


def _over(begun: Sequence[CaseEvent]) -> bool:
    return any(row.kind in _ENDS for row in begun)


def outcomes_of(case: Case, since: datetime | None, at: datetime) -> tuple[OutcomeLooked, ...]:
    """Each outcome of the plan in force, with what was delivered for it and what this round has found."""
    plan = EhcPlan.objects.filter(case=case, state=EhcPlan.State.FINAL).first()
    if plan is None:
        return ()
    rows = [
        {cell.place.part: cell.lines for cell in cells}
        for block in read_ehc_plan(plan).blocks
        for _, cells in block.rows
    ]
    helps = {line.strand: line for row in rows for part in _PROVISION for line in row.get(part, ())}
    happened = delivered_of(case.child, frozenset(helps), at)
    found = _findings(case, since)
    return tuple(_looked(rows, happened, found))


def _looked(
    rows: Sequence[dict[str, Any]], happened: dict[UUID, str], found: dict[UUID, Finding]
) -> Iterator[OutcomeLooked]:
    for row in rows:
        help_lines = [line for part in _PROVISION for line in row.get(part, ())]
        for line in row.get(_OUTCOME, ()):
            yield OutcomeLooked(
                line.strand, line.words, tuple(one.words for one in help_lines),
                tuple(happened[one.strand] for one in help_lines), found.get(line.strand),
            )  # fmt: skip


def _findings(case: Case, since: datetime | None) -> dict[UUID, Finding]:
    """The newest finding of each outcome in this round."""
    if since is None:
        return {}
    rows = ReviewOutcome.objects.filter(case=case, at__gte=since).select_related("by").order_by("at", "id")
    return {row.strand: _finding(row) for row in rows}


def _finding(row: ReviewOutcome) -> Finding:
    return Finding(
        row.id, row.helped, row.get_helped_display(), row.evidence, row.what_next,
        row.get_what_next_display(),
        tuple(row.delivered), row.by.name,
    )  # fmt: skip


def newest_finding(case: Case, strand: UUID, since: datetime | None) -> ReviewOutcome | None:
    rows = ReviewOutcome.objects.filter(case=case, strand=strand)
    rows = rows.filter(at__gte=since) if since else rows.none()
    return rows.select_related("by").order_by("at", "id").last()


def outcome_of(case: Case, strand: UUID, at: datetime) -> OutcomeLooked:
    """One outcome of the plan in force."""
    found = next((one for one in outcomes_of(case, round_of(case).began, at) if one.strand == strand), None)
    if found is None:
        raise NotVisible("outcome", strand, case.child_id)
    return found


def meeting_words(found: Round) -> str:
    day = plain_date(found.arranged) if found.arranged else ""
    return f"on {day}, {found.where}" if found.where else f"on {day}"


def report_words(case: Case, found: Round, at: datetime) -> str:
    """The report of a review, made from what was recorded: who was there, what was said, each outcome."""
    held = found.held
    parts = [f"The meeting was on {plain_date(found.done[K.REVIEW_HELD])}."]
    if held:
        parts.append(f"There: {held.present}")
        parts.append(f"{case.child.short_name} said: {held.child_words}")
        parts += [f"The family said: {held.family_words}"] if held.family_words else []
        parts += [f"Preparing for adulthood: {held.adulthood}"] if held.adulthood else []
    for one in outcomes_of(case, found.began, at):
        parts.append(_outcome_words(one))
    if held:
        parts.append(f"The meeting recommends: {held.get_recommends_display().lower()}.")
    return "\n\n".join(parts)


def _outcome_words(one: OutcomeLooked) -> str:
    delivered = one.finding.delivered if one.finding else one.delivered
    said = [f"Outcome: {one.words}", *(f"What happened: {words}" for words in delivered)]
    if one.finding:
        said.append(
            f"{one.finding.helped_words}. {one.finding.evidence} Next: {one.finding.next_words.lower()}."
        )
    else:
        said.append("The review has not looked at it.")
    return "\n".join(said)
