"""The scorecard as HTML tables: a mark on a scale for each figure, with its interval and n."""

from __future__ import annotations

from typing import Final

from rasd.render.safe import mapsafe
from rasd.views.scores import Run, ScoreRow, ScoreTable

_KEY: Final = (
    '<p class="rasd-key"><span><i class="dot"></i>Rasd</span>'
    '<span><i class="band"></i>where its true share lies, 19 times in 20</span>'
    '<span><i class="plain"></i>a plain keyword search, same articles</span></p>'
)
_HEAD: Final = (
    '<thead><tr><th scope="col">Share right</th><td></td>'
    '<th scope="col">Rasd</th><th scope="col">Keywords</th></tr></thead>'
)
_NOTE: Final = (
    '<p class="rasd-note">Dates, places, numbers and the rest are judged on the incidents that '
    "each found itself: the keyword search finds fewer, and the plainer ones.</p>"
)
_RUNS: Final = (
    '<thead><tr><th scope="col">Articles</th><th scope="col">Incidents found and real</th>'
    '<th scope="col">Entirely right</th></tr></thead>'
)


def score_html(table: ScoreTable, name: str) -> str:
    """Return the figures of one measurement; name: what tests find it by."""
    body = "".join(
        f'<tbody><tr class="g"><th colspan="4" scope="rowgroup">{mapsafe(title)}</th></tr>'
        f"{''.join(map(_row, rows))}</tbody>"
        for title, rows in table.groups
    )
    table_id = f'class="rasd-score" data-testid="{mapsafe(name)}"'
    return f"{_KEY}<table {table_id}>{_HEAD}{body}</table>{_NOTE}"


def runs_html(runs: tuple[Run, ...], name: str) -> str:
    """Return a list of measurements, one row each."""
    rows = "".join(
        f'<tr><th scope="row">{mapsafe(run.name)}<span>{mapsafe(run.told)}</span></th>'
        f'<td class="v">{_share(run.found)}</td><td class="v">{_share(run.entire)}</td></tr>'
        for run in runs
    )
    return (
        f'<table class="rasd-score rasd-runs" data-testid="{mapsafe(name)}">'
        f"{_RUNS}<tbody>{rows}</tbody></table>"
    )


def _row(row: ScoreRow) -> str:
    plain = "–" if row.plain is None else _percent(row.plain)
    return (
        f'<tr><th scope="row">{mapsafe(row.name)}<span>{mapsafe(row.hint)}</span></th>'
        f'<td class="bar" aria-hidden="true"><div>{_marks(row)}</div></td>'
        f'<td class="v">{_share(row)}</td><td class="k">{plain}</td></tr>'
    )


def _marks(row: ScoreRow) -> str:
    """Return the interval, the keyword search's mark and Rasd's mark on a scale from 0 to 1."""
    band = ""
    if row.low is not None and row.high is not None:
        width = (row.high - row.low) * 100
        band = f'<i class="band" style="left:{row.low * 100:.1f}%;width:{width:.1f}%"></i>'
    plain = (
        "" if row.plain is None else f'<i class="plain" style="left:{row.plain * 100:.1f}%"></i>'
    )
    return f'{band}{plain}<i class="dot" style="left:{row.share * 100:.1f}%"></i>'


def _share(row: ScoreRow | None) -> str:
    if row is None:
        return "–"
    ends = ""
    if row.low is not None and row.high is not None:
        ends = f"{row.low * 100:.0f}–{_percent(row.high)}"
    cases = f"of {row.cases}" if row.cases else ""
    under = " ".join(filter(None, (ends, cases)))
    return f"<b>{_percent(row.share)}</b>" + (f"<span>{under}</span>" if under else "")


def _percent(share: float) -> str:
    return f"{share * 100:.0f}%"
