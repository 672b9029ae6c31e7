"""The place in the edit form: searched, set on a small map, and as precise as it is known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, Final

import streamlit as st

from rasd import pipeline
from rasd.model import Incident, Located, WherePrec
from rasd.ui import data
from rasd.ui.clicks import Point
from rasd.ui.look import note, plain
from rasd.ui.pick import show_picker
from rasd.ui.review_draft import desk, key_of, put, seed
from rasd.views.edits import form_values, place_words, with_precision
from rasd.views.words import WHERE_PRECISIONS

_POINT: Final = "rasd.review.point"  # (incident, the point that was set last)
_MAP: Final = "rasd.review.map"  # whether the map is open; a widget's own state goes with it
_SWITCH: Final = "review-map-open"
_OUTSIDE: Final = "rasd.review.outside"
_FURTHEST_KM: Final = 500.0


@st.fragment(key="review-where")
def show_place(incident: Incident) -> None:
    """Draw the place as it is, the search, the map, and how well it is known."""
    draft = desk().draft(incident.id)
    if draft is None:
        return
    values = form_values(incident) | dict(draft.values)
    spot = _spot(values["place"])
    on = _day(str(values["start"]))
    _search(incident)
    _now(incident, spot, form_values(incident)["place"])
    if _map_wanted():
        with st.container(key="review-map"):
            take = partial(_take_point, incident.id, on)
            show_picker(f"review-map-{incident.id}", spot, on, take)
        _around(incident, on)
    _how_well(incident, spot)


def _search(incident: Incident) -> None:
    """Draw the search box, and the places that it may mean."""
    key = key_of(incident, "search")
    seed(key, "")
    st.text_input(
        "Place",
        key=key,
        max_chars=pipeline.LONGEST_SEARCH,
        placeholder="name, 30 km south of …, or coordinates",
    )
    words = str(st.session_state.get(key, "")).strip()
    if not words:
        return
    found = pipeline.find_places(words, data.country())
    if not found:
        problem, meant = pipeline.doubt_about(words, data.country())
        if problem:
            note(f"{problem[:1].upper()}{problem[1:]}.{' Meant is:' if meant else ''}")
        else:
            note("No place of that name is listed; coordinates such as 34.21, 44.52 work too.")
        found = () if meant is None else (meant,)
    with st.container(key="review-places", horizontal=True, gap="xsmall"):
        for at, offered in enumerate(found):
            _offer(incident, f"place-{incident.id}-{at}", offered)


def _map_wanted() -> bool:
    """Draw the switch of the map; it stays as it was for the next incident."""
    st.session_state[_SWITCH] = st.session_state.get(_MAP, False)
    st.toggle("Set it on the map", key=_SWITCH, on_change=_switch_map)
    return bool(st.session_state.get(_MAP, False))


def _switch_map() -> None:
    st.session_state[_MAP] = bool(st.session_state[_SWITCH])


def _offer(incident: Incident, key: str, offered: Located, words: str = "") -> None:
    whole = place_words(offered, data.country())
    more = f", {offered.district} district" if offered.district else ""
    st.button(
        plain(words or whole),
        key=f"review-{key}",
        help=plain(f"{whole}{more}; {WHERE_PRECISIONS[offered.where_prec]}"),
        on_click=_take_place,
        args=(incident.id, offered),
    )


def _now(incident: Incident, spot: Located, stored: Mapping[str, Any]) -> None:
    """Say what the place is now, and offer the one before the edit."""
    known = spot.lat is not None and spot.lon is not None
    told = known and f"{spot.lat:.1f}" in spot.place  # the place is called by its point
    point = f" ({spot.lat:.3f}, {spot.lon:.3f})" if known and not told else ""
    border = ""
    if known and spot.border_iso and spot.border_km is not None:
        across = data.country().governorate(spot.border_iso).name
        border = f"; {spot.border_km:.0f} km from {across}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(width="stretch"):
            note(f"Now: {place_words(spot, data.country())}{point}{border}")
        before = _spot(stored)
        # always there, or the map below would move under the hand at its first click
        st.button(
            "As it was",
            key=f"review-before-{incident.id}",
            disabled=before == spot,
            on_click=_take_place,
            args=(incident.id, before),
        )


def _take_point(incident_id: str, on: date | None, point: Point) -> None:
    """Callback: the point that was set is the place; what it may be called is offered."""
    found = _called(point, on)
    st.session_state[_OUTSIDE] = found is None
    if found is not None:
        st.session_state[_POINT] = (incident_id, point)
        _take_place(incident_id, found.spot)


def _around(incident: Incident, on: date | None) -> None:
    """Draw what the point that was set may be called."""
    if st.session_state.pop(_OUTSIDE, False):
        note(f"That point lies outside {data.country().name}; the place stays as it was.")
    of, point = st.session_state.get(_POINT, ("", None))
    found = _called(point, on) if of == incident.id else None
    if found is None:
        note("Click the map to set the point; zoom in to be more exact.")
        return
    note(f"The point lies in {data.country().governorate(found.spot.iso).name}. Call it:")
    with st.container(key="review-around", horizontal=True, gap="xsmall"):
        _offer(incident, f"around-{incident.id}-point", found.spot, found.spot.place)
        for at, offered in enumerate(found.offers):
            _offer(incident, f"around-{incident.id}-{at}", offered.spot, offered.words)


def _called(point: Point, on: date | None) -> pipeline.Pointed | None:
    lat, lon, reach_km = point
    return pipeline.point_at(lat, lon, reach_km, data.country(), on)


def _how_well(incident: Incident, spot: Located) -> None:
    """Draw how well the place is known; what needs a point is only offered where there is one."""
    pinned = spot.lat is not None and spot.lon is not None
    able = {p for p in WherePrec if pinned} | ({WherePrec.GOVERNORATE} if spot.iso else set())
    options = sorted({*able, WherePrec.COUNTRY, spot.where_prec} - {WherePrec.OFFSHORE})
    if spot.where_prec is WherePrec.OFFSHORE:
        options.append(WherePrec.OFFSHORE)
    first, second = st.columns(2)
    key = key_of(incident, "prec")
    st.session_state[key] = int(spot.where_prec)  # it follows the place
    first.selectbox(
        "How exact",
        [int(prec) for prec in options],
        key=key,
        format_func=lambda prec: WHERE_PRECISIONS[prec].capitalize(),
        on_change=_take_precision,
        args=(incident.id, spot),
    )
    if not pinned:
        return
    key = key_of(incident, "radius")
    st.session_state[key] = float(spot.radius_km or 0.0)
    second.number_input(
        "Known within, km",
        min_value=0.0,
        max_value=_FURTHEST_KM,
        step=1.0,
        format="%g",
        key=key,
        on_change=_take_radius,
        args=(incident.id, spot),
    )


def _take_precision(incident_id: str, spot: Located) -> None:
    prec = WherePrec(st.session_state[f"review-edit-prec-{incident_id}"])
    _take_place(incident_id, with_precision(spot, prec, data.country()))


def _take_radius(incident_id: str, spot: Located) -> None:
    radius = float(st.session_state[f"review-edit-radius-{incident_id}"])
    put(incident_id, "place", {**_plain_place(spot), "radius_km": round(radius, 3)})


def _spot(place: Mapping[str, Any]) -> Located:
    prec = WherePrec(place["where_prec"])
    return Located(**{**place, "rivals": (), "where_prec": prec})


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _take_place(incident_id: str, offered: Located) -> None:
    """Callback: the place that was chosen among those offered."""
    put(incident_id, "place", _plain_place(offered))
    st.session_state[f"review-edit-search-{incident_id}"] = ""


def _plain_place(offered: Located) -> dict[str, Any]:
    """Return a place as a draft keeps it."""
    names = [name for name in offered.__slots__ if name != "rivals"]
    return {name: getattr(offered, name) for name in names} | {"rivals": []}
