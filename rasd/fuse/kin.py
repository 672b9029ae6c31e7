"""Which words of two reports can mean one thing: types, targets and actors told apart or not.

Source: the rates at which hand-labelled reports of one incident name different types ('ied' beside
'bombing', 'drone attack' beside 'airstrike'), and the codebook's rule that a reprisal has another
perpetrator or target.
"""

from __future__ import annotations

from typing import Final

from rasd.model import EventType, TargetClass

SAME: Final = 1.0
SILENT: Final = 0.95
"""One report does not say: hardly an argument."""

_TYPE_FAMILIES: Final = (
    (
        0.9,
        (
            {EventType.BOMBING, EventType.SUICIDE_BOMBING, EventType.IED},
            {EventType.ROCKET_OR_DRONE_ATTACK, EventType.AIRSTRIKE},
            {EventType.ARMED_ASSAULT, EventType.CLASH},
            {EventType.ARMED_ASSAULT, EventType.ASSASSINATION},
            {EventType.SECURITY_OPERATION, EventType.CLASH},
        ),
    ),
    (
        0.75,
        (
            {EventType.ARMED_ASSAULT, EventType.IED},  # an ambush that opens with a bomb
            {EventType.ARMED_ASSAULT, EventType.BOMBING},
            {EventType.ARMED_ASSAULT, EventType.SUICIDE_BOMBING},
            {EventType.ARMED_ASSAULT, EventType.KIDNAPPING},
            {EventType.BOMBING, EventType.ROCKET_OR_DRONE_ATTACK},
            {EventType.BOMBING, EventType.AIRSTRIKE},
            {EventType.ASSASSINATION, EventType.BOMBING},
            {EventType.ASSASSINATION, EventType.IED},
            {EventType.ASSASSINATION, EventType.AIRSTRIKE},
            {EventType.ASSASSINATION, EventType.ROCKET_OR_DRONE_ATTACK},
            {EventType.SECURITY_OPERATION, EventType.AIRSTRIKE},
        ),
    ),
)
_OTHER_TYPE: Final = 0.7
_STRANGE_TYPE: Final = 0.3

_FORCES: Final = frozenset(
    {
        TargetClass.SOLDIERS,
        TargetClass.POLICE,
        TargetClass.SECURITY_FORCES,
        TargetClass.PMF,
        TargetClass.PESHMERGA,
        TargetClass.MILITARY_BASE,
    }
)
_PEOPLE: Final = frozenset(
    {
        TargetClass.CIVILIANS,
        TargetClass.MARKET,
        TargetClass.PILGRIMS,
        TargetClass.PROTESTERS,
        TargetClass.JOURNALISTS,
        TargetClass.OFFICIALS,
        TargetClass.INFRASTRUCTURE,
    }
)
_KIN_TARGET: Final = 0.9
_MIXED_TARGET: Final = 0.65
_FOE_TARGET: Final = 0.3

_KIN_ACTORS: Final = (
    frozenset({"Iran", "Iran-backed militia"}),
    frozenset({"Iraqi security forces", "Peshmerga"}),
    frozenset({"Iraqi security forces", "US"}),
    frozenset({"individual", "tribal"}),
)
_KIN_ACTOR: Final = 0.7
_OTHER_ACTOR: Final = 0.3


def type_kinship(a: EventType, b: EventType) -> float:
    """Return how well two types can be one event: 1 the same, 0.3 hardly."""
    if a == b:
        return SAME
    if EventType.OTHER in (a, b):
        return _OTHER_TYPE
    for factor, families in _TYPE_FAMILIES:
        if any(a in family and b in family for family in families):
            return factor
    return _STRANGE_TYPE


def target_kinship(a: TargetClass, b: TargetClass) -> float:
    """Return how well two targets can be one: militants are never their own victims."""
    if a == b:
        return SAME
    if TargetClass.UNKNOWN in (a, b):
        return SILENT
    for group in (_FORCES, _PEOPLE):
        if a in group and b in group:
            return _KIN_TARGET
    return _FOE_TARGET if TargetClass.MILITANTS in (a, b) else _MIXED_TARGET


def actor_kinship(a: str, b: str) -> float:
    """Return how well two perpetrators can be one; 'unknown' goes with anybody."""
    if a == b:
        return SAME
    if "unknown" in (a, b):
        return SILENT
    return _KIN_ACTOR if frozenset({a, b}) in _KIN_ACTORS else _OTHER_ACTOR
