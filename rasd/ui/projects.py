"""Switching between projects, and starting an empty one."""

from __future__ import annotations

from typing import Final

import streamlit as st

from rasd.errors import RasdError
from rasd.store import open_store
from rasd.ui import project, state
from rasd.ui.look import heading, plain

_NEW: Final = "project-new"
_CHOSEN: Final = "project-chosen"
_SAID: Final = "rasd.project.said"


def show_projects() -> None:
    """Show the open project, the others, and the way to a new empty one."""
    heading("Project", "each project is one file; nothing passes from one to another")
    if not project.is_file(project.default_target()):
        return
    st.session_state[_CHOSEN] = state.project_name()
    st.selectbox(
        "Open project",
        ["", *project.names()],
        key=_CHOSEN,
        format_func=lambda name: name or "Main project",
        on_change=_switch,
        label_visibility="collapsed",
    )
    row = st.form("project", border=False).container(horizontal=True, vertical_alignment="bottom")
    row.text_input("New empty project", key=_NEW, max_chars=40, placeholder="name")
    row.form_submit_button("Create", on_click=_create)
    if said := st.session_state.pop(_SAID, ""):
        st.warning(plain(said))


def _switch() -> None:
    _open(st.session_state[_CHOSEN])


def _create() -> None:
    name = st.session_state[_NEW].strip()
    if name in project.names():
        _open(name)
        return
    try:
        if not name:
            st.session_state[_SAID] = "Give the new project a name first."
            return
        open_store(project.target_of(name)).close()
    except RasdError as error:
        st.session_state[_SAID] = str(error)
        return
    st.session_state[_NEW] = ""
    _open(name)


def _open(name: str) -> None:
    try:
        state.open_project(name)
    except RasdError as error:
        st.session_state[_SAID] = str(error)
