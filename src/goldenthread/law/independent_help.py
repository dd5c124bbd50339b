"""Who helps a family and works for nobody else: what they do, and how to find them from anywhere in England.

Every council must see that there is free advice (Children and Families Act 2014, section 32) and mediation
(section 53). What is local is found through the council; the rest answers for all of England.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Local(StrEnum):
    """The help that each council arranges for its own area."""

    SENDIASS = "sendiass"
    MEDIATION = "mediation"


class Contact(NamedTuple):
    """Who gives it in one area, and how they are reached."""

    name: str
    telephone: str = ""
    email: str = ""
    website: str = ""

    @property
    def words(self) -> str:
        """As a letter names them: “Northmoor SENDIASS (01632 960 512, help@example.org)”."""
        reached = ", ".join(filter(None, (self.telephone, self.email, self.website)))
        return f"{self.name} ({reached})" if reached else self.name


class Help(NamedTuple):
    """One kind of help. `where` says how to find it; it is a link where `link` is given.

    `reached`: by telephone and e-mail, where that is known. `local`: which of them a council says itself.
    """

    name: str
    what: str
    where: str
    link: str = ""
    reached: str = ""
    local: Local | None = None


HELP = (
    Help(
        "SENDIASS",
        "Advice on your rights in your area. They can come to meetings with you.",
        "Ask the council, or search for SENDIASS and the council’s name.",
        local=Local.SENDIASS,
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
        local=Local.MEDIATION,
    ),
)


def help_in(contacts: Mapping[Local, Contact]) -> tuple[Help, ...]:
    """All of it, with those named whom the council of one area has named."""
    return tuple(_named(one, contacts.get(one.local) if one.local else None) for one in HELP)


def _named(one: Help, contact: Contact | None) -> Help:
    if contact is None:
        return one
    website = contact.website
    link = website if not website or "://" in website else f"https://{website}"
    reached = ", ".join(filter(None, (contact.telephone, contact.email)))
    shown = website.partition("://")[2] or website
    name = contact.name if one.name in contact.name else f"{one.name}: {contact.name}"
    return one._replace(name=name, where=shown, link=link, reached=reached)
