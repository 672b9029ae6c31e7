"""Selected incidents → one page of table rows in words, each with its honest precision."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from rasd.views.trust import CORROBORATED, PROVISIONAL
from rasd.views.words import (
    actor_words,
    incident_title,
    label,
    toll_words,
    when_short,
    where_words,
)

PAGE_SIZE: Final = 200
COLUMNS: Final = (
    "When",
    "Place",
    "Governorate",
    "Type",
    "Perpetrator",
    "Target",
    "Killed",
    "Injured",
    "Confidence",
    "Sources",
    "Outlets",
)


@dataclass(frozen=True, slots=True)
class Order:
    """One way to sort the table: its name on screen, a column of the frame, the direction."""

    name: str
    column: str
    ascending: bool


ORDERS: Final[Mapping[str, Order]] = {
    "newest": Order("Newest first", "date_start", ascending=False),
    "oldest": Order("Oldest first", "date_start", ascending=True),
    "killed": Order("Most killed first", "killed_best", ascending=False),
    "injured": Order("Most injured first", "injured_best", ascending=False),
    "doubtful": Order("Least certain first", "confidence", ascending=True),
    "governorate": Order("By governorate", "governorate", ascending=True),
}


@dataclass(frozen=True, slots=True)
class TableView:
    """One page of the table.

    rows: at most PAGE_SIZE, columns COLUMNS, all in words save 'Confidence' (0..100). ids: of the
    rows, in order. n: of all pages. page: 1..pages.
    """

    rows: pd.DataFrame
    ids: tuple[str, ...]
    n: int
    page: int
    pages: int


def table_view(selected: pd.DataFrame, order: str = "newest", page: int = 1) -> TableView:
    """Return one page of the incidents that pass the filter; a page beyond the last is the last.

    selected: rows of the frame. order: a key of ORDERS.
    """
    pages = max(1, -(-len(selected) // PAGE_SIZE))
    page = min(max(page, 1), pages)
    by = ORDERS[order]
    ranked = selected.sort_values(
        [by.column, "id"], ascending=[by.ascending, True], na_position="last", kind="stable"
    )
    part = ranked.iloc[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    rows = pd.DataFrame(list(_rows(part)), columns=list(COLUMNS))
    return TableView(rows, tuple(part["id"]), len(selected), page, pages)


def newest(selected: pd.DataFrame, most: int) -> tuple[tuple[str, str, str], ...]:
    """Return id, title, and tolls with outlets of the newest incidents; undated ones come last."""
    part = table_view(selected, "newest").ids[:most]
    rows = selected[selected["id"].isin(part)].to_dict("records")
    named = {str(row["id"]): row for row in rows}
    return tuple((key, _title(named[key]), _told(named[key])) for key in part)


def _title(row: dict[Hashable, Any]) -> str:
    where = where_words(str(row["place"]), str(row["governorate"]), int(row["where_prec"]))
    when = when_short(_day(row["date_start"]), _day(row["date_end"]), int(row["date_prec"]))
    return incident_title(str(row["event_type"]), str(row["target"]), where, when)


def _told(row: dict[Hashable, Any]) -> str:
    tolls = [f"{k} {_toll(row, k)}" for k in ("killed", "injured") if pd.notna(row[f"{k}_low"])]
    outlets = ", ".join(name for name in str(row["outlets"]).split("|") if name)
    return " · ".join([*tolls, outlets or "outlet not named"])


def _rows(part: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    for row in part.to_dict("records"):
        yield (
            when_short(_day(row["date_start"]), _day(row["date_end"]), int(row["date_prec"])),
            str(row["place"]) or "–",
            str(row["governorate"]) or "–",
            label(str(row["event_type"])),
            actor_words(str(row["perpetrator"])),
            str(row["target"]) or label(str(row["target_class"])),
            _toll(row, "killed"),
            _toll(row, "injured"),
            round(float(row["confidence"]) * 100),
            _sources(int(row["n_sources"])),
            ", ".join(str(row["outlets"]).split("|")),
        )


def _toll(row: dict[Hashable, Any], kind: str) -> str:
    words = toll_words(row[f"{kind}_low"], row[f"{kind}_best"], row[f"{kind}_high"])
    return words.replace(" or more", "+")  # a narrow column has no room for words


def _sources(n: int) -> str:
    return str(n) if n >= CORROBORATED else PROVISIONAL


def _day(value: Any) -> date | None:  # noqa: ANN401 - a Timestamp or NaT
    return None if pd.isna(value) else value.date()
