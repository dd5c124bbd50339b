"""Words are withheld from the papers of a case, on a lawful ground, and shown again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from goldenthread.casework.bundles import GIVEN_OUT, Purpose, texts_of
from goldenthread.casework.models import Case, WordsShown, WordsWithheld
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.law.assessment_advice import WORD_GROUNDS


@transaction.atomic
def withhold_words(
    *,
    case: Case,
    purpose: Purpose,
    text: str,
    words: str,
    ground: str,
    reason: str,
    by: Account,
    at: datetime,
) -> WordsWithheld:
    """Black these words wherever they stand in this text, in the papers for this purpose.

    `text` is the key of a text of those papers; the text itself never changes.
    """
    if purpose not in GIVEN_OUT:
        raise Refused("The record itself withholds no words: choose papers that are given out.", "purpose")
    found = texts_of(case, purpose, at).get(text)
    if found is None:
        raise NotVisible("text", text, case.child_id, "text")
    words = words.strip()
    if not words or not found.has(words):
        raise Refused(
            "Copy the words exactly as they stand in the text. They do not stand there so.", field="words"
        )
    if ground not in WORD_GROUNDS:
        raise Refused("Choose the lawful ground. There is no other reason to withhold words.", field="ground")
    if not reason.strip():
        raise Refused("Give the reason, as a tribunal would read it.", field="reason")
    row = WordsWithheld.objects.create(
        child_id=case.child_id, case=case, purpose=purpose, text=text, words=words,
        law=WORD_GROUNDS[ground], reason=reason.strip(), by=by, at=at,
    )  # fmt: skip
    audit.record(
        what="withheld words of the papers", by=by, at=at, child_id=case.child_id, case=case.number,
        purpose=purpose, text=text, ground=ground,
    )  # fmt: skip
    return row


@transaction.atomic
def show_words(*, case: Case, withheld_id: UUID, by: Account, at: datetime) -> WordsShown:
    """The words stand in the papers again."""
    withheld = WordsWithheld.objects.filter(id=withheld_id, case=case).first()
    if withheld is None:
        raise NotVisible("withheld words", withheld_id, case.child_id)
    if WordsShown.objects.filter(withheld=withheld).exists():
        raise Conflict("They are shown again already.")
    row = WordsShown.objects.create(child_id=case.child_id, withheld=withheld, by=by, at=at)
    audit.record(
        what="showed words of the papers again", by=by, at=at, child_id=case.child_id, case=case.number,
        purpose=withheld.purpose, text=withheld.text,
    )  # fmt: skip
    return row
