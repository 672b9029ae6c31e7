"""A fate with its people: the value that a sentence's binding leaves behind."""

from __future__ import annotations

from rasd.extract.groups import Group, Harm
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.singles import single
from rasd.model import Toll


def bound(fate: Mark, toll: Toll, rule: str, main: Group, groups: tuple[Group, ...] = ()) -> Harm:
    """Return the harm of counted people; `main` says who they are, `groups` are all of them."""
    spans = groups or (main,)
    return Harm(
        fate=fate.value,
        toll=toll,
        at=fate.first,
        start=min(fate.start, *(g.start for g in spans)),
        end=max(fate.end, *(g.end for g in spans)),
        rule=f"{rule}.{main.rule}",
        kind=main.kind,
        noun=main.noun,
        vague=any(g.vague for g in spans),
        subset=main.subset or (main.partial and len(spans) == 1),
        more=all(g.more for g in spans),
        active=rule == "active",
    )


def uncounted(reading: Reading, fate: Mark, rule: str) -> Harm:
    """Return a fate without a number: one named person counts as one, else nobody knows."""
    noun, kind, toll = single(reading, fate, from_right=rule in ("active", "nominal"))
    return Harm(
        fate=fate.value,
        toll=toll,
        at=fate.first,
        start=fate.start,
        end=fate.end,
        rule=f"{rule}.{'single' if toll.known else 'uncounted'}",
        kind=kind,
        noun=noun,
        active=rule == "active",
    )
