"""Addresses of accounts, notices and pages for everyone."""

from django.urls import path

from goldenthread.foundation.pages import about
from goldenthread.foundation.pages.notices import notices

urlpatterns = [
    path("messages/", notices, name="notices"),
    path("help/", about.help_page, name="help"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("your-information/", about.your_information, name="your_information"),
]
