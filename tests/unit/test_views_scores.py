"""The scorecard in words and as HTML: shares, intervals, the keyword search, hostile names."""

from rasd.render.scores import runs_html, score_html
from rasd.views.scores import measured_on, runs, score_table

MEASURED = {
    "date": "2026-11-02",
    "engine": "before <b>C</b> was opened",
    "set": "Z <script>",
    "articles": 36,
    "incidents": 100,
    "figures": {
        "recall": [0.86, 0.8, 0.915, 100],
        "killed": [0.684, None, None, 0],
        "injured": [None, None, None, 0],
        "entire": [0.42, 0.3, 0.54, 100],
    },
    "baseline": {"recall": 0.361, "entire": None},
}


def test_figures_stand_in_groups_and_those_without_a_case_are_left_out():
    table = score_table(MEASURED)
    assert table.told == "36 articles, 100 incidents"
    names = [(title, [row.name for row in rows]) for title, rows in table.groups]
    assert names == [
        ("Finding incidents", ["Found"]),
        ("Reading what it found", ["Killed"]),
        ("All of it", ["Entirely right"]),
    ]
    assert measured_on(MEASURED) == "2 November 2026"
    assert measured_on(MEASURED | {"date": None}) == ""


def test_a_row_shows_share_interval_cases_and_keywords():
    html = score_html(score_table(MEASURED), "t")
    assert 'data-testid="t"' in html
    assert '<b>86%</b><span>80–92% of 100</span></td><td class="k">36%</td>' in html
    assert 'class="band" style="left:80.0%;width:11.5%"' in html
    assert 'class="dot" style="left:86.0%"' in html
    assert "<b>68%</b></td>" in html
    assert html.count('class="k">–<') == 2


def test_a_list_of_measurements_tells_their_circumstances_and_shows_no_markup():
    (run,) = runs([MEASURED])
    assert run.found is None
    assert run.name == "Set Z <script>"
    assert runs([MEASURED | {"set": "Set A"}])[0].name == "Set A"
    html = runs_html((run,), "log")
    assert "2 November 2026 · 36 articles, 100 incidents · rules: before" in html
    assert "<script>" not in html
    assert "<b>C" not in html
    assert "<b>42%</b><span>30–54% of 100</span>" in html
