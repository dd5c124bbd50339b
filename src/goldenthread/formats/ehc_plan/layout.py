"""The national layout as data: its blocks in order, with their headings, labels and columns.

Source: the template tested in Change Programme areas, and regulation 12 of SI 2014/1530.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.formats.ehc_plan.headings import heading_form, normal, without_asides

AREAS = (
    "communication_and_interaction",
    "cognition_and_learning",
    "social_emotional_and_mental_health",
    "sensory_and_or_physical",
)
"""The Code's four broad areas of need, in the order of the layout, by the names that `law` gives them."""


@dataclass(frozen=True, slots=True)
class Field:
    """A place for one text. `label` is as the layout prints it; `also` are other labels, in heading form."""

    key: str
    label: str
    also: tuple[str, ...] = ()

    def is_called(self, form: str) -> bool:
        """Whether a label in heading form is this one."""
        own = (heading_form(self.label), heading_form(without_asides(self.label)))
        return form in own or form in self.also


@dataclass(frozen=True, slots=True)
class Column:
    """A column of rows. `section` is the letter of regulation 12, or the key of the block."""

    key: str
    section: str
    heading: str
    pattern: str

    def is_called(self, form: str) -> bool:
        return bool(re.fullmatch(self.pattern, form))


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the layout under one heading. `section` is the one that its single texts belong to.

    `strong` is a heading long enough to be known anywhere. `weak` counts only outside tables, where the
    paragraph looks like a heading. Text before any label goes to the field `first`.
    """

    key: str
    section: str
    heading: str
    strong: str
    weak: str
    fields: tuple[Field, ...] = ()
    columns: tuple[Column, ...] = ()
    first: str = ""

    @property
    def is_prose(self) -> bool:
        """Whether a text may stand in the row below its label, where nothing stands beside it."""
        return self.key not in ("details", "services", "I")

    @property
    def area(self) -> str:
        """The area of its needs: one of AREAS, “health” or “social_care”; empty where there are no needs."""
        return self.key if any(column.key == "need" for column in self.columns) else ""

    @property
    def name(self) -> str:
        """What people call it in a sentence."""
        if self.key in AREAS:
            return f"Sections B, F and E, {self.heading[0].lower()}{self.heading[1:]}"
        return _NAMES.get(self.key, f"Section {self.key}")


TITLE = "Education, health and care plan"
_NAMES = {
    "details": "Personal details",
    "services": "Services currently involved",
    "health": "Sections C and G",
    "social_care": "Sections D, H1 and H2",
    "sign_off": "Sign-off",
    "notes": "Notes",
}
_CHILDS = r"(?:child or young persons?|childs?|young persons?)"
DETAILS = Block(
    "details",
    "details",
    "Child or young person’s personal details",
    rf"(?:the )?{_CHILDS} personal details",
    r"personal details",
    (
        Field("name", "Name:", ("full name", "child or young persons name", "childs name")),
        Field("preferred_name", "Preferred name:", ("known as",)),
        Field("date_of_birth", "Date of birth:", ("dob",)),
        Field("sex", "Sex:", ("gender",)),
        Field("ethnicity", "Ethnicity:"),
        Field("first_language", "Child or young person first language:", ("first language",)),
        Field("parent_first_language", "Parent or carer first language:"),
    ),
)
CONTACTS = "Main contact details"
CONTACT_FIELDS = (
    Field("name", "Parent or carer {}:"),
    Field("relationship", "Relationship:"),
    Field("email", "Email:", ("email address", "e mail")),
    Field("telephone", "Telephone number:", ("telephone", "phone", "phone number")),
    Field("home_address", "Home address:", ("address",)),
)
"""Of each parent or carer. They are numbered from 1."""
SERVICES = Block(
    "services",
    "services",
    "Services currently involved with this child or young person",
    r"services (?:currently )?involved with .*",
    r"services (?:currently )?involved",
    (
        Field("education_setting", "Education setting"),
        Field("health_professionals", "GP and key health professional (where applicable)"),
        Field("nhs_number", "NHS number (if available)"),
        Field("known_to_social_care", "Known to social care"),
        Field(
            "other_professionals",
            "Other professionals involved with this child, young person or family",
            ("other professionals involved with this child young person family",),
        ),
        Field("looked_after", "Currently a looked after child?"),
        Field("was_looked_after", "Has been a looked after child?"),
        Field(
            "one_page_profile",
            "Is there a one page profile received (append)?",
            ("is there is a one page profile received append",),
        ),
        Field(
            "moving_with_plan",
            "Child or young person moving to area with EHCP from a different LA?",
            ("child or young person moving to area with ehcp from a different local authority",),
        ),
    ),
)
HISTORY = Block(
    "A1",
    "A1",
    "A1 Summary of the child or young person’s history",
    rf"a1 (?:.* )?history|summary of (?:the )?{_CHILDS} history",
    r"a1|(?:summary of )?history",
    (Field("history", "History"),),
    first="history",
)
VIEWS = Block(
    "A2",
    "A2",
    "A2 Summary of the views, interests and aspirations of the child and their parent, or of the "
    "young person",
    r"(?:a2? )?(?:summary )?(?:of )?(?:the )?views interests and aspirations of .*",
    r"a2|views interests and aspirations",
    (
        Field("views", "Views"),
        Field("interests", "Interests"),
        Field("strengths", "Strengths"),
        Field("aspirations", "Aspirations"),
    ),
)
SEN_HEADING = "Special educational needs and provision (B-F-E)"
"""Stands over each area, and names none."""
_SEN = r"special educational needs and provision(?: b f e)?"
_STRENGTHS = (Field("strengths", "Strengths"),)
_OUTCOME = Column("outcome", "E", "E – Outcomes", r"e(?: .*outcomes?.*)?|outcomes?(?: sought)?")
_BFE = (
    Column(
        "need",
        "B",
        "B – Special educational needs",
        r"b(?: .*needs?.*)?|special educational needs?",
    ),
    Column(
        "provision",
        "F",
        "F – Special educational provision",
        r"f(?: .*provision.*)?|special educational provision",
    ),
    _OUTCOME,
)


def _area(key: str, heading: str, words: str) -> Block:
    title = rf"{words}(?: needs| difficulties)?(?: b f e)?"
    return Block(key, "B", heading, f"{_SEN} {title}", f"(?:b )?{title}", _STRENGTHS, _BFE)


AREA_BLOCKS = (
    _area(AREAS[0], "Communication and interaction", "communication and interaction"),
    _area(AREAS[1], "Cognition and learning", "cognition and learning"),
    _area(
        AREAS[2],
        "Social, emotional and mental health difficulties",
        "social emotional and mental health",
    ),
    _area(AREAS[3], "Sensory and/or physical needs", "sensory and(?: or)? physical"),
)
HEALTH = Block(
    "health",
    "C",
    "Sections C (The child or young person’s health care needs which relate to their SEN) and G "
    "(Health care provision relating to those needs)",
    r"c (?:and g )?.*health.*|g .*health.*provision.*",
    r"health ?care needs?(?: and provision)?",
    _STRENGTHS,
    (
        Column(
            "need",
            "C",
            "C – Health care needs which relate to their special educational needs",
            r"c(?: health.*)?|health(?: care)? needs?.*",
        ),
        Column(
            "provision",
            "G",
            "G – Health care provision reasonably required by the learning difficulties or "
            "disabilities which result in the child or young person having special educational needs",
            r"g(?: health.*)?|health(?: care)? provision.*",
        ),
        _OUTCOME,
    ),
)
SOCIAL_CARE = Block(
    "social_care",
    "D",
    "Sections D (Social care needs which relate to the SEN) and H1 and H2 (Social care provision)",
    r"d .*social care.*|h[12]? (?:and h2 )?.*social care.*provision.*",
    r"social care needs?(?: and provision)?",
    _STRENGTHS,
    (
        Column(
            "need",
            "D",
            "D – Social care needs which relate to the child or young person’s special educational "
            "needs or to a disability",
            r"d(?: social.*)?|social care needs?.*",
        ),
        Column(
            "h1",
            "H1",
            "H1 – Any social care provision which must be made for a child or young person under 18 "
            "resulting from section 2 of the Chronically Sick and Disabled Persons Act 1970",
            r"h1(?: .*social care.*| provision)?",
        ),
        Column(
            "h2",
            "H2",
            "H2 – Other social care provision reasonably required by the learning difficulties or "
            "disabilities which result in the child or young person having special educational needs",
            r"h2(?: .*social care.*| provision)?",
        ),
        _OUTCOME,
    ),
)
PLACEMENT = Block(
    "I",
    "I",
    "I – Placement",
    r"i placement|i (?:the )?name and type of .*",
    r"placement",
    (
        Field("name", "Name", ("name of setting", "name of school")),
        Field("type", "Type", ("type of setting", "type of school")),
    ),
)
PAYMENTS = Block(
    "J",
    "J",
    "J – Direct payments",
    r"j direct payments?|j personal budget.*",
    r"direct payments?|personal budget",
    (Field("details", "Details"), Field("arrangements", "Arrangements for direct payment")),
)
ADVICE = Block(
    "K",
    "K",
    "K – The advice and information gathered during the EHC needs assessment",
    r"k (?:the )?advice and information.*|(?:the )?advice and information gathered during .*",
    r"(?:the )?advice and information",
    (),
    (
        Column(
            "requested",
            "K",
            "Advice and information requested",
            r"advice and information(?: requested)?|requested",
        ),
        Column("received", "K", "Date received", r"(?:date )?received"),
        Column("who_from", "K", "Who from", r"(?:who )?from"),
        Column("appended", "K", "Appended", r"appended(?: yes no)?"),
    ),
)
SIGN_OFF = Block(
    "sign_off",
    "sign_off",
    "Sign-off",
    r"sign off|signoff",
    r"signed",
    (),
    (
        Column("name", "sign_off", "Local authority officer – name", r"(?:local authority officer )?name"),
        Column(
            "signature",
            "sign_off",
            "Local authority officer – signature",
            r"(?:local authority officer )?signature",
        ),
        Column("date", "sign_off", "Date", r"date(?: signed)?"),
    ),
)
BLOCKS = (
    *(DETAILS, SERVICES, HISTORY, VIEWS, *AREA_BLOCKS),
    *(HEALTH, SOCIAL_CARE, PLACEMENT, PAYMENTS, ADVICE, SIGN_OFF),
)
BLOCK: Mapping[str, Block] = {block.key: block for block in BLOCKS}
_MORE_WORDS = (
    "section sections part name type of school setting institution personal budget budgets wishes feelings "
    "sought pupil pupils student students children his her it is to be attended obtained received collected "
    "for from in sen send ehcp la signed signature details main contact difficulties difficulty relating "
    "related relate relates need needs outcome healthcare 16 post only if no yes notes history"
)
VOCABULARY = frozenset(
    word
    for text in (
        *(TITLE, SEN_HEADING, _MORE_WORDS),
        *(block.heading for block in BLOCKS),
        *(column.heading for block in BLOCKS for column in block.columns),
        "child childs young person persons parent parents",
    )
    for word in normal(text).split()
)
"""The words of headings. A line with any other word is somebody's text, whatever it begins with."""
HEADER, FOOTER = "header", "footer"
NOTES = Block("notes", "notes", "Notes", "(?!)", "notes")
"""Footnotes and endnotes. The layout has no place for them; we write them under this heading at the end."""
PLACES = ("", *BLOCK, NOTES.key, HEADER, FOOTER)
"""Where a text without a place of its own can stand, in the order that a plan keeps them."""
SECTIONS: Mapping[str, str] = {
    "details": "Personal details",
    "services": "Services involved",
    "A1": "History",
    "A2": "Views, interests, strengths and aspirations",
    "B": "Special educational needs",
    "C": "Health care needs",
    "D": "Social care needs",
    "E": "Outcomes",
    "F": "Special educational provision",
    "G": "Health care provision",
    "H1": "Social care provision under section 2 of the Chronically Sick and Disabled Persons Act 1970",
    "H2": "Other social care provision",
    "I": "Placement",
    "J": "Direct payments",
    "K": "Advice and information",
    "sign_off": "Sign-off",
}
"""The sections that a line can belong to, in order, in words."""
_TITLES = (TITLE, "EHC plan", "EHCP", "Logos", "EHCP template for testing in Change Programme Areas")
TITLES = frozenset(map(heading_form, _TITLES))
"""Lines over a whole plan, in heading form. They are no part of it."""
_GUIDANCE = (
    CONTACTS,
    SEN_HEADING,
    "For digital systems: If child or young person wishes to do so: include drawings, videos or sound "
    "recordings here:",
    "Where recordings are used, they should normally be no more than 5 minutes in length.",
    "Children and young people with speech, language and communication needs (SLCN) have difficulty "
    "in communicating with others. More information is provided at paragraphs 6.28-6.29 of the SEND "
    "Code of Practice.",
    "Support for learning difficulties may be required when children and young people learn at a "
    "slower pace than their peers, even with appropriate differentiation. More information is "
    "provided at paragraphs 6.30-6.31 of the SEND Code of Practice.",
    "Children and young people may experience a wide range of social, emotional and mental health "
    "difficulties which manifest themselves in many ways. These may include becoming withdrawn or "
    "isolated, or finding it hard to manage emotions. More information is provided at paragraphs "
    "6.32-6.33 of the SEND Code of Practice.",
    "Some children and young people require special educational provision because they have a "
    "disability which prevents or hinders them from making use of the educational facilities "
    "generally provided. More information is provided at paragraphs 6.34-6.35 of the SEND Code of "
    "Practice.",
)
GUIDANCE = frozenset(map(heading_form, _GUIDANCE))
"""Lines that the template prints itself, in heading form: they are no part of a plan."""
