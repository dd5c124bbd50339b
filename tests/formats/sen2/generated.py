"""Hypothesis strategies for returns: any words in any item, several modules, and what is not known."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from goldenthread.formats.sen2 import Kept, Record
from goldenthread.formats.sen2.structure import HEADER, PERSON, Module
from goldenthread.formats.sen2.tree import WHITE

_IN_XML = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
_LETTERS = st.one_of(st.sampled_from("&<>\"'=+-@,;\t\r\n\u0085\u2028é"), _IN_XML)
_COUNTS = st.sampled_from((0, 1, 1, 2))
words = st.text(_LETTERS, max_size=12).map(lambda text: text.strip(WHITE)).filter(bool)
attributes = st.dictionaries(st.sampled_from(["note", "xml:lang", "é"]), words, min_size=1, max_size=2)
strange_names = st.sampled_from(["Strange", "x:y", "Żółć", "_1", "More", "Id"])
elements: SearchStrategy[Kept] = st.recursive(
    st.builds(Kept, strange_names, words),
    lambda inner: st.builds(
        Kept, strange_names, st.just("") | words, attributes, st.lists(inner, max_size=2)
    ),
    max_leaves=4,
)


@st.composite
def records(draw: DrawFn, module: Module) -> Record:
    """A record of this module: some of its items, up to two of each module in it, and what is not known."""
    items = draw(st.lists(st.sampled_from(module.items), max_size=4, unique=True)) if module.items else []
    texts = {item.name: draw(words) for item in items}
    loose = [Kept("", text) for text in draw(st.lists(words, max_size=1))]
    return Record(
        module,
        texts,
        [draw(records(deeper)) for deeper in module.modules for _ in range(draw(_COUNTS))],
        [(item.name, draw(words)) for item in items if item.repeats and draw(st.booleans())],
        {name: draw(attributes) for name in draw(st.lists(st.sampled_from(["", *texts]), max_size=1))},
        [*loose, *draw(st.lists(elements, max_size=1))],
    )


headers = records(HEADER)
children = st.lists(records(PERSON), max_size=2)
