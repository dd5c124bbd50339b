"""A campaign made through the actions, as those who run it make it. Everybody in it is made up."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from goldenthread.campaigns.actions import answering, campaigns, letters, signing, surveys
from goldenthread.campaigns.actions.signing import Signer
from goldenthread.campaigns.actions.surveys import Asked
from goldenthread.campaigns.models import Campaign, Letter, Signatory, Survey, SurveyQuestion, SurveyReply
from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.models import Consultation
from tests.cast import NOW

LATER = NOW + timedelta(hours=1)
LETTER = "Dear Secretary of State\n\nWe ask that swings\n- hold\n- are near\n\nYours sincerely"
PRIVACY = "The Forum reads the answers. They are kept for a year."
# As in the letter that this was built for: most for an organisation, one of them without a name, one with two
# names, somebody for themselves.
SIGNERS = (
    *(
        Signer(
            f"{first} {last}",
            f"{first}.{last}@example.org".lower().replace(" ", "."),
            role,
            organisation,
            True,
        )
        for first, last, role, organisation in (
            ("Ada", "Thorne", "Chief Executive", "Alder Trust"),
            ("Bea", "Summers", "Campaign Manager", "Birch Partnership"),
            ("Cal", "Rowntree", "Executive Director", "Cedar Voices"),
            ("Dev", "Quint", "Chief Executive", "Damson (Play • Rest • Learning)"),
            ("Eve", "Penn", "CEO", "Elder Fund"),
            ("Fay", "Osgood", "CEO", "Fir UK"),
            ("Gil", "Nash", "CEO", "GRN"),
            ("Hal", "Mott", "CEO", "Hazel Society"),
            ("Ida", "Lark", "Founder & CEO", "Ivy Foundation"),
            ("Jo", "Kemp", "CEO", "Juniper’s Children’s Charity"),
            ("Kit", "Jukes", "CEO", "Kestrel England"),
            ("Lou", "Ingle", "Chief Executive", "L CAN"),
            ("Mae", "Hobbs", "Chief Executive Officer", "Maple-Kidz"),
            ("Ned", "Grove", "CEO", "Nettle Trees"),
            ("Oz", "Finch", "Campaigns Director", "OakMinds"),
            ("Pip", "Ellis", "Group Chief Executive (England and Wales)", "PYAS (Pine Youth Service)"),
            ("Quin", "Dale", "Chief Executive", "Quince Trust Children’s Charity"),
            ("Dr Ray", "Cole", "Chief Executive", "Rowan Organisations Group"),
            ("Sid", "Bream", "CEO", "Sorrel of Hope"),
            ("Tess", "Arden", "Chief Executive", "Teasel Foundation"),
            ("Una", "York", "Head of Family Services", "Umber’s Action Trust"),
            ("Val", "Wren", "Chief Executive", "VINES"),
            ("Dr Win", "Vane", "Director", "Not Fine in Woods"),
            ("Yan", "Tull", "Executive Director Policy and Campaigns", "Yarrow Society"),
            ("Zoe", "Shaw", "Public Affairs and Policy Lead", "Zelkova Response"),
            ("Amy", "Rudd", "Head of Amber Family", "Amber Family and Childcare"),
            ("Bo", "Pym", "Chief Executive", "The Bramble Network"),
            ("Cy", "Oram", "Director of Strategy, Impact and Social Change", "Clover"),
            ("Di", "Noon", "Chief Executive", "Together for Dales"),
        )
    ),
    Signer("Tam Reeve, Ren Blythe", "two@example.org", "Co-Directors", "Special Woods Ltd", True),
    Signer("", "star@example.org", "", "Northmoor Star", True),
    Signer("Pat Lowe", "pat.lowe@example.org", "parent"),
)


def as_sam(cast: Cast, at: datetime = NOW) -> dict[str, Any]:
    return {"by": cast.people["sam"], "at": at}


def written(cast: Cast, name: str = "Swings for all", **change: Any) -> Campaign:
    given: dict[str, Any] = {
        "runner": cast.forum, "name": name, "purpose": "Every child has a swing near home.", **as_sam(cast)
    }  # fmt: skip
    return campaigns.make_campaign(**given | change)


def public(cast: Cast, consultation: Consultation | None = None, **change: Any) -> Campaign:
    """With points for MPs, and a pledge to make."""
    made = written(cast, **change)
    campaigns.write_about(
        campaign=made, name=made.name, purpose=made.purpose, contact="12 Hill Road\nNorthmoor",
        consultation=consultation, **as_sam(cast),
    )  # fmt: skip
    campaigns.write_asks(
        campaign=made, pledge_ask="What will you do by next summer?",
        points="Ask when the money comes.\nSay what a swing would mean to your child.", **as_sam(cast),
    )  # fmt: skip
    campaigns.publish(campaign=made, **as_sam(cast))
    made.refresh_from_db()
    return made


def letter(cast: Cast, campaign: Campaign, *, words: str = LETTER, publish: bool = True) -> Letter:
    made = letters.make_letter(
        campaign=campaign, name="A letter about swings", addressed_to="the Secretary of State", words=words,
        **as_sam(cast),
    )  # fmt: skip
    if publish:
        letters.publish_letter(letter=made, **as_sam(cast))
    made.refresh_from_db()
    return made


def signed(made: Letter, signer: Signer, at: datetime = NOW, source: str = "") -> Signatory:
    """Asked for, and confirmed by the link in the mail."""
    signatory = signing.sign(letter=made, signer=signer, source_mark=source, at=at)
    signing.confirm(signatory=signatory, at=at)
    signatory.refresh_from_db()
    return signatory


ASKED = (
    Asked("What would help most?", "open", hint="In a sentence."),
    Asked("Who are you?", "choice", choices=("A parent", "A teacher", "Somebody else")),
    Asked("What do you play on?", "choices", choices=("Swings", "Slides", "Nothing")),
    Asked("How safe are swings?", "scale", steps=5, low="Not at all", high="Very"),
)


def survey(cast: Cast, campaign: Campaign, *, opened: bool = True, passes_on: bool = True) -> Survey:
    made = surveys.make_survey(campaign=campaign, name="Your say on swings", **as_sam(cast))
    surveys.write_survey(
        survey=made, name=made.name, about="Tell us.", privacy=PRIVACY, passes_on=passes_on, **as_sam(cast)
    )
    for one in ASKED:
        surveys.add_question(survey=made, asked=one, **as_sam(cast))
    if opened:
        surveys.open_survey(
            survey=made, opens_at=NOW - timedelta(days=1), closes_at=NOW + timedelta(days=30), **as_sam(cast)
        )
    made.refresh_from_db()
    return made


def questions(made: Survey) -> list[SurveyQuestion]:
    return list(SurveyQuestion.objects.filter(survey=made).order_by("place"))


def answered(
    made: Survey, words: str = "", who: str = "c1", plays: tuple[str, ...] = (), safe: str = "",
    source: str = "", at: datetime = NOW,
) -> tuple[SurveyReply, str]:  # fmt: skip
    draft, code = answering.begin(survey=made, at=at)
    said = ((), words), ((who,) if who else (), ""), (plays, ""), ((safe,) if safe else (), "")
    for question, (chosen, own) in zip(questions(made), said, strict=True):
        answering.keep(draft_id=draft.id, question_id=question.id, chosen=chosen, words=own, at=at)
    return answering.send(draft_id=draft.id, source_mark=source, at=at), code
