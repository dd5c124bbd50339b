"""Answers are kept whole, found again by their code alone, and accounted for to the last one."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.access import draft_marked, reply_marked
from goldenthread.conversation.actions.replies import (
    About,
    Said,
    SaysNothing,
    TooLong,
    begin_draft,
    bring_back,
    bring_in,
    keep_answer,
    said_in,
    send_draft,
    set_aside,
)
from goldenthread.conversation.codes import ALPHABET, mark_of, new_code
from goldenthread.conversation.models import Answer, Draft, Reply, SetAside
from goldenthread.conversation.queries.documents import understood_as
from goldenthread.conversation.queries.replies import FROM_ONE_SOURCE, ledger_of, reply_page
from goldenthread.conversation.states import NotOpen
from goldenthread.formats.consultation import Document, split
from goldenthread.formats.consultation.lines import Line, blocks_of
from goldenthread.foundation.failures import Conflict, Refused
from tests.cast import NOW
from tests.conversation.made import AFTER, WHILE_OPEN, announced, questions, sent

pytestmark = pytest.mark.django_db


def test_an_answer_is_sent_whole_with_its_receipt(cast: Cast) -> None:
    made = announced(cast)
    reply, code = sent(made, who="parent", region="london", may_quote=True)
    assert (reply.number, reply.who, reply.region, reply.may_quote, reply.evidence) == (
        1, "parent", "london", True, "person",
    )  # fmt: skip
    assert [(one.number, one.words) for one in reply_page(reply).answers] == [("1", "Build them of wood.")]
    assert reply_marked(mark_of(code.lower().replace("-", " "))) == reply
    assert Draft.objects.get().answers == {}


def test_codes_cannot_be_mistaken_or_found_in_the_database(cast: Cast) -> None:
    code = new_code()
    assert [len(part) for part in code.split("-")] == [4, 4, 4]
    assert set(code) <= {*ALPHABET, "-"}
    reply, code = sent(announced(cast))
    assert code not in str(Reply.objects.values().get(id=reply.id))
    assert reply_marked(mark_of(new_code())) is None


def test_what_is_begun_is_kept_and_taken_out_again(cast: Cast) -> None:
    made = announced(cast)
    draft, code = begin_draft(consultation=made, at=WHILE_OPEN)
    first, second, _ = questions(made)
    about: dict[str, Any] = {"draft_id": draft.id, "at": WHILE_OPEN}
    keep_answer(question_id=first.id, choice="", words="Wood.", **about)
    keep_answer(question_id=second.id, choice="agree", words="", **about)
    keep_answer(question_id=first.id, choice="", words="  ", **about)
    found = draft_marked(mark_of(code))
    assert found is not None
    assert found.answers == {str(second.id): {"choice": "agree", "words": ""}}


@pytest.mark.parametrize(
    "change, failure",
    [
        ({"choice": "perhaps"}, Refused),
        ({"words": "a" * 100_001}, TooLong),
        ({"question_id": uuid4()}, Refused),
    ],
)
def test_an_answer_that_cannot_be_is_refused(
    cast: Cast, change: dict[str, Any], failure: type[Exception]
) -> None:
    made = announced(cast)
    draft, _ = begin_draft(consultation=made, at=WHILE_OPEN)
    given = {"question_id": questions(made)[1].id, "choice": "", "words": ""} | change
    with pytest.raises(failure):
        keep_answer(draft_id=draft.id, at=WHILE_OPEN, **given)


def test_nothing_is_taken_before_it_opens_or_after_it_closes(cast: Cast) -> None:
    made = announced(cast)
    with pytest.raises(NotOpen):
        begin_draft(consultation=made, at=NOW)
    draft, code = begin_draft(consultation=made, at=WHILE_OPEN)
    keep_answer(draft_id=draft.id, question_id=questions(made)[0].id, choice="", words="Late", at=WHILE_OPEN)
    with pytest.raises(NotOpen, match="has closed"):
        send_draft(draft_id=draft.id, source_mark="", at=AFTER)
    assert draft_marked(mark_of(code)) == draft


def test_an_empty_answer_is_not_sent_and_a_sent_one_not_twice(cast: Cast) -> None:
    made = announced(cast)
    draft, _ = begin_draft(consultation=made, at=WHILE_OPEN)
    with pytest.raises(SaysNothing):
        send_draft(draft_id=draft.id, source_mark="", at=WHILE_OPEN)
    keep_answer(draft_id=draft.id, question_id=questions(made)[0].id, choice="", words="Yes", at=WHILE_OPEN)
    send_draft(draft_id=draft.id, source_mark="", at=WHILE_OPEN)
    with pytest.raises(Conflict):
        send_draft(draft_id=draft.id, source_mark="", at=WHILE_OPEN)
    assert Reply.objects.count() == 1


def test_the_ledger_always_adds_up(cast: Cast) -> None:
    made = announced(cast)
    lin = {"by": cast.people["lin"], "at": WHILE_OPEN}
    replies = [sent(made, words=words)[0] for words in ("Wood", "Steel", "wood", "Wood", "Rope")]
    begun, _ = begin_draft(consultation=made, at=WHILE_OPEN)
    first = questions(made)[0].id
    keep_answer(draft_id=begun.id, question_id=first, choice="", words="Ro", at=WHILE_OPEN)
    set_aside(reply=replies[4], reason="test", why="You said that you only tried it.", **lin)
    set_aside(reply=replies[3], reason="twice", why="You sent it twice.", **lin)
    bring_back(reply=replies[3], why="Two people, one sofa.", **lin)
    found = ledger_of(made)
    assert (found.received, found.set_aside, found.analysed, found.drafts) == (5, 1, 4, 1)
    assert found.received == found.set_aside + found.analysed
    assert found.alike == 2
    assert found.kinds == (("A person’s answer", 4),)
    with pytest.raises(Conflict):
        bring_back(reply=replies[3], why="Again", **lin)
    assert SetAside.objects.count() == 2


def test_an_answer_is_set_aside_once_and_only_with_a_reason(cast: Cast) -> None:
    made = announced(cast)
    reply, _ = sent(made)
    lin = {"by": cast.people["lin"], "at": WHILE_OPEN}
    with pytest.raises(Refused, match="Say why"):
        set_aside(reply=reply, reason="test", why=" ", **lin)
    with pytest.raises(Refused, match="Choose"):
        set_aside(reply=reply, reason="dull", why="It is dull.", **lin)
    set_aside(reply=reply, reason="test", why="A test.", **lin)
    with pytest.raises(Conflict):
        set_aside(reply=reply, reason="test", why="A test.", **lin)
    page = reply_page(reply)
    assert page.aside is not None
    assert page.aside.why == "A test."
    assert Answer.objects.filter(reply=reply).count() == 1


def test_many_answers_of_one_connection_are_seen_and_counted(cast: Cast) -> None:
    made = announced(cast)
    for number in range(FROM_ONE_SOURCE):
        sent(made, words=f"Swing {number}", source="school")
    sent(made, words="At home", source="home")
    found = ledger_of(made)
    assert found.sources == (FROM_ONE_SOURCE,)
    assert found.analysed == FROM_ONE_SOURCE + 1


DOCUMENT = """Our evidence draws on 90 parents.

