"""All documents read again beside the screen: what would change, and all of it accepted."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from rasd import pipeline
from rasd.country import Country
from rasd.errors import Conflict, RasdError
from rasd.pipeline import Rereading
from rasd.store import Store


@dataclass
class Survey:
    """One pass over documents. The thread writes, the screen looks; both only by these fields.

    ids: of the documents to look at. accept: what was seen and is to be written, by id; empty for
    a mere look. found: what would change, or could not be written since it is another now. taken:
    documents done. written: how many were changed. error: why all of it failed, '' if it did not.
    """

    ids: tuple[str, ...]
    by: str
    accept: dict[str, Rereading] = field(default_factory=dict)
    found: list[Rereading] = field(default_factory=list)
    taken: int = 0
    written: int = 0
    error: str = ""
    stop: threading.Event = field(default_factory=threading.Event)
    done: threading.Event = field(default_factory=threading.Event)


def start(survey: Survey, store: Store, country: Country) -> threading.Thread:
    """Start a survey and return its thread; what it has written when it stops is whole."""
    thread = threading.Thread(target=_run, args=(survey, store, country), daemon=True)
    thread.start()
    return thread


def _run(survey: Survey, store: Store, country: Country) -> None:
    try:
        if survey.accept:
            store.back_up_before_import()
        for each in survey.ids:
            if survey.stop.is_set():
                return
            _take(survey, each, store, country)
            survey.taken += 1
    except RasdError as error:
        survey.error = str(error)
    finally:
        survey.done.set()


def _take(survey: Survey, article_id: str, store: Store, country: Country) -> None:
    seen = survey.accept.get(article_id)
    if seen is not None:
        try:
            pipeline.apply_reread(store, article_id, country, survey.by, seen=seen)
        except Conflict:  # it is another now: shown anew, for a second look
            seen = None
        else:
            survey.written += 1
            return
    found = pipeline.reread(store, article_id, country)
    if found.changes:
        survey.found.append(found)
