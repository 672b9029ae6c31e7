"""Names of places in running text, and the traps among them."""

import time

import pytest

from rasd.country import load_country
from rasd.relative import bearing_of, find_offsets
from rasd.toponyms import Toponyms

NAMES = Toponyms(load_country())


def seen(text):
    return [(h.text, h.sort) for h in NAMES.scan(text)]


PERSONS = [
    "Sheikh Muhammad al-Faisali said so",
    "Mustafa Al Kadhimi said so",
    "Barham Salih said so",
    "Abu Bakr al-Baghdadi was killed",
    "Governor Muthanna Al Tamimi said so",
    "Muthanna Al Tamimi said so",
    "Mr Al Tamimi said the army was unprepared",
    "Hadi al-Amiri spoke",
    "Haider al-Abadi spoke",
    "Nouri al-Maliki spoke",
    "Izzat Ibrahim al-Douri was wanted",
    "Gen. Rashid Fleih spoke",
    "Lt. Gen. Abdul Amir Yarallah spoke",
    "Muqtada al-Sadr called for calm",
    "Ali al-Sistani spoke",
    "Rania Karim was there",
    "Saddam Hussein al-Tikriti was tried",
    "Salman Rushdie wrote a book",
    "Hamza was arrested",
    "Dr. Najaf Kamal spoke",
    "Qais al-Khazali spoke",
    "Mohammed al-Halbousi spoke",
    "Falih al-Fayyadh spoke",
    "Salah al-Din al-Ayyubi was a king",
    "Judge Riyadh Hamad ruled",
    "Karim Wasfi played the cello",
    "Ahmed al-Obeidi spoke",
    "Col. Bashir Ahmed spoke",
    "Jihad was declared",
    "Bashir said so",
]
INSTITUTIONS = [
    "the army's Diyala Operations Command sent men",
    "Anbar Operations Command said",
    "Baghdad Operations Command said",
    "Nineveh Operations Command said",
    "Salahuddin Operations Command said",
    "Baghdad Today reported",
    "Baghdad Post reported",
    "Kirkuk Now reported",
    "Basra FC won",
    "the Basra Oil Company said",
    "the Kurdistan Region is calm",
    "Kurdistan 24 reported",
    "the Kurdistan Democratic Party said",
    "Islamic State fighters fled",
    "the Islamic State of Iraq fell",
    "Islamic State of Iraq and Syria fell",
    "Islamic State in Iraq and the Levant fell",
    "Hashd al-Shaabi fighters",
    "Asaib Ahl al-Haq said",
    "the Sinjar Agreement was signed",
    "the Riyadh Agreement was signed",
    "the Mahdi Army fought",
    "Islamic Jihad claimed it",
    "Nineveh Guards fought",
    "the New York Times wrote",
    "Al Jazeera reported",
    "al-Qaeda in Iraq claimed it",
]
TAILS = [
    "a Baghdad-based analyst",
    "the Kirkuk-born writer",
    "a Mosul-educated doctor",
    "Tehran-backed militias",
    "an Ankara-backed force",
    "an Erbil-based agency",
]
STREETS = [
    "in Salah al-Din Street",
    "on Muthanna Bridge",
    "at the Muthanna mosque",
    "on Baghdad Street",
    "at Anbar Bridge",
]
WORDS = [
    "Hit by a bomb, the car burned",
    "Door to door searches went on",
    "Nice people live there",
    "Van drivers were on strike",
    "the balad of old",
    "zab and karma are words",
    "Bath houses were closed",
    "Cut off by floods, they waited",
    "Karma caught up with him",
    "an attack at dawn",
    "As Iraqis voted, it was calm",
    "The governorate, the district and the village",
    "PKK village guards",
    "Police said the town was calm",
    "Iraqi village elders met",
]
MORE = [
    "Judge Faiq Zaidan spoke",
    "the Shura Council met",
    "a Wafa Alliance candidate",
    "Adil Abdul Mahdi resigned",
    "Hadi Ajil sang",
    "Tunis Air flew",
    "Salam Zawbai was hurt",
    "Sheikh Samra al-Ajili spoke",
    "Amin Husseini was there",
    "Muhammad al-Ashar spoke",
    "Ahmed al-Jubouri said so",
    "Saraya Awliya al-Dam claimed it",
    "Saraya al-Salam fighters",
    "the Anbar Awakening fought",
    "Karbala Operations Command said",
    "Erbil-born players",
    "a Sulaymaniyah-based agency",
    "a Basra-based firm",
    "a Najaf-educated cleric",
    "the Mosul-born singer",
    "Jolan sang and danced",
    "Islah wa Tanmiya won seats",
    "Abdul Karim Qasim ruled",
    "Col. Nazal Hamid died",
    "Dr. Fadhil Barak wrote",
    "Capt. Shifa Ali spoke",
    "Kirkuk Operations said",
    "Samarra Operations Command said",
    "Dhi Qar Operations Command said",
    "Muthanna Street was closed",
    "on Kirkuk Street",
    "Balad Cement was sold",
]
TRAPS = [*PERSONS, *INSTITUTIONS, *TAILS, *STREETS, *WORDS, *MORE]


