"""The one place of the screen that catches everything: an error is a sentence, no traceback."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Final, ParamSpec

import streamlit as st

from rasd.errors import RasdError
from rasd.ui.look import plain

P = ParamSpec("P")
_LOG: Final = logging.getLogger("rasd")


@contextmanager
def guard(what: str) -> Iterator[None]:
    """Show an error of the body as one sentence and go on with the rest of the page.

    what: the part of the screen, for the sentence. Streamlit's own control flow passes through.
    """
    try:
        yield
    except RasdError as error:
        st.error(plain(str(error)))
    except Exception:  # noqa: BLE001 - the page frame is where the house allows it
        _LOG.exception("%s cannot be shown", what)
        st.error(
            f"{what} cannot be shown because of a fault in Rasd. Nothing is lost: reload the page, "
            "and if it comes again, see the terminal where Rasd was started."
        )


def guarded(what: str) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Return a decorator that runs a part of the screen under `guard`."""

    def wrap(part: Callable[P, None]) -> Callable[P, None]:
        @wraps(part)
        def inner(*args: P.args, **kwargs: P.kwargs) -> None:
            with guard(what):
                part(*args, **kwargs)

        return inner

    return wrap
