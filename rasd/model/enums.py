"""The closed lists of words: what happened, to whom, how well it is known."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class EventType(StrEnum):
    """What happened. Source: ACLED and UCDP classes, mapped in docs/glossary.md."""

    ARMED_ASSAULT = "armed_assault"
    BOMBING = "bombing"
    SUICIDE_BOMBING = "suicide_bombing"
    IED = "ied"
    KIDNAPPING = "kidnapping"
    ASSASSINATION = "assassination"
    ROCKET_OR_DRONE_ATTACK = "rocket_or_drone_attack"
    AIRSTRIKE = "airstrike"
    SECURITY_OPERATION = "security_operation"
    CLASH = "clash"
    PROTEST_VIOLENCE = "protest_violence"
    OTHER = "other"


class TargetClass(StrEnum):
    """Whom or what the act was aimed at."""

    CIVILIANS = "civilians"
    MARKET = "market"
    PILGRIMS = "pilgrims"
    SOLDIERS = "soldiers"
    POLICE = "police"
    SECURITY_FORCES = "security_forces"
    PMF = "pmf"
    PESHMERGA = "peshmerga"
    MILITANTS = "militants"
    OFFICIALS = "officials"
    JOURNALISTS = "journalists"
    PROTESTERS = "protesters"
    DIPLOMATIC = "diplomatic"
    MILITARY_BASE = "military_base"
    INFRASTRUCTURE = "infrastructure"
    UNKNOWN = "unknown"


class Attribution(StrEnum):
    """How the perpetrator is known. 'The group is active here' is no attribution."""

    CLAIMED = "claimed"
    ATTRIBUTED = "attributed"
    SUSPECTED = "suspected"
    UNKNOWN = "unknown"


class Review(StrEnum):
    """Where an incident stands with the analyst."""

    EXTRACTED = "extracted"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    MERGED = "merged"


class Basis(StrEnum):
    """What a field's value rests on."""

    TEXT = "text"
    INFERRED = "inferred"
    ANALYST = "analyst"


class DatePrec(IntEnum):
    """Precision of a date. Source: UCDP GED codebook, `date_prec`."""

    DAY = 1
    DAYS = 2
    WEEK = 3
    MONTH = 4
    YEAR = 5


class WherePrec(IntEnum):
    """Precision of a place. Source: UCDP GED codebook, `where_prec`."""

    EXACT = 1
    NEAR = 2
    DISTRICT = 3
    GOVERNORATE = 4
    AREA = 5
    COUNTRY = 6
    OFFSHORE = 7
