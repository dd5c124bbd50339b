"""A page with twenty questions must cost next to nothing to draw."""

from __future__ import annotations

from timeit import repeat

from django.template import engines

SOURCE = """{% import "design/govuk.jinja" as gov %}
{% for at in range(20) %}
{{ gov.input("n", "How many minutes?", "30", hint="In full", error="Enter it") }}
{% endfor %}"""


def test_twenty_inputs_are_drawn_in_about_half_a_millisecond() -> None:
    template = engines["jinja2"].from_string(SOURCE)
    template.render({})
    best = min(repeat(lambda: template.render({}), number=20, repeat=5)) / 20
    # About 0.4 ms on a quiet machine. The reference implementation needs 15 ms and would fail here.
    assert best < 0.003
