"""The owner's article gives exactly its four incidents, as a seed and as one line of HTML."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rasd.articles import Origin, read
from rasd.country import load_country
from rasd.extract import extract_with_skips
from rasd.geocode import Gazetteer
from rasd.model import Article, Attribution, EventType, TargetClass, Toll

SEED = Path(__file__).resolve().parents[2] / "seeds" / "000-national-diyala-raid.md"
COUNTRY = load_country()
NOT_REPORTED = Toll()


def as_seed():
    origin = Origin(name=SEED.name)
    return next(iter(read(SEED.read_bytes(), origin)))


def as_one_line():
    """The seed's body as publishers paste it: one line, an HTML link at the front, no headline."""
    body = SEED.read_text(encoding="utf-8").split("---", 2)[2].strip()
    link, rest = body.split(")", 1)
    words, url = link.removeprefix("[").split("](")
    line = f'<a href="{url}" target="_blank">{words}</a>{" ".join(rest.split()).join(" " * 2)}'
    origin = Origin(name="article.txt", published=date(2022, 1, 21))
    return next(iter(read(line.replace("  ", " ").encode(), origin)))


@pytest.fixture(params=[as_seed, as_one_line], ids=["seed", "one line of HTML"], scope="module")
def article(request):
    found = request.param()
    assert isinstance(found, Article)
    return found


@pytest.fixture(scope="module")
def drafts(article):
    return extract_with_skips(article, COUNTRY)[0]


def days(draft):
    return draft.date.start, draft.date.end


def test_there_are_exactly_four(drafts):
    assert len(drafts) == 4


def test_only_the_first_is_what_the_article_is_about(drafts):
    assert [draft.primary for draft in drafts] == [True, False, False, False]


def test_the_raid_on_the_army(drafts):
    raid = drafts[0]
    assert days(raid) == (date(2022, 1, 20), date(2022, 1, 21))
    assert raid.where.phrase == "Hawi Al Azim"
    assert raid.where.governorates == ("IQ-DI",)
    assert raid.event_type is EventType.ARMED_ASSAULT
    assert (raid.perpetrator, raid.attribution) == ("ISIS", Attribution.ATTRIBUTED)
    assert raid.target_class is TargetClass.SOLDIERS
    assert raid.tolls.killed == Toll(11, 11, 11)
    assert raid.tolls.injured == NOT_REPORTED
    assert "state news agency" in raid.source


def test_the_village_in_diyala(drafts):
    village = drafts[1]
    assert days(village) == (date(2021, 10, 1), date(2021, 10, 31))
    assert village.where.phrase == "a village in Diyala"
    assert village.where.governorates == ("IQ-DI",)
    assert village.event_type is EventType.ARMED_ASSAULT
    assert village.perpetrator == "ISIS"
    assert village.target_class is TargetClass.CIVILIANS
    assert village.tolls.killed == Toll(11, 11, 11)
    assert village.tolls.injured == Toll(3, 3, 9)


def test_the_guard_post_near_kirkuk_hangs_on_the_month_before(drafts):
    post = drafts[2]
    assert days(post) == (date(2021, 9, 1), date(2021, 9, 30))
    assert post.where.phrase == "Rashad"
    assert post.where.governorates == ("IQ-KI",)
    offset = post.where.offsets[0]
    assert (offset.anchor.text, offset.km, offset.bearing) == ("Kirkuk", 30.0, 225.0)
    assert post.event_type is EventType.ARMED_ASSAULT
    assert post.perpetrator == "ISIS"
    assert post.target_class is TargetClass.POLICE
    assert post.tolls.killed == Toll(10, 10, 10)
    assert post.tolls.injured == Toll(4, 4, 4)


def test_the_claimed_bombing_in_sadr_city(drafts):
    bombing = drafts[3]
    assert days(bombing) == (date(2021, 7, 1), date(2021, 7, 31))
    assert bombing.where.phrase == "Sadr city"
    assert bombing.where.governorates == ("IQ-BG",)
    assert bombing.event_type is EventType.BOMBING
    assert (bombing.perpetrator, bombing.attribution) == ("ISIS", Attribution.CLAIMED)
    assert bombing.target_class is TargetClass.MARKET
    assert bombing.tolls.killed == Toll(24, 24, 99)
    assert bombing.tolls.injured == NOT_REPORTED


def test_they_lie_in_their_governorates(drafts):
    gazetteer = Gazetteer(COUNTRY)
    assert [gazetteer.place(draft.where).iso for draft in drafts] == [
        "IQ-DI",
        "IQ-DI",
        "IQ-KI",
        "IQ-BG",
    ]


def test_every_stated_field_points_at_its_words(article, drafts):
    for draft in drafts:
        fields = {evidence.field: evidence for evidence in draft.evidence}
        for name in ("date", "governorate", "event_type", "perpetrator", "target", "killed"):
            assert fields[name].spans, (draft.ordinal, name)
            for span in fields[name].spans:
                assert 0 <= span.start < span.end <= len(article.raw)
        words = [article.raw[s.start : s.end] for s in fields["perpetrator"].spans]
        assert any("ISIS" in word for word in words)


def test_none_is_held_for_review(drafts):
    assert all(draft.confidence >= 0.5 for draft in drafts)


def test_boilerplate_is_told_as_passed_over(article):
    skipped = extract_with_skips(article, COUNTRY)[1]
    reasons = " ".join(item.reason for item in skipped)
    assert "habit" in reasons
    texts = [article.raw[item.span.start : item.span.end] for item in skipped if item.span]
    assert any("frequent attacks" in text.lower() for text in texts)


def test_a_weaker_clause_may_give_the_fuller_name_of_the_place():
    """The fuller name wins although only the clause about reinforcements gives it."""
    text = (
        "IS gunmen killed five soldiers in the Al Azim area of Diyala on Sunday, police said. "
        "The army sent troops to the barracks in Hawi Al Azim district."
    )
    (article,) = read(text.encode(), Origin(name="t.txt", published=date(2021, 3, 8)))
    drafts, _ = extract_with_skips(article, load_country())
    assert [d.where.toponyms[0].text for d in drafts] == ["Hawi Al Azim"]
