"""By which of the other ways a reply came, for those who read it."""

from __future__ import annotations

from goldenthread.conversation.models import MailRead, PaperSettled, Reply, SheetRow


def came_by(reply: Reply) -> list[tuple[str, str]]:
    """A label and words for each: its paper, its e-mail, its row. Three queries."""
    found = []
    paper = PaperSettled.objects.filter(reply=reply).select_related("paper", "by").first()
    if paper:
        twice = f", typed in by two people, {len(paper.differed)} fields settled" if paper.paper.twice else ""
        found.append(("Paper", f"Number {paper.paper.number}{twice}"))
    mail = MailRead.objects.filter(reply=reply).select_related("mail").first()
    if mail:
        found.append(("Sent by", mail.mail.sender or "Not given"))
    row = SheetRow.objects.filter(reply=reply).select_related("sheet").first()
    if row:
        found.append(("From another tool", f"{row.sheet.source}, line {row.line}"))
    return found
