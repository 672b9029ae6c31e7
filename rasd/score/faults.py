"""What went wrong, article by article, for those who change the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rasd.score import fields
from rasd.score.card import PLACE_KM
from rasd.score.fields import Record
from rasd.score.matching import match


def fault_lines(gold: Mapping[str, Record], predictions: Mapping[str, Record]) -> list[str]:
    """Return a short text: a block an article that has a fault, nothing for one that has none.

    'wrong' names the fields of a found incident that differ from the label, as `label, got`;
    'missed' is a labelled incident that was not found; 'made up' one that fits no label.
    """
    lines: list[str] = []
    for key in sorted(gold):
        guesses = (predictions.get(key) or {}).get("incidents", [])
        found = list(_article(gold[key]["incidents"], guesses))
        lines += [f"{key} {gold[key].get('title', '')}".rstrip(), *found] if found else []
    return lines


def _article(labels: list[Record], guesses: list[Record]) -> Iterator[str]:
    matched = match(labels, guesses)
    found, used = {a for a, _ in matched}, {b for _, b in matched}
    for a, b in matched:
        wrong = [] if labels[a].get("optional") else list(_wrong(labels[a], guesses[b]))
        if wrong:
            yield f"  wrong    {_words(labels[a])}"
            yield from (f"           {each}" for each in wrong)
    for a, label in enumerate(labels):
        if a not in found and not label.get("optional"):
            yield f"  missed   {_summary(label)}: {_words(label)}"
    for b, guess in enumerate(guesses):
        if b not in used:
            yield f"  made up  {_summary(guess)}: {_words(guess)}"


def _wrong(label: Record, guess: Record) -> Iterator[str]:
    if not fields.same_dates(label, guess):
        yield f"date: {_days(label)}, got {_days(guess)}"
    for kind in ("killed", "injured"):
        if not fields.same_toll(label, guess, kind):
            yield f"{kind}: {_toll(label, kind)}, got {_toll(guess, kind)}"
    km = fields.km_apart(label, guess)
    if km is not None and km > PLACE_KM:
        yield f"place: {label.get('place')}, got {guess.get('place')}, {km:.0f} km off"
    checks = (
        ("type", "event_type", fields.same_type(label, guess, lenient=True)),
        ("perpetrator", "perpetrator", fields.same_actor(label, guess, lenient=True)),
        ("target", "target", fields.same_target(label, guess)),
        ("main news", "primary", bool(guess.get("primary")) == bool(label["primary"])),
        ("source", "source", fields.same_source(label, guess) is not False),
    )
    for name, key, right in checks:
        if not right:
            others = label.get(f"{key}_alt") or []
            wanted = " or ".join(map(_plain, (label.get(key), *others)))
            yield f"{name}: {wanted}, got {_plain(guess.get(key))}"


def _summary(one: Record) -> str:
    tolls = " ".join(f"{k} {_toll(one, k)}" for k in ("killed", "injured") if _toll(one, k) != "–")
    home = f"{one.get('governorate') or 'no governorate'}, {one.get('place') or 'no place'}"
    return " · ".join(filter(None, (_days(one), home, str(one.get("event_type")), tolls)))


def _words(one: Record) -> str:
    text = " ".join(str(one.get("evidence") or "").split())
    return f"“{text[:90]}{'…' if len(text) > 90 else ''}”"


def _days(one: Record) -> str:
    days = fields.days_of(one)
    if days is None:
        return "no date"
    return str(days[0]) if days[0] == days[1] else f"{days[0]} to {days[1]}"


def _toll(one: Record, kind: str) -> str:
    low, high = one.get(f"{kind}_min"), one.get(f"{kind}_max")
    if low is None and high is None:
        return "–"
    if low == high:
        return str(low)
    return "–".join("…" if end is None else str(end) for end in (low, high))


def _plain(value: Any) -> str:  # noqa: ANN401 (a label's value is a text, a truth or nothing)
    return {True: "yes", False: "no", None: "nothing", "": "nothing"}.get(value, str(value))
