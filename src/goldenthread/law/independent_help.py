"""Who helps a family and works for nobody else: what they do, and how to find them from anywhere in England.

Every council must see that there is free advice (Children and Families Act 2014, section 32) and mediation
(section 53). What is local is found through the council; the rest answers for all of England.
"""

from __future__ import annotations

from typing import NamedTuple


class Help(NamedTuple):
    """One kind of help. `where` says how to find it; it is a link where `link` is given."""

    name: str
    what: str
    where: str
    link: str = ""


HELP = (
    Help(
        "SENDIASS",
        "Advice on your rights in your area. They can come to meetings with you.",
        "Ask the council, or search for SENDIASS and the council’s name.",
    ),
    Help(
        "Contact",
        "Advice for families of children who need more help.",
        "contact.org.uk",
        "https://contact.org.uk/",
    ),
    Help("IPSEA", "Advice on the law, by people who know it.", "ipsea.org.uk", "https://ipsea.org.uk/"),
    Help(
        "An advocate",
        "Someone to help a child or young person say what matters.",
        "Ask SENDIASS or the council who gives this in your area.",
    ),
    Help(
        "Mediation",
        "Help to agree when you and the council do not.",
        "The council’s letter with its decision says whom to ask.",
    ),
)
