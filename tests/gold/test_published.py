"""The figures on the Method page are those that a measurement gives now."""

import pytest

from rasd.cli import cli
from rasd.cli import scoring as command
from rasd.score import PUBLISHED, publish, published


def test_the_published_figures_are_measured_again(tmp_path, monkeypatch):
    now = tmp_path / "now.json"
    monkeypatch.setattr(command.scoring, "publish", lambda known, rest: publish(known, rest, now))
    assert cli.main(["score", "--publish"], standalone_mode=False) == 0
    assert now.read_text(encoding="utf-8") == PUBLISHED.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["f1", "entire", "killed"])
def test_a_blind_figure_is_shown_with_its_interval(name):
    newest = published().blind[0].figures[name]
    assert newest.low < newest.value < newest.high
