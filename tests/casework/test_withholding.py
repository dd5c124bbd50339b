"""Words withheld from the papers of a case: blacked there, with the law, and unchanged in the record."""

from __future__ import annotations

import json
import re
import zlib
from datetime import datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from goldenthread.casework import bundles
from goldenthread.casework.actions.advice import Whom, ask_for_advice, give_advice
from goldenthread.casework.actions.decisions import decide
from goldenthread.casework.actions.letters import Told, Why
from goldenthread.casework.actions.requests import ask_from_record
from goldenthread.casework.models import Advice, Case, WordsWithheld
from goldenthread.casework.queries.withheld import Withheld, pieces_of
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import AuditEntry
from goldenthread.law.assessment_advice import Part
from goldenthread.law.time_limits import EventKind
from goldenthread.plans.documents.press import press
from tests.cast import NOW, TODAY, signed_in, the_cast

pytestmark = pytest.mark.django_db
WORDS = "He stays with his aunt Jo on Fridays.\nHis aunt Jo is ill. Small steps help."
SENT = {"words": "aunt Jo", "ground": "another_person", "reason": "She has not agreed."}


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def case(cast: Cast) -> Case:
    about = {"by": cast.people["priya"], "at": NOW}
    case = ask_from_record(
        child=cast.children["ayo"], area=cast.area, source="1", why="His aunt Jo asked too.",
        by=cast.people["funmi"], at=NOW,
    )  # fmt: skip
    decide(case=case, kind=EventKind.ASSESSMENT_AGREED, why=Why(TODAY, "He may."), told=Told(TODAY), **about)
    asked = ask_for_advice(case=case, whom=Whom(Part.PSYCHOLOGY, "Simon Achebe"), on=TODAY, **about)
    give_advice(asked=asked, words=WORDS, on=TODAY, **about)
    return case


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was set in type, while it is set in type."""
    found: list[str] = []

    def pressing(template: str, data: dict[str, Any], at: datetime) -> bytes:
        found.append(json.dumps(data, ensure_ascii=False))
        return press(template, data, at)

    monkeypatch.setattr(bundles, "press", pressing)
    return found


def there(case: Case, purpose: str = "tribunal") -> str:
    return f"/cases/{case.id}/papers/{purpose}/advice/{Advice.objects.get().id}/"


def test_marked_words_are_not_in_the_papers_and_the_law_stands_in_their_place(
    cast: Cast, case: Case, pressed: list[str]
) -> None:
    priya, funmi = signed_in(cast, "priya"), signed_in(cast, "funmi")
    answer = priya.post(there(case), SENT, follow=True)
    page = answer.content.decode()
    assert "These words are withheld from this text. They also stand in: " in page
    assert "She has not agreed." in page
    first = funmi.get(f"/cases/{case.id}/papers/tribunal/").content
    assert funmi.get(f"/cases/{case.id}/papers/tribunal/").content == first
    advice = pressed[-1][pressed[-1].index("Small steps help") - 300 :]
    assert "It is about another person, who has not agreed" in advice
    assert pressed[-1].count("aunt Jo") == 1  # in the request, which was not marked
    assert Advice.objects.get().words == WORDS
    funmi.get(f"/cases/{case.id}/papers/complaint/")
    assert pressed[-1].count("aunt Jo") == 3
    assert "aunt Jo" in funmi.get(f"/cases/{case.id}/advice/{Advice.objects.get().id}/").content.decode()
    log = AuditEntry.objects.get(what="withheld words of the papers")
    assert (log.child_id, log.facts["ground"]) == (case.child_id, "another_person")
    assert "aunt" not in json.dumps(log.facts)


def test_withheld_words_are_not_in_the_file_itself(cast: Cast, case: Case) -> None:
    priya = signed_in(cast, "priya")
    event = case.events.get(kind="request-received")
    priya.post(
        f"/cases/{case.id}/papers/tribunal/event/{event.id}/", SENT | {"words": "His aunt Jo asked too."}
    )
    with_them = priya.get(f"/cases/{case.id}/papers/complaint/").content
    without = priya.get(f"/cases/{case.id}/papers/tribunal/").content
    assert _size_of_text(without) != _size_of_text(with_them)


def _size_of_text(pdf: bytes) -> int:
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return sum(len(_inflated(one)) for one in streams)


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def test_words_are_shown_again(cast: Cast, case: Case, pressed: list[str]) -> None:
    priya = signed_in(cast, "priya")
    priya.post(there(case), SENT)
    row = WordsWithheld.objects.get()
    assert priya.post(f"/cases/{case.id}/papers/withheld/{row.id}/show/").status_code == 302
    priya.get(f"/cases/{case.id}/papers/tribunal/")
    assert pressed[-1].count("aunt Jo") == 3
    assert WordsWithheld.objects.count() == 1


@pytest.mark.parametrize(
    "sent, says",
    [
        ({"words": ""}, "Copy the words that are withheld"),
        ({"words": "uncle Jo"}, "They do not stand there so"),
        ({"ground": ""}, "Choose the ground"),
        ({"ground": "shame"}, "Choose the ground"),
        ({"reason": " "}, "Give the reason"),
    ],
)
def test_no_words_are_withheld_without_a_lawful_ground_and_a_reason(
    cast: Cast, case: Case, sent: dict[str, str], says: str
) -> None:
    page = signed_in(cast, "priya").post(there(case), SENT | sent).content.decode()
    assert says in page
    assert not WordsWithheld.objects.exists()


@pytest.mark.parametrize("who, expected", [("funmi", 403), ("ruth", 403), ("omar", 404), ("grace", 404)])
def test_only_an_officer_withholds(cast: Cast, case: Case, who: str, expected: int) -> None:
    client = signed_in(cast, who)
    assert client.post(there(case), SENT).status_code == expected
    assert client.get(f"/cases/{case.id}/papers/tribunal/withheld/").status_code == expected


@pytest.mark.parametrize("purpose, kind", [("record", "advice"), ("else", "advice"), ("tribunal", "letter")])
def test_what_is_no_text_of_these_papers_is_not_there(
    cast: Cast, case: Case, purpose: str, kind: str
) -> None:
    address = there(case, purpose).replace("/advice/", f"/{kind}/")
    assert signed_in(cast, "priya").get(address).status_code == 404


def test_another_program_does_the_same(cast: Cast, case: Case, pressed: list[str]) -> None:
    priya, papers = signed_in(cast, "priya"), f"/api/casework/cases/{case.id}/papers/own-data"
    texts = priya.get(f"{papers}/texts").json()
    advice = next(one["text"] for one in texts if "Small steps" in " ".join(one["lines"]))
    sent = SENT | {"text": advice}
    made = priya.post(f"{papers}/withheld", sent, content_type="application/json")
    assert made.status_code == 201
    assert [one["words"] for one in priya.get(f"{papers}/withheld").json()] == ["aunt Jo"]
    priya.get(papers)
    assert pressed[-1].count("aunt Jo") == 1
    wrong = priya.post(
        f"{papers}/withheld", sent | {"text": f"advice:{new_id()}"}, content_type="application/json"
    )
    assert wrong.status_code == 404
    show = f"/api/casework/cases/{case.id}/withheld/{made.json()['id']}/show"
    assert [priya.post(show).status_code for _ in range(2)] == [204, 409]
    assert priya.get(f"{papers}/withheld").json() == []


def _marked(*words: str) -> list[Withheld]:
    return [Withheld(new_id(), "", one, "law", "", "") for one in words]


@pytest.mark.parametrize(
    "lines, words, expected",
    [
        (["a b c"], ["b"], "a [law] c"),
        (["a b b c"], ["b"], "a [law] [law] c"),
        (["lives with his aunt Jo now"], ["lives with his", "his aunt Jo"], "[law] now"),
        (["one two", "three"], ["two three"], "one [law]|[law]"),
        (["one  two"], ["one two"], "[law]"),
        (["aba ba"], ["aba", "ba ba"], "[law]"),
        (["(a+b)"], ["(a+b)"], "[law]"),
        (["plain"], [], "plain"),
        (["", "x"], ["x"], "|[law]"),
    ],
)
def test_all_that_a_marking_covers_is_hidden(lines: list[str], words: list[str], expected: str) -> None:
    found = pieces_of(lines, _marked(*words))
    said = "|".join(
        "".join(f"[{one.withheld}]" if one.withheld else one.words for one in line) for line in found
    )
    assert said == expected


def test_what_was_withheld_is_never_changed(cast: Cast, case: Case) -> None:
    signed_in(cast, "priya").post(there(case), SENT)
    change = "UPDATE casework_wordswithheld SET reason = 'other'"
    with (
        pytest.raises(DatabaseError, match="only added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)


def test_the_same_record_gives_the_same_file_of_ones_own_data(
    cast: Cast, case: Case, pressed: list[str]
) -> None:
    path = f"/cases/{case.id}/papers/own-data/"
    family = signed_in(cast, "funmi")
    files = []
    for _ in range(2):
        family.get(f"/cases/{case.id}/")
        files.append(family.get(path).content)
    assert pressed[0] == pressed[1]
    assert files[0] == files[1]


def test_everything_held_is_for_those_whom_it_is_about_and_their_officers(cast: Cast, case: Case) -> None:
    path = f"/cases/{case.id}/papers/own-data/"
    found = {who: signed_in(cast, who).get(path).status_code for who in ("funmi", "priya", "ruth")}
    assert found == {"funmi": 200, "priya": 200, "ruth": 403}
    at = f"/api/casework/cases/{case.id}/papers/own-data"
    assert {who: signed_in(cast, who).get(at).status_code for who in found} == found
    page = signed_in(cast, "ruth").get(f"/cases/{case.id}/papers/").content.decode()
    assert ("Papers for the tribunal" in page, "Everything held" in page) == (True, False)
