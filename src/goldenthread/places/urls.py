"""Addresses of this room."""

from goldenthread.places.pages import imports

urlpatterns = [*imports.urlpatterns]
