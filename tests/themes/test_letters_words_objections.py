"""Letters are named by people and counted apart; words are read before they are shown; anybody may object."""

from __future__ import annotations

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.demonstration.said import IN_POLISH, LETTER, OWN_WORDS, PERSONAL
from goldenthread.conversation.models import Answer, Question
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.themes.actions.coding import code_letter
from goldenthread.themes.actions.letters import call_no_letter, name_letter
from goldenthread.themes.actions.objections import answer_objection, object_to_coding
from goldenthread.themes.actions.words import review_words
from goldenthread.themes.models import LetterGroup, Objection
from goldenthread.themes.queries.figures import figures_of
from goldenthread.themes.queries.frames import lines_of
from goldenthread.themes.queries.letters import codings_of_letter, letter_read, letters_of, members_of
from goldenthread.themes.queries.objections import objections_by, objections_of
from goldenthread.themes.queries.population import analysed, texts_of
from goldenthread.themes.queries.said import quotations
from goldenthread.themes.queries.words import to_review, words_figures, words_read
from goldenthread.themes.queries.work import answer_read
from tests.themes.made import answered, asked, by, code, coded_sample, framed, ran, words_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(cast: Cast) -> Question:
    return asked(cast)


def with_letters(question: Question, cast: Cast) -> list[Answer]:
    return words_to(question, *(f"{LETTER}\n\n{own}".strip() for own in OWN_WORDS), cast=cast)


def found_letter(question: Question, cast: Cast) -> LetterGroup:
    with_letters(question, cast)
    ran(question, cast, "letters")
    return LetterGroup.objects.select_related("question__principle__consultation").get()


def test_a_letter_is_found_and_is_many_opinions_until_it_is_named(question: Question, cast: Cast) -> None:
    letter = found_letter(question, cast)
    read = letter_read(letter)
    assert (read.senders, read.identical, read.with_own_words, read.named) == (12, 9, 3, None)
    assert read.shared_text == LETTER
    assert len(texts_of(question)) == 12
    name_letter(letter=letter, name="Our children cannot wait", **by(cast))
    assert {one.text for one in texts_of(question)} == {own for own in OWN_WORDS if own}
    assert analysed(question).count() == 3
    call_no_letter(letter=letter, why="They met and wrote it together.", **by(cast, "lin"))
    assert len(texts_of(question)) == 12
    assert [(one.named, one.why) for one in letters_of(question)] == [
        (False, "They met and wrote it together.")
    ]


def test_a_coder_reads_only_what_a_sender_added(question: Question, cast: Cast) -> None:
    name_letter(letter=found_letter(question, cast), name="A letter", **by(cast))
    answer = analysed(question).select_related("reply").order_by("reply__number")[0]
    read = answer_read(answer)
    assert read.of_letter
    assert [one.words for one in read.sentences] == [OWN_WORDS[3]]
    first = read.sentences[0]
    assert answer.words[first.start : first.end] == OWN_WORDS[3]


def test_a_named_letter_keeps_its_name_and_gains_what_came_since(question: Question, cast: Cast) -> None:
    letter = found_letter(question, cast)
    name_letter(letter=letter, name="A letter", **by(cast))
    words_to(question, LETTER, f"{LETTER}\n\nAnd my neighbour says so too.", cast=cast)
    ran(question, cast, "letters")
    assert [(one.name, one.senders) for one in letters_of(question)] == [("A letter", 14)]
    assert members_of(letter)[0].own_words


@pytest.mark.slow
def test_a_letter_is_coded_once_and_counted_apart(cast: Cast) -> None:
    question, truth = answered(cast, 30)
    letter = found_letter(question, cast)
    name_letter(letter=letter, name="A letter", **by(cast))
    frame = framed(question, cast)
    first = lines_of(frame)[0].theme_id
    code_letter(letter=letter, frame=frame, given={first: []}, none_fits=False, note="", **by(cast))
    assert [one.themes for one in codings_of_letter(letter, frame)] == [
        (("Tell us when help does not happen", None),)
    ]
    added = ("Tell us when help does not happen",)
    mine = {one.id: added for one in Answer.objects.filter(question=question) if one.id not in truth}
    coded_sample(question, frame, truth | mine, cast, size=20)
    ran(question, cast, "counting")
    figures = figures_of(question, frame)
    assert figures is not None
    assert figures.answers == 35  # 30 answers and 3 of the letter's senders, to the nearest 5
    assert [(one.name, one.senders) for one in figures.letters] == [("A letter", 10)]
    assert figures.themes[0].letters == (letter.id,)
    assert figures.themes[1].letters == ()


@pytest.mark.parametrize(
    "act", [lambda **to: name_letter(name=" ", **to), lambda **to: call_no_letter(why="", **to)]
)
def test_a_letter_has_a_name_or_a_reason(question: Question, cast: Cast, act: object) -> None:
    letter = found_letter(question, cast)
    with pytest.raises(Refused):
        act(letter=letter, **by(cast))  # type: ignore[operator]  # one of the two actions


