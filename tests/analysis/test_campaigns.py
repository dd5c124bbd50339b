"""Letters that share a common text are found whatever their senders changed; nothing else is."""

from __future__ import annotations

import random

import pytest

from benchmarks.letters import edited
from benchmarks.letters_and_votes import JUDGED_ON, judged_letters, precision_and_recall
from goldenthread.analysis.campaigns import FEWEST_WORDS, find_campaigns
from goldenthread.analysis.sentences import sentence_places
from tests.formats.real_files import real_file

pytestmark = pytest.mark.pure

LETTER = (
    "I am writing about the proposals for children with special educational needs. Every child deserves a "
    "school that understands them. We ask you to keep the legal right to an assessment. Families wait "
    "months for help that was promised in weeks, and many give up work while they wait. Please fund the "
    "therapists that plans already name, train every teacher, and publish what each council delivers. "
    "A promise that nobody checks is not a promise."
)
OWN = "Our youngest has had four teaching assistants since September. None of them stayed until Christmas."
ELSE = (
    "The buses to the college were changed last spring, so students from the villages now arrive after nine.",
    "Nobody at the surgery could tell me which form the paediatrician needed, and the receptionist was rude.",
    "Smaller classes would do more than a new plan, as a teacher with thirty pupils cannot stop to help.",
    "My niece loves nursery because the staff sing to her and let her sit in the quiet tent if it is loud.",
)
WORDS = " ".join(ELSE).split()


def varied(share: float, count: int, seed: int = 1) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - which words change is no secret
    return [edited(LETTER, share, WORDS, chance) for _ in range(count)]


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["I agree."] * 50,
        ["I agree with the proposal and so does everybody that I know in my street here."] * 50,
        list(ELSE),
        [LETTER] * 4,
    ],
    ids=["nothing", "a short answer", "a sentence", "different letters", "four copies"],
)
def test_no_campaign_is_found(texts: list[str]) -> None:
    assert find_campaigns(texts) == ()


@pytest.mark.parametrize("share", [0.0, 0.05, 0.1, 0.2])
def test_changed_letters_are_one_campaign_without_anything_else(share: float) -> None:
    texts = [*ELSE, *varied(share, 20), *ELSE]
    [campaign] = find_campaigns(texts)
    assert [member.row for member in campaign.members] == list(range(len(ELSE), len(ELSE) + 20))


def test_identical_and_varied_letters_are_counted_apart() -> None:
    [campaign] = find_campaigns([LETTER, *varied(0.1, 6), LETTER.upper(), LETTER.replace(".", " .")])
    assert (campaign.identical, campaign.varied) == (3, 6)
    assert campaign.shared_text == LETTER


def test_the_shared_text_is_put_together_where_nobody_sent_it_as_it_was() -> None:
    [campaign] = find_campaigns(varied(0.1, 40))
    assert campaign.identical == 0
    assert campaign.shared_text == LETTER


def test_added_words_are_given_in_full_and_the_shared_text_is_not() -> None:
    first, second = OWN.split(". ", 1)
    texts = [f"{OWN}\n\n{LETTER}", f"{LETTER}\n{OWN}", f"{first}. {LETTER} {second}", LETTER, LETTER, LETTER]
    [campaign] = find_campaigns(texts)
    assert [member.added for member in campaign.members] == [
        (OWN,),
        (OWN,),
        (f"{first}.", second),
        (),
        (),
        (),
    ]
    assert {member.kept for member in campaign.members} == {1.0}


def test_own_words_inside_a_shared_sentence_bring_the_whole_sentence() -> None:
    inside = "train every teacher, as our neighbour’s autistic daughter Maisie knows painfully, and publish"
    changed = LETTER.replace("train every teacher, and publish", inside)
    [campaign] = find_campaigns([LETTER, LETTER, LETTER, LETTER, changed])
    [added] = campaign.members[4].added
    assert inside in added


def test_sentences_in_another_order_are_still_kept() -> None:
    [campaign] = find_campaigns([LETTER] * 5 + [" ".join(reversed(LETTER.split(". ")))])
    assert campaign.members[5].kept > 0.8
    assert campaign.members[5].added == ()


def test_half_a_letter_says_how_much_was_kept() -> None:
    half = ". ".join(LETTER.split(". ")[:3]) + "."
    [campaign] = find_campaigns([LETTER] * 5 + [half])
    assert campaign.members[5].kept == pytest.approx(len(half.split()) / len(LETTER.split()), abs=0.02)


def test_two_campaigns_are_apart_and_the_larger_comes_first() -> None:
    other = " ".join(ELSE)
    campaigns = find_campaigns([other] * 6 + varied(0.1, 9))
    assert [len(campaign.members) for campaign in campaigns] == [9, 6]


def test_a_question_that_everybody_copies_makes_no_campaign() -> None:
    texts = [f"{LETTER}\n{own}" for own in (*ELSE, OWN)]
    assert len(find_campaigns(texts)) == 1
    assert find_campaigns(texts, asked=[LETTER]) == ()


def test_the_order_of_the_texts_changes_nothing_but_the_rows() -> None:
    texts = [*varied(0.1, 20), *ELSE]
    [one], [other] = find_campaigns(texts), find_campaigns(texts[::-1])
    assert {texts[member.row] for member in one.members} == {
        texts[::-1][member.row] for member in other.members
    }


def test_the_fewest_letters_can_be_chosen() -> None:
    assert len(find_campaigns([LETTER] * 2, fewest=2)) == 1
    with pytest.raises(ValueError, match="at least two"):
        find_campaigns([LETTER], fewest=1)


def test_a_text_just_long_enough_is_found() -> None:
    words = LETTER.split()
    assert find_campaigns([" ".join(words[: FEWEST_WORDS - 1])] * 9) == ()
    assert len(find_campaigns([" ".join(words[:FEWEST_WORDS])] * 9)) == 1


@pytest.mark.real_data
@pytest.mark.slow
def test_letters_that_no_threshold_was_chosen_on_are_found() -> None:
    folder = real_file("consultations/themes_nhs_comments/comments_neas.csv").parents[2]
    letters, _ = judged_letters(folder, JUDGED_ON, random.Random(7))  # noqa: S311 - made-up letters
    precision, recall = precision_and_recall(letters)
    assert precision >= 0.99
    assert (recall[0.1] >= 0.97, recall[0.2] >= 0.9) == (True, True)


def test_places_of_sentences_are_where_they_stand() -> None:
    text = "  One. Two!\n\n Three \nfour? "
    assert [text[start:end] for start, end in sentence_places(text)] == ["One.", "Two!", "Three", "four?"]
