"""Programs killed in mid-write: what they had acknowledged is there, nothing is half there."""

from tests.bad_days.kills import PARTS, kill_app, kill_cli

ROUNDS = 10


def test_kills_of_the_app_lose_nothing_acknowledged_and_leave_nothing_half_done(tmp_path):
    told = kill_app(str(tmp_path / "p.db"), ROUNDS)
    assert told.clean(), told
    assert told.rounds == ROUNDS
    assert told.said > ROUNDS * PARTS


def test_kills_of_an_import_by_command_lose_nothing_and_it_can_be_run_again(tmp_path):
    told = kill_cli(tmp_path, ROUNDS)
    assert told.clean(), told
    assert told.rounds == ROUNDS
    assert told.said > ROUNDS * 15
