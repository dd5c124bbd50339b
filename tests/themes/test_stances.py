"""Where answers stand: as people chose it; where nobody was asked, inferred, marked so, with its worth."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.actions.replies import About, Said, bring_in
from goldenthread.foundation.failures import Refused
from goldenthread.themes.actions.coding import code_answer
from goldenthread.themes.actions.sampling import draw_sample
from goldenthread.themes.models import StanceInferred
from goldenthread.themes.queries.frames import lines_of
from goldenthread.themes.queries.judged import judged_in, next_to_judge
from goldenthread.themes.queries.population import sampled
from goldenthread.themes.queries.stances import StancesFound, stances_of
from tests.cast import signed_in
from tests.conversation.made import WHILE_OPEN, questions
from tests.themes.made import LATER, by, of_consultation, ran, whole, words_to
from tests.themes.stood import divided, judged, stance_of
from tests.themes.test_counting import numbers_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _afterwards(settings: Settings) -> None:
    settings.STOPPED_CLOCK = LATER


def words(answer: Any) -> str:
    return " ".join(lxml.html.fromstring(answer.content).text_content().split())


def url(name: str, *args: object) -> str:
    return reverse(f"themes_{name}", args=args)


def found_in(question: Any) -> StancesFound:
    found = stances_of(question)
    assert found is not None
    return found


def test_what_two_people_judged_is_learnt_and_inferred_of_the_others(cast: Cast) -> None:
    question, frame = divided(cast)
    judged(question, frame, cast)
    run = ran(question, cast, "stances")
    found = found_in(question)
    assert (run.state, found.answers, found.judged) == ("done", 90, 34)
    assert [one.stance for one in found.stances] == ["for", "against"]
    in_favour, against = found.stances
    assert in_favour.figure.low is not None
    # the draw follows ids that are new each time: one range in twenty misses, and then by little
    assert in_favour.figure.low - 0.1 <= 2 / 3 <= (in_favour.figure.high or 0) + 0.1
    assert abs((against.figure.share or 0) - 1 / 3) < 0.2
    assert found.accuracy > 0.8
    assert found.commonest is not None
    assert round(found.commonest * found.judged) % 5 == 0
    inferred = list(StanceInferred.objects.select_related("answer"))
    assert len(inferred) == 90 - 34
    right = sum(one.stance == stance_of(one.answer.words) for one in inferred)
    assert right / len(inferred) > 0.8


def test_every_number_of_people_is_rounded_and_none_is_under_ten(cast: Cast) -> None:
    question, frame = divided(cast)
    judged(question, frame, cast)
    run = ran(question, cast, "stances")
    of_people = [
        number
        for name, number in numbers_in(run.result)
        if not name.startswith(("settings", "trust")) and name != "judged"
    ]
    assert of_people
    assert {number % 5 for number in of_people} == {0}
    assert not [number for number in of_people if 0 < number < 10]


def test_the_same_answers_give_the_same_again_and_an_organisation_is_not_counted(cast: Cast) -> None:
    question, frame = divided(cast)
    judged(question, frame, cast)
    first = ran(question, cast, "stances")
    words_to(question, "I oppose this.", cast=cast, evidence="organisation", organisation="A society")
    again = ran(question, cast, "stances")
    assert (first.data_hash, first.result_hash) == (again.data_hash, again.result_hash)


def test_where_too_few_are_read_it_says_what_is_needed(cast: Cast) -> None:
    question, frame = divided(cast, 30)
    assert judged_in(question).needed == (
        "Two people agree on where 0 answers of the sample stand. At least 30 are needed: 30 more. "
        "The sample is too small: draw more first."
    )
    judged(question, frame, cast, size=30, differ=1)
    run = ran(question, cast, "stances")
    assert (run.state, run.refused) == (
        "refused",
        "Two people agree on where 29 answers of the sample stand. At least 30 are needed: 1 more.",
    )
    assert stances_of(question) is None
    page = words(signed_in(cast, "anita").get(url("stances", question.id)))
    assert "1 more." in page
    assert "On 1 they differ, and nothing is learnt from those." in page
    assert "Infer where the others stand" not in page


def test_one_stance_teaches_nothing(cast: Cast) -> None:
    question, frame = divided(cast, 60)
    judged(question, frame, cast, size=40)
    read = judged_in(question)
    alike = type(read)(dict.fromkeys(read.stances, "for"), 0, 0, read.sampled)
    assert "before at least 2 stances have 3 examples each" in alike.needed


def test_where_every_answer_was_read_nothing_is_called_inferred(cast: Cast) -> None:
    question, frame = divided(cast, 40)
    judged(question, frame, cast, size=40, differ=0)
    ran(question, cast, "stances")
    assert found_in(question).all_read
    page = words(signed_in(cast, "anita").get(url("stances", question.id)))
    assert "People read every answer" in page
    assert "Inferred: a machine" not in page


def test_a_coder_judges_the_next_and_reads_nothing_of_the_other_before(cast: Cast) -> None:
    question, frame = divided(cast, 40)
    judged(question, frame, cast, size=4, differ=0)
    draw_sample(question=question, more=1, seed=0, **by(cast))
    new = sampled(question).select_related("answer__reply", "answer__question").last()
    assert new is not None
    wood = lines_of(frame)[0].theme_id
    code_answer(answer=new.answer, frame=frame, given={wood: []}, none_fits=False, note="", **by(cast, "lin"))
    code_answer(
        answer=new.answer, frame=frame, given={wood: []}, none_fits=False, note="", stance="for", **by(cast)
    )
    lin = signed_in(cast, "lin")
    assert "Where it stands: for it" not in words(lin.get(url("answer", new.answer_id)))
    onward = lin.get(url("code_next", question.id) + "?stances")
    assert onward["Location"] == url("code", new.answer_id) + "?stances"
    page = lin.get(onward["Location"])
    assert "Where does it stand on what the question puts to people?" in words(page)
    sent = {"themes": [str(wood)], "stance": "against", "note": ""}
    saved = lin.post(onward["Location"], sent)
    assert saved["Location"] == url("code_next", question.id) + "?stances"
    assert next_to_judge(question, cast.people["lin"]) is None
    assert judged_in(question).differ == 1
    assert "Where it stands: against it" in words(lin.get(url("answer", new.answer_id)))


def test_whoever_says_where_the_sample_stands_is_not_led_by_the_machine(cast: Cast) -> None:
    question, _ = whole(cast, 60)
    one = sampled(question).first()
    assert one is not None
    anita = signed_in(cast, "anita")
    assert "The machine says" in words(anita.get(url("code", one.answer_id)))
    page = words(anita.get(url("code", one.answer_id) + "?stances"))
    assert "Where does it stand on what the question puts to people?" in page
    assert "The machine says" not in page


def test_what_people_chose_goes_before_what_could_be_inferred(cast: Cast) -> None:
    question, frame = divided(cast, 3)
    second = questions(of_consultation(question))[1]
    for choice in ["agree"] * 20:
        bring_in(
            consultation=of_consultation(question), said=[Said(second.id, choice=choice)],
            about=About(who="parent"), channel="paper", evidence="person", by=cast.people["lin"],
            at=WHILE_OPEN,
        )  # fmt: skip
    anita = signed_in(cast, "anita")
    page = words(anita.get(url("stances", second.id)))
    assert "this question offers answers to choose from" in page
    assert "Of 20 people who chose" in page
    type(question).objects.filter(id=question.id).update(follows=second)
    assert "they chose an answer to question" in words(anita.get(url("stances", question.id)))
    assert ran(question, cast, "stances").refused.startswith("People chose where they stand, in question")
    one = question.answers.select_related("reply", "question")[0]
    with pytest.raises(Refused, match="nobody reads it out of their words"):
        code_answer(answer=one, frame=frame, given={}, none_fits=True, note="", stance="for", **by(cast))
    body = anita.get(f"/api/themes/questions/{question.id}/stances").json()
    assert (body["how"], body["inferred"], body["chosen"]["of"]) == ("chosen", None, 20)


def test_pages_and_api_mark_it_as_inferred_and_say_how_often_it_is_right(cast: Cast) -> None:
    question, frame = divided(cast)
    judged(question, frame, cast)
    ran(question, cast, "stances")
    anita = signed_in(cast, "anita")
    page = words(anita.get(url("stances", question.id)))
    assert "Inferred: a machine read this out of people’s words." in page
    assert "34 answers of the random sample stand" in page
    assert "it is right in" in page
    behind = words(anita.get(url("stance", question.id, "against")))
    assert "Inferred: “against it”" in behind
    assert anita.get(url("stance", question.id, "maybe")).status_code == 404
    body = anita.get(f"/api/themes/questions/{question.id}/stances").json()
    assert (body["how"], body["judged"]["agreed"], body["judged"]["differ"]) == ("inferred", 34, 2)
    assert {one["stance"] for one in body["inferred"]["stances"]} == {"for", "against"}
    said = anita.get(f"/api/themes/questions/{question.id}/stances/against/answers").json()
    assert said["number"] == len(said["said"]) or said["number"] > 25
    inferred = StanceInferred.objects.order_by("-likely").first()
    assert inferred is not None
    assert "Nobody said it." in words(anita.get(url("answer", inferred.answer_id)))


def test_programs_judge_with_a_coding(cast: Cast) -> None:
    question, _ = divided(cast, 5)
    draw_sample(question=question, more=2, seed=1, **by(cast))
    anita: Client = signed_in(cast, "anita")
    following = anita.get(f"/api/themes/questions/{question.id}/next?stances=true").json()
    assert following["left"] == 2
    answer = following["answer"]["id"]
    coded = anita.post(
        f"/api/themes/answers/{answer}/codings", {"none_fits": True, "stance": "for"}, "application/json"
    ).json()
    assert [one["stance"] for one in coded["history"]] == ["for"]
    refused = anita.post(
        f"/api/themes/answers/{answer}/codings", {"none_fits": True, "stance": "perhaps"}, "application/json"
    )
    assert refused.status_code == 422
