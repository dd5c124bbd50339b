"""The report as open data: tables of counts, whole answers of those who let us, what each column means."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from goldenthread.design.words import plain_date
from goldenthread.formats.guard import guarded
from goldenthread.formats.zips import zipped
from goldenthread.report import stances
from goldenthread.report import words as said
from goldenthread.report.document import edition_words
from goldenthread.report.open_data_gathered import rows_of_evidence
from goldenthread.report.opinions import ABOUT, COLUMNS, rows_of
from goldenthread.report.queries.content import Report, as_content
from goldenthread.report.queries.evidence import Evidence
from goldenthread.report.queries.published import Published
from goldenthread.report.queries.quoted import Quoted, WholeAnswer

Row = Sequence[object]
TABLES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "ledger.csv": (
        "What came in, what was set aside and why, and what was analysed.",
        {"what": "received, set_aside, analysed, kind, channel; to_no_question: parts of what is analysed",
         "words": "the reason, kind or way",
         "answers": "how many"},
    ),
    "respondents.csv": (
        "People who answered, by who they are and by region.",
        {"by": "who or region", "group": "the words people chose", "people": "rounded to 5; empty: under 10",
         "share": "of all who said it", "published": "share in the published figures; empty: none"},
    ),
    "themes.csv": (
        "What people said to each question, and what was decided on it.",
        {"question": "number of the question", "theme_id": "the same in all files and editions",
         "theme": "its name", "count": "people who said it, rounded to 5; empty: under 10",
         "of": "people who answered the question, rounded to 5", "share": "count by of",
         "low": "lower end of the likely range; empty: people read every answer", "high": "its upper end",
         "kappa": "agreement of two people on this theme, allowing for chance",
         "outcome": "accepted, in_part, not_accepted, not_yet; empty: nothing is recorded"},
    ),
    "groups.csv": (
        "Who said each theme, and where. A group of under 50 shows no share.",
        {"question": "number of the question", "theme_id": "as in themes.csv", "by": "who or region",
         "group": "the words people chose", "count": "people who said it; empty: not shown",
         "of": "people of the group who answered", "share": "count by of",
         "low": "lower end of the likely range", "high": "its upper end"},
    ),
    "choices.csv": (
        "What people chose where a question offers answers.",
        {"question": "number of the question", "choice": "the answer offered",
         "people": "rounded to 5; empty: under 10",
         "of": "people who chose any answer, rounded to 5"},
    ),
    "stances.csv": (stances.ABOUT, stances.COLUMNS),
    "statements.csv": (ABOUT, COLUMNS),
    "evidence.csv": (
        "Letters that many people sent, and answers that are not one person’s. Never to be added up.",
        {"question": "number of the question", "kind": "letter, or the kind of evidence",
         "name": "of the letter",
         "theme_id": "the theme counted; empty: all of the kind", "count": "how many; empty: under 10",
         "identical": "of a letter: sent word for word; empty: under 10"},
    ),
    "decisions.csv": (
        "Everything that was decided, the newest of each theme first.",
        {"theme_id": "as in themes.csv", "number": "1 is the first", "outcome": "as in themes.csv",
         "yes": "what is done", "no": "what is not", "why": "why", "decided_by": "role or office",
         "decided_on": "the day", "holds_from": "from when", "read_at": "where to read it",
         "why_changed": "why it changes what was there before"},
    ),
    "quotations.csv": (
        "Words of people who agreed to be quoted, as a person passed them.",
        {"theme_id": "as in themes.csv", "words": "what they said", "who": "as far as ten others share it"},
    ),
    "events.csv": (
        "Events that were held: what they brought, counted by itself.",
        {"event_id": "the same in all files", "name": "its name", "day": "when it began",
         "where": "the venue, or Online", "region": "the region it was held in",
         "came": "people counted at the door, rounded to 5; empty: under 10, or nobody counted",
         "notes": "things that tables noted and handed in", "asked": "questions to the panel",
         "live": "answered at the event", "later": "answered afterwards",
         "not": "not answered, with the reason",
         "waiting": "published, and still without an answer", "refused": "not published, by the policy",
         "unread": "nobody has decided about them"},
    ),
    "panel_questions.csv": (
        "Published questions to the panels of events, and what became of each. Who asked is not kept here.",
        {"event_id": "as in events.csv", "number": "of the question at its event", "question": "its words",
         "supported_by": "how many people wanted it answered too",
         "became": "live, later, not; published: it waits", "answer": "the newest answer",
         "answered_by": "who answered", "answered_on": "the day of that answer"},
    ),
    "table_notes.csv": (
        "Notes of tables that may be shown, as a person passed them. events.csv counts the others too.",
        {"event_id": "as in events.csv", "table": "its number", "question": "number of the question",
         "note": "what was noted", "theme_ids": "the themes it speaks for, as in themes.csv"},
    ),
    "campaigns.csv": (
        "What public campaigns brought, each kind in its own row. Never to be added up. No person is named.",
        {"campaign_id": "the same in all files", "campaign": "its name", "run_by": "who runs it",
         "kind": "letter, survey, groups, pledges or mp_letters", "name": "of the letter or survey",
         "count": "signatures; people who answered and letters begun, rounded to 5; groups; pledges",
         "organisations": "of a letter: signatures of organisations", "kept": "of pledges: kept",
         "in_part": "kept in part", "not_kept": "not kept"},
    ),
    "surveys.csv": (
        "Counts of surveys that were handed in.",
        {"campaign_id": "as in campaigns.csv", "survey": "its name", "question": "what it asked",
         "answer": "one of the answers offered", "people": "rounded to 5; empty: under 10"},
    ),
    "answers.csv": (
        "Whole answers of those who let us publish them, as a person passed them, in no order.",
        {"question": "number of the question", "words": "the answer", "kind": "whose it is",
         "organisation": "its name; people have none"},
    ),
}  # fmt: skip


def as_zip(
    read: Published, quotes: Mapping[UUID, list[Quoted]], answers: Sequence[WholeAnswer], evidence: Evidence
) -> bytes:
    """The same state of the record gives the same bytes."""
    rows = _rows(read, quotes, answers) | rows_of_evidence(evidence)
    files = {"README.md": _readme(read).encode()}
    files |= {name: _csv(TABLES[name][1], rows[name]) for name in TABLES}
    files["report.json"] = report_json(read)
    return zipped(files)


def _rows(
    read: Published, quotes: Mapping[UUID, list[Quoted]], answers: Sequence[WholeAnswer]
) -> dict[str, list[Row]]:
    report = read.report
    return {
        "ledger.csv": _ledger(report),
        "respondents.csv": [
            (by, one.words, one.count, one.share, one.published)
            for by, groups in (("who", report.who), ("region", report.region))
            for one in groups
        ],
        "themes.csv": _themes(read),
        "groups.csv": _groups(report),
        "choices.csv": [
            (question.number, one.words, one.count or None, question.choices.of)
            for question in report.questions
            if question.choices
            for one in question.choices.choices
        ],
        "stances.csv": stances.rows_of_stances(report),
        "statements.csv": rows_of(report),
        "evidence.csv": _evidence(report),
        "decisions.csv": [
            (theme, one.number, one.outcome, one.yes, one.no, one.why, one.decided_by, one.decided_on,
             one.holds_from, one.read_at, one.why_changed)
            for theme, decided in read.decided.items()
            for one in decided.history
        ],
        "quotations.csv": [(theme, one.words, one.who) for theme, found in quotes.items() for one in found],
        "answers.csv": [(one.question, one.words, one.kind, one.organisation) for one in answers],
    }  # fmt: skip


def _ledger(report: Report) -> list[Row]:
    ledger = report.ledger
    return [
        ("received", "", ledger.received),
        *(("set_aside", words, number) for words, number in ledger.aside),
        ("analysed", "", ledger.analysed),
        *(("kind", words, number) for words, number in ledger.kinds),
        *(("channel", words, number) for words, number in ledger.channels),
        ("to_no_question", "", ledger.to_no_question),
    ]


def _themes(read: Published) -> list[Row]:
    rows: list[Row] = []
    for line in read.lines:
        found = line.question.figures_of(line.theme.id)
        figure = found.figure if found else None
        now = line.decided.now
        rows.append((
            line.question.number, line.theme.id, line.theme.name, figure and (figure.count or None),
            figure and figure.of, figure and figure.share, figure and figure.low, figure and figure.high,
            found and found.kappa, now and now.outcome,
        ))  # fmt: skip
    return rows


def _groups(report: Report) -> list[Row]:
    return [
        (
            question.number, theme.id, by, group.words, group.figure.count, group.figure.of,
            group.figure.share, group.figure.low, group.figure.high,
        )
        for question, theme in report.themes
        for found in [question.figures_of(theme.id)]
        if found
        for by, groups in (("who", found.who), ("region", found.region))
        for group in groups
    ]  # fmt: skip


def _evidence(report: Report) -> list[Row]:
    rows: list[Row] = []
    for question in report.questions:
        if question.figures is None:
            continue
        for letter in question.figures.letters:
            counts = (letter.senders or None, letter.identical or None)
            rows.append((question.number, "letter", letter.name, "", *counts))
        for kind in question.figures.kinds:
            rows.append((question.number, kind.kind, "", "", kind.answers or None, ""))
            for theme, number in kind.themes.items():
                rows.append((question.number, kind.kind, "", theme, number or None, ""))
    return rows


def _csv(columns: Iterable[str], rows: Iterable[Row]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guarded(_cell(value)) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def report_json(read: Published) -> bytes:
    """The edition as it is kept, but for the answers that are quoted: those may be taken back."""
    content = as_content(read.report)
    for principle in content["principles"]:
        for question in principle["questions"]:
            for theme in question["themes"]:
                del theme["quotes"]
    del content["points"]  # who said what of them is on the page
    whole = {"edition": read.edition.number, "content_hash": read.edition.content_hash, "report": content}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _readme(read: Published) -> str:
    parts = [
        f"# {read.report.name}: open data",
        f"{read.report.body}. {edition_words(read)}",
        f"Open from {plain_date(read.report.opens_at)} to {plain_date(read.report.closes_at)}.",
        *said.LIMITS,
        f"Hash of the edition: {read.edition.content_hash}",
        "Cells that a spreadsheet would run as a formula begin with an apostrophe. The files are UTF-8.",
    ]
    for name, (about, columns) in TABLES.items():
        lines = "\n".join(f"| `{column}` | {meaning} |" for column, meaning in columns.items())
        parts.append(f"## {name}\n\n{about}\n\n| Column | What it is |\n|---|---|\n{lines}")
    parts.append("## report.json\n\nThe whole edition as it is kept: texts, figures, seeds and hashes.")
    return "\n\n".join(parts) + "\n"
