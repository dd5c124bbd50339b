from __future__ import annotations

from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "goldenthread.design"
    label = "design"
    verbose_name = "Design"
