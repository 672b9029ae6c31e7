"""The fields of an incident, one class of language a case: sentences of our own and what they say.

`fixtures/field_cases.jsonl`: name, title (may be empty), text, want. Published on Wednesday
2016-06-15 where nothing else is said. Tolls are [low, high], null not reported; a list of values
in 'type' or 'actor' allows any. Only the first incident is compared, or that of 'nth'.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.readings import GAZETTEER, pair, told

FIXTURE = Path(__file__).resolve().parents[1] / "fixtures" / "field_cases.jsonl"
CASES = [json.loads(line) for line in FIXTURE.read_text(encoding="utf-8").splitlines()]


def as_row(draft):
    return {
        "iso": GAZETTEER.place(draft.where).iso,
        "type": draft.event_type.value,
        "actor": draft.perpetrator,
        "target": draft.target_class.value,
        "attribution": draft.attribution.value,
        "source": draft.source,
        "killed": pair(draft.tolls.killed),
        "injured": pair(draft.tolls.injured),
    }


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_reads_the_fields_of_an_incident(case):
    drafts = told(case)
    assert drafts, "no incident was read"
    row = as_row(drafts[case.get("nth", 0)])
    for field, value in case["want"].items():
        several = isinstance(value, list) and field in ("type", "actor", "target")
        right = row[field] in value if several else row[field] == value
        assert right, (field, row)
