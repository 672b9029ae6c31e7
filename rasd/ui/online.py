"""Looking a name up on the internet: off until a person, told what is sent, asks for it."""

from __future__ import annotations

from typing import Final

import streamlit as st

from rasd import pipeline
from rasd.errors import RasdError
from rasd.ui import data, own_places, project
from rasd.ui.look import note, plain

_ANSWER: Final = "rasd.online"


def show_online(text: str) -> None:
    """Draw the offer to look `text` up elsewhere, and what came of it."""
    with st.expander("Not found, or not sure? Look it up on the internet"):
        note(f"Rasd looks nothing up by itself. {pipeline.what_it_sends()}")
        allowed = st.checkbox("Allow it for this visit", key="online-allowed")
        st.button(
            "Send the name",
            key="online-ask",
            disabled=not (allowed and text.strip()),
            on_click=_ask,
            args=(text.strip(),),
        )
        asked, answer, problem = st.session_state.get(_ANSWER, ("", None, ""))
        if asked and asked == text.strip():
            _show(asked, answer, problem)


def _ask(name: str) -> None:
    if not st.session_state.get("online-allowed"):
        return
    try:
        answer = pipeline.ask_online(name, project.folder() / "nominatim.json", data.country())
        st.session_state[_ANSWER] = (name, answer, "")
    except RasdError as error:
        st.session_state[_ANSWER] = (name, None, str(error))


def _show(name: str, answer: pipeline.OnlineAnswer | None, problem: str) -> None:
    if problem:
        st.warning(plain(problem))
        return
    if answer is None:
        note(f"{name} is not known there either.")
        return
    home = data.country().governorate(answer.iso).name if answer.iso else "no governorate"
    note(f"{answer.address} · {answer.lat:.4f}, {answer.lon:.4f} · by its point in {home}")
    if answer.iso:
        st.button(
            "Keep it as a place of your own",
            key="online-keep",
            on_click=own_places.keep,
            args=(
                {
                    "name": name,
                    "governorate": answer.iso,
                    "lat": f"{answer.lat:.5f}",
                    "lon": f"{answer.lon:.5f}",
                },
            ),
        )
