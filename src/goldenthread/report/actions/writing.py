"""Writing the report: what was heard of each theme, in short, what it cannot tell, and points of fairness."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from goldenthread.conversation.models import Consultation
from goldenthread.conversation.queries.replies import REGION_WORDS
from goldenthread.design.words import moment
from goldenthread.formats.plans_by_region import PlansByRegion
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.law.fair_consulting import point_of
from goldenthread.report.actions.logging import log
from goldenthread.report.models import Passage, PointAnswer, Population
from goldenthread.report.queries.passages import published_at
from goldenthread.report.queries.quoted import quotable
from goldenthread.report.states import PART_WORDS, Part
from goldenthread.themes.models import Theme
from goldenthread.themes.queries.figures import figures_of

LONGEST = 20_000
MOST_QUOTES = 10


class PassageConflict(Conflict):
    """Somebody else wrote it meanwhile. Holds their text; what was sent is still on the page."""

    def __init__(self, theirs: Passage) -> None:
        self.theirs = theirs
        super().__init__(
            f"{theirs.by.name} wrote this part at {moment(theirs.at)}, after this page was opened. Both "
            "texts are below. Make one of the two, and save it."
        )


@transaction.atomic
def write_part(
    *, consultation: Consultation, part: str, words: str, base: int, why: str = "", by: Account, at: datetime
) -> Passage:
    """A part of the whole report. `base` is the number of the text that was read; 0 where there was none."""
    if part not in (Part.SUMMARY, Part.LIMITS):
        raise Refused("This part of a report is not written by hand.", "part")
    return _write(consultation, Part(part), None, words, (), base, why, by, at)


@transaction.atomic
def write_heard(
    *, theme: Theme, words: str, quotes: Sequence[UUID], base: int, why: str = "", by: Account, at: datetime
) -> Passage:
    """What was heard of a theme, and which of the words that may be shown are quoted."""
    _check_quotes(theme, quotes)
    consultation = theme.question.principle.consultation
    return _write(consultation, Part.HEARD, theme, words, quotes, base, why, by, at)


def _check_quotes(theme: Theme, quotes: Collection[UUID]) -> None:
    if len(quotes) > MOST_QUOTES:
        raise Refused(f"Choose at most {MOST_QUOTES} quotations.", "quotes")
    figures = figures_of(theme.question)
    allowed = quotable(figures, [theme.id], quotes)[theme.id] if figures and quotes else []
    if set(quotes) - {one.answer_id for one in allowed}:
        raise Refused(
            "A quotation that you chose may not be shown: whoever wrote it did not agree, nobody has read "
            "its words for personal data yet, or it does not speak for this theme.", "quotes",
        )  # fmt: skip


def _write(
    consultation: Consultation, part: Part, theme: Theme | None, words: str, quotes: Sequence[UUID],
    base: int, why: str, by: Account, at: datetime,
) -> Passage:  # fmt: skip
    if not words.strip():
        raise Refused("Write at least a sentence.", "words")
    if len(words) > LONGEST:
        raise Refused(f"Use {LONGEST:,} letters or fewer.", "words")
    Consultation.objects.select_for_update().get(id=consultation.id)
    last = _last(consultation, part, theme)
    if last and last.number != base:
        raise PassageConflict(last)
    since = published_at(consultation)
    if last and since and last.at <= since and not why.strip():
        raise Refused("This was published. Say why it is changed: it stands in its history.", "why")
    row = Passage.objects.create(
        consultation=consultation, part=part, theme=theme, number=last.number + 1 if last else 1,
        words=words.strip(), quotes=[str(one) for one in quotes], why=why.strip(), by=by, at=at,
    )  # fmt: skip
    about = {"theme": str(theme.id)} if theme else {}
    log("wrote a part of a report", consultation, by, at, part=PART_WORDS[part], version=row.number, **about)
    return row


def _last(consultation: Consultation, part: Part, theme: Theme | None) -> Passage | None:
    rows = Passage.objects.filter(consultation=consultation, part=part, theme=theme)
    return rows.select_related("by").order_by("-number").first()


@transaction.atomic
def bring_population(
    *, consultation: Consultation, found: PlansByRegion, by: Account, at: datetime
) -> Population:
    """Published figures of the regions, to stand beside those who answered in the next edition."""
    values = {words.casefold(): value for value, words in REGION_WORDS.items()}
    counts = {
        values[region.casefold()]: number
        for region, number in found.plans.items()
        if region.casefold() in values
    }
    if not counts:
        raise Refused("None of its regions is one that people can choose here.", "file")
    year = f"{found.year[:4]}/{found.year[4:]}"
    source = f"Education, health and care plans, Department for Education, {year}"
    row = Population.objects.create(
        consultation=consultation, source=source[:200], counts=counts, by=by, at=at
    )
    log("brought in published figures", consultation, by, at, source=row.source, regions=len(counts))
    return row


@transaction.atomic
def answer_point(
    *, consultation: Consultation, point: str, words: str, by: Account, at: datetime
) -> PointAnswer:
    """What only a person can say of a point of fairness, in their own words, with their name and the day."""
    if point_of(point) is None:
        raise Refused("There is no such point.", "point")
    if not words.strip():
        raise Refused("Write an answer, if only that you do not know.", "words")
    row = PointAnswer.objects.create(
        consultation=consultation, point=point, words=words.strip(), by=by, at=at
    )
    log("answered a point of fairness", consultation, by, at, point=point)
    return row
