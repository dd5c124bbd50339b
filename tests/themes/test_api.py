"""What pages do, programs do: from candidates to figures, blind and without losing anybody’s words."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.models import Answer, Question
from goldenthread.themes.actions.objections import object_to_coding
from goldenthread.themes.models import Run
from goldenthread.themes.working.job import do_run
from tests.cast import signed_in
from tests.themes.made import LATER, answered, asked, framed, ran, words_to
from tests.themes.test_letters_words_objections import with_letters

pytestmark = pytest.mark.django_db
API = "/api/themes"


@pytest.fixture(autouse=True)
def _afterwards(settings: Settings) -> None:
    settings.STOPPED_CLOCK = LATER


class Program:
    """Asks the API as somebody who is signed in."""

    def __init__(self, cast: Cast, who: str) -> None:
        self.client: Client = signed_in(cast, who)

    def __call__(self, method: str, path: str, sent: Any = None, status: int = 200) -> Any:
        call = getattr(self.client, method)
        more = {} if sent is None else {"data": sent, "content_type": "application/json"}
        answer = call(f"{API}{path}", **more)
        assert answer.status_code == status, answer.content
        return answer.json()


@pytest.fixture
def anita(cast: Cast) -> Program:
    return Program(cast, "anita")


@pytest.fixture
def lin(cast: Cast) -> Program:
    return Program(cast, "lin")


def test_a_frame_is_begun_written_and_signed(cast: Cast, anita: Program, lin: Program) -> None:
    question = asked(cast)
    made = anita("post", f"/questions/{question.id}/frames", {}, 201)
    frame = f"/frames/{made['id']}"
    assert made["missing"] == ["It has no theme yet."]
    for name in ("Wood", "Rope", "Tyres"):
        made = anita("post", f"{frame}/themes", {"name": name, "belongs": f"About {name}"})
    wood, rope, tyres = (line["theme_id"] for line in made["lines"])
    lin("put", f"{frame}/themes/{wood}", {"name": "Timber", "belongs": "Of it", "revision": 1})
    late = anita("put", f"{frame}/themes/{wood}", {"name": "Oak", "revision": 1}, 409)
    assert "Lin Chen changed this theme" in late["faults"][0]["message"]
    made = anita("post", f"{frame}/themes/{tyres}/move", {"up": True})
    assert [line["name"] for line in made["lines"]] == ["Timber", "Tyres", "Rope"]
    made = anita("post", f"{frame}/merge", {"themes": [wood, rope], "name": "Stuff"})
    assert made["lines"][0]["came_from"] == [wood, rope]
    made = anita("post", f"{frame}/themes/{tyres}/split", {"names": ["Car", "Lorry"]})
    for line in made["lines"][1:]:
        made = anita("delete", f"{frame}/themes/{line['theme_id']}")
    anita("post", f"{frame}/sign", {"words_hash": "0" * 64}, 409)
    anita("post", f"{frame}/sign", {"words_hash": made["words_hash"]})
    assert lin("post", f"{frame}/sign", {"words_hash": made["words_hash"]})["state"] == "in_force"
    assert lin("get", f"/questions/{question.id}/frames")[0]["number"] == 1
    second = anita("post", f"/questions/{question.id}/frames", {"why": "Too coarse."}, 201)
    assert anita("post", f"/frames/{second['id']}/drop")["state"] == "dropped"


@pytest.mark.slow
def test_from_candidates_to_figures(cast: Cast, anita: Program, lin: Program) -> None:
    question, truth = answered(cast, 40)
    here = f"/questions/{question.id}"
    run = anita("post", f"{here}/runs", {"kind": "candidates", "seed": 5, "number": 3}, 202)
    assert (run["state"], run["seed"]) == ("waiting", 5)
    do_run.func(run["id"], str(cast.people["anita"].id))
    assert anita("get", f"/runs/{run['id']}")["state"] == "done"
    found = anita("get", f"{here}/candidates")
    assert found == anita("get", f"/runs/{run['id']}/candidates")
    one = anita("get", f"/candidates/{found[0]['id']}")
    assert len(one["answers"]) == one["size"]
    made = anita("post", f"/candidates/{found[0]['id']}/becomes", {"becomes": "new", "name": "First"})
    anita("post", f"/candidates/{found[1]['id']}/becomes", {"becomes": "into"}, 422)
    anita("post", f"/candidates/{found[1]['id']}/becomes", {"becomes": "none", "why": "Chat."})
    assert anita("get", f"{here}/candidates")[0]["became"]["name"] == "First"
    anita("post", f"/candidates/{found[0]['id']}/apart", {"number": 2}, 202)
    anita("post", f"/frames/{made['id']}/drop")
    frame = framed(question, cast)
    assert frame.number == 2
    drawn = anita("post", f"{here}/sample", {"more": 20, "seed": 1})
    assert (drawn["stands"], drawn["left"]) == (20, 20)
    themes = {line["name"]: line["theme_id"] for line in anita("get", f"/frames/{frame.id}")["lines"]}
    for program in (anita, lin):
        while (following := program("get", f"{here}/next"))["answer"]:
            answer = following["answer"]["id"]
            names = truth[Answer.objects.get(id=answer).id]
            given = [{"theme_id": themes[name]} for name in names]
            program("post", f"/answers/{answer}/codings", {"themes": given, "none_fits": not given})
    agreed = anita("get", f"{here}/agreement")
    assert (agreed["agreement"]["same"], agreed["to_settle"]) == (20, [])
    for kind in ("coding", "counting"):
        asked_for = anita("post", f"{here}/runs", {"kind": kind}, 202)
        do_run.func(asked_for["id"], str(cast.people["anita"].id))
    assert anita("get", f"{here}/machine")["agreement"]["answers"] == 20
    figures = anita("get", f"{here}/figures")
    assert (figures["answers"], len(figures["themes"])) == (40, 6)
    counted = anita("get", f"{here}/count?who=parent")
    assert counted["of"] is None or counted["of"] % 5 == 0
    behind = anita("get", f"{here}/themes/{figures['themes'][0]['theme_id']}/answers?most=3")
    assert len(behind["said"]) == min(3, behind["number"])
    assert anita("get", here)["in_force"] == str(frame.id)
    assert len(anita("get", f"{here}/runs")) == 4
    everything = anita("get", f"/consultations/{question.principle.consultation_id}")
    assert [one["number"] for one in everything] == [
        "1", "3",
    ]  # fmt: skip


def pair(cast: Cast) -> tuple[Question, Answer]:
    question = asked(cast)
    return question, words_to(question, "Of wood. Not of rope.", cast=cast)[0]


def test_what_others_say_is_told_only_to_who_has_coded(cast: Cast, anita: Program, lin: Program) -> None:
    question, answer = pair(cast)
    framed(question, cast, ["Wood"])
    anita("post", f"/questions/{question.id}/sample", {"more": 1})
    anita("post", f"/answers/{answer.id}/codings", {"none_fits": True})
    read = lin("get", f"/answers/{answer.id}")
    assert (read["blind"], read["history"]) == (True, [])
    assert [one["words"] for one in read["sentences"]] == ["Of wood.", "Not of rope."]
    theme = anita("get", f"/questions/{question.id}/frames")[0]["id"]
    wood = anita("get", f"/frames/{theme}")["lines"][0]["theme_id"]
    given = {"themes": [{"theme_id": wood, "passages": [[0, 8]]}]}
    read = lin("post", f"/answers/{answer.id}/codings", given)
    assert [one["by"] for one in read["history"]] == ["Lin Chen", "Anita Rowe"]
    assert lin("get", f"/questions/{question.id}/agreement")["to_settle"] == [str(answer.id)]
    read = lin("post", f"/answers/{answer.id}/settle", given)
    assert read["history"][0]["settles"]
    lin("post", f"/answers/{answer.id}/codings", {}, 422)


def test_nothing_is_coded_or_counted_before_a_frame_is_in_force(cast: Cast, anita: Program) -> None:
    question, answer = pair(cast)
    anita("post", f"/answers/{answer.id}/codings", {"none_fits": True}, 409)
    anita("get", f"/questions/{question.id}/next", status=409)
    anita("get", f"/questions/{question.id}/figures", status=404)
    anita("get", f"/questions/{question.id}/choices", status=404)
    anita("post", f"/questions/{question.id}/runs", {"kind": "coding"}, 409)
    anita("post", f"/questions/{question.id}/runs", {"kind": "guessing"}, 422)


def test_letters_words_and_objections(cast: Cast, anita: Program) -> None:
    question = asked(cast)
    answers = with_letters(question, cast)
    ran(question, cast, Run.Kind.LETTERS)
    here = f"/questions/{question.id}"
    letter = anita("get", f"{here}/letters")[0]
    assert (letter["senders"], letter["named"]) == (12, None)
    frame = framed(question, cast, ["Wood"])
    wood = anita("get", f"/frames/{frame.id}")["lines"][0]["theme_id"]
    anita("post", f"/letters/{letter['id']}/name", {"is_letter": True}, 422)
    named = anita("post", f"/letters/{letter['id']}/name", {"is_letter": True, "name": "A letter"})
    assert len(named["members"]) == 12
    coded = anita("post", f"/letters/{letter['id']}/codings", {"themes": [{"theme_id": wood}]})
    assert coded["codings"][0]["themes"] == [["Wood", None]]
    assert anita("get", f"/letters/{letter['id']}?most=2")["members"][0]["own_words"]
    queue = anita("get", f"{here}/words")
    assert (queue["may_show"], len(queue["to_review"])) == (3, 3)
    first = queue["to_review"][0]
    assert anita("get", f"/answers/{first}/words")["may_quote"]
    reviewed = anita("post", f"/answers/{first}/words", {"may_show": True, "words": "A daughter waits."})
    assert reviewed["reviews"][0]["words"] == "A daughter waits."
    objection = object_to_coding(
        reply=answers[3].reply, answer_id=answers[3].id, theme_id=None, words="No.", at=LATER
    )
    anita("post", f"/objections/{objection.id}/answer", {"changed": False, "words": "It stays."})
    read = anita("get", f"/consultations/{question.principle.consultation_id}/objections")
    assert [(one["words"], one["answered"]) for one in read] == [("No.", "It stays.")]
