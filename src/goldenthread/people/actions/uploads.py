"""Keeping a roster that somebody sent, until they have seen what it would change."""

from __future__ import annotations

from datetime import datetime

from django.core.files import File

from goldenthread.foundation import files
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account, StoredFile
from goldenthread.people.queries.roster.kept import END_ABSENT, ROSTER, plan_of
from goldenthread.places.models import Setting

MOST_BYTES = 50 * files.MEBIBYTE


def keep_roster(
    *, setting: Setting, content: File[bytes], name: str, end_absent: bool, by: Account, at: datetime
) -> StoredFile:
    """Keep it if it can be read at all. Raises NotReadable, FileTooLarge, FileEmpty; then nothing is kept."""
    stored = files.keep(
        content=content,
        name=name,
        purpose=END_ABSENT if end_absent else ROSTER,
        most_bytes=MOST_BYTES,
        by=by,
        at=at,
        place_id=setting.id,
    )
    try:
        plan_of(stored, setting, at)
    except Refused:
        files.discard(stored)
        raise
    return stored
