"""Addresses of accounts, notices and pages for everyone."""

from django.urls import path

from goldenthread.foundation.pages import about, keys
from goldenthread.foundation.pages.notices import notices

urlpatterns = [
    path("messages/", notices, name="notices"),
    path("keys/", keys.keys, name="keys"),
    path("keys/make/", keys.make, name="key_make"),
    path("keys/<uuid:key_id>/end/", keys.end, name="key_end"),
    path("help/", about.help_page, name="help"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("your-information/", about.your_information, name="your_information"),
]
