"""Personal data by rules: good cases, near misses that are nobody's, and doubtful ones for a person."""

from __future__ import annotations

import pytest

from goldenthread.analysis.personal_data import personal_data

pytestmark = pytest.mark.pure

FOUND = [  # text, what is found, kind, how sure
    ("Write to s.jones@school.sch.uk please", "s.jones@school.sch.uk", "e-mail address", "sure"),
    ("mum+send@example.co.uk", "mum+send@example.co.uk", "e-mail address", "sure"),
    ("jo (at) example dot org", "jo (at) example dot org", "e-mail address", "suspect"),
    ("ring me on 07700 900123 after six", "07700 900123", "telephone number", "sure"),
    ("+44 7700 900123", "+44 7700 900123", "telephone number", "sure"),
    ("+44 (0)7700 900123", "+44 (0)7700 900123", "telephone number", "sure"),
    ("(020) 7946 0018", "(020) 7946 0018", "telephone number", "likely"),
    ("01632-960123", "01632-960123", "telephone number", "likely"),
    ("the helpline 0300 123 4567 was busy", "0300 123 4567", "telephone number", "suspect"),
    ("her NHS number is 943 476 5919", "943 476 5919", "NHS number", "sure"),
    ("see 9434765919 in the file", "9434765919", "NHS number", "likely"),
    ("NHS no. 943 476 5918", "943 476 5918", "NHS number", "suspect"),
    ("UPN A801200001001", "A801200001001", "unique pupil number", "suspect"),
    ("UPN H801200001001", "H801200001001", "unique pupil number", "sure"),
    ("NI number AB123456C", "AB123456C", "National Insurance number", "sure"),
    ("it is AB 12 34 56 C", "AB 12 34 56 C", "National Insurance number", "sure"),
    ("QQ 12 34 56 C", "QQ 12 34 56 C", "National Insurance number", "suspect"),
    ("We live at BS1 4ND.", "BS1 4ND", "postcode", "sure"),
    ("we live in bs14nd", "bs14nd", "postcode", "likely"),
    ("EC1A 1BB", "EC1A 1BB", "postcode", "sure"),
    ("at 14 Acacia Avenue until May", "14 Acacia Avenue", "street address", "likely"),
    ("born on 12/03/2014", "12/03/2014", "date of birth", "sure"),
    ("DOB: 3rd of March 2014", "3rd of March 2014", "date of birth", "sure"),
    ("the meeting of 2025-11-04", "2025-11-04", "date of birth", "suspect"),
    ("my son Oliver waited", "Oliver", "name", "suspect"),
    ("My youngest daughter, Aisha Khan, is six", "Aisha Khan", "name", "suspect"),
    ("a boy called Tomasz", "Tomasz", "name", "suspect"),
    ("Maisie, my daughter, cannot read", "Maisie", "name", "suspect"),
    ("My name is Siân Jones.", "Siân Jones", "name", "suspect"),
    ("I’m Priya Patel and I teach", "Priya Patel", "name", "suspect"),
    ("Mrs O’Brien was kind", "O’Brien", "name", "suspect"),
    ("Dr. Smith-Jones wrote", "Smith-Jones", "name", "suspect"),
    ("It must change.\nKind regards,\nJane", "Jane", "name", "suspect"),
    ("It must change.\nYours sincerely\nR. Begum", "R. Begum", "name", "suspect"),
    ("It must change now.\nChris Lee", "Chris Lee", "name", "suspect"),
]  # fmt: skip

NOBODY = [
    "",
    "I agree.",
    "We paid £1,234,567.89 for 1234567890123456 things",
    "In 2024, 1,043 complaints were upheld, up from 258 in 2021.",
    "Section 36 of the Children and Families Act 2014 at 9.15am",
    "0123456789012345678901234567890",
    "the ratio was 10:1 and 3.14159265358979",
    "My son is seven. My daughter The",
    "I am Very cross",
    "Meet us @ the park at 5pm, or dot the i",
    "the M1 5am queue, the A1 2am queue",
    "AA1 5ZZ".replace("AA", "XX"),
    "My child School was closed",
    "Thank you\nThe School",
    "It must change.\nMore funding now please",
    "943 476 5918",
    "Unfortunately, my husband died. Despite my husband asking, nobody came.",
]


@pytest.mark.parametrize("text, found, kind, confidence", FOUND)
def test_personal_data_is_found(text: str, found: str, kind: str, confidence: str) -> None:
    [span] = personal_data(text).spans
    assert (span.text, str(span.kind), str(span.confidence)) == (found, kind, confidence)
    assert text[span.start : span.end] == found
    assert span.why


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_nobodys_is_left_alone(text: str) -> None:
    assert personal_data(text).spans == ()


def test_all_kinds_in_one_text_are_found_in_their_order() -> None:
    text = "I am Jane Smith, jane@x.org, 07700 900123, of 3 High Street, BS1 4ND. My son Tom, born 1/2/2015."
    assert [str(span.kind) for span in personal_data(text).spans] == [
        "name", "e-mail address", "telephone number", "street address", "postcode", "name", "date of birth",
    ]  # fmt: skip
    assert personal_data(text).sure
    assert not personal_data("my son Tom").sure
