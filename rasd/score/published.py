"""The accuracy that the *Method* page shows: measured figures kept beside the code.

`python -m rasd score --publish` writes those of the known set; a test measures again and compares.
Those of the blind sets stand in `blind.json`, one measurement each, logged in docs/method.md: they
cannot be measured twice.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

PUBLISHED: Final = Path(__file__).with_name("published.json")
BLIND: Final = Path(__file__).with_name("blind.json")
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "Known set, that the rules were written with (a floor, no claim): articles": (
        "documents",
        "n",
    ),
    "Incidents found, F1": ("detection", "f1"),
    "Share of what it reports that is right (precision)": ("detection", "precision"),
    "Share of the labelled incidents that it finds (recall)": ("detection", "recall"),
    "Articles without incidents, left without a false alarm": (
        "documents",
        "negatives_without_false_alarm",
        "value",
    ),
    "Date interval exact": ("attributes_on_matched", "date_exact", "value"),
    "Governorate right": ("attributes_on_matched", "governorate", "value"),
    "Killed exact, where stated": ("attributes_on_matched", "killed_exact_where_stated", "value"),
    "Injured exact, where stated": ("attributes_on_matched", "injured_exact_where_stated", "value"),
    "Event type right or defensible": ("attributes_on_matched", "event_type_lenient", "value"),
    "Perpetrator right or defensible": ("attributes_on_matched", "actor_lenient", "value"),
    "Entirely right, of all labelled incidents": ("core_all_right_of_all_gold",),
}


def publish(figures: Mapping[str, Any], path: Path = PUBLISHED) -> None:
    """Keep the figures of `to_json` that the page shows, rounded to three decimals."""
    kept = {name: _pick(figures, path) for name, path in _NAMES.items()}
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def published() -> Mapping[str, Any]:
    """Return the kept figures by name, the blind ones first; empty where none were published."""
    figures: dict[str, Any] = {}
    for path in (BLIND, PUBLISHED):
        if path.exists():
            figures |= json.loads(path.read_text(encoding="utf-8"))
    return figures


def _pick(figures: Mapping[str, Any], path: tuple[str, ...]) -> float | int | None:
    value: Any = figures
    for step in path:
        value = value[step]
    return round(value, 3) if isinstance(value, float) else value
