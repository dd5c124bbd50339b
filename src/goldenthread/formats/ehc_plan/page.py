"""The reference page of the layout: its blocks, places and columns, how it is read, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.formats.ehc_plan.layout import BLOCKS, CONTACT_FIELDS, DETAILS, SECTIONS, Block
from goldenthread.formats.ehc_plan.reading import MOST_TEXT
from goldenthread.formats.given import MEBIBYTE
from goldenthread.formats.word.markup import DEEPEST, MOST_ELEMENTS
from goldenthread.formats.word.package import MOST_BYTES, MOST_PART, MOST_PARTS, MOST_UNPACKED

_INTRODUCTION = """# The EHC plan as a Word file

`goldenthread plan import FILE.docx` reads a plan in the national layout, which is tested in Change Programme
areas. It is also the layout that we write, and a template of it can be filled in.
"""
_READING = """## How it is read

- Headings, labels and heads of columns are known without regard to capitals, punctuation and numbering. They
  may stand in a table or above it, in content controls, in text boxes, or split over several runs.
- A text is kept as written, a paragraph or a line break as a line. A table inside a cell becomes a line for
  each row, with | between its cells. Dates and numbers are not interpreted.
- Tracked changes are read as accepted. Comments are not read. Headers, footers and notes are other text,
  but for page numbers.
- A cell that is merged over several rows is read in each of them.
- Marks of the template, such as {{ name }}, and content controls that nobody filled in are read as empty, and
  named.
- What has no place is kept as other text, with the section it follows, and a fault names its table and row.
- A row with provision or an outcome and no need, or with a need and no provision, is kept and named.
- Pictures and other things that are no text are not read; a fault names where they are.
"""


def ehc_plan_markdown() -> str:
    """The reference page, as Markdown."""
    return "\n".join([_INTRODUCTION, *_sections(), *_blocks(), _READING, _limits()])


def _sections() -> Iterator[str]:
    yield "## Sections\n\n| Section | What |\n|---|---|"
    yield from (f"| `{section}` | {says} |" for section, says in SECTIONS.items())
    yield ""


def _blocks() -> Iterator[str]:
    yield "## The layout, in order\n"
    for block in BLOCKS:
        yield f"### {block.heading}\n\n| Stands | Section | Name |\n|---|---|---|"
        yield from _places(block)
        yield ""


def _places(block: Block) -> Iterator[str]:
    for field in block.fields:
        yield f"| beside or under “{field.label}” | `{block.section}` | `{field.key}` |"
    for field in CONTACT_FIELDS if block is DETAILS else ():
        yield f"| beside “{field.label.format('1, 2 …')}” | `{block.section}` | `{field.key}` of a contact |"
    for column in block.columns:
        yield f"| in the column “{column.heading}” | `{column.section}` | `{column.key}` |"


def _limits() -> str:
    return f"""## What is refused

What is no Word file (.docx); an older Word file (.doc); a file with a password or with macros; one with a
document type or entities in its XML, with damaged or missing parts, or with a part twice; one of over
{MOST_BYTES // MEBIBYTE} MiB, which unpacks to over {MOST_UNPACKED // MEBIBYTE} MiB, or to over \
{MOST_PART // MEBIBYTE} MiB in one part, with over {MOST_PARTS:,} parts,
over {MOST_ELEMENTS:,} elements or over {DEEPEST} one inside another; one that reads as over {MOST_TEXT:,}
letters; and one without any heading of a plan.
"""
