"""Documents of every kind become articles whose characters stand where the raw file has them."""

import io
import time
import zipfile
from datetime import date

import pytest

from rasd.articles import BYTES_LIMIT, READERS, TEXT_LIMIT, Origin, compose, kind_of, read
from rasd.articles.header import date_in_url, date_of, safe_url
from rasd.articles.language import language_of
from rasd.articles.pdf import unwrap
from rasd.model import Article, Skipped

OWNER = (
    '<a href="https://example.org/2022/01/11/families/" target="_blank">ISIS militants</a> killed '
    "11 Iraqi soldiers in Diyala &amp; beyond, the state news agency said on Friday. In July, a"
    " bomb went off."
)
PAGE = """<!DOCTYPE html><html><head><title>Raid in Diyala | The Paper</title>
<meta property="article:published_time" content="2022-01-21T10:00:00+03:00">
<meta property="og:site_name" content="The Paper">
<link rel="canonical" href="https://example.org/2022/01/22/raid">
<style>p{color:red}</style><script>var x = "<p>no</p>";</script></head>
<body><nav><ul><li>Home</li></ul></nav><header><h1>Raid in <i>Diyala</i> &amp; more</h1></header>
<article><div class="share-bar"><div>Share</div>this</div>
<p>ISIS fighters killed&nbsp;11 soldiers in an <b>overnight</b> raid on an army headquarters, the
agency said on Friday, and the army sent reinforcements.</p><p>Read more: other news</p>
<figure><img src="x.png" alt="soldiers"><figcaption>A picture</figcaption></figure>
<p>Line one<br>line two &lt;x&gt; with more words, so that the paragraph is long enough.</p>
</article><aside>Related</aside><footer>Rights</footer></body></html>"""


def _read(data, name="a.txt", **known):
    (item,) = read(data if isinstance(data, bytes) else data.encode(), Origin(name, **known))
    return item


def _article(data, name="a.txt", **known):
    item = _read(data, name, **known)
    assert isinstance(item, Article), item
    _holds(item)
    return item


def _reason(data, name="a.txt"):
    item = _read(data, name)
    assert isinstance(item, Skipped), item
    assert (item.item, item.stage) == (name, "read")
    assert item.reason.startswith(name)
    assert item.reason.endswith(".")
    return item.reason


def _holds(article):
    """The offset map's promise: equal lengths are equal characters, in order, inside the file."""
    last_text = last_raw = 0
    for text_start, text_len, raw_start, raw_len in article.offsets.runs:
        assert text_start >= last_text
        assert raw_start >= last_raw
        last_text, last_raw = text_start + text_len, raw_start + raw_len
        if text_len == raw_len:
            assert (
                article.text[text_start:last_text] == article.raw[raw_start : raw_start + raw_len]
            )
    assert last_text <= len(article.text)
    assert last_raw <= len(article.raw)


def _raw_of(article, words):
    at = article.text.index(words)
    span = article.offsets.to_raw(at, at + len(words))
    return article.raw[span.start : span.end]


def test_header_lines_give_title_publisher_address_and_day():
    article = _article(
        "Title: Blast in Kirkuk\nURL: https://example.org/a\nPublisher: A Paper\n"
        "Published: 2022-12-18\nText-Status: retold\n\nOne.\n\nTwo\nlines."
    )
    assert (article.title, article.publisher) == ("Blast in Kirkuk", "A Paper")
    assert (article.url, article.text_status) == ("https://example.org/a", "retold")
    assert (article.published, article.published_basis) == (date(2022, 12, 18), "stated")
    assert article.text == "Blast in Kirkuk\n\nOne.\n\nTwo\nlines."
    assert article.text[: article.title_end] == "Blast in Kirkuk"
    assert article.offsets.to_raw(0, 5).start == len("Title: ")
    assert (article.id, article.kind, article.language) == ("a", "text", "en")


def test_one_line_with_inline_html_loses_its_tags_and_keeps_its_places():
    article = _article(OWNER, published=date(2022, 1, 21))
    assert article.text.startswith("ISIS militants killed 11 Iraqi soldiers in Diyala & beyond,")
    assert (article.title, article.kind) == ("", "text")
    assert _raw_of(article, "ISIS militants") == "ISIS militants"
    assert _raw_of(article, "Diyala & beyond") == "Diyala &amp; beyond"
    assert _raw_of(article, "In July") == "In July"
    # the address of a link inside the text says nothing of the article's own day
    assert (article.published, article.published_basis) == (date(2022, 1, 21), "option")


