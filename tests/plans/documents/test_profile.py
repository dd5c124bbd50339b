"""What goes on one page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.plans.documents.profile import cut
from tests.cast import signed_in, the_cast
from tests.plans.plan import made


@pytest.mark.parametrize(
    "words, longest, kept",
    [
        ("Short.", 20, "Short."),
        ("One thing. And another thing.", 15, "One thing."),
        ("Is it so? It is not so.", 12, "Is it so?"),
        ("no end to this sentence", 12, "no end to …"),
        ("two\nlines  here", 40, "two lines here"),
    ],
)
def test_cut_keeps_whole_sentences_where_it_can(words: str, longest: int, kept: str) -> None:
    assert cut(words, longest) == kept


@given(st.text(st.characters(codec="utf-8"), max_size=300), st.integers(10, 200))
def test_cut_is_never_much_longer_than_asked(words: str, longest: int) -> None:
    assert len(cut(words, longest)) <= longest + 2


@pytest.mark.django_db
def test_page_shows_the_childs_words_first() -> None:
    cast = the_cast()
    version = made.in_force(cast)
    page = signed_in(cast, "dan").get(f"/children/{version.child_id}/plan/profile/").content.decode()
    order = ["What Ayo wants", "Who knows Ayo", "What is hard for Ayo", "What everyone does", "In the lesson"]
    assert sorted(order, key=page.index) == order


@pytest.mark.django_db
def test_page_without_a_plan_in_force_says_so() -> None:
    cast = the_cast()
    page = signed_in(cast, "dan").get(f"/children/{cast.children['ayo'].id}/plan/profile/")
    assert "There is none yet." in page.content.decode()


@pytest.mark.django_db
def test_documents_page_offers_each_version_that_may_be_seen() -> None:
    cast = the_cast()
    version = made.in_force(cast)
    draft = made.next_draft(cast)
    address = f"/children/{version.child_id}/plan/documents/"
    pages = {who: signed_in(cast, who).get(address).content.decode() for who in ("funmi", "ruth")}
    assert [str(version.id) in pages["funmi"], str(draft.id) in pages["funmi"]] == [True, False]
    assert [str(version.id) in pages["ruth"], str(draft.id) in pages["ruth"]] == [True, True]


@pytest.mark.django_db
@pytest.mark.parametrize("planned", [True, False])
def test_documents_page_speaks_to_who_reads_it(planned: bool) -> None:
    """Only the family is told to ask the school for paper."""
    cast = the_cast()
    if planned:
        made.in_force(cast)
    address = f"/children/{cast.children['ayo'].id}/plan/documents/"
    pages = {
        who: signed_in(cast, who).get(address).content.decode() for who in ("funmi", "sam", "ruth", "dan")
    }
    told = {who: "ask the school to post" in page for who, page in pages.items()}
    assert told == {"funmi": True, "sam": True, "ruth": False, "dan": False}
    told = {who: "When the school shares a version" in page for who, page in pages.items()}
    assert told == {"funmi": not planned, "sam": not planned, "ruth": False, "dan": False}
