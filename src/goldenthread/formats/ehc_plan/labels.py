"""Which field of a block a label names. The labels of the parents or carers say only once whose they are."""

from __future__ import annotations

import re

from goldenthread.formats.ehc_plan.headings import LONGEST, heading_form, without_asides
from goldenthread.formats.ehc_plan.layout import CONTACT_FIELDS, DETAILS, Block

_CONTACT = re.compile(r"(?:main contact )?parent or carer (\d{1,2})(?: name)?")
_FIRST_CONTACT = re.compile(r"main contact(?: parent or carer)?")
_OF_CONTACT = re.compile(r"(.+?)(?: if different to parent or carer \d+)?")


def contact_key(number: int, key: str) -> str:
    """The field of one parent or carer among those of the block, like “2 email”."""
    return f"{number} {key}"


class Labels:
    """Reads labels in the order of the document, and remembers which parent or carer they are about."""

    def __init__(self) -> None:
        self.contact = 0

    def field(self, block: Block, text: str) -> str:
        """The key of the field that this label names, or nothing."""
        if len(text) > LONGEST:
            return ""
        for form in dict.fromkeys((heading_form(text), heading_form(without_asides(text)))):
            if form and (key := self._named(block, form)):
                return key
        return ""

    def _named(self, block: Block, form: str) -> str:
        for field in block.fields:
            if field.is_called(form):
                return field.key
        return self._of_contact(form) if block is DETAILS else ""

    def _of_contact(self, form: str) -> str:
        if found := _CONTACT.fullmatch(form):
            self.contact = int(found[1])
            return contact_key(self.contact, "name")
        if _FIRST_CONTACT.fullmatch(form):
            self.contact = 1
            return contact_key(1, "name")
        stem = _OF_CONTACT.fullmatch(form)
        for field in CONTACT_FIELDS[1:]:
            if stem and self.contact and field.is_called(stem[1]):
                return contact_key(self.contact, field.key)
        return ""
