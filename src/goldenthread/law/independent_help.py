"""Who helps a family and works for nobody else: what they do, and how to reach them from anywhere in England.

Every council must see that there is free advice (Children and Families Act 2014, section 32) and mediation
(section 53). What is local is found through the council; the rest answers for all of England.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

CHECKED_ON = date(2026, 11, 29)


class Help(NamedTuple):
    """One kind of help. `where` are the words of the link; `telephone` is empty where there is none."""

    name: str
    what: str
    where: str
    link: str
    telephone: str = ""


HELP = (
    Help(
        "SENDIASS",
        "Advice on your rights in your area. They can come to meetings with you.",
        "Find your council: its website has their number",
        "https://www.gov.uk/find-local-council",
    ),
    Help(
        "Contact",
        "A helpline for families of children who need more help.",
        "contact.org.uk",
        "https://contact.org.uk/",
        "0808 808 3555",
    ),
    Help("IPSEA", "Advice on the law, by people who know it.", "ipsea.org.uk", "https://www.ipsea.org.uk/"),
    Help(
        "An advocate",
        "Someone to help a child or young person say what matters.",
        "National Youth Advocacy Service",
        "https://www.nyas.net/",
    ),
    Help(
        "Childline",
        "Someone for a child to talk to, day or night, about anything.",
        "childline.org.uk",
        "https://www.childline.org.uk/",
        "0800 1111",
    ),
    Help(
        "Mediation",
        "Help to agree when you and the council do not.",
        "Register of mediators",
        "https://civilmediation.org/register-of-send-mediators/",
    ),
)
