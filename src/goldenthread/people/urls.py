"""Addresses of this room."""

from goldenthread.people.pages import people_around, roster

urlpatterns = [*roster.urlpatterns, *people_around.urlpatterns]
