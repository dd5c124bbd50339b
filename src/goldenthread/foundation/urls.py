"""Addresses of accounts and notices."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
