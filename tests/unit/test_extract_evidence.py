"""Whose words stand behind a field: those beside the act, not stronger ones elsewhere."""

from rasd.articles import Origin, read
from rasd.country import load_country
from rasd.extract import extract
from rasd.model import Attribution

STORY = (
    b"Title: Rockets fall on a base in Anbar\nPublished: 2021-06-20\n\n"
    b"A rocket fell on a base in Anbar on Sunday, the army's media office said.\n\n"
    b"Such attacks have multiplied since January 2020, when the US killed General Karim Hadi in "
    b"Baghdad.\n\nWashington is offering a reward for information about attacks in Iraq."
)


def older():
    """The article and its second incident, the killing in Baghdad."""
    article = next(iter(read(STORY, Origin(name="a.txt"))))
    return article, extract(article, load_country())[1]


def test_the_doer_rests_on_the_words_beside_the_act():
    article, draft = older()
    words = [
        article.raw[span.start : span.end]
        for evidence in draft.evidence
        if evidence.field == "perpetrator"
        for span in evidence.spans
    ]
    assert (draft.perpetrator, words) == ("US", ["US"])


def test_who_speaks_of_another_act_blames_nobody_for_this_one():
    _, draft = older()
    assert draft.source == "army's media office"
    assert (draft.attribution, draft.attributed_by) == (Attribution.ATTRIBUTED, "")
