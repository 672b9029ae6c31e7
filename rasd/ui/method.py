"""The method page: how Rasd works, how well, and what it cannot do."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import metadata
from typing import Any, Final

import pandas as pd
import streamlit as st

from rasd.render.scores import runs_html, score_html
from rasd.score import Published, as_json, published
from rasd.ui import data
from rasd.ui.look import heading, note
from rasd.ui.places import show_places
from rasd.views.scores import measured_on, runs, score_table

_HOW: Final = """
Rasd reads each article sentence by sentence. A sentence that tells of an attack, a clash or an
operation opens an **incident**; words near it say when, where, who, against whom and with what
harm. Every field keeps the words it was read from, the rule that read them, and what else they
could have meant. Places are looked up in a gazetteer that is part of Rasd; where the text does not
say enough, the place stays as vague as the text.

Reports of the same incident in several articles become one incident. Where they disagree, all
claims are kept and shown, and one is taken by a fixed order: an analyst's choice, then the newest
from the most reliable source, then the lowest figure.
"""
_DATES: Final = (
    ("1", "the day", "“on 21 January 2022”, “overnight on Friday”"),
    ("2", "a few days", "“between 3 and 5 March”"),
    ("3", "the week", "“last week”"),
    ("4", "the month", "“last October”, “in July”"),
    ("5", "the year", "“in 2019”, “late last year”"),
)
_PLACES: Final = (
    ("1", "an exact place", "a point with the sign of the event type"),
    ("2", "near a known place", "a disc as wide as the doubt"),
    ("3", "a district", "a disc that covers the district"),
    ("4", "a governorate", "a badge in the governorate, never at its capital"),
    ("5", "a wider area", "a wide disc"),
    ("6", "not known", "in the tray beside the map, and in every count"),
    ("7", "at sea", "in the tray"),
)
_VAGUE: Final = (
    ("a couple", "2", "2"),
    ("a few", "3", "6"),
    ("several", "3", "9"),
    ("a dozen", "12", "12"),
    ("tens", "20", "99"),
    ("dozens", "24", "99"),
    ("scores", "40", "99"),
    ("hundreds", "200", "999"),
    ("thousands", "2,000", "9,999"),
    ("a number of", "1", "open upward"),
    ("at least N", "N", "open upward"),
)  # a test holds it to the table that reading uses
_LIMITS: Final = """
- News tells what editors found worth telling: few reports from a place are not few incidents.
- Only English articles are read. Others are kept and named under *Sources*, never passed over in
  silence.
- A number that sums up many incidents is not counted as one incident; it is listed as passed over.
- “IS is active here” is background, not an attribution: the perpetrator stays *unknown*.
- Incidents read with a confidence under 50% are held for review: named beside every count, and not
  part of it.
- What fewer than two independent sources tell is *provisional*; a reprint, told by its words,
  counts with its original. A story retold in other words is not recognised as one.
- Governorate lines are for orientation. They are no statement on any territory.
"""
_PRIVACY: Final = """
Rasd runs on this machine and answers only this machine. It loads no map tiles, fonts or scripts
from elsewhere and sends no telemetry. A single place name is looked up on the internet only where
you ask for it under *Places*, once it has said what is sent. Articles and edits stay in the project
file. A copied link holds your filter, and so the words you searched for: mind whom you send it to.
"""
_UNSEEN: Final = (
    "{told}, written and marked by readers before the rules saw them; measured on {day}. This is "
    "what to expect of articles of your own."
)
_KNOWN: Final = (
    "{told}: the demo. The rules were made with these, so this shows only that nothing got worse."
)
_OPENED: Final = (
    "unseen when they were first measured (above), since then used to improve the rules"
)


def show_method() -> None:
    """Draw the page."""
    method, places = st.tabs(["Method", "Places"])
    with method:
        _explain()
    with places:
        show_places()


def _explain() -> None:
    left, right = st.columns([3, 2], gap="large")
    with left:
        heading("How it works")
        st.markdown(_HOW)
        heading("How well it reads")
        _scores(published())
        heading("What it cannot do")
        st.markdown(_LIMITS)
    with right:
        heading("How precise a date is", "UCDP's classes; a date is always an interval of days")
        _table(_DATES, ("Class", "Known to", "For example"))
        heading("How precise a place is", "UCDP's classes; drawn as what it is")
        _table(_PLACES, ("Class", "Known", "On the map"))
        heading("Vague numbers", "read as a range; sums use the lower end")
        _table(_VAGUE, ("Words", "From", "To"))
        heading("Offline and private")
        st.markdown(_PRIVACY)
        heading("Versions")
        note(_versions())


def _table(rows: tuple[tuple[str, ...], ...], columns: tuple[str, ...]) -> None:
    st.table(pd.DataFrame(list(rows), columns=list(columns)).set_index(columns[0]))


def _scores(kept: Published) -> None:
    """The published accuracy, unseen articles first; without it, the command that makes it."""
    if not kept.blind and kept.known is None:
        st.markdown("Not measured on this copy yet. To measure: `python -m rasd score`.")
    if kept.blind:
        newest = as_json(kept.blind[0])
        heading("On articles it had never seen", _UNSEEN.format(**_facts(newest)))
        st.html(score_html(score_table(newest), "rasd-score-blind"))
        heading(
            "Every such measurement",
            "the newest first; a set counts only until its faults are looked at",
        )
        st.html(runs_html(runs([as_json(each) for each in kept.blind]), "rasd-score-log"))
    if kept.known is not None:
        known = as_json(kept.known)
        heading("On articles the rules were written with", _KNOWN.format(**_facts(known)))
        st.html(score_html(score_table(known), "rasd-score-known"))
    if kept.opened:
        heading("On articles it has learned from since", _OPENED)
        st.html(runs_html(runs([as_json(each) for each in kept.opened]), "rasd-score-opened"))


def _facts(measured: Mapping[str, Any]) -> dict[str, str]:
    return {"day": measured_on(measured), "told": score_table(measured).told}


def _versions() -> str:
    names = ("streamlit", "streamlit-folium", "folium", "pandas", "altair", "shapely")
    found = [f"{name} {metadata.version(name)}" for name in names]
    python = ".".join(str(part) for part in sys.version_info[:3])
    return " · ".join([f"Country data: {data.country().name}", f"Python {python}", *found])
