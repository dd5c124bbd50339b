"""What we keep of others' work: without what is reserved, and with its licence."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from goldenthread.design.vendor import (
    VENDOR,
    ReservedMaterialError,
    bring_in,
    without_reserved_material,
)

CSS = (
    "/*! Copyright Margaret Calvert. Only on gov.uk. */@font-face{font-family:GDS Transport;"
    "src:url(/a.woff2)}.a{font-family:GDS Transport,arial,sans-serif;color:red}"
    "@supports (x){.logo:before{background:url(/govuk-crest.svg)}.b{c:d}}"
    "@media print{.a{font-family:sans-serif}}/*# sourceMappingURL=x.map */"
)


def test_reserved_material_is_taken_out() -> None:
    ours = "font-family:var(--typeface,arial,sans-serif)"
    assert without_reserved_material(CSS) == (
        f".a{{{ours};color:red}}@supports (x){{.b{{c:d}}}}@media print{{.a{{{ours}}}}}\n"
    )


@pytest.mark.parametrize(
    "left, named",
    [
        (".a{font:GDS Transport}", "GDS Transport"),
        (".a{background:url(/crown.png)}", "url(/crown.png)"),
    ],
)
def test_anything_reserved_that_is_left_is_refused(left: str, named: str) -> None:
    with pytest.raises(ReservedMaterialError) as refusal:
        without_reserved_material(left)
    assert str(refusal.value) == f"The stylesheet still holds {named}."


def test_kept_stylesheet_needs_no_more_taken_out() -> None:
    kept = (VENDOR / "govuk-frontend.min.css").read_text()
    assert without_reserved_material(kept) == kept


def test_packs_become_the_files_we_serve(tmp_path: Path) -> None:
    frontend = {"dist/govuk/govuk-frontend.min.css": CSS, "dist/govuk/govuk-frontend.min.js": "x"}
    names = [
        f"atkinson-hyperlegible-{s}-{w}-normal.woff2" for s in ("latin", "latin-ext") for w in (400, 700)
    ]
    _pack(tmp_path / "govuk-frontend-6.tgz", frontend)
    fonts = dict.fromkeys([f"files/{name}" for name in names], "font") | {"LICENSE": "OFL"}
    _pack(tmp_path / "fontsource-atkinson-hyperlegible-5.tgz", fonts)
    written = bring_in(tmp_path, tmp_path / "vendor")
    assert sorted(path.name for path in written) == sorted(
        [*names, "atkinson-hyperlegible-LICENSE.txt", "govuk-frontend.min.css", "govuk-frontend.min.js"]
    )


def test_missing_pack_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as failure:
        bring_in(tmp_path)
    assert str(failure.value) == f"Put one file govuk-frontend-*.tgz in {tmp_path}; 0 are there."


@pytest.mark.parametrize("name", ["govuk-frontend-LICENSE.txt", "atkinson-hyperlegible-LICENSE.txt"])
def test_licence_is_kept_beside_the_files(name: str) -> None:
    assert "Copyright" in (VENDOR / name).read_text()


def _pack(path: Path, files: dict[str, str]) -> None:
    with tarfile.open(path, "w:gz") as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content.encode())
            tar.addfile(member, io.BytesIO(content.encode()))
