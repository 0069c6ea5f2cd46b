"""Whatever two people insert and strike, each one's wording comes out as it would by hand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from masswerk.documents.marks import first_of, keys_by_mark, mark
from masswerk.documents.prints import plain_words
from masswerk.documents.readers.copies.docx import read as read_copy
from masswerk.documents.returned.reading import compared
from tests.documents.hostile import packages

AUTHORS = ("Anna", "Ben")
Word = tuple[str, str, str]
"""A word, who inserted it and who struck it; "" for nobody."""

WORDS = st.tuples(st.sampled_from(["Rat", "Tat", "und", "Kurs", "Haus"]), st.sampled_from(["", "", "", *AUTHORS]),
                  st.sampled_from(["", "", "", *AUTHORS]))
PASSAGES = st.lists(st.lists(WORDS, min_size=1, max_size=8), min_size=1, max_size=5)


def paragraph(key: str, words: list[Word]) -> str:
    """A paragraph with the history of its words."""
    runs = []
    for word, inserted, struck in words:
        run = f"<w:r><w:{'delText' if struck else 't'}>{word} </w:{'delText' if struck else 't'}></w:r>"
        run = f'<w:del w:author="{struck}" w:id="1">{run}</w:del>' if struck else run
        runs.append(f'<w:ins w:author="{inserted}" w:id="2">{run}</w:ins>' if inserted else run)
    return f'<w:p><w:bookmarkStart w:id="3" w:name="{mark(key)}"/>{"".join(runs)}</w:p>'


def base(words: list[Word]) -> str:
    """What was laid out."""
    return " ".join(word for word, inserted, _ in words if not inserted)


def seen(words: list[Word], author: str) -> str:
    """What one author makes of it."""
    return " ".join(word for word, inserted, struck in words if inserted in ("", author) and struck != author)


@settings(max_examples=150, deadline=None)
@given(PASSAGES)
def test_each_author_gets_a_wording_of_their_own(passages: list[list[Word]]) -> None:
    texts = {f"p{number}": base(words) for number, words in enumerate(passages)}
    body = "".join(paragraph(key, words) for key, words in zip(texts, passages, strict=True))
    found = compared(read_copy("a.docx", packages.docx(body)), texts, name="a.docx")
    assert [(each.key, each.author, plain_words(each.text)) for each in found.proposals] == [
        (key, author, seen(words, author)) for key, words in zip(texts, passages, strict=True) for author in AUTHORS
        if seen(words, author) != base(words)]
    assert (found.added, found.missing) == ((), ())


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=50), min_size=1, max_size=6, unique=True), st.integers(0, 900))
def test_every_key_has_a_mark_of_its_own_that_word_takes(keys: list[str], part: int) -> None:
    marks = [mark(key, part) for key in keys]
    assert len({each.lower() for each in marks}) == len(keys)
    assert all(len(each) <= 40 and each.replace("_", "a").isalnum() and each.isascii() for each in marks)
    assert [keys_by_mark(keys)[first_of(each)] for each in marks] == keys
