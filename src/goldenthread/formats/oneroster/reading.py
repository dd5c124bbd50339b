"""Reading a whole set of files into a roster."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

from goldenthread.formats.bundle import Bundle, opened_bundle
from goldenthread.formats.columns import Column, Layout, any_heading_of, lay_out
from goldenthread.formats.delimited import Row, Table, open_table
from goldenthread.formats.faults import Effect, Fault, Unreadable
from goldenthread.formats.given import Source
from goldenthread.formats.oneroster.manifest import WANTED, Manifest, is_needed, read_manifest
from goldenthread.formats.oneroster.numbers import numbers_found, shared_numbers
from goldenthread.formats.oneroster.records import Record, Role, Roster, User
from goldenthread.formats.oneroster.references import Ids, resolved
from goldenthread.formats.oneroster.shapes import (
    ROLES,
    ROLES_IN_USERS,
    SHAPES,
    USERS,
    Shape,
    common_columns,
)
from goldenthread.formats.oneroster.words import Mode, Version

Values = dict[str, Any]

_ROLE_COLUMNS_IN_USERS = {"org_id": "org_ids", "user_id": "id"}


def read_roster(source: Source, name: str = "") -> Roster:
    """The roster in this folder or zip file, OneRoster 1.1 or 1.2, with every fault in it.

    Both versions give the same records: the roles that version 1.1 keeps in users.csv come as roles.
    Raises WrongFile, whose `file` may be one of the set, when the set is none or is not whole.
    A row is left out without its id or a field it cannot do without, with a status we do not know,
    when its id stood before, or when it hangs on a row that is not there (see `references`).
    """
    with opened_bundle(source, name) as bundle:
        manifest = read_manifest(bundle)
        reading = _Reading(bundle, manifest, list(manifest.faults))
        for shape in SHAPES:
            if manifest.mode(shape) is not Mode.ABSENT:
                reading.read(shape)
        return reading.roster()


@dataclass(slots=True)
class _Reading:
    """What has been read of one set so far. Files are read in the order of SHAPES."""

    bundle: Bundle
    manifest: Manifest
    faults: list[Fault]
    records: dict[str, list[Any]] = field(default_factory=lambda: {shape.field: [] for shape in SHAPES})
    ids: Ids = field(default_factory=dict)

    def read(self, shape: Shape) -> None:
        """Read one file, its faults in the order of its lines."""
        before = len(self.faults)
        self._read(shape)
        self.faults[before:] = sorted(self.faults[before:], key=lambda fault: fault.line or 0)

    def _read(self, shape: Shape) -> None:
        table, layout = self._opened(shape)
        self.faults += [*table.faults, *layout.doubled()]
        rows = self._rows(shape, table, layout)
        records = [_built(shape, values) for values in rows]
        if shape is USERS:
            records = self._apart(cast(list[User], records), layout)
        self._keep(shape, records, layout, {})
        if shape is USERS and self.manifest.version is Version.ONE_ONE:
            roles = [role for values in rows for role in _roles(values)]
            self._keep(ROLES, roles, layout, _ROLE_COLUMNS_IN_USERS)

    def roster(self) -> Roster:
        manifest = self.manifest
        parts: dict[str, Any] = {name: tuple(records) for name, records in self.records.items()}
        return Roster(
            version=manifest.version,
            source_name=manifest.source_name,
            source_code=manifest.source_code,
            modes=manifest.modes,
            faults=tuple(self.faults),
            **parts,
        )

    def _opened(self, shape: Shape) -> tuple[Table, Layout]:
        file = self.bundle.file(shape.file_name)
        if file is None:
            raise LookupError(f"{shape.file_name} was there when the manifest was read")
        columns = self._columns(shape)
        may_be_empty = not is_needed(shape, self.manifest)
        table = open_table(file, any_heading_of(columns), WANTED, may_be_empty=may_be_empty)
        return table, lay_out(table, columns, WANTED)

    def _columns(self, shape: Shape) -> tuple[Column, ...]:
        old_users = shape is USERS and self.manifest.version is Version.ONE_ONE
        more = ROLES_IN_USERS if old_users else ()
        return (*common_columns(self.manifest.mode(shape)), *shape.columns, *more)

    def _rows(self, shape: Shape, table: Table, layout: Layout) -> list[Values]:
        lines: dict[str, int] = {}
        rows: list[Values] = []
        for item in table.rows():
            values, faults = layout.values(item) if isinstance(item, Row) else (None, [item])
            if values is not None and isinstance(item, Row):
                values["line"] = item.line
                first = lines.setdefault(values["id"], item.line)
                if first != item.line:
                    faults.append(_repeated(layout, values, first))
                else:
                    faults += numbers_found(values, layout, item.line) if shape is USERS else []
                    rows.append(values)
            self.faults += faults
        return rows

    def _apart(self, users: list[User], layout: Layout) -> list[Record]:
        kept, faults = shared_numbers(users, layout)
        self.faults += faults
        return [*kept]

    def _keep(self, shape: Shape, records: list[Record], layout: Layout, columns: dict[str, str]) -> None:
        if self.manifest.mode(shape) is Mode.BULK:
            self.ids[shape.file] = {record.id for record in records}
        kept, faults = resolved(shape, records, self.ids, layout, columns)
        if self.manifest.mode(shape) is Mode.BULK:
            self.ids[shape.file] = {record.id for record in kept}
        self.records[shape.field] += kept
        self.faults += faults


def _built(shape: Shape, values: Values) -> Record:
    own = {key: value for key, value in values.items() if key not in ("role", "org_ids")}
    return shape.record(**(own if shape is USERS else values))


def _roles(values: Values) -> list[Record]:
    """The roles of a row of users of version 1.1, one for each organisation."""
    if values["role"] is None:
        return []
    return [
        Role(
            id="",
            status=values["status"],
            changed_at=values["changed_at"],
            line=values["line"],
            user_id=values["id"],
            org_id=org_id,
            kind=values["role"],
        )
        for org_id in values["org_ids"]
    ]


def _repeated(layout: Layout, values: Values, first: int) -> Fault:
    said = Unreadable(f"This sourcedId was on line {first} already.", "Keep one of the rows.")
    return layout.fault(values["line"], "id", values["id"], said, Effect.ROW_LEFT_OUT)
