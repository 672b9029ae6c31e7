"""TimelineView → altair: stacked bars in the types' colours, uncertainty drawn as uncertainty."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

import altair as alt
import pandas as pd

from rasd.render.palette import TOKENS, TYPES, Theme, type_style
from rasd.views.timeline import Bin, TimelineView
from rasd.views.words import when_long

BRUSH: Final = "brush"
HEIGHT: Final = 168  # pixels of the whole chart, axis included
_RAIL: Final = 12  # pixels under the bars where uncertain intervals lie
_GAP: Final = 0.12  # share of a bin left empty, so that bars stand apart
_COLUMNS: Final = ("kind", "start", "end", "low", "high", "colour", "title", "when", "n")
_PREC: Final = {"day": 1, "week": 3, "month": 4, "year": 5}
Chart = Any  # altair's own types do not survive its method chains
Row = tuple[str, date, date, float, float, str, str, str, int]


def timeline_chart(view: TimelineView, theme: Theme = "light") -> Chart:
    """Return the chart of a timeline, with an interval selection named 'brush' on x.

    The view's period is a shade of its own and no brush: a brush that the chart was born with
    could be clicked away in the browser without anyone hearing of it.
    All bars are counted in the view; the chart computes nothing.
    """
    rows = pd.DataFrame(list(_rows(view, theme)), columns=list(_COLUMNS))
    for name in ("start", "end"):
        rows[name] = pd.to_datetime(rows[name])
    brush = alt.selection_interval(
        name=BRUSH,
        encodings=["x"],
        mark=alt.BrushConfig(
            fill=TOKENS[theme].accent,
            fillOpacity=0.06,
            stroke=TOKENS[theme].accent,
            strokeOpacity=0.6,
        ),
    )
    base = alt.Chart(rows)
    bars = [_bars(base, kind) for kind in ("context", "firm", "soft")]
    top = max(3, max((row[4] for row in _rows(view, theme)), default=0))
    chart = alt.layer(
        _axes(_period(base, theme), theme, top, plain=True),
        _axes(bars[0].add_params(brush), theme, top),
        *(_axes(layer, theme, top) for layer in bars[1:]),
        _axes(_rail(base, theme), theme, top, plain=True),
    )
    return _styled(chart, theme)


def _rows(view: TimelineView, theme: Theme) -> Iterator[Row]:
    """Bars stacked in the order of the palette: firm, then soft, then the pale context on top."""
    for i, step in enumerate(view.bins):
        when = _bin_words(step, view.bin)
        start, end = _shrunk(step)
        low = 0
        for kind, table in (("firm", view.firm), ("soft", view.soft)):
            for key in (k for k in TYPES if k in table and table[k][i]):
                n = table[key][i]
                style = type_style(key)
                colour = style.colour(theme)
                title = style.label + (", date uncertain" if kind == "soft" else "")
                yield kind, start, end, low, low + n, colour, title, when, n
                low += n
        if pale := view.context[i]:
            title = "Outside the chosen period"
            line = TOKENS[theme].line
            yield "context", start, end, low, low + pale, line, title, when, pale
    if shade := _shade(view):
        yield "period", *shade, 0, 0, TOKENS[theme].accent, "The chosen period", "", view.n
    for span in view.spans:
        when = when_long(span.start, span.end, 0)
        ink = TOKENS[theme].muted
        after = span.end + timedelta(days=1)
        yield "rail", span.start, after, 0, 0, ink, "Date uncertain", when, span.n


def _bin_words(step: Bin, name: str) -> str:
    """'April to June 2021' for a quarter: a bar's bin is known, no day of it is in doubt."""
    if name == "quarter":
        months = calendar.month_name
        return f"{months[step.start.month]} to {months[step.end.month]} {step.end.year}"
    return when_long(step.start, step.end, _PREC[name])


def _shade(view: TimelineView) -> tuple[date, date] | None:
    """The chosen period as far as there are bars, its end the day after; None where none is."""
    start, end = view.period
    if not view.bins or (start is None and end is None):
        return None
    first, last = view.bins[0].start, view.bins[-1].end
    start, end = max(start or first, first), min(end or last, last)
    return (start, end + timedelta(days=1)) if start <= end else None


