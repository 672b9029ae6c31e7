"""What each outlet gave, and gave alone."""

from datetime import date

from rasd.store import ArticleRow
from rasd.views.outlets import OutletLine, outlet_lines, outlet_table
from tests.factories import an_incident_row, frame_of


def row(n, publisher, day, incidents):
    """An article row of the store."""
    return ArticleRow(
        id=f"a{n}",
        title="",
        publisher=publisher,
        url="",
        published=date.fromisoformat(day) if day else None,
        language="en",
        kind="text",
        origin="",
        n_incidents=incidents,
        n_skipped=0,
        batch="added",
        added_at="2026-01-01T00:00:00",
    )


def test_each_outlet_has_what_it_told_and_what_it_alone_told():
    rows = [
        row(1, "Shafaq", "2022-01-21", 2),
        row(2, "Shafaq", "2022-03-02", 0),
        row(3, "Rudaw", "2022-01-22", 1),
        row(4, "", "", 1),
    ]
    incidents = frame_of(
        an_incident_row(id="i1", outlets="Rudaw|Shafaq", n_sources=2),
        an_incident_row(id="i2", outlets="Shafaq"),
        an_incident_row(id="i3", outlets=""),
    )
    assert outlet_lines(rows, incidents) == (
        OutletLine("Shafaq", 2, 1, 2, 1, 1, date(2022, 1, 21), date(2022, 3, 2)),
        OutletLine("", 1, 0, 1, 1, 0, None, None),
        OutletLine("Rudaw", 1, 0, 1, 0, 1, date(2022, 1, 22), date(2022, 1, 22)),
    )


def test_the_table_says_it_in_words():
    lines = (OutletLine("", 1, 0, 1, 1, 0, None, None),)
    assert outlet_table(lines).to_dict("records") == [
        {
            "Outlet": "not named",
            "Rating": "–",
            "Articles": 1,
            "Without incidents": 0,
            "Incidents": 1,
            "Told by it alone": 1,
            "Corroborated": 0.0,
            "Published": "not known",
        }
    ]


def test_without_articles_there_is_no_line():
    assert outlet_lines([], frame_of(an_incident_row())) == ()


def test_a_reprint_is_not_alone_and_corroborates_nothing():
    incidents = frame_of(an_incident_row(outlets="Daily|Rudaw", n_sources=1))
    (line,) = outlet_lines([row(1, "Rudaw", "2022-01-22", 1)], incidents)
    assert (line.incidents, line.alone, line.corroborated) == (1, 0, 0)
    quiet = OutletLine("Quiet", 1, 1, 0, 0, 0, None, None)
    third = OutletLine("Third", 1, 0, 3, 0, 1, None, None)
    shares = [each["Corroborated"] for each in outlet_table([third, line]).to_dict("records")]
    assert shares == [0.33, 0.0]
    assert outlet_table([line, quiet])["Corroborated"].isna().tolist() == [False, True]
