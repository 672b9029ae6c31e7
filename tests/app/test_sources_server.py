"""The sources page of a project on PostgreSQL: rate, withdraw, bring back, read again, purge."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from rasd.model import Skipped
from rasd.store import open_store
from tests.app.test_pages import html
from tests.app.test_ratings import rate
from tests.app.test_sources import press
from tests.conftest import ROOT, a_database
from tests.stories import an_article, an_incident


@pytest.fixture
def server(tmp_path, monkeypatch):
    """The store of a project on a server, which the dashboard opens."""
    monkeypatch.chdir(tmp_path)  # drafts of such a project lie in the working folder
    with a_database() as address:
        monkeypatch.setenv("RASD_STORE", address)
        monkeypatch.setattr("sys.argv", ["dashboard.py"])
        st.cache_resource.clear()
        store = open_store(address)
        article = an_article("a1")
        skipped = [Skipped("a1", "extract", "A total over a year, not one incident.")]
        store.save(store.begin_batch("t", "t"), [article], [an_incident(article)], skipped)
        yield store
        st.cache_resource.clear()
        store.close()


@pytest.mark.postgres
def test_documents_and_sources_are_kept_on_a_server_too(server):
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.query_params["document"] = "a1"
    app.switch_page("pages/5_sources.py").run()
    assert "<mark" in html(app)
    rate(app, "publisher", "The Paper", "B", why="long record")
    assert server.ratings()["publisher", "The Paper"].grade == "B"
    app.text_input(key="withdraw-why-a1").set_value("hoax")
    press(app, "withdraw-do-a1")
    assert server.columns()["id"].size == 0
    press(app, "bring-back-a1")
    press(press(app, "again-look-a1"), "again-accept-a1")
    # made by hand of the headline; the rules read the sentence under it
    assert sorted(server.columns()["review"]) == ["extracted", "rejected"]
    app.text_input(key="purge-why-a1").set_value("names a witness")
    app.checkbox(key="purge-sure-a1").check().run()
    press(app, "purge-do-a1")
    assert server.article("a1").text == ""
    assert server.verify() == ()
