"""What a file of links between schools would change here, and which school came after which."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from goldenthread.formats.faults import Fault, gathered
from goldenthread.formats.gias_links import Link, LinkKind, read_links
from goldenthread.places.models import Setting, SettingLink
from goldenthread.places.queries.imported_schools import rows_left_out

Key = tuple[UUID, str, str]


@dataclass(frozen=True, slots=True)
class LinksPlan:
    """What bringing these links in would do. `unknown` are of schools that are not here."""

    created: tuple[SettingLink, ...]
    changed: tuple[SettingLink, ...]
    unchanged: int
    unknown: int
    unknown_urns: tuple[str, ...]
    repeated: int
    faults: tuple[Fault, ...]

    @property
    def rejected_rows(self) -> int:
        return rows_left_out(self.faults)

    @property
    def read(self) -> int:
        kept = len(self.created) + len(self.changed) + self.unchanged
        return kept + self.unknown + self.repeated + self.rejected_rows


def planned_links(path: Path, name: str = "") -> LinksPlan:
    """What this file of links would change. Two queries. Raises WrongFile."""
    read = gathered(read_links(path, name))
    settings = Setting.objects.only("id", "urn", "name").in_bulk(field_name="urn")
    known = [link for link in read.records if link.urn in settings]
    by_key = {(settings[link.urn].id, link.link_urn, str(link.kind)): link for link in known}
    here: dict[Key, SettingLink] = {
        (link.setting_id, link.other_urn, link.kind): link for link in SettingLink.objects.all()
    }
    created = [_link(settings[link.urn], key, link) for key, link in by_key.items() if key not in here]
    changed = [
        _with(here[key], link) for key, link in by_key.items() if key in here and _differs(here[key], link)
    ]
    unknown = [link.urn for link in read.records if link.urn not in settings]
    return LinksPlan(
        created=tuple(created),
        changed=tuple(changed),
        unchanged=len(by_key) - len(created) - len(changed),
        unknown=len(unknown),
        unknown_urns=tuple(dict.fromkeys(unknown)),
        repeated=len(known) - len(by_key),
        faults=read.faults,
    )


def _link(setting: Setting, key: Key, link: Link) -> SettingLink:
    _, urn, kind = key
    return SettingLink(setting=setting, other_urn=urn, kind=kind, other_name=link.name[:200], on=link.on)


def _differs(here: SettingLink, link: Link) -> bool:
    return (here.other_name, here.on) != (link.name[:200], link.on)


def _with(here: SettingLink, link: Link) -> SettingLink:
    here.other_name, here.on = link.name[:200], link.on
    return here


@dataclass(frozen=True, slots=True)
class Successor:
    """The school that took over from one that closed. `id` is None if it is not here."""

    urn: str
    name: str
    id: UUID | None


def successors(setting_id: UUID) -> list[Successor]:
    """Where the pupils of this school went, by the register. Two queries."""
    after = [kind for kind in LinkKind if kind.comes_after]
    rows = SettingLink.objects.filter(setting=setting_id, kind__in=after).order_by("on", "other_urn")
    links = list(rows.values_list("other_urn", "other_name"))
    here = dict(Setting.objects.filter(urn__in=[urn for urn, _ in links]).values_list("urn", "id"))
    return [Successor(urn, name, here.get(urn)) for urn, name in links]
