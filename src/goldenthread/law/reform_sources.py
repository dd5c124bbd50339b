"""Where the reform is written, and the days that its proposals name."""

from __future__ import annotations

from datetime import date

from goldenthread.law.rules import Citation

REFORM_EXPECTED = date(2029, 9, 1)
"""The new legislation is expected to be in effect from September 2029. It is not law."""

NOT_LAW_YET = "A proposal. The law it needs is expected to be in effect from September 2029."


def leaflet(place: str = "") -> Citation:
    return Citation("SEND reform leaflet: what parents need to know, February 2026", place)


def overview(section: int) -> Citation:
    return Citation("White paper overview, accessible version, February 2026", f"section {section}")


def rights_assessment(place: str) -> Citation:
    return Citation("SEND reform: child’s rights impact assessment, February 2026", place)


def mainstream_sheet() -> Citation:
    return Citation("SEND reform information sheet for mainstream settings, February 2026")


def parent_sheet() -> Citation:
    return Citation("SEND reform information sheet for parents, mainstream, February 2026")


def plans_sheet(place: str = "") -> Citation:
    return Citation("SEND reform information sheet on EHC plans, February 2026", place)
