"""A person says what a group of answers that share a text is."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account
from goldenthread.themes.logged import log
from goldenthread.themes.models import LetterGroup, LetterNaming


@transaction.atomic
def name_letter(*, letter: LetterGroup, name: str, by: Account, at: datetime) -> LetterNaming:
    """It is a campaign letter of this name: counted apart from now on, but for its senders’ own words."""
    if not name.strip():
        raise Refused("Give the letter a name, such as who began it and what it asks for.", "name")
    row = LetterNaming.objects.create(group=letter, is_letter=True, name=name.strip()[:200], by=by, at=at)
    log("named a campaign letter", letter.question, by, at, letter=row.name)
    return row


@transaction.atomic
def call_no_letter(*, letter: LetterGroup, why: str, by: Account, at: datetime) -> LetterNaming:
    """It is no campaign: each of its answers counts as one person’s."""
    if not why.strip():
        raise Refused("Say why this is no campaign letter.", "why")
    row = LetterNaming.objects.create(group=letter, is_letter=False, why=why.strip(), by=by, at=at)
    log("called a group of answers no letter", letter.question, by, at, why=row.why)
    return row
