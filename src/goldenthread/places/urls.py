"""Addresses of this room."""

from goldenthread.places.pages import calendar, imports, roles

urlpatterns = [*calendar.urlpatterns, *imports.urlpatterns, *roles.urlpatterns]
