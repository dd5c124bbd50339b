"""Tables of other tools: what each column is, said once; then the rows, each taken once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from goldenthread.conversation.actions.replies import Said, content_hash
from goldenthread.conversation.codes import mark_of, new_code
from goldenthread.conversation.models import (
    Answer,
    Channel,
    Consultation,
    Reply,
    Sheet,
    SheetRow,
)
from goldenthread.conversation.queries.consultations import state_of
from goldenthread.conversation.queries.sheets import (
    as_json,
    columns_of,
    forget_copy,
    opened_sheet,
    plan_of,
    question_words,
)
from goldenthread.conversation.states import NotOpen, State
from goldenthread.formats.consultation.sheets import OF_A_QUESTION, Column, Is, replies_in
from goldenthread.formats.consultation.sheets import Reply as Row
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account, StoredFile

AT_ONCE = 500
ONE_OF = (Is.WHO, Is.REGION, Is.AGE, Is.ORGANISATION, Is.QUOTE, Is.PUBLISH, Is.DATE, Is.ID)


class HasFaults(Refused):
    def __init__(self, number: int) -> None:
        super().__init__(f"{number} rows cannot be read. Put them right, or bring in only the good rows.")


@transaction.atomic
def describe_sheet(
    *, consultation: Consultation, file: StoredFile, source: str, columns: Sequence[Column], by: Account,
    at: datetime,
) -> Sheet:  # fmt: skip
    """What the columns of a kept table are. It is kept to be used again for the same headings."""
    if not source.strip():
        raise Refused("Enter what the survey is called.", "source")
    with opened_sheet(file) as table:
        if [one.heading for one in columns] != list(table.headings):
            raise Refused("Say of each column what it is, in the order of the file.", "columns")
        number = sum(1 for _ in table.rows())
    _check(columns, question_words(consultation))
    sheet = Sheet.objects.create(
        consultation=consultation, file=file, source=source.strip()[:100], columns=as_json(columns),
        rows_in_file=number, by=by, at=at,
    )  # fmt: skip
    _log("said what the columns of a table are", sheet, by, at, columns=len(columns), rows=number)
    return sheet


def _check(columns: Sequence[Column], asked: dict[str, tuple[str, dict[str, str]]]) -> None:
    used = Counter((one.what, one.question) for one in columns if one.what is not Is.LEAVE)
    if not any(one.what in OF_A_QUESTION for one in columns):
        raise Refused("Say which column answers which question: none does yet.", "columns")
    for one in columns:
        if one.what in OF_A_QUESTION and one.question not in asked:
            raise Refused(f"Choose which question “{one.heading}” answers.", "columns")
        if one.what is Is.CHOICE and set(one.table.values()) - {"", *asked[one.question][1]}:
            raise Refused(
                f"“{one.heading}” is matched to a choice that its question does not have.", "columns"
            )
        if one.what is not Is.LEAVE and used[one.what, one.question] > 1:
            raise Refused(
                f"Two columns are said to be the same as “{one.heading}”. Leave one out.", "columns"
            )


def bring_in_sheet(*, sheet: Sheet, only_good: bool, by: Account, at: datetime) -> dict[str, int]:
    """Every row that is not here yet, some hundreds at a time, so that what is killed goes on where it was.

    With a fault anywhere nothing is taken, unless `only_good`.
    """
    if state_of(sheet.consultation, at) in (State.WRITTEN, State.ANNOUNCED):
        raise NotOpen(State.ANNOUNCED)
    plan = plan_of(sheet)
    if plan.bad and not only_good:
        raise HasFaults(plan.bad)
    with opened_sheet(sheet.file) as table:
        rows = (one for one in replies_in(table, columns_of(sheet), sheet.source) if isinstance(one, Row))
        taken = sum(_take(sheet, chunk, by, at) for chunk in _chunks(rows))
    forget_copy(sheet.file)
    return {"taken": taken, "here": plan.here + plan.new - taken, "bad": plan.bad}


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while chunk := list(islice(rows, AT_ONCE)):
        yield chunk


@transaction.atomic
def _take(sheet: Sheet, rows: Sequence[Row], by: Account, at: datetime) -> int:
    consultation = Consultation.objects.select_for_update().get(id=sheet.consultation_id)
    asked = SheetRow.objects.filter(consultation=consultation, mark__in=[one.mark for one in rows])
    here = set(asked.values_list("mark", flat=True))
    new = [one for one in rows if one.mark not in here]
    if not new:
        return 0
    last = Reply.objects.filter(consultation=consultation).aggregate(last=Max("number"))["last"] or 0
    replies, answers, kept = [], [], []
    for number, row in enumerate(new, last + 1):
        said = [Said(UUID(question), choice, words) for question, choice, words in row.said]
        organisation = bool(row.about.get("organisation"))
        reply = Reply(
            consultation=consultation, number=number, code_mark=mark_of(new_code()), channel=Channel.SHEET,
            evidence=Reply.Evidence.ORGANISATION if organisation else Reply.Evidence.PERSON,
            content_hash=content_hash(said), collected_by=sheet.source, entered_by=by,
            written_on=row.written_on, file=sheet.file, at=at, **row.about,
        )  # fmt: skip
        replies.append(reply)
        kept.append(
            SheetRow(sheet=sheet, consultation=consultation, reply=reply, line=row.line, mark=row.mark)
        )
        answers += [
            Answer(
                reply=reply,
                question_id=one.question_id,
                place=place,
                choice=one.choice,
                words=one.words.strip(),
            )
            for place, one in enumerate(said, 1)
        ]
    Reply.objects.bulk_create(replies)
    Answer.objects.bulk_create(answers)
    SheetRow.objects.bulk_create(kept)
    _log("brought in answers of a table", sheet, by, at, answers=len(new), first=last + 1)
    return len(new)


def _log(what: str, sheet: Sheet, by: Account, at: datetime, **facts: Any) -> None:
    audit.record(
        what=what, by=by, at=at, stream=audit.stream_of_place(sheet.consultation.area_id),
        consultation=sheet.consultation.name, table=sheet.source, **facts,
    )  # fmt: skip
