"""An EHC plan as it is read: its places with their lines, the advice beside them, and what changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from goldenthread.casework.models import Advice, AdviceAsked, Case, EhcLine, EhcPlan
from goldenthread.casework.queries.carried import advice_of
from goldenthread.casework.queries.events import events_of
from goldenthread.casework.sections import LETTERS, PLACES, TITLES, WRITTEN, Place, places_of
from goldenthread.casework.states import CaseState
from goldenthread.foundation.access import NotVisible
from goldenthread.law.assessment_advice import ADVICE, Part
from goldenthread.law.ehc_plan_checks import EhcRemark, Text, Whole, check_ehc_plan
from goldenthread.law.time_limits import EventKind, clocks
from goldenthread.law.wording.examples import example_for
from goldenthread.plans.queries.word_marks import Part as Words
from goldenthread.plans.queries.word_marks import side_by_side

State = EhcPlan.State
K = EventKind
STATE_WORDS = {value: str(label) for value, label in State.choices}
SENT_TO_YOU = "Sent to you as a draft"
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“‘(])|\n+")


@dataclass(frozen=True, slots=True)
class LineRead:
    """One line, where it stands, and where it comes from."""

    strand: UUID
    block: str
    part: str
    row: int
    words: str
    revision: int
    by: str
    source: str
    advice_id: UUID | None
    quoted: str
    part_id: UUID | None = None

    @property
    def section(self) -> str:
        return PLACES[self.block, self.part].section


@dataclass(frozen=True, slots=True)
class Cell:
    """One place in one row, with its lines."""

    place: Place
    row: int
    lines: tuple[LineRead, ...]


@dataclass(frozen=True, slots=True)
class BlockRead:
    """One block: what stands alone in it, and its rows of need, provision and outcome."""

    key: str
    letters: str
    title: str
    alone: tuple[Cell, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]

    @property
    def is_empty(self) -> bool:
        cells = (*self.alone, *(cell for _, row in self.rows for cell in row))
        return not any(cell.lines for cell in cells)

    @property
    def next_row(self) -> int:
        return max((number for number, _ in self.rows), default=0) + 1


@dataclass(frozen=True, slots=True)
class Dropped:
    """Who gave a version up, when and why."""

    who: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class PlanHead:
    id: UUID
    number: int
    state: str
    served_on: date | None
    final_on: date | None
    signed_by: str
    based_on: UUID | None
    dropped: Dropped | None = None

    @property
    def state_words(self) -> str:
        return STATE_WORDS[self.state]

    def words_to(self, *, family: bool) -> str:
        """The state as whoever reads it is spoken to."""
        return SENT_TO_YOU if family and self.state == State.SERVED else self.state_words


@dataclass(frozen=True, slots=True)
class PlanRead:
    head: PlanHead
    blocks: tuple[BlockRead, ...]

    @property
    def lines(self) -> list[LineRead]:
        cells = (cell for block in self.blocks for cell in _cells(block))
        return [line for cell in cells for line in cell.lines]

    def block(self, key: str) -> BlockRead:
        return next(block for block in self.blocks if block.key == key)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the advice, with its number in it, and the letters of the sections that use it."""

    number: int
    words: str
    used_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdviceBeside:
    """One piece of advice, sentence by sentence, to draw from."""

    id: UUID
    title: str
    name: str
    sentences: tuple[Sentence, ...]


def plans_of(case: Case) -> tuple[PlanHead, ...]:
    """Every version of the case’s plan, the newest first. One query."""
    rows = EhcPlan.objects.filter(case=case).select_related("dropped__by").order_by("-number")
    return tuple(map(_head, rows))


def plan_of(case: Case, plan_id: UUID, *, family: bool) -> EhcPlan:
    """One version. The family sees those that were sent to it, never one being written."""
    rows = EhcPlan.objects.filter(case=case, id=plan_id)
    if family:
        rows = rows.filter(served_on__isnull=False) | rows.filter(final_on__isnull=False)
    found = rows.first()
    if found is None:
        raise NotVisible("EHC plan", plan_id, case.child_id)
    return found


def written_of(case: Case) -> EhcPlan | None:
    return EhcPlan.objects.filter(case=case, state=State.WRITTEN).first()


