"""Our own components: the sentence that is heard, and the drawing that is not."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from goldenthread.design.parts import Answer, ClockStep, Count, Fact, MarkGroup, Person, Version, Work
from tests.design.markup import ours, tree

ICON = 'svg aria-hidden="true" class="{}" focusable="false"'


def icon(name: str, classes: str = "i", depth: int = 1) -> list[str]:
    pad = "  " * depth
    use = f'use href="/static/design/marks.svg#{name}"'
    return [pad + ICON.format(classes), pad + "  " + use]


@pytest.mark.parametrize(
    "kind, tint, drawn",
    [
        ("done", "done", "done"),
        ("part", "part", "part"),
        ("miss", "miss", "miss"),
        ("late", "miss", "late"),
        ("good", "good", "good"),
        ("excused", "good", "excused"),
        ("none", "none", "none"),
        ("ahead", "none", "ahead"),
        ("due", "none", "due"),
        ("declined", "none", "flat"),
        ("stuck", "part", "flat"),
        ("disagree", "part", "talk"),
    ],
)
def test_state_has_a_shape_words_and_a_tint(kind: str, tint: str, drawn: str) -> None:
    printed = ours("{{ gt.state(kind, 'Words') }}", kind=kind)
    assert tree(printed) == [
        f'strong class="is-{tint} state"',
        *icon(drawn),
        "  span",
        "    Words",
    ]


def test_state_without_a_kind_is_plain_words() -> None:
    assert tree(ours("{{ gt.state(None, 'Targeted Plus') }}")) == [
        'strong class="state"',
        "  Targeted Plus",
    ]


def test_state_of_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        ours("{{ gt.state('overdue', 'Late') }}")


@pytest.mark.parametrize(
    "count, label, drawn",
    [(0, "June", 0), (40, "June", 40), (41, "June: the last 20 of 41", 20)],
)
def test_marks_over_forty_show_the_last_twenty_and_say_so(count: int, label: str, drawn: int) -> None:
    group = MarkGroup("June", ("miss",) * (count - 1) + ("done",) * min(count, 1))
    lines = tree(ours("{{ gt.marks([group]) }}", group=group))
    assert lines[0] == 'div aria-hidden="true" class="terms"'
    assert lines[3].strip() == label
    assert sum(line.strip() == "li" for line in lines) == drawn


def test_marks_keep_their_order_oldest_first() -> None:
    group = MarkGroup("June", ("done", "miss", "none"))
    lines = tree(ours("{{ gt.marks([group]) }}", group=group))
    drawn = [line.split("#")[1].rstrip('"') for line in lines if "#" in line]
    assert drawn == ["done", "miss", "none"]


@pytest.mark.parametrize(
    "arguments, opening, heading",
    [
        ("'need', 'Words'", 'li class="knot knot--major"', 'h2 class="govuk-heading-m"'),
        ("'outcome', 'Words'", 'li class="knot knot--minor"', 'h3 class="govuk-heading-s"'),
        (
            "'happened', 'Words', line='gap'",
            'li class="knot knot--gap knot--small"',
            'h3 class="govuk-heading-s"',
        ),
        (
            "'review', 'Words', last=True, id='next'",
            'li class="knot knot--last knot--major" id="next"',
            'h2 class="govuk-heading-m"',
        ),
    ],
)
def test_knot_has_its_size_and_line(arguments: str, opening: str, heading: str) -> None:
    lines = tree(ours("{{ gt.knot(" + arguments + ") }}"))
    found = [line.strip() for line in lines if line.strip().startswith(("li", "h2", "h3"))]
    assert found == [opening, heading]


def test_kind_of_a_knot_is_heard_in_its_heading() -> None:
    printed = ours("{{ gt.knot('provision', 'Word map', 'Provision 2') }}")
    assert tree(printed)[1:] == [
        '  h3 class="govuk-heading-s"',
        '    span class="kicker"',
        "      Provision 2",
        "    Word map",
    ]


def test_steps_are_said_in_words() -> None:
    lines = tree(ours("{{ gt.steps(3, 'tells two parts in order') }}"))
    boxes = [line.strip() for line in lines if line.strip().startswith("span")]
    assert boxes == ['span class="on"'] * 3 + ["span"] * 2
    assert lines[-1].strip() == "Step 3 of 5: tells two parts in order"


def test_answer_gives_their_words_first_then_ours_then_who() -> None:
    answer = Answer("declined", "Not taken up", "Lunch in class?", "He eats with friends.", "Ruth")
    lines = tree(ours("{{ gt.answers([answer]) }}", answer=answer))
    words = [line.strip() for line in lines[7:]]
    assert words == [
        "Not taken up",
        "div",
        "p",
        "b",
        "You said:",
        "“Lunch in class?”",
        "p",
        "He eats with friends.",
        'span class="quiet"',
        "Ruth",
    ]


def test_wording_check_underlines_the_words_it_means_and_escapes_the_rest() -> None:
    printed = ours(
        "{{ gt.wording_check('<b>Regular</b> talks, as Appropriate', points, None, 'w') }}",
        points=[("Regular", "says nothing."), ("as appropriate", "says less.")],
    )
    draft = printed.split("“")[1].split("”")[0]
    assert draft == "&lt;b&gt;<mark>Regular</mark>&lt;/b&gt; talks, <mark>as Appropriate</mark>"


def test_wording_check_with_nothing_to_point_at_marks_nothing() -> None:
    assert ours("{{ marked('30 minutes', []) }}") == "30 minutes"


def test_work_list_names_each_child_in_every_control() -> None:
    row = Work("7", "Kofi Mensah", "/k", "Year 7", "late", "9 days late", "No date.", "Offer", "/o")
    printed = ours("{{ gt.work_list('One child', [row], name='child') }}", row=row)
    hidden = [line.strip() for line in tree(printed) if "Kofi" in line]
    assert hidden == ["Select Kofi Mensah", "Kofi Mensah", ": Kofi Mensah"]


def test_work_list_without_bulk_actions_has_no_ticks() -> None:
    row = Work("7", "Kofi Mensah", "/k", "Year 7", "late", "9 days late", "No date.", "Offer", "/o")
    assert ours("{{ gt.work_list('One child', [row]) }}", row=row).count("checkbox") == 0


def test_clock_shows_limit_excuse_and_own_date_as_three_things() -> None:
    step = ClockStep(
        "Decide", "excused", "2 November", "reg 10(1)", state="Excused", excuse="By reg 10(4)(c).",
        own_date="23 November",
    )  # fmt: skip
    lines = [line.strip() for line in tree(ours("{{ gt.clock([step]) }}", step=step))]
    assert [line for line in lines if line[0].isupper() or line[0].isdigit() or line[0] == "("] == [
        "Decide",
        "Legal limit",
        "2 November",
        "(reg 10(1))",
        "Excused",
        "By reg 10(4)(c).",
        "Council’s own date:",
        "23 November",
    ]


def test_tap_is_a_form_that_works_without_script() -> None:
    printed = ours("{{ gt.tap('/record', 'Reading, Noah', 'TOKEN', 'noah-3') }}")
    assert tree(printed) == [
        'form action="/record" aria-label="Reading, Noah" class="tap" data-tap="noah-3" method="post"',
        "  TOKEN",
        '  button name="outcome" type="submit" value="happened"',
        "    Happened",
        '  button name="outcome" type="submit" value="missed"',
        "    Did not happen",
        '  p class="tap__said" role="status"',
    ]


def test_two_versions_say_who_wrote_which() -> None:
    mine, theirs = Version("you", "Outside."), Version("Dan Okafor", "Inside.", "9.38am")
    lines = tree(ours("{{ gt.two_versions(mine, theirs) }}", mine=mine, theirs=theirs))
    said = [line.strip() for line in lines if line.strip().endswith((".", "Okafor", "you", "am"))]
    assert said == [
        "Both texts are kept. Choose one, or write a third from the two.",
        "Saved by Dan Okafor",
        "9.38am",
        "Inside.",
        "Written by you",
        "Outside.",
    ]


def test_counts_are_links_that_hold_number_and_words() -> None:
    printed = ours("{{ gt.counts([count]) }}", count=Count(1107, "Late", "/late", current=True))
    assert tree(printed) == [
        'ul class="counts"',
        "  li",
        '    a aria-current="true" class="count" href="/late"',
        "      b",
        "        1,107",
        "      span",
        "        Late",
    ]


def test_facts_and_people_print_what_they_are_given() -> None:
    facts = tree(ours("{{ gt.facts([fact]) }}", fact=Fact("Layer", "Targeted", "Since June")))
    assert facts[2:] == [
        "    dt",
        "      Layer",
        "    dd",
        "      Targeted",
        "      small",
        "        Since June",
    ]
    people = tree(ours("{{ gt.people([who]) }}", who=Person("Meera", "Since Year 3", "assistant")))
    assert people[2:] == ["    b", "      Meera", "    , assistant", "    span", "      Since Year 3"]
