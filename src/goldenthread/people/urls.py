"""Addresses of this room."""

from goldenthread.people.pages import roster

urlpatterns = [*roster.urlpatterns]
