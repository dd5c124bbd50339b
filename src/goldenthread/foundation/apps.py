from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "goldenthread.foundation"
    label = "foundation"
