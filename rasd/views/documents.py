"""The documents of a project as a table: what each gave, what was passed over, how it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from rasd.country import Country
from rasd.store import ArticleRow, Noted, SkippedRow
from rasd.views.history import moment
from rasd.views.rules import passed_words
from rasd.views.sources import many
from rasd.views.words import NOT_KNOWN

COUNTS: Final = "counts"
WITHDRAWN: Final = "withdrawn"
PURGED: Final = "words removed"
TAKEN_OUT: Final = "import taken out"
UNREAD: Final = "not read"
STAGES: Final[Mapping[str, str]] = {
    "read": "not read",
    "language": "other language",
    "extract": "passed over",
    "place": "no place",
    "store": "not stored",
}
"""Where on its way something was left, in words. Stages: `model.Skipped`."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One line of the table.

    id: of the article, '' for what could not be read. outlet: '' where none is named. standing:
    COUNTS, WITHDRAWN, PURGED, TAKEN_OUT or UNREAD. notes: why it stands so, and what was passed
    over, each once, as (stage in words, reason in few words).
    """

    id: str
    title: str
    outlet: str
    published: date | None
    incidents: int
    skipped: int
    standing: str
    notes: tuple[tuple[str, str], ...]
    batch: str
    added_at: str


SHOWN: Final[Mapping[str, tuple[str, Callable[[DocumentRow], bool]]]] = {
    "all": ("All", lambda _: True),
    "told": ("With incidents", lambda row: row.incidents > 0),
    "silent": ("Without incidents", lambda row: bool(row.id) and not row.incidents),
    "passed": ("With something passed over", lambda row: bool(row.id) and row.skipped > 0),
    "unread": ("Not read or not used", lambda row: not row.id),
    "out": ("Withdrawn", lambda row: row.standing in (WITHDRAWN, PURGED, TAKEN_OUT)),
}
"""Choice → its name on screen and which rows it shows."""


def document_rows(
    articles: Iterable[ArticleRow], skipped: Iterable[SkippedRow]
) -> tuple[DocumentRow, ...]:
    """Return a row a document, and one for each item that could not be read; last added first.

    Within one minute the order given stays.
    """
    passed: dict[str, list[SkippedRow]] = {}
    strays: list[DocumentRow] = []
    for skip in skipped:
        if skip.article_id:
            passed.setdefault(skip.article_id, []).append(skip)
        else:
            strays.append(_stray(skip))
    rows = [*strays, *(_row(article, passed.get(article.id, ())) for article in articles)]
    return tuple(sorted(rows, key=lambda row: row.added_at[:16], reverse=True))


def choose(
    rows: Iterable[DocumentRow], words: str = "", shown: str = "all", outlet: str | None = None
) -> tuple[DocumentRow, ...]:
    """Return the rows that have all the words in what the table says of them.

    shown: a key of SHOWN. outlet: None for any, '' for those that name none.
    """
    wanted = words.casefold().split()
    keep = SHOWN[shown][1]
    return tuple(
        row
        for row in rows
        if keep(row)
        and (outlet is None or row.outlet == outlet)
        and all(word in _text(row) for word in wanted)
    )


def document_table(rows: Sequence[DocumentRow]) -> pd.DataFrame:
    """Return the rows as the table on screen, in their order."""
    columns = ("Document", "Outlet", "Published", "Incidents", "Passed over", "Why", "Import")
    lines = [
        (
            row.title,
            row.outlet or NOT_KNOWN,
            row.published.isoformat() if row.published else NOT_KNOWN,
            row.incidents,
            row.skipped,
            _notes(row),
            row.batch,
        )
        for row in rows
    ]
    return pd.DataFrame(lines, columns=list(columns))


def counts_line(rows: Iterable[DocumentRow]) -> str:
    """Return how many there are: '23 read, 1 could not be read or used, 2 withdrawn'."""
    standing = [row.standing for row in rows]
    read, unread = standing.count(COUNTS), standing.count(UNREAD)
    out = len(standing) - read - unread
    return f"{read} read, {unread} could not be read or used" + (
        f", {out} withdrawn" if out else ""
    )


def _row(article: ArticleRow, passed: Sequence[SkippedRow]) -> DocumentRow:
    notes = [(_stage(s.stage), passed_words(s.reason)[0]) for s in passed]
    if article.withdrawn is not None:
        notes.insert(0, (_standing(article), article.withdrawn))
    return DocumentRow(
        id=article.id,
        title=article.title or article.origin or article.id,
        outlet=article.publisher,
        published=article.published,
        incidents=article.n_incidents,
        skipped=article.n_skipped,
        standing=_standing(article),
        notes=tuple(dict.fromkeys(notes)),
        batch=article.batch,
        added_at=article.added_at,
    )


def _standing(article: ArticleRow) -> str:
    if article.purged:
        return PURGED
    if article.withdrawn is not None:
        return WITHDRAWN
    return COUNTS if article.live else TAKEN_OUT


def _stray(skip: SkippedRow) -> DocumentRow:
    return DocumentRow(
        id="",
        title=skip.item,
        outlet="",
        published=None,
        incidents=0,
        skipped=1,
        standing=UNREAD,
        notes=((_stage(skip.stage), skip.reason),),
        batch=skip.batch,
        added_at=skip.added_at,
    )


def _stage(stage: str) -> str:
    return STAGES.get(stage, stage)


def _notes(row: DocumentRow) -> str:
    """Return the notes in one line, each stage named once: 'passed over: a total; an accident'."""
    by_stage: dict[str, list[str]] = {}
    if row.standing == TAKEN_OUT:
        by_stage[TAKEN_OUT] = []
    for stage, reason in row.notes:
        by_stage.setdefault(stage, []).append(reason.rstrip("."))
    parts = [f"{s}: {'; '.join(r)}" if any(r) else s for s, r in by_stage.items()]
    return " · ".join(parts)


def _text(row: DocumentRow) -> str:
    day = row.published.isoformat() if row.published else ""
    return f"{row.title} {row.outlet} {day} {_notes(row)} {row.batch} {row.id}".casefold()


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One thing that was done to a document or a rating, in words."""

    what: str
    at: str
    by: str
    why: str


