"""Labelled articles: JSON lines, one article each, with its text or beside a folder that has it.

A line holds `id`, `published` and `incidents`; with `text` it holds the article's body too, and may
then hold `title` and `publisher`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from rasd.errors import BadInput
from rasd.score.fields import Record

TESTS: Final = Path(__file__).resolve().parents[2] / "tests" / "gold"
KNOWN: Final = TESTS / "gold.jsonl"
"""The labels of the seeds, which the rules were written with."""
OPENED: Final = TESTS / "sets"
"""One file a set that was measured unseen and has been learned from since."""
_HEADER: Final = {"id": "Id", "title": "Title", "publisher": "Publisher", "published": "Published"}


def load_gold(path: Path) -> dict[str, Record]:
    """Return the labelled articles of a JSON-lines file by id.

    Raises BadInput where the file cannot be read or a line is no labelled article.
    """
    labels: dict[str, Record] = {}
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"The labels in {path} cannot be read: {error}.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            labels[str(record["id"])] = record
            len(record["incidents"])
        except (ValueError, KeyError, TypeError) as error:
            raise BadInput(f"Line {number} of {path} is no labelled article.") from error
    return labels


def opened_sets() -> dict[str, Path]:
    """Return the files of the opened sets by name; empty where the tests are not installed."""
    return {path.stem: path for path in sorted(OPENED.glob("*.jsonl"))}


def known_ids() -> frozenset[str]:
    """Return the ids of every labelled article that is known: no blind measurement may use it."""
    paths = [path for path in (KNOWN, *opened_sets().values()) if path.exists()]
    return frozenset(key for path in paths for key in load_gold(path))


def documents(labels: Mapping[str, Record]) -> list[tuple[str, bytes]]:
    """Return (file name, bytes) of the labelled articles that carry their text."""
    return [(f"{key}.txt", _document(record)) for key, record in labels.items() if "text" in record]


def count_incidents(labels: Mapping[str, Record]) -> int:
    """Return how many labelled incidents must be found; optional ones are not counted."""
    return sum(not i.get("optional") for record in labels.values() for i in record["incidents"])


def _document(record: Record) -> bytes:
    """Return an article as a text file with header lines, its body as it was."""
    head = [f"{name}: {record[key]}" for key, name in _HEADER.items() if record.get(key)]
    return "\n".join([*head, "", str(record["text"])]).encode()