def _period(base: Chart, theme: Theme) -> Chart:
    """The chosen period as a shade behind the bars."""
    accent = TOKENS[theme].accent
    return (
        base.transform_filter(alt.datum.kind == "period")
        .mark_rect(fill=accent, fillOpacity=0.12, stroke=accent, strokeOpacity=0.5, tooltip=None)
        .encode(x=alt.X("start:T"), x2="end:T", y=alt.value(0), y2=alt.value(alt.ExprRef("height")))
    )


def _bars(base: Chart, kind: str) -> Chart:
    look: dict[str, Any] = {"soft": {"fillOpacity": 0.35, "strokeOpacity": 0.9}}.get(kind, {})
    stroke = alt.Stroke("colour:N", scale=None, legend=None)
    colour = alt.Fill("colour:N", scale=None, legend=None)
    dash = {"strokeDash": [2, 2], "strokeWidth": 1} if kind == "soft" else {"strokeWidth": 0}
    return (
        base.transform_filter(alt.datum.kind == kind)
        .mark_rect(**look, **dash)
        .encode(
            x=alt.X("start:T"),
            x2="end:T",
            y=alt.Y("low:Q"),
            y2="high:Q",
            fill=colour,
            stroke=stroke,
            tooltip=_tooltip(),
        )
    )


def _rail(base: Chart, theme: Theme) -> Chart:
    """Intervals of uncertain dates: bars under the axis that fade out at both ends."""
    ink = TOKENS[theme].muted
    stops = [
        alt.GradientStop(color=f"{ink}00", offset=0),
        alt.GradientStop(color=ink, offset=0.3),
        alt.GradientStop(color=ink, offset=0.7),
        alt.GradientStop(color=f"{ink}00", offset=1),
    ]
    fade = alt.LinearGradient(gradient="linear", x1=0, x2=1, y1=0, y2=0, stops=stops)
    return (
        base.transform_filter(alt.datum.kind == "rail")
        .mark_rect(fill=fade, fillOpacity=0.6)
        .encode(
            x=alt.X("start:T"),
            x2="end:T",
            y=_from_below(_RAIL - 4),
            y2=_from_below(1),
            tooltip=_tooltip(),
        )
    )


def _from_below(pixels: int) -> Any:  # noqa: ANN401 - altair's value definition
    """A place above the axis; the plot's height is known only in the browser."""
    return alt.value(alt.ExprRef(f"height - {pixels}"))


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("when:N", title="When"),
        alt.Tooltip("title:N", title="What"),
        alt.Tooltip("n:Q", title="Incidents"),
    ]


def _axes(layer: Chart, theme: Theme, top: float, *, plain: bool = False) -> Chart:
    """Give every layer the same scales; the rail's own y is in pixels and stays."""
    tokens = TOKENS[theme]
    ticks = alt.Axis(
        title=None,
        labelOverlap=True,
        tickCount=8,
        grid=False,
        domainColor=tokens.line,
        tickColor=tokens.line,
        labelColor=tokens.muted,
        labelFlush=True,
    )
    x = alt.X("start:T", axis=ticks, title=None)
    if plain:
        return layer.encode(x=x)
    y = alt.Y(
        "low:Q",
        title=None,
        scale=alt.Scale(domain=[0, top], range=[alt.ExprRef(f"height - {_RAIL}"), 2]),
        axis=alt.Axis(
            tickCount=3,
            tickMinStep=1,
            gridColor=tokens.line,
            gridOpacity=0.6,
            domain=False,
            ticks=False,
            labelColor=tokens.muted,
        ),
    )
    return layer.encode(x=x, y=y)


def _styled(chart: Chart, theme: Theme) -> Chart:
    return (
        chart.properties(height=HEIGHT, background="transparent", padding={"left": 4, "right": 8})
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=12, labelColor=TOKENS[theme].muted)
    )


def _shrunk(step: Bin) -> tuple[date, date]:
    """The bar's ends: the day after the bin, less a gap where the bin has days to spare."""
    days = (step.end - step.start).days + 1
    return step.start, step.start + timedelta(days=max(1, round(days * (1 - _GAP))))
