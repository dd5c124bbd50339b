"""Paper: it gets a number, is typed in by one person or by two who do not see each other, and is settled."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from goldenthread.conversation.actions.replies import About, Said, bring_in
from goldenthread.conversation.models import (
    Channel,
    Consultation,
    Paper,
    PaperRule,
    PaperSettled,
    Question,
    Reply,
    Typing,
)
from goldenthread.conversation.queries.papers import (
    CHOICE,
    WORDS,
    differing,
    is_drawn,
    labels_of,
    rule_of,
    said_somewhere,
)
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account

_MOST_LETTERS = 500_000


class TypedByTheSame(Conflict):
    def __init__(self) -> None:
        super().__init__("You typed this paper the first time. Somebody else types it the second time.")


@transaction.atomic
def set_paper_rule(
    *, consultation: Consultation, twice_in_100: int, post_to: str, by: Account, at: datetime
) -> PaperRule:
    """How papers that come from now on are taken in. The seed of the draw stays the same."""
    if not 0 <= twice_in_100 <= 100:
        raise Refused("Enter a number from 0 to 100.", "twice_in_100")
    seed = rule_of(consultation).seed or secrets.token_hex(8)
    rule = PaperRule.objects.create(
        consultation=consultation, twice_in_100=twice_in_100, seed=seed, post_to=post_to.strip(), by=by, at=at
    )
    _log("set how papers are taken in", consultation, by, at, twice_in_100=twice_in_100, seed=seed)
    return rule


@transaction.atomic
def number_paper(*, consultation: Consultation, by: Account, at: datetime) -> Paper:
    """A paper that has arrived: its number is written on it, and says whether two people type it."""
    Consultation.objects.select_for_update().get(id=consultation.id)
    last = Paper.objects.filter(consultation=consultation).aggregate(last=Max("number"))["last"] or 0
    number = last + 1
    paper = Paper.objects.create(
        consultation=consultation, number=number, twice=is_drawn(rule_of(consultation), number), by=by, at=at
    )
    _log("gave a paper its number", consultation, by, at, paper=number, twice=paper.twice)
    return paper


@transaction.atomic
def type_paper(
    *, paper: Paper, said: Mapping[str, Any], by: Account, at: datetime
) -> tuple[Reply, str] | None:
    """As one person reads it. It is a reply at once where one is enough, or where both typed the same."""
    typed = list(Typing.objects.select_for_update().filter(paper=paper).order_by("place"))
    if len(typed) >= (2 if paper.twice else 1):
        raise Conflict("This paper is typed in already.")
    labels = labels_of(paper.consultation)
    kept = {field: said[field] for field in labels if said.get(field) not in (None, "", False)}
    if sum(len(str(value)) for value in kept.values()) > _MOST_LETTERS:
        raise Refused("This is longer than a paper can be. Bring it in as a document.")
    if typed and typed[0].by_id == by.id:
        raise TypedByTheSame
    try:
        with transaction.atomic():
            Typing.objects.create(paper=paper, place=len(typed) + 1, said=kept, by=by, at=at)
    except IntegrityError as error:
        raise Conflict("Somebody typed this paper at the same moment. Look at it again.") from error
    _log("typed in a paper", paper.consultation, by, at, paper=paper.number, time=len(typed) + 1)
    both = [*(one.said for one in typed), kept]
    if not paper.twice:
        return _settle(paper, kept, [], [], by, at)
    if len(both) == 2 and not differing(both[0], both[1], labels):
        return _settle(paper, both[0], said_somewhere(both, labels), [], by, at)
    return None


@transaction.atomic
def settle_paper(*, paper: Paper, said: Mapping[str, Any], by: Account, at: datetime) -> tuple[Reply, str]:
    """Decide each field in which the two typings differ: `said` is what the paper says there."""
    typed = list(Typing.objects.select_for_update().filter(paper=paper).order_by("place"))
    if PaperSettled.objects.filter(paper=paper).exists():
        raise Conflict("This paper is settled already.")
    if len(typed) < 2:
        raise Conflict("This paper has not been typed in twice yet.")
    labels = labels_of(paper.consultation)
    first, second = typed[0].said, typed[1].said
    apart = differing(first, second, labels)
    for field in apart:
        if field not in said:
            raise Refused(f"Decide what the paper says: {labels[field]}.", field)
    whole = {**first, **{field: said[field] for field in apart}}
    return _settle(paper, whole, said_somewhere([first, second], labels), apart, by, at)


def _settle(
    paper: Paper, said: Mapping[str, Any], compared: list[str], differed: list[str], by: Account, at: datetime
) -> tuple[Reply, str]:
    about = {name: said[name] for name in About.__dataclass_fields__ if said.get(name)}
    written_on = said.get("written_on") or None
    reply, code = bring_in(
        consultation=paper.consultation,
        said=_answers(paper.consultation, said),
        about=About(**about),
        channel=Channel.PAPER,
        evidence=said.get("evidence") or Reply.Evidence.PERSON,
        written_on=date.fromisoformat(written_on) if isinstance(written_on, str) else written_on,
        code=said.get("code", ""),
        by_number=True,
        by=by,
        at=at,
    )
    PaperSettled.objects.create(paper=paper, reply=reply, compared=compared, differed=differed, by=by, at=at)
    _log("settled a paper", paper.consultation, by, at, paper=paper.number, differed=len(differed))
    return reply, code


def _answers(consultation: Consultation, said: Mapping[str, Any]) -> list[Said]:
    ids: list[UUID] = list(
        Question.objects.filter(principle__consultation=consultation)
        .order_by("place")
        .values_list("id", flat=True)
    )
    return [Said(id, said.get(f"{CHOICE}{id}", ""), said.get(f"{WORDS}{id}", "")) for id in ids]


def _log(what: str, consultation: Consultation, by: Account, at: datetime, **facts: Any) -> None:
    audit.record(
        what=what, by=by, at=at, stream=audit.stream_of_place(consultation.area_id),
        consultation=consultation.name, **facts,
    )  # fmt: skip
