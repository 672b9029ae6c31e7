"""The log of blind measurements: what was measured before anyone had looked at the faults.

One entry a measurement, oldest first; entries are added, never changed: a set can be measured blind
only until it is opened. `docs/method.md` shows the log as a table between two marks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from rasd.errors import BadInput
from rasd.score.card import Figure, Scorecard, scorecard
from rasd.score.fields import Record
from rasd.score.labelled import count_incidents

LOG: Final = Path(__file__).with_name("blind.json")
DOCUMENT: Final = Path(__file__).resolve().parents[2] / "docs" / "method.md"
MARKS: Final = ("<!-- blind log: written by `rasd score --blind` -->", "<!-- end of the log -->")
_COLUMNS: Final = (
    *("date", "engine", "set", "articles", "incidents", "F1", "precision", "recall"),
    *("killed", "perpetrator", "entirely right", "F1 of keywords"),
)
_SHOWN: Final = ("f1", "precision", "recall", "killed", "actor", "entire")


@dataclass(frozen=True, slots=True)
class Measurement:
    """A set of labelled articles, measured. engine: the state of the rules, in words.

    day: None where the figures are those of the code they lie beside, measured again by a test.
    incidents: labelled ones that must be found. figures: of `card.FIGURES`, early measurements kept
    fewer. baseline: shares of the keyword search on the same articles, by the same names.
    """

    day: date | None
    engine: str
    name: str
    articles: int
    incidents: int
    figures: Scorecard
    baseline: Mapping[str, float | None]


def take_measurement(
    name: str,
    gold: Mapping[str, Record],
    predicted: Mapping[str, Record],
    keywords: Mapping[str, Record],
    *,
    day: date | None = None,
    engine: str = "",
) -> Measurement:
    """Return the measurement of a set: predictions and the keyword search against its labels."""
    return Measurement(
        day=day,
        engine=engine,
        name=name,
        articles=len(gold),
        incidents=count_incidents(gold),
        figures=scorecard(gold, predicted),
        baseline={key: one.value for key, one in scorecard(gold, keywords).items()},
    )


def as_json(one: Measurement) -> dict[str, Any]:
    """Return a measurement as plain values, shares rounded to three decimals."""
    return {
        "date": _day(one),
        "engine": one.engine,
        "set": one.name,
        "articles": one.articles,
        "incidents": one.incidents,
        "figures": {
            name: [*map(_rounded, (each.value, each.low, each.high)), each.n]
            for name, each in one.figures.items()
        },
        "baseline": {name: _rounded(value) for name, value in one.baseline.items()},
    }


def from_json(values: Mapping[str, Any]) -> Measurement:
    """Return the measurement of plain values; KeyError or ValueError where they are none."""
    return Measurement(
        day=date.fromisoformat(values["date"]) if values["date"] else None,
        engine=values["engine"],
        name=values["set"],
        articles=values["articles"],
        incidents=values["incidents"],
        figures={name: Figure(*each) for name, each in values["figures"].items()},
        baseline=dict(values["baseline"]),
    )


def load_log(path: Path = LOG) -> list[Measurement]:
    """Return the blind measurements, oldest first; BadInput where the log is damaged."""
    if not path.exists():
        return []
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["log"]
        return [from_json(entry) for entry in entries]
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"The log of blind measurements, {path.name}, is damaged.") from error


def add_to_log(one: Measurement, path: Path = LOG, document: Path | None = None) -> None:
    """Append a measurement to the log and write the document's table again.

    document: for a log of one's own; the house's log is shown by `docs/method.md`.
    """
    document = DOCUMENT if path == LOG else document
    log = [*load_log(path), one]
    lines = ",\n".join(json.dumps(as_json(each), ensure_ascii=False) for each in log)
    path.write_text(f'{{"log": [\n{lines}\n]}}\n', encoding="utf-8")
    if document is not None and document.exists():
        text = document.read_text(encoding="utf-8")
        document.write_text(with_table(text, load_log(path)), encoding="utf-8")


def with_table(text: str, log: Sequence[Measurement]) -> str:
    """Return a document with the log's table between its marks; as it was where it has none."""
    first, last = (text.find(mark) for mark in MARKS)
    if first < 0 or last < first:
        return text
    head = text[: first + len(MARKS[0])]
    return "\n".join([head, *_table(log), text[last:]])


def _table(log: Sequence[Measurement]) -> list[str]:
    rows = [
        [
            *(_day(one) or "–", one.engine, one.name, str(one.articles), str(one.incidents)),
            *(_cell(one.figures.get(name)) for name in _SHOWN),
            _number(one.baseline.get("f1")),
        ]
        for one in log
    ]
    rule = ["---"] * len(_COLUMNS)
    return [f"| {' | '.join(cells)} |" for cells in (_COLUMNS, rule, *rows)]


def _cell(figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return "–"
    ends = "" if figure.low is None else f" ({_number(figure.low)}–{_number(figure.high)})"
    return f"{figure.value:.3f}{ends}"


def _number(share: float | None) -> str:
    return "–" if share is None else f"{share:.2f}"


def _day(one: Measurement) -> str | None:
    return one.day.isoformat() if one.day else None


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)
