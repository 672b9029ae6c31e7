"""Rasd's dashboard: the frame and its pages. Start it with `streamlit run dashboard.py`."""

import streamlit as st

from rasd.ui import frame

frame.show(
    [
        st.Page("pages/1_Map.py", title="Map", url_path="map", default=True),
        st.Page("pages/2_Incidents.py", title="Incidents", url_path="incidents"),
        st.Page("pages/5_Sources.py", title="Sources", url_path="sources"),
        st.Page("pages/7_Method.py", title="Method", url_path="method"),
    ]
)
