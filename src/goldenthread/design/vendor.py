"""Bring in GOV.UK Frontend and Atkinson Hyperlegible again, by hand, when we upgrade them.

    mkdir FOLDER && cd FOLDER
    npm pack govuk-frontend@6.6.0 @fontsource/atkinson-hyperlegible@5.3.0
    python -m goldenthread.design.vendor FOLDER

The typeface, crest and crown of GOV.UK belong to GOV.UK alone: they are taken out here, and a
file that still names one is refused. See docs/decisions/0002-design-without-node.md.
"""

from __future__ import annotations

import re
import sys
import tarfile
from pathlib import Path

VENDOR = Path(__file__).parent / "static" / "design" / "vendor"
FRONTEND = "package/dist/govuk/"
FONT_NAME = "atkinson-hyperlegible-{subset}-{weight}-normal.woff2"
SUBSETS = ("latin", "latin-ext")
WEIGHTS = ("400", "700")

OWN_TYPEFACE = re.compile(r"/\*![^*]*Margaret Calvert[^*]*\*/|@font-face\{[^}]*\}")
CREST_RULE = re.compile(r"[^{}]*\{[^{}]*govuk-crest[^{}]*\}")
TYPEFACE = re.compile(r"font-family:(GDS Transport,arial,sans-serif|sans-serif)")
OUR_TYPEFACE = "font-family:var(--typeface,arial,sans-serif)"
SOURCE_MAP = re.compile(r"(/\*|//)# sourceMappingURL=\S+(\s*\*/)?")


class ReservedMaterialError(ValueError):
    """Something that only GOV.UK may use is still in a file."""


def without_reserved_material(css: str) -> str:
    """The stylesheet in our typeface, without GOV.UK's, its crest and its source map."""
    plain = CREST_RULE.sub("", OWN_TYPEFACE.sub("", css))
    plain = SOURCE_MAP.sub("", TYPEFACE.sub(OUR_TYPEFACE, plain))
    if left := re.findall(r"GDS Transport|govuk-crest|url\([^)]*\)|@font-face", plain):
        raise ReservedMaterialError(f"The stylesheet still holds {', '.join(sorted(set(left)))}.")
    return plain.strip() + "\n"


def bring_in(packs: Path, vendor: Path = VENDOR) -> list[Path]:
    """Write the files we serve from the two packs in a folder; return what was written."""
    frontend = _only(packs, "govuk-frontend-*.tgz")
    fonts = _only(packs, "fontsource-atkinson-hyperlegible-*.tgz")
    css = _read(frontend, FRONTEND + "govuk-frontend.min.css").decode()
    script = _read(frontend, FRONTEND + "govuk-frontend.min.js").decode()
    files = {
        "govuk-frontend.min.css": without_reserved_material(css).encode(),
        "govuk-frontend.min.js": (SOURCE_MAP.sub("", script).strip() + "\n").encode(),
        "atkinson-hyperlegible-LICENSE.txt": _read(fonts, "package/LICENSE"),
    }
    for name in (FONT_NAME.format(subset=s, weight=w) for s in SUBSETS for w in WEIGHTS):
        files[name] = _read(fonts, f"package/files/{name}")
    return [_write(vendor / name, content) for name, content in files.items()]


def _only(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise FileNotFoundError(f"Put one file {pattern} in {folder}; {len(found)} are there.")
    return found[0]


def _read(pack: Path, member: str) -> bytes:
    with tarfile.open(pack) as tar:
        file = tar.extractfile(member)
        if file is None:
            raise FileNotFoundError(f"{pack.name} has no file {member}.")
        return file.read()


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


if __name__ == "__main__":
    for written in bring_in(Path(sys.argv[1])):
        sys.stdout.write(f"{written.name}: {written.stat().st_size:,} bytes\n")
