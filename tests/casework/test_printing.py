"""On paper: letters for the post, and the record of a case as its reader may see it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from goldenthread.casework import bundles, documents
from goldenthread.casework.actions.advice import Whom, ask_for_advice, give_advice, withhold
from goldenthread.casework.actions.decisions import decide
from goldenthread.casework.actions.letters import Told, Why
from goldenthread.casework.actions.requests import ask_from_record
from goldenthread.casework.models import Case, Letter
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry
from goldenthread.law.assessment_advice import Part
from goldenthread.law.time_limits import EventKind
from goldenthread.plans.documents.press import press
from tests.casework.made import opened
from tests.cast import NOW, TODAY, signed_in, the_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def case(cast: Cast) -> Case:
    about = {"by": cast.people["priya"], "at": NOW}
    case = ask_from_record(
        child=cast.children["ayo"], area=cast.area, source="1", why="He needs more.",
        by=cast.people["funmi"], at=NOW,
    )  # fmt: skip
    why = Why(TODAY, "He may need a plan.")
    decide(case=case, kind=EventKind.ASSESSMENT_AGREED, why=why, told=Told(TODAY), **about)
    for part, words in ((Part.PSYCHOLOGY, "Small steps."), (Part.HEALTH, "About his cousin.")):
        asked = ask_for_advice(case=case, whom=Whom(part, "Simon Achebe"), on=TODAY, **about)
        last = give_advice(asked=asked, words=words, on=TODAY, **about)
    withhold(
        case=case, advice_id=last.id, withheld=True, ground="another_person", reason="His cousin’s.", **about
    )
    return case


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What was set in type, while it is set in type."""
    found: list[dict[str, Any]] = []

    def pressing(template: str, data: dict[str, Any], at: datetime) -> bytes:
        found.append(data)
        return press(template, data, at)

    for module in (documents, bundles):
        monkeypatch.setattr(module, "press", pressing)
    return found


def text(cast: Cast, who: str, address: str, pressed: list[dict[str, Any]]) -> str:
    answer = signed_in(cast, who).get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF")
    return json.dumps(pressed[-1], ensure_ascii=False)


def test_a_letter_is_printed_as_it_was_sent(cast: Cast, case: Case, pressed: list[dict[str, Any]]) -> None:
    sent = Letter.objects.get(case=case, kind="assessment-agreed")
    found = text(cast, "funmi", f"/cases/{case.id}/letters/{sent.id}/letter.pdf?size=large", pressed)
    assert "Funmi Bello" in found
    assert sent.subject in found
    assert "Why: He may need a plan." in found
    assert f"Our case {case.number}" in found
    logged = AuditEntry.objects.filter(what="printed a letter").values_list("child_id", flat=True)
    assert list(logged) == [case.child_id]


def test_the_record_holds_what_its_reader_may_see(
    cast: Cast, case: Case, pressed: list[dict[str, Any]]
) -> None:
    ours, theirs = (text(cast, who, f"/cases/{case.id}/record.pdf", pressed) for who in ("priya", "funmi"))
    for found in (ours, theirs):
        assert "He may need a plan." in found
        assert "Small steps." in found
        assert "We have your request for" in found
    opened(cast, "ayo", days=2, area=cast.other_area)
    assert "cousin" not in text(cast, "neil", f"/cases/{case.id}/record.pdf", pressed)
    assert "About his cousin." in ours
    assert "cousin" not in theirs
