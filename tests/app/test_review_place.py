"""The place in the edit form: a point from the map, what it is called, how well it is known."""

import pytest
import streamlit as st

from rasd.model import WherePrec
from rasd.store import Desk
from rasd.ui import pick
from tests.app.test_pages import html
from tests.app.test_review import press, store, the_button  # noqa: F401 (a fixture)


@pytest.fixture
def form(open_page, ids, monkeypatch):
    """The page with the form of the first incident open, a button in the place of the map."""

    def drawn(*_, on_change, **__):
        st.button("A click on the map", key="the-map", on_click=on_change)

    monkeypatch.setattr(pick, "st_folium", drawn)
    app = press(open_page("review", incident=ids[0]), "open-edit")
    assert [b for b in app.button if b.key == "the-map"] == []
    return app.toggle(key="review-map-open").set_value(True).run()


def click(app, incident, lat, lon, reach=0.4):
    """Set a point on the small map, as the browser tells it."""
    event = {"kind": "point", "at": [lat, lon], "reach": reach, "seq": 1}
    drawing = {"last_active_drawing": {"properties": event}}
    app.session_state[f"review-map-{incident}"] = drawing
    app.button(key="the-map").click().run()
    assert (len(app.exception), [e.value for e in app.error]) == (0, [])
    return app


def offered(app):
    buttons = [b for b in app.button if str(b.key).startswith("review-around-")]
    return [b.label.replace("\\", "") for b in buttons]


def take(app, words):
    next(b for b in app.button if b.label.replace("\\", "") == words).click().run()
    return app


def test_a_click_sets_the_point_and_its_governorate_and_says_what_is_near(form, ids, store):  # noqa: F811
    assert "Click the map to set the point" in html(form)
    click(form, ids[0], 34.24, 44.60, 1.2)
    assert "Now: 34.24, 44.60, Diyala; " in html(form)
    assert "The point lies in Diyala. Call it:" in html(form)
    assert offered(form)[:2] == ["34.24, 44.60", "near Al-Azim, 7 km"]
    assert offered(form)[-1] == "somewhere in Diyala"
    assert Desk(store).draft(ids[0]).values["place"]["lat"] == 34.24
    press(form, "save")
    where = store.incident(ids[0]).located
    assert (where.lat, where.lon, where.iso) == (34.24, 44.60, "IQ-DI")
    assert (where.where_prec, where.radius_km) == (WherePrec.EXACT, 1.2)


def test_the_point_can_be_called_near_a_place_and_is_only_so_exact(form, ids, store):  # noqa: F811
    take(click(form, ids[0], 34.24, 44.60), "near Al-Azim, 7 km")
    assert "Now: near Al-Azim, Diyala (34.240, 44.600)" in html(form)
    assert form.selectbox(key=f"review-edit-prec-{ids[0]}").value == 2
    assert form.number_input(key=f"review-edit-radius-{ids[0]}").value == 6.8
    press(form, "save")
    where = store.incident(ids[0]).located
    assert (where.place, where.where_prec, where.radius_km) == ("Al-Azim", WherePrec.NEAR, 6.8)


def test_the_map_stays_open_for_the_next_incident(form, ids):
    form = press(press(form, "discard"), "next")
    press(form, "open-edit")
    assert form.button(key="the-map").label == "A click on the map"
    form.toggle(key="review-map-open").set_value(False).run()
    assert [b for b in form.button if b.key == "the-map"] == []


def test_a_point_outside_changes_nothing_and_as_it_was_brings_the_place_back(form, ids):
    click(form, ids[0], 36.0, 39.0)
    assert "That point lies outside Iraq; the place stays as it was." in html(form)
    assert "Now: near Hawi Al Azim, Diyala" in html(form)
    click(form, ids[0], 34.24, 44.60)
    take(form, "As it was")
    assert "Now: near Hawi Al Azim, Diyala" in html(form)


def test_how_exact_and_how_wide_can_be_said(form, ids, store):  # noqa: F811
    form.number_input(key=f"review-edit-radius-{ids[0]}").set_value(4.0).run()
    form.selectbox(key=f"review-edit-prec-{ids[0]}").set_value(3).run()
    assert form.number_input(key=f"review-edit-radius-{ids[0]}").value == 15.0
    press(form, "save")
    where = store.incident(ids[0]).located
    assert (where.where_prec, where.radius_km) == (WherePrec.DISTRICT, 15.0)
    assert where.lat is not None


def test_a_governorate_alone_has_no_point_and_offers_no_exactness(form, ids, store):  # noqa: F811
    form.selectbox(key=f"review-edit-prec-{ids[0]}").set_value(4).run()
    assert "Now: somewhere in Diyala" in html(form)
    assert len(form.selectbox(key=f"review-edit-prec-{ids[0]}").options) == 2
    assert [n for n in form.number_input if "radius" in str(n.key)] == []
    press(form, "save")
    where = store.incident(ids[0]).located
    assert (where.lat, where.where_prec, where.iso) == (None, WherePrec.GOVERNORATE, "IQ-DI")


def test_coordinates_in_any_form_and_in_the_wrong_order(form, ids):
    box = form.text_input(key=f"review-edit-search-{ids[0]}")
    box.set_value("34°12'36\"N 44°31'12\"E").run()
    assert the_button(form, "place").label.endswith("Diyala")
    box.set_value("44.52, 34.21").run()
    assert "Latitude and longitude seem to have changed places. Meant is:" in html(form)
    press(form, "place")
    assert "Now: 34.21, 44.52, Diyala; " in html(form)
    form.text_input(key=f"review-edit-search-{ids[0]}").set_value("36.0, 39.0").run()
    assert "The point lies outside the country." in html(form)
