"""The life of a package built for a child: its states, what may be done in each, what stands open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from goldenthread.foundation.failures import Conflict


class PackageState(StrEnum):
    SOUGHT = "sought"
    BUILDING = "building"
    BUILT = "built"
    ENDED = "ended"


class PackageStep(StrEnum):
    FIND = "say whether a criterion is so"
    CHOOSE = "choose the package"
    ASK = "ask somebody for a part"
    LEAVE = "leave a part out"
    WRITE = "write a part"
    SIGN = "sign a part off"
    END = "end the package"


S = PackageState
STATE_WORDS = {
    S.SOUGHT: "No package chosen yet",
    S.BUILDING: "Being built",
    S.BUILT: "Built",
    S.ENDED: "Ended",
}
# What may be done when, and where it leads, if anywhere. Signing leads to “built” once nothing stands open.
STEPS: tuple[tuple[PackageStep, frozenset[PackageState], PackageState | None], ...] = (
    (PackageStep.FIND, frozenset({S.SOUGHT}), None),
    (PackageStep.CHOOSE, frozenset({S.SOUGHT}), S.BUILDING),
    (PackageStep.ASK, frozenset({S.BUILDING, S.BUILT}), None),
    (PackageStep.LEAVE, frozenset({S.BUILDING, S.BUILT}), None),
    (PackageStep.WRITE, frozenset({S.BUILDING, S.BUILT}), S.BUILDING),
    (PackageStep.SIGN, frozenset({S.BUILDING, S.BUILT}), S.BUILT),
    (PackageStep.END, frozenset({S.SOUGHT, S.BUILDING, S.BUILT}), S.ENDED),
)
MAY = {step: states for step, states, _ in STEPS}
FEWEST_PEOPLE = 2


class NotNow(Conflict):
    """The step does not fit the state of the package."""

    def __init__(self, step: PackageStep, state: PackageState) -> None:
        when = " or ".join(f"“{STATE_WORDS[one].lower()}”" for one in PackageState if one in MAY[step])
        super().__init__(
            f"Nobody can {step} now: the package stands at “{STATE_WORDS[state].lower()}”. It can be done "
            f"when it stands at {when}."
        )


@dataclass(frozen=True, slots=True)
class SignOff:
    agreed: bool
    reason: str
    by: str
    account: UUID


@dataclass(frozen=True, slots=True)
class Part:
    """One role’s part as it stands. `signed_before`: who signed an earlier wording, if nobody this one."""

    role: str
    name: str
    required: bool
    person: str = ""
    writer: str = ""
    writer_account: UUID | None = None
    sign_off: SignOff | None = None
    signed_before: str = ""

    @property
    def is_signed(self) -> bool:
        return self.sign_off is not None and self.sign_off.agreed

    @property
    def is_named(self) -> bool:
        """Whether its person must sign: the package always needs it, or somebody was asked for it."""
        return self.required or bool(self.person)


def people_of(parts: Iterable[Part]) -> dict[UUID, str]:
    """The team: everybody who signed a part off as it stands. Who drafted it for them is not of it."""
    return {part.sign_off.account: part.sign_off.by for part in parts if part.sign_off and part.is_signed}


def open_points(parts: Sequence[Part]) -> list[str]:
    """What still stands between these parts and a built package, a sentence each. Empty: it is built."""
    points = [said for part in parts if part.is_named and (said := _open(part))]
    people = people_of(parts)
    if len(people) < FEWEST_PEOPLE:
        so_far = f"only {next(iter(people.values()))} has" if people else "nobody has"
        points.append(
            f"So far {so_far} signed: a package is built by at least two people, each with their own part."
        )
    return points


def _open(part: Part) -> str:
    if part.is_signed:
        return ""
    if not part.person:
        return f"{part.name}: nobody has been asked yet."
    if not part.writer:
        return f"{part.name}: {part.person} has not written yet."
    if part.sign_off:
        return f"{part.name}: {part.person} does not agree. {part.sign_off.reason}"
    if part.signed_before:
        return (
            f"{part.name}: the words changed after {part.signed_before} signed them off, so {part.person} is "
            "asked again."
        )
    return f"{part.name}: written, and {part.person} has not signed it off yet."


def state_of(*, chosen: bool, ended: bool, parts: Sequence[Part]) -> PackageState:
    """The state, from what is recorded: it is kept nowhere, so that it can never be out of step."""
    if ended:
        return S.ENDED
    if not chosen:
        return S.SOUGHT
    return S.BUILDING if open_points(parts) else S.BUILT


def diagram() -> str:
    """The states as a Mermaid diagram, for the reference pages."""
    lines = ["stateDiagram-v2", f"    [*] --> {S.SOUGHT}: say what should be different"]
    for step, begins, leads in STEPS:
        changed = [begin for begin in PackageState if leads and begin in begins and begin is not leads]
        lines += [f"    {begin} --> {leads}: {step}" for begin in changed]
    return "\n".join(lines) + "\n"