def read_ehc_plan(plan: EhcPlan) -> PlanRead:
    """The version, place by place in the order of the layout. One query."""
    rows = (
        EhcLine.objects.filter(plan=plan)
        .select_related("by", "advice__asked", "package_part__child_package__package")
        .order_by("position", "id")
    )
    lines = [_line(row) for row in rows]
    return PlanRead(_head(plan), tuple(_block(block.key, lines) for block in WRITTEN))


def _head(row: EhcPlan) -> PlanHead:
    dropped = getattr(row, "dropped", None) if row.state == State.DROPPED else None
    return PlanHead(
        row.id, row.number, row.state, row.served_on, row.final_on, row.signed_by, row.based_on_id,
        Dropped(dropped.by.name, dropped.at, dropped.reason) if dropped else None,
    )  # fmt: skip


def _line(row: EhcLine) -> LineRead:
    return LineRead(
        row.strand, row.block, row.part, row.row, row.words, row.revision, row.by.name, _source(row),
        row.advice_id, row.quoted, row.package_part_id,
    )  # fmt: skip


def _source(row: EhcLine) -> str:
    if row.advice:
        return f"{ADVICE[Part(row.advice.asked.part)].name}, {row.advice.asked.name}"
    package = row.package_part.child_package.package if row.package_part else None
    if row.package_part is None or package is None:
        return ""
    role = next(one["name"] for one in package.content["parts"] if one["id"] == row.package_part.role)
    return f"{package.name}, version {package.version}: {role}"


def _block(key: str, lines: Sequence[LineRead]) -> BlockRead:
    block = next(one for one in WRITTEN if one.key == key)
    places = places_of(block)
    mine = [line for line in lines if line.block == key]
    numbers = sorted({line.row for line in mine if line.row})

    def cell(place: Place, row: int) -> Cell:
        return Cell(place, row, tuple(line for line in mine if (line.part, line.row) == (place.part, row)))

    alone = tuple(cell(place, 0) for place in places if not place.in_rows)
    in_rows = [place for place in places if place.in_rows]
    rows = tuple((number, tuple(cell(place, number) for place in in_rows)) for number in numbers)
    return BlockRead(key, LETTERS[key], TITLES[key], alone, rows)


def _cells(block: BlockRead) -> Iterator[Cell]:
    yield from block.alone
    for _, row in block.rows:
        yield from row


def advice_beside(case: Case, plan: EhcPlan | None) -> tuple[AdviceBeside, ...]:
    """All advice of the case and what came with it, sentence by sentence, with where each is used."""
    used: dict[tuple[UUID, str], list[str]] = {}
    for line in EhcLine.objects.filter(plan=plan, advice__isnull=False) if plan else ():
        letter = PLACES[line.block, line.part].section
        used.setdefault((line.advice_id, line.quoted), []).append(letter)  # type: ignore[arg-type]  # filtered
    found = advice_of(case).select_related("asked")
    order = list(Part)
    pieces = sorted(found, key=lambda one: order.index(Part(one.asked.part)))
    return tuple(
        AdviceBeside(
            one.id, ADVICE[Part(one.asked.part)].name, one.asked.name,
            tuple(
                Sentence(number, words, tuple(dict.fromkeys(used.get((one.id, words), ()))))
                for number, words in enumerate(sentences_of(one))
            ),
        )
        for one in pieces
    )  # fmt: skip


def sentences_of(advice: Advice) -> list[str]:
    """The advice sentence by sentence, then the provision that it advises."""
    return sentences_in(f"{advice.words}\n{advice.amount_words}")


def sentences_in(text: str) -> list[str]:
    return [part.strip() for part in _SENTENCE.split(text.replace("\r\n", "\n")) if part.strip()]


def sentence_of(case: Case, advice_id: UUID, number: int) -> str:
    """One sentence of a piece of advice of this case."""
    advice = advice_of(case).filter(id=advice_id).first()
    sentences = sentences_of(advice) if advice else []
    if not 0 <= number < len(sentences):
        raise NotVisible("advice", advice_id, case.child_id)
    return sentences[number]


