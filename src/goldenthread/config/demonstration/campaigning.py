"""A campaign of Northmoor’s parent carer forum about the council’s conversation, and all that is in it."""

from __future__ import annotations

import struct
import zlib
from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile

from goldenthread.campaigns.actions import answering, campaigns, letters, pledges, signing, surveys, toolkit
from goldenthread.campaigns.actions.signing import Signer
from goldenthread.campaigns.actions.surveys import Asked
from goldenthread.campaigns.models import Campaign, Constituency, Postcode, SurveyQuestion
from goldenthread.config.demonstration.cast import Cast, school_year
from goldenthread.conversation.models import Consultation
from goldenthread.foundation import clock

MARCH = 3
NAME = "Promised is promised"
PURPOSE = (
    "Help that a plan promises should happen. Where it does not, a family should hear of it the same week, "
    "with the reason, and not from their child.\n\nWe ask Northmoor’s council to put this into its plan:\n"
    "- every school shows what was delivered, each half-term\n"
    "- a family can ask, and is answered within five days\n"
    "- somebody independent looks where it happens again"
)
TIMELINE = (
    (
        "{before_last}",
        "Families tell us that sessions vanish",
        "At every coffee morning, the same story.",
        "",
    ),
    (
        "March {last}",
        "We ask for figures",
        "Under freedom of information. Most schools had none:\n- 3 of 41 kept count\n- none told families",
        "",
    ),
    ("September to November {last}", "We count ourselves", "62 families kept a diary for a term.", ""),
    ("11 May {this}", "Our report is read in the town hall", "Ninety people came. The council listened.", ""),
    ("June {this}", "The council promises a conversation", "", "https://example.org/northmoor-report"),
    ("March {next}", "The council votes on its plan", "The meeting is public.", ""),
)
LETTER = (
    "Dear councillors\n\nA plan is a promise to a child. When a session does not happen, the child knows "
    "first. The family often never hears of it.\n\nWe, who work with children in Northmoor, ask you to put "
    "three things into your plan:\n- every school shows what was delivered\n"
    "- families hear of what was not, the same week\n"
    "- somebody independent looks where it happens again\n\nYours sincerely"
)
SIGNED = (
    ("Ada Thorne", "Chief Executive", "Alder Trust", True),
    ("Bea Summers", "Chair", "Birch Youth Club", True),
    ("", "", "Cedar Voices", True),
    ("Cal Rowntree, Dev Quint", "Co-Directors", "Damson Play", True),
    ("Eve Penn", "Manager", "Elder Respite", True),
    ("Fay Osgood", "Founder", "Fir Tree Therapy", True),
    ("Gil Nash", "parent", "", False),
    ("Ida Lark", "teacher", "", False),
    ("Jo Kemp", "grandmother", "", False),
)
QUESTIONS = (
    Asked(
        "Did somebody tell you when a session did not happen?", "choice",
        choices=("Yes, each time", "Sometimes", "Never"),
    ),
    Asked(
        "How did you hear of it?", "choices",
        choices=("From the school", "From my child", "By chance", "Not at all"),
    ),
    Asked("How sure are you that it happens?", "scale", steps=5, low="Not at all", high="Very"),
    Asked("What would have helped?", "open"),
)  # fmt: skip
WORDS = (
    "One line in the school’s app.", "A person to ring.", "The truth, early.", "To be asked how it went.",
    "The same therapist twice.", "Time for the teacher to write it.",
)  # fmt: skip
POINTS = (
    "Say what was promised to your child, and what happened.\n"
    "Ask whether your MP knows how many sessions are missed here.\n"
    "Ask them to raise it with the Secretary of State for Education."
)


def run_campaign(cast: Cast) -> None:
    """Public for a month; a survey that is open, a letter that is signed, pledges, a toolkit, an MP."""
    now = clock.now()
    sam: dict[str, Any] = {"by": cast.people["sam"], "at": now - timedelta(days=30)}
    campaign = _campaign(cast, sam)
    _survey(campaign, sam)
    _letter(campaign, sam)
    _pledges(campaign, sam)
    _toolkit(campaign, sam)
    _register(sam)


def _campaign(cast: Cast, sam: dict[str, Any]) -> Campaign:
    made = campaigns.make_campaign(runner=cast.forum, name=NAME, purpose=PURPOSE, **sam)
    campaigns.write_about(
        campaign=made, name=NAME, purpose=PURPOSE, consultation=Consultation.objects.first(),
        contact="Northmoor Parent Carer Forum\n12 Hill Road, Northmoor\nforum@example.org", **sam,
    )  # fmt: skip
    ask = "What will you do, by when, so that families hear of it when help does not happen?"
    campaigns.write_asks(campaign=made, pledge_ask=ask, points=POINTS, **sam)
    years = _years(cast.today)
    for when, title, words, address in TIMELINE:
        campaigns.add_entry(
            campaign=made, when=when.format(**years), title=title, words=words, address=address, **sam
        )
    campaigns.publish(campaign=made, **sam)
    made.refresh_from_db()
    return made


def _years(today: date) -> dict[str, int]:
    """The years of the timeline: what it tells of has been, and what it announces is still to come."""
    this = school_year(today)
    return {
        "before_last": this - 2, "last": this - 1, "this": this,
        "next": today.year + (today.month >= MARCH),
    }  # fmt: skip


