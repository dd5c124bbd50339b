"""Word files made by hand, as councils' programs and people make them: small, odd, or made to do harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CellGiven = str | tuple[str, int]


def p(text: str = "", style: str = "", *, bold: bool = False) -> str:
    """A paragraph; text that begins with < is runs already."""
    looks = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{looks}{text if text.startswith('<') else run(text, bold=bold)}</w:p>"


def run(text: str, *, bold: bool = False) -> str:
    looks = "<w:rPr><w:b/></w:rPr>" if bold else ""
    pieces = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\n"))
    return f"<w:r>{looks}{pieces}</w:r>"


def tc(content: str = "", span: int = 1, more: str = "") -> str:
    """A cell; content that begins with < is paragraphs and tables already."""
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    inside = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{wide}{more}</w:tcPr>{inside}</w:tc>"


def tr(*cells: CellGiven) -> str:
    """A row; a cell that begins with <w:tc is made already."""
    made = [
        cell if isinstance(cell, str) and cell.startswith(("<w:tc", "<w:sdt"))
        else tc(cell) if isinstance(cell, str)
        else tc(*cell)
        for cell in cells
    ]  # fmt: skip
    return f"<w:tr>{''.join(made)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def word(
    *pieces: str, aside: Mapping[str, str] | None = None, more: Mapping[str, bytes] | None = None
) -> bytes:
    """A Word file with these pieces. `aside` are further parts, such as header1, by their content."""
    return package(parts(*pieces, aside=aside) | dict(more or {}))


def parts(*pieces: str, aside: Mapping[str, str] | None = None) -> dict[str, bytes]:
    kinds = [("document", f"{_WORD}.document.main+xml")]
    kinds += [(name, f"{_WORD}.{name.rstrip('0123456789')}+xml") for name in aside or {}]
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, kind in kinds
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    main = f"<w:document {_NAMESPACES}><w:body>{''.join(pieces)}<w:sectPr/></w:body></w:document>"
    roots = {
        f"word/{name}.xml": f"<w:{name[:3]} {_NAMESPACES}>{content}</w:{name[:3]}>"
        for name, content in (aside or {}).items()
    }
    relations = (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    texts = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations,
        "word/document.xml": main,
        **roots,
    }
    return {name: text.encode() for name, text in texts.items()}


def package(content: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return out.getvalue()


BFE = tr("B – Special Educational Needs", "F – Special Educational Provision", " E – Outcomes")


def area(title: str, *rows: str, strengths: str = "") -> str:
    """The table of one area as the national template has it, with its title inside."""
    return tbl(
        tr((p("Special Educational Needs and Provision (B-F-E)") + p(title, "Heading3"), 3)),
        tr(("Strengths", 3)),
        tr((strengths, 3)),
        BFE,
        *rows,
    )


_LANGUAGE = "Child or young person first language:"
_CONTACT = "Main contact: Parent or carer 1 \n(or young person if they are applying independently)"
_C = "C - Health care needs which relates to their special educational needs"
_G = "G – Health Care Provision reasonably required by the learning difficulties or disabilities"
_D = "D – Social care needs which relate to the child or young person's special educational needs"
_H1 = "H1 – Any social care provision which must be made for a child or young person under 18"
_H2 = "H2 - Other social care provision reasonably required"


_FIRST_A2 = "A2 SUMMARY the views, interests and aspirations of the CHILD and their parent"
_HEALTH = "Sections C (The child’s health care needs which relate to their SEN) and G (Health Care Provision)"
_SOCIAL = "Sections D (Social care needs which relate to the SEN) and H1 and H2 (Social care provision) "


def national(*, rows: int = 2) -> bytes:
    """An empty file of the national template's shape, with this many rows in each table."""
    empty = [tr("", "", "")] * rows
    return word(
        p("EHCP template for testing in Change Programme Areas", "Heading1"),
        tbl(
            tr((p("Child or young person’s personal details", "Heading2"), 4)),
            tr("Name:", "{{ name }}", "Preferred name: ", ""),
            tr("Date of Birth:", ("", 3)),
            tr("Sex:", "", "Ethnicity:", ""),
            tr(_LANGUAGE, "", "Parent or carer first language:", ""),
            tr(("MAIN CONTACT DETAILS: ", 4)),
            tr(_CONTACT, "", "Relationship:", ""),
            tr("Email: ", "", "Telephone number:", ""),
            tr("Home Address:", ("", 3)),
            tr("Parent or carer 2:", "", "Relationship:", ""),
            tr("Email:", "", "Telephone number:", ""),
            tr("Home address (if different to parent or carer 1):", ("", 3)),
        ),
        p(),
        tbl(
            tr((p("Services currently involved with this child or young person", "Heading3"), 2)),
            tr("Education setting ", ""),
            tr("GP and key health professional (where applicable)", ""),
            tr("NHS Number (if available)", ""),
            tr("Known to social care ", ""),
            tr("Other professionals involved with this child/ young person family", ""),
            tr("Currently a looked after child? ", ""),
            tr("Has been a looked after child? ", ""),
            tr("Is there is a one page profile received (append)?", ""),
            tr("Child or young person moving to area with EHCP from a different LA? ", ""),
        ),
        tbl(
            tr("\nA1", p("Summary of the child or young person’s history", "Heading2")),
            tr("", "{{ history }}"),
        ),
        p(),
        tbl(
            tr(p(_FIRST_A2, "Heading3")),
            tr("Where recordings are used, they should normally be no more than 5 minutes in length. "),
            *(tr(each) for each in ("Views", "", "Interests ", "", "Strengths", "", "Aspirations", "")),
        ),
        area("Communication and interaction", *empty),
        area("Cognition and learning", *empty),
        area("Social, emotional and mental health difficulties", *empty),
        area("Sensory and/or physical needs", *empty),
        p(_HEALTH, "Heading2"),
        tbl(tr(("Strengths", 3)), tr(("", 3)), tr(_C, _G, "E – Outcomes "), *empty),
        p(_SOCIAL, "Heading2"),
        tbl(
            tr(("Strengths", 4)),
            tr(("", 4)),
            tr(_D, _H1, _H2, "E – Outcomes"),
            *[tr("", "", "", "")] * rows,
        ),
        p("I - Placement", "Heading2"),
        tbl(tr("\nName", ""), tr("\nType", ""), tr("", "")),
        p("J - Direct Payments", "Heading2"),
        tbl(tr("Details", ""), tr("Arrangements for direct payment", "")),
        p("K - The advice and information gathered during the EHC needs assessment ", "Heading2"),
        tbl(
            tr("Advice and information requested: ", "Date received", "Who from", "Appended"),
            tr("", "", "", "YES/ NO"),
            tr("Medical advice", "", "", "YES/ NO"),
        ),
        p("Sign-off"),
        tbl(
            tr("Local authority officer – name", "Local authority officer - signature", "Date"),
            tr("", "", ""),
        ),
        p(),
    )  # fmt: skip
