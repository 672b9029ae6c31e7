"""What changed → HTML. Every string from outside goes through `mapsafe`."""

from __future__ import annotations

from collections.abc import Sequence

from rasd.render.review import change_html
from rasd.render.safe import mapsafe
from rasd.views.changes import ChangeLine
from rasd.views.history import Change


def changed_html(line: ChangeLine, steps: Sequence[Change] = ()) -> str:
    """Return one incident's change: what, the fields before and after, who, when, why.

    steps: every single revision, newest first, where there was more than one.
    """
    fields = "".join(
        f"<li>{mapsafe(f.field)}: <s>{mapsafe(f.before)}</s> → {mapsafe(f.after)}</li>"
        for f in line.fields
    )
    why = f'<p class="why" dir="auto">{mapsafe(line.why)}</p>' if line.why else ""
    kind = mapsafe(line.kind)
    return (
        f'<div class="rasd-change rasd-changed" data-change="{kind}">'
        f'<p><span class="kind {kind}">{mapsafe(line.kind_words)}</span> '
        f"<b dir='auto'>{mapsafe(line.title)}</b></p>"
        f"<p class='who'>{mapsafe(line.by)}: {mapsafe(line.what)}, {mapsafe(line.when)}</p>"
        f"{f'<ul>{fields}</ul>' if fields else ''}{why}{_steps(steps)}</div>"
    )


def _steps(steps: Sequence[Change]) -> str:
    if len(steps) < 2:
        return ""
    each = "".join(change_html(step) for step in steps)
    return f"<details><summary>{len(steps)} steps</summary>{each}</details>"
