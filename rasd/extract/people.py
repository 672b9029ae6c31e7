"""Nouns for single persons, and the words that may stand between an article and such a noun."""

from __future__ import annotations

from typing import Final


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


PERSONS: Final = _listed(
    "policem[ae]n policewom[ae]n soldier officer civilian person man woman boy girl child baby "
    "infant toddler teenager teen youth adult worker labou?rer farmer shepherd judge lawyer "
    "journalist reporter cameraman photographer correspondent presenter teacher professor doctor "
    "nurse medic paramedic student pupil fighter militant gunman insurgent terrorist attacker "
    "assailant bomber jihadist sniper smuggler suspect driver guard bodyguard leader commander "
    "sheikh mayor mukhtar lieutenant colonel captain major brigadier sergeant corporal conscript "
    "cadet recruit activist blogger protester demonstrator politician official minister lawmaker "
    "candidate member employee engineer technician cleric imam preacher priest pilgrim tourist "
    "resident villager tribesm[ae]n fisherman hunter businessman trader merchant shopkeeper vendor "
    "bystander passer-?by pedestrian motorist cyclist translator interpreter contractor national "
    "citizen victim hostage captive father mother son daughter brother sister wife husband uncle "
    "nephew cousin grandfather grandmother relative widow peshmerga serviceman paramilitary "
    "singer actor athlete footballer firefighter fireman diplomat adviser advisor analyst academic "
    "scientist pilot traveller traveler deminer sapper sentry volunteer staffer aide deputy "
    "governor chief director manager prisoner inmate detainee defendant refugee"
)
"""Singular nouns (patterns) that make 'a …' one person."""

KIN: Final = _listed(
    "father mother son daughter brother sister wife husband uncle aunt nephew niece cousin "
    "grandfather grandmother grandson granddaughter bodyguard driver child baby"
)
"""Nouns that make 'his …' one more person."""

MODIFIERS: Final = _listed(
    "young old elderly middle-aged senior junior high-ranking ranking top key local retired former "
    "serving prominent well-known leading independent unarmed armed off-duty masked female male "
    "pregnant wounded injured second third fourth fifth sixth foreign displaced alleged suspected "
    "presumed wanted unidentified unknown named single lone innocent civil civilian military "
    "militia army navy police "
    "security border traffic federal tribal government intelligence provincial regional district "
    "council city village town party state street construction oil gas aid health humanitarian "
    "hospital university school college ministry court bank shop restaurant taxi truck lorry bus "
    "tanker tv television radio news newspaper media freelance political opposition "
    "anti-government pro-government pro-democracy pro-iran civil-society human rights women's "
    "labour labor trade union religious is isis isil daesh pkk pmf pmu hashd peshmerga asayish "
    "swat special forces special-forces counter-terrorism counterterrorism anti-terrorism "
    "air force commando emergency fellow fleeing suicide community family mosque church staff "
    "first warrant non-commissioned brigadier major lieutenant general deputy assistant chief "
    "communist election electoral municipal municipality sugar cane vegetable fruit day daily "
    "iraqi kurdish arab turkmen yazidi ezidi christian sunni shia shi'ite shiite shabak turkish "
    "iranian syrian american british french us indian filipino nepalese jordanian lebanese "
    "egyptian kuwaiti saudi russian chinese german italian pakistani afghan palestinian danish "
    "spanish dutch swedish norwegian canadian australian latvian polish ukrainian sudanese"
)
"""Words that may stand between an article and a person noun."""

THINGS: Final = _listed(
    "post posts tower station stations vehicle vehicles car cars convoy house home houses homes "
    "hideout hideouts base bases barracks group groups cell network camp patrol checkpoint "
    "headquarters building outpost force forces unit units stronghold gathering family families "
    "council government hospital targets target site area militia source sources spokesman "
    "spokesperson spokeswoman statement protection status role issue truck tribe movement"
)
"""Words that turn a person noun before them into a thing ('a guard post') or a mere speaker."""

HARMED: Final = _listed(
    "casualties casualty injuries injury deaths death fatalities fatality losses loss victims "
    "victim wounded dead killed hurt injured people person persons soldiers civilians policemen "
    "officers troops personnel survivors"
)
"""What 'no' denies when nobody was harmed."""
