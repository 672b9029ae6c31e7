"""Whatever the bytes are, reading never raises and offsets never lie."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from rasd.articles import READERS, Origin, compose, read
from rasd.extract.dates import find_dates
from rasd.extract.quantities import find_quantities
from rasd.model import Article, Skipped

_MARKUP = (
    "<p> </p> <a href='x'> </a> <b> &amp; &nbsp; &#x41; &#0; < > & [x](y) ** _ # --- <!-- -->"
    " <script> </script> <nav> <h1> </h1> <br> \\ ` ! title: Title: <title> </title> <html>"
    " \u200b \ufeff İ ß 11 soldiers killed قتل 😀"
)
_NEWS = (
    "a two Friday last early May 11 2014 January the of and between ago days later 40 dozen"
    " policeman no casualties overnight , . - 31 hundred at least his wife 1990s"
)
_PIECES = st.sampled_from([*_MARKUP.split(" "), "\n", "\n\n", "\r\n", "\t", "\u00a0"])
_MIXED = st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=40).map(" ".join)


def _check(data, kind=""):
    for item in read(data, Origin("any.txt", kind=kind)):
        assert isinstance(item, Article | Skipped)
        if isinstance(item, Skipped):
            assert item.stage == "read"
            continue
        last_text = last_raw = 0
        for text_start, text_len, raw_start, raw_len in item.offsets.runs:
            assert text_start >= last_text
            assert raw_start >= last_raw
            last_text, last_raw = text_start + text_len, raw_start + raw_len
            if text_len == raw_len:
                assert item.text[text_start:last_text] == item.raw[raw_start:last_raw]
        assert item.text == item.text.strip()
        assert "\n\n\n" not in item.text
        assert item.title == item.text[: item.title_end]


@settings(deadline=None, derandomize=True, max_examples=200)
@given(_MIXED, st.sampled_from(["", "text", "markdown", "html"]))
def test_mixed_markup_is_read_with_honest_offsets(text, kind):
    _check(text.encode("utf-8", "replace"), kind)


@settings(deadline=None, derandomize=True, max_examples=150)
@given(st.binary(max_size=300), st.sampled_from(["", *READERS]))
def test_random_bytes_never_raise(data, kind):
    _check(data, kind)


@settings(deadline=None, derandomize=True, max_examples=100)
@given(
    st.binary(max_size=120), st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04", b"\xff\xfe", b"---\n"])
)
def test_broken_files_with_true_magic_never_raise(data, magic):
    _check(magic + data)


@settings(deadline=None, derandomize=True, max_examples=100)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60), st.text(max_size=200))
def test_a_pasted_article_never_breaks_out_of_its_fields(title, publisher, url, body):
    for item in read(compose(title, publisher, url, date(2022, 1, 1), body), Origin("paste")):
        if isinstance(item, Article):
            assert item.published == date(2022, 1, 1)
            assert item.kind == "markdown"
            assert item.id == "paste"


@settings(deadline=None, derandomize=True, max_examples=200)
@given(
    st.lists(
        st.sampled_from([*_NEWS.split(" "), "\n\n"]),
        max_size=25,
    ).map(" ".join),
    st.one_of(st.none(), st.dates()),
)
def test_dates_and_quantities_stand_where_they_say_in_order(text, published):
    for found in (find_dates(text, published), find_quantities(text)):
        last = 0
        for item in found:
            assert last <= item.start < item.end <= len(text)
            assert text[item.start : item.end] == item.text
            last = item.end
