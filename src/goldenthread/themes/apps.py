from django.apps import AppConfig


class ThemesConfig(AppConfig):
    name = "goldenthread.themes"
    label = "themes"
