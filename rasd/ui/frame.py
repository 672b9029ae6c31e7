"""The frame around every page: style, header with links, filter sidebar, and the error guard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.navigation.page import Page
from streamlit.runtime.pages_manager import PagesManager

from rasd.render.css import style_sheet
from rasd.ui import sidebar, state
from rasd.ui.atlas import show_atlas
from rasd.ui.look import theme
from rasd.ui.shell import guard, guarded
from rasd.ui.visits import note_visit

ICON: Final = Path(__file__).with_name("icon.svg")
_WORD_MARK: Final = (
    '<div class="rasd-brand"><span class="rasd-mark-word">Rasd<span lang="ar" dir="rtl">رصد</span>'
    '</span><span class="rasd-tagline">Incidents in Iraq, with the words that tell them</span>'
    "</div>"
)
_FILTERED: Final = ("map", "incidents")  # pages that show the filter


def show(pages: Sequence[Page]) -> None:
    """Run the page that the address asks for, inside the frame; the bare address shows the map.

    The bare address is a page of its own: Streamlit knows its default page by no other name, and
    would put "Page not found" over a link to /map.
    """
    st.set_page_config(
        page_title="Rasd", page_icon=str(ICON), layout="wide", initial_sidebar_state=312
    )
    home = st.Page(show_atlas, title=pages[0].title, url_path="home", default=True)
    chosen = st.navigation([home, *pages], position="hidden")
    st.html(style_sheet(theme()))
    with guard("The page"):
        state.begin(chosen.title.lower())
        _head([home, *pages[1:]] if chosen == home else pages)
        note_visit()
        if state.page() in _FILTERED:
            with st.sidebar:
                sidebar.show_filter()
        chosen.run()


def inside(draw: Callable[[], None]) -> None:
    """Draw a page inside the frame; called by the page's file.

    On a server's very first run Streamlit answers a deep link by running the page's file alone,
    because the folder is called `pages`. Then the frame has not run yet: start over through it.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()
    draw()


@st.fragment(key="head")
@guarded("The header")
def _head(pages: Sequence[Page]) -> None:
    """Name and page links; the links carry the filter, so every page opens with the same one."""
    with st.container(key="head", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(_WORD_MARK, width="stretch")
        for page in pages:
            st.page_link(page, query_params=state.link())
