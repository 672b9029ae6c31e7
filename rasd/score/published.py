"""The accuracy that the *Method* page shows: measured figures kept beside the code.

`python -m rasd score --publish` writes those of the known set and of the opened sets; a test
measures them again and compares. Those of the blind sets stand in the log (`rasd.score.log`): they
cannot be measured twice, and the two are never mixed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rasd.score.log import LOG, Measurement, as_json, from_json, load_log

PUBLISHED: Final = Path(__file__).with_name("published.json")


@dataclass(frozen=True, slots=True)
class Published:
    """What is shown: blind measurements, newest first; the known set; sets that were blind once.

    known: None where it was not measured.
    """

    blind: tuple[Measurement, ...]
    known: Measurement | None
    opened: tuple[Measurement, ...]


def publish(known: Measurement, opened: Sequence[Measurement] = (), path: Path = PUBLISHED) -> None:
    """Keep the figures that the page shows; the same figures give the same bytes."""
    named = [("known", known), *((f"opened {each.name}", each) for each in opened)]
    lines = [
        f"{json.dumps(key)}: {json.dumps(as_json(each), ensure_ascii=False)}" for key, each in named
    ]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def published(path: Path = PUBLISHED, log: Path = LOG) -> Published:
    """Return the kept figures."""
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    found = {key: from_json(values) for key, values in kept.items()}
    known = found.pop("known", None)
    return Published(tuple(reversed(load_log(log))), known, tuple(found.values()))
