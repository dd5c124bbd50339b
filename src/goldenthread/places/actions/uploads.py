"""Keeping a file of the register that somebody sent, until they have seen what it would change."""

from __future__ import annotations

from datetime import datetime

from django.core.files import File

from goldenthread.foundation import files
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account, StoredFile
from goldenthread.places.queries.uploads import plan_of

MOST_BYTES = 150 * files.MEBIBYTE


def keep_register(*, content: File[bytes], name: str, purpose: str, by: Account, at: datetime) -> StoredFile:
    """Keep it if it can be read at all. Raises NotReadable, FileTooLarge, FileEmpty; then nothing is kept."""
    stored = files.keep(content=content, name=name, purpose=purpose, most_bytes=MOST_BYTES, by=by, at=at)
    try:
        plan_of(stored)
    except Refused:
        files.discard(stored)
        raise
    return stored
