"""The addresses of the conversation, part by part."""

from goldenthread.conversation.pages import ledger, public, running

PARTS = (public, running, ledger)
urlpatterns = [pattern for part in PARTS for pattern in part.urlpatterns]
