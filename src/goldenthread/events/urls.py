"""The addresses of events, part by part."""

from goldenthread.events.pages import (
    moderating,
    notes,
    panel,
    people,
    place,
    public,
    running,
    signing_up,
    tables,
    taking,
)

PARTS = (panel, notes, place, running, people, moderating, taking, tables, signing_up, public)
urlpatterns = [pattern for part in PARTS for pattern in part.urlpatterns]
