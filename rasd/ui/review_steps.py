"""Going through the queue: which incident is open, what was done last, and what could not be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

import streamlit as st

from rasd import pipeline
from rasd.errors import RasdError
from rasd.ui import analyst, data, state
from rasd.ui.look import plain

VIEW: Final = "review-view"
"""Key of the choice between the views of the review page."""
_LAST: Final = "rasd.review.last"  # what was done last, so that it can be undone
_SAID: Final = "rasd.review.said"


@dataclass(frozen=True, slots=True)
class Done:
    """What was done last, and how it is taken back.

    rev: the revision that it made. back: 'edit', 'merge' or 'split'. others: of a merge the
    incident that was open before it, of a split all that it left, the new one last.
    """

    incident: str
    rev: int
    words: str
    back: Literal["edit", "merge", "split"] = "edit"
    others: tuple[str, ...] = ()


def say(text: str) -> None:
    """Have a sentence shown once, on the next run."""
    st.session_state[_SAID] = text


def remember(done: Done) -> None:
    """Note what was done last, so that it can be undone."""
    st.session_state[_LAST] = done


def show_said() -> None:
    """Say once what could not be done."""
    said = st.session_state.pop(_SAID, "")
    if said:
        st.warning(plain(said))


def show_done() -> None:
    """Say what was done last, and offer to undo it."""
    done: Done | None = st.session_state.get(_LAST)
    if done is not None:
        with st.container(key="review-done", horizontal=True, vertical_alignment="center"):
            st.markdown(plain(done.words), width="content")
            st.button("Undo", key="review-undo", type="tertiary", on_click=_undo, args=(done,))
            if done.back == "split":
                args = (done.others[-1],)
                st.button(
                    "Open it", key="review-parted", type="tertiary", on_click=go_to, args=args
                )


def go_to(incident: str) -> None:
    """Callback: show another incident; '' is the first of the queue."""
    st.session_state.pop(_LAST, None)
    state.change(view=replace(state.view(), incident=incident))


def _undo(done: Done) -> None:
    """Callback: take back what was done last and show it again."""
    shown = done.incident if done.back != "edit" or done.rev > 1 else ""
    try:
        if done.back == "merge":
            pipeline.undo_merge(data.store(), done.incident, analyst.name())
            shown = done.others[0]
        elif done.back == "split":
            pipeline.merge(data.store(), done.others, analyst.name())
        else:
            data.store().go_back(done.incident, done.rev - 1, done.rev, analyst.name())
    except RasdError as error:
        say(str(error))
        return
    go_to(shown)
