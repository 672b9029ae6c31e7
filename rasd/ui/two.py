"""Two incidents side by side: fields, reasons, and the articles that tell either."""

from __future__ import annotations

import streamlit as st

from rasd.model import Incident, Match
from rasd.render.pair import pair_html
from rasd.ui import data
from rasd.ui.look import heading
from rasd.ui.review_article import show_articles
from rasd.views.pair import pair_view


def show_two(left: Incident, right: Incident, match: Match) -> None:
    """Draw the table of both, and under it the articles of each."""
    view = pair_view(left, right, match.score, match.reasons, data.country())
    st.html(pair_html(view))
    columns = st.columns(2, gap="medium")
    sides = zip(columns, (left, right), (view.left, view.right), ("left", "right"), strict=True)
    for column, incident, side, name in sides:
        with column:
            heading(side.title)
            articles = {r.article_id: data.store().article(r.article_id) for r in incident.reports}
            show_articles(incident, articles, name)
