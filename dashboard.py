"""Rasd's dashboard: the frame and its pages. Start it with `streamlit run dashboard.py`."""

import streamlit as st

from rasd.ui import frame

frame.show(
    [
        st.Page("pages/1_map.py", title="Map", url_path="map"),
        st.Page("pages/2_incidents.py", title="Incidents", url_path="incidents"),
        st.Page("pages/3_review.py", title="Review", url_path="review"),
        st.Page("pages/5_sources.py", title="Sources", url_path="sources"),
        st.Page("pages/7_method.py", title="Method", url_path="method"),
    ]
)
