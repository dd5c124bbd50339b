"""Addresses of this room."""

from goldenthread.people.pages import details, people_around, roster

urlpatterns = [*roster.urlpatterns, *people_around.urlpatterns, *details.urlpatterns]
