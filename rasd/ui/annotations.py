"""Beside the incident under review: its tags, notes and links, to be added and taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import streamlit as st

from rasd.errors import RasdError
from rasd.render.annotations import one_html
from rasd.store import Annotation, Desk
from rasd.store.annotations import LONGEST_NOTE, LONGEST_TITLE
from rasd.ui import analyst, data
from rasd.ui.look import plain

_SAID: Final = "rasd.beside.said"
_GONE: Final = "rasd.beside.gone"  # (incident, the annotation taken away last)


def show_annotations(incident: str) -> None:
    """Draw what stands beside an incident, and the fields that add to it."""
    held = data.store().annotations(incident)
    count = f" ({len(held)})" if held else ""
    with st.expander(
        f"Tags, notes and links{count}", key=f"beside-{incident}", expanded=bool(held)
    ):
        if said := st.session_state.pop(_SAID, ""):
            st.warning(plain(said))
        _tags(incident, [a for a in held if a.kind == "tag"])
        for annotation in held:
            if annotation.kind != "tag":
                _one(incident, annotation)
        _offer_back(incident)
        _note(incident)
        _link(incident)


def _tags(incident: str, tags: Sequence[Annotation]) -> None:
    with st.container(
        key="beside-tags", horizontal=True, gap="xsmall", vertical_alignment="center"
    ):
        for tag in tags:
            st.button(
                f"{plain(tag.words)} ✕",
                key=f"beside-tag-{tag.id}-{tag.rev}",
                help=f"Take away: {plain(tag.words)}",
                on_click=_take_away,
                args=(incident, tag),
            )
        key = f"beside-new-tag-{incident}"
        have = {tag.words for tag in tags}
        st.selectbox(
            "Add a tag",
            [name for name in data.tags() if name not in have],
            index=None,
            key=key,
            accept_new_options=True,
            placeholder="Add a tag",
            label_visibility="collapsed",
            on_change=_add_tag,
            args=(incident, key),
            width=180,
        )


def _one(incident: str, annotation: Annotation) -> None:
    with st.container(horizontal=True, vertical_alignment="top", gap="small"):
        st.html(one_html(annotation, data.country()), width="stretch")
        st.button(
            "Take away",
            key=f"beside-gone-{annotation.id}-{annotation.rev}",
            type="tertiary",
            on_click=_take_away,
            args=(incident, annotation),
        )


def _note(incident: str) -> None:
    key = f"beside-note-{incident}"
    if key not in st.session_state:  # begun before a reload, or in another window
        st.session_state[key] = Desk(data.store()).note(incident)
    st.text_area(
        "Note",
        key=key,
        max_chars=LONGEST_NOTE,
        height=80,
        placeholder="for everyone who works in this project",
        on_change=_keep_note,
        args=(incident, key),
    )
    st.button(
        "Add the note", key=f"beside-add-note-{incident}", on_click=_add_note, args=(incident, key)
    )


def _link(incident: str) -> None:
    url, title = (f"beside-{name}-{incident}" for name in ("url", "title"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input("Link", key=url, max_chars=2_000, placeholder="https://…", width=240)
        st.text_input(
            "Its title", key=title, max_chars=LONGEST_TITLE, placeholder="if you like", width=160
        )
        st.button(
            "Add the link",
            key=f"beside-add-link-{incident}",
            on_click=_add_link,
            args=(incident, url, title),
            help="A link is kept as written; nothing is ever fetched from it.",
        )


def _offer_back(incident: str) -> None:
    gone: tuple[str, Annotation] | None = st.session_state.get(_GONE)
    if gone is None or gone[0] != incident:
        return
    with st.container(key="beside-back", horizontal=True, vertical_alignment="center"):
        words = " ".join((gone[1].words or gone[1].url).split())
        short = words if len(words) <= 60 else f"{words[:59]}…"
        st.markdown(f"Taken away: {plain(short)}", width="content")
        st.button("Undo", key="beside-undo", type="tertiary", on_click=_put_back, args=gone)


def _add_tag(incident: str, key: str) -> None:
    name = st.session_state[key]
    st.session_state[key] = None
    if name:
        try:
            data.store().tag(incident, str(name), analyst.name())
        except RasdError as error:
            st.session_state[_SAID] = str(error)


def _keep_note(incident: str, key: str) -> None:
    """Callback: what was typed outlives a reload and a restart."""
    Desk(data.store()).keep_note(incident, str(st.session_state[key]))


def _add_note(incident: str, key: str) -> None:
    try:
        data.store().note(incident, str(st.session_state[key]), analyst.name())
    except RasdError as error:
        st.session_state[_SAID] = str(error)
        return
    st.session_state[key] = ""
    Desk(data.store()).keep_note(incident, "")


def _add_link(incident: str, url: str, title: str) -> None:
    given = st.session_state
    try:
        data.store().attach(incident, str(given[url]), str(given[title]), analyst.name())
    except RasdError as error:
        given[_SAID] = str(error)
        return
    given[url] = given[title] = ""


def _take_away(incident: str, annotation: Annotation) -> None:
    try:
        rev = data.store().take_away(annotation, analyst.name())
    except RasdError as error:
        st.session_state[_SAID] = str(error)
        return
    st.session_state[_GONE] = (incident, replace(annotation, rev=rev))


def _put_back(_incident: str, annotation: Annotation) -> None:
    st.session_state.pop(_GONE, None)
    try:
        data.store().put_back(annotation, analyst.name())
    except RasdError as error:
        st.session_state[_SAID] = str(error)
