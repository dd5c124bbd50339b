"""Addresses of accounts and notices."""

from django.urls import path

from goldenthread.foundation.pages.notices import notices

urlpatterns = [path("messages/", notices, name="notices")]
