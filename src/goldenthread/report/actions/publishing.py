"""A report is published as a whole; a decision is recorded, and told to whoever asked to be told."""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from goldenthread.conversation.models import Consultation
from goldenthread.conversation.queries.consultations import state_of
from goldenthread.conversation.states import State
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.report.access import edition_of
from goldenthread.report.actions.logging import log
from goldenthread.report.mailing import mail_news
from goldenthread.report.models import Decision, Edition
from goldenthread.report.queries.content import as_content, hash_of_content
from goldenthread.report.queries.desk import missing_in
from goldenthread.report.queries.drafting import draft_report
from goldenthread.report.states import OUTCOME_WORDS, Outcome
from goldenthread.themes.models import Theme

LONGEST_LINE, LONGEST = 200, 10_000


class NotReady(Refused):
    """Something that a report must have is not there yet."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(f"It cannot be published yet. {' '.join(missing)}")


@transaction.atomic
def publish_report(*, consultation: Consultation, why: str, by: Account, at: datetime) -> Edition:
    """Everything that is written and counted, frozen. The first needs no reason; a later one does."""
    Consultation.objects.select_for_update().get(id=consultation.id)
    if state_of(consultation, at) is not State.CLOSED:
        raise Conflict("A report is published once the consultation has closed.")
    before = edition_of(consultation)
    if before and not why.strip():
        raise Refused("Say why there is a new edition: everybody reads it.", "why")
    report = draft_report(consultation, at)
    if missing := missing_in(report):
        raise NotReady(missing)
    content = as_content(report)
    row = Edition.objects.create(
        consultation=consultation, number=before.number + 1 if before else 1, why=why.strip(),
        content=content, content_hash=hash_of_content(content), by=by, at=at,
    )  # fmt: skip
    log("published a report", consultation, by, at, edition=row.number, hash=row.content_hash)
    transaction.on_commit(mail_news.enqueue)
    return row


@transaction.atomic
def record_decision(
    *, theme: Theme, outcome: str, yes: str, no: str, why: str, decided_by: str, decided_on: date,
    holds_from: str = "", read_at: str = "", why_changed: str = "", by: Account, at: datetime,
) -> Decision:  # fmt: skip
    """What was decided on a theme. One that was recorded before stays, with the reason for the change."""
    given = {"yes": yes.strip(), "no": no.strip(), "why": why.strip()}
    _check_words(outcome, given)
    _check_facts(decided_by, decided_on, holds_from, read_at, at)
    Theme.objects.select_for_update(of=("self",)).get(id=theme.id)
    last = Decision.objects.filter(theme=theme).order_by("-number").first()
    if last and not why_changed.strip():
        raise Refused("Say why this changes what was recorded before: everybody reads it.", "why_changed")
    row = Decision.objects.create(
        theme=theme, number=last.number + 1 if last else 1, outcome=outcome, **given,
        decided_by=decided_by.strip(), decided_on=decided_on, holds_from=holds_from.strip(),
        read_at=read_at.strip(), why_changed=why_changed.strip(), by=by, at=at,
    )  # fmt: skip
    consultation = theme.question.principle.consultation
    log(
        "recorded a decision", consultation, by, at, theme=str(theme.id), outcome=outcome, number=row.number,
        decided_by=row.decided_by, decided_on=str(decided_on),
    )  # fmt: skip
    transaction.on_commit(mail_news.enqueue)
    return row


NEEDS: dict[str, tuple[str, ...]] = {
    Outcome.ACCEPTED: ("yes",),
    Outcome.IN_PART: ("yes", "no", "why"),
    Outcome.NOT_ACCEPTED: ("why",),
    Outcome.NOT_YET: ("why",),
}
MISSING = {
    "yes": "Say what will be done.",
    "no": "Say what will not be done.",
    "why": "Say why.",
}


def _check_words(outcome: str, given: dict[str, str]) -> None:
    if outcome not in OUTCOME_WORDS:
        raise Refused("Choose what was decided.", "outcome")
    for name in NEEDS[outcome]:
        if not given[name]:
            raise Refused(MISSING[name], name)
    for name, words in given.items():
        if len(words) > LONGEST:
            raise Refused(f"Use {LONGEST:,} letters or fewer.", name)


def _check_facts(decided_by: str, decided_on: date, holds_from: str, read_at: str, at: datetime) -> None:
    if not decided_by.strip():
        raise Refused(
            "Say who decided: the role or office, such as the Minister for School Standards.", "decided_by"
        )
    for name, words in (("decided_by", decided_by), ("holds_from", holds_from)):
        if len(words) > LONGEST_LINE:
            raise Refused(f"Use {LONGEST_LINE} letters or fewer.", name)
    if decided_on > timezone.localdate(at):
        raise Refused(
            "A decision is recorded once it is made: the day cannot be in the future.", "decided_on"
        )
    if read_at.strip() and not is_web_address(read_at.strip()):
        raise Refused("Enter a web address that begins with https://, or leave it empty.", "read_at")


def is_web_address(words: str) -> bool:
    try:
        parts = urlsplit(words)
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and bool(parts.netloc)
        and len(words) <= 500
        and not set(words) & set(' "<>\n')
    )
