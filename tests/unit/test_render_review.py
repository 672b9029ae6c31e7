"""The review page's HTML: marks that explain themselves, and text that stays text."""

from rasd.country import load_country
from rasd.render.review import article_html, fields_html
from rasd.views.review import review_fields, review_texts
from tests.stories import HOSTILE, an_article, an_incident, words

COUNTRY = load_country()


def shown(article, reason="Not an incident: an estimate of strength."):
    incident = an_incident(article)
    skipped = [(article.id, words(article, "police said"), reason)]
    (text,) = review_texts(incident, {article.id: article}, skipped, [], COUNTRY)
    return article_html(text, incident.id)


def test_marks_and_passages_can_be_reached_by_keyboard_and_carry_their_words():
    html = shown(an_article())
    assert '<mark class="rasd-f-killed" data-fields="killed" tabindex="0" data-tip="' in html
    assert '<span class="rasd-passed" data-passed="1" tabindex="0" data-tip="Not taken:' in html
    assert "not taken</li>" in html


def test_each_field_is_a_row_with_its_grounds():
    html = fields_html(review_fields(an_incident(an_article()), {}, COUNTRY))
    assert html.count('role="listitem" tabindex="0"') == html.count('class="rasd-row ')
    assert 'data-field="killed"' in html
    assert '<span class="v none" dir="auto">not reported</span>' in html


def test_hostile_words_reach_neither_text_nor_tip():
    article = an_article(text=f"Raid\n\n{HOSTILE} raid, police said. {HOSTILE}", publisher=HOSTILE)
    html = shown(article, f"Not an incident: {HOSTILE}.")
    html += fields_html(
        review_fields(an_incident(article, target=HOSTILE), {"a1": article}, COUNTRY)
    )
    assert "<script" not in html
    assert "<img" not in html
    assert "{{" not in html
    assert "\u202e" not in html
