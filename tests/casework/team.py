"""A team that builds a package for Tola, in a line each."""

from __future__ import annotations

from typing import Any

from goldenthread.casework.actions.child_packages import (
    Found,
    begin_package,
    choose_package,
    find_criterion,
)
from goldenthread.casework.actions.package_files import bring_in_package
from goldenthread.casework.actions.package_parts import (
    Person,
    Wording,
    ask_for_part,
    sign_part,
    write_part,
)
from goldenthread.casework.models import (
    Case,
    ChildPackage,
    Package,
    PackageAsked,
    PackageFinding,
    PackagePart,
    PackageSignOff,
)
from goldenthread.casework.queries.child_packages import ChildPackageRead, child_package
from goldenthread.casework.queries.package_evidence import record_of
from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.demonstration.packages import HERE
from goldenthread.foundation.models import Notice
from tests.casework.made import asked, assessing, given
from tests.cast import NOW

SPEECH, SCHOOL = "speech", "school"
WORDS = "Joanna sees her on Tuesdays for 30 minutes. She models for the class."


class Team:
    """A package sought for Tola by Priya; the example of communication is held against her."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.case: Case = assessing(cast)
        self.advice = given(cast, asked(cast, self.case))
        file = HERE / "example-communication.csv"
        bring_in_package(path=file, name=file.name, area=None, by=None, at=NOW)
        self.package = Package.objects.get()
        self.row: ChildPackage = begin_package(
            case=self.case, outcome="Tola is understood in class by Easter.", **self.by("priya")
        )

    def by(self, who: str) -> dict[str, Any]:
        return {"by": self.cast.people[who], "at": NOW}

    def about(self, who: str = "priya") -> dict[str, Any]:
        return {"case": self.case, "child_package_id": self.row.id, **self.by(who)}

    def find(self, criterion: str, *, met: bool = True, **found: Any) -> PackageFinding:
        shown = found.pop("shown", [record_of(self.case)[0].key])
        return find_criterion(
            package_id=self.package.id, criterion=criterion, found=Found(met=met, shown=shown, **found),
            **self.about(),
        )  # fmt: skip

    def choose(self, **change: Any) -> None:
        given_why = {"why": "Both are so."} | change
        choose_package(package_id=self.package.id, **given_why, **self.about())

    def chosen(self) -> Team:
        self.find("severe")
        self.find("daily")
        self.choose()
        return self

    def ask(self, role: str, who: str) -> PackageAsked:
        account = self.cast.people[who]
        return ask_for_part(role=role, person=Person(account.name, account.email), **self.about())

    def write(self, role: str, who: str, words: str = WORDS, **wording: Any) -> PackagePart:
        last = PackagePart.objects.filter(child_package=self.row, role=role).count()
        wording = {"after": last} | wording
        return write_part(role=role, wording=Wording(words, **wording), **self.about(who))

    def sign(self, part: PackagePart, who: str, *, agreed: bool = True, reason: str = "") -> PackageSignOff:
        return sign_part(part_id=part.id, agreed=agreed, reason=reason, **self.about(who))

    def built(self) -> Team:
        self.chosen()
        for role, who in ((SPEECH, "joanna"), (SCHOOL, "grace")):
            self.ask(role, who)
            self.sign(self.write(role, who), who)
        return self

    def read(self, *, works: bool = True) -> ChildPackageRead:
        return child_package(self.case, self.row.id, works=works)

    @property
    def page(self) -> str:
        return f"/cases/{self.case.id}/packages/{self.row.id}/"


def told(cast: Cast, who: str) -> str:
    return Notice.objects.filter(account=cast.people[who]).latest("at", "id").what_changed
