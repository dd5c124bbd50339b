from django.apps import AppConfig


class ReportConfig(AppConfig):
    name = "goldenthread.report"
    label = "report"
