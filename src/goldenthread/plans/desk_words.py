"""A thing on the desk in a few words, and the page where it is seen to: for whoever is given it."""

from __future__ import annotations

from datetime import date

from goldenthread.design.addresses import address
from goldenthread.design.words import day_month, late, plural
from goldenthread.plans.queries.desk import Item, Matter


def what_of(item: Item, today: date) -> str:
    """'the review is 9 days late', as the end of a sentence."""
    match item.matter:
        case Matter.LATE if item.on:
            return f"{'an answer to a concern' if item.words else 'the review'} is {late(item.on, today)}"
        case Matter.DUE if item.on:
            return f"the review is due by {day_month(item.on)}"
        case Matter.CONCERN if item.on:
            return f"a concern is to be answered by {day_month(item.on)}"
        case Matter.DISAGREES:
            return "the family does not simply agree with the plan"
        case Matter.WHICH_DUTY:
            return "the which-duty questions are not finished"
        case Matter.COMMENT:
            waits = "waits" if item.number == 1 else "wait"
            return f"{plural(item.number, 'comment')} of the family {waits} for an answer"
        case Matter.NOT_WORKING:
            return "the support is not working"
        case Matter.NOT_BEGUN:
            return "a plan is owed, and nobody has begun it"
        case Matter.ANSWERED:
            return "the family has answered, and the plan is not in force yet"
        case Matter.WITH_FAMILY:
            return "the plan is with the family, and nobody has answered it"
        case _:
            return f"{plural(item.number, 'session')} nobody recorded"


def where_of(item: Item) -> str:
    """The page on which it is seen to."""
    child = item.child.child_id
    if item.matter is Matter.CONCERN or (item.matter is Matter.LATE and item.words):
        return address("concern", concern_id=item.id)
    if item.matter is Matter.WHICH_DUTY:
        return address("duty", child_id=child)
    if item.matter is Matter.NOT_WORKING:
        return address("review", child_id=child, review_id=item.id)
    if item.matter in _OF_VERSION:
        return address(_OF_VERSION[item.matter], child_id=child, version_id=item.id)
    return address(_OF_CHILD[item.matter], child_id=child)


_OF_VERSION = {Matter.ANSWERED: "plan_force", Matter.WITH_FAMILY: "plan_contact"}
_OF_CHILD = {
    Matter.LATE: "reviews",
    Matter.DUE: "reviews",
    Matter.DISAGREES: "plan_comments",
    Matter.COMMENT: "plan_comments",
    Matter.NOT_BEGUN: "plan_write",
    Matter.NOT_RECORDED: "plan",
}
