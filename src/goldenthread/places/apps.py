from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "goldenthread.places"
    label = "places"
