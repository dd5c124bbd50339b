"""Writing to one’s own MP: the register is brought in, a letter is begun. The letter itself is not kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import F

from goldenthread.analysis.campaigns.sketches import alike, own_share, sketch
from goldenthread.campaigns.actions.writing import text
from goldenthread.campaigns.codes import sketch_key
from goldenthread.campaigns.models import Campaign, Constituency, LettersBegun, LetterSketch, Postcode
from goldenthread.campaigns.states import NotOpen
from goldenthread.formats.constituencies import ConstituencyRow, read_constituencies
from goldenthread.formats.faults import Effect, Fault
from goldenthread.foundation import audit
from goldenthread.foundation.files import sha256_of
from goldenthread.foundation.models import Account
from goldenthread.foundation.reports import faults_as_json

LONGEST_LETTER = 10_000
_BATCH = 2_000
_LOOKED_BACK = 1_000
_MANY_ALIKE, _TOO_MUCH_GIVEN = 3, 0.4
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Begun:
    """What is gently said of a letter. `alike`: how many say much the same; `own`: the share of own words."""

    alike: int
    own: float

    @property
    def is_much_the_same(self) -> bool:
        return self.alike >= _MANY_ALIKE

    @property
    def is_mostly_given(self) -> bool:
        return self.own < _TOO_MUCH_GIVEN


@transaction.atomic
def begin_letter(
    *, campaign: Campaign, constituency: Constituency | None, words: str, again: bool, at: datetime
) -> Begun:
    """Compared with letters before by numbers that tell no word, and not kept.

    It is counted, unless it is written `again` by somebody whose letter was counted.
    """
    if not campaign.points or campaign.ended_at:
        raise NotOpen("campaign", "closed")
    plain = text(words, "words", "Write your letter, in your own words.", longest=LONGEST_LETTER)
    mine = sketch(plain, sketch_key())
    others = (
        LetterSketch.objects.filter(campaign=campaign)
        .order_by("-at", "-id")
        .values_list("numbers", flat=True)
    )
    found = Begun(alike(mine, map(bytes, others[:_LOOKED_BACK])), own_share(plain, campaign.points))
    if not again:
        _count(campaign, constituency)
        if mine:
            LetterSketch.objects.create(campaign=campaign, numbers=mine, at=at)
    return found


def _count(campaign: Campaign, constituency: Constituency | None) -> None:
    rows = LettersBegun.objects.filter(campaign=campaign, constituency=constituency)
    if not rows.update(number=F("number") + 1):
        try:
            with transaction.atomic():
                LettersBegun.objects.create(campaign=campaign, constituency=constituency, number=1)
        except IntegrityError:  # somebody else’s was the first
            rows.update(number=F("number") + 1)


@dataclass
class Brought:
    """What bringing a file in did."""

    read: int = 0
    constituencies: dict[str, int] = field(default_factory=lambda: _figures())
    postcodes: dict[str, int] = field(default_factory=lambda: _figures())
    faults: list[Fault] = field(default_factory=list)

    def report(self) -> dict[str, Any]:
        left_out = {one.line for one in self.faults if one.effect is Effect.ROW_LEFT_OUT}
        return {
            "read": self.read, "rejected_rows": len(left_out), "constituencies": self.constituencies,
            "postcodes": self.postcodes, **faults_as_json(tuple(self.faults)),
        }  # fmt: skip


def _figures() -> dict[str, int]:
    return {"created": 0, "updated": 0, "unchanged": 0}


@transaction.atomic
def bring_in_constituencies(*, path: Path, name: str, by: Account | None, at: datetime) -> Brought:
    """Postcodes, constituencies, MPs: what the file says is put in or put right; nothing is removed.

    All or nothing. A second time with the same file changes nothing. Raises WrongFile.
    """
    done = Brought()
    known = {one.code: one for one in Constituency.objects.all()}
    before, named, changed = set(known), set[str](), set[str]()
    for batch in _batches(read_constituencies(path, name)):
        rows = [one for one in batch if isinstance(one, ConstituencyRow)]
        done.faults += [one for one in batch if isinstance(one, Fault)]
        done.read += len(rows)
        for row in rows:
            named.add(row.code)
            _constituency(row, known, changed, at)
        _postcodes(rows, known, done)
    for code in changed:
        known[code].save()
    done.read += len({one.line for one in done.faults if one.effect is Effect.ROW_LEFT_OUT})
    done.constituencies = {
        "created": len(named - before), "updated": len(changed & before),
        "unchanged": len((named & before) - changed),
    }  # fmt: skip
    audit.record(
        what="brought in constituencies", by=by, at=at, file=name, sha256=sha256_of(path), read=done.read,
        constituencies=done.constituencies, postcodes=done.postcodes,
    )  # fmt: skip
    return done


def _batches(items: Iterator[T]) -> Iterator[list[T]]:
    while batch := list(islice(items, _BATCH)):
        yield batch


def _constituency(
    row: ConstituencyRow, known: dict[str, Constituency], changed: set[str], at: datetime
) -> None:
    """One that is new is made at once, since postcodes lean on it; others are changed once, at the end."""
    said = {"name": row.name, "mp": row.mp, "email": row.email, "address": row.address}
    found = known.get(row.code)
    if found is None:
        known[row.code] = Constituency.objects.create(code=row.code, at=at, **said)
        return
    differs = {column: value for column, value in said.items() if value and getattr(found, column) != value}
    for column, value in differs.items():
        setattr(found, column, value)
    if differs:
        found.at = at
        changed.add(row.code)


def _postcodes(rows: list[ConstituencyRow], known: dict[str, Constituency], done: Brought) -> None:
    wanted = {row.postcode: known[row.code].id for row in rows if row.postcode}
    before = dict(Postcode.objects.filter(postcode__in=wanted).values_list("postcode", "constituency"))
    differs = [
        Postcode(postcode=postcode, constituency_id=constituency)
        for postcode, constituency in wanted.items()
        if before.get(postcode) != constituency
    ]
    Postcode.objects.bulk_create(
        differs, update_conflicts=True, unique_fields=["postcode"], update_fields=["constituency"]
    )
    new = sum(one.postcode not in before for one in differs)
    done.postcodes["created"] += new
    done.postcodes["updated"] += len(differs) - new
    done.postcodes["unchanged"] += len(wanted) - len(differs)
