from __future__ import annotations

import json

from goldenthread.law.wording import wording_as_json

LINES = ["Regular movement breaks with Meera Shah, 5 minutes each.", "Meera Shah reads daily for 10 minutes."]


def test_each_line_comes_back_with_its_remarks_as_plain_data() -> None:
    assert wording_as_json(LINES) == {
        "kind": "provision",
        "lines": [
            {
                "text": LINES[0],
                "clean": False,
                "remarks": [
                    {
                        "rule": "how-often",
                        "reason": "“Regular” does not say how often.",
                        "start": 0,
                        "end": 7,
                        "quoted": "Regular",
                        "better": "A movement break at 10.15am and 2.15pm every school day, 5 minutes each, "
                        "with Meera Shah.",
                    }
                ],
            },
            {"text": LINES[1], "clean": True, "remarks": []},
        ],
        "clean_lines": 1,
        "remarks": 1,
    }


def test_what_comes_back_can_be_written_as_json() -> None:
    result = wording_as_json(LINES, "class-note")
    assert json.loads(json.dumps(result)) == result


def test_no_lines_is_an_answer_too() -> None:
    assert wording_as_json([]) == {"kind": "provision", "lines": [], "clean_lines": 0, "remarks": 0}


def test_what_is_missing_is_said_of_the_line() -> None:
    [line] = wording_as_json(["A weekly session with the therapist."])["lines"]
    assert [(remark["quoted"], remark["reason"]) for remark in line["remarks"]] == [
        ("session", "The line does not say how long each time lasts.")
    ]
