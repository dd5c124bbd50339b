"""Addresses of this part of the thread."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
