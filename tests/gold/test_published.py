"""The figures on the Method page are those that a measurement gives now."""

import json

from rasd import pipeline
from rasd.country import load_country
from rasd.record import article_record
from rasd.score import load_gold, publish, published, score, to_json
from rasd.score.published import BLIND, PUBLISHED
from tests.conftest import ROOT


def test_the_published_figures_are_measured_again(tmp_path):
    country, labels = load_country(), load_gold(ROOT / "tests" / "gold" / "gold.jsonl")
    items = [i for path in sorted(pipeline.SEEDS.glob("*.md")) for i in pipeline.read_file(path)]
    parts, clusters = pipeline.extract_all(items, country)
    found = {a.id: article_record(a, units, clusters, country) for a, units in parts}
    kept = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    publish(to_json(score(labels, found)), tmp_path / "now.json")
    assert json.loads((tmp_path / "now.json").read_text(encoding="utf-8")) == kept


def test_the_blind_figures_come_first_and_are_logged():
    blind = json.loads(BLIND.read_text(encoding="utf-8"))
    assert list(published())[: len(blind)] == list(blind)
    log = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    f1 = next(value for name, value in blind.items() if name.endswith("F1"))
    assert f"{f1:.3f}" in log
