"""What the person at the screen has chosen: one `Filter`, one `ViewState`, one project.

They live in the session and in the address, are changed only by `change`, and every widget is
seeded from them. Nothing derived is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st
from streamlit.errors import StreamlitAPIException

from rasd.country import load_country
from rasd.filters import Filter, ViewState
from rasd.query import from_query, to_query
from rasd.ui import project, url

_BY: Final = "rasd.by"
_VIEW: Final = "rasd.view"
_PROJECT: Final = "rasd.project"
_NOTICES: Final = "rasd.notices"
_PAGE: Final = "rasd.page"

SHARED: Final = ("head", "filters", "chips")  # fragments that every filter change touches
FRAGMENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "map": ("head", "filters", "chips", "map", "timeline", "card", "table"),
    "incidents": ("head", "filters", "chips", "card", "table"),
}  # by page; a page that is not listed is rerun as a whole
VIEWS: Final = ("map", "timeline", "table", "card")


def current() -> Filter:
    """Return the filter that every view of this session shows."""
    by = st.session_state.get(_BY)
    return by if isinstance(by, Filter) else Filter()


def view() -> ViewState:
    """Return how it is looked at: measure, bins, open incident, map position."""
    seen = st.session_state.get(_VIEW)
    return seen if isinstance(seen, ViewState) else ViewState()


def project_name() -> str:
    """Return the name of the open project; '' is the default one."""
    return str(st.session_state.get(_PROJECT, ""))


def notices() -> tuple[str, ...]:
    """Return what of the opened link could not be used, in sentences; gone at the next change."""
    return tuple(st.session_state.get(_NOTICES, ()))


def page() -> str:
    """Return the address name of the page on screen."""
    return str(st.session_state.get(_PAGE, ""))


def link() -> dict[str, list[str]]:
    """Return the address parameters of the screen as it stands, for links to other pages."""
    query = to_query(current(), view())
    return query | ({"project": [project_name()]} if project_name() else {})


def begin(page_name: str) -> None:
    """Start a full run of a page: take the address in, or bring the address in line.

    The address is taken in for a new session and after Back or Forward; otherwise what is in the
    session holds, and the address follows it.
    """
    new = _BY not in st.session_state
    st.session_state[_PAGE] = page_name
    if new or url.went_back():
        _adopt()
    else:
        url.write(link())


def change(
    *, by: Filter | None = None, view: ViewState | None = None, rerun: Sequence[str] = ()
) -> None:
    """Set the filter, the view or both, in the session and the address, and redraw.

    rerun: keys of the fragments that show what changed. The frame's own fragments follow a change
    of the filter by themselves. Inside a callback only these are redrawn; none named: everything.
    """
    if by is not None:
        st.session_state[_BY] = by
    if view is not None:
        st.session_state[_VIEW] = view
    st.session_state[_NOTICES] = ()
    url.write(link())
    if rerun:
        # every link in the head carries the view too, so it is always redrawn
        shared = SHARED if by is not None else ("head",)
        redraw((*shared, *rerun))


def redraw(keys: Sequence[str]) -> None:
    """Redraw the named fragments that the page has; outside a callback, the whole page."""
    here = [key for key in FRAGMENTS.get(page(), ()) if key in keys]
    if not here:
        return  # a callback that returns is followed by a full run
    try:
        st.rerun(here)
    except StreamlitAPIException:
        # not in a callback, or a fragment that was never drawn: a full run is always right
        st.rerun()


def open_project(name: str) -> None:
    """Switch to another project with a clean filter; '' is the default one.

    Raises: BadInput if there is no project of that name.
    """
    project.target_of(name)
    st.session_state[_PROJECT] = name
    change(by=Filter(), view=ViewState())


def _adopt() -> None:
    """Take filter, view and project from the address; what is bad becomes a notice."""
    query = url.read()
    isos = [row.iso for row in load_country(project=project.default_target()).governorates]
    st.session_state[_BY], st.session_state[_VIEW], said = from_query(query, isos)
    name = (query.get("project") or [""])[-1]
    if not project.exists(name):
        said = (*said, f"The link's project {name[:40]!r} is not on this machine.")
        name = ""
    st.session_state[_PROJECT] = name
    st.session_state[_NOTICES] = said
