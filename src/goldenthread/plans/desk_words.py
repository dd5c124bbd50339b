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
        case Matter.NOT_WORKING:
            return "the support is not working"
        case _:
            return f"{plural(item.number, 'session')} nobody recorded"


def where_of(item: Item) -> str:
    """The page on which it is seen to."""
    child = item.child.child_id
    if item.matter is Matter.CONCERN or (item.matter is Matter.LATE and item.words):
        return address("concern", concern_id=item.id)
    if item.matter is Matter.DISAGREES:
        return address("plan_version", child_id=child, version_id=item.id)
    if item.matter is Matter.WHICH_DUTY:
        return address("duty", child_id=child)
    if item.matter is Matter.NOT_WORKING:
        return address("review", child_id=child, review_id=item.id)
    return address("plan" if item.matter is Matter.NOT_RECORDED else "reviews", child_id=child)
