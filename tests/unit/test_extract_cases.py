"""Texts of our own in the styles of the wires, and exactly what must be read from them.

`fixtures/extract_cases.jsonl` holds one text a line: sentences for every failure class of the
language (totals, subsets, revised tolls, datelines, places abroad, accidents, boilerplate, …) and
short articles. Of several values in a list any will do; tolls are [low, high], null not reported.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.readings import GAZETTEER, pair, told

FIXTURE = Path(__file__).resolve().parents[1] / "fixtures" / "extract_cases.jsonl"
CASES = [json.loads(line) for line in FIXTURE.read_text(encoding="utf-8").splitlines()]


def as_row(draft):
    return {
        "date_start": str(draft.date.start),
        "date_end": str(draft.date.end),
        "iso": GAZETTEER.place(draft.where).iso,
        "event_type": draft.event_type.value,
        "perpetrator": draft.perpetrator,
        "killed": pair(draft.tolls.killed),
        "injured": pair(draft.tolls.injured),
        "primary": draft.primary,
    }


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_reads_exactly_the_incidents_of_a_text(case):
    rows = [as_row(draft) for draft in told(case)]
    assert len(rows) == len(case["incidents"]), rows
    for row, wanted in zip(rows, case["incidents"], strict=True):
        for field, value in wanted.items():
            right = row[field] in value if isinstance(value, list) else row[field] == value
            assert right, (field, row, wanted)
