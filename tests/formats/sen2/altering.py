"""A small return that breaks no rule, and short words that alter it.

`Surname=Ng` gives an item of the first record that has it, `Surname=` takes it away; `SENneed.SENtype=HI`
says of which module, `SENneed#2.SENtype=HI` of which of them. `+SENneed` puts a copy after the first,
`-SENneed` takes the first away. `@refused` stands for several (`SEVERAL`); `;` comes between.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO

from goldenthread.formats.sen2 import Record, made, written_return
from goldenthread.formats.sen2.checking import Report, check_return
from goldenthread.formats.sen2.record import Closed, Opened
from goldenthread.formats.sen2.structure import (
    ACTIVE_PLAN,
    ASSESSMENT,
    COLLECTION,
    HEADER,
    MODULES,
    NAMED_PLAN,
    NEED,
    PERSON,
    PLACEMENT,
    PLAN_DETAIL,
    REQUEST,
    SOURCE,
)
from goldenthread.formats.sen2.writing import Written

FILLED: Mapping[str, Mapping[str, str]] = {
    name: {"1": "made up for the tests", "2": "made up too"}
    for name in ("Sex", "Ethnicity", "DP", "WBP", "ReviewOutcome")
}
_NO_ASSESSMENT = "-Assessment; -ActivePlans"
SEVERAL = {
    "@asked": f"Requests.RequestOutcome=A; Requests.RequestOutcomeDate=; {_NO_ASSESSMENT}",
    "@refused": f"Requests.RequestOutcome=N; {_NO_ASSESSMENT}",
    "@no-plan": "Assessment.AssessmentOutcome=N; -NamedPlan; -ActivePlans",
    "@ended": "NamedPlan.CeaseDate=2025-12-19; NamedPlan.CeaseReason=2; -ActivePlans",
    "@historical": "Requests.RequestOutcome=H; Requests.RequestOutcomeDate=; "
    "Requests.ReceivedDate=2023-02-03; "
    "Assessment.AssessmentOutcome=H; Assessment.AssessmentOutcomeDate=; NamedPlan.StartDate=2023-06-16; "
    "ActivePlans.LastReview=2025-06-20",
    "@moved-in": "ActivePlans.TransferLA=353; Requests.RequestOutcome=H; Requests.RequestOutcomeDate=; "
    "Assessment.AssessmentOutcome=H; Assessment.AssessmentOutcomeDate=",
}


def small_return(changes: str = "") -> list[Record]:
    """The header and the children, altered."""
    records = [_header(), _child()]
    alter(records, changes)
    return records


def alter(records: list[Record], changes: str) -> None:
    for change in changes.split(";"):
        _alter(records, change.strip())


def written(records: list[Record]) -> bytes:
    header = [record for record in records if record.module is HEADER]
    children = [record for record in records if record.module is PERSON]
    around: list[Written] = [
        Opened("root"),
        *header,
        Opened("Persons"),
        *children,
        Closed("Persons"),
        Closed("root"),
    ]
    return b"".join(written_return(around))


def checked(source: bytes) -> Report:
    return check_return(BytesIO(source), "return.xml", FILLED)


def _header() -> Record:
    details = made(COLLECTION, {"Collection": "SEN2", "Year": "2026", "ReferenceDate": "2026-01-15"})
    return made(HEADER, {}, (details, made(SOURCE, {"LEA": "352", "DateTime": "2026-01-20T09:00:00"})))


def _child() -> Record:
    child = made(
        PERSON,
        {
            "Surname": "Bello",
            "Forename": "Ayo",
            "PersonBirthDate": "2016-02-28",
            "Sex": "1",
            "Ethnicity": "1",
            "PostCode": "M16 0EX",
            "UPN": "B801200005001",
        },
    )
    child.records.append(_request())
    return child


def _request() -> Record:
    asked = {
        "ReceivedDate": "2025-02-03",
        "RequestSource": "2",
        "RYA": "0",
        "RequestOutcomeDate": "2025-03-10",
        "RequestOutcome": "Y",
        "RequestMediation": "0",
        "RequestTribunal": "0",
    }
    assessed = {
        "AssessmentOutcome": "Y",
        "AssessmentOutcomeDate": "2025-06-16",
        **dict.fromkeys(
            ("AssessmentMediation", "AssessmentTribunal", "OtherMediation", "OtherTribunal"), "0"
        ),
        "Week20": "0",
    }
    school = {
        "URN": "100492",
        "PlacementRank": "1",
        "SENunitIndicator": "0",
        "ResourcedProvisionIndicator": "0",
    }
    plan = made(NAMED_PLAN, {"StartDate": "2025-06-16", "PB": "0"}, [made(PLAN_DETAIL, school)])
    placement = made(PLACEMENT, {**school, "EntryDate": "2025-07-01"})
    need = made(NEED, {"SENtype": "SLCN", "SENtypeRank": "1"})
    return made(
        REQUEST, asked, [made(ASSESSMENT, assessed, [plan]), made(ACTIVE_PLAN, {}, [placement, need])]
    )


def _alter(records: list[Record], change: str) -> None:
    if change == "@a-year-earlier":
        _shift(records)
        _give(records, "ReferenceDate", "2025-01-16")
    elif change.startswith("@"):
        for each in SEVERAL[change].split("; "):
            _alter(records, each)
    elif change.startswith(("+", "-")):
        siblings, place = _found(records, change[1:])
        siblings[place : place + 1] = [siblings[place], _copied(siblings[place])] if change[0] == "+" else []
    elif change:
        _give(records, *change.split("=", 1))


def _copied(record: Record) -> Record:
    return Record(record.module, dict(record.texts), [_copied(inner) for inner in record.records])


def _give(records: list[Record], called: str, text: str) -> None:
    module, _, item = called.rpartition(".")
    siblings, place = _found(records, module or _only_module_with(item))
    record = siblings[place]
    assert item in record.module.by_name, f"{record.module.name} has no {item}"
    record.texts.pop(item, None)
    for number, each in enumerate(text.split("+") if text else []):
        if number:
            record.again.append((item, each))
        else:
            record.texts[item] = each


def _only_module_with(item: str) -> str:
    (module,) = [module.name for module in MODULES if item in module.by_name]
    return module


def _found(records: list[Record], called: str) -> tuple[list[Record], int]:
    """The list that the record stands in, and its place there."""
    name, _, number = called.partition("#")
    found = [place for place in _places(records) if place[0][place[1]].module.name == name]
    return found[int(number or 1) - 1]


def _places(records: list[Record]) -> Iterator[tuple[list[Record], int]]:
    for place, record in enumerate(records):
        yield records, place
        yield from _places(record.records)


def _shift(records: list[Record]) -> None:
    """Every year of these records, one back."""
    for siblings, place in _places(records):
        texts = siblings[place].texts
        for item, text in texts.items():
            if text.startswith("20"):
                texts[item] = f"{int(text[:4]) - 1}{text[4:]}"
