"""Plans for the tests: one that says something everywhere, and hypothesis strategies for any."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from goldenthread.formats.ehc_plan import (
    Advice,
    AreaOfNeed,
    Contact,
    DirectPayments,
    EhcPlan,
    Health,
    NeedRow,
    OtherText,
    PersonalDetails,
    Placement,
    Services,
    SignOff,
    SocialCare,
    SocialCareRow,
    Views,
)
from goldenthread.formats.ehc_plan.headings import heading_form
from goldenthread.formats.ehc_plan.layout import AREAS, BLOCKS, NOTES, PLACES

AYO = EhcPlan(
    details=PersonalDetails("Ayo Bello", "Ay", "12 March 2016", "Male", "Black British", "Yoruba", "English"),
    contacts=(
        Contact("Funmi Bello", "Mother", "funmi@example.org", "020 7946 0000", "1 Elm Road\nTrafford"),
        Contact("Tunde Bello", "Father", "", "020 7946 0001", ""),
    ),
    services=Services("Oak Primary", "Dr Rao", "", "No", "Ms Shah", "No", "No", "Yes", "No"),
    history="Ayo was born early.\n\nHe started at Oak in 2020.",
    views=Views("“I like trains.”\nHis mother: he needs quiet.", "Trains", "Kind", "To drive a train"),
    areas=(
        AreaOfNeed(
            "communication_and_interaction",
            "Ayo tells stories.",
            (
                NeedRow(
                    "Ayo finds long instructions hard.",
                    "Ms Shah works with Ayo for 30 minutes every Tuesday.\nRegular support as appropriate.",
                    "By July 2027 Ayo follows three steps in four of five lessons.",
                ),
                NeedRow("Ayo speaks little in groups.", "A group of three, twice a week.", ""),
            ),
        ),
        AreaOfNeed("cognition_and_learning", "", (NeedRow("Reading", "Precision teaching daily", "Reads"),)),
    ),
    health=Health("Fit", (NeedRow("Asthma", "A nurse reviews the inhaler each term", "Breathes well"),)),
    social_care=SocialCare("Loved", (SocialCareRow("Stairs", "A rail", "A short break", "Safe"),)),
    placement=Placement("Oak Primary", "Mainstream"),
    payments=DirectPayments("None", "None agreed"),
    advice=(
        Advice("Medical advice", "3 March 2026", "Dr Rao", "YES"),
        Advice("Educational psychologist", "", "", ""),
    ),
    sign_offs=(SignOff("Jo Marsh", "J. Marsh", "4 May 2026"),),
    other=(
        OtherText("", "Draft"),
        OtherText("A2", "Read to Ayo\non 2 March"),
        OtherText("A2", "He agreed"),
        OtherText("K", "See the appendix"),
        OtherText("notes", "See page 3"),
        OtherText("header", "OFFICIAL"),
        OtherText("footer", "Ayo Bello"),
    ),
)

_CHARACTERS = st.characters(exclude_categories=["Cs", "Co"], exclude_characters="{}\ufffc")
_KNOWN = frozenset(
    heading_form(name)
    for block in BLOCKS
    for name in (block.heading, *(field.label for field in block.fields))
)
texts = st.text(_CHARACTERS, max_size=30).filter(lambda text: heading_form(text) not in _KNOWN)
"""Any text at all, with odd characters and line ends; not one that is a heading or a label of the layout."""
words = texts.filter(lambda text: bool(heading_form(text)))


def _records(kind: type[Any]) -> SearchStrategy[Any]:
    return st.builds(kind, **{field.name: texts for field in fields(kind)})


def _rows(kind: type[Any]) -> SearchStrategy[Any]:
    return st.lists(_records(kind), max_size=4).map(tuple)


_places = st.sampled_from([place for place in PLACES if place not in ("", NOTES.key)])
plans = st.builds(
    EhcPlan,
    details=_records(PersonalDetails),
    contacts=st.lists(_records(Contact), max_size=2).map(tuple),
    services=_records(Services),
    history=texts,
    views=_records(Views),
    areas=st.tuples(*(st.builds(AreaOfNeed, st.just(area), texts, _rows(NeedRow)) for area in AREAS)),
    health=st.builds(Health, texts, _rows(NeedRow)),
    social_care=st.builds(SocialCare, texts, _rows(SocialCareRow)),
    placement=_records(Placement),
    payments=_records(DirectPayments),
    advice=_rows(Advice),
    sign_offs=_rows(SignOff),
    other=st.lists(st.builds(OtherText, _places, texts), max_size=3).map(tuple),
)
