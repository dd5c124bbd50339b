"""Events for everybody: which there are, how far they are, and one of them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path

from goldenthread.events.access import published, published_ones
from goldenthread.events.asked import own_place
from goldenthread.events.queries.events import EventLine, event_lines, event_page
from goldenthread.events.queries.positions import position_of, tidy
from goldenthread.events.states import STAGE_WORDS, Stage
from goldenthread.events.words import measured_from, miles_words, short_address
from goldenthread.foundation import clock
from goldenthread.foundation.pages.asking import public

MOST_LETTERS = 10


@public("what is published is for everybody")
def events(request: HttpRequest) -> HttpResponseBase:
    """With a postcode, the nearest first. It is looked up here and kept nowhere."""
    postcode = tidy(request.GET.get("postcode", "")[:MOST_LETTERS])
    near = position_of(postcode) if postcode else None
    lines = event_lines(published_ones(), clock.now(), near)
    to_come = [one for one in lines if one.stage in (Stage.COMING, Stage.ON, Stage.CANCELLED)]
    context = {
        "rooms": [one for one in to_come if not one.is_online],
        "online": sorted((one for one in to_come if one.is_online), key=lambda one: one.starts_at),
        "over": sorted((one for one in lines if one.stage is Stage.OVER), key=lambda one: one.starts_at),
        "postcode": postcode,
        "measured": measured_from(postcode, near),
        "nearest": _nearest(to_come) if near else "",
        "miles_words": miles_words,
        "words": STAGE_WORDS,
    }
    return render(request, "events/public/list.jinja", context)


def _nearest(lines: list[EventLine]) -> str:
    first = next((one for one in lines if one.miles is not None and one.stage is not Stage.CANCELLED), None)
    return f"The nearest is {miles_words(first.miles or 0)} away: {first.name}." if first else ""


@public("what is published is for everybody")
def event(request: HttpRequest, event_id: UUID) -> HttpResponseBase:
    page = event_page(published(event_id), clock.now())
    own = own_place(request)
    context = {
        "page": page,
        "line": page.line,
        "words": STAGE_WORDS[page.line.stage],
        "signed_up": own is not None and own.event_id == event_id,
        "short_address": short_address(page.line.short),
    }
    return render(request, "events/public/event.jinja", context)


urlpatterns = [
    path("events/", events, name="events"),
    path("events/<uuid:event_id>/", event, name="event"),
]
