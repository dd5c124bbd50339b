"""Education, Health and Care plans as Word files in the national layout."""

from goldenthread.formats.ehc_plan.faults import Kind, PlanFault
from goldenthread.formats.ehc_plan.lines import Line, lines_of
from goldenthread.formats.ehc_plan.plan import (
    Advice,
    AreaOfNeed,
    Contact,
    DirectPayments,
    EhcPlan,
    Health,
    NeedRow,
    NoSuchPlaceError,
    OtherText,
    PersonalDetails,
    Placement,
    Services,
    SignOff,
    SocialCare,
    SocialCareRow,
    Views,
)
from goldenthread.formats.ehc_plan.reading import PlanRead, read_plan
from goldenthread.formats.ehc_plan.writing import fill_template, write_plan

__all__ = [
    "Advice",
    "AreaOfNeed",
    "Contact",
    "DirectPayments",
    "EhcPlan",
    "Health",
    "Kind",
    "Line",
    "NeedRow",
    "NoSuchPlaceError",
    "OtherText",
    "PersonalDetails",
    "Placement",
    "PlanFault",
    "PlanRead",
    "Services",
    "SignOff",
    "SocialCare",
    "SocialCareRow",
    "Views",
    "fill_template",
    "lines_of",
    "read_plan",
    "write_plan",
]