def test_there_are_enough_traps():
    assert len(set(TRAPS)) >= 110


@pytest.mark.parametrize("text", TRAPS)
def test_a_trap_is_no_place(text):
    assert seen(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in Hit, Anbar", ["Hit", "Anbar"]),
        ("in the town of Hit", ["Hit"]),
        ("near Zab in Kirkuk", ["Zab", "Kirkuk"]),
        ("Metina, Zap, Gara and Qandil", ["Metina", "Zap", "Gara", "Qandil"]),
        ("Sadr city, a Shiite suburb of the capital Baghdad", ["Sadr city", "Baghdad"]),
        ("BAGHDAD (AP) — A bomb", ["BAGHDAD"]),
        ("Kirkuk's police chief", ["Kirkuk"]),
        ("the Al Azim area", ["Al Azim"]),
        ("the army in al-Azim", ["al-Azim"]),
        ("Hawi Al Azim district", ["Hawi Al Azim"]),
        ("Tuz Khurmatu and Amerli", ["Tuz Khurmatu", "Amerli"]),
        ("the Baghdad-Kirkuk road", ["Baghdad", "Kirkuk"]),
        ("Ali al-Gharbi in Maysan", ["Ali al-Gharbi", "Maysan"]),
        ("at Baghdad International Airport", ["Baghdad International Airport"]),
        ("a Baghdad market", ["Baghdad"]),
        ("Qal\u2019at Salih district", ["Qal\u2019at Salih"]),
        ("Ba\u02bfqubah", ["Ba\u02bfqubah"]),
        ("في محافظة ديالى", ["ديالى"]),
        ("وبغداد", ["بغداد"]),
        ("Kandar village", ["Kandar"]),
        ("the village of Chalal al-Matar", ["Chalal al-Matar"]),
        ("the Zalan sub-district of Chwarta", ["Zalan", "Chwarta"]),
        ("close to Safra, a village near Kirkuk", ["Safra", "Kirkuk"]),
        ("in Camp Taji", ["Camp Taji"]),
        ("the Sunni Triangle town of Balad", ["Balad"]),
        ("the Baiji-Haditha road", ["Baiji", "Haditha"]),
        ("", []),
    ],
)
def test_names_are_found_with_their_words(text, found):
    assert [h.text for h in NAMES.scan(text)] == found


@pytest.mark.parametrize(
    ("text", "iso", "places", "kind", "sort"),
    [
        ("Kirkuk", "IQ-KI", ["iq-ki-kirkuk"], "", "governorate"),
        ("Kirkuk province", "IQ-KI", [], "province", "governorate"),
        ("the province of Kirkuk", "IQ-KI", [], "province", "governorate"),
        ("the city of Kirkuk", "", ["iq-ki-kirkuk"], "city", "place"),
        ("Sulaimani governorate", "IQ-SU", [], "province", "governorate"),
        ("Mosul province", "IQ-NI", [], "province", "governorate"),
        ("Saladin", "IQ-SD", [], "", "governorate"),
        ("Salaheddin governorate", "IQ-SD", [], "province", "governorate"),
        ("Dhi Qar", "IQ-DQ", [], "", "governorate"),
        ("Riyadh sub-district", "", ["iq-ki-riyadh"], "sub-district", "place"),
        ("Riyadh", "", [], "", "foreign"),
        ("Damascus", "", [], "", "foreign"),
        ("Rashad village", "", ["iq-di-al-rashad", "iq-ki-rashad"], "village", "place"),
        ("the capital", "", ["iq-bg-baghdad"], "city", "place"),
    ],
)
def test_the_kind_word_decides_what_is_meant(text, iso, places, kind, sort):
    (hit,) = NAMES.scan(text)
    told = {p.id for p in hit.places}
    assert (hit.iso, hit.sort) == (iso, sort)
    assert set(places) <= told if places else not told
    assert hit.kind == kind


