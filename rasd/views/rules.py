"""Rule ids and reasons as the engine writes them → what they mean, in plain words. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_EXACT: Final[Mapping[str, str]] = {
    "when.published": "no day is told, so the day of publication is taken",
    "when.told": "the day on which it was told",
    "when.context": "the date told just before",
    "when.weekday": "a weekday, counted back from the day of publication",
    "when.month": "a month is named",
    "when.month_day": "the date is named",
    "when.overnight": "a night, which touches two days",
    "when.later": "counted from the event told before",
    "when.period": "a period is named",
    "when.next_to": "counted from the date beside it",
    "place.event": "named as the place where it happened",
    "place.near": "named as near to where it happened",
    "place.beside": "named beside the event",
    "place.anchor": "the place from which another is told",
    "place.apposition": "named and then explained ('Rashad, a village')",
    "place.inherited": "the place told just before",
    "place.none": "no place is named",
    "kind.votes": "the words of the act speak for it",
    "kind.none": "no word tells the kind of act",
    "kind.aircraft": "aircraft struck",
    "kind.base_targeted": "a base was the target",
    "kind.bomb_on_vehicle": "a bomb stuck to a vehicle",
    "kind.bombed_by_state": "a state bombed",
    "kind.bombed_from_air": "bombed from the air",
    "kind.chosen_person": "one person was chosen as the victim",
    "kind.crowd": "a crowd did it",
    "kind.drone_downed": "a drone was brought down",
    "kind.drone_hunts": "a drone struck people it was after",
    "kind.drone_loaded": "a drone that carried explosives",
    "kind.drone_of_state": "the drone of a state",
    "kind.drone_on_site": "a drone struck a site",
    "kind.drone_strike": "a drone struck",
    "kind.drones_found": "drones were found",
    "kind.fired_from_air": "fired from the air",
    "kind.forces_act": "the security forces act",
    "kind.grave": "a grave was found",
    "kind.killed_at_checkpoint": "killed at a checkpoint",
    "kind.many_killed": "many were killed with firearms",
    "kind.protest_article": "the article is about a protest",
    "kind.raid_of_state": "the raid of a state",
    "kind.roadside": "a bomb at the roadside",
    "kind.seized_person": "people were seized",
    "kind.state_kills": "a state killed somebody it was after",
    "kind.stones": "stones were thrown",
    "kind.suicide": "the attacker blew himself up",
    "kind.two_sides": "two sides fought",
    "who.by": "named after 'by'",
    "who.subject": "named as the one who acts",
    "who.claimed": "claimed it",
    "who.says_itself": "says so itself",
    "who.blamed": "blamed for it",
    "who.adjective": "named beside the act ('ISIS militants')",
    "who.side": "named as one of the sides",
    "who.fought": "named as one who fought",
    "who.forces": "the forces that act",
    "who.operation": "an operation of the security forces",
    "who.nobody_named": "nobody is named as the one who did it",
    "who.none": "nobody is named",
    "who.arrests": "arrested for it",
    "who.carries_out": "named with 'carried out'",
    "who.denied": "denied it",
    "who.graves": "graves of the group's time",
    "who.heads_clause": "named at the head of the clause",
    "who.held_by": "held by them",
    "who.linked": "linked with the group",
    "who.named": "named in the passage",
    "who.of": "named with 'of'",
    "who.person": "a person is named",
    "who.state_of_article": "the state that the article speaks of",
    "who.their_men": "their men are named",
    "who.the_group": "'the group' that the article speaks of",
    "whom.victims": "those who came to harm",
    "whom.thing": "what was struck",
    "whom.site": "the site that was struck",
    "whom.crowd": "the crowd that was struck",
    "whom.none": "no target is named",
    "whom.cache": "a store of arms",
    "whom.chosen": "the one who was chosen as the victim",
    "whom.default": "what acts of this kind are aimed at",
    "whom.protest": "those who protest",
    "whom.side": "the other side of the fight",
    "whom.suspects": "those who were sought",
    "whom.turkey": "what Turkey says it strikes",
    "toll.conflict": "the article gives several figures",
    "toll.unhurt": "it says that nobody was hurt",
    "toll.survived": "it says that they survived",
    "source.verb": "named with a verb of saying",
    "source.according_to": "named after 'according to'",
    "source.claim": "the one who claimed it",
    "source.goes_on": "the speaker of the sentence before",
    "source.inverted": "named behind the verb of saying",
    "source.agencies": "a news agency",
    "source.roles": "named by role",
    "source.none": "nobody is named",
}
_ROOMS: Final[Mapping[str, str]] = {
    "when": "a date in the text",
    "place": "a place in the text",
    "kind": "the words of the act speak for it",
    "who": "words on who did it",
    "whom": "words on who was struck",
    "toll": "a number of people",
    "source": "words on who says so",
}
_TOLLS: Final[Mapping[str, str]] = {
    "active": "said of the one who did it ('killed three')",
    "passive": "said of the victims ('three were killed')",
    "nominal": "said by a noun ('the death of three')",
    "elliptic": "said of the same fate as before ('and two more')",
}
_COUNTS: Final[Mapping[str, str]] = {
    "vague": "a vague word",
    "at_least": "'at least'",
    "about": "'about'",
    "article": "'a' or 'an' counted as one",
    "single": "one person named",
    "uncounted": "no number told",
}
_RIVALS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"^fewer or weaker words$", "fewer words speak for it"),
        (r"^anchor of '(?:offset|near)'$", "only the place from which a distance is told"),
        (r"^anchor of '(\w+)'$", r"only named to tell where a \1 runs"),
        (r"^destination \('(.+)'\)$", r"where people were brought ('\1')"),
        (r"^origin \('(.+)'\)$", r"where people came from ('\1')"),
        (r"^part of a name or office \('(.+)'\)$", r"part of a name or an office ('\1')"),
        (r"^a capital, for orientation$", "named for orientation only"),
        (r"^of-phrase$", "belongs to somebody's name or office"),
        (r"^'(.+)'$", r"named after '\1', but not as the place of the act"),
        (r"^a disguise$", "only the disguise they wore"),
        (r"^also named$", "also named in the text"),
    )
)


def rule_words(rule: str) -> str:
    """Return what a rule goes by: 'who.by' → "named after 'by'"; an unknown one by its room."""
    if rule in _EXACT:
        return _EXACT[rule]
    room, _, rest = rule.partition(".")
    if room == "toll":
        way, _, count = rest.partition(".")
        said = _TOLLS.get(way, _ROOMS["toll"])
        return f"{said}, {_COUNTS[count]}" if count in _COUNTS else said
    known = _ROOMS.get(room, "a rule of the engine")
    return f"{known}: {rest.replace('_', ' ')}" if room in _ROOMS and rest else known


def rival_words(reason: str) -> str:
    """Return why a value was not taken, in plain words; a reason without such words stays."""
    for pattern, words in _RIVALS:
        if pattern.search(reason):
            return pattern.sub(words, reason)
    return reason


def passed_words(reason: str) -> tuple[str, str]:
    """Return (short, whole) of why a passage gave no incident: the part before the comma, and all.

    'Not an incident: an accident, not an act of violence.' → ('an accident', 'an accident, not …').
    """
    whole = reason.removeprefix("Not an incident: ").rstrip(".")
    return whole.partition(",")[0], whole