def _survey(campaign: Campaign, sam: dict[str, Any]) -> None:
    made = surveys.make_survey(campaign=campaign, name="Who told you?", **sam)
    surveys.write_survey(
        survey=made, name=made.name, passes_on=True,
        about="Five minutes, for families of children who get help in school. Four questions; answer any.",
        privacy="Two people of the Forum read the answers. They go two years after the campaign.", **sam,
    )  # fmt: skip
    for asked in QUESTIONS:
        surveys.add_question(survey=made, asked=asked, **sam)
    surveys.open_survey(survey=made, opens_at=sam["at"], closes_at=sam["at"] + timedelta(days=60), **sam)
    made.refresh_from_db()
    first, second, third, last = SurveyQuestion.objects.filter(survey=made).order_by("place")
    for number in range(34):
        at = sam["at"] + timedelta(hours=17 * number)
        draft, _ = answering.begin(survey=made, at=at)
        said = (
            (first, (f"c{1 + number % 3 if number % 5 else 3}",), ""),
            (second, ("c2", "c3") if number % 3 else ("c1",), ""),
            (third, (str(1 + number % 4),), ""),
            (last, (), WORDS[number % len(WORDS)] if number < len(WORDS) else ""),
        )
        for question, chosen, words in said:
            answering.keep(draft_id=draft.id, question_id=question.id, chosen=chosen, words=words, at=at)
        answering.send(draft_id=draft.id, source_mark="", at=at)


def _letter(campaign: Campaign, sam: dict[str, Any]) -> None:
    made = letters.make_letter(
        campaign=campaign, name="A letter to Northmoor’s councillors", words=LETTER,
        addressed_to="the councillors of Northmoor", **sam,
    )  # fmt: skip
    letters.publish_letter(letter=made, **sam)
    made.refresh_from_db()
    for number, (name, role, organisation, for_it) in enumerate(SIGNED):
        signer = Signer(name, f"signatory{number}@example.org", role, organisation, for_organisation=for_it)
        row = signing.sign(letter=made, signer=signer, source_mark="", at=sam["at"])
        signing.confirm(signatory=row, at=sam["at"] + timedelta(days=number))


def _pledges(campaign: Campaign, sam: dict[str, Any]) -> None:
    at = sam["at"]
    given: dict[str, Any] = {"campaign": campaign, "by_when": (at + timedelta(days=20)).date(), **sam}
    kept = pledges.enter_pledge(
        signer=Signer("Helen Marsh", "", "head", "Hawthorn Primary"), said_where="Town hall, 11 May",
        words="We tell every family by Friday of that week, in the app and on paper.", **given,
    )  # fmt: skip
    news = "Since the first week of term. The app shows it, and we ring those who have none."
    pledges.tell_news(
        pledge=kept, how="kept", words=news, on=(at + timedelta(days=19)).date(), by=sam["by"],
        at=at + timedelta(days=20),
    )  # fmt: skip
    pledges.enter_pledge(
        signer=Signer("Alex Pine", "", "councillor"), said_where="Town hall, 11 May",
        words="I bring it to the scrutiny committee.", **given,
    )  # fmt: skip
    waits = pledges.pledge(
        campaign=campaign, signer=Signer("Jo Kemp", "jo.kemp@example.org", "grandmother"), source_mark="",
        words="I keep the diary for three families who cannot.", by_when=None, at=at + timedelta(days=27),
    )  # fmt: skip
    pledges.confirm_pledge(pledge=waits, at=at + timedelta(days=28))


def _toolkit(campaign: Campaign, sam: dict[str, Any]) -> None:
    about = {"campaign": campaign, **sam}
    post = (
        "A promised session that nobody gave, and nobody told you of? Say so in Northmoor’s conversation: "
        "https://example.org/northmoor"
    )
    toolkit.add_text(kind="post", title="A short post", words=post, **about)
    piece = (
        "Northmoor’s council asks how help is agreed, and kept to. The parent carer forum wants families to "
        "hear, the same week, of every session that did not happen.\n\nYou can answer a short survey, sign a "
        "letter, or write to your MP in your own words. Groups can answer together: there is a sheet for it."
    )
    toolkit.add_text(kind="newsletter", title="For a school’s newsletter", words=piece, **about)
    toolkit.add_picture(
        file=ContentFile(_picture(), name="a-dashed-line.png"),
        alt="A gold line that is whole, then dashed for a stretch, then whole again.", **about,
    )  # fmt: skip


def _picture() -> bytes:
    """A golden line with a gap, drawn here: 480 by 120, in two colours."""
    rows = b"".join(b"\0" + bytes(_drawn(column, row) for column in range(480)) for row in range(120))
    head = struct.pack(">IIBBBBB", 480, 120, 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", head),
        (b"PLTE", bytes.fromhex("f7f5f0b7860b")),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _drawn(column: int, row: int) -> int:
    in_gap = 180 <= column < 300 and column % 24 >= 12
    return int(54 <= row < 66 and not in_gap)


def _register(sam: dict[str, Any]) -> None:
    """A made-up constituency with a made-up MP, for postcodes that no real place has."""
    east = Constituency.objects.create(
        code="E00000001", name="Northmoor East", mp="Robin Vale", email="robin.vale@example.org",
        address="House of Commons, London SW1A 0AA", at=sam["at"],
    )  # fmt: skip
    for postcode in ("ZZ1 1AA", "ZZ1 1AB"):
        Postcode.objects.create(postcode=postcode, constituency=east)
