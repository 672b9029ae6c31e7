"""English words around a place's name, as the scanner needs them."""

from __future__ import annotations

from typing import Final

_PREPOSITIONS: Final = """in near at from of to around outside between towards toward into inside
across through via on by beyond within behind reach reached north south east west northern southern
eastern western northeast northwest southeast southwest northeastern northwestern southeastern
southwestern central upper lower downtown linking connecting leaving entering
held liberate liberated retake retaken recapture recaptured capture captured seize seized enter
enters storm besieged besiege"""
_FUNCTION: Final = """the a an when while after before as but or and with for that this these those
where which who is was were are be been has had have its their his her not no also then than more
most monday tuesday wednesday thursday friday saturday sunday january february march april may june
july august september october november december old new greater police army iraq iraqi iraqs
meanwhile earlier later last since until during under over about against"""
_PEOPLES: Final = """shiite shia sunni kurdish kurd turkmen turkoman turkish yazidi yezidi ezidi
christian arab kakai assyrian shabak islamic iranian syrian federal military isis daesh is pkk one
another several two three four five six seven both each every some many all small large remote poor
rural nearby same other mainly mostly predominantly ethnic muslim chaldean kurdistan if once only
just so it there here he she they we you i our my"""

PLACE_PREPOSITIONS: Final = frozenset(_PREPOSITIONS.split())
"""Words after which a doubtful name ('Hit', 'Salman') is read as a place."""
FUNCTION: Final = PLACE_PREPOSITIONS | frozenset(_FUNCTION.split())
"""Words that may begin with a capital without being part of a name."""
NEVER_NAMES: Final = FUNCTION | frozenset(_PEOPLES.split())
"""Words that cannot be part of a name that no list has."""
NO_PLACES: Final = frozenset({"asian", "asians"})
"""Words whose transliteration class is that of a place ('Essyan') but never mean it."""
COMPOUND_HEADS: Final = frozenset(
    [
        "bab",
        "hayy",
        "hay",
        "tal",
        "tel",
        "tall",
        "wadi",
        "albu",
        "khan",
        "jabal",
        "ain",
        "beit",
        "kafr",
    ]
)
"""'Bab al-Sinjar' is a gate in Mosul, not Sinjar: such heads make another name of what follows."""
APPOSITION_WORDS: Final = 5
"""'X, a mainly Sunni farming village …': the kind stands within so many words."""
MOST_WORDS: Final = 6
"""Names of more words than this are not looked for."""
UNLISTED_WORDS: Final = 4
"""An unlisted name has at most so many words."""
