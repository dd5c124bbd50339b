"""The first half of the main job, told by the sentences of its parts."""

from __future__ import annotations

from tests.journeys import concerns, together, writing
from tests.journeys.person import Person


def a_plan_is_agreed(dan: Person, ruth: Person, funmi: Person) -> str:
    """From the concern to the plan in force, on one day. Gives the address of everything about Ayo."""
    concerns.raises_a_concern(dan, "Ayo Bello")
    concerns.answers_that_the_duty_is_asked(ruth, "Ayo Bello")
    concerns.walks_the_gate(ruth)
    concerns.reads_the_answer(dan, "Ayo Bello")
    ayo = "/".join(ruth.path.split("/")[:3]) + "/"

    writing.starts_the_plan(ruth)
    writing.writes_what_ayo_wants(ruth)
    writing.writes_a_need(ruth)
    writing.writes_an_outcome(ruth)
    writing.promises_help(ruth)
    dan.opens(f"{ayo}plan/")
    dan.follows("Open the draft")
    writing.adds_what_everyone_does(dan)

    ruth.opens(f"{ayo}plan/write")
    together.shares_it(ruth)
    together.reads_the_draft(funmi)
    together.comments_on_the_promise(funmi)
    together.says_what_became_of_it(ruth, ayo)
    together.agrees(funmi, ayo)
    together.puts_it_in_force(ruth, ayo)
    return ayo
