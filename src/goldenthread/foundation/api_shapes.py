"""Shapes that every part of the API shares: faults, what an import would do, where a job stands."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from goldenthread.foundation.jobs import JobNow


class Fault(Schema):
    field: str = Field(examples=["file"])
    message: str = Field(examples=["This file is empty. Choose another."])


class Faults(Schema):
    """What was not done, and why. `field` names the value to change, when one is to blame."""

    faults: list[Fault]


REFUSALS: dict[int, type[Schema]] = {403: Faults, 404: Faults, 409: Faults, 422: Faults}


class FileFault(Schema):
    """One thing wrong in a file that was sent."""

    file: str
    line: int | None
    column: str
    value: str
    reason: str
    remedy: str
    effect: str = Field(examples=["This row was not read."])


class Job(Schema):
    """Where an import stands. `report` is what the command prints, once it is done."""

    state: str = Field(examples=["waiting", "running", "done", "failed", "not asked for"])
    since: datetime | None
    report: dict[str, Any] | None


class Kept(Schema):
    """A file that is kept, and what it would change. Nothing is changed until it is confirmed."""

    file_id: UUID
    would: dict[str, Any] = Field(examples=[{"read": 30, "created": 2, "updated": 1, "unchanged": 27}])
    rejected: list[FileFault]
    noted: list[FileFault]


def job_as_json(job: JobNow | None) -> dict[str, Any]:
    if job is None:
        return {"state": "not asked for", "since": None, "report": None}
    return {"state": job.state.value, "since": job.since, "report": job.result}
