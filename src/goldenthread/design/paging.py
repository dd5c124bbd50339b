"""A long list a page at a time, keeping whatever else the address says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest


def paged(
    request: HttpRequest, items: Sequence[Any] | QuerySet[Any, Any], size: int
) -> tuple[Page[Any], str]:
    """The page that was asked for, and the address of another, to which its number is added."""
    others = request.GET.copy()
    others.pop("page", None)
    kept = f"{others.urlencode()}&" if others else ""
    return Paginator(items, size).get_page(request.GET.get("page")), f"?{kept}page="
