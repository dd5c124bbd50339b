"""What a family can expect at each layer, now and when the reform is expected to be law."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.law.layers import (
    LAYER_NAMES,
    LAYERS,
    RULES,
    Expected,
    Layer,
    UnknownLayerError,
    asks_for_plan,
    expectations,
    expectations_at,
    layer_of,
)
from goldenthread.law.rules import Standing

TODAY, REFORM = date(2026, 11, 20), date(2029, 9, 1)
BEST = "The school must do its best to give the special help that your child needs."
TELL = "The school must tell you when it gives special help without an EHC plan."
MEET = "The school should meet you at least three times a year about how things are going."
GROUPS = "Help in a small group, by staff of the school, of a kind that is known to work."
PLAN = (
    "An Individual Support Plan, made with you. It says what your child needs, the help, and what the "
    "help should lead to."
)
REVIEWED = "The plan is looked at again at least once a year, and changed when needs change."


def test_today_what_is_law_comes_first_and_what_is_proposed_says_so_once() -> None:
    assert expectations("targeted", TODAY) == (
        Expected("", (BEST, TELL, MEET)),
        Expected("September 2029", (GROUPS, PLAN, REVIEWED)),
    )
    assert [part.heading for part in expectations("targeted", TODAY)] == [
        "Now",
        "Proposed from September 2029",
    ]


def test_when_the_reform_is_expected_it_is_said_plainly() -> None:
    assert expectations("targeted", REFORM) == (Expected("", (GROUPS, PLAN, REVIEWED, BEST, TELL, MEET)),)


def test_several_layers_say_each_thing_once() -> None:
    both = lines(expectations_at(["targeted", "targeted_plus"], TODAY))
    each = {*lines(expectations("targeted", TODAY)), *lines(expectations("targeted_plus", TODAY))}
    assert (len(both), set(both)) == (len(each), each)


def lines(expected: tuple[Expected, ...]) -> list[str]:
    return [line for part in expected for line in part.lines]


@pytest.mark.parametrize(
    "layers, asks",
    [
        ([], False),
        (["universal"], False),
        (["targeted"], True),
        (["targeted_plus"], True),
        (["specialist"], True),
        (["universal", "targeted"], True),
    ],
)
def test_a_plan_is_asked_for_above_universal(layers: list[str], asks: bool) -> None:
    assert asks_for_plan(layers) is asks


def test_every_layer_has_its_name_and_something_to_expect() -> None:
    assert list(LAYERS) == list(Layer) == list(LAYER_NAMES)
    assert [layer.name for layer in LAYERS.values()] == [
        "Universal",
        "Targeted",
        "Targeted Plus",
        "Specialist",
    ]
    assert [layer.layer for layer in LAYERS.values() if not layer.expect] == []


def test_every_line_comes_from_a_listed_rule_and_none_is_unused_but_the_two_about_all_layers() -> None:
    expected = {rule for layer in LAYERS.values() for rule in layer.expect}
    assert {rule.id for rule in set(RULES) - expected} == {
        "layers.not_sequential",
        "layers.three_above_universal",
    }
    assert expected - set(RULES) == set()


def test_every_proposal_is_dated_and_in_doubt() -> None:
    proposals = [rule for rule in RULES if rule.standing is Standing.PROPOSAL]
    assert {(rule.since, bool(rule.doubt)) for rule in proposals} == {(REFORM, True)}


def test_a_word_that_is_no_layer_is_refused() -> None:
    with pytest.raises(UnknownLayerError) as raised:
        layer_of("wave_2")
    assert str(raised.value) == (
        "“wave_2” is not a layer. Choose universal, targeted, targeted_plus, specialist."
    )