Q3. Who should test them?

Those who swing.

  • Daily.

Q1. How?

Of wood.

Q9. And slides?

Long ones.
"""


def test_a_long_response_is_kept_with_the_place_of_each_passage(cast: Cast) -> None:
    made = announced(cast)
    lines = [Line(text, number) for number, text in enumerate(DOCUMENT.split("\n"), 1)]
    response = split(Document("it.txt", "text", blocks_of(lines)))
    to = understood_as(made, response.answers)
    reply, code = bring_in(
        consultation=made, said=said_in(response, to), about=About(organisation="Swing Society"),
        channel="document", evidence="organisation", by=cast.people["lin"], at=AFTER,
    )  # fmt: skip
    page = reply_page(reply)
    assert [(one.number, one.asked) for one in page.answers] == [
        ("3", "Who should test them?"), ("1", "How could we build more?"), ("", "And slides?"),
        ("", "Before the first answer"),
    ]  # fmt: skip
    assert page.answers[0].passages == (
        {"kind": "paragraph", "text": "Those who swing.", "line": 5, "page": 0},
        {"kind": "bullet", "text": "Daily.", "line": 7, "page": 0},
    )
    assert reply_marked(mark_of(code)) == reply


def test_what_is_brought_in_says_how_it_came(cast: Cast) -> None:
    made = announced(cast)
    given = {
        "consultation": made, "said": [Said(None, words="By letter")], "about": About(), "channel": "paper",
        "evidence": "person", "by": cast.people["lin"], "at": WHILE_OPEN,
    }  # fmt: skip
    for change, field in (({"channel": "web"}, "channel"), ({"evidence": "vote"}, "evidence")):
        with pytest.raises(Refused) as refused:
            bring_in(**given | change)
        assert refused.value.field == field
    reply, _ = bring_in(**given)
    assert (reply.channel, reply.entered_by) == ("paper", cast.people["lin"])
