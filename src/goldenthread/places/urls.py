"""Addresses of this room."""

from goldenthread.places.pages import calendar, imports

urlpatterns = [*calendar.urlpatterns, *imports.urlpatterns]
