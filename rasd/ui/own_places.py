"""The user's own places: seen, added one by one or as a file, and taken up at once."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Final

import streamlit as st

from rasd import own_files, own_places, pipeline
from rasd.coordinates import read_coordinates
from rasd.country import load_country
from rasd.errors import RasdError
from rasd.ui import data, project
from rasd.ui.look import heading, note, plain

_SAID: Final = "rasd.own.said"
_FILE: Final = "own-file"
_MOST_BYTES: Final = 5_000_000


def show_own_places() -> None:
    """Draw the section: how many there are, a form for one more, the file up and down."""
    count = sum(place.source == "own" for place in data.country().places)
    heading(
        "Your own places",
        f"{count} of your own beside {len(data.country().places) - count} that come with Rasd; "
        "articles read from now on use them",
    )
    for kind, text in st.session_state.pop(_SAID, ()):
        (st.success if kind == "done" else st.warning)(plain(text))
    with st.expander("Add a place or another spelling"):
        _form()
    with st.expander("Bring or take a CSV file"):
        _file()


def keep(row: dict[str, str]) -> None:
    """Add one place or spelling to the user's file; what is wrong with it is told, not added."""
    _take(own_places.with_row(_text(), row), f"{row['name']} is added.")


def _form() -> None:
    with st.form("own", border=False, clear_on_submit=True):
        left, right = st.columns(2)
        left.text_input("Name", key="own-name", max_chars=100)
        right.selectbox(
            "Governorate",
            data.country().isos(),
            index=None,
            format_func=lambda iso: data.country().governorate(iso).name,
            key="own-iso",
        )
        left.text_input(
            "Latitude, longitude", key="own-point", placeholder="35.4681, 44.3922 or any other form"
        )
        right.selectbox("Kind", sorted(own_places.KINDS), index=None, key="own-kind")
        left.text_input("Other spellings, parted by |", key="own-variants", max_chars=500)
        right.text_input("In Arabic", key="own-ar", max_chars=100)
        st.form_submit_button("Add", on_click=_add)
    note("Without a point, the spellings are added to the place of that name that Rasd knows.")


def _add() -> None:
    state = st.session_state
    point = (state["own-point"] or "").strip()
    problem, meant = pipeline.doubt_about(point, data.country())
    if meant is not None:
        said = f"{problem[:1].upper()}{problem[1:]}; write {meant.place} if you mean that."
        state[_SAID] = [("wrong", said)]
        return
    reading = read_coordinates(point)
    lat, _, lon = point.replace(";", ",").partition(",")
    if reading is not None and not reading.problem:
        lat, lon = f"{reading.lat:.6g}", f"{reading.lon:.6g}"
    keep(
        {
            "name": (state["own-name"] or "").strip(),
            "governorate": state["own-iso"] or "",
            "lat": lat.strip(),
            "lon": lon.strip(),
            "kind": state["own-kind"] or "",
            "variants": (state["own-variants"] or "").strip(),
            "name_ar": (state["own-ar"] or "").strip(),
        }
    )


def _file() -> None:
    st.file_uploader("Replace your places by a CSV file", type="csv", key=_FILE, on_change=_replace)
    st.download_button("Take your places", _text(), "places.csv", "text/csv", key="own-take")
    note(
        f"Columns: {', '.join(own_places.COLUMNS)}. Only name and governorate must be filled. The "
        "file before the last change stays beside it as places.before.csv."
    )


def _replace() -> None:
    given = st.session_state[_FILE]
    if given is None:
        return
    if given.size > _MOST_BYTES:
        st.session_state[_SAID] = [("wrong", "The file is larger than 5 MB: no list of places.")]
        return
    try:
        text = given.getvalue().decode("utf-8-sig")
    except UnicodeDecodeError:
        said = "The file is no CSV in UTF-8: save it again as 'CSV UTF-8'. Nothing was changed."
        st.session_state[_SAID] = [("wrong", said)]
        return
    _take(text, "Your places are replaced by the file.")


def _take(text: str, done: str) -> None:
    """Write the user's file if the whole of it is sound; else say each bad row and keep the old."""
    path = _path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix="places.", suffix=".csv")
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        fresh = Path(name)
        try:
            load_country("iq", extra=fresh)
            if path.exists():
                path.replace(path.with_name("places.before.csv"))
            fresh.replace(path)
        except RasdError as error:
            fresh.unlink()
            lines = str(error).replace(fresh.name, path.name).splitlines()
            st.session_state[_SAID] = [("wrong", line) for line in lines]
            return
    except OSError as error:
        said = f"{path.name} cannot be written: {error.strerror}. Nothing was changed."
        st.session_state[_SAID] = [("wrong", said)]
        return
    st.session_state[_SAID] = [("done", done)]


def _text() -> str:
    try:
        return _path().read_text(encoding="utf-8-sig")
    except OSError:
        return own_places.template()


def _path() -> Path:
    """Where the user's file lies: where it is read from, or beside the project file."""
    return own_files.places_file(project.default_target()) or project.folder() / "places.csv"
