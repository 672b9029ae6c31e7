"""Numbers of people and their fates: every pattern with its sentence."""

from __future__ import annotations

import pytest

from rasd.country import load_country
from rasd.extract.harms import find_harms
from rasd.extract.lexical import read_sentences
from rasd.extract.lexicon import load_lexicon
from rasd.extract.sentences import split_sentences
from rasd.model import Article, OffsetMap
from rasd.toponyms import Toponyms

COUNTRY = load_country()
TOPONYMS = Toponyms(COUNTRY)
LEXICON = load_lexicon(COUNTRY)


def harms(text):
    article = Article("x", text, text, OffsetMap(((0, len(text), 0, len(text)),)))
    readings = read_sentences(article, TOPONYMS, LEXICON)
    found = [harm for reading in readings for harm in find_harms(reading)]
    return [(h.fate, h.toll.low, h.toll.high) for h in found if h.toll.known and not h.subset]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed 11 soldiers.", [("killed", 11, 11)]),
        ("Eleven soldiers were killed.", [("killed", 11, 11)]),
        ("12 killed, 30 wounded in Baghdad", [("killed", 12, 12), ("injured", 30, 30)]),
        ("killing 10 and injuring four", [("killed", 10, 10), ("injured", 4, 4)]),
        ("It left two soldiers dead and four injured.", [("killed", 2, 2), ("injured", 4, 4)]),
        ("Three died and seven wounded.", [("killed", 3, 3), ("injured", 7, 7)]),
        ("A toll of at least seven was given.", [("killed", 7, None)]),
        ("The death toll rose to 34.", [("killed", 34, 34)]),
        ("It claimed the lives of 20 pilgrims.", [("killed", 20, 20)]),
        ("Eleven members of the army lost their lives.", [("killed", 11, 11)]),
        ("A bomb killed an officer and four soldiers.", [("killed", 5, 5)]),
        ("A woman and four of her sons were killed.", [("killed", 5, 5)]),
        ("A policeman was shot dead.", [("killed", 1, 1)]),
        ("He was killed.", [("killed", 1, 1)]),
        ("80 pilgrims, among them 24 Iranians, were killed.", [("killed", 80, 80)]),
        ("Fifteen people, five of them soldiers, died.", [("killed", 15, 15)]),
        ("It killed 10 people, including two women.", [("killed", 10, 10)]),
        (
            "It killed 10 people, five of them children, and wounded 20.",
            [("killed", 10, 10), ("injured", 20, 20)],
        ),
        ("More than 100 people were killed or wounded.", []),
        ("Police found the bodies of six men.", [("killed", 6, 6)]),
        ("They killed a man, 35, and his two sons.", [("killed", 3, 3)]),
        ("A bomber killed himself and 12 others.", [("killed", 12, 12)]),
        ("The shells destroyed 12 houses and killed three.", [("killed", 3, 3)]),
        ("Eleven people were abducted.", [("abducted", 11, 11)]),
        (
            "Two brothers were kidnapped and later killed.",
            [("abducted", 2, 2), ("killed", 2, 2)],
        ),
        ("Forces arrested four suspects and seized three vehicles.", [("detained", 4, 4)]),
        ("A drone killed a commander and wounded another.", [("killed", 1, 1), ("injured", 1, 1)]),
        ("Two dozen people were hurt.", [("injured", 24, 24)]),
        ("Two more policemen were in critical condition.", [("injured", 2, 2)]),
        ("Four arrest warrants were issued.", []),
        ("Gunmen shot dead the mayor, his wife and their two sons.", [("killed", 4, 4)]),
        ("Two activists, Sara Hadi and Omar Jabbar, were shot dead.", [("killed", 2, 2)]),
        ("The judge Kamal Aziz and two of his guards were killed.", [("killed", 3, 3)]),
        ("Ahmed Jasim, a teacher, was killed.", [("killed", 1, 1)]),
        ("Salim and the commander Abu Zahra al-Tai were killed.", [("killed", 2, None)]),
        ("The mayor died along with his driver and a guard.", [("killed", 3, 3)]),
        ("Seven workers, one of them a boy, were wounded.", [("injured", 7, 7)]),
        ("It killed 17 people, two children among them.", [("killed", 17, 17)]),
        ("The cook was among the 12 dead.", [("killed", 12, 12)]),
        (
            "He killed nine, mostly clerks, and left 35 hurt.",
            [("killed", 9, 9), ("injured", 35, 35)],
        ),
        ("Six soldiers and four gunmen were killed.", [("killed", 6, 6), ("killed", 4, 4)]),
        ("It wounded 12 others, a doctor said.", [("injured", 12, 12)]),
        (
            "They kidnapped three guards and later executed them.",
            [("abducted", 3, 3), ("killed", 3, 3)],
        ),
        ("A father of three was shot dead.", [("killed", 1, 1)]),
        ("The number of people killed in the blast has climbed to 84.", [("killed", 84, 84)]),
        ("The dead from the two blasts now number 312.", [("killed", 312, 312)]),
        ("The dead numbered 28 and the hurt 155.", [("killed", 28, 28), ("injured", 155, 155)]),
        ("The number of injured has gone up to 17.", [("injured", 17, 17)]),
        ("Two brothers died and a third man lost a leg.", [("killed", 2, 2), ("injured", 1, 1)]),
        ("They hurt a woman and a fourth passenger.", [("injured", 2, 2)]),
        ("Killed were 36 people, among them a cook.", [("killed", 36, 36)]),
        ("Some 70 weavers, nearly all Shabak, were killed.", [("killed", 70, 70)]),
        ("Two activists were hit by bullets.", [("injured", 2, 2)]),
        ("Two trucks were hit by bullets.", []),
        ("Sami Aziz, 27, and a nurse were wounded.", [("injured", 2, 2)]),
        (
            "The ministry said 17 were killed, an officer said 21, and a medic spoke of 38.",
            [("killed", 17, 17), ("killed", 21, 21), ("killed", 38, 38)],
        ),
        (
            "The judge died at the scene and his guard the next morning.",
            [("killed", 1, 1), ("killed", 1, 1)],
        ),
        ("The number of wounded, put at first at 36, was raised to 62.", [("injured", 62, 62)]),
        ("The death toll rose from 7 to 12.", [("killed", 12, 12)]),
        ("Police gave a lower figure of 50 for the wounded.", [("injured", 50, 50)]),
        ("Two brothers herding sheep near Salman were shot dead.", [("killed", 2, 2)]),
        ("A boy is in hospital.", [("injured", 1, 1)]),
        ("Abu Nur, who ran the cell, is killed with two others.", [("killed", 3, 3)]),
        ('It said 36 "terrorists" were killed.', [("killed", 36, 36)]),
        ("Two brothers and a boy of 12 were hurt.", [("injured", 3, 3)]),
        (
            "There were 32 dead, along with 225 wounded.",
            [("killed", 32, 32), ("injured", 225, 225)],
        ),
        ("It left a toll of six (three of them policemen) dead.", [("killed", 6, 6)]),
        ("Six members of the units and 10 militants died.", [("killed", 6, 6), ("killed", 10, 10)]),
        ("Two brothers, Saad and Wisam Hadi, both welders, were shot dead.", [("killed", 2, 2)]),
        ("18 guests, many of them members of one clan, lost their lives.", [("killed", 18, 18)]),
        ("The deaths numbered 24, of whom seven were police.", [("killed", 24, 24)]),
        (
            "killing five policemen, seven civilians and wounding 35 others",
            [("killed", 12, 12), ("injured", 35, 35)],
        ),
        ("Its driver was hit in the chest and died on the way.", [("killed", 1, 1)]),
        ("Troops found the corpses of 40 people.", [("killed", 40, 40)]),
        ("Four policemen plus six members of the force died.", [("killed", 10, 10)]),
        ("The number of those killed went up to 84.", [("killed", 84, 84)]),
        ("Blasts kill 26 and wound 84", [("killed", 26, 26), ("injured", 84, 84)]),
        ("It led to the martyrdom of five Peshmerga.", [("killed", 5, 5)]),
        ("The commission counts 25.", [("killed", 25, 25)]),
        ("Footage of his murder was shown.", [("killed", 1, 1)]),
        ("Thirteen people were stabbed.", [("injured", 13, 13)]),
        ("The bodies of eight men kidnapped near Kirkuk were found.", [("killed", 8, 8)]),
        ("A fourth officer is fighting for his life.", [("injured", 1, 1)]),
        ("The blast took 38 lives.", [("killed", 38, 38)]),
        ("Eleven people were being treated for wounds.", [("injured", 11, 11)]),
        ("Near the shrine of Ali Hasan, and in Kut, 16 were killed.", [("killed", 16, 16)]),
    ],
)
def test_each_number_goes_to_its_fate(text, expected):
    assert harms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met Mr. Salih at 3 p.m. local time. Then he left.", 2),
        ("U.S. Army troops left. They said so.", 2),
        ("The count:\nBaghdad 3 killed\nMosul 2 killed", 3),
        ("It hit Syria.A report says more.", 2),
        ("\u201cThey fired.\u201d He ran.", 2),
        ("Sales rose 3.5 percent in Erbil.", 1),
    ],
)
def test_sentences_end_where_they_end(text, expected):
    assert len(split_sentences(text)) == expected


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("BAGHDAD (AP) \u2014 Gunmen fired.", "Gunmen"),
        ("Shafaq News/ Gunmen fired.", "Gunmen"),
        ("ERBIL, Kurdistan Region - Gunmen fired.", "Gunmen"),
        ("MOSUL: Gunmen fired.", "Gunmen"),
        ("BAGHDAD, Oct. 5 (Xinhua) -- Gunmen fired.", "Gunmen"),
        ("Baghdad (IraqiNews.com) \u2013 Gunmen fired.", "Gunmen"),
        ("Gunmen fired - and ran.", "Gunmen"),
        ("(Geneva, March 9, 2013) \u2013 Gunmen fired.", "Gunmen"),
        ("ERBIL, Iraq/DUBAI, Nov 3 (Reuters) - Gunmen fired.", "Gunmen"),
    ],
)
def test_datelines_are_set_aside(text, body):
    first = split_sentences(text)[0]
    assert text[first.body :].startswith(body)


def test_a_dateline_stands_behind_a_byline():
    text = "By Our Reporter\nBAGHDAD (Reuters) - Gunmen fired in Kut."
    assert [text[s.body :][:6] for s in split_sentences(text)] == ["By Our", "Gunmen"]


def test_places_in_front_of_many_items_are_no_datelines():
    text = "MOSUL - A bomb fell.\n\nKUT - Gunmen fired.\n\nBASRA - Two men died."
    assert [s.body == s.start for s in split_sentences(text)] == [True, True, True]