def test_a_document_without_a_day_is_read_and_says_so():
    article = _article("Somebody wrote this without a date.")
    assert (article.published, article.published_basis) == (None, "")


def test_a_stated_day_beats_the_option_and_the_address():
    text = "Title: A\nURL: https://example.org/2020/01/02/a\nPublished: 3 May 2021\n\nB."
    article = _article(text, published=date(1999, 1, 1))
    assert (article.published, article.published_basis) == (date(2021, 5, 3), "stated")


def test_an_address_gives_the_day_where_nothing_else_does():
    article = _article("Title: A\nURL: https://example.org/2020/01/02/a\n\nB.")
    assert (article.published, article.published_basis) == (date(2020, 1, 2), "url")


def test_a_first_line_alone_is_the_headline_and_a_sentence_is_not():
    assert _article("Blast in Kirkuk\n\nTwo died on Sunday.").title == "Blast in Kirkuk"
    assert _article("Two died on Sunday.\n\nMore.").title == ""


def test_a_dateline_is_no_header():
    article = _article("MOSUL: More than 100 people died.\n\nMore.")
    assert article.text.startswith("MOSUL: More")


def test_front_matter_and_markdown_marks_are_taken_off():
    article = _article(
        '---\nid: "x 1"\ntitle: "He said \\"no\\""\npublisher: P\nurl: javascript:alert(1)\n'
        "published: 2022-01-21\npublished_basis: inferred\ntext_status: retold\n---\n\n"
        'Some **bold** [ISIS militants](https://example.org/a_(b) "t") in *Diyala* and'
        " snake_case_x.\n\n"
        "## Part\n\n- item &amp; one\n> quoted \\*stars\\*\n\n![img](x.png)\n\n---\n5 * 3 <br>end\n"
    )
    assert article.text == (
        'He said "no"\n\nSome bold ISIS militants in Diyala and snake_case_x.\n\nPart\n\n'
        "item & one\nquoted *stars*\n\n5 * 3\nend"
    )
    assert (article.id, article.url, article.kind) == ("x-1", "", "markdown")
    assert article.published_basis == "inferred"
    assert _raw_of(article, "ISIS militants") == "ISIS militants"
    assert _raw_of(article, "item & one") == "item &amp; one"
    assert _raw_of(article, '"no"') == '\\"no\\"'


def test_an_html_page_gives_its_words_without_its_litter():
    article = _article(PAGE, "saved.txt")
    assert article.kind == "html"
    assert article.text == (
        "Raid in Diyala & more\n\nISIS fighters killed 11 soldiers in an overnight raid on an army"
        " headquarters, the agency said on Friday, and the army sent reinforcements.\n\n"
        "Line one\nline two <x> with more words, so that the paragraph is long enough."
    )
    assert (article.publisher, article.url) == ("The Paper", "https://example.org/2022/01/22/raid")
    assert (article.published, article.published_basis) == (date(2022, 1, 21), "metadata")
    assert _raw_of(article, "killed 11") == "killed&nbsp;11"
    assert _raw_of(article, "an overnight raid") == "an <b>overnight</b> raid"


def test_a_page_takes_its_day_from_json_time_or_address():
    page = "<html><body>{}<p>Two people died in Kirkuk.</p></body></html>"
    ld = '<script type="application/ld+json">{"datePublished": "2021-05-10T01:00Z"}</script>'
    assert _article(page.format(ld)).published == date(2021, 5, 10)
    assert _article(page.format('<time datetime="2021-05-11">x</time>')).published == date(
        2021, 5, 11
    )
    link = '<link rel="canonical" href="https://example.org/2021-05-12/a">'
    article = _article(page.format(link))
    assert (article.published, article.published_basis) == (date(2021, 5, 12), "url")


def test_a_page_all_in_litter_or_unclosed_is_still_read():
    article = _article("<html><body><nav><p>Two people died in Kirkuk on Sunday")
    assert article.text == "Two people died in Kirkuk on Sunday"


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t ", b"\x89PNG\r\n\x1a\n", b"\x00\x01\x02" * 50, b"PK\x03\x04abc",
     b"%PDF-1.4 broken",
     b"\xd0\xcf\x11\xe0old", b"{\\rtf1 x}", b"<html><body></body></html>", b"\xef\xbb\xbf"],
)  # fmt: skip
def test_what_is_no_article_is_skipped_with_one_sentence(data):
    assert _reason(data)


