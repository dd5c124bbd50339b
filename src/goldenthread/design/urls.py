"""Mounted by the roof, where an installation wants its styleguide to be seen."""

from django.urls import path

from . import pages

app_name = "design"
urlpatterns = [path("", pages.styleguide, name="styleguide")]
