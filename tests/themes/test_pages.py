"""Each page says where things stand, asks one thing, loses nothing, and costs the same for many answers."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.models import Answer, Question
from goldenthread.foundation.models import AuditEntry
from goldenthread.themes.actions.frames import begin_frame, write_theme
from goldenthread.themes.actions.letters import name_letter
from goldenthread.themes.actions.objections import object_to_coding
from goldenthread.themes.actions.sampling import draw_sample
from goldenthread.themes.models import Candidate, Coding, Frame, LetterGroup, Run, SampleAnswer, Standing
from goldenthread.themes.queries.frames import in_force, lines_of
from tests.cast import signed_in
from tests.themes.made import LATER, answered, asked, by, code, coded_sample, framed, ran, words_to
from tests.themes.test_letters_words_objections import with_letters

pytestmark = pytest.mark.django_db
OF_QUESTION = (
    "question", "candidates", "frame", "frame_begin", "sample", "draw", "agreement", "machine", "shares",
    "choices", "letters", "words",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _afterwards(settings: Settings) -> None:
    settings.STOPPED_CLOCK = LATER


def url(name: str, *args: object) -> str:
    return reverse(f"themes_{name}", args=args)


def words(answer: Any) -> str:
    return " ".join(lxml.html.fromstring(answer.content).text_content().split())


def labels(answer: Any) -> dict[str, str]:
    """What stands beside each box, with its value."""
    page = lxml.html.fromstring(answer.content)
    return {
        " ".join(label.text_content().split()): page.get_element_by_id(label.get("for")).get("value", "")
        for label in page.iter("label")
        if label.get("for")
    }


def simple(cast: Cast) -> tuple[Question, Frame, list[Answer]]:
    question = asked(cast)
    answers = words_to(question, "Build them of wood. Rope wears out.", "Rope.", cast=cast)
    return question, framed(question, cast, ["Wood", "Rope"]), answers


def test_each_question_says_what_is_next(cast: Cast) -> None:
    anita = signed_in(cast, "anita")
    question = asked(cast)
    consultation = question.principle.consultation
    here = url("consultation", consultation.id)
    assert "No answers yet" in words(anita.get(here))
    answers = words_to(question, *(f"Wood {number}." for number in range(3)), cast=cast)
    assert "Look for candidate themes" in words(anita.get(here))
    frame = begin_frame(question=question, why="", **by(cast))
    assert "Finish and sign the frame" in words(anita.get(here))
    Frame.objects.filter(id=frame.id).update(state="dropped")
    frame = framed(question, cast, ["Wood"])
    assert "Draw a sample" in words(anita.get(here))
    draw_sample(question=question, more=2, seed=1, **by(cast))
    assert "Code the sample" in words(anita.get(here))
    for answer in answers:
        code(answer, frame, ["Wood"], cast)
        code(answer, frame, [], cast, "lin")
    assert "Settle 3 answers" in words(anita.get(here))
    assert Standing.objects.filter(how="differ").count() == 3


@pytest.mark.slow
def test_every_page_of_a_question_asks_as_much_of_the_database_for_many_answers_as_for_few(
    cast: Cast,
) -> None:
    counts = []
    for number in (24, 72):
        question, truth = answered(cast, number)
        with_letters(question, cast)
        frame = framed(question, cast)
        for kind in ("letters", "words", "candidates"):
            ran(question, cast, kind)
        letter = LetterGroup.objects.get(question=question)
        name_letter(letter=letter, name="A letter", **by(cast))
        mine = {one.id: () for one in Answer.objects.filter(question=question) if one.id not in truth}
        coded_sample(question, frame, truth | mine, cast, size=number // 2)
        for kind in ("coding", "counting"):
            assert ran(question, cast, kind).state == "done"
        anita, found = signed_in(cast, "anita"), {}
        drawn = set(SampleAnswer.objects.values_list("answer", flat=True))
        other = next(answer for answer in truth if answer not in drawn)
        addresses = {name: url(name, question.id) for name in OF_QUESTION} | {
            "consultation": url("consultation", question.principle.consultation_id),
            "candidate": url("candidate", Candidate.objects.filter(run__question=question)[0].id),
            "letter": url("letter", letter.id),
            "theme": url("theme", question.id, lines_of(frame)[0].theme_id),
            "run": url("run", Run.objects.filter(question=question)[0].id),
            "version": url("version", frame.id),
            "code": url("code", other),
            "answer": url("answer", other),
            "review": url("review", other),
        }
        for name, address in addresses.items():
            anita.get(address)
            with CaptureQueriesContext(connection) as captured:
                assert anita.get(address).status_code == 200, name
            found[name] = len(captured)
        counts.append(found)
    assert counts[0] == counts[1]
    assert max(counts[1].values()) <= 40


def test_a_theme_is_written_by_two_at_once_and_both_texts_are_shown(cast: Cast) -> None:
    question = asked(cast)
    frame = framed(question, cast, ["Wood"])
    later = begin_frame(question=question, why="Better words.", **by(cast))
    theme = lines_of(later)[0].theme_id
    anita = signed_in(cast, "anita")
    here = url("write", later.id, theme)
    assert labels(anita.get(here))["What do people say? Name it as they would"] == "Wood"
    write_theme(frame=later, theme_id=theme, words={"name": "Timber"}, revision=1, **by(cast, "lin"))
    answer = anita.post(here, {"name": "Oak", "belongs": "Of oak", "revision": "1"})
    assert answer.status_code == 409
    said = words(answer)
    assert "Two of you wrote this theme" in said
    assert "Saved by Lin Chen" in said
    assert "Timber" in said
    typed = labels(answer)
    assert typed["What do people say? Name it as they would"] == "Oak"
    anita.post(here, {"name": "Oak", "belongs": "Of oak", "revision": "2"})
    assert [line.name for line in lines_of(later)] == ["Oak"]
    assert in_force(question) == frame


def test_a_frame_from_a_candidate_to_both_signatures(cast: Cast) -> None:
    question = asked(cast)
    answer = words_to(question, "Of wood.", cast=cast)[0]
    run = Run.objects.create(
        question=question, kind="candidates", seed=1, state="done", ended_at=LATER,
        result={"groups": 1, "answers": 1, "left_over": 0}, **by(cast),
    )  # fmt: skip
    candidate = Candidate.objects.create(run=run, number=1, size=1, words=["wood"])
    candidate.answers.create(answer=answer, place=1)
    anita, lin = signed_in(cast, "anita"), signed_in(cast, "lin")
    assert "“Of wood.”" in words(anita.get(url("candidates", question.id)))
    here = url("candidate_becomes", candidate.id)
    assert "Give the theme a name" in words(anita.post(here, {"becomes": "new", "name": ""}))
    assert "Choose what this candidate is" in words(anita.post(here, {}))
    anita.post(here, {"becomes": "new", "name": "Wood"})
    frame = Frame.objects.get(question=question)
    page = anita.get(url("frame", question.id))
    assert "Write what belongs in “Wood”." in words(page)
    line = lines_of(frame)[0]
    anita.post(url("write", frame.id, line.theme_id), {"name": "Wood", "belongs": "Of it", "revision": "1"})
    for browser in (anita, lin):
        read = browser.get(url("sign", frame.id))
        hidden = lxml.html.fromstring(read.content).xpath("//input[@name='words_hash']/@value")[0]
        browser.post(url("sign", frame.id), {"words_hash": hidden})
    frame.refresh_from_db()
    assert frame.state == "in_force"
    assert "In a theme" in words(anita.get(url("candidate", candidate.id)))


def test_an_answer_is_coded_with_its_sentences_and_the_next_one_comes(cast: Cast) -> None:
    question, frame, answers = simple(cast)
    draw_sample(question=question, more=2, seed=1, **by(cast))
    anita = signed_in(cast, "anita")
    onward = anita.get(url("code_next", question.id))
    here = onward["Location"]
    assert "2 are left for you" in words(anita.get(here))
    themes = {line.name: str(line.theme_id) for line in lines_of(frame)}
    both = url("code", answers[0].id)
    wrong = anita.post(both, {"themes": [themes["Rope"]], "at_2": "7"})
    assert wrong.status_code == 422
    assert "Enter numbers of sentences, from 1 to 2, like 1, 3." in words(wrong)
    assert "Choose at least one theme" in words(anita.post(both, {}))
    done = anita.post(both, {"themes": [themes["Rope"]], "at_2": "2"})
    assert done["Location"] == url("code_next", question.id)
    assert [one.passages for one in Coding.objects.get().codes.all()] == [[[20, 35]]]
    again = anita.get(both)
    assert "You have coded this." in words(again)
    assert 'value="2"' in again.content.decode()
    anita.post(url("code", answers[1].id), {"none": "yes"})
    assert anita.get(url("code_next", question.id))["Location"] == url("sample", question.id)


def test_who_has_still_to_code_is_told_nothing_of_others(cast: Cast) -> None:
    question, frame, answers = simple(cast)
    draw_sample(question=question, more=2, seed=1, **by(cast))
    code(answers[1], frame, ["Rope"], cast)
    lin = signed_in(cast, "lin")
    for name in ("answer", "settle", "code"):
        said = words(lin.get(url(name, answers[1].id)))
        assert "Anita Rowe" not in said
    assert "you have not coded it" in words(lin.get(url("answer", answers[1].id)))
    code(answers[1], frame, ["Wood"], cast, "lin")
    said = words(lin.get(url("settle", answers[1].id)))
    assert "Anita Rowe" in said
    assert "Given by Lin Chen." in said
    themes = {line.name: str(line.theme_id) for line in lines_of(frame)}
    done = lin.post(url("settle", answers[1].id), {"themes": [themes["Rope"]]})
    assert done["Location"] == url("agreement", question.id)
    assert Standing.objects.get(answer=answers[1]).how == "settled"


def test_a_run_is_asked_for_once_and_says_where_it_is(cast: Cast) -> None:
    question, _, _ = simple(cast)
    anita = signed_in(cast, "anita")
    onward = anita.post(url("ask", question.id, "words"))
    run = Run.objects.get()
    assert onward["Location"] == url("run", run.id)
    assert "Waiting for a worker" in words(anita.get(onward["Location"]))
    second = anita.post(url("ask", question.id, "words"))
    assert second.status_code == 409
    assert "doing this already" in words(second)
    Run.objects.filter(id=run.id).update(
        state="running", began_at=LATER, stage="Looking at words", done=100, of=400, stage_began_at=LATER
    )
    assert "Looking at words: 100 of 400." in words(anita.get(url("run", run.id)))
    assert anita.post(url("ask", question.id, "guessing")).status_code == 422
    assert anita.post(url("ask", question.id, "candidates"), {"number": "many"}).status_code == 422


def test_words_are_read_one_after_another(cast: Cast) -> None:
    question = asked(cast)
    first, second = words_to(question, "Wood.", "My son Tobias waits.", cast=cast)
    anita = signed_in(cast, "anita")
    here = url("review", second.id)
    page = anita.get(here)
    assert "It comes after “my son” or the like." in words(page)
    assert "[name]" in page.content.decode()
    refused = anita.post(here, {"may_show": "no", "why": ""})
    assert "Say why nothing of it may be shown." in words(refused)
    onward = anita.post(here, {"may_show": "yes", "words": "My son waits."})
    assert onward["Location"] == url("review", first.id)
    last = anita.post(url("review", first.id), {"may_show": "yes", "words": "Wood."})
    assert last["Location"] == url("words", question.id)


def test_an_objection_is_read_beside_the_coding_and_answered(cast: Cast) -> None:
    question, frame, answers = simple(cast)
    code(answers[1], frame, ["Wood"], cast)
    objection = object_to_coding(
        reply=answers[1].reply, answer_id=answers[1].id, theme_id=None, words="I meant rope.", at=LATER
    )
    anita = signed_in(cast, "anita")
    consultation = question.principle.consultation
    assert "1 person waits for an answer" in words(anita.get(url("consultation", consultation.id)))
    assert "I meant rope." in words(anita.get(url("objection", objection.id)))
    assert "Write an answer" in words(anita.post(url("objection", objection.id), {"changed": "no"}))
    anita.post(url("objection", objection.id), {"changed": "no", "words": "It stays."})
    assert "It stays." in words(anita.get(url("objections", consultation.id)))


def test_a_filter_shows_nothing_under_ten(cast: Cast) -> None:
    question, truth = answered(cast, 40)
    frame = framed(question, cast)
    coded_sample(question, frame, truth, cast, size=20)
    ran(question, cast, "counting")
    anita = signed_in(cast, "anita")
    page = words(anita.get(f"{url('shares', question.id)}?who=charity&region=any"))
    assert "Under 10 people answered who are like that" in page
    assert "Who said what" in words(anita.get(f"{url('shares', question.id)}?who=nonsense"))


def test_what_is_typed_is_shown_as_text(cast: Cast) -> None:
    question = asked(cast)
    answer = words_to(question, "<script>alert(1)</script>", cast=cast)[0]
    framed(question, cast, ["<b>Wood</b>"])
    anita = signed_in(cast, "anita")
    for address in (url("code", answer.id), url("answer", answer.id), url("review", answer.id)):
        page = anita.get(address).content.decode()
        assert "<script>alert(1)" not in page
        assert "<b>Wood" not in page


def test_reading_is_in_the_log(cast: Cast) -> None:
    _, _, answers = simple(cast)
    signed_in(cast, "anita").get(url("answer", answers[0].id))
    last = AuditEntry.objects.filter(account=cast.people["anita"]).latest("number")
    assert (last.what, last.facts["answer"]) == ("read an answer and its codings", answers[0].reply.number)


def test_who_only_works_with_children_sees_nothing_of_it(cast: Cast) -> None:
    question, frame, answers = simple(cast)
    for who, status in (("ruth", 404), ("priya", 403), ("lin", 200)):
        browser = signed_in(cast, who)
        found = [
            browser.get(address).status_code
            for address in (
                url("question", question.id),
                url("version", frame.id),
                url("answer", answers[0].id),
            )
        ]
        assert found == [status] * 3, who
    assert Client().get(url("question", question.id)).status_code == 302
