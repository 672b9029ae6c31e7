"""A dashboard used for long holds neither more memory nor more files; `make bench` looks longer."""

import pytest

from tests.bad_days.long_use import TABS, use

pytestmark = pytest.mark.browser


def test_three_tabs_used_for_long_cost_no_memory_and_no_files(server):
    told = use(server, warm=4, reruns=8)
    assert told.reruns == 8 * TABS
    assert told.growth() <= 50
    assert told.files[1] - told.files[0] <= TABS
