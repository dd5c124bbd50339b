"""Filling a code set of the return: from where, of which day, by whom. What was there before stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from goldenthread.exchange.models import CodeSetVersion
from goldenthread.exchange.queries.code_sets import code_set, newest_of
from goldenthread.formats.faults import WrongFile
from goldenthread.formats.sen2.code_lists import CodeAndWords, read_codes
from goldenthread.foundation import audit, files
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account
from goldenthread.places.models import Area

LONGEST_CODE, LONGEST_WORDS, LONGEST_SOURCE, MOST_CODES = 20, 200, 300, 500
MOST_BYTES = files.MEBIBYTE


@transaction.atomic
def fill_code_set(
    *, area: Area, name: str, codes: Sequence[CodeAndWords], source: str, source_on: date, by: Account,
    at: datetime,
) -> CodeSetVersion:  # fmt: skip
    """A new version of the codes of one set. Raises NotVisible for a set that the return does not have."""
    known = code_set(name)
    _check(codes)
    if not source.strip():
        raise Refused("Say where the codes are from: the name of the guide, and its page.", "source")
    if source_on > timezone.localdate(at):
        raise Refused("The day of the source cannot be after today.", "source_on")
    Area.objects.select_for_update().get(id=area.id)
    last = newest_of(area.id, known.name)
    pairs = [[code, words] for code, words in codes]
    if last and (last.codes, last.source, last.source_on) == (pairs, source.strip(), source_on):
        raise Refused("These codes are here already, from the same source.", "codes")
    made = CodeSetVersion.objects.create(
        area=area, name=known.name, version=last.version + 1 if last else 1, codes=pairs,
        source=source.strip()[:LONGEST_SOURCE], source_on=source_on, by=by, at=at,
    )  # fmt: skip
    audit.record(
        what="filled a code set", by=by, at=at, stream=audit.stream_of_place(area.id), codes=known.name,
        version=made.version, source=made.source,
    )  # fmt: skip
    return made


def codes_of_file(content: File[bytes], name: str) -> list[CodeAndWords]:
    """The codes of a CSV file. Refused whole, with its first fault, if anything in it cannot be read."""
    try:
        read = read_codes(content.read(MOST_BYTES + 1)[: MOST_BYTES + 1], name)
    except WrongFile as error:
        raise Refused(f"{error.reason} {error.remedy}", "file") from error
    if read.faults:
        raise Refused(f"{read.faults[0].reason} {read.faults[0].remedy}", "file")
    return list(read.records)


def _check(codes: Sequence[CodeAndWords]) -> None:
    if not codes:
        raise Refused("Enter the codes, one a line, or send them as a CSV file.", "codes")
    if len(codes) > MOST_CODES:
        raise Refused(f"There are over {MOST_CODES} codes. Is it the right list?", "codes")
    seen: set[str] = set()
    for code, words in codes:
        if not code or len(code) > LONGEST_CODE:
            raise Refused(f"“{code[:30]}” is no code: it has 1 to {LONGEST_CODE} characters.", "codes")
        if not words or len(words) > LONGEST_WORDS:
            raise Refused(
                f"Say what {code} means, in up to {LONGEST_WORDS} characters: {code}, its words.", "codes"
            )
        if code in seen:
            raise Refused(f"{code} is there twice.", "codes")
        seen.add(code)