def test_nothing_is_quoted_before_a_person_has_passed_its_words(question: Question, cast: Cast) -> None:
    frame = framed(question, cast, ["Staff"])
    theme = lines_of(frame)[0].theme_id
    answer = words_to(question, PERSONAL[0], cast=cast)[0]
    code(answer, frame, ["Staff"], cast)
    assert quotations(frame, [theme]) == {theme: []}
    read = words_read(answer)
    assert [(one.words, one.kind) for one in read.spans] == [
        ("Tobias", "name"), ("07700 900123", "telephone number"),
    ]  # fmt: skip
    assert "Tobias" not in read.proposed
    assert "[name]" in read.proposed
    review_words(answer=answer, may_show=True, words=read.proposed, why="", **by(cast))
    assert [one.words for one in quotations(frame, [theme])[theme]] == [read.proposed]
    review_words(answer=answer, may_show=False, words="", why="One can tell who it is.", **by(cast, "lin"))
    assert quotations(frame, [theme]) == {theme: []}
    assert [one.by for one in words_read(answer).reviews] == ["Lin Chen", "Anita Rowe"]


def test_only_the_passage_is_quoted_where_it_was_passed(question: Question, cast: Cast) -> None:
    from goldenthread.themes.actions.coding import code_answer

    frame = framed(question, cast, ["Staff"])
    theme = lines_of(frame)[0].theme_id
    answer = words_to(question, "It rained. Pay the staff.", cast=cast)[0]
    code_answer(answer=answer, frame=frame, given={theme: [(11, 25)]}, none_fits=False, note="", **by(cast))
    review_words(answer=answer, may_show=True, words=answer.words, why="", **by(cast))
    assert [one.words for one in quotations(frame, [theme])[theme]] == ["Pay the staff."]
    review_words(answer=answer, may_show=True, words="[…] Pay them.", why="", **by(cast))
    assert [one.words for one in quotations(frame, [theme])[theme]] == ["[…] Pay them."]


def test_whoever_did_not_agree_to_it_is_not_shown(question: Question, cast: Cast) -> None:
    from goldenthread.config.demonstration.said import SaidOne
    from tests.themes.made import said_to

    answer = said_to(question, [SaidOne("Not for others.", (), "parent", "", False)], cast)[0]
    assert to_review(question).count() == 0
    with pytest.raises(Refused, match="did not say that it may be quoted"):
        review_words(answer=answer, may_show=True, words=answer.words, why="", **by(cast))


def test_the_queue_has_first_what_must_go_and_knows_languages(question: Question, cast: Cast) -> None:
    words_to(question, "Wood is good for swings and for children.", PERSONAL[0], IN_POLISH, cast=cast)
    ran(question, cast, "words")
    assert to_review(question)[0].words == PERSONAL[0]
    assert [one.words for one in to_review(question, "pl")] == [IN_POLISH]
    found = words_figures(question)
    assert (found.may_show, found.left, found.looked_at, found.sure) == (3, 3, 3, 1)
    assert dict(found.languages) == {"en": 2, "pl": 1}
    review_words(answer=to_review(question)[0], may_show=False, words="", why="Too much.", **by(cast))
    assert words_figures(question).left == 2


@pytest.mark.parametrize(
    "change, field", [({"words": " "}, "words"), ({"may_show": False, "why": ""}, "why")]
)
def test_a_review_says_words_or_why_not(
    question: Question, cast: Cast, change: dict[str, object], field: str
) -> None:
    answer = words_to(question, "Wood.", cast=cast)[0]
    given = {"may_show": True, "words": "Wood.", "why": ""} | change
    with pytest.raises(Refused) as refused:
        review_words(answer=answer, **given, **by(cast))  # type: ignore[arg-type]  # as a form gives it
    assert refused.value.field == field


def test_whoever_wrote_it_objects_and_is_answered_once(question: Question, cast: Cast) -> None:
    frame = framed(question, cast, ["Wood"])
    answer, other = words_to(question, "Not wood!", "Rope.", cast=cast)
    code(answer, frame, ["Wood"], cast)
    theme = lines_of(frame)[0].theme_id
    about = {"reply": answer.reply, "answer_id": answer.id, "at": by(cast)["at"]}
    with pytest.raises(Refused, match="Say what you meant"):
        object_to_coding(**about, theme_id=theme, words=" ")
    with pytest.raises(NotVisible):
        object_to_coding(**about | {"answer_id": other.id}, theme_id=theme, words="Mine is another.")
    objection = object_to_coding(**about, theme_id=theme, words="I said not of wood.")
    assert [(one.words, one.theme, one.answered) for one in objections_by(answer.reply)] == [
        ("I said not of wood.", "Wood", "")
    ]
    code(answer, frame, [], cast)
    answer_objection(objection=objection, changed=True, words="You are right. We read it anew.", **by(cast))
    with pytest.raises(Conflict, match="already"):
        answer_objection(objection=objection, changed=False, words="Again.", **by(cast, "lin"))
    read = objections_of(question.principle.consultation)[0]
    assert (read.answered, read.changed, read.answered_by) == (
        "You are right. We read it anew.", True, "Anita Rowe",
    )  # fmt: skip


def test_objections_have_an_end(question: Question, cast: Cast) -> None:
    answer = words_to(question, "Wood.", cast=cast)[0]
    about = {"reply": answer.reply, "answer_id": answer.id, "theme_id": None, "at": by(cast)["at"]}
    for number in range(10):
        object_to_coding(**about, words=f"No {number}")  # type: ignore[arg-type]  # as a door gives it
    with pytest.raises(Conflict, match="ten times"):
        object_to_coding(**about, words="And again")  # type: ignore[arg-type]  # the same
    assert Objection.objects.count() == 10
