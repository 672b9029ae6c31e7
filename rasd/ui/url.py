"""The only reader and writer of the address bar.

The address holds the filter, the view and the project, so a copied link opens the same screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx


def read() -> dict[str, list[str]]:
    """Return the parameters of the address as it stands, every value of each."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def write(query: Mapping[str, Sequence[str]]) -> None:
    """Put `query` into the address; each change is one step that Back undoes.

    An address that already says so is left alone, so that no empty step enters the history.
    """
    wanted = {key: list(values) for key, values in query.items()}
    if read() != wanted:
        st.query_params.from_dict(wanted)


def went_back() -> bool:
    """Return whether this run was caused by the browser's Back or Forward button.

    Only then does a changed address outrank the filter: an address that merely lags behind a
    quick second click must not undo the first.
    """
    context = get_script_run_ctx()
    return bool(context and context.is_history_navigation)
