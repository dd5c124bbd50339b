"""The rows of statements, votes and opinion groups in the tables of the catalogue.

How to read them stands in `test_who_may`, `test_who_may_api` and `test_parity`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.actions.statements import suggest_statement
from goldenthread.conversation.models import Consultation, Question
from goldenthread.themes.queries.opinions import FOUND, OpinionsFound
from tests.cast import NOW
from tests.conversation.voted import code_for, put, vote

if TYPE_CHECKING:
    from tests.catalogue.world import World

ASKED, ANSWERED = "public-consultations/{public_id}", "conversations/{public_id}"
STATEMENT, BESIDE = "public-consultations/statements/{statement_id}", f"{ASKED}/questions/{{question_id}}"
DRAW, CONNECTION = (
    "public-consultations/answers/{answer_id}/statements",
    f"{ASKED}/connections/{{mark}}",
)
GROUPS = "themes/questions/{question_id}/opinions"

PAGES = {
    "conversation_statements": "2222222222222222",
    "conversation_statements_begin": "5555555555555555",
    "conversation_statement": ">>>>>>>>>>>>>>>>",
    "conversation_statement_next": ">>>>>>>>>>>>>>>>",
    "conversation_statement_suggest": ">>>>>>>>>>>>>>>>",
    "statements_run": "444444434444224s",
    "statements_put": "444444434444234s",
    "statement_draw": "444444434444234s",
    "statement_decide": "444444434444234s",
    "votes_connection": "444444434444234s",
    "votes_table": "444444434444224s",
    "themes_opinions": "444444434444224s",
}
SENDS: dict[str, tuple[str, ...]] = {
    "conversation_statements_begin": (f"POST {ANSWERED}/drafts", "POST conversations/votes/read"),
    "conversation_statement": ("POST conversations/votes",),
    "conversation_statement_suggest": ("POST conversations/statements",),
    "statements_put": (f"POST {BESIDE}/statements",),
    "statement_draw": (f"POST {DRAW}",),
    "statement_decide": (f"GET {STATEMENT}", f"POST {STATEMENT}/decisions"),
    "votes_connection": (f"POST {CONNECTION}",),
}
READS: dict[str, tuple[str, ...]] = {
    "conversation_statements": (f"GET {ANSWERED}/statements",),
    "statements_run": (f"GET {ASKED}/statements",),
    "votes_table": (f"GET {BESIDE}/votes.csv",),
    "themes_opinions": (f"GET {GROUPS}",),
}
NONE = {"conversation_statement_next": "it leads to the statement that `votes/read` names as the next"}
UNLINKED = {
    "conversation_statement": "on the page of statements, once somebody has begun",
    "conversation_statement_next": "on the page of statements, once somebody has begun",
    "conversation_statement_suggest": "on the page of statements, once somebody has begun",
}
WHO_MAY = {
    f"GET {ANSWERED}/statements": "2222222222222222",
    "POST conversations/votes/read": "2222222222222222",
    "POST conversations/votes": "2222222222222222",
    "POST conversations/statements": "2222222222222222",
    f"GET {ASKED}/statements": "444444434444224s",
    f"POST {BESIDE}/statements": "444444434444234s",
    f"POST {DRAW}": "444444434444234s",
    f"GET {STATEMENT}": "444444434444234s",
    f"POST {STATEMENT}/decisions": "444444434444234s",
    f"POST {CONNECTION}": "444444434444234s",
    f"GET {BESIDE}/votes.csv": "444444434444224s",
    f"GET {GROUPS}": "444444434444224s",
}


def sent(world: World) -> dict[str, Any]:
    code, about = {"code": world.begun}, f"{world.ids['statement_id']}"
    return {
        "POST conversations/votes/read": code,
        "POST conversations/votes": code | {"votes": [{"statement_id": about, "vote": 1}]},
        "POST conversations/statements": code
        | {"question_id": f"{world.ids['question_id']}", "words": "Build a slide."},
        f"POST {BESIDE}/statements": {"words": ["Build two."]},
        f"POST {DRAW}": {"words": "It lasts."},
        f"POST {STATEMENT}/decisions": {"step": "withdraw", "why": "It says two things."},
        f"POST {CONNECTION}": {"counts": False, "why": "A program."},
    }


def in_world(asked: Consultation, question: Question, cast: Cast, code: str) -> dict[str, object]:
    """A statement, one that waits, many votes from one connection, and a look for groups that found none."""
    statement = put(asked, cast, "Swings should be of wood.", at=NOW)[0]
    for _ in range(20):
        vote(asked, code_for(asked, NOW), [(statement, 1)], source="c" * 64, at=NOW)
    suggest_statement(
        consultation=asked, code=code, question_id=question.id, words="Build more.", source_mark="", at=NOW
    )
    question.runs.create(
        kind="opinions", seed=1, state="done", by=cast.people["anita"], at=NOW, ended_at=NOW,
        result={"found": FOUND.dump_python(OpinionsFound(20, None, 20, (), (), ()), mode="json")},
    )  # fmt: skip
    return {"statement_id": statement.id, "mark": "c" * 64}
