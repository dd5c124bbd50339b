from django.apps import AppConfig


class ConversationConfig(AppConfig):
    name = "goldenthread.conversation"
    label = "conversation"