def test_a_text_over_the_limit_is_refused_whole_with_size_and_limit():
    reason = _reason(b"word " * 50_000)
    assert "249,999" in reason
    assert f"{TEXT_LIMIT:,}" in reason
    assert isinstance(_read(b"<p>" + b"<b></b>" * 50_000 + b"Two died."), Article)


def test_a_file_over_the_limit_is_refused():
    assert "21 MB" in _reason(b"x" * (BYTES_LIMIT + 600_000))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_english_in_any_usual_encoding_is_read_right(encoding):
    text = "Mr Kubiš’s statement – “two dead” – said Ján".replace("š", "s")
    assert _article(text.encode(encoding)).text == text


def test_arabic_in_the_old_windows_encoding_is_read_right():
    text = "قتل مسلحون من تنظيم داعش أحد عشر جنديا في محافظة ديالى فجر الجمعة"
    article = _article(text.encode("cp1256"))
    assert (article.text, article.language) == (text, "ar")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two people died in Kirkuk on Sunday.", "en"),
        ("Kirkuk", "en"),
        ("قتل مسلحون جنودا في محافظة ديالى", "ar"),
        ("چەکدارانی داعش یازدە سەربازیان لە پارێزگای دیالە کوشت و هێزەکان", "ckb"),
        ("یازده سرباز عراقی در استان دیاله کشته شدند و این حمله که داعش را برای", "fa"),
        (
            "Diyala'da düzenlenen saldırıda on bir asker öldü ve bir polis de yaralandı",
            "other",
        ),
        (
            "Onze soldats ont été tués dans la province de Diyala par le groupe et les forces",
            "other",
        ),
        ("В провинции Дияла убиты солдаты", "other"),
    ],
)
def test_the_language_is_told_by_script_letters_and_little_words(text, language):
    assert language_of(text) == language


def _docx(xml, name="word/document.xml"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, xml)
    return out.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_a_word_document_gives_its_paragraphs():
    xml = (
        f"<w:document {_W}><w:body><w:p><w:r><w:t>Blast in Kirkuk</w:t></w:r></w:p><w:p><w:r>"
        "<w:t>Two </w:t></w:r><w:r><w:t>died.</w:t></w:r></w:p></w:body></w:document>"
    )
    article = _article(_docx(xml), "b.docx")
    assert (article.kind, article.title, article.text) == (
        "docx",
        "Blast in Kirkuk",
        "Blast in Kirkuk\n\nTwo died.",
    )


def test_hostile_archives_are_not_opened():
    bomb = f"<w:document {_W}><w:body><w:p><w:t>{'a' * 5_000_000}</w:t></w:p></w:body></w:document>"
    assert "tightly" in _reason(_docx(bomb))
    declared = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    entity = f"{declared}<w:document {_W}>&a;</w:document>"
    assert "damaged" in _reason(_docx(entity))
    assert "no Word document" in _reason(_docx("x", "other.xml"))


def _pdf(lines):
    """Return a one-page PDF with a text layer, made by hand."""
    show = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {show} ET"
    fonts = "/Resources << /Font << /F1 5 0 R >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R {fonts} >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table, xref = "".join(f"{place:010d} 00000 n \n" for place in places), len(out)
    out += f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\n"
    return f"{out}startxref\n{xref}\n%%EOF\n".encode()


def test_a_pdf_with_a_text_layer_is_read_with_its_lines_joined():
    article = _article(_pdf(["Two policemen died on Sun-", "day in Kirkuk, police said."]), "c.bin")
    assert article.kind == "pdf"
    assert article.text == "Two policemen died on Sunday in Kirkuk, police said."


def test_a_pdf_without_text_says_so():
    assert "without text" in _reason(_pdf([]))


def test_a_pdf_that_takes_too_long_or_kills_its_reader_is_refused(monkeypatch, tmp_path):
    child = tmp_path / "child.py"
    monkeypatch.setattr("rasd.articles.pdf._CHILD", child)
    monkeypatch.setattr("rasd.articles.pdf.SECONDS", 1.0)
    child.write_text("while True: pass")
    assert "takes over 1 seconds" in _reason(_pdf(["Words."]))
    child.write_text("import os; os.abort()")
    assert "damaged PDF" in _reason(_pdf(["Words."]))


def test_a_page_of_endless_tags_is_refused_and_paragraphs_in_paragraphs_are_cheap():
    assert "200,000 tags" in _reason(b"<html>" + b"<p>" * 200_001)
    deep = f"<w:document {_W}>{'<w:p>' * 4000}<w:r><w:t>Words.</w:t></w:r>{'</w:p>' * 4000}"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", f"{deep}</w:document>")
    assert _article(data.getvalue(), "deep.docx").text == "Words."