_DONE: Final[Mapping[str, str]] = {
    "withdraw": "withdrew it",
    "restore": "brought it back",
    "purge": "removed its words for good",
    "redate": "corrected its date of publication to {}",
}


def document_notes(notes: Iterable[Noted], country: Country) -> tuple[NoteLine, ...]:
    """Return what was done to a document, in words, in the order given."""
    return tuple(
        NoteLine(
            _DONE.get(n.action, n.action).format(n.value), moment(n.at, country), n.by, n.reason
        )
        for n in notes
    )


def withdrawal_words(alone: int, shared: int) -> str:
    """Return what a withdrawal does. alone: incidents that only this document tells."""
    if not alone + shared:
        return "It told no incident. It stays in the project and can be brought back."
    gone = f"{many(alone, 'incident')} that only it tells will no longer count" if alone else ""
    stay = (
        f"{many(shared, 'incident')} told by others too will stand by their words" if shared else ""
    )
    parts = "; ".join(part for part in (gone, stay) if part)
    return f"{parts[:1].upper()}{parts[1:]}. Nothing is deleted; it can be brought back."


def purge_lists(alone: int, shared: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what goes and what stays when a document's words are removed for good."""
    goes = [
        "its text, title and address, and its entry in the search",
        "every quote and value read from it, also in the history of its incidents",
    ]
    if alone:
        goes.append(f"{many(alone, 'incident')} that only it tells")
    if shared:
        goes.append(f"its part in {many(shared, 'incident')} told by others too")
    goes.append("edits of these incidents that were begun and not saved")
    stays = [
        "its outlet and the fingerprint of its file (SHA-256), so that it is known again",
        "your name, the time and your reason",
    ]
    if shared:
        stays.append("what others tell, and the values that a person set")
    stays.append("notes, tags, links and reasons that a person wrote: see that none repeats it")
    stays.append("backups and exports made before: delete those by hand")
    return (("This goes, for good", tuple(goes)), ("This stays", tuple(stays)))
