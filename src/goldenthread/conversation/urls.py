"""The addresses of the conversation, part by part."""

from goldenthread.conversation.pages import (
    collecting,
    ledger,
    mails,
    papers,
    public,
    running,
    sheets,
    showing,
    statements,
    voting,
)

PARTS = (public, running, ledger, papers, mails, sheets, showing, collecting, voting, statements)
urlpatterns = [pattern for part in PARTS for pattern in part.urlpatterns]