def test_wrapped_lines_join_and_short_last_lines_end_a_paragraph():
    text = (
        "A long line that runs to the margin\nand goes on.\n"
        "The next paragraph begins here now\nand ends."
    )
    assert unwrap(text) == (
        "A long line that runs to the margin and goes on.\n\n"
        "The next paragraph begins here now and ends."
    )


@pytest.mark.parametrize("line", ["a", "ab-", "words of a line that runs to the margin"])
def test_lines_without_end_join_in_proportion_to_their_length(line):
    text = f"{line}\n" * (2 * TEXT_LIMIT // (len(line) + 1))
    start = time.process_time()
    joined = unwrap(text)
    assert time.process_time() - start < 3
    assert "\n" not in joined
    assert joined.count(line[0]) == text.count(line[0])


def test_a_word_split_over_three_lines_is_mended():
    assert unwrap("a very long head-\nqua-\nrters of the force") == (
        "a very long headquarters of the force"
    )


def test_the_kind_is_told_by_content_and_never_by_the_name():
    assert kind_of(PAGE.encode()) == "html"
    assert kind_of(b"---\ntitle: x\n---\nbody") == "markdown"
    assert kind_of(b"plain words") == "text"
    assert set(READERS) == {"text", "markdown", "html", "pdf", "docx"}
    assert _article("# Head\n\nBody.", kind="text").text == "# Head\n\nBody."


def test_ids_are_safe_and_fall_back_to_the_files_name_then_to_its_hash():
    assert _article("Id: ../../etc/x\nTitle: A\n\nB.").id == "etc-x"
    assert _article("Words.", "my file (1).txt").id == "my-file-1"
    nameless = _article("Words.", "خبر.txt")
    assert nameless.id == nameless.sha256[:12]


def test_a_pasted_article_comes_back_as_it_was_written():
    body = "He *said* [so](x) # not a heading\n\n--- 5 < 6 & \\n “two” died."
    pasted = compose(
        'A "quote": \\ & more', "P\n---\nid: evil", "https://example.org/a", date(2022, 1, 2), body
    )
    article = _article(pasted, "paste")
    assert article.title == 'A "quote": \\ & more'
    assert (article.publisher, article.url) == ("P --- id: evil", "https://example.org/a")
    assert (article.published, article.published_basis) == (date(2022, 1, 2), "stated")
    assert article.text[article.title_end :].strip() == body
    assert article.id == "paste"


def test_invisible_marks_are_dropped_and_blanks_tidied():
    article = _article("Two\u200b sol\u00addiers\u202e  died\u00a0on\tFriday.\r\n\r\n\r\nMore.")
    assert article.text == "Two soldiers died on Friday.\n\nMore."


def test_only_web_addresses_are_kept():
    assert safe_url("https://example.org/a?b=c") == "https://example.org/a?b=c"
    for bad in (
        "javascript:alert(1)",
        "data:text/html,x",
        "https://a b",
        'http://a"x',
        "//x",
        "file:///x",
    ):
        assert safe_url(bad) == ""


def test_days_are_read_from_meta_words_and_addresses():
    for words in (
        "2022-01-21T10:00Z",
        "Fri, 21 Jan 2022 10:00:00 GMT",
        "January 21, 2022",
        "21/01/2022",
    ):
        assert date_of(words) == date(2022, 1, 21)
    assert date_of("soon") is None
    assert date_in_url("https://x.org/english/kurdistan/05092024-amp") == date(2024, 9, 5)
    assert date_in_url("https://x.org/2021/5/10/a") == date(2021, 5, 10)
    assert date_in_url("https://x.org/news/1778281") is None


def test_a_headline_below_other_words_still_comes_first_and_offsets_ascend():
    page = (
        "<html><body><p>World</p><h1>Raid in Diyala</h1><p>Two soldiers died on Sunday.</p></body>"
    )
    assert _article(page).text == "Raid in Diyala\n\nTwo soldiers died on Sunday."
    late = (
        "<html><body><p>Two soldiers died in Diyala on Sunday.</p><h1>More</h1><p>End.</p></body>"
    )
    assert _article(late).text == "Two soldiers died in Diyala on Sunday.\n\nMore\n\nEnd."


def test_header_lines_above_a_saved_page_win_over_the_page():
    page = "Title: Mine\nPublished: 2020-02-03\n\n<html><h1>Theirs</h1><p>Two died on Sunday.</p>"
    article = _article(page)
    assert (article.kind, article.title, article.published) == ("html", "Mine", date(2020, 2, 3))