def test_a_row_shares_its_plural_kind():
    hits = NAMES.scan("in Diyala, Kirkuk and Salahuddin provinces")
    assert [(h.iso, h.kind) for h in hits] == [
        ("IQ-DI", "province"),
        ("IQ-KI", "province"),
        ("IQ-SD", "province"),
    ]


@pytest.mark.parametrize(
    "text",
    ["the capital of Syria", "the provincial capital", "the capital Baghdad", "capital letters"],
)
def test_not_every_capital_is_baghdad(text):
    assert "the capital" not in [h.text for h in NAMES.scan(text)]


def test_text_without_capitals_can_be_read():
    assert [h.text for h in NAMES.scan("hawija and kirkuk", cased=False)] == ["hawija", "kirkuk"]


def test_a_long_text_is_quick():
    text = (
        "Gunmen attacked a checkpoint near Hawija, 50 km south-west of Kirkuk, on Friday. " * 2500
    )
    start = time.process_time()
    assert len(NAMES.scan(text)) == 5000
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    ("words", "degrees"),
    [
        ("north", 0.0),
        ("northern", 0.0),
        ("south-west", 225.0),
        ("southwestern", 225.0),
        ("north east", 45.0),
        ("south-southeast", 157.5),
        ("east-northeast", 67.5),
        ("up", None),
        ("", None),
    ],
)
def test_bearings(words, degrees):
    assert bearing_of(words) == degrees


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30 kilometres south-west of Kirkuk", ("offset", "Kirkuk", 30.0, 225.0, None)),
        ("30 kilometers (20 miles) southwest of Kirkuk", ("offset", "Kirkuk", 30.0, 225.0, None)),
        ("30km south-west of the city of Kirkuk", ("offset", "Kirkuk", 30.0, 225.0, None)),
        ("120 kilometers north of the capital", ("offset", "the capital", 120.0, 0.0, None)),
        ("20 miles (32 km) to the east of Ramadi", ("offset", "Ramadi", 32.187, 90.0, None)),
        ("two kilometers north of the town of Jalawla", ("offset", "Jalawla", 2.0, 0.0, None)),
        ("1.5 km west of Balad", ("offset", "Balad", 1.5, 270.0, None)),
        ("half a mile east of Balad", ("offset", "Balad", 0.805, 90.0, None)),
        ("10 km from Fallujah", ("near", "Fallujah", 10.0, None, None)),
        ("south-east of Amarah", ("offset", "Amarah", None, 135.0, None)),
        ("near the northern city of Kirkuk", ("near", "Kirkuk", None, None, None)),
        ("close to Hawija", ("near", "Hawija", None, None, None)),
        ("on the outskirts of Mosul", ("outskirts", "Mosul", None, None, None)),
        ("outside Hawija", ("outskirts", "Hawija", None, None, None)),
        ("in western Baghdad", ("part", "Baghdad", None, 270.0, None)),
        ("in the west of the capital", ("part", "the capital", None, 270.0, None)),
        ("between Kirkuk and Tikrit", ("between", "Kirkuk", None, None, "Tikrit")),
        ("on the Baghdad-Kirkuk road", ("road", "Baghdad", None, None, "Kirkuk")),
        ("the road linking Makhmour and Erbil", ("road", "Makhmour", None, None, "Erbil")),
        (
            "the borders between Diyala and Salaheddin",
            ("border", "Diyala", None, None, "Salaheddin"),
        ),
    ],
)
def test_relative_places(text, expected):
    (offset,) = find_offsets(text, NAMES.scan(text))
    to = offset.to.text if offset.to else None
    assert (offset.relation, offset.anchor.text, offset.km, offset.bearing, to) == expected


@pytest.mark.parametrize(
    "text", ["in Kirkuk", "the northern city of Kirkuk", "Kirkuk and Tikrit", "killed by Ankara"]
)
def test_no_relative_place(text):
    assert find_offsets(text, NAMES.scan(text)) == ()