def remarks_on(plan: PlanRead, case: Case, today: date) -> list[EhcRemark]:
    """What the checks say of this version."""
    born = case.child.born_on
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    asked = AdviceAsked.objects.filter(case=case, given__isnull=True, event__set_aside__isnull=True)
    unanswered = [ADVICE[Part(part)].name for part in asked.values_list("part", flat=True)]
    texts = [Text(line.strand, line.block, line.part, line.row, line.words) for line in plan.lines]
    amends = case.state in (CaseState.IN_FORCE, CaseState.AMENDING)
    is_draft = plan.head.state in (State.WRITTEN, State.SERVED) and not amends and not _may_be_final(case)
    remarks = check_ehc_plan(Whole(texts, is_draft, age, unanswered))
    return [replace(one, good=example_for(one.good, case.child.short_name)) for one in remarks]


def stopped_by(plan: PlanRead, case: Case) -> str:
    """What stops the version being written from going on, besides which every check only points: section I
    names a setting once the plan is final, and none before the family has said which it asks for."""
    names = any(line.block == "I" for line in plan.lines)
    if _may_be_final(case) or must_amend(case):
        if names:
            return ""
        return (
            "Section I is empty. Name a school or other setting, or its type, before the plan is made final."
        )
    if names and case.state not in (CaseState.IN_FORCE, CaseState.AMENDING):
        return "Section I is filled. Empty it before the draft goes, so that the family can ask for a school."
    return ""


def _may_be_final(case: Case) -> bool:
    """Once a draft has been served, the version being written is the one to make final."""
    return EhcPlan.objects.filter(case=case, state=State.SERVED).exists()


def answer_until(case: Case, today: date) -> date | None:
    """The last day of the family’s time to answer a draft or amendments, if it still runs."""
    names = ("limit.comment-on-draft", "limit.comment-on-amendments")
    running = [clock for clock in clocks(events_of(case.id), today) if clock.limit.id in names]
    return max((clock.due for clock in running if clock.is_open and clock.due >= today), default=None)


@dataclass(frozen=True, slots=True)
class Change:
    """One line in two versions: what it said, what it says now; either is empty if it was not there."""

    section: str
    title: str
    before: str
    after: str

    @property
    def by_word(self) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
        """Both texts, with the words marked that are not in the other."""
        return side_by_side(self.before, self.after)


def changes_between(before: PlanRead, after: PlanRead) -> list[Change]:
    """Every line that was added, taken out or changed, in the order of the layout."""
    old = {line.strand: line for line in before.lines}
    new = {line.strand: line for line in after.lines}
    order = [(block.key, place.part) for block in WRITTEN for place in places_of(block)]
    found = [
        (line.block, line.part, line.row, old.get(strand), new.get(strand))
        for strand, line in {**old, **new}.items()
        if strand not in old or strand not in new or old[strand].words != new[strand].words
    ]
    found.sort(key=lambda one: (order.index((one[0], one[1])), one[2]))
    return [
        Change(PLACES[block, part].section, TITLES[block], was.words if was else "", now.words if now else "")
        for block, part, _, was, now in found
    ]


def proposed_changes(case: Case, plan: EhcPlan) -> list[Change] | None:
    """What a version changes in the plan in force; none where no plan is, or none that was written here."""
    final = EhcPlan.objects.filter(case=case, state=State.FINAL).first()
    return changes_between(read_ehc_plan(final), read_ehc_plan(plan)) if final else None


def must_amend(case: Case) -> bool:
    """Whether the tribunal ordered a change, or one was agreed, since the plan was last made final.

    Such a change is made as it is ordered: it is not proposed first.
    """
    kinds = [event.kind for event in events_of(case.id) if event.kind in _ORDERED | _FINAL]
    return bool(kinds) and kinds[-1] in _ORDERED


_ORDERED = frozenset(
    {
        K.ORDERED_TO_AMEND, K.ORDERED_TO_NAME_SETTING, K.NOT_OPPOSED_TO_AMEND, K.AGREED_TO_AMEND,
        K.AGREED_TO_NAME_SETTING,
    }
)  # fmt: skip
_FINAL = frozenset({K.PLAN_FINALISED, K.AMENDED_PLAN_FINALISED, K.PLAN_TRANSFERRED_IN})
