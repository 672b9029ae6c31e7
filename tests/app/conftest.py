"""A small project of known incidents, and the dashboard opened on it."""

from dataclasses import replace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from rasd.model import EventType, Located, Skipped, Toll, Tolls, WherePrec
from rasd.store import open_store
from tests.conftest import ROOT
from tests.stories import HOSTILE, an_article, an_incident

BAGHDAD = Located(
    place="Sadr City", iso="IQ-BG", where_prec=WherePrec.EXACT, lat=33.39, lon=44.46, radius_km=3.0
)
NOWHERE = Located(place="", iso="", where_prec=WherePrec.COUNTRY, reason="no place named")


@pytest.fixture
def project(tmp_path, monkeypatch):
    """The folder of a project with four incidents in n, one held for review, one unplaced."""
    monkeypatch.setenv("RASD_STORE", str(tmp_path / "rasd.db"))
    monkeypatch.setattr("sys.argv", ["dashboard.py"])
    st.cache_resource.clear()
    st.cache_data.clear()
    first, second = an_article("a1"), an_article("a2", text=f"Market raid\n\n{HOSTILE} raid")
    store = open_store(tmp_path / "rasd.db")
    bombing = {"event_type": EventType.BOMBING, "date": None}
    incidents = [
        an_incident(first, 1),
        an_incident(first, 2, located=BAGHDAD, **bombing),
        an_incident(second, 1, located=NOWHERE, tolls=Tolls(killed=Toll(24, 24, 99))),
        an_incident(second, 2, target=HOSTILE),
        an_incident(second, 3, confidence=0.3),
    ]
    incidents[2] = replace(incidents[2], perpetrator="unknown")
    skipped = [Skipped("a1", "extract", "A total over a year, not one incident.")]
    store.save(store.begin_batch("added", "test"), [first, second], incidents, skipped)
    store.close()
    open_store(tmp_path / "empty.db").close()
    yield tmp_path
    st.cache_resource.clear()


@pytest.fixture
def ids(project):
    """The ids of the incidents, in the order in which the project was made."""
    store = open_store(project / "rasd.db")
    reports = ("a1-1", "a1-2", "a2-1", "a2-2", "a2-3")
    found = store.ids_of_reports(reports)
    store.close()
    return [found[report] for report in reports]


@pytest.fixture
def open_page(project):
    """Open a page of the dashboard at an address, as a fresh visitor would."""

    def opened(page="map", **query):
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        for key, value in query.items():
            app.query_params[key] = value
        if page != "map":
            number = {"incidents": 2, "review": 3, "sources": 5, "method": 7}[page]
            app.switch_page(f"pages/{number}_{page}.py")
        return app.run()

    return opened
