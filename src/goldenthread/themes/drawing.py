"""What pages and reports draw of opinion groups: bars of how each group voted, and the words beside them."""

from __future__ import annotations

from goldenthread.design.parts import Bar
from goldenthread.themes.queries.opinions import AGREE, DISAGREE, OpinionsFound, Side, StatementVotes

PASSED, NOT_SHOWN = "passed", "not shown"
KINDS = (("done", "Agree"), ("none", "Pass"), ("part", "Disagree"))
_VOTES = {"done": AGREE, "none": PASSED, "part": DISAGREE}
_SAID = {AGREE: "agree", PASSED: "pass", DISAGREE: "disagree"}


def bars_of(found: OpinionsFound, statement: StatementVotes) -> list[Bar]:
    """A bar for each group, in hundredths of those of it who voted on this statement."""
    return [
        _bar(f"Group {group.name}", side) for group, side in zip(found.groups, statement.groups, strict=True)
    ]


def _bar(label: str, side: Side) -> Bar:
    amounts = {kind: round(100 * (side.share(vote) or 0)) for kind, vote in _VOTES.items()}
    # what is under 10 is left white, so that every bar stands on the same scale from 0 to 100
    return Bar(label, side_words(side), amounts | {NOT_SHOWN: max(0, 100 - sum(amounts.values()))})


def side_words(side: Side) -> str:
    """Such as “85% agree, 10% disagree, of about 120 who voted”."""
    if side.voted is None:
        return "under 10 of it voted on this"
    shares = ((side.share(vote), _SAID[vote]) for vote in (AGREE, DISAGREE, PASSED))
    said = [f"{share:.0%} {words}" for share, words in shares if share is not None]
    return f"{', '.join(said) or 'no answer has 10 people'}, of about {side.voted:,} who voted"


def percent(share: float | None) -> str:
    return "under 10 people" if share is None else f"{share:.0%}"
