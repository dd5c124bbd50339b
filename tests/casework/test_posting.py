"""A letter that nobody could be sent is posted: who says so, and what counts from that day."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.casework.actions.events import set_event_aside
from goldenthread.casework.actions.posting import SentAlready, record_posted
from goldenthread.casework.models import Case, Letter, LetterPosted
from goldenthread.casework.pages.case_words import next_of
from goldenthread.casework.pages.clock_steps import steps_of
from goldenthread.casework.queries.case_page import case_page
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.failures import Refused
from goldenthread.law.time_limits import EventKind, State
from goldenthread.people.models import ChildRole
from tests.casework.made import ago, assessing, decided, now, opened
from tests.cast import NOW, TODAY, signed_in

pytestmark = pytest.mark.django_db
K = EventKind
HOME = "1 Mill Lane\nNorthmoor"


@pytest.fixture
def refused(cast: Cast) -> tuple[Case, Letter]:
    """Tola was not assessed, told 20 days ago; nobody of the family has an address here."""
    ChildRole.objects.filter(child=cast.children["tola"]).delete()
    case = opened(cast, days=50)
    decided(cast, case, K.ASSESSMENT_REFUSED, 20)
    return now(case), Letter.objects.get(case=case, kind=K.ASSESSMENT_REFUSED)


def posted(cast: Cast, case: Case, letter: Letter, on: date, to: str = HOME) -> LetterPosted:
    return record_posted(case=case, letter_id=letter.id, on=on, to=to, by=cast.people["priya"], at=NOW)


def test_what_it_tells_of_counts_from_the_day_on_which_it_was_posted(
    cast: Cast, refused: tuple[Case, Letter]
) -> None:
    case, letter = refused
    assert letter.how == Letter.How.NOT_SENT
    before = case_page(case, TODAY).clock("appeal")
    posted(cast, case, letter, ago(5))
    page = case_page(now(case), TODAY)
    appeal, decide = page.clock("appeal"), page.clock("decide-to-assess")
    assert before is not None
    assert appeal is not None
    assert decide is not None
    assert (before.started_by.on, appeal.started_by.on) == (ago(20), ago(5))
    assert (decide.state, decide.days_late) == (State.DONE_LATE, 3)


def test_the_officer_says_it_on_a_page_and_the_case_says_who(
    cast: Cast, refused: tuple[Case, Letter]
) -> None:
    case, letter = refused
    priya = signed_in(cast, "priya")
    path = f"/cases/{case.id}/letters/{letter.id}/posted/"
    assert path in priya.get(f"/cases/{case.id}/").content.decode()
    day = ago(5)
    priya.post(path, {"on-day": day.day, "on-month": day.month, "on-year": day.year, "to": HOME})
    row = LetterPosted.objects.get()
    assert (row.on, row.to, row.by) == (day, HOME, cast.people["priya"])
    page = priya.get(f"/cases/{case.id}/").content.decode()
    assert ("Posted 15 November, recorded by Priya Nair" in page, path in page) == (True, False)
    assert (
        "Posted on 15 November 2026 to 1 Mill Lane, Northmoor"
        in priya.get(f"/cases/{case.id}/letters/{letter.id}/").content.decode()
    )


def test_it_is_posted_once_and_only_if_it_waits(cast: Cast, refused: tuple[Case, Letter]) -> None:
    case, letter = refused
    posted(cast, case, letter, ago(5))
    with pytest.raises(SentAlready, match="Priya Nair recorded that it was posted on 15 November 2026"):
        posted(cast, now(case), letter, ago(4))
    other = assessing(cast, "zara")
    with pytest.raises(SentAlready):
        posted(cast, other, Letter.objects.filter(case=other)[0], ago(1))


@pytest.mark.parametrize("days, to, field", [(21, HOME, "on"), (-1, HOME, "on"), (5, " ", "to")])
def test_a_day_or_an_address_that_cannot_be_is_refused(
    cast: Cast, refused: tuple[Case, Letter], days: int, to: str, field: str
) -> None:
    case, letter = refused
    with pytest.raises(Refused) as error:
        posted(cast, case, letter, ago(days), to)
    assert error.value.field == field


def test_a_letter_that_waits_comes_first_and_the_clock_says_that_it_is_not_sent(
    cast: Cast, refused: tuple[Case, Letter]
) -> None:
    case, letter = refused
    page = case_page(case, TODAY)
    first = next_of(page)
    assert first is not None
    assert (first.title, first.letter and first.letter.id) == (
        "Next: post the letter, and say when", letter.id,
    )  # fmt: skip
    [step] = [one for one in steps_of(page) if one.title == "Decide to assess"]
    assert (step.kind, step.happened, step.state) == ("due", "The letter is not sent yet.", "")
    html = signed_in(cast, "priya").get(f"/cases/{case.id}/").content.decode()
    card = html[html.index("Next: post the letter") : html.index("The statutory clock")]
    assert f"/cases/{case.id}/letters/{letter.id}/posted/" in card
    posted(cast, case, letter, ago(5))
    page = case_page(now(case), TODAY)
    assert next_of(page) is None
    assert "The letter is not sent yet." not in [step.happened for step in steps_of(page)]


def test_a_letter_of_what_was_set_aside_need_not_be_posted(cast: Cast, refused: tuple[Case, Letter]) -> None:
    case, letter = refused
    assert letter.event_id is not None
    set_event_aside(
        case=case, event_id=letter.event_id, reason="Of another child", by=cast.people["priya"], at=NOW
    )
    first = next_of(case_page(now(case), TODAY))
    assert first is not None
    assert first.title == "Next: decide whether to assess"


@pytest.mark.parametrize(
    "how, known, warns", [("here", False, True), ("post", False, False), ("here", True, False)]
)
def test_before_the_letter_goes_the_page_warns_that_no_address_is_known(
    cast: Cast, how: str, *, known: bool, warns: bool
) -> None:
    if not known:
        ChildRole.objects.filter(child=cast.children["tola"]).delete()
    case = opened(cast, days=20)
    day = {"day": TODAY.day, "month": TODAY.month, "year": TODAY.year}
    sent = {f"{name}-{part}": n for name in ("decided_on", "told_on") for part, n in day.items()}
    html = (
        signed_in(cast, "priya")
        .post(f"/cases/{case.id}/decide/assessment-refused/", {"reason": "Help works.", "how": how, **sent})
        .content.decode()
    )
    assert "Send the letter" in html
    assert ("No address is known here" in html) is warns
